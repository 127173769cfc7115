"""A form whose answer waits for a guess: questions first, then what is true, then the figure.

A guess is never graded. It is kept in the workbook, so that the page is found again
as it was left; "show without a guess" is there for who is in a hurry. Where nothing
can display a form, everything is shown at once.
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

_OPEN = "opened"  # the field that remembers whether the answer is open


class Foretold(Form):
    """A form that asks before it shows.

    A subclass names its questions, says what is true, and hands over what has to wait::

        class Load(Foretold, Drawn):
            def guesses(self) -> Iterable[Field]:
                yield Number("guess_needed", low=0, high=99)

            def real(self) -> Mapping[str, Value]:
                return {"guess_needed": model.needed(...)}

            def compose(self) -> list[Part]:
                return self.after_guess(lambda: [card(self.field("limit")), self.drawn(...)])

    The questions are fields of the form: their words stand under
    ``form.<form>.<field>.label``, and ``form.<form>.<field>.after``, if the catalogue
    has it, is one more sentence after the answer.

    Attributes
    ----------
    asked
        The questions by name.
    missing
        The question that was passed by, as long as it waits.
    busy
        Whether the answer is being worked out.
    """

    asked: Mapping[str, Field]
    missing = ""
    busy = False

    def __init__(self, desk: "Desk") -> None:
        self.asked = {}
        super().__init__(desk)

    # What a subclass says -------------------------------------------------------------------

    def guesses(self) -> Iterable[Field]:
        """Return the questions, one or two; none if there is nothing to guess about yet."""
        return ()

    def real(self) -> Mapping[str, Value]:
        """Return what is true by question, in the question's own unit; leave out what nobody can count."""
        return {}

    def guess_facts(self) -> Mapping[str, object]:
        """Return values for the placeholders of the questions: ``{"n": 204}``."""
        return {}

    def prepare(self) -> None:
        """Work out what opens, if that takes long; called once, while the button says that it runs."""

    # What it gives --------------------------------------------------------------------------

    def all_fields(self) -> Iterable[Field]:
        """Return the form's own fields, the questions, and the memory of whether the answer is open."""
        own = [*self.make_fields()]
        self.asked = {one.id: one for one in self.guesses()}
        return [*own, *self.asked.values(), Tick(_OPEN, default=False)]

    @property
    def is_open(self) -> bool:
        """Whether the answer is shown."""
        return bool(self[_OPEN]) or not self.asked or not is_live()

    @property
    def enter_now(self) -> str:
        """The button of the Enter key: while a guess is awaited, the one that opens the answer."""
        return self.enter if self.is_open else "show"

    def after_guess(self, make: Callable[[], list[Part]]) -> list[Part]:
        """Return the questions and a quiet place; once they are answered or passed over, the answer and ``make()``."""
        if self.is_open and not self.busy:
            return [*self._told(), *make()]
        return self._ask()

    # What happens ---------------------------------------------------------------------------

    def on_show(self) -> None:
        """Open the answer, or lead to the question that waits for a guess."""
        empty = [name for name in self.asked if not self.is_guessed(name) or self.held[name].problem]
        self.missing = next(iter(empty), "")
        if self.missing:
            self.move_focus(self.missing)
        else:
            self.on_skip()

    def on_skip(self) -> None:
        """Open the answer, guessed or not."""
        self.missing, self.busy = "", True
        self.refresh()  # the first figure of a page reads the ledger: the button says so meanwhile
        try:
            self.prepare()
            self.put(_OPEN, value=True)
        finally:
            self.busy = False
        self.move_focus("answer")

    def on_hide(self) -> None:
        """Close the answer, to guess once more."""
        self.put(_OPEN, value=False)
        self.move_focus(next(iter(self.asked)))

    # What is shown --------------------------------------------------------------------------

    def is_guessed(self, name: str) -> bool:
        """Tell whether a question holds a guess."""
        return self.is_entered(name) and self[name] is not None

    def _ask(self) -> list[Part]:
        """Return the questions with their button, and the quiet place with the way around."""
        lang, parts = self.lang, []
        for name in self.asked:
            parts += [heading(self._question(name), level=3), row(self._bare(name))]
        note = say(f"forms.guess.{'missing' if self.missing else 'help'}", lang)
        how = "busy" if self.busy else "show" if self._all_numbers else "show_other"
        foot = [button("show", say(f"forms.guess.{how}", lang), weight="main"), prose(note, quiet=True)]
        if len(self.asked) == 1:
            parts[-1] = row(self._bare(*self.asked), *foot)
        else:
            parts.append(row(*foot))
        skip = button("skip", say("forms.guess.skip", lang), weight="link")
        return [card(*parts), waiting(say("forms.guess.waiting", lang), skip)]

    def _told(self) -> list[Part]:
        """Return what was guessed beside what is, and the way to guess once more; nothing if nothing was asked."""
        real: Mapping[str, Value] = self.real() if self.asked else {}
        parts: list[Part] = []
        for name in self.asked:
            said, strong = self._said(name, real)
            parts += [
                heading(self._question(name), level=3),
                prose(said, strong=strong, id="answer" if not parts else ""),
            ]
        if parts and is_live():
            parts.append(row(button("hide", say("forms.guess.hide", self.lang), weight="link")))
        return [card(*parts)] if parts else []

    @property
    def _all_numbers(self) -> bool:
        return all(isinstance(one, Number) for one in self.asked.values())

    def _question(self, name: str) -> str:
        return self.words.label(name, **self.guess_facts())

    def _bare(self, name: str) -> Part:
        return field_part(self.asked[name], self.held[name], self.words, bare=True, facts={**self.guess_facts()})

    def _said(self, name: str, real: Mapping[str, Value]) -> tuple[str, str]:
        """Return what was guessed beside what is, and the piece of it in bold."""
        field, lang = self.asked[name], self.lang
        told = {
            "guess": field.told(self[name], self.words),
            "real": field.told(_rounded(field, real.get(name)), self.words),
        }
        told = {key: text.removesuffix(".") for key, text in told.items()}  # initials end in the sentence's own stop
        known, guessed = name in real, self.is_guessed(name)
        kind = "" if isinstance(field, Number) else "_other"
        strong = say(f"forms.guess.real{kind}", lang, **told) if known else ""
        if known and guessed and told["guess"] == told["real"]:
            strong = say("forms.guess.same", lang, **told)
        begin = say(f"forms.guess.said{kind}", lang, **told) if guessed else ""
        after = self.words.maybe(f"{name}.after", **self.guess_facts(), **told) if known else ""
        return " ".join(piece for piece in (begin, strong, after) if piece), strong


def _rounded(field: Field, real: Value) -> Value:
    """Return the real value as the field shows it: no more digits than a guess has."""
    return round(real, field.decimals) if isinstance(field, Number) and real is not None else real
