"""The same lines answer on every engine, and every row is accounted for on each."""

from datetime import date, timedelta
from importlib.util import find_spec

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamlab.ledger import accounts_of
from kamlab.ledger.open import ledger_of
from kamlab.ledger.reading import LedgerError

NAMES = ("client", "date", "revenue", "profit", "document", "product", "manager", "department", "client_id")

lines = st.lists(
    st.tuples(
        st.sampled_from(["Альфа", "Бета", "Вега", "Ёж «и» Ко", None]),
        st.one_of(st.none(), st.dates(date(2025, 9, 1), date(2026, 10, 31))),
        st.one_of(st.none(), st.integers(-50_000, 200_000).map(lambda cents: cents / 100)),
        st.one_of(st.none(), st.integers(0, 9_000).map(lambda cents: cents / 100)),
        st.sampled_from(["1", "2", "3", "007", None]),
        st.sampled_from(["x", "y", None]),
        st.sampled_from(["Иванов", "Петров"]),
        st.sampled_from(["север", None]),
        st.sampled_from(["01", "02", None]),
    ),
    min_size=1,
    max_size=40,
)


def as_polars(rows):
    kinds = dict.fromkeys(NAMES, pl.String) | {"date": pl.Date, "revenue": pl.Float64, "profit": pl.Float64}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def as_pandas(rows):
    return as_polars(rows).to_pandas()


def as_relation(rows):
    return duckdb.connect().from_arrow(as_polars(rows).to_arrow())


ENGINES = {
    "pandas": as_pandas,
    "polars": as_polars,
    "polars-lazy": lambda rows: as_polars(rows).lazy(),
    "pyarrow": lambda rows: as_polars(rows).to_arrow(),
    "duckdb": as_relation,
}


def answer(frame, period):
    try:
        return ledger_of(frame).accounts(period)
    except LedgerError as refusal:
        return refusal.key


@settings(max_examples=8, deadline=None)
@given(rows=lines, period=st.sampled_from(["all", None, "2026", "2025-11-01..2026-02-15"]))
def test_every_engine_gives_the_same_table(rows, period):
    expected = answer(as_relation(rows), period)
    for engine, make in ENGINES.items():
        found = answer(make(rows), period)
        if isinstance(expected, str):
            assert found == expected, engine
        else:
            assert found.audit == expected.audit, engine
            assert [note.key for note in found.notes] == [note.key for note in expected.notes]
            pd.testing.assert_frame_equal(found.to_frame(), expected.to_frame(), rtol=1e-12, obj=engine)


@settings(max_examples=40, deadline=None)
@given(rows=lines, period=st.sampled_from(["all", None, "2026"]))
def test_nothing_disappears(rows, period):
    ledger = ledger_of(as_polars(rows))
    try:
        table = ledger.accounts(period)
    except LedgerError:
        return
    audit, frame = table.audit, table.to_frame()
    assert audit.read == len(rows) == audit.accepted + sum(audit.set_aside.values())
    assert audit.money_read == pytest.approx(sum(row[2] or 0.0 for row in rows), abs=0.005)
    assert audit.accepted == frame["lines"].sum()
    assert audit.accepted_money == pytest.approx(frame["revenue"].sum(), abs=0.005)
    assert len(ledger.set_aside(None, table.period)) == sum(audit.set_aside.values())
    if frame["revenue"].sum() > 0:
        assert frame["share"].sum() == pytest.approx(1)
    assert (frame["orders"] <= frame["lines"]).all()


@settings(max_examples=20, deadline=None)
@given(rows=lines)
def test_months_and_managers_add_up_to_the_whole(rows):
    ledger = ledger_of(as_polars(rows))
    try:
        whole = ledger.accounts("all").audit.accepted_money
    except LedgerError:
        return
    for by in (("manager",), ("client", "department"), ("product",), ("month",), ("quarter",)):
        assert ledger.totals(by, "all")["revenue"].sum() == pytest.approx(whole, abs=0.005)


@pytest.mark.skipif(find_spec("pyspark") is None, reason="Spark is an extra of this project and is not installed here")
def test_spark_gives_the_same_table():
    import warnings

    draw = np.random.default_rng(20261101).integers
    rows = [
        (
            ("Альфа", "Бета", "Вега")[draw(3)],
            date(2025, 9, 1) + timedelta(days=int(draw(420))),
            int(draw(-5_000, 90_000)) / 100,
            int(draw(9_000)) / 100,
            str(draw(40)),
            "xyz"[draw(3)],
            ("Иванов", "Петров")[draw(2)],
            ("север", "юг")[draw(2)],
            "01",
        )
        for _ in range(300)
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Spark warns of its own dependencies while it starts
        from pyspark.sql import SparkSession

        session = (
            SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")  # a short life needs no optimising
            .getOrCreate()
        )
        try:
            found = accounts_of(session.createDataFrame(rows, list(NAMES)).cache())
        finally:
            session.stop()
    expected = accounts_of(as_relation(rows))
    assert found.audit == expected.audit
    pd.testing.assert_frame_equal(found.to_frame(), expected.to_frame(), rtol=1e-9)


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param(["2026-01-05", "2026-02-06"], id="iso-text"),
        pytest.param([date(2026, 1, 5), date(2026, 2, 6)], id="python-dates"),
        pytest.param(pd.to_datetime(["2026-01-05 13:45", "2026-02-06 23:59"]), id="time-stamps"),
        pytest.param(
            pd.to_datetime(["2026-01-05", "2026-02-06 23:59"], format="ISO8601").tz_localize("Europe/Moscow"), id="zone"
        ),
    ],
)
def test_dates_of_pandas_in_any_shape(dates):
    table = accounts_of(pd.DataFrame({"client": ["А", "А"], "revenue": [1, 2], "date": dates}), "all")
    found = table.to_frame().iloc[0]
    assert (found["first"], found["last"], found["gap_days"]) == (
        pd.Timestamp(2026, 1, 5),
        pd.Timestamp(2026, 2, 6),
        32,
    )


def test_codes_that_a_table_turned_into_floats_are_codes_again():
    table = accounts_of(pd.DataFrame({"client": [17850.0, 17850.0, None], "revenue": [1.0, 2.0, 4.0]}))
    assert table.revenue() == {"17850": 3.0}
    assert table.audit.set_aside == {"no_client": 1}


def test_columns_of_pandas_types_that_know_a_missing_value():
    frame = pd.DataFrame({"client": ["А", "Б", "А"], "revenue": [1, None, 4], "profit": [1.5, 2.5, None]})
    frame = frame.astype({"client": "category", "revenue": "Int64", "profit": "Float64"})
    table = accounts_of(frame)
    assert (table.revenue(), table.audit.set_aside) == ({"А": 5.0}, {"no_amount": 1})


def test_blank_names_are_no_clients_and_spaces_around_a_name_do_not_count():
    table = accounts_of(pd.DataFrame({"client": [" А ", "А", "  ", ""], "revenue": [1.0, 2.0, 4.0, 8.0]}))
    assert table.revenue() == {"А": 3.0}
    assert table.audit.set_aside_money == {"no_client": 12.0}


@pytest.mark.parametrize(
    ("frame", "key"),
    [
        pytest.param(pd.DataFrame({"client": ["А"]}), "ledger.frame.no_column", id="no-revenue"),
        pytest.param(
            pd.DataFrame({"client": ["А"], "revenue": ["5"]}), "ledger.frame.not_numbers", id="text-for-money"
        ),
        pytest.param(
            pd.DataFrame({"client": ["А"], "revenue": [5], "date": [45000]}),
            "ledger.frame.not_dates",
            id="numbers-for-dates",
        ),
        pytest.param(42, "ledger.frame.unknown", id="no-frame"),
        pytest.param(
            type("DataFrame", (), {"__module__": "dask.dataframe.dask_expr._collection"})(),
            "ledger.frame.dask",
            id="dask",
        ),
    ],
)
def test_a_frame_that_cannot_answer_is_refused_in_one_sentence(frame, key):
    with pytest.raises(LedgerError) as refusal:
        accounts_of(frame)
    assert refusal.value.key == key
    assert refusal.value.text("ru")
    assert refusal.value.text("en")


def test_somebody_elses_database_is_left_as_it_was(tmp_path):
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(path) as theirs:
        theirs.execute("CREATE TABLE sales AS SELECT 'А' AS client, 5.0 AS revenue")
    with duckdb.connect(path, read_only=True) as theirs:
        assert accounts_of(theirs.table("sales")).revenue() == {"А": 5.0}
        assert theirs.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("sales",)]


def test_pyarrow_decimals_are_money():
    amounts = pa.array([10, 20], pa.decimal128(12, 2))
    assert accounts_of(pa.table({"client": ["А", "Б"], "revenue": amounts})).total == 30.0
