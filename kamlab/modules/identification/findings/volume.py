"""Sign 1, volume: who passes the line, for whom, under which word and in which period."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from kamlab import measures
from kamlab.modules.identification import charts, model
from kamlab.modules.identification.model.shares import RISKY_SHARE
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamlab.desk import Desk
    from kamlab.findings import Canvas, Finding
    from kamlab.ledger import AccountTable
    from kamlab.ledger.periods import Period

NUMBER = "01"
_NEAR = (0.08, 0.12)  # shares worth looking at when one word of the threshold changes
_MOST = 10  # clients shown by level and by period
_LISTED = 15  # clients listed one by one in the table of shares


def key_threshold(desk: "Desk") -> tuple[float, bool]:
    """Return the company's threshold (fraction) and whether exactly that counts."""
    settings = desk.company.thresholds
    return float(settings.get("key", model.KEY_SHARE)), bool(settings.get("key_inclusive", True))


@dataclass(frozen=True, slots=True)
class View:
    """How a person looks at the shares; what is left out is the company's own.

    Attributes
    ----------
    threshold
        Share that makes a client key, as a fraction.
    inclusive
        Whether exactly the threshold counts.
    level, unit
        ``"company"``, or ``"department"`` and ``"manager"`` with the name of one.
    value
        ``"revenue"`` or ``"profit"``.
    """

    threshold: float | None = None
    inclusive: bool | None = None
    level: str = "company"
    unit: str = ""
    value: str = "revenue"


def amounts_of(desk: "Desk", view: View, *, period: str | None = None) -> dict[str, float]:
    """Return client → money as a person looks at it; empty if the ledger has nothing of the kind."""
    table = desk.company.accounts(period)
    if view.level == "company":
        return table.revenue() if view.value == "revenue" else _profits(table)
    sales = desk.company.ledger().totals(["client", "department", "manager"], table.period)
    return model.unit_amounts(sales, view.level, value=view.value).get(view.unit, {})


def ranked(desk: "Desk", view: View, amounts: "Mapping[str, float]") -> model.Shares:
    """Return the shares of amounts at the threshold of a view.

    Raises
    ------
    KamlabError
        If there is nothing to share out: no client, or no money.
    """
    threshold, inclusive = key_threshold(desk)
    return model.shares(
        amounts,
        threshold=threshold if view.threshold is None else view.threshold,
        inclusive=inclusive if view.inclusive is None else view.inclusive,
    )


def _profits(table: "AccountTable") -> dict[str, float]:
    """Return profit by client; empty if the ledger has none."""
    frame = table.to_frame()
    if "profit" not in frame:
        return {}
    known = frame[frame["profit"].notna()]
    return dict(zip(known["client"], known["profit"].astype(float), strict=True))


def shares(
    desk: "Desk",
    *,
    period: str | None = None,
    view: View | None = None,
    amounts: "Mapping[str, float] | None" = None,
) -> "Finding":
    """Show who carries the revenue, with the lines at 10, 20 and 50 %.

    Parameters
    ----------
    desk
        Language and company.
    period
        As in :meth:`Desk.accounts`; the company's own by default.
    view
        Another threshold, a department or a manager, profit in place of revenue.
    amounts
        What :func:`amounts_of` returned for that view, if it is known already.
    """
    page, view = Page(desk, NUMBER), view or View()
    table = desk.company.accounts(period)
    result = ranked(desk, view, amounts_of(desk, view, period=period) if amounts is None else amounts)
    whole = view.level == "company" and view.value == "revenue" and not result.negative
    order = model.abc(table.revenue()) if whole else None
    facts = {
        "n": len(result.key),
        "share": result.key_share,
        "threshold": result.threshold,
        "largest": page.name(result.clients[0]),
        "top": result.shares[0],
        "clients": len(result.clients),
    }
    base = f"identification.finding.{'shares' if view.value == 'revenue' else 'profit_shares'}"

    def draw(canvas: "Canvas") -> None:
        if result.negative:
            charts.draw_amounts(canvas, result, name=page.name, currency=page.currency, lang=page.lang)
            return
        charts.draw_shares(canvas, result, order=order, name=page.name, currency=page.currency, lang=page.lang)

    columns, rows = _shares_table(page, result, view.value)
    seen = {"n": len(result.clients), "total": result.total, "period": table.period.text(page.lang)}
    return page.finding(
        _of_unit(page, view, _shares_title(page, base, result, facts)),
        _shares_so_what(page, base, result),
        rows,
        page.say(f"{base}.alt", **facts),
        draw=draw,
        subtitle=page.say(f"{base}.subtitle", **seen),
        formats={columns[1]: "money", columns[2]: "percent2"},
        period=table.period,
    )


def _shares_title(page: Page, base: str, result: model.Shares, facts: dict[str, object]) -> str:
    if result.negative:
        return page.say(f"{base}.negative_title", n=len(result.negative))
    return page.say(f"{base}.{'title' if result.key else 'none_title'}", **facts)


def _of_unit(page: Page, view: View, title: str) -> str:
    """Put the name of the department or the manager before the title."""
    if view.level == "company":
        return title
    return page.say("identification.finding.shares.of_unit", unit=page.person(view.unit), title=title)


def _shares_table(page: Page, result: model.Shares, value: str) -> tuple[list[str], pd.DataFrame]:
    """List the largest clients, then all the others in one row."""
    columns = page.columns("identification", "client", value, "share", "key")
    key = set(result.key)
    rows: list[tuple[str, float, float, str]] = [
        (page.name(name), amount, share, page.say(f"findings.{'yes' if name in key else 'no'}"))
        for name, amount, share in zip(
            result.clients[:_LISTED], result.amounts[:_LISTED], result.shares[:_LISTED], strict=True
        )
    ]
    rest = len(result.clients) - len(rows)
    if rest:
        amounts, parts = result.amounts[_LISTED:], result.shares[_LISTED:]
        words = page.say("findings.rest", n=rest)
        rows.append((words, measures.total(amounts), measures.total(parts), page.say("findings.no")))
    return columns, pd.DataFrame(rows, columns=columns)


def _shares_so_what(page: Page, base: str, result: model.Shares) -> str:
    """Choose the sentence: returns to settle, nobody passes, some pass, or the largest is a risk as well."""
    if result.negative:
        below = [page.name(name) for name in result.negative[:3]]
        return page.say(f"{base}.negative_so_what", names=below)
    names = [page.name(name) for name in result.key[:4]]
    facts = {
        "n": len(result.key),
        "names": names,
        "share": result.key_share,
        "largest": page.name(result.clients[0]),
        "top": result.shares[0],
        "amount": result.amounts[0],
    }
    if not result.key:
        return page.say(f"{base}.none_so_what", **facts)
    risky = measures.passes(result.shares[0], RISKY_SHARE, inclusive=False)
    return page.say(f"{base}.{'risky_so_what' if risky else 'so_what'}", **facts)


def switch(desk: "Desk", *, period: str | None = None) -> "Finding":
    """Show what changes if only “more than” the threshold counts, instead of “or more”."""
    page = Page(desk, NUMBER)
    table = desk.company.accounts(period)
    threshold, _ = key_threshold(desk)
    loose = model.shares(table.revenue(), threshold=threshold, inclusive=True)
    strict = model.shares(table.revenue(), threshold=threshold, inclusive=False)
    lost = [page.name(name) for name in loose.key if name not in strict.key]
    near = [
        (name, share)
        for name, share in zip(loose.clients, loose.shares, strict=True)
        if _NEAR[0] <= share / threshold * 0.1 <= _NEAR[1] or name in loose.key
    ]
    columns = [page.say("identification.column.client"), page.say("identification.column.share")]
    columns += [page.say(f"identification.column.{word}", threshold=threshold) for word in ("or_more", "more_than")]
    rows = pd.DataFrame(
        [(page.name(name), share, name in loose.key, name in strict.key) for name, share in near], columns=columns
    )
    facts = {
        "n": len(lost),
        "names": lost,
        "threshold": threshold,
        "loose": len(loose.key),
        "strict": len(strict.key),
        "room": measures.most_that_pass(threshold),
        "room_strict": measures.most_that_pass(threshold, inclusive=False),
    }
    which = "some" if lost else "none"
    return page.finding(
        page.say(f"identification.finding.switch.{which}_title", **facts),
        page.say(f"identification.finding.switch.{which}_so_what", **facts),
        rows,
        page.say("identification.finding.switch.alt", **facts),
        formats={columns[1]: "percent2"},
        period=table.period,
    )


def levels(desk: "Desk", *, period: str | None = None) -> "Finding":
    """Show for whom a client is key: the company, a department, a manager."""
    page = Page(desk, NUMBER)
    table = desk.company.accounts(period)
    threshold, inclusive = key_threshold(desk)
    sales = desk.company.ledger().totals(["client", "department", "manager"], table.period)
    flags = model.flag_share(sales, threshold=threshold, inclusive=inclusive)
    whom = model.key_for_whom(flags)
    known = [level for level in model.LEVELS if level == "company" or sales[level].notna().any()]
    if len(known) == 1:
        return page.absent("identification.finding.levels")
    clients = sorted(whom, key=lambda name: (model.LEVELS.index(whom[name][0]), -_best(flags, name)))[:_MOST]
    hidden = [name for name in whom if "company" not in whom[name]]
    columns = [page.say("identification.column.client")]
    columns += [page.say(f"identification.level.{level}") for level in model.LEVELS]
    rows = pd.DataFrame([_levels_row(page, name, flags) for name in clients], columns=columns)
    narrow = next((flag for flag in flags if flag.client in hidden and whom[flag.client] == ("manager",)), None)
    facts = {"n": len(hidden), "names": [page.name(name) for name in hidden], "threshold": threshold}
    which = "some" if hidden else "none"
    so_what = page.say(f"identification.finding.levels.{which}_so_what", **facts)
    if narrow:
        so_what = page.say(
            "identification.finding.levels.narrow_so_what",
            client=page.name(narrow.client),
            manager=page.person(narrow.unit),
            share=narrow.share,
        )
    return page.finding(
        page.say(f"identification.finding.levels.{which}_title", **facts),
        so_what,
        rows,
        page.say("identification.finding.levels.alt", **facts, key=len(whom)),
        draw=lambda canvas: charts.draw_levels(
            canvas, clients, flags, name=page.name, unit=page.person, lang=page.lang
        ),
        subtitle=page.say(
            "identification.finding.levels.subtitle", threshold=threshold, period=table.period.text(page.lang)
        ),
        period=table.period,
    )


def _best(flags: tuple[model.KeyFor, ...], client: str) -> float:
    return max(flag.share for flag in flags if flag.client == client)


def _levels_row(page: Page, client: str, flags: tuple[model.KeyFor, ...]) -> list[str]:
    row = [page.name(client)]
    for level in model.LEVELS:
        mine = [flag for flag in flags if flag.client == client and flag.level == level]
        parts = [
            page.say("identification.finding.levels.cell", share=flag.share, unit=page.person(flag.unit)).strip()
            for flag in mine
        ]
        row.append(", ".join(parts) or "–")
    return row


def in_periods(desk: "Desk") -> "list[tuple[Period, model.Shares]]":
    """Return the shares in each period that is compared: the default one first, then the calendar year, everything."""
    threshold, inclusive = key_threshold(desk)
    tables = [desk.company.accounts(spec) for spec in _three_periods(desk)]
    return [(table.period, model.shares(table.revenue(), threshold=threshold, inclusive=inclusive)) for table in tables]


def periods(desk: "Desk") -> "Finding":
    """Show who passes the threshold in three periods: twelve months, a calendar year, everything."""
    page = Page(desk, NUMBER)
    threshold, _ = key_threshold(desk)
    results = [
        (period.text(page.lang), dict(zip(result.clients, result.shares, strict=True)), result.key)
        for period, result in in_periods(desk)
    ]
    clients = list(dict.fromkeys(name for _, _, key in results for name in key))[:_MOST]
    clients.sort(key=lambda name: -results[0][1].get(name, 0.0))
    if len(results) == 1 or not clients:
        return page.absent("identification.finding.periods")
    different = len({frozenset(key) for _, _, key in results})
    changing = [name for name in clients if not all(name in key for _, _, key in results)]
    rows = _periods_table(page, clients, results)
    which = "some" if changing else "none"
    facts = {"n": different, "names": [page.name(name) for name in changing], "count": len(results)}
    drawn = [(heading, parts, frozenset(key)) for heading, parts, key in results]
    return page.finding(
        page.say(f"identification.finding.periods.{which}_title", **facts),
        page.say(f"identification.finding.periods.{which}_so_what", **facts),
        rows,
        page.say("identification.finding.periods.alt", **facts),
        draw=lambda canvas: charts.draw_periods(canvas, clients, drawn, name=page.name, lang=page.lang),
        subtitle=page.say("identification.finding.periods.subtitle", threshold=threshold),
    )


def _periods_table(
    page: Page, clients: list[str], results: list[tuple[str, dict[str, float], tuple[str, ...]]]
) -> pd.DataFrame:
    """Write each client's share in each period, and where it is key."""
    columns = [page.say("identification.column.client"), *(heading for heading, _, _ in results)]
    return pd.DataFrame(
        [
            [
                page.name(name),
                *(
                    page.say(f"identification.finding.periods.{'key' if name in key else 'not'}", share=parts[name])
                    if name in parts
                    else "–"
                    for _, parts, key in results
                ),
            ]
            for name in clients
        ],
        columns=columns,
    )


def _three_periods(desk: "Desk") -> list[str]:
    """Return the default period, the last calendar year that is whole, and everything; fewer without dates."""
    table = desk.company.accounts()
    end = table.period.end
    if end is None:
        return ["all"]
    frame = desk.company.accounts("all").to_frame()
    first = frame["first"].min()
    year = end.year if (end.month, end.day) == (12, 31) else end.year - 1
    whole = pd.notna(first) and pd.Timestamp(first) <= pd.Timestamp(year=year, month=1, day=31)
    return ["last-12-months", *([str(year)] if whole else []), "all"]
