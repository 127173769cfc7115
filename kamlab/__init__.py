"""kamlab: work with key accounts on your own numbers, in Russian and English.

The package answers the questions of a twelve-part seminar. Each part lives in
``kamlab.modules``; everything below it (the ledger, findings, languages) serves
them all. Importing ``kamlab`` loads nothing heavy: pandas and matplotlib arrive
with the first call that needs them.
"""

__version__ = "0.1.0"
