"""Which encoding a text file is in, by evidence over the whole file.

A guess that merely "decodes" proves nothing: every byte is some letter in every
Russian code page. So each candidate reads the non-ASCII words of the file, and
the reading that looks most like language wins: likely Russian letter pairs,
accents where Latin words carry them, no box-drawing in names, no capitals in
mid-word, no Latin and Cyrillic in one word.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from kamlab.ledger.reading.letters import COMMON_WORDS, CYRILLIC_NEIGHBOURS, LATIN_ACCENTS, RUSSIAN_PAIRS

CHUNK = 1 << 20  # bytes read at a time
ENOUGH_WORDS = 4000  # different words with non-ASCII bytes: more add time, not certainty
_EVERY_CHUNK = 24  # chunks with non-ASCII bytes that are all looked at …
_STEP = 8  # … and then every eighth
_GLANCE = 1 << 16  # bytes or characters looked at one by one
_MANY_SIGNS = 12  # different signs of a strange script that chance does not produce
SURE = 4.0  # bits between the first and the second reading below which we say so

# Priors in bits: what people export in these countries today, and what DOS left behind.
CANDIDATES = {"cp1251": 0.0, "cp1252": 0.0, "cp866": -1.0, "cp437": -1.5, "cp850": -3.0, "koi8_r": -3.0}
LABELS = {
    "utf_8": "UTF-8",
    "utf_16_le": "UTF-16 LE",
    "utf_16_be": "UTF-16 BE",
    "utf_32_le": "UTF-32",
    "koi8_r": "KOI8-R",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf_32_le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
_TOKEN = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_VOWELS = frozenset("aeiouyáàâäãåæéèêëíìîïóòôöõøúùûüý")
_NBSP = "\u00a0"
_USUAL = (
    ("\u00a0", "\u017f"),
    ("\u0370", "\u052f"),
    ("\u2000", "\u22ff"),
    ("\ufeff", "\ufeff"),
)  # Latin, Greek, Cyrillic, signs


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file and how sure we are.

    Attributes
    ----------
    codec
        Python's name of the codec.
    mark
        Bytes of the byte-order mark to skip.
    rival
        Codec of the second reading when the evidence hardly tells them apart,
        else empty.
    ascii_only
        Whether no letter beyond ASCII was met.
    """

    codec: str
    mark: int = 0
    rival: str = ""
    ascii_only: bool = False

    @property
    def label(self) -> str:
        """Name as people write it."""
        return LABELS.get(self.codec, self.codec)


def detect(path: Path) -> Encoding:
    """Work out the encoding of a text file from all of its content."""
    with path.open("rb") as file:
        return detect_stream(file)


def detect_bytes(data: bytes) -> Encoding:
    """Work out the encoding of ``data``, for short texts such as names in an archive."""
    from io import BytesIO

    return detect_stream(BytesIO(data))


def detect_stream(file: BinaryIO) -> Encoding:
    """Work out the encoding of a stream, which is read from its start to its end."""
    head = file.read(4096)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, len(mark))
    if wide := _wide(head):
        return Encoding(wide)
    survey = _Survey()
    file.seek(0)
    while chunk := file.read(CHUNK):
        survey.add(chunk)
    survey.finish()
    if not survey.words and not survey.sequences:
        return Encoding("utf_8", ascii_only=True)
    return survey.verdict()


def wide_codec(head: bytes) -> str:
    """Return the codec of a text of two or four bytes a character, from its first bytes; else ``""``."""
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark) and codec != "utf_8"), "")
    return marked or _wide(head)


def _wide(head: bytes) -> str:
    """Recognise UTF-16 without a mark: in one half of the byte pairs zeros abound."""
    pairs = len(head) // 2
    if pairs < 2:  # noqa: PLR2004 - one character proves nothing
        return ""
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    # digits, delimiters and line ends are ASCII even in a Russian file
    if odd > 0.15 * pairs and even <= 0.01 * pairs:
        return "utf_16_le"
    if even > 0.15 * pairs and odd <= 0.01 * pairs:
        return "utf_16_be"
    return ""


class _Survey:
    """What the whole file says: is it UTF-8, and which non-ASCII words does it hold."""

    def __init__(self) -> None:
        self.words: dict[bytes, None] = {}
        self.sequences = 0  # well-formed UTF-8 sequences, roughly
        self.broken = 0  # bytes that are not UTF-8
        self.looked = 0  # characters looked at one by one …
        self.strange: list[str] = []  # … and those among them that few exports hold
        self._rest = b""
        self._skipped = False
        self._chunks = 0  # with bytes beyond ASCII

    def add(self, chunk: bytes) -> None:
        """Take in the next bytes; a word or a character may run over the edge."""
        data = self._rest + chunk
        if self._skipped:  # begin with a whole line
            data, self._skipped = data[data.find(b"\n") + 1 :], False
        if data.isascii():
            self._rest = data[-1:]
            return
        self._chunks += 1
        if self._chunks > _EVERY_CHUNK and self._chunks % _STEP:  # a spread sample of a big file
            self._rest, self._skipped = b"", True
            return
        cut = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1 or len(data)
        self._rest = data[cut:]
        self._take(data[:cut])

    def finish(self) -> None:
        """Take in what was left at the end of the file."""
        self._take(self._rest)

    def _take(self, data: bytes) -> None:
        if data.isascii():
            return
        self._take_utf8(data)
        if self.broken and len(self.words) < ENOUGH_WORDS:
            self._take_words(data)
        elif not self.words:  # a few, should it turn out not to be UTF-8
            self._take_words(data[:_GLANCE])

    def _take_utf8(self, data: bytes) -> None:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = data.decode(errors="replace")
            self.broken += text.count("\ufffd")
        self.sequences += max(0, len(data) - len(text))  # each has at least one byte more than characters
        if self.looked < _GLANCE:
            high = [char for char in text[:_GLANCE] if char > "\x7f" and char != "\ufffd"]
            self.looked += len(high)
            self.strange += [char for char in high if not _usual(char)]

    def _take_words(self, data: bytes) -> None:
        for match in _TOKEN.finditer(data):
            start, end = match.span()
            before = data[start - 1 : start] or b"\n"
            self.words[before + match[0] + (data[end : end + 1] or b"\n")] = None
            if len(self.words) >= ENOUGH_WORDS:
                return

    def verdict(self) -> Encoding:
        """Weigh the evidence."""
        is_utf8 = self.sequences > 20 * self.broken  # one cut character does not make it another encoding
        if is_utf8 and (2 * len(self.strange) < self.looked or len(set(self.strange)) > _MANY_SIGNS):
            return Encoding("utf_8")
        scores = score(self.words)
        best, first = scores[0]
        if is_utf8 and first <= 0:  # no page makes sense of it: a script we do not know
            return Encoding("utf_8")
        read = [word.decode(best, "replace") for word in self.words]
        rival = next(
            (name for name, bits in scores[1:] if first - bits < SURE and _differ(self.words, name, read)),
            "",
        )
        return Encoding(best, rival=rival)


def _differ(words: Iterable[bytes], codec: str, read: list[str]) -> bool:
    return [word.decode(codec, "replace") for word in words] != read


@cache
def _usual(char: str) -> bool:
    """Tell whether a character is one that sales exports hold, in any script of Europe."""
    return any(first <= char <= last for first, last in _USUAL)


def score(words: Iterable[bytes]) -> list[tuple[str, float]]:
    """Rank the single-byte candidates by bits of evidence, the best first.

    Parameters
    ----------
    words
        Words with non-ASCII bytes, each with the byte before and after it.
    """
    tokens = list(words)
    for size in (100, 1500):  # most files are decided by the first glance
        sample = tokens[:: max(1, len(tokens) // size)]
        totals = {
            codec: prior + sum(_token_bits(token.decode(codec, "replace")) for token in sample)
            for codec, prior in CANDIDATES.items()
        }
        ranked = sorted(totals.items(), key=lambda item: -item[1])
        if ranked[0][1] - ranked[1][1] > 10 * SURE:
            break
    return ranked


def _token_bits(text: str) -> float:
    """Return the evidence in one token: its words and its signs, each with their neighbours."""
    bits = 0.0
    for start, end in _letter_runs(text):
        word = text[start:end]
        if not word.isascii():
            bits += _word_bits(word, text[start - 1], text[end])
    for place in range(1, len(text) - 1):
        char = text[place]
        if char > "\x7f" and not char.isalpha():
            bits += _sign_bits(text[place - 1], char, text[place + 1])
    return bits


def _letter_runs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(text)):
        inside = place < len(text) - 1 and text[place].isalpha()
        if inside and not start:
            start = place
        elif not inside and start:
            yield start, place
            start = 0


def _word_bits(word: str, before: str, after: str) -> float:
    letters = [char for char in word if char > "\x7f"]
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in letters)
    if cyrillic != len(letters):
        bits = _latin_bits(word) - 6.0 * cyrillic
    elif len(letters) == len(word):
        bits = _cyrillic_bits(word)
    else:  # Latin and Cyrillic in one word: О for O happens, but seldom
        bits = -6.0 - len(letters)
    if before.isdigit() and after.isdigit():  # a thousands mark read as a letter
        bits -= 6.0
    return max(-40.0, min(bits, 24.0))


def _cyrillic_bits(word: str) -> float:
    folded = word.lower().replace("ё", "е")
    bits = 8.0 if word.lower() in COMMON_WORDS else 0.0
    bits += sum(max(-3, RUSSIAN_PAIRS.get(first + second, -1)) for first, second in pairwise(f"^{folded}^"))
    bits += 1.5 * (word.istitle() or word.isupper())  # names are written so
    bits -= sum(_foreign(char) for char in word)
    bits -= 3.0 * sum(first.islower() and second.isupper() for first, second in pairwise(word))
    return bits if len(word) > 1 else min(bits, 0.5)  # one letter proves little


def _foreign(char: str) -> float:
    if "а" <= char.lower() <= "я" or char in "ёЁ":
        return 0.0
    return 0.5 if char in CYRILLIC_NEIGHBOURS else 4.0  # Serbian and Macedonian letters


def _latin_bits(word: str) -> float:
    bits = 0.0
    for place, char in enumerate(word):
        if char > "\x7f":
            before, after = word[place - 1 : place], word[place + 1 : place + 2]
            bits += LATIN_ACCENTS.get(char, -5.0) + _case_bits(before, char, after) + _sound_bits(before, char, after)
    accents = sum(char > "\x7f" for char in word)
    if accents > 1 and 2 * accents > len(word):
        bits -= 3.0 * accents
    return bits


def _case_bits(before: str, char: str, after: str) -> float:
    if char.isupper():
        return -4.0 if before.islower() or (not before and after.isupper() and not after.isascii()) else 0.0
    return -4.0 if before.isupper() and after.isupper() else (0.0 if before else -1.0 - 3.0 * after.isupper())


def _sound_bits(before: str, char: str, after: str) -> float:
    """Judge a letter by its neighbours: three consonants or three vowels in a row are rare."""
    bits = -2.5 * sum(side > "\x7f" for side in (before, after))
    sides = [side.lower() in _VOWELS for side in (before, after) if side]
    if char == "ß":
        if before.lower() not in _VOWELS:
            return bits - 4.0
        return bits + (2.5 if after.lower() in ("", "e", "i", "b") else -0.5)
    vowel = char.lower() in _VOWELS
    if all(side == vowel for side in sides):
        bits -= 1.5
    elif before and (before.lower() in _VOWELS) == vowel:
        bits -= 0.7
    return bits


def _sign_bits(before: str, char: str, after: str) -> float:  # noqa: PLR0911 - a table of signs, one line each
    left, right = before.isalnum(), after.isalnum()
    if char in ("\ufffd", "\x1a") or "\x80" <= char < _NBSP:
        return -12.0
    if char == _NBSP:
        return 2.0 if before.isdigit() and after.isdigit() else -0.3
    if char in "«“„‹":
        return 2.0 if right and not left else -2.5
    if char in "»”›":
        return 2.0 if not right and (left or before in '.!?)"»') else -2.5
    if char in "’‘":
        return 1.5 if before.isalpha() and after.isalpha() else -1.0
    if char in "–—−":
        return -2.0 if before.isalpha() and after.isalpha() else 1.0
    if char in "€£¥$№":
        return -3.0 if before.isalpha() and after.isalpha() else 2.0
    if char in "°™®©±²³§µªº¹½¼…•·":
        return -3.0 if after.isalpha() and left else 0.0
    return -3.0 if char in "¡¿÷×¤¢" else -5.0
