"""Open a workbook: make a new one, recognise a damaged or newer one, bring an older one up to date."""

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

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
        if place.file:
            _stand_file(place)
        with engine.connect() as connection:
            if place.file:
                _check(place, connection)
            stamp = _stamp(connection)
        if stamp == REVISIONS[-1]:
            return
        if stamp is None:
            _make(place, engine)
        elif stamp in REVISIONS:
            from kamlab.workbook.migrating import migrate

            migrate(place)
        else:
            raise WorkbookError("workbook.newer", place=place.text, found=stamp, known=REVISIONS[-1])
    except (SQLAlchemyError, OSError) as error:
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


def _check(place: Place, connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise damaged(place, str(found))


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
            names = [f"«{name}»" for name in others[:3]]
            raise WorkbookError("workbook.foreign", place=place.text, found=", ".join(names))
        stamp_new(connection)


def stamp_new(connection: Connection) -> None:
    """Make all tables and write down which version made them."""
    Base.metadata.create_all(connection)
    connection.execute(
        text(f"CREATE TABLE {STAMP} (version_num VARCHAR(32) NOT NULL CONSTRAINT {STAMP}_pkc PRIMARY KEY)")
    )
    connection.execute(text(f"INSERT INTO {STAMP} VALUES (:head)"), {"head": REVISIONS[-1]})  # noqa: S608 - our own constant
