"""What a participant has entered about the company, laid over what the company's folder says.

The demo company comes with marks and scores, a company of one's own with a ledger
alone. Whatever was entered replaces the start; nothing here knows a formula.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kamlab.company.cells import day, number, text
from kamlab.modules.identification import model
from kamlab.modules.identification.findings.score import score_card
from kamlab.workbook.models import Account, Criterion, Score, Sign

if TYPE_CHECKING:
    from kamlab.desk import Desk

OTHERS = tuple(sign for sign in model.SIGNS if sign != "volume")  # volume is read from the ledger
_LISTED = 8  # largest clients to begin with when the company's folder names nobody
_SIGNS, _SCORES = "01.signs", "01.score"  # forms that keep a list of clients beside the rows


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of one sign of one client, with its evidence."""

    state: str = "unchecked"  # of model.STATES
    evidence: str = ""
    seen_on: date | None = None
    own: bool = False  # entered by the participant


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of one client for the KAISM map."""

    attractiveness: float | None = None
    wish: float | None = None
    wish_by: date | None = None
    kind: str = "current"


@dataclass(frozen=True)
class Own:
    """Marks, scores and places of a company, as they are now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """The clients of the ledger, the largest first."""
        return tuple(self.desk.company.accounts().clients)

    def name(self, client: str) -> str:
        """Return a client's name in the language of the page."""
        return self.desk.company.display_name(client, self.desk.language)

    def client(self, shown: str) -> str:
        """Return the client that was meant by a name as it is shown; a new name stays what it is."""
        known = {self.name(client): client for client in reversed(self.clients)}
        return known.get(shown, shown)

    # Signs ----------------------------------------------------------------------------------

    @cached_property
    def start_marks(self) -> dict[str, dict[str, Mark]]:
        """Marks of the company's folder; without any, the largest clients with nothing checked."""
        profile = self.desk.company.profile("signs")
        if profile is None:
            return {client: {} for client in self.desk.company.accounts().clients[:_LISTED]}
        words = "evidence_en" if self.desk.language == "en" and "evidence_en" in profile else "evidence"
        found: dict[str, dict[str, Mark]] = {}
        for row in profile.to_dict("records"):
            mark = Mark(str(row["state"]), text(row.get(words)), day(row.get("date")))
            found.setdefault(str(row["client"]), {})[str(row["sign"])] = mark
        return found

    def marks(self) -> dict[str, dict[str, Mark]]:
        """Return client → sign → mark for the five signs other than volume."""
        accounts, book = self._accounts(), self.desk.workbook
        out = set(book.answers(_SIGNS, self.desk.company_key).get("left_out") or ())
        entered: dict[str, dict[str, Mark]] = {}
        for row in book.rows(Sign, company=self.desk.company_key):
            if row.account_id in accounts:
                said = self.desk.company.text_in(row.evidence, self.desk.language)
                mark = Mark("no" if row.state == "absent" else row.state, said, row.seen_on, own=True)
                entered.setdefault(accounts[row.account_id], {})[row.sign] = mark
        found = {}
        for client in dict.fromkeys([*self.start_marks, *entered]):
            if client in out:
                continue
            start = self.start_marks.get(client)
            default = Mark("no") if start else Mark()
            told = (start or {}) | entered.get(client, {})
            found[client] = {sign: told.get(sign, default) for sign in OTHERS}
        return found

    def evidence(self) -> list[tuple[str, str, str]]:
        """Return the triples (client, sign, state) that the model judges."""
        return [
            (client, sign, model.proved_state(mark.state, mark.evidence, dated=mark.seen_on is not None))
            for client, signs in self.marks().items()
            for sign, mark in signs.items()
        ]

    # Scores ---------------------------------------------------------------------------------

    @cached_property
    def start_weights(self) -> dict[str, float]:
        """Weights to begin with: the company's, else those the course proposes."""
        told = self.desk.company.settings.more.get("scoring", {}).get("weights", {})
        return {name: float(told.get(name, model.WEIGHTS[name])) for name in model.CRITERIA}

    @cached_property
    def start_scores(self) -> dict[str, dict[str, float | None]]:
        """Scores of the company's folder, client → criterion → 1..10."""
        card = score_card(self.desk)
        if card is None:
            return {}
        profile = self.desk.company.profile("scores")
        order = [str(name) for name in profile["client"]] if profile is not None else []
        known: dict[str, dict[str, float | None]] = {
            client: dict(zip(card.criteria, merits, strict=True))
            for client, merits in zip(card.clients, card.merits, strict=True)
        }
        return {client: known[client] for client in order if client in known}

    def weights(self) -> tuple[dict[str, float], set[str]]:
        """Return the weights in force and the criteria that are held."""
        rows = {row.name: row for row in self.desk.workbook.rows(Criterion, company=self.desk.company_key)}
        weights = {name: rows[name].weight if name in rows else part for name, part in self.start_weights.items()}
        return weights, {name for name, row in rows.items() if row.held and name in weights}

    def scores(self) -> dict[str, dict[str, float | None]]:
        """Return client → criterion → score, None where it is missing."""
        book, company = self.desk.workbook, self.desk.company_key
        listed = book.answers(_SCORES, company).get("clients")
        clients = [*self.start_scores] if listed is None else [str(name) for name in listed]
        accounts, names = self._accounts(), {row.id: row.name for row in book.rows(Criterion, company=company)}
        found = {client: dict(self.start_scores.get(client) or dict.fromkeys(model.CRITERIA)) for client in clients}
        for row in book.rows(Score, company=company):
            client, name = accounts.get(row.account_id, ""), names.get(row.criterion_id, "")
            if client in found and name in model.CRITERIA:
                found[client][name] = row.value
        return found

    def card(self) -> model.ScoreCard | None:
        """Return the score card of the clients with all scores; None while there is none."""
        full, _ = model.split_complete(self.scores(), model.CRITERIA)
        return model.score(full, self.weights()[0]) if full else None

    # The map --------------------------------------------------------------------------------

    @cached_property
    def start_places(self) -> dict[str, Place]:
        """Places of the company's folder: the client's answer, the wish, prospects among them."""
        profile = self.desk.company.profile("scores")
        if profile is None or "attractiveness" not in profile:
            return {}
        return {
            str(row["client"]): Place(
                number(row["attractiveness"]),
                number(row.get("wish")),
                kind="prospect" if row.get("kind") == "prospect" else "current",
            )
            for row in profile.to_dict("records")
        }

    @cached_property
    def start_values(self) -> dict[str, float]:
        """Value for us of the clients the company's folder scores, prospects among them."""
        card = score_card(self.desk, kinds=("current", "prospect"))
        return {client: round(card.total(client), 2) for client in card.clients} if card else {}

    def places(self) -> dict[str, Place]:
        """Return client → place, as entered or as the folder says."""
        rows = {row.name: row for row in self.accounts()}
        placed = {name for name, row in rows.items() if row.attractiveness is not None}
        found = {}
        for client in dict.fromkeys([*self.start_places, *self.scores(), *sorted(placed)]):
            start, row = self.start_places.get(client, Place()), rows.get(client)
            found[client] = start if row is None else _laid_over(start, row)
        return found

    def accounts(self) -> list[Account]:
        """Return the accounts the workbook knows."""
        return self.desk.workbook.rows(Account, company=self.desk.company_key)

    def _accounts(self) -> Mapping[str, str]:
        return {row.id: row.name for row in self.accounts()}


def _laid_over(start: Place, row: Account) -> Place:
    """Return a place with what the workbook knows; an account that was never placed keeps the start."""
    if row.attractiveness is None and row.wish is None and row.wish_by is None:
        return start
    return Place(row.attractiveness, row.wish, row.wish_by, start.kind)
