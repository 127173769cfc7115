"""Guess first, then look: a question or two, and the Finding that opens after them."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from kamlab.forms.fields import Field, Value
from kamlab.forms.foretold import Foretold
from kamlab.forms.parts import Part

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding

Reveal = Callable[[], "tuple[Finding, Mapping[str, Value]]"]


def guess(
    desk: "Desk", block: str, *fields: Field, reveal: Reveal, facts: Mapping[str, object] | None = None
) -> "Guess":
    """Return the form of a guess.

    Parameters
    ----------
    desk
        Language, company, workbook.
    block
        Number of the block it opens, ``"01.a"``, or the name of a form, ``"01.profit"``;
        the workbook keeps the guess under it.
    *fields
        One or two fields: a :class:`Number` with its bounds, or a choice.
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


class Guess(Foretold):
    """One or two questions, and the Finding that answers them."""

    def __init__(
        self, desk: "Desk", block: str, fields: Iterable[Field], reveal: Reveal, facts: Mapping[str, object]
    ) -> None:
        self.key, self.reveal, self.facts = block, reveal, dict(facts)
        self._fields, self._real = tuple(fields), dict[str, Value]()
        super().__init__(desk)

    def guesses(self) -> Iterable[Field]:
        """Return the questions."""
        return self._fields

    def guess_facts(self) -> Mapping[str, object]:
        """Return what stands in the questions."""
        return self.facts

    def prepare(self) -> None:
        """Make the Finding and the real values."""
        self.finding, real = self.reveal()
        self._real = dict(real)

    def real(self) -> Mapping[str, Value]:
        """Return the real values, worked out when the figure opened."""
        if self.finding is None:
            self.prepare()
        return self._real

    def compose(self) -> list[Part]:
        """Return the questions and a quiet place, or the answers and the figure."""
        return self.after_guess(self._figure)

    def _figure(self) -> list[Part]:
        if self.finding is None:
            self.prepare()
        return [self.show(self.finding)] if self.finding is not None else []
