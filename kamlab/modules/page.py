"""What every finding of a module needs of the desk: language, names, currency, source line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamlab.findings import Finding, empty_finding
from kamlab.i18n import say
from kamlab.syllabus import module

if TYPE_CHECKING:
    import pandas as pd

    from kamlab.desk import Desk
    from kamlab.findings.finding import Draw
    from kamlab.ledger.periods import Period

_PATRONYMIC = re.compile(r"(вич|ьич|вна|чна)$")


@dataclass(frozen=True, slots=True)
class Page:
    """The page a finding stands on: a module and a desk.

    Parameters
    ----------
    desk
        Language and company.
    number
        Number of the module, two digits.
    """

    desk: "Desk"
    number: str

    @property
    def lang(self) -> str:
        """Language of the page."""
        return self.desk.language

    @property
    def currency(self) -> str:
        """ISO code of the company's currency."""
        return self.desk.company.currency

    @property
    def heading(self) -> str:
        """Return the module line of the figures: ``01 · Who is a key account``."""
        return f"{self.number} · {module(self.number).title(self.lang)}"

    def name(self, client: str) -> str:
        """Return the name of a client, manager or department as the reader's language writes it."""
        return self.desk.company.display_name(client, self.lang)

    def person(self, name: str) -> str:
        """Return a person's name short: surname and initials if a patronymic gives it away."""
        words = self.name(name).split()
        if len(words) == 3 and _PATRONYMIC.search(words[2]):  # noqa: PLR2004 - surname, name, patronymic
            return f"{words[0]}\u00a0{words[1][0]}.\u00a0{words[2][0]}."
        return " ".join(words)

    def say(self, key: str, /, **facts: object) -> str:
        """Return a message in the page's language and the company's currency."""
        return say(key, self.lang, **{"currency": self.currency, **facts})

    def finding(  # noqa: PLR0913 - the parts of a finding, each named at the call
        self,
        title: str,
        so_what: str,
        table: "pd.DataFrame",
        alt: str,
        *,
        draw: "Draw | None" = None,
        subtitle: str = "",
        remark: str = "",
        formats: Mapping[str, str] | None = None,
        period: "Period | None" = None,
        source: str = "",
    ) -> Finding:
        """Return a finding with the page's heading, source line, currency and language."""
        return Finding(
            title=title,
            so_what=so_what,
            table=table,
            alt=alt,
            draw=draw,
            subtitle=subtitle,
            module=self.heading,
            source=source or self.desk.company.source_line(self.lang, period),
            remark=remark,
            formats=formats or {},
            currency=self.currency,
            lang=self.lang,
        )

    def columns(self, module: str, *names: str) -> list[str]:
        """Return the headings of a table: messages ``<module>.column.<name>``."""
        return [self.say(f"{module}.column.{name}") for name in names]

    def absent(self, key: str) -> Finding:
        """Return the finding for data that are not there: messages ``<key>.absent`` and ``.absent_todo``."""
        return self.nothing(self.say(f"{key}.absent"), self.say(f"{key}.absent_todo"))

    def nothing(self, found: str, todo: str, *, title: str = "") -> Finding:
        """Return the finding for data that show nothing yet: what was found, what to do."""
        return empty_finding(
            found,
            todo,
            title=title,
            module=self.heading,
            source=self.desk.company.source_line(self.lang),
            lang=self.lang,
        )
