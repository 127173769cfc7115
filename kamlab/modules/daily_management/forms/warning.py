"""The early warning as forms: the limit by hand, one client's silence, everybody's list."""

import re
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.forms import Drawn, Foretold, Number, Part, Pick, Text, card, prose, row
from kamlab.modules.daily_management import findings
from kamlab.modules.daily_management.findings.seen import seen
from kamlab.modules.daily_management.findings.warning import ASKED, STEADY, UNEVEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kamlab.forms.fields import Field, Value

_MOST = 60  # intervals of a typed row
_LONGEST = 3660.0  # days
_OFFERED = 25  # clients to choose from beside the silent ones


class Days(Text):
    """A row of intervals: numbers with anything between them."""

    __slots__ = ()

    def read(self, raw: object, lang: str, today: "date") -> "Value":
        """Return the row as it was typed; what cannot be a row of intervals is refused in a sentence."""
        told = Text.read(self, raw, lang, today)
        if told is not None:
            intervals(told)
        return told


def intervals(told: str) -> tuple[float, ...]:
    """Return the days of a typed row.

    Raises
    ------
    KamlabError
        If they are fewer than two, more than sixty, or not all above zero.

    Examples
    --------
    >>> intervals("30, 28 и 32,5")
    (30.0, 28.0, 32.5)
    """
    pieces = re.findall(r"\d+(?:[.,]\d+)?(?!\d)", re.sub(r",\s|;", " ", told))
    found = tuple(float(piece.replace(",", ".")) for piece in pieces)
    if not 1 < len(found) <= _MOST or not all(0 < gap <= _LONGEST for gap in found) or "-" in told or "−" in told:
        raise KamlabError("daily_management.intervals_unread", found=told[:60], most=_MOST)
    return found


def _typed(gaps: "Iterable[int]") -> str:
    return ", ".join(str(gap) for gap in gaps)


class ByHand(Drawn):
    """Two rows of intervals and one silence: the limits step by step."""

    key = "09.by_hand"

    def make_fields(self) -> "Iterable[Field]":
        """Return the two rows and the silence."""
        yield Days("first", _typed(STEADY), wide=44)
        yield Days("second", _typed(UNEVEN), wide=44)
        yield Number("silence", ASKED, low=1, high=3660)

    def compose(self) -> list[Part]:
        """Return the fields and the steps."""
        first, second = (intervals(str(self[name])) for name in ("first", "second"))
        silence = int(self["silence"] or ASKED)
        figure = self.drawn((first, second, silence), lambda: findings.by_hand(self.desk, first, second, silence))
        fields = card(row(self.field("first"), self.field("second")), row(self.field("silence")), mark=self.mark)
        return [fields, figure]


class Warning_(Foretold, Drawn):  # noqa: N801 - a warning, but not Python's
    """Whom to call today; then any client's own picture."""

    key = "09.warning"

    def guesses(self) -> "Iterable[Field]":
        """Ask how many clients are silent beyond their habit."""
        found = seen(self.desk)
        if found is not None and found.watch.judged:
            yield Number("calls", low=0, high=len(found.watch.table))

    def guess_facts(self) -> "Mapping[str, object]":
        """Return how many clients there are."""
        found = seen(self.desk)
        return {"n": 0 if found is None else len(found.watch.table)}

    def real(self) -> "Mapping[str, Value]":
        """Return how many there are to call."""
        found = seen(self.desk)
        return {} if found is None else {"calls": len(found.watch.calls)}

    def make_fields(self) -> "Iterable[Field]":
        """Return the client to look at: those that stand out first, then the largest."""
        names: list[str] = []
        if (found := seen(self.desk)) is not None:
            watch = found.watch
            groups = ("alarm", "volume", "renamed", "season", "volume_season", "few", "gone")
            names = list(
                dict.fromkeys([*(name for one in groups for name in watch.names(one)), *watch.largest[:_OFFERED]])
            )
        labels = {name: self.desk.company.display_name(name, self.lang) for name in names}
        yield Pick("client", names[0] if names else None, options=names, labels=labels)

    def compose(self) -> list[Part]:
        """Return the list and a client's picture, once guessed."""
        return self.after_guess(self._shown)

    def _shown(self) -> list[Part]:
        client = str(self["client"] or "")
        everybody = self.drawn("all", lambda: findings.alarms(self.desk), id="everybody")
        if not client:
            return [everybody]
        one = self.drawn(client, lambda: findings.early_warning(self.desk, client), id="one")
        note = prose(self.say("note"), quiet=True)
        return [card(self.field("client"), note, mark=self.mark), one, everybody]
