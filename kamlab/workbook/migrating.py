"""Bring an older workbook up to date: a copy first, then the migrations as one step."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from kamlab.workbook.copies import back_up
from kamlab.workbook.door import make_engine
from kamlab.workbook.errors import damaged
from kamlab.workbook.place import Place

_HERE = Path(__file__).parent
_UNBOUND = ("busy_timeout=5000", "synchronous=FULL", "foreign_keys=OFF")  # a table made anew would empty its dependants
_LOCK = 20_121_114  # PostgreSQL: one migrates, the others wait


def config(connection: Connection) -> Config:
    """Return Alembic's settings for a workbook that is already open."""
    told = Config()
    told.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    told.set_main_option("path_separator", "os")
    told.attributes["connection"] = connection
    return told


def migrate(place: Place) -> None:
    """Bring a workbook up to date.

    A copy of a file is made first. All migrations are one step, on a server too: if
    one fails, the workbook is as it was.

    Raises
    ------
    WorkbookError
        If the copy cannot be made, or an entry would lose what it points at.
    """
    if place.file:
        back_up(place, "before-update")
    engine = make_engine(place, pragmas=_UNBOUND)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            command.upgrade(config(connection), "head")
            if place.file and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
                raise damaged(place, f"{lost[0]} → {lost[2]}")
    finally:
        engine.dispose()
