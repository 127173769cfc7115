"""Values are looked at before they are written; a refusal names the field and what fits."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer

from kamlab.i18n import LANGUAGES, current_language, speaks
from kamlab.workbook.columns import LONGEST, Json, Moment, word
from kamlab.workbook.errors import Said, WorkbookError
from kamlab.workbook.values import to_json

_NO_SIGNS = ("\0", "\ufffe", "\uffff")  # PostgreSQL keeps no text with the first, no spreadsheet the others


class Label(Said):
    """The name of a column, as headings and refusals write it."""

    def __init__(self, table: str, column: str) -> None:
        own = f"workbook.column_of.{table}.{column}"
        shared = f"workbook.column.{column}"
        super().__init__(own if speaks(own, LANGUAGES[0]) else shared)


class _Words(Said):
    """The words a column takes, in the reader's language."""

    def __init__(self, column: Column[Any]) -> None:
        super().__init__("workbook.options")
        self.column = column

    def text(self, lang: str | None = None) -> str:
        """Return them with commas."""
        return ", ".join(word(self.column, one, lang or current_language()) for one in self.column.info["options"])


def checked(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - whatever a form holds
    """Return a value fit for a column.

    Raises
    ------
    WorkbookError
        If it does not fit: a long text, a number outside the limits, another kind.
    """
    if isinstance(column.type, Json):
        check_text(to_json(value))
        return value
    if hasattr(value, "item"):  # a number of numpy
        value = value.item()
    if value is None:
        return _nothing(column)
    kind, fits = _kind(column, value)
    if fits is None:
        raise _refusal(column, value, Said("workbook.kind", kind=Said(f"workbook.kinds.{kind}")))
    if isinstance(fits, str):
        check_text(fits)
    options, limits = column.info.get("options"), column.info.get("between")
    if options and fits not in options:
        raise _refusal(column, value, Said("workbook.options", options=_Words(column)))
    if limits and not limits[0] <= fits <= limits[1]:
        raise _refusal(column, value, Said("workbook.range", low=limits[0], high=limits[1]))
    return fits


def check_text(text: str) -> None:
    """Refuse a text that is too long to keep and to export, or that no database keeps.

    Raises
    ------
    WorkbookError
        Longer than 30,000 characters, or with a sign that is no character.
    """
    if 2 * len(text) > LONGEST and (n := len(text.encode("utf-16-le", "surrogatepass")) // 2) > LONGEST:
        raise WorkbookError("workbook.too_long", n=n, limit=LONGEST)  # a spreadsheet counts an emoji as two
    for sign in _NO_SIGNS:
        if sign in text:
            raise WorkbookError("workbook.odd_sign", at=text.index(sign) + 1)
    try:
        text.encode()
    except UnicodeEncodeError as error:  # half of a pair: no character, no database keeps it
        raise WorkbookError("workbook.odd_sign", at=error.start + 1) from error


def _nothing(column: Column[Any]) -> None:
    if not column.nullable:
        raise _refusal(column, "", Said("workbook.kind", kind=Said("workbook.kinds.said")))


def _kind(column: Column[Any], value: Any) -> tuple[str, Any]:  # noqa: ANN401 - whatever a form holds
    """Return the kind a column wants and the value as that kind; None if it is another."""
    kind = column.type
    if isinstance(kind, Boolean):
        return "yes_no", value if isinstance(value, bool) else None
    if isinstance(kind, Integer):
        whole = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
        return "whole", int(value) if whole else None
    if isinstance(kind, Float):
        plain = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
        return "number", float(value) if plain else None
    if isinstance(kind, Moment):
        return "date", value if isinstance(value, datetime) else None
    if isinstance(kind, Date):
        return "date", _day(value)
    return "text", value if isinstance(value, str) else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):  # as a date field of a page gives it
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def _refusal(column: Column[Any], given: object, allowed: Said) -> WorkbookError:
    label = Label(column.table.name, column.name)
    shown = str(given)[:100]  # a name of ten thousand letters would hide the sentence
    return WorkbookError("workbook.not_allowed", given=shown, field=label, allowed=allowed)
