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
_WEEKDAY = (
    r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[a-z]*[.,]* +"
)
_MONTHS = "[" + ", ".join(sql.text(month) for month in cells.RU_MONTHS) + "]"
_EN_MONTHS = "[" + ", ".join(sql.text(month) for month in cells.EN_MONTHS) + "]"


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
    """

    cell: str
    storage: str
    month_first: str = ""
    separator: str = ""
    field: str = "date"

    def steps(self) -> tuple[Mapping[str, str], ...]:
        """Return the projections that read the column, the fast one first.

        They add ``field`` (DATE) and ``field.bad`` (something stands there, but no date).
        """
        day, bad = self._at("v"), f"{self.field}.bad"
        if self.storage in {"date", "number"}:
            read = f"CAST({self.cell} AS DATE)" if self.storage == "date" else _from_number(self.cell)
            return (
                {f"{self.field}.v": _sensible(read)},
                {self.field: day, bad: f"{day} IS NULL AND {self.cell} IS NOT NULL"},
            )
        slow, text = self._at("w"), self._at("t")
        return (
            {f"{self.field}.v": _sensible(self._fast())},
            {f"{self.field}.t": f"CASE WHEN {day} IS NULL THEN {self._text()} END"},
            {f"{self.field}.i": f"CASE WHEN {text} IS NOT NULL THEN TRY_CAST({self._iso(text)} AS DATE) END"},
            {f"{self.field}.w": _sensible(self._at("i"))},
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
        return f"regexp_replace({sql.plain(self.shown())}, {sql.text(_WEEKDAY)}, '')"

    def _iso(self, text: str) -> str:
        """Return SQL for ``year-month-day`` from whichever shape the text has."""
        cases = []
        for pattern, groups in _SHAPES:
            part = {g: f"regexp_extract({text}, {sql.text(pattern)}, {at})" for at, g in enumerate(groups, 1)}
            if "n" in part:
                serial = f"TRY_CAST(replace({part['n']}, ',', '.') AS DOUBLE)"
                made = f"strftime({_from_serial(serial)}, '%Y-%m-%d')"
            elif "s" in part:
                month_first = f"contains({sql.text(self.month_first)}, {part['s']})"
                first, second = (
                    f"CASE WHEN {month_first} THEN {part[one]} ELSE {part[other]} END" for one, other in ("ab", "ba")
                )
                made = _joined(_year(part["c"]), first, second)
            else:
                month = _month_number(part["w"]) if "w" in part else part["m"]
                made = _joined(_year(part["y"]), month, part.get("d", "'01'"))
            cases.append(f"WHEN regexp_matches({text}, {sql.text(pattern)}) THEN {made}")
        return f"CASE {' '.join(cases)} END"


# Shapes in the order they are tried, with the meaning of their groups: a, b parts around the separator s,
# c their year; d day, m month, w month in words, y year; n days as Excel counts them.
_SHAPES: tuple[tuple[str, str], ...] = (
    (cells.ABC, "asbc"),
    (cells.YMD, "ymd"),
    (cells.PACKED, "ymd"),
    (cells.DAY_NAMED, "dwy"),
    (cells.NAMED_DAY, "wdy"),
    (cells.NAMED, "wy"),
    (cells.YEAR_MONTH, "ym"),
    (cells.MONTH_YEAR, "my"),
    (cells.SERIAL, "n"),
)


def from_months(year: str, month: str) -> str:
    """Return SQL for the first day of a month given by two columns, the month by name or number."""
    whole_month = f"TRY_CAST(TRY_CAST({month} AS DOUBLE) AS INTEGER)"
    number = f"coalesce({whole_month}, {_month_number(month)})"
    whole = f"TRY_CAST(TRY_CAST({year} AS DOUBLE) AS INTEGER)"
    return _sensible(f"TRY_CAST({whole} || '-' || {number} || '-01' AS DATE)")


def _joined(year: str, month: str, day: str) -> str:
    return f"{year} || '-' || {month} || '-' || {day}"


def _month_number(word: str) -> str:
    low = f"lower({word})"
    return (
        f"coalesce(nullif(list_position({_MONTHS}, left({low}, 3)), 0), "
        f"nullif(list_position({_EN_MONTHS}, left({low}, 3)), 0), CASE WHEN starts_with({low}, 'ма') THEN 5 END)"
    )


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
