"""Values as cells and back: texts stay texts, numbers keep every digit, words speak the reader's language."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer

from kamlab.i18n import LANGUAGES, say
from kamlab.workbook.columns import Json, Moment, word
from kamlab.workbook.values import from_json, to_json

_FIRST_YEAR = 1900  # a spreadsheet counts days from there
_EXACT = 2**53  # whole numbers above it lose digits in a spreadsheet
Cell = str | float | date | None


class Number(float):
    """A number that a spreadsheet writer spells with every digit it has."""

    def __format__(self, spec: str) -> str:
        """Write all digits, whatever was asked for: sixteen, the writers' habit, are one too few."""
        return repr(float(self))


class UnreadableError(ValueError):
    """A cell does not say what its column needs; the argument is the key of the kind it needs."""


def to_cell(column: Column[Any], value: Any, lang: str) -> Cell:  # noqa: ANN401 - any value of a column
    """Return what stands in the cell of a value; None leaves it empty."""
    if isinstance(column.type, Json):
        return _json_cell(value)
    if value is None or value == "":
        return None
    for kind, write in _WRITERS:
        if isinstance(column.type, kind):
            return write(value, lang)
    return word(column, value, lang)


def from_cell(column: Column[Any], cell: Any) -> Any:  # noqa: ANN401 - any cell, any value of a column
    """Return the value that a cell says.

    Raises
    ------
    UnreadableError
        If it says none.
    """
    if isinstance(column.type, Json):
        return _json_value(cell)
    if cell is None or cell == "":
        return "" if _is_free_text(column) else None
    for kind, read in _READERS:
        if isinstance(column.type, kind):
            return read(cell)
    text = _text(cell)
    for option in column.info.get("options", ()):
        if text.strip().casefold() in {option.casefold(), *(word(column, option, one).casefold() for one in LANGUAGES)}:
            return option
    return text


def same_cell(one: Cell, other: Cell) -> bool:
    """Tell whether two cells say the same: other programs write fifteen digits of a number, not seventeen."""
    if isinstance(one, float) and isinstance(other, float):
        return f"{float(one):.15g}" == f"{float(other):.15g}"
    return one == other


def _is_free_text(column: Column[Any]) -> bool:
    other = isinstance(column.type, Boolean | Moment | Date | Integer | Float)
    return not other and not column.nullable and "options" not in column.info


def _json_cell(value: Any) -> Cell:  # noqa: ANN401 - any JSON value
    """Write a number as one and a text as itself; what could be taken for something else is spelled as JSON."""
    if isinstance(value, float | int) and not isinstance(value, bool) and abs(value) < _EXACT:
        return Number(value)
    if isinstance(value, str) and value and isinstance(_json_value(value), str) and _json_value(value) == value:
        return value
    return None if value is None else to_json(value)


def _json_value(cell: Any) -> Any:  # noqa: ANN401 - any cell
    if cell is None or cell == "":
        return None
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return int(cell) if float(cell).is_integer() else cell
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return cell
    try:
        return from_json(cell)
    except ValueError:
        return cell


def _text(cell: Any) -> str:  # noqa: ANN401 - any cell
    """Write a cell that should be a text: a number typed as a name is the name."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return say("workbook.sheet.yes" if cell else "workbook.sheet.no")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _yes(cell: Any) -> bool:  # noqa: ANN401 - any cell
    if isinstance(cell, bool):
        return cell
    said = _text(cell).strip().casefold()
    for answer in (True, False):
        words = {say(f"workbook.sheet.{'yes' if answer else 'no'}", lang) for lang in LANGUAGES}
        if said in words or said == str(int(answer)):
            return answer
    raise UnreadableError("yes_no")


def _number(cell: Any) -> float:  # noqa: ANN401 - any cell
    if isinstance(cell, bool):
        raise UnreadableError("number")
    try:
        return float(cell.replace("\u00a0", "").replace(",", ".").replace("−", "-") if isinstance(cell, str) else cell)
    except (TypeError, ValueError) as error:
        raise UnreadableError("number") from error


def _moment(cell: Any) -> datetime | None:  # noqa: ANN401 - any cell
    try:
        found = cell if isinstance(cell, datetime) else datetime.fromisoformat(str(cell))
    except ValueError:
        return None  # a stamp is only a help: without it the row counts as new
    return found if found.tzinfo else found.astimezone()


def _day(cell: Any) -> date:  # noqa: ANN401 - any cell
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = str(cell).strip()
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(said, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise UnreadableError("date")


def _say_yes(value: Any, lang: str) -> Cell:  # noqa: ANN401 - a value of the column
    return say(f"workbook.sheet.{'yes' if value else 'no'}", lang)


def _write_moment(value: Any, _lang: str) -> Cell:  # noqa: ANN401 - a value of the column
    return str(value.isoformat())


def _write_day(value: Any, _lang: str) -> Cell:  # noqa: ANN401 - a value of the column
    day: date = value
    return day if day.year >= _FIRST_YEAR else day.isoformat()


def _write_number(value: Any, _lang: str) -> Cell:  # noqa: ANN401 - a value of the column
    return Number(value)


_WRITERS: tuple[tuple[Any, Callable[[Any, str], Cell]], ...] = (
    (Boolean, _say_yes),
    (Moment, _write_moment),
    (Date, _write_day),
    ((Integer, Float), _write_number),
)
_READERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Boolean, _yes),
    (Moment, _moment),
    (Date, _day),
    ((Integer, Float), _number),
)
