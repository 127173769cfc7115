"""Open a workbook: make a new one, recognise a damaged or newer one, bring an older one up to date."""

import sqlite3
from contextlib import closing
from functools import cache

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from kamlab.workbook.door import PATIENCE
from kamlab.workbook.errors import WorkbookError, damaged, explain
from kamlab.workbook.models import Base
from kamlab.workbook.place import Place
from kamlab.workbook.versions import REVISIONS

_MAGIC = b"SQLite format 3\0"
_LOCK = 20_121_114  # PostgreSQL: one of the first comers makes the tables, the others wait
STAMP = "alembic_version"


def prepare(place: Place, engine: Engine) -> None:
    """Make a workbook ready: its tables are there and of this version.

    Raises
    ------
    WorkbookError
        If it is damaged, newer, not ours, or cannot be reached. It is then unchanged.
    """
    try:
        stamp = _look(place, engine)
        if stamp == REVISIONS[-1]:
            return
        if stamp is None:
            _make(place, engine)
        elif stamp in REVISIONS:
            from kamlab.workbook.migrating import migrate

            migrate(place)
        else:
            raise WorkbookError("workbook.newer", place=place.text, found=stamp, known=REVISIONS[-1])
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise explain(error, place) from error


def _stand_file(place: Place) -> None:
    """Make an empty file if there is none; refuse one that is not SQLite's."""
    file = place.file
    assert file is not None  # noqa: S101 - only files come here
    file.parent.mkdir(parents=True, exist_ok=True)
    file.open("ab").close()
    with file.open("rb") as stream:
        head = stream.read(len(_MAGIC))
    if head not in {b"", _MAGIC}:
        raise damaged(place, repr(head[:8])[2:-1])
    if not head and place.newest_backup() and not file.with_name(file.name + "-wal").exists():
        raise damaged(place, "0 B")


def _look(place: Place, engine: Engine) -> str | None:
    """Return the version of a workbook without changing a byte of it; None if it is new."""
    if not place.file:
        with engine.connect() as connection:
            return _stamp(connection)
    _stand_file(place)
    with closing(sqlite3.connect(f"{place.file.as_uri()}?mode=rw", uri=True, timeout=PATIENCE)) as line:
        found = line.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise damaged(place, str(found))
        if line.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (STAMP,)).fetchone() is None:
            others = line.execute("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 3").fetchall()
            if others:
                raise _foreign(place, [name for (name,) in others])
            return None
        stamp = line.execute(f"SELECT version_num FROM {STAMP}").fetchone()  # noqa: S608 - our own constant
        return str(stamp[0]) if stamp else ""


def _foreign(place: Place, tables: list[str]) -> WorkbookError:
    return WorkbookError("workbook.foreign", place=place.text, found=", ".join(f"«{name}»" for name in tables[:3]))


def _stamp(connection: Connection) -> str | None:
    if not inspect(connection).has_table(STAMP):
        return None
    return connection.execute(text(f"SELECT version_num FROM {STAMP}")).scalar()  # noqa: S608 - our own constant


def _make(place: Place, engine: Engine) -> None:
    """Make all tables in one step; whoever comes second finds them."""
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if _stamp(connection) is not None:
            return
        if others := inspect(connection).get_table_names():
            raise _foreign(place, others)
        stamp_new(connection)


def stamp_new(connection: Connection) -> None:
    """Make all tables and write down which version made them."""
    if connection.dialect.name == "sqlite":
        for order in _sqlite_orders():
            connection.exec_driver_sql(order)
    else:
        Base.metadata.create_all(connection)
    connection.execute(
        text(f"CREATE TABLE {STAMP} (version_num VARCHAR(32) NOT NULL CONSTRAINT {STAMP}_pkc PRIMARY KEY)")
    )
    connection.execute(text(f"INSERT INTO {STAMP} VALUES (:head)"), {"head": REVISIONS[-1]})  # noqa: S608 - our own constant


@cache
def _sqlite_orders() -> tuple[str, ...]:
    """Return what makes the tables: written once per process, for a headless run makes many workbooks in memory."""
    orders: list[CreateTable | CreateIndex] = []
    for table in Base.metadata.sorted_tables:
        orders.append(CreateTable(table))
        orders.extend(map(CreateIndex, sorted(table.indexes, key=lambda index: str(index.name))))
    return tuple(str(order.compile(dialect=sqlite.dialect())) for order in orders)
