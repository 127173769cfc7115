"""Transactions on one workbook: whole steps, taken in turn, acknowledged when on disk."""

import random
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from kamlab.workbook.errors import WorkbookError, explain, passing
from kamlab.workbook.place import Place

T = TypeVar("T")
PATIENCE = 20.0  # seconds a step may wait for its turn
_BUSY = 5000  # milliseconds SQLite itself waits for another writer
PRAGMAS = (
    f"busy_timeout={_BUSY}",  # first: the others may have to wait
    "journal_mode=WAL",  # readers and one writer do not stop each other
    "synchronous=FULL",  # a commit returns when it is on disk
    "fullfsync=ON",  # macOS: on disk and not in the disk's own memory
    "foreign_keys=ON",
)


def make_engine(place: Place, *, pragmas: tuple[str, ...] = ()) -> Engine:
    """Return the engine of a workbook; a missing file is an error, never a new file."""
    if not place.file and not place.in_memory:
        return create_engine(place.url, pool_pre_ping=True, pool_size=2, connect_args={"connect_timeout": 10})
    target = f"{place.file.as_uri()}?mode=rw" if place.file else ":memory:"

    def connect() -> sqlite3.Connection:
        line = sqlite3.connect(target, uri=True, isolation_level=None, check_same_thread=False, timeout=_BUSY / 1000)
        try:
            for pragma in pragmas or PRAGMAS:
                _patiently(line, f"PRAGMA {pragma}")
        except sqlite3.Error:
            line.close()  # a line left open would hold a damaged file for ever
            raise
        return line

    pool: dict[str, Any] = {"poolclass": StaticPool} if place.in_memory else {}
    engine = create_engine("sqlite://", creator=connect, **pool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Take the writer's turn at once: a reader that becomes a writer half-way can be refused."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _patiently(line: sqlite3.Connection, order: str) -> None:
    """Run an order; turning the journal on is refused at once while somebody else does it."""
    for pause in pauses():
        try:
            line.execute(order)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or pause is None:
                raise
            time.sleep(pause)
        else:
            return


def pauses() -> Iterator[float | None]:
    """Yield growing pauses in seconds, each a little random; None when patience is over."""
    end, pause = time.monotonic() + PATIENCE, 0.005
    while time.monotonic() < end:
        yield pause * random.uniform(0.5, 1.5)  # noqa: S311 - only keeps writers from knocking in step
        pause = min(2 * pause, 0.5)
    yield None


class Door:
    """The one way in: reads and writes are whole steps.

    Parameters
    ----------
    place
        The workbook.
    prepare
        Called with the engine when the file is opened, or opened again because it
        was replaced: checks, makes or migrates it.
    """

    def __init__(self, place: Place, prepare: Callable[[Place, Engine], None]) -> None:
        self.place = place
        self._prepare = prepare
        self._turn = threading.RLock()
        self._engine = make_engine(place)
        self._identity: tuple[int, int] | None = None
        weakref.finalize(self, self._engine.dispose)

    def open(self) -> None:
        """Check, make or migrate the workbook; remember which file it is."""
        try:
            self._prepare(self.place, self._engine)
        except WorkbookError:
            self._engine.dispose()
            raise
        self._identity = _identity(self.place.file)

    def close(self) -> None:
        """Let go of the file; the next step opens it again."""
        self._engine.dispose()

    def read(self, work: Callable[[Session], T]) -> T:
        """Do a step that only looks."""
        return self._step(work, self._engine)

    def write(self, work: Callable[[Session], T]) -> T:
        """Do a step that changes something; return when it is on disk.

        The step is done again from its beginning when another writer came between,
        so it must start from what it reads itself.

        Raises
        ------
        WorkbookError
            If it cannot be written. Nothing of the step is then in the workbook.
        """
        done = self._step(work, self._engine.execution_options(writes=True))
        if self.place.file and _identity(self.place.file) != self._identity:
            raise WorkbookError("workbook.gone", place=self.place.text, backup="")
        return done

    def _step(self, work: Callable[[Session], T], engine: Engine) -> T:
        for pause in pauses():
            try:
                with self._turn:
                    self._stands()
                    with Session(engine, expire_on_commit=False) as session, session.begin():
                        return work(session)
            except (SQLAlchemyError, sqlite3.Error, OSError) as error:
                if pause is None or not passing(error):
                    raise explain(error, self.place) from error
                time.sleep(pause)
        raise AssertionError  # the last pause is None and has raised

    def _stands(self) -> None:
        """Check that the file is the one we opened: a write into a deleted file would be lost."""
        if self.place.file is None or self._identity is None:
            return
        now = _identity(self.place.file)
        if now is None:
            raise explain(FileNotFoundError(2, "no such file"), self.place)
        if now != self._identity:
            self._engine.dispose()
            self.open()


def _identity(file: Path | None) -> tuple[int, int] | None:
    if file is None:
        return None
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
