"""Three exports that are text: from 1C, monthly files in an archive, and an English system with US dates."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from generator.exports_pack import stored
from generator.exports_rows import (
    CATEGORIES_EN,
    CATEGORIES_RU,
    DEPARTMENTS_RU,
    MONTHS,
    NAMES_RU,
    UNKNOWN,
    Export,
    Extra,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.exports_rows import Row

NO_BREAK = "\u00a0"
EN_DASH = "\u2013"

ONE_C_TITLES = ("ООО «Меридиан-Упак»", "Продажи по документам", f"Период: август {EN_DASH} октябрь 2026 г.")
ONE_C_HEADERS = (
    "Период", "Документ", "Контрагент", "Номенклатура", "Номенклатурная группа", "Менеджер", "Подразделение",
    "Количество", "Выручка (без НДС)", "Себестоимость", "",
)  # fmt: skip  # a header row

US_HEADERS = (
    "Invoice Date", "Invoice No", "Customer", "SKU", "Category", "Sales Rep", "Department", "Qty", "Amount", "Profit",
)  # fmt: skip  # a header row

MONTH_HEADERS = (
    "Дата", "Номер документа", "Клиент", "Товар", "Категория", "Менеджер", "Отдел", "Кол-во", "Сумма", "Прибыль",
)  # fmt: skip  # a header row
TURNED = (2, 5, 6, 1, 0, 3, 4, 8, 9, 7)
"""The columns of September's file, by their place in the other months."""

TURNED_MONTH = 9


def decimal_comma(kopecks: int | None, group: str = "") -> str:
    """Write kopecks as ``12 345,60`` with ``group`` between thousands; None is «н/д»."""
    if kopecks is None:
        return UNKNOWN
    whole, part = divmod(abs(kopecks), 100)
    return f"{'-' if kopecks < 0 else ''}{whole:,},{part:02d}".replace(",", group, f"{whole:,}".count(","))


def us_money(kopecks: int | None) -> str:
    """Write kopecks as ``RUB 12,345.60``, a negative amount in parentheses; None is «н/д»."""
    if kopecks is None:
        return UNKNOWN
    whole, part = divmod(abs(kopecks), 100)
    text = f"RUB {whole:,}.{part:02d}"
    return f"({text})" if kopecks < 0 else text


def lines_of(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Lay rows out as delimited text with CRLF."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def total_of(rows: Iterable[Row], value: Callable[[Row], int | None]) -> int:
    """Add up what a total row of the same system would: every number, clients known or not."""
    return sum(value(row) or 0 for row in rows)


def one_c(rows: Sequence[Row]) -> Export:
    """Write ``1c.csv``: cp1251, semicolon, titles above, Итого below, an empty last column."""
    width = len(ONE_C_HEADERS)
    blank = [""] * width
    head = [[title, *blank[1:]] for title in ONE_C_TITLES]
    table = [*head, blank, list(ONE_C_HEADERS)]
    places = {}
    for number, row in enumerate(rows):
        table.append(_one_c_cells(row))
        places[number] = Place("1c.csv", len(table))
    revenue = total_of(rows, lambda row: row.revenue)
    cost = total_of(rows, lambda row: row.cost)
    table.append(["Итого", *blank[1:8], *(decimal_comma(sum_, NO_BREAK) for sum_ in (revenue, cost)), ""])
    text = lines_of(table, ";").replace("×", "x")  # cp1251 has no multiplication sign
    total = Extra(Place("1c.csv", len(table)), "Итого", revenue)
    return Export({"1c.csv": text.encode("cp1251")}, "1c.csv", places, (total,))


def _one_c_cells(row: Row) -> list[str]:
    day = f"{row.day:%d.%m.%Y} 0:00:00"
    kind = "Возврат товаров от покупателя" if row.quantity < 0 else "Реализация товаров и услуг"
    return [
        day,
        f"{kind} 0000-{row.document:06d} от {day}",
        row.client or "",
        NAMES_RU[row.product],
        CATEGORIES_RU[row.category],
        row.manager,
        DEPARTMENTS_RU[row.department],
        decimal_comma(row.quantity * 100, NO_BREAK) + "0",  # 1C counts in thousandths
        decimal_comma(row.revenue, NO_BREAK),
        decimal_comma(row.cost, NO_BREAK),
        "",
    ]


def months(rows: Sequence[Row]) -> Export:
    """Write ``months.zip``: a file a month, names in cp866, tabs, September with its columns in another order."""
    members, places, extras = [], {}, []
    for name, month in MONTHS:
        file = f"Продажи {name.lower()}.csv"
        source = f"months.zip › {file}"
        chosen = [(number, row) for number, row in enumerate(rows) if row.day.month == month]
        table = [list(MONTH_HEADERS), *(_month_cells(row) for _, row in chosen)]
        places |= {number: Place(source, line) for line, (number, _) in enumerate(chosen, start=2)}
        revenue, profit = (
            total_of((row for _, row in chosen), value) for value in (lambda row: row.revenue, lambda row: row.profit)
        )
        table.append(["Всего", *[""] * 7, decimal_comma(revenue), decimal_comma(profit)])
        if month == TURNED_MONTH:
            table = [[row[place] for place in TURNED] for row in table]
        extras.append(Extra(Place(source, len(table)), "Всего", revenue))
        members.append((file.encode("cp866"), codecs.BOM_UTF8 + lines_of(table, "\t").encode()))
    return Export({"months.zip": stored(members)}, "months.zip", places, tuple(extras))


def _month_cells(row: Row) -> list[str]:
    return [
        f"{row.day:%d.%m.%Y}",
        f"{row.document}",
        row.client or "",
        NAMES_RU[row.product],
        CATEGORIES_RU[row.category],
        row.manager,
        DEPARTMENTS_RU[row.department],
        f"{row.quantity}",
        decimal_comma(row.revenue),
        decimal_comma(row.profit),
    ]


def us(rows: Sequence[Row]) -> Export:
    """Write ``us.csv``: UTF-16, comma, English headers, months first, returns in parentheses."""
    table = [list(US_HEADERS), *(_us_cells(row) for row in rows)]
    places = {number: Place("us.csv", line) for line, number in enumerate(range(len(rows)), start=2)}
    revenue, profit = total_of(rows, lambda row: row.revenue), total_of(rows, lambda row: row.profit)
    table.append(["Total", *[""] * 7, us_money(revenue), us_money(profit)])
    content = codecs.BOM_UTF16_LE + lines_of(table, ",").encode("utf-16-le")
    total = Extra(Place("us.csv", len(table)), "Total", revenue)
    return Export({"us.csv": content}, "us.csv", places, (total,))


def _us_cells(row: Row) -> list[str]:
    quantity = f"{abs(row.quantity):,}"
    return [
        f"{row.day.month}/{row.day.day}/{row.day.year}",
        f"{row.document}",
        row.client or "",
        row.product,
        CATEGORIES_EN[row.category],
        row.manager,
        DEPARTMENTS_RU[row.department],
        f"({quantity})" if row.quantity < 0 else quantity,
        us_money(row.revenue),
        us_money(row.profit),
    ]
