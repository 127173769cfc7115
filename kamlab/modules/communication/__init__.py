"""Module 07: who at the client hears what from us, by when, through whom.

The seminar's question: I write to them every week, so why has the director never heard of us?
A programme is messages × tools × people along the days. It is measured by the influence that
has heard from us by a day, not by the number of letters. The entry is ``findings.calendar(desk)``.
"""
