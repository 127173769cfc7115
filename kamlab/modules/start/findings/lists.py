"""The departments' lists: who is agreed, how close they are, which question to ask; three definitions."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import listing
from kamlab.modules.page import Page
from kamlab.modules.start import charts, model

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

NUMBER = "00"


def department_lists(
    desk: "Desk",
    *,
    sales: Sequence[str] | str | None = None,
    finance: Sequence[str] | str | None = None,
    marketing: Sequence[str] | str | None = None,
    same: Mapping[str, str] | None = None,
) -> model.Lists | None:
    """Return the departments' lists compared: those given, else those of the company's folder.

    Parameters
    ----------
    desk
        Language and company.
    sales, finance, marketing
        Names by importance, as a list or as one text with commas, semicolons or line
        breaks between them; None takes the company's own list, if there is one.
    same
        Confirmed spellings, as in :func:`kamlab.modules.start.model.compare_lists`.

    Returns
    -------
    Lists or None
        None if fewer than two departments have a list.
    """
    typed = {"sales": sales, "finance": finance, "marketing": marketing}
    given: dict[str, Sequence[str]] = {name: _names(names) for name, names in typed.items()}
    if not any(given.values()):
        profile = desk.company.profile("lists")
        if profile is None:
            return None
        ordered = profile.sort_values("rank")
        given = {
            name: [str(client) for client in ordered.loc[ordered["department"] == name, "client"]]
            for name in model.DEPARTMENTS
        }
    known = {name: names for name, names in given.items() if names}
    return model.compare_lists(known, same=same) if len(known) > 1 else None


def _names(given: Sequence[str] | str | None) -> list[str]:
    """Read names as a person types them: brackets and quotes around each are easily forgotten."""
    if isinstance(given, str):
        return [name.strip() for name in re.split(r"[,;\n]", given) if name.strip()]
    return [str(name) for name in given or ()]


def _source(page: Page, lists: model.Lists) -> str:
    """Return the source line of lists that were typed; empty for those of the company's folder."""
    return "" if lists == department_lists(page.desk) else page.say("start.finding.own_answers")


def _absent(page: Page) -> "Finding":
    return page.absent("start.finding.lists")


def agreement(desk: "Desk", lists: model.Lists | None) -> "Finding":
    """Show how many names stand on all the lists, on some and on one."""
    page = Page(desk, NUMBER)
    if lists is None:
        return _absent(page)
    size = len(lists.departments)
    named = {count: [page.name(name) for name in lists.named_by(count)] for count in range(size, 0, -1)}
    columns = page.columns("start", "named_by", "clients", "names")
    rows = pd.DataFrame(
        [
            (page.say("start.finding.agreement.by", n=count), str(len(names)), listing(names, page.lang) or "–")
            for count, names in named.items()
        ],
        columns=columns,
    )
    facts = {"n": len(lists.agreed), "names": len(lists.names), "once": len(named[1]), "departments": size}
    which = "title" if lists.agreed else "none_title"
    return page.finding(
        page.say(f"start.finding.agreement.{which}", **facts),
        page.say(f"start.finding.agreement.{'so_what' if lists.disputed else 'agreed_so_what'}", **facts),
        rows,
        page.say("start.finding.agreement.alt", **facts),
        source=_source(page, lists),
    )


def three_lists(desk: "Desk", lists: model.Lists | None) -> "Finding":
    """Show whom the departments call key, most agreed first."""
    page = Page(desk, NUMBER)
    if lists is None:
        return _absent(page)
    agreed, two = len(lists.agreed), len(lists.disputed) - len(lists.named_by(1))
    facts = {
        "n": agreed,
        "names": len(lists.names),
        "departments": len(lists.departments),
        "some": two,
        "once": len(lists.named_by(1)),
        "agreed": [page.name(name) for name in lists.agreed],
        "disputed": [page.name(row.client) for row in lists.disputed[:3]],
    }
    columns = [page.say("start.column.client"), *(page.say(f"start.department.{name}") for name in lists.departments)]
    rows = lists.to_frame().drop(columns="count").set_axis(columns, axis=1)
    rows[columns[0]] = [page.name(name) for name in rows[columns[0]]]
    which = "none_title" if not agreed else "title"
    return page.finding(
        page.say(f"start.finding.lists.{which}", **facts),
        page.say(f"start.finding.lists.{'so_what' if lists.disputed else 'agreed_so_what'}", **facts),
        rows,
        page.say("start.finding.lists.alt", **facts),
        draw=lambda canvas: charts.draw_three_lists(canvas, lists, name=page.name, lang=page.lang),
        subtitle=page.say("start.finding.lists.subtitle"),
        remark=_similar(page, lists),
        source=_source(page, lists),
    )


def _similar(page: Page, lists: model.Lists) -> str:
    """Point at names that look like one client; nothing is merged."""
    from kamlab.ledger.names import similar_names

    groups = similar_names(page.name(row.client) for row in lists.names)
    return page.say("start.finding.lists.similar", names=list(groups[0])) if groups else ""


def overlap(desk: "Desk", lists: model.Lists | None) -> "Finding":
    """Show overlap and agreement of order by pairs of departments, in words."""
    page = Page(desk, NUMBER)
    if lists is None:
        return _absent(page)
    columns = page.columns("start", "pair", "common", "overlap", "order")
    rows = pd.DataFrame(
        [
            (
                page.say(
                    "start.finding.overlap.pair",
                    first=page.say(f"start.department.{pair.first}"),
                    second=page.say(f"start.department.{pair.second}"),
                ),
                page.say("start.finding.overlap.common", n=len(pair.common), different=pair.different),
                pair.overlap,
                _order(page, pair),
            )
            for pair in lists.pairs
        ],
        columns=columns,
    )
    closest = max(lists.pairs, key=lambda pair: pair.overlap)
    farthest = min(lists.pairs, key=lambda pair: pair.overlap)
    facts = {
        "best": closest.overlap,
        "first": page.say(f"start.department.{farthest.first}"),
        "second": page.say(f"start.department.{farthest.second}"),
        "worst": farthest.overlap,
    }
    even = closest.overlap == farthest.overlap
    return page.finding(
        page.say("start.finding.overlap.title", **facts),
        page.say(f"start.finding.overlap.{'even_so_what' if even else 'so_what'}", **facts),
        rows,
        page.say("start.finding.overlap.alt", **facts),
        formats={columns[2]: "percent"},
        source=_source(page, lists),
    )


def _order(page: Page, pair: model.Pair) -> str:
    if not pair.order_pairs:
        return page.say("start.finding.overlap.no_order")
    return page.say("start.finding.overlap.order", n=pair.same_order, pairs=pair.order_pairs)


def questions(desk: "Desk", lists: model.Lists | None) -> "Finding":
    """Show a question for each disputed client, with its addressee."""
    page = Page(desk, NUMBER)
    if lists is None:
        return _absent(page)
    columns = page.columns("start", "client", "whom", "question")
    rows = pd.DataFrame([_question(page, row) for row in lists.disputed], columns=columns)
    facts = {"n": len(rows), "client": page.name(lists.disputed[0].client) if lists.disputed else ""}
    if rows.empty:
        return page.absent("start.finding.questions")
    return page.finding(
        page.say("start.finding.questions.title", **facts),
        page.say("start.finding.questions.so_what", **facts),
        rows,
        page.say("start.finding.questions.alt", **facts),
        source=_source(page, lists),
    )


def _question(page: Page, row: model.Named) -> tuple[str, str, str]:
    """Ask the minority: one department why yes, the missing ones why not."""
    client = page.name(row.client)
    alone = len(row.by) == 1
    whom = row.by if alone else row.not_by
    asked = [page.say(f"start.department.{name}") for name in whom]
    key = "why_yes" if alone else "why_not"
    return (
        client,
        page.say("start.finding.questions.whom", names=asked),
        page.say(f"start.finding.questions.{key}"),
    )


def definitions(desk: "Desk") -> "Finding":
    """Show which of the three texts makes which statement."""
    page = Page(desk, NUMBER)
    statements = sorted(model.STATEMENTS, key=lambda one: (-len(one.sources), model.STATEMENTS.index(one)))
    columns = [page.say("start.column.statement"), *(page.say(f"start.source.{source}") for source in model.SOURCES)]
    rows = pd.DataFrame(
        [
            [
                page.say(f"start.statement.{one.name}"),
                *(page.say(f"start.finding.definitions.{_stand(one, source)}") for source in model.SOURCES),
            ]
            for one in statements
        ],
        columns=columns,
    )
    shared = len(model.shared())
    facts = {"n": shared, "count": sum(1 for one in statements if one.sources)}
    return page.finding(
        page.say(f"start.finding.definitions.{'title' if shared else 'none_title'}", **facts),
        page.say("start.finding.definitions.so_what", **facts),
        rows,
        page.say("start.finding.definitions.alt", **facts),
        draw=lambda canvas: charts.draw_definitions(canvas, statements, lang=page.lang),
        subtitle=page.say("start.finding.definitions.subtitle"),
        source=page.say("start.finding.definitions.source"),
    )


def _stand(statement: model.Statement, source: str) -> str:
    return "yes" if source in statement.sources else "near" if source in statement.near else "silent"
