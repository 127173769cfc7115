"""The base of all forms: fields in, parts out, every change on disk before it is called saved."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

from kamlab.errors import KamlabError
from kamlab.forms import still
from kamlab.forms.fields import Area, Field, Order, Slider, Text, Value
from kamlab.forms.held import Held, clock
from kamlab.forms.live import is_live
from kamlab.forms.parts import Part, button, message, picture
from kamlab.forms.wording import Wording
from kamlab.i18n import say
from kamlab.reports import write_report

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.findings import Finding
    from kamlab.forms.entries import Entries
    from kamlab.forms.panel import Panel

VIEW = "application/vnd.jupyter.widget-view+json"  # what a page shows in place of the still, if it can


_WATCHERS: "WeakSet[Form]" = WeakSet()  # forms that show something about all the others
_LIVING: "WeakSet[Form]" = WeakSet()  # forms that a page shows
_TURN = RLock()  # some front ends hand messages over in several threads; forms draw, and drawing is for one at a time


class Form:
    """A page's form. A subclass names its fields and says which parts stand where.

    Parameters
    ----------
    desk
        Language, company, workbook.

    Attributes
    ----------
    key
        Module and name: ``"01.threshold"``; the workbook keeps the answers under it.
    fields
        Its fields; override :meth:`make_fields` if their options depend on the company.
    wide
        Whether it takes the width of two panes (1280 px).
    enter
        Id of the button that the Enter key presses in a field.
    for_company
        Whether the answers belong to the company under study, or to the person in any company.
    watches
        Whether it is drawn anew whenever any form of the page has acted.
    """

    key: str = ""
    fields: ClassVar[Sequence[Field]] = ()
    wide: ClassVar[bool] = False
    enter: str = ""
    for_company: ClassVar[bool] = True
    watches: ClassVar[bool] = False

    def __init__(self, desk: "Desk") -> None:
        self.desk, self.lang, self.book = desk, desk.language, desk.workbook
        self.company_key = desk.company_key if self.for_company else ""
        self.words = Wording(f"form.{self.key.replace('.', '_')}", self.lang)
        self.kinds = {field.id: field for field in self.all_fields()}
        self.tables: dict[str, Entries] = {}
        self.finding: Finding | None = None
        self.trouble: KamlabError | None = None
        self.report = ""
        self.focus: tuple[str, int, str] | None = None
        self.panel: Panel | None = None
        self._ack: tuple[str, int] | None = None
        self.held = self._read()
        if self.watches:
            _WATCHERS.add(self)
        self.begin()

    # What a form says of itself -------------------------------------------------------------

    def begin(self) -> None:
        """Prepare what the form needs once; called at the end of the making."""

    @property
    def kept_under(self) -> str:
        """Name under which the workbook keeps the answers: the form's, or one for each account of it."""
        return self.key

    def place_of(self, _field: str) -> str:
        """Name under which the workbook keeps one answer; a form may keep some apart for each account."""
        return self.kept_under

    def make_fields(self) -> Iterable[Field]:
        """Return the fields; by default those of the class."""
        return self.fields

    def all_fields(self) -> Iterable[Field]:
        """Return the fields with those that a kind of form adds to them."""
        return self.make_fields()

    @property
    def enter_now(self) -> str:
        """Id of the button that the Enter key presses as the form is now."""
        return self.enter

    def compose(self) -> list[Part]:
        """Return the parts of the form as its values are now."""
        return [self.field(name) for name in self.kinds]

    # What a form may use --------------------------------------------------------------------

    def __getitem__(self, field: str) -> Value:
        """Return the value of a field: entered, or its default."""
        return self.held[field].value

    def is_entered(self, field: str) -> bool:
        """Tell whether somebody has entered a value."""
        held = self.held[field]
        return held.stored is not None or held.unwritten

    def field(self, name: str, *, bare: bool = False, off: str = "", **facts: object) -> Part:
        """Return the part of a field.

        Parameters
        ----------
        name
            Id of the field.
        bare
            Whether it stands in a table: no label, no help.
        off
            Why it cannot be used yet; shown in place of the help.
        **facts
            Values for the placeholders of label and help.
        """
        part = field_part(self.kinds[name], self.held[name], self.words, bare=bare, off=off, facts=facts)
        return self.with_latest_mark(part, self.held[name])

    def with_latest_mark(self, part: Part, held: Held) -> Part:
        """Leave the mark "saved" beside the field that was saved last: one is news, ten are noise."""
        if held.saved is not None and not held.unwritten and held.saved != self.latest:
            part.told.pop("saved", None)
        return part

    def show(self, finding: "Finding") -> Part:
        """Return the Finding of the form as a part, and remember it."""
        self.finding = finding
        return picture(finding)

    def say(self, key: str, **facts: object) -> str:
        """Return a message of the form; amounts are in the company's currency."""
        return self.words.say(key, **{"currency": self.desk.company.currency or "RUB", **facts})

    def button(self, name: str, **how: Any) -> Part:  # noqa: ANN401 - what parts.button takes
        """Return a button that calls ``on_<name>``; its label is the message ``<name>``."""
        return button(name, self.say(name), **how)

    @property
    def mark(self) -> str:
        """When the form was last saved here: ``✓ записано 10:42``; empty if it was not, or a field is to be mended."""
        rows = (line.held for table in self.tables.values() for line in table)
        if any(held.problem is not None for several in (self.held, *rows) for held in several.values()):
            return ""
        return say("forms.saved", self.lang, time=clock(self.latest)) if self.latest else ""

    @property
    def latest(self) -> datetime | None:
        """When this window last saved something of the form; None if it has not."""
        times = [held.saved for held in self.held.values() if held.saved]
        return max([*times, *(table.saved for table in self.tables.values() if table.saved)], default=None)

    @property
    def today(self) -> date:
        """The day it is here."""
        return datetime.now(tz=UTC).astimezone().date()

    def in_language(self, field: Field, value: Value) -> Value:
        """Return a free text in the language of the page, as long as it is one of the folder or of the course."""
        free = isinstance(field, (Text, Area)) and isinstance(value, str)
        return self.desk.company.text_in(value, self.lang) if free else value

    # What happens to a form -----------------------------------------------------------------

    def set(self, field: str, raw: object) -> None:
        """Read what was entered and save it; what cannot be read stays in the field with a sentence beside it."""
        table, _, rest = field.partition("/")
        if rest:
            self.tables[table].set(rest, raw)
            return
        held, kind = self.held[field], self.kinds[field]
        try:
            value = kind.read(raw, self.lang, self.today)
        except KamlabError as problem:
            held.typed, held.problem = raw, problem
            return
        held.typed = held.problem = None
        self.put(field, value)
        for one in self.held.values():
            one.emptied = one is held and value is None

    def put(self, field: str, value: Value) -> None:
        """Save a value of a field; if the disk refuses, keep it and say so."""
        held = self.held[field]
        held.value = self.kinds[field].default if value is None else value
        held.unwritten = True
        saved = self.book.keep(self.place_of(field), field, value, company=self.company_key, seen=held.stored)
        held.stored, held.saved, held.other, held.unwritten = value, saved.at, saved.other, False

    def slide(self, field: str, raw: object) -> None:
        """Show the form with another value without saving it: a slider on its way."""
        self.held[field].value = self.kinds[field].read(raw, self.lang, self.today)

    def press(self, name: str) -> None:
        """Do what a button says: ``on_<name>``, with what stands behind the colon."""
        name, _, rest = name.partition(":")
        if name == "undo" and "/" in rest:
            table, _, where = rest.partition("/")
            self.tables[table].put_back(where)
        elif name == "undo":
            held = self.held[rest]
            if held.other is not None:
                self.put(rest, held.other.value)
                held.other = None
        elif name == "retry":
            self.write_again()
        elif "/" in name:
            table, _, what = name.partition("/")
            self.tables[table].press(what, rest)
        elif name != "again":
            getattr(self, f"on_{name}")(*([rest] if rest else []))

    def write_again(self) -> None:
        """Write what the disk has refused so far."""
        for field, held in self.held.items():
            if held.unwritten:
                self.put(field, held.value)
        for table in self.tables.values():
            table.write_again()

    def refresh(self) -> None:
        """Draw the form anew."""
        if self.panel is not None:
            self.panel.tree = self.tree()

    def tree(self) -> dict[str, Any]:
        """Return what the panel shows."""
        told = {"lang": self.lang, "wide": self.wide, "enter": self.enter_now, "saving": say("forms.saving", self.lang)}
        told |= {"form": self.key, "figure": say("findings.figure", self.lang)}
        return {**told, "parts": [part.wire() for part in self.parts()], "ack": self._ack, "focus": self.focus}

    def parts(self) -> list[Part]:
        """Return the parts, under a message if something went wrong."""
        try:
            parts = self.compose()
        except KamlabError as problem:
            return [message("refused", problem.text(self.lang))]
        except Exception as problem:  # whatever it is, a participant sees a sentence, not a traceback
            if not is_live():
                raise  # a build or a headless run must not look finished
            self.report, parts = write_report(problem), []
        return [*self._warnings(), *parts]

    def _warnings(self) -> list[Part]:
        """Return what stands above the form: an answer not written, a refusal, something unexpected."""
        lang, found = self.lang, []
        waits = any(held.unwritten for held in self.held.values())
        if waits or any(table.is_unwritten for table in self.tables.values()):
            why = self.trouble.text(lang) if self.trouble else ""
            again = button("retry", say("forms.lost.retry", lang), weight="main")
            found += [
                message(
                    "refused", say("forms.lost.title", lang), f"{why} {say('forms.lost.safe', lang)}", actions=[again]
                )
            ]
        elif self.trouble is not None:
            found += [message("refused", self.trouble.text(lang))]
        if self.report:
            again = button("again", say("forms.unexpected.again", lang))
            text = say("forms.unexpected.text", lang, report=self.report)
            found += [message("check", say("forms.unexpected.title", lang), text, actions=[again])]
        return found

    def hand_over(self, name: str, content: bytes) -> None:
        """Give the window that spoke last a file to keep, under a name without a folder."""
        if self.panel is not None and self._ack is not None:
            self.panel.send({"view": self._ack[0], "file": name}, buffers=[content])

    def ask_page(self, wish: str) -> None:
        """Ask the window that spoke last for what only the page can do: ``"run-all"``."""
        if self.panel is not None and self._ack is not None:
            self.panel.send({"view": self._ack[0], "page": wish})

    def move_focus(self, part: str) -> None:
        """Move the focus of the window that spoke last to a part."""
        self.focus = (part, (self._ack or ("", 0))[1], (self._ack or ("", 0))[0])

    def hear(self, _panel: object, told: dict[str, Any], buffers: list[memoryview]) -> None:
        """Take a message of the page, act on it, answer with the form as it is now."""
        with _TURN:
            if "seq" in told:
                self._ack = (told["view"], told["seq"])
            self.guard(lambda: self.act(told, buffers))

    def guard(self, deed: Callable[[], object]) -> None:
        """Do something for the page; whatever happens, the form shows it and stays."""
        with _TURN:
            self.trouble, self.report = None, ""
            try:
                deed()
            except KamlabError as problem:
                self.trouble = problem
            except Exception as problem:  # noqa: BLE001 - whatever it is, a participant sees a sentence, not a traceback
                self.report = write_report(problem)
            self.refresh()
            for watcher in list(_WATCHERS):
                if watcher is not self:
                    watcher.refresh()

    def act(self, told: dict[str, Any], buffers: list[memoryview]) -> None:  # noqa: ARG002 - a form that takes files needs them
        """Do what a message says."""
        if told["do"] == "set":
            self.set(told["id"], told["value"])
        elif told["do"] == "slide":
            self.slide(told["id"], told["value"])
        elif told["do"] == "press":
            self.press(told["id"])

    # How a form is shown --------------------------------------------------------------------

    def widget(self) -> Any:  # noqa: ANN401 - a widget, alone or in a box with a grid
        """Return the living form: one panel, made at the first question."""
        if self.panel is None:
            from kamlab.forms.panel import Panel

            self.panel = Panel(tree=self.tree())
            self.panel.on_msg(self.hear)
            _LIVING.add(self)
        return self.panel

    def _repr_mimebundle_(self, **_wishes: object) -> dict[str, Any]:
        """Show the form: alive where a page can, and always as a still picture and as text."""
        parts = self.parts()
        shown: dict[str, Any] = {"text/html": still.html(parts), "text/plain": still.text(parts)}
        if is_live():
            shown[VIEW] = {"version_major": 2, "version_minor": 0, "model_id": self.widget().model_id}
        return shown

    def __repr__(self) -> str:
        """Return the form as text."""
        return still.text(self.parts())

    def _read(self) -> dict[str, Held]:
        places = {name: self.place_of(name) for name in self.kinds}
        answers = {place: self.book.answers(place, self.company_key) for place in dict.fromkeys(places.values())}
        kept = {name: answers[place].get(name) for name, place in places.items()}
        return {
            name: Held(field.default if kept[name] is None else self.in_language(field, kept[name]), kept[name])
            for name, field in self.kinds.items()
        }


def refresh_others(form: Form) -> None:
    """Draw all living forms anew but one: after something that concerns every figure of the page."""
    for one in sorted(_LIVING, key=lambda other: other.key):  # a set has no order; the page's is that of the blocks
        if one is not form and not one.watches:  # those that watch are drawn after every deed
            one.refresh()


def field_part(  # noqa: PLR0913 - what makes a field's part, each named at the call
    field: Field,
    held: Held,
    words: Wording,
    *,
    name: str = "",
    bare: bool = False,
    off: str = "",
    facts: "dict[str, object] | None" = None,
) -> Part:
    """Return the part of a field in its present state; ``name`` if it is not the field's own."""
    facts = facts or {}
    label, help_ = words.label(field.id, **facts), "" if bare else words.help(field.id, **facts)
    told: dict[str, Any] = {"label": label, "help": off or help_, "bare": bare, "off": bool(off)}
    told |= field.control(words) | held.told(field, words)
    if isinstance(field, Slider):
        told["at"] = held.value
    if isinstance(field, Order):
        told |= {"up": say("forms.up", words.lang), "down": say("forms.down", words.lang)}
        told["help"] = f"{off or help_} {say('forms.order_help', words.lang)}".strip()
    return Part(field.kind, name or field.id, told)
