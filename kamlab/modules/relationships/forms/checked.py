"""Fields that refuse what the map cannot hold: a talk that has not taken place, a person without a name."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.forms import Day
from kamlab.forms.known import Known

if TYPE_CHECKING:
    from kamlab.forms.fields import Value


@dataclass(frozen=True, slots=True)
class Past(Day):
    """A day that has come: ``now`` is the day the map is looked at, the clock's own day counts too."""

    now: date = date.min

    def read(self, raw: object, lang: str, today: date) -> "Value":
        """Return the day; one that is still to come is refused."""
        value = super(Past, self).read(raw, lang, today)
        if value and date.fromisoformat(str(value)) > max(today, self.now):
            raise KamlabError("form.06_people.future", day=self.shown(value, lang))
        return value


@dataclass(frozen=True, slots=True)
class Called(Known):
    """A person's name: without one the person could not be told from an empty line, and would leave the map."""

    def read(self, raw: object, lang: str, today: date) -> "Value":
        """Return the name; an empty one is refused, and the one before stays."""
        value = super(Called, self).read(raw, lang, today)
        if not str(value or "").strip():
            raise KamlabError("form.06_people.nameless")
        return value
