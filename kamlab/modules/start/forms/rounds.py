"""Questions answered twice: at the start of the course and at its end; the first answers stay."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kamlab.forms import Form, Part, Segments, Text, card, row, so_what
from kamlab.forms.wording import Wording

BEFORE, AFTER = "before", "after"
_ROOM = 26  # letters: the answers of all questions take the same width
_SECOND, _NOTE = "after_", "_note"  # parts of a field's name: the second time, what stands beside the answer


@dataclass(frozen=True, slots=True)
class RoundWords(Wording):
    """Words of a form whose fields have the same words both times; ``titles`` and ``asks`` are by question."""

    titles: Mapping[str, str]
    asks: Mapping[str, str]

    def label(self, field: str, **facts: object) -> str:
        """Return the question, or what stands beside its answer."""
        plain = field.removeprefix(_SECOND)
        if plain.endswith(_NOTE):
            return self.say("note.label", **facts)
        return self.titles[plain] if plain in self.titles else Wording.label(self, field, **facts)

    def help(self, field: str, **facts: object) -> str:
        """Return what to write beside an answer."""
        plain = field.removeprefix(_SECOND)
        if plain.endswith(_NOTE):
            return self.asks.get(plain.removesuffix(_NOTE), "")
        return "" if plain in self.titles else Wording.help(self, field, **facts)

    def option(self, field: str, name: str) -> str:
        """Return the label of an option: all questions have the same ones."""
        plain = field.removeprefix(_SECOND)
        return self.say(f"answer.{name}") if plain in self.titles else Wording.option(self, field, name)


class TwoRounds(Form, ABC):
    """A form of a few questions, each with one of a few answers and a line beside it."""

    for_company = False
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    digits = False

    def titles(self) -> Mapping[str, str]:
        """Return the question by its name."""
        return {name: self.say(name) for name in self.questions}

    def asks(self) -> Mapping[str, str]:
        """Return the help under the line beside an answer, by question."""
        return {}

    def make_fields(self) -> Iterable[Any]:
        """Return the round and, for each round and question, an answer and a line."""
        yield Segments("round", default=BEFORE, options=(BEFORE, AFTER))
        for start in ("", _SECOND):
            for name in self.questions:
                yield Segments(f"{start}{name}", options=self.answers, digits=self.digits)
                yield Text(f"{start}{name}{_NOTE}", wide=56)

    def begin(self) -> None:
        """Take the words that both rounds share."""
        self.words = RoundWords(self.words.base, self.lang, self.titles(), self.asks())

    @property
    def is_second(self) -> bool:
        """Whether the questions are answered for the second time."""
        return bool(self["round"] == AFTER)

    def given(self, *, second: bool) -> dict[str, tuple[str, str]]:
        """Return answer and line by question; an empty text where there is none."""
        start = _SECOND if second else ""
        return {
            name: (str(self[f"{start}{name}"] or ""), str(self[f"{start}{name}{_NOTE}"] or ""))
            for name in self.questions
        }

    def compose(self) -> list[Part]:
        """Return the questions of the round and the Finding."""
        parts = [self._plain("round"), *(self._question(name) for name in self.questions)]
        parts += [so_what(told)] if (told := self.compared()) else []
        return [card(*parts, title=self.say("title"), mark=self.mark), self.show(self.found())]

    def _question(self, name: str) -> Part:
        """Return an answer and the line beside it; the second time with the first answer under it."""
        field = f"{_SECOND}{name}" if self.is_second else name
        line = self._plain(f"{field}{_NOTE}")
        answer, note = self.given(second=False)[name]
        if self.is_second and answer:
            facts = {"answer": self.words.option(name, answer), "note": note}
            line.told["help"] = self.say("then_note" if note else "then", **facts)
        return row(self._plain(field, _ROOM), line)

    def _plain(self, name: str, room: int = 0) -> Part:
        """Return a field without a mark of its own: the card has one for all of them."""
        part = self.field(name)
        part.told.pop("saved", None)
        part.told["room"] = room
        return part

    def compared(self) -> str:
        """Return what has changed since the first time; empty if nothing can be compared."""
        return ""

    @abstractmethod
    def found(self) -> Any:  # noqa: ANN401 - a Finding, which only the modules that draw import
        """Return the Finding of the round."""
