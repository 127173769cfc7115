"""The organisation map, step by step: people, lines, roles, influence and support, and what is still missing."""

from typing import TYPE_CHECKING

from kamlab.company.people import FLOORS, FUNCTIONS, ROLES, TRENDS
from kamlab.findings.render import image
from kamlab.forms import (
    Area,
    Client,
    Part,
    Pick,
    Segments,
    Text,
    button,
    card,
    empty,
    fold,
    heading,
    message,
    prose,
    row,
    steps,
)
from kamlab.forms.fields import Field
from kamlab.forms.known import Known, Word
from kamlab.modules.relationships import findings, model
from kamlab.modules.relationships.forms.checked import Called
from kamlab.modules.relationships.forms.rows import Link, Mark, PersonRows
from kamlab.modules.relationships.forms.shared import PeopleForm, named
from kamlab.work import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = ("people", "lines", "roles", "marks")
_COLUMNS = {
    "people": ("name", "post", "floor", "function"),
    "lines": ("reports_to_id",),
    "roles": ("role", "trend", "state"),
    "marks": ("influence", "support"),
}
_FEW = 3  # people from which a map says something


class MapForm(PeopleForm):
    """Choose the account, write its people down, say who decides; the map beside it.

    Attributes
    ----------
    rows
        The client's people.
    """

    key = "06.map"
    wide = True

    def make_fields(self) -> "Iterable[Field]":
        """Return the account, the step, the person in focus, one line per person, how a purchase is approved."""
        yield self._pick()
        yield Client("other", names=[self.sight.page.name(name) for name in self.desk.accounts().clients])
        yield Segments("step", "people", options=STEPS)
        yield Text("find", wide=24)
        yield Pick("only", options=FLOORS, labels={code: self.sight.word("floor", code) for code in FLOORS})
        yield Pick("focus")
        yield Pick("who")
        yield Text("message", wide=60)
        yield Field("messages", {})
        yield Area("approval", lines=3)

    def begin(self) -> None:
        """Open the rows of the people."""
        self.held["account"].value = self.account
        words, text = self.sight.word, self.sight.people.text
        floors = {code: words("floor", code) for code in FLOORS}
        functions = {code: words("function", code) for code in FUNCTIONS}
        roles = {code: words("role", code) for code in ROLES}
        trends = {code: words("trend", code) for code in TRENDS}
        supports = {str(mark): f"{mark:+d}".replace("-", "−") if mark else "0" for mark in range(2, -3, -1)}
        fields = (
            Called("name", wide=20, words=text),
            Known("post", wide=24, words=text),
            Pick("floor", options=FLOORS, labels=floors),
            Word("function", options=FUNCTIONS, labels=functions),
            Link("reports_to_id"),
            Pick("role", options=ROLES, labels=roles),
            Pick("trend", options=TRENDS, labels=trends),
            Pick("state", options=("confirmed", "assumed")),
            Mark("influence", options=tuple("54321"), labels={mark: mark for mark in "54321"}),
            Mark("support", options=tuple(supports), labels=supports),
        )
        self.rows = PersonRows(self, "people", fields)

    def account_parts(self) -> list[Part]:
        """Return the account, the steps with their table, one person's line, the map."""
        head = card(row(self.field("account"), self.whose()), self._other(), title=self.say("title"), mark=self.mark)
        if not len(self.rows):
            first = button("people/add", self.say("first"), weight="main")
            undo = [self.rows.foot()] if self.rows.removed is not None else []
            return [head, card(empty(self.say("empty"), self.say("todo"), first), *undo)]
        return [head, self._steps(), self._line(), self._figure()]

    def set(self, field: str, raw: object) -> None:
        """Read what was entered; the account is kept for all the forms, the line for the person chosen."""
        if field == "account":
            if raw in self.kinds["account"].options:  # type: ignore[attr-defined]  # a Pick has options
                self.choose(str(raw))
        elif field == "message":
            told = dict(self["messages"] or {})
            who = str(self["who"] or "")
            self.put("messages", {**told, who: str(raw or "").strip()})
            self.held["message"].value = told.get(who)
        else:
            super().set(field, raw)

    def on_take_other(self) -> None:
        """Map another client from now on: the one that was typed."""
        shown = str(self["other"] or "").strip()
        if not shown:
            self.move_focus("other")
            return
        known = {self.sight.page.name(one): one for one in reversed(list(self.desk.accounts().clients))}
        self.put("other", None)
        self.choose(known.get(shown, shown))

    def on_take_veiled(self) -> None:
        """Hand over the map with numbers in place of names."""
        self._hand_over(findings.veiled(self.sight), "file_veiled")

    def on_take_named(self) -> None:
        """Hand over the map as it stands on the page."""
        self._hand_over(self.sight, "file_named")

    def map_file(self, sight: findings.Sight, name: str) -> tuple[str, bytes]:
        """Return the name and the content of a picture of the map, around the person in focus if one is chosen."""
        focus = str(self["focus"] or "")
        focus = focus if sight.circle.person(focus) else ""
        picture = image(findings.org_map(self.desk, sight, focus=focus).figure(), "png")
        told = safe_name(self.say(name, account=sight.client), otherwise="map")
        return f"{told}.png", picture

    def _hand_over(self, sight: findings.Sight, name: str) -> None:
        self.hand_over(*self.map_file(sight, name))

    def turn(self) -> None:
        """Show another account."""
        self.kinds["account"] = self._pick()

    def offer(self) -> None:
        """Offer the people of the account to report to, to look at, to write a line for."""
        self.held["account"].value = self.account
        names = named(self.sight.circle.theirs)
        self.rows.kinds["reports_to_id"] = Link("reports_to_id", options=tuple(names), labels=names)
        self.kinds["focus"] = Pick("focus", options=tuple(names), labels=names)
        self.kinds["who"] = Pick("who", options=tuple(names), labels=names)
        messages = self["messages"] or {}
        self.held["message"].value = messages.get(str(self["who"] or "")) or None

    # Parts ----------------------------------------------------------------------------------

    def _steps(self) -> Part:
        names = [self.say(f"stage.{name}") for name in ("people", "lines", "roles", "marks", "gaps")]
        step = str(self["step"] or STEPS[0])
        sift, lines = self.sifted(self.rows, "find", "only")
        table = self.rows.part(_COLUMNS[step], named=step != STEPS[0], lines=lines)
        foot = self.rows.foot(add=self.say("more")) if step == STEPS[0] else self.note(f"{step}_note")
        return card(
            steps(names, self._stage()),
            self.field("step"),
            *sift,
            table,
            foot,
            *self._twice(),
            self._missing(),
            title=self.say("steps_title"),
        )

    def _stage(self) -> int:
        """Return the index of the first step that is not done."""
        people = self.sight.circle.theirs
        done = (
            len(people) >= _FEW,
            any(one.boss for one in people),
            bool(model.decision_maker(self.sight.circle)),
            all(one.influence is not None for one in people),
        )
        return next((place for place, is_done in enumerate(done) if not is_done), len(done))

    def _twice(self) -> list[Part]:
        """Say which names stand twice: the figures could not tell the two apart."""
        names = [one.name for one in self.sight.circle.theirs]
        twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
        return [message("check", self.say("twice", names=", ".join(twice)))] if twice else []

    def _missing(self) -> Part:
        """Say what is not known yet, in numbers."""
        people, sight = self.sight.circle.theirs, self.sight
        near, far = model.reach(sight.circle, sight.day, sight.strengths)
        told = {
            "near": near,
            "far": far,
            "all": len(people),
            "n": sum(not model.tags_of(one) for one in people),
            "influence": sum(one.influence is None for one in people),
            "support": sum(one.support is None for one in people),
            "assumed": sum(one.state == "assumed" for one in people),
        }
        return prose(self.say("missing", **told), quiet=True)

    def _line(self) -> Part:
        """Return what this person should hear from us in one line, and how a purchase is approved there."""
        who = str(self["who"] or "")
        person = self.sight.circle.person(who)
        line = [self.field("message")] if person else []
        return card(
            heading(self.say("line"), level=3),
            row(self.field("who"), *line),
            fold(self.say("approval_title"), self.field("approval"), id="approval_fold"),
            quiet=True,
        )

    def _figure(self) -> Part:
        focus = str(self["focus"] or "")
        focus = focus if self.sight.circle.person(focus) else ""
        sight = self.sight
        picture = self.drawn((*self.state, focus), lambda: findings.org_map(self.desk, sight, focus=focus))
        take = row(
            button("take_veiled", self.say("take_veiled"), weight="second"),
            button("take_named", self.say("take_named"), weight="link"),
            self.note("take_note"),
        )
        return card(self.field("focus"), picture, take)

    def _other(self) -> Part:
        take = button("take_other", self.say("take_other"), weight="small")
        return fold(self.say("another"), row(self.field("other"), take), id="another")

    def _pick(self) -> Pick:
        names = dict.fromkeys([*self.sight.accounts, self.account])
        return Pick(
            "account", self.account, options=tuple(names), labels={one: self.sight.page.name(one) for one in names}
        )
