"""The fields of a form: what may be entered, how it is read, how it is shown.

A field is data. It knows nothing of the page or the workbook: the form asks it to
read what was typed and to say what the control shows. Values are what the workbook
keeps: texts, numbers, lists of names; a day is kept as ``2026-11-27``.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from kamlab.errors import KamlabError
from kamlab.forms.amounts import is_money, read_number
from kamlab.forms.days import read_day
from kamlab.forms.wording import Wording
from kamlab.i18n import date_text, weekday_text

Value = Any  # what JSON can hold: the workbook keeps nothing else
LONGEST = 30_000  # letters in one field: a cell of a spreadsheet holds 32,767
_CODE = re.compile(r"[A-Z]{3}")
_MONEY = 10  # digits and spaces of 118 611 500


@dataclass(frozen=True, slots=True)
class Field:
    """What all fields share.

    Parameters
    ----------
    id
        Name inside the form; the words stand under ``form.<form>.<id>.label``.
    default
        Value until somebody enters one; None shows an empty field.
    """

    kind: ClassVar[str] = "text"
    id: str
    default: Value = None

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return the value of what came from the page; None if it was emptied.

        Raises
        ------
        KamlabError
            If it cannot be read; the sentence stands beside the field.
        """
        return _text(raw)

    def control(self, _words: Wording) -> dict[str, object]:
        """Return what the control needs besides label, help and value."""
        return {}

    def shown(self, value: Value, _lang: str) -> object:
        """Return the value as the control holds it."""
        return value

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the value as a column of the workbook holds it."""
        return value

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - whatever the column holds
        """Return the value of what a column of the workbook holds."""
        return None if held == "" else held

    def told(self, value: Value, words: Wording) -> str:
        """Return the value as a still picture writes it."""
        return str(self.shown(value, words.lang)) if value not in (None, "", []) else "—"


@dataclass(frozen=True, slots=True)
class Text(Field):
    """A line of text. ``wide`` is its width in letters."""

    kind: ClassVar[str] = "text"
    wide: int = 30

    def control(self, _words: Wording) -> dict[str, object]:
        """Return the width."""
        return {"wide": self.wide}

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the text; an empty one is kept as such."""
        return value or ""


@dataclass(frozen=True, slots=True)
class Area(Field):
    """A text of several lines."""

    kind: ClassVar[str] = "area"
    lines: int = 3

    def control(self, _words: Wording) -> dict[str, object]:
        """Return the height."""
        return {"lines": self.lines}

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the text; an empty one is kept as such."""
        return value or ""


@dataclass(frozen=True, slots=True)
class Number(Field):
    """A number to type.

    Parameters
    ----------
    low, high
        Smallest and greatest number that makes sense; None for no bound.
    decimals
        Digits shown after the mark.
    unit
        Shown inside the field: ``"%"``, ``"₽"``; a word goes into the label.
    """

    kind: ClassVar[str] = "number"
    low: float | None = None
    high: float | None = None
    decimals: int = 0
    unit: str = ""

    def read(self, raw: object, lang: str, _today: date) -> Value:
        """Return the number; kind to commas, spaces, signs of percent and money, and to «200 тыс» where it is money."""
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return None
        value = float(raw) if isinstance(raw, (int, float)) else read_number(str(raw), lang, unit=self.unit)
        if value is None or not math.isfinite(value):
            key = "forms.number.unread_money" if is_money(self.unit) else "forms.number.unread"
            raise KamlabError(key, found=str(raw).strip()[:60], example=self._example())
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise KamlabError(self._bounds(), found=value, low=self.low, high=self.high)
        return int(value) if value.is_integer() else value

    def _example(self) -> float:
        """Return a number that the field would take."""
        wish = 12.5 if self.decimals or self.unit == "%" else 12
        low, high = (end if end is not None else wish for end in (self.low, self.high))
        return min(max(wish, low), high)

    def _bounds(self) -> str:
        if self.low is not None and self.high is not None:
            return "forms.number.between"
        return "forms.number.at_least" if self.low is not None else "forms.number.at_most"

    def control(self, _words: Wording) -> dict[str, object]:
        """Return unit and width; an amount of money without a bound has room for hundreds of millions."""
        if self.high is None and is_money(self.unit):
            return {"unit": self.unit, "wide": _MONEY + len(self.unit)}
        return {"unit": self.unit, "wide": 6 + len(self.unit) if self.high is None or self.high > 999 else 4}  # noqa: PLR2004 - four figures

    def shown(self, value: Value, lang: str) -> object:
        """Return the number as a person types it: decimal comma in Russian, no forced digits."""
        return "" if value is None else written(value, lang, self.decimals)

    def told(self, value: Value, words: Wording) -> str:
        """Return the number with its unit; a currency's code stands before it in English, as in every sentence."""
        if value is None:
            return "—"
        if words.lang == "en" and _CODE.fullmatch(self.unit):
            return f"{self.unit}\u00a0{self.shown(value, words.lang)}"
        space = "\u00a0" if self.unit and (words.lang == "ru" or " " in self.unit) else ""
        return f"{self.shown(value, words.lang)}{space}{self.unit}"


@dataclass(frozen=True, slots=True)
class Slider(Number):
    """A number on a slider, with a field beside it for the exact way in."""

    kind: ClassVar[str] = "slider"
    step: float = 1

    def control(self, words: Wording) -> dict[str, object]:
        """Return bounds and step."""
        ends = {"low": self.low, "high": self.high, "step": self.step}
        told = [self.shown(end, words.lang) for end in (self.low, self.high)]
        return {**ends, "ends": told, "unit": self.unit, "wide": 4, "mark": "," if words.lang == "ru" else "."}


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """What fields with options share.

    Parameters
    ----------
    options
        Names of the options, in order.
    labels
        Name → label for options known only at run time (clients, periods);
        the others stand in the catalogue.
    notes
        Name → a quiet text beside the option: an amount, a reason.
    """

    options: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str, words: Wording) -> str:
        """Return what an option is called."""
        return self.labels[name] if name in self.labels else words.option(self.id, name)

    def control(self, words: Wording) -> dict[str, object]:
        """Return the options: name, label, note."""
        return {"options": [[name, self.label(name, words), self.notes.get(name, "")] for name in self.options]}

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return the chosen name."""
        if raw in (None, ""):
            return None
        if raw not in self.options:
            raise KamlabError("forms.choice.unknown", found=str(raw)[:60])
        return raw

    def told(self, value: Value, words: Wording) -> str:
        """Return the label of the chosen option."""
        return self.label(value, words) if value in self.options else "—"


@dataclass(frozen=True, slots=True)
class Pick(Choice):
    """One of many, in a list that opens."""

    kind: ClassVar[str] = "pick"


@dataclass(frozen=True, slots=True)
class Segments(Choice):
    """One of a few, side by side.

    Parameters
    ----------
    digits
        The keys that choose, one per option: ``"123450"``; True for 1, 2, 3 …
    column
        Whether the options stand one under another.
    apart
        Whether the last option stands apart: “don't know” beside a scale.
    """

    kind: ClassVar[str] = "segments"
    digits: bool | str = False
    column: bool = False
    apart: bool = False

    def control(self, words: Wording) -> dict[str, object]:
        """Return the options and how they stand."""
        keys = "1234567890" if self.digits is True else self.digits
        return {**Choice.control(self, words), "digits": keys, "column": self.column, "apart": self.apart}


@dataclass(frozen=True, slots=True)
class Ticks(Choice):
    """As many as fit, one under another.

    Parameters
    ----------
    row
        Whether the options stand side by side, in columns of one width: fields below one another make a grid.
    """

    kind: ClassVar[str] = "ticks"
    row: bool = False

    def control(self, words: Wording) -> dict[str, object]:
        """Return the options and how they stand."""
        return {**Choice.control(self, words), "row": self.row}

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return the chosen names in the order of the options."""
        chosen = {str(name) for name in raw} if isinstance(raw, (list, tuple)) else set()
        if strange := chosen - set(self.options):
            raise KamlabError("forms.choice.unknown", found=min(strange)[:60])
        return [name for name in self.options if name in chosen]

    def told(self, value: Value, words: Wording) -> str:
        """Return the labels of the chosen options."""
        return ", ".join(self.label(name, words) for name in value or () if name in self.options) or "—"


@dataclass(frozen=True, slots=True)
class Order(Choice):
    """All options put in order, the first on top."""

    kind: ClassVar[str] = "order"

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return the names in the order given."""
        names = [str(name) for name in raw] if isinstance(raw, (list, tuple)) else []
        if sorted(names) != sorted(self.options):
            raise KamlabError("forms.choice.unknown", found=", ".join(names)[:60])
        return names

    def shown(self, value: Value, _lang: str) -> object:
        """Return the order; names that are new since then stand at the end."""
        kept = [name for name in value or () if name in self.options]
        return [*kept, *(name for name in self.options if name not in kept)]

    def told(self, value: Value, words: Wording) -> str:
        """Return the labels in order."""
        return " → ".join(self.label(name, words) for name in value or () if name in self.options) or "—"


@dataclass(frozen=True, slots=True)
class Tick(Field):
    """Yes or no."""

    kind: ClassVar[str] = "tick"

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return whether it is ticked."""
        return bool(raw)

    def told(self, value: Value, _words: Wording) -> str:
        """Return a sign."""
        return "☑" if value else "☐"


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A day: typed as people type it, kept as ``2026-11-27``, shown in full; ``weekday`` tells the day of the week."""

    kind: ClassVar[str] = "text"
    weekday: bool = False

    def read(self, raw: object, lang: str, today: date) -> Value:
        """Return the day in the form the workbook keeps."""
        return read_day(str(raw), lang, today).isoformat() if str(raw or "").strip() else None

    def control(self, _words: Wording) -> dict[str, object]:
        """Return the width."""
        return {"wide": 18}

    def shown(self, value: Value, lang: str) -> object:
        """Return the day in words."""
        write = weekday_text if self.weekday else date_text
        return write(date.fromisoformat(value), lang) if value else ""

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the day."""
        return date.fromisoformat(value) if value else None

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - whatever the column holds
        """Return the day in the form the workbook's answers have."""
        return None if held is None else held.isoformat()


@dataclass(frozen=True, slots=True)
class Client(Field):
    """A client's name: chosen from the accounts as one types, or a new one.

    Parameters
    ----------
    names
        The accounts to offer, the largest first.
    """

    kind: ClassVar[str] = "client"
    names: Sequence[str] = ()
    wide: int = 30

    def control(self, _words: Wording) -> dict[str, object]:
        """Return the names to offer."""
        return {"names": list(self.names), "wide": self.wide}

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the text; an empty one is kept as such."""
        return value or ""


def written(value: float, lang: str, decimals: int = 0) -> str:
    """Return a number as a person types it: ``22,5`` in Russian; at most ``decimals`` digits unless it needs more."""
    digits = decimals if round(value, decimals) == value else 3
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits > decimals else text
    whole, mark, rest = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u00a0" if lang == "ru" else ",")
    if whole.startswith("-") and not grouped.startswith("-"):
        grouped = f"-{grouped}"
    return (grouped + mark.replace(".", "," if lang == "ru" else ".") + rest).replace("-", "\u2212")


def _text(raw: object) -> str | None:
    text = str(raw if raw is not None else "").strip()
    if len(text) > LONGEST:
        raise KamlabError("forms.text.too_long", n=len(text), limit=LONGEST)
    return text or None
