"""How a column writes its dates, and the SQL that reads them.

A cell like ``31.08.2026`` or ``Aug 31, 2026`` can be read in one way only;
``05/06/2026`` in two. Which comes first, the day or the month, is decided in
:mod:`kamlab.ledger.rows.order` from the whole column.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kamlab.ledger.columns import cells
from kamlab.ledger.reading import MARK_DATE, MARK_NUMBER
from kamlab.ledger.rows import sql

FIRST, LAST = "DATE '1990-01-01'", "DATE '2100-12-31'"  # a date outside is a slip of the hand
CENTURY = 69  # two-digit years 00..68 are 20xx

_MONTHS = "".join(f" {word}={number:02d}" for word, number in cells.MONTHS.items())


@dataclass(frozen=True, slots=True)
class DateColumn:
    """One column of dates: where it is and how it is read.

    Attributes
    ----------
    cell, storage
        SQL for the cell of the raw table, and how it is stored (``text``, ``mixed``,
        ``number`` for days as Excel counts them, ``date``).
    month_first
        The separators with which the month comes first: ``/`` when ``05/06/2026`` is the 6th of May.
    separator
        The separator of most cells, empty for ISO dates and anything else: these are read fast.
    field
        The field it fills; names the columns of the query.
    plain
        Whether the fast reading is known to read every cell.
    """

    cell: str
    storage: str
    month_first: str = ""
    separator: str = ""
    field: str = "date"
    plain: bool = False

    def steps(self) -> tuple[Mapping[str, str], ...]:
        """Return the projections that read the column, the fast one first.

        They add ``field`` (DATE) and ``field.bad`` (something stands there, but no date).
        """
        day, bad = self._at("v"), f"{self.field}.bad"
        if self.storage == "date" and self.plain:  # nothing around it, so that a filter by date skips parts of the file
            return ({self.field: f"CAST({self.cell} AS DATE)", bad: "false"},)
        if self.storage in {"date", "number"}:
            read = f"CAST({self.cell} AS DATE)" if self.storage == "date" else _from_number(self.cell)
            return (
                {f"{self.field}.c": read},
                {f"{self.field}.v": _sensible(self._at("c"))},
                {self.field: day, bad: f"{day} IS NULL AND {self.cell} IS NOT NULL"},
            )
        if self.plain:
            fast = {f"{self.field}.c": self._fast()}
            return (fast, {f"{self.field}.v": _sensible(self._at("c"))}, {self.field: day, bad: "false"})
        slow, text = self._at("w"), self._at("t")

        def if_left(expression: str) -> str:  # what the fast reading has read costs no more
            return f"CASE WHEN {text} IS NOT NULL THEN {expression} END"

        cut = f"substr({self._at('i')}, 2)"
        return (
            {f"{self.field}.c": self._fast()},
            {f"{self.field}.v": _sensible(self._at("c"))},
            {f"{self.field}.t": f"CASE WHEN {day} IS NULL THEN {self._text()} END"},
            {f"{self.field}.i": if_left(self._parts(text))},
            {f"{self.field}.{part}": if_left(f"split_part({cut}, '-', {n})") for n, part in enumerate("ymd", 1)},
            {f"{self.field}.j": if_left(f"TRY_CAST({self._iso()} AS DATE)")},
            {f"{self.field}.w": _sensible(self._at("j"))},
            {
                self.field: f"coalesce({day}, {slow})",
                bad: f"{slow} IS NULL AND {text} IS NOT NULL AND NOT ({sql.is_empty(text)})",
            },
        )

    def _at(self, part: str) -> str:
        return sql.name(f"{self.field}.{part}")

    def _fast(self) -> str:
        cell = self.cell
        if not self.separator:
            day = f"TRY_CAST({cell} AS DATE)"
        else:
            parts = ("%m", "%d") if self.separator in self.month_first else ("%d", "%m")
            day_text = self.separator.join((*parts, "%Y"))
            formats = ", ".join(sql.text(day_text + time) for time in ("", " %H:%M:%S", " %H:%M"))
            day = f"CAST(try_strptime({cell}, [{formats}]) AS DATE)"
        if self.storage != "mixed":
            return day
        number = _from_number(f"TRY_CAST({sql.typed(cell, MARK_NUMBER)} AS DOUBLE)")
        return f"coalesce(TRY_CAST({sql.typed(cell, MARK_DATE)} AS DATE), {number}, {day})"

    def shown(self) -> str:
        """Return SQL for the cell as a person reads it."""
        if self.storage in {"date", "number"}:
            return _whole(self.cell)
        return sql.unmarked(self.cell) if self.storage == "mixed" else self.cell

    def _text(self) -> str:
        return f"regexp_replace({sql.plain(self.shown())}, {sql.text(cells.WEEKDAY)}, '')"

    def _parts(self, text: str) -> str:
        """Return SQL for ``=year-month-day``, the month perhaps in words, from whichever shape the text has."""
        months = "".join(s for s in cells.SEPARATORS if s in self.month_first)
        days = "".join(s for s in cells.SEPARATORS if s not in self.month_first)
        ordered = [
            (_with_separators(separators), made) for separators, made in ((days, "431"), (months, "413")) if separators
        ]
        for pattern, made in (*ordered, *_SHAPES):
            whole = f"={made[0]}-{made[1]}-{made[2]}" if made else "#1"
            text = f"regexp_replace({text}, {sql.text(pattern)}, {sql.text(_references(whole))})"
        return text

    def _iso(self) -> str:
        """Return SQL for an ISO date from year, month and day, or from days as Excel counts them."""
        parts, year, month, day = (self._at(part) for part in "iymd")
        serial = f"TRY_CAST(replace(substr({parts}, 2), ',', '.') AS DOUBLE)"
        number = f"CASE WHEN length({month}) > 2 THEN {_month_number(month)} ELSE {month} END"
        return (
            f"CASE WHEN starts_with({parts}, '=') THEN {_year(year)} || '-' || {number} || '-' || {day} "
            f"WHEN starts_with({parts}, '#') THEN CAST({_from_serial(serial)} AS VARCHAR) END"
        )


# Shapes in the order they are tried, with the groups that hold year, month and day; 0 is the first of the month.
_SHAPES: tuple[tuple[str, str], ...] = (
    (cells.YMD, "123"),
    (cells.PACKED, "123"),
    (cells.DAY_NAMED, "321"),
    (cells.NAMED_DAY, "312"),
    (cells.NAMED, "210"),
    (cells.YEAR_MONTH, "120"),
    (cells.MONTH_YEAR, "210"),
    (cells.SERIAL, ""),
)


def _with_separators(separators: str) -> str:
    return cells.ABC.replace("([./ -])", f"([{separators.replace('-', '')}{'-' if '-' in separators else ''}])")


def _references(made: str) -> str:
    """Turn digits into references to groups, 0 into the first day."""
    return "".join(("01" if sign == "0" else f"\\{sign}") if sign.isdigit() else sign for sign in made)


def from_months(year: str, month: str) -> str:
    """Return SQL for the first day of a month given by two columns, the month by name or number."""
    whole_month = f"TRY_CAST(TRY_CAST({month} AS DOUBLE) AS INTEGER)"
    number = f"coalesce(CAST({whole_month} AS VARCHAR), {_month_number(month)})"
    whole = f"TRY_CAST(TRY_CAST({year} AS DOUBLE) AS INTEGER)"
    return _sensible(f"TRY_CAST({whole} || '-' || {number} || '-01' AS DATE)")


def _month_number(word: str) -> str:
    """Return SQL for the number of a month in words, NULL for another word."""
    at = f"strpos({sql.text(_MONTHS)}, ' ' || lower({word}) || '=')"
    return f"CASE WHEN {at} > 0 THEN substr({sql.text(_MONTHS)}, {at} + length({word}) + 2, 2) END"


def _year(part: str) -> str:
    return (
        f"CASE WHEN length({part}) = 4 THEN {part} "
        f"WHEN TRY_CAST({part} AS INTEGER) < {CENTURY} THEN '20' || {part} ELSE '19' || {part} END"
    )


def _from_serial(number: str) -> str:
    return f"(DATE '1899-12-30' + CAST(floor({number}) AS INTEGER))"


def _from_number(number: str) -> str:
    """Read 46265 as Excel counts days, 20260831 and 202608 as they look."""
    whole = f"CAST(CAST({number} AS BIGINT) AS VARCHAR)"
    packed = f"{whole}[1:4] || '-' || {whole}[5:6] || '-'"
    return (
        f"CASE WHEN {number} BETWEEN 20000 AND 80000 THEN {_from_serial(number)} "
        f"WHEN {number} BETWEEN 19900101 AND 21001231 THEN TRY_CAST({packed} || {whole}[7:8] AS DATE) "
        f"WHEN {number} BETWEEN 199001 AND 210012 THEN TRY_CAST({packed} || '01' AS DATE) END"
    )


def _whole(cell: str) -> str:
    return f"regexp_replace(CAST({cell} AS VARCHAR), '[.]0$| 00:00:00$', '')"


def _sensible(day: str) -> str:
    return f"CASE WHEN {day} BETWEEN {FIRST} AND {LAST} THEN {day} END"
