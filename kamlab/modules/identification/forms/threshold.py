"""The threshold of a key account: one slider, one word, and whose sales are looked at."""

from typing import TYPE_CHECKING, Any

from kamlab.errors import KamlabError
from kamlab.forms import Client, Drawn, Foretold, Part, Pick, Segments, Slider, button, card, prose, row, so_what
from kamlab.forms.parts import waiting
from kamlab.i18n import say
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.findings.volume import View, amounts_of, key_threshold, ranked
from kamlab.modules.identification.forms.guess import is_waiting, skip
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from kamlab.forms.fields import Field, Value

_PERCENT = 100
_YES, _NO = "yes", "no"


class Threshold(Foretold, Drawn):
    """Move the line and see who passes it.

    Attributes
    ----------
    result
        The shares shown last.
    """

    key = "01.threshold"
    watches = True  # the figure waits for the first guess, which is made further up

    def make_fields(self) -> "Iterable[Field]":
        """Return the fields; departments, managers and periods are the ledger's."""
        company = self.desk.company
        threshold, inclusive = key_threshold(self.desk)
        self.proposed = round(_PERCENT * threshold, 2)
        sales = company.ledger().totals(["client", "department", "manager"], "all")
        self.units = {level: _by_size(sales, level) for level in model.LEVELS[1:]}
        levels = ["company", *(level for level, names in self.units.items() if names)]
        page = Page(self.desk, "01")
        yield Slider("threshold", self.proposed, low=1, high=50, unit="%")
        yield Segments("inclusive", _YES if inclusive else _NO, options=(_YES, _NO))
        yield Segments("level", "company", options=levels)
        for level in levels[1:]:
            names = self.units[level]
            yield Pick(level, names[0], options=names, labels={name: page.person(name) for name in names})
        self.has_profit = sales["profit"].notna().any() if "profit" in sales else False
        yield Segments("value", "revenue", options=("revenue", "profit"))
        periods = _periods(self)
        yield Pick("period", next(iter(periods)), options=[*periods], labels=periods)

    def begin(self) -> None:
        """Keep the money of each view that was looked at: it does not change while the line moves."""
        self._amounts: dict[tuple[str, View], dict[str, float]] = {}
        self.result: model.Shares | None = None

    def guesses(self) -> "Iterable[Field]":
        """Ask who comes first; the names are offered by letter, not by size."""
        page = Page(self.desk, "01")
        yield Client("guess_first", names=sorted(page.name(name) for name in self._clients()))

    def real(self) -> "Mapping[str, Value]":
        """Return the client with the largest revenue of the company's own period."""
        return {"guess_first": Page(self.desk, "01").name(self._clients()[0])}

    def _clients(self) -> "Sequence[str]":
        return self.desk.company.accounts().clients

    def compose(self) -> list[Part]:
        """Return the line and the word, whose sales, the sentence, the figure; the latter two after both guesses."""
        if is_waiting(self.desk):
            way = button("skip", say("forms.guess.skip", self.lang), weight="link")
            return [self._line(), waiting(self.say("waits"), way)]
        return self.after_guess(self._open_parts) if self.is_open else [self._line(), *self.after_guess(list)]

    def _line(self, *sentence: Part) -> Part:
        """Return the card with the line, the word, whose sales, and what follows."""
        facts: dict[str, Any] = {"threshold": self["threshold"] / _PERCENT}
        line = row(self.field("threshold", **facts), self.field("inclusive", **facts))
        return card(line, self._whose(), *sentence, *self._apart(), title=self.say("title"), mark=self.mark)

    def _open_parts(self) -> list[Part]:
        view, period = self._view(), str(self["period"])
        amounts = self._money(view, period)
        figure = self.drawn(
            (view, period), lambda: findings.shares(self.desk, period=period, view=view, amounts=amounts)
        )
        try:
            self.result = ranked(self.desk, view, amounts)
        except KamlabError:
            self.result = None
        sentence = [self._sentence(self.result)] if self.result else []
        return [self._line(*sentence), figure]

    def on_skip(self) -> None:
        """Show the figure, guessed or not; both guesses are passed over at once."""
        if is_waiting(self.desk):
            skip(self.desk)
        super().on_skip()

    def on_back(self) -> None:
        """Put the line and the word where the company has them."""
        self.put("threshold", None)
        self.put("inclusive", None)

    def _view(self) -> View:
        level = str(self["level"])
        unit = str(self[level]) if level in self.kinds else ""
        return View(
            self["threshold"] / _PERCENT,
            self["inclusive"] == _YES,
            level,
            unit,
            str(self["value"]) if self.has_profit else "revenue",
        )

    def _money(self, view: View, period: str) -> dict[str, float]:
        key = (period, View(None, None, view.level, view.unit, view.value))
        if key not in self._amounts:
            self._amounts[key] = amounts_of(self.desk, view, period=period)
        return self._amounts[key]

    def _whose(self) -> Part:
        level = str(self["level"])
        shown = [self.field("level")] if len(self.kinds["level"].options) > 1 else []  # type: ignore[attr-defined]  # Segments has options
        shown += [self.field(level)] if level in self.kinds else []
        shown.append(self.field("value", off="" if self.has_profit else self.say("no_profit")))
        return row(*shown, self.field("period"))

    def _sentence(self, result: model.Shares) -> Part:
        """Say how many are key, and whose fate hangs on the word or on a few more sales."""
        page, count = Page(self.desk, "01"), len(result.key)
        strong = self.say("key" if count else "none", n=count, threshold=result.threshold, share=result.key_share)
        if result.negative:
            return so_what(self.say("negative", n=len(result.negative)), strong=strong)
        line = model.on_the_line(result)
        if line:
            other = count - len(line) if result.inclusive else count + len(line)
            yes, no = (count, other) if result.inclusive else (other, count)
            facts = {"n": len(line), "names": [page.name(one) for one in line], "yes": yes, "no": no}
            return so_what(self.say("on_line", **facts), strong=strong)
        near = model.nearest_below(result)
        if near is None:
            return so_what(self.say("all_pass"), strong=strong)
        text = self.say("near", client=page.name(near.client), share=near.share, missing=near.missing)
        return so_what(text, strong=strong)

    def _apart(self) -> list[Part]:
        """Say that the other figures keep the company's line, if this one has moved."""
        threshold, inclusive = key_threshold(self.desk)
        if self["threshold"] == self.proposed and (self["inclusive"] == _YES) == inclusive:
            return []
        words = self.say("apart" if inclusive else "apart_above", threshold=threshold)
        return [row(prose(words, quiet=True), button("back", self.say("back"), weight="small"))]


def _by_size(sales: "pd.DataFrame", level: str) -> list[str]:
    """Return the departments or managers, the largest by revenue first."""
    units = model.unit_amounts(sales, level)
    return sorted(units, key=lambda unit: -sum(units[unit].values()))


def _periods(form: Threshold) -> dict[str, str]:
    """Return the periods to choose from with their names: the company's own, whole years, everything."""
    company, ledger = form.desk.company, form.desk.company.ledger()
    days = ledger.calendar.days
    if not days:
        return {"all": form.say("period.option.all")}
    years = sorted({day.year for day in days}, reverse=True)
    found = {}
    for spec in dict.fromkeys([company.settings.period or "last-12-months", *map(str, years), "all"]):
        period = ledger.period(spec)[0]
        told, known = period.text(form.lang), {"all": "all", "last-12-months": "last"}
        found[spec] = (
            form.say(f"period.option.{known[spec]}", period=told, n=period.months or 12) if spec in known else told
        )
    return found
