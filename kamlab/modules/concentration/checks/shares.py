"""Exercises on shares: whose label fits which share, and what the others must bring."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kamlab.exercise import Exercise

EXERCISES: "tuple[Exercise, ...]" = ()
