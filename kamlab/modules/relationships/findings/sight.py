"""What the page looks at: one account's people on one day, with the strengths in force.

``Sight(desk)`` is the entry: figures and forms all begin with it. The account chosen in one form holds
for all of them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamlab.company.people import FORM, WINDOW
from kamlab.findings.names import shorten
from kamlab.modules.page import Page
from kamlab.modules.relationships.model import Strengths, tags_of

if TYPE_CHECKING:
    from datetime import date

    from kamlab.company.people import Circle, Contact, People
    from kamlab.desk import Desk

NUMBER = "06"
RULES = "06.rules"  # strengths and the window, one set for the whole company
_LARGEST = 20  # clients of the ledger to choose from
_PERCENT = 100
_NAME = 60  # letters of a name in a figure


@dataclass(frozen=True)
class Sight:
    """One account's people, read once.

    Parameters
    ----------
    desk
        Language, company, workbook.
    chosen
        The account; empty for the one chosen on the page.
    """

    desk: "Desk"
    chosen: str = ""

    @cached_property
    def people(self) -> "People":
        """The people of the company."""
        return self.desk.people

    @cached_property
    def page(self) -> Page:
        """Language, names, heading, source line."""
        return Page(self.desk, NUMBER)

    @property
    def day(self) -> "date":
        """The day ties are looked at."""
        return self.people.today

    @cached_property
    def accounts(self) -> tuple[str, ...]:
        """Accounts to choose from: those with people, then the largest of the ledger."""
        return tuple(dict.fromkeys([*self.people.accounts, *self.desk.accounts().clients[:_LARGEST]]))

    @cached_property
    def account(self) -> str:
        """The account in view."""
        told = self.desk.workbook.answers(FORM, self.desk.company_key).get("account")
        return self.chosen or str(told or "") or next(iter(self.accounts), "")

    @cached_property
    def circle(self) -> "Circle":
        """Its people and ties."""
        return self.people.circle(self.account)

    @cached_property
    def circles(self) -> tuple["Circle", ...]:
        """The circles of all accounts with people."""
        return tuple(self.people.circle(account) for account in self.people.accounts)

    @cached_property
    def strengths(self) -> Strengths:
        """Strengths and window in force: the participant's, else ours."""
        told = self.desk.workbook.answers(RULES, self.desk.company_key)
        ours = Strengths()

        def value(name: str, start: float) -> float:
            return start if told.get(name) is None else float(told[name]) / _PERCENT

        depths = tuple(value(f"depth{place}", start) for place, start in enumerate(ours.depths, 1))
        window = int(told.get("window") or WINDOW)
        return Strengths((depths[0], depths[1], depths[2]), value("line", ours.line), window)

    @property
    def client(self) -> str:
        """Name of the account in the reader's language."""
        return self.page.name(self.account)

    def name(self, id_: str) -> str:
        """Return the name of a person; a dash for nobody."""
        person = self.circle.person(id_)
        return self.brief(person) if person else "—"

    @staticmethod
    def brief(person: "Contact") -> str:
        """Return a name as figures and sentences bear it: a very long one is cut, its own field shows it whole."""
        return shorten(person.name, _NAME)

    def say(self, key: str, **facts: Any) -> str:  # noqa: ANN401 - any fact of a message
        """Return a message of the module."""
        return self.page.say(f"relationships.{key}", **facts)

    def word(self, group: str, code: str) -> str:
        """Return the word of a floor, function, role, trend or depth; a firm's own word stays what it is."""
        from kamlab.i18n import speaks

        key = f"company.people.{group}.{code}"
        return self.page.say(key) if code and speaks(key, self.page.lang) else code

    def tags(self, person: "Contact") -> list[str]:
        """Return a person's role tags as words; hearsay is named."""
        words = [self.word("trend" if tag in {"rising", "setting"} else "role", tag) for tag in tags_of(person)]
        words += [self.say("map.leaves", day=person.leaves)] if person.leaves else []
        hearsay = person.state == "assumed" and (person.support is not None or person.role)
        return [*words, *([self.say("map.hearsay")] if hearsay else [])]

    def mark(self, person: "Contact") -> str:
        """Return the support of a person with its sign; a question mark if it is not known."""
        if person.support is None:
            return "?"
        return f"{person.support:+d}".replace("-", "−") if person.support else "0"

    def way(self, people: tuple[str, ...]) -> str:
        """Return a route as names."""
        return " → ".join(self.name(one) for one in people)
