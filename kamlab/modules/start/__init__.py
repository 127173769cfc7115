"""Module 00: whether our departments mean the same clients, and what we do wrong.

The seminar's question: if I could look after only ten clients, which ten, and
would finance and marketing name the same? Three lists are compared, three
definitions of a key account are set side by side, four leader's mistakes are
checked against facts, and each person rates four competences. The company's own
sales file is read here for the first time.
"""
