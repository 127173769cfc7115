"""The weights of the score card: six sliders that stay at 100 % together, and what is held."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Part, Slider, Tick, button, message, prose, row, table
from kamlab.forms.held import Held
from kamlab.forms.held import clock as clock_text
from kamlab.i18n import listing, percent
from kamlab.modules.identification import model
from kamlab.modules.identification.forms.own import Own
from kamlab.workbook.entries import Other, Pen, Wish, save_row
from kamlab.workbook.models import Criterion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from kamlab.forms.fields import Field, Value

HOLD = "hold_"  # begin of the ids of the ticks
_PERCENT = 100


class Weights(Drawn):
    """Weights by criterion, in the workbook's table of criteria.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    base
        The weights that are on disk, or the start; a slider on its way moves from here.
    stop
        Why a slider went no further; empty if it did.
    """

    def make_fields(self) -> "Iterable[Field]":
        """Return a slider and a tick per criterion."""
        self.own = Own(self.desk)
        self.stop = ""
        self.base = dict(self.own.start_weights)
        for name in model.CRITERIA:
            yield Slider(name, _shown(self.base[name]), low=0, high=_PERCENT, unit="%")
        for name in model.CRITERIA:
            yield Tick(f"{HOLD}{name}", default=False)

    def _read(self) -> dict[str, Held]:
        held = super()._read()
        self.base, kept = self.own.weights()
        rows = {row.name for row in self.book.rows(Criterion, company=self.company_key)}
        for name, weight in self.base.items():
            stored = name in rows
            held[name] = Held(_shown(weight), _shown(weight) if stored else None)
            held[f"{HOLD}{name}"] = Held(name in kept, (name in kept) if stored else None)
        return held

    @property
    def kept(self) -> set[str]:
        """The criteria that are held."""
        return {name for name in model.CRITERIA if self[f"{HOLD}{name}"]}

    @property
    def weights(self) -> dict[str, float]:
        """The weights as the sliders stand, fractions that add up to 1."""
        return {name: round(self[name] / _PERCENT, 6) for name in model.CRITERIA}

    def put(self, field: str, value: "Value") -> None:
        """Save a weight with those that make room for it, or a tick; other fields as usual."""
        if field in model.CRITERIA:
            self._write(self._moved(field, self.base[field] if value is None else value / _PERCENT))
        elif field.startswith(HOLD):
            self.stop = ""
            self.held[field].value = bool(value)
            self._write(self.base)
        else:
            super().put(field, value)

    def slide(self, field: str, raw: object) -> None:
        """Show the weights while a slider is on its way."""
        value = self.kinds[field].read(raw, self.lang, self.today) or 0
        for name, weight in self._moved(field, value / _PERCENT).items():
            self.held[name].value = _shown(weight)

    def on_even(self) -> None:
        """Give the criteria that are not held equal weights."""
        self.stop = ""
        self._write(model.even_weights(self.base, held=self.kept))

    def on_as_it_was(self) -> None:
        """Go back to the weights everybody begins with; nothing is held."""
        self.stop = ""
        for name in model.CRITERIA:
            self.held[f"{HOLD}{name}"].value = False
        self._write(self.own.start_weights)

    # Parts ----------------------------------------------------------------------------------

    def weight_parts(self) -> list[Part]:
        """Return the sliders with their ticks, and the two ways back."""
        lines: list[list[str | Part]] = [
            [
                self.words.label(name),
                self._quiet(name, self.words.label(name), self.say("head.weight")),
                self._quiet(f"{HOLD}{name}", self.words.label(name), self.say("head.hold")),
            ]
            for name in model.CRITERIA
        ]
        heads = ["", self.say("head.weight"), self.say("head.hold")]
        stop = [message("check", self.stop, id="stop")] if self.stop else []
        others = [self._elsewhere(name) for name in model.CRITERIA if self.held[name].other is not None]
        start = listing([percent(part, self.lang) for part in self.own.start_weights.values()], self.lang)
        ways = row(
            button("even", self.say("even"), weight="small"), button("as_it_was", self.say("as_it_was"), weight="small")
        )
        return [table(heads, lines), *stop, *others, ways, prose(self.say("start", weights=start), quiet=True)]

    def _quiet(self, name: str, of: str, label: str) -> Part:
        """Return a field without the mark of its saving: six of them would make the page jump."""
        part = self.field(name, bare=True)
        part.told.update(of=of, label=label)
        for word in ("saved", "other", "back"):
            part.told.pop(word, None)
        return part

    def _elsewhere(self, name: str) -> Part:
        other = self.held[name].other
        assert other is not None  # noqa: S101 - asked only where another window wrote
        label = self.words.label(name)
        return prose(self.say("elsewhere", name=label, time=clock_text(other.at), weight=other.value), quiet=True)

    # Moving and writing ---------------------------------------------------------------------

    def _moved(self, name: str, wanted: float) -> dict[str, float]:
        """Return the weights after a move, and remember why it stopped."""
        moved = model.move_weight(self.base, name, wanted, held=self.kept)
        kept = [self.words.label(one) for one in model.CRITERIA if one in self.kept and one != name]
        everything = len(kept) == len(model.CRITERIA) - 1
        self.stop = ""
        if moved.stopped:
            key = "stop.all" if everything else "stop.some"
            self.stop = self.say(key, name=self.words.label(name), limit=moved.limit, names=kept)
        return moved.weights

    def _write(self, weights: Mapping[str, float]) -> None:
        """Save all weights and ticks as one step."""
        for name, weight in weights.items():
            self.held[name].value = _shown(weight)
            self.held[name].unwritten = True
        at, others = self.book.write(lambda session, pen: self._steps(session, pen, weights))
        self.base = dict(weights)
        for name, weight in weights.items():
            tick = self.held[f"{HOLD}{name}"]
            self.held[name] = Held(_shown(weight), _shown(weight), saved=at, other=others.get(name))
            self.held[f"{HOLD}{name}"] = Held(tick.value, tick.value, saved=at)

    def _steps(self, session: "Session", pen: Pen, weights: Mapping[str, float]) -> "tuple[datetime, dict[str, Other]]":
        found: dict[str, Other] = {}
        for place, (name, weight) in enumerate(weights.items()):
            fields = {
                "company": self.company_key,
                "name": name,
                "weight": weight,
                "held": bool(self[f"{HOLD}{name}"]),
                "position": place,
            }
            seen = {"weight": self.base[name]} if self.held[name].stored is not None else {}
            _, others = save_row(session, pen, Wish(Criterion, fields, seen=seen))
            if "weight" in others:
                found[name] = Other(others["weight"].value, others["weight"].at)
        return pen.at, found


def _shown(weight: float) -> float:
    """Return a fraction as the slider holds it, in per cent."""
    value = round(_PERCENT * weight, 1)
    return int(value) if value == int(value) else value
