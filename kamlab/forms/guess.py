"""Guess first, then look: a question, a number, and the figure that opens after it.

A guess is never graded. It is kept in the workbook, so that the page is found again
as it was left; "show without a guess" is there for who is in a hurry. Where nothing
can display a form, the figure is shown at once.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from kamlab.forms.fields import Field, Number, Tick, Value
from kamlab.forms.form import Form, field_part
from kamlab.forms.live import is_live
from kamlab.forms.parts import Part, button, card, heading, prose, row, waiting
from kamlab.i18n import say

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

Reveal = Callable[[], "tuple[Finding, Mapping[str, Value]]"]
_OPEN = "opened"  # the field that remembers whether the figure is open


def guess(
    desk: "Desk", block: str, *fields: Field, reveal: Reveal, facts: Mapping[str, object] | None = None
) -> "Guess":
    """Return the form of a guess.

    Parameters
    ----------
    desk
        Language, company, workbook.
    block
        Number of the block it opens, ``"01.a"``; the workbook keeps the guess under it.
    *fields
        One or two fields, as a rule a :class:`Number` with its bounds.
        ``form.01_a.<field>.label`` is the question; ``form.01_a.<field>.after``, if the
        catalogue has it, one more sentence after the answer.
    reveal
        Makes the Finding that opens, and the real value of each field in the field's own
        unit. It is called when the figure opens. A field without a real value (nothing
        to count) only repeats the guess.
    facts
        Values for the placeholders of question and sentence: ``{"n": 204}``.

    Examples
    --------
    ::

        def first_guess(desk: Desk) -> Guess:
            def reveal() -> tuple[Finding, dict[str, float]]:
                result = model.concentration(desk.accounts().revenue())
                return findings.volume(desk), {"accounts": len(result.key), "top": 100 * result.top_fifth}

            fields = Number("accounts", low=0, high=1000), Number("top", low=0, high=100, unit="%")
            return guess(desk, "01.a", *fields, reveal=reveal, facts={"n": len(desk.accounts())})
    """
    return Guess(desk, block, fields, reveal, facts or {})


class Guess(Form):
    """One or two questions, and the Finding that answers them.

    Attributes
    ----------
    real
        What it is in fact, by field; empty until the figure is open.
    """

    enter = "show"

    def __init__(
        self, desk: "Desk", block: str, fields: Iterable[Field], reveal: Reveal, facts: Mapping[str, object]
    ) -> None:
        self.key, self.reveal, self.facts = block, reveal, dict(facts)
        self.asked = {one.id: one for one in fields}
        self.real: Mapping[str, Value] = {}
        self.missing, self.busy = "", False
        super().__init__(desk)

    def make_fields(self) -> Iterable[Field]:
        """Return the questions and the memory of whether the figure is open."""
        return [*self.asked.values(), Tick(_OPEN, default=False)]

    @property
    def is_open(self) -> bool:
        """Whether the figure is shown."""
        return bool(self[_OPEN]) or not is_live()

    def compose(self) -> list[Part]:
        """Return the questions and a quiet place, or the answers and the figure."""
        return self._answers() if self.is_open and not self.busy else self._questions()

    def on_show(self) -> None:
        """Open the figure, or lead to the question that waits for a guess."""
        waiting_for = [name for name in self.asked if not self.is_entered(name) or self.held[name].problem]
        self.missing = next(iter(waiting_for), "")
        if self.missing:
            self.move_focus(self.missing)
        else:
            self.on_skip()

    def on_skip(self) -> None:
        """Open the figure, guessed or not."""
        self.missing, self.busy = "", True
        self.refresh()  # the first figure of a page reads the ledger: the button says so meanwhile
        try:
            self.finding, self.real = self.reveal()
            self.put(_OPEN, value=True)
        finally:
            self.busy = False
        self.move_focus("answer")

    def on_hide(self) -> None:
        """Close the figure, to guess once more."""
        self.put(_OPEN, value=False)
        self.move_focus(next(iter(self.asked)))

    def _questions(self) -> list[Part]:
        lang, parts = self.lang, []
        for name in self.asked:
            parts += [heading(self.words.label(name, **self.facts), level=3), row(self._field(name))]
        note = say(f"forms.guess.{'missing' if self.missing else 'help'}", lang)
        label = say(f"forms.guess.{'busy' if self.busy else 'show'}", lang)
        foot = [button("show", label, weight="main"), prose(note, quiet=True)]
        if len(self.asked) == 1:
            parts[-1] = row(self._field(name), *foot)
        else:
            parts.append(row(*foot))
        skip = button("skip", say("forms.guess.skip", lang), weight="link")
        return [card(*parts), waiting(say("forms.guess.waiting", lang), skip)]

    def _field(self, name: str) -> Part:
        return field_part(self.asked[name], self.held[name], self.words, bare=True, facts=self.facts)

    def _answers(self) -> list[Part]:
        if self.finding is None:
            self.finding, self.real = self.reveal()
        parts: list[Part] = []
        for name in self.asked:
            title = heading(self.words.label(name, **self.facts), level=3)
            said, strong = self._said(name)
            parts += [title, prose(said, strong=strong, id="answer" if not parts else "")]
        if is_live():
            parts.append(row(button("hide", say("forms.guess.hide", self.lang), weight="link")))
        return [card(*parts), self.show(self.finding)]

    def _said(self, name: str) -> tuple[str, str]:
        """Return what was guessed beside what is, and the piece of it in bold."""
        field, lang = self.asked[name], self.lang
        told = {"guess": field.told(self[name], self.words), "real": field.told(self._rounded(name), self.words)}
        known, guessed = name in self.real, self.is_entered(name) and self[name] is not None
        strong = say("forms.guess.real", lang, **told) if known else ""
        if known and guessed and told["guess"] == told["real"]:
            strong = say("forms.guess.same", lang, **told)
        begin = say("forms.guess.said", lang, **told) if guessed else ""
        after = self.words.maybe(f"{name}.after", **self.facts, **told) if known else ""
        return " ".join(piece for piece in (begin, strong, after) if piece), strong

    def _rounded(self, name: str) -> Value:
        """Return the real value as the field shows it: no more digits than a guess has."""
        field, real = self.asked[name], self.real.get(name)
        return round(real, field.decimals) if isinstance(field, Number) and real is not None else real
