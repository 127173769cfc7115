"""A way back keeps what was left behind and to whom the client introduced us (module 10)."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the gift and the introductions; of what was entered before, nobody has said them yet."""
    with op.batch_alter_table("recovery_case") as case:
        case.add_column(sa.Column("gift", sa.Text(), nullable=True))
        case.add_column(sa.Column("introduced", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("recovery_case") as case:
        case.alter_column("introduced", server_default=None)
        case.create_check_constraint("word_gift", "gift IN ('none', 'token', 'returned')")
