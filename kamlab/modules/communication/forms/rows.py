"""Messages and events as rows of a form: the folder's until the first entry, the participant's from then on."""

from typing import TYPE_CHECKING

from kamlab.forms.account import OwnRows
from kamlab.modules.communication.forms.begun import begin_programme
from kamlab.modules.communication.model import kind_of
from kamlab.workbook.models import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kamlab.forms.entries import Line
    from kamlab.forms.fields import Field, Value
    from kamlab.modules.communication.forms.shared import ProgrammeForm
    from kamlab.workbook.models import Entry


class ProgrammeRows(OwnRows):
    """Messages or events of the account in view.

    Parameters
    ----------
    form, name, model, fields
        As in :class:`OwnRows`.
    starts
        Returns id → values of the rows the folder begins with.
    """

    def __init__(
        self,
        form: "ProgrammeForm",
        name: str,
        model: "type[Entry]",
        fields: "Sequence[Field]",
        *,
        starts: "Callable[[], Mapping[str, Mapping[str, Value]]]",
    ) -> None:
        self.reading, self._starts = form.reading, starts
        super().__init__(form, name, model, fields)

    def starts(self) -> "Mapping[str, Mapping[str, Value]]":
        """Return the folder's rows."""
        return self._starts()

    def is_begun(self) -> bool:
        """Tell whether the programme is the participant's own by now."""
        return self.reading.is_begun(self.account)

    def take_over(self) -> str:
        """Write the folder's programme into the workbook."""
        return begin_programme(self.reading, self.account)

    def head(self) -> str:
        """Return the heading over the messages of the events."""
        return self.form.words.label("named")

    def _save(self, line: "Line", values: "Mapping[str, Value]") -> None:
        """Save cells; a message gets the type of its item."""
        super()._save(line, values)
        if self.model is Message and "item" in values:
            self.form.book.save(Message, line.row, kind=kind_of(str(values["item"] or "")) or None)
