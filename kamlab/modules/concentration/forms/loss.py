"""The loss of an account: choose who goes, pull the levers, read months of life."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.forms import (
    Drawn,
    Number,
    Part,
    Pick,
    Slider,
    Tick,
    button,
    card,
    chips,
    figure_card,
    fold,
    heading,
    panes,
    prose,
    row,
    so_what,
    table,
)
from kamlab.forms.form import field_part
from kamlab.forms.live import is_live
from kamlab.i18n import money_short
from kamlab.modules.concentration import findings, model
from kamlab.modules.concentration.findings.numbers import Numbers
from kamlab.modules.concentration.findings.plan import COSTS, GROWTH, MARGIN, ONCE, levers_of, projects_of
from kamlab.modules.concentration.findings.runway import months_text
from kamlab.modules.concentration.forms.clients import largest, named
from kamlab.modules.concentration.forms.money import LOSS, PERCENT, TIER, numbers_now
from kamlab.modules.page import Page
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field, Value

OWN = "own"  # a reserve project of one's own
SHEET = "02.contingency"
_ASKED = ("cash", "fixed_costs", "account_margin", "others_margin", "dearer")
_OF_ACCOUNT = ("account_margin", "dearer")  # two of them say something of the one who goes
_HALF_YEAR = 6


class LossForm(Drawn):
    """Who goes, what is done about it, how long the money lasts."""

    key = LOSS
    wide = True

    def make_fields(self) -> "Iterable[Field]":
        """Return the account, the five numbers, the levers."""
        self.clients, unit = largest(self.desk), self.desk.money_unit
        self.account = numbers_now(self.desk).account if self.clients else ""
        yield Pick(
            "account", next(iter(self.clients), None), options=[*self.clients], labels=named(self.desk, self.clients)
        )
        for name in _ASKED:
            if name.endswith("margin"):
                yield Number(name, low=-100, high=100, decimals=1, unit="%")
            else:
                yield Number(name, low=0 if name != "cash" else None, unit=unit)
        yield Slider("costs", 0, low=0, high=50, unit="%")
        yield Number("costs_from", 0, low=0, high=24)
        yield Slider("growth", 0, low=0, high=60, unit="%")
        yield Number("growth_ramp", _HALF_YEAR, low=0, high=36)
        yield Slider("margin", 0, low=0, high=10, step=0.5, unit="%")
        for project in projects_of(self.desk):
            yield Tick(f"project_{project.id}", default=False)
        yield Number("own", low=0, unit=unit)
        yield Number("own_from", _HALF_YEAR, low=0, high=36)
        yield Number("once", low=0, unit=unit)
        yield Tick(TIER, default=False)

    def begin(self) -> None:
        """Nothing has been written into the plan in this window."""
        self.written = False

    def place_of(self, field: str) -> str:
        """Keep levers for each account; who goes, and the firm's numbers, are there once."""
        return self.key if field == "account" or field in _ASKED else form_of(self.key, self.account)

    def put(self, field: str, value: "Value") -> None:
        """Save; what was typed for one account does not hold for another, which has levers of its own."""
        super().put(field, value)
        self.written = False
        if field == "account":
            for name in _OF_ACCOUNT:
                if self.is_entered(name):
                    super().put(name, None)
            self.account = numbers_now(self.desk).account
            fresh = self._read()
            self.held |= {name: held for name, held in fresh.items() if self.place_of(name) != self.key}

    @property
    def numbers(self) -> Numbers:
        """The numbers as they are now."""
        told = {name: self[name] for name in ("account", *_ASKED)}
        return numbers_now(self.desk, told)

    @property
    def levers(self) -> tuple[model.Lever, ...]:
        """The levers that are pulled; on paper, where nobody can, those of the company's folder."""
        numbers = self.numbers
        rows = (
            model.Lever(COSTS, self._part("costs") * (numbers.fixed_costs or 0.0), self._months("costs_from")),
            model.Lever(GROWTH, self._part("growth") * numbers.others_contribution, 0.0, self._months("growth_ramp")),
            model.Lever(MARGIN, self._part("margin") * numbers.others, 1.0),
            *(
                model.Lever(project.id, project.monthly, project.start_up)
                for project in projects_of(self.desk)
                if self[f"project_{project.id}"]
            ),
            model.Lever(OWN, float(self["own"] or 0), self._months("own_from")),
            model.Lever(ONCE, once=float(self["once"] or 0)),
        )
        pulled = tuple(one for one in rows if one.monthly or one.once)
        return pulled if pulled or is_live() else levers_of(self.desk)

    def compose(self) -> list[Part]:
        """Return the question, three large numbers, levers beside the figure."""
        if not self.clients:
            return [self.drawn("nothing", lambda: findings.runway(self.desk))]
        numbers, page = self.numbers, Page(self.desk, "02")
        name = page.name(numbers.account)
        top = row(heading(self.say("question", account=name), level=2), self.field("account"))
        asked = self._asked(numbers)
        if numbers.missing:
            wanted = [page.say(f"concentration.number.{one}") for one in numbers.missing]
            note = so_what(self.say("wanted_text"), strong=self.say("wanted", wanted=wanted))
            return [top, card(note, *asked, title=self.say("numbers"), mark=self.mark)]
        levers, tier = self.levers, self._is_dearer(numbers)
        figure = self.drawn(
            (numbers, levers, tier),
            lambda: findings.runway(self.desk, numbers=numbers, levers=levers, dearer=tier),
        )
        told = fold(self.say("numbers_fold"), prose(self.say("numbers_help"), quiet=True), *asked)
        return [
            panes(top, self._three(numbers, levers, page), widths=(1,)),
            card(*self._pulls(numbers), told, title=self.say("levers"), mark=self.mark),
            figure,
            *self._effects(numbers, levers, page, self._onwards(levers)),
        ]

    # What can be pressed --------------------------------------------------------------------

    def on_as_it_was(self) -> None:
        """Put every lever back."""
        for name in self.kinds:
            if name not in {"account", *_ASKED} and self.is_entered(name):
                self.put(name, None)

    def on_to_plan(self) -> None:
        """Write the pulled levers into the contingency sheet."""
        page = Page(self.desk, "02")
        lines = [self._lever_words(lever, page) for lever in self.levers]
        months = self._path(self.numbers, self.levers).months
        lines.append(self.say("plan_line", months=months_text(page, months), which=self._which(self.numbers)))
        self.book.keep(form_of(SHEET, self.account), "levers", "\n".join(lines), company=self.company_key)
        self.written = True

    # Parts ----------------------------------------------------------------------------------

    def _asked(self, numbers: Numbers) -> list[Part]:
        """Return the five numbers, each with what is known of it already."""
        known = numbers_now(self.desk, {"account": numbers.account})
        page, shown = Page(self.desk, "02"), []
        for name in _ASKED:
            start = getattr(known, name)
            facts = {"start": start, "account": page.name(numbers.account)}
            help_ = (
                "" if start is None else self.say(f"known.{'margin' if name.endswith('margin') else 'money'}", **facts)
            )
            part = self.field(name, **facts)
            part.told["help"] = help_ or part.told["help"]
            shown.append(part)
        return [row(*shown[:2]), row(*shown[2:4]), row(*shown[4:])]

    def _three(self, numbers: Numbers, levers: Sequence[model.Lever], page: Page) -> Part:
        """Return the large numbers: today, afterwards, with the levers."""
        currency = page.currency or "RUB"
        now, result = numbers.with_account, numbers.result(dearer=self._is_dearer(numbers))
        bare, path = self._path(numbers, ()), self._path(numbers, levers)
        today = self.say("in_plus" if now >= 0 else "in_minus")
        amount = {"amount": money_short(now, self.lang, currency)}
        after = {"amount": money_short(result, self.lang, currency), "cash": numbers.cash or 0.0}
        after["which"] = self._which(numbers)
        lowest = "lowest" if path.lowest_month else "lowest_today"
        last = self.say(lowest, lowest=path.lowest, n=path.lowest_month) if levers else self.say("pull")
        tone = "refused" if bare.months is not None else ""
        return panes(
            figure_card(self.say("today", account=page.name(numbers.account)), today, self.say("a_month", **amount)),
            figure_card(self.say("after"), months_text(page, bare.months), self.say("after_note", **after), tone=tone),  # type: ignore[arg-type]  # a Tone by construction
            figure_card(self.say("with"), months_text(page, path.months), last, main=True),
            widths=(1, 1, 1),
        )

    def _pulls(self, numbers: Numbers) -> list[Part]:
        """Return the levers, each with what it brings a month."""
        unit: dict[str, float] = {
            "costs": self._part("costs") * (numbers.fixed_costs or 0.0),
            "growth": self._part("growth") * numbers.others_contribution,
            "margin": self._part("margin") * numbers.others,
        }
        left: list[Part] = []
        for name, beside in (("costs", "costs_from"), ("growth", "growth_ramp"), ("margin", "")):
            left.append(self.field(name, effect=unit[name], now=numbers.fixed_costs or 0.0))
            if beside and unit[name]:
                left.append(self.field(beside))
        right: list[Part] = [heading(self.say("reserves"), level=3)]
        right += [
            self._tick(f"project_{one.id}", "project", project=one.name, effect=one.monthly, n=round(one.start_up))
            for one in projects_of(self.desk)
        ]
        right += [self.field("own"), *([self.field("own_from")] if self["own"] else []), self.field("once")]
        if numbers.dearer:
            right += [heading(self.say("what_else"), level=3), self.field(TIER, dearer=numbers.dearer)]
        moved = any(self.is_entered(name) for name in self.kinds if name not in {"account", *_ASKED})
        back = [row(button("as_it_was", self.say("as_it_was"), weight="small"))] if moved else []
        return [panes(panes(*left, widths=(1,)), panes(*right, widths=(1,)), widths=(1, 1)), *back]

    def _tick(self, name: str, words: str, **facts: object) -> Part:
        """Return a tick whose words belong to a kind of lever, not to one project."""
        part = field_part(
            replace(self.kinds[name], id=words), self.held[name], self.words, name=name, facts=dict(facts)
        )
        return self.with_latest_mark(part, self.held[name])

    def _effects(self, numbers: Numbers, levers: Sequence[model.Lever], page: Page, onwards: list[Part]) -> list[Part]:
        """List what each lever alone adds to the months of life; below it stands the way into the sheet."""
        result = numbers.result(dearer=self._is_dearer(numbers))
        if not levers or result >= 0:
            return onwards
        lines = []
        for lever, told in zip(levers, model.effects(numbers.cash or 0.0, result, levers), strict=True):
            gained = months_text(page, told.gained) if told.gained is not None else self.say("for_good")
            lines.append([self._lever_words(lever, page), gained])
        heads = [self.say("head.lever"), self.say("head.gained")]
        return [
            card(
                table(heads, lines, numbers=(1,)),
                prose(self.say("effects_help"), quiet=True),
                *onwards,
                title=self.say("effects"),
            )
        ]

    def _onwards(self, levers: Sequence[model.Lever]) -> list[Part]:
        """Return the way into the sheet."""
        if not is_live() or not levers:
            return []
        done = [chips(("done", self.say("in_plan")))] if self.written else []
        note = prose(self.say("assumptions"), quiet=True)
        return [row(button("to_plan", self.say("to_plan"), weight="main"), *done, note)]

    def _lever_words(self, lever: model.Lever, page: Page) -> str:
        names = {one.id: one.name for one in projects_of(self.desk)}
        kind = lever.name if lever.name in {COSTS, GROWTH, MARGIN, ONCE, OWN} else "project"
        facts = {"name": names.get(lever.name, ""), "amount": lever.monthly or lever.once, "n": round(lever.start)}
        return page.say(f"form.02_loss.lever.{kind}", **facts)

    def _path(self, numbers: Numbers, levers: Sequence[model.Lever]) -> model.CashPath:
        return model.cash_path(numbers.cash or 0.0, numbers.result(dearer=self._is_dearer(numbers)), levers)

    def _is_dearer(self, numbers: Numbers) -> bool:
        """Tell whether the lost discount is counted; where its cost is not known there is nothing to count."""
        return bool(self[TIER] and numbers.dearer)

    def _which(self, numbers: Numbers) -> str:
        """Say whether the months are counted with the lost discount; nothing where none can be lost."""
        if not numbers.dearer:
            return ""
        return self.say("which.lost" if self._is_dearer(numbers) else "which.kept")

    def _part(self, name: str) -> float:
        return float(self[name] or 0) / PERCENT

    def _months(self, name: str) -> float:
        return float(self[name] or 0)
