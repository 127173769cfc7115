"""Six signs of one client after another: what is a fact with a day, what is believed, what nobody has checked."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import (
    Area,
    Day,
    Foretold,
    Number,
    Part,
    Pick,
    Started,
    button,
    card,
    chips,
    fold,
    message,
    row,
    so_what,
    table,
)
from kamlab.forms.entries import Line
from kamlab.forms.fields import Field
from kamlab.i18n import percent
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.findings.signs import matrix_of
from kamlab.modules.identification.findings.volume import key_threshold
from kamlab.modules.identification.forms.adding import Adding
from kamlab.modules.identification.forms.own import OTHERS, Mark, Own
from kamlab.workbook.models import Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Value

_STATES = ("confirmed", "assumed", "unchecked", "absent")  # the workbook's words for model.STATES


class Marks(Started):
    """The five marks of one client; “confirmed” holds only with a fact and its day.

    Attributes
    ----------
    waiting
        Signs that were called confirmed and wait for their evidence, by row.
    """

    def __init__(self, form: "Signs") -> None:
        fields = (Pick("state", "unchecked", options=_STATES), Area("evidence", lines=2), Day("seen_on"))
        super().__init__(form, "marks", Sign, fields, key="sign")
        self.waiting: set[str] = set()

    def _save(self, line: Line, values: "Mapping[str, Value]") -> None:
        """Save a cell with the state its evidence bears."""
        sign = self.names[line.id]
        told = {name: held.value for name, held in line.held.items()} | dict(values)
        wish = "confirmed" if "state" not in values and sign in self.waiting else told["state"]
        state = model.proved_state(wish, told["evidence"] or "", dated=bool(told["seen_on"]))
        self.waiting.discard(sign)
        if state != wish:
            self.waiting.add(sign)
        super()._save(line, {**values, "state": state} if state != told["state"] else values)


class Signs(Foretold, Adding):
    """Marks and evidence, and who is key by them.

    Attributes
    ----------
    own
        What is entered so far, over the company's start.
    marks
        The rows of the client in view.
    """

    key = "01.signs"

    def make_fields(self) -> "Iterable[Field]":
        """Return the fields; the clients are those of the list."""
        self.own = Own(self.desk)
        clients = self._clients()
        yield self._pick(clients)
        yield self.add_field()
        yield Field("left_out", [])

    def begin(self) -> None:
        """Open the first client's rows."""
        self.marks = Marks(self)
        self._open()

    def guesses(self) -> "Iterable[Field]":
        """Ask how many the signs will add; nothing while nobody has checked any."""
        if any(mark.state != "unchecked" for marks in self.own.marks().values() for mark in marks.values()):
            yield Number("guess_more", low=0, high=len(self.own.clients))

    def real(self) -> "Mapping[str, Value]":
        """Return how many are key without showing in the sales report."""
        return {"guess_more": len(matrix_of(self.desk, self.own.evidence()).unseen_by_volume)}

    def compose(self) -> list[Part]:
        """Return the client, its six signs, the verdict, the matrix: after the guess."""
        return self.after_guess(self._open_parts)

    def _open_parts(self) -> list[Part]:
        matrix = matrix_of(self.desk, self.own.evidence())
        figure = self.drawn(matrix, lambda: findings.signs(self.desk, matrix))
        verdict = next((one for one in matrix.rows if one.client == self.client), None)
        told = [self._verdict(verdict)] if verdict else []
        rows = card(
            row(self.field("client"), self._whose()),
            self._rows(),
            *self._unproved(),
            *told,
            self._list(),
            title=self.say("title"),
            mark=self.mark,
        )
        return [rows, figure]

    @property
    def client(self) -> str:
        """The client in view."""
        return str(self["client"] or "")

    def put(self, field: str, value: "Value") -> None:
        """Save; another client opens its rows."""
        super().put(field, value)
        if field == "client":
            self._open()

    def on_add(self) -> None:
        """Put the client that was typed on the list and open it."""
        client = self.typed_client()
        if not client:
            return
        if client in self["left_out"]:
            super().put("left_out", [name for name in self["left_out"] if name != client])
        if client not in self.own.marks():
            account = self.book.account(client, self.company_key)
            self.book.save(Sign, company=self.company_key, account_id=account.id, sign=OTHERS[0], state="unchecked")
        super().put("add", None)
        self._relist(client)

    def on_leave_out(self) -> None:
        """Take the client off the list; its marks stay in the workbook."""
        client = self.client
        super().put("left_out", [*self["left_out"], client])
        self._relist(next(iter(self._clients()), ""))

    def on_take_back(self, client: str) -> None:
        """Put a client back on the list."""
        super().put("left_out", [name for name in self["left_out"] if name != client])
        self._relist(client)

    # Parts ----------------------------------------------------------------------------------

    def _rows(self) -> Part:
        heads = [self.say(f"head.{name}") for name in ("sign", "state", "evidence", "seen_on")]
        lines: list[list[str | Part]] = [[self._name("volume"), *self._volume()]]
        for sign in OTHERS:
            line = self.marks.named(sign)
            fields = [self.marks.field(line, name) for name in ("state", "evidence", "seen_on")]
            for part in fields:
                part.told["of"] = self._name(sign)
            lines.append([self._name(sign), *fields])
        return table(heads, lines, strong=[0])

    def _volume(self) -> list[str]:
        """Return the row that the ledger fills in by itself."""
        accounts = self.desk.company.accounts()
        threshold, inclusive = key_threshold(self.desk)
        revenue = accounts.revenue()
        shares = model.shares(revenue, threshold=threshold, inclusive=inclusive)
        period = accounts.period.text(self.lang)
        if self.client not in revenue:
            return [self.say("state.option.absent"), self.say("no_sales", period=period), ""]
        state = "confirmed" if self.client in shares.key else "absent"
        share = percent(shares.share_of(self.client), self.lang, 1)
        return [self.say(f"state.option.{state}"), self.say("volume", share=share, period=period), ""]

    def _name(self, sign: str) -> str:
        return self.say(f"sign.{sign}")

    def _whose(self) -> Part:
        """Say whose marks these are: the start's, or the participant's own."""
        own = any(mark.own for mark in self.own.marks().get(self.client, {}).values())
        if own:
            return chips(("done", self.say("own")))
        given = self.client in self.own.start_marks and bool(self.own.start_marks[self.client])
        return chips(("quiet", self.say("given" if given else "nothing")))

    def _unproved(self) -> list[Part]:
        names = [self._name(sign) for sign in OTHERS if sign in self.marks.waiting]
        if not names:
            return []
        return [message("check", self.say("unproved_title", names=names), self.say("unproved"), id="unproved")]

    def _verdict(self, verdict: model.SignRow) -> Part:
        open_ = [self._name(sign) for sign in model.SIGNS if verdict.state(sign) in {"assumed", "unchecked"}]
        facts: dict[str, Any] = {"client": self.own.name(verdict.client), "count": verdict.confirmed, "names": open_}
        strong = self.say(f"verdict.{verdict.verdict}", **facts)
        return so_what(self.say("verdict.open", **facts) if open_ else self.say("verdict.done"), strong=strong)

    def _list(self) -> Part:
        """Return what changes the list of clients: add, leave out, take back."""
        key = set(matrix_of(self.desk, []).key)
        reason = self.say("key_stays") if self.client in key else ""
        leave = button("leave_out", self.say("leave_out"), weight="small", reason=reason)
        back = [
            button(f"take_back:{name}", self.say("take_back", client=self.own.name(name)), weight="link")
            for name in self["left_out"]
        ]
        return fold(self.say("list"), *self.add_parts(), row(leave, *back), id="list")

    # The rows in view -----------------------------------------------------------------------

    def _clients(self) -> list[str]:
        """Return the clients of the list, those key by volume among them."""
        return [one.client for one in matrix_of(self.desk, self.own.evidence()).rows]

    def _pick(self, clients: list[str]) -> Pick:
        return Pick("client", clients[0], options=clients, labels={name: self.own.name(name) for name in clients})

    def _relist(self, client: str) -> None:
        self.kinds["client"] = self._pick(self._clients())
        self.put("client", client)

    def _open(self) -> None:
        """Show the rows of the client in view."""
        options = self.kinds["client"].options  # type: ignore[attr-defined]  # a Pick has options
        if self.client not in options:
            self.held["client"].value = options[0]
        client, company = self.client, self.company_key
        found = next((one for one in self.own.accounts() if one.name == client), None)
        rows = self.book.rows(Sign, company=company, account_id=found.id) if found else []
        start = self.own.start_marks.get(client) or {}
        default = Mark("no") if start else Mark()
        starts = {sign: _values(start.get(sign, default)) for sign in OTHERS}
        self.marks.waiting.clear()
        self.marks.load(starts, rows, lambda: {"account_id": self.book.account(client, company).id})


def _values(mark: Mark) -> "dict[str, Value]":
    """Return the cells of a mark as the fields hold them."""
    state = "absent" if mark.state == "no" else mark.state
    return {"state": state, "evidence": mark.evidence or None, "seen_on": mark.seen_on and mark.seen_on.isoformat()}
