"""See a figure as others see it: a grey printer, a reader without green cones.

Every figure is looked at once through each filter; whatever can then no longer be
told apart needs a hatch, a hollow mark, a dash or a word.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SOLID = 255
_DARK_CODED, _DARK_LINEAR = 0.04045, 0.0031308  # below these the sRGB curve (IEC 61966-2-1) is a straight line


def in_grey(png: bytes) -> bytes:
    """Return a picture as a black-and-white printer shows it."""
    return _recoloured(png, [[0.2126, 0.7152, 0.0722]] * 3)


def without_green(png: bytes) -> bytes:
    """Return a picture as a reader without green cones sees it (deuteranopia, Machado et al. 2009)."""
    return _recoloured(
        png, [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    )


def _recoloured(png: bytes, matrix: Sequence[Sequence[float]]) -> bytes:
    """Apply a colour matrix in linear light."""
    import numpy as np
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        coded = np.asarray(picture.convert("RGB"), dtype=float) / _SOLID
    mixed = np.clip(_linear(coded) @ np.array(matrix).T, 0, 1)
    shown = np.where(mixed <= _DARK_LINEAR, 12.92 * mixed, 1.055 * mixed ** (1 / 2.4) - 0.055)
    buffer = BytesIO()
    Image.fromarray((shown * _SOLID).round().astype(np.uint8)).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _linear(coded: NDArray[Any]) -> NDArray[Any]:
    """Undo the sRGB curve (IEC 61966-2-1)."""
    import numpy as np

    return np.where(coded <= _DARK_CODED, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
