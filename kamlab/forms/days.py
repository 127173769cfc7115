"""Days as a person types them: ``27.11.2026``, ``27 ноября``, ``27 Nov 2026``, ``2026-11-27``."""

import re
from datetime import date

from kamlab.errors import KamlabError
from kamlab.i18n import date_text

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?")
_LETTERS = re.compile(r"(?:\D+[ ,]+)?(\d{1,2})\s+([^\W\d_]+)\.?,?(?:\s+(\d{4}))?(?:\s*г\.?)?")
_LETTERS_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?(?:\s+(\d{4}))?")
_MONTHS = (
    ("янв", "jan"),
    ("фев", "feb"),
    ("мар", "mar"),
    ("апр", "apr"),
    ("ма", "may"),
    ("июн", "jun"),
    ("июл", "jul"),
    ("авг", "aug"),
    ("сен", "sep"),
    ("окт", "oct"),
    ("ноя", "nov"),
    ("дек", "dec"),
)
_CENTURY = 2000
_AMBIGUOUS = 12  # a first figure up to this may be a day or a month


def read_day(text: str, lang: str, today: date) -> date:
    """Return the day a person typed.

    Parameters
    ----------
    text
        What was typed. Without a year, the next such day from ``today`` on is meant.
    lang
        Language of the page: in English ``03/04/2026`` may be March or April, and is asked for in letters.
    today
        The day it is typed.

    Raises
    ------
    KamlabError
        If it is no day; the sentence says what is wrong and gives an example.
    """
    plain = " ".join(text.replace("\u00a0", " ").split()).casefold()
    example = date_text(date(today.year, 11, 30), lang)
    year, month, day = _figures(plain, lang, example) or _letters(plain) or (None, 0, 0)
    if not month:
        raise KamlabError("forms.day.unread", found=text.strip(), example=example)
    if year is not None and year < 100:  # noqa: PLR2004 - a year of two figures
        year += _CENTURY
    return _day(year, month, day, today, example)


def _figures(plain: str, lang: str, example: str) -> tuple[int | None, int, int] | None:
    if match := _ISO.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    match = _FIGURES.fullmatch(plain)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if lang == "en" and "/" in plain and first != second and max(first, second) <= _AMBIGUOUS:
        raise KamlabError("forms.day.which", found=plain, example=example)
    day, month = (second, first) if second > _AMBIGUOUS >= first else (first, second)
    return (int(match[3]) if match[3] else None), month, day


def _letters(plain: str) -> tuple[int | None, int, int] | None:
    if match := _LETTERS.fullmatch(plain):
        day, name, year = match.groups()
    elif match := _LETTERS_FIRST.fullmatch(plain):
        name, day, year = match.groups()
    else:
        return None
    month = next((turn for turn, starts in enumerate(_MONTHS, 1) if name.startswith(starts)), 0)
    return (int(year) if year else None), month, int(day)


def _day(year: int | None, month: int, day: int, today: date, example: str) -> date:
    if not 1 <= month <= len(_MONTHS):
        raise KamlabError("forms.day.no_month", found=month, example=example)
    try:
        if year is not None:
            return date(year, month, day)
        this = date(today.year, month, day)
        return this if this >= today else date(today.year + 1, month, day)
    except ValueError:
        last = _last(year or today.year, month)
        raise KamlabError(
            "forms.day.too_many", n=last.day, month=last, example=date_text(last, _lang(example))
        ) from None


def _last(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _lang(example: str) -> str:
    return "ru" if re.search("[а-я]", example) else "en"
