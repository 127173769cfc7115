"""Look a figure over: what would spoil it in the room, as a list of sentences.

Tests of every chart end with ``assert faults(figure) == []``, of every finding with
``assert unsaid(finding) == []``.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kamlab.findings.style import DARK, MEDIA, PALETTE, WHITE, figure_context

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox
    from matplotlib.typing import ColorType

    from kamlab.findings.finding import Finding

_FEW = 40  # letters: less is no advice
_TOUCH = 1.5  # pixels at 100 dpi that two boxes may share: letters do not fill their box


def faults(figure: Figure) -> list[str]:
    """List what is wrong with a figure; an empty list means that it may be shown.

    Checked: text outside the canvas, texts that overlap, type under the least size
    of the medium, colours that are not in the style, a missing title or one that ends with a full
    stop, white text on a light ground and dark text on a dark one.
    """
    with figure_context():
        figure.canvas.draw()
        shown = _texts(figure)
        boxes = [text.get_window_extent() for text in shown]
    found = [*_title_faults(figure, shown), *_type_faults(figure, shown), *_colour_faults(figure)]
    found += _outside(figure, shown, boxes)
    found += _overlaps(figure, shown, boxes)
    return found + list(_ground_faults(figure, shown, boxes))


def unsaid(finding: Finding) -> list[str]:
    """List what a finding leaves unsaid; an empty list means that it tells somebody what to do.

    Checked: a title that is a sentence without a full stop, a conclusion of more than a few
    words with one stop after another sentence, alt text, and a table behind it.
    """
    checks = {
        "no title": bool(finding.title),
        "the title ends with a full stop": not finding.title.endswith("."),
        "it does not say what follows": len(finding.so_what) > _FEW,
        "a sentence ends twice": ".." not in finding.so_what,
        "no alt text": bool(finding.alt),
        "no table": len(finding.table) > 0,
    }
    return [what for what, holds in checks.items() if not holds]


def texts(figure: Figure, gid: str = "") -> list[str]:
    """Return the texts of a figure, all or those of one kind: ``"title"``, ``"name"``, ``"label"``."""
    return [text.get_text() for text in _texts(figure) if not gid or text.get_gid() == gid]


def marks(figure: Figure, gid: str) -> list[Patch]:
    """Return the marks of one kind, in drawing order: ``"bar"``, ``"dot"``, ``"diamond"``, ``"range"``."""
    from matplotlib.patches import Patch

    return [
        patch for axes in figure.axes for patch in axes.patches if isinstance(patch, Patch) and patch.get_gid() == gid
    ]


def _drawn(figure: Figure) -> list[Artist]:
    """Return what is on the sheet; the hidden axis of a canvas does not count."""
    found: list[Artist] = list(figure.texts)
    for axes in figure.axes:
        found += axes.findobj() if axes.axison else [*axes.texts, *axes.patches, *axes.lines, *axes.collections]
    return [artist for artist in found if artist.get_visible()]


def _texts(figure: Figure) -> list[Text]:
    from matplotlib.text import Text

    return [artist for artist in _drawn(figure) if isinstance(artist, Text) and artist.get_text().strip()]


def _title_faults(figure: Figure, shown: Sequence[Text]) -> Iterator[str]:
    if MEDIA[str(figure.get_label())].captioned:
        return
    title = " ".join(text.get_text() for text in shown if text.get_gid() == "title")
    if not title:
        yield "no title"
    elif title.endswith("."):
        yield f"the title ends with a full stop: {title!r}"


def _type_faults(figure: Figure, shown: Sequence[Text]) -> list[str]:
    least = MEDIA[str(figure.get_label())].smallest
    small = [text for text in shown if float(text.get_fontsize()) < least]
    return [f"type of {text.get_fontsize()} pt, under {least:g}: {text.get_text()!r}" for text in small]


def _outside(figure: Figure, shown: Sequence[Text], boxes: Sequence[Bbox]) -> list[str]:
    width, height = figure.bbox.width, figure.bbox.height
    out = [
        text
        for text, box in zip(shown, boxes, strict=True)
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ]
    return [f"outside the canvas: {text.get_text()!r}" for text in out]


def _overlaps(figure: Figure, shown: Sequence[Text], boxes: Sequence[Bbox]) -> Iterator[str]:
    touch = _TOUCH * figure.dpi / 100
    for (one, a), (other, b) in combinations(zip(shown, boxes, strict=True), 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        if across > touch and down > touch:
            yield f"texts overlap: {one.get_text()!r} and {other.get_text()!r}"


def _colour_faults(figure: Figure) -> list[str]:
    strange = {colour for artist in _drawn(figure) for colour in _colours(artist)} - PALETTE
    return [f"a colour outside the style: {colour}" for colour in sorted(strange)]


def _colours(artist: Artist) -> set[str]:
    """Return the visible colours of a drawn thing as ``#RRGGBB``."""
    from matplotlib.collections import Collection
    from matplotlib.colors import to_hex, to_rgba
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    values: list[ColorType] = []
    if isinstance(artist, Patch):
        values = [artist.get_facecolor(), artist.get_edgecolor()]
    elif isinstance(artist, Collection):
        values = [tuple(colour) for colour in (*artist.get_facecolor(), *artist.get_edgecolor())]
    elif isinstance(artist, Line2D | Text):
        values = [artist.get_color()]
    return {to_hex(value).upper() for value in values if to_rgba(value)[3] > 0}


def _ground_faults(figure: Figure, shown: Sequence[Text], boxes: Sequence[Bbox]) -> Iterator[str]:
    """Compare each text with what was painted at its corners before it: no colour reads on every ground."""
    grounds = [patch for axes in figure.axes for patch in axes.patches if _is_ground(patch)]
    placed = [
        (patch, patch.get_window_extent(), _face(patch)) for patch in sorted(grounds, key=lambda p: p.get_zorder())
    ]
    for text, box in zip(shown, boxes, strict=True):
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        under = [colour for patch, area, colour in placed if area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1]
        ground = under[-1] if under and text.get_bbox_patch() is None else WHITE
        light = str(text.get_color()).upper() == WHITE
        if light != (ground in DARK):
            yield f"text cannot be read on {ground}: {text.get_text()!r}"


def _is_ground(patch: Patch) -> bool:
    from matplotlib.colors import to_rgba

    return to_rgba(patch.get_facecolor())[3] > 0 and not patch.get_hatch()


def _face(patch: Patch) -> str:
    from matplotlib.colors import to_hex

    return to_hex(patch.get_facecolor()).upper()
