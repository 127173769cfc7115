"""How our own templates are made: styles, pieces, and one file per document.

``python -m kamlab.documents`` writes them into ``kamlab/documents/templates``. They are
made by a program so that two languages cannot drift apart; a trainer restyles a copy in Word.
"""

from kamlab.documents.making.client import client_template
from kamlab.documents.making.plan import plan_template

__all__ = ["TEMPLATES", "client_template", "plan_template"]

TEMPLATES = {"client": client_template, "plan": plan_template}
