"""All accounts with their rivals, the clients that drive us mad, one account on a sheet: all follow the answers."""

from kamlab.forms import Drawn, Part, fold
from kamlab.forms.parts import waiting
from kamlab.i18n import say
from kamlab.modules.perception import findings
from kamlab.modules.perception.forms.guess import is_waiting
from kamlab.modules.perception.forms.own import Own


class Rivals(Drawn):
    """Who stands where, as the answers are now."""

    key = "03.rivals"
    watches = True  # the answers are given further up

    def compose(self) -> list[Part]:
        """Return the figure of all accounts."""
        views = Own(self.desk).views()
        return [self.drawn(tuple(views), lambda: findings.overview(self.desk, views))]


class Mad(Drawn):
    """Who drives us mad and what that client gives, as the answers are now."""

    key = "03.mad"
    watches = True  # the answers are given further up

    def compose(self) -> list[Part]:
        """Return the table of friction."""
        views = Own(self.desk).views()
        return [self.drawn(tuple(views), lambda: findings.mad(self.desk, views))]


class Whole(Drawn):
    """The ladder of the largest client asked and its six answers on one sheet; it waits for the guess and is folded."""

    key = "03.whole"
    watches = True  # answers and guess are given further up

    def compose(self) -> list[Part]:
        """Return the folded sheet, or a quiet place."""
        if is_waiting(self.desk):
            return [waiting(say("forms.guess.waiting", self.lang))]
        own = Own(self.desk)
        view = own.view(own.offered()[0])
        if view.standing.client is None and view.standing.ours is None:
            return [waiting(say("form.03_ladder.empty", self.lang))]
        return [
            fold(
                self.say("title"),
                self.drawn((view, self.lang), lambda: findings.ladder_of(self.desk, view)),
                id="whole",
            )
        ]
