"""The fields of an exercise as fields of a form, and what stands in them as an answer.

Nothing is said twice: labels, options and what is read follow from the exercise's data.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kamlab.exercise.fields import Choose, Rank, full_label, is_empty
from kamlab.exercise.fields import Field as Asked
from kamlab.exercise.fields import Number as AskedNumber
from kamlab.exercise.spec import Exercise
from kamlab.forms.exercise_parts import matrix
from kamlab.forms.fields import Area, Field, Number, Order, Segments, Ticks, Value
from kamlab.forms.parts import Part, row
from kamlab.forms.wording import Wording
from kamlab.i18n import say

FIELD_LINES = 6  # height of a text to write


@dataclass(frozen=True, slots=True)
class Figure(Number):
    """A number, read as kindly as in code: ``28,6 %``, ``2/7``, ``≈ 29``."""

    asked: AskedNumber | None = None

    def read(self, raw: object, _lang: str, _today: date) -> Value:
        """Return the number that was typed; None if the field was emptied."""
        if is_empty(raw) or self.asked is None:
            return None
        value = self.asked.read(raw, "")
        return int(value) if value.is_integer() else value


@dataclass(frozen=True, slots=True)
class ExerciseWording(Wording):
    """The words of an exercise's form: labels from the exercise, the rest from the form of all exercises."""

    asked: str = ""

    def label(self, field: str, **_facts: object) -> str:
        """Return the label of a field."""
        return upper_first(full_label(self.asked, "field", field, self.lang))


def upper_first(text: str) -> str:
    """Return a label as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def fields_of(exercise: Exercise, lang: str) -> Iterator[Field]:
    """Yield a field of the form for each field of an exercise."""
    for one in exercise.fields:
        if isinstance(one, AskedNumber):
            yield Figure(one.id, unit=say(f"check.unit.{one.unit}", lang) if one.unit else "", high=9999, asked=one)
        elif isinstance(one, Rank):
            yield Order(one.id, default=start_order(one), options=one.options, labels=_labels(exercise, one, lang))
        elif isinstance(one, Choose) and one.many:
            yield Ticks(one.id, options=one.options, labels=_labels(exercise, one, lang))
        elif isinstance(one, Choose):
            yield Segments(one.id, options=one.options, labels=_labels(exercise, one, lang), column=True)
        else:
            yield Area(one.id, lines=FIELD_LINES)


def start_order(one: Rank) -> list[str]:
    """Return the order in which things lie before anybody has moved them: never the right one."""
    turned = [*one.options[1:], *one.options[:1]]
    return turned if tuple(turned) != one.right else [*turned[1:], *turned[:1]]


def laid_out(exercise: Exercise, part: Callable[[str], Part], lang: str) -> list[Part]:
    """Return the fields as they stand under the question.

    Fields to choose that share their options are one table, numbers stand side by
    side as far as there is room, everything else one under another.
    """
    shown: list[Part] = []
    for kind, several in groupby(exercise.fields, key=_together):
        fields = list(several)
        parts = [part(one.id) for one in fields]
        if kind.startswith("choose") and len(fields) > 1:
            first = fields[0]
            heads = list(_labels(exercise, first, lang).values()) if isinstance(first, Choose) else []
            shown.append(matrix(heads, *parts))
        elif kind == "number" and len(fields) > 1:
            shown.append(row(*parts))
        else:
            shown += parts
    return shown


def plain_answer(exercise: Exercise, answer: object) -> dict[str, Value]:
    """Return an answer as the values that fields hold: lists, texts, numbers."""
    given = answer if isinstance(answer, dict) else {}
    return {one.id: _held(one, given.get(one.id)) for one in exercise.fields}


def _held(one: Asked, value: object) -> Value:
    if isinstance(one, Choose) and isinstance(value, frozenset):
        chosen = [name for name in one.options if name in value]
        return chosen if one.many else chosen[0]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return list(value) if isinstance(value, tuple) else value


def _together(one: Asked) -> str:
    if isinstance(one, Choose):
        return f"choose {one.labels} {' '.join(one.options)}"
    return "number" if isinstance(one, AskedNumber) else one.id


def _labels(exercise: Exercise, one: "Choose | Rank", lang: str) -> dict[str, str]:
    base: str = one.labels or exercise.base
    options: Sequence[str] = one.options
    return {name: upper_first(full_label(base, "option", name, lang)) for name in options}
