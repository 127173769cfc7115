"""How long the exact choice takes beside the rule of thumb, as ratios of one machine's times.

Run: python -m benchmarks.choice

A register of 200 invented opportunities under three limits, with needs and exclusions, is put to
the solver and to the rule of thumb; so is the demo company's register of fourteen, which is weighed
set by set. Nothing here is a test: a busy machine is slower, and the ratios say by what.
"""

import statistics
import time
from collections.abc import Callable, Sequence

import numpy as np

from kamlab.modules.opportunities import model

SIZE = 200
SEEDS = range(8)
CASES = {"tight": model.Limits(480, 4e6, 8.0), "wide": model.Limits(1200, 9e6, 20.0)}


def register(seed: int, size: int = SIZE) -> tuple[model.Option, ...]:
    """Invent opportunities: whole hours, thousands, tenths of a person; every seventh needs another."""
    draw = np.random.default_rng(seed)
    found = []
    for place, half in enumerate(draw.integers(1, 40, size)):
        base = float(half) * 5e5
        needs = (f"o{place - 1}",) if place % 7 == 3 else ()  # noqa: PLR2004 - any place of seven
        bars = (f"o{place - 2}",) if place % 11 == 5 else ()  # noqa: PLR2004 - any place of eleven
        takes = float(draw.integers(2, 60)), float(draw.integers(0, 300)) * 1000, float(draw.integers(0, 8)) / 10
        found.append(model.Option(f"o{place}", 0.6 * base, base, 1.5 * base, *takes, None, needs, bars))
    return tuple(found)


def seconds(work: Callable[[], object]) -> float:
    """Time one call by the processor's clock: other programs on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def line(name: str, exact: Sequence[float], thumb: Sequence[float], gains: Sequence[float]) -> str:
    """Write one row of the table."""
    middle, least = statistics.median(exact), statistics.median(thumb)
    return (
        f"{name:28} exact {middle:6.3f} s (most {max(exact):5.3f})   rule of thumb {least:7.4f} s   "
        f"x{middle / max(least, 1e-6):6.0f}   benefit x{statistics.median(gains):.3f}"
    )


def main() -> None:
    """Print the table."""
    model.choose(register(0, 20), CASES["tight"])  # the solver's library is loaded once, before the clock runs
    for name, limits in CASES.items():
        exact, thumb, gains = [], [], []
        for seed in SEEDS:
            options = register(seed)
            exact.append(seconds(lambda options=options, limits=limits: model.choose(options, limits)))
            thumb.append(seconds(lambda options=options, limits=limits: model.greedy(options, limits)))
            gains.append(model.choose(options, limits).benefit / model.greedy(options, limits).benefit)
        print(line(f"{SIZE} opportunities, {name}", exact, thumb, gains))  # noqa: T201 - what a benchmark is for
    few = register(1, 14)
    limits = model.Limits(120, 8e5, 2.0)
    once = seconds(lambda: model.choose(few, limits))
    thumb_once = seconds(lambda: model.greedy(few, limits))
    gain = model.choose(few, limits).benefit / model.greedy(few, limits).benefit
    print(line("14 opportunities", [once], [thumb_once], [gain]))  # noqa: T201 - what a benchmark is for


if __name__ == "__main__":
    main()
