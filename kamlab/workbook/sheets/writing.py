"""The workbook into a spreadsheet: every text a text, ids in grey at the end."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kamlab.i18n import current_language
from kamlab.workbook.errors import WorkbookError
from kamlab.workbook.models import Base, Participant
from kamlab.workbook.sheets.cells import to_cell
from kamlab.workbook.sheets.layout import TITLES, Heading, headings, sheet_title, tables
from kamlab.workbook.store import Workbook

_WIDTH, _ID_WIDTH = 18, 10  # characters
_DAY = "yyyy-mm-dd"


@dataclass
class _Book:
    """The spreadsheet under way: its looks and the titles that links show."""

    book: Any
    lang: str
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    opened: bool = False  # whether a sheet is there to open on

    def __post_init__(self) -> None:
        self.looks = {
            "head": self.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "grey": self.book.add_format({"font_color": "#545D68", "bg_color": "#F4F6F8"}),
            "text": self.book.add_format({"num_format": "@"}),
            "day": self.book.add_format({"num_format": _DAY}),
        }


def write_sheets(wb: Workbook, file: Path, lang: str = "") -> int:
    """Write a workbook into a spreadsheet, all participants and companies.

    Parameters
    ----------
    wb
        The workbook.
    file
        The ``.xlsx`` to write; a former one is replaced when the new one is whole.
    lang
        Language of the headings; without one, the language in use.

    Returns
    -------
    int
        How many entries were written.

    Raises
    ------
    WorkbookError
        If the file cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    if file.suffix.lower() != ".xlsx":
        raise WorkbookError("workbook.sheet.not_xlsx", file=str(file))
    draft = file.with_name(f".{file.name}.new")
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(draft), texts) as book:
            under_way = _Book(book, lang or current_language())
            count = wb.read(lambda session: sum(_write(session, under_way, model) for model in tables()))
            if not under_way.opened:  # nothing was entered yet: one sheet must stay in sight
                book.worksheets()[0].hidden = 0
        draft.replace(file)
    except (OSError, XlsxWriterException) as error:
        draft.unlink(missing_ok=True)
        raise WorkbookError("workbook.sheet.not_written", file=str(file), what=str(error)) from error
    return count


def _write(session: Session, under_way: _Book, model: type[Base]) -> int:
    """Write one sheet; return how many rows it has."""
    _titles(session, under_way, model)
    sheet = under_way.book.add_worksheet(sheet_title(model, under_way.lang))
    columns = headings(model)
    for place, one in enumerate(columns):
        look = under_way.looks["grey"] if one.grey else None
        # ids are needed on the way back and by nobody who reads
        sheet.set_column(place, place, _ID_WIDTH if one.grey else _WIDTH, look, {"hidden": one.grey})
        sheet.write_string(0, place, one.text(under_way.lang), under_way.looks["head"])
    sheet.freeze_panes(1, 0)
    rows = session.scalars(select(model).order_by(model.created, model.id)).all()
    for line, row in enumerate(rows, start=1):
        for place, one in enumerate(columns):
            _put(sheet, (line, place), _cell(under_way, one, row), under_way.looks, grey=one.grey)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    if rows and model is not Participant:
        _open_on(under_way, sheet)
    else:
        sheet.hide()  # there for the way back and for new rows, out of the reader's sight
    return len(rows)


def _open_on(under_way: _Book, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Let the spreadsheet open on its first sheet with something in it."""
    if not under_way.opened:
        sheet.activate()
        sheet.set_first_sheet()
        under_way.opened = True


def _titles(session: Session, under_way: _Book, model: type[Base]) -> None:
    """Learn what the rows of a table are called, for the links to them."""
    for name in {model.__tablename__, *(one.target for one in headings(model))} & set(TITLES):
        if name not in under_way.titles:
            table = Base.metadata.tables[name]
            pairs = session.execute(select(table.c.id, table.c[TITLES[name]]))
            under_way.titles[name] = {row_id: title for row_id, title in pairs}  # noqa: C416 - rows are no pairs to a type checker


def _cell(under_way: _Book, one: Heading, row: Base) -> Any:  # noqa: ANN401 - any cell
    value = getattr(row, one.column.name)
    if not one.target:
        return to_cell(one.column, value, under_way.lang)
    return value if one.link else under_way.titles[one.target].get(value)


def _put(sheet: Any, where: tuple[int, int], cell: Any, looks: dict[str, Any], *, grey: bool) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(*where, cell, looks["grey" if grey else "text"])  # never a formula, never a link
    elif isinstance(cell, date):
        sheet.write_datetime(*where, cell, looks["day"])
    else:
        sheet.write_number(*where, cell)
