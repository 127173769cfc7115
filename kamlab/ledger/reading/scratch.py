"""Files that live as long as a connection: unpacked members, text turned into UTF-8."""

import os
import shutil
import tempfile
import weakref
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

_folders: "weakref.WeakKeyDictionary[duckdb.DuckDBPyConnection, tuple[Path, Iterator[int]]]" = (
    weakref.WeakKeyDictionary()
)


def scratch_file(connection: "duckdb.DuckDBPyConnection", suffix: str) -> Path:
    """Return the path of a new file that is removed when the connection is gone or the process ends."""
    if connection not in _folders:
        folder = Path(tempfile.mkdtemp(prefix="kamlab-"))
        weakref.finalize(connection, shutil.rmtree, folder, ignore_errors=True)
        _folders[connection] = folder, count(1)
    folder, numbers = _folders[connection]
    return folder / f"{next(numbers)}{suffix}"


def discard(connection: "duckdb.DuckDBPyConnection", path: Path) -> None:
    """Remove a file that was read to its end, if it is one of ours."""
    if connection in _folders and path.parent == _folders[connection][0]:
        path.unlink(missing_ok=True)


def plain_path(connection: "duckdb.DuckDBPyConnection", path: Path) -> Path:
    """Return a path that the engine cannot take for a pattern such as ``[2026]*.csv``."""
    if not set("*?[") & set(str(path)):
        return path
    target = scratch_file(connection, path.suffix)
    try:
        os.link(path, target)
    except OSError:  # another disk, or a system without links
        shutil.copyfile(path, target)
    return target
