"""The leader's mistakes, equal attention in numbers, and the self-test of a manager."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from kamlab.modules.page import Page
from kamlab.modules.start import charts, model
from kamlab.modules.start.findings.lists import NUMBER

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

_WORDS = {
    "да": "yes",
    "нет": "no",
    "не знаю": "unknown",
    "yes": "yes",
    "no": "no",
    "don't know": "unknown",
    "don’t know": "unknown",
}
_Value = TypeVar("_Value")


def _in_order(given: Mapping[str, _Value] | Sequence[_Value], names: Sequence[str]) -> dict[str, _Value]:
    """Give the values of a list their names; a mapping has them already."""
    return dict(given) if isinstance(given, Mapping) else dict(zip(names, given, strict=False))


def mistakes(desk: "Desk", answers: Mapping[str, tuple[str, str]] | Sequence[tuple[str, str]]) -> "Finding":
    """Show the four mistakes by what is known about them.

    Parameters
    ----------
    desk
        Language and company.
    answers
        (Answer, fact) by mistake, or in the order of the four; yes, no and don't know in
        either language. An empty answer is not an answer yet.
    """
    page = Page(desk, NUMBER)
    answers = {
        name: (_WORDS.get(str(answer).strip().casefold(), str(answer)), str(fact))
        for name, (answer, fact) in _in_order(answers, model.MISTAKES).items()
    }
    given = {name: answer for name, answer in answers.items() if str(answer[0]).strip()}
    result = model.diagnose({name: (str(answer), str(fact)) for name, (answer, fact) in given.items()})
    facts = {name: str(answer[1]) for name, answer in answers.items()}
    states = ("proved", "felt", "unknown", "absent", "unanswered")
    columns = page.columns("start", "mistake", "state", "fact")
    rows = pd.DataFrame(
        [
            (
                page.say(f"start.mistake.{name}"),
                page.say(f"start.mistakes.{next(state for state in states if name in getattr(result, state))}"),
                facts.get(name, "").strip() or "–",
            )
            for name in model.MISTAKES
        ],
        columns=columns,
    )
    counts = {"n": len(result.proved), "felt": len(result.felt), "open": len(result.unanswered)}
    which = "open" if not given else "proved" if result.proved else "felt" if result.felt else "clean"
    first = (result.proved or result.felt or result.unknown or result.unanswered or model.MISTAKES)[0]
    named = {"mistake": page.say(f"start.mistake.{first}"), "ask": page.say(f"start.mistakes.ask_{first}")}
    return page.finding(
        page.say(f"start.finding.mistakes.{which}_title", **counts),
        page.say(f"start.finding.mistakes.{which}_so_what", **counts, **named),
        rows,
        page.say("start.finding.mistakes.alt", **counts),
        draw=lambda canvas: charts.draw_mistakes(canvas, result, facts, lang=page.lang),
        subtitle=page.say("start.finding.mistakes.subtitle"),
        source=page.say("start.finding.own_answers"),
    )


def equal_attention(desk: "Desk", *, hours: float = 2.0, rate: float = 1500.0) -> "Finding":
    """Show equal hours beside unequal revenue.

    Parameters
    ----------
    desk
        Language and company.
    hours
        Hours a month for every client; an assumption.
    rate
        Cost of an hour, in the company's currency; an assumption.
    """
    page = Page(desk, NUMBER)
    table = desk.company.accounts()
    amounts = table.revenue()
    months = table.period.months or 12
    result = model.equal_care(amounts, hours=hours, rate=rate, months=months)
    facts = {
        "hours": hours,
        "rate": rate,
        "top_hours": result.hours_share[0],
        "top_revenue": result.revenue_share[0],
        "tail_hours": result.hours_share[2],
        "tail_revenue": result.revenue_share[2],
        "n": result.unprofitable,
        "clients": len(amounts),
    }
    columns = page.columns("start", "group", "clients", "hours", "revenue")
    rows = result.to_frame().set_axis(columns, axis=1)
    rows[columns[0]] = [page.say(f"start.attention.{group}") for group in result.groups]
    return page.finding(
        page.say("start.finding.attention.title", **facts),
        page.say(f"start.finding.attention.{'so_what' if result.unprofitable else 'move_so_what'}", **facts),
        rows,
        page.say("start.finding.attention.alt", **facts),
        draw=lambda canvas: charts.draw_equal_attention(canvas, result, lang=page.lang),
        subtitle=page.say("start.finding.attention.subtitle", **facts),
        remark=page.say("start.finding.attention.remark", **facts),
        formats={columns[2]: "percent", columns[3]: "percent"},
        period=table.period,
    )


def self_test(
    desk: "Desk",
    marks: Mapping[str, int | None] | Sequence[int | None],
    examples: Mapping[str, str] | Sequence[str] | None = None,
    *,
    before: Mapping[str, int] | None = None,
) -> "Finding":
    """Show the self-test on four competences.

    Parameters
    ----------
    desk
        Language and company.
    marks
        1..5 by competence, or in the order of the four; None is not marked yet.
    examples
        One example of the last month, in the same way.
    before
        Marks of the first time.
    """
    page = Page(desk, NUMBER)
    given = {name: mark for name, mark in _in_order(marks, model.COMPETENCES).items() if mark is not None}
    result = model.self_test(given, _in_order(examples or {}, model.COMPETENCES), before=before)
    columns = page.columns("start", "competence", "mark", "example")
    rows = pd.DataFrame(
        [
            (page.say(f"start.competence.{name}"), "–" if mark is None else str(mark), example.strip() or "–")
            for name, mark, example in zip(model.COMPETENCES, result.marks, result.examples, strict=True)
        ],
        columns=columns,
    )
    weakest = [page.say(f"start.competence.{name}") for name in result.weakest]
    unproved = [page.say(f"start.competence.{name}") for name in result.without_example]
    which = "open" if not given else "unproved" if unproved else "done"
    facts = {"weakest": weakest, "unproved": unproved, "n": len(given)}
    return page.finding(
        page.say(f"start.finding.selftest.{'open' if not given else 'done'}_title", **facts),
        page.say(f"start.finding.selftest.{which}_so_what", **facts),
        rows,
        page.say("start.finding.selftest.alt", **facts),
        draw=lambda canvas: charts.draw_self_test(canvas, result, lang=page.lang),
        subtitle=page.say("start.finding.selftest.subtitle"),
        source=page.say("start.finding.own_answers"),
    )
