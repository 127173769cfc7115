"""A finding made visible: bytes of its figure, HTML for a page, plain text for everything else."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from kamlab.findings.names import clean
from kamlab.findings.style import INK, MEDIA, MUTED, OURS, PALETTE, QUIET, WHITE, figure_context
from kamlab.findings.tables import cells, text_table
from kamlab.i18n import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from PIL.Image import Image as PilImage

    from kamlab.findings.finding import Finding
    from kamlab.findings.style import Size
    from kamlab.findings.tables import Cells

_WIDE = {"projector": 1600, "page": 1600, "half": 640}  # pixels of a figure that has all the room it wants
_DOTS = {"projector": 1152, "page": 1600, "half": 640}  # dots across; a card is 1014 wide, on a wall 1600, a pane 560
_LETTERS = 480  # red + green + blue below this: a colour that letters and thin lines have
_NO_METADATA: dict[str, dict[str, str | None]] = {
    "svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
_FONT = "'Segoe UI','Liberation Sans','DejaVu Sans',Arial,sans-serif"
_CARD = (
    f"max-width:1056px;margin:0;padding:20px;box-sizing:border-box;background:{WHITE};color:{INK};"
    f"border:1px solid #CDD5DD;border-radius:8px;font-family:{_FONT}"
)
_SENTENCE = (
    f"margin:16px 0 0;padding:12px 16px;border-left:6px solid {OURS.fill};background:#E7F2F9;color:{INK};"
    "font-size:17px;line-height:1.5;text-align:left;font-style:normal"
)
_TABLE = (
    f"border-collapse:collapse;margin:8px 0 0;color:{INK};font-size:15px;line-height:1.4;"
    "font-variant-numeric:tabular-nums;overflow-wrap:break-word"
)
_LONGEST_WORD = 24  # letters; a cell with a longer one may break its words, or it would push the page aside
_HEADS = f"background:{WHITE};border-bottom:1px solid #CDD5DD;font-weight:700;vertical-align:top"


def image(figure: Figure, kind: str, *, steps: int = 3) -> bytes:
    """Return a figure as ``png``, ``svg`` or ``pdf``: the same bytes each time, without metadata.

    Parameters
    ----------
    steps
        Shades between a letter and its ground in a PNG. One is enough where the
        page shows the picture smaller than it is, and saves a third of the bytes.
    """
    if kind == "png":
        return _png(figure, steps)
    buffer = BytesIO()
    with figure_context():
        figure.savefig(buffer, format=kind, metadata=_NO_METADATA[kind])
    return buffer.getvalue()


def html(finding: Finding, size: Size = "projector", figure: Figure | None = None) -> str:
    """Return a finding as one ``<figure>`` with inline styles only; every text is escaped.

    ``figure`` is its figure of this size, if it is drawn already.
    """
    content = cells(finding.table, finding.lang, formats=finding.formats, currency=finding.currency)
    parts = [f'<figure lang="{finding.lang}" style="{_CARD}">']
    if finding.draw is None:
        parts.append(_heading(finding))
    else:
        figure = figure or finding.figure(size)
        width, height = (round(inches * _WIDE[size] / MEDIA[size].inches[0]) for inches in figure.get_size_inches())
        picture = b64encode(_page_picture(figure, size)).decode("ascii")
        parts.append(
            f'<img alt="{_safe(finding.alt)}" src="data:image/webp;base64,{picture}" '
            f'width="{width}" height="{height}" style="display:block;width:100%;height:auto;margin:0">'
        )
    title = f"<b>{_safe(finding.title)}.</b> " if finding.draw is not None and MEDIA[size].captioned else ""
    parts.append(f'<figcaption dir="auto" style="{_SENTENCE}">{title}{_safe(finding.so_what)}</figcaption>')
    numbers = _html_table(content, finding.lang) if content.headings else ""
    if finding.draw is None:
        parts.append(f'<div style="margin:16px 0 0">{numbers}</div>')
        parts.append(_html_source(finding))
    elif numbers:
        summary = f"color:{OURS.text};font-size:15px;cursor:pointer;padding:4px 0"
        parts.append(
            f'<details style="margin:12px 0 0"><summary style="{summary}">'
            f"{escape(say('findings.numbers', finding.lang))}</summary>{numbers}</details>"
        )
    return "".join([*parts, "</figure>"])


def plain_text(finding: Finding) -> str:
    """Return a finding as plain text: title, sentence, the plotted numbers, source."""
    content = cells(finding.table, finding.lang, formats=finding.formats, currency=finding.currency, widest=48)
    head = [clean(finding.title), clean(finding.subtitle), f"→ {clean(finding.so_what)}"]
    foot = [clean(finding.remark), clean(finding.source)]
    blocks = ["\n".join(filter(None, head)), text_table(content, finding.lang), "\n".join(filter(None, foot))]
    return "\n\n".join(filter(None, blocks))


def _page_picture(figure: Figure, size: Size) -> bytes:
    """Return the figure for a page: no wider than the card shows it, without loss, half the bytes of a PNG.

    A dozen figures have to fit into a notebook of a few hundred kilobytes, and a person
    who moves a slider waits for each: more effort than this saves a hundredth of the bytes.
    """
    dots, picture = figure.dpi, BytesIO()
    figure.set_dpi(_DOTS[size] / MEDIA[size].inches[0])
    _reduced(figure, 1).convert("RGB").save(picture, format="WEBP", lossless=True, quality=40, method=3)
    figure.set_dpi(dots)  # whoever looks at the figure afterwards finds it as it was
    return picture.getvalue()


def _png(figure: Figure, steps: int) -> bytes:
    png = BytesIO()
    _reduced(figure, steps).save(png, format="PNG", optimize=True)
    return png.getvalue()


def _reduced(figure: Figure, steps: int) -> PilImage:
    """Render and reduce to the colours of the style and a few steps between them and white.

    A figure is flat colours and letters; a full-colour picture of it would be five
    times the size. The reduction is ours because it must keep every colour exact.
    """
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas = FigureCanvasAgg(figure)
    with figure_context():
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib leaves this backend untyped
    pixels = np.asarray(canvas.buffer_rgba()).astype(np.int32)  # type: ignore[no-untyped-call]  # matplotlib leaves this backend untyped
    height, width, _ = pixels.shape
    codes = (pixels[:, :, 0] << 16 | pixels[:, :, 1] << 8 | pixels[:, :, 2]).ravel()
    starts = np.flatnonzero(np.diff(codes, prepend=-1))  # a figure is runs of one colour: a twentieth of its pixels
    found, place = np.unique(codes[starts], return_inverse=True)
    palette = _palette({int(code) for code in found}, steps)
    shades = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    nearest = ((shades[:, None, :] - np.array(palette)[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
    places = np.repeat(nearest.astype(np.uint8)[place], np.diff(starts, append=codes.size))
    picture = Image.frombytes("P", (width, height), places.tobytes())
    picture.putpalette([channel for colour in palette for channel in colour])
    return picture


def _palette(found: set[int], steps: int) -> list[tuple[int, int, int]]:
    """Return the style's colours that occur, and ``steps`` shades from each dark one to white."""
    flat = [colour for colour in sorted(PALETTE) if int(colour[1:], 16) in found]
    palette = [_channels(colour, 1.0) for colour in flat]
    for colour in flat:
        if sum(_channels(colour, 1.0)) < _LETTERS:
            palette += [_channels(colour, step / (steps + 1)) for step in range(1, steps + 1)]
    return list(dict.fromkeys(palette)) or [(255, 255, 255)]


def _channels(colour: str, strength: float) -> tuple[int, int, int]:
    """Red, green and blue of a colour laid thinly on white."""
    red, green, blue = (round(255 + (int(colour[i : i + 2], 16) - 255) * strength) for i in (1, 3, 5))
    return red, green, blue


def _heading(finding: Finding) -> str:
    title = f'<div dir="auto" style="font-size:20px;font-weight:700;line-height:1.3">{_safe(finding.title)}</div>'
    if not finding.subtitle:
        return title
    style = f"font-size:16px;line-height:1.5;color:{MUTED};margin-top:4px"
    return f'{title}<div dir="auto" style="{style}">{_safe(finding.subtitle)}</div>'


def _html_source(finding: Finding) -> str:
    lines = "<br>".join(_safe(line) for line in (finding.remark, finding.source) if line)
    return f'<div style="margin:12px 0 0;font-size:14px;color:{MUTED}">{lines}</div>' if lines else ""


def _html_table(content: Cells, lang: str) -> str:
    """Write the table with scopes on its headings, zebra rows and digits of equal width.

    What all cells of a row share stands on the row: a page holds hundreds of them.
    """
    aligned = [" nowrap" * r + f' style="text-align:{"right" if r else "left"}"' for r in content.right]
    aligned += [' style="text-align:left"'] * (len(content.headings) - len(aligned))
    head = "".join(
        f'<th scope="col"{how}>{_safe(heading)}</th>' for heading, how in zip(content.headings, aligned, strict=True)
    )
    body = []
    for index, row in enumerate(content.rows):
        row_cells = "".join(
            f"<td{_direction(text)}{_breaks(text, how)}>{_safe(text)}</td>"
            for text, how in zip(row, aligned, strict=True)
        )
        body.append(f'<tr style="background:{QUIET if index % 2 == 0 else WHITE}">{row_cells}</tr>')
    more = escape(say("findings.more_rows", lang, n=content.left_out)) if content.left_out else ""
    more = more and f'<div style="font-size:14px;color:{MUTED};padding:5px 12px">{more}</div>'
    table = f'<table cellpadding="6" style="{_TABLE}"><thead><tr style="{_HEADS}">{head}</tr></thead>'
    return f'{table}<tbody style="vertical-align:top">{"".join(body)}</tbody></table>{more}'


def _breaks(text: str, how: str) -> str:
    """Return the attributes of a cell; one with a word longer than any column may cut it, its neighbours may not."""
    long = any(len(word) > _LONGEST_WORD for word in text.split())
    return how[:-1] + ';overflow-wrap:anywhere"' if long else how


def _direction(text: str) -> str:
    """Let a name that is written from right to left say so; all else follows the page."""
    return ' dir="auto"' if any(bidirectional(letter) in {"R", "AL"} for letter in text) else ""


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)
