"""Goals and actions as rows of a form: the folder's until the first entry, the participant's from then on."""

from typing import TYPE_CHECKING, Any

from kamlab.forms.account import OwnRows
from kamlab.modules.planning.forms.begun import begin_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kamlab.forms.fields import Field, Value
    from kamlab.modules.planning.forms.shared import PlanForm
    from kamlab.workbook.models import Entry


class PlanRows(OwnRows):
    """Rows of goals or actions of the account in view.

    Parameters
    ----------
    form, name, model, fields, own
        As in :class:`OwnRows`.
    starts
        Returns id → values of the rows the folder begins with.
    """

    def __init__(  # noqa: PLR0913 - what a table of entries is made of
        self,
        form: "PlanForm",
        name: str,
        model: "type[Entry]",
        fields: "Sequence[Field]",
        *,
        own: "Mapping[str, Any]",
        starts: "Callable[[], Mapping[str, Mapping[str, Value]]]",
    ) -> None:
        self.reading, self._starts = form.reading, starts
        super().__init__(form, name, model, fields, own=own)

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return the folder's rows."""
        return self._starts()

    def is_begun(self) -> bool:
        """Tell whether the plan is the participant's own by now."""
        return self.reading.is_begun(self.account)

    def take_over(self) -> str:
        """Write the folder's plan into the workbook."""
        return begin_plan(self.reading, self.account)
