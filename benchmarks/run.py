"""Print how kamlab compares with the engines it stands on, from one run.

Usage: ``python benchmarks/run.py [--rows 10000000] [--rounds 3]``. A ledger is written
into a temporary folder and removed afterwards. Each answer comes from a fresh
process; engines take turns, medians are shown, and ratios are to direct DuckDB.
Needs the ``test`` extra (Polars). Not a test: a busy machine gives other seconds,
but much the same ratios.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from starts import importing, pages

HERE = Path(__file__).resolve().parent
MEASURES = ("seconds", "processor", "memory")
ENGINES = ("kamlab", "duckdb", "polars", "pandas")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kamlab-benchmark-") as folder:
        _python("make_ledger.py", folder, str(wish.rows))
        for name in ("ledger.parquet", "ledger.csv"):
            for period in ("all", "last-12-months"):
                _compare(Path(folder) / name, period, wish.rows, wish.rounds)
    _starts(wish.rounds)


def _compare(path: Path, period: str, rows: int, rounds: int) -> None:
    found: dict[str, list[dict[str, float]]] = {engine: [] for engine in ENGINES}
    for _ in range(rounds):
        for engine in ENGINES:
            found[engine].append(json.loads(_python("ask.py", engine, str(path), period)))
    totals = {round(answer["total"]) for answers in found.values() for answer in answers}
    _say(f"\n{path.name}, {rows:,} rows, period {period}" + ("" if len(totals) == 1 else f"  TOTALS DIFFER: {totals}"))
    medians = {
        engine: tuple(statistics.median(answer[what] for answer in answers) for what in MEASURES)
        for engine, answers in found.items()
    }
    base = medians["duckdb"]
    for engine, (seconds, processor, memory) in medians.items():
        time, work, size = (mine / its for mine, its in zip((seconds, processor, memory), base, strict=True))
        ratios = f"{time:5.2f} × time  {work:5.2f} × processor  {size:5.2f} × memory of direct DuckDB"
        _say(f"  {engine:7} {seconds:7.2f} s  {processor:7.2f} s of processors  {memory:7.0f} MB  {ratios}")


def _starts(rounds: int) -> None:
    bare, full = importing(max(rounds, 5))
    _say(f"\nimport kamlab: {full:.3f} s against {bare:.3f} s of bare Python, {full - bare:+.3f} s")
    times = pages(rounds)
    empty = times["an empty notebook"]
    _say("kernel and page:")
    for name, seconds in times.items():
        _say(f"  {name:36} {seconds:6.2f} s  {seconds / empty:5.2f} × an empty one")


def _python(script: str, *arguments: str) -> str:
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent)  # noqa: S603 - our own scripts
    return done.stdout


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
