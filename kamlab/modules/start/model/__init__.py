"""What module 00 computes: pure functions of lists, answers and amounts."""

from kamlab.modules.start.model.definitions import SOURCES, STATEMENTS, Statement, shared, stated_by
from kamlab.modules.start.model.lists import DEPARTMENTS, Lists, Named, Pair, compare_lists, joint_list
from kamlab.modules.start.model.mistakes import (
    ANSWERS,
    MISTAKES,
    Diagnosis,
    EqualCare,
    care_cost,
    diagnose,
    equal_care,
)
from kamlab.modules.start.model.selftest import COMPETENCES, HIGHEST, LOWEST, SelfTest, self_test

__all__ = [
    "ANSWERS",
    "COMPETENCES",
    "DEPARTMENTS",
    "HIGHEST",
    "LOWEST",
    "MISTAKES",
    "SOURCES",
    "STATEMENTS",
    "Diagnosis",
    "EqualCare",
    "Lists",
    "Named",
    "Pair",
    "SelfTest",
    "Statement",
    "care_cost",
    "compare_lists",
    "diagnose",
    "equal_care",
    "joint_list",
    "self_test",
    "shared",
    "stated_by",
]
