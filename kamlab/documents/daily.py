"""What leaves the house of a dossier: a page for our own people, and what a reader may see.

Both are for inside, and both are made without the names of the client's people unless the
manager of the account takes them. What is too long for a table is cut there and stands in
full at the end.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kamlab.documents.file import Paper
from kamlab.documents.plan import TITLE
from kamlab.documents.words import NBSP, Extracts, one_line, shorten
from kamlab.i18n import date_short, date_text, say
from kamlab.work import safe_name

if TYPE_CHECKING:
    from kamlab.documents.template import Template

_CHANGED, _CELL, _NAME, _FOOT = 400, 160, 60, 60  # letters


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact of a dossier.

    Attributes
    ----------
    field, section
        Which, in words.
    value, state
        What is known and what it is worth, in words.
    source, seen_on
        Where it is from, and on which day.
    """

    field: str
    section: str
    value: str
    state: str = ""
    source: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision: what, who does it, by when."""

    what: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class BriefData:
    """One page for our own people.

    Attributes
    ----------
    account, company, author
        The client, whose page it is, who wrote it.
    changed
        What changes for the reader.
    alarm
        A warning of the early warning; empty without one.
    facts, decisions
        What is known for sure; who does what.
    synthetic
        Whether the example is invented.
    """

    account: str
    company: str = ""
    author: str = ""
    changed: str = ""
    alarm: str = ""
    facts: tuple[FactLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class DossierData:
    """What a reader gets of a dossier.

    Attributes
    ----------
    account, company, author
        The client, whose dossier it is, who hands it over.
    reader, rule
        For whom, and one sentence on what they see and what they do not.
    facts
        What is filled of it.
    ask
        Names of the needed fields that are empty, assumed or old.
    synthetic, redacted
        Whether the example is invented; whether names were taken out.
    """

    account: str
    company: str = ""
    author: str = ""
    reader: str = ""
    rule: str = ""
    facts: tuple[FactLine, ...] = ()
    ask: tuple[str, ...] = ()
    synthetic: bool = False
    redacted: bool = True


def brief_paper(data: BriefData, template: "Template", *, lang: str, day: date) -> Paper:
    """Make the page for our own people.

    Parameters
    ----------
    data
        What it says.
    template
        Opened with :data:`kamlab.documents.template.BRIEF`.
    lang, day
        As in :func:`~kamlab.documents.plan.plan_paper`.

    Raises
    ------
    DocumentError
        If the template asks for something that is not there.
    """
    cut = Extracts()
    values: dict[str, Any] = {
        **_about(data, lang, day),
        "changed": cut.fit(data.changed, _CHANGED),
        "alarm": data.alarm,
        "facts": [_fact(one, cut, lang) for one in data.facts],
        "decisions": [
            {"what": cut.fit(one.what, _CELL), "who": cut.fit(one.who, _NAME), "due": _day(one.due, lang)}
            for one in data.decisions
        ],
    }
    return _paper("brief", values, cut, template, lang=lang, day=day)


def dossier_paper(data: DossierData, template: "Template", *, lang: str, day: date) -> Paper:
    """Make what a reader gets of a dossier.

    Parameters
    ----------
    data
        What it says.
    template
        Opened with :data:`kamlab.documents.template.DOSSIER`.
    lang, day
        As in :func:`~kamlab.documents.plan.plan_paper`.

    Raises
    ------
    DocumentError
        If the template asks for something that is not there.
    """
    cut = Extracts()
    values: dict[str, Any] = {
        **_about(data, lang, day),
        "reader": data.reader,
        "rule": data.rule,
        "facts": [_fact(one, cut, lang) for one in data.facts],
        "ask": ", ".join(one_line(field) for field in data.ask),
        "redacted": data.redacted,
    }
    return _paper("dossier_redacted" if data.redacted else "dossier", values, cut, template, lang=lang, day=day)


def _about(data: BriefData | DossierData, lang: str, day: date) -> dict[str, Any]:
    return {
        "account": shorten(one_line(data.account), TITLE),
        "company": shorten(one_line(data.company), _FOOT),
        "author": shorten(one_line(data.author), _FOOT),
        "day": date_text(day, lang).replace(" ", NBSP),
        "synthetic": data.synthetic,
    }


def _fact(fact: FactLine, cut: Extracts, lang: str) -> dict[str, str]:
    return {
        "field": cut.fit(fact.field, _NAME),
        "section": fact.section,
        "value": cut.fit(fact.value, _CELL),
        "state": fact.state,
        "source": cut.fit(fact.source, _NAME),
        "seen_on": _day(fact.seen_on, lang),
    }


def _paper(  # noqa: PLR0913 - what a finished document is made of
    kind: str, values: dict[str, Any], cut: Extracts, template: "Template", *, lang: str, day: date
) -> Paper:
    values["full_texts"] = [{"number": place, "text": text} for place, text in enumerate(cut.full, 1)]
    title = say(f"documents.daily.file.{kind}", lang, account=values["account"])
    author = values["author"] or values["company"]
    content = template.fill(values, title=title, author=author, lang=lang, day=day)
    left_out = sorted(name for name, value in values.items() if value and name not in template.places)
    return Paper(safe_name(f"{title}.docx", otherwise=f"{template.kind.name}.docx"), content, tuple(left_out))


def _day(day: date | None, lang: str) -> str:
    return date_short(day, lang).replace(" ", NBSP) if day else ""
