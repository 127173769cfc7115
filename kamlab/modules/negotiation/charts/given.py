"""Concessions along the days: what we gave goes left, what we received goes right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OTHER, OURS, Bar, Canvas, bars
from kamlab.findings.settle import make_room
from kamlab.i18n import date_short, money_short, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamlab.modules.negotiation.model import Gift

_PITCH = 2.8  # em of a name: two lines and some air
_NAMES = 0.4  # part of the width: what was given is told in words


def draw_balance(canvas: Canvas, log: Sequence[Gift], rest: tuple[int, float], *, currency: str, lang: str) -> None:
    """Draw the concessions as bars from one line, the oldest on top.

    Parameters
    ----------
    canvas
        Where.
    log
        In the order of the days.
    rest
        How many smaller ones are left out, and what they come to; none if the first is 0.
    """
    rows = [_bar(gift, currency, lang) for gift in log]
    if rest[0]:
        name = say("negotiation.balance.rest", lang, n=rest[0])
        rows.append(Bar(name, -rest[1], money_short(rest[1], lang, currency), role=OTHER, whole_name=True))
    make_room(canvas, _PITCH * canvas.em("name") * len(rows) + 6)
    bars(canvas, canvas.body.inset(top=6), rows, names_part=_NAMES)


def _bar(gift: Gift, currency: str, lang: str) -> Bar:
    way = -1 if gift.given else 1
    label = say("negotiation.balance.unpriced", lang) if gift.cost is None else money_short(gift.cost, lang, currency)
    day = date_short(gift.day, lang) if gift.day else ""
    role = DANGER if gift.given else OURS
    return Bar(gift.what, way * (gift.cost or 0.0), label, note=day, role=role, whole_name=True)
