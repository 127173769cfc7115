"""The canvas of a figure: margins, heading, source line, and text set to measure.

All places are in canvas units (1600 × 900 for the projector), counted from the
top left corner downwards, as in a drawing program. A chart asks the canvas for
its ``body`` and draws there; heading and foot are the same in every figure.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kamlab.findings.names import clean
from kamlab.findings.style import INK, LINE, MUTED, OURS, PROJECTOR, WHITE, figure_context, font, known_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from kamlab.findings.style import Face, Kind, Medium

LEFT, RIGHT, BOTTOM = 60, 60, 26  # margins
GAP = 60  # least distance between two panels
CAP = 0.729  # height of capitals and digits of DejaVu Sans, in em
PITCH = 1.08  # line pitch of labels and names, in em
_TITLE_PITCH = 1.18
_HEADING = 400  # letters looked at: no line of a heading holds more
_NO_GLYPH = "□"

Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in canvas units; ``y0`` is its upper edge."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in canvas units."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in canvas units."""
        return self.y1 - self.y0

    def inset(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Rect:
        """Return the rectangle with its edges moved inwards."""
        return Rect(self.x0 + left, self.y0 + top, self.x1 - right, self.y1 - bottom)

    def columns(self, *weights: float, gap: float = GAP) -> list[Rect]:
        """Split into panels side by side, at least :data:`GAP` apart."""
        room = self.width - gap * (len(weights) - 1)
        panels, left = [], self.x0
        for weight in weights:
            width = room * weight / sum(weights)
            panels.append(Rect(left, self.y0, left + width, self.y1))
            left += width + gap
        return panels

    def rows(self, count: int) -> list[Rect]:
        """Split into ``count`` rows of equal height, from the top."""
        step = self.height / max(count, 1)
        return [Rect(self.x0, self.y0 + i * step, self.x1, self.y0 + (i + 1) * step) for i in range(count)]

    @property
    def middle(self) -> float:
        """Height of the middle, in canvas units from the top."""
        return (self.y0 + self.y1) / 2


class Canvas:
    """A white sheet with heading, source line and mark; a chart fills its ``body``.

    Parameters
    ----------
    title
        The finding as a sentence, without a full stop; wraps to two lines.
    subtitle
        What is drawn, unit, period, whose data.
    module
        Number and short name of the module: ``"01 · Кто ключевой"``.
    source
        File and period, or the statement that the data are synthetic.
    remark
        One line: an assumption or a rule.
    medium
        Where the figure will be seen; see :mod:`kamlab.findings.style`.

    Attributes
    ----------
    figure
        The matplotlib figure; it belongs to no window and no global list.
    body
        The rectangle left for the chart.
    hung
        What hangs at the lower edge (source, remark, key) and moves with it.
    """

    def __init__(  # noqa: PLR0913 - the heading has these lines
        self,
        title: str,
        *,
        subtitle: str = "",
        module: str = "",
        source: str = "",
        remark: str = "",
        medium: Medium = PROJECTOR,
    ) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.medium = medium
        self.hung: list[Artist] = []
        self._lower = Affine2D()  # how far the lower edge has moved
        with figure_context():
            self.figure: Figure = Figure(figsize=medium.inches, dpi=medium.dpi, facecolor=WHITE)
            FigureCanvasAgg(self.figure)
            self.axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self.figure.set_label(medium.name)
        width, height = medium.units
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()
        self.area = Rect(LEFT, 0, width - RIGHT, height)
        if medium.captioned:
            self.area = Rect(16, 0, width - 16, height)
            self.body = Rect(self.area.x0, 16, self.area.x1, height - 16)
            return
        top = self._heading(module, title, subtitle)
        with self.hang():
            bottom = self._foot(source, remark)
        self.body = Rect(LEFT, top, width - RIGHT, bottom)

    def em(self, kind: Kind = "name") -> float:
        """Size of a kind of type in canvas units."""
        return self.medium.em(kind)

    def width(self, text: str, kind: Kind = "name", face: Face = "plain") -> float:
        """Measure the widest line of a text as the renderer will set it, in canvas units."""
        return max(_width(line, kind, face, self.medium.name) for line in str(text).split("\n"))

    def text(  # noqa: PLR0913 - place, words and how they look
        self,
        x: float,
        y: float,
        words: str,
        kind: Kind = "name",
        *,
        colour: str = INK,
        face: Face = "plain",
        side: Side = "left",
        ground: str = "",
        gid: str = "",
    ) -> Text:
        """Set one line of text with its baseline at ``y``.

        Parameters
        ----------
        side
            Which edge of the text stands at ``x``.
        ground
            Colour laid under the text, so that a line behind it is interrupted.
        """
        properties = font(face).copy()
        properties.set_size(self.medium.type[kind])
        drawn = self.axes.text(
            x, y, drawable(words, face), color=colour, ha=side, va="baseline", fontproperties=properties, zorder=6
        )
        drawn.set_parse_math(False)  # a name with two dollar signs is not a formula
        if gid:
            drawn.set_gid(gid)
        if ground:
            drawn.set_zorder(5.5)
            pad = 0.18 * self.medium.type[kind]
            drawn.set_bbox({"facecolor": ground, "edgecolor": "none", "pad": pad, "boxstyle": f"square,pad={pad / 30}"})
        return drawn

    def label(  # noqa: PLR0913 - place, words and how they look
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        kind: Kind = "label",
        *,
        colour: str = INK,
        face: Face = "plain",
        side: Side = "left",
        ground: str = "",
        gid: str = "",
    ) -> list[Text]:
        """Set one or more lines centred on the height ``y``, at a fixed pitch.

        Capitals and digits are centred, not boxes: a word with a tail and a word
        without one keep the same baseline.
        """
        shown = [lines] if isinstance(lines, str) else list(lines)
        size = self.em(kind)
        first = y + CAP * size / 2 - (len(shown) - 1) * PITCH * size / 2
        return [
            self.text(
                x, first + i * PITCH * size, line, kind, colour=colour, face=face, side=side, ground=ground, gid=gid
            )
            for i, line in enumerate(shown)
        ]

    def wrap(self, words: str, limit: float, kind: Kind = "name", face: Face = "plain") -> list[str]:
        """Break a text into lines no wider than ``limit``; a single longer word stays whole."""
        lines: list[str] = []
        if not words:
            return lines
        for word in drawable(words, face).split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, kind, face) <= limit:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def fit(self, words: str, limit: float, kind: Kind = "name", face: Face = "plain") -> str:
        """Cut a text with «…» so that it is no wider than ``limit``."""
        from kamlab.findings.names import shorten

        return shorten(drawable(words, face)[:400], limit, lambda text: self.width(text, kind, face))

    @contextmanager
    def hang(self) -> Iterator[None]:
        """Tie everything drawn inside to the lower edge of the sheet."""
        before = set(self.axes.get_children())
        yield
        for artist in self.axes.get_children():
            if artist not in before:
                artist.set_transform(self._lower + self.axes.transData)
                self.hung.append(artist)

    def stretch(self, by: float) -> None:
        """Make the sheet taller by so many units, shorter if negative; the type keeps its size."""
        width, height = self.medium.inches
        units = self.area.y1 + by
        self.figure.set_size_inches(width, height * units / self.medium.units[1])
        self.axes.set_ylim(units, 0)
        self._lower.translate(0, by)
        self.area, self.body = self.area.inset(bottom=-by), self.body.inset(bottom=-by)

    def _heading(self, module: str, title: str, subtitle: str) -> float:
        """Draw rule, module line, title and sub-title; return where the body begins."""
        from matplotlib.patches import Rectangle

        room = self.area.width
        self.axes.add_patch(Rectangle((LEFT, 25), 72, 9, facecolor=OURS.fill, edgecolor="none"))
        baseline = 67.0 if self.medium.name == "projector" else 34 + 1.25 * self.em("source")
        if module:
            self.text(LEFT, baseline, self.fit(module, room, "key"), "key", colour=MUTED, gid="module")
        baseline += 49 if self.medium.name == "projector" else 1.3 * self.em("title")
        title_lines = self._lines(title, room, "title", "bold", 2)
        for line in title_lines:
            self.text(LEFT - 2, baseline, line, "title", face="bold", gid="title")
            baseline += _TITLE_PITCH * self.em("title")
        baseline += 38 - _TITLE_PITCH * 37.5 + (self.em("subtitle") - 25) * 1.1
        for line in self._lines(subtitle, room, "subtitle", "plain", 2):
            self.text(LEFT, baseline, line, "subtitle", colour=MUTED, gid="subtitle")
            baseline += 1.24 * self.em("subtitle")
        return baseline + (0.2 * self.em("subtitle") if subtitle else 0)

    def _foot(self, source: str, remark: str) -> float:
        """Draw remark, source line and mark; return where the body ends."""
        bottom = self.area.y1 - BOTTOM
        mark = self.width("kamlab", "source")
        self.text(self.area.x1, bottom, "kamlab", "source", colour=LINE, side="right", gid="mark")
        room = self.area.width - mark - GAP / 2
        for line in self._lines(source, room, "source", "plain", 2)[::-1]:
            self.text(LEFT, bottom, line, "source", colour=MUTED, gid="source")
            bottom -= 1.24 * self.em("source")
        top = bottom - (1.06 if source else 2.3) * self.em("source")
        lines = self._lines(remark, self.area.width, "key", "plain", 2)[::-1]
        for line in lines:
            self.text(LEFT, top, line, "key", colour=MUTED, gid="remark")
            top -= 1.24 * self.em("key")
        return top - (0.6 * self.em("key") if lines else 0) - 8

    def _lines(self, words: str, room: float, kind: Kind, face: Face, most: int) -> list[str]:
        lines = self.wrap(words[:_HEADING], room, kind, face)
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [self.fit(line, room, kind, face) for line in lines]

    def stroke(self, units: float) -> float:
        """Turn a line width in canvas units into points, as matplotlib wants it."""
        return units / self.medium.unit


def drawable(words: object, face: Face = "plain") -> str:
    """Return the text with a box for each letter the font does not have."""
    return _with_glyphs(clean(words), face)


def _with_glyphs(text: str, face: Face) -> str:
    known = known_letters(face)
    return "".join(letter if ord(letter) in known else _NO_GLYPH for letter in text)


@lru_cache(maxsize=8192)
def _width(line: str, kind: Kind, face: Face, medium_name: str) -> float:
    from matplotlib.backends.backend_agg import RendererAgg

    from kamlab.findings.style import MEDIA

    medium = MEDIA[medium_name]
    properties = font(face).copy()
    properties.set_size(medium.type[kind])
    renderer = RendererAgg(1, 1, medium.dpi)  # type: ignore[no-untyped-call]  # matplotlib leaves its renderer untyped
    measured = renderer.get_text_width_height_descent(_with_glyphs(line, face), properties, ismath=False)  # type: ignore[no-untyped-call]  # untyped
    width, _, _ = measured
    return float(width) * medium.units[0] / (medium.inches[0] * medium.dpi)
