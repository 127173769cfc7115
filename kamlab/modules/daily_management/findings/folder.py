"""What a company's folder says day by day: facts, diary, decisions, people, actions; empty without the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.cells import code, day, text
from kamlab.company.dossier import FIELDS
from kamlab.i18n import say
from kamlab.modules.daily_management import model

if TYPE_CHECKING:
    from datetime import date

    from kamlab.company.folder import Folder as Files
    from kamlab.desk import Desk


@dataclass(frozen=True, slots=True)
class Kind:
    """A field of the dossier: its id, section, name, whether it is needed, whether it is about a person."""

    id: str
    section: str
    name: str
    required: bool
    personal: bool


@dataclass(frozen=True)
class Folder:
    """The company's files in the language of the page.

    Parameters
    ----------
    desk
        Language and company.
    """

    desk: "Desk"

    @property
    def today(self) -> "date":
        """The day everything is looked at: the seminar's, if the company names one, else today."""
        return self.desk.company.today

    @cached_property
    def fields(self) -> tuple[Kind, ...]:
        """The fields of a dossier: the company's own list, else the course's."""
        rows = self.rows("dossier_fields")
        if not rows:
            names = {one[0]: say(f"daily_management.field.{one[0]}", self.desk.language) for one in FIELDS}
            return tuple(Kind(one, section, names[one], *flags) for one, section, *flags in FIELDS)
        return tuple(
            Kind(
                text(row.get("field")),
                code(row.get("section")) or model.SECTIONS[0],
                self.words(row, "name") or text(row.get("field")),
                text(row.get("required")) == "yes",
                text(row.get("personal")) == "yes",
            )
            for row in rows
        )

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts that the files speak of, those with facts first."""
        told = (text(row.get("account")) for name in ("facts", "diary") for row in self.rows(name))
        return tuple(dict.fromkeys(name for name in told if name))

    @cached_property
    def diary(self) -> tuple[tuple[str, model.Entry], ...]:
        """Id and entry of the diary, in the files' order."""
        return tuple(
            (
                code(row.get("id")),
                model.Entry(
                    text(row.get("account")),
                    day(row.get("date")),
                    self.person(row.get("ours")),
                    self.person(row.get("theirs")),
                    text(row.get("kind")),
                    self.words(row, "note"),
                    self.words(row, "step"),
                    day(row.get("due")),
                    day(row.get("done")),
                    text(row.get("tag")),
                    text(row.get("tone")) != "informal",
                ),
            )
            for row in self.rows("diary")
        )

    @cached_property
    def decisions(self) -> tuple[model.Decision, ...]:
        """Decisions of the files."""
        return tuple(
            model.Decision(
                text(row.get("account")),
                self.words(row, "decision"),
                self.person(row.get("owner")),
                day(row.get("due")),
                day(row.get("done")),
                day(row.get("date")),
            )
            for row in self.rows("decisions")
        )

    def tasks(self, account: str) -> tuple[model.Task, ...]:
        """Return the actions of an account's plan."""
        return tuple(
            model.Task(
                self.words(row, "action"), self.person(row.get("person")), day(row.get("start")), day(row.get("end"))
            )
            for row in self.rows("actions")
            if text(row.get("account")) == account
        )

    @cached_property
    def people(self) -> tuple[tuple[str, str, str, str], ...]:
        """Name, account, birthday ``"MM-DD"`` and post of the clients' people."""
        return tuple(
            (
                self.person(row.get("person")),
                text(row.get("account")),
                text(row.get("birthday")),
                self.words(row, "post"),
            )
            for row in self.rows("people")
        )

    def is_leaving(self, account: str) -> bool:
        """Tell whether the files know that a client has given notice or is gone."""
        return any(
            text(row.get("client")) == account and text(row.get("kind")) in {"live", "lost"}
            for row in self.rows("lost")
        )

    def person(self, name: object) -> str:
        """Return a person's name as the page writes it."""
        return self.desk.company.display_name(text(name), self.desk.language) if text(name) else ""

    def words(self, row: Mapping[str, Any], column: str) -> str:
        """Return a text of a row in the language of the page; the other language's if there is only that."""
        return self._files.told(row, column)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a file, read once; none if it is not there."""
        return self._files.rows(name)

    @cached_property
    def _files(self) -> "Files":
        return self.desk.folder
