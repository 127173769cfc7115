"""What leaves the house of a dossier, as Word documents: the brief to our own people, a reader's part of it.

``brief_document(desk, account)`` and ``dossier_document(desk, account)`` are the entries of the command and of the
buttons.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kamlab.company.called import account_called
from kamlab.documents import (
    BRIEF,
    DOSSIER,
    BriefData,
    DecisionLine,
    DossierData,
    FactLine,
    Paper,
    Template,
    brief_paper,
    dossier_paper,
    open_template,
    template_place,
)
from kamlab.errors import KamlabError
from kamlab.modules.daily_management import model
from kamlab.modules.daily_management.findings.given import brief_of, view
from kamlab.modules.daily_management.findings.reading import BRIEF as BRIEF_FORM
from kamlab.modules.daily_management.findings.reading import NUMBER, Reading
from kamlab.modules.page import Page
from kamlab.workbook.values import form_of

if TYPE_CHECKING:
    from kamlab.desk import Desk
    from kamlab.documents import Kind


def brief_document(desk: "Desk", account: str = "", *, template: Path | None = None) -> Paper:
    """Make the page for our own people.

    Parameters
    ----------
    desk
        Language, company, workbook.
    account
        The client, as the ledger or the page writes it; empty for the first with a dossier.
    template
        A template; without one, the company's own or ours.

    Raises
    ------
    KamlabError
        If there is no such client, or the template is not in order.
    """
    page, reading, account = _about(desk, account)
    told = brief_of(desk, reading, account)
    changed = str(reading.answers(form_of(BRIEF_FORM, account)).get("changed") or "")
    data = BriefData(
        account=page.name(account),
        company=desk.company.name_in(desk.language),
        author=desk.workbook.participant.name,
        changed=reading.veil().text(changed.strip()),
        alarm=page.say("daily_management.finding.brief.alarm") if told.alarm else "",
        facts=tuple(_line(page, reading, fact) for fact in told.facts),
        decisions=tuple(DecisionLine(one.what, one.owner, one.due) for one in told.decisions),
        synthetic=desk.company.is_demo,
    )
    return brief_paper(data, _opened(desk, BRIEF, template), lang=desk.language, day=reading.today)


def dossier_document(
    desk: "Desk", account: str = "", *, reader: str = "everybody", template: Path | None = None
) -> Paper:
    """Make what a reader gets of a dossier; without people by default.

    Parameters
    ----------
    desk, account, template
        As in :func:`brief_document`.
    reader
        One of :data:`model.READERS`.

    Raises
    ------
    KamlabError
        If there is no such client or reader, or the template is not in order.
    """
    if reader not in model.READERS:
        raise KamlabError("daily_management.document.no_reader", name=reader, readers=list(model.READERS))
    page, reading, account = _about(desk, account)
    given = view(page, reading, account, reader)
    names = {kind.id: kind.name for kind in reading.folder.fields}
    rule = "manager" if reader == "manager" else "other"
    data = DossierData(
        account=page.name(account),
        company=desk.company.name_in(desk.language),
        author=desk.workbook.participant.name,
        reader=page.say(f"daily_management.reader.{reader}"),
        rule=page.say(f"daily_management.document.{rule}_rule", n=len(given.facts), of=given.written),
        facts=tuple(_line(page, reading, fact) for fact in given.facts),
        ask=tuple(names.get(fact.field, fact.field) for fact in given.ask),
        synthetic=desk.company.is_demo,
        redacted=reader != "manager",
    )
    return dossier_paper(data, _opened(desk, DOSSIER, template), lang=desk.language, day=reading.today)


def _about(desk: "Desk", account: str) -> tuple[Page, Reading, str]:
    reading = Reading(desk)
    client = (
        account_called(desk.company, account, reading.accounts, lang=desk.language)
        if account
        else next(iter(reading.kept_accounts), "")
    )
    return Page(desk, NUMBER), reading, client


def _opened(desk: "Desk", kind: "Kind", template: Path | None) -> Template:
    return open_template(template or template_place(kind.name, desk.language, desk.company.folder), kind)


def _line(page: Page, reading: Reading, fact: model.Fact) -> FactLine:
    names = {kind.id: kind.name for kind in reading.folder.fields}
    return FactLine(
        names.get(fact.field, fact.field),
        page.say(f"daily_management.section.{fact.section}"),
        fact.value,
        page.say(f"daily_management.state.{fact.state(reading.today)}"),
        fact.source,
        fact.seen_on,
    )
