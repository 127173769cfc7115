"""How well the content of a column fits a field: 0 cannot be, 1 nothing against it."""

from kamlab.ledger.columns.profile import Profile
from kamlab.ledger.columns.words import header_words

MOST = 0.5  # share of the cells that must agree
SOME = 0.3  # share of numbers below which a column is no amount, whatever its header
AMOUNTS = frozenset({"revenue", "profit", "cost", "price", "quantity", "discount"})
ALL_DIFFERENT = 0.9  # codes hardly repeat
ENOUGH_CELLS = 20  # fewer amounts may be 1, 2, 3 or of one length by chance
SERIAL = (20_000, 80_000)  # days since 1899-12-30: 1954 to 2119
PACKED_DAY = (19_900_101, 21_001_231)
PACKED_MONTH = (199_001, 210_012)
YEARS = (1990, 2100)
EMPTY_COLUMN = 0.25  # a header alone, nothing below it in the sample


def content_fit(field: str, header: str, seen: Profile) -> float:
    """Return the factor by which the content of a column keeps the score of its header."""
    if not seen.filled:
        return EMPTY_COLUMN
    if field in AMOUNTS:
        return _amount(field, header, seen)
    if field == "date":
        return _date(seen)
    if field in {"year", "month"}:
        return float(_within(seen, YEARS if field == "year" else (1, 12)) or (field == "month" and seen.letters > MOST))
    if seen.dates >= MOST and seen.numbers < MOST:
        return 0.0
    return _text(field, seen)


def _amount(field: str, header: str, seen: Profile) -> float:
    if seen.numbers < SOME or seen.contacts > MOST:
        return 0.0
    percent = seen.percents > MOST or header_words(header).percent
    if percent and field != "discount":
        return 0.0
    fit = 0.6 + 0.4 * seen.filled
    if field == "profit" and -1 <= seen.low <= seen.high <= 1 and seen.whole < 1:
        return 0.2 * fit  # a margin as a fraction, not an amount
    coded = seen.counting or (seen.one_length and seen.distinct > ALL_DIFFERENT)
    if field in {"revenue", "price", "cost"} and coded and seen.cells >= ENOUGH_CELLS:
        return 0.2 * fit
    return fit


def _date(seen: Profile) -> float:
    if seen.dates >= MOST:
        return 1.0
    serial = SERIAL[0] <= seen.low <= seen.high <= SERIAL[1]
    if seen.numbers >= MOST and (serial or any(_within(seen, span) for span in (PACKED_DAY, PACKED_MONTH))):
        return 0.9
    return 0.0


def _text(field: str, seen: Profile) -> float:
    numeric = seen.numbers > 0.9  # noqa: PLR2004 - nearly all
    if numeric and (seen.whole < MOST or seen.percents > MOST):
        return 0.1
    if seen.contacts > MOST:
        return 0.2
    if seen.counting and field != "client_id":
        return 0.1 if field in {"document", "client"} else 0.5
    if field in {"client", "manager", "department", "product", "category"} and numeric:
        return 0.8 if field in {"client", "product"} else 0.6
    if field == "currency" and numeric:
        return 0.1
    return 1.0


def _within(seen: Profile, span: tuple[int, int]) -> bool:
    return seen.numbers > MOST and span[0] <= seen.low <= seen.high <= span[1] and seen.whole > MOST
