#!/usr/bin/env python3
"""Write the synthetic data sets, or check that the files on disk are what the script writes.

Examples
--------
``python datasets/make.py`` writes every file beside this one; ``python datasets/make.py --check`` writes into a
temporary folder and ends with status 1 if one byte differs.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # so that "generator" is found from any working folder

WRITERS = (
    "generator.ledger_files",
    "generator.client_files",
    "generator.sign_files",
    "generator.kolotilov",
    "generator.integrator",
    "generator.bookshop",
    "generator.exports",
    "generator.tables_dependence",
    "generator.tables_perception",
    "generator.tables_opportunities",
    "generator.tables_plan",
    "generator.tables_people",
    "generator.tables_events",
    "generator.tables_diary",
    "generator.tables_facts",
    "generator.tables_concessions",
    "generator.tables_followup",
    "generator.tables_card",
    # last: the settings list the tables that the others wrote
    "generator.company_file",
)


def write_all(root: Path) -> None:
    """Build the demo company once and let every writer write its files.

    Parameters
    ----------
    root
        The folder that receives ``demo/``, ``exports/`` and the rest.
    """
    from generator import card, demo

    company = demo.build()
    modules = [importlib.import_module(name) for name in WRITERS]
    for module in modules:
        module.write(root, company)
    told = [module for module in modules if hasattr(module, "card")]
    sections = {language: [module.card(root, language) for module in told] for language in card.LANGUAGES}
    card.write_card(root, company, sections)


def publish(made: Path, kept: Path) -> None:
    """Move a complete fresh set of files into place; files that did not change are left alone.

    Parameters
    ----------
    made
        Folder just written, whole: a script that stops half-way changes nothing.
    kept
        Folder in the repository.
    """
    from generator.files import write_bytes

    for path in sorted(made.rglob("*")):
        target = kept / path.relative_to(made)
        if path.is_file() and not (target.is_file() and target.read_bytes() == path.read_bytes()):
            write_bytes(target, path.read_bytes())


def differences(made: Path, kept: Path) -> list[str]:
    """Compare a fresh set of files with the kept one.

    Parameters
    ----------
    made
        Folder just written.
    kept
        Folder in the repository.

    Returns
    -------
    list of str
        One sentence for each file that is missing, differs, or is in a written folder but written by nobody.
    """
    fresh = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    found = []
    for name in sorted(fresh):
        if not (kept / name).is_file():
            found.append(f"{name.as_posix()}: missing")
        elif (kept / name).read_bytes() != (made / name).read_bytes():
            found.append(f"{name.as_posix()}: differs from what the script writes")
    for folder in sorted({name.parts[0] for name in fresh if len(name.parts) > 1}):
        present = {path.relative_to(kept) for path in (kept / folder).rglob("*") if path.is_file()}
        found.extend(f"{name.as_posix()}: no writer makes it" for name in sorted(present - fresh))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        Command line without the program's name; ``None`` takes the real one.

    Returns
    -------
    int
        0, or 1 when ``--check`` finds a difference.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the files on disk instead of writing them")
    check = parser.parse_args(arguments).check
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder))
        if not check:
            publish(Path(folder), HERE)
            return 0
        found = differences(Path(folder), HERE)
    for line in found:
        print(line)  # noqa: T201 - the command's answer
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
