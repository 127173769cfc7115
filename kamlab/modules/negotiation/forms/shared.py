"""What the forms of a talk share: one account in view, answers kept for each account, rows of concessions."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import Day, Drawn, Number, Part
from kamlab.forms.entries import Entries
from kamlab.forms.parts import prose
from kamlab.i18n import date_short
from kamlab.modules.negotiation.findings.reading import Reading, form_of
from kamlab.workbook.models import Concession

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from kamlab.desk import Desk
    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Field, Value
    from kamlab.forms.wording import Wording


@dataclass(frozen=True, slots=True)
class Worth(Number):
    """An amount of money in a narrow table: the unit stands in the heading."""

    def control(self, words: "Wording") -> dict[str, object]:
        """Return the width alone."""
        return {**Number.control(self, words), "wide": 9, "unit": ""}


@dataclass(frozen=True, slots=True)
class ShortDay(Day):
    """A day in a narrow table: ``10 февр. 2025``."""

    def control(self, _words: "Wording") -> dict[str, object]:
        """Return the width."""
        return {"wide": 12}

    def shown(self, value: "Value", lang: str) -> object:
        """Return the day with a short month."""
        return date_short(date.fromisoformat(value), lang) if value else ""


def plain(value: float, digits: int = 1) -> float:
    """Return a number as a field holds it: whole if it is."""
    told = round(value, digits)
    return int(told) if float(told).is_integer() else told


class TalkForm(Drawn):
    """A form about the talk with one account; it follows the account chosen in the bridge.

    Attributes
    ----------
    reading
        The talks of the company as they are now.
    account
        The account in view.
    """

    watches = True  # bridge, sheet and log are about one account, wherever it is chosen

    def __init__(self, desk: "Desk") -> None:
        self.reading = Reading(desk)
        self.account = self.reading.account
        super().__init__(desk)

    @property
    def kept_under(self) -> str:
        """Name under which the workbook keeps the answers about this account."""
        return form_of(self.key, self.account)

    @property
    def name(self) -> str:
        """The account's name in the language of the page."""
        return self.reading.start.name(self.account)

    def compose(self) -> list[Part]:
        """Return the parts for the account in view."""
        self.follow()
        return self.talk_parts()

    def talk_parts(self) -> list[Part]:
        """Return the parts; a form of the talk says them here."""
        return []

    def follow(self) -> None:
        """Look which account is in view, and what the other forms have changed."""
        account = self.reading.account
        if account != self.account:
            self.account = account
            self.kinds |= {one.id: one for one in self.make_fields()}
            self.held = self._read()
        for table in self.tables.values():
            if isinstance(table, TalkRows):
                table.follow()

    def note(self, key: str, **facts: object) -> Part:
        """Return a quiet line of the form."""
        return prose(self.say(key, **facts), quiet=True)


class TalkRows(Entries):
    """Concessions of the account in view.

    Parameters
    ----------
    form, name, fields
        As in :class:`Entries`.
    own
        Columns that all the rows share beside company and account: ``{"planned": True}``.
    """

    def __init__(self, form: TalkForm, name: str, fields: "Sequence[Field]", *, own: "Mapping[str, Any]") -> None:
        super().__init__(form, name, Concession, fields, fixed={"id": ""})  # none of them yet: they come with follow()
        self.talk, self.own, self.account = form, dict(own), ""
        self.follow()

    def follow(self) -> None:
        """Show what the workbook holds now for the account in view."""
        form = self.talk
        if self.account != form.account:
            self.account, self.lines, self.removed = form.account, [], None
        id_ = form.reading.account_id(form.account)
        self.fixed = {"company": form.company_key, "account_id": id_, **self.own}
        if id_:
            self.catch_up()

    def _save(self, line: "Line", values: "Mapping[str, Value]") -> None:
        """Save cells; the account gets its row with the first of them, and a new row all its cells."""
        if not self.fixed.get("account_id"):
            self.fixed["account_id"] = self.form.book.account(self.account, self.form.company_key).id
        if line.is_draft:
            begun = {name: held.value for name, held in line.held.items() if held.value not in (None, "")}
            values = begun | dict(values)
        super()._save(line, values)
