"""The first guess of the module: asked at the beginning, answered where the figure stands."""

from typing import TYPE_CHECKING

from kamlab.forms import Form, Guess, Number, Part, card, heading, prose, row
from kamlab.forms.form import field_part
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.findings.volume import key_threshold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms.fields import Field

_KEY = "01.a"
_PERCENT = 100


def _questions() -> tuple[Number, Number]:
    return Number("accounts", low=0, high=1000), Number("top", low=0, high=_PERCENT, unit="%")


class FirstGuess(Form):
    """Two numbers without a report; nobody marks them."""

    key = _KEY

    def make_fields(self) -> "Iterable[Field]":
        """Return the two questions."""
        return _questions()

    def compose(self) -> list[Part]:
        """Return the questions, each with its number."""
        threshold, _ = key_threshold(self.desk)
        parts: list[Part] = []
        for name, kind in self.kinds.items():
            field = field_part(kind, self.held[name], self.words, bare=True, facts={"threshold": threshold})
            parts += [heading(self.words.label(name, threshold=threshold), level=3), row(field)]
        return [card(*parts, prose(self.say("later"), quiet=True), mark=self.mark)]


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
