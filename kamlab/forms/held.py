"""What a form knows of one field: value on disk, what was typed, what is wrong, when it was saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kamlab.i18n import say

if TYPE_CHECKING:
    from kamlab.errors import KamlabError
    from kamlab.forms.fields import Field, Value
    from kamlab.forms.wording import Wording
    from kamlab.workbook import Other


@dataclass(slots=True)
class Held:
    """The state of one field.

    Attributes
    ----------
    value
        What is in force: the value on disk, or the default.
    stored
        What this window last knew to be on disk; None if nothing is.
    typed
        What stands in the field while it cannot be read or written.
    problem
        Why it cannot be read.
    saved
        When it was written in this window.
    other
        What another window had written before; the last change won.
    unwritten
        Whether ``value`` still waits for the disk.
    emptied
        Whether the person has just emptied it.
    """

    value: "Value"
    stored: "Value" = None
    typed: object = None
    problem: "KamlabError | None" = None
    saved: datetime | None = None
    other: "Other | None" = None
    unwritten: bool = False
    emptied: bool = False

    def told(self, field: "Field", words: "Wording") -> dict[str, Any]:
        """Return what a part tells about this state."""
        lang = words.lang
        shown = self.typed if self.problem is not None else field.shown(self.value, lang)
        told: dict[str, Any] = {"value": shown, "still": field.told(self.value, words)}
        if self.problem is not None:
            told["error"] = self.problem.text(lang)
            told["safe"] = say("forms.kept_before", lang, value=told["still"]) if self.value is not None else ""
        elif self.emptied:
            told["news"] = self._what_counts_now(field, told["still"], lang)
        if self.unwritten:
            told["saved"] = say("forms.unwritten", lang)
        elif self.saved is not None and self.problem is None:
            told["saved"] = say("forms.saved", lang, time=clock(self.saved))
        if self.other is not None:
            before = field.told(self.other.value, words)
            told["other"] = say("forms.other_window", lang, time=clock(self.other.at), value=before)
            told["back"] = say("forms.put_back", lang)
        return told

    def _what_counts_now(self, field: "Field", still: str, lang: str) -> str:
        if self.value not in (None, "", []):
            return say("forms.emptied.default", lang, value=still)
        return say("forms.emptied.unknown", lang) if field.kind in {"number", "slider"} else ""


def clock(moment: datetime) -> str:
    """Return the time of day here: ``10:42``."""
    return f"{moment.astimezone():%H:%M}"
