"""A snapshot: everything the follow-up compares, on one day, as data that the workbook can keep."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """Actions of the plan by what became of them.

    Attributes
    ----------
    done, moved, dropped, planned
        Numbers of actions.
    """

    done: int = 0
    moved: int = 0
    dropped: int = 0
    planned: int = 0

    @property
    def counted(self) -> int:
        """Actions that count: all but the dropped."""
        return self.done + self.moved + self.planned

    @property
    def share(self) -> float | None:
        """Part of the actions that is done, 0..1; None without actions.

        Examples
        --------
        >>> round(Done(done=5, dropped=1, planned=4).share, 3), Done().share
        (0.556, None)
        """
        return self.done / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is compared, on one day.

    Attributes
    ----------
    account
        The client as the ledger writes it.
    day
        The day it was taken.
    mirrored, coverage, dossier, wallet
        Parts of 1: goals that mirror the client's, cells that matter with a live tie, needed fields
        filled, share of the client's spending; None if not known.
    actions
        What became of the actions.
    largest, amount, total
        The biggest client with its revenue of twelve months, and that of all; money.
    revenue
        Revenue of ``account`` in the same months.
    step
        Lowest and highest step of the ladder by the client's own answers; None if it was not asked.
    cells, covered
        Cells that matter (``"D.pr"``), and those with a live tie.
    ties
        Pairs of names, ours and theirs, with a two-way contact in the last 90 days.
    """

    account: str
    day: date
    mirrored: float | None = None
    coverage: float | None = None
    dossier: float | None = None
    wallet: float | None = None
    actions: Done = Done()
    largest: str = ""
    amount: float = 0.0
    total: float = 0.0
    revenue: float = 0.0
    step: tuple[int, int] | None = None
    cells: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> float | None:
        """Share of the biggest client, 0..1; None without revenue."""
        return self.amount / self.total if self.total > 0 else None


def part(have: int, of: int) -> float | None:
    """Return a part of a whole; None if there is no whole.

    Examples
    --------
    >>> part(6, 14), part(0, 0)
    (0.42857142857142855, None)
    """
    return have / of if of else None


def to_plain(snapshot: Snapshot) -> dict[str, Any]:
    """Return a snapshot as plain data.

    Examples
    --------
    >>> taken = Snapshot("Vega", date(2026, 11, 19), coverage=0.5, ties=(("Ilyina", "Orlov"),), step=(2, 2))
    >>> from_plain(to_plain(taken)) == taken
    True
    """
    told = asdict(snapshot)
    told["ties"] = [list(pair) for pair in snapshot.ties]
    told["step"] = list(snapshot.step) if snapshot.step else None
    return {**told, "day": snapshot.day.isoformat(), "cells": [*snapshot.cells], "covered": [*snapshot.covered]}


def from_plain(told: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot that plain data describe; names that are new or gone since then do no harm."""
    known = {one.name for one in fields(Snapshot)}
    values = {name: value for name, value in told.items() if name in known}
    actions = {one.name for one in fields(Done)}
    values["day"] = date.fromisoformat(str(told["day"]))
    values["actions"] = Done(**{name: n for name, n in (told.get("actions") or {}).items() if name in actions})
    values["step"] = tuple(told["step"]) if told.get("step") else None
    values["ties"] = tuple((str(ours), str(theirs)) for ours, theirs in told.get("ties") or ())
    values |= {name: tuple(told.get(name) or ()) for name in ("cells", "covered")}
    return Snapshot(**values)
