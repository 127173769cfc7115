"""Module 11: the own plan reopened after 30, 60 and 90 days.

The seminar's question: two months on, what is done, and is the account any safer? On the seminar
day the workbook seals a baseline; later the same measures stand beside it. Where growth is bad,
the page says "worse". Nothing claims that the seminar caused a change. The entry is
``findings.then_now(desk)``.
"""
