"""What the forms of the follow-up share: the account in view and its two snapshots."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Part, prose
from kamlab.i18n import say
from kamlab.modules.follow_up.findings.snapshots import Snapshots

if TYPE_CHECKING:
    from kamlab.desk import Desk


class Followed(Drawn):
    """A form about then and now.

    Attributes
    ----------
    given
        The snapshots as they are now.
    """

    watches = True  # the seal, the actions and other forms change what is compared

    def __init__(self, desk: "Desk") -> None:
        self.given = Snapshots(desk)
        super().__init__(desk)

    def whose(self) -> Part:
        """Say whose numbers are compared."""
        pair = self.given.pair
        key = "none" if pair is None else "own" if pair.own else "story"
        if key == "story" and self.given.sealed is not None:
            key = "story_sealed"
        if key == "own" and self.desk.company.is_demo:
            key = "own_demo"
        return prose(say(f"form.11_seal.{key}", self.lang, account=self.given.name(self.given.account)), quiet=True)
