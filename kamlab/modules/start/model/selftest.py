"""The role of a key account manager, and a self-test on four competences.

Source: course overview (four competences) and interview of 2012 (a farmer who
tends the client; two families of tasks: keep the client, sell more to it). A
mark counts with an example from the last month; the test is taken again at the
follow-up, so the first marks are kept beside the second.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kamlab.errors import KamlabError

COMPETENCES = ("selling", "market", "client_business", "consulting")
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Marks on the four competences, in the order of :data:`COMPETENCES`."""

    marks: tuple[int | None, ...]
    examples: tuple[str, ...]
    before: tuple[int | None, ...] = ()

    @property
    def weakest(self) -> tuple[str, ...]:
        """Competences with the lowest mark given."""
        given = [mark for mark in self.marks if mark is not None]
        if not given:
            return ()
        return tuple(name for name, mark in zip(COMPETENCES, self.marks, strict=True) if mark == min(given))

    @property
    def without_example(self) -> tuple[str, ...]:
        """Competences that have a mark and no example."""
        rows = zip(COMPETENCES, self.marks, self.examples, strict=True)
        return tuple(name for name, mark, example in rows if mark is not None and not example.strip())

    @property
    def change(self) -> dict[str, int]:
        """Return mark now minus mark before, where both exist."""
        rows = zip(COMPETENCES, self.marks, self.before or (None,) * len(COMPETENCES), strict=True)
        return {name: now - then for name, now, then in rows if now is not None and then is not None}


def self_test(
    marks: Mapping[str, int], examples: Mapping[str, str] | None = None, *, before: Mapping[str, int] | None = None
) -> SelfTest:
    """Take the self-test.

    Parameters
    ----------
    marks
        Competence → whole mark 1..5.
    examples
        Competence → one example of the last month.
    before
        Marks of the first time, if this is the second.

    Raises
    ------
    KamlabError
        If a competence is unknown or a mark is outside 1..5.

    Examples
    --------
    >>> self_test({"selling": 4, "market": 2}).weakest
    ('market',)
    """
    for name, mark in [*marks.items(), *(before or {}).items()]:
        if name not in COMPETENCES or not LOWEST <= mark <= HIGHEST:
            raise KamlabError("start.mark", competence=name, mark=mark)
    return SelfTest(
        marks=tuple(marks.get(name) for name in COMPETENCES),
        examples=tuple((examples or {}).get(name, "") for name in COMPETENCES),
        before=tuple(before.get(name) for name in COMPETENCES) if before else (),
    )
