"""The pieces templates are made of: paragraphs, choices, tables whose head repeats, page numbers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamlab.documents.making.look import TABLE
from kamlab.i18n import say

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_HEADS = {"KamlabCellNumber": "KamlabCellHeadNumber"}  # style of the cells → of the head above them
OPEN = "○"  # before everything that is missing: colour never speaks alone


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the words of its head, its width, what stands in each of its cells.

    Attributes
    ----------
    head
        Key of the head's message.
    width
        Centimetres.
    lines
        Paragraphs of a cell, each with a placeholder. One that begins with ``?name:`` stands only if ``name`` is
        there, one with ``!name:`` only if it is not. Whatever happens, one must stand: a cell without a paragraph is
        no cell to Word.
    style
        Style of the first paragraph of a cell.
    """

    head: str
    width: float
    lines: tuple[str, ...]
    style: str = "KamlabCell"


class Builder:
    """Builds a template from top to bottom.

    Parameters
    ----------
    document
        An empty document with our styles.
    lang
        Language of the words.
    prefix
        Where their messages are: ``"documents.plan"``.
    """

    def __init__(self, document: "Document", lang: str, prefix: str) -> None:
        self.document, self.lang, self.prefix = document, lang, prefix
        self._styles = {style.style_id: style for style in document.styles}

    def say(self, key: str) -> str:
        """Return a message in the template's language."""
        return say(f"{self.prefix}.{key}", self.lang)

    def paragraph(self, text: str, style: str = "Normal") -> "Paragraph":
        """Add a paragraph in a style, given by its id."""
        return self.document.add_paragraph(text, style=self._styles[style])

    def heading(self, key: str, *, on_new_page: bool = False) -> None:
        """Add a heading of the first level."""
        paragraph = self.paragraph(self.say(key), "Heading1")
        if on_new_page:
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = 0

    def missing(self, key: str) -> None:
        """Add a sentence that says what is missing."""
        self.paragraph(f"{OPEN}\t{self.say(key)}", "KamlabMissing")

    @contextmanager
    def choice(self, condition: str) -> Iterator[None]:
        """Add what stands only under a condition; :meth:`otherwise` inside begins the other case."""
        self.paragraph(f"{{%p if {condition} %}}")
        yield
        self.paragraph("{%p endif %}")

    def otherwise(self) -> None:
        """Begin what stands if the condition does not hold."""
        self.paragraph("{%p else %}")

    def table(self, rows: str, columns: Sequence[Column], title: str) -> None:
        """Add a table with a row for each of ``rows``, called ``one`` in the cells; its head repeats on each page."""
        table: Any = self.document.add_table(rows=4, cols=len(columns))
        table.style = self._styles[TABLE]
        table.autofit = False
        _describe(table, self.say(title))
        widths = [column.width for column in columns]
        for row in table.rows:
            _widths(row, widths)
            _mark(row, "cantSplit")
        head, opening, line, closing = table.rows
        _mark(head, "tblHeader")
        for cell, column in zip(head.cells, columns, strict=True):
            self._fill(cell.paragraphs[0], self.say(column.head), _HEADS.get(column.style, "KamlabCellHead"))
        opening.cells[0].paragraphs[0].add_run(f"{{%tr for one in {rows} %}}")
        closing.cells[0].paragraphs[0].add_run("{%tr endfor %}")
        for cell, column in zip(line.cells, columns, strict=True):
            self._lines(cell, column)
        _grid(table, widths)

    def page_numbers(self, paragraph: "Paragraph") -> None:
        """Add «page of pages» to a paragraph of the footer."""
        before, between = self.say("page"), self.say("of")
        paragraph.add_run(f"\t{before}\u00a0")
        _field(paragraph, "PAGE")
        paragraph.add_run(f" {between} ")
        _field(paragraph, "NUMPAGES")

    def _lines(self, cell: Any, column: Column) -> None:  # noqa: ANN401 - a cell of the library
        """Fill a cell; conditions stand in paragraphs of their own."""
        parts: list[tuple[str, str]] = []
        for place, line in enumerate(column.lines):
            style = "KamlabCell" if place else column.style
            if line[0] not in "?!":
                parts.append((line, style))
                continue
            condition, _, text = line[1:].partition(":")
            absent = line[0] == "!"
            parts.append((f"{{%p if {'not ' if absent else ''}{condition} %}}", style))
            parts.append((text, "KamlabCellMissing" if absent else style))
            parts.append(("{%p endif %}", style))
        for place, (text, style) in enumerate(parts):
            self._fill(cell.add_paragraph() if place else cell.paragraphs[0], text, style)

    def _fill(self, paragraph: "Paragraph", text: str, style: str) -> None:
        paragraph.style = self._styles[style]
        paragraph.add_run(text)


def _widths(row: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - a row of the library
    from docx.shared import Cm

    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Cm(width)


def _grid(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - a table of the library
    from docx.shared import Cm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _add(table._tbl.tblPr, "w:tblW", {"w:w": str(round(sum(widths) * 567)), "w:type": "dxa"})  # noqa: SLF001 - the only door


def _mark(row: Any, name: str) -> None:  # noqa: ANN401 - a row of the library
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))  # noqa: SLF001 - the only door


def _describe(table: Any, title: str) -> None:  # noqa: ANN401 - a table of the library
    """Give the table a title for who hears it read."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)  # noqa: SLF001 - the only door


def _add(parent: Any, name: str, attributes: dict[str, str]) -> None:  # noqa: ANN401 - an element of the library
    from docx.oxml.ns import qn

    found = parent.find(qn(name))
    for attribute, value in attributes.items():
        found.set(qn(attribute), value)


def _field(paragraph: "Paragraph", instruction: str) -> None:
    """Add a field that Word computes."""
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(  # noqa: SLF001 - the library has no fields
        parse_xml(f'<w:fldSimple {space} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
