"""How strongly the words of a header speak for each field."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kamlab.ledger.columns.words import (
    AFTER_DISCOUNT,
    BEFORE_DISCOUNT,
    LEVELS,
    NET_OF_TAX,
    WITH_TAX,
    HeaderWords,
    header_words,
)

EXTRA_WORD = 15.0  # a word that the phrase leaves unexplained
# an amount without VAT goes before the same with VAT, one after the discount before one without it
STEPS = {NET_OF_TAX: 8.0, WITH_TAX: -12.0, AFTER_DISCOUNT: 4.0, BEFORE_DISCOUNT: -20.0}
MONEY = frozenset({"revenue", "profit", "cost", "price"})
MAX_WORDS = 9  # a longer header is a sentence, not a name


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Words that speak for and against one field."""

    phrases: tuple[tuple[tuple[frozenset[str], ...], float], ...]
    never: frozenset[str]
    neutral: frozenset[str]


@lru_cache(maxsize=4096)
def header_score(header: str, field: str) -> float:
    """Return how strongly ``header`` speaks for ``field``: 0 not at all, 100 plainly.

    Examples
    --------
    >>> header_score("Контрагент", "client"), header_score("Sales Rep", "revenue")
    (100.0, 0.0)
    """
    spoken = header_words(header)
    if len(spoken.words) > MAX_WORDS:
        return 0.0
    if header.strip().lower() == field:
        return 120.0
    return _score(spoken, vocabulary()[field], money=field in MONEY)


def field_scores(header: str) -> dict[str, float]:
    """Return the fields that ``header`` speaks for, with their scores.

    A header of two levels counts as a whole, or by its lower level alone at a small cost.
    """
    found = {field: score for field in vocabulary() if (score := header_score(header, field)) > 0}
    if LEVELS in header:
        leaf = header.rsplit(LEVELS, 1)[1]
        ruled_out = {field for field in vocabulary() if _ruled_out(header_words(header), vocabulary()[field])}
        for field, score in field_scores(leaf).items():
            if field not in ruled_out:
                found[field] = max(found.get(field, 0.0), score - EXTRA_WORD)
    return found


@cache
def vocabulary() -> Mapping[str, FieldWords]:
    """Read the words of every field from ``headers.toml``."""
    raw = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = raw.pop("groups")
    return {field: _field_words(entry, groups) for field, entry in raw.items()}


def _field_words(entry: Mapping[str, object], groups: Mapping[str, list[str]]) -> FieldWords:
    def expand(word: str) -> frozenset[str]:
        return frozenset(groups[word[1:-1]]) if word.startswith("<") else frozenset({word})

    def flat(name: str) -> frozenset[str]:
        words = entry.get(name, [])
        return frozenset().union(*(expand(word) for word in words)) if isinstance(words, list) else frozenset()

    phrases = entry["phrases"]
    if not isinstance(phrases, dict):
        raise TypeError(phrases)
    spelled = tuple((tuple(expand(word) for word in phrase.split()), float(s)) for phrase, s in phrases.items())
    return FieldWords(spelled, flat("never"), flat("neutral"))


def _score(spoken: HeaderWords, field: FieldWords, *, money: bool) -> float:
    if _ruled_out(spoken, field):
        return 0.0
    # a phrase of two words knows more about "ship date" than the word "date" does
    hits = ((len(phrase), _phrase_score(spoken.words, phrase, s, field.neutral)) for phrase, s in field.phrases)
    best = max((hit for hit in hits if hit[1] > 0), default=(0, 0.0))[1]
    if best and money:
        best += sum(STEPS.get(word, 0.0) for word in spoken.words)
    return max(best, 0.0)


def _ruled_out(spoken: HeaderWords, field: FieldWords) -> bool:
    return any(_is(word, field.never) for word in spoken.words)


def _phrase_score(
    words: tuple[str, ...], phrase: tuple[frozenset[str], ...], strength: float, neutral: frozenset[str]
) -> float:
    left = list(words)
    for choices in phrase:
        hit = next((word for word in left if _is(word, choices)), None)
        if hit is None:
            return 0.0
        left.remove(hit)
    extra = sum(1 for word in left if word not in STEPS and not _is(word, neutral))
    return max(strength - EXTRA_WORD * extra, 0.0)


def _is(word: str, choices: frozenset[str]) -> bool:
    if word in choices:
        return True
    return any(choice.endswith("*") and word.startswith(choice[:-1]) for choice in choices)
