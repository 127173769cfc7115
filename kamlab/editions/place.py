"""Where the course lies on disk, and where each edition goes."""

from dataclasses import dataclass
from os.path import relpath
from pathlib import Path

from kamlab.errors import KamlabError
from kamlab.syllabus import MODULES, Module

NOTEBOOKS, EXERCISES, SOLUTIONS = "notebooks", "exercises", "solutions"
EDITIONS = (NOTEBOOKS, EXERCISES, SOLUTIONS)
CONTENTS = "index.ipynb"


@dataclass(frozen=True, slots=True)
class Place:
    """A checkout of the course: the folder that holds ``course/`` and the editions."""

    root: Path

    @classmethod
    def here(cls) -> "Place":
        """Return the checkout that this package is run from.

        Raises
        ------
        KamlabError
            If the package was installed without the course beside it.
        """
        root = Path(__file__).resolve().parents[2]
        if not (root / "course").is_dir():
            raise KamlabError("editions.no_course", path=root)
        return cls(root)

    def master(self, module: Module, kind: str) -> Path:
        """Return the path of a master: ``course/00_start/walkthrough.md``."""
        return self.root / "course" / module.folder / f"{kind}.md"

    def edition(self, edition: str, lang: str, module: Module) -> Path:
        """Return the path of a built notebook."""
        return self.root / edition / lang / f"{module.folder}.ipynb"

    def contents(self, lang: str) -> Path:
        """Return the path of the course's first page."""
        return self.root / NOTEBOOKS / lang / CONTENTS

    def guide(self, lang: str, module: Module) -> Path:
        """Return the path of the trainer's guide to a module."""
        return self.root / "docs" / "trainer" / lang / f"{module.folder}.md"

    def has(self, module: Module, kind: str = "walkthrough") -> bool:
        """Tell whether a master exists."""
        return self.master(module, kind).is_file()

    def written(self) -> tuple[Module, ...]:
        """Return the modules that have a walkthrough, in order."""
        return tuple(module for module in MODULES if self.has(module))

    def name(self, path: Path) -> str:
        """Return a path as people write it: from the checkout's root, with slashes."""
        return path.relative_to(self.root).as_posix()


def link(target: Path, page: Path) -> str:
    """Return the address of ``target`` as seen from ``page``."""
    return Path(relpath(target, page.parent)).as_posix()
