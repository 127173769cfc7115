"""What a sample of a column holds, without looking at its header."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING

from kamlab.ledger.columns.cells import currency_of, is_date, is_empty, number_of
from kamlab.ledger.reading import MARK_DATE, MARK_NUMBER

if TYPE_CHECKING:
    import duckdb

SAMPLE_ROWS = 1000
_FIRM = re.compile(
    r"(?i)(?:^|[\s«\"(])(?:ооо|оао|зао|пао|ао|ип|тд|гк|чуп|тоо|фирма|завод|комбинат|торговый дом"
    r"|ltd|llc|inc|corp|co|gmbh|plc|ag|s\.?a|bv|b\.v|oy|ab|srl|kg|group|limited|company)(?:[\s»\".,)]|$)"
)
_PERSON = re.compile(r"^[А-ЯЁA-Z][\w'’-]+(?:\s+[А-ЯЁA-Z]\.?(?:\s?[А-ЯЁA-Z]\.?)?|(?:\s+[А-ЯЁA-Z][\w'’-]+){1,2})$")
_PHONE = re.compile(r"^\+?[\d\s().-]{9,20}$")
_EMAIL = re.compile(r"^\S+@\S+\.\w+$")


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0..1) are of the filled cells of the sample.

    Attributes
    ----------
    filled
        Share of the sampled rows in which the column holds something.
    numbers, dates, letters, firms, persons, contacts, percents
        Share of cells that read as a number, a date, hold a letter, look like a
        firm, a person, a phone or e-mail, or end in a percent sign.
    whole
        Share of the numbers without a fraction.
    distinct
        Different values per filled cell: 1 when no value repeats.
    low, high
        Smallest and largest number, 0 without numbers.
    counting
        Whether the numbers are 1, 2, 3 … down the rows, or 0, 1, 2 ….
    one_length
        Whether all numbers are whole and have the same count of digits, six or more: a code.
    currency
        ISO code written in the cells, if one is.
    cells
        How many cells of the sample are filled.
    """

    filled: float = 0.0
    numbers: float = 0.0
    dates: float = 0.0
    letters: float = 0.0
    firms: float = 0.0
    persons: float = 0.0
    contacts: float = 0.0
    percents: float = 0.0
    whole: float = 0.0
    distinct: float = 0.0
    low: float = 0.0
    high: float = 0.0
    counting: bool = False
    one_length: bool = False
    currency: str | None = None
    cells: int = 0


def sample(relation: "duckdb.DuckDBPyRelation", headers: Sequence[str]) -> dict[str, list[object]]:
    """Fetch the first rows of a relation that holds the columns of ``headers`` in that order: header → cells."""
    rows = relation.limit(SAMPLE_ROWS).fetchall()
    return {header: [row[at] for row in rows] for at, header in enumerate(headers)}


def profiles(cells: Mapping[str, Sequence[object]]) -> dict[str, Profile]:
    """Profile every column of a sample."""
    return {name: profile(values) for name, values in cells.items()}


def profile(values: Sequence[object]) -> Profile:
    """Profile one column from its cells (None, text, number, date)."""
    counted = Counter(text for value in values if (text := as_text(value)) is not None)
    total = sum(counted.values())
    if not total:
        return Profile()
    numbers = {text: number for text in counted if (number := number_of(text)) is not None}
    found = sum(counted[text] for text in numbers)

    def share(test: re.Pattern[str]) -> float:
        return sum(count for text, count in counted.items() if test.search(text)) / total

    return Profile(
        filled=total / len(values),
        numbers=found / total,
        dates=sum(count for text, count in counted.items() if is_date(text)) / total,
        letters=share(re.compile(r"[^\W\d_]{2}")),
        firms=share(_FIRM),
        persons=share(_PERSON),
        contacts=sum(n for text, n in counted.items() if _is_contact(text)) / total,
        percents=sum(count for text, count in counted.items() if text.rstrip().endswith("%")) / total,
        whole=sum(counted[text] for text, number in numbers.items() if number == int(number)) / found if found else 0.0,
        distinct=len(counted) / total,
        low=min(numbers.values(), default=0.0),
        high=max(numbers.values(), default=0.0),
        counting=_counts(values),
        one_length=_one_length(numbers),
        currency=_currency(counted),
        cells=total,
    )


def as_text(value: object) -> str | None:
    """Return a cell as text, a typed cell with its mark; None when it holds nothing."""
    if value is None:
        return None
    if isinstance(value, str):
        return None if is_empty(value) else value
    if hasattr(value, "isoformat"):
        return MARK_DATE + str(value.isoformat())
    try:
        number = float(value)  # type: ignore[arg-type] # whatever is no number goes to the except
    except (TypeError, ValueError):
        return str(value)
    return MARK_NUMBER + repr(number) if isfinite(number) else None


def _is_contact(text: str) -> bool:
    if text.startswith((MARK_DATE, MARK_NUMBER)):
        return False
    if _EMAIL.match(text):
        return True
    digits = sum(sign.isdigit() for sign in text)
    return digits >= 10 and bool(_PHONE.match(text)) and (text[0] in "+(" or "-" in text[1:] or "(" in text)  # noqa: PLR2004 - the shortest phone with its code


def _counts(values: Sequence[object]) -> bool:
    numbers = [number for value in values if (text := as_text(value)) and (number := number_of(text)) is not None]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(numbers) > 2 and steps == {1.0} and numbers[0] in {0.0, 1.0}  # noqa: PLR2004 - two do not make a count


def _one_length(numbers: Mapping[str, float]) -> bool:
    lengths = {len(str(int(abs(number)))) for number in numbers.values()}
    whole = all(number == int(number) for number in numbers.values())
    return whole and len(lengths) == 1 and len(numbers) > 1 and min(lengths) >= 6  # noqa: PLR2004 - six digits: a postcode


def _currency(counted: Mapping[str, int]) -> str | None:
    found = Counter(code for text in counted if (code := currency_of(text)))
    return found.most_common(1)[0][0] if found else None
