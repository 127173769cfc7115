"""What module 00 shows: a finding per question, each one call from a notebook."""

from kamlab.modules.start.findings.lists import (
    agreement,
    definitions,
    department_lists,
    overlap,
    questions,
    three_lists,
)
from kamlab.modules.start.findings.own import own_data
from kamlab.modules.start.findings.people import equal_attention, mistakes, self_test

__all__ = [
    "agreement",
    "definitions",
    "department_lists",
    "equal_attention",
    "mistakes",
    "overlap",
    "own_data",
    "questions",
    "self_test",
    "three_lists",
]
