"""Module 06: who decides at the client, who is for us, and what is left if one person goes.

The seminar's question: if the buyer leaves tomorrow, who there still picks up the phone? People,
reporting lines and ties become a map; roles are tags over three axes; a person taken out shows what
hangs on them; the next contact follows from influence and introduction. What is not known stays "?".
"""
