"""A template: a Word file with named styles and placeholders, checked before it is filled.

Whoever restyles one may move, drop and rename everything except the placeholders. A
placeholder we do not know is refused by its name; so is a template without one that
the document cannot be without. A chapter may be left out: that is told, not refused.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from kamlab.documents.errors import DocumentError
from kamlab.documents.file import same_bytes
from kamlab.documents.picture import Drawing, Picture
from kamlab.documents.words import as_xml, one_line, shorten

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

SHIPPED = Path(__file__).resolve().parent / "templates"
_LARGEST = 50_000_000  # bytes unpacked: a template with a few pictures has a hundredth of it
_BRACKET = re.compile(r"\{\{|\}\}|\{%|%\}")
_PAIRS = {("{{", "}}"), ("{%", "%}")}
_TOGETHER = 3  # rows, the head among them, that a page break may not part from the row after them
_NEAR = 60  # letters of the text around a slip of the pen


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    Attributes
    ----------
    name
        Its name in file names and commands: ``"plan"``.
    needed
        Placeholders without which it is not this document.
    chapters
        Placeholders that a template may do without.
    """

    name: str
    needed: frozenset[str]
    chapters: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """All placeholders."""
        return self.needed | self.chapters


PLAN = Kind(
    "plan",
    needed=frozenset({"account", "goal", "first_actions", "risk"}),
    chapters=frozenset(
        {
            "company",
            "day",
            "period",
            "author",
            "synthetic",
            "redacted",
            "missing",
            "missing_first",
            "missing_rest",
            "mirror",
            "mirror_sentence",
            "strategy",
            "resources",
            "timeline",
            "timeline_sentence",
            "actions",
            "full_texts",
        }
    ),
)
CLIENT = Kind(  # what only we may see has no place in it
    "client",
    needed=frozenset({"account", "goal", "first_actions"}),
    chapters=frozenset({"company", "day", "period", "author", "synthetic", "redacted", "mirror", "more_actions"}),
)
_AROUND = {"company", "day", "author", "synthetic", "full_texts"}
BRIEF = Kind("brief", frozenset({"account", "changed", "facts", "decisions"}), frozenset({*_AROUND, "alarm"}))
DOSSIER = Kind("dossier", frozenset({"account", "reader", "facts"}), frozenset({*_AROUND, "rule", "ask", "redacted"}))
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (PLAN, CLIENT, BRIEF, DOSSIER)}


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was opened and found in order.

    Attributes
    ----------
    path
        The file.
    kind
        What it is for.
    places
        The placeholders it has.
    """

    path: Path
    kind: Kind
    places: frozenset[str]

    def fill(self, values: Mapping[str, Any], *, title: str, author: str, lang: str, day: date) -> bytes:
        """Lay values into the template.

        Parameters
        ----------
        values
            Placeholder → text, number, picture, or a list of mappings for the rows of a table.
        title, author, lang, day
            What the file says of itself; the day also in place of the clock.

        Raises
        ------
        DocumentError
            If a placeholder asks for something that is not there.
        """
        with _explained(self.path):
            word = _load(self.path)
            word.render({**_pictured(word, values)}, _environment(self.path), autoescape=True)
            _keep_heads(word)
            moment = datetime.combine(day, time(), UTC)
            about = word.docx.core_properties  # get_docx() would load the template anew
            about.title, about.author, about.language = _about(title), _about(author), lang
            about.created = about.modified = moment
            about.last_modified_by, about.revision = _about(author), 1
            content = BytesIO()
            word.save(content)
        return same_bytes(content.getvalue())


def template_place(kind: str, lang: str, folder: Path | None = None) -> Path:
    """Return where the template of a document is: the company's own, else ours.

    Parameters
    ----------
    kind
        Name of the kind, ``"plan"``.
    lang
        ``"ru"`` or ``"en"``.
    folder
        The company's folder; its own template is ``templates/plan.ru.docx`` in it, or ``templates/plan.docx`` for
        both languages.
    """
    names = (f"{kind}.{lang}.docx", f"{kind}.docx")
    own = [folder / "templates" / name for name in names] if folder else []
    return next((path for path in own if path.is_file()), SHIPPED / names[0])


def copy_template(kind: str, lang: str, target: Path) -> Path:
    """Give a copy of our template, to be restyled in Word.

    Raises
    ------
    DocumentError
        If there is a file of that name already (somebody's own work), or it cannot be written.
    """
    if target.suffix.lower() != ".docx":
        raise DocumentError("documents.not_docx_name", file=target.name)
    if target.exists():
        raise DocumentError("documents.template_there", file=str(target))
    try:
        shutil.copyfile(template_place(kind, lang), target)
    except OSError as error:
        raise DocumentError("documents.not_written", file=str(target), what=str(error.strerror or error)) from error
    return target


def open_template(path: Path, kind: Kind) -> Template:
    """Open a template and look whether its placeholders are in order.

    Raises
    ------
    DocumentError
        If the file is no Word document, or a placeholder is misspelt, unknown or missing.
    """
    if not path.is_file():
        raise DocumentError("documents.no_template", file=str(path))
    with _explained(path):
        word = _load(path)
        _check_brackets(word, path)
        places = frozenset(word.get_undeclared_template_variables(_environment(path)))
    if unknown := sorted(places - kind.known):
        raise DocumentError("documents.unknown_place", file=path.name, place=unknown[0], known=sorted(kind.known))
    if missing := sorted(kind.needed - places):
        raise DocumentError("documents.no_place", file=path.name, n=len(missing), places=_braced(missing))
    return Template(path, kind, places)


def _keep_heads(word: "DocxTemplate") -> None:
    """Keep the first rows of a table together: no head stands at the foot of a page with one row under it."""
    for table in word.docx.tables:
        for row in table.rows[: min(_TOGETHER, len(table.rows) - 1)]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _check_brackets(word: "DocxTemplate", path: Path) -> None:
    """Refuse a placeholder that is not closed in its own paragraph: the library would swallow what follows it."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    ends = [part for uri in (word.HEADER_URI, word.FOOTER_URI) for _, part in word.get_headers_footers(uri)]
    for part in (word.docx.element.body, *(parse_xml(end.blob) for end in ends)):
        for paragraph in part.iter(qn("w:p")):
            text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
            marks = _BRACKET.findall(text)
            if any(pair not in _PAIRS for pair in zip(marks[::2], [*marks[1::2], ""], strict=False)):
                raise DocumentError("documents.bad_place", file=path.name, near=shorten(one_line(text), _NEAR))


def _braced(names: list[str]) -> list[str]:
    return [f"{{{{ {name} }}}}" for name in names]


def _load(path: Path) -> "DocxTemplate":
    from docxtpl import DocxTemplate

    with ZipFile(path) as package:
        if sum(info.file_size for info in package.infolist()) > _LARGEST:
            raise DocumentError("documents.too_large", file=path.name)
    word = DocxTemplate(str(path))
    word.init_docx()
    return word


def _about(text: str) -> str:
    """Return a text for the properties of the file, which hold 255 letters."""
    return shorten(one_line(text), 255)


def _pictured(word: "DocxTemplate", values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: Drawing(word, value) if isinstance(value, Picture) else value for name, value in values.items()}


def _environment(path: Path) -> "SandboxedEnvironment":
    """Return the engine: every value becomes text, a template can ask for values and do nothing else."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    class Unknown(StrictUndefined):
        """A placeholder that nothing was given for: refused by its name."""

        def _fail_with_undefined_error(self, *_args: object, **_more: object) -> Any:  # noqa: ANN401 - it never returns
            raise DocumentError("documents.unknown_part", file=path.name, place=str(self._undefined_name))

        __str__ = __iter__ = __len__ = __bool__ = __eq__ = __hash__ = _fail_with_undefined_error

    def text_of(value: object) -> object:
        if isinstance(value, (Drawing, Unknown)):
            return value
        return as_xml("" if value is None else value)

    return SandboxedEnvironment(autoescape=True, undefined=Unknown, finalize=text_of)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the libraries say of a template into a sentence for who restyled it."""
    from docx.opc.exceptions import OpcError
    from jinja2 import TemplateError
    from lxml.etree import LxmlError

    try:
        yield
    except TemplateError as error:
        near = one_line(" ".join(getattr(error, "docx_context", ()) or ()))
        raise DocumentError(
            "documents.bad_place" if near else "documents.bad_place_somewhere",
            file=path.name,
            near=shorten(near, _NEAR),
        ) from error
    except (TypeError, ArithmeticError) as error:  # a placeholder that reckons with what is no number
        raise DocumentError("documents.bad_place_somewhere", file=path.name) from error
    except (BadZipFile, OpcError, LxmlError, KeyError, ValueError, OSError) as error:
        raise DocumentError("documents.not_word", file=path.name) from error
