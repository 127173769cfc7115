"""How Alembic reaches a workbook: through the connection it is handed, in the step already begun."""

from alembic import context

from kamlab.workbook.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column by making the table anew
)
with context.begin_transaction():
    context.run_migrations()
