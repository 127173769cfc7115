"""What a file really is, by its content: the extension is only a wish."""

import json
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from kamlab.ledger.reading.encodings import wide_codec
from kamlab.ledger.reading.notes import LedgerError
from kamlab.ledger.reading.ole import SIGNATURE, BrokenContainerError, Container

Kind = Literal["text", "workbook", "parquet", "zip", "gzip", "html", "spreadsheetml"]

_HEAD = 1 << 16
_MAGIC = (  # first bytes → word for the message
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"BM", "picture"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "word"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"SQLite format 3", "database"),
    (b"\0\x01\0\0Standard", "database"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"ID3", "media"),
    (b"OggS", "media"),
)
_XLS_PASSWORD, _XLS_FIRST = 0x2F, 6
_FEW_ZEROS = 16  # a fixed-width field may be filled up with them
_RICH = 0.005  # share of control bytes that no text has
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\0\x1a\x1b"))


def sniff(path: Path, name: str) -> Kind:
    """Return what kind of table file ``path`` is.

    Parameters
    ----------
    name
        What to call the file in an error.

    Raises
    ------
    LedgerError
        If the file is empty, protected by a password, damaged, or no table at all.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe\x1a"):
        from kamlab.ledger.reading.notes import EmptyTableError

        raise EmptyTableError("ledger.read.empty", file=name)
    if head.startswith(b"PK"):
        return _zip_kind(path, name)
    if head.startswith(SIGNATURE):
        return _ole_kind(path, name)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if found := _other(head):
        raise not_a_table(name, found)
    return _text_kind(head, name)


def not_a_table(name: str, found: str) -> LedgerError:
    """Return the refusal of a file that is something else (``picture``, ``pdf``, ``word`` …)."""
    return LedgerError(f"ledger.read.is.{found}", file=name)


def _other(head: bytes) -> str:
    for magic, found in _MAGIC:
        if head.startswith(magic) and (len(magic) > 2 or _is_binary(head)):  # noqa: PLR2004 - "BM" and "MZ" may open a name
            return found
    if head[:4] == b"RIFF":
        return "picture" if head[8:12] == b"WEBP" else "media"
    return "media" if head[4:8] == b"ftyp" else ""


def _zip_kind(path: Path, name: str) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100].decode("latin-1") if "mimetype" in members else ""
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in members else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise LedgerError("ledger.read.damaged", file=name) from error
    if "opendocument" in mimetype:
        if "spreadsheet" not in mimetype:
            raise not_a_table(name, "word")
        if b"encryption-data" in manifest:
            raise LedgerError("ledger.read.password", file=name)
        return "workbook"
    if any(member.startswith("xl/") for member in members):
        return "workbook"
    for folder, found in (("word/", "word"), ("ppt/", "slides"), ("visio/", "picture")):
        if any(member.startswith(folder) for member in members) and "[Content_Types].xml" in members:
            raise not_a_table(name, found)
    return "zip"


def _ole_kind(path: Path, name: str) -> Kind:
    try:
        container = Container(path)
    except BrokenContainerError as error:
        raise LedgerError("ledger.read.damaged", file=name) from error
    streams = container.names
    if streams & {"EncryptedPackage", "EncryptionInfo"}:
        raise LedgerError("ledger.read.password", file=name)
    for workbook in ("Workbook", "Book"):
        if workbook in streams:
            if _is_locked_xls(container.stream(workbook)):
                raise LedgerError("ledger.read.password", file=name)
            return "workbook"
    if "WordDocument" in streams:
        raise not_a_table(name, "word")
    if "PowerPoint Document" in streams:
        raise not_a_table(name, "slides")
    raise not_a_table(name, "mail" if "__properties_version1.0" in streams else "binary")


def _is_locked_xls(stream: bytes) -> bool:
    """Look for the record FILEPASS among the first records of the workbook stream."""
    place = 0
    for _ in range(_XLS_FIRST):
        if place + 4 > len(stream):
            return False
        record, size = struct.unpack_from("<HH", stream, place)
        if record == _XLS_PASSWORD:
            return True
        place += 4 + size
    return False


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _RICH * len(head) or head.count(0) > max(_FEW_ZEROS, 0.05 * len(head))


def _text_kind(head: bytes, name: str) -> Kind:
    wide = wide_codec(head)
    if not wide and _is_binary(head):
        raise not_a_table(name, "binary")
    text = head.decode(wide or "utf_8", "replace").lstrip("\ufeff \t\r\n")  # the marks looked for are ASCII
    start = text[:4000].lower()
    if start.startswith("<"):
        return _markup_kind(start, name)
    if start.startswith("mime-version:") or "content-type: multipart/" in start:
        raise not_a_table(name, "mhtml")
    if _is_json(text):
        raise not_a_table(name, "json")
    return "text"


def _markup_kind(start: str, name: str) -> Kind:
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return "spreadsheetml"
    if re.search(r"<(?:html|!doctype html|table|head|body|meta)\b", start):
        return "html"
    raise not_a_table(name, "xml")


def _is_json(text: str) -> bool:
    if not re.match(r'\{\s*"[^"]+"\s*:|\[\s*[\[{]', text):
        return False
    try:
        json.JSONDecoder().raw_decode(text)
    except ValueError as error:
        return "Expecting" not in str(error) or len(text) > _HEAD // 4
    return True
