"""What module 11 shows: a finding per question, each one call from a page."""

from kamlab.modules.follow_up.findings.actions import actions
from kamlab.modules.follow_up.findings.risk import path, ties
from kamlab.modules.follow_up.findings.snapshots import Pair, Snapshots, pair_of
from kamlab.modules.follow_up.findings.then_now import pair, then_now

__all__ = ["Pair", "Snapshots", "actions", "pair", "pair_of", "path", "then_now", "ties"]
