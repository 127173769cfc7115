"""One door to every sentence a person reads, in Russian and English.

The master of each message is a ``messages.toml`` beside the code that speaks,
with both languages side by side::

    [shares.title]                       # the key: "shares.title"
    ru = "Крупнейший клиент даёт {share:percent} выручки"
    en = "The largest client brings {share:percent} of revenue"

    [shares.count]                       # a plural message is chosen by the fact ``n``
    ru = { one = "{n} клиент", few = "{n} клиента", many = "{n} клиентов" }
    en = { one = "{n} client", other = "{n} clients" }

``python -m kamlab.i18n`` (and ``kamlab build``) turns the masters into gettext
catalogues, one per language, under ``kamlab/i18n/locales``; these are read at
run time and never edited by hand.

Placeholders hold raw values; the part after the colon says how to write them in
the reader's language: ``number``, ``number1``, ``percent``, ``percent1``,
``points``, ``money``, ``money_short``, ``date``, ``date_short``, ``month``, ``list``, ``words``,
``Words``, ``upper_first`` (all in :mod:`kamlab.i18n.formats`).
"""

from kamlab.i18n.catalogue import LANGUAGES, current_language, proposal_in, say, set_language, speaks
from kamlab.i18n.formats import (
    date_short,
    date_text,
    listing,
    money,
    money_short,
    month_text,
    number,
    percent,
    points,
    weekday_text,
    words,
)

__all__ = [
    "LANGUAGES",
    "current_language",
    "date_short",
    "date_text",
    "listing",
    "money",
    "money_short",
    "month_text",
    "number",
    "percent",
    "points",
    "proposal_in",
    "say",
    "set_language",
    "speaks",
    "weekday_text",
    "words",
]
