"""From the plan to the talk: with whom, for which goal of ours, on what we need a yes (M-092)."""

from typing import TYPE_CHECKING

from kamlab.forms import Day, Part, Pick, Text, card, row, so_what
from kamlab.i18n import date_text
from kamlab.modules.negotiation.findings.reading import CHOSEN
from kamlab.modules.negotiation.forms.shared import TalkForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field


class Bridge(TalkForm):
    """Choose the account for the whole page and the line of the plan the talk is for."""

    key = CHOSEN

    def make_fields(self) -> "Iterable[Field]":
        """Return the account, the goal, what they ask and what we need, the day."""
        names = self.reading.accounts
        labels = {name: self.reading.start.name(name) for name in names}
        yield Pick("account", self.account or None, options=names, labels=labels)
        aims = self.reading.aims(self.account)
        yield Pick("aim", options=aims, labels={aim: aim for aim in aims})
        yield Text("they_ask", wide=44)
        yield Text("we_need", wide=44)
        yield Day("meeting")

    def place_of(self, field: str) -> str:
        """Keep the account for the whole page, the rest for each account apart."""
        return CHOSEN if field == "account" else self.kept_under

    def account_parts(self) -> list[Part]:
        """Return the fields and the sentence they make."""
        aims = self.reading.aims(self.account)
        self.kinds["aim"] = Pick("aim", options=aims, labels={aim: aim for aim in aims})
        aim = self.field("aim") if aims else self.note("no_aims", account=self.name)
        fields = [row(self.field("account")), aim, row(self.field("they_ask"), self.field("we_need"))]
        told = [so_what(self._sentence())] if self["we_need"] else []
        return [card(*fields, self.field("meeting"), *told, title=self.say("title"), mark=self.mark)]

    def _sentence(self) -> str:
        facts = {"account": self.name, "need": self["we_need"], "aim": self["aim"] or ""}
        told = self.say("sentence_aim" if self["aim"] else "sentence", **facts)
        if self["meeting"]:
            day = date_text(self.kinds["meeting"].to_column(self["meeting"]), self.lang)
            told += " " + self.say("sentence_day", day=day)
        return told
