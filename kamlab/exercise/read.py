"""From what was typed to an answer: match fields by name, read each value."""

from collections.abc import Mapping, Sequence

from kamlab.exercise.fields import Answer, Unread, fold, is_empty, label
from kamlab.exercise.line import Keys
from kamlab.exercise.spec import Exercise
from kamlab.i18n import LANGUAGES


def read_answer(exercise: Exercise, given: Sequence[object], named: Mapping[str, object] | None = None) -> Answer:
    """Return the answer with one value or None per field.

    Parameters
    ----------
    exercise
        The exercise that is answered.
    given
        Values in the order of the fields; or one mapping of field names (labels of
        either language, or ids) to values; or one sequence with a value per field.
    named
        Values by field id.

    Raises
    ------
    Unread
        If a name or a value cannot be understood.
    """
    raw = _by_field(exercise, list(given)) | _by_name(exercise, named or {})
    return {
        name: None if is_empty(raw.get(name)) else one.read(raw[name], exercise.base)
        for name, one in exercise.by_id.items()
    }


def language_of(exercise: Exercise, given: Sequence[object]) -> str:
    """Return the language in which the fields of an answer are named; empty if it does not show."""
    if len(given) != 1 or not isinstance(given[0], Mapping):
        return ""
    names = {fold(str(name)) for name in given[0]}
    spoken = [
        lang
        for lang in LANGUAGES
        if names & {fold(label(exercise.base, "field", name, lang)) for name in exercise.by_id}
    ]
    return spoken[0] if len(spoken) == 1 else ""


def _by_field(exercise: Exercise, given: list[object]) -> dict[str, object]:
    if len(given) == 1 and isinstance(given[0], Mapping):
        return _by_name(exercise, given[0])
    names = list(exercise.by_id)
    if len(given) == 1 and len(names) > 1 and isinstance(given[0], (list, tuple)):
        given = list(given[0])
    if len(names) == 1 and len(given) > 1:  # check("01.5", "P", "Q", "R"): one field, several names
        given = [given]
    if len(given) > len(names):
        raise Unread("check.too_many", found=len(given), n=len(names), fields=Keys.fields(exercise.base, names))
    return dict(zip(names, given, strict=False))


def _by_name(exercise: Exercise, named: Mapping[str, object]) -> dict[str, object]:
    known = {fold(name): name for name in exercise.by_id}
    for name in exercise.by_id:
        known |= {fold(label(exercise.base, "field", name, lang)): name for lang in LANGUAGES}
    found: dict[str, object] = {}
    for text, value in named.items():
        if fold(str(text)) not in known:
            fields = Keys.fields(exercise.base, exercise.by_id)
            raise Unread("check.unknown_field", found=str(text), fields=fields)
        found[known[fold(str(text))]] = value
    return found
