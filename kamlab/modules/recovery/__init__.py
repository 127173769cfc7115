"""Module 10: a client has left; what to say, in which order, and how it may end.

The seminar's question: do I call with a better price, go there, or leave them in peace?
The order of the interview is drawn as a tree: lunch without dispute, the office, the reason,
"what if", and four ends that are kept apart. Beside it a timer, the lowest price, the worth
of trying with the person's own chances, and the own cases counted with a range.
"""
