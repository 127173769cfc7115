"""Exercises on the exit of an account: months of life, the dearer purchase, the plan for the bad case."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamlab.exercise import Exercise

EXERCISES: "tuple[Exercise, ...]" = ()
