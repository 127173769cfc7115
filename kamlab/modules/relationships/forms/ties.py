"""Who of ours knows whom there: how deep, and when both sides last spoke."""

from typing import TYPE_CHECKING, Any

from kamlab.company.people import FLOORS, FUNCTIONS
from kamlab.company.people_begin import begin_people
from kamlab.forms import Part, Pick, Text, button, card, empty, fold, prose, row
from kamlab.forms.known import Known, Word
from kamlab.modules.relationships.forms.checked import Called, Past
from kamlab.modules.relationships.forms.rows import Mark, PersonRows, TieRows
from kamlab.modules.relationships.forms.shared import PeopleForm, named
from kamlab.workbook.models import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_DEPTHS = ("3", "2", "1", "0")


class TiesForm(PeopleForm):
    """A table of ties, a line to add one, our own people.

    Attributes
    ----------
    ties, ours
        The rows.
    """

    key = "06.ties"
    wide = True

    def make_fields(self) -> "Iterable[Field]":
        """Return the parts of a new tie."""
        yield Text("find", wide=24)
        yield Pick("mine")
        yield Pick("their")
        yield Pick("new_depth", "1", options=_DEPTHS, labels=self._depths())
        yield Past("spoke", now=self.sight.day)

    def begin(self) -> None:
        """Open the rows."""
        words, text = self.sight.word, self.sight.people.text
        depths = self._depths()
        fields = (
            Mark("depth", options=_DEPTHS, labels=depths),
            Past("first_contact", now=self.sight.day),
            Past("last_contact", now=self.sight.day),
        )
        self.ties = TieRows(self, "ties", fields)
        floors = {code: words("floor", code) for code in FLOORS}
        functions = {code: words("function", code) for code in FUNCTIONS}
        mine = (
            Called("name", wide=20, words=text),
            Known("post", wide=24, words=text),
            Pick("floor", options=FLOORS, labels=floors),
            Word("function", options=FUNCTIONS, labels=functions),
        )
        self.ours = PersonRows(self, "ours", mine, mine=True)
        self.lacking = self.renewed = ""

    def account_parts(self) -> list[Part]:
        """Return the ties, the way to add one, our people."""
        if not self.sight.circle.theirs:
            return [card(prose(self.say("no_people"), quiet=True), title=self.say("title"))]
        if not any(person.name for person in self.sight.circle.ours):
            return [card(self.whose(), self._first_of_ours(), title=self.say("title"), mark=self.mark)]
        parts: list[Part] = [self.whose()]
        if len(self.ties):
            sift, lines = self.sifted(self.ties, "find")
            parts += [*sift, self.ties.part(("depth", "first_contact", "last_contact"), named=True, lines=lines)]
            undo = self.ties.removed is not None
            parts += [row(button("ties/undo", self.say("undo"), weight="link"))] if undo else []
        else:
            parts.append(empty(self.say("empty"), self.say("todo"), button("go", self.say("go"), weight="main")))
        new = row(*(self.field(name) for name in ("mine", "their", "new_depth", "spoke")))
        add = row(button("add_tie", self.say("add"), weight="small"), *self._lacking())
        mine = fold(
            self.say("ours_title"),
            self.ours.part(("name", "post", "floor", "function")),
            self.ours.foot(add=self.say("ours_more")),
            id="ours_fold",
        )
        return [card(*parts, card(new, add, quiet=True), mine, title=self.say("title"), mark=self.mark)]

    def _first_of_ours(self) -> Part:
        """Ask for one of ours first: without one there is nobody to choose."""
        if len(self.ours):
            return self.ours.part(("name", "post", "floor", "function"))
        first = button("ours/add", self.say("ours_first"), weight="main")
        return empty(self.say("ours_empty"), self.say("ours_todo"), first)

    def offer(self) -> None:
        """Offer the people of both sides."""
        circle = self.sight.circle
        for name, people in (("mine", circle.ours), ("their", circle.theirs)):
            names = named(people)
            self.kinds[name] = Pick(name, options=tuple(names), labels=names)

    def on_go(self) -> None:
        """Lead to the line that adds a tie."""
        self.move_focus("mine")

    def on_add_tie(self) -> None:
        """Add the tie, or deepen the one that is there; which of the two is said."""
        circle, self.renewed = self.sight.circle, ""
        for name in ("mine", "their"):
            if circle.person(str(self[name] or "")) is None:
                self.lacking = name
                self.move_focus(name)
                return
        if self.held["spoke"].problem is not None:  # a day that cannot be read is said beside the field
            self.move_focus("spoke")
            return
        self.lacking = ""
        id_ = begin_people(self.sight.people, self.account)
        pair: dict[str, Any] = {"ours_id": str(self["mine"]), "theirs_id": str(self["their"])}
        told: dict[str, Any] = {"depth": int(self["new_depth"] or 1), **pair}
        day = self.kinds["spoke"].to_column(self["spoke"])
        told |= {"last_contact": day} if day else {}
        known = self.book.rows(Tie, company=self.company_key, account_id=id_, **pair)
        self.book.save(Tie, company=self.company_key, account_id=id_, **told)
        self.renewed = " — ".join(self.sight.name(one) for one in pair.values()) if known else ""
        for name in ("mine", "their", "spoke"):
            self.put(name, None)
        self.follow()

    def _lacking(self) -> list[Part]:
        if self.renewed:
            return [prose(self.say("renewed", pair=self.renewed), quiet=True)]
        return [prose(self.say(f"lacking_{self.lacking}"), quiet=True)] if self.lacking else []

    def _depths(self) -> dict[str, str]:
        return {code: f"{code} · {self.sight.word('depth', code)}" for code in _DEPTHS}
