"""The register of opportunities: a list to look over, one line open to fill in, what the lines lack."""

from typing import TYPE_CHECKING

from kamlab.forms import Area, Drawn, Number, Part, Pick, Text, button, card, chips, empty, message, prose, row, table
from kamlab.forms.fields import Field, written
from kamlab.i18n import money_short
from kamlab.modules.opportunities import findings, model
from kamlab.modules.opportunities.findings.start import NUMBER, brief, letters, word
from kamlab.modules.opportunities.forms.fields import Money, Share, Word
from kamlab.modules.opportunities.forms.lines import IdeaLines
from kamlab.modules.opportunities.forms.own import REGISTER, Own
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.entries import Line

_SHOWN = 2  # faults named in a row of the list


class RegisterForm(Drawn):
    """Opportunities with what they bring and take.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    ideas
        The lines.
    """

    key = REGISTER
    watches = True  # suggestions and decisions change the same rows

    def make_fields(self) -> "Iterable[Field]":
        """Return the line that is open, and whether the register is the participant's own."""
        self.own = Own(self.desk)
        names = self.own.listed({idea.account: idea for idea in self.own.ideas() if idea.account})
        labels = {name: self.own.name(name) for name in names}
        yield Pick("client", names[0] if names else None, options=names, labels=labels)
        yield Field("open")
        yield Field("adopted", default=False)

    def begin(self) -> None:
        """Read the lines."""
        page = Page(self.desk, NUMBER)
        known = {
            group: {code: word(page, group, code) for code in codes}
            for group, codes in (("kind", model.KINDS), ("class", model.CLASSES), ("source", model.SOURCES))
        }
        unit = self.desk.money_unit
        fields: list[Field] = [
            Text("name", wide=40),
            *(
                Word(name, names=[*words.values()], words=words, wide=22)
                for name, words in (
                    ("kind", known["kind"]),
                    ("class_name", known["class"]),
                    ("source", known["source"]),
                )
            ),
            *(Money(name, low=0, unit=unit) for name in model.ESTIMATES),
            Number("hours", low=0),
            Money("money", low=0, unit=unit),
            Number("staff", low=0, high=1000, decimals=1),
            Share("chance", low=0, high=100, unit="%"),
            Pick("needs_id"),
            Pick("excludes_id"),
            Area("reason", lines=2),
        ]
        self.ideas = IdeaLines(self, fields, self.own)

    def compose(self) -> list[Part]:
        """Return the list, the open line, the figure."""
        self.ideas.sync()
        found = self.own.ideas()
        if not len(self.ideas):
            add = button("add", self.say("first"), weight="main")
            first = row(self.field("client"), add)
            return [
                card(empty(self.say("empty"), self.say("empty_todo"), first), prose(self.say("example"), quiet=True))
            ]
        figure = self.drawn(found, lambda: findings.register(self.desk, found))
        return [
            card(
                self._list(found), *self._foot(), title=self.say("title"), note=self.say("title_note"), mark=self.mark
            ),
            *self._opened(found),
            figure,
        ]

    # What happens ---------------------------------------------------------------------------

    def on_add(self) -> None:
        """Add a line and open it."""
        made = self.own.add(model.Idea("", account=str(self["client"] or "")))
        self.ideas.sync()
        line = next(one for one in self.ideas if one.row == made)
        self.put("open", line.id)
        self.move_focus(f"ideas/{line.id}/name")

    def on_open(self, id_: str) -> None:
        """Open a line; the open one is closed by the same press."""
        opens = not self._is_open(self.ideas.line(id_))
        self.put("open", id_ if opens else None)
        if opens:  # its fields stand below the list, often out of sight
            self.move_focus(f"ideas/{id_}/name")

    def on_drop(self, id_: str) -> None:
        """Take a line out; it can be put back."""
        line = self.ideas.line(id_)
        if id_.startswith("start:") and not line.row:
            self.ideas._save(line, {})  # noqa: SLF001 - the folder's lines become rows before one can be taken out
        self.ideas.remove(line.id)
        self.put("open", None)

    # Parts ----------------------------------------------------------------------------------

    def _list(self, found: tuple[model.Idea, ...]) -> Part:
        marks = letters(found)
        faults: dict[str, list[model.Fault]] = {}
        for fault in model.register_check(found):
            faults.setdefault(fault.idea, []).append(fault)
        heads = [self.say(f"head.{name}") for name in ("name", "benefit", "hours", "money", "staff", "check")]
        ids = {line.row or line.id.removeprefix("start:"): line for line in self.ideas}
        lines: list[list[str | Part]] = []
        for idea in found:
            line = ids[idea.id]
            name = f"{marks[idea.id]} · {brief(idea.name) or self.say('unnamed')}"
            lines.append(
                [
                    name,
                    self._range(idea),
                    self._plain(idea.hours),
                    self._amount(idea.money),
                    self._plain(idea.staff),
                    self._faults(faults.get(idea.id, []), marks),
                    button(
                        f"open:{line.id}",
                        self.say("close" if self._is_open(line) else "open"),
                        weight="link",
                        hint=self.say("open_hint", name=name),
                    ),
                ]
            )
        return table([*heads, ""], lines, numbers=(1, 2, 3, 4), strong=(0,))

    def _range(self, idea: model.Idea) -> str:
        """Write a benefit with its range: ``12,0 млн ₽ (7–16)``."""
        if idea.base is None:
            return "—"
        base = self._amount(idea.base)
        if idea.low is None or idea.high is None or idea.low == idea.high:
            return base
        return self.say("range", base=base, low=idea.low, high=idea.high)

    def _amount(self, value: float | None) -> str:
        return "—" if value is None else money_short(value, self.lang, self.desk.company.currency or "RUB")

    def _plain(self, value: float | None) -> str:
        return "—" if value is None else written(value, self.lang, 1 if value % 1 else 0)

    def _faults(self, faults: list[model.Fault], marks: dict[str, str]) -> Part:
        if not faults:
            return chips(("done", self.say("fine")))
        told = [self.say(f"fault.{one.code}", other=marks.get(one.other, "")) for one in faults[:_SHOWN]]
        return chips(*(("check", words) for words in told))

    def _foot(self) -> list[Part]:
        parts = [row(self.field("client"), button("add", self.say("add"), weight="small"))]
        if self.ideas.removed is not None:
            parts.append(self.ideas.foot())
        return parts

    def _is_open(self, line: "Line") -> bool:
        """Tell whether a line is the open one; a line of the folder keeps its name when it is written."""
        return bool(self["open"]) and self["open"] in {line.id, line.row}

    def _opened(self, found: tuple[model.Idea, ...]) -> list[Part]:
        line = next((one for one in self.ideas if self._is_open(one)), None)
        if line is None:
            return [prose(self.say("closed"), quiet=True)]
        self._links(line, found)

        def fields(*names: str) -> Part:
            return row(*(self.ideas.field(line, name, bare=False) for name in names))

        told = next((idea for idea in found if idea.id in {line.row, line.id.removeprefix("start:")}), None)
        gaps = model.missing(told) if told else ()
        waits = [self.say(f"gap.{name}") for name in gaps]
        note = [message("check", self.say("waits", names=waits), self.say("waits_text"), id="waits")] if waits else []
        return [
            card(
                fields("name"),
                fields("kind", "class_name", "source"),
                fields(*model.ESTIMATES, "chance"),
                fields("hours", "money", "staff"),
                fields("needs_id", "excludes_id"),
                *note,
                row(button(f"drop:{line.id}", self.say("drop"), weight="link")),
                title=brief(str(line["name"] or self.say("unnamed"))),
                main=True,
            )
        ]

    def _links(self, line: "Line", found: tuple[model.Idea, ...]) -> None:
        """Offer the other lines as what has to come first or cannot be done as well."""
        marks = letters(found)
        by_line = {one.row or one.id: one for one in self.ideas}
        options, labels = [], {}
        for idea in found:
            key = idea.id if idea.id in by_line else f"start:{idea.id}"
            if key in by_line and by_line[key] is not line:
                options.append(key)
                labels[key] = f"{marks[idea.id]} · {brief(idea.name)}"
        for name in ("needs_id", "excludes_id"):
            self.ideas.kinds[name] = Pick(name, None, options=options, labels=labels)
