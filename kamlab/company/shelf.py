"""The companies a learner has taken: where they stand, how they are called, room for one more."""

from dataclasses import dataclass
from pathlib import Path

from kamlab.company.settings import FILE, CompanyError, read_settings
from kamlab.work import free_name, safe_name, work_folder, work_place

COMPANIES = "companies"
LONGEST = 80  # letters of a company's name: it stands in the line at the top of every page


@dataclass(frozen=True, slots=True)
class Taken:
    """A company on the shelf.

    Attributes
    ----------
    folder
        Where its files are.
    names
        Language → name; the name of the folder if its settings cannot be read.
    is_sound
        Whether its settings can be read.
    """

    folder: Path
    names: dict[str, str]
    is_sound: bool = True


def shelf() -> list[Taken]:
    """Return the companies in the work folder, by name."""
    home = work_place(COMPANIES)
    folders = [folder for folder in home.iterdir() if (folder / FILE).is_file()] if home.is_dir() else []
    return sorted((_taken(folder) for folder in folders), key=lambda one: (one.names["ru"].casefold(), one.folder.name))


def room_for(name: str) -> tuple[Path, str]:
    """Return a folder for a company and the name it gets: a second one of a name gets a number.

    Raises
    ------
    CompanyError
        If the folder of companies cannot be made.
    """
    plain = " ".join(name.split())[:LONGEST]
    try:
        home = work_folder(COMPANIES)
        taken = [path.name for path in home.iterdir()]
    except OSError as error:
        raise CompanyError("company.not_writable", folder=COMPANIES) from error
    folder = free_name(safe_name(plain, otherwise="company").replace(".", "_"), taken)
    known = {one for other in shelf() for one in other.names.values()}
    return home / folder, free_name(plain, known, ending=False)


def _taken(folder: Path) -> Taken:
    try:
        return Taken(folder, dict(read_settings(folder).names))
    except CompanyError:
        return Taken(folder, {"ru": folder.name, "en": folder.name}, is_sound=False)
