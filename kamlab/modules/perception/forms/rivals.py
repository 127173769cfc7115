"""All accounts with their rivals, and the clients that drive us mad: both follow the answers above."""

from kamlab.forms import Drawn, Part
from kamlab.modules.perception import findings
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
