"""Rows to look at one by one: those set aside, and those that repeat another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from kamlab.ledger.audit import OUTSIDE, cents
from kamlab.ledger.frames import Source, between, fetch, undated_reason
from kamlab.ledger.periods import Period

if TYPE_CHECKING:
    import pandas as pd

EXPECTED = ("total_row", "header_row", "filtered", OUTSIDE)  # nothing to mend there: listed after the rest
SHOWN = ("source", "line", "reason", "found", "client", "date", "revenue")


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Rows that say the same as a row before them.

    Attributes
    ----------
    rows
        How many; a row that stands three times counts two.
    money
        Net amount of those repeated rows: what revenue would lose if they went.
    """

    rows: int
    money: float


def missing(value: object) -> bool:
    """Tell whether a cell of a listing is empty, whichever way its engine says so."""
    return value is None or value != value or str(value) == "<NA>"  # noqa: PLR0124 - NaN differs from itself


def aside_frame(source: Source, period: Period, limit: int | None) -> "pd.DataFrame":
    """List rows set aside: first those a person could mend, then totals and what was left out on purpose.

    Within each part rows stand in the order of the file.
    """
    frame = source.frame
    names = frame.collect_schema().names()
    reason = nw.col("reason")
    if source.has("date") and period.start is not None and period.end is not None:
        late = nw.when(nw.col("date").is_null()).then(undated_reason(names))
        late = late.when(~between(period.start, period.end)).then(nw.lit(OUTSIDE))
        reason = nw.coalesce(reason, late.otherwise(nw.lit(None, dtype=nw.String)))
    kept = frame.with_columns(reason=reason).filter(~nw.col("reason").is_null())
    kept = kept.select([name for name in SHOWN if name in names])
    kept = kept.with_columns(later=nw.when(nw.col("reason").is_in(EXPECTED)).then(nw.lit(1)).otherwise(nw.lit(0)))
    kept = kept.sort("later", *(name for name in ("source", "line") if name in names), nulls_last=True)
    table = fetch(kept if limit is None else kept.head(limit))
    return table.reindex(columns=list(SHOWN))


def duplicates_of(source: Source) -> Duplicates:
    """Count accepted rows that are equal to another in every field the ledger has."""
    accepted = source.frame.filter(nw.col("reason").is_null())
    same = accepted.group_by(*sorted(source.fields)).agg(nw.len().alias("times"))
    extra = nw.col("times") - 1
    repeated = same.filter(nw.col("times") > 1).select(rows=extra.sum(), money=(extra * nw.col("revenue")).sum())
    found = fetch(repeated).to_dict("records")[0]
    rows = 0 if missing(found["rows"]) else int(found["rows"])
    return Duplicates(rows, cents(float(found["money"])) if rows else 0.0)
