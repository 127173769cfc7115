"""How our own templates are made: styles, pieces, and one file per document.

``python -m kamlab.documents`` writes them into ``kamlab/documents/templates``. They are
made by a program so that two languages cannot drift apart; a trainer restyles a copy in Word.
"""

from kamlab.documents.making.client import client_template
from kamlab.documents.making.daily import brief_template, dossier_template
from kamlab.documents.making.plan import plan_template

__all__ = ["TEMPLATES", "brief_template", "client_template", "dossier_template", "plan_template"]

TEMPLATES = {
    "brief": brief_template,
    "client": client_template,
    "dossier": dossier_template,
    "plan": plan_template,
}
