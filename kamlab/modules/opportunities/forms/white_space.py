"""The white space of one client after another: who serves which unit with what, and how we know."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import (
    Client,
    Day,
    Drawn,
    Part,
    Pick,
    Started,
    Text,
    button,
    card,
    empty,
    fold,
    heading,
    message,
    prose,
    row,
    so_what,
    table,
)
from kamlab.forms.fields import Field
from kamlab.modules.opportunities import findings
from kamlab.modules.opportunities.findings.start import NUMBER, offer_name
from kamlab.modules.opportunities.findings.white_space import space_facts
from kamlab.modules.opportunities.forms.own import FREE, GRID, RIVAL, SPACE, Own, cell_key
from kamlab.modules.page import Page
from kamlab.work import free_name
from kamlab.workbook.models import DossierFact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Value
    from kamlab.modules.opportunities.findings import Space
    from kamlab.modules.opportunities.model import Cell

_CODES = ("us", "rival", "client", *FREE, "unknown")
UNITS, OFFERS = 10, 7  # more do not read on one page


class SpaceForm(Drawn):
    """A grid of lists, the details of one cell, the figure.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    """

    key = GRID
    wide = True

    def make_fields(self) -> "Iterable[Field]":
        """Return the client, the cell in view, what can be added, the lists a person keeps."""
        self.own = Own(self.desk)
        yield self._pick()
        yield Client("add", names=[self.own.name(client) for client in self.own.clients])
        yield Pick("cell")
        yield Text("unit", wide=24)
        yield Text("offer", wide=24)
        yield Field("units", {})
        yield Field("offers", {})

    def begin(self) -> None:
        """Open the first client's grid."""
        fields = (Pick("value", "unknown", options=_CODES), Day("seen_on"), Text("source", wide=34))
        self.cells = Started(self, "cells", DossierFact, fields, key="field")
        self.rivals = Started(self, "rivals", DossierFact, (Text("value", wide=24),), key="field")
        self.unnamed = ""
        self._open()

    @property
    def client(self) -> str:
        """The client in view."""
        return str(self["client"] or "")

    def compose(self) -> list[Part]:
        """Return the client, the grid, one cell's details, the figure."""
        space = self.own.spaces().get(self.client)
        if space is None or not space.grid.cells:
            return [card(row(self.field("client")), *self._first(), *self._other(), title=self.say("title"))]
        figure = self.drawn(space, lambda: findings.white_space(self.desk, space))
        return [
            card(
                row(self.field("client")),
                self._grid(space),
                self._sentence(space),
                self._detail(space),
                self._lists(space),
                *self._other(),
                title=self.say("title"),
                mark=self.mark,
            ),
            figure,
        ]

    # What happens ---------------------------------------------------------------------------

    def put(self, field: str, value: "Value") -> None:
        """Save; another client opens its grid."""
        super().put(field, value)
        if field == "client":
            self._open()

    def on_add(self) -> None:
        """Open the grid of the client that was typed."""
        shown = self._typed("add")
        if shown:
            client = self.own.client(shown)
            self.kinds["client"] = self._pick(client)
            self.put("client", client)

    def on_add_unit(self) -> None:
        """Add a unit of the client."""
        name = self._typed("unit")
        units = [list(pair) for pair in self.own.units(self.client)]
        if name and len(units) < UNITS:
            shown = free_name(name, {one for _, one in units}, ending=False)
            self._keep("units", [*units, [free_name(name, {id_ for id_, _ in units}, ending=False), shown]])

    def on_add_offer(self) -> None:
        """Add something we can sell."""
        name = self._typed("offer")
        offers = self.own.offers(self.client)
        if name and len(offers) < OFFERS:
            self._keep("offers", [[one, one] for one in [*offers, free_name(name, set(offers), ending=False)]])

    def on_drop_unit(self, unit: str) -> None:
        """Take a unit out; what is known of its cells stays in the workbook."""
        self._keep("units", [list(pair) for pair in self.own.units(self.client) if pair[0] != unit])

    def on_drop_offer(self, offer: str) -> None:
        """Take an offer out; what is known of its cells stays in the workbook."""
        self._keep("offers", [[one, one] for one in self.own.offers(self.client) if one != offer])

    def _typed(self, field: str) -> str:
        """Return what stands in a field and empty it; if nothing does, say so and lead there."""
        shown = str(self[field] or "").strip()
        self.unnamed = "" if shown else field
        if shown:
            super().put(field, None)
        else:
            self.move_focus(field)
        return shown

    def _keep(self, kind: str, pairs: list[list[str]]) -> None:
        super().put(kind, {**self.own.lists(kind), self.client: pairs})
        self._open()

    # Parts ----------------------------------------------------------------------------------

    def _first(self) -> list[Part]:
        """Return what stands where no unit or nothing to sell is known yet: what will be here, and the first step."""
        if self.own.units(self.client):
            start = row(self.field("offer"), button("add_offer", self.say("add_offer"), weight="main"))
            return [empty(self.say("no_offers"), self.say("no_offers_todo"), start), *self._missing("offer")]
        start = row(self.field("unit"), button("add_unit", self.say("add_unit"), weight="main"))
        parts = [empty(self.say("empty"), self.say("empty_todo"), start), *self._missing("unit")]
        return [*parts, prose(self.say("example"), quiet=True)]

    def _grid(self, space: "Space") -> Part:
        """Return one list per cell, units down, offers across."""
        names = {offer: offer_name(self.desk, offer) for offer in space.grid.offers}
        lines: list[list[str | Part]] = []
        for unit in space.grid.units:
            line: list[str | Part] = [space.unit(unit)]
            for offer in space.grid.offers:
                part = self.cells.field(self.cells.named(cell_key(unit, offer)), "value")
                part.told["label"] = f"{space.unit(unit)}, {names[offer]}"
                line.append(part)
            lines.append(line)
        return table([self.say("head.unit"), *names.values()], lines, strong=[0])

    def _sentence(self, space: "Space") -> Part:
        """Say what adds up, and what to look at."""
        facts = space_facts(Page(self.desk, NUMBER), space)
        undated = len(space.grid.undated)
        told = [self.say("undated", n=undated)] if undated else []
        told += [self.say("unknown", n=facts["unknown"])] if facts["unknown"] else []
        return so_what(" ".join(told), strong=self.say("adds_up", **facts))

    def _detail(self, space: "Space") -> Part:
        """Return the day, the source and the rival of one cell."""
        pairs = {cell_key(cell.unit, cell.offer): cell for cell in space.grid.cells}
        labels = {key: f"{space.unit(cell.unit)} × {offer_name(self.desk, cell.offer)}" for key, cell in pairs.items()}
        self.kinds["cell"] = Pick("cell", None, options=[*pairs], labels=labels)
        chosen = str(self["cell"] or "")
        if chosen not in pairs:
            return card(heading(self.say("detail"), level=3), self.field("cell"), quiet=True)
        line = self.cells.named(chosen)
        fields: list[Part] = [self.cells.field(line, name, bare=False) for name in ("seen_on", "source")]
        if pairs[chosen].state == "rival":
            rival = self.rivals.field(self.rivals.named(chosen), "value", bare=False)
            rival.told["label"] = self.say("supplier")
            fields.append(rival)
        refused = pairs[chosen].offered == "refused" and pairs[chosen].day is None
        note = [message("check", self.say("refused_day"), id="refused_day")] if refused else []
        return card(heading(self.say("detail"), level=3), self.field("cell"), row(*fields), *note, quiet=True)

    def _lists(self, space: "Space") -> Part:
        """Return what changes units and offers."""
        units = row(*(self._drop("unit", unit, space.unit(unit)) for unit in space.grid.units))
        offers = row(*(self._drop("offer", offer, offer_name(self.desk, offer)) for offer in space.grid.offers))
        full = [prose(self.say("full", units=UNITS, offers=OFFERS), quiet=True)]
        wide = len(space.grid.units) >= UNITS or len(space.grid.offers) >= OFFERS
        return fold(
            self.say("lists"),
            row(self.field("unit"), button("add_unit", self.say("add_unit"), weight="small")),
            *self._missing("unit"),
            units,
            row(self.field("offer"), button("add_offer", self.say("add_offer"), weight="small")),
            *self._missing("offer"),
            offers,
            *(full if wide else []),
            id="lists",
        )

    def _drop(self, kind: str, id_: str, name: str) -> Part:
        return button(f"drop_{kind}:{id_}", self.say("drop", name=name), weight="link")

    def _missing(self, field: str) -> list[Part]:
        return [prose(self.say("unnamed"), quiet=True)] if self.unnamed == field else []

    def _other(self) -> list[Part]:
        add = row(self.field("add"), button("add", self.say("add_button"), weight="small"))
        return [fold(self.say("more"), add, *self._missing("add"), id="more")]

    # The rows in view -----------------------------------------------------------------------

    def _pick(self, *more: str) -> Pick:
        names = self.own.listed({**self.own.start_spaces, **self.own.lists("units")}, *more)
        return Pick(
            "client", names[0] if names else None, options=names, labels={name: self.own.name(name) for name in names}
        )

    def _open(self) -> None:
        """Show the cells of the client in view."""
        options = self.kinds["client"].options  # type: ignore[attr-defined]  # a Pick has options
        if self.client not in options and self.client:
            self.kinds["client"] = self._pick(self.client)
        space = self.own.start_spaces.get(self.client)
        known = {cell_key(cell.unit, cell.offer): cell for cell in space.grid.cells} if space else {}
        sources = {cell_key(*pair): told for pair, told in space.sources} if space else {}
        keys = [
            cell_key(unit, offer) for unit, _ in self.own.units(self.client) for offer in self.own.offers(self.client)
        ]
        starts: dict[str, dict[str, Any]] = {}
        for key in keys:
            cell = known.get(key)
            day = cell.day.isoformat() if cell and cell.day else None
            starts[key] = {"value": cell_code(cell), "seen_on": day, "source": sources.get(key) or None}
        names = {key: {"value": (self.own.name(known[key].supplier) or None) if key in known else None} for key in keys}
        self.cells.load(starts, self._rows(SPACE, keys), self._owner(SPACE))
        self.rivals.load(names, self._rows(RIVAL, keys), self._owner(RIVAL))

    def _owner(self, section: str) -> Any:  # noqa: ANN401 - a function that is called at the first save only
        return lambda: {"account_id": self.book.account(self.client, self.company_key).id, "section": section}

    def _rows(self, section: str, keys: list[str]) -> list[DossierFact]:
        return [one for one in self.own.facts(section).get(self.client, []) if one.field in keys]


def cell_code(cell: "Cell | None") -> str:
    """Return the word of the list that says what a cell is."""
    if cell is None:
        return "unknown"
    return cell.offered if cell.state == "nobody" else cell.state
