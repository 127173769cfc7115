"""How far the reading is: rows taken in, rows expected, and a way to end it before its end.

Reading a large file takes seconds. Whoever waits may watch it::

    with watched(lambda done, expected: ...):
        read_tables(...)

The watcher is called every few thousand rows; what it raises ends the reading.
It belongs to the thread that reads, so two readings do not mix.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Watcher = Callable[[int, int], None]  # rows taken in, rows expected (0: unknown)
EVERY = 2048  # rows between two calls


@dataclass(slots=True)
class _Pace:
    """What one reading has done so far."""

    watcher: Watcher
    done: int = 0
    expected: int = 0


_PACE: ContextVar[_Pace | None] = ContextVar("pace", default=None)


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell ``watcher`` how far the reading inside this block is."""
    token = _PACE.set(_Pace(watcher))
    try:
        yield
    finally:
        _PACE.reset(token)


def expect(rows: int) -> None:
    """Add to the number of rows expected: a sheet has been opened, the lines of a file were counted."""
    if (pace := _PACE.get()) is not None:
        pace.expected += rows
        pace.watcher(pace.done, pace.expected)


def is_watched() -> bool:
    """Tell whether somebody wants to know: only then is it worth counting lines beforehand."""
    return _PACE.get() is not None


def taken(rows: int) -> None:
    """Say that so many more rows were taken in."""
    if (pace := _PACE.get()) is not None:
        pace.done += rows
        pace.watcher(pace.done, pace.expected)
