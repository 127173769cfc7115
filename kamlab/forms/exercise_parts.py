"""Parts that exercises need besides those of the kit: a grid of choices, tries, hints, ways on the page.

They are drawn by ``page/4_answers.js`` and, on paper, by ``still.py``.
"""

from collections.abc import Sequence

from kamlab.forms.parts import Part, Tone


def matrix(heads: Sequence[str], *fields: Part, corner: str = "") -> Part:
    """Return fields that share their options as one table: a line each, a column per option.

    Parameters
    ----------
    heads
        Labels of the options, in order.
    *fields
        Parts of :class:`Ticks` or :class:`Segments` fields; a line is one stop of the Tab key.
    corner
        Heading of the first column.
    """
    return Part("matrix", told={"heads": list(heads), "corner": corner}, parts=fields)


def apart(*parts: Part) -> Part:
    """Return parts in one line, the first at the left edge, the last at the right one."""
    return Part("apart", parts=parts)


def tries(done: int, most: int, text: str) -> Part:
    """Return dots, as many filled as tries were used, and the words for them."""
    return Part("tries", told={"done": min(done, most), "left": max(most - done, 0), "text": text})


def hints(label: str, opened: Sequence[str], most: int, *, name: str, note: str) -> Part:
    """Return numbered buttons that open one after another, and the texts opened so far.

    Parameters
    ----------
    label
        What they are: «Подсказки».
    opened
        Texts opened so far.
    most
        How many there are.
    name
        What a screen reader calls one: «Подсказка».
    note
        Quiet words while none is open.
    """
    told = {"label": label, "texts": list(opened), "most": most, "name": name, "note": note}
    return Part("hints", "hint", told)


def jump(label: str, to: str) -> Part:
    """Return the main button that leads to another form of the page, by its key."""
    return Part("jump", told={"label": label, "to": to})


def trail(*stops: tuple[Tone, str, str, str]) -> Part:
    """Return forms of the page in a line, each with the sign of its state.

    Parameters
    ----------
    *stops
        Tone, sign, key of the form, and its state in words.
    """
    return Part("trail", told={"stops": [list(stop) for stop in stops]})


def said(text: str, *, strong: bool = False, tone: str = "") -> Part:
    """Return a few quiet words in a line."""
    return Part("cell", told={"text": text, "quiet": True, "strong": strong, "tone": tone})
