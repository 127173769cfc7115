"""What was read of a file: accepted and set aside, in rows and in money, adding up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamlab.findings import CHECK, OURS, Canvas, Rect, Scale
from kamlab.findings.marks import block
from kamlab.findings.style import INK, MUTED
from kamlab.i18n import money_short, number, say

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRIP = 92


def draw_own_data(  # noqa: PLR0913 - the two sums and their reasons
    canvas: Canvas,
    rows: tuple[int, int],
    money: tuple[float, float],
    reasons: Sequence[tuple[str, int, float]],
    *,
    currency: str,
    lang: str,
) -> None:
    """Draw two strips, rows and money: accepted (blue) and set aside (outlined), then the reasons.

    ``rows`` and ``money`` are (accepted, set aside); ``reasons`` are (words, rows, money).
    """
    body = canvas.body
    names_end = body.x0 + 0.14 * body.width
    y = body.y0 + 40
    for what, parts, written in (
        ("rows", (float(rows[0]), float(rows[1])), (number(rows[0], lang), number(rows[1], lang))),
        ("money", money, (money_short(money[0], lang, currency), money_short(money[1], lang, currency))),
    ):
        canvas.label(
            names_end, y + _STRIP / 2, say(f"start.data.{what}", lang), "name", face="bold", side="right", gid="name"
        )
        whole = max(abs(parts[0]) + abs(parts[1]), 1e-9)
        scale = Scale((0, whole), (names_end + 30, body.x1 - 330))
        block(canvas, Rect(scale(0), y, scale(abs(parts[0])), y + _STRIP), OURS)
        if parts[1]:
            left, right = scale(abs(parts[0])), max(scale(whole), scale(abs(parts[0])) + 8)
            block(canvas, Rect(left, y, right, y + _STRIP), CHECK, hollow=True, gid="set-aside")
        x = max(scale(whole), scale(abs(parts[0])) + 8) + 18
        accepted = say("start.data.accepted", lang, amount=written[0])
        canvas.label(x, y + _STRIP / 2 - 16, accepted, "label", colour=OURS.text, face="bold", gid="label")
        aside = say("start.data.aside", lang, amount=written[1])
        canvas.label(x, y + _STRIP / 2 + 16, aside, "name", colour=CHECK.text if parts[1] else MUTED, gid="label")
        y += _STRIP + 40
    if reasons:
        canvas.label(names_end + 30, y + 12, say("start.data.why", lang), "name", face="bold", gid="heading")
    for place, (words, count, amount) in enumerate(reasons[:5]):
        line = y + 54 + place * 38
        text = say("start.data.reason", lang, reason=words, n=count, amount=money_short(amount, lang, currency))
        canvas.label(names_end + 30, line, canvas.fit(text, body.x1 - names_end - 30, "name"), "name", colour=INK)
