"""The first guess of the module: asked at the beginning, answered where the figure stands."""

from typing import TYPE_CHECKING

from kamlab.forms import Form, Guess, Number, Part, Tick, button, card, heading, prose, row
from kamlab.forms.form import field_part
from kamlab.forms.live import is_live
from kamlab.i18n import say
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.findings.volume import key_threshold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms.fields import Field

_KEY = "01.a"
_SKIPPED = "skipped"  # the field that remembers that the figures were wanted without a guess
_PERCENT = 100


def _questions() -> tuple[Number, Number]:
    return Number("accounts", low=0, high=1000), Number("top", low=0, high=_PERCENT, unit="%")


def is_waiting(desk: "Desk") -> bool:
    """Tell whether a page that can show forms still waits for the first guess."""
    kept = desk.workbook.answers(_KEY, desk.company_key)
    guessed = all(kept.get(one.id) is not None for one in _questions())
    return is_live() and not guessed and not kept.get(_SKIPPED)


def skip(desk: "Desk") -> None:
    """Remember that the figures are wanted without a guess."""
    desk.workbook.keep(_KEY, _SKIPPED, value=True, company=desk.company_key)


class FirstGuess(Form):
    """Two numbers without a report; nobody marks them."""

    key = _KEY
    enter = "show"
    watches = True  # the figure that waits may be opened further down

    def make_fields(self) -> "Iterable[Field]":
        """Return the two questions and the memory of whether they were passed over."""
        return [*_questions(), Tick(_SKIPPED, default=False)]

    def begin(self) -> None:
        """Nothing is missing before somebody presses."""
        self.missing = ""

    def on_show(self) -> None:
        """Lead to the question that waits for a guess."""
        empty = [one.id for one in _questions() if not self.is_entered(one.id) or self[one.id] is None]
        self.missing = next(iter(empty), "")
        if self.missing:
            self.move_focus(self.missing)

    def on_skip(self) -> None:
        """Open the figures without a guess."""
        skip(self.desk)

    def compose(self) -> list[Part]:
        """Return the questions, each with its number."""
        threshold, _ = key_threshold(self.desk)
        parts: list[Part] = []
        for kind in _questions():
            name = kind.id
            field = field_part(kind, self.held[name], self.words, bare=True, facts={"threshold": threshold})
            parts += [heading(self.words.label(name, threshold=threshold), level=3), row(field)]
        return [card(*parts, *self._next(), prose(self.say("later"), quiet=True), mark=self.mark)]

    def _next(self) -> list[Part]:
        """Return the next step: the button and the way around, or that the figures are open."""
        if not is_live():
            return []
        if not is_waiting(self.desk):
            return [prose(self.say("open"), id="open")]
        way = button("skip", say("forms.guess.skip", self.lang), weight="link")
        missing = [prose(say("forms.guess.missing", self.lang))] if self.missing else []
        return [row(button("show", self.say("enter"), weight="main"), way), *missing]


class Answer(Guess):
    """The answer to the first guess, with the figure of the top fifth."""

    watches = True  # the guess is made further up

    def compose(self) -> list[Part]:
        """Return the guess as it is now beside what is."""
        kept = self.book.answers(self.key, self.company_key)
        for name in self.asked:
            held = self.held[name]
            if held.problem is None and kept.get(name) != held.stored:
                held.value = held.stored = kept.get(name)
                self.finding = None
        return super().compose()


def answer(desk: "Desk") -> Answer:
    """Return the form that sets the guess beside the sales."""
    threshold, inclusive = key_threshold(desk)

    def reveal() -> "tuple[Finding, dict[str, float]]":
        revenue = desk.company.accounts().revenue()
        key = model.shares(revenue, threshold=threshold, inclusive=inclusive).key
        guessed = desk.workbook.answers(_KEY, desk.company_key)
        finding = findings.pareto(desk, key_accounts=guessed.get("accounts"), top_fifth=guessed.get("top"))
        return finding, {"accounts": len(key), "top": _PERCENT * model.abc(revenue).top_share}

    return Answer(desk, _KEY, _questions(), reveal, {"threshold": threshold})
