"""Module 04: where more is to be earned with a client, and what is worth our hours.

The seminar's question: where is more to be earned here, and which two or three things
will we do? First the client's purse, as low, base and high with a source; then the
cells where nobody asked; a register of opportunities with their kinds, sources and
classes; and the choice under our own limits of hours, money and people, exact beside
by rule of thumb. What is chosen here is what the plan begins with.
"""
