"""What a cell looks like: a number, a date, an empty mark.

The patterns use only what Python's ``re`` and DuckDB's RE2 read alike, so that a
sample judged here and a whole column judged in SQL meet the same rules.
"""

import re
from functools import lru_cache

from kamlab.ledger.columns.spelling import CURRENCIES
from kamlab.ledger.reading import MARK_DATE, MARK_NUMBER
from kamlab.ledger.reading.spacing import NO_BREAK

SPACES = NO_BREAK + "\t"  # written where a plain space is meant
APOSTROPHES = "'\u2019\u02bc`´"  # Swiss thousands marks
DASHES = "\u2212\u2013\u2014\u2010\u2011"  # minus sign, en and em dash, hyphens

# Marks that systems write into an empty cell. «н/д» and “n/a” are words: a person should see them.
EMPTY = ("", "-", "--", "nan", "null", "none", "nil", "\\n", "nat", "(blank)", "(пусто)", "<>")

# The whole cell, apostrophes and odd spaces already plain: sign, currency, digits, percent, trailing minus.
# Group 1: word in front, 2: digits with their marks, 3: percent sign, 4: word behind. The words are looked up
# among the currencies: a list of them in the pattern would be slow to compile, many times over.
_AROUND = r"([^0-9.,()+\s%-]{0,7}\.?)"
NUMBER = rf"^\(?\s*[+-]?\s*{_AROUND}\s*[+-]?\s*([0-9.,][0-9 .,]*?)\s*(%?)\s*{_AROUND}\s*[+-]?\s*\)?$"
POWER = r"^[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}$"  # 1.5E+06
# The digits alone, read with a decimal point, or with a decimal comma.
POINT = (
    r"^(?:[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+"
    r"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})?(?:\.[0-9]*)?$"  # the last: lakhs, 12,34,567
)
COMMA = r"^(?:[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)?(?:,[0-9]*)?$"

_NAMES = (  # of each month, in every spelling met
    "январь января янв january jan",
    "февраль февраля фев февр february feb",
    "март марта мар march mar",
    "апрель апреля апр april apr",
    "май мая may",
    "июнь июня июн june jun",
    "июль июля июл july jul",
    "август августа авг august aug",
    "сентябрь сентября сен сент september sep sept",
    "октябрь октября окт october oct",
    "ноябрь ноября ноя нояб november nov",
    "декабрь декабря дек december dec",
)
MONTHS = {word: number for number, names in enumerate(_NAMES, 1) for word in names.split()}
_WORD = "([A-Za-zА-Яа-яё]{3,9})"  # looked up in MONTHS: a list of names here would be slow to compile, many times over
_TIME = r"(?:[ T,]+[0-9]{1,2}[:.][0-9]{2}.*)?"
_YEAR_WORD = r"(?:\s*г(?:\.|ода?)?)?"
# Groups are (day or month, separator, month or day, year), (year, month, day) … as each name says.
ABC = rf"^([0-9]{{1,2}})([./ -])([0-9]{{1,2}})[./ -]([0-9]{{4}}|[0-9]{{2}}){_YEAR_WORD}{_TIME}$"
SEPARATORS = "./ -"
YMD = rf"^([0-9]{{4}})[./-]([0-9]{{1,2}})[./-]([0-9]{{1,2}}){_TIME}$"
PACKED = r"^((?:19|20|21)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?:T?[0-9]{4,6})?$"
DAY_NAMED = (
    rf"^([0-9]{{1,2}})(?:st|nd|rd|th|-?го|-?е)?[ ./-]*{_WORD}"
    rf"\.?[ ,./-]*([0-9]{{4}}|[0-9]{{2}}){_YEAR_WORD}{_TIME}$"
)
NAMED_DAY = rf"^{_WORD}\.?[ -]([0-9]{{1,2}})(?:st|nd|rd|th)?[ ,-]+([0-9]{{4}}){_TIME}$"
NAMED = rf"^{_WORD}\.?[ ,./'-]*([0-9]{{4}}|[0-9]{{2}}){_YEAR_WORD}$"
YEAR_MONTH = r"^((?:19|20|21)[0-9]{2})[ ./-]?(0[1-9]|1[0-2]|[1-9])$"
MONTH_YEAR = r"^(0?[1-9]|1[0-2])[./-]((?:19|20|21)[0-9]{2})$"
SERIAL = r"^([2-7][0-9]{4})(?:[.,][0-9]+)?$"  # days since 1899-12-30, as Excel counts: 1954 to 2119
PERIOD_ALONE = (  # a heading between rows: «Август 2026», “August”, «3 квартал 2026 г.», «2026 год»
    rf"^(?:за +)?(?:(?:{'|'.join(MONTHS)})\.?(?:[ ,./'-]*(?:[0-9]{{4}}|[0-9]{{2}}))?"
    rf"|(?:[1-4]|i{{1,3}}|iv)[- ]*(?:кв\.?|квартал) *[0-9]{{4}}|q[1-4] *[0-9]{{4}}|(?:19|20)[0-9]{{2}}){_YEAR_WORD}$"
)
WEEKDAY = (
    r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[a-z]*[.,]* +"
)
DATE_SHAPES = (ABC, YMD, PACKED, YEAR_MONTH, MONTH_YEAR)
NAMED_SHAPES = {DAY_NAMED: 2, NAMED_DAY: 1, NAMED: 1}  # with the group that holds the name of the month

_PLAIN = str.maketrans(dict.fromkeys(SPACES, " ") | dict.fromkeys(APOSTROPHES, " ") | dict.fromkeys(DASHES, "-"))
_NUMBER = re.compile(NUMBER)
_WEEKDAY = re.compile(WEEKDAY)
_POWER = re.compile(POWER)
_POINT, _COMMA = re.compile(POINT), re.compile(COMMA)
_DATES = tuple(re.compile(shape) for shape in DATE_SHAPES)
_NAMED = tuple((re.compile(shape), group) for shape, group in NAMED_SHAPES.items())


def plain(cell: str) -> str:
    """Return the cell with odd spaces, apostrophes and dashes made plain, trimmed."""
    return cell.translate(_PLAIN).strip()


def is_empty(cell: str) -> bool:
    """Tell whether a cell holds nothing or one of the marks for nothing."""
    return plain(cell).lower() in EMPTY


@lru_cache(maxsize=4096)
def number_of(cell: str) -> float | None:
    """Read a number without knowing its column; an undecided mark counts as a decimal point.

    Good enough to see what a column holds, not to add it up.
    """
    if cell.startswith(MARK_NUMBER):
        return float(cell[len(MARK_NUMBER) :])
    text = plain(cell)
    if (text.isascii() and text.replace(".", "", 1).isdigit()) or _POWER.match(text):
        return float(text.replace(",", "."))
    match = _NUMBER.match(text)
    if not match or any(word and code_of(word) is None for word in match.group(1, 4)):
        return None
    digits = match.group(2).strip()
    if not any(sign.isdigit() for sign in digits):
        return None
    if _POINT.match(digits):
        value = float(digits.replace(" ", "").replace(",", ""))
    elif _COMMA.match(digits):
        value = float(digits.replace(" ", "").replace(".", "").replace(",", "."))
    else:
        return None
    return -value if "-" in text or text.startswith("(") else value


@lru_cache(maxsize=4096)
def is_date(cell: str) -> bool:
    """Tell whether a cell is written like a date; a bare number is not."""
    if cell.startswith(MARK_DATE):
        return True
    text = _WEEKDAY.sub("", plain(cell))
    if any(shape.match(text) for shape in _DATES):
        return True
    named = (match.group(group).lower() for shape, group in _NAMED if (match := shape.match(text)))
    return any(word in MONTHS for word in named)


def currency_of(cell: str) -> str | None:
    """Return the ISO code of the currency written beside a number, if any."""
    match = _NUMBER.match(plain(cell))
    return code_of(match.group(1) or match.group(4) or "") if match else None


def code_of(word: str) -> str | None:
    """Return the ISO code of a currency word or sign: «руб.» → RUB."""
    return CURRENCIES.get(word.strip().lower().rstrip("."))
