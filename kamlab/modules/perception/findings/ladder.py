"""One account on the ladder: the client's verdict, our own mark, the rivals, and what holds us."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.i18n import number
from kamlab.modules.page import Page
from kamlab.modules.perception import charts, model
from kamlab.modules.perception.findings.voices import View, accounts_in, sheets_of, view_of

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

NUMBER = "03"
_BASE = "perception.finding.ladder"


def ladder(desk: "Desk", account: str = "") -> "Finding":
    """Show an account of the company's folder on the ladder; by default the largest one that was asked.

    Parameters
    ----------
    desk
        Language and company.
    account
        The client as the ledger writes it.
    """
    sheets = sheets_of(desk)
    asked = accounts_in(sheets)
    largest = next((client for client in desk.company.accounts().clients if client in asked), "")
    chosen = account or largest or next(iter(asked), "")
    return ladder_of(desk, view_of(sheets, chosen))


def ladder_of(desk: "Desk", view: View) -> "Finding":
    """Show one account as these voices see it.

    Parameters
    ----------
    desk
        Language and company.
    view
        The account with its voices: the company's, or a person's own.
    """
    page, standing = Page(desk, NUMBER), view.standing
    if standing.client is None and standing.ours is None:
        return page.absent(_BASE)
    held = model.blockers(standing.client) if standing.client else None
    facts = _facts(page, view, held)
    which = _which(standing)
    todo = _todo(page, standing, held, facts)
    columns, rows = _table(page, view)
    names = charts.Names(
        page.say("perception.answers.us"), page.say("perception.answers.client"), lambda name: page.name(name) or "?"
    )
    return page.finding(
        page.say(f"{_BASE}.{which}_title", **facts),
        " ".join(filter(None, (*_rivals(page, standing), *todo))),
        rows,
        page.say(f"{_BASE}.{which}_alt", **facts),
        draw=lambda canvas: charts.draw_ladder(canvas, standing, held, names=names, todo=todo[0], lang=page.lang),
        subtitle=page.say(f"{_BASE}.subtitle", **facts),
        remark=page.say(f"{_BASE}.remark"),
        formats=dict.fromkeys(columns[1:], ""),
        source=_source(page, view),
    )


def _which(standing: model.Standing) -> str:
    """Choose what the title claims."""
    client, gap = standing.client, standing.blind_spot
    if client is None:
        return "ours"
    if not client.is_known:
        return "range"
    if gap is None or gap[0] != gap[1]:
        return "client"
    return "even" if gap[0] == 0 else "over" if gap[0] > 0 else "under"


def _facts(page: Page, view: View, held: model.Blockers | None) -> dict[str, Any]:
    """Return what titles and sentences may say."""
    standing = view.standing
    level, ours = standing.client, standing.ours
    facts: dict[str, Any] = {"client": page.name(view.account), "ours": _steps(ours), "step": _steps(level)}
    if level is not None:
        facts |= {"low": level.low.step, "high": level.high.step}
    if held is not None:
        facts |= {"target": held.target or 0}
    return facts


def _steps(level: model.Level | None) -> str:
    if level is None:
        return "?"
    return "–".join(dict.fromkeys((str(level.low.step), str(level.high.step))))


def _todo(page: Page, standing: model.Standing, held: model.Blockers | None, facts: dict[str, Any]) -> list[str]:
    """Say what the next step lacks, and what to do about it."""
    level = standing.client
    if level is None or held is None:
        return [page.say(f"{_BASE}.ask_client", **facts)]
    if level.deciding:
        topics = [page.say(f"perception.question.{question}.lack") for question in level.deciding]
        return [page.say(f"{_BASE}.ask", n=len(topics), names=topics)]
    if held.target is None:
        return [page.say(f"{_BASE}.top", **facts)]
    if len(held.alone) > 1:
        open_ = [str(question) for question in held.alone]
        first = page.say(f"{_BASE}.lacks_any", **(facts | {"questions": open_}))
    else:
        way = held.ways[0]
        names = [page.say(f"perception.question.{question}.lack") for question in way]
        first = page.say(f"{_BASE}.lacks", **(facts | {"n": len(way), "names": names}))
    return [first, page.say(f"{_BASE}.move", what=page.say(f"perception.move.{held.first}"))]


def _rivals(page: Page, standing: model.Standing) -> list[str]:
    """Say which rivals the client puts above us."""
    names = [page.name(name) for name in standing.above]
    if not names:
        return []
    steps = {str(level.low.step) for name, level in standing.rivals if name in standing.above}
    key = "above_one" if len(names) == 1 else "above"
    return [page.say(f"{_BASE}.{key}", names=names[:3], step=min(steps), n=len(names))]


def _source(page: Page, view: View) -> str:
    """Say whose data these are, who answered and when."""
    line = page.desk.company.source_line(page.lang)
    if view.standing.client is None:
        return line
    key = "who" if view.person else "nobody"
    key += "_when" if view.asked_on else ""
    told = page.say(f"{_BASE}.{key}", person=page.person(view.person) if view.person else "", day=view.asked_on)
    return f"{line} {told}"


def _table(page: Page, view: View) -> tuple[list[str], pd.DataFrame]:
    """List the six answers as points, the sums and the steps."""
    standing = view.standing
    levels = (standing.ours, standing.client)
    rivals = standing.rivals
    columns = [*page.columns("perception", "question", "us", "client"), *_unique([page.name(one) for one, _ in rivals])]
    every = (*levels, *(level for _, level in rivals))
    rows: list[list[str]] = [
        [page.say(f"perception.question.{question}.short"), *(_points(level, question, page.lang) for level in every)]
        for question in model.QUESTIONS
    ]
    total = next(level.total for level in every if level is not None)
    rows.append(
        [page.say("perception.answers.sum", total=number(total, page.lang)), *(_sum(one, page) for one in every)]
    )
    return columns, pd.DataFrame(rows, columns=columns)


def _unique(names: list[str]) -> list[str]:
    """Return names as headings: two that are alike get a number."""
    return [name if names.index(name) == place else f"{name} ({place + 1})" for place, name in enumerate(names)]


def _points(level: model.Level | None, question: int, lang: str) -> str:
    if level is None:
        return "–"
    answer = level.answers[question - 1]
    return "?" if answer is None else _written(answer * level.weights[question - 1], lang)


def _written(points: float, lang: str) -> str:
    decimals = next((digits for digits in (0, 1) if round(points, digits) == round(points, 2)), 2)
    return number(points, lang, decimals)


def _sum(level: model.Level | None, page: Page) -> str:
    if level is None:
        return "–"
    ends = dict.fromkeys(_written(reading.points, page.lang) for reading in (level.low, level.high))
    return f"{'–'.join(ends)} → {_steps(level)}"
