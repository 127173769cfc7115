"""What forms with figures share: a figure is drawn anew only when what it shows has changed."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.findings.style import is_on_the_wall
from kamlab.forms.form import Form
from kamlab.forms.parts import Part, message, picture

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.findings.style import Size


class Drawn(Form):
    """A form with figures.

    Attributes
    ----------
    finding
        The Finding shown last; None while there is nothing to show.
    """

    def __init__(self, desk: "Desk") -> None:
        self._drawn: dict[str, tuple[Hashable, Finding | None, Part]] = {}
        super().__init__(desk)

    def drawn(
        self,
        inputs: Hashable,
        make: "Callable[[], Finding]",
        *,
        id: str = "picture",  # noqa: A002 - the word every part uses
        size: "Size" = "projector",
        unfold: str = "",
    ) -> Part:
        """Return a figure as a part.

        Parameters
        ----------
        inputs
            Everything the Finding depends on; the same inputs are not drawn twice.
        make
            Makes the Finding. If the data refuse, the sentence stands in its place.
        id, size, unfold
            As in :func:`kamlab.forms.picture`.
        """
        inputs = inputs, is_on_the_wall()  # turned on, the switch gives a figure other type
        if id not in self._drawn or self._drawn[id][0] != inputs:
            try:
                finding = make()
                self._drawn[id] = inputs, finding, picture(finding, id, size=size, unfold=unfold)
            except KamlabError as problem:
                self._drawn[id] = inputs, None, message("check", problem.text(self.lang), id=id)
        _, self.finding, part = self._drawn[id]
        return part
