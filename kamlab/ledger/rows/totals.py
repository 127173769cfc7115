"""Rows that repeat the money of other rows: «Итого», “Grand total”, a month's name alone.

A word alone is enough («Итого»). A word with more («Итого по складу») also needs
the shape of a total: no date, no document. So «Итого-Сервис» and “Total Energies”
stay clients.
"""

from collections.abc import Mapping, Sequence

from kamlab.ledger.columns.cells import PERIOD_ALONE
from kamlab.ledger.columns.words import LEVELS
from kamlab.ledger.rows import sql
from kamlab.ledger.rows.crosstab import is_turned
from kamlab.ledger.rows.plan import AT_LINE, Plan

_WORD = (
    r"(?:итог|итого|всего|общий итог|всего итого|итого всего"
    r"|total|totals|subtotal|sub-total|sub total|grand total|overall total)"
)
ALONE = rf"^(?:{_WORD}|общая сумма|промежуточный итог)[ :.]*$"
WITH_MORE = rf"^{_WORD}(?:(?: по| за| на| с| без| для| в| for| of| by| per| -) |:|,).*$"
WITH_NAME = rf"^(?:(.+?)[ :-]+{_WORD}|{_WORD}[ :-]+(.+))$"
# the first letters of all total words, in the usual cases
_HEADS = ("Ит", "ит", "ИТ", "Вс", "вс", "ВС", "Об", "об", "ОБ", "To", "to", "TO", "Su", "su", "SU", "Gr", "gr", "GR")
_TEXT_SHARE = 0.5  # a column with more numbers than this is no column of words
_LONGEST = 40  # «Итого по подразделению …» is longer, but begins with the word


def word_headers(plan: Plan) -> list[str]:
    """Return the headers whose cells are words: names, codes, dates, not amounts."""
    amounts = {"revenue", "profit", "cost", "price", "quantity", "discount"}
    measured = {header for field, header in plan.fields.items() if field in amounts}
    named = set(plan.fields.values()) - measured
    return [
        header
        for header in plan.table.headers
        if header not in measured and (header in named or plan.seen[header].numbers < _TEXT_SHARE)
    ]


def steps(plan: Plan) -> tuple[Mapping[str, str], ...]:
    """Return the projections that look for totals by words and shape.

    They add ``words`` (how many cells of words are filled), ``label`` (the first of
    them) and ``total`` (whether the row repeats other rows). A big file that is only
    scanned is asked for the client and its neighbours alone.
    """
    headers = word_headers(plan)
    if not plan.report or not headers:
        return ({"words": "2", "label": '"client"'}, {"total": _total_by_client(plan)})
    written = {f"word.{at}": _cell(plan, header) for at, header in enumerate(headers)}
    cells = [sql.name(column) for column in written]
    words = " + ".join(f"({cell} IS NOT NULL)::INTEGER" for cell in cells)
    any_alone = " OR ".join(f"coalesce({_alone(cell)}, false)" for cell in cells)
    label = '"label"'
    total = f"((({any_alone}) AND {_bare_of_something(plan)}) OR coalesce({_with_more(plan, label)}, false))"
    return (written, {"words": words, "label": f"coalesce({', '.join(cells)})"}, {"total": total})


def misaligned(plan: Plan) -> str:
    """Return SQL that tells a row whose cells stand in wrong columns."""
    return at_lines(plan.table.misaligned)


def at_lines(lines: Sequence[int]) -> str:
    """Return SQL that tells a row on one of ``lines``."""
    return f"coalesce({AT_LINE} IN ({', '.join(map(str, lines))}), false)" if lines else "false"


def header_again(plan: Plan) -> str:
    """Return SQL that tells a header row repeated amid the data."""
    if plan.table.repeated_header:
        return at_lines(plan.table.repeated_header)
    matches = [
        f"{plan.cell(header)} = {sql.text(header.rsplit(LEVELS, 1)[-1])}"
        for field in ("client", "revenue", "date", "quantity")
        if (header := plan.fields.get(field)) and plan.storage[header] == "text"
    ]
    return f"CASE WHEN {' AND '.join(matches)} THEN true ELSE false END" if len(matches) > 1 else "false"


def _total_by_client(plan: Plan) -> str:
    """Look for totals in a big file: only rows without a date are read, or names that begin like a total."""
    label = '"client"'
    if "date" in plan.fields:
        doubt = '"date" IS NULL'
    else:
        doubt = " OR ".join(f"starts_with({label}, {sql.text(head)})" for head in _HEADS)
    return f"CASE WHEN {doubt} THEN coalesce({_alone(label)} OR {_with_more(plan, label)}, false) ELSE false END"


def _cell(plan: Plan, header: str) -> str:
    cell = plan.cell(header)
    storage = plan.storage[header]
    if storage in {"number", "date"}:
        return f"CAST({cell} AS VARCHAR)"
    text = f"trim({sql.unmarked(cell) if storage == 'mixed' else cell})"
    return f"nullif(nullif(nullif({text}, ''), '-'), '—')"


def _alone(cell: str) -> str:
    return f"length({cell}) <= {_LONGEST} AND regexp_matches(lower({cell}), {sql.text(ALONE)})"


def _bare_of_something(plan: Plan) -> str:
    """Return SQL that tells a row lacking what rows of trade have: “Total” with a date and a document is a firm."""
    if is_turned(plan.table):
        return "true"  # every row has a date here: it stood above the column
    signs = [f'"{field}" IS NULL' for field in ("date", "document") if field in plan.fields]
    if len(word_headers(plan)) > 1 or not signs:
        signs.append("words <= 1")
    return f"({' OR '.join(signs)})"


def _with_more(plan: Plan, label: str) -> str:
    telling = ("date", "document") if plan.report or "date" not in plan.fields else ("date",)
    shape = [f'"{field}" IS NULL' for field in telling if field in plan.fields]
    if not shape:
        shape = ["words <= 1"] if len(word_headers(plan)) > 1 else []
    return " AND ".join([f"regexp_matches(lower({label}), {sql.text(WITH_MORE)})", *shape])


def one_word(plan: Plan, amounts: Sequence[str]) -> dict[str, str]:
    """Return SQL for rows with a single word: ``month`` alone, ``bare`` without any amount.

    In a table of one column of words «Август» may be a firm, «Август 2026» is a month.
    """
    empty = " AND ".join(f"{amount} IS NULL" for amount in amounts) or "true"
    month = f'regexp_matches(lower("label"), {sql.text(PERIOD_ALONE)})'
    if len(word_headers(plan)) <= 1:
        month += """ AND regexp_matches("label", '[0-9]')"""
    return {"month": f"words = 1 AND coalesce({month}, false)", "bare": f"words = 1 AND {empty}"}
