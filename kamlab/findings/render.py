"""A finding made visible: bytes of its figure, HTML for a page, plain text for everything else."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from kamlab.findings.names import clean
from kamlab.findings.style import INK, MUTED, OURS, PALETTE, QUIET, WHITE, figure_context
from kamlab.findings.tables import cells, text_table
from kamlab.i18n import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from PIL.Image import Image

    from kamlab.findings.finding import Finding
    from kamlab.findings.tables import Cells

_COLOURS = 96  # of the palette of a PNG: flat fills and the steps of smooth letters
_NEAR = 10  # a palette entry this close to a colour of the style becomes that colour
_NO_METADATA = {
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
_CELL = "padding:5px 12px;font-size:15px;line-height:1.4;vertical-align:top;overflow-wrap:anywhere;border:0"


def image(figure: Figure, kind: str) -> bytes:
    """Return a figure as ``png``, ``svg`` or ``pdf``: the same bytes each time, without metadata."""
    if kind == "png":
        return _small_png(figure)
    buffer = BytesIO()
    with figure_context():
        figure.savefig(buffer, format=kind, metadata=_NO_METADATA[kind])
    return buffer.getvalue()


def html(finding: Finding) -> str:
    """Return a finding as one ``<figure>`` with inline styles only; every text is escaped."""
    content = cells(finding.table, finding.lang, formats=finding.formats, currency=finding.currency)
    parts = [f'<figure lang="{finding.lang}" style="{_CARD}">']
    if finding.draw is None:
        parts.append(_heading(finding))
    else:
        picture = b64encode(image(finding.figure(), "png")).decode("ascii")
        parts.append(
            f'<img alt="{_safe(finding.alt)}" src="data:image/png;base64,{picture}" '
            'style="display:block;width:100%;height:auto;margin:0">'
        )
    parts.append(f'<figcaption dir="auto" style="{_SENTENCE}">{_safe(finding.so_what)}</figcaption>')
    numbers = _html_table(content, finding.lang)
    if finding.draw is None:
        parts.append(f'<div style="margin:16px 0 0">{numbers}</div>')
        parts.append(_html_source(finding))
    else:
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


def _small_png(figure: Figure) -> bytes:
    """Render and reduce to a palette: a figure of flat colours needs a few dozen of them."""
    from PIL import Image

    buffer = BytesIO()
    with figure_context():
        figure.savefig(buffer, format="raw", dpi=figure.dpi)
    size = tuple(round(inches * figure.dpi) for inches in figure.get_size_inches())
    flat = Image.frombytes("RGBA", size, buffer.getvalue()).convert("RGB")
    reduced = flat.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    _true_colours(reduced)
    png = BytesIO()
    reduced.save(png, format="PNG", optimize=True)
    return png.getvalue()


def _true_colours(reduced: Image) -> None:
    """Put the exact colours of the style where the reduction missed them by a shade."""
    flat = reduced.getpalette() or []
    entries = [tuple(flat[i : i + 3]) for i in range(0, len(flat), 3)]
    for colour in sorted(PALETTE):
        exact = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
        near = min(range(len(entries)), key=lambda i: sum(abs(a - b) for a, b in zip(entries[i], exact, strict=True)))
        if sum(abs(a - b) for a, b in zip(entries[near], exact, strict=True)) <= _NEAR:
            entries[near] = exact
    reduced.putpalette([channel for entry in entries for channel in entry])


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
    """Write the table with scopes on its headings, zebra rows and digits of equal width."""
    aligned = ["right;font-variant-numeric:tabular-nums;white-space:nowrap" if r else "left" for r in content.right]
    aligned += ["left"] * (len(content.headings) - len(aligned))
    head = "".join(
        f'<th scope="col" style="{_CELL};text-align:{how};font-weight:700;background:{WHITE};'
        f'border-bottom:1px solid #CDD5DD">{_safe(heading)}</th>'
        for heading, how in zip(content.headings, aligned, strict=True)
    )
    body = []
    for index, row in enumerate(content.rows):
        ground = QUIET if index % 2 == 0 else WHITE
        row_cells = "".join(
            f'<td dir="auto" style="{_CELL};text-align:{how};background:{ground}">{_safe(text)}</td>'
            for text, how in zip(row, aligned, strict=True)
        )
        body.append(f"<tr>{row_cells}</tr>")
    more = escape(say("findings.more_rows", lang, n=content.left_out)) if content.left_out else ""
    more = more and f'<div style="font-size:14px;color:{MUTED};padding:5px 12px">{more}</div>'
    table = f'<table style="border-collapse:collapse;margin:8px 0 0;color:{INK}"><thead><tr>{head}</tr></thead>'
    return f"{table}<tbody>{''.join(body)}</tbody></table>{more}"


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)
