"""Module 08: talks about terms.

The seminar's question: they want 8 % and sixty days; what does it cost me, and what do I ask
for in return? A package of terms is turned into points of margin, money and the volume that
would pay it back; a preparation sheet says target, limit, best alternative and the price of
each concession before the talk; a log says what was given and received so far. The sources
name the skills only, so the methods are ours and say after whom. The entry is
``findings.terms(desk, ...)``.
"""
