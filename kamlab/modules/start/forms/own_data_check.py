"""The last pages of own data: what was read and what was set aside, and the company taken."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import Part, button, card, chips, fold, heading, message, prose, row, table
from kamlab.i18n import date_text, listing, money, money_short, number, say
from kamlab.ledger.aside import missing
from kamlab.modules.start.forms.own_data_pages import columns, companies, file_line, in_words, short

if TYPE_CHECKING:
    from kamlab.forms.parts import Tone
    from kamlab.ledger import AccountTable, Note
    from kamlab.modules.start.forms.own_data import OwnData
    from kamlab.modules.start.forms.own_data_import import Understood

TOTALS, OUTSIDE = "total_row", "outside_period"
AGREES, DIFFERS = "ledger.rows.total_agrees", "ledger.rows.total_differs"
LINES = 3  # line numbers named beside a reason
LISTED = 30  # rows of a reason shown one by one
GROUPS = 5  # groups of similar names asked about at once
SHOWN_ELSEWHERE = frozenset({AGREES, DIFFERS, "ledger.about.similar", "ledger.about.similar_more", "ledger.merge.done"})
WEIGHTY = frozenset(
    {
        "ledger.about.duplicates",
        "ledger.about.negative",
        "ledger.about.no_shares",
        "ledger.about.undated",
        "ledger.period.late_start",
        "ledger.period.short",
        "ledger.period.stray",
        "ledger.read.columns_fewer",
        "ledger.read.misaligned",
        "ledger.read.twins",
        "ledger.read.uncalculated_cells",
        "ledger.read.unreadable",
        "ledger.rows.date_mixed",
        "ledger.rows.date_swapped",
        "ledger.rows.number_twice",
        "ledger.rows.scaled",
        "ledger.rows.status_counted",
    }
)
WITHOUT = ("date", "manager", "department", "product", "profit")  # what modules miss if it is absent


def check_page(form: "OwnData") -> list[Part]:
    """Return the third step: columns, rows and money, names, the company to take."""
    seen = form.seen
    if seen is None or seen.table is None:
        return []
    return [
        file_line(form),
        *columns(form),
        heading(form.say("check.title")),
        row(form.loose_part("period"), *_currency(form, seen.table), prose(form.say("check.as_in_file"), quiet=True)),
        _counts(form, seen, seen.table),
        *_opened(form, seen),
        _sum(form, seen.table),
        *_names(form, seen.table),
        *_without(form, seen.table),
        *_notes(form, seen.table),
        _take(form, seen.table),
    ]


def done_page(form: "OwnData") -> list[Part]:
    """Return the last step: what the course shows from now on, and the way back."""
    done = form.finished
    if done is None:
        return []
    amount = money_short(done.total, form.lang, done.currency)
    text = form.say("done.text", n=done.clients, period=done.period, total=amount)
    again = button("page:run-all", form.say("run_all"), weight="main")
    title = form.say("switched.title", name=done.name)
    return [
        message(
            "done", title, text, actions=[again, form.button("demo"), form.button("other", weight="link")], id="done"
        )
    ]


def used_page(form: "OwnData") -> list[Part]:
    """Return what stands here on a page that has counted with an own company: whose numbers, and the ways on."""
    company = form.desk.company
    table, name = company.accounts(), company.name_in(form.lang)
    amount = money_short(table.total, form.lang, company.currency)
    text = form.say("used.text", n=len(table), total=amount, period=table.period.text(form.lang))
    other = button("other", form.say("used.other"))
    return [message("done", form.say("used.title", name=name), text, actions=[other], id="used"), *companies(form)]


# --- rows and money ---------------------------------------------------------------------------------------------


def _currency(form: "OwnData", accounts: "AccountTable") -> list[Part]:
    """Ask for the currency if the file names none."""
    return [] if accounts.currency else [form.loose_part("currency")]


def money_of(form: "OwnData", accounts: "AccountTable") -> str:
    """Return the currency of the amounts: the file's, else the one chosen beside the period."""
    return accounts.currency or str(form.value("currency") or "")


def _counts(form: "OwnData", seen: "Understood", accounts: "AccountTable") -> Part:
    """Return the table that accounts for every row: accepted, set aside by reason, in all."""
    audit, lang, currency = accounts.audit, form.lang, money_of(form, accounts)

    def amount(value: float) -> str:
        return number(value, lang, 2)

    returns = form.say("check.returns", amount=money(audit.returns, lang, currency, 2)) if audit.returns else ""
    accepted = form.say("check.accepted")
    lines: list[list[str | Part]] = [
        [
            prose(accepted, strong=accepted),
            number(audit.accepted, lang),
            amount(audit.accepted_money),
            returns,
            "",
        ]
    ]
    for reason, rows in sorted(audit.set_aside.items(), key=lambda told: told[0] in {OUTSIDE, TOTALS}):
        value = audit.set_aside_money.get(reason, 0.0)
        opened = form.opened_reason == reason
        press = button(f"rows:{reason}", form.say("hide_rows" if opened else "rows"), weight="link")
        what = "\u2003" + form.say("check.aside", reason=say(f"ledger.reason.{reason}", lang))
        told = amount(value) if value else form.say("check.no_amount")
        lines.append([what, number(rows, lang), told, _where(form, seen, accounts, reason), press])
    lines.append([form.say("check.in_all"), number(audit.read, lang), amount(audit.money_read), "", ""])
    sign = money(0, lang, currency).replace("0", "").strip("\u00a0 ")
    heads = ["", form.say("check.rows"), form.say("check.money", sign=sign) if sign else form.say("check.money_bare")]
    return table([*heads, "", ""], lines, numbers=[1, 2], total=True)


def _where(form: "OwnData", seen: "Understood", accounts: "AccountTable", reason: str) -> str:
    """Return the first lines of a reason, or what the reason means for all its rows."""
    if reason == TOTALS:
        return form.say("check.totals_repeat")
    if reason == OUTSIDE:
        return form.say("check.not_in", period=accounts.period.text(form.lang))
    rows = _rows(seen, reason)
    lines = [str(int(str(row["line"]))) for row in rows if not missing(row["line"])]
    if not lines:
        return ""
    more = " …" if len(rows) > LINES else ""
    return form.say("check.lines", n=len(rows), lines=", ".join(lines[:LINES]) + more)


def _rows(seen: "Understood", reason: str) -> list[dict[str, object]]:
    if seen.aside is None:
        return []
    found = seen.aside[seen.aside["reason"] == reason].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def _opened(form: "OwnData", seen: "Understood") -> list[Part]:
    """Return the rows of the reason that was opened, one by one."""
    rows = _rows(seen, form.opened_reason) if form.opened_reason else []
    if not rows:
        return []
    names = ("source", "line", "client", "date", "revenue", "found")
    held = [name for name in names if any(not missing(row[name]) for row in rows)]
    if len({str(row["source"]) for row in rows}) == 1 and "source" in held:
        held.remove("source")
    cells = [[_cell(row[name], name, form.lang) for name in held] for row in rows[:LISTED]]
    heads = [form.say(f"row.{name}") for name in held]
    title = form.say("check.aside", reason=say(f"ledger.reason.{form.opened_reason}", form.lang))
    left = len(rows) - LISTED
    more = [prose(form.say("check.more_rows", n=left), quiet=True)] if left > 0 else []
    numbers = [held.index(name) for name in ("line", "revenue") if name in held]
    close = button(f"rows:{form.opened_reason}", form.say("hide_rows"), weight="small")
    return [card(table(heads, cells, numbers=numbers), *more, close, title=title, quiet=True)]


def _cell(value: object, name: str, lang: str) -> str:
    if missing(value):
        return ""
    if name == "revenue":
        return number(float(str(value)), lang, 2)
    if name == "line":
        return str(int(float(str(value))))
    return date_text(value, lang) if isinstance(value, date) else short(str(value))


def _sum(form: "OwnData", accounts: "AccountTable") -> Part:
    """Return the one sentence of the sum, with the file's own totals as a second witness."""
    audit = accounts.audit
    agree = [note for note in accounts.notes if note.key == AGREES]
    differ = [note for note in accounts.notes if note.key == DIFFERS]
    facts = {"n": audit.read, "accepted": audit.accepted, "aside": audit.read - audit.accepted}
    text = form.say("sum.rows", **facts)
    money_in = {"currency": money_of(form, accounts)}
    if differ:
        told = "\n".join(form.say("sum.differs", **{**note.facts, **money_in}) for note in differ[:LINES])
        return message("check", form.say("sum.differs_title"), f"{text}\n{told}")
    if agree:
        total = sum(float(str(note.facts["total"])) for note in agree)
        return message(
            "done", form.say("sum.to_the_kopeck"), f"{text} {form.say('sum.agrees', total=total, **money_in)}"
        )
    return message("done", form.say("sum.title"), text)


# --- names, gaps, notes, the company ----------------------------------------------------------------------------


def _names(form: "OwnData", accounts: "AccountTable") -> list[Part]:
    """Ask about names that look like one client; show those that are counted together."""
    revenue, lang, currency = accounts.revenue(), form.lang, money_of(form, accounts)
    parts = []
    for place, group in enumerate(form.similar[:GROUPS]):
        told = [
            form.say("names.one", name=short(name), amount=money_short(revenue.get(name, 0.0), lang, currency))
            for name in group
        ]
        presses = [button(f"{deed}:{place}", form.say(deed), weight="small") for deed in ("merge", "apart")]
        parts.append(message("check", form.say("names.title"), listing(told, lang), actions=presses))
    if (left := len(form.similar) - GROUPS) > 0:
        parts.append(prose(form.say("names.more", n=left), quiet=True))
    together: dict[str, list[str]] = {}
    for old, new in form.choice.merge.items():
        together.setdefault(new, []).append(old)
    for place, (new, olds) in enumerate(together.items()):
        what = form.say("names.together", name=short(new), others=listing([f"«{short(old)}»" for old in olds], lang))
        parts.append(row(chips(("done", what)), button(f"split:{place}", form.say("split"), weight="link")))
    return parts


def _without(form: "OwnData", accounts: "AccountTable") -> list[Part]:
    """Say what the file does not hold and which modules still work without it."""
    absent = [name for name in WITHOUT if name not in accounts.columns]
    if not absent:
        return []
    rows = [(form.say(f"column.option.{name}"), form.say(f"without.{name}")) for name in absent]
    tone: Tone = "check" if "date" in absent else "quiet"
    return [message(tone, form.say("without.title"), rows=rows)]


def _notes(form: "OwnData", accounts: "AccountTable") -> list[Part]:
    """Return what the reading noticed: the weighty things in sight, the rest behind a line."""
    notes = [note for note in accounts.notes if note.key not in SHOWN_ELSEWHERE]
    notes = [replace(note, facts={**note.facts, "currency": money_of(form, accounts)}) for note in notes]
    weighty = [note for note in notes if note.key in WEIGHTY]
    rest = [note for note in notes if note.key not in WEIGHTY]
    parts = [message("check", form.say("notes.title"), _said(form, weighty))] if weighty else []
    if rest:
        parts.append(fold(form.say("notes.rest", n=len(rest)), prose(_said(form, rest)), id="notes"))
    return parts


def _said(form: "OwnData", notes: "list[Note]") -> str:
    return "\n".join(dict.fromkeys(in_words(form, note) for note in notes))


def _take(form: "OwnData", accounts: "AccountTable") -> Part:
    what = form.say("take_help", n=len(accounts), name=form.desk.company.name_in(form.lang))
    wait = form.say("take_more.wait") if form.is_busy else ""
    press = button("take", form.say("take"), weight="main", reason=wait)
    return card(row(form.loose_part("company_name"), prose(what, quiet=True), press), main=True, quiet=True)
