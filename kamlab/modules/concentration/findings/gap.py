"""What late payment of an account does to the cash, and what its terms leave of the margin."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.modules.concentration import charts, model
from kamlab.modules.concentration.charts.units import unit_of
from kamlab.modules.concentration.findings.numbers import Numbers, numbers_of
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

NUMBER = "02"
_ROWS = ("lowest_prompt", "lowest_delayed", "extra_need", "extra_receivable")


def gap(desk: "Desk", *, numbers: Numbers | None = None, delay: int = 30, pays_on: int = 30) -> "Finding":
    """Show what late payment of an account does to the cash: the balance and the receivable, two numbers.

    Parameters
    ----------
    desk
        Language and company.
    numbers
        Money and account; the company's own if none are given.
    delay
        Days the account pays later.
    pays_on
        Day of the month on which it pays now.
    """
    page = Page(desk, NUMBER)
    numbers = numbers or numbers_of(desk)
    if numbers.missing:
        wanted = [page.say(f"concentration.number.{name}") for name in numbers.missing]
        found = page.say("concentration.finding.gap.absent", wanted=wanted)
        return page.nothing(found, page.say("concentration.finding.runway.absent_todo"))
    told = gap_of(numbers, delay, pays_on)
    unit = unit_of([*told.prompt, *told.delayed])
    unit = unit.adding_up([told.lowest_prompt, -told.lowest_delayed], told.extra_need)  # all three stand in the figure
    facts = _facts(page, numbers, told) | {"n": delay, "day": pays_on, "unit": unit.words(page.lang, page.currency)}
    which = "below" if told.gap > 0 else "above"
    columns = page.columns("concentration.loss", "what", "sum")
    rows = [(page.say(f"concentration.gap.{name}"), getattr(told, name)) for name in _ROWS]
    return page.finding(
        page.say(f"concentration.finding.gap.{which}_title", **facts),
        page.say(f"concentration.finding.gap.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say("concentration.finding.gap.alt", **facts),
        draw=lambda canvas: charts.draw_gap(canvas, told, unit=unit, pays_on=pays_on, delay=delay, lang=page.lang),
        subtitle=page.say("concentration.finding.gap.subtitle", **facts),
        remark=page.say("concentration.finding.gap.remark"),
        formats={columns[1]: "money"},
        period=desk.company.accounts().period,
    )


def gap_of(numbers: Numbers, delay: int, pays_on: int) -> model.CashGap:
    """Return the balances; the day's payments go out first: the worst hour of a day counts, not its evening."""
    return model.cash_gap(
        numbers.cash or 0.0,
        account=numbers.revenue,
        others=numbers.others,
        outflow=numbers.outflow,
        delay=delay,
        pays_on=pays_on,
        last_of_day=True,
    )


def _facts(page: Page, numbers: Numbers, told: model.CashGap) -> dict[str, object]:
    return {
        "account": page.name(numbers.account),
        "lowest": told.lowest_delayed,
        "prompt": told.lowest_prompt,
        "gap": told.gap,
        "need": told.extra_need,
        "receivable": told.extra_receivable,
    }
