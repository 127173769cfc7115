"""The score card: weights on sliders, scores in a grid, the ranking and how firm it is."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from kamlab.forms import (
    Foretold,
    Grid,
    Number,
    Part,
    button,
    card,
    empty,
    fold,
    heading,
    panes,
    prose,
    row,
    so_what,
    table,
)
from kamlab.forms.fields import Field, written
from kamlab.forms.form import field_part
from kamlab.forms.held import Held, clock
from kamlab.forms.live import is_live
from kamlab.forms.parts import message
from kamlab.i18n import listing, number, percent
from kamlab.modules.identification import findings, model
from kamlab.modules.identification.forms.adding import Adding
from kamlab.modules.identification.forms.weights import Weights
from kamlab.workbook.models import Account, Criterion, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamlab.forms.fields import Value

_CELL = "score:"  # begin of the names of the fields on the cards
_GRID = "grid"  # the place of the grid among the parts; the still shows a table there
_SHOWN = 10  # clients in the ranking beside the weights
_NAME, _CRITERION, _TOTAL = 220, 108, 84  # pixels: columns of the grid; together they fit a page of 1040
_LETTER = 8.8  # pixels of a letter of a heading: one word is not broken


class ScoreForm(Foretold, Weights, Adding):
    """Weigh, score, and see who moves and how firmly.

    Attributes
    ----------
    result
        The card shown last; None while no client has all scores.
    grid
        The grid of scores.
    """

    key = "01.score"
    wide = True

    def make_fields(self) -> "Iterable[Field]":
        """Return weights and ticks, the places that matter, the client to add, the list of clients."""
        yield from super().make_fields()
        count = len(self.own.start_scores)
        yield Number("top", model.places_that_matter(count) if count else 1, low=1, high=99)
        yield self.add_field()
        yield Field("clients")

    def begin(self) -> None:
        """Prepare the grid; a score is a number from 1 to 10."""
        self.mark_field = Number("mark", low=model.LOWEST, high=model.HIGHEST)
        self.labels = {self.words.label(name): name for name in model.CRITERIA}
        self.grid = Grid(self, dict.fromkeys(self.labels, self.mark_field), self._widths())
        self.foot: Any = None
        self.result: model.ScoreCard | None = None
        self.gone, self.note = "", ""
        self._scores = self.own.scores()
        self._guessed: tuple[model.ScoreCard, int] | None = None
        self._firm: tuple[tuple[model.ScoreCard, int], model.Stability] | None = None

    def _widths(self) -> list[int]:
        """Return the widths of name, criteria and total; a heading of one long word gets its room."""
        words = (max(map(len, label.split())) for label in self.labels)
        return [_NAME, *(max(_CRITERION, round(_LETTER * longest) + 10) for longest in words), _TOTAL]

    # Parts ----------------------------------------------------------------------------------

    def guesses(self) -> "Iterable[Field]":
        """Ask how many of the first places will hold; nothing while there is no ranking."""
        full, _ = model.split_complete(self.own.scores(), model.CRITERIA)
        if full:
            yield Number("guess_firm", low=0, high=model.places_that_matter(len(full)))

    def guess_facts(self) -> "Mapping[str, object]":
        """Return the number of places the question is about."""
        return {"top": model.places_that_matter(len(self.result.clients)) if self.result else 1}

    def real(self) -> "Mapping[str, Value]":
        """Return how many of these places are firm as the weights are now."""
        if self.result is None:
            return {}
        top = model.places_that_matter(len(self.result.clients))
        if self._guessed is None or self._guessed[0] != self.result:
            self._guessed = self.result, model.stability(self.result, top=top).firm
        return {"guess_firm": self._guessed[1]}

    def compose(self) -> list[Part]:
        """Return weights beside the ranking, the scores, what changes the list, how firm it is: after the guess."""
        full, _ = model.split_complete(self._scores, model.CRITERIA)
        self.result = model.score(full, self.weights) if full else None
        return self.after_guess(self._open_parts)

    def _open_parts(self) -> list[Part]:
        _, gaps = model.split_complete(self._scores, model.CRITERIA)
        weigh = card(
            prose(self.say("weights_help"), quiet=True),
            *self.weight_parts(),
            title=self.say("weights"),
            mark=self.say("hundred"),
        )
        if not self._scores:
            start = self.add_row("main")
            return [panes(weigh, card(empty(self.say("empty"), self.say("empty_todo"), start)), widths=(6, 5))]
        return [
            panes(weigh, self._ranking(), widths=(6, 5)),
            heading(self.say("scores"), note=self.say("scores_help")),
            *self._wrong(),
            self._table(),
            self._cards(),
            self._list(gaps),
            *self._firmness(),
        ]

    def _ranking(self) -> Part:
        """Return the ranking as a table, and the sentence about the first two."""
        if self.result is None:
            return card(prose(self.say("none_complete")), title=self.say("ranking"))
        result, firm = self.result, self._stability(self.result)
        heads = [self.say(f"head.{name}") for name in ("place", "client", "total")]
        heads.append(self.say("head.chance", top=firm.top))
        lines = [
            [
                str(result.places[place]),
                self.own.name(client),
                number(result.totals[place], self.lang, 2),
                self._chance(firm.chance[place]),
            ]
            for place, client in enumerate(result.clients[:_SHOWN])
        ]
        rest = len(result.clients) - _SHOWN
        more = [prose(self.say("more", n=rest), quiet=True)] if rest > 0 else []
        ranked = [table(heads, lines, numbers=(0, 2, 3), strong=(1,)), *more]
        parts = [*(ranked if is_live() else []), self._leader(result)]  # on paper the figure has the same numbers
        return card(*parts, title=self.say("ranking"), note=self.say("ranking_note"))

    def _chance(self, chance: float) -> str:
        """Write a chance as the figure does: never 0 and never 100."""
        edge = 0.01
        if chance > 1 - edge or chance < edge:
            key = "over" if chance > edge else "under"
            return self.say(f"chance.{key}", share=1 - edge if chance > edge else edge)
        return percent(chance, self.lang)

    def _leader(self, result: model.ScoreCard) -> Part:
        """Say who is first, who overtakes if which weight moves."""
        names = [self.own.name(client) for client in result.clients[:2]]
        totals = [number(total, self.lang, 2) for total in result.totals[:2]]
        facts: dict[str, Any] = {"first": names[0], "total": totals[0], "second": names[-1], "second_total": totals[-1]}
        if len(result.clients) == 1:
            return so_what(self.say("alone"), strong=self.say("first", **facts))
        first, second = result.clients[:2]
        strong = self.say("first_two", **facts)
        if result.places[1] == 1:
            return so_what(self.say("tie"), strong=strong)
        found = model.flips(result, first, second)
        if not found:
            return so_what(self.say("settled", **facts), strong=strong)
        change = found[0]
        facts |= {"criterion": self.say(f"of.{change.criterion}"), "weight": change.weight, "crossing": change.crossing}
        return so_what(self.say(f"flip.{'rises' if change.rises else 'falls'}", **facts), strong=strong)

    def _wrong(self) -> list[Part]:
        """Say what could not be read, or what another window had written."""
        if self.grid.problem is not None:
            return [message("refused", self.grid.problem.text(self.lang), self.say("kept"), id="wrong")]
        return [message("check", self.note, id="wrong")] if self.note else []

    def _table(self) -> Part:
        """Return the scores as a still table; where a page is alive, the grid stands in its place."""
        frame = self._frame()
        self.grid.show(frame, self._weight_notes())
        heads = [str(frame.index.name), *map(str, frame.columns)]
        lines = [[str(name), *map(str, row_)] for name, row_ in zip(frame.index, frame.to_numpy(), strict=True)]
        part = table(heads, lines, numbers=range(1, len(heads)), strong=(0, len(heads) - 1))
        return Part(part.kind, _GRID, part.told, part.parts)

    def _cards(self) -> Part:
        """Return the scores once more, one client per card: on a narrow screen they stand in the place of the grid."""
        totals = dict(zip(self.result.clients, self.result.totals, strict=True)) if self.result else {}
        cards = []
        for place, (client, name) in enumerate(self._names().items()):
            total = number(totals[client], self.lang, 2) if client in totals else "—"
            given = self._scores[client]
            fields = [
                field_part(
                    Number(one, low=model.LOWEST, high=model.HIGHEST),
                    Held(given.get(one)),
                    self.words,
                    name=f"{_CELL}{place}:{one}",
                )
                for one in model.CRITERIA
            ]
            cards.append(fold(f"{name} · {total}", row(*fields), id=f"card:{client}"))
        return Part("narrow", parts=tuple(cards))

    def set(self, field: str, raw: object) -> None:
        """Read and save; a score on a card is the same cell as in the grid."""
        if not field.startswith(_CELL):
            super().set(field, raw)
            return
        place, _, criterion = field.removeprefix(_CELL).partition(":")
        self.grid.enter([*self._names().values()][int(place)], self.words.label(criterion), raw)

    def _weight_notes(self) -> list[str]:
        """Return the weights for under the headings."""
        parts = (self.say("share", share=part) for part in self.weights.values())
        return ["", *parts, ""]

    def _frame(self) -> pd.DataFrame:
        totals = dict(zip(self.result.clients, self.result.totals, strict=True)) if self.result else {}
        names = self._names()
        rows = [
            [
                *("" if row_.get(name) is None else written(row_[name], self.lang, 0) for name in model.CRITERIA),  # type: ignore[arg-type]  # None is told before
                number(totals[client], self.lang, 2) if client in totals else "—",
            ]
            for client, row_ in self._scores.items()
        ]
        columns = [*self.labels, self.say("head.total")]
        return pd.DataFrame(
            rows, columns=columns, index=pd.Index(names.values(), name=self.say("head.client")), dtype=object
        )

    def _names(self) -> dict[str, str]:
        """Return client → the name in the grid; two clients that are written alike keep their own spelling."""
        shown = {client: self.own.name(client) for client in self._scores}
        twice = {name for name in shown.values() if list(shown.values()).count(name) > 1}
        return {client: client if name in twice else name for client, name in shown.items()}

    def _list(self, gaps: dict[str, int]) -> Part:
        """Return what changes the list: add a client, take one out, who is not scored yet."""
        names = self._names()
        parts: list[Part] = []
        if gaps:
            told = [self.say("gap", client=names[client], n=count) for client, count in gaps.items()]
            parts.append(message("check", self.say("gaps", n=len(gaps)), listing(told, self.lang) + "."))
        parts += self.add_parts()
        buttons = [
            button(f"remove:{client}", names[client], weight="small", hint=self.say("remove", client=names[client]))
            for client in self._scores
        ]
        parts.append(fold(self.say("remove_title"), row(*buttons), id="remove"))
        if self.gone:
            undo = button("undo_remove", self.say("undo_remove"), weight="link")
            parts.append(row(prose(self.say("removed", client=self.own.name(self.gone)), quiet=True), undo))
        return card(*parts, mark=self.mark)

    def _firmness(self) -> list[Part]:
        """Return the figure of the places and the sentence about similar weights."""
        if self.result is None:
            return []
        result, firm = self.result, self._stability(self.result)
        figure = self.drawn((result, firm.top), lambda: findings.score(self.desk, result, top=firm.top))
        near = sorted(zip(firm.chance, firm.clients, strict=True), key=lambda pair: -pair[0])
        told = [self.say("chance_of", client=self.own.name(c), chance=self._chance(p)) for p, c in near[: firm.top + 1]]
        how = fold(self.say("how"), prose(self.say("how_text", draws=firm.draws)), id="how")
        sentence = so_what(
            self.say("firm" if firm.top > 1 else "firm_one", top=firm.top, told=told), strong=self.say("firm_title")
        )
        return [figure, card(self.field("top"), sentence, how, quiet=True)]

    def _stability(self, result: model.ScoreCard) -> model.Stability:
        top = max(1, min(int(self["top"] or 1), len(result.clients)))
        if self._firm is None or self._firm[0] != (result, top):
            self._firm = (result, top), model.stability(result, top=top)
        return self._firm[1]

    # What happens ---------------------------------------------------------------------------

    def on_cell(self, shown: str, column: str, value: "Value") -> None:
        """Save a score; an emptied cell has none."""
        client = next(client for client, name in self._names().items() if name == shown)
        criterion = self.labels[column]
        before = self._scores[client].get(criterion)
        if value == before:
            return
        company = self.company_key
        account = self.book.account(client, company)
        known = self._criteria()
        if criterion not in known:
            self._write(self.base)
            known = self._criteria()
        row_: dict[str, Any] = {"company": company, "account_id": account.id, "criterion_id": known[criterion]}
        seen = {"value": before} if self.book.rows(Score, **row_) else None
        saved = self.book.save(Score, seen=seen, value=value, **row_)
        self._scores[client][criterion] = value
        self.note = ""
        if saved.other is not None:
            was = "—" if saved.other.value is None else written(saved.other.value, self.lang, 0)
            self.note = self.say("cell_elsewhere", client=shown, name=column, time=clock(saved.other.at), value=was)
        self.held["clients"].saved = saved.at

    def on_add(self) -> None:
        """Put the client that was typed on the list, without scores."""
        client = self.typed_client()
        if not client:
            return
        if client not in self._scores:
            self.book.save(Account, company=self.company_key, name=client)
            self.put("clients", [*self._scores, client])
        self.put("add", None)
        self._scores = self.own.scores()

    def on_remove(self, client: str) -> None:
        """Take a client off the list; its scores stay in the workbook."""
        self.put("clients", [name for name in self._scores if name != client])
        self.gone, self._scores = client, self.own.scores()

    def on_undo_remove(self) -> None:
        """Put the client back that was taken off last."""
        if self.gone:
            self.put("clients", [*self._scores, self.gone])
        self.gone, self._scores = "", self.own.scores()

    def _criteria(self) -> dict[str, str]:
        return {row_.name: row_.id for row_ in self.book.rows(Criterion, company=self.company_key)}

    # How it is shown ------------------------------------------------------------------------

    def _halves(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what stands above the grid and what stands below it."""
        tree = self.tree()
        places = [part.get("id") for part in tree["parts"]]
        cut = places.index(_GRID) if _GRID in places else len(places)
        return {**tree, "parts": tree["parts"][:cut]}, {**tree, "parts": tree["parts"][cut + 1 :]}

    def refresh(self) -> None:
        """Draw both panels and the grid anew."""
        if self.panel is None:
            return
        self.panel.tree, self.foot.tree = self._halves()
        self.grid.living().layout.display = None if self._scores and self.is_open else "none"

    def widget(self) -> Any:  # noqa: ANN401 - a box of two panels and a grid
        """Return the living form."""
        from ipywidgets import VBox

        from kamlab.forms.panel import Panel

        if self.panel is None:
            above, below = self._halves()
            self.panel, self.foot = Panel(tree=above), Panel(tree=below)
            self.panel.on_msg(self.hear)
            self.foot.on_msg(self.hear)
            if self.grid.frame is None:
                self.grid.show(self._frame(), self._weight_notes())
            self._box = VBox([self.panel, self.grid.living(), self.foot])
            self._box.add_class("kl-score-box")
            self.refresh()
        return self._box
