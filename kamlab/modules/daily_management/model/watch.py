"""The early warning over a whole ledger at once: everybody's silence and volume against their own history.

One pass of array arithmetic over all orders; nothing loops over clients. The open interval
counts: a client that has stopped has no next order to measure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamlab.modules.daily_management.model.limits import FACTOR, LEAST, MANY, RATES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

GONE = 180  # days of silence after which a client has left and belongs to module 10; ours
MONTH = 30.4  # days
RECENT, BEFORE = 3, 12  # months looked at, and the months of own history they are held against
VOLUME_RATE = 0.011  # chance of a false alarm on volume at one look; simulated, recomputed in the tests
REASONS = ("alarm", "renamed", "season", "volume", "volume_season", "few", "gone", "fine")
CALLS = ("alarm", "volume")  # reasons to call today
YEAR = 365


@dataclass(frozen=True, slots=True)
class Habit:
    """One client's line of a :class:`Watch`: days, ratios and money; nan where there is nothing to tell."""

    gaps: int
    usual: float
    limit: float
    silence: int
    a_year_ago: float
    beyond: float
    ratio: float
    floor: float
    revenue: float
    reason: str
    record: bool


@dataclass(frozen=True)
class Watch:
    """What the ledger says about everybody on one day.

    Attributes
    ----------
    table
        One row per client (index): ``gaps`` number of closed intervals; ``usual``, ``limit``,
        ``silence`` days; ``record`` whether the limit is the longest interval so far, as with
        clients of a hundred intervals and more, whose whole days spread wider in logarithms than
        they do; ``beyond`` silence ÷ limit; ``ratio`` last three months ÷ own median
        month; ``floor`` the lowest ordinary ratio; ``revenue`` of twelve months; ``reason``.
    as_of
        The day.
    expected
        False alarms on silence to expect a month if nothing had changed.
    expected_volume
        The same on volume, at one look.
    """

    table: pd.DataFrame
    as_of: date
    expected: float
    expected_volume: float

    @property
    def judged(self) -> int:
        """Number of clients with enough intervals that are not gone."""
        return int((~self.table["reason"].isin(["few", "gone"])).sum())

    @property
    def calls(self) -> pd.DataFrame:
        """Clients to call, by money and distance from the limit: the first is the most urgent."""
        return self.ranked(*CALLS)

    def ranked(self, *reasons: str) -> pd.DataFrame:
        """Return the clients with these reasons, the most urgent first."""
        rows = self.table[self.table["reason"].isin(reasons)]
        return rows.sort_values("urgency", ascending=False, kind="stable")

    def habit(self, client: str) -> Habit:
        """Return one client's line."""
        told = self.table.loc[[client]].to_dict("records")[0]
        plain = {
            name: float(told[name]) for name in ("usual", "limit", "a_year_ago", "beyond", "ratio", "floor", "revenue")
        }
        return Habit(
            int(told["gaps"]),
            silence=int(told["silence"]),
            reason=str(told["reason"]),
            record=bool(told["record"]),
            **plain,
        )

    def names(self, *reasons: str) -> tuple[str, ...]:
        """Return the names of the clients with these reasons, the most urgent first."""
        return tuple(str(name) for name in self.ranked(*reasons).index)

    @property
    def largest(self) -> tuple[str, ...]:
        """Names of all clients, the largest first."""
        return tuple(str(name) for name in self.table.sort_values("revenue", ascending=False, kind="stable").index)

    def count(self, reason: str) -> int:
        """Return how many clients have a reason."""
        return int((self.table["reason"] == reason).sum())


def watch(
    orders: pd.DataFrame,
    months: pd.DataFrame,
    as_of: date,
    *,
    least: int = LEAST,
    renamed: Mapping[str, str] | None = None,
) -> Watch:
    """Judge every client of a ledger on a day.

    Parameters
    ----------
    orders
        ``client`` and ``day`` (timestamps), a row per day with an order; days from ``as_of`` on are left out.
    months
        Revenue by client (index) and full month (columns, in order); without columns, no volume is judged.
    as_of
        The day of the question.
    least
        Intervals needed to judge.
    renamed
        Client → another spelling that has been ordering since: its silence is no silence.

    Returns
    -------
    Watch
        The rules, in order: silent for 180 days, gone; too few intervals, not judged; beyond the
        own limit, an alarm, unless the same weeks were empty a year ago (season) or the name
        has changed; the last three months below the own lower limit, an alarm on volume, unless
        they were as low a year ago; else nothing.
    """
    names, clients, days = _days(orders, as_of)
    today = (np.datetime64(as_of, "D") - np.datetime64(0, "D")).astype(int)
    found = _intervals(clients, days, len(names))
    table = pd.DataFrame(found, index=pd.Index(names, name="client"))
    table["silence"] = today - _last(clients, days, len(names), today)
    table["a_year_ago"] = today - YEAR - _last(clients, days, len(names), today - YEAR)
    table["beyond"] = table["silence"] / table["limit"]
    volume = _volume(months.reindex(table.index))
    table = pd.concat([table, volume], axis=1)
    table["reason"] = _reasons(table, least, renamed or {})
    far = np.where(table["reason"] == "volume", table["floor"] / table["ratio"].clip(lower=1e-3), table["beyond"])
    table["urgency"] = table["revenue"].fillna(0.0) * np.nan_to_num(far)
    judged = table[~table["reason"].isin(["few", "gone"])]
    rates = _rates(judged["gaps"].to_numpy(np.float64), judged["record"].to_numpy(bool))
    expected = float((rates * MONTH / judged["mean"].to_numpy(np.float64)).sum())
    return Watch(table, as_of, expected, VOLUME_RATE * int(judged["ratio"].notna().sum()))


def _days(orders: pd.DataFrame, as_of: date) -> tuple[list[str], "NDArray[np.int64]", "NDArray[np.int64]"]:
    """Return the clients, and each order day once, by client and day."""
    past = orders[orders["day"] < pd.Timestamp(as_of)]
    codes, names = pd.factorize(past["client"], sort=True)
    days = past["day"].to_numpy("datetime64[D]").astype(np.int64)
    pairs = np.unique(np.column_stack([codes.astype(np.int64), days]), axis=0) if len(past) else np.empty((0, 2), int)
    return [str(name) for name in names], pairs[:, 0], pairs[:, 1]


def _intervals(clients: "NDArray[np.int64]", days: "NDArray[np.int64]", count: int) -> dict[str, Any]:
    """Return number, mean, usual length and limit of everybody's intervals.

    Whoever orders every two or three days has a hundred intervals and more, in whole days and around week-ends: in
    logarithms they spread wider than they are, so the longest one so far is the limit if it is the lower one. Watching
    every k-th order instead was tried: it speaks later than this at every spread.
    """
    same = clients[1:] == clients[:-1]
    gaps, owners = np.diff(days)[same].astype(np.float64), clients[1:][same]
    logs = np.log(gaps)
    near = owners[1:] == owners[:-1]
    moves, movers = np.abs(np.diff(logs))[near], owners[1:][near]
    number = np.bincount(owners, minlength=count)
    moved = np.bincount(movers, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = np.bincount(owners, logs, minlength=count) / number
        moving = np.bincount(movers, moves, minlength=count) / moved
        mean = np.bincount(owners, gaps, minlength=count) / number
    longest, limit = np.zeros(count), np.exp(middle + FACTOR * moving)
    np.maximum.at(longest, owners, gaps)
    record = (number >= MANY) & (longest < limit)
    limit = np.where(record, longest, limit)
    return {"gaps": number, "mean": mean, "usual": np.exp(middle), "limit": limit, "record": record}


def _last(clients: "NDArray[np.int64]", days: "NDArray[np.int64]", count: int, until: int) -> "Numbers":
    """Return everybody's last order day before a day; nan if there was none."""
    last = np.full(count, np.nan)
    past = days < until
    np.fmax.at(last, clients[past], days[past].astype(np.float64))
    return last


def _volume(months: pd.DataFrame) -> pd.DataFrame:
    """Hold the last three months against the twelve before, for those who bought in every month of them."""
    held = months.to_numpy(np.float64)
    found = pd.DataFrame(index=months.index, columns=["ratio", "floor", "year_before", "revenue"], dtype="float64")
    found["revenue"] = np.nan_to_num(held[:, -BEFORE:]).sum(axis=1) if held.shape[1] else 0.0
    if held.shape[1] < RECENT + BEFORE:
        return found
    seen = held[:, -(RECENT + BEFORE) :]
    steady = (np.nan_to_num(seen) > 0).all(axis=1)
    history, recent = seen[:, :BEFORE], seen[:, BEFORE:].mean(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = recent / np.median(history, axis=1)
        moving = np.abs(np.diff(np.log(history), axis=1)).mean(axis=1)
        floor = np.exp(-FACTOR * moving / np.sqrt(RECENT))
        before = recent / history[:, :RECENT].mean(axis=1)
    for name, values in (("ratio", ratio), ("floor", floor), ("year_before", before)):
        found[name] = np.where(steady, values, np.nan)
    return found


def _reasons(table: pd.DataFrame, least: int, renamed: Mapping[str, str]) -> "NDArray[np.str_]":
    silent = (table["silence"] > table["limit"]).to_numpy()
    empty = (table["a_year_ago"] > table["limit"]).to_numpy()
    low = (table["ratio"] < table["floor"]).to_numpy()
    usual = (table["year_before"] >= table["floor"]).to_numpy()
    new_name = table.index.isin(list(renamed))
    return np.select(
        [
            (table["silence"] >= GONE).to_numpy(),
            (table["gaps"] < least).to_numpy(),
            silent & new_name,
            silent & empty,
            silent,
            low & usual,
            low,
        ],
        ["gone", "few", "renamed", "season", "alarm", "volume_season", "volume"],
        default="fine",
    )


def _rates(gaps: "Numbers", record: "NDArray[np.bool_]") -> "Numbers":
    """Return everybody's chance of a false alarm at the next order; :func:`false_alarm_rate` for many at once.

    Of n + 1 intervals without order in time each is as likely the longest: a record comes with 1 ÷ (n + 1), whatever
    the shape of their distribution. Both added is a ceiling.
    """
    places, chances = (np.array(column, dtype=np.float64) for column in zip(*RATES, strict=True))
    chart = np.interp(np.log(np.maximum(gaps, 1.0)), np.log(places), chances)
    return chart + np.where(record, 1.0 / (gaps + 1.0), 0.0)


def rhythm(days: "pd.Series[Any]") -> tuple[int, ...]:
    """Return the intervals of one client's order days, in days."""
    seen = np.unique(days.to_numpy("datetime64[D]").astype(np.int64))
    return tuple(int(gap) for gap in np.diff(seen))
