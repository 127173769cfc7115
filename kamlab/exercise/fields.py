"""The fields of an answer: what may be entered, how it is read, when it holds.

People type into quotes in a prepared cell, so reading is kind: a comma or a
point, a per cent sign, a fraction, any case, ё or е, a Latin letter that looks
like the Russian one, the number of an option instead of its name. What still
cannot be read is an :class:`Unread`: one sentence with what is allowed.
"""

import math
import re
from dataclasses import dataclass

from kamlab.errors import KamlabError
from kamlab.exercise.line import Keys
from kamlab.i18n import LANGUAGES, current_language, say, speaks

Value = float | str | frozenset[str] | tuple[str, ...]
Answer = dict[str, Value | None]

SLACK = 1e-9  # 28.6 typed and 28.6 computed may differ in the last bit
_NUMBER = re.compile(r"[^\d+-]*([+-]?)(\d+(?:\.\d+)?)(?:/(\d+(?:\.\d+)?))?(%|[^\d%]*)")
_THOUSANDS_EN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_TWINS = str.maketrans("abcehkmoptxy", "авсенкмортху")  # Latin letters that look Russian
_SPLIT = re.compile(r"[,;\n]")
_MILLION = 1e6
_IN_FULL = 1e4  # no exercise asks for ten thousand millions: such a number was typed in full
_QUOTES = "\"'«»“”„‘’`"


class Unread(KamlabError):  # noqa: N818 - not a failure: a sentence about what was typed
    """What was typed cannot be read; the sentence says what is allowed."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number to fill in.

    Parameters
    ----------
    id
        Name of the field inside its exercise.
    right
        The model's number, in the unit of the field (28.6 for 28.6 %).
    accept
        Lowest and highest number that also count; without it, ``right`` alone.
    unit
        ``"percent"`` if the number is a percentage: then ``2/7`` is 28.57 and 0.29
        is recognised as a fraction; ``"million"`` if it is money in millions: then
        12,000,000 is 12; otherwise empty.
    """

    id: str
    right: float
    accept: tuple[float, float] | None = None
    unit: str = ""

    def read(self, raw: object, _base: str) -> float:
        """Return the number that was typed."""
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            value: float | None = float(raw)
        else:
            value = _number(str(raw), percent=self.unit == "percent")
        if value is None:
            raise Unread("check.not_a_number", found=str(raw))
        return value / _MILLION if self.unit == "million" and abs(value) >= _IN_FULL else value

    def holds(self, value: Value) -> bool:
        """Tell whether the number counts as right."""
        low, high = self.accept or (self.right, self.right)
        return isinstance(value, float) and low - SLACK <= value <= high + SLACK

    def credit(self, value: Value) -> float:
        """Return 1 for a right number, else 0."""
        return float(self.holds(value))

    def is_fraction_of_right(self, value: Value | None) -> bool:
        """Tell whether a percentage was typed as a fraction: 0.286 for 28.6 %."""
        return self.unit == "percent" and isinstance(value, float) and not self.holds(value) and self.holds(100 * value)


@dataclass(frozen=True, slots=True)
class Choose:
    """Options to choose from: exactly one, or as many as fit.

    Parameters
    ----------
    id
        Name of the field inside its exercise.
    options
        Ids of all options, in the order shown.
    right
        Ids of the right ones.
    many
        Whether several may be chosen.
    labels
        First part of the keys of the option labels, if not the exercise's own.
    """

    id: str
    options: tuple[str, ...]
    right: tuple[str, ...]
    many: bool = False
    labels: str = ""

    def read(self, raw: object, base: str) -> frozenset[str]:
        """Return the ids of the chosen options."""
        base = self.labels or base
        whole = named(str(raw), self.options, base)  # a single option may have a comma in its name
        chosen = frozenset([whole] if whole else [option(part, self.options, base) for part in parts(raw)])
        if len(chosen) > 1 and not self.many:
            raise Unread("check.only_one", found=str(raw))
        return chosen

    def holds(self, value: Value) -> bool:
        """Tell whether exactly the right options were chosen."""
        return value == frozenset(self.right)

    def credit(self, value: Value) -> float:
        """Return the overlap with the right set, 0..1."""
        right, chosen = frozenset(self.right), frozenset(value) if isinstance(value, frozenset) else frozenset()
        return len(right & chosen) / len(right | chosen) if right | chosen else 1.0


@dataclass(frozen=True, slots=True)
class Rank:
    """Options to put in order, all of them, the first on top."""

    id: str
    options: tuple[str, ...]
    right: tuple[str, ...]
    labels: str = ""

    def read(self, raw: object, base: str) -> tuple[str, ...]:
        """Return the ids in the order typed."""
        base = self.labels or base
        order = tuple(option(part, self.options, base) for part in parts(raw))
        if missing := [name for name in self.options if name not in order]:
            raise Unread("check.rank_missing", missing=Keys.options(base, missing))
        if len(order) != len(set(order)):
            raise Unread("check.rank_twice", found=Keys.options(base, sorted({n for n in order if order.count(n) > 1})))
        return order

    def holds(self, value: Value) -> bool:
        """Tell whether the order is the right one."""
        return value == self.right

    def credit(self, value: Value) -> float:
        """Return the share of places that are right, 0..1."""
        places = value if isinstance(value, tuple) else ()
        return sum(a == b for a, b in zip(places, self.right, strict=False)) / len(self.right)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of one's own; it holds as soon as something is written."""

    id: str
    right: str = ""

    def read(self, raw: object, _base: str) -> str:
        """Return the text without outer spaces."""
        return str(raw).strip()

    def holds(self, value: Value) -> bool:
        """Tell whether anything was written."""
        return bool(value)

    def credit(self, value: Value) -> float:
        """Return 1 for a text, 0 for none."""
        return float(bool(value))


Field = Number | Choose | Rank | Text


def is_empty(raw: object) -> bool:
    """Tell whether nothing was entered: None, ``...``, blank quotes, an empty list, not-a-number."""
    if raw is None or raw is ...:
        return True
    if isinstance(raw, str):
        return raw.strip(" \t\n\u00a0.…") == ""
    if isinstance(raw, float):
        return math.isnan(raw)
    return isinstance(raw, (list, tuple, set, frozenset, dict)) and all(is_empty(one) for one in raw)


def parts(raw: object) -> list[str]:
    """Split what was typed into names: by comma, semicolon or line, or take a list as it is."""
    items = list(raw) if isinstance(raw, (list, tuple, set, frozenset)) else _SPLIT.split(str(raw))
    return [text for one in items if (text := str(one).strip())]


def option(text: str, options: tuple[str, ...], base: str) -> str:
    """Return the id of the option that was meant: by name, by number in the list, by its beginning.

    Raises
    ------
    Unread
        If no option, or more than one, fits.
    """
    if exact := named(text, options, base):
        return exact
    wanted = fold(text)
    if wanted.isdigit() and 1 <= int(wanted) <= len(options):
        return options[int(wanted) - 1]
    near = [name for name in options if any(known.startswith(wanted) for known in _names(name, base))]
    if len(near) == 1 and wanted:
        return near[0]
    raise Unread("check.unknown_option", found=text, options=Keys.options(base, options))


def named(text: str, options: tuple[str, ...], base: str) -> str:
    """Return the id of the option with exactly this name in either language, or an empty string."""
    wanted = fold(text)
    return next((name for name in options if wanted in _names(name, base)), "")


def _names(name: str, base: str) -> set[str]:
    return {fold(name), *(fold(label(base, "option", name, lang)) for lang in LANGUAGES)}


def fold(text: str) -> str:
    """Reduce a name to what matters when names are compared."""
    plain = " ".join(text.casefold().replace("\u00a0", " ").split())
    return plain.strip(_QUOTES + " .,:;?").replace("ё", "е").translate(_TWINS)


def label(base: str, kind: str, name: str, lang: str | None = None) -> str:
    """Return the label of a field or an option in ``lang``."""
    return say(f"{base}.{kind}.{name}", lang)


def full_label(base: str, kind: str, name: str, lang: str) -> str:
    """Return a field or an option as it is read: its longer text if it has one, else its label.

    The label stands inside sentences and is typed in code; ``field_full`` and
    ``option_full`` beside it hold what a label cannot: quotes, a whole sentence,
    commas where several options are chosen.
    """
    key = f"{base}.{kind}_full.{name}"
    return say(key, lang) if speaks(key, lang) else label(base, kind, name, lang)


def _number(text: str, *, percent: bool) -> float | None:
    """Return the number in a text, or None if there is none or more than one."""
    plain = re.sub(r"[\s\u00a0\u202f\u2009]", "", text).replace("\u2212", "-").strip(_QUOTES)
    if _THOUSANDS_EN.fullmatch(plain) and current_language() == "en":
        plain = plain.replace(",", "")
    match = _NUMBER.fullmatch(plain.replace(",", "."))
    if match is None:
        return None
    sign, digits, below, _ = match.groups()
    value = float(sign + digits)
    if below is None:
        return value
    if float(below) == 0:
        return None
    return value / float(below) * (100 if percent else 1)
