"""A picture in a document: never without words for who cannot see it."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kamlab.documents.words import one_line

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

WIDTH = 16.0  # cm: what an A4 page with margins of 2.5 cm has

DOTS = 300  # an inch
_FAINT = 8  # of 255: the palette's white may be a shade off


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to lay into a document.

    Attributes
    ----------
    content
        A PNG, drawn for its size: 300 dots an inch.
    alt
        What it shows, in words.
    width
        Centimetres; a narrower page makes it smaller.
    """

    content: bytes
    alt: str
    width: float = WIDTH


def trimmed(content: bytes, alt: str) -> Picture:
    """Return a drawn figure without the white around it, at its own size: it begins where the text begins.

    Parameters
    ----------
    content
        A PNG of 300 dots an inch on white.
    alt
        What it shows, in words.
    """
    from PIL import Image, ImageChops

    with Image.open(BytesIO(content)) as drawn:
        white = Image.new("L", drawn.size, "white")
        marks = ImageChops.difference(drawn.convert("L"), white).point(lambda shade: 255 * (shade > _FAINT))
        box = marks.getbbox() or (0, 0, *drawn.size)
        cut = BytesIO()
        drawn.crop(box).save(cut, "PNG", optimize=True)
    return Picture(cut.getvalue(), alt, (box[2] - box[0]) / DOTS * 2.54)


class Drawing:
    """A picture on its way into a template; the template asks for its markup."""

    def __init__(self, template: "DocxTemplate", picture: Picture) -> None:
        self.template, self.picture = template, picture

    def __html__(self) -> str:
        """Return the markup of the drawing, with its alt text."""
        from docx.shared import Cm

        part: Any = self.template.current_rendering_part
        width = min(Cm(self.picture.width), self._room())
        inline = part.new_pic_inline(BytesIO(self.picture.content), width, None)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # unsaid, it is an eighth of an inch to some programs
        inline.docPr.set("descr", one_line(self.picture.alt))
        markup = inline.xml.replace("{_", "&#123;_").replace("{%", "&#123;%").replace("{{", "&#123;{")
        return Markup(  # noqa: S704 - written by the library from a picture of ours
            f'</w:t></w:r><w:r><w:drawing>{markup}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )

    def _room(self) -> int:
        """Return the width between the margins of the template's page."""
        page = self.template.docx.sections[0]
        return int(page.page_width - page.left_margin - page.right_margin)
