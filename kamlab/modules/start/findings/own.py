"""The company's own sales file: what was read, what was set aside, whether it adds up."""

from typing import TYPE_CHECKING

import pandas as pd

from kamlab.i18n import money
from kamlab.ledger import read_ledger
from kamlab.ledger.aside import missing
from kamlab.modules.page import Page
from kamlab.modules.start import charts
from kamlab.modules.start.findings.lists import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.ledger import AccountTable, Audit, Ledger, Note

_TOTALS = "total_row"  # the file's own totals repeat money that stands in its rows
_REMARKS = 6  # notes shown; the command `kamlab accounts` lists all
_LISTED = 8  # rows set aside that are shown one by one
_FEW = 200  # rows looked through for a cell to name
_TOLD = ("source", "line", "reason", "found")
_UNREAD = "not_a_number"
_SIMILAR = "ledger.about.similar"


def own_data(desk: "Desk", file: str | None = None, *, period: str = "all") -> "Finding":
    """Show what became of every row of a sales file.

    Parameters
    ----------
    desk
        Language and company.
    file
        Path of a file, folder or archive; None takes the company in use.
    period
        As in :meth:`Desk.accounts`.

    Raises
    ------
    LedgerError
        If the file cannot be a ledger: what was found, where, what to do.
    """
    page = Page(desk, NUMBER)
    ledger = read_ledger([file]) if file else desk.company.ledger()
    table = ledger.accounts(period)
    audit = table.audit
    currency = table.currency or page.currency
    reasons = _reasons(page, audit)
    listed = _rows_aside(ledger, period) if any(reason != _TOTALS for reason in audit.set_aside) else []
    aside = sum(count for _, count, _ in reasons)
    money_aside = audit.money_aside - audit.set_aside_money.get(_TOTALS, 0.0)
    counts, sums = (audit.accepted, aside), (audit.accepted_money, money_aside)
    facts = {
        "n": audit.read,
        "accepted": audit.accepted,
        "aside": aside,
        "money": audit.accepted_money,
        "money_aside": money_aside,
        "period": table.period.text(page.lang),
        "clients": len(table),
        "largest": page.name(table.clients[0]),
        "returns": -audit.returns,
        "currency": currency,
    }
    which = "aside" if aside else "clean"
    unread = _unread_cell(page, listed, audit.set_aside.get(_UNREAD, 0), facts)
    similar = _similar(page, table.similar[0]) if table.similar else ""
    return page.finding(
        page.say(f"start.finding.data.{which}_title", **facts),
        unread or page.say(f"start.finding.data.{which}_so_what", **facts),
        _table(page, table, reasons, [_in_words(page, row) for row in listed[:_LISTED]], currency),
        page.say("start.finding.data.alt", **facts),
        draw=lambda canvas: charts.draw_own_data(canvas, counts, sums, reasons, currency=currency, lang=page.lang),
        subtitle=page.say("start.finding.data.subtitle", period=table.period.text(page.lang)),
        remark=similar,
        source=page.say("start.finding.data.source", name=file) if file else "",
        period=table.period,
    )


def _reasons(page: Page, audit: "Audit") -> list[tuple[str, int, float]]:
    """Return each reason in words with its rows and money; totals last, they only repeat other rows."""
    counted = sorted(audit.set_aside.items(), key=lambda told: told[0] == _TOTALS)
    return [
        (page.say(f"ledger.reason.{reason}"), count, audit.set_aside_money.get(reason, 0.0))
        for reason, count in counted
        if count
    ]


def _rows_aside(ledger: "Ledger", period: str) -> list[dict[str, str]]:
    """List rows to look at one by one: where, why, and the cell that was found; totals apart."""
    rows = ledger.set_aside(_FEW, period).to_dict("records")
    return [
        {name: "" if missing(row[name]) else str(row[name]).removesuffix(".0") for name in _TOLD}
        for row in rows
        if row["reason"] != _TOTALS
    ]


def _place(page: Page, row: dict[str, str]) -> str:
    return page.say("start.row.place", **row) if row["line"] else row["source"]


def _in_words(page: Page, row: dict[str, str]) -> str:
    """Say of one row where it stands, why it is set aside, and what its cell holds."""
    which = "found" if row["found"] else "bare"
    what = page.say(f"ledger.reason.{row['reason']}")
    return page.say(f"start.row.aside_{which}", place=_place(page, row), what=what, found=row["found"])


def _unread_cell(page: Page, listed: list[dict[str, str]], count: int, facts: dict[str, object]) -> str:
    """Name the first cell whose amount is not a number, and what to do; empty if there is none."""
    row = next((row for row in listed if row["reason"] == _UNREAD and row["found"]), None)
    if row is None:
        return ""
    told = {**facts, "n": count, "place": _place(page, row), "found": row["found"]}
    return page.say("start.finding.data.unread_so_what", **told)


def _table(
    page: Page, table: "AccountTable", reasons: list[tuple[str, int, float]], listed: list[str], currency: str
) -> pd.DataFrame:
    """List rows and money, then the rows set aside one by one, what was recognised, what the reading remarked."""
    audit = table.audit
    columns = page.columns("start", "what", "rows", "money")

    def written(amount: float) -> str:
        return money(amount, page.lang, currency, 2)

    rows = [(page.say("start.row.accepted"), str(audit.accepted), written(audit.accepted_money))]
    rows += [(words, str(count), written(amount)) for words, count, amount in reasons]
    rows.append((page.say("start.row.read"), str(audit.read), written(audit.money_read)))
    rows += [(words, "–", "–") for words in listed]
    if audit.undated:
        rows.append((page.say("start.row.undated"), str(audit.undated), "–"))
    if audit.returns:
        rows.append((page.say("start.row.returns"), "–", written(audit.returns)))
    headers = [
        page.say("start.row.column", field=page.say(f"start.field.{field}"), header=header)
        for field, header in table.columns.items()
    ]
    rows += [(words, "–", "–") for words in headers]
    rows += [(_remark(page, note), "–", "–") for note in table.notes[:_REMARKS]]
    return pd.DataFrame(rows, columns=columns)


def _remark(page: Page, note: "Note") -> str:
    """Return what the reading remarked; of similar names as the page writes them, without a word on commands."""
    amounts = note.facts.get("amounts")
    if note.key != _SIMILAR or not isinstance(amounts, list):
        return note.text(page.lang)
    return _similar(page, [name for name, _ in amounts])


def _similar(page: Page, names: "Sequence[str]") -> str:
    return page.say("start.finding.data.similar", names=[page.name(name) for name in names])
