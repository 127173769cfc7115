"""Snapshots of the demo story, computed from the tables of the company's folder alone: then, and 60 days later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import day, text
from kamlab.company.people import WINDOW
from kamlab.ladder import QUESTIONS, favourable, infer_level
from kamlab.modules.follow_up.model import Done, Snapshot, part

if TYPE_CHECKING:
    from kamlab.company.folder import Folder
    from kamlab.desk import Desk

Rows = list[dict[str, Any]]
_YES = {"yes": 1.0, "no": 0.0, "always": 1.0, "often": 0.75, "sometimes": 0.5, "seldom": 0.25, "never": 0.0}
_ALL_DONE = 100
NEEDED = {  # columns without which a table of the folder is passed over
    "actions": "account action_ru action_en person end done_at_follow_up",
    "cells": "account floor function",
    "clients": "name",
    "dossier_fields": "field required",
    "facts": "account field",
    "followup_answers": "account question then now",
    "followup_facts": "account field",
    "followup_goals": "id change serves",
    "followup_ledger": "client revenue",
    "followup_ties": "account ours theirs",
    "goals": "account id side serves",
    "people": "account person floor function",
    "perception": "account respondent question answer",
    "ties": "account ours theirs",
}


@dataclass(frozen=True)
class Tables:
    """What the folder's tables say of one account on two days.

    Parameters
    ----------
    desk
        Language and company.
    """

    desk: "Desk"

    @cached_property
    def account(self) -> str:
        """The account of the story; empty if the folder tells none."""
        return next((text(row["account"]) for row in self.rows("followup_ties")), "")

    @property
    def has_story(self) -> bool:
        """Whether the folder knows what was sixty days later."""
        return bool(self.account) and self.days is not None

    @property
    def days(self) -> tuple[date, date] | None:
        """The seminar day and the day of the review."""
        more = self.desk.company.settings.more
        then, now = more.get("seminar_day"), more.get("follow_up_day")
        return (then, now) if isinstance(then, date) and isinstance(now, date) else None

    def then(self) -> Snapshot:
        """Return the snapshot of the seminar day."""
        assert self.days is not None  # noqa: S101 - has_story was asked; tells the type checker
        return self._snapshot(self.days[0], self.rows("goals"), [], self._revenue(None), later=False)

    def now(self) -> Snapshot:
        """Return the snapshot of the review."""
        assert self.days is not None  # noqa: S101 - has_story was asked; tells the type checker
        changed = {text(row["id"]): row for row in self.rows("followup_goals")}
        goals = [row for row in self.rows("goals") if changed.get(text(row["id"]), {}).get("change") != "dropped"]
        added = [row | {"account": self.account, "side": "us"} for row in changed.values() if row["change"] == "added"]
        later = {text(row["client"]): 0.0 for row in self.rows("followup_ledger")}
        for row in self.rows("followup_ledger"):
            later[text(row["client"])] += float(row["revenue"])
        return self._snapshot(
            self.days[1], [*goals, *added], self.rows("followup_ties"), self._revenue(later), later=True
        )

    def _snapshot(
        self, on: date, goals: Rows, more_ties: Rows, revenue: Mapping[str, float], *, later: bool
    ) -> Snapshot:
        account = self.account
        ties = [row for row in [*self.rows("ties"), *more_ties] if row["account"] == account and _is_live(row, on)]
        place = {row["person"]: f"{row['floor']}.{row['function']}" for row in self._of("people")}
        cells = tuple(f"{row['floor']}.{row['function']}" for row in self._of("cells"))
        met = {place.get(row["theirs"], "") for row in ties}
        largest = max(revenue, key=lambda name: revenue[name], default="")
        purse = next((row.get("wallet_base") for row in self.rows("clients") if row["name"] == account), None)
        own = revenue.get(account, 0.0)
        return Snapshot(
            account=account,
            day=on,
            mirrored=self._mirrored(goals),
            coverage=part(len(met & set(cells)), len(cells)),
            dossier=self._dossier(later=later),
            wallet=own / float(purse) if purse and purse == purse else None,  # noqa: PLR0124 - an empty cell
            actions=self._actions(later=later),
            largest=largest,
            amount=revenue.get(largest, 0.0),
            total=sum(revenue.values()),
            revenue=own,
            step=self._step("now" if later else "then"),
            cells=cells,
            covered=tuple(cell for cell in cells if cell in met),
            ties=tuple((text(row["ours"]), text(row["theirs"])) for row in ties),
        )

    def _mirrored(self, goals: Rows) -> float | None:
        ours = [row for row in goals if row["account"] == self.account and row["side"] == "us"]
        theirs = {text(row["id"]) for row in goals if row["account"] == self.account and row["side"] == "client"}
        return part(sum(text(row["serves"]) in theirs for row in ours), len(ours))

    def _dossier(self, *, later: bool) -> float | None:
        needed = {text(row["field"]) for row in self.rows("dossier_fields") if text(row["required"]) == "yes"}
        known = {text(row["field"]) for row in self._of("facts")}
        known |= {text(row["field"]) for row in self._of("followup_facts")} if later else set()
        return part(len(known & needed), len(needed))

    def _actions(self, *, later: bool) -> Done:
        rows = self._of("actions")
        named = [row for row in rows if text(row["person"])]
        if not later:
            return Done(planned=len(named))
        done = sum(float(row["done_at_follow_up"] or 0) >= _ALL_DONE for row in named)
        return Done(done=done, dropped=len(rows) - len(named), planned=len(named) - done)

    def _step(self, column: str) -> tuple[int, int] | None:
        rows = {int(row["question"]): _YES.get(text(row[column])) for row in self._of("followup_answers")}
        if not rows:
            return None
        answers = [None if (said := rows.get(place)) is None else favourable(place, said) for place in QUESTIONS]
        level = infer_level(answers)
        return level.low.step, level.high.step

    def _revenue(self, later: Mapping[str, float] | None) -> dict[str, float]:
        """Return revenue of twelve months by client: the company's own, or moved on by the months that came."""
        company = self.desk.company
        if later is None:
            return dict(company.accounts().revenue())
        as_of = company.as_of or self.days[0]  # type: ignore[index]  # has_story was asked
        kept = f"{as_of.year}-01-01..{(as_of - timedelta(days=1)).isoformat()}"
        known = dict(company.accounts(kept).revenue())
        return {name: known.get(name, 0.0) + later.get(name, 0.0) for name in {**known, **later}}

    @staticmethod
    def answer(question: int, said: str) -> float | None:
        """Return what a word of an answer is worth, 0..1; None if it is not known."""
        known = _YES.get(said.casefold())
        return None if known is None else favourable(question, known)

    def _of(self, name: str) -> Rows:
        return [row for row in self.rows(name) if row["account"] == self.account]

    def rows(self, name: str) -> Rows:
        """Return the rows of a file of the folder, read once; none if it is not there or has other columns."""
        return self._folder.rows(name, NEEDED.get(name, "account").split())

    @cached_property
    def _folder(self) -> "Folder":
        return self.desk.folder


def _is_live(row: Mapping[str, Any], on: date) -> bool:
    """Tell whether a tie has a contact within the window before a day."""
    days: Iterable[date | None] = (day(row[column]) for column in row if "contact" in column)
    return any(one is not None and on - timedelta(days=WINDOW) <= one <= on for one in days)
