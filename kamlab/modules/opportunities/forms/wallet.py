"""The purse of one client after another: three estimates with their sources, who has which part, how much room."""

from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms import (
    Client,
    Day,
    Drawn,
    Foretold,
    Number,
    Part,
    Pick,
    Slider,
    Started,
    Text,
    button,
    card,
    chips,
    fold,
    heading,
    message,
    prose,
    row,
    so_what,
    table,
)
from kamlab.i18n import percent
from kamlab.modules.opportunities import findings, model
from kamlab.modules.opportunities.findings import start
from kamlab.modules.opportunities.findings.start import IN_HOUSE, Purse, Told
from kamlab.modules.opportunities.findings.wallet import supplier_name, wallet_of
from kamlab.modules.opportunities.forms.fields import Fact
from kamlab.modules.opportunities.forms.own import SUPPLIER, WALLET, Own
from kamlab.modules.page import Page
from kamlab.workbook.models import DossierFact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kamlab.forms.fields import Field, Value

_PERCENT = 100
_STATES = ("assumed", "confirmed")
_TIMES = 3  # from five million to fifteen: the example of the interview


class WalletForm(Foretold, Drawn):
    """Spend, suppliers, target.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    """

    key = "04.wallet"

    def make_fields(self) -> "Iterable[Field]":
        """Return the client, the target share, how many times more, and what can be added."""
        self.own = Own(self.desk)
        yield self._pick()
        yield Client("add", names=[self.own.name(client) for client in self.own.clients])
        yield Text("supplier", wide=24)
        yield Slider("target", round(_PERCENT * start.TARGET), low=5, high=100, step=5, unit="%")
        yield Slider("times", _TIMES, low=1, high=5, step=0.5, decimals=1, unit="×")

    def begin(self) -> None:
        """Open the first client's rows."""
        fields = (
            Fact("value", low=0),
            Text("source", wide=26),
            Pick("state", "assumed", options=_STATES),
            Day("seen_on"),
        )
        self.estimates = Started(self, "estimates", DossierFact, fields, key="field")
        self.suppliers = Started(self, "suppliers", DossierFact, fields, key="field")
        self.unnamed = ""
        self._open()

    def guesses(self) -> "Iterable[Field]":
        """Ask for our share with the first client whose spend is known; nothing while none is."""
        self.first = next((name for name, purse in self.own.purses().items() if not purse.is_empty), "")
        if self.first:
            yield Number("guess_share", low=0, high=100, unit="%")

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the client the question is about."""
        return {"client": self.own.name(self.first)}

    def real(self) -> "Mapping[str, Value]":
        """Return our share of that client's spend at the expected estimate, in per cent."""
        try:
            found = wallet_of(self.desk, self.own.purses()[self.first])
        except (KamlabError, KeyError):
            return {}
        return {"guess_share": _PERCENT * found.shares[found.middle]}

    @property
    def client(self) -> str:
        """The client in view."""
        return str(self["client"] or "")

    def compose(self) -> list[Part]:
        """Return the client's purse, the target, the figure, and all clients beside each other; after the guess."""
        return self.after_guess(self._opened)

    def _opened(self) -> list[Part]:
        purses = self.own.purses()
        purse = purses.get(self.client, Purse(self.client))
        target = float(self["target"]) / _PERCENT
        figure = self.drawn((purse, target), lambda: findings.wallet(self.desk, purse, target=target))
        shown = self.finding
        known = {name: one for name, one in purses.items() if not one.is_empty}
        every = []
        if len(known) > 1:
            inputs = (tuple(known.values()), target)
            every = [self.drawn(inputs, lambda: findings.wallets(self.desk, known, target=target), id="every")]
        self.finding = shown
        return [
            card(
                row(self.field("client"), self._whose(purse)),
                prose(self._ours(), quiet=True),
                self._estimates(),
                *self._suppliers(purse),
                self._more(),
                title=self.say("title"),
                mark=self.mark,
            ),
            card(row(self.field("target"), self.field("times")), *self._wish(purse), title=self.say("wish_title")),
            figure,
            *every,
        ]

    def put(self, field: str, value: "Value") -> None:
        """Save; another client opens its rows."""
        super().put(field, value)
        if field == "client":
            self._open()

    def on_add(self) -> None:
        """Open the purse of the client that was typed."""
        shown = str(self["add"] or "").strip()
        self.unnamed = "" if shown else "add"
        if self.unnamed:
            self.move_focus("add")
            return
        client = self.own.client(shown)
        super().put("add", None)
        self.kinds["client"] = self._pick(client)
        self.put("client", client)

    def on_add_supplier(self) -> None:
        """Put the supplier that was typed among this client's; its amount remains to be said."""
        name = str(self["supplier"] or "").strip()
        self.unnamed = "" if name else "supplier"
        if self.unnamed:
            self.move_focus("supplier")
            return
        account = self.book.account(self.client, self.company_key).id
        known = [line for line in self.suppliers if self.suppliers.names[line.id] == name]
        if not known:
            self.book.save(DossierFact, company=self.company_key, account_id=account, section=SUPPLIER, field=name)
        super().put("supplier", None)
        self._open()
        line = self.suppliers.named(name)
        self.move_focus(f"suppliers/{line.id}/value")

    # Parts ----------------------------------------------------------------------------------

    def _whose(self, purse: Purse) -> Part:
        """Say whose figures these are."""
        own = purse != self.own.start_purses.get(self.client, Purse(self.client))
        if own:
            return chips(("done", self.say("own")))
        return chips(("quiet", self.say("nothing" if purse.is_empty else "given")))

    def _ours(self) -> str:
        page = Page(self.desk, start.NUMBER)
        accounts, a_year = start.year(self.desk), start.ours(self.desk, self.client)
        facts: dict[str, Any] = {"client": page.name(self.client), "period": accounts.period.text(self.lang)}
        facts |= {"amount": accounts.revenue().get(self.client, 0.0), "year": a_year}
        if start.is_part(self.desk) and a_year:
            return self.say("ours_part", n=accounts.period.months, **facts)
        return self.say("ours" if a_year else "ours_none", **facts)

    def _heads(self, first: str) -> list[str]:
        names = ("value", "source", "state", "seen_on")
        unit = self.desk.money_unit
        return [self.say(f"head.{first}"), *(self.say(f"head.{name}", unit=unit) for name in names)]

    def _lines(self, rows: Started, names: "Mapping[str, str]") -> list[list[str | Part]]:
        """Return the rows of a table, each field labelled with the name of its row."""
        lines: list[list[str | Part]] = []
        for key, shown in names.items():
            line = rows.named(key)
            fields = [rows.field(line, name) for name in rows.kinds]
            for part in fields:
                part.told["label"] = f"{shown}: {part.told['label']}"
            lines.append([shown, *fields])
        return lines

    def _estimates(self) -> Part:
        names = {name: self.say(f"estimate.{name}") for name in model.ESTIMATES}
        return table(self._heads("estimate"), self._lines(self.estimates, names), strong=[0])

    def _suppliers(self, purse: Purse) -> list[Part]:
        """Return who else supplies, and whether the parts fit into the whole."""
        page = Page(self.desk, start.NUMBER)
        names = {name: supplier_name(page, name) for name in self._supplier_names()}
        parts: list[Part] = [heading(self.say("suppliers"), level=3)]
        parts.append(table(self._heads("supplier"), self._lines(self.suppliers, names), strong=[0]))
        missing = [prose(self.say("unnamed_supplier"), quiet=True)] if self.unnamed == "supplier" else []
        parts += [
            row(self.field("supplier"), button("add_supplier", self.say("add_supplier"), weight="small")),
            *missing,
        ]
        over = self._over(purse)
        return (
            [*parts, message("check", self.say("over_title"), self.say("over", amount=over), id="over")]
            if over
            else parts
        )

    def _over(self, purse: Purse) -> float:
        """Return by how much the parts exceed the expected estimate."""
        whole = purse.base.amount
        if whole is None:
            return 0.0
        parts = {name: told.amount for name, told in purse.suppliers if told.amount}
        return model.split({"us": max(0.0, start.ours(self.desk, self.client)), **parts}, whole).over

    def _more(self) -> Part:
        missing = [prose(self.say("unnamed"), quiet=True)] if self.unnamed == "add" else []
        add = row(self.field("add"), button("add", self.say("add_button"), weight="small"))
        return fold(self.say("more"), add, *missing, id="more")

    def _wish(self, purse: Purse) -> list[Part]:
        """Say which share a multiple of today's sales would take; above 100 % it cannot be."""
        bought, times = start.ours(self.desk, self.client), float(self["times"])
        if not bought or purse.is_empty:
            return [prose(self.say("wish_absent"), quiet=True)]
        try:
            found = wallet_of(self.desk, purse)
        except KamlabError:
            return []
        wish = bought * times
        needed = found.needed(wish)
        possible = [name for name, share in needed.items() if share <= 1]
        told = [
            self.say("wish_share", estimate=self.say(f"at.{name}"), share=percent(share, self.lang))
            for name, share in needed.items()
        ]
        which = "all" if len(possible) == len(needed) else "some" if possible else "none"
        facts: dict[str, Any] = {"times": times, "wish": wish, "told": told}
        return [so_what(self.say(f"wish.{which}", **facts), strong=self.say("wish_strong", **facts))]

    # The rows in view -----------------------------------------------------------------------

    def _pick(self, *more: str) -> Pick:
        names = self.own.listed(self.own.purses(), *more)
        return Pick(
            "client", names[0] if names else None, options=names, labels={name: self.own.name(name) for name in names}
        )

    def _supplier_names(self) -> list[str]:
        """Return the suppliers in view, the client itself last."""
        purse = self.own.start_purses.get(self.client, Purse(self.client))
        rows = self.own.facts(SUPPLIER).get(self.client, [])
        names = dict.fromkeys([*(name for name, _ in purse.suppliers), *(one.field for one in rows)])
        return [*(name for name in names if name != IN_HOUSE), IN_HOUSE]

    def _open(self) -> None:
        """Show the rows of the client in view."""
        options = self.kinds["client"].options  # type: ignore[attr-defined]  # a Pick has options
        if self.client not in options and self.client:
            self.kinds["client"] = self._pick(self.client)
        purse = self.own.start_purses.get(self.client, Purse(self.client))
        known = dict(purse.suppliers)
        starts = {name: _values(told) for name, told in purse.estimates.items()}
        self.estimates.load(starts, self._rows(WALLET), self._owner(WALLET))
        starts = {name: _values(known.get(name, Told())) for name in self._supplier_names()}
        self.suppliers.load(starts, self._rows(SUPPLIER), self._owner(SUPPLIER))

    def _owner(self, section: str) -> "Callable[[], dict[str, str]]":
        """Return what is asked at the first save only, so that looking makes no rows."""
        return lambda: {"account_id": self.book.account(self.client, self.company_key).id, "section": section}

    def _rows(self, section: str) -> list[DossierFact]:
        return self.own.facts(section).get(self.client, [])


def _values(told: Told) -> "dict[str, Value]":
    """Return the cells of a figure as the fields hold them."""
    value = None if told.amount is None else int(told.amount) if float(told.amount).is_integer() else told.amount
    seen = told.seen_on and told.seen_on.isoformat()
    return {"value": value, "source": told.source or None, "state": told.state, "seen_on": seen}
