"""An action may cost money, not only hours: the plan of module 05 sets both against what there is."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the outlay of an action."""
    with op.batch_alter_table("action") as action:
        action.add_column(sa.Column("money", sa.Double(), nullable=True))
