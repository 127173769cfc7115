"""How well the early warning ranks clients beside BG/NBD's probability alive, and how long both take; one run.

Run: python -m benchmarks.warning

Needs the package ``lifetimes``, in an environment of its own (``pip install lifetimes babel``; the course does not
need it); without it the benchmark says so and stops. On a day in the past it is asked who buys again in the next
period, and what came then is known. ROC AUC: 0.5 is a coin, 1 puts everybody who comes back above everybody
who does not. Three kinds of data, because the two methods are made for different ones:

* CDNOW, 23,570 buyers of music, as the package brings it: few purchases each, no rhythm. BG/NBD's home.
* invented firms that order in a rhythm (log-normal intervals), a third of which have stopped on a known day;
* the course's demo company, asked on the first of twelve months.

Ours judges clients with eight closed intervals and more; the others get their silence by their own mean interval,
as a bare ranking that no page of the course shows.
"""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from kamlab.modules.daily_management import model

ROUNDS = 3
PENALTIES = (0.0, 0.001, 0.01, 0.1)
DEMO = Path(__file__).resolve().parents[1] / "datasets" / "demo" / "ledger.csv"
EMPTY = pd.DataFrame(index=pd.Index([], name="client"))


def cdnow(lifetimes: Any) -> tuple[pd.DataFrame, pd.Timestamp, int]:  # noqa: ANN401 - a package that is not typed
    """Return the purchases of CDNOW, the day of the question and the days after it."""
    path = Path(lifetimes.__file__).parent / "datasets" / "CDNOW_master.txt"
    table = pd.read_csv(path, sep=r"\s+", header=0, names=["client", "day", "quantity", "money"])
    table["day"] = pd.to_datetime(table["day"].astype(str), format="%Y%m%d")
    table["client"] = table["client"].astype(str)
    return table[["client", "day"]].drop_duplicates(), pd.Timestamp("1997-10-01"), 273


def rhythm(spread: float, seed: int = 3, clients: int = 3000) -> tuple[pd.DataFrame, pd.Timestamp, int]:
    """Invent clients with log-normal intervals; a third stopped on a known day within the last five intervals."""
    draw, day = np.random.default_rng(seed), pd.Timestamp("2026-11-01")
    usual = draw.uniform(10, 45, clients)
    steps = usual[:, None] * np.exp(draw.normal(0, spread, (clients, 120)))
    days = np.round(steps.cumsum(1) - 900)  # days from the question: before it below zero
    stops = np.where(draw.uniform(size=clients) < 1 / 3, -draw.uniform(0, 5, clients) * usual, np.inf)
    rows = pd.DataFrame({"client": np.repeat(np.arange(clients).astype(str), 120), "at": days.ravel()})
    kept = rows[(days <= stops[:, None]).ravel() & (rows["at"] < 400)].drop_duplicates()  # noqa: PLR2004 - far enough
    return pd.DataFrame({"client": kept["client"], "day": day + pd.to_timedelta(kept["at"], unit="D")}), day, 60


def demo() -> pd.DataFrame:
    """Return the order days of the demo company."""
    table = pd.read_csv(DEMO, parse_dates=["date"])
    sold = table[table["quantity"] > 0]
    return sold[["client", "date"]].rename(columns={"date": "day"}).drop_duplicates()


def auc(score: pd.Series, comes: pd.Series) -> float:
    """Return the chance that one who comes back is ranked above one who does not; ties count half."""
    ranks, yes, no = score.rank(), int(comes.sum()), int((~comes).sum())
    return float((ranks[comes].sum() - yes * (yes + 1) / 2) / (yes * no)) if yes and no else float("nan")


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the shortest of a few runs by the processor's clock, and the result."""
    best, found = float("inf"), None
    for _ in range(ROUNDS):
        start = time.process_time()
        found = work()
        best = min(best, time.process_time() - start)
    return best, found


def ours(orders: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return silence ÷ own limit, the number of intervals and silence ÷ mean interval."""
    table = model.watch(orders, EMPTY, day).table
    return table.assign(plain=table["silence"] / table["mean"])


def bgnbd(lifetimes: Any, orders: pd.DataFrame, day: pd.Timestamp, penalty: float) -> pd.Series:  # noqa: ANN401 - the same
    """Return BG/NBD's probability alive by client: summary, fit, prediction; nan where the fit does not converge."""
    summary = lifetimes.utils.summary_data_from_transaction_data(
        orders, "client", "day", observation_period_end=day - pd.Timedelta(days=1)
    )
    fitted = lifetimes.BetaGeoFitter(penalizer_coef=penalty)
    try:
        fitted.fit(summary["frequency"], summary["recency"], summary["T"])
    except lifetimes.utils.ConvergenceError:
        return pd.Series(np.nan, index=summary.index)
    alive = fitted.conditional_probability_alive(summary["frequency"], summary["recency"], summary["T"])
    return pd.Series(np.asarray(alive), index=summary.index)


def compare(lifetimes: Any, name: str, data: tuple[pd.DataFrame, pd.Timestamp, int]) -> None:  # noqa: ANN401 - the same
    """Print ranking, alarms and time; of BG/NBD's penalties the one that ranks best is taken."""
    orders, day, ahead = data
    past = orders[orders["day"] < day]
    later = orders[(orders["day"] >= day) & (orders["day"] < day + pd.Timedelta(days=ahead))]
    time_ours, mine = seconds(lambda: ours(past, day.date()))
    comes = pd.Series(mine.index.isin(later["client"]), index=mine.index)
    judged, once = mine["gaps"] >= model.LEAST, mine["gaps"] >= 1
    best = (-1.0, 0.0, pd.Series(dtype=float))
    for penalty in PENALTIES:
        took, alive = seconds(lambda penalty=penalty: bgnbd(lifetimes, past, day, penalty))
        ranks = auc(alive.reindex(mine.index)[judged], comes[judged])
        best = max(best, (ranks if alive.notna().all() else -1.0, took, alive), key=lambda one: one[0])
    _, time_theirs, alive = best
    alive = alive.reindex(mine.index)
    _say(f"{name}: {comes[judged].mean():.1%} of {int(judged.sum())} judged come back")
    _say(f"  ranking, judged           ours {auc(-mine['beyond'][judged], comes[judged]):.3f}   BG/NBD {best[0]:.3f}")
    both = auc(-mine["plain"][once], comes[once]), auc(alive[once], comes[once])
    _say(f"  ranking, one repeat       ours {both[0]:.3f}   BG/NBD {both[1]:.3f}   (of {int(once.sum())})")
    _alarms(mine[judged], alive[judged], comes[judged])
    ratio = time_theirs / time_ours
    _say(f"  time                      ours {time_ours:.3f} s   BG/NBD {time_theirs:.3f} s   x{ratio:.1f}")


def _alarms(mine: pd.DataFrame, alive: pd.Series, comes: pd.Series) -> None:
    """Print how many of those who stay away our alarms find, and what BG/NBD finds with as many alarms in vain."""
    alarm = mine["silence"] > mine["limit"]
    vain = float(alarm[comes].mean())
    theirs = alive < alive[comes].quantile(vain)
    found, same = alarm[~comes].mean(), theirs[~comes].mean()
    _say(f"  found of who stays away   ours {found:.1%}   BG/NBD {same:.1%}   {vain:.2%} in vain")


def main() -> None:
    """Print the table."""
    try:
        import lifetimes
        import lifetimes.utils
    except ImportError:
        _say("The package lifetimes is not here, so there is nothing to compare with: pip install lifetimes")
        return
    _say("ROC AUC for “buys again in the next period”")
    compare(lifetimes, "CDNOW, 39 weeks", cdnow(lifetimes))
    for spread in (0.15, 0.3, 0.6):
        compare(lifetimes, f"rhythm, spread {spread}", rhythm(spread))
    everything = demo()
    for month in ("2025-11-01", "2026-03-01", "2026-07-01"):
        compare(lifetimes, f"demo, {month}", (everything, pd.Timestamp(month), 60))


def _say(line: str) -> None:
    print(line)  # noqa: T201 - what a benchmark is for


if __name__ == "__main__":
    main()
