"""What has to be said beside the account table, so that nobody is misled by it."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kamlab.i18n import say
from kamlab.ledger.reading import Note

if TYPE_CHECKING:
    import pandas as pd

    from kamlab.ledger.audit import Audit
    from kamlab.ledger.ledger import Ledger
    from kamlab.ledger.table import AccountTable

COUNTED = 1_000_000  # rows up to which exact duplicates are looked for without being asked
GROUPS = 10  # groups of similar names told one by one


def remarks(ledger: "Ledger", table: "AccountTable") -> tuple[Note, ...]:
    """Return the notes on one account table of a ledger: its rows, its clients, its groups of similar names."""
    frame = table.to_frame()
    return (*_on_rows(ledger, table.audit), *_on_clients(ledger, frame), *_on_names(ledger, frame, table.similar))


def _on_rows(ledger: "Ledger", audit: "Audit") -> Iterator[Note]:
    if audit.undated and ledger.calendar.days:
        yield Note.of("ledger.about.undated", n=audit.undated)
    if audit.read > COUNTED:
        yield Note.of("ledger.about.duplicates_not_counted", n=audit.read)
    elif ledger.duplicates.rows:
        money = ledger.duplicates.money
        yield Note.of("ledger.about.duplicates", n=ledger.duplicates.rows, money=money, **_currency(ledger))


def _on_clients(ledger: "Ledger", frame: "pd.DataFrame") -> Iterator[Note]:
    total = math.fsum(frame["revenue"])
    if not total > 0:
        yield Note.of("ledger.about.no_shares", total=total, **_currency(ledger))
    if below := [*frame.loc[frame["revenue"] < 0, "client"]]:
        yield Note.of("ledger.about.negative", n=len(below), names=below[-3:])
    if ledger.source.has("profit") and (unknown := int(frame["profit"].isna().sum())):
        yield Note.of("ledger.about.profit_gaps", n=unknown)
    if ledger.source.has("client_id") and (several := int(frame["client_id"].isna().sum())):
        yield Note.of("ledger.about.client_ids", n=several)


def _on_names(ledger: "Ledger", frame: "pd.DataFrame", similar: Sequence[tuple[str, ...]]) -> Iterator[Note]:
    """Tell each group of similar names, those with the most money first."""
    revenue = dict(zip(frame["client"], frame["revenue"], strict=True))
    groups = sorted(similar, key=lambda group: -math.fsum(revenue[name] for name in group))
    for group in groups[:GROUPS]:
        facts = {"amounts": [(name, revenue[name]) for name in group], **_currency(ledger)}
        yield SimilarNote("ledger.about.similar", facts)
    if len(groups) > GROUPS:
        yield Note.of("ledger.about.similar_more", n=len(groups) - GROUPS)


class SimilarNote(Note):
    """Names that are likely one client, each with its revenue in the period."""

    def text(self, lang: str | None = None) -> str:
        """Return the sentence in ``lang``; the names are written in it too."""
        money = {name: value for name, value in self.facts.items() if name == "currency"}
        amounts: Sequence[tuple[str, float]] = self.facts["amounts"]  # type: ignore[assignment] # facts hold any object
        names = [
            say("ledger.about.name_with_money", lang, name=name, money=amount, **money) for name, amount in amounts
        ]
        return say(self.key, lang, names=names)


def _currency(ledger: "Ledger") -> dict[str, str]:
    return {"currency": ledger.money_in or ""}
