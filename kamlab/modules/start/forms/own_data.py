"""Own data instead of the demo company: a file, its columns, a check, the company. No line of code.

The form is a walk of four steps. It keeps nothing in the workbook: what it leaves is
a company's folder and the note which company the course is about.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kamlab.company.pointer import forget, remember
from kamlab.company.shelf import shelf
from kamlab.errors import KamlabError
from kamlab.forms import Form, Part, Pick, Segments, Text
from kamlab.forms.fields import Field
from kamlab.forms.files import Drop, Receiver
from kamlab.forms.form import field_part
from kamlab.forms.held import Held
from kamlab.forms.jobs import Job
from kamlab.ledger.opened import Choice, field_names
from kamlab.modules.start.forms import own_data_import as steps
from kamlab.modules.start.forms import own_data_pages as pages

if TYPE_CHECKING:
    from kamlab.company import Company
    from kamlab.desk import Desk

UNUSED = "unused"
ANY_SHEET = "any"
FIRST = ("client", "revenue", "date", "client_id", "profit", "cost", "quantity", "price", "discount")  # in the list


class NoNameError(KamlabError):
    """The company has no name."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Files that could not be taken: what they are called, and why."""

    names: tuple[str, ...]
    problem: KamlabError


@dataclass(frozen=True, slots=True)
class Done:
    """The company that was taken, in the numbers of its first look."""

    name: str
    clients: int
    period: str
    total: float
    currency: str


class OwnData(Form):
    """Take a file of sales for the course, or return to a company taken before.

    Attributes
    ----------
    page
        ``file``, ``dates``, ``columns``, ``check``, ``done``, or ``used`` where an own company is what the page shows.
    read, seen, choice
        The files, what they are understood as, what was chosen; None before there are any.
    refused
        The files that were refused last.
    """

    key = "00.own_data"
    for_company = False

    def begin(self) -> None:
        """Start at the first step; a page that shows an own company says so first."""
        self.page = "file" if self.desk.company.is_demo or self.desk.has_moved else "used"
        self.read: steps.Read | None = None
        self.seen: steps.Understood | None = None
        self.choice, self.period = Choice(), ""
        self.refused: Refused | None = None
        self.finished: Done | None = None
        self.switched = False
        self.opened_reason = ""
        self.apart: set[tuple[str, ...]] = set()
        self.job: Job | None = None
        self.receiver = Receiver(self, self._arrived)
        self.loose: dict[str, tuple[Field, Held]] = {}
        self._loosen(Text("company_name", wide=30), self.say("company_name.default"))
        self._loosen(Segments("dates_first", options=("day", "month"), default="day"), "day")

    # What pages ask ---------------------------------------------------------------------------

    def compose(self) -> list[Part]:
        """Return the page of the present step, under the bar of what runs."""
        return pages.compose(self)

    def say(self, key: str, **facts: object) -> str:
        """Return a message of the form; its currency is that of the file, not of the company under study."""
        return self.words.say(key, **facts)

    def loose_part(self, name: str, *, bare: bool = False, **facts: object) -> Part:
        """Return the part of a field that is not kept in the workbook."""
        kind, held = self.loose[name]
        return field_part(kind, held, self.words, name=name, bare=bare, facts=facts)

    def value(self, name: str) -> Any:  # noqa: ANN401 - a field's value is of any kind
        """Return what a field that is not kept holds."""
        return self.loose[name][1].value

    @property
    def is_busy(self) -> bool:
        """Whether files are on their way or something is being worked out."""
        return self.receiver.is_busy or (self.job is not None and self.job.running)

    @property
    def similar(self) -> list[tuple[str, ...]]:
        """Groups of names that look like one client and were not said to be two."""
        table = self.seen.table if self.seen else None
        return [group for group in (table.similar if table else ()) if group not in self.apart]

    # What the page says -----------------------------------------------------------------------

    def hear(self, panel: object, told: dict[str, Any], buffers: list[memoryview]) -> None:
        """Take a slice of a file, or any other message."""
        if not self.receiver.hear(panel, told, buffers):
            super().hear(panel, told, buffers)

    def set(self, field: str, raw: object) -> None:
        """Read what was chosen; nothing of it goes to the workbook."""
        kind, held = self.loose[field]
        try:
            value = kind.read(raw, self.lang, self.today)
        except KamlabError as problem:
            held.typed, held.problem = raw, problem
            return
        held.value, held.typed, held.problem = value, None, None
        name, _, number = field.partition(":")
        if name == "column":
            self._column(int(number), "" if value in {None, UNUSED} else str(value))
        elif name == "period":
            self._understand(self.choice, str(value))
        elif name == "sheet" and self.read is not None:
            self._open(self.read.drop, None if value == ANY_SHEET else str(value))

    def on_stop(self) -> None:
        """End what runs; everything is as it was before."""
        self.receiver.stop()
        if self.job is not None:
            self.job.stop()

    def on_other(self) -> None:
        """Go to the first step, keep the files until others have come."""
        self.page, self.refused = "file", None

    def on_back(self) -> None:
        """Return to the files that were taken in before."""
        self._show()

    def on_point(self) -> None:
        """Show the columns of files that were refused."""
        self.page, self.refused = "columns", None

    def on_dates(self) -> None:
        """Take the order of day and month as it is shown."""
        self._understand(replace(self.choice, dates=self.value("dates_first")))

    def on_no_dates(self) -> None:
        """Count without dates."""
        self._understand(replace(self.choice, columns={**self.choice.columns, **steps.NO_DATES}))

    def on_rows(self, reason: str) -> None:
        """Show the rows of a reason, or hide them."""
        self.opened_reason = "" if self.opened_reason == reason else reason

    def on_merge(self, number: str) -> None:
        """Count a group of names as one client."""
        if self.seen is None or self.seen.table is None or int(number) >= len(self.similar):
            return
        pairs = steps.merged(self.choice.merge, self.similar[int(number)], self.seen.table.revenue())
        self._understand(replace(self.choice, merge=pairs))

    def on_apart(self, number: str) -> None:
        """Leave a group of names as several clients."""
        if int(number) < len(self.similar):
            self.apart.add(self.similar[int(number)])

    def on_split(self, number: str) -> None:
        """Take names apart that were counted together."""
        targets = list(dict.fromkeys(self.choice.merge.values()))
        if int(number) < len(targets):
            self._understand(replace(self.choice, merge=steps.split(self.choice.merge, targets[int(number)])))

    def on_take(self) -> None:
        """Make the company and let the course show it."""
        read, seen, held = self.read, self.seen, self.loose["company_name"][1]
        if read is None or seen is None or seen.ledger is None:
            return
        if not held.value:
            held.problem, held.typed = NoNameError("form.00_own_data.no_name"), ""
            self.move_focus("company_name")
            return
        wanted = steps.Wanted(
            read, self.choice, seen.ledger, self.period or None, str(held.value), self.lang, self._chosen_currency()
        )
        self._start(lambda _job: steps.take_company(wanted), self._taken, self.say("taking"))

    def _chosen_currency(self) -> str | None:
        table = self.seen.table if self.seen else None
        return None if table is None or table.currency else self.value("currency")

    def on_demo(self) -> None:
        """Let the course show the demo company again."""
        forget()
        self._switch()

    def on_use(self, number: str) -> None:
        """Let the course show a company taken before."""
        remember(shelf()[int(number)].folder)
        self._switch()

    # What happens then ------------------------------------------------------------------------

    def _arrived(self, drop: Drop) -> None:
        self._open(drop, None)

    def _open(self, drop: Drop, sheet: str | None) -> None:
        """Read files and understand them; what was there before stays until they are."""

        def work(job: Job) -> tuple[steps.Read, steps.Understood]:
            read = steps.read_files(drop, sheet, job.tell)
            job.turn(self.say("counting"))
            return read, steps.understand(read, read.choice, read.period)

        def failed(problem: Exception) -> None:
            if self.read is None or self.read.drop is not drop:
                drop.remove()
            if not isinstance(problem, KamlabError):
                raise problem
            self.refused, self.page = Refused(tuple(file.name for file in drop.files), problem), "file"

        names = [file.name for file in drop.files]
        title = self.say("reading_one", name=names[0]) if len(names) == 1 else self.say("reading", n=len(names))
        self.refused = None
        self._start(work, self._opened, title, failed)

    def _opened(self, found: tuple[steps.Read, steps.Understood]) -> None:
        before, self.read = self.read, found[0]
        if before is not None and before.drop is not self.read.drop:
            before.drop.remove()
        self.choice, self.period = self.read.choice, self.read.period or ""
        self.apart, self.finished, self.switched = set(), None, False
        if self.read.name:
            self.loose["company_name"][1].value = self.read.name
        if found[1].look.two_ways:
            self.loose["dates_first"][1].value = found[1].look.two_ways.order
        self._understood(found[1])
        if found[1].refusal is not None:
            self.refused = Refused(tuple(file.name for file in self.read.drop.files), found[1].refusal)
            self.page = "file"

    def _understand(self, choice: Choice, period: str | None = None) -> None:
        """Understand the files anew: another column, period, merge or order of dates."""
        read, before = self.read, self.seen
        if read is None:
            return
        wish = self.period if period is None else period

        def then(seen: steps.Understood) -> None:
            self.choice, self.period = choice, wish
            self._understood(seen)

        look = before.look if before else None
        self._start(lambda _job: steps.understand(read, choice, wish or None, look), then, self.say("counting"))

    def _understood(self, seen: steps.Understood) -> None:
        self.seen, self.opened_reason = seen, ""
        self._loosen_columns(seen)
        self._show()

    def _show(self) -> None:
        """Go to the page that the files ask for."""
        if self.seen is None:
            return
        before, self.refused = self.page, None
        if self.seen.refusal is not None:
            self.page = "columns"
        else:
            self.page = "dates" if self.seen.look.two_ways is not None else "check"
        if self.page != before:  # on the same page the focus stays where the person works
            self.move_focus("dates" if self.page == "dates" else "period" if self.choice.query else "column:0")

    def _column(self, number: int, name: str) -> None:
        columns = self.seen.look.columns if self.seen else ()
        if number >= len(columns):
            return
        said = steps.chosen_columns(columns, columns[number].header, name)
        dated = next((one.header for one in columns if one.field == "date"), "")
        dates = self.choice.dates if said["date"] == dated else None
        self._understand(replace(self.choice, columns=said, dates=dates))

    def _taken(self, company: "Company") -> None:
        read, seen = self.read, self.seen
        if read is None or seen is None or seen.table is None:
            return
        table = seen.table
        period = table.period.text(self.lang)
        self.finished = Done(company.name_in(self.lang), len(table), period, table.total, company.currency)
        read.drop.remove()
        self.read = self.seen = None
        self.page, self.switched = "done", False
        self.move_focus("done")

    def _switch(self) -> None:
        self.page, self.switched, self.refused, self.finished = "file", True, None, None
        self.move_focus("switched")

    def _start(
        self,
        work: Callable[[Job], Any],
        then: Callable[[Any], None],
        title: str,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self.job is not None:
            self.job.stop()
        self.job = Job(self, work, then, failed or _again, title)
        self.job.start()

    def _loosen(self, kind: Field, value: object, name: str = "") -> None:
        self.loose[name or kind.id] = (kind, Held(value))

    def _loosen_columns(self, seen: steps.Understood) -> None:
        """Make the lists of the page anew: columns, periods, sheets."""
        others = [name for name in field_names() if name not in FIRST]
        options = (*FIRST, *others, UNUSED)
        for number, column in enumerate(seen.look.columns):
            self._loosen(Pick("column", options=options), column.field or UNUSED, f"column:{number}")
        if seen.ledger is not None and seen.table is not None:
            labels = pages.period_labels(seen.ledger, self.lang)
            kind = seen.table.period.kind if not self.period else self.period
            value = kind if kind in labels else next(iter(labels))
            self._loosen(Pick("period", options=tuple(labels), labels=labels), value)
        if "currency" not in self.loose:  # it does not change with the file: once chosen, it stays
            labels = pages.currency_labels(self.lang, self.desk.company.currency or "RUB")
            self._loosen(Pick("currency", options=tuple(labels), labels=labels), next(iter(labels)))
        sheets = self.read.sheets if self.read else ()
        taken = self.read.sheet if self.read else None
        taken = taken or next((name for name in sheets if seen.look.tables[0].endswith(f" › {name}")), None)
        several = len(seen.look.tables) > 1
        labels = {name: name for name in sheets} | {ANY_SHEET: self.say("any_sheet")}
        value = ANY_SHEET if several and not (self.read and self.read.sheet) else taken or ANY_SHEET
        self._loosen(Pick("sheet", options=(*sheets, ANY_SHEET), labels=labels), value)


def _again(problem: Exception) -> None:
    raise problem


def own_data(desk: "Desk") -> OwnData:
    """Return the form that takes a company's own file of sales."""
    return OwnData(desk)
