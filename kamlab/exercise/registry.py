"""Where exercises are found: ``EXERCISES`` of each module's ``checks``, loaded when first asked for."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from kamlab.errors import KamlabError
from kamlab.exercise.spec import Exercise
from kamlab.syllabus import MODULES, Module, module


def exercise(number: str) -> Exercise:
    """Return the exercise with this id, ``"00.1"``.

    Raises
    ------
    KamlabError
        If there is no such module or no such exercise in it.
    """
    found = str(number).strip()
    home = module(found.split(".", maxsplit=1)[0])
    known = exercises_of(home)
    if not known:
        raise KamlabError("check.no_exercises_here", module=home.number)
    for one in known:
        if one.id == found:
            return one
    raise KamlabError("check.no_exercise", found=found, known=[one.id for one in known])


@cache
def exercises_of(home: Module) -> tuple[Exercise, ...]:
    """Return the exercises of a module, in the order of the page; none if the module is not written yet."""
    package = f"kamlab.modules.{home.name}"
    if find_spec(package) is None or find_spec(f"{package}.checks") is None:
        return ()
    found: tuple[Exercise, ...] = import_module(f"{package}.checks").EXERCISES
    return found


def all_exercises() -> tuple[Exercise, ...]:
    """Return every registered exercise of the course."""
    return tuple(one for home in MODULES for one in exercises_of(home))
