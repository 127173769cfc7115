"""A way back gets its steps: how the office visit went, when the offer was made, its answer, a reminder (module 10)."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the steps; of what was entered before, nobody has said them yet."""
    with op.batch_alter_table("recovery_case") as case:
        case.add_column(sa.Column("office", sa.Text(), nullable=True))
        case.add_column(sa.Column("offer_on", sa.Date(), nullable=True))
        case.add_column(sa.Column("answer", sa.Text(), nullable=True))
        case.add_column(sa.Column("reminder", sa.Date(), nullable=True))
        case.create_check_constraint("word_office", "office IN ('accepted', 'refused')")
        case.create_check_constraint("word_answer", "answer IN ('yes', 'no')")
