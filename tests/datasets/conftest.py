"""The demo company as its CSV files say it: nothing here imports the generator or kamlab."""

import csv
import datetime as dt
import math
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

DEMO = Path(__file__).resolve().parents[2] / "datasets" / "demo"
OLD, NEW = "Луговой Край, молочный завод", "Молочный завод «Луговой Край»"


def kopecks(roubles: pd.Series) -> pd.Series:
    return (roubles * 100).round().astype("int64")


@pytest.fixture(scope="session")
def demo() -> Path:
    return DEMO


@pytest.fixture(scope="session")
def written() -> pd.DataFrame:
    """The ledger as written, money in whole kopecks."""
    table = pd.read_csv(DEMO / "ledger.csv", parse_dates=["date"])
    return table.assign(revenue=kopecks(table["revenue"]), profit=kopecks(table["profit"]))


@pytest.fixture(scope="session")
def ledger(written) -> pd.DataFrame:
    """The ledger with the two spellings of Lugovoy Krai as one client."""
    return written.assign(client=written["client"].replace(OLD, NEW))


@pytest.fixture(scope="session")
def year(ledger) -> pd.DataFrame:
    """The last 12 months."""
    return ledger[ledger["date"] >= "2025-11-01"]


@pytest.fixture(scope="session")
def year_written(written) -> pd.DataFrame:
    return written[written["date"] >= "2025-11-01"]


@pytest.fixture(scope="session")
def sums():
    """Kopecks by client, largest first."""

    def add_up(table: pd.DataFrame, column: str = "revenue") -> pd.Series:
        return table.groupby("client")[column].sum().sort_values(ascending=False, kind="stable")

    return add_up


@pytest.fixture(scope="session")
def order_dates():
    """Client → its distinct order dates; a return is no order."""

    def collect(table: pd.DataFrame) -> dict[str, list[dt.date]]:
        orders = table[table["quantity"] > 0]
        return {name: sorted(set(part["date"].dt.date)) for name, part in orders.groupby("client")}

    return collect


@pytest.fixture(scope="session")
def limit():
    """exp(mean log interval + 2.66 × mean moving range of log intervals), days."""

    def compute(days: list[dt.date]) -> float:
        logs = [math.log((later - earlier).days) for earlier, later in pairwise(days)]
        moves = [abs(after - before) for before, after in pairwise(logs)]
        return math.exp(sum(logs) / len(logs) + 2.66 * sum(moves) / len(moves))

    return compute


@pytest.fixture(scope="session")
def read():
    """Read one of the small tables: every cell as the text that stands in the file."""

    def rows(name: str) -> list[dict[str, str]]:
        with (DEMO / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return rows
