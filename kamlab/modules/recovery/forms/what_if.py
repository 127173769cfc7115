"""The questions that begin with "what if", by reason; for terms with the floor, for service with owner and day."""

from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import (
    Day,
    Drawn,
    Number,
    Part,
    Segments,
    Text,
    button,
    card,
    message,
    prose,
    row,
    so_what,
    table,
)
from kamlab.i18n import date_text
from kamlab.modules.recovery import findings, model
from kamlab.modules.recovery.findings.cases import Cases
from kamlab.modules.recovery.forms.shared import in_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

REASONS = ("terms", "service", "no_need")
QUESTIONS = {"terms": ("same", "better", "other"), "service": ("fix", "trial"), "no_need": ("part", "introduce")}
_PERCENT = 100


class WhatIfForm(Drawn):
    """Choose the reason, take a question, and see how low the price may go."""

    key = "10.what_if"
    watches = True  # the client is chosen in the form of the case

    def make_fields(self) -> "Iterable[Field]":
        """Return the reason, who mends it by when, and the five numbers of the floor."""
        self.cases = Cases(self.desk)
        yield Segments("reason", self._known(), options=REASONS)
        yield Text("owner", wide=20)
        yield Day("due")
        yield Number("rival", low=0, high=99, unit="%", decimals=1)
        yield Number("cost", 75, low=0.1, high=1000, decimals=1)
        yield Number("margin", 10, low=0, high=90, unit="%", decimals=1)
        yield Number("days", 60, low=0, high=365)
        yield Number("rate", 18, low=0, high=200, unit="%", decimals=1)

    @property
    def client(self) -> str:
        """The client in view."""
        return in_view(self.desk, self.cases)

    @property
    def reason(self) -> str:
        """The reason in view: what was chosen here, else the client's own."""
        return str(self["reason"] if self.is_entered("reason") else self._known())

    def compose(self) -> list[Part]:
        """Return the reason with its questions, then what belongs to it."""
        self.held["reason"].value = self.reason
        name = self.cases.name(self.client) if self.client else ""
        known = self.cases.case(self.client).reason if self.client else "unknown"
        note = self.say("reason_known" if known != "unknown" else "reason_unknown", client=name)
        rows: list[list[str | Part]] = [
            [
                self.question(one),
                button(
                    f"take:{one}", self.say("take"), weight="link", hint=f"{self.say('take')}: {self.question(one)}"
                ),
            ]
            for one in QUESTIONS[self.reason]
        ]
        owner = [row(self.field("owner"), self.field("due"))] if self.reason == "service" else []
        heads = [self.say("head_question"), ""]
        chosen = self.cases.case(self.client).what_if if self.client else ""
        taken = [prose(self.say("taken", client=name, text=chosen), strong=chosen)] if chosen else []
        return [
            card(
                self.field("reason"),
                prose(note, quiet=True),
                *owner,
                table(heads, rows),
                *taken,
                title=self.say("title"),
                mark=self.mark,
            ),
            *self._by_reason(),
        ]

    def question(self, name: str) -> str:
        """Return a question, with who mends it by when as far as it is entered."""
        if name == "fix" and self["owner"] and self["due"]:
            day = date_text(date.fromisoformat(str(self["due"])), self.lang)
            return self.say("question.fix_named", owner=self["owner"], day=day)
        return self.say(f"question.{name}")

    def on_take(self, name: str) -> None:
        """Write the question into the client's case, with the reason if nobody has named one."""
        if not self.client:
            return
        self.cases.keep(self.client, what_if=self.question(name))
        self.move_focus("reason")

    def _known(self) -> str:
        client = in_view(self.desk, self.cases)
        known = self.cases.case(client).reason if client else "unknown"
        return known if known in REASONS else "terms"

    def _by_reason(self) -> list[Part]:
        if self.reason == "service":
            return [so_what(self.say("service_so_what"), strong=self.say("service_strong"))]
        if self.reason == "no_need":
            return [message("act", self.say("referral_title"), self.say("referral"), id="referral")]
        floor = model.Floor(
            float(self["cost"]), float(self["margin"]) / _PERCENT, float(self["days"]), float(self["rate"]) / _PERCENT
        )
        rival = float(self["rival"]) / _PERCENT if self["rival"] is not None else None
        fields = row(*(self.field(name) for name in ("rival", "cost", "margin", "days", "rate")))
        figure = self.drawn((floor, rival), lambda: findings.price_line(self.desk, floor, rival))
        return [card(fields, prose(self.say("floor_help"), quiet=True), title=self.say("floor_title")), figure]
