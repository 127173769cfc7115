"""What they take home: documents made from a template that a trainer can restyle in Word.

A document is *plain data laid into a template*. The data are frozen values made by a
module (:class:`~kamlab.documents.plan.PlanData`); the template is a Word file with
named styles and placeholders such as ``{{ account }}``; this floor knows Word, styles,
pictures and words, and no module::

    template = open_template(template_place("plan", "en"), PLAN)
    paper = plan_paper(data, template, lang="en", day=date(2026, 12, 1))
    put(paper.content, Path("plan.docx"))

The same data and the same day give the same bytes. Whatever a person typed stays text.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamlab.documents.calendar import Appointment, calendar_file
    from kamlab.documents.client import client_paper
    from kamlab.documents.daily import BriefData, DecisionLine, DossierData, FactLine, brief_paper, dossier_paper
    from kamlab.documents.errors import DocumentError
    from kamlab.documents.file import Paper, put
    from kamlab.documents.picture import Picture, trimmed
    from kamlab.documents.plan import ActionLine, GoalLine, NeedLine, Pair, PlanData, RiskLine, StepLine, plan_paper
    from kamlab.documents.template import (
        BRIEF,
        CLIENT,
        DOSSIER,
        KINDS,
        PLAN,
        Kind,
        Template,
        copy_template,
        open_template,
        template_place,
    )
    from kamlab.documents.veil import Veil

_HOMES = {
    "ActionLine": "plan",
    "Appointment": "calendar",
    "BRIEF": "template",
    "BriefData": "daily",
    "CLIENT": "template",
    "DOSSIER": "template",
    "DecisionLine": "daily",
    "DocumentError": "errors",
    "DossierData": "daily",
    "FactLine": "daily",
    "GoalLine": "plan",
    "KINDS": "template",
    "Kind": "template",
    "NeedLine": "plan",
    "PLAN": "template",
    "Pair": "plan",
    "Paper": "file",
    "Picture": "picture",
    "PlanData": "plan",
    "RiskLine": "plan",
    "StepLine": "plan",
    "Template": "template",
    "Veil": "veil",
    "brief_paper": "daily",
    "calendar_file": "calendar",
    "client_paper": "client",
    "copy_template": "template",
    "dossier_paper": "daily",
    "open_template": "template",
    "plan_paper": "plan",
    "put": "file",
    "template_place": "template",
    "trimmed": "picture",
}

__all__ = [
    "BRIEF",
    "CLIENT",
    "DOSSIER",
    "KINDS",
    "PLAN",
    "ActionLine",
    "Appointment",
    "BriefData",
    "DecisionLine",
    "DocumentError",
    "DossierData",
    "FactLine",
    "GoalLine",
    "Kind",
    "NeedLine",
    "Pair",
    "Paper",
    "Picture",
    "PlanData",
    "RiskLine",
    "StepLine",
    "Template",
    "Veil",
    "brief_paper",
    "calendar_file",
    "client_paper",
    "copy_template",
    "dossier_paper",
    "open_template",
    "plan_paper",
    "put",
    "template_place",
    "trimmed",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the public names are of different kinds
    """Load a public name at its first use: Word's libraries are needed by nobody who only opens a page."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
