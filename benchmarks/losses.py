"""Print what the exit of clients costs to reckon, against plain NumPy, from one run.

Usage: ``python benchmarks/losses.py [--rounds 5] [--years 100000] [--clients 200] [--buyers 10000]``.
The years of several losses are drawn by module 02 and, in turn, by the plainest NumPy that gives a
loss for each year without a common shock: one matrix of draws, one product. The cascade of the supplier's discount
is set beside the plainest NumPy that repeats its rounds for one pass-through, and beside the same over a
grid of whole per cents, which only comes near the best point that the module finds exactly.
Not a test: a busy machine gives other seconds, but much the same ratios.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from kamlab.modules.concentration import model

SHARE = 0.4  # pass-through of the single cascade


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--years", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--buyers", type=int, default=10_000)
    wish = parser.parse_args()
    _years(wish.rounds, wish.years, wish.clients)
    _cascade(wish.rounds, wish.buyers)


def _years(rounds: int, years: int, count: int) -> None:
    rng = np.random.default_rng(1)
    amounts, chances = rng.lognormal(12, 1.2, count), rng.uniform(0.02, 0.2, count)
    clients = [
        model.Exposed(str(place), float(amount), float(chance), str(place % 12))
        for place, (amount, chance) in enumerate(zip(amounts, chances, strict=True))
    ]
    cushion = float(amounts.sum() / 5)

    def ours() -> float:
        return model.simulate_losses(clients, shock=0.05, cushion=cushion, years=years).beyond_apart

    def plain() -> float:
        drawn = np.random.default_rng(2).random((years, count))
        both = 1 - (1 - chances) * 0.95
        return float(((drawn < both) @ amounts > cushion).mean())

    _say(f"\n{years:,} years of {count:,} clients (kamlab: with a common shock and without it; the floor: without)")
    near = abs(ours() - plain())
    _turns(rounds, {"kamlab, both runs": ours, "plain NumPy, one run": plain})
    _say(f"  the share of bad years differs by {near:.4f}")


def _cascade(rounds: int, count: int) -> None:
    rng = np.random.default_rng(3)
    quantity, bears = rng.lognormal(4, 1, count), rng.uniform(0, 0.2, count)
    own = float(quantity.sum())
    starts = np.array([0.0, 0.4, 0.9, 1.6]) * own
    discounts = np.array([0.0, 0.04, 0.08, 0.12])
    tiers = tuple(model.Tier(float(start), float(off)) for start, off in zip(starts, discounts, strict=True))
    lines = (model.Buyer(str(place), float(q), 95.0, float(t)) for place, (q, t) in enumerate(zip(quantity, bears)))  # noqa: B905 - one length by construction
    goods = model.Purchase(100.0, tiers, (model.Buyer("account", own, 90.0), *lines), 100_000.0)

    def cost(volume: float) -> float:
        return 100 * (1 - float(discounts[np.searchsorted(starts, volume, side="right") - 1]))

    def plain(share: float = SHARE) -> float:
        before, stay = cost(2 * own), np.ones(count, dtype=bool)
        while True:
            now = cost(float(quantity[stay].sum()))
            leave = stay & (share * (now - before) / 95 > bears)
            if not leave.any():
                return float((quantity[stay] * (95 + share * (now - before) - now)).sum()) - 100_000
            stay &= ~leave

    def grid() -> float:
        return max(plain(step / 100) for step in range(101))

    _say(f"\nThe cascade of {count:,} clients at one pass-through (kamlab reads the clients, the floor has columns)")
    _turns(rounds, {"kamlab": lambda: model.discount_cascade(goods, "account", SHARE).after, "plain NumPy, one": plain})
    _say(f"\nThe best pass-through for {count:,} clients")
    best = model.best_pass_through(goods, "account")
    _turns(
        rounds,
        {"kamlab, exact": lambda: model.best_pass_through(goods, "account").profit, "plain NumPy, 101 steps": grid},
    )
    _say(f"  {len(best.pieces):,} pieces; profit {best.profit:,.0f} against {grid():,.0f} on the grid")


def _turns(rounds: int, runs: dict[str, Callable[[], float]]) -> None:
    """Let the runs take turns; print medians, and ratios to the last one: the floor."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(found) for name, found in times.items()}
    floor = list(medians.values())[-1]
    for name, seconds in medians.items():
        _say(f"  {name:24} {1000 * seconds:9.1f} ms  {seconds / floor:5.2f} × the floor")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
