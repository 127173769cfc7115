"""Who has stopped, how low the price may go, what trying is worth, what the own cases say."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.findings import DANGER, OTHER, Bar, bars
from kamlab.i18n import number
from kamlab.modules.page import Page
from kamlab.modules.recovery import charts, model
from kamlab.modules.recovery.charts.price import Price
from kamlab.modules.recovery.findings.cases import NUMBER, Cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding

PAPER = model.Floor(75, 0.10, 60, 0.18)  # the case on paper
RIVAL = 0.10  # of the case on paper
SMALL = model.Worth(1_200_000, 300_000, 40_000)  # the smallest case, roubles a year
_SHOWN = 10
_FEW = 20  # closed cases under which a share says little; ours


# Lost clients of the ledger -------------------------------------------------------------------------------------------


def silent_clients(desk: "Desk", days: int = model.SILENCE) -> "Finding":
    """List the clients of the ledger without an order for so many days, with days since and revenue.

    Parameters
    ----------
    desk
        Language and company.
    days
        From how many days of silence on.
    """
    page, found = Page(desk, NUMBER), gone(desk, days)
    as_of = desk.company.as_of
    if as_of is None:
        return page.absent("recovery.finding.silent.undated")
    if not found:
        return page.nothing(
            page.say("recovery.finding.silent.none", days=days), page.say("recovery.finding.silent.none_todo")
        )
    cases = Cases(desk).all()
    ends = {one.client: _end(page, cases.get(one.client)) for one in found}
    unasked = [one for one in found if one.client not in cases or not cases[one.client].is_tried]
    facts: dict[str, Any] = {
        "n": len(found),
        "days": days,
        "unasked": len(unasked),
        "revenue": sum(one.revenue for one in found),
        "client": page.name((unasked or found)[0].client),
        "since": (unasked or found)[0].days,
        "as_of": as_of,
    }
    which = "unasked" if unasked else "asked"
    rows = [[page.name(one.client), one.last, one.days, one.revenue, ends[one.client]] for one in found]
    heads = page.columns("recovery", "client", "last", "days", "revenue", "reason")
    return page.finding(
        page.say(f"recovery.finding.silent.{which}.title", **facts),
        page.say(f"recovery.finding.silent.{which}.so_what", **facts),
        pd.DataFrame(rows, columns=heads),
        page.say("recovery.finding.silent.alt", **facts),
        draw=lambda canvas: bars(canvas, canvas.body, [_silent_bar(page, one, unasked) for one in found[:_SHOWN]]),
        subtitle=page.say("recovery.finding.silent.subtitle", **facts),
        remark=page.say("recovery.finding.silent.remark"),
        formats={heads[2]: "number", heads[3]: "money_short"},
    )


def gone(desk: "Desk", days: int = model.SILENCE) -> tuple[model.Silent, ...]:
    """Return the silent clients of the ledger; nothing if it has no dates."""
    as_of = desk.company.as_of
    if as_of is None:
        return ()
    return model.silent(Cases(desk).last, desk.accounts("all").revenue(), as_of, days)


def _end(page: Page, case: model.Case | None) -> str:
    """Return what became of a client in a few words."""
    if case is None or not case.is_tried:
        return page.say("recovery.end.untried")
    if case.end == "referral":
        return page.say("recovery.end.referral")
    reason = page.say(f"recovery.reason.{case.reason}")
    end = page.say(f"recovery.end.{case.end or 'open'}")
    return page.say("recovery.end_reason", end=end, reason=reason)


def _silent_bar(page: Page, one: model.Silent, unasked: "Sequence[model.Silent]") -> Bar:
    note = page.say("recovery.silent_note", revenue=one.revenue)
    role = DANGER if one in unasked else OTHER
    label = page.say("recovery.days", n=one.days)
    return Bar(page.name(one.client), one.days, label, note=note, role=role, strong=one in unasked)


# The price floor ------------------------------------------------------------------------------------------------------


def price_line(desk: "Desk", floor: model.Floor = PAPER, rival: float | None = RIVAL) -> "Finding":
    """Show the floor, with and without days to pay, and where the rival's price lies.

    Parameters
    ----------
    desk
        Language and company.
    floor
        Cost, least margin, days, price of money; all per 100 of the list price.
    rival
        The discount from our list price that others give, as a fraction; None if nobody knows it.
    """
    page = Page(desk, NUMBER)
    price, at_once = floor.price, floor.at_once.price
    facts: dict[str, Any] = {
        "floor": price,
        "at_once": at_once,
        "room": max(floor.room, 0.0),
        "margin": floor.margin,
        "days": int(floor.days),
        "rate": floor.rate,
        "rival": rival,
        "price": model.HUNDRED * (1 - (rival or 0)),
        "left": floor.left(rival) if rival is not None and rival < 1 else 0.0,
    }
    which = _floor_case(floor, rival)
    rows = [[page.say("recovery.price.list"), model.HUNDRED], [page.say("recovery.price.floor"), price]]
    rows += [[page.say("recovery.price.at_once"), at_once], [page.say("recovery.price.cost"), floor.cost]]
    if rival is not None:
        rows.insert(1, [page.say("recovery.price.rival"), facts["price"]])
    heads = page.columns("recovery", "price", "amount")
    above, below = _prices(page, floor, facts)
    return page.finding(
        page.say(f"recovery.finding.floor.{which}.title", **facts),
        page.say(f"recovery.finding.floor.{which}.so_what", **facts),
        pd.DataFrame(rows, columns=heads),
        page.say("recovery.finding.floor.alt", **facts),
        draw=lambda canvas: charts.draw_floor(canvas, above, below, floor=price),
        subtitle=page.say("recovery.finding.floor.subtitle", **facts),
        remark=page.say("recovery.finding.floor.remark", **facts),
        formats={heads[1]: "number1"},
        source=page.say("recovery.finding.floor.source"),
    )


def _floor_case(floor: model.Floor, rival: float | None) -> str:
    if floor.room < 0:
        return "none"
    if rival is None:
        return "unknown"
    if floor.meets(rival):
        return "meets"
    return "at_once" if floor.at_once.meets(rival) else "below"


def _prices(page: Page, floor: model.Floor, facts: dict[str, Any]) -> "tuple[list[Price], list[Price]]":
    def one(kind: str, value: float) -> Price:
        return Price(kind, value, (page.say(f"recovery.price.{kind}"), number(value, page.lang, 1)))

    above = [one("list", model.HUNDRED)]
    if facts["rival"] is not None:
        above.insert(0, one("rival", facts["price"]))
    below = [one("cost", floor.cost), one("floor", floor.price)]
    if floor.days and floor.rate:
        below.append(one("at_once", floor.at_once.price))
    return above, below


# What trying is worth -------------------------------------------------------------------------------------------------


def trying(desk: "Desk", worth: model.Worth = SMALL, chance: float | None = None) -> "Finding":
    """Show from which chance on trying pays, and what the person's own chance makes of it.

    Parameters
    ----------
    desk
        Language and company.
    worth
        Margin, concession, cost of the way back, a year.
    chance
        The person's own estimate (0..1); None while there is none.
    """
    page = Page(desk, NUMBER)
    edge = worth.break_even
    facts: dict[str, Any] = {
        "edge": edge or 0.0,
        "gain": worth.gain,
        "cost": worth.cost,
        "margin": worth.margin,
        "concession": worth.concession,
        "chance": chance,
        "value": worth.expected(chance or 0.0),
    }
    chances = sorted(
        {0.0, 0.2, 0.5, 1.0, *([edge] if edge is not None else []), *([chance] if chance is not None else [])}
    )
    heads = page.columns("recovery", "chance", "value")
    which = "never" if edge is None else "open" if chance is None else "pays" if chance >= edge else "not_yet"
    return page.finding(
        page.say(f"recovery.finding.worth.{'never' if edge is None else 'from'}.title", **facts),
        page.say(f"recovery.finding.worth.{which}.so_what", **facts),
        pd.DataFrame([[one, worth.expected(one)] for one in chances], columns=heads),
        page.say(f"recovery.finding.worth.alt{'_never' if edge is None else ''}", **facts),
        draw=lambda canvas: charts.draw_worth(canvas, worth, chance, currency=page.currency or "RUB", lang=page.lang),
        subtitle=page.say("recovery.finding.worth.subtitle", **facts),
        remark=page.say("recovery.finding.worth.remark"),
        formats={heads[0]: "percent1", heads[1]: "money_short"},
        source=page.say("recovery.finding.worth.source"),
    )


# The own cases --------------------------------------------------------------------------------------------------------


def own_cases(desk: "Desk", counts: model.Record | None = None) -> "Finding":
    """Count the cases by their end, with the range that so few allow.

    Parameters
    ----------
    desk
        Language and company.
    counts
        Other counts than those of the company's cases: a list kept elsewhere.
    """
    page = Page(desk, NUMBER)
    own = counts is None
    counts = counts or model.record(Cases(desk).all().values())
    if not counts.total:
        return page.absent("recovery.finding.record")
    low, high = counts.range
    facts: dict[str, Any] = {
        "n": counts.closed,
        "regained": counts.regained,
        "low": low,
        "high": high,
        "untried": counts.untried,
        "lost": counts.lost,
        "referral": counts.referral,
        "total": counts.total,
    }
    which = "empty" if not counts.closed else "few" if counts.closed < _FEW else "many"
    advice = "untried" if counts.untried else "owed" if counts.lost and own else which
    heads = page.columns("recovery", "end", "cases")
    ends = ("regained", "lost", "farewell", "referral", "open", "untried")
    names = {end: page.say(f"recovery.end.{end}") for end in ends}
    if not own:  # of a list kept elsewhere nobody knows to whom a farewell was said
        names = {"regained": names["regained"], "lost": page.say("recovery.end.gone")}
    rows = [[name, getattr(counts, end)] for end, name in names.items()]
    told = page.say("recovery.record.told", share=counts.regained / max(counts.closed, 1), **facts)
    return page.finding(
        page.say(f"recovery.finding.record.{which}.title", **facts),
        page.say(f"recovery.finding.record.{advice}.so_what", **facts),
        pd.DataFrame(rows, columns=heads),
        page.say("recovery.finding.record.alt", **facts),
        draw=lambda canvas: charts.draw_record(canvas, counts, names=names, told=told, lang=page.lang),
        subtitle=page.say("recovery.finding.record.subtitle", **facts),
        remark=page.say("recovery.finding.record.remark"),
    )
