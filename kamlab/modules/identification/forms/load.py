"""The load of the managers: the limit, one more manager, an account handed over."""

from typing import TYPE_CHECKING, Any

from kamlab.forms import Drawn, Foretold, Number, Part, Pick, Slider, button, card, prose, row, so_what, table
from kamlab.forms.fields import Field
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.findings.load import Team, team_of
from kamlab.modules.identification.findings.signs import matrix_of
from kamlab.modules.identification.forms.own import Own
from kamlab.modules.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Value

_MOST = 5  # managers one may think of hiring at once
_SCORE = 99  # managers one may guess


class LoadForm(Foretold, Drawn):
    """Try another limit, a manager more, another hand.

    Attributes
    ----------
    team
        The distribution shown last.
    """

    key = "01.load"
    watches = True  # who is key comes from the signs, wherever they are changed

    def make_fields(self) -> "Iterable[Field]":
        """Return the limit and the two what-ifs; accounts and managers are those of the signs and the ledger."""
        self.own = Own(self.desk)
        present = self._present()
        yield Slider("limit", present.limit, low=1, high=10)
        yield Number("extra", 0, low=0, high=_MOST)
        yield Pick("account")
        yield Pick("to")
        yield Field("moves", [])

    def begin(self) -> None:
        """Nothing is shown yet."""
        self.team: Team | None = None
        self.pressed = False  # whether a hand-over waits for its client or manager

    def guesses(self) -> "Iterable[Field]":
        """Ask who has most and how many are needed; nothing while there is nobody to share."""
        present, page = self._present(), Page(self.desk, "01")
        if present.assigned and present.managers:
            names = sorted(present.managers)
            if self._leads_alone(present):
                yield Pick("guess_most", options=names, labels={name: page.person(name) for name in names})
            yield Number("guess_needed", low=0, high=_SCORE)

    def real(self) -> "Mapping[str, Value]":
        """Return who has most now, unless two have as many, and how many managers the list needs."""
        present = self._present()
        result = model.manager_load(present.assigned, present.managers, limit=present.limit)
        return {"guess_needed": result.needed} | (
            {"guess_most": result.managers[0]} if self._leads_alone(present) else {}
        )

    def _leads_alone(self, present: Team) -> bool:
        """Tell whether one manager has more than every other: else "who has most" has no answer."""
        counts = model.manager_load(present.assigned, present.managers, limit=present.limit).counts
        return counts[:1] != counts[1:2]

    def compose(self) -> list[Part]:
        """Return the limit, the what-ifs, what they change, both figures: after the guess."""
        return self.after_guess(self._open_parts)

    def _open_parts(self) -> list[Part]:
        present = self._present()
        if not present.assigned or not present.managers:
            figure = self.drawn("nothing", lambda: findings.load(self.desk, present))
            return [figure]
        self.team = team = self._tried(present)
        self._options(team)
        first = self.drawn(_inputs(team), lambda: findings.load(self.desk, team))
        shown = self.finding
        second = self.drawn(_inputs(team)[:2], lambda: findings.small_orders(self.desk, team), id="orders")
        self.finding = shown
        limit = row(self.field("limit"), self.field("extra"))
        move = row(self.field("account"), self.field("to"), button("hand_over", self.say("hand_over"), weight="small"))
        missing = self._missing()
        choose = [prose(self.say(f"choose.{missing}"), id="choose")] if self.pressed and missing else []
        return [
            card(
                limit,
                move,
                *choose,
                *self._moves(),
                self._change(present, team),
                title=self.say("title"),
                mark=self.mark,
            ),
            first,
            second,
        ]

    def on_hand_over(self) -> None:
        """Hand the chosen account to the chosen manager."""
        client, manager = self["account"], self["to"]
        self.pressed = bool(self._missing())
        if self.pressed:
            self.move_focus("to" if client else "account")
        else:
            kept = [move for move in self["moves"] if move[0] != client]
            self.put("moves", [*kept, [client, manager]])

    def on_take_back(self, client: str) -> None:
        """Leave an account where it is."""
        self.put("moves", [move for move in self["moves"] if move[0] != client])

    def on_as_it_was(self) -> None:
        """Forget the what-ifs: the limit, the new managers, the moves."""
        for name in ("limit", "extra", "moves"):
            self.put(name, None)

    def _missing(self) -> str:
        """Tell what a hand-over still lacks; empty if nothing."""
        client, manager = self["account"], self["to"]
        if client:
            return "" if manager else "to"
        return "account" if manager else "both"

    # What is tried --------------------------------------------------------------------------

    def _present(self) -> Team:
        """Return who leads the key accounts now."""
        return team_of(self.desk, matrix_of(self.desk, self.own.evidence()).key)

    def _tried(self, present: Team) -> Team:
        """Return the present team with what is tried."""
        new = [self.say("new", n=place) for place in range(1, int(self["extra"] or 0) + 1)]
        managers = (*present.managers, *new)
        moves = [(str(client), str(manager)) for client, manager in self["moves"] if manager in managers]
        return Team(model.hand_over(present.assigned, moves), managers, int(self["limit"]))

    def _options(self, team: Team) -> None:
        """Offer the key accounts and the managers as they are now."""
        page = Page(self.desk, "01")
        accounts, managers = [*team.assigned], [*team.managers]
        names = {client: page.name(client) for client in accounts}
        notes = {client: page.person(manager) for client, manager in team.assigned.items() if manager}
        self.kinds["account"] = Pick("account", None, options=accounts, labels=names, notes=notes)
        self.kinds["to"] = Pick("to", None, options=managers, labels={name: page.person(name) for name in managers})

    # Parts ----------------------------------------------------------------------------------

    def _moves(self) -> list[Part]:
        """List what is handed over, each with its way back."""
        page = Page(self.desk, "01")
        if not self["moves"]:
            return [prose(self.say("no_moves"), quiet=True)]
        lines: list[list[str | Part]] = [
            [
                page.name(client),
                page.person(manager),
                button(
                    f"take_back:{client}",
                    self.say("take_back"),
                    weight="link",
                    hint=self.say("take_back_hint", client=page.name(client)),
                ),
            ]
            for client, manager in self["moves"]
        ]
        return [table([self.say("head.account"), self.say("head.to"), ""], lines, strong=(0,))]

    def _change(self, present: Team, team: Team) -> Part:
        """Say how many managers are needed, and what the what-ifs change."""
        before = model.manager_load(present.assigned, present.managers, limit=present.limit)
        after = model.manager_load(team.assigned, team.managers, limit=team.limit)
        facts: dict[str, Any] = {"n": after.needed, "managers": len(after.managers), "limit": after.limit}
        facts |= {"before": before.to_hand_over, "after": after.to_hand_over, "free": after.free_places}
        strong = self.say("needed" if after.enough else "short", **facts)
        tried = team != present
        sentence = so_what(self.say("change" if tried else "now", **facts), strong=strong)
        if not tried:
            return sentence
        return row(sentence, button("as_it_was", self.say("as_it_was"), weight="small"))


def _inputs(team: Team) -> tuple[object, ...]:
    return tuple(team.assigned.items()), team.managers, team.limit
