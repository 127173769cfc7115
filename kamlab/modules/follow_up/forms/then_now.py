"""Then and now: which measure got worse is asked first; ladder, map and ties follow."""

from typing import TYPE_CHECKING

from kamlab.forms import Foretold, Part, Pick, card, prose
from kamlab.i18n import say
from kamlab.modules.follow_up import findings, model
from kamlab.modules.follow_up.forms.shared import Followed
from kamlab.workbook.models import Account, RecoveryCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Field, Value


class ThenNow(Foretold, Followed):
    """Guess which measure got worse, then look."""

    key = "11.then"

    def guesses(self) -> "Iterable[Field]":
        """Ask which measure got worse; nothing while there is nothing to compare."""
        pair = self.given.pair
        if pair is not None and model.first_to_act(model.compare(pair.then, pair.now)) is not None:
            labels = {name: say(f"follow_up.measure.{name}", self.lang) for name in model.MEASURES}
            yield Pick("worse", options=tuple(model.MEASURES), labels=labels)

    def real(self) -> "Mapping[str, Value]":
        """Return the measure that got worse most."""
        pair = self.given.pair
        first = model.first_to_act(model.compare(pair.then, pair.now)) if pair else None
        return {"worse": first.name} if first else {}

    def compose(self) -> list[Part]:
        """Return the question; after it six measures, the ladder and the map."""
        return self.after_guess(self._opened)

    def _opened(self) -> list[Part]:
        pair = self.given.pair
        parts = [
            card(self.whose()),
            self.drawn((pair, "six"), lambda: findings.then_now(self.desk, pair), id="six"),
        ]
        if pair is not None:
            parts.append(self.drawn((pair, "pair"), lambda: findings.pair(self.desk, pair), id="pair"))
        return parts


class Ties(Followed):
    """Live ties counted beside the revenue."""

    key = "11.ties"

    def make_fields(self) -> "Iterable[Field]":
        """Return none: there is nothing to enter."""
        return ()

    def compose(self) -> list[Part]:
        """Return the count."""
        pair = self.given.pair
        told = [prose(text, quiet=True) for text in self._introduced()]
        return [self.drawn((pair, "ties"), lambda: findings.ties(self.desk, pair)), *told]

    def _introduced(self) -> list[str]:
        """Name those a departed client introduced us to (session 10): each becomes a tie with the first talk."""
        accounts = {row.id: row.name for row in self.book.rows(Account, company=self.company_key)}
        rows = self.book.rows(RecoveryCase, company=self.company_key)
        told = [(self.given.name(accounts.get(row.account_id, "")), row.introduced.strip()) for row in rows]
        met = [self.say("introduced_by", client=client, who=who) for client, who in told if who]
        return [self.say("introduced", met="; ".join(met))] if met else []
