"""The second export: ``report.xlsx``, a report made to be looked at, not to be read by a program."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.catalogue import DELIVERY, PRODUCTS
from generator.exports_pack import picture, restored
from generator.exports_rows import CATEGORIES_RU, DEPARTMENTS_RU, MONTHS, NAMES_RU, UNKNOWN, YEAR, Export, Extra, Place
from generator.people import MANAGERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.exports_rows import Row

FILE = "report.xlsx"
TITLE_SHEET, DATA_SHEET, LIST_SHEET = "Титул", "Данные", "Справочник"
SOURCE = f"{FILE} › {DATA_SHEET}"
MADE = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)

LOGO = (
    "########################",
    "#                      #",
    "#  ##    ##  ########  #",
    "#  ###  ###  ##    ##  #",
    "#  ########  ##    ##  #",
    "#  ## ## ##  ##    ##  #",
    "#  ##    ##  ##    ##  #",
    "#  ##    ##  ##    ##  #",
    "#  ##    ##  ##    ##  #",
    "#                      #",
    "########################",
)
LOGO_SCALE = 3

WIDTHS = (12, 11, 46, 15, 42, 12, 17, 17)
UPPER = ("Дата", "Документ", "Клиент", "Подразделение", "Номенклатура")
LOWER = ("Кол-во", "Сумма", "Сумма")
AMOUNT = "#,##0.00"

EVERY_TEXT_DATE = 11
"""Each so manieth row has its date as text: somebody typed it in."""

EVERY_SPACE = 7
"""Each so manieth row has one to three spaces after the client's name."""


@dataclass
class _Sheet:
    """The sheet of data while it is written: the next row and what was noted."""

    sheet: Any
    book: Any
    row: int = 0
    places: dict[int, Place] = field(default_factory=dict)
    extras: list[Extra] = field(default_factory=list)

    def style(self, **look: object) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        return self.book.add_format({"font_name": "Arial", "font_size": 9, **look})

    def between(self, label: str, look: Any, rows: Sequence[Row] = (), level: int = 0) -> None:  # noqa: ANN401 - a format
        """Write a heading (no rows) or the total of rows, its label over five merged cells."""
        self.sheet.merge_range(self.row, 0, self.row, 4, label, look)
        sums = [sum(row.revenue or 0 for row in rows), sum(row.profit or 0 for row in rows)] if rows else [None, None]
        for place, cell in enumerate((None, *sums), start=5):
            self.sheet.write(self.row, place, None if cell is None else cell / 100, look)
        self.sheet.set_row(self.row, None, None, {"level": level})
        self.row += 1
        self.extras.append(Extra(Place(SOURCE, self.row), label, sums[0]))


def report(rows: Sequence[Row]) -> Export:
    """Write ``report.xlsx``: three sheets, merged two-level header, groups by manager and month, totals."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Отчёт по продажам", "company": "Меридиан-Упак", "created": MADE})
    _title_sheet(book)
    data = _Sheet(book.add_worksheet(DATA_SHEET), book)
    _head(data)
    _body(data, rows)
    _list_sheet(book)
    book.close()
    return Export({FILE: restored(buffer.getvalue())}, FILE, data.places, tuple(data.extras))


def _title_sheet(book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    sheet = book.add_worksheet(TITLE_SHEET)
    sheet.fit_to_pages(1, 1)
    sheet.set_row(0, 24)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 60)
    sheet.write(0, 0, "Отчёт по продажам", book.add_format({"bold": True, "font_size": 16}))
    told = (
        ("Организация", "ООО «Меридиан-Упак»"),
        ("Период", "август – октябрь 2026"),
        ("Сформирован", "02.11.2026"),
        ("Подготовила", "Савельева Н. В."),
        ("Валюта", "рубли, без НДС"),
    )
    for line, (name, value) in enumerate(told, start=2):
        sheet.write(line, 0, name)
        sheet.write(line, 1, value)


def _list_sheet(book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Write the price list: a clean table that is not the ledger."""
    sheet = book.add_worksheet(LIST_SHEET)
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.set_column(1, 1, 42)
    sheet.set_column(2, 4, 16)
    for column, header in enumerate(("Код", "Номенклатура", "Группа", "Ед.", "Цена прайса, ₽")):
        sheet.write(0, column, header, bold)
    priced = (item for item in PRODUCTS if item.code != DELIVERY)
    for line, item in enumerate(priced, start=1):
        unit = "кг" if item.unit == "kg" else "шт"
        cells = (item.code, item.name_ru, CATEGORIES_RU[item.category], unit, item.list_price / 100)
        for column, cell in enumerate(cells):
            sheet.write(line, column, cell)


def _head(data: _Sheet) -> None:
    """Write the row of the logo, titles and the merged header of two levels."""
    sheet = data.sheet
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 34)
    logo = {"image_data": io.BytesIO(picture([row for row in _larger(LOGO) for _ in range(LOGO_SCALE)]))}
    sheet.insert_image(0, 0, "logo.png", {**logo, "object_position": 1, "description": "МУ"})
    sheet.merge_range(0, 2, 0, 7, "МЕРИДИАН-УПАК", data.style(bold=True, font_size=16, valign="vcenter"))
    sheet.merge_range(1, 0, 1, 7, "Отчёт по продажам в разрезе менеджеров", data.style(bold=True, font_size=12))
    sheet.merge_range(2, 0, 2, 7, "Период: август – октябрь 2026", data.style(italic=True))
    look = data.style(bold=True, border=1, align="center", valign="vcenter", bg_color="#D9D9D9")
    for column, name in enumerate(UPPER):
        sheet.merge_range(4, column, 5, column, name, look)
    sheet.merge_range(4, 5, 4, 6, "Продажи", look)
    sheet.write(4, 7, "Прибыль", look)
    for column, name in enumerate(LOWER, start=len(UPPER)):
        sheet.write(5, column, name, look)
    sheet.freeze_panes(6, 0)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4, 5)
    sheet.outline_settings(symbols_below=False)
    data.row = 6


def _larger(dots: Sequence[str]) -> list[str]:
    return ["".join(dot * LOGO_SCALE for dot in row) for row in dots]


def _body(data: _Sheet, rows: Sequence[Row]) -> None:
    group = data.style(bold=True, bg_color="#BFBFBF", num_format=AMOUNT)
    part = data.style(italic=True, bg_color="#EFEFEF", num_format=AMOUNT)
    total = data.style(bold=True, top=1, num_format=AMOUNT)
    formats = ("dd.mm.yyyy", "General", "#,##0", AMOUNT)
    looks = tuple(data.style(num_format=shown) for shown in formats)
    for manager in MANAGERS:
        own = [(number, row) for number, row in enumerate(rows) if row.manager == manager]
        data.between(manager, group)
        for name, month in MONTHS:
            data.between(f"{name} {YEAR}", part, level=1)
            for number, row in own:
                if row.day.month == month:
                    _line(data, number, row, looks)
        data.between(f"Итого по менеджеру {manager}", total, [row for _, row in own])
    data.between("Итого", group, rows)


def _line(data: _Sheet, number: int, row: Row, looks: Sequence[Any]) -> None:
    sheet, line = data.sheet, data.row
    day, plain, count, amount = looks
    if number % EVERY_TEXT_DATE:
        sheet.write_datetime(line, 0, dt.datetime.combine(row.day, dt.time()), day)
    else:
        sheet.write_string(line, 0, f"{row.day:%d.%m.%Y}", day)
    sheet.write_number(line, 1, row.document, plain)
    if row.client:
        spaces = 0 if number % EVERY_SPACE else 1 + number % 3
        sheet.write_string(line, 2, row.client + " " * spaces, plain)
    sheet.write_string(line, 3, DEPARTMENTS_RU[row.department], plain)
    sheet.write_string(line, 4, NAMES_RU[row.product], plain)
    sheet.write_number(line, 5, row.quantity, count)
    for column, value in ((6, row.revenue), (7, row.profit)):
        if value is None:
            sheet.write_string(line, column, UNKNOWN, amount)
        else:
            sheet.write_number(line, column, value / 100, amount)
    sheet.set_row(line, None, None, {"level": 2})
    data.row += 1
    data.places[number] = Place(SOURCE, data.row)
