"""The six answers of one voice: a scale in the respondent's words, kept as favourable or not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from kamlab.errors import KamlabError
from kamlab.forms import Day, Part, Segments, Started, Text
from kamlab.forms.fields import Value
from kamlab.forms.form import field_part
from kamlab.modules.perception import model
from kamlab.workbook.models import LadderAnswer

if TYPE_CHECKING:
    from kamlab.forms import Form
    from kamlab.forms.entries import Line
    from kamlab.modules.perception.findings import Given, Voice
    from kamlab.modules.perception.forms.own import Own

UNKNOWN = "unknown"
_OFTEN = {"never": 0.0, "rarely": 0.25, "sometimes": 0.5, "often": 0.75, "always": 1.0}
_YES_NO = {"yes": 1.0, "no": 0.0}
SCALES: Mapping[str, Mapping[str, float]] = {"five": _OFTEN, "yes_no": _YES_NO}


@dataclass(frozen=True, slots=True)
class Answer(Segments):
    """An answer to one question: what is chosen is said in the respondent's words, what is kept is favourable 0..1.

    Parameters
    ----------
    question
        1..6; to four of them “never” is the favourable answer. 0 reads without showing.
    scale
        ``five`` or ``yes_no``.
    """

    kind: ClassVar[str] = "segments"
    question: int = 0
    scale: str = "five"

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return the favourable value as the page names it, or ``unknown``."""
        if raw in (None, ""):
            return None
        if raw != UNKNOWN and raw not in {_name(value) for value in _OFTEN.values()}:
            raise KamlabError("forms.choice.unknown", found=str(raw)[:60])
        return raw

    def to_column(self, value: Value) -> Any:  # noqa: ANN401 - what the column holds
        """Return the number; “don't know” is no number."""
        return None if value in (None, UNKNOWN) else float(value)

    def from_column(self, held: Any) -> Value:  # noqa: ANN401 - what the column holds
        """Return the value as the page names it."""
        return UNKNOWN if held is None else _name(held)


def answer_field(question: int, scale: str, labels: Mapping[str, str]) -> Answer:
    """Return the field of one question: options in the order of the scale, “don't know” apart.

    Parameters
    ----------
    question
        1..6.
    scale
        ``five`` or ``yes_no``.
    labels
        Word of the scale → how it is written; ``unknown`` among them.
    """
    words = SCALES[scale]
    options = {_name(model.favourable(question, said)): labels[word] for word, said in words.items()}
    keys = "".join(str(place) for place in range(1, len(options) + 1)) + "0"
    told = {**options, UNKNOWN: labels[UNKNOWN]}
    return Answer("answer", options=[*told], labels=told, digits=keys, apart=True, question=question, scale=scale)


class Sheet(Started):
    """The six rows of the voice in view.

    Attributes
    ----------
    voice
        Whose answers these are.
    """

    def __init__(self, form: "Form") -> None:
        fields = (Answer("answer"), Text("said", wide=60), Day("asked_on"))
        super().__init__(form, "answers", LadderAnswer, fields, key="question")
        self.voice: Voice | None = None

    def open(self, own: "Own", voice: "Voice") -> None:
        """Show the answers of a voice."""
        self.voice = voice
        given = own.start.get(voice, {})
        rows = own.rows(voice)
        known = max([*(row.asked_on for row in rows if row.asked_on), *_days(given)], default=None)
        day = (known or self.form.today).isoformat()
        starts = {question: _start(given.get(question), day) for question in model.QUESTIONS}
        self.load(starts, rows, lambda: own.owner(voice))

    def row(self, question: int) -> "Line":
        """Return the row of a question."""
        return self.named(question)

    def set(self, where: str, raw: object) -> None:
        """Read and save a cell; one day holds for all six answers."""
        id_, _, name = where.partition("/")
        if name != "asked_on":
            super().set(where, raw)
            return
        line = self.line(id_)
        held = line.held[name]
        try:
            value = self.kinds[name].read(raw, self.form.lang, self.form.today)
        except KamlabError as problem:
            held.typed, held.problem = raw, problem
            return
        for one in self.lines:
            cell = one.held[name]
            cell.typed = cell.problem = None
            cell.value = value
            if not one.is_draft or one["answer"] is not None:
                self._save(one, {name: value})

    def part(self, question: int, *, scale: str, labels: Mapping[str, str], text: str) -> Part:
        """Return the scale of a question; an answer between yes and no keeps its five points."""
        line = self.row(question)
        held = line.held["answer"]
        ends = {_name(0.0), _name(1.0), UNKNOWN, None}
        kind = answer_field(question, scale if held.value in ends else "five", labels)
        part = field_part(kind, held, self.form.words, name=self._id(line, "answer"), bare=True)
        part.told["label"] = text
        part.told.pop("saved", None)  # the card says it: a mark that comes and goes would move the rows
        return part

    def _save(self, line: "Line", values: "Mapping[str, Value]") -> None:
        """Save a cell; a row that only has words so far is an answer nobody knows."""
        if line.held["answer"].value is None and "answer" not in values:
            line.held["answer"] = replace(line.held["answer"], value=UNKNOWN)
        super()._save(line, values)


def _start(given: "Given | None", day: str) -> dict[str, Value]:
    """Return the cells of a row before anybody touched it."""
    if given is None:
        return {"answer": None, "said": None, "asked_on": day}
    answer = UNKNOWN if given.answer is None else _name(given.answer)
    return {"answer": answer, "said": given.said or None, "asked_on": given.asked_on and given.asked_on.isoformat()}


def _days(given: "Mapping[int, Given]") -> list[date]:
    return [one.asked_on for one in given.values() if one.asked_on]


def _name(value: float) -> str:
    """Name a favourable value for the page."""
    return f"{value:g}"
