"""The steps of an outline and what each one is: manager, client, product.

The words above the column may name the steps («Менеджер / Контрагент / Номенклатура»).
Otherwise the look of the words decides: firms are clients, surnames over them managers,
and what repeats under many headings are products.
"""

import re
from collections.abc import Mapping, Sequence

from kamlab.ledger.columns import field_scores, profile

STEP_FIELDS = ("client", "manager", "department", "product", "category", "document")
NAMED = 60.0  # score from which a word names a step
CLEARLY = 0.3  # a share higher by this much decides
MOST, HALF = 0.7, 0.5
_SURNAME = re.compile(
    r"^[А-ЯЁ][а-яё-]+(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|ко|ук|юк|ян|ых|их|ой|ый|ий|ая|дзе|швили|ич|ман|ер)$"
)
_UNIT = re.compile(r"(?i)отдел|департамент|филиал|подразделени|направлени|department|division|branch|team")
_BETWEEN = re.compile(r"\s*[/,;·|\n]\s*")


def name_steps(header: str, leading: Sequence[str], words: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return step → field, 0 for the innermost step.

    Parameters
    ----------
    header
        Header of the column of words.
    leading
        Words without amounts in the first rows, which may name the lower steps.
    words
        The words of each step, the innermost first.
    """
    spoken = [_field(part) for part in (*_BETWEEN.split(header), *leading)]
    if len(spoken) == len(words) and "client" in spoken and len(set(spoken)) == len(spoken) and None not in spoken:
        return {step: field for step, field in enumerate(reversed(spoken)) if field}
    client = _client_step(words)
    named = {client: "client"}
    if client > 0:
        named[0] = "product"
    for step in range(client + 1, len(words)):
        field = "department" if are_units(words[step]) else "manager"
        if field not in named.values():
            named[step] = field
    return named


def are_persons(words: Sequence[str]) -> bool:
    """Tell whether most words are names of persons, a surname alone included."""
    surnames = sum(bool(_SURNAME.match(word)) for word in words)
    return profile(words).persons > HALF or surnames > len(words) * HALF


def are_units(words: Sequence[str]) -> bool:
    """Tell whether most words are names of departments."""
    return sum(bool(_UNIT.search(word)) for word in words) > len(words) * HALF


def _client_step(words: Sequence[Sequence[str]]) -> int:
    """Return the step of the clients: the firms, else the one above the products."""
    firms = [profile(step).firms for step in words]
    best = max(range(len(words)), key=lambda step: firms[step])
    if firms[best] >= firms[1] + CLEARLY:
        return best
    unlike = len(set(words[0])) > len(words[0]) * MOST  # products come back under every client, clients do not
    return 0 if are_persons(words[1]) and unlike and not are_persons(words[0]) else 1


def _field(word: str) -> str | None:
    scores: Mapping[str, float] = {f: s for f, s in field_scores(word).items() if f in STEP_FIELDS}
    best = max(scores, key=lambda field: scores[field], default=None)
    return best if best is not None and scores[best] >= NAMED else None
