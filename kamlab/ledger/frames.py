"""Any frame a person hands over → the one shape that accounting works on.

Everything here is written once against Narwhals, so the same lines run on a
DuckDB relation, a pandas or Polars frame and a Spark frame. Two shapes follow
each other:

*weighed* rows
    one row per ledger line, with ``returns`` (the amount if it is negative),
    ``sold`` (whether it is no return) and the reason if the row is set aside;
*condensed* rows
    the same summed per client, day and document: far fewer, held in memory, so
    that every later question is cheap. ``rows`` counts the lines, ``sold`` tells
    whether any of them is no return.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import narwhals as nw

from kamlab.ledger.adopt import adopt
from kamlab.ledger.periods import Period

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

Frame = nw.LazyFrame[Any]

OF_A_SALE = ("client", "document", "manager", "department")
KEYS = ("reason", "date", *OF_A_SALE, "currency")
SOLD = nw.col("sold")
NO_CLIENT, NO_AMOUNT, NO_DATE, BAD_DATE = "no_client", "no_amount", "no_date", "bad_date"

TRACES = ("source", "line", "reason", "found")

_serial = count(1)  # names of the tables held inside an embedded engine


@dataclass(frozen=True, slots=True)
class Source:
    """A frame of weighed rows and what is known about it.

    Attributes
    ----------
    frame
        Weighed rows (see the module).
    fields
        Canonical fields the frame really has.
    once
        Whether reading the frame is dear (a big text file, a cluster), so that it
        is condensed once, with every row, instead of period by period.
    again
        Whether reading it again is cheap (a big file of columns): then it is asked
        directly each time, which costs less than holding its rows condensed.
    ours
        Whether the embedded engine behind the frame is our own, so that tables
        may be kept in it.
    summed
        Whether the rows are condensed.
    accepted
        Whether no row is set aside: then ``reason`` and ``returns`` are left out.
    """

    frame: Frame
    fields: frozenset[str]
    once: bool = False
    again: bool = False
    ours: bool = False
    summed: bool = False
    accepted: bool = False

    @classmethod
    def of_frame(cls, native: object, merge: Mapping[str, str] | None = None) -> "Source":
        """Take somebody's frame with canonical columns as it is.

        Parameters
        ----------
        native
            A DuckDB relation, a pandas, Polars (eager or lazy), PyArrow or PySpark
            frame with at least ``client`` and ``revenue``. Other canonical fields
            are used if they are there; any other column is left alone.
        merge
            Client name → the name it is counted under.

        Raises
        ------
        LedgerError
            If the engine cannot answer, or a column is missing or of the wrong kind.
        """
        frame, dear = adopt(native)
        names = frame.collect_schema().names()
        return cls(_weighed(frame, names, merge), frozenset(names) - {*TRACES}, once=dear)

    @classmethod
    def of_rows(
        cls,
        relation: "duckdb.DuckDBPyRelation",
        fields: Collection[str],
        *,
        once: bool,
        again: bool = False,
        merge: Mapping[str, str] | None = None,
    ) -> "Source":
        """Take rows that this package has read: canonical columns of known types."""
        frame: Frame = nw.from_native(relation).lazy()
        names = [name for name in frame.collect_schema().names() if name in fields or name in TRACES]
        return cls(_weighed(frame.select(names), names, merge), frozenset(fields), once=once, again=again, ours=True)

    def has(self, field: str) -> bool:
        """Tell whether the ledger has a canonical field."""
        return field in self.fields

    def condensed(self, period: Period | None = None, *, since: date | None = None) -> "Source":
        """Sum the rows per client, day and document, and hold the result in memory.

        With a period, only its accepted rows; without one, every row. What lies before
        ``since`` or has no date is summed by reason and day alone: enough for an audit.
        """
        accepted = period is not None
        frame = self.frame if period is None else in_period(self, period)
        names = frame.collect_schema().names()
        if since is not None:
            wanted = nw.col("date") >= nw.lit(datetime.combine(since, time.min))
            frame = frame.with_columns(
                nw.when(wanted).then(nw.col(key)).alias(key) for key in OF_A_SALE if key in names
            )
        keys = [key for key in KEYS if key in names and not (accepted and key == "reason")]
        ids = [nw.col("id_first").min(), nw.col("id_last").max()] if self.has("client_id") else []
        returns = [] if accepted else [nw.col("returns").sum()]
        held = hold(frame.group_by(*keys).agg(*self.sums(), *returns, *ids), ours=self.ours)
        return Source(held, self.fields, ours=self.ours, summed=True, accepted=accepted)

    def each(self) -> "Source":
        """Take each row as a group of one: the same questions, nothing held in memory."""
        counted = {"rows": nw.lit(1)}
        if self.has("profit"):
            counted["profit_rows"] = nw.when(nw.col("profit").is_null()).then(nw.lit(0)).otherwise(nw.lit(1))
        return replace(self, frame=self.frame.with_columns(**counted), summed=True)

    def sums(self) -> list[nw.Expr]:
        """Return what is summed of any group: rows, revenue, sold, and profit with its known rows."""
        sums = [self._rows(), nw.col("revenue").sum(), SOLD.max()]
        if self.has("profit"):
            known = nw.col("profit_rows").sum() if self.summed else nw.col("profit").count().alias("profit_rows")
            sums += [nw.col("profit").sum(), known]
        return sums

    def audited(self) -> list[nw.Expr]:
        """Return what an audit sums of any group: rows, revenue, returns."""
        return [self._rows(), nw.col("revenue").sum(), nw.col("returns").sum()]

    def _rows(self) -> nw.Expr:
        return nw.col("rows").sum() if self.summed else nw.len().alias("rows")


def hold(frame: Frame, *, ours: bool) -> Frame:
    """Compute a lazy frame now and keep its rows where the engine keeps rows best."""
    native: Any = nw.to_native(frame)
    if frame.implementation.is_duckdb():
        name = f"kamlab_held_{next(_serial)}"
        if not ours:  # nothing is written into somebody else's database
            from kamlab.ledger.engine import connect

            native = connect().from_arrow(native.to_arrow_table())
        native.create(name)
        # the first name is the relation's own and must differ, or the table would be shadowed and summed anew
        held: Frame = nw.from_native(native.query(f"{name}_before", f"FROM {name}")).lazy()
        return held
    if frame.implementation.is_spark_like():
        kept: Frame = nw.from_native(native.persist()).lazy()
        return kept
    return frame.collect().lazy()


def fetch(frame: Frame) -> "pd.DataFrame":
    """Compute a small lazy frame and return it as pandas."""
    import warnings

    with warnings.catch_warnings():
        # PySpark 4 announces on each transfer that it has not been tried on pandas 3
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support", category=FutureWarning)
        table: pd.DataFrame = frame.collect("pandas").to_native()
    return table


def order_of(source: Source) -> nw.Expr | None:
    """Return what tells orders apart: the document, and the day for rows without one; None if there is neither."""
    if not source.has("document"):
        return nw.col("date") if source.has("date") else None
    if not source.has("date"):
        return nw.col("document")
    return nw.coalesce(nw.col("document"), nw.col("date").cast(nw.String))


def undated_reason(names: Collection[str]) -> nw.Expr:
    """Return why a row has no date: a cell that cannot be read, or nothing at all."""
    if "found" not in names:
        return nw.lit(NO_DATE)
    return nw.when(nw.col("found").is_null()).then(nw.lit(NO_DATE)).otherwise(nw.lit(BAD_DATE))


def in_period(source: Source, period: Period) -> Frame:
    """Return the accepted rows of a period; without dates the period cannot choose."""
    accepted = source.frame if source.accepted else source.frame.filter(nw.col("reason").is_null())
    if period.start is None or period.end is None or not source.has("date"):
        return accepted
    return accepted.filter(between(period.start, period.end))


def between(start: date, end: date) -> nw.Expr:
    """Test whether ``date`` lies between two days, both included."""
    after = datetime.combine(end + timedelta(days=1), time.min)
    return (nw.col("date") >= nw.lit(datetime.combine(start, time.min))) & (nw.col("date") < nw.lit(after))


def day_number(frame: Frame) -> nw.Expr:
    """Return a number for the day of ``date``, so that a difference of numbers is a count of days."""
    if not frame.implementation.is_spark_like():
        epoch = nw.lit(datetime(1970, 1, 1))  # noqa: DTZ001 - a day has no time zone
        return (nw.col("date") - epoch).dt.total_minutes() // 1440
    years = nw.col("date").dt.year() - 1  # Spark has no length of a difference: count days from year 1
    return years * 365 + years // 4 - years // 100 + years // 400 + nw.col("date").dt.ordinal_day()


def _weighed(frame: Frame, names: Collection[str], merge: Mapping[str, str] | None) -> Frame:
    """Give every row its reason and the columns that are summed later."""
    client, amount = nw.col("client"), nw.col("revenue")
    if merge:
        frame = frame.with_columns(client.replace_strict(dict(merge), default=client))
    if "reason" not in names:
        missing = nw.when(client.is_null()).then(nw.lit(NO_CLIENT)).when(amount.is_null()).then(nw.lit(NO_AMOUNT))
        frame = frame.with_columns(missing.otherwise(nw.lit(None, dtype=nw.String)).alias("reason"))
    columns = {"returns": nw.when(amount < 0).then(amount), "sold": amount >= 0}
    if "client_id" in names:
        columns["id_first"] = columns["id_last"] = nw.col("client_id")
    return frame.with_columns(**columns)
