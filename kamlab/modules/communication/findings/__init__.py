"""What module 07 shows: a finding per question, each one call from a page.

Titles and sentences are chosen from the result of the model, so that they turn false with the data.
"""

from kamlab.modules.communication.findings.calendar import calendar
from kamlab.modules.communication.findings.gaps import conflicts, gaps, types
from kamlab.modules.communication.findings.paper import touches
from kamlab.modules.communication.findings.reach import reach
from kamlab.modules.communication.findings.reading import Reading, programme_of
from kamlab.modules.communication.findings.segments import clients_of, segments

__all__ = [
    "Reading",
    "calendar",
    "clients_of",
    "conflicts",
    "gaps",
    "programme_of",
    "reach",
    "segments",
    "touches",
    "types",
]
