"""What module 00 asks for, without code: a guess, lists, mistakes, a self-test, actions.

Each is one call from a notebook and returns a form; what is entered is in the
workbook, and the Finding beside it follows.
"""

from kamlab.modules.start.forms.attention import Attention, attention
from kamlab.modules.start.forms.closing import actions
from kamlab.modules.start.forms.first import check, first_guess
from kamlab.modules.start.forms.lists import DepartmentLists, Overlap, Questions, lists, overlap, questions
from kamlab.modules.start.forms.mistakes import Mistakes, mistakes
from kamlab.modules.start.forms.own_data import OwnData, own_data
from kamlab.modules.start.forms.selftest import RoleTest, self_test

__all__ = [
    "Attention",
    "DepartmentLists",
    "Mistakes",
    "Overlap",
    "OwnData",
    "Questions",
    "RoleTest",
    "actions",
    "attention",
    "check",
    "first_guess",
    "lists",
    "mistakes",
    "overlap",
    "own_data",
    "questions",
    "self_test",
]
