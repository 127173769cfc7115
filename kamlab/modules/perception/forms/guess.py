"""The first guess: our step at the main client in our own eyes and in the client's; the figure waits for it."""

from typing import TYPE_CHECKING

from kamlab.forms import Form, Part, Segments, Tick, button, card, heading, prose, row
from kamlab.forms.form import field_part
from kamlab.forms.live import is_live
from kamlab.i18n import say
from kamlab.modules.perception import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kamlab.desk import Desk
    from kamlab.forms.fields import Field

_KEY = "03.a"
_SKIPPED = "skipped"  # the field that remembers that the figures were wanted without a guess
_ASKED = ("ours", "client")


def guessed(desk: "Desk") -> "Mapping[str, Any]":
    """Return what was guessed: ``ours`` and ``client``, each a step as a text, as far as it was."""
    kept = desk.workbook.answers(_KEY, desk.company_key)
    return {name: kept[name] for name in _ASKED if kept.get(name)}


def is_waiting(desk: "Desk") -> bool:
    """Tell whether a page that can show forms still waits for the first guess."""
    skipped = desk.workbook.answers(_KEY, desk.company_key).get(_SKIPPED)
    return is_live() and len(guessed(desk)) < len(_ASKED) and not skipped


def skip(desk: "Desk") -> None:
    """Remember that the figures are wanted without a guess."""
    desk.workbook.keep(_KEY, _SKIPPED, value=True, company=desk.company_key)


class FirstGuess(Form):
    """Two steps without looking; nobody marks them."""

    key = _KEY
    watches = True  # the figure that waits may be opened further down

    def make_fields(self) -> "Iterable[Field]":
        """Return the two questions and the memory of whether they were passed over."""
        for name in _ASKED:
            yield Segments(name, options=[str(step) for step in model.STEPS], digits=True)
        yield Tick(_SKIPPED, default=False)

    def on_skip(self) -> None:
        """Open the figures without a guess."""
        skip(self.desk)

    def compose(self) -> list[Part]:
        """Return the questions, each with its four steps."""
        client = self.desk.company.display_name(self.desk.accounts().clients[0], self.lang)
        parts: list[Part] = []
        for name in _ASKED:
            field = field_part(self.kinds[name], self.held[name], self.words, bare=True, facts={"client": client})
            parts += [heading(self.words.label(name, client=client), level=3), row(field)]
        return [card(*parts, *self._next(), prose(self.say("later"), quiet=True), mark=self.mark)]

    def _next(self) -> list[Part]:
        if not is_live():
            return []
        if not is_waiting(self.desk):
            return [prose(self.say("open"))]
        return [row(button("skip", say("forms.guess.skip", self.lang), weight="link"))]
