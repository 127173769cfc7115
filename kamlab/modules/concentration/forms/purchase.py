"""The own purchase: the supplier's steps of the discount, who buys the goods, and who may go."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.errors import KamlabError
from kamlab.forms import Form, Number, Part, Pick, button, card, fold, heading, message, prose, row, so_what, table
from kamlab.forms.fields import Client, Text
from kamlab.forms.form import field_part
from kamlab.i18n import money_short
from kamlab.modules.concentration import model
from kamlab.modules.concentration.findings.goods import goods_of
from kamlab.modules.concentration.findings.purchase import BUYERS, PURCHASE, TIERS, entered_purchase, read_purchase
from kamlab.modules.concentration.findings.sales import sales_of
from kamlab.modules.concentration.forms.clients import largest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamlab.forms.fields import Field

_STEP, _BUYER = ("from", "discount"), ("name", "quantity", "price", "bears")
_STEPS_SHOWN, _BUYERS_SHOWN = 3, 4  # empty rows to begin with
_MOST = 99  # per cent: a discount of all is none


class PurchaseForm(Form):
    """Enter tiers and buyers; the cascade above and the verdict below take them at once."""

    key = PURCHASE

    def make_fields(self) -> "Iterable[Field]":
        """Return supplier, price and who goes, then the rows of both tables."""
        names, unit = [self._name(client) for client in largest(self.desk)], self.desk.money_unit
        yield Text("supplier", wide=24)
        yield Text("unit", wide=10)
        yield Number("list_price", low=0, decimals=2, unit=unit)
        yield Pick("account")
        for place in range(1, TIERS + 1):
            yield Number(f"from_{place}", low=0)
            yield Number(f"discount_{place}", low=0, high=_MOST, decimals=1, unit="%")
        for place in range(1, BUYERS + 1):
            yield Client(f"name_{place}", names=names, wide=26)
            yield Number(f"quantity_{place}", low=0)
            yield Number(f"price_{place}", low=0, decimals=2, unit=unit)
            yield Number(f"bears_{place}", low=0, high=100, decimals=1, unit="%")

    def compose(self) -> list[Part]:
        """Return the tables and what follows, folded where the company's folder has its own."""
        self._offer()
        begun = any(self.is_entered(name) for name in self.kinds)
        clear = [row(button("clear", self.say("clear"), weight="small"))] if begun else []
        inside = [
            prose(self.say("help"), quiet=True),
            row(self.field("supplier"), self.field("unit"), self.field("list_price")),
            heading(self.say("steps"), level=3),
            self._table(_STEP, self._shown(_STEP, TIERS, _STEPS_SHOWN)),
            heading(self.say("buyers"), level=3),
            self._table(_BUYER, self._shown(_BUYER, BUYERS, _BUYERS_SHOWN)),
            *([self.field("account")] if self.kinds["account"].options else []),  # type: ignore[attr-defined]  # a Pick
            *(self._sentence() if begun else []),
            *clear,
        ]
        if not begun and goods_of(self.desk) is not None:
            return [card(fold(self.say("instead"), *inside, id="instead"), title=self.say("title"), mark=self.mark)]
        return [card(*inside, title=self.say("title"), mark=self.mark)]

    def on_clear(self) -> None:
        """Empty the form: the folder's goods, or the teaching case, stand again."""
        for name in self.kinds:
            if self.is_entered(name):
                self.put(name, None)

    def _sentence(self) -> list[Part]:
        """Say what is still missing, or what the exit does to the purchase of the others."""
        try:
            told = read_purchase({name: self[name] for name in self.kinds})
        except KamlabError as problem:
            return [so_what(problem.text(self.lang), strong=self.say("missing"))]
        goods = goods_of(self.desk)
        if goods is None or entered_purchase(self.desk) is None:
            return []
        lost = model.discount_cascade(told.purchase, told.account, 0.0)
        facts: dict[str, object] = {
            "account": goods.names.get(goods.account, told.account),
            "from": lost.discount_before,
            "to": lost.discount_after,
            "dearer": money_short(-lost.dearer, self.lang, self.desk.company.currency or "RUB"),
        }
        which = "falls" if lost.dearer < 0 else "holds"
        told_so = so_what(self.say(f"{which}_do", **facts), strong=self.say(which, **facts))
        if goods.account in sales_of(self.desk).spread.clients:
            return [told_so]
        return [told_so, message("check", self.say("stranger_title", **facts), self.say("stranger"))]

    def _offer(self) -> None:
        """Offer the buyers that have a name as those who may go."""
        told = {"name": [str(self[f"name_{place}"] or "") for place in range(1, BUYERS + 1)]}
        options = [name for name in dict.fromkeys(told["name"]) if name]
        self.kinds["account"] = Pick("account", options=options, labels={name: name for name in options})

    def _shown(self, names: "Sequence[str]", most: int, least: int) -> int:
        """Return how many rows stand there: those in use, and an empty one to go on."""
        used = [
            place
            for place in range(1, most + 1)
            if any(self.is_entered(f"{name}_{place}") or self.held[f"{name}_{place}"].problem for name in names)
        ]
        return min(most, max(least, max(used, default=0) + 1))

    def _table(self, names: "Sequence[str]", rows: int) -> Part:
        lines = [[self._cell(name, place) for name in names] for place in range(1, rows + 1)]
        return table([self.say(f"head.{name}") for name in names], lines)

    def _cell(self, name: str, place: int) -> Part:
        full = f"{name}_{place}"
        kind, held = replace(self.kinds[full], id=name), self.held[full]
        part = field_part(kind, held, self.words, name=full, bare=True, facts={"n": place})
        return self.with_latest_mark(part, held)

    def _name(self, client: str) -> str:
        return self.desk.company.display_name(client, self.lang)
