"""The styles of our templates: named, few, and all a trainer needs to change to restyle a document.

Colours and their meaning are those of the figures: blue is ours, orange is danger, ochre
is what has to be checked. The typeface is one that Word has on every system.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from kamlab.documents.file import same_bytes
from kamlab.findings.style import CHECK, DANGER, INK, LINE, MUTED, OURS, QUIET
from kamlab.i18n import say

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

TYPEFACE = "Arial"
BODY = 10.5  # points
_KEPT = {  # built-in styles that stay: Word shows them in the reader's language
    *("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "Header", "Footer"),
    *("Default Paragraph Font", "Normal Table", "No List", "List Bullet"),
}
_USELESS = ("/thumbnail", "/stylesWithEffects", "/customXml")  # parts nobody needs; the second repeats all styles
TABLE = "KamlabTable"
Look = tuple[float, bool, str, float, float]
OWN: dict[str, Look] = {  # id of a style of ours → size, bold, colour, space before and after
    "KamlabKicker": (10, True, OURS.text, 6, 2),
    "KamlabGoal": (15, True, INK, 0, 0),
    "KamlabGoalMore": (BODY, False, INK, 0, 0),
    "KamlabRisk": (12, True, INK, 0, 0),
    "KamlabRiskMore": (BODY, False, INK, 0, 0),
    "KamlabMissing": (BODY, False, CHECK.text, 0, 2),
    "KamlabNote": (9.5, False, MUTED, 2, 4),
    "KamlabCell": (9.5, False, INK, 0, 0),
    "KamlabCellStrong": (9.5, True, INK, 0, 0),
    "KamlabCellMissing": (9.5, False, CHECK.text, 0, 0),
    "KamlabCellHead": (9.5, True, MUTED, 0, 0),
    "KamlabCellHeadNumber": (9.5, True, MUTED, 0, 0),
    "KamlabCellNumber": (9.5, False, INK, 0, 0),
}
_BOXED = {  # style → colour of the bar at its left, ground
    "KamlabGoal": (OURS.fill, OURS.tint),
    "KamlabGoalMore": (OURS.fill, OURS.tint),
    "KamlabRisk": (DANGER.fill, DANGER.tint),
    "KamlabRiskMore": (DANGER.fill, DANGER.tint),
}
_LOCALE = {"ru": "ru-RU", "en": "en-GB"}


def blank(lang: str) -> "Document":
    """Return an empty A4 document with our styles, in a language."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin = Cm(2), Cm(2)
    page.header_distance, page.footer_distance = Cm(1), Cm(0.9)
    _clear(document)
    _defaults(document, lang)
    _built_in(document)
    for name in OWN:
        _own(document, name, lang)
    _table_style(document, lang)
    return document


def packed(document: "Document", title: str, lang: str) -> bytes:
    """Return a template as a file, the same bytes each time."""
    from datetime import UTC, datetime

    about = document.core_properties
    about.title, about.author, about.comments, about.language = title, "kamlab", "", lang
    about.created = about.modified = datetime(2026, 1, 1, tzinfo=UTC)
    about.last_modified_by, about.revision = "kamlab", 1
    content = BytesIO()
    document.save(content)
    return same_bytes(content.getvalue())


def _clear(document: "Document") -> None:
    """Take out what the library's own document brings along: a hundred table styles and a picture of a page."""
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.element.getparent().remove(style.element)
    known = {style.style_id for style in document.styles}
    for tied in (*document.styles.element.iter(_w("link")), *document.part.numbering_part.element.iter(_w("pStyle"))):
        if tied.get(_w("val")) not in known:  # a tie to a style that is gone is a fault
            tied.getparent().remove(tied)
    for ties in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in ties.items() if one.reltype.endswith(_USELESS)]:
            del ties[key]
    settings = document.settings.element
    for mode in settings.xpath('.//w:compatSetting[@w:name="compatibilityMode"]'):
        mode.set(_w("val"), "15")  # else Word opens it as a document of 2010


def _defaults(document: "Document", lang: str) -> None:
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    _typeface(defaults)
    language = defaults.xpath("w:lang")[0]
    language.set(_w("val"), _LOCALE[lang])
    for one in document.settings.element.xpath("w:themeFontLang"):
        one.set(_w("val"), _LOCALE[lang])


def _built_in(document: "Document") -> None:
    """Set the built-in styles: headings are real ones, so that a screen reader and a table of contents find them."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    looks: dict[str, Look] = {
        "Normal": (BODY, False, INK, 0, 4),
        "Title": (24, True, INK, 0, 2),
        "Subtitle": (BODY, False, MUTED, 0, 4),
        "Heading 1": (14, True, OURS.text, 16, 6),
        "Heading 2": (11.5, True, INK, 12, 4),
        "Caption": (BODY, False, INK, 4, 10),
        "Header": (9, False, MUTED, 0, 0),
        "Footer": (9, False, MUTED, 0, 0),
        "List Bullet": (BODY, False, INK, 0, 2),
    }
    for name, look in looks.items():
        style: Any = document.styles[name]
        _look(style, look)
    for name in ("Title", "Subtitle"):
        for border in document.styles[name].element.xpath("w:pPr/w:pBdr"):
            border.getparent().remove(border)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        style = document.styles[name]
        for stop in style.element.xpath("w:pPr/w:tabs"):
            stop.getparent().remove(stop)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)


def _own(document: "Document", name: str, lang: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(_w("styleId"), name)
    style.name = say(f"documents.style.{name}", lang)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _look(style, OWN[name])
    if name == "KamlabKicker":
        _border(style, {"top": (36, 10, OURS.fill)})
        style.paragraph_format.keep_with_next = True
    if name in _BOXED:
        bar, ground = _BOXED[name]
        _border(style, {"top": (4, 5, ground), "left": (36, 8, bar), "bottom": (4, 5, ground), "right": (4, 8, ground)})
        _ground(style, ground)
        style.paragraph_format.left_indent, style.paragraph_format.right_indent = (
            Cm(0.45),
            Cm(0.3),
        )  # the bar within the text's width
        style.paragraph_format.keep_together = True
    if name == "KamlabMissing":
        style.paragraph_format.left_indent = Cm(0.5)
        style.paragraph_format.first_line_indent = Cm(-0.5)
    if name.endswith("Number"):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if name.startswith("KamlabCellHead"):
        style.paragraph_format.keep_with_next = True


def _look(style: "ParagraphStyle", look: Look) -> None:
    """Set type and room."""
    from docx.shared import Pt, RGBColor

    _typeface(style.element.get_or_add_rPr())
    size, bold, colour, before, after = look
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    for spacing in style.element.xpath("w:rPr/w:spacing | w:rPr/w:kern | w:pPr/w:contextualSpacing"):
        spacing.getparent().remove(spacing)
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.line_spacing = 1.15
    paragraph.widow_control = True


def _typeface(run: Any) -> None:  # noqa: ANN401 - an element of the library, which has no type for it
    """Name the typeface outright: the theme's would win otherwise."""
    fonts = run.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_w(name), TYPEFACE)


def _border(style: Any, sides: dict[str, tuple[int, int, str]]) -> None:  # noqa: ANN401 - as above
    """Draw borders: side → eighths of a point, distance in points, colour."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour.lstrip("#")}"/>'
        for side, (width, space, colour) in sides.items()
    )
    _add(style, f"<w:pBdr {_NAMES}>{lines}</w:pBdr>")


def _ground(style: Any, colour: str) -> None:  # noqa: ANN401 - as above
    _add(style, f'<w:shd {_NAMES} w:val="clear" w:color="auto" w:fill="{colour.lstrip("#")}"/>')


def _add(style: Any, markup: str) -> None:  # noqa: ANN401 - as above
    """Put an element where the order that Word insists on wants it."""
    from docx.oxml import parse_xml

    properties = style.element.get_or_add_pPr()
    element = parse_xml(markup)
    after = ["keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr"]
    before = [child for child in properties if child.tag.split("}")[1] in after]
    properties.insert(properties.index(before[-1]) + 1 if before else 0, element)


def _table_style(document: "Document", lang: str) -> None:
    """Add the style of all tables: hairlines, a quiet head, room to breathe."""
    from docx.oxml import parse_xml

    line, head = LINE.lstrip("#"), QUIET.lstrip("#")
    name = say("documents.style.KamlabTable", lang)
    document.styles.element.append(
        parse_xml(
            f'<w:style {_NAMES} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
            '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
            f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{INK.lstrip("#")}"/>'
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{head}"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
