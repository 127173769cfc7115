"""How a column writes its numbers: decimal point or comma, judged from the whole column.

Most cells speak for themselves: ``12.5`` has a decimal point, ``1 234,50`` a comma,
``1,234.50`` both. Only ``1,234`` and ``1.234`` can be read twice; for these the other
cells of the column decide, then the other columns, then custom, and then it is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kamlab.ledger.columns.cells import COMMA, NUMBER, POINT, POWER
from kamlab.ledger.columns.spelling import CURRENCIES
from kamlab.ledger.reading import MARK_NUMBER, Note
from kamlab.ledger.rows import sql

Mark = Literal[".", ","]
MONEY = frozenset({"revenue", "profit", "cost", "price"})
PLAIN_THOUSAND = 4  # a whole number of four digits without a mark: the column does not mark thousands


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many cells of a column can be read in which way.

    Attributes
    ----------
    point, comma
        Cells that only a decimal point, or only a decimal comma, explains.
    either_comma, either_point
        Cells like ``1,234`` and like ``1.234``, which both explain.
    long
        Whole numbers of four digits or more without any mark.
    example
        One of the cells that both explain, as written.
    hard_by_point, hard_by_comma
        Cells that are more than digits with a point, or with a comma: signs, spaces, words.
    """

    point: int = 0
    comma: int = 0
    either_comma: int = 0
    either_point: int = 0
    long: int = 0
    example: str = ""
    hard_by_point: int = 0
    hard_by_comma: int = 0

    def __add__(self, other: "Evidence") -> "Evidence":
        """Join the evidence of two files of one shape."""
        return Evidence(
            self.point + other.point,
            self.comma + other.comma,
            self.either_comma + other.either_comma,
            self.either_point + other.either_point,
            self.long + other.long,
            self.example or other.example,
            self.hard_by_point + other.hard_by_point,
            self.hard_by_comma + other.hard_by_comma,
        )

    @property
    def decides(self) -> bool:
        """Whether the column itself shows its decimal mark, or has nothing to decide."""
        return bool(self.point or self.comma or self.long or not self.either_comma + self.either_point)


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """One column of numbers: where it is and how it is read.

    Attributes
    ----------
    field
        The field it fills; names the columns of the query.
    cell, storage
        SQL for the cell of the raw table, and how it is stored (``text``, ``mixed``, ``number``).
    decimal
        The mark of a fraction for cells that can be read twice.
    scale
        What one unit of the column is worth: «тыс. руб.» → 1000.
    signs
        Whether currency signs stand beside the numbers.
    plain
        Whether the fast reading is known to read every cell.
    """

    field: str
    cell: str
    storage: str
    decimal: Mark = "."
    scale: float = 1.0
    signs: bool = False
    plain: bool = False

    def steps(self) -> tuple[Mapping[str, str], ...]:
        """Return the projections that read the column, the fast one first.

        They add ``field`` (DOUBLE), ``field.bad``
        (something stands there, but not a number) and ``field.sign``.
        """
        f, first, value = self.field, sql.name(f"{self.field}.c"), sql.name(f"{self.field}.v")
        # a word like "nan" or "Infinity" would pass the cast and spoil every sum
        finite = {f"{f}.v": f"CASE WHEN isfinite({first}) THEN {first} END"}
        if self.storage in {"number", "date"}:
            number = f"CAST({self.cell} AS DOUBLE)" if self.storage == "number" else "CAST(NULL AS DOUBLE)"
            bad = "false" if self.storage == "number" else f"{self.cell} IS NOT NULL"
            return ({f"{f}.c": number}, finite, {f: self._scaled(value), f"{f}.bad": bad, f"{f}.sign": "NULL"})
        fast = (by_point if self.decimal == "." else by_comma)(self.cell, self.storage)
        if self.plain:
            return ({f"{f}.c": fast}, finite, {f: self._scaled(value), f"{f}.bad": "false", f"{f}.sign": "NULL"})
        return (
            {f"{f}.c": fast},
            finite,
            {f"{f}.t": f"CASE WHEN {value} IS NULL THEN {sql.plain(self.cell)} END"},
            {f"{f}.m": parts(sql.name(f"{f}.t"))},
            {f"{f}.b": digits(sql.name(f"{f}.t"), sql.name(f"{f}.m")), f"{f}.sign": self._sign()},
            {f"{f}.w": f"CASE WHEN {sql.name(f'{f}.t')} IS NOT NULL THEN {self._slow()} END"},
            {f: self._scaled(f"coalesce({value}, {sql.name(f'{f}.w')})"), f"{f}.bad": self._bad()},
        )

    def _slow(self) -> str:
        b, t = sql.name(f"{self.field}.b"), sql.name(f"{self.field}.t")
        point = _when(b, POINT, f"translate({b}, ' ,', '')")
        comma = _when(b, COMMA, f"replace(translate({b}, ' .', ''), ',', '.')")
        first, second = (point, comma) if self.decimal == "." else (comma, point)
        negative = f"contains({t}, '-') OR starts_with({t}, '(')"
        size = f"CASE WHEN ends_with(rtrim({t}, ') '), '%') THEN 0.01 ELSE 1 END"
        power = f"CASE WHEN regexp_matches({t}, {sql.text(POWER)}) THEN TRY_CAST(replace({t}, ',', '.') AS DOUBLE) END"
        return f"coalesce(CASE WHEN {negative} THEN -1 ELSE 1 END * {size} * coalesce({first}, {second}), {power})"

    def _bad(self) -> str:
        t = sql.name(f"{self.field}.t")
        return f"{sql.name(f'{self.field}.w')} IS NULL AND {t} IS NOT NULL AND NOT ({sql.is_empty(t)})"

    def _sign(self) -> str:
        if not self.signs:
            return "NULL"
        m = sql.name(f"{self.field}.m")
        return code(f"lower(rtrim({m}.a || {m}.z, '.'))")

    def _scaled(self, value: str) -> str:
        return value if self.scale == 1 else f"{value} * {self.scale!r}"


def by_point(cell: str, storage: str) -> str:
    """Return SQL that reads plain digits with a decimal point."""
    number = f"TRY_CAST({cell} AS DOUBLE)"
    return number if storage != "mixed" else f"coalesce(TRY_CAST({sql.typed(cell, MARK_NUMBER)} AS DOUBLE), {number})"


def by_comma(cell: str, storage: str) -> str:
    """Return SQL that reads plain digits with a decimal comma."""
    number = f"CASE WHEN NOT contains({cell}, '.') THEN TRY_CAST(replace({cell}, ',', '.') AS DOUBLE) END"
    return number if storage != "mixed" else f"coalesce(TRY_CAST({sql.typed(cell, MARK_NUMBER)} AS DOUBLE), {number})"


def code(word: str) -> str:
    """Return SQL for the ISO code of a currency word (lower case, no dot), NULL if it is none."""
    keys = ", ".join(f"{sql.text(sign)}: {sql.text(iso)}" for sign, iso in CURRENCIES.items())
    return f"MAP {{{keys}}}[{word}]"


def parts(text: str) -> str:
    """Return SQL for what stands before (a), in (n) and behind (z) a number; NULL for digits alone, as most are."""
    bare = f"regexp_full_match({text}, '[0-9][0-9.,]*')"
    found = f"regexp_extract({text}, {sql.text(NUMBER)}, ['a', 'n', 'p', 'z'])"
    return f"CASE WHEN {text} IS NOT NULL AND NOT {bare} THEN {found} END"


def digits(text: str, around: str) -> str:
    """Return SQL for the digits and marks of a number, empty if a word beside them is no currency."""
    known = " AND ".join(sql.is_one_of(f"lower(rtrim({around}.{side}, '.'))", ("", *CURRENCIES)) for side in "az")
    return f"CASE WHEN {around} IS NULL THEN {text} WHEN {known} THEN trim({around}.n) ELSE '' END"


def evidence_columns(field: str, cell: str, storage: str) -> tuple[tuple[Mapping[str, str], ...], dict[str, str]]:
    """Return (steps, aggregates) that count the evidence of a column."""
    body, point, comma = (sql.name(f"{field}:{part}") for part in ("b", "p", "c"))
    telling = f"contains({cell}, '.') OR contains({cell}, ',') OR length({cell}) >= {PLAIN_THOUSAND}"
    written = f"CASE WHEN {telling} THEN {cell} END"
    if storage == "mixed":
        written = f"CASE WHEN NOT starts_with({cell}, chr(1)) THEN {written} END"
    marked = f"(contains({body}, '.') OR contains({body}, ','))"
    text, around = sql.name(f"{field}:t"), sql.name(f"{field}:m")
    steps = (
        {f"{field}:t": sql.plain(written)},
        {f"{field}:m": parts(text)},
        {f"{field}:b": digits(text, around)},
        {
            f"{field}:p": f"{marked} AND regexp_matches({body}, {sql.text(POINT)})",
            f"{field}:c": f"{marked} AND regexp_matches({body}, {sql.text(COMMA)})",
        },
        {f"{field}:2": f"{point} AND {comma} AND NOT ends_with({body}, '.') AND NOT ends_with({body}, ',')"},
    )
    both = sql.name(f"{field}:2")
    counts = {
        "point": f"count(*) FILTER ({point} AND NOT {comma})",
        "comma": f"count(*) FILTER ({comma} AND NOT {point})",
        "either_comma": f"count(*) FILTER ({both} AND contains({body}, ','))",
        "either_point": f"count(*) FILTER ({both} AND contains({body}, '.'))",
        "long": f"count(*) FILTER (NOT {marked} AND length({body}) >= {PLAIN_THOUSAND} AND NOT contains({body}, ' '))",
        "example": f"coalesce(any_value({body}) FILTER ({both}), '')",
        "hard_by_point": f"count({cell}) - count({by_point(cell, storage)})",
        "hard_by_comma": f"count({cell}) - count({by_comma(cell, storage)})",
    }
    return steps, counts


def decide(field: str, seen: Evidence, *, siblings: Sequence[Evidence], russian: bool) -> tuple[Mark, bool]:
    """Return the decimal mark and whether it had to be taken on custom alone.

    Parameters
    ----------
    field
        The field the column fills: money has no three decimals, quantities may.
    seen
        Evidence of the column itself.
    siblings
        Evidence of the other columns of numbers in the table.
    russian
        Whether the headers are Russian.
    """
    if seen.point or seen.comma:
        return (",", False) if seen.comma > seen.point else (".", False)
    if not (seen.either_comma or seen.either_point):
        return ".", False
    single: Mark = "," if seen.either_comma >= seen.either_point else "."
    if seen.long:
        return single, False
    point, comma = sum(one.point for one in siblings), sum(one.comma for one in siblings)
    if point or comma:
        return (",", False) if comma > point else (".", False)
    if field in MONEY:
        return ("." if single == "," else ","), True
    return ("," if single == "," and russian else "."), True


def ambiguous_note(table: str, header: str, seen: Evidence, decimal: Mark) -> Note:
    """Say that a number could be read twice, both ways, and which was taken."""
    whole = seen.example.replace(",", "").replace(".", "")
    fraction = seen.example.replace(",", ".")
    thousands = (decimal == ".") == ("," in seen.example)
    taken, other = (whole, fraction) if thousands else (fraction, whole)
    return Note.of("ledger.rows.number_twice", table=table, header=header, text=seen.example, taken=taken, other=other)


def _when(body: str, grammar: str, cleaned: str) -> str:
    return (
        f"CASE WHEN {body} <> '' AND regexp_matches({body}, {sql.text(grammar)}) THEN TRY_CAST({cleaned} AS DOUBLE) END"
    )
