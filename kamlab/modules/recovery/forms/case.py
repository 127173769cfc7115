"""One way back: its steps as a table, the tree, the words for now, the timer with marks of one's own."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.forms import (
    Area,
    Client,
    Day,
    Drawn,
    Number,
    Part,
    Pick,
    Started,
    button,
    card,
    chips,
    fold,
    message,
    prose,
    row,
    table,
)
from kamlab.modules.recovery import findings, model
from kamlab.modules.recovery.findings.cases import DAYS, WORDS
from kamlab.modules.recovery.findings.tree import STEPS
from kamlab.modules.recovery.forms.shared import FORM, in_view
from kamlab.workbook.models import RecoveryCase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Field, Value

_LUNCH, _OFFICE, _ANSWER = ("asked", "accepted", "declined"), ("accepted", "refused"), ("yes", "no")
_GIFT = ("none", "token", "returned")
_OUTCOME = ("open", "regained", "farewell", "referral")
_LINES = (  # step → what came of it, when, in whose words
    ("notice", "", "notice", ""),
    ("lunch", "lunch", "lunch_on", ""),
    ("office", "office", "office_visit", ""),
    ("reason", "reason", "", "said"),
    ("what_if", "answer", "offer_on", "what_if"),
    ("gift", "gift", "", ""),
    ("end", "outcome", "outcome_on", ""),
    ("introduced", "", "", "introduced"),
    ("reminder", "", "reminder", ""),
)
_GIFTS = ("office", "farewell")  # steps with a gift


class CaseForm(Drawn):
    """Enter the steps of a way back and see where it stands.

    Attributes
    ----------
    cases
        What is known of all the clients that left.
    steps
        The row of the client in view.
    """

    key = FORM
    wide = True
    watches = True  # a client may be chosen, and a question taken, in another form

    def make_fields(self) -> "Iterable[Field]":
        """Return the client, the one to add, and the three marks."""
        self.cases = findings.Cases(self.desk)
        yield self._pick(in_view(self.desk, self.cases))
        yield Client("add", names=[self.cases.name(client) for client in self.cases.last])
        for name, days in model.MARKS.items():
            yield Number(f"mark_{name}", days, low=0, high=365)

    def begin(self) -> None:
        """Open the row of the first client."""
        days = tuple(Day(name) for name in DAYS if name != "last_order")
        fields = (
            *days,
            Pick("lunch", options=_LUNCH),
            Pick("office", options=_OFFICE),
            Pick("reason", "unknown", options=model.REASONS),
            Pick("answer", options=_ANSWER),
            Pick("outcome", "open", options=_OUTCOME),
            Area("said", lines=2),
            Area("what_if", lines=2),
            Pick("gift", options=_GIFT),
            Area("introduced", lines=2),
            Day("last_order"),
        )
        self.steps = Started(self, "steps", RecoveryCase, fields, key="company")
        self.unnamed = False
        self._open()

    @property
    def client(self) -> str:
        """The client in view."""
        return str(self["client"] or "")

    @property
    def case(self) -> model.Case:
        """The case in view as it is now; of a client that was only offered nobody has said that it left."""
        case = self.cases.case(self.client)
        return replace(case, last_order=None) if self._is_offered() else case

    def compose(self) -> list[Part]:
        """Return the client with its steps, the tree, what to say now, the timer."""
        self._follow()
        case = self.case
        walk = model.walk(case)
        add = row(self.field("add"), button("add", self.say("add_button"), weight="small"))
        offered = [prose(self.say("offered"))] if self._is_offered() else []
        missing = [prose(self.say("unnamed"), quiet=True)] if self.unnamed else []
        more = fold(self.say("more"), add, *missing, id="more")
        tree = self.drawn(case, lambda: findings.winback_tree(self.desk, case))
        shown = self.finding
        marks = {name: int(self[f"mark_{name}"]) for name in model.MARKS}
        speed = self.drawn((case, *marks.values()), lambda: findings.speed(self.desk, case, marks), id="speed")
        self.finding = shown
        fields = row(*(self.field(f"mark_{name}") for name in model.MARKS))
        return [
            card(row(self.field("client"), self._whose()), *offered, more, title=self.say("title"), mark=self.mark),
            tree,
            *self._now(walk),
            *self._traded(case),
            card(self._table(), prose(self.say("silent_source"), quiet=True), title=self.say("steps_title")),
            speed,
            fold(self.say("marks"), prose(self.say("marks_help"), quiet=True), fields, id="marks"),
        ]

    def put(self, field: str, value: "Value") -> None:
        """Save; another client opens its row."""
        super().put(field, value)
        if field == "client":
            self._open()

    def on_add(self) -> None:
        """Open the card of the client that was typed."""
        shown = str(self["add"] or "").strip()
        self.unnamed = not shown
        if self.unnamed:
            self.move_focus("add")
            return
        client = self.cases.client(shown)
        super().put("add", None)
        self.kinds["client"] = self._pick(client)
        self.put("client", client)

    # Parts ----------------------------------------------------------------------------------

    def _is_offered(self) -> bool:
        """Tell whether the client in view is only the largest of the ledger, because nobody has left yet."""
        chosen = self.book.answers(FORM, self.company_key).get("client")
        return not chosen and self.client not in self.cases.all()

    def _whose(self) -> Part:
        """Say whose card this is: entered here, the company's folder, or still empty."""
        if self.client in self.cases.rows():
            return chips(("done", self.say("own")))
        return chips(("quiet", self.say("given" if self.client in self.cases.starts else "nothing")))

    def _now(self, walk: model.Walk) -> list[Part]:
        """Return the words for the current step, with the note on gifts where one is carried."""
        if walk.now not in STEPS:
            return []
        page = findings.Cases(self.desk).desk.language
        words, not_ = (self._course(f"{kind}.{walk.now}", page) for kind in ("words", "not"))
        rows = [(self.say("say_now"), words), (self.say("not_now"), not_)]
        parts = [message("act", self.say("now", step=self._course(f"title.{walk.now}", page)), rows=rows, id="now")]
        if walk.now in _GIFTS and not walk.is_ours:
            parts.append(message("check", self.say("gift_title"), self.say("gift_note"), id="gift"))
        return parts

    def _traded(self, case: model.Case) -> list[Part]:
        """Say so where a gift and a request stand together."""
        if not case.is_traded:
            return []
        return [message("check", self.say("traded_title"), self.say("traded"), id="traded")]

    def _course(self, key: str, lang: str) -> str:
        from kamlab.i18n import say

        return say(f"recovery.{key}", lang)

    def _table(self) -> Part:
        line = self.steps.named(self.company_key)
        lines: list[list[str | Part]] = []
        for step, *names in _LINES:
            if step == "introduced" and not _asks(line):
                continue
            cells: list[str | Part] = [self.say(f"line.{step}")]
            for name in names:
                if not name:
                    cells.append("")
                    continue
                part = self.steps.field(line, name)
                part.told["label"] = f"{self.say(f'line.{step}')}: {part.told['label']}"
                cells.append(part)
            lines.append(cells)
        return table([self.say(f"head.{name}") for name in ("step", "what", "when", "words")], lines, strong=[0])

    # The client in view ---------------------------------------------------------------------

    def _pick(self, *more: str) -> Pick:
        every = self.cases.all()
        names = [name for name in dict.fromkeys([*every, *more, *self.cases.listed]) if name]
        labels = {name: self.cases.name(name) for name in names}
        return Pick("client", in_view(self.desk, self.cases) or None, options=names, labels=labels)

    def _follow(self) -> None:
        """Take up the client chosen in another form, and what was written there."""
        client = in_view(self.desk, self.cases)
        if client != self.client:
            self.held["client"].value = self.held["client"].stored = client
            self._open()
        row_ = self.cases.rows().get(self.client)
        line = self.steps.named(self.company_key)
        if row_ is not None and (line.is_draft or (line["what_if"] or "") != row_.what_if):
            self._open()

    def _open(self) -> None:
        """Show the row of the client in view."""
        options = self.kinds["client"].options  # type: ignore[attr-defined]  # a Pick has options
        if self.client and self.client not in options:
            self.kinds["client"] = self._pick(self.client)
        row_ = self.cases.rows().get(self.client)
        starts = {self.company_key: _values(self.case)}
        self.steps.load(starts, [row_] if row_ else [], self._owner)

    def _owner(self) -> dict[str, str]:
        """Return the account, asked at the first save only, so that looking makes no rows."""
        return {"account_id": self.book.account(self.client, self.company_key).id}


def _asks(line: "Line") -> bool:
    """Tell whether an introduction may have been asked for: the client has no need any more."""
    return line["reason"] == "no_need" or line["outcome"] == "referral" or bool(line["introduced"])


def _values(case: model.Case) -> "dict[str, Value]":
    """Return the cells of a case as the fields hold them."""
    days = {name: day.isoformat() if (day := getattr(case, name)) else None for name in DAYS}
    return days | {name: getattr(case, name) or None for name in WORDS}
