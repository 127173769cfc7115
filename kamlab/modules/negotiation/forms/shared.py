"""What the forms of a talk share: one account in view, answers kept for each account, rows of concessions."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.forms import Day, Number
from kamlab.forms.account import AccountForm, AccountRows
from kamlab.i18n import date_short
from kamlab.modules.negotiation.findings.reading import Reading
from kamlab.workbook.models import Concession
from kamlab.workbook.values import form_of

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


class TalkForm(AccountForm):
    """A form about the talk with one account; it follows the account chosen in the bridge.

    Attributes
    ----------
    reading
        The talks of the company as they are now.
    """

    def __init__(self, desk: "Desk") -> None:
        self.reading = Reading(desk)
        super().__init__(desk)

    @property
    def kept_under(self) -> str:
        """Name under which the workbook keeps the answers about this account."""
        return form_of(self.key, self.account)

    @property
    def name(self) -> str:
        """The account's name in the language of the page."""
        return self.reading.start.name(self.account)

    def in_view(self) -> str:
        """Return the account the talk is about now."""
        return self.reading.account

    def turn(self) -> None:
        """Let the fields begin with what is known of the account."""
        self.kinds |= {one.id: one for one in self.make_fields()}


class TalkRows(AccountRows):
    """Concessions of the account in view.

    Parameters
    ----------
    form, name, fields
        As in :class:`AccountRows`.
    own
        Columns that all the rows share beside company and account: ``{"planned": True}``.
    """

    def __init__(self, form: TalkForm, name: str, fields: "Sequence[Field]", *, own: "Mapping[str, Any]") -> None:
        super().__init__(form, name, Concession, fields, own=own)

    def _save(self, line: "Line", values: "Mapping[str, Value]") -> None:
        """Save cells; a new row gets all its cells."""
        if line.is_draft:
            begun = {name: held.value for name, held in line.held.items() if held.value not in (None, "")}
            values = begun | dict(values)
        super()._save(line, values)
