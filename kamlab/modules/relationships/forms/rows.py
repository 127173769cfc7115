"""People and ties as rows of a form: the folder's until the first entry, the participant's from then on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamlab.company.people_begin import begin_people
from kamlab.forms import Pick
from kamlab.forms.entries import Entries, Line
from kamlab.forms.held import Held
from kamlab.forms.parts import Part, table
from kamlab.workbook.models import Person, Tie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.company.people import Acquaintance, Contact
    from kamlab.forms.fields import Field, Value
    from kamlab.modules.relationships.forms.shared import PeopleForm
    from kamlab.workbook.models import Entry


@dataclass(frozen=True, slots=True)
class Mark(Pick):
    """One of a few whole numbers; the workbook keeps the number."""

    def to_column(self, value: "Value") -> Any:  # noqa: ANN401 - what every field says
        """Return the number; nothing if it is not known."""
        return None if value in (None, "") else int(value)

    def from_column(self, held: Any) -> "Value":  # noqa: ANN401 - what every field says
        """Return the name of the option."""
        return None if held is None else str(held)


@dataclass(frozen=True, slots=True)
class Link(Pick):
    """A person of a list, or nobody."""

    def to_column(self, value: "Value") -> Any:  # noqa: ANN401 - what every field says
        """Return the id; nothing for nobody."""
        return value or None


class OwnRows(Entries):
    """Rows of people or ties of the account in view.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`Entries`.
    """

    def __init__(self, form: "PeopleForm", name: str, model: "type[Entry]", fields: "Sequence[Field]") -> None:
        super().__init__(form, name, model, fields, fixed={"id": ""})  # none of them yet: they come with follow()
        self.people_form, self.account = form, ""
        self.follow()

    # What a kind of rows says ---------------------------------------------------------------

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return key → values of the rows before the first entry."""
        return {}

    def key_of(self, row: "Entry") -> str:
        """Return the name of a row of the workbook on the page."""
        return row.id

    def filters(self, account_id: str) -> dict[str, Any]:
        """Return the columns all the rows share."""
        return {"account_id": account_id}

    # What all do ----------------------------------------------------------------------------

    def follow(self) -> None:
        """Show what the workbook holds now: other forms of the page change the same people."""
        form = self.people_form
        if self.account != form.account:
            self.account, self.lines, self.removed = form.account, [], None
        people = form.sight.people
        id_ = people.account_id(form.account)
        self.fixed = {"company": form.company_key, **self.filters(id_)}
        if not people.is_begun(form.account):
            self._begin_lines()
            return
        rows = {row.id: row for row in form.book.rows(self.model, **self.fixed)}
        keys = {self.key_of(row): row.id for row in rows.values()}
        for line in self.lines:
            if line.id in keys:
                line.row = keys[line.id]
        known = {line.row for line in self.lines}
        drafts = [line for line in self.lines if line.row in rows or (line.is_draft and line.id.startswith("new"))]
        self.lines = [*drafts, *(self._line(row) for row in rows.values() if row.id not in known)]
        for line in self.lines:
            if line.row:
                self._renew(line, rows[line.row])

    def shown(self, find: str = "", floor: str = "") -> list[Line]:
        """Return the rows that hold a piece of text and stand on a floor; a row just added always."""
        piece = find.strip().casefold()

        def fits(line: Line) -> bool:
            if line.is_draft and line.id.startswith("new"):
                return True
            words = [self.name_of(line), *(str(held.value or "") for held in line.held.values())]
            on_floor = not floor or line.held["floor"].value == floor
            return on_floor and (not piece or any(piece in word.casefold() for word in words))

        return [line for line in self.lines if fits(line)]

    def part(self, names: "Sequence[str]", *, named: bool = False, lines: "Sequence[Line] | None" = None) -> Part:
        """Return some of the columns as a table of fields; ``named`` if each row begins with its name as a text."""
        heads = [self.form.words.label(name) for name in names]
        rows: list[list[str | Part]] = []
        for line in self.lines if lines is None else lines:
            cells = [self.field(line, name) for name in names]
            for cell in cells:
                cell.told["label"] = f"{cell.told['label']}: {self.name_of(line)}"
            head: list[str | Part] = [self.name_of(line)] if named else []
            rows.append([*head, *cells, self.remover(line)])
        return table([*([self.form.say("named")] if named else []), *heads, ""], rows, strong=[0] if named else [])

    def name_of(self, line: Line) -> str:
        """Return what a row is called."""
        name, kind = next(iter(self.kinds.items()))
        return str(kind.shown(line[name], self.form.lang) or "—")

    def remove(self, id_: str) -> None:
        """Take a row out; what was the folder's becomes the participant's first."""
        if self.line(id_).row == "" and not id_.startswith("new"):
            self._become_own()
        super().remove(id_)

    def _line(self, entry: "Entry") -> Line:
        line = super()._line(entry)
        line.id = self.key_of(entry)
        return line

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save cells; the first save takes everybody along."""
        self._become_own()
        super()._save(line, values)

    def _become_own(self) -> None:
        form = self.people_form
        id_ = begin_people(form.sight.people, form.account)
        self.fixed = {"company": form.company_key, **self.filters(id_)}
        keys = {self.key_of(row): row.id for row in form.book.rows(self.model, **self.fixed)}
        for line in self.lines:
            if not line.row and line.id in keys:
                line.row = keys[line.id]
                for held in line.held.values():
                    held.stored = held.value

    def _begin_lines(self) -> None:
        """Show the folder's rows; those typed so far and not saved stay below them."""
        starts = self.starts()
        kept = {line.id: line for line in self.lines}
        drafts = [line for line in self.lines if line.id.startswith("new")]
        self.lines = [kept.get(id_) or self._start(id_, values) for id_, values in starts.items()] + drafts

    def _start(self, id_: str, values: "Mapping[str, Value]") -> Line:
        return Line(id_, {name: Held(values.get(name, kind.default)) for name, kind in self.kinds.items()})

    def _renew(self, line: Line, row: "Entry") -> None:
        """Take over what was written elsewhere into cells that wait for nothing here."""
        for name, kind in self.kinds.items():
            held = line.held[name]
            value = kind.from_column(getattr(row, name))
            if held.problem is None and not held.unwritten and value != held.stored:
                held.value = held.stored = value


class PersonRows(OwnRows):
    """The client's people, or ours.

    Parameters
    ----------
    form, name, fields
        As in :class:`Entries`.
    mine
        Whether these are ours.
    """

    def __init__(self, form: "PeopleForm", name: str, fields: "Sequence[Field]", *, mine: bool = False) -> None:
        self.mine = mine
        super().__init__(form, name, Person, fields)

    def filters(self, account_id: str) -> dict[str, Any]:
        """Return the owner: the account, or nobody for ours."""
        return {"account_id": None if self.mine else account_id}

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return the people as they are now."""
        circle = self.people_form.sight.circle
        return {one.id: _values(one) for one in (circle.ours if self.mine else circle.theirs)}


def _values(one: "Contact") -> "dict[str, Value]":
    told: dict[str, Any] = {name: getattr(one, name) or None for name in ("name", "post", "floor", "function")}
    told |= {name: getattr(one, name) or None for name in ("role", "trend", "state")}
    marks = {name: None if getattr(one, name) is None else str(getattr(one, name)) for name in ("influence", "support")}
    return {**told, **marks, "reports_to_id": one.boss or None}


class TieRows(OwnRows):
    """Who of ours knows whom there."""

    def __init__(self, form: "PeopleForm", name: str, fields: "Sequence[Field]") -> None:
        super().__init__(form, name, Tie, fields)

    def key_of(self, row: "Entry") -> str:
        """Return the pair: the same before and after the first entry."""
        return pair_key(row.ours_id, row.theirs_id)  # type: ignore[attr-defined]  # the rows are ties

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return the ties as they are now."""
        return {pair_key(one.ours, one.theirs): _days(one) for one in self.people_form.sight.circle.ties}

    def name_of(self, line: Line) -> str:
        """Return the two names."""
        form = self.people_form
        if line.id.startswith("new") and line.row:
            row = form.book.get(Tie, line.row)
            pair = (row.ours_id, row.theirs_id) if row else ("", "")
        else:
            pair = tuple(line.id.split("-"))  # type: ignore[assignment]  # a key is two ids
        return " — ".join(form.sight.name(one) for one in pair)


def pair_key(ours: str, theirs: str) -> str:
    """Return the name of a tie's row on the page."""
    return f"{ours}-{theirs}"


def _days(one: "Acquaintance") -> "dict[str, Value]":
    first, last = one.first, one.last
    told = {"first_contact": first.isoformat() if first else None, "last_contact": last.isoformat() if last else None}
    return {"depth": str(one.depth), **told}
