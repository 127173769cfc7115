"""Client names that are almost the same: found and shown, never merged unasked.

Two spellings of one firm split its revenue and hide a key account. Names are
compared without legal forms, quotation marks, case and word order; “ё” is “е”, a
Latin letter inside a Russian word is the Cyrillic one it looks like. Names that
differ in a number or in an initial are different clients («Склад 12», «Склад 13»).

Comparing each name with each other would take hours for 50,000 of them, so only
names that share a word or the beginning or the end of one are compared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

ALIKE = 90.0  # of 100, rapidfuzz ratio of the sorted words
NEAR = 80.0  # the same for names that people write from memory: worth a question, not more
ALIKE_REST = 75.0  # the same for the words that differ: long common words must not hide «Лог» against «Бор»
BLOCK = 120  # names compared with each other at once
WINDOW = 8  # neighbours in alphabetical order that are compared inside a larger block
STEM = 4  # letters at the beginning or the end of a word that make names worth comparing

_PHRASES = {
    "общество с ограниченной ответственностью": "ооо",
    "публичное акционерное общество": "пао",
    "открытое акционерное общество": "оао",
    "закрытое акционерное общество": "зао",
    "непубличное акционерное общество": "нао",
    "акционерное общество": "ао",
    "индивидуальный предприниматель": "ип",
    "торговый дом": "тд",
    "limited liability company": "llc",
}
_LEGAL_RU = "ооо|ао|зао|пао|оао|нао|ип|чп|тоо|одо|сооо|фгуп|гуп|муп|ано|кфх|пк|чуп"
_LEGAL_EN = "llc|ltd|limited|inc|incorporated|corp|corporation|gmbh|co|company|plc|llp|lp|sa|ag|bv|nv|srl|spa|oy|ab|kg"
_LEGAL = frozenset(f"{_LEGAL_RU}|{_LEGAL_EN}".split("|"))
_LOOKALIKE = str.maketrans("abcekmhoptxy", "авсекмнортху")
_LATIN = re.compile(r"[a-z]")
_CYRILLIC = re.compile(r"[а-я]")
_LOOKALIKES_ONLY = re.compile(r"[abcekmhoptxy]+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")  # О.О.О., L.L.C.


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as it is compared: its words without legal form, sorted."""

    name: str
    words: tuple[str, ...]
    text: str  # the words in one line
    joined: str  # the words in their own order, without blanks: «Рос Нефть» is «РосНефть»

    @property
    def marks(self) -> str:
        """Digits and initials: names that differ here are different clients."""
        initials = [word for word in self.words if len(word) == 1 and not word.isdigit()]
        return " ".join([*sorted(re.findall(r"\d+", self.joined)), *initials])


def spelling(name: str) -> Spelling:
    """Reduce a name to the words that tell clients apart.

    Examples
    --------
    >>> spelling("ООО «Ромашка»").words == spelling("Ромашка, ООО").words
    True
    """
    plain = _DOTTED.sub(lambda found: found[0].replace(".", "") if _is_form(found[0]) else found[0], name.casefold())
    plain = plain.replace("ё", "е")
    text = " ".join(re.findall(r"\w+", plain.replace("_", " ")))
    if _CYRILLIC.search(text):
        text = " ".join(_in_cyrillic(word) for word in text.split())
    for phrase, short in _PHRASES.items():
        text = text.replace(phrase, short)
    words = [word for word in text.split() if word not in _LEGAL]
    words = words or text.split()
    ordered = tuple(sorted(words))
    return Spelling(name, ordered, " ".join(ordered), "".join(words))


def similar_names(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Group names that are likely one client.

    Parameters
    ----------
    names
        Distinct names, in any number.

    Returns
    -------
    list of tuple
        Groups of two or more names, each in alphabetical order.
    """
    spelled = [spelling(name) for name in sorted(set(names))]
    leader = list(range(len(spelled)))

    def root(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for left, right in _pairs(spelled):
        leader[max(root(left), root(right))] = min(root(left), root(right))
    groups: dict[int, list[str]] = defaultdict(list)
    for place, one in enumerate(spelled):
        groups[root(place)].append(one.name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def alike(left: Spelling, right: Spelling) -> bool:
    """Tell whether two names are likely one client."""
    from rapidfuzz import fuzz

    if left.words == right.words or left.joined == right.joined:
        return True
    if left.marks != right.marks or fuzz.ratio(left.text, right.text) < ALIKE:
        return False
    common = Counter(left.words) & Counter(right.words)
    rests = [" ".join((Counter(one.words) - common).elements()) for one in (left, right)]
    return fuzz.ratio(*rests) >= ALIKE_REST


def near_names(written: Iterable[Spelling], known: Sequence[Spelling] = ()) -> list[tuple[str, ...]]:
    """Group names written from memory that may be one client: shortened, misspelt, without the legal form.

    Parameters
    ----------
    written
        Spellings as people wrote them: a few dozen.
    known
        Spellings of the accounts. Two of them are one client only if they are :func:`alike`;
        a name that is none of them is set beside the nearest.

    Returns
    -------
    list of tuple
        Groups of two or more names; an account stands first.

    Examples
    --------
    >>> near_names([spelling("Волжские")], [spelling("ООО «Волжские продукты»"), spelling("Вега")])
    [('ООО «Волжские продукты»', 'Волжские')]
    """
    sure = {one.name for one in known}
    names = list(written)
    groups: list[set[str]] = []
    for place, one in enumerate(names):
        others = [
            other for other in names[:place] if _may_be_one(one, other, both_known={one.name, other.name} <= sure)
        ]
        others += [] if one.name in sure else _nearest(one, known)
        found = {one.name, *(other.name for other in others)}
        for group in [group for group in groups if group & found]:
            groups.remove(group)
            found |= group
        groups.append(found)
    return [tuple(sorted(group, key=lambda name: (name not in sure, name))) for group in groups if len(group) > 1]


def _may_be_one(left: Spelling, right: Spelling, *, both_known: bool) -> bool:
    from rapidfuzz import fuzz

    if both_known or alike(left, right):
        return alike(left, right)
    if left.marks != right.marks:
        return False
    short, long = sorted((left, right), key=lambda one: len(one.joined))
    is_part = set(short.words) <= set(long.words) or long.joined.startswith(short.joined)
    return (is_part and len(short.joined) >= STEM) or fuzz.ratio(left.text, right.text) >= NEAR


def _nearest(one: Spelling, known: Sequence[Spelling]) -> list[Spelling]:
    """Return the account a written name most likely means; none if nothing is near."""
    from rapidfuzz import fuzz, process

    texts = [other.text for other in known]
    best = process.extract(one.text, texts, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=5)
    return next(([known[at]] for _, _, at in best if _may_be_one(one, known[at], both_known=False)), [])


def _is_form(dotted: str) -> bool:
    return dotted.replace(".", "").translate(_LOOKALIKE) in _LEGAL or dotted.replace(".", "") in _LEGAL


def _in_cyrillic(word: str) -> str:
    """Take Latin letters of a Russian name for the Cyrillic ones they look like: OOO, Cтрой."""
    mixed = _LATIN.search(word) and _CYRILLIC.search(word)
    return word.translate(_LOOKALIKE) if mixed or _LOOKALIKES_ONLY.fullmatch(word) else word


def _pairs(spelled: Sequence[Spelling]) -> Iterator[tuple[int, int]]:
    """Yield places of names that are likely one client."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(spelled):
        for pair in _candidates([spelled[place] for place in block]):
            places = (block[pair[0]], block[pair[1]])
            if places not in seen:
                seen.add(places)
                if alike(spelled[places[0]], spelled[places[1]]):
                    yield places


def _blocks(spelled: Sequence[Spelling]) -> Iterator[list[int]]:
    """Yield groups of names worth comparing, each at most ``BLOCK`` long."""
    by_key: dict[str, list[int]] = defaultdict(list)
    marks = [one.marks for one in spelled]
    shared = Counter(marks)  # a number nobody else has: nothing to compare but the name as a whole
    for place, one in enumerate(spelled):
        for key in _keys(one, marks[place], alone=shared[marks[place]] == 1):
            by_key[key].append(place)
    done: set[tuple[int, ...]] = set()
    for block in by_key.values():
        ordered = sorted(block, key=lambda place: (spelled[place].text, place))
        for part in _parts(ordered):
            places = sorted(part)
            if len(places) > 1 and tuple(places) not in done:
                done.add(tuple(places))
                yield places


def _keys(one: Spelling, marks: str, *, alone: bool) -> set[str]:
    keys = {"=" + one.joined}
    for word in () if alone else one.words:
        if len(word) > 1:
            keys |= {f"^{word[:STEM]}{marks}", f"${word[-STEM:]}{marks}"}
    return keys


def _parts(ordered: list[int]) -> Iterator[list[int]]:
    if len(ordered) <= BLOCK:
        yield ordered
        return
    for start in range(0, len(ordered) - WINDOW, BLOCK - WINDOW):
        yield ordered[start : start + BLOCK]


def _candidates(block: Sequence[Spelling]) -> Iterator[tuple[int, int]]:
    import numpy as np
    from rapidfuzz import fuzz, process

    texts = [one.text for one in block]
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8, workers=-1)
    joined = np.array([one.joined for one in block])
    for left, right in np.argwhere(np.triu((scores > 0) | (joined[:, None] == joined), k=1)):
        yield int(left), int(right)
