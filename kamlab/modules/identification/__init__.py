"""Module 01: who is key, by which sign, and who in the house looks after them.

The seminar's question: who are my key accounts, and would a turnover report
show them all? Volume answers first (shares at company, department and manager
level, ABC, revenue beside profit); then come the signs that money does not
show, a weighted score whose firmness is visible, the KAISM map with the
client's own answer on the horizontal axis, and the load of the managers.
"""
