"""Every given number, asserted before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.demo import Demo


def check(demo: Demo) -> None:
    """Stop the script if a given number is not met."""
    total = int(demo.ledger["revenue"].sum())
    if total != 132_216_054_000:
        message = f"total {total}"
        raise ValueError(message)
