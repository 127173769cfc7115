"""What a page calls: check an answer, open a hint, open the solution, show it worked through."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamlab.errors import KamlabError
from kamlab.exercise.attempts import TRIES, attempts, solution_is_open
from kamlab.exercise.card import Card, frame, head, paragraph, table, text_card, verdict_card
from kamlab.exercise.fields import Answer, Choose, Number, Rank, Unread, full_label
from kamlab.exercise.judge import judge
from kamlab.exercise.kept import try_answer
from kamlab.exercise.line import Line
from kamlab.exercise.read import language_of, read_answer
from kamlab.exercise.registry import exercise
from kamlab.exercise.spec import HINTS, Exercise, mistake_examples, other_examples
from kamlab.i18n import current_language, number, percent, say, set_language


def check(number_: str, /, *answer: object, **named: object) -> Card:
    """Check an answer and return the card with the feedback.

    Parameters
    ----------
    number_
        Id of the exercise, ``"00.1"``.
    *answer, **named
        Values in the order of the fields, one mapping from field names (in either
        language) to values, or values by field id. Blank ones are not answered yet.
    """
    one = exercise(number_)
    if lang := language_of(one, answer):
        set_language(lang)  # the page may have been opened in the middle: its answer cell knows its language
    try:
        given = read_answer(one, answer, named)
    except Unread as problem:
        return text_card(one, say("check.problem.title"), [problem.text(), say("check.problem.safe")])
    try:
        verdict, kept = try_answer(one, given).verdict, attempts()
        due = verdict.state != "not_started" and solution_is_open(one.id)
        return verdict_card(one, verdict, kept, _solution_line(one) if due else None)
    except KamlabError as problem:  # the disk refuses: the answer is judged all the same, and that is said
        return verdict_card(one, judge(one, given), say("check.unkept", why=problem.text()))


def hint(number_: str, /) -> Card:
    """Open the next hint of an exercise; the opened ones stay."""
    one = exercise(number_)
    try:
        kept = attempts()
        before = kept.hints(one.id)
        opened = kept.open_hint(one.id)
    except KamlabError as problem:
        return text_card(one, say("check.hints"), [problem.text()])
    lang, facts = current_language(), one.facts()
    texts = [
        f"{turn}. {Line(f'{one.base}.{key}', facts).text(lang)}" for turn, key in enumerate(HINTS[:opened], start=1)
    ]
    return text_card(one, say("check.hints"), texts if opened > before else [*texts, say("check.no_more_hints")])


def solution(number_: str, /) -> Card:
    """Open the solution, if three honest tries or a right answer have made it due."""
    one = exercise(number_)
    try:
        left = 0 if solution_is_open(one.id) else TRIES - attempts().tries(one.id)
    except KamlabError as problem:
        return text_card(one, say("check.solution"), [problem.text()])
    return text_card(one, say("check.solution"), [say("check.not_due", n=left)]) if left else worked(number_)


def worked(number_: str, /) -> Card:
    """Show an exercise worked through: the answer and why, other right answers, every typical mistake."""
    one = exercise(number_)
    shown = worked_parts(one, current_language())
    columns = (say("check.col_answer"), say("check.col_cost"), say("check.col_look"))
    parts = [table(shown.right, (say("check.right_answer"), "")) if shown.right else "", paragraph(shown.why)]
    if shown.others:
        parts.append(_title(say("check.also_right")) + table(shown.others, (columns[0], "")))
    parts.append(_title(say("check.typical")) + table(shown.mistakes, columns))
    text = [f"{head(one)} · {say('check.worked')}", *(f"{name}: {value}" for name, value in shown.right), shown.why]
    text += [f"{say('check.also_right')}: {' — '.join(row)}" for row in shown.others]
    text += [f"{say('check.typical')}: {' — '.join(row)}" for row in shown.mistakes]
    return Card(frame(one, say("check.worked"), *parts), "\n".join(text))


@dataclass(frozen=True, slots=True)
class Worked:
    """An exercise worked through, in one language: rows of texts."""

    right: tuple[tuple[str, str], ...]  # field, value; empty for a rubric
    why: str
    others: tuple[tuple[str, str], ...]  # answer, remark
    mistakes: tuple[tuple[str, str, str], ...]  # answer, cost, where to look


def worked_parts(one: Exercise, lang: str) -> Worked:
    """Return the parts of a worked exercise in ``lang``."""
    return Worked(
        right=_answer_rows(one, lang),
        why=_solution_line(one).text(lang),
        others=tuple(_other_rows(one, lang)),
        mistakes=tuple(_mistake_rows(one, lang)),
    )


def _solution_line(one: Exercise) -> Line:
    return Line(f"{one.base}.solution", one.facts())


def _title(text: str) -> str:
    return f"<p style='font-weight:600;margin:14px 0 0'>{text}</p>"


def _answer_rows(one: Exercise, lang: str) -> tuple[tuple[str, str], ...]:
    if one.criteria:  # a rubric has no right text, only a model in the solution's words
        return ()
    return tuple((full_label(one.base, "field", name, lang), _shown(one, name, one.right, lang)) for name in one.by_id)


def _other_rows(one: Exercise, lang: str) -> Iterator[tuple[str, str]]:
    for other in one.others:
        answer = next(iter(other_examples(one, other)), one.right)
        yield _difference(one, answer, lang), Line(f"{one.base}.{other.code}.note", one.facts()).text(lang)


def _mistake_rows(one: Exercise, lang: str) -> Iterator[tuple[str, str, str]]:
    for mistake in one.mistakes:
        answer = next(iter(mistake_examples(one, mistake)), one.right)
        cost, look = (Line(f"{one.base}.{mistake.code}.{part}", one.facts()).text(lang) for part in ("cost", "look"))
        yield _difference(one, answer, lang), cost, look


def _difference(one: Exercise, answer: Answer, lang: str) -> str:
    """Write only the fields in which an answer differs from the right one."""
    names = [name for name in one.by_id if answer[name] != one.right[name]]
    if len(one.by_id) == 1:
        return _shown(one, names[0], answer, lang) if names else ""
    shown = (f"{full_label(one.base, 'field', name, lang)}: {_shown(one, name, answer, lang)}" for name in names)
    return "\n".join(shown)


def _shown(one: Exercise, name: str, answer: Answer, lang: str) -> str:
    """Write one value the way a person would."""
    field, value = one.by_id[name], answer[name]
    if isinstance(field, Number) and isinstance(value, float):
        if field.unit == "percent":
            return percent(value / 100, lang, _decimals(value))
        unit = f"\u00a0{say(f'check.unit.{field.unit}', lang)}" if field.unit else ""
        return f"{number(value, lang, _decimals(value))}{unit}"
    if isinstance(field, (Choose, Rank)) and isinstance(value, (frozenset, tuple)):
        names = value if isinstance(value, tuple) else [each for each in field.options if each in value]
        labels = [full_label(field.labels or one.base, "option", each, lang) for each in names]
        return (" → " if isinstance(value, tuple) else ", ").join(labels) or "—"
    return str(value)


def _decimals(value: float) -> int:
    """Return how many decimals say the number fully, three at most."""
    return next((digits for digits in range(3) if round(value, digits) == round(value, 3)), 3)
