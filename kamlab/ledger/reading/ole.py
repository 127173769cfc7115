"""The container of old Office files: which streams it holds, and whether it is sound.

XLS, DOC, PPT and password-protected XLSX are little file systems. Each stream is
a chain of sectors; a chain that runs in a circle or out of the file would send the
workbook reader into endless memory, so every chain is walked here first.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # sector numbers above this are marks: end of chain, free, table
_HEADER = 512
_SMALL_STREAM = 4096  # bytes below which a stream lives in small sectors
_ENTRY = 128
_ROOT, _STREAM = 5, 2


class BrokenContainerError(ValueError):
    """A chain runs in a circle or out of the file."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class Container:
    """An OLE file, read and checked.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    BrokenContainerError
        If it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        try:
            self._open()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise BrokenContainerError from error

    def _open(self) -> None:
        header = self._data
        (power,) = struct.unpack_from("<H", header, 30)
        if power not in (9, 12):  # sectors of 512 or 4096 bytes, there are no others
            raise BrokenContainerError
        self._size = 1 << power
        directory, _, _, small_table, _, extra, _ = struct.unpack_from("<7I", header, 48)
        self._table = self._numbers(self._table_sectors(extra))
        self._small = self._numbers(self._chain(small_table, self._table))
        raw = b"".join(map(self._sector, self._chain(directory, self._table)))
        found = [_entry(raw[place : place + _ENTRY]) for place in range(0, len(raw) - _ENTRY + 1, _ENTRY)]
        self._entries = [entry for entry in found if entry.kind in (_ROOT, _STREAM)]
        for entry in self._entries:
            is_small = entry.kind == _STREAM and entry.size < _SMALL_STREAM
            if entry.size:
                self._chain(entry.start, self._small if is_small else self._table)

    def _table_sectors(self, extra: int) -> list[int]:
        """Return the sectors that hold the table of chains; the first 109 are listed in the header."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        seen: set[int] = set()
        while extra < _LAST:
            if extra in seen:
                raise BrokenContainerError
            seen.add(extra)
            *more, extra = struct.unpack(f"<{self._size // 4}I", self._sector(extra))
            listed += more
        return [sector for sector in listed if sector < _LAST]

    def _sector(self, number: int) -> bytes:
        start = _HEADER + number * self._size if self._size == _HEADER else (number + 1) * self._size
        content = self._data[start : start + self._size]
        if not content:
            raise BrokenContainerError
        return content.ljust(self._size, b"\0")  # the last sector of a file may be short

    def _numbers(self, sectors: list[int]) -> list[int]:
        raw = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(raw) // 4}I", raw))

    @staticmethod
    def _chain(start: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while start < _LAST:
            chain.append(start)
            if start >= len(table) or len(chain) > len(table):
                raise BrokenContainerError
            start = table[start]
        return chain

    @property
    def names(self) -> set[str]:
        """Names of the streams."""
        return {entry.name for entry in self._entries if entry.kind == _STREAM}

    def stream(self, name: str, most: int = 1 << 16) -> bytes:
        """Return the beginning of a large stream; a small one is empty here."""
        entry = next((entry for entry in self._entries if entry.name == name), None)
        if entry is None or entry.size < _SMALL_STREAM:
            return b""
        sectors = self._chain(entry.start, self._table)[: most // self._size]
        return b"".join(map(self._sector, sectors))


def _entry(raw: bytes) -> _Entry:
    (length,) = struct.unpack_from("<H", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    return _Entry(raw[: max(0, min(length, 64) - 2)].decode("utf-16-le"), raw[66], start, size)
