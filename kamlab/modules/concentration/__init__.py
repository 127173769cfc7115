"""Module 02: how much rests on one client, and what its exit would set off.

The seminar's question: how dangerous is it that so much rests on one client?
First the share itself, read with the bands of two sources that use one word for
different things; then what the *others* must bring so that the share falls, with
how many people and by when. After that the exit: what it costs beyond the lost
margin, how many months the firm lives, and which lever adds how many. The account
is never to be cut: success came first.
"""
