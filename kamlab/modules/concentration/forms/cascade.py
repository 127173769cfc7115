"""The cascade: how much of the dearer purchase to pass on, and what the clients bear."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, Segments, Slider, button, card, fold, prose, row, so_what, table
from kamlab.forms.fields import Tick
from kamlab.forms.form import field_part
from kamlab.forms.live import is_live
from kamlab.i18n import number, percent
from kamlab.modules.concentration import findings, model
from kamlab.modules.concentration.findings.goods import Goods, goods_of, the_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_PERCENT = 100
_CASE, _COMPANY = "case", "company"
_MOST = 100  # per cent of rise anybody bears


class CascadeForm(Drawn):
    """Move the pass-through and see who leaves; the whole curve opens when it has been tried.

    Attributes
    ----------
    lost
        The departure shown last.
    """

    key = "02.cascade"
    watches = True  # the own purchase is entered further down

    def make_fields(self) -> "Iterable[Field]":
        """Return whose goods, the pass-through of each, and what each client bears."""
        self.catch_up()
        yield Segments("which", _CASE, options=[*self.goods])
        for kind in (_CASE, _COMPANY):
            yield Slider(f"{kind}_share", 0, low=0, high=_PERCENT, unit="%")
            yield Tick(f"{kind}_open", default=False)
        for kind, goods in self.goods.items():
            if goods.entered:
                continue  # what these bear stands in their own rows
            for place, buyer in enumerate(goods.others):
                start = round(_PERCENT * buyer.tolerance, 3)
                yield Number(f"{kind}_{place}", start, low=0, high=_MOST, decimals=1, unit="%")

    def begin(self) -> None:
        """Nothing is worked out yet."""
        self.lost: model.Cascade | None = None

    def catch_up(self) -> None:
        """Take the goods as they are now: the own ones may have been entered meanwhile."""
        own = goods_of(self.desk)
        self.goods = {_CASE: the_case(self.lang)} | ({_COMPANY: own} if own else {})

    def compose(self) -> list[Part]:
        """Return the slider with its sentence, who leaves, the figure."""
        self.catch_up()
        self.kinds["which"] = Segments("which", _CASE, options=[*self.goods])
        kind = str(self["which"]) if self["which"] in self.goods else _CASE
        goods = self._goods(kind)
        share, shown = self._share(kind, goods), bool(self[f"{kind}_open"]) or not is_live()
        self.lost = lost = model.discount_cascade(goods.purchase, goods.account, share, beside=goods.beside)
        whose = [self.field("which")] if len(self.goods) > 1 else []
        figure = self.drawn(
            (goods.purchase, share, shown),
            lambda: findings.cascade(self.desk, goods=goods, pass_through=share, curve=shown),
        )
        foot: list[Part] = [self._opener(kind)]
        if any(self.is_entered(name) for name in self._moved(kind)):
            foot.append(button("as_it_was", self.say("as_it_was"), weight="small"))
        return [
            card(
                row(*whose, self._slider(kind)),
                self._sentence(goods, lost),
                fold(
                    self.say("who"),
                    prose(self.say("assumed_own" if goods.entered else "assumed"), quiet=True),
                    self._clients(kind, goods, lost),
                ),
                row(*foot),
                title=self.say(f"title.{kind}", account=goods.names[goods.account]),
                mark=self.mark,
            ),
            figure,
        ]

    def on_curve(self) -> None:
        """Show the profit over every pass-through."""
        self.put(f"{self['which']}_open", value=True)

    def on_hide(self) -> None:
        """Close the curve, to try once more."""
        self.put(f"{self['which']}_open", value=False)

    def on_as_it_was(self) -> None:
        """Put pass-through and tolerances where they were."""
        for name in self._moved(str(self["which"])):
            if self.is_entered(name):
                self.put(name, None)

    def _moved(self, kind: str) -> list[str]:
        """Return the fields of these goods that may have been moved."""
        return [name for name in self.kinds if name.startswith(f"{kind}_") and name != f"{kind}_open"]

    def _goods(self, kind: str) -> Goods:
        goods = self.goods[kind]
        if goods.entered:
            return goods
        bears = {
            buyer.client: float(self[f"{kind}_{place}"] or 0) / _PERCENT for place, buyer in enumerate(goods.others)
        }
        return goods.with_tolerances(bears)

    def _share(self, kind: str, goods: Goods) -> float:
        """Return the chosen share; on paper, where nobody can move it, the best one."""
        if is_live() or self.is_entered(f"{kind}_share"):
            return float(self[f"{kind}_share"] or 0) / _PERCENT
        return model.best_pass_through(goods.purchase, goods.account).whole

    def _slider(self, kind: str) -> Part:
        """Return the slider; its words are the same for both goods."""
        name = f"{kind}_share"
        part = field_part(replace(self.kinds[name], id="share"), self.held[name], self.words, name=name)
        return self.with_latest_mark(part, self.held[name])

    def _opener(self, kind: str) -> Part:
        if not is_live():
            return prose("")
        name = "hide" if self[f"{kind}_open"] else "curve"
        return button(name, self.say(name), weight="small" if name == "hide" else "second")

    def _sentence(self, goods: Goods, lost: model.Cascade) -> Part:
        facts = {"after": lost.after, "n": lost.stayed, "all": len(goods.others), "gone": len(lost.left)}
        strong = self.say("profit", **facts)
        if not lost.left:
            return so_what(self.say("all_stay" if lost.chain else "tier_holds"), strong=strong)
        return so_what(self.say("stay", **facts), strong=strong)

    def _clients(self, kind: str, goods: Goods, lost: model.Cascade) -> Part:
        """List the clients: what each buys and bears, by how much its price rises, whether it stays."""
        cost = lost.rounds[-1].cost
        lines: list[list[str | Part]] = []
        for place, buyer in enumerate(goods.others):
            rise = lost.pass_through * (cost - goods.purchase.cost) / buyer.price
            left = next((turn for turn, one in enumerate(lost.rounds, start=1) if buyer.client in one.left), 0)
            cell = percent(buyer.tolerance, self.lang, 1) if goods.entered else self._bears(kind, place, goods, buyer)
            lines.append(
                [
                    goods.names[buyer.client],
                    number(buyer.quantity, self.lang),
                    cell,
                    percent(rise, self.lang, 1),
                    self.say("leaves", turn=left) if left else self.say("stays"),
                ]
            )
        heads = [self.say(f"head.{one}") for one in ("client", f"units_{kind}", "bears", "rise", "then")]
        if goods.entered:
            heads[1] = self.say("head.units_own", unit=goods.unit or self.say("unit"))
        return table(heads, lines, numbers=(1, 3), strong=(0,))

    def _bears(self, kind: str, place: int, goods: Goods, buyer: model.Buyer) -> Part:
        """Return the field of what a client bears."""
        name = f"{kind}_{place}"
        facts: dict[str, object] = {"client": goods.names[buyer.client]}
        bears = replace(self.kinds[name], id="bears")
        return field_part(bears, self.held[name], self.words, name=name, bare=True, facts=facts)
