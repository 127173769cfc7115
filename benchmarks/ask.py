"""One engine answers one question in a fresh process: ``ask.py ENGINE FILE PERIOD``.

The question is the same for all: per client the net revenue, lines, orders
(distinct documents with a line that is no return), first and last day of an order,
median gap between order days, revenue of the two halves of the trend; and the
totals of the audit. PERIOD is ``all`` or ``last-12-months`` (here Nov 2025 – Oct 2026;
every engine but kamlab is told the dates). kamlab alone also recognises the columns,
judges every row and returns a pandas table; similar names are looked for when somebody asks. Imports are
done before the clock starts. Prints seconds by the clock, seconds of the processors
(which a busy machine changes less), peak memory in MB, clients and total as JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

START, MIDDLE, END = date(2025, 11, 1), date(2026, 5, 1), date(2026, 10, 31)

Answer = tuple[int, float]  # clients, total revenue


def by_kamlab() -> Callable[[str, str], Answer]:
    """Read the ledger and ask for its account table, as anybody would."""
    import duckdb  # noqa: F401 - imports stand outside the clock
    import pandas as pd  # noqa: F401 - as above
    from rapidfuzz import fuzz, process  # noqa: F401 - as above

    import kamlab.ledger.reading.delimited
    import kamlab.ledger.reading.parquet
    import kamlab.ledger.rows  # noqa: F401 - as above
    from kamlab.ledger import read_ledger

    def answer(path: str, period: str) -> Answer:
        table = read_ledger(path, period=period).accounts(period)
        return len(table), table.total

    return answer


def by_duckdb() -> Callable[[str, str], Answer]:
    """Ask in SQL, written by hand for this very file."""
    import duckdb

    def answer(path: str, period: str) -> Answer:
        engine = duckdb.connect()
        source = f"read_parquet('{path}')" if path.endswith("parquet") else f"read_csv('{path}')"
        within = "" if period == "all" else f"WHERE date BETWEEN DATE '{START}' AND DATE '{END}'"
        engine.execute(AUDIT.format(source=source)).fetchall()  # first, as the newest date decides on the period
        table = engine.execute(SQL.format(source=source, within=within, start=START, middle=MIDDLE)).fetchall()
        return len(table), sum(row[1] for row in table)

    return answer


SQL = """
    WITH rows AS (FROM {source} {within}),
    days AS (SELECT DISTINCT client, date FROM rows WHERE amount >= 0),
    gaps AS (
        SELECT client, median(gap) AS gap_days
        FROM (SELECT client, date - lag(date) OVER (PARTITION BY client ORDER BY date) AS gap FROM days)
        WHERE gap IS NOT NULL GROUP BY client
    ),
    sums AS (
        SELECT client, sum(amount) AS revenue, count(*) AS lines,
               count(DISTINCT document) FILTER (amount >= 0) AS orders,
               min(date) FILTER (amount >= 0) AS first, max(date) FILTER (amount >= 0) AS last,
               sum(amount) FILTER (date >= DATE '{middle}') AS newer,
               sum(amount) FILTER (date >= DATE '{start}' AND date < DATE '{middle}') AS older
        FROM rows GROUP BY client
    )
    SELECT *, revenue / sum(revenue) OVER () AS share FROM sums LEFT JOIN gaps USING (client) ORDER BY revenue DESC
"""
AUDIT = "SELECT count(*), sum(amount), sum(amount) FILTER (amount < 0), min(date), max(date) FROM {source}"


def by_polars() -> Callable[[str, str], Answer]:
    """Ask in Polars' lazy expressions, streaming where it can."""
    import polars as pl

    def answer(path: str, period: str) -> Answer:
        rows = pl.scan_parquet(path) if path.endswith("parquet") else pl.scan_csv(path, try_parse_dates=True)
        audit = rows.select(pl.len(), pl.col("amount").sum(), pl.col("date").max())
        if period != "all":
            rows = rows.filter(pl.col("date").is_between(START, END))
        sold = rows.filter(pl.col("amount") >= 0)
        days = sold.select("client", "date").unique().sort("client", "date")
        gaps = days.group_by("client").agg(pl.col("date").diff().median().alias("gap_days"))
        sums = rows.group_by("client").agg(
            pl.col("amount").sum().alias("revenue"),
            pl.len().alias("lines"),
            pl.col("amount").filter(pl.col("date") >= MIDDLE).sum().alias("newer"),
            pl.col("amount").filter(pl.col("date").is_between(START, MIDDLE, closed="left")).sum().alias("older"),
        )
        orders = sold.group_by("client").agg(
            pl.col("document").n_unique().alias("orders"),
            pl.col("date").min().alias("first"),
            pl.col("date").max().alias("last"),
        )
        table = sums.join(orders, on="client", how="left").join(gaps, on="client", how="left").sort("revenue")
        found, _ = pl.collect_all([table, audit], engine="streaming")
        return found.height, found["revenue"].sum()

    return answer


def by_pandas() -> Callable[[str, str], Answer]:
    """Ask in pandas, all rows in memory."""
    import pandas as pd

    def answer(path: str, period: str) -> Answer:
        rows = pd.read_parquet(path) if path.endswith("parquet") else pd.read_csv(path, parse_dates=["date"])
        rows["date"] = pd.to_datetime(rows["date"])
        audit = (len(rows), rows["amount"].sum(), rows["amount"].clip(upper=0).sum(), rows["date"].max())
        if period != "all":
            rows = rows[rows["date"].between(str(START), str(END))]
        sold = rows[rows["amount"] >= 0]
        days = sold[["client", "date"]].drop_duplicates().sort_values(["client", "date"])
        gaps = days.groupby("client")["date"].diff().dt.days.groupby(days["client"]).median()
        halves = rows.assign(
            newer=rows["amount"].where(rows["date"] >= str(MIDDLE)),
            older=rows["amount"].where(rows["date"].between(str(START), str(MIDDLE), inclusive="left")),
        )
        table = halves.groupby("client").agg(
            revenue=("amount", "sum"), lines=("amount", "size"), newer=("newer", "sum"), older=("older", "sum")
        )
        table = table.join(
            sold.groupby("client").agg(orders=("document", "nunique"), first=("date", "min"), last=("date", "max"))
        )
        table = table.join(gaps.rename("gap_days")).sort_values("revenue", ascending=False)
        return (len(table), float(table["revenue"].sum())) if audit else (0, 0.0)

    return answer


ENGINES = {"kamlab": by_kamlab, "duckdb": by_duckdb, "polars": by_polars, "pandas": by_pandas}


def main(engine: str, path: str, period: str) -> None:
    """Answer once and say how long it took and how large the process grew."""
    answer = ENGINES[engine]()
    begin, before = time.perf_counter(), time.process_time()
    clients, total = answer(path, period)
    seconds, processor = time.perf_counter() - begin, time.process_time() - before
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    told = {"seconds": seconds, "processor": processor, "memory": peak, "clients": clients, "total": total}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:4])
