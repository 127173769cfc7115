"""What module 05 finds in a plan, in words."""

from kamlab.modules.planning.findings.reading import Reading, plan_of

__all__ = ["Reading", "plan_of"]
