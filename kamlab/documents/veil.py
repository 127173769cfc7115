"""Names taken out of a document that leaves the house: each person becomes a number, the same everywhere."""

import re
from collections.abc import Iterable, Mapping

from kamlab.i18n import say

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BETWEEN = re.compile(r"\.?[ \u00a0]*")  # what may stand between the words of one name
_AND = re.compile(r"\s*[,;/]\s*|\s+(?:и|and)\s+")
_SHORTEST = 3  # letters: a shorter word is an initial
_SURE = 5  # letters from which a word is known for a name without its capital letter
_VOWELS = "аеёийоуыьэюя"
_ENDING = re.compile(r"[аеёиоуыюяьймгх]{0,3}|s")  # of the Russian cases: Орлов, Орловым; Ильина, Ильиной


class Veil:
    """Puts a number in place of each person's name.

    Parameters
    ----------
    names
        Whose names are hidden, ours and theirs; a field with several names counts as several.
    lang
        Language of the words that stand in their place.
    also
        Other spellings → the name: a person may be written in two alphabets.
    on
        Whether anything is hidden at all: a veil that is off returns every text as it is.

    Notes
    -----
    In longer texts a name is known by its words, in any Russian case. A nickname or a slip of
    the pen is not: the reader is told to look the document through.

    Examples
    --------
    >>> veil = Veil(["Орлов Д. С.", "Ильина Е. С."], "ru")
    >>> veil.text("Встреча с Орловым и Е. С. Ильиной"), veil.name("Ильина Е. С.")
    ('Встреча с [имя 1] и [имя 2]', '[имя 2]')
    """

    def __init__(
        self, names: Iterable[str], lang: str, *, also: Mapping[str, str] | None = None, on: bool = True
    ) -> None:
        self.lang, self.on = lang, on
        self._numbers: dict[str, int] = {}
        self._owners: dict[str, set[int]] = {}
        self._initials: dict[int, set[str]] = {}
        for field in names:
            for name in _several(field):
                self._learn(name)
        for spelling, name in (also or {}).items():
            self._learn(spelling, self._learn(name))

    def name(self, field: str) -> str:
        """Return what stands in place of a field that holds names and nothing else."""
        if not self.on:
            return field
        return ", ".join(self._said(self._learn(name)) for name in _several(field))

    def text(self, text: str) -> str:
        """Return a text without the names."""
        if not self.on:
            return text
        shown, end = "", 0
        for start, stop, number in self._found(text):
            shown += text[end:start] + self._said(number)
            end = stop
        return shown + text[end:]

    def _said(self, number: int) -> str:
        return say("documents.person", self.lang, number=number)

    def _learn(self, name: str, person: int | None = None) -> int:
        """Give a name its number; a surname alone is the person known by it, unless initials speak against it."""
        words = _WORD.findall(name)
        key = " ".join(sorted(_stem(word) for word in words)) or name
        if key not in self._numbers:
            number = self._numbers[key] = person or self._same(words) or len(set(self._numbers.values())) + 1
            self._initials.setdefault(number, set()).update(word[0].casefold() for word in words)
            for word in words:
                if len(word) >= _SHORTEST:
                    self._owners.setdefault(_stem(word), set()).add(number)
        return self._numbers[key]

    def _same(self, words: list[str]) -> int | None:
        """Return the person whom these words name already."""
        initials = {word[0].casefold() for word in words}
        for word in words:
            for number in sorted(self._owners.get(_stem(word), ())):
                known = self._initials[number]
                if initials <= known or known <= initials:
                    return number
        return None

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        """Return where names stand: start, end, whose."""
        found: list[tuple[int, int, set[int]]] = []
        for word in _WORD.finditer(text):
            owners = self._owners_of(word[0])
            if not owners and not self._is_initial(word[0]):
                continue
            if found and _BETWEEN.fullmatch(text, found[-1][1], word.start()):
                start, _, before = found[-1]
                if not before or not owners or before & owners:
                    found[-1] = (start, word.end(), before & owners or before or owners)
                    continue
            found.append((word.start(), word.end(), owners))
        return [(start, _with_dot(text, stop), min(owners)) for start, stop, owners in found if owners]

    def _owners_of(self, word: str) -> set[int]:
        spoken = word.casefold()
        for length in range(len(spoken), max(_SHORTEST, len(spoken) - 3) - 1, -1):
            stem = spoken[:length]
            if (
                stem in self._owners
                and _ENDING.fullmatch(spoken[length:])
                and (len(stem) >= _SURE or word[0].isupper())
            ):
                return self._owners[stem]
        return set()

    def _is_initial(self, word: str) -> bool:
        return len(word) == 1 and word.isupper() and any(word.casefold() in one for one in self._initials.values())


def _several(field: str) -> list[str]:
    return [name.strip() for name in _AND.split(field or "") if name.strip()]


def _with_dot(text: str, stop: int) -> int:
    """Take the dot after an initial that ends a name."""
    single = stop > 1 and text[stop : stop + 1] == "." and not text[stop - 2].isalpha()
    return stop + 1 if single else stop


def _stem(word: str) -> str:
    """Return what stays of a name in every case.

    Examples
    --------
    >>> _stem("Ильина"), _stem("Ким")
    ('ильин', 'ким')
    """
    spoken = word.casefold()
    bare = spoken.rstrip(_VOWELS)
    return bare if len(bare) >= _SHORTEST else spoken
