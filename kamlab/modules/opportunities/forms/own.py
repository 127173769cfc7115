"""What a participant has entered about purses, white space and opportunities, laid over what the folder says.

Purse and white space are facts of the dossier, opportunities have a table of their own.
Whatever was entered replaces the start; nothing here knows a formula.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kamlab.modules.opportunities import model
from kamlab.modules.opportunities.findings import start
from kamlab.modules.opportunities.findings.start import Purse, Space, Told
from kamlab.modules.opportunities.forms.fields import amount
from kamlab.workbook.entries import Pen, Wish, save_row
from kamlab.workbook.models import Account, DossierFact, Opportunity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kamlab.desk import Desk

WALLET, SUPPLIER, SPACE, RIVAL = "wallet", "wallet_supplier", "white_space", "white_space_supplier"  # sections
REGISTER, GRID = "04.register", "04.white_space"  # forms that keep something beside the rows
LISTED = 8  # largest clients to begin with when the folder names nobody
FREE = ("never", "refused", "open")  # cells that nobody supplies, by what became of our offer


@dataclass(frozen=True)
class Own:
    """Purses, grids and opportunities of a company, as they are now.

    Parameters
    ----------
    desk
        Language, company, workbook.
    """

    desk: "Desk"

    @cached_property
    def clients(self) -> tuple[str, ...]:
        """The clients of the ledger, the largest first."""
        return tuple(start.year(self.desk).clients)

    def name(self, client: str) -> str:
        """Return a client's name in the language of the page."""
        return self.desk.company.display_name(client, self.desk.language)

    def client(self, shown: str) -> str:
        """Return the client that was meant by a name as it is shown; a new name stays what it is."""
        known = {self.name(client): client for client in reversed(self.clients)}
        return known.get(shown, shown)

    def listed(self, first: "Mapping[str, object]", *more: str) -> list[str]:
        """Return the accounts to choose from: those something is known of, then the largest."""
        return list(dict.fromkeys([*first, *more, *self.clients[:LISTED]]))

    @property
    def accounts(self) -> dict[str, str]:
        """Id → name of the accounts that the workbook knows."""
        rows = self.desk.workbook.rows(Account, company=self.desk.company_key)
        return {row.id: row.name for row in rows}

    def facts(self, section: str) -> dict[str, list[DossierFact]]:
        """Return account → the facts of a section."""
        accounts = self.accounts
        found: dict[str, list[DossierFact]] = {}
        for row in self.desk.workbook.rows(DossierFact, company=self.desk.company_key, section=section):
            if row.account_id in accounts:
                found.setdefault(accounts[row.account_id], []).append(row)
        return found

    # Purses ---------------------------------------------------------------------------------

    @cached_property
    def start_purses(self) -> dict[str, Purse]:
        """Purses of the company's folder."""
        return start.purses(self.desk)

    def purses(self) -> dict[str, Purse]:
        """Return account → purse as it is now."""
        entered, suppliers = self.facts(WALLET), self.facts(SUPPLIER)
        found = {}
        for account in dict.fromkeys([*self.start_purses, *entered, *suppliers]):
            purse = self.start_purses.get(account, Purse(account))
            told = purse.estimates | {row.field: self._told(row) for row in entered.get(account, ())}
            parts = dict(purse.suppliers) | {row.field: self._told(row) for row in suppliers.get(account, ())}
            found[account] = Purse(account, told["low"], told["base"], told["high"], tuple(parts.items()))
        return found

    # White space ----------------------------------------------------------------------------

    @cached_property
    def start_spaces(self) -> dict[str, Space]:
        """Grids of the company's folder."""
        return start.spaces(self.desk)

    def lists(self, kind: str) -> dict[str, list[list[str]]]:
        """Return account → pairs (id, name) of the ``units`` or ``offers`` a person keeps; empty if untouched."""
        kept = self.desk.workbook.answers(GRID, self.desk.company_key).get(kind)
        return kept if isinstance(kept, dict) else {}

    def units(self, account: str) -> list[tuple[str, str]]:
        """Return the client's units: id and name."""
        if (kept := self.lists("units").get(account)) is not None:
            names = dict(self.start_spaces[account].units) if account in self.start_spaces else {}
            return [(id_, names.get(id_, name)) for id_, name in kept]
        return list(self.start_spaces[account].units) if account in self.start_spaces else []

    def offers(self, account: str) -> list[str]:
        """Return what we can sell: as a person keeps it, as the folder says, or the categories of the ledger."""
        if (kept := self.lists("offers").get(account)) is not None:
            return [id_ for id_, _ in kept]
        if account in self.start_spaces:
            return list(self.start_spaces[account].grid.offers)
        return list(start.offers(self.desk))

    def spaces(self) -> dict[str, Space]:
        """Return account → white space as it is now; accounts without a unit have none."""
        entered, rivals = self.facts(SPACE), self.facts(RIVAL)
        names = dict.fromkeys([*self.start_spaces, *self.lists("units")])
        return {
            account: self._space(account, entered.get(account, ()), rivals.get(account, ()))
            for account in names
            if self.units(account)
        }

    def _space(
        self, account: str, entered: "list[DossierFact] | tuple[()]", rivals: "list[DossierFact] | tuple[()]"
    ) -> Space:
        units, offers = self.units(account), self.offers(account)
        first = self.start_spaces.get(account)
        cells = {(cell.unit, cell.offer): cell for cell in first.grid.cells} if first else {}
        rows, names = {row.field: row for row in entered}, {row.field: row.value for row in rivals}
        sources = dict(first.sources) if first else {}
        found = []
        for pair in ((unit, offer) for unit, _ in units for offer in offers):
            cell = cells.get(pair, model.Cell(*pair))
            if (row := rows.get(cell_key(*pair))) is not None:
                cell = _cell(pair, row, cell)
                sources[pair] = self.desk.company.text_in(row.source, self.desk.language)
            if (rival := names.get(cell_key(*pair))) is not None and cell.state == "rival":
                cell = replace(cell, supplier=rival)
            found.append(cell)
        grid = model.white_space([unit for unit, _ in units], offers, found)
        return Space(account, grid, tuple(units), tuple(sources.items()))

    def _told(self, row: DossierFact) -> Told:
        source = self.desk.company.text_in(row.source, self.desk.language)
        return Told(amount(row.value), source, row.state, row.seen_on)

    # The register ---------------------------------------------------------------------------

    @cached_property
    def start_ideas(self) -> tuple[model.Idea, ...]:
        """Opportunities of the company's folder."""
        return start.ideas(self.desk)

    @property
    def is_adopted(self) -> bool:
        """Whether the register is the participant's own by now."""
        kept = self.desk.workbook.answers(REGISTER, self.desk.company_key)
        return not self.start_ideas or bool(kept.get("adopted"))

    def ideas(self) -> tuple[model.Idea, ...]:
        """Return the register as it is now."""
        if not self.is_adopted:
            return self.start_ideas
        accounts, names = self.accounts, start.translations(self.desk)
        rows = self.desk.workbook.rows(Opportunity, company=self.desk.company_key)
        return tuple(
            model.Idea(
                row.id,
                names.get(row.name, row.name),
                accounts.get(row.account_id or "", ""),
                row.kind,
                row.class_name,
                row.source,
                row.low,
                row.base,
                row.high,
                row.hours,
                row.money,
                row.staff,
                row.chance,
                row.needs_id or "",
                row.excludes_id or "",
                row.choice or "",
                row.reason,
            )
            for row in rows
        )

    def adopt(self) -> dict[str, str]:
        """Write the folder's opportunities into the workbook, once; return id of the folder → id of the row."""
        if self.is_adopted:
            return self._there()
        book, company = self.desk.workbook, self.desk.company_key
        accounts = {
            name: book.account(name, company).id for name in {idea.account for idea in self.start_ideas} if name
        }
        made = book.write(lambda session, pen: self._write(session, pen, accounts))
        book.keep(REGISTER, "adopted", value=True, company=company)
        return made

    def _there(self) -> dict[str, str]:
        """Return id of the folder → id of the row, as far as the rows are still known by place and name."""
        rows = self.desk.workbook.rows(Opportunity, company=self.desk.company_key)
        names = start.translations(self.desk)
        known = {(row.position, names.get(row.name, row.name)): row.id for row in rows}
        pairs = ((idea.id, known.get((place, idea.name))) for place, idea in enumerate(self.start_ideas, 1))
        return {id_: row for id_, row in pairs if row}

    def _write(self, session: "Session", pen: Pen, accounts: Mapping[str, str]) -> dict[str, str]:
        """Make the rows, then tie them together; if another window was quicker, take up its rows."""
        own = {"participant_id": pen.participant_id, "company": self.desk.company_key}
        there = session.scalars(select(Opportunity).filter_by(**own).order_by(Opportunity.position)).all()
        if len(there) >= len(self.start_ideas):
            return {idea.id: row.id for idea, row in zip(self.start_ideas, there, strict=False)}
        made: dict[str, str] = {}
        for place, idea in enumerate(self.start_ideas, 1):
            fields = columns(idea) | {"company": self.desk.company_key, "position": place}
            fields["account_id"] = accounts.get(idea.account)
            row, _ = save_row(session, pen, Wish(Opportunity, fields))
            made[idea.id] = row.id
        for idea in self.start_ideas:
            links = {"needs_id": made.get(idea.needs), "excludes_id": made.get(idea.excludes)}
            save_row(session, pen, Wish(Opportunity, links, made[idea.id]))
        return made

    def add(self, idea: model.Idea) -> str:
        """Put an opportunity into the register and return its row; the folder's come along."""
        self.adopt()
        book, company = self.desk.workbook, self.desk.company_key
        account = book.account(idea.account, company).id if idea.account else None
        place = len(book.rows(Opportunity, company=company)) + 1
        return book.save(Opportunity, company=company, account_id=account, position=place, **columns(idea)).id

    def decide(self, ideas: "tuple[model.Idea, ...]") -> None:
        """Write now, later and dropped for all of them as one step."""
        made = self.adopt()
        wishes = [Wish(Opportunity, {"choice": idea.choice or None}, made.get(idea.id, idea.id)) for idea in ideas]

        def step(session: "Session", pen: Pen) -> None:
            for wish in wishes:
                save_row(session, pen, wish)

        self.desk.workbook.write(step)


def cell_key(unit: str, offer: str) -> str:
    """Return how the workbook names a cell."""
    return f"{unit} × {offer}"


def columns(idea: model.Idea) -> dict[str, Any]:
    """Return an idea as columns of the workbook, without its links."""
    names = (
        "name",
        "kind",
        "class_name",
        "source",
        "low",
        "base",
        "high",
        "hours",
        "money",
        "staff",
        "chance",
        "reason",
    )
    return {name: getattr(idea, name) for name in names} | {"choice": idea.choice or None}


def _cell(pair: tuple[str, str], row: DossierFact, before: model.Cell) -> model.Cell:
    """Return a cell as a fact tells it: ``us``, ``rival``, ``client``, ``unknown``, or a word of :data:`FREE`."""
    word = row.value or "unknown"
    if word in FREE:
        return model.Cell(*pair, "nobody", word, row.seen_on if word != "never" else None)
    known = word if word in model.STATES and word != "nobody" else "unknown"
    return model.Cell(*pair, known, supplier=before.supplier if known == "rival" else "")
