"""The self-test of a manager: four competences with an example each, at the start and at the end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kamlab.i18n import say
from kamlab.modules.start import findings, model
from kamlab.modules.start.forms.rounds import TwoRounds

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def self_test(desk: "Desk") -> "RoleTest":
    """Return the form of the self-test; its Finding shows the marks, and how they moved."""
    return RoleTest(desk)


class RoleTest(TwoRounds):
    """A mark of 1 to 5 for each competence, and one example of the last month."""

    key = "00.selftest"
    questions = model.COMPETENCES
    answers = tuple(str(mark) for mark in range(model.LOWEST, model.HIGHEST + 1))
    digits = True

    def titles(self) -> Mapping[str, str]:
        """Return the names of the competences, as the figure has them."""
        return {name: say(f"start.competence.{name}", self.lang) for name in model.COMPETENCES}

    def found(self) -> "Finding":
        """Return the Finding on the marks of the round, beside those of the first."""
        given = self.given(second=self.is_second)
        before = self._marks(second=False) if self.is_second else None
        examples = {name: note for name, (_, note) in given.items()}
        return findings.self_test(self.desk, self._marks(second=self.is_second), examples, before=before)

    def compared(self) -> str:
        """Say which competences rose and which fell."""
        if not self.is_second:
            return ""
        change = model.self_test(self._marks(second=True), before=self._marks(second=False)).change
        titles = self.titles()
        rose = [titles[name].lower() for name, step in change.items() if step > 0]
        fell = [titles[name].lower() for name, step in change.items() if step < 0]
        if rose and fell:
            return self.say("both", rose=rose, fell=fell)
        if rose or fell:
            return self.say("rose" if rose else "fell", names=rose or fell)
        return self.say("level") if change else ""

    def _marks(self, *, second: bool) -> dict[str, int]:
        return {name: int(mark) for name, (mark, _) in self.given(second=second).items() if mark}
