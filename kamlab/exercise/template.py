"""An exercise answered in code: names in the page's language, quotes to fill in.

Pages ask in forms; this is the other way in, with the same checker. It is written
from the exercise's fields, so that it cannot drift from what the check expects.
Everything is typed between quotes: a decimal comma, a per cent sign or a missing
bracket cannot break it.
"""

from textwrap import wrap

from kamlab.exercise.fields import Choose, Field, Rank, Text, label
from kamlab.exercise.spec import Exercise
from kamlab.i18n import say

NBSP = "\u00a0"  # keeps an option in one piece while the comment is wrapped
WIDTH = 90  # characters of a comment: the lines stay without a sideways scroll bar on a small laptop


def answer_cell(exercise: Exercise, lang: str) -> str:
    """Return the code that answers an exercise in ``lang``, nothing filled in."""
    comments = [say("check.cell.fill", lang), *_option_comments(exercise, lang)]
    lines = [
        f"# {line.replace(NBSP, ' ')}" for text in comments for line in wrap(text, WIDTH, subsequent_indent="    ")
    ]
    lines += ["from kamlab.exercise import check", "", f'check("{exercise.id}", {{']
    for one in exercise.fields:
        quotes = '"""\n"""' if isinstance(one, Text) else '""'
        lines.append(f'    "{label(exercise.base, "field", one.id, lang)}": {quotes},')
    return "\n".join([*lines, "})"])


def _option_comments(exercise: Exercise, lang: str) -> list[str]:
    """Say the options once if all fields share them, else field by field."""
    offered = [one for one in exercise.fields if isinstance(one, (Choose, Rank))]
    texts = {one.id: _offer(exercise, one, lang) for one in offered}
    if len(set(texts.values())) == 1:
        return [next(iter(texts.values()))]
    return [
        say("check.cell.for_field", lang, field=label(exercise.base, "field", name, lang), options=text)
        for name, text in texts.items()
    ]


def _offer(exercise: Exercise, one: Field, lang: str) -> str:
    if not isinstance(one, (Choose, Rank)):
        return ""
    key = "options_rank" if isinstance(one, Rank) else "options_many" if one.many else "options_one"
    options = " · ".join(
        label(one.labels or exercise.base, "option", name, lang).replace(" ", NBSP) for name in one.options
    )
    return say(f"check.cell.{key}", lang, options=options)
