"""Members of ZIP and gzip archives → files of their own, safely.

Names of members never become paths: each is unpacked under a number into a
folder that vanishes with the connection. Sizes are counted while unpacking, since
what the archive says of itself may be false.
"""

import gzip
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from kamlab.ledger.reading.encodings import detect_bytes
from kamlab.ledger.reading.notes import LedgerError
from kamlab.ledger.reading.scratch import scratch_file

if TYPE_CHECKING:
    import duckdb

MOST_BYTES = 4 << 30  # unpacked, all members together
MOST_MEMBERS = 2000
_MOST_RATIO = 400  # sales tables shrink ten to fifty times
_SMALL = 64 << 20  # bytes below which the ratio does not matter
_BLOCK = 1 << 20
_DIGITS = re.compile(r"(\d+)")  # a split by it gives words and numbers in turn
_ABOUT = ("readme", "read me", "прочти", "прочитай", "license", "changelog")
_UTF8 = 0x800  # the flag "the name is UTF-8"
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075  # the extra field that holds the name in UTF-8


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive, unpacked."""

    name: str  # as in the archive, folders included
    path: Path


def unpack_zip(connection: "duckdb.DuckDBPyConnection", path: Path, name: str) -> list[Member]:
    """Unpack a ZIP archive, its members in the order of their names.

    Raises
    ------
    LedgerError
        If the archive is damaged, encrypted, or would unpack beyond all measure.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if any(info.flag_bits & _ENCRYPTED for info in infos):
                raise LedgerError("ledger.read.zip_password", file=name)
            if len(infos) > MOST_MEMBERS:
                raise LedgerError("ledger.read.too_many", folder=name, limit=MOST_MEMBERS)
            names = _names(infos)
            room = _Room(name, path.stat().st_size)
            members = []
            for info, member in zip(infos, names, strict=True):
                if not passed_over(member):
                    members.append(Member(member, _copy(connection, archive.open(info), room)))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise LedgerError("ledger.read.damaged", file=name) from error
    except (NotImplementedError, RuntimeError) as error:  # a method of packing Python does not know
        raise LedgerError("ledger.read.zip_method", file=name) from error
    return sorted(members, key=lambda member: natural(member.name))


def unpack_gzip(connection: "duckdb.DuckDBPyConnection", path: Path, name: str) -> Path:
    """Unpack a gzip file.

    Raises
    ------
    LedgerError
        If it is damaged, or would unpack beyond all measure.
    """
    try:
        with path.open("rb") as file:
            return _copy(connection, gzip.GzipFile(fileobj=file), _Room(name, path.stat().st_size))
    except (zlib.error, EOFError, OSError) as error:
        raise LedgerError("ledger.read.damaged", file=name) from error


def passed_over(name: str) -> bool:
    """Tell whether a file is none of the person's: hidden, a lock, left by the system, a read-me.

    Examples
    --------
    >>> [passed_over(name) for name in ("2026/~$май.xlsx", "__MACOSX/май.csv", "ReadMe.txt", "2026/май.csv")]
    [True, True, True, False]
    """
    parts = PurePosixPath(name).parts
    plain = parts[-1].casefold()
    return (
        any((part.startswith((".", "~$")) and part != "..") or part == "__MACOSX" for part in parts)
        or plain in ("thumbs.db", "desktop.ini")
        or (plain.startswith(_ABOUT) and PurePosixPath(plain).suffix in ("", ".txt", ".md", ".rst"))
    )


def natural(name: str) -> tuple[str | int, ...]:
    """Return a key that puts ``2.csv`` before ``10.csv``."""
    return tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(name.casefold()))


class _Room:
    """How much may still be unpacked."""

    def __init__(self, name: str, packed: int) -> None:
        self.name, self.packed, self.unpacked = name, packed, 0

    def take(self, size: int) -> None:
        self.unpacked += size
        too_dense = self.unpacked > _SMALL and self.unpacked > _MOST_RATIO * self.packed
        if self.unpacked > MOST_BYTES or too_dense:
            raise LedgerError("ledger.read.bomb", file=self.name)


def _copy(connection: "duckdb.DuckDBPyConnection", stream: IO[bytes] | gzip.GzipFile, room: _Room) -> Path:
    target = scratch_file(connection, ".part")
    with stream, target.open("wb") as copy:
        while block := stream.read(_BLOCK):
            room.take(len(block))
            copy.write(block)
    return target


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """Read the names of members: most archives made on a Russian Windows keep them in cp866 and do not say so."""
    raw = {index: _raw(info) for index, info in enumerate(infos) if not info.flag_bits & _UTF8}
    codec = detect_bytes(b"\n".join(raw.values())).codec if raw else "utf_8"
    return [
        (_unicode_path(info) or (raw[index].decode(codec, "replace") if index in raw else info.filename)).replace(
            "\\", "/"
        )
        for index, info in enumerate(infos)
    ]


def _raw(info: zipfile.ZipInfo) -> bytes:
    return info.filename.encode("cp437", "replace")  # how the standard library read it


def _unicode_path(info: zipfile.ZipInfo) -> str:
    place = 0
    while place + 4 <= len(info.extra):
        field, size = struct.unpack_from("<HH", info.extra, place)
        if field == _UNICODE_PATH and size > 5:  # noqa: PLR2004 - one byte of version, four of checksum, then the name
            return info.extra[place + 9 : place + 4 + size].decode("utf-8", "replace")
        place += 4 + size
    return ""
