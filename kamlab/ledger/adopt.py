"""Somebody's frame, taken as it is: which engine it is of, and its columns in canonical types."""

from typing import Any

import narwhals as nw

from kamlab.ledger.reading import LedgerError

Frame = nw.LazyFrame[Any]

NUMBERS = ("revenue", "profit", "quantity")
TEXTS = (
    "client",
    "client_id",
    "product",
    "category",
    "manager",
    "department",
    "document",
    "status",
    "currency",
    "source",
    "reason",
    "found",
)
KNOWN = (*TEXTS, *NUMBERS, "date", "line")


def adopt(native: Any) -> tuple[Frame, bool]:  # noqa: ANN401 - a frame of any engine
    """Return a lazy frame of canonical columns, and whether reading it is dear.

    Raises
    ------
    LedgerError
        If the engine has no ordered windows (Dask) or is unknown, if ``client`` or
        ``revenue`` is missing, if money is not numbers or dates are not dates.
    """
    frame = _lazy(native)
    schema = frame.collect_schema()
    for needed in ("client", "revenue"):
        if needed not in schema:
            raise LedgerError("ledger.frame.no_column", column=needed, found=", ".join(schema))
    columns = [_canonical(name, schema[name], frame) for name in KNOWN if name in schema]
    dear = frame.implementation.is_spark_like() or type(native).__name__ == "LazyFrame"
    return frame.select(*columns), dear


def _lazy(native: Any) -> Frame:  # noqa: ANN401 - a frame of any engine
    engine = type(native).__module__.split(".")[0]
    if engine.startswith("dask"):
        raise LedgerError("ledger.frame.dask")
    if engine == "pyarrow":
        from kamlab.ledger.engine import connect

        native = connect().from_arrow(native)
    try:
        frame = nw.from_native(native)
    except TypeError as error:
        raise LedgerError("ledger.frame.unknown", kind=type(native).__name__) from error
    lazy: Frame = frame.lazy()
    return lazy


def _canonical(name: str, dtype: Any, frame: Frame) -> nw.Expr:  # noqa: ANN401 - Narwhals has one class per type
    if name in NUMBERS:
        return _number(name, dtype)
    if name == "date":
        return _day(dtype, frame)
    return nw.col(name) if name == "line" else _text(name, dtype)


def _number(name: str, dtype: Any) -> nw.Expr:  # noqa: ANN401 - Narwhals has one class per type
    if not dtype.is_numeric():
        raise LedgerError("ledger.frame.not_numbers", column=name, kind=str(dtype))
    column = nw.col(name).cast(nw.Float64)
    return column.fill_nan(None) if dtype.is_float() else column


def _day(dtype: Any, frame: Frame) -> nw.Expr:  # noqa: ANN401 - Narwhals has one class per type
    column = nw.col("date")
    if dtype == nw.String:
        column = column.str.to_datetime(format="%Y-%m-%d")
    elif dtype == nw.Object:  # a pandas column of Python dates
        column = column.cast(nw.Datetime)
    elif not dtype.is_temporal():
        raise LedgerError("ledger.frame.not_dates", kind=str(dtype))
    if getattr(dtype, "time_zone", None):
        column = column.dt.replace_time_zone(None)  # the day stays the one on the local clock
    # pandas has no type for a day: the time of day is cut off instead
    return column.dt.truncate("1d") if frame.implementation.is_pandas_like() else column.cast(nw.Date)


def _text(name: str, dtype: Any) -> nw.Expr:  # noqa: ANN401 - Narwhals has one class per type
    column = nw.col(name)
    known = ~column.is_null()
    if dtype.is_float():  # a code that a table turned into 17850.0 is 17850
        known = known & ~column.is_nan()
        column = column.cast(nw.String).str.replace_all(r"\.0+$", "")
    elif dtype != nw.String:
        column = column.cast(nw.String)
    column = column.str.strip_chars()
    return nw.when(known & (column != "")).then(column).otherwise(nw.lit(None, dtype=nw.String)).alias(name)
