"""Prose of one language: what an author need not type, and what may not stand there.

Code, links and HTML inside a text are left alone.
"""

import re
from collections.abc import Callable, Mapping

NBSP = "\u00a0"
_KEEP = re.compile(r"(```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]+>)", flags=re.DOTALL)
_UNITS = re.compile(r"(\d) (?=%|₽|млн|млрд|тыс|мин\b|руб|п\.)")
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_CURRENCY = re.compile(r"\b(RUB|EUR|USD) (?=\d)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
_NUMBER_RU = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?")
_NUMBER_EN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_REFUSED = (
    (re.compile(r"(?<!<)!(?![\[=])"), "an exclamation mark"),
    (re.compile(r'"'), "a straight quote"),
    (re.compile(r"(?<=\S) - (?=\S)"), "a hyphen used as a dash"),
)


def polish(text: str, lang: str) -> str:
    """Put the no-break spaces and the apostrophes in."""
    return _outside_code(text, _polish_ru if lang == "ru" else _polish_en)


def refused(text: str) -> list[str]:
    """List what may not stand in prose, each with a few words around it."""
    prose = _prose(text)
    return [
        f"{what}: …{prose[max(match.start() - 20, 0) : match.end() + 12].strip()}…".replace("\n", " ")
        for pattern, what in _REFUSED
        for match in pattern.finditer(prose)
    ]


def numbers(text: str, lang: str) -> list[str]:
    """Return the numbers of a text as plain values, sorted: ``28,6`` and ``28.6`` are equal."""
    prose = _prose(text)
    if lang == "ru":
        found = [re.sub(r"[ \u00a0]", "", one).replace(",", ".") for one in _NUMBER_RU.findall(prose)]
    else:
        found = [one.replace(",", "") for one in _NUMBER_EN.findall(prose)]
    return sorted(found)


def headings(text: str) -> list[int]:
    """Return the levels of the headings in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", _without_fences(text), flags=re.MULTILINE)]


def links(text: str) -> list[str]:
    """Return the targets of all links and pictures in order."""
    return [target for _, target in _LINK.findall(text)]


def items(text: str) -> int:
    """Count list items."""
    return len(re.findall(r"^\s*(?:[-*]|\d+\.) ", _without_fences(text), flags=re.MULTILINE))


def table_rows(text: str) -> int:
    """Count the rows of tables."""
    return len(re.findall(r"^\|", text, flags=re.MULTILINE))


def placeholders(text: str) -> list[str]:
    """Return the names in double braces, sorted."""
    return sorted(re.findall(r"\{\{\s*(\w+)\s*\}\}", text))


def fill(text: str, facts: Mapping[str, object]) -> str:
    """Replace ``{{name}}`` by its fact."""
    return re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda match: str(facts[match[1]]), text)


def relink(text: str, resolve: Callable[[str], str | None]) -> str:
    """Rewrite link targets; a link whose target resolves to None becomes its own words."""

    def turn(match: re.Match[str]) -> str:
        words, target = match.groups()
        found = resolve(target)
        return words if found is None else f"[{words}]({found})"

    return _LINK.sub(turn, text)


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    pieces = _KEEP.split(text)  # odd pieces are the kept ones
    return "".join(piece if turn % 2 else change(piece) for turn, piece in enumerate(pieces))


def _prose(text: str) -> str:
    return "".join(" " if turn % 2 else piece for turn, piece in enumerate(_KEEP.split(text)))


def _without_fences(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def _polish_ru(text: str) -> str:
    return _GROUPS.sub(NBSP, _UNITS.sub(rf"\1{NBSP}", text))


def _polish_en(text: str) -> str:
    return _APOSTROPHE.sub("’", _CURRENCY.sub(rf"\1{NBSP}", text))
