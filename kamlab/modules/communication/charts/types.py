"""What we talk about: an item a row, a square for each event of the programme; market factors below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect
from kamlab.findings.marks import block, nothing, rule
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, MUTED
from kamlab.i18n import say
from kamlab.modules.communication.model import ITEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROW = 1.75  # em
_SQUARE = 22
_MOST = 12  # squares in a row; more are told as a number


def draw_types(canvas: Canvas, counted: Mapping[str, int], *, lang: str) -> None:
    """Draw the twelve items under their four types.

    Parameters
    ----------
    counted
        ``"market.regulation"`` → number of events.
    """
    em = canvas.em("name")
    pitch = _ROW * em
    count = sum(len(items) for items in ITEMS.values())
    make_room(canvas, count * pitch + 4 * 0.4 * em)
    labels = {key: say(f"communication.item.{key.split('.')[1]}", lang) for key in counted}
    kinds = {kind: say(f"communication.kind.{kind}", lang) for kind in ITEMS}
    first = max(canvas.width(words, "name", "bold") for words in kinds.values()) + 34
    second = max(canvas.width(words, "name") for words in labels.values()) + 30
    left, y = canvas.body.x0, canvas.body.y0 + 0.2 * em
    if canvas.medium.captioned:
        labels = {key: canvas.fit(words, canvas.body.width - first - 90, "name") for key, words in labels.items()}
        second = min(second, canvas.body.width - first - 60)
    for kind, items in ITEMS.items():
        rule(canvas, y)
        y += 0.2 * em
        canvas.label(left, y + pitch / 2, kinds[kind], "name", face="bold", gid="kind")
        for item in items:
            many = counted[f"{kind}.{item}"]
            middle = y + pitch / 2
            colour = INK if many else DANGER.text if kind == "market" else MUTED
            canvas.label(left + first, middle, labels[f"{kind}.{item}"], "name", colour=colour, gid="item")
            _squares(canvas, left + first + second, middle, many, lang)
            y += pitch
        y += 0.2 * em
    rule(canvas, y)


def _squares(canvas: Canvas, x: float, middle: float, many: int, lang: str) -> None:
    """Draw a square per event and their number; a dash for none."""
    if not many:
        nothing(canvas, x + 8, middle)
        return
    words = say("communication.types.many", lang, n=many)
    if x + canvas.width(words, "name") > canvas.body.x1:
        words = str(many)
    room = canvas.body.x1 - x - canvas.width(words, "name") - 10
    shown = max(0, min(many, _MOST, int(room / (_SQUARE + 7))))
    for place in range(shown):
        at = x + place * (_SQUARE + 7)
        block(canvas, Rect(at, middle - _SQUARE / 2, at + _SQUARE, middle + _SQUARE / 2), OURS, gid="event")
    canvas.label(x + shown * (_SQUARE + 7) + 10, middle, words, "name", gid="many")
