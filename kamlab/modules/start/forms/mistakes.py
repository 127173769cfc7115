"""The leader's four mistakes: an answer and a fact to each, at the start and at the end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kamlab.i18n import say
from kamlab.modules.start import findings, model
from kamlab.modules.start.forms.rounds import TwoRounds

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding


def mistakes(desk: "Desk") -> "Mistakes":
    """Return the form of the mistakes check; its Finding shows what is proved, felt, unknown."""
    return Mistakes(desk)


class Mistakes(TwoRounds):
    """Yes, no or don't know to each mistake, and one fact beside it."""

    key = "00.mistakes"
    questions = model.MISTAKES
    answers = model.ANSWERS

    def titles(self) -> Mapping[str, str]:
        """Return the names of the mistakes, as the figure has them."""
        return {name: say(f"start.mistake.{name}", self.lang) for name in model.MISTAKES}

    def asks(self) -> Mapping[str, str]:
        """Return which fact to look for, as the figure asks it."""
        return {name: say(f"start.mistakes.ask_{name}", self.lang) for name in model.MISTAKES}

    def found(self) -> "Finding":
        """Return the Finding on the answers of the round."""
        return findings.mistakes(self.desk, self.given(second=self.is_second))

    def compared(self) -> str:
        """Say how many mistakes were proved then and are now."""
        if not self.is_second:
            return ""
        then, now = (self._proved(second=second) for second in (False, True))
        return "" if then is None or now is None else self.say("compared", before=then, after=now)

    def _proved(self, *, second: bool) -> int | None:
        answers = {name: told for name, told in self.given(second=second).items() if told[0]}
        return len(model.diagnose(answers).proved) if answers else None
