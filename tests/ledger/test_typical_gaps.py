"""The typical gap between orders, and big Parquet files that are not as tidy as their first rows."""

from datetime import date, timedelta

import narwhals as nw
import pandas as pd
import pytest

from kamlab.ledger import accounts_of, gaps, read_ledger

START = date(2026, 1, 1)
DAYS = {
    "odd": ([0, 3, 10, 11], 3.0),
    "even": ([0, 2, 9], 4.5),
    "same day twice": ([5, 5, 8], 3.0),
    "one day": ([7, 7], None),
    "first and last": ([0, 364], 364.0),
}


@pytest.mark.parametrize("largest", [0, gaps.LARGEST], ids=["sorted", "as strings"])
def test_gap_is_the_median_between_neighbouring_days(monkeypatch, largest):
    import duckdb

    monkeypatch.setattr(gaps, "LARGEST", largest)
    rows = [
        {"client": client, "date": pd.Timestamp(START + timedelta(days=day)), "revenue": 1.0}
        for client, (days, _) in DAYS.items()
        for day in days
    ]
    frame = duckdb.connect().from_df(pd.DataFrame(rows))
    table = accounts_of(frame, "all").to_frame().set_index("client")["gap_days"]
    assert {client: None if pd.isna(gap) else gap for client, gap in table.items()} == {
        client: gap for client, (_, gap) in DAYS.items()
    }


@pytest.mark.parametrize(
    ("client", "day", "shown", "first"),
    [
        ("  Лютик ", START, "Лютик", START),
        ("Лютик\u00a0плюс", START, "Лютик плюс", START),
        ("Лютик", date(2990, 1, 1), "Лютик", None),
    ],
    ids=["blanks", "no-break space", "a year far off"],
)
def test_a_row_far_down_a_parquet_file_is_read_with_care(tmp_path, client, day, shown, first):
    rows = 25_000  # more than the first rows that are looked at
    clients, days = ["Ромашка"] * rows + [client], [START] * rows + [day]
    frame = pd.DataFrame({"client": clients, "date": days, "amount": [1.0] * rows + [5.0]})
    frame.to_parquet(tmp_path / "ledger.parquet")
    table = read_ledger(tmp_path / "ledger.parquet").accounts("all").to_frame().set_index("client")
    assert list(table.index) == ["Ромашка", shown]
    assert (None if pd.isna(table["first"][shown]) else table["first"][shown].date()) == first


def test_nothing_but_a_name_far_down_a_parquet_file_is_set_aside(tmp_path):
    rows = 25_000
    frame = pd.DataFrame({"client": ["Ромашка"] * rows + ["-"], "date": START, "amount": 1.0})
    frame.to_parquet(tmp_path / "ledger.parquet")
    assert dict(read_ledger(tmp_path / "ledger.parquet").audit("all").set_aside) == {"no_client": 1}


def test_frames_of_the_embedded_engine_take_the_short_way():
    import duckdb

    frame = nw.from_native(duckdb.sql("SELECT 'A' AS client, DATE '2026-01-01' AS date")).lazy()
    assert frame.implementation.is_duckdb()
    assert gaps.gap_frame(frame, 1, START, START).empty
