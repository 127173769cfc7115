"""The plan for the bad case: the sheet, the register of events, loyalty meanwhile."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamlab.forms import Area, Form, Number, Part, Segments, Text, Ticks, card, message, prose, row, so_what, table
from kamlab.forms.form import field_part
from kamlab.i18n import LANGUAGES, say
from kamlab.modules.concentration import model
from kamlab.modules.concentration.findings.numbers import Numbers
from kamlab.modules.concentration.findings.plan import projects_of
from kamlab.modules.concentration.findings.runway import months_text
from kamlab.modules.concentration.forms.loss import OWN, SHEET
from kamlab.modules.concentration.forms.money import LOSS, PERCENT, is_dearer, numbers_now
from kamlab.modules.page import Page
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamlab.forms.fields import Field

_PRIVILEGES = ("volume", "priority", "warranty", "services")  # article: loyalty and privileges
_MONTHS = 12


class Contingency(Form):
    """Early sign, owner, projects, where new clients come from; the register under it."""

    key = SHEET
    wide = True
    watches = True  # account, money and levers are those of the loss form

    @property
    def kept_under(self) -> str:
        """Name under which the workbook keeps the plan: each account has its own."""
        return form_of(self.key, self.account)

    def make_fields(self) -> "Iterable[Field]":
        """Return the sheet, the register, loyalty."""
        self.account = numbers_now(self.desk).account
        yield Text("sign", wide=60)
        yield Text("owner", wide=24)
        yield Segments("new_clients", options=("other", "same"))
        yield Area("levers", lines=4)
        yield Area("statement", lines=2)
        for event in model.EVENTS:
            yield Number(f"chance_{event}", low=0, high=PERCENT, decimals=1, unit="%")
            yield Text(f"sign_{event}", self.say(f"proposed.{event}"), wide=38)
            yield Text(f"owner_{event}", wide=14)
        yield Ticks("loyalty", [], options=_PRIVILEGES)
        yield Number("loyalty_cost", low=0, unit=self.desk.money_unit)

    def compose(self) -> list[Part]:
        """Return the sheet with what it lacks, the register, loyalty."""
        numbers, page = numbers_now(self.desk), Page(self.desk, "02")
        self._follow(numbers.account)
        dearer = is_dearer(self.desk, numbers)
        months = None if numbers.missing else model.runway(numbers.cash or 0.0, numbers.result(dearer=dearer))
        name = page.name(numbers.account)
        sheet = card(
            prose(self._cushion(numbers, months, page)),
            row(self.field("sign"), self.field("owner")),
            row(self.field("new_clients")),
            self.field("levers"),
            self.field("statement"),
            self._gaps(months),
            title=self.say("title", account=name),
            mark=self.mark,
        )
        return [sheet, self._register(numbers), self._loyalty(numbers)]

    def _cushion(self, numbers: Numbers, months: float | None, page: Page) -> str:
        """Say how long the cash lasts, counted as the form of the loss counts it."""
        if numbers.missing:
            return self.say("unknown")
        if months is None:
            return self.say("no_cushion")
        which = "" if not numbers.dearer else "_lost" if is_dearer(self.desk, numbers) else "_kept"
        return self.say(f"cushion{which}", months=months_text(page, months))

    def _follow(self, account: str) -> None:
        """Turn to the plan of the account that goes; take up the levers that the loss form has written."""
        if account != self.account:
            self.account = account
            self.held = self._read()
        held, kept = self.held["levers"], self.book.answers(self.kept_under, self.company_key).get("levers")
        if not held.unwritten and held.stored != kept:
            held.value = held.stored = kept

    @property
    def sheet(self) -> model.Sheet:
        """What the sheet says now."""
        return model.Sheet(
            sign=str(self["sign"] or ""),
            owner=str(self["owner"] or ""),
            is_shared=self._is_nobody(str(self["owner"] or "")),
            reserves=self._reserves(),
            new_clients=str(self["new_clients"] or ""),
        )

    def _is_nobody(self, owner: str) -> bool:
        """Tell whether the owner is a body of people, in whichever language it was typed."""
        words = " ".join(letters for letters in re.findall(r"\w+", owner.casefold()))
        known = {word for lang in LANGUAGES for word in say("form.02_contingency.nobody", lang).casefold().split(", ")}
        return words in known

    def _reserves(self) -> tuple[model.Reserve, ...]:
        """Return the projects that are pulled in the loss form."""
        told = self.book.answers(form_of(LOSS, self.account), self.company_key)
        found = [
            model.Reserve(one.name, one.monthly, one.start_up)
            for one in projects_of(self.desk)
            if told.get(f"project_{one.id}")
        ]
        if told.get(OWN):
            found.append(model.Reserve(self.say("own"), float(told[OWN]), float(told.get("own_from") or 0)))
        return tuple(found)

    def _gaps(self, months: float | None) -> Part:
        """Say what the sheet lacks, or that it is complete."""
        gaps = model.contingency_check(self.sheet, months)
        if not gaps:
            return message("done", self.say("complete"), self.say("complete_text"))
        rows = [(self.say(f"gap.{gap.code}"), self.say(f"repair.{gap.code}", about=gap.about)) for gap in gaps]
        return message("check", self.say("lacks", n=len(gaps)), rows=rows)

    def _register(self, numbers: Numbers) -> Part:
        """Return the register: three events of the interview and one of the article."""
        heads = [self.say(f"head.{name}") for name in ("event", "chance", "sign", "owner", "costs")]
        a_year = _MONTHS * (numbers.contribution + (numbers.dearer or 0.0))
        costs = self.say("a_year", sum=a_year) if numbers.account_margin else "?"
        lines = [self._event(event, costs if event != "rumour" else "?") for event in model.EVENTS]
        notes = [prose(self.say("register_help"), quiet=True)]
        if numbers.account_margin:
            facts = {"own": _MONTHS * numbers.contribution, "chain": _MONTHS * (numbers.dearer or 0.0), "sum": a_year}
            notes.append(prose(self.say("costs_chain" if numbers.dearer else "costs_own", **facts), quiet=True))
        return card(table(heads, lines, strong=(0,)), *notes, title=self.say("register"))

    def _event(self, event: str, costs: str) -> Sequence[str | Part]:
        cells = []
        for name in ("chance", "sign", "owner"):
            field, words = f"{name}_{event}", {"event": self.say(f"event.{event}")}
            kind = replace(self.kinds[field], id=f"event_{name}")
            part = field_part(kind, self.held[field], self.words, name=field, bare=True, facts=dict(words))
            cells.append(self.with_latest_mark(part, self.held[field]))
        return [self.say(f"event.{event}"), *cells, costs]

    def _loyalty(self, numbers: Numbers) -> Part:
        """Return the privileges with their cost, and what they must bring."""
        cost = self["loyalty_cost"]
        needed = model.loyalty_pays(float(cost or 0), _MONTHS * numbers.contribution)
        told: list[Part] = []
        if cost and needed is not None:
            key = "pays" if needed <= 1 else "never_pays"
            told = [so_what(self.say(f"{key}_text"), strong=self.say(key, points=PERCENT * needed, cost=float(cost)))]
        fields = row(self.field("loyalty"), self.field("loyalty_cost"))
        return card(prose(self.say("loyalty_help"), quiet=True), fields, *told, title=self.say("loyalty_title"))
