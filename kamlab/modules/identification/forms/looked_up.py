"""Figures of the module that open after a guess of their own: other periods, profit beside revenue."""

from typing import TYPE_CHECKING

from kamlab.forms import Guess, Number, Segments, guess
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.findings.volume import in_periods

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms.fields import Field

_FIRST = 5  # places the question about profit is about


def periods(desk: "Desk") -> Guess:
    """Return the form that asks whether last year's list is another one; without such a year nothing is asked."""
    # the default period, the year, everything: fewer if the ledger is too short or undated
    known = in_periods(desk) if desk.company.accounts().period.end else []
    fields: list[Field] = [Segments("changes", options=("yes", "no"))] if len(known) > 2 else []  # noqa: PLR2004 - the three just named

    def reveal() -> "tuple[Finding, dict[str, str]]":
        now, year = (set(result.key) for _, result in known[:2]) if fields else (set(), set())
        return findings.periods(desk), {"changes": "no" if now == year else "yes"}

    return guess(desk, "01.periods", *fields, reveal=reveal)


def profit(desk: "Desk") -> Guess:
    """Return the form that asks how many of the first clients by revenue are first by profit as well."""
    accounts = desk.company.accounts().to_frame()
    known = "profit" in accounts and accounts["profit"].notna().any()
    first = min(_FIRST, len(accounts))
    fields: list[Field] = [Number("kept", low=0, high=first)] if known else []

    def reveal() -> "tuple[Finding, dict[str, int]]":
        places = model.revenue_and_profit(accounts).profit_place[:first] if known else ()
        return findings.profit(desk), {"kept": sum(place <= first for place in places)}

    return guess(desk, "01.profit", *fields, reveal=reveal, facts={"n": first})
