"""Module 09: which client is quietly leaving while we are busy with the loud ones.

The seminar's question of every day. First the early warning: a client's silence held against
its own habit, never against a norm of the department, with the number of false alarms to
expect. Then what we may rely on: the dossier with its gaps, guesses and old facts. Then the
routine: nine stages, the diary, the review of the plan, the brief to our own people.
"""
