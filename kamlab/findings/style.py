"""The one figure style: colours with a meaning each, type sizes, media.

Every colour of every figure comes from this file, and each means the same in all
modules (hues after Okabe and Ito, which stay apart for colour-blind readers).
Colour never speaks alone: a role also has a hatch, a hollow mark, a dash or a word.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.font_manager import FontProperties

WHITE = "#FFFFFF"
INK = "#1B2733"  # text, the zero line, "today"
MUTED = "#56616B"  # secondary text, dark grey fill
LINE = "#8A949E"  # grey lines, outlines and hatch
BAR = "#C5CCD3"  # grey bars: everything that is not the subject
GRID = "#E3E7EB"  # grid and hairlines
QUIET = "#F3F5F7"  # zebra rows, quiet surfaces

BLUE_MIDDLE = "#7FB8DA"  # depth 2 of 3; shades of blue always carry the printed number


@dataclass(frozen=True, slots=True)
class Role:
    """What a colour stands for: a fill for marks, a shade for text, a tint for grounds."""

    name: str
    fill: str
    text: str
    tint: str
    hatch: str = ""  # drawn instead of a solid fill


OURS = Role("ours", "#0072B2", "#005A8C", "#D6E7F3")
"""The accent: ours, key, chosen, present."""
DANGER = Role("danger", "#D55E00", "#A84300", "#FBE4D5", hatch="///")
"""Breach, loss, gap, unproven; always hatched, hollow, dashed or named."""
CLIENT = Role("client", "#CC79A7", "#883766", "#F9EEF4")
"""The client's side: their words, goals, people; a diamond."""
DONE = Role("done", "#009E73", "#00694C", "#E6F5F0")
"""Done, adds up, regained; with a tick or the word."""
CHECK = Role("check", "#E69F00", "#6E4A00", "#FDF4E1")
"""Check this, assumption, stale; in figures dashed or hollow."""
OTHER = Role("other", BAR, MUTED, QUIET)
"""Everything else."""
RIVAL = Role("rival", MUTED, MUTED, QUIET)
"""A competitor: a grey square and the name."""
REST = Role("rest", LINE, MUTED, QUIET, hatch="///")
"""Many clients summed into one bar."""

ROLES = (OURS, DANGER, CLIENT, DONE, CHECK, OTHER, RIVAL, REST)
PALETTE = frozenset(
    {WHITE, INK, MUTED, LINE, BAR, GRID, QUIET, BLUE_MIDDLE}
    | {colour for role in ROLES for colour in (role.fill, role.text, role.tint)}
)
DARK = frozenset({OURS.fill, OURS.text, INK, MUTED})  # the grounds on which white text is allowed

Kind = Literal["title", "subtitle", "big", "label", "name", "key", "source"]
Face = Literal["plain", "bold", "italic"]


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a figure is shown: its paper, its own type sizes, what is left out.

    A canvas is ``units`` wide and high whatever the medium; type keeps its true
    size in points. So a printed figure is laid out anew, never scaled down.
    """

    name: str
    inches: tuple[float, float]
    units: tuple[int, int]
    dpi: int
    type: Mapping[str, float]  # points per kind of text
    smallest: float  # points; nothing is set smaller
    rows: int  # clients shown before the rest is summed
    lines: int  # lines a client's name may take
    names: float  # greatest part of the width that names may take
    captioned: bool = False  # title and sub-title go to the caption under the figure

    @property
    def unit(self) -> float:
        """Canvas units per typographic point."""
        return self.units[0] / (self.inches[0] * 72)

    def em(self, kind: Kind) -> float:
        """Size of type of this kind in canvas units."""
        return self.type[kind] * self.unit

    def hatch(self, pattern: str) -> str:
        """Make a hatch as dense on paper as it is on the projector, where it has 1/3 inch."""
        return pattern[:1] * round(len(pattern) * self.unit * 72 / 100)


_CM = 1 / 2.54
PROJECTOR = Medium(
    "projector",
    inches=(16, 9),
    units=(1600, 900),
    dpi=100,
    type={"title": 27, "subtitle": 18, "big": 22, "label": 17, "name": 16, "key": 15, "source": 14},
    smallest=14,
    rows=10,
    lines=2,
    names=0.24,
)
PAGE = Medium(
    "page",
    inches=(16 * _CM, 9 * _CM),
    units=(1600, 900),
    dpi=300,
    type={"title": 11, "subtitle": 9, "big": 10, "label": 9, "name": 9, "key": 8.5, "source": 8},
    smallest=8,
    rows=10,
    lines=1,
    names=0.34,
)
HALF = Medium(
    "half",
    inches=(8 * _CM, 7 * _CM),
    units=(800, 700),
    dpi=300,
    type={"title": 9, "subtitle": 8, "big": 9, "label": 8, "name": 8, "key": 8, "source": 8},
    smallest=8,
    rows=6,
    lines=2,
    names=0.4,
    captioned=True,
)
MEDIA = {medium.name: medium for medium in (PROJECTOR, PAGE, HALF)}
Size = Literal["projector", "page", "half"]
_on_the_wall: list[bool] = []  # whether figures have to be read from the back of a room


def show_on_the_wall(*, wanted: bool) -> None:
    """Draw figures from now on as for print: larger type, 20 points and more on a wall."""
    _on_the_wall[:] = [wanted]


def is_on_the_wall() -> bool:
    """Tell whether figures have to be read from the back of a room."""
    return any(_on_the_wall)


@contextmanager
def figure_context() -> Iterator[None]:
    """Draw with the settings of this style, whatever the reader's own settings are.

    Everything is put back on leaving; no figure is registered, shown or left open.
    """
    import matplotlib as mpl

    ours = {key: value for key, value in mpl.rcParamsDefault.items() if key not in _NOT_OURS}
    ours |= {
        "font.family": ["DejaVu Sans"],
        "hatch.linewidth": 1.3,
        "svg.hashsalt": "kamlab",  # element ids in SVG would be random otherwise
        "pdf.fonttype": 42,
        "axes.unicode_minus": True,
    }
    with mpl.rc_context(ours):
        yield


_NOT_OURS = {"backend", "backend_fallback", "interactive", "toolbar", "timezone"}


@cache
def font(face: Face = "plain") -> FontProperties:
    """Return the font file shipped with the drawing library, the same on every machine."""
    from pathlib import Path

    from matplotlib import get_data_path
    from matplotlib.font_manager import FontProperties

    file = {"plain": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf", "italic": "DejaVuSans-Oblique.ttf"}[face]
    return FontProperties(fname=str(Path(get_data_path(), "fonts", "ttf", file)))


@cache
def known_letters(face: Face = "plain") -> frozenset[int]:
    """Return the code points that the font can draw."""
    from matplotlib.font_manager import get_font

    return frozenset(get_font(str(font(face).get_file())).get_charmap())
