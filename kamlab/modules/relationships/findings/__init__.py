"""What module 06 shows: a finding per question, each one call from a page.

Every function takes the desk and, if wanted, a :class:`Sight`: the account in view on the day in view.
"""

from kamlab.modules.relationships.findings.counting import relationship_count, visits
from kamlab.modules.relationships.findings.coverage import coverage, mirror, support
from kamlab.modules.relationships.findings.leaving import leavers, next_contacts
from kamlab.modules.relationships.findings.org_map import hanging, org_map
from kamlab.modules.relationships.findings.sight import Sight
from kamlab.modules.relationships.findings.veiled import veiled

__all__ = [
    "Sight",
    "coverage",
    "hanging",
    "leavers",
    "mirror",
    "next_contacts",
    "org_map",
    "relationship_count",
    "support",
    "veiled",
    "visits",
]
