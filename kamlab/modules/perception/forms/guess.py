"""The first guess: our step at the main client in our own eyes and in the client's; the figure waits for it."""

from typing import TYPE_CHECKING

from kamlab.forms import Form, Part, Segments, Tick, button, card, heading, prose, row
from kamlab.forms.exercise_parts import jump
from kamlab.forms.form import field_part
from kamlab.forms.live import is_live
from kamlab.i18n import say
from kamlab.modules.perception import model
from kamlab.modules.perception.forms.own import Own

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kamlab.desk import Desk
    from kamlab.forms.fields import Field
    from kamlab.modules.perception.findings import View

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


def outcome(desk: "Desk", view: "View") -> str:
    """Say how close the guess of the client's step came to the client's own answers."""
    level, told = view.standing.client, guessed(desk).get("client")
    if level is None:
        return say("form.03_a.unasked", desk.language)
    low, high = level.low.step, level.high.step
    if low < high or told is None:
        steps = "–".join(dict.fromkeys((str(low), str(high))))
        return say(f"form.03_a.{'range' if low < high else 'real'}", desk.language, step=steps)
    off = int(told) - low
    key = "hit" if off == 0 else "lower" if off > 0 else "higher"
    return say(f"form.03_a.{key}", desk.language, step=low, n=abs(off))


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
        return [card(*parts, *self._next(), mark=self.mark)]

    def _next(self) -> list[Part]:
        """Return what is still to do; after the guess how close it came, and the way to the reason."""
        if not is_live():
            return []
        if is_waiting(self.desk):
            skip_ = button("skip", say("forms.guess.skip", self.lang), weight="link")
            return [prose(self.say("later"), quiet=True), row(skip_)]
        view = Own(self.desk).view(self.desk.accounts().clients[0])
        return [prose(outcome(self.desk, view)), row(jump(self.say("open"), "03.ladder"))]
