"""The lists of key accounts by department: one's own to write, those of the others beside it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.forms import Client, Entries, Form, Part, Segments, Text, button, card, message, panes, prose, row, table
from kamlab.modules.start import findings, model
from kamlab.modules.start.forms.entered import KEY, Entered, lists_in_use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Field
    from kamlab.ledger.names import Spelling

MOST = 10  # the question of the module: if there is time for ten only


def lists(desk: "Desk") -> "DepartmentLists":
    """Return the form in which a department's list is written; its Finding compares the lists."""
    return DepartmentLists(desk)


def overlap(desk: "Desk") -> "Overlap":
    """Return the live Finding on how far the lists agree, pair by pair."""
    return Overlap(desk)


def questions(desk: "Desk") -> "Questions":
    """Return the live Finding with a question for each disputed client."""
    return Questions(desk)


class DepartmentLists(Form):
    """A department's list: clients chosen or typed, put in order, taken out, put back."""

    key = KEY
    enter = "add"

    def make_fields(self) -> "Iterable[Field]":
        """Return the department, the next name, and the two answers about spellings."""
        company = self.desk.company
        written = [name for names in lists_in_use(self.desk).names.values() for name in names]
        clients = dict.fromkeys([*self.desk.accounts().clients, *written])
        self.names = {client: company.display_name(client, self.lang) for client in clients}
        self.known = {shown.casefold(): client for client, shown in self.names.items()}
        return (
            Segments("department", default=model.DEPARTMENTS[0], options=model.DEPARTMENTS),
            Client("name", names=tuple(self.names.values()), wide=30),
            Text("same"),
            Text("apart"),
        )

    def begin(self) -> None:
        """Read the participant's own lists."""
        from kamlab.workbook.models import ListEntry

        self.accounts: list[Spelling] | None = None
        self.came = False  # whether something came from the field of the next name since the button was pressed
        for department in model.DEPARTMENTS:
            Entries(self, department, ListEntry, (Client("client"),), most=MOST, fixed={"department": department})

    @property
    def own(self) -> Entries:
        """The list that is being written."""
        return self.tables[self["department"]]

    def set(self, field: str, raw: object) -> None:
        """Take what was entered; a name goes to the end of the list."""
        if field != "name":
            super().set(field, raw)
            return
        held = self.held["name"]
        held.typed, held.problem = None, None
        self.came = True
        try:
            self._add(self.kinds["name"].read(raw, self.lang, self.today))
        except KamlabError as problem:
            held.typed, held.problem = raw, problem

    def _add(self, name: str | None) -> None:
        if name is None:
            return
        client = self.known.get(name.casefold(), name)
        if any(str(line["client"]).casefold() == client.casefold() for line in self.own):
            raise KamlabError("form.00_lists.twice", name=name[:60])
        if self.own.is_full:
            raise KamlabError("form.00_lists.full", n=MOST)
        self.own.add(client=client)

    def on_add(self) -> None:
        """Lead back to the field: leaving it has added the name, if one stood there."""
        held = self.held["name"]
        if not self.came and held.problem is None:
            held.typed, held.problem = "", KamlabError("form.00_lists.nobody")
        self.came = False
        self.move_focus("name")

    def on_one_firm(self, place: str) -> None:
        """Take similar names for one firm."""
        first, *others = self._similar()[int(place)]
        self.put("same", {**(self["same"] or {}), **dict.fromkeys(others, first)})

    def on_not_one(self, place: str) -> None:
        """Take similar names for different firms; they are not asked about again."""
        self.put("apart", [*(self["apart"] or []), list(self._similar()[int(place)])])

    def on_ask_again(self) -> None:
        """Forget both answers about spellings."""
        self.put("same", None)
        self.put("apart", None)

    def compose(self) -> list[Part]:
        """Return one's own list, the lists in use, and what they show together."""
        self.entered = lists_in_use(self.desk)
        side_by_side = panes(self._own_card(), self._all_card(), widths=(5, 6))
        return [side_by_side, *self._spellings(), self.show(self._finding())]

    def _finding(self) -> "Finding":
        return findings.three_lists(self.desk, self.entered.compared(self.desk))

    # One's own list -------------------------------------------------------------------------

    def _own_card(self) -> Part:
        add = button("add", self.say("add"), weight="main")
        parts = [self.field("department")]
        parts += [prose(self.say("enough", n=MOST), quiet=True)] if self.own.is_full else [row(self.field("name"), add)]
        parts.append(self._own_rows() if len(self.own) else prose(self.say("empty"), quiet=True))
        if self.own.removed is not None:
            parts.append(self._undo())
        return card(*parts, title=self.say("own_title"), mark=self.mark)

    def _own_rows(self) -> Part:
        heads = ["", self.say("client"), "", ""]
        return table(heads, [self._line(place, line) for place, line in enumerate(self.own, 1)], strong=[1])

    def _line(self, place: int, line: "Line") -> list[str | Part]:
        return [str(place), self._shown(str(line["client"])), self.own.movers(line), self.own.remover(line)]

    def _undo(self) -> Part:
        name = self.own.name
        return row(prose(self.say("removed"), quiet=True), button(f"{name}/undo", self.say("undo"), weight="link"))

    # The lists in use -----------------------------------------------------------------------

    def _all_card(self) -> Part:
        names, writers = self.entered.names, self.entered.writers
        heads = [f"{self.say(f'department.option.{name}')} · {self._origin(name)}" for name in model.DEPARTMENTS]
        size = max((len(one) for one in names.values()), default=0)
        rows = [
            [str(place + 1), *(self._at(names[name], place) for name in model.DEPARTMENTS)] for place in range(size)
        ]
        folder = any(names[name] and not writers[name] for name in model.DEPARTMENTS)
        note = self.say("borrowed" if folder else "alone")
        shown = [table(["", *heads], rows)] if rows else []
        return card(*shown, prose(note, quiet=True), title=self.say("all_title"), quiet=True)

    def _origin(self, department: str) -> str:
        """Say whose list a department's is."""
        writers, own = self.entered.writers[department], len(self.tables[department]) > 0
        if not writers:
            has = bool(self.entered.names[department])
            return self.say("origin.folder" if has else "origin.none")
        if writers == 1:
            return self.say("origin.own" if own else "origin.other")
        return self.say("origin.group", n=writers)

    def _at(self, names: tuple[str, ...], place: int) -> str:
        return self._shown(names[place]) if place < len(names) else ""

    def _shown(self, client: str) -> str:
        return self.names.get(client) or self.desk.company.display_name(client, self.lang)

    # Spellings ------------------------------------------------------------------------------

    def _similar(self) -> list[tuple[str, ...]]:
        """Return groups of names that look like one firm and have not been asked about."""
        from kamlab.ledger.names import near_names

        same, apart = self["same"] or {}, [set(group) for group in self["apart"] or []]
        written = {name for names in self.entered.names.values() for name in names} - set(same)
        if self.accounts is None:  # read at the first question only: a ledger may hold thousands
            self.accounts = [self._spelled(name) for name in self.desk.company.accounts().clients]
        groups = near_names([self._spelled(name) for name in sorted(written)], self.accounts)
        return [group for group in groups if set(group) not in apart]

    def _spelled(self, client: str) -> "Spelling":
        """Return a name as it is compared: as this page writes it."""
        from kamlab.ledger.names import spelling

        return replace(spelling(self._shown(client)), name=client)

    def _spellings(self) -> list[Part]:
        if not self.entered.is_own:
            return []
        asked = [self._ask(place, group) for place, group in enumerate(self._similar()[:1])]
        if not asked and (self["same"] or self["apart"]):
            return [row(prose(self.say("answered"), quiet=True), self.button("ask_again", weight="link"))]
        return asked

    def _ask(self, place: int, group: tuple[str, ...]) -> Part:
        yes = button(f"one_firm:{place}", self.say("one_firm"))
        no = button(f"not_one:{place}", self.say("not_one"))
        names = [self._shown(name) for name in group]
        return message("check", self.say("similar", names=names), self.say("similar_todo"), actions=[yes, no])


class Overlap(Form):
    """How far the lists agree, pair by pair; follows every change of the lists."""

    key = "00.overlap"
    watches = True

    def compose(self) -> list[Part]:
        """Return the Finding alone."""
        entered: Entered = lists_in_use(self.desk)
        return [self.show(findings.overlap(self.desk, entered.compared(self.desk)))]


class Questions(Form):
    """A question for each disputed client; follows every change of the lists."""

    key = "00.questions"
    watches = True

    def compose(self) -> list[Part]:
        """Return the Finding alone."""
        entered: Entered = lists_in_use(self.desk)
        return [self.show(findings.questions(self.desk, entered.compared(self.desk)))]
