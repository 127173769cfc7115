"""Which column of a file is the client, the amount, the date.

Two witnesses are heard: the words of the header, in Russian and English, and what
a sample of the column holds. Neither is believed alone: a column «Сумма» without
numbers is no amount, a column of numbers without a name is no amount either. What
a person says about a column wins over both.

The entry call is :func:`recognise`.
"""

from kamlab.ledger.columns.overrides import checked
from kamlab.ledger.columns.profile import Profile, as_text, profile, profiles, sample
from kamlab.ledger.columns.recognise import Columns, recognise
from kamlab.ledger.columns.vocabulary import field_scores, header_score
from kamlab.ledger.columns.words import HeaderWords, header_words

__all__ = [
    "Columns",
    "HeaderWords",
    "Profile",
    "as_text",
    "checked",
    "field_scores",
    "header_score",
    "header_words",
    "profile",
    "profiles",
    "recognise",
    "sample",
]
