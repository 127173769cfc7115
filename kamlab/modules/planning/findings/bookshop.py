"""The worked case of the source: a publisher plans for the owner of a bookshop.

The wish and the three goals are the source's; names, days and numbers are invented and
lie in ``datasets/bookshop``.
"""

import tomllib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.i18n import month_text, number, percent
from kamlab.modules.page import Page
from kamlab.modules.planning import charts, model
from kamlab.modules.planning.findings import goals, pages
from kamlab.modules.planning.findings.reading import MODULE
from kamlab.modules.planning.findings.start import unit_text
from kamlab.work import ROOT

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

FOLDER = ROOT / "datasets" / "bookshop"
_YEAR = 12  # months
_TARGET = 0.10  # of mail orders six months after launch: course overview, part 4
_LOOKED_AT = date(2026, 11, 19)  # before its first action: the day of the made-up company's seminar, one today a page


def bookshop_plan(lang: str) -> model.Plan:
    """Return the worked plan in a language."""
    read = _reader(lang)
    settings = tomllib.loads((FOLDER / "plan.toml").read_text("utf-8"))
    limits = {str(row["resource"]): float(row["limit"]) for row in _table("resources")}
    days = [pd.Timestamp(row[name]).date() for row in _table("actions") for name in ("start", "end")]
    return model.Plan(
        account=str(settings["client"][lang]),
        theirs=tuple(
            model.Goal(str(row["id"]), read(row, "goal"), due=_day(row["due"]), state="confirmed")
            for row in _table("client_goals")
        ),
        ours=tuple(_goal(row, read, lang) for row in _table("goals")),
        tactics=tuple(
            model.Tactic(str(row["p"]), str(row["choice"]), read(row, "what"), str(row["goal"]))
            for row in _table("strategy")
        ),
        limits=model.Limits(
            (model.Period(min(days), max(days), limits["hours"]),),
            limits["money"],
            limits["staff"],
            limits["hours"] / 2,
        ),
        actions=tuple(_action(row, read) for row in _table("actions")),
    )


def bookshop_mirror(desk: "Desk") -> "Finding":
    """Show the publisher's goals beside the bookshop's."""
    return goals.mirror(desk, bookshop_plan(desk.language), source=_source(desk))


def bookshop_timeline(desk: "Desk") -> "Finding":
    """Show the publisher's plan along the days."""
    plan = bookshop_plan(desk.language)
    return goals.timeline(desk, plan, today=_LOOKED_AT, source=_source(desk))


def bookshop_page(desk: "Desk") -> "Finding":
    """Show the publisher's one page."""
    return pages.one_page(desk, bookshop_plan(desk.language), source=_source(desk))


def bookshop_progress(desk: "Desk") -> "Finding":
    """Show whether the series reached its share of the mail orders: two readings of one goal."""
    page = Page(desk, MODULE)
    orders = pd.DataFrame(_table("mail_orders"))
    found = model.goal_progress([*map(float, orders["series"])], [*map(float, orders["all"])], _TARGET)
    months = [month_text(_day(day), page.lang) for day in orders["month"]]
    facts: dict[str, object] = {"last": found.last, "all": found.all, "target": _TARGET, "months": len(months)}
    last = _day(orders["month"].iloc[-1])
    facts["later"] = _YEAR * (last.year - _LOOKED_AT.year) + last.month - _LOOKED_AT.month
    facts["first_month"], facts["last_month"] = months[0], months[-1]
    which = "differ" if found.readings_differ else "reached" if found.reached[0] else "missed"
    columns = page.columns("planning", "month", "all_orders", "series", "share")
    rows = [
        (name, number(every, page.lang), number(own, page.lang), percent(share, page.lang, 1))
        for name, every, own, share in zip(months, orders["all"], orders["series"], found.shares, strict=True)
    ]
    short = [name if place == 0 else name.split()[0] for place, name in enumerate(months)]  # the year once
    return page.finding(
        page.say(f"planning.finding.progress.{which}_title", **facts),
        page.say(f"planning.finding.progress.{which}_so_what", **facts),
        pd.DataFrame(rows, columns=columns),
        page.say("planning.finding.progress.alt", **facts),
        draw=lambda canvas: charts.draw_progress(canvas, found, short, lang=page.lang),
        subtitle=page.say("planning.finding.progress.subtitle", **facts, n=facts["later"]),
        source=_source(desk),
    )


def _goal(row: dict[str, Any], read: "Any", lang: str) -> model.Goal:  # noqa: ANN401 - the reader of a language
    return model.Goal(
        id=str(row["id"]),
        goal=read(row, "goal"),
        measure=read(row, "measure"),
        target=float(row["target"]),
        unit=unit_text(str(row["unit"]), lang),
        due=_day(row["due"]),
        serves="" if pd.isna(row["serves"]) else str(row["serves"]),
        person=read(row, "person"),
    )


def _action(row: dict[str, Any], read: "Any") -> model.Action:  # noqa: ANN401 - the reader of a language
    return model.Action(
        id=str(row["id"]),
        what=read(row, "action"),
        who=read(row, "person"),
        start=_day(row["start"]),
        due=_day(row["end"]),
        hours=float(row["hours"]),
        money=float(row["money"]),
        goal=str(row["goal"]),
    )


def _reader(lang: str) -> "Any":  # noqa: ANN401 - a function of a row and a column
    names = {str(row["id"]): str(row[lang]) for row in _table("names")}

    def read(row: dict[str, Any], column: str) -> str:
        told = row[f"{column}_{lang}"] if f"{column}_{lang}" in row else row[column]
        return names.get(str(told), str(told))

    return read


@cache
def _table(name: str) -> list[dict[str, Any]]:
    rows = pd.read_csv(FOLDER / f"{name}.csv").to_dict("records")
    return [{str(column): value for column, value in row.items()} for row in rows]


def _day(value: Any) -> date:  # noqa: ANN401 - a cell of the file
    return pd.Timestamp(value).date()


def _source(desk: "Desk") -> str:
    settings = tomllib.loads((FOLDER / "plan.toml").read_text("utf-8"))
    return Page(desk, MODULE).say("planning.finding.bookshop_source", name=settings["name"][desk.language])
