"""Who hears what and when: a row per person, a card per event, the silence of the heaviest person hatched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamlab.findings import DANGER, OURS, Canvas, Rect, Scale
from kamlab.findings.canvas import PITCH
from kamlab.findings.marks import block, grid, rule, stroke
from kamlab.findings.settle import make_room
from kamlab.findings.style import INK, MUTED, WHITE, is_on_the_wall
from kamlab.i18n import month_text, say
from kamlab.modules.communication.model.programme import LATE, in_months

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kamlab.modules.communication.model import Event, Listener, Programme

_NAMES = (0.235, 0.37)  # part of the width that names may take; in a figure of half the width
_PAD, _GAP = 10, 8  # inside a card, between two cards
_CARD = (0.2, 0.36)  # greatest width of a card's text, as a part of the days
_HEAD = 2.4  # em of the months
_ROOMY = 6  # rows that fit a wall with two lines each; more stand in one line each, or the sheet is taller than wide
_LEAST = (3.0, 1.9)  # em of a row; of a row in one line
_BRIEF = 0.3  # greatest width of a card in one line


@dataclass(frozen=True, slots=True)
class Words:
    """How the figure writes what the programme holds.

    Parameters
    ----------
    person
        A name, short.
    under
        The quiet line below a name: post and role.
    silence
        What stands in the hatched bar.
    """

    person: Callable[[str], str]
    under: Callable[[Listener], str]
    silence: str


@dataclass(frozen=True, slots=True)
class _Card:
    event: Event
    lines: tuple[str, ...]
    kind: str
    place: Rect  # its height counts from the top of its lane
    lane: int


def draw_calendar(canvas: Canvas, programme: Programme, people: Sequence[Listener], words: Words, *, lang: str) -> None:
    """Draw the rows of ``people`` along the months of the programme.

    Parameters
    ----------
    programme
        Events and the first day.
    people
        The rows, from the top: by influence.
    words
        How names and the silence are written.
    """
    em = canvas.em("name")
    months = in_months(programme.start, programme.last)
    edge = canvas.body.x0 + _NAMES[canvas.medium.captioned] * canvas.body.width
    last = (months[-1] + timedelta(days=32)).replace(day=1)
    days = Scale((0, (last - programme.start).days), (edge, canvas.body.x1))
    brief = is_on_the_wall() and len(people) > _ROOMY
    rows = [_cards(canvas, programme, one, days, lang, brief=brief) for one in people]
    talls = [_tall(canvas, cards, _LEAST[brief]) for cards in rows]
    make_room(canvas, _HEAD * em + sum(talls) + 4)
    top = canvas.body.y0 + _HEAD * em
    _months(canvas, months, days, programme.start, (top, top + sum(talls)), lang)
    rule(canvas, top)
    for one, cards, tall in zip(people, rows, talls, strict=True):
        area = Rect(canvas.body.x0, top, canvas.body.x1, top + tall)
        hurt = one == programme.heaviest
        _name(canvas, one, area, edge, "" if brief else words.under(one), words, hurt=hurt)
        _silence(canvas, programme, one, area, days, words, lang, hurt=hurt)
        tops = _tops(cards, area)
        for card in cards:
            _draw(canvas, card, tops[card.lane])
        top += tall
        rule(canvas, top)


def _months(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, months: Sequence[date], days: Scale, start: date, ends: tuple[float, float], lang: str
) -> None:
    """Set the months with the borders between them."""
    edges = [days(max((one - start).days, 0)) for one in months] + [days.places[1]]
    grid(canvas, [[(x, ends[0] - 8), (x, ends[1])] for x in edges])
    free = 0.0
    for place, month in enumerate(months):
        shown = month_text(month, lang) if place == 0 or month.month == 1 else ""
        year = shown.split()[-1] if shown else ""
        words = f"{_short(month, lang)} {year}".strip()
        middle, half = (edges[place] + edges[place + 1]) / 2, canvas.width(words, "name") / 2
        if middle + half > edges[place + 1] + 6 and year:
            words, half = _short(month, lang), canvas.width(_short(month, lang), "name") / 2
        if middle - half < free:
            continue
        free = middle + half + 8
        canvas.label(
            middle,
            ends[0] - 0.95 * canvas.em("name"),
            words,
            "name",
            colour=MUTED,
            side="center",
            gid="month",
        )


def _short(day: date, lang: str) -> str:
    """Return a month in three letters."""
    from babel.dates import format_date

    return str(format_date(day, format="LLL", locale=lang))[:3]


def _cards(  # noqa: PLR0913 - a private helper
    canvas: Canvas, programme: Programme, one: Listener, days: Scale, lang: str, *, brief: bool
) -> list[_Card]:
    """Return the cards of a row; one that would cover the one before goes into the next lane."""
    found: list[_Card] = []
    limit = (_BRIEF if brief else _CARD[canvas.medium.captioned]) * (days.places[1] - days.places[0])
    for event in programme.of(one.id):
        if event.day is None:
            continue
        left = days(max((event.day - programme.start).days, 0))
        head = event.message.split(":")[0].strip() or say("communication.calendar.unsaid", lang)
        lines = [head] if brief else canvas.wrap(head, limit, "key", "bold")
        lines = [*lines[:1], " ".join(lines[1:])] if len(lines) > 1 else lines
        lines = [canvas.fit(line, limit, "key", "bold") for line in lines]
        kind = say(f"communication.kind.{event.kind}", lang) if event.kind and not brief else ""
        kind = canvas.fit(kind, limit, "key")
        wide = max(canvas.width(line, "key", "bold") for line in lines)
        wide = max(wide, canvas.width(kind, "key") if kind else 0) + 2 * _PAD
        left = min(left, days.places[1] - wide)
        tall = (len(lines) + bool(kind)) * PITCH * canvas.em("key") + 1.4 * _PAD
        lane = next(
            lane
            for lane in range(len(found) + 1)
            if all(card.place.x1 + _GAP <= left for card in found if card.lane == lane)
        )
        found.append(_Card(event, tuple(lines), kind, Rect(left, 0, left + wide, tall), lane))
    return found


def _lanes(cards: Sequence[_Card]) -> list[float]:
    """Return the height of each lane."""
    return [
        max(card.place.height for card in cards if card.lane == lane) for lane in sorted({one.lane for one in cards})
    ]


def _tall(canvas: Canvas, cards: Sequence[_Card], least: float) -> float:
    lanes = _lanes(cards)
    return max(sum(lanes) + _GAP * (len(lanes) + 1), least * canvas.em("name"))


def _tops(cards: Sequence[_Card], area: Rect) -> list[float]:
    """Return the upper edge of each lane, the lanes together in the middle of the row."""
    lanes = _lanes(cards)
    first = area.middle - (sum(lanes) + _GAP * (len(lanes) - 1)) / 2
    return [first + sum(lanes[:place]) + _GAP * place for place in range(len(lanes))]


def _name(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas, one: Listener, area: Rect, edge: float, under: str, words: Words, *, hurt: bool
) -> None:
    """Set the name with its quiet line, if there is one."""
    em, room = canvas.em("name"), edge - area.x0 - 14
    colour = DANGER.text if hurt else INK
    if canvas.width(under, "key") > room:
        under = canvas.fit(one.post, room, "key")
    y = area.middle - (0.55 * em if under else 0)
    name = canvas.fit(words.person(one.name), room, "name", "bold")
    canvas.label(area.x0, y, name, "name", colour=colour, face="bold", gid="name")
    if under:
        canvas.label(area.x0, area.middle + 0.6 * em, under, "key", colour=MUTED, gid="under")


def _silence(  # noqa: PLR0913, PLR0917 - a private helper
    canvas: Canvas,
    programme: Programme,
    one: Listener,
    area: Rect,
    days: Scale,
    words: Words,
    lang: str,
    *,
    hurt: bool,
) -> None:
    """Hatch the silence of the heaviest person; say of the others that nothing is meant for them."""
    wait = programme.silence(one.id)
    if hurt and (wait is None or wait > LATE):
        end = days.places[1] if wait is None else days(wait) - _GAP
        half = min(area.height / 2 - _GAP, 1.25 * canvas.em("name"))
        bar = Rect(days.places[0] + 4, area.middle - half, end, area.middle + half)
        block(canvas, bar, DANGER, gid="silence")
        said = canvas.fit(words.silence, bar.width - 24, "name", "bold")
        middle = (bar.x0 + bar.x1) / 2
        canvas.label(
            middle,
            bar.middle,
            said,
            "name",
            colour=DANGER.text,
            face="bold",
            side="center",
            ground=WHITE,
            gid="silence-words",
        )
    elif wait is None:
        stroke(canvas, [(days.places[0] + 10, area.middle), (days.places[0] + 30, area.middle)], DANGER.fill, 3)
        said = say("communication.calendar.none", lang)
        canvas.label(days.places[0] + 42, area.middle, said, "key", colour=DANGER.text, ground=WHITE, gid="none")


def _draw(canvas: Canvas, card: _Card, top: float) -> None:
    """Draw one card: what is said in bold, its type below; a dashed edge if nobody of ours is named."""
    place = Rect(card.place.x0, top, card.place.x1, top + card.place.height)
    _edge(canvas, place, nobody=not card.event.who)
    y = top + 0.7 * _PAD + PITCH * canvas.em("key") / 2
    for line in card.lines:
        canvas.label(place.x0 + _PAD, y, line, "key", face="bold", gid="message")
        y += PITCH * canvas.em("key")
    if card.kind:
        canvas.label(place.x0 + _PAD, y, card.kind, "key", colour=OURS.text, gid="kind")


def _edge(canvas: Canvas, place: Rect, *, nobody: bool) -> None:
    from matplotlib.patches import FancyBboxPatch

    patch = FancyBboxPatch(
        (place.x0, place.y0),
        place.width,
        place.height,
        boxstyle="round,pad=0,rounding_size=6",
        mutation_aspect=1,
        facecolor=WHITE if nobody else OURS.tint,
        edgecolor=DANGER.fill if nobody else OURS.fill,
        linestyle=(0, (4, 3)) if nobody else "solid",
        linewidth=canvas.stroke(2.2),
        zorder=2.5,
    )
    patch.set_gid("nobody" if nobody else "card")
    canvas.axes.add_patch(patch)
