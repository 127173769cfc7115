"""How much is much: the words of two sources for one share, and how few clients carry the whole."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.findings import REST
from kamlab.modules.concentration import charts, model
from kamlab.modules.concentration.findings.sales import NUMBER, Beside, Sales, beside, key_counts_exactly, sales_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Canvas, Finding

_POINTS = 100  # percentage points in one
_SOME = 1.5  # effective number below which one client outweighs the rest


def bands(desk: "Desk", *, client: str | None = None, inclusive: bool | None = None, year: str = "last") -> "Finding":
    """Show one client's share under the lines of both sources, and a company of one customer beside it.

    Parameters
    ----------
    desk
        Language and company.
    client
        Whose share; the largest by default.
    inclusive
        Whether exactly 10 % counts as key by the interview; the company's own rule by default.
    year
        Period of the other company, of :data:`kamlab.modules.concentration.findings.sales.YEARS`; empty
        leaves it out.
    """
    page, sales = Page(desk, NUMBER), sales_of(desk)
    whole = sales.spread
    who = client if client in whole.clients else whole.clients[0]
    share = whole.share_of(who)
    lines = model.bands(inclusive=key_counts_exactly(desk) if inclusive is None else inclusive)
    other = beside(desk, year) if year else None
    state = _state(share, lines)
    facts = _facts(page, who, share, lines, other)
    rows = [_dots(page, desk.company.name_in(page.lang), whole, who)]
    if other is not None:
        rows.append(_other_dots(page, other))

    def draw(canvas: "Canvas") -> None:
        charts.draw_bands(canvas, rows, lines, lang=page.lang)

    columns, table = _table(page, who, share, lines, other)
    base = "concentration.finding.bands"
    return page.finding(
        page.say(f"{base}.{state}_title", **facts),
        page.say(f"{base}.{state}_so_what", **facts),
        table.set_axis(columns, axis=1),
        page.say(f"{base}.alt", **facts),
        draw=draw,
        subtitle=page.say(f"{base}.subtitle", period=sales.period.text(page.lang)),
        remark=_remark(page, base, sales, other),
        period=sales.period,
    )


def _state(share: float, lines: tuple[model.Line, ...]) -> str:
    """Name the sentence that fits: ``none``, ``key``, ``risky``, ``half`` or ``alone``."""
    held = [line for line in lines if line.holds(share)]
    if not held:
        return "none"
    if any(line.share >= model.ALONE for line in held):
        return "alone"
    if any(line.label in {"mono", "critical"} for line in held):
        return "half"
    return "risky" if any(line.label in {"risky", "enlarge"} for line in held) else "key"


def _facts(
    page: Page, client: str, share: float, lines: tuple[model.Line, ...], other: Beside | None
) -> dict[str, object]:
    above = [line.share for line in lines if not line.holds(share)]
    following = min(above, default=1.0)
    facts: dict[str, object] = {"client": page.name(client), "share": _told(share), "next": following}
    facts["gap"] = _POINTS * (following - share)
    if other is not None:
        facts |= {"other": other.company.name_in(page.lang), "other_share": _told(other.sales.spread.shares[0])}
    else:
        facts |= {"other": "–", "other_share": 0.0}
    return facts


def _told(share: float) -> float:
    """Round a share to a tenth of a per cent, so that it is told without a needless digit."""
    return round(share, 3)


def _dots(page: Page, company: str, whole: model.Spread, client: str) -> charts.Dots:
    share = whole.share_of(client)
    words = page.say("concentration.finding.bands.dot", client=page.name(client), share=_told(share))
    return charts.Dots(company, whole.shares, share, words)


def _other_dots(page: Page, other: Beside) -> charts.Dots:
    """Return the dots of the other company: its largest client in grey."""
    whole, company = other.sales.spread, other.company
    client = company.display_name(whole.clients[0], page.lang)
    words = page.say("concentration.finding.bands.dot", client=client, share=_told(whole.shares[0]))
    return charts.Dots(company.name_in(page.lang), whole.shares, whole.shares[0], words, role=REST)


def _table(
    page: Page, client: str, share: float, lines: tuple[model.Line, ...], other: Beside | None
) -> tuple[list[str], pd.DataFrame]:
    """List the lines of both sources, and who passes them."""
    columns = page.columns("concentration", "source", "label", "line")
    columns.append(page.say("concentration.finding.bands.dot", client=page.name(client), share=_told(share)))
    yes, no = page.say("findings.yes"), page.say("findings.no")
    rows = [
        [
            page.say(f"concentration.source.{line.source}"),
            page.say(f"concentration.label.{line.source}.{line.label}"),
            page.say(f"concentration.finding.bands.{'from' if line.inclusive else 'above'}", share=line.share),
            yes if line.holds(share) else no,
        ]
        for line in lines
    ]
    if other is not None:
        theirs = _other_dots(page, other)
        columns.append(theirs.words)
        for row, line in zip(rows, lines, strict=True):
            row.append(yes if line.holds(theirs.subject) else no)
    return columns, pd.DataFrame(rows)


def _remark(page: Page, base: str, sales: Sales, other: Beside | None) -> str:
    """Say whose the grey dots are and who was left out."""
    said = []
    if other is not None:
        facts = {"other": other.company.name_in(page.lang), "period": other.sales.period.text(page.lang)}
        said.append(page.say(f"{base}.beside", **facts))
    if sales.left_out:
        said.append(page.say("concentration.finding.left_out", n=sales.left_out))
    return " ".join(said)


def spread(desk: "Desk", *, period: str | None = None) -> "Finding":
    """Show how few clients carry the whole: the largest together, the effective number, the Lorenz curve.

    Parameters
    ----------
    desk
        Language and company.
    period
        As in :meth:`Desk.accounts`; the company's own by default.
    """
    page, sales = Page(desk, NUMBER), sales_of(desk, period)
    whole, base = sales.spread, "concentration.finding.spread"
    count, largest = len(whole.clients), page.name(whole.clients[0])
    if count == 1:
        return page.nothing(page.say(f"{base}.one", client=largest), page.say(f"{base}.one_todo"))
    equal = whole.effective or 1.0
    facts = {
        "n": count,
        "equal": round(equal),
        "exact": equal,
        "five": whole.top(5),
        "client": largest,
        "share": whole.shares[0],
        "gini": whole.gini,
    }
    state = "heavy" if equal < _SOME else "many" if round(equal) < count else "even"
    columns = page.columns("concentration", "measure", "value", "reading")
    return page.finding(
        page.say(f"{base}.{state}_title", **facts),
        page.say(f"{base}.{state}_so_what", **facts),
        pd.DataFrame(_measures(page, whole), columns=columns),
        page.say(f"{base}.alt", **facts),
        draw=lambda canvas: charts.draw_spread(canvas, whole, lang=page.lang),
        subtitle=page.say(f"{base}.subtitle", n=count, period=sales.period.text(page.lang)),
        remark=page.say(f"{base}.remark"),
        period=sales.period,
    )


def _measures(page: Page, whole: model.Spread) -> list[tuple[str, str, str]]:
    """List the measures, each with what it says."""
    base = "concentration.finding.spread"
    tops = [count for count in model.TOPS if count <= len(whole.clients)]
    rows = [
        (
            page.say("concentration.spread.top", n=count),
            page.say(f"{base}.percent", value=whole.top(count)),
            page.say(f"{base}.reading.top"),
        )
        for count in tops
    ]
    told = {"hhi": whole.hhi, "effective": whole.effective, "gini": whole.gini}
    for name, value in told.items():
        if value is not None:
            written = page.say(f"{base}.{'one_digit' if name == 'effective' else 'three_digits'}", value=value)
            rows.append((page.say(f"{base}.name.{name}"), written, page.say(f"{base}.reading.{name}")))
    return rows
