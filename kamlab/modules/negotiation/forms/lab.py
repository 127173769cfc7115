"""Two labs: one discount and its volume; a whole package of terms and what it takes out of the margin."""

from typing import TYPE_CHECKING

from kamlab.forms import Drawn, Number, Part, Slider, button, card, panes, row, table
from kamlab.forms.fields import Field
from kamlab.forms.known import Amount
from kamlab.forms.live import is_live
from kamlab.i18n import money_short, percent
from kamlab.modules.negotiation import findings, model
from kamlab.modules.negotiation.findings.start import DAYS, DISCOUNT, MARGIN, MONEY, VALUE
from kamlab.modules.negotiation.forms.shared import TalkForm, plain
from kamlab.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.findings import Finding

_PERCENT = 100
_CUT = 5  # of the sum by hand, per cent
_ASKED = ("discount", "days", "service")  # what makes a package
_MOST = 6  # packages side by side
_CASE = {
    "value": plain(VALUE),
    "margin": plain(_PERCENT * MARGIN),
    "days_now": 0,
    "discount": plain(_PERCENT * DISCOUNT),
    "days": plain(DAYS),
    "rate": plain(_PERCENT * MONEY),
    "service": 0,
}  # the paper case


class Hand(Drawn):
    """Move one discount and see what volume pays it back."""

    key = "08.hand"

    def make_fields(self) -> "Iterable[Field]":
        """Return margin and cut."""
        yield Slider("margin", plain(_PERCENT * MARGIN), low=5, high=60, unit="%")
        yield Slider("cut", _CUT, low=0, high=30, step=0.5, unit="%")

    def compose(self) -> list[Part]:
        """Return the two sliders and the curve."""
        margin, cut = float(self["margin"]) / _PERCENT, float(self["cut"]) / _PERCENT
        figure = self.drawn((margin, cut), lambda: findings.by_hand(self.desk, margin=margin, cut=cut))
        return [card(row(self.field("margin"), self.field("cut")), title=self.say("title"), mark=self.mark), figure]


class TermsLab(TalkForm):
    """Move discount, days, cost of money and service; begin with the paper case or with one's own account."""

    key = "08.terms"

    def make_fields(self) -> "Iterable[Field]":
        """Return the numbers of the deal and the package."""
        unit = self.desk.money_unit
        yield Amount("value", _CASE["value"], low=1, unit=unit)
        yield Number("margin", _CASE["margin"], low=0.1, high=_PERCENT, unit="%")
        yield Number("days_now", _CASE["days_now"], low=0, high=730)
        yield Slider("discount", _CASE["discount"], low=0, high=30, step=0.5, unit="%")
        yield Slider("days", _CASE["days"], low=0, high=180, step=5)
        yield Slider("rate", _CASE["rate"], low=0, high=40, step=0.5, unit="%")
        yield Amount("service", _CASE["service"], low=0, unit=unit)
        yield Field("whose")
        yield Field("kept", [])  # packages to compare: what each asks for

    def account_parts(self) -> list[Part]:
        """Return the sliders and the figure, the package first on a phone too."""
        told = {name: float(self[name]) for name in _CASE}
        whose = str(self["whose"] or "")
        figure = self.drawn((*told.values(), whose), lambda: self._finding(told, whose))
        deal = card(
            self.field("value"),
            row(self.field("margin"), self.field("days_now")),
            *self._unknown(whose),
            row(*self._starts(whose)),
            title=self.say("deal"),
            quiet=True,
        )
        package = card(
            *(self.field(name) for name in ("discount", "days", "rate", "service")),
            *self._keep(),
            title=self.say("package"),
            mark=self.mark,
        )
        return [panes(package, deal, widths=(1, 1)), figure, *self._compared(told)]

    def on_own(self) -> None:
        """Take what the ledger and the folder know of the account; the package begins at the terms in force."""
        start = self.reading.start
        margin, days = start.margin(self.account), start.days(self.account)
        self.put("value", round(start.revenue(self.account)))
        if margin is not None:
            self.put("margin", plain(_PERCENT * margin))
        self.put("days_now", plain(days or 0))
        self.put("days", plain(days or 0))
        self.put("discount", 0)
        self.put("whose", self.account)

    def on_keep(self) -> None:
        """Keep the package as it is now, to compare it with others."""
        package = {name: self[name] for name in _ASKED}
        if package not in self["kept"] and len(self["kept"]) < _MOST:
            self.put("kept", [*self["kept"], package])

    def on_drop(self, place: str) -> None:
        """Take a package out of the comparison."""
        self.put("kept", [one for at, one in enumerate(self["kept"]) if at != int(place)])

    def on_case(self) -> None:
        """Go back to the paper case."""
        for name, value in _CASE.items():
            self.put(name, value)
        self.put("whose", "")

    def _unknown(self, whose: str) -> list[Part]:
        """Say that the margin is not the account's: nobody knows its own, and it was not entered."""
        lacks = whose and self.reading.start.margin(whose) is None and self["margin"] == _CASE["margin"]
        return [self.note("margin_unknown")] if lacks else []

    def _starts(self, whose: str) -> list[Part]:
        """Return the ways to begin: with the account's own numbers, or with the paper case."""
        known = self.reading.start.revenue(self.account) >= 1
        own = [button("own", self.say("own", account=self.name), weight="link")] if known else []
        return [*own, button("case", self.say("case"), weight="link")] if whose or own else []

    def _keep(self) -> list[Part]:
        full = len(self["kept"]) >= _MOST
        return [] if full or not is_live() else [row(button("keep", self.say("keep"), weight="small"))]

    def _compared(self, told: "dict[str, float]") -> list[Part]:
        """Return the packages kept so far, the best for us on top."""
        if not self["kept"]:
            return []
        lang, currency = self.lang, self.desk.company.currency or "RUB"
        found = [(place, one, self._erosion({**told, **one})) for place, one in enumerate(self["kept"])]
        found.sort(key=lambda each: -each[2].profit_after)
        rows: list[list[str | Part]] = [
            [
                self.say("told", discount=one["discount"] / _PERCENT, n=round(one["days"]), money=one["service"]),
                percent(each.after, lang, 1),
                money_short(each.profit_after, lang, currency),
                money_short(each.profit_after - found[0][2].profit_after, lang, currency) if turn else "–",
                button(f"drop:{place}", self.say("drop"), weight="link"),
            ]
            for turn, (place, one, each) in enumerate(found)
        ]
        heads = [self.say(f"compare.{name}") for name in ("package", "margin", "profit", "less")]
        return [card(table([*heads, ""], rows, numbers=[1, 2, 3]), title=self.say("compare.title"))]

    def _erosion(self, told: "dict[str, float]") -> model.Erosion:
        return model.erosion(told["margin"] / _PERCENT, _asked(told), value=told["value"], now=_now(told))

    def _finding(self, told: "dict[str, float]", whose: str) -> "Finding":
        margin, value = told["margin"] / _PERCENT, told["value"]
        return findings.terms(self.desk, margin=margin, asked=_asked(told), now=_now(told), value=value, account=whose)


def _asked(told: "dict[str, float]") -> Terms:
    return Terms(told["discount"] / _PERCENT, told["days"], told["rate"] / _PERCENT, told["service"] / told["value"])


def _now(told: "dict[str, float]") -> Terms:
    return Terms(days=told["days_now"])
