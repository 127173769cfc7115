"""Where a workbook is: a file, a server's database, or nowhere but in memory."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from kamlab.work import work_place

VARIABLE = "KAMLAB_WORKBOOK"
FILE = "workbook.sqlite"
BACKUPS = "backups"


@dataclass(frozen=True)
class Place:
    """The address of a workbook.

    Attributes
    ----------
    url
        Address for SQLAlchemy.
    file
        The file of a SQLite workbook; None in memory and on a server.
    """

    url: URL
    file: Path | None = None

    @property
    def in_memory(self) -> bool:
        """Whether it lives only as long as this process."""
        return self.file is None and self.url.get_backend_name() == "sqlite"

    @property
    def text(self) -> str:
        """Return the address for people: a path, or the server's address without its password."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)

    @property
    def backups(self) -> Path:
        """Return the folder of its copies: beside the file, or in the work folder."""
        return self.file.parent / BACKUPS if self.file else work_place(BACKUPS)

    def newest_backup(self) -> Path | None:
        """Return the newest copy, if there is one."""
        if not self.backups.is_dir():
            return None
        stem = self.file.stem if self.file else "workbook"
        return max(self.backups.glob(f"{stem}-*.sqlite"), default=None, key=lambda path: path.name)


def find(wish: str = "") -> Place:
    """Find a workbook.

    Parameters
    ----------
    wish
        Path of a file, ``sqlite:///file``, ``sqlite://`` (in memory) or
        ``postgresql://user@host/base``; empty asks ``KAMLAB_WORKBOOK``, then takes
        ``workbook.sqlite`` in the work folder.

    Raises
    ------
    WorkbookError
        If it is none of these.
    """
    from kamlab.workbook.errors import WorkbookError

    wish = wish or os.environ.get(VARIABLE, "") or str(work_place(FILE))
    if "://" not in wish:
        return _file(Path(wish))
    try:
        url = make_url(wish)
    except ArgumentError as error:
        raise WorkbookError("workbook.address", given=wish) from error
    if url.get_backend_name() == "sqlite":
        named = url.database not in {None, "", ":memory:"}
        return _file(Path(str(url.database))) if named else Place(make_url("sqlite://"))
    if url.get_backend_name() == "postgresql":
        return Place(url.set(drivername="postgresql+psycopg"))
    raise WorkbookError("workbook.address", given=url.render_as_string(hide_password=True))


def _file(path: Path) -> Place:
    path = path.expanduser().absolute()
    return Place(URL.create("sqlite", database=str(path)), path)
