"""The log of concessions: given, received, what a year of each is worth (K-069)."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import Part, Pick, button, card, empty, prose, row
from kamlab.forms.known import Known
from kamlab.i18n import say
from kamlab.modules.negotiation import findings
from kamlab.modules.negotiation.findings.reading import LOG
from kamlab.modules.negotiation.forms.shared import ShortDay, TalkForm, TalkRows, Worth
from kamlab.workbook.entries import Pen, Wish, save_row
from kamlab.workbook.models import Concession

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WAYS = ("given", "received")


class LogForm(TalkForm):
    """See the log, make the folder's one's own, add to it.

    Attributes
    ----------
    rows
        The participant's own entries.
    """

    key = LOG

    def begin(self) -> None:
        """Open the entries."""
        text, lang = self.reading.start.text, self.lang
        ways = {way: say(f"negotiation.balance.{way}", lang) for way in _WAYS}
        fields = (
            Known("what", wide=30, words=text),
            Pick("direction", "given", options=_WAYS, labels=ways),
            Worth("cost_a_year", low=0, unit=self.desk.money_unit),
            ShortDay("day"),
            Known("in_return", wide=14, words=text),
        )
        self.rows = TalkRows(self, "log", fields, own={"planned": False})

    def account_parts(self) -> list[Part]:
        """Return the finding and the entries."""
        account, log = self.account, self.reading.log(self.account)
        figure = self.drawn((account, log), lambda: findings.concessions(self.desk, log, account=account))
        return [figure, self._entries()]

    def on_adopt(self) -> None:
        """Write the folder's log into the workbook, to change it there."""
        if self.reading.is_own_log(self.account):
            return
        id_ = self.book.account(self.account, self.company_key).id
        shared = {"company": self.company_key, "account_id": id_, "planned": False}
        gifts = self.reading.start.log(self.account)

        def step(session: "Session", pen: Pen) -> None:
            for place, gift in enumerate(gifts, 1):
                told: dict[str, Any] = {"direction": "given" if gift.given else "received", "what": gift.what}
                told |= {"cost_a_year": gift.cost, "day": gift.day, "position": place}
                save_row(session, pen, Wish(Concession, {**shared, **told}))

        self.book.write(step)
        self.book.keep(self.kept_under, "begun", value=True, company=self.company_key)
        self.rows.follow()

    def _entries(self) -> Part:
        title = self.say("title")
        if not self.reading.is_own_log(self.account):
            adopt = button("adopt", self.say("adopt"), weight="second")
            return card(row(adopt, prose(self.say("adopt_note"), quiet=True)), title=title)
        if len(self.rows):
            foot = self.rows.foot(add=self.say("add"))
            return card(self.rows.table(heads=self._heads()), foot, title=title, note=self.name, mark=self.mark)
        first = button("log/add", self.say("first"), weight="main")
        undo = [self.rows.foot()] if self.rows.removed is not None else []
        return card(empty(self.say("empty"), self.say("empty_todo"), first), *undo, title=title, note=self.name)

    def _heads(self) -> list[str]:
        """Return the headings, the unit of money in its own: it has no room beside the fields."""
        unit = self.desk.money_unit
        heads = {name: self.words.label(name) for name in self.rows.kinds}
        heads["cost_a_year"] = ", ".join(piece for piece in (heads["cost_a_year"], unit) if piece)
        return [*heads.values()]
