"""What module 04 shows: a finding per question, each one call from a page.

Every function takes the desk (language and company), and where a person can enter something,
what was entered; it returns a :class:`kamlab.findings.Finding`. Titles and sentences are chosen
from the result of the model, so that they turn false with the data, never before.
"""

from kamlab.modules.opportunities.findings.choice import Plan, choice, firmness, plan_of, worth
from kamlab.modules.opportunities.findings.register import register
from kamlab.modules.opportunities.findings.start import Purse, Space, Told
from kamlab.modules.opportunities.findings.suggestions import launches, suggestions
from kamlab.modules.opportunities.findings.wallet import wallet, wallets
from kamlab.modules.opportunities.findings.white_space import white_space

__all__ = [
    "Plan",
    "Purse",
    "Space",
    "Told",
    "choice",
    "firmness",
    "launches",
    "plan_of",
    "register",
    "suggestions",
    "wallet",
    "wallets",
    "white_space",
    "worth",
]
