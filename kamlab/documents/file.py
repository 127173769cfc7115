"""A document as a file: the same bytes each time, and never half of one on the disk."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from kamlab.documents.errors import DocumentError

_STILL = (1980, 1, 1, 0, 0, 0)  # what Word itself writes; the clock would make every file another one
_FIRST = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document.

    Attributes
    ----------
    name
        A file name to propose, safe on every system.
    content
        The file.
    left_out
        What was entered but has no place in the template: names of its placeholders.
    """

    name: str
    content: bytes
    left_out: tuple[str, ...] = ()


def same_bytes(content: bytes) -> bytes:
    """Return a Word file packed so that the same contents are the same bytes."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            info = ZipInfo(name, _STILL)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # else the system that packed it would be in the bytes
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return packed.getvalue()


def put(content: bytes, target: Path) -> Path:
    """Write a document: beside its place first, read once more, then moved.

    Parameters
    ----------
    content
        The document.
    target
        Where to; a file of that name is replaced only when the new one is whole.

    Raises
    ------
    DocumentError
        If the name does not end in ``.docx``, or the file cannot be written (it may be open in Word).
    """
    if target.suffix.lower() != ".docx":
        raise DocumentError("documents.not_docx_name", file=target.name)
    draft = target.with_name(f".{target.name[-80:]}.new")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _check(draft)
        draft.replace(target)
    except (OSError, BadZipFile) as error:
        draft.unlink(missing_ok=True)
        what = getattr(error, "strerror", None) or str(error)
        raise DocumentError("documents.not_written", file=str(target), what=what) from error
    return target


def _check(file: Path) -> None:
    """Read the file as a Word program would; what does not open must not take anybody's place."""
    from docx import Document

    with ZipFile(file) as package:
        if broken := package.testzip():
            raise BadZipFile(broken)
    with file.open("rb") as stream:
        Document(stream)
