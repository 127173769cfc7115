"""What module 02 shows: a finding per question, each one call from a page.

Every function takes the desk (language and company) and returns a
:class:`kamlab.findings.Finding`. Titles and sentences are chosen from the result
of the model, so that they turn false with the data, never before.
"""

from kamlab.modules.concentration.findings.cascade import cascade, company_cascade, verdict
from kamlab.modules.concentration.findings.dilution import Plan, dilution
from kamlab.modules.concentration.findings.gap import gap
from kamlab.modules.concentration.findings.runway import runway
from kamlab.modules.concentration.findings.shares import bands, spread
from kamlab.modules.concentration.findings.trend import trend
from kamlab.modules.concentration.findings.years import years

__all__ = [
    "Plan",
    "bands",
    "cascade",
    "company_cascade",
    "dilution",
    "gap",
    "runway",
    "spread",
    "trend",
    "verdict",
    "years",
]
