"""Module 05: the plan of one account, on one page, that the client would sign.

The seminar's question: what do I write on one page so that the client would sign it and
my people know what to do on Monday? The client's goals come first; each goal of ours
names the one of theirs it serves (a mirrored goal). Then come the four points of the
strategy with two calculators, the people and their hours, the actions with their days,
and a check that says what is still missing. The entry is ``findings.plan_of(desk)``.
"""
