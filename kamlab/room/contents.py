"""The course's first page: where you stopped, whose numbers these are, the twelve modules."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.exercise import exercises_of
from kamlab.forms import Form, Part, button, card, link, panes, prose, row, table
from kamlab.i18n import say
from kamlab.syllabus import MODULES, Module

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.exercise import Exercise

_SIGN = {"done": ("done", "✓"), "started": ("act", "◐"), "open": ("quiet", "○"), "later": ("quiet", "○")}
_ROWS_OF = {  # tables that one module alone writes
    "ListEntry": "00",
    "Sign": "01",
    "Criterion": "01",
    "Score": "01",
    "LadderAnswer": "03",
    "Opportunity": "04",
    "Goal": "05",
    "Message": "07",
    "Event": "07",
    "Concession": "08",
    "DiaryEntry": "09",
    "RecoveryCase": "10",
}
_ORDER = ("not_started", "not_yet", "partly", "done")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is in a module.

    Attributes
    ----------
    home
        The module.
    states
        Each exercise with its best state so far.
    written
        Whether the module can be opened yet.
    touched
        Whether anything in it has been entered.
    """

    home: Module
    states: "tuple[tuple[Exercise, str], ...]"
    written: bool
    touched: bool

    @property
    def done(self) -> int:
        """Number of exercises done."""
        return sum(state == "done" for _, state in self.states)

    @property
    def stage(self) -> str:
        """``done``, ``started``, ``open`` or ``later`` (not written yet)."""
        if not self.written:
            return "later"
        if self.states and self.done == len(self.states):
            return "done"
        return "started" if self.touched else "open"

    @property
    def ahead(self) -> "list[Exercise]":
        """Exercises not done yet, in order."""
        return [one for one, state in self.states if state != "done"]


def contents(desk: "Desk") -> "Contents":
    """Return the contents page of the course."""
    return Contents(desk)


class Contents(Form):
    """Where you stopped, whose numbers, the twelve modules with minutes and progress."""

    watches = True

    def compose(self) -> list[Part]:
        """Return the page from what the workbook holds now."""
        progress = self.progress()
        return [panes(self._stopped(progress), self._whose(), widths=(7, 5)), *self._modules(progress), self._foot()]

    def on_workbook(self) -> None:
        """Hand over everything that was entered, as a spreadsheet."""
        from tempfile import TemporaryDirectory

        from kamlab.workbook.sheets import write_sheets

        name = f"{self._say('file')}.xlsx"
        with TemporaryDirectory(prefix="kamlab-") as folder:
            target = Path(folder) / name
            write_sheets(self.book, target, self.lang)
            self.hand_over(name, target.read_bytes())

    def progress(self) -> list[Progress]:
        """Return how far the participant is in each module."""
        from kamlab.workbook import models
        from kamlab.workbook.models import Action, Answer, Attempt

        best: dict[str, str] = {}
        tries = self.book.rows(Attempt, company=None)
        for one in tries:
            best[one.exercise] = max(best.get(one.exercise, _ORDER[0]), one.state, key=_ORDER.index)
        answers = self.book.rows(Answer, company=None)
        moments = [(one.changed, one.exercise) for one in tries] + [(one.changed, one.form) for one in answers]
        moments += [(one.changed, str(one.module)) for one in self.book.rows(Action, company=None)]
        for model, number in _ROWS_OF.items():
            moments += [(one.changed, number) for one in self.book.rows(getattr(models, model), company=None)]
        known = {home.number for home in MODULES}  # the room's own switches are no work in a module
        moments = [(when, name[:2]) for when, name in moments if name[:2] in known]
        self.last_in = max(moments)[1] if moments else ""
        touched = {number for _, number in moments}
        return [
            Progress(
                home,
                tuple((one, best.get(one.id, _ORDER[0])) for one in exercises_of(home)),
                find_spec(f"kamlab.modules.{home.name}") is not None,
                home.number in touched,
            )
            for home in MODULES
        ]

    def _stopped(self, progress: list[Progress]) -> Part:
        """Return the card that leads on: the module last worked in or the next unfinished one."""
        written = [one for one in progress if one.written]
        unfinished = [one for one in written if one.stage != "done"]
        last = next((one for one in unfinished if one.home.number >= self.last_in), None)
        here = last or next(iter(unfinished), written[0])
        began = any(one.touched for one in progress)
        title = f"{here.home.number} · {here.home.title(self.lang)}"
        minutes = sum(one.minutes for one in here.ahead)
        state = self._say("ahead", n=len(here.ahead), minutes=minutes) if here.touched and here.ahead else None
        on = self._say("resume" if began else "begin")
        return card(
            prose(self._say("stopped" if began else "start"), quiet=True),
            Part("heading", told={"text": title, "note": "", "level": 2}),
            prose(state or here.home.question(self.lang)),
            row(link(f"{on} →", self._page(here.home), weight="main")),
            main=True,
        )

    def _whose(self) -> Part:
        """Return the card with the company's name and size, and the way to one's own numbers."""
        company = self.desk.company
        accounts = self.desk.accounts()
        kind = self._say("made_up") if company.is_demo else ""
        size = self._say("clients", n=len(accounts))
        when = accounts.period.text(self.lang)
        money = self._say("revenue", amount=accounts.total, currency=company.currency or "RUB")
        return card(
            prose(self._say("whose"), quiet=True),
            Part("heading", told={"text": company.name_in(self.lang), "note": kind, "level": 2}),
            prose(f"{size} · {when}\n{money}"),
            row(
                link(
                    self._say("own_data" if company.is_demo else "other_data"), self._page(MODULES[0]), weight="second"
                )
            ),
            quiet=True,
        )

    def _modules(self, progress: list[Progress]) -> list[Part]:
        hours, minutes = divmod(sum(one.home.minutes for one in progress), 60)
        done, count = sum(one.done for one in progress), sum(len(one.states) for one in progress)
        note = self._say("total", hours=hours, minutes=minutes, done=done, count=count)
        heads = ["", *(self._say(f"head.{name}") for name in ("module", "about", "time", "exercises")), ""]
        rows = [self._row(one) for one in progress]
        heading = Part("heading", told={"text": self._say("modules"), "note": note, "level": 2})
        return [heading, table(heads, rows, numbers=[3])]

    def _foot(self) -> Part:
        return row(button("workbook", self._say("workbook"), weight="small"), prose(self._say("order"), quiet=True))

    def _row(self, one: Progress) -> "list[str | Part]":
        home, tone, sign = one.home, *_SIGN[one.stage]
        title = home.title(self.lang)
        share = one.done / len(one.states) if one.states else 0.0
        count = self._say("count", done=one.done, n=len(one.states)) if one.states else ""
        chip = Part("chips", told={"labels": [[tone, sign, self._say(f"stage.{one.stage}")]]})
        return [
            Part("cell", told={"text": home.number, "strong": True}),
            link(title, self._page(home)) if one.written else title,
            home.question(self.lang),
            self._say("minutes", n=home.minutes),
            Part("bar", told={"share": round(share, 3), "text": count}) if one.states else "",
            chip,
        ]

    def _page(self, home: Module) -> str:
        return f"{home.folder}.ipynb"

    def _say(self, key: str, **facts: object) -> str:
        return say(f"contents.{key}", self.lang, **facts)
