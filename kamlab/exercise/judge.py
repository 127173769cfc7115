"""The verdict on an answer: what holds, what the mistake costs, where to look.

Four states. *Not started* is an empty answer, *not yet* and *partly* differ by
how much holds (half of it or more), *done* is a right answer or another right
one. The verdict never contains the answer; it says what of it is already there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamlab.exercise.fields import Answer, Choose, Field, Number, Rank, Value
from kamlab.exercise.line import Keys, Line
from kamlab.exercise.pattern import matches
from kamlab.exercise.spec import Exercise, Mistake, Other, State

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the learner reads after an answer.

    Parameters
    ----------
    state
        ``"not_started"``, ``"not_yet"``, ``"partly"`` or ``"done"``.
    right
        What of the answer holds.
    mistake
        Code of the typical mistake that was recognised, or empty.
    cost
        What the mistake would cost; or the remark on another right answer.
    look
        Where to look next.
    """

    state: State
    right: tuple[Line, ...] = ()
    mistake: str = ""
    cost: tuple[Line, ...] = ()
    look: tuple[Line, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return all sentences in the order they are read."""
        return self.right + self.cost + self.look


def judge(exercise: Exercise, answer: Answer) -> Verdict:
    """Judge an answer: right, another right one, a typical mistake, or somewhere between."""
    if all(value is None for value in answer.values()):
        return Verdict("not_started", look=(Line("check.not_started"),))
    if exercise.criteria:
        return _by_ticks(exercise, answer)
    if other := _other(exercise, answer):
        note = Line(f"{exercise.base}.{other.code}.note", exercise.facts())
        return Verdict(other.state, cost=(note,), look=() if other.state == "done" else _hint(exercise))
    if not _wrong(exercise, answer):
        return Verdict("done", right=(Line("check.all_right"),))
    mistake = _mistake(exercise, answer)
    right = tuple(_right(exercise, answer))
    state = _state(exercise, answer)
    if mistake is None:
        return Verdict(state, right=right, look=tuple(_look(exercise, answer)))
    cost, look = _words(exercise, mistake)
    return Verdict(mistake.state or state, right, mistake.code, cost, (*look, *_besides(exercise, answer, mistake)))


def _besides(exercise: Exercise, answer: Answer, mistake: Mistake) -> list[Line]:
    """Point at what is empty or does not hold besides the fields the mistake speaks of."""
    patterns = [when for when in (mistake.when, *mistake.also) if matches(when, answer, exercise.by_id)]
    if not all(isinstance(when, Mapping) for when in patterns):
        return []  # it was recognised by the whole answer
    told = {name for when in patterns if isinstance(when, Mapping) for name in when}
    return _pointed(exercise, answer, [name for name in _wrong(exercise, answer) if name not in told])


def _words(exercise: Exercise, mistake: Mistake) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    facts = exercise.facts()
    cost, look = (Line(f"{exercise.base}.{mistake.code}.{part}", facts) for part in ("cost", "look"))
    return (cost,), (look,)


def _by_ticks(exercise: Exercise, answer: Answer) -> Verdict:
    """Judge a rubric: the ticks decide, a recognised habit only adds its words."""
    mistake = _mistake(exercise, answer)
    cost, look = _words(exercise, mistake) if mistake else ((), ())
    code = mistake.code if mistake else ""
    unjudged = [name for name in exercise.criteria if answer[name] is None]
    refused = [name for name in exercise.criteria if answer[name] == frozenset(("no",))]
    kept = [name for name in exercise.criteria if answer[name] == frozenset(("yes",))]
    right = (Line("check.kept", {"fields": Keys.fields(exercise.base, kept)}),) if kept else ()
    if answer["text"] is None:
        return Verdict("not_yet", right, code, cost, (*look, Line("check.no_text")))
    if unjudged:
        line = Line("check.unjudged", {"fields": Keys.fields(exercise.base, unjudged)})
        return Verdict("partly", right, code, cost, (*look, line))
    if refused:
        line = Line("check.refused", {"fields": Keys.fields(exercise.base, refused)})
        return Verdict("partly", right, code, cost, (*look, line))
    return Verdict("done", (Line("check.all_kept"),), code, cost, look)


def _other(exercise: Exercise, answer: Answer) -> Other | None:
    wrong = set(_wrong(exercise, answer))
    for other in exercise.others:
        named = set(other.when) if isinstance(other.when, Mapping) else wrong
        if wrong <= named and matches(other.when, answer, exercise.by_id):
            return other
    return None


def _mistake(exercise: Exercise, answer: Answer) -> Mistake | None:
    for one in exercise.mistakes:
        if any(matches(when, answer, exercise.by_id) for when in (one.when, *one.also)):
            return one
    return None


def _wrong(exercise: Exercise, answer: Answer) -> list[str]:
    """Return the ids of the fields that are empty or do not hold."""
    return [name for name, one in exercise.by_id.items() if (value := answer[name]) is None or not one.holds(value)]


def _state(exercise: Exercise, answer: Answer) -> State:
    parts = [0.0 if (value := answer[name]) is None else one.credit(value) for name, one in exercise.by_id.items()]
    return "partly" if sum(parts) >= HALF * len(parts) else "not_yet"


def _right(exercise: Exercise, answer: Answer) -> list[Line]:
    """Say which fields hold, and which part of the others does."""
    wrong = _wrong(exercise, answer)
    holds = [name for name in exercise.by_id if name not in wrong]
    lines = [Line("check.right", {"n": len(holds), "fields": Keys.fields(exercise.base, holds)})] if holds else []
    for name in wrong:
        one, value = exercise.by_id[name], answer[name]
        if common := _common(one, value):
            shown = Keys.options(_labels(exercise, one), common)
            lines.append(Line("check.right_options", {"field": Keys.fields(exercise.base, [name]), "options": shown}))
        if isinstance(one, Rank) and isinstance(value, tuple) and value[0] == one.right[0]:
            lines.append(Line("check.right_first", {"option": Keys.options(_labels(exercise, one), [value[0]])}))
    return lines


def _common(one: Field, value: Value | None) -> list[str]:
    """Return which of the chosen options are right, in the order shown."""
    if not isinstance(one, Choose) or not isinstance(value, frozenset):
        return []
    return [each for each in one.options if each in value and each in one.right]


def _labels(exercise: Exercise, one: Field) -> str:
    return (one.labels if isinstance(one, (Choose, Rank)) else "") or exercise.base


def _look(exercise: Exercise, answer: Answer) -> list[Line]:
    """Point at what is empty or does not hold, when no typical mistake is recognised."""
    wrong = _wrong(exercise, answer)
    lines = _pointed(exercise, answer, wrong)
    plain = [name for name in wrong if answer[name] is not None and not _is_fraction(exercise, answer, name)]
    return [*lines, *_hint(exercise)] if plain else lines


def _pointed(exercise: Exercise, answer: Answer, wrong: list[str]) -> list[Line]:
    """Name fields that are empty, those typed as a fraction, and those to look at again."""
    empty = [name for name in wrong if answer[name] is None]
    fractions = [name for name in wrong if _is_fraction(exercise, answer, name)]
    # a field that is right in part has its own line: one card must not praise it and send back to it
    known = [*empty, *fractions]
    other = [name for name in wrong if name not in known and not _common(exercise.by_id[name], answer[name])]
    lines = [Line("check.empty", {"fields": Keys.fields(exercise.base, empty)})] if empty else []
    lines += [Line("check.fraction", {"fields": Keys.fields(exercise.base, [name])}) for name in fractions]
    if other and len(exercise.fields) > 1:
        lines.append(Line("check.look", {"n": len(other), "fields": Keys.fields(exercise.base, other)}))
    return lines


def _is_fraction(exercise: Exercise, answer: Answer, name: str) -> bool:
    """Tell whether a percentage was typed as a fraction of one."""
    one = exercise.by_id[name]
    return isinstance(one, Number) and one.is_fraction_of_right(answer[name])


def _hint(exercise: Exercise) -> tuple[Line, ...]:
    return (Line(f"{exercise.base}.hint1", exercise.facts()),)
