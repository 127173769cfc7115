"""ZIP archives whose bytes depend on nothing but their content.

Members are stored, not deflated: compressed bytes differ between builds of zlib. Names are bytes and carry no sign of
their encoding, as archivers on a Russian Windows write them (cp866).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LOCAL, CENTRAL, END = 0x04034B50, 0x02014B50, 0x06054B50
"""Signatures of the three records of the format (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16)."""

VERSION = 20
ARCHIVE = 0x20
"""MS-DOS attribute of an ordinary file."""

STAMP = (0, 2026 - 1980 << 9 | 11 << 5 | 2)
"""Time and date of every member: 2 November 2026, midnight, in MS-DOS bits."""


def stored(members: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Pack (name, content) pairs into an archive, in the order given."""
    body, directory = bytearray(), bytearray()
    for name, content in members:
        shared = (0, 0, *STAMP, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += struct.pack("<IHH4HIII5HII", CENTRAL, VERSION, VERSION, *shared, 0, 0, 0, ARCHIVE, len(body))
        directory += name
        body += struct.pack("<IH4HIIIHH", LOCAL, VERSION, *shared) + name + content
    count = len(members)
    end = struct.pack("<I4HIIH", END, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def restored(archive: bytes) -> bytes:
    """Pack an archive anew, so that its bytes depend on its members alone."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return stored([(name.encode("ascii"), opened.read(name)) for name in opened.namelist()])


def picture(dots: Sequence[str]) -> bytes:
    """Draw a black and white PNG: one text per row, ``#`` is black.

    Its data are stored, not deflated, for the same reason as above.
    """
    width = len(dots[0])
    raw = b"".join(b"\0" + _packed(row) for row in dots)
    block = struct.pack("<BHH", 1, len(raw), len(raw) ^ 0xFFFF) + raw
    data = b"\x78\x01" + block + struct.pack(">I", zlib.adler32(raw))
    head = struct.pack(">IIBBBBB", width, len(dots), 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _packed(row: str) -> bytes:
    bits = "".join("0" if dot == "#" else "1" for dot in row)
    return bytes(int(bits[at : at + 8].ljust(8, "1"), 2) for at in range(0, len(bits), 8))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
