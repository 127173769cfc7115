"""People and ties as rows of a form: the folder's until the first entry, the participant's from then on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamlab.company.people_begin import begin_people
from kamlab.forms import Pick
from kamlab.forms.account import OwnRows
from kamlab.workbook.models import Person, Tie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamlab.company.people import Acquaintance, Contact
    from kamlab.forms.entries import Line
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


class PeopleRows(OwnRows):
    """Rows of people or ties of the account in view.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`OwnRows`.
    """

    def __init__(self, form: "PeopleForm", name: str, model: "type[Entry]", fields: "Sequence[Field]") -> None:
        self.people_form = form
        super().__init__(form, name, model, fields)

    def is_begun(self) -> bool:
        """Tell whether the people are the participant's own by now."""
        return self.people_form.sight.people.is_begun(self.account)

    def take_over(self) -> str:
        """Write the folder's people and ties into the workbook."""
        return begin_people(self.people_form.sight.people, self.account)

    def head(self) -> str:
        """Return the heading over the names."""
        return self.form.say("named")

    def told_apart(self, line: "Line", _place: int) -> str:
        """Return the name: a filter changes the places of the rows."""
        return f": {self.name_of(line)}"

    def is_removable(self, *, named: bool) -> bool:  # noqa: ARG002 - what the kind of rows is asked
        """Tell that rows can be taken out in every table: each is the only one shown."""
        return True

    def shown(self, find: str = "", floor: str = "") -> "list[Line]":
        """Return the rows that hold a piece of text and stand on a floor; a row just added always."""
        piece = find.strip().casefold()

        def fits(line: "Line") -> bool:
            if line.is_draft and line.id.startswith("new"):
                return True
            words = [self.name_of(line), *(str(held.value or "") for held in line.held.values())]
            on_floor = not floor or line.held["floor"].value == floor
            return on_floor and (not piece or any(piece in word.casefold() for word in words))

        return [line for line in self.lines if fits(line)]


class PersonRows(PeopleRows):
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


class TieRows(PeopleRows):
    """Who of ours knows whom there."""

    def __init__(self, form: "PeopleForm", name: str, fields: "Sequence[Field]") -> None:
        super().__init__(form, name, Tie, fields)

    def key_of(self, row: "Entry") -> str:
        """Return the pair: the same before and after the first entry."""
        return pair_key(row.ours_id, row.theirs_id)  # type: ignore[attr-defined]  # the rows are ties

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return the ties as they are now."""
        return {pair_key(one.ours, one.theirs): _days(one) for one in self.people_form.sight.circle.ties}

    def name_of(self, line: "Line") -> str:
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
