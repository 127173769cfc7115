"""ABC by value and by count with the real Pareto reading, and revenue beside profit."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab import measures
from kamlab.i18n import number, percent
from kamlab.modules.identification import charts, model
from kamlab.modules.identification.findings.volume import NUMBER, key_threshold
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_SAYING = 0.80  # the fraction in the saying about 20 and 80
_CLOSE = 0.005  # a reading this near to it is the saying
_FIRST = 10  # clients compared by profit
_DROP = 5  # places lost that are worth a sentence


def pareto(desk: "Desk", *, key_accounts: float | None = None, top_fifth: float | None = None) -> "Finding":
    """Show what the top fifth brings and how many clients make 80 %, beside the person's guess.

    Parameters
    ----------
    desk
        Language and company.
    key_accounts
        Guess: clients at the threshold or above.
    top_fifth
        Guess: per cent of revenue that the top fifth of clients brings.
    """
    page = Page(desk, NUMBER)
    table = desk.company.accounts()
    threshold, inclusive = key_threshold(desk)
    result = model.abc(table.revenue())
    key = model.shares(table.revenue(), threshold=threshold, inclusive=inclusive).key
    facts = {
        "top": result.top,
        "share": result.top_share,
        "n": result.a_by_value,
        "count": result.a_by_count,
        "clients": len(result.clients),
    }
    even = abs(result.top_share - _SAYING) < _CLOSE
    rows = [
        ("key", page.say("identification.row.key", threshold=threshold), key_accounts, f"{len(key)}"),
        (
            "top",
            page.say("identification.row.top", top=result.top),
            top_fifth,
            percent(result.top_share, page.lang, 1),
        ),
        ("a_value", page.say("identification.row.a_value"), None, f"{result.a_by_value}"),
        ("a_count", page.say("identification.row.a_count"), None, f"{result.a_by_count}"),
        ("hhi", page.say("identification.row.effective"), None, _effective(page, result)),
    ]
    columns = page.columns("identification", "measure", "guess", "ledger")
    frame = pd.DataFrame(
        [(words, "–" if guess is None else f"{guess:g}", found) for _, words, guess, found in rows], columns=columns
    )
    return page.finding(
        page.say(f"identification.finding.pareto.{'even_title' if even else 'title'}", **facts),
        _guessed(page, key_accounts, len(key)) + page.say("identification.finding.pareto.so_what", **facts),
        frame,
        page.say("identification.finding.pareto.alt", **facts),
        draw=lambda canvas: charts.draw_pareto(canvas, result, lang=page.lang),
        subtitle=page.say("identification.finding.pareto.subtitle", period=table.period.text(page.lang)),
        remark=page.say("identification.finding.pareto.remark"),
        period=table.period,
    )


def _guessed(page: Page, guess: float | None, found: int) -> str:
    """Set the person's guess beside the answer; nothing without a guess."""
    if guess is None:
        return ""
    return page.say("identification.finding.pareto.guessed", guess=guess, found=found) + " "


def _effective(page: Page, result: model.Abc) -> str:
    """Write the effective number of clients, or why there is none."""
    if min(result.amounts) < 0:
        return page.say("identification.row.effective_none")
    return number(measures.effective_number(result.amounts), page.lang, 1)


def profit(desk: "Desk") -> "Finding":
    """Show the largest clients' places by revenue beside their places by profit."""
    page = Page(desk, NUMBER)
    table = desk.company.accounts()
    accounts = table.to_frame()
    if "profit" not in accounts or accounts["profit"].isna().all():
        return page.absent("identification.finding.profit")
    view = model.revenue_and_profit(accounts)
    first = range(min(_FIRST, len(view.clients)))
    drop = max(first, key=lambda index: view.profit_place[index] - view.revenue_place[index])
    rise = min(first, key=lambda index: view.profit_place[index] - view.revenue_place[index])
    fell = view.profit_place[drop] - view.revenue_place[drop] >= _DROP
    columns = page.columns("identification", "client", "revenue", "profit", "margin", "revenue_place", "profit_place")
    rows = view.to_frame().head(_FIRST).set_axis(columns, axis=1)
    rows[columns[0]] = [page.name(name) for name in rows[columns[0]]]
    facts = {
        "client": page.name(view.clients[drop]),
        "place": view.revenue_place[drop],
        "profit_place": view.profit_place[drop],
        "margin": view.margin[drop],
        "riser": page.name(view.clients[rise]),
        "riser_place": view.revenue_place[rise],
        "riser_profit_place": view.profit_place[rise],
        "count": len(first),
    }
    which = "title" if fell else "even_title"
    sentence = "so_what" if fell else "even_so_what"
    return page.finding(
        page.say(f"identification.finding.profit.{which}", **facts),
        page.say(f"identification.finding.profit.{sentence}", **facts),
        rows,
        page.say("identification.finding.profit.alt", **facts),
        draw=lambda canvas: charts.draw_profit(canvas, view, name=page.name, lang=page.lang),
        subtitle=page.say(
            "identification.finding.profit.subtitle", n=len(view.clients), period=table.period.text(page.lang)
        ),
        formats={columns[1]: "money", columns[2]: "money", columns[3]: "percent1"},
        period=table.period,
    )
