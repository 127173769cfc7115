"""KAISM: value for us, our attractiveness in the client's own answer, and where we want to be by when."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms import (
    Day,
    Foretold,
    Part,
    Pick,
    Segments,
    Slider,
    Started,
    Tick,
    card,
    chips,
    fold,
    message,
    prose,
    row,
    so_what,
)
from kamlab.forms.held import Held
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.forms.adding import Adding
from kamlab.modules.identification.forms.own import Own, Place
from kamlab.workbook.models import Account

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kamlab.forms.fields import Value

_LOW, _HIGH = int(model.LOWEST), int(model.HIGHEST)
_CORNERS = ("key", "promising", "supporting", "low", "borderline")
_OF_CLIENT = ("value", "asked")  # answers of the form that belong to the client in view


@dataclass(frozen=True, slots=True)
class DayAhead(Day):
    """A day that is still to come: nothing can be reached by a day gone by."""

    def read(self, raw: object, lang: str, today: "date") -> "Value":
        """Return the day in the form the workbook keeps; refuse one before today."""
        day = Day.read(self, raw, lang, today)
        if day and day < today.isoformat():
            raise KamlabError("form.01_kaism.past", day=self.shown(day, lang))
        return day


class KaismForm(Foretold, Adding):
    """Place one account after another, see the map.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    result
        The map shown last; None while nobody is on it.
    place
        The row of the client in view.
    """

    key = "01.kaism"
    watches = True  # the value for us comes from the score card, wherever it is changed

    def make_fields(self) -> "Iterable[Any]":
        """Return the client, the value, whether the client was asked, the band, the client to add."""
        self.own = Own(self.desk)
        yield self._pick()
        yield Slider("value", low=_LOW, high=_HIGH, step=0.5, decimals=1)
        yield Tick("asked", default=False)
        yield Slider("border", model.BORDER, low=0, high=2, step=0.1, decimals=1)
        yield self.add_field()

    def begin(self) -> None:
        """Open the first client's row."""
        fields = (
            Slider("attractiveness", low=_LOW, high=_HIGH, step=0.5, decimals=1),
            Slider("wish", low=_LOW, high=_HIGH, step=0.5, decimals=1),
            DayAhead("wish_by"),
        )
        self.place = Started(self, "place", Account, fields, key="name")
        self.result: model.Kaism | None = None
        self.marked: Value = None  # the mark of the client in view as it was last saved
        self._open()

    def guesses(self) -> "Iterable[Any]":
        """Ask where the largest client will stand; nothing while nobody can be placed."""
        revenue, values = self.desk.company.accounts().revenue(), self._values()
        placed = [name for name, place in self.own.places().items() if place.attractiveness is not None]
        self.largest = max(
            (name for name in placed if name in values), key=lambda name: revenue.get(name, 0.0), default=""
        )
        if self.largest:
            yield Segments("guess_corner", options=_CORNERS)

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the client the question is about."""
        return {"client": self.own.name(self.largest)}

    def real(self) -> "Mapping[str, Value]":
        """Return the corner that client stands in now."""
        placed = self.result.placed if self.result else ()
        found = next((one.cell for one in placed if one.position.client == self.largest), None)
        return {"guess_corner": found} if found else {}

    def compose(self) -> list[Part]:
        """Return the client with its marks, the corner it stands in, the band, the map: after the guess."""
        positions, waiting = self._positions()
        self.result = model.kaism(positions, border=float(self["border"])) if positions else None
        return self.after_guess(lambda: self._open_parts(positions, waiting))

    def _open_parts(self, positions: list[model.Position], waiting: list[str]) -> list[Part]:
        border = float(self["border"])
        figure = self.drawn((tuple(positions), border), lambda: findings.kaism(self.desk, positions, border=border))
        line = self.place.lines[0]
        attractiveness, wish, wish_by = (
            self.place.field(line, name, bare=False) for name in ("attractiveness", "wish", "wish_by")
        )
        marks = card(
            row(
                self.field("client"),
                chips(("quiet", self.say("source" if self._scored() is not None else "no_source"))),
            ),
            row(self.field("value"), attractiveness),
            self.field("asked"),
            row(wish, wish_by),
            *self._below(),
            self._corner(),
            title=self.say("title"),
            mark=self.mark,
        )
        names = [self.own.name(client) for client in waiting]
        left = [prose(self.say("waiting", names=names), quiet=True)] if names else []
        add = fold(self.say("list"), *self.add_parts(), id="list")
        return [marks, card(self.field("border"), *left, add, quiet=True), figure]

    @property
    def client(self) -> str:
        """The client in view."""
        return str(self["client"] or "")

    # What happens ---------------------------------------------------------------------------

    def put(self, field: str, value: "Value") -> None:
        """Save; a mark belongs to the client in view, another client opens its row."""
        if field in _OF_CLIENT:
            held = self.held[field]
            held.value, held.unwritten = (self._start(field) if value is None else value), True
            name = f"{field}:{self.client}"
            saved = self.book.keep(self.key, name, value, company=self.company_key, seen=held.stored)
            held.stored, held.saved, held.other, held.unwritten = value, saved.at, saved.other, False
            return
        super().put(field, value)
        if field == "client":
            self._open()

    def set(self, field: str, raw: object) -> None:
        """Read and save; a mark changed by hand is our assumption until somebody says that the client gave it."""
        super().set(field, raw)
        mark = self.place.lines[0]["attractiveness"]
        if field.startswith("place/") and mark != self.marked:
            self.marked = mark
            if self["asked"]:
                self.put("asked", value=False)

    def slide(self, field: str, raw: object) -> None:
        """Show the map with a mark on its way."""
        table, _, where = field.partition("/")
        if not where:
            super().slide(field, raw)
            return
        id_, _, name = where.partition("/")
        kind = self.tables[table].kinds[name]
        self.tables[table].line(id_).held[name].value = kind.read(raw, self.lang, self.today)

    def on_add(self) -> None:
        """Open a client that is not on the list yet."""
        client = self.typed_client()
        if not client:
            return
        self.book.account(client, self.company_key)
        super().put("add", None)
        self.kinds["client"] = self._pick(client)
        self.put("client", client)

    # What is shown --------------------------------------------------------------------------

    def _below(self) -> list[Part]:
        """Say that a target lies under what the client already gives us."""
        line = self.place.lines[0]
        mark, wish = line["attractiveness"], line["wish"]
        if mark is None or wish is None or wish >= mark:
            return []
        return [message("check", self.say("below_title", wish=wish, mark=mark), self.say("below"), id="below")]

    def _corner(self) -> Part:
        """Say where the client in view stands, and what to do there."""
        name = self.own.name(self.client)
        placed = (
            next((one for one in self.result.placed if one.position.client == self.client), None)
            if self.result
            else None
        )
        if placed is None:
            return so_what(self.say("not_placed"), strong=f"{name}.")
        facts: dict[str, Any] = {"value": placed.position.value, "mark": placed.position.attractiveness}
        return so_what(self.say(f"cell.{placed.cell}", **facts), strong=f"{name}: {self.say(f'corner.{placed.cell}')}.")

    def _positions(self) -> tuple[list[model.Position], list[str]]:
        """Return the clients with both marks, and the names of those that lack one."""
        revenue = self.desk.company.accounts().revenue()
        told = self.book.answers(self.key, self.company_key)
        places, values = self.own.places() | {self.client: self._in_view()}, self._values()
        found, waiting = [], []
        for client, place in places.items():
            value = self["value"] if client == self.client else told.get(f"value:{client}", values.get(client))
            asked = self["asked"] if client == self.client else told.get(f"asked:{client}")
            if value is None or place.attractiveness is None:
                waiting.append(client)
                continue
            known = self._was_asked(client) if asked is None else bool(asked)
            kind = "prospect" if place.kind == "prospect" else "current"
            found.append(
                model.Position(
                    client,
                    float(value),
                    place.attractiveness,
                    revenue.get(client, 0.0),
                    kind,  # type: ignore[arg-type]  # one of the two kinds by construction
                    guessed=not known,
                    wish=place.wish,
                )
            )
        return found, [client for client in waiting if client]

    def _in_view(self) -> Place:
        held = self.place.lines[0].held
        start = self.own.start_places.get(self.client, Place())
        return Place(held["attractiveness"].value, held["wish"].value, None, start.kind)

    def _values(self) -> dict[str, float]:
        """Return the value for us by client: the score card's total."""
        card_ = self.own.card()
        own = {client: round(card_.total(client), 2) for client in card_.clients} if card_ else {}
        return self.own.start_values | own

    def _scored(self) -> float | None:
        return self._values().get(self.client)

    def _was_asked(self, client: str) -> bool:
        """Tell whether the company's folder has the client's own answer."""
        return self.own.start_places.get(client, Place()).attractiveness is not None

    def _start(self, field: str) -> "Value":
        return self._scored() if field == "value" else self._was_asked(self.client)

    # The row in view ------------------------------------------------------------------------

    def _pick(self, *more: str) -> Pick:
        clients = [*dict.fromkeys([*self.own.places(), *more])] or [self.own.clients[0]]
        return Pick("client", clients[0], options=clients, labels={name: self.own.name(name) for name in clients})

    def _open(self) -> None:
        """Show the marks of the client in view."""
        pick = self.kinds["client"]
        if self.client not in pick.options:  # type: ignore[attr-defined]  # a Pick has options
            self.kinds["client"] = self._pick(self.client)
        client = self.client
        start = self.own.start_places.get(client, Place())
        rows = [one for one in self.own.accounts() if one.name == client and _is_placed(one)]
        starts = {client: {"attractiveness": start.attractiveness, "wish": start.wish, "wish_by": None}}
        self.place.load(starts, rows)
        self.marked = self.place.lines[0]["attractiveness"]
        told = self.book.answers(self.key, self.company_key)
        for field in _OF_CLIENT:
            kept = told.get(f"{field}:{client}")
            self.held[field] = Held(self._start(field) if kept is None else kept, kept)


def _is_placed(account: Account) -> bool:
    return account.attractiveness is not None or account.wish is not None or account.wish_by is not None
