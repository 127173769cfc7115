"""The twelve modules of the seminar: number, name, minutes and titles, in one place.

The names are those of the folders (``course/01_identification``,
``kamlab.modules.identification``, ``notebooks/ru/01_identification.ipynb``); the
titles and the opening questions stand in ``messages.toml`` beside this file.
Nothing here is loaded from the course: a notebook can say whose minutes it
takes even when only the package is at hand.
"""

from dataclasses import dataclass

from kamlab.errors import KamlabError
from kamlab.i18n import say

__all__ = ["MODULES", "Module", "module"]


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the seminar.

    Parameters
    ----------
    number
        Two digits, ``"00"`` to ``"11"``; the first half of every block and exercise id.
    name
        Name of the module in folders and packages.
    minutes
        Minutes of all blocks, exercises included.
    must
        Minutes of the blocks that a short seminar keeps.
    """

    number: str
    name: str
    minutes: int
    must: int

    @property
    def folder(self) -> str:
        """Return the stem of the module's files: ``01_identification``."""
        return f"{self.number}_{self.name}"

    def title(self, lang: str | None = None) -> str:
        """Return the short title."""
        return say(f"syllabus.m{self.number}.title", lang)

    def question(self, lang: str | None = None) -> str:
        """Return the question from the desk that the module answers."""
        return say(f"syllabus.m{self.number}.question", lang)


MODULES = (
    Module("00", "start", 45, 35),
    Module("01", "identification", 75, 61),
    Module("02", "concentration", 60, 45),
    Module("03", "perception", 60, 52),
    Module("04", "opportunities", 60, 51),
    Module("05", "planning", 75, 63),
    Module("06", "relationships", 75, 50),
    Module("07", "communication", 45, 27),
    Module("08", "negotiation", 60, 30),
    Module("09", "daily_management", 60, 20),
    Module("10", "recovery", 60, 30),
    Module("11", "follow_up", 30, 26),
)


def module(number: str) -> Module:
    """Return the module with this number (``"01"``, ``"1"`` or its name).

    Raises
    ------
    KamlabError
        If the seminar has no such module.
    """
    wanted = number.strip().lower()
    for candidate in MODULES:
        if wanted in (candidate.number, str(int(candidate.number)), candidate.name, candidate.folder):
            return candidate
    raise KamlabError("syllabus.no_module", found=number, known=[one.number for one in MODULES])
