"""The preparation sheet: price, alternative, people, concessions with their price and their twin (M-097)."""

from typing import TYPE_CHECKING

from kamlab.forms import Client, Number, Part, Pick, Text, button, card, empty, figure_card, panes, row
from kamlab.forms.known import Amount, Known
from kamlab.i18n import number
from kamlab.modules.negotiation import findings, model
from kamlab.modules.negotiation.findings.reading import LEAST, SHEET
from kamlab.modules.negotiation.findings.start import MARGIN, MONEY
from kamlab.modules.negotiation.forms.shared import TalkForm, TalkRows, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_PERCENT = 100
_FLOOR = ("cost", "least", "days", "rate")  # what the floor rests on
_HIGH = 1000  # a price in per cent of the list price


class SheetForm(TalkForm):
    """Write the sheet of the account in view and read what it still lacks.

    Attributes
    ----------
    rows
        The concessions that are thought of.
    """

    key = SHEET

    def make_fields(self) -> "Iterable[Field]":
        """Return prices, what the floor rests on, the alternative, their side."""
        margin = self.reading.start.margin(self.account)
        cost = _PERCENT * (1 - (MARGIN if margin is None else margin))
        yield Number("target", low=0, high=_HIGH)
        yield Number("limit", low=0, high=_HIGH)
        yield Number("cost", plain(cost), low=0, high=_HIGH)
        yield Number("least", plain(_PERCENT * LEAST), low=0, high=99, unit="%")
        yield Number("days", plain(self.reading.days(self.account)), low=0, high=730)
        yield Number("rate", plain(_PERCENT * MONEY), low=0, high=_PERCENT, unit="%")
        yield Text("reason", wide=50)
        yield Pick("kind", options=model.ALTERNATIVES)
        yield Text("alternative", wide=50)
        yield Client("theirs", names=self.reading.people(self.account), wide=36)

    def begin(self) -> None:
        """Open the concessions."""
        text = self.reading.start.text
        fields = (
            Known("what", wide=30, words=text),
            Amount("cost_a_year", low=0, unit=self.desk.money_unit),
            Known("in_return", wide=34, words=text),
        )
        self.rows = TalkRows(self, "gifts", fields, own={"planned": True, "direction": "given"})

    def account_parts(self) -> list[Part]:
        """Return the sheet and what it lacks."""
        sheet = self.reading.sheet(self.account)
        price = card(
            row(self.field("target"), self.field("limit")),
            *([self.field("reason")] if self._is_below(sheet) or sheet.reason else []),
            title=self.say("price"),
            note=self.name,
            mark=self.mark,
        )
        floor = card(
            self._floor(sheet),
            row(*(self.field(name) for name in _FLOOR)),
            *self._assumed(),
            title=self.say("floor_title"),
            quiet=True,
        )
        people = card(
            row(self.field("kind"), self.field("alternative")), self.field("theirs"), title=self.say("people")
        )
        account = self.account
        flaws = self.drawn((account, sheet), lambda: findings.sheet(self.desk, sheet, account=account))
        return [panes(price, floor, widths=(1, 1)), people, self._gifts(), flaws]

    def _gifts(self) -> Part:
        title = self.say("gifts")
        if len(self.rows):
            return card(self.rows.table(), self.rows.foot(add=self.say("add")), self.note("gifts_note"), title=title)
        first = button("gifts/add", self.say("first"), weight="second")
        undo = [self.rows.foot()] if self.rows.removed is not None else []
        return card(empty(self.say("empty"), self.say("empty_todo"), first), *undo, title=title)

    def _assumed(self) -> list[Part]:
        """Say which numbers under the floor are those of the paper case: neither entered nor known by the company."""
        start, account = self.reading.start, self.account
        known = {"cost": start.margin(account) is not None, "days": start.days(account) is not None}
        names = [self.words.label(name) for name in _FLOOR if not self.is_entered(name) and not known.get(name)]
        return [self.note("assumed", names=[name[:1].lower() + name[1:] for name in names])] if names else []

    def _floor(self, sheet: model.Sheet) -> Part:
        if sheet.floor is None:
            return self.note("no_floor")
        tone = "refused" if self._is_below(sheet) else ""
        return figure_card(self.say("floor"), number(sheet.floor, self.lang, 2), self.say("floor_note"), tone=tone)  # type: ignore[arg-type]  # a Tone by construction

    @staticmethod
    def _is_below(sheet: model.Sheet) -> bool:
        return "below_floor" in {flaw.code for flaw in model.sheet_flaws(sheet)}
