"""An answer as it is kept: one text per answer, the same in a form and in code.

The text is JSON with the fields in the exercise's order and chosen options in the
order shown, so that two equal answers are one try, whatever way they came.
"""

import json
from dataclasses import dataclass

from kamlab.exercise.attempts import Attempts, attempts
from kamlab.exercise.fields import Answer, Choose, Field, Number, Rank, Value
from kamlab.exercise.judge import Verdict, judge
from kamlab.exercise.spec import Exercise


@dataclass(frozen=True, slots=True)
class Try:
    """What became of an answer.

    Attributes
    ----------
    verdict
        What the learner reads.
    counted
        Whether it used a try: an empty answer and one that was given before use none.
    """

    verdict: Verdict
    counted: bool


def try_answer(exercise: Exercise, answer: Answer, kept: Attempts | None = None) -> Try:
    """Judge an answer and keep the try: in ``kept``, or where tries are kept now."""
    verdict, kept = judge(exercise, answer), kept or attempts()
    if verdict.state == "not_started":
        return Try(verdict, counted=False)
    before = kept.tries(exercise.id)
    kept.record(exercise.id, written(exercise, answer), verdict.state, verdict.mistake)
    return Try(verdict, counted=kept.tries(exercise.id) > before)


def written(exercise: Exercise, answer: Answer) -> str:
    """Return an answer as the text that is kept."""
    values = {name: _plain(one, answer.get(name)) for name, one in exercise.by_id.items()}
    return json.dumps(values, ensure_ascii=False)


def read_back(exercise: Exercise, text: str | None) -> Answer | None:
    """Return the answer a kept text stands for; None if it is none of this exercise as it is today."""
    try:
        kept = json.loads(text or "")
    except ValueError:
        return None
    if not isinstance(kept, dict) or set(kept) != set(exercise.by_id):
        return None
    return answer_of(exercise, kept)


def answer_of(exercise: Exercise, values: dict[str, object]) -> Answer:
    """Return the answer that plain values stand for: ids of options in lists, numbers, texts; None where nothing is."""
    return {name: _value(one, values.get(name)) for name, one in exercise.by_id.items()}


def _plain(one: Field, value: Value | None) -> object:
    if isinstance(one, Choose) and isinstance(value, frozenset):
        return [name for name in one.options if name in value]
    return list(value) if isinstance(value, tuple) else value


def _value(one: Field, plain: object) -> Value | None:
    names = [plain] if isinstance(plain, str) else plain if isinstance(plain, (list, tuple)) else []
    if isinstance(one, Choose):
        return frozenset(name for name in names if name in one.options) or None
    if isinstance(one, Rank):
        return tuple(names) if sorted(names) == sorted(one.options) else None
    if isinstance(one, Number):
        return float(plain) if isinstance(plain, (int, float)) else None
    return str(plain).strip() or None if plain is not None else None
