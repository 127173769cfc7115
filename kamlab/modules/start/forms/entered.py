"""The departments' lists as they are now: what participants wrote, else what the company's folder has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.modules.start import findings, model

if TYPE_CHECKING:
    from kamlab.desk import Desk

KEY = "00.lists"  # the form that keeps which spellings are one firm


@dataclass(frozen=True, slots=True)
class Entered:
    """The lists in use.

    Attributes
    ----------
    names
        Department → its names, the most important first, as they were written.
    writers
        Department → number of participants who wrote a list; 0 for the folder's.
    same
        Spelling → spelling to use, as confirmed.
    """

    names: Mapping[str, tuple[str, ...]]
    writers: Mapping[str, int]
    same: Mapping[str, str]

    @property
    def is_own(self) -> bool:
        """Whether anybody has entered a list."""
        return any(self.writers.values())

    def compared(self, desk: "Desk") -> model.Lists | None:
        """Return the lists compared; None if fewer than two departments have one."""
        given = {name: self.names.get(name) or None for name in model.DEPARTMENTS}
        return (
            findings.department_lists(desk, same=self.same, **given) if self.is_own else findings.department_lists(desk)
        )


def lists_in_use(desk: "Desk") -> Entered:
    """Return the lists: a department's own as soon as somebody wrote one, until then the folder's."""
    from kamlab.workbook.models import ListEntry

    written: dict[str, dict[str, list[str]]] = {name: {} for name in model.DEPARTMENTS}
    for entry in desk.workbook.rows(ListEntry, company=desk.company_key, everyone=True):
        written[entry.department].setdefault(entry.participant_id, []).append(entry.client)
    folder = _folder(desk)
    names = {
        name: model.joint_list(list(people.values())) if people else folder.get(name, ())
        for name, people in written.items()
    }
    same = desk.workbook.answers(KEY, desk.company_key).get("same") or {}
    return Entered(names, {name: len(people) for name, people in written.items()}, same)


def _folder(desk: "Desk") -> dict[str, tuple[str, ...]]:
    """Return the lists of the company's folder, by department."""
    profile = desk.company.profile("lists")
    if profile is None:
        return {}
    ordered = profile.sort_values("rank")
    return {
        name: tuple(str(client) for client in ordered.loc[ordered["department"] == name, "client"])
        for name in model.DEPARTMENTS
    }
