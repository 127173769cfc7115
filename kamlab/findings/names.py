"""Client names as a figure can bear them: without the legal form, in at most two lines.

The full name stays in the table beside the figure. A name is data: control and
direction marks are dropped, nothing in it is ever obeyed.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIMIT = 26  # letters per line at full width of the names column
ELLIPSIS = "…"
_SCRAP = 6  # letters of a cut word that say nothing: drop them
_ENOUGH = 160  # letters looked at: two lines never hold more, and measuring ten thousand takes seconds
_FORMS = "ООО|ПАО|НАО|ЗАО|ОАО|АО|ТОО|ОДО|ЧУП|ГУП|МУП|ФГУП|LLC|Ltd|Inc|GmbH|AG|PLC|JSC|Corp|Co|S\\.A|B\\.V"
_FORM = re.compile(rf"^(?:{_FORMS})\.?[\s,]+|[\s,]+(?:{_FORMS})\.?$", re.IGNORECASE)
_QUOTES = {"«": "»", "“": "”", '"': '"'}
_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”")
_BLANKS = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


def clean(text: object) -> str:
    r"""Return one line of plain text: no control or direction marks, single spaces.

    Examples
    --------
    >>> clean("  Вега\n\u202eТорг ")
    'Вега Торг'
    """
    spaced = _BLANKS.sub(" ", str(text))
    kept = (letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def without_legal_form(name: str) -> str:
    """Drop the legal form, and quotation marks that then enclose the whole name.

    Examples
    --------
    >>> without_legal_form("ООО «Ромашка»"), without_legal_form("Ромашка, АО")
    ('Ромашка', 'Ромашка')
    >>> without_legal_form("Торговый дом «Волжские продукты»")
    'Торговый дом «Волжские продукты»'
    """
    plain = clean(name)
    bare = _FORM.sub("", plain).strip(" ,")
    for opening, closing in _QUOTES.items():
        inner = bare[1:-1]
        if bare.startswith(opening) and bare.endswith(closing) and inner and not {opening, closing} & set(inner):
            bare = inner
    return bare.strip() or plain


def break_in_two(name: str, measure: Callable[[str], float] = len) -> tuple[str, ...]:
    """Break a name at the space that balances its two lines, not inside quotation marks.

    Examples
    --------
    >>> break_in_two("Приборостроительный комбинат «Вектор-Плюс»")
    ('Приборостроительный', 'комбинат «Вектор-Плюс»')
    """
    places = _spaces(name, quoted=False) or _spaces(name, quoted=True)
    if not places:
        return (name,)
    best = min(places, key=lambda place: max(measure(name[:place]), measure(name[place + 1 :])))
    return name[:best], name[best + 1 :]


def shorten(text: str, limit: float, measure: Callable[[str], float] = len) -> str:
    """Cut a text at its end with «…» so that it measures at most ``limit``.

    Examples
    --------
    >>> shorten("Судоремонтная компания", 14)
    'Судоремонтная…'
    """
    if measure(text) <= limit:
        return text
    low, high = 0, len(text)
    while low < high:  # the longest beginning that still fits
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip(" «“,") + ELLIPSIS) <= limit:
            low = middle
        else:
            high = middle - 1
    kept, space, scrap = text[:low].rpartition(" ")
    whole = kept if space and len(scrap) <= _SCRAP and text[low : low + 1].isalnum() else text[:low]
    return whole.rstrip(" «“,") + ELLIPSIS


def fit_name(
    name: str, *, lines: int = 2, limit: float = LIMIT, measure: Callable[[str], float] = len
) -> tuple[str, ...]:
    """Set one name in at most ``lines`` lines of ``limit`` (letters, or what ``measure`` counts)."""
    name = name[:_ENOUGH]
    if measure(name) <= limit:
        return (name,)
    if lines > 1 and measure(name) <= 2 * limit + measure(" "):
        broken = break_in_two(name, measure)
        if max(map(measure, broken)) <= limit:
            return broken
    proper = _QUOTED.search(name)
    if proper and proper[0] != name:  # what stands in quotation marks is the name, the rest says what it is
        return fit_name(proper[0], lines=lines, limit=limit, measure=measure)
    if lines == 1:
        return (shorten(name, limit, measure),)
    first = _longest_start(name, limit, measure)
    if not first:
        return (shorten(name, limit, measure),)
    return first, shorten(name[len(first) + 1 :], limit, measure)


def chart_names(
    names: Sequence[str], *, lines: int = 2, limit: float = LIMIT, measure: Callable[[str], float] = len
) -> list[tuple[str, ...]]:
    """Set all names of a figure; names that would look alike keep their difference.

    Parameters
    ----------
    names
        Full names, in the order of the figure.
    lines
        Lines a name may take: 1 or 2.
    limit
        Greatest length of a line, in what ``measure`` counts (letters by default).

    Returns
    -------
    list
        The lines of each name, in the same order.

    Examples
    --------
    >>> chart_names(["ООО Вега", "АО Вега", "ООО Сириус"])
    [('ООО Вега',), ('АО Вега',), ('Сириус',)]
    """
    whole = [clean(name) or "?" for name in names]
    bare = [without_legal_form(name) for name in whole]
    bare = [full if bare.count(short) > 1 else short for full, short in zip(whole, bare, strict=True)]
    fitted = [fit_name(name, lines=lines, limit=limit, measure=measure) for name in bare]
    for alike in _groups(fitted):
        if len({bare[index] for index in alike}) > 1:
            _tell_apart(fitted, alike, bare, limit, measure)
    return fitted


def _spaces(name: str, *, quoted: bool) -> list[int]:
    """Places of the spaces; those within quotation marks only if ``quoted``; never between initials."""
    depth, places = 0, []
    for place, letter in enumerate(name):
        depth += (letter in "«“") - (letter in "»”")
        initials = re.search(r"\b\w\.$", name[:place]) and re.match(r"\s\w\.", name[place:])
        if letter == " " and (quoted or depth <= 0) and not initials:
            places.append(place)
    return places


def _longest_start(name: str, limit: float, measure: Callable[[str], float]) -> str:
    """Return the longest run of whole words that fits one line; empty if the first word does not."""
    start = ""
    for place in _spaces(name, quoted=True):
        if measure(name[:place]) > limit:
            break
        start = name[:place]
    return start


def _groups(fitted: Sequence[tuple[str, ...]]) -> list[list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for index, lines in enumerate(fitted):
        places.setdefault(lines, []).append(index)
    return [indices for indices in places.values() if len(indices) > 1]


def _tell_apart(
    fitted: list[tuple[str, ...]],
    alike: Sequence[int],
    bare: Sequence[str],
    limit: float,
    measure: Callable[[str], float],
) -> None:
    """Give each name of a group its own last line: from where the names part, else its number."""
    parting = next(
        place for place, letters in enumerate(zip_longest(*(bare[i] for i in alike))) if len(set(letters)) > 1
    )
    parting = bare[alike[0]].rfind(" ", 0, parting) + 1 or parting
    tails = [shorten(ELLIPSIS + bare[index][parting:], limit, measure) for index in alike]
    if len(set(tails)) < len(tails):
        tails = [f"{ELLIPSIS} ({number})" for number in range(1, len(alike) + 1)]
    for index, tail in zip(alike, tails, strict=True):
        head = fitted[index][0]
        if len(fitted[index]) > 1:
            fitted[index] = (head, tail)
        else:
            room = limit - measure(tail)
            fitted[index] = ((shorten(head, room, measure).rstrip(ELLIPSIS) if room > 0 else "") + tail,)
