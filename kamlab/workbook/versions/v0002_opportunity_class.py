"""An opportunity gets its class: more of the same, better service, a wider business, or the firm's own word."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; what was entered before has no class yet."""
    with op.batch_alter_table("opportunity") as opportunity:
        opportunity.add_column(sa.Column("class_name", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("opportunity") as opportunity:
        opportunity.alter_column("class_name", server_default=None)
