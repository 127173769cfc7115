"""A spreadsheet into the workbook: everything that fits or nothing, and each wrong cell named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from kamlab.i18n import current_language
from kamlab.workbook.checking import Label, checked
from kamlab.workbook.copies import back_up
from kamlab.workbook.entries import Pen, Wish, before, column_of, save_row
from kamlab.workbook.errors import Said, WorkbookError
from kamlab.workbook.models import Base, Entry, Participant
from kamlab.workbook.participants import adopt
from kamlab.workbook.sheets.cells import UnreadableError, from_cell, same_cell, to_cell
from kamlab.workbook.sheets.layout import TITLES, Heading, find_headings, find_model
from kamlab.workbook.sheets.links import Links
from kamlab.workbook.store import Workbook

_SHOWN = 5  # wrong cells told at once


@dataclass
class Imported:
    """What an import did.

    Attributes
    ----------
    added, changed, same
        Entries that came, that changed, that were there already.
    kept
        Values that were changed in the course after the spreadsheet was written, and
        not in the spreadsheet: they stay.
    unread
        Sheets and columns that are none of ours.
    backup
        The copy made before; None in memory.
    """

    added: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0
    unread: list[str] = field(default_factory=list)
    backup: Path | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet: where it stands and its cells by heading."""

    model: type[Base]
    line: int
    cells: dict[Heading, Any]

    def of(self, name: str, *, link: bool = False) -> Any:  # noqa: ANN401 - any cell
        """Return the cell of a column; None if there is no such column."""
        return next((cell for one, cell in self.cells.items() if one.column.name == name and one.link == link), None)


class _ProblemsError(WorkbookError):
    """All wrong cells of a file in one refusal."""

    def __init__(self, file: Path, problems: list[Said]) -> None:
        super().__init__("workbook.sheet.refused", file=file.name, n=len(problems))
        self.problems = problems

    def text(self, lang: str | None = None) -> str:
        """Return the refusal and the first wrong cells, a line each."""
        lines = [super().text(lang), *(f"• {one.text(lang)}" for one in self.problems[:_SHOWN])]
        return "\n".join(lines)


def read_sheets(wb: Workbook, file: Path) -> Imported:
    """Read a spreadsheet that :func:`write_sheets` wrote and a person changed.

    A row without an id is new; a row that is missing stays as it was. All changes
    are one step, after a copy of the workbook was made.

    Raises
    ------
    WorkbookError
        If the file cannot be read or a cell does not fit; nothing is changed then.
    """
    done = Imported()
    rows = list(_rows(file, done))
    if not wb.place.in_memory:
        done.backup = back_up(wb.place, "before-import")
    wb.write(lambda session, pen: _take(session, pen, file, rows, done))
    wb.refresh()
    return done


def _rows(file: Path, done: Imported) -> Iterator[_Row]:
    """Yield the rows of all sheets that are ours."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(file)
        sheets = {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in book.sheet_names}
    except (OSError, CalamineError) as error:
        raise WorkbookError("workbook.sheet.not_read", file=str(file), what=str(error)) from error
    if not any(find_model(title) for title in sheets):
        raise WorkbookError("workbook.sheet.no_sheet", file=str(file), found=", ".join(f"«{one}»" for one in sheets))
    for title, lines in sheets.items():
        model = find_model(title)
        if model is None:
            done.unread.append(title)
        elif lines:
            found = find_headings(model, lines[0])
            strange = [cell for place, cell in enumerate(lines[0]) if place not in found and cell != ""]
            done.unread += [f"{title}, {cell}" for cell in strange]
            for line, cells in enumerate(lines[1:], start=2):
                if any(cell not in {"", None} for cell in cells):
                    yield _Row(model, line, {one: cells[place] for place, one in found.items() if place < len(cells)})


def _take(session: Session, pen: Pen, file: Path, rows: list[_Row], done: Imported) -> None:
    """Write all rows, those that others point at first; refuse all of them if one does not fit."""
    done.added = done.changed = done.same = done.kept = 0  # the step may be done again
    people = [str(row.of("id")) for row in rows if row.model is Participant and row.of("id")]
    pen = adopt(session, pen, people[0]) if len(people) == 1 else pen
    order = [table.name for table in Base.metadata.sorted_tables]
    links, problems, later = Links(session, pen), list[Said](), list[tuple[_Row, str]]()
    for row in sorted(rows, key=lambda one: order.index(one.model.__tablename__)):
        if row_id := _attempt(problems, row, partial(_write, session, pen, links, row, done)):
            later.append((row, row_id))
    for row, row_id in later:  # a person may report to one further down the sheet
        _attempt(problems, row, partial(_link_own, session, pen, links, row, row_id))
    if problems:
        raise _ProblemsError(file, problems)


def _attempt(problems: list[Said], row: _Row, step: Callable[[], str | None]) -> str:
    """Do a step on a row; note what does not fit and go on, so that all of it is told at once."""
    try:
        return step() or ""
    except WorkbookError as error:
        sheet = Said(f"workbook.table.{row.model.__tablename__}")
        problems.append(Said("workbook.sheet.cell", sheet=sheet, line=str(row.line), why=error))
        return ""


def _write(session: Session, pen: Pen, links: Links, row: _Row, done: Imported) -> str:
    row_id = str(row.of("id") or "")
    known = session.get(row.model, row_id) if row_id else None
    fields = _fields(links, row, known)
    if known is None:
        made, _ = save_row(session, pen, Wish(row.model, fields, new_id=row_id))
        done.added += 1
        if row_id != made.id:
            links.instead(row_id, made.id)
        elif stamp := _stamp(row, "created"):
            made.created = stamp
        return made.id
    lang = current_language()
    stamp = _stamp(row, "changed")
    for name in list(fields):
        column = column_of(row.model, name)
        fields[name] = checked(column, fields[name])
        if same_cell(to_cell(column, getattr(known, name), lang), to_cell(column, fields[name], lang)):
            del fields[name]
        elif stamp and before(session, known, name, stamp, fields[name]):
            done.kept += 1
            del fields[name]
    done.changed += bool(fields)
    done.same += not fields
    if fields:
        title = TITLES.get(row.model.__tablename__, "id")
        links.note(row_id, getattr(known, title))
        save_row(session, pen, Wish(row.model, fields, row_id))
    return row_id


def _fields(links: Links, row: _Row, known: Base | None) -> dict[str, Any]:
    """Return the values that a row says; links to its own sheet come later."""
    fields: dict[str, Any] = {}
    for one, cell in row.cells.items():
        name = one.column.name
        if one.grey:
            continue
        if one.target and one.target != row.model.__tablename__:
            fields[name] = links.find(one, cell, row.of(name, link=True), str(row.of("company") or ""))
        elif not one.target:
            fields[name] = _value(one, cell)
    if known is None:
        _complete(links, row, fields)
    return fields


def _complete(links: Links, row: _Row, fields: dict[str, Any]) -> None:
    """Give a new row what a person need not write: the owner, the company of its account, defaults."""
    if issubclass(row.model, Entry):
        fields["participant_id"] = fields.get("participant_id") or links.pen.participant_id
        fields["company"] = fields.get("company") or links.company_of(fields.get("account_id"))
    for name in [name for name, value in fields.items() if value is None]:
        if not column_of(row.model, name).nullable and column_of(row.model, name).default is not None:
            del fields[name]


def _value(one: Heading, cell: Any) -> Any:  # noqa: ANN401 - any cell, any value
    try:
        return from_cell(one.column, cell)
    except UnreadableError as error:
        label = Label(one.column.table.name, one.column.name)
        kind = Said("workbook.kind", kind=Said(f"workbook.kinds.{error}"))
        raise WorkbookError("workbook.not_allowed", given=str(cell)[:100], field=label, allowed=kind) from error


def _stamp(row: _Row, name: str) -> Any:  # noqa: ANN401 - a moment or None
    cell = row.of(name)
    return from_cell(column_of(row.model, name), cell) if cell else None


def _link_own(session: Session, pen: Pen, links: Links, row: _Row, row_id: str) -> None:
    """Write the links of a row to others on its own sheet."""
    own = [one for one in row.cells if one.target == row.model.__tablename__ and not one.link]
    known = session.get_one(row.model, row_id)
    company = str(row.of("company") or "")
    found = {
        one.column.name: links.find(one, row.cells[one], row.of(one.column.name, link=True), company) for one in own
    }
    fields = {name: value for name, value in found.items() if getattr(known, name) != value}
    if fields:
        save_row(session, pen, Wish(row.model, fields, row_id))
