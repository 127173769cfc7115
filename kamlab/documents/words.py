"""A person's words as a Word file can bear them: text, whatever they look like.

Three things could turn a text into something else: characters that XML forbids,
brackets of markup and of placeholders, and marks that reverse the reading direction of
what follows. All three end here. A text too long for a table is cut there and stands in
full at the end of the document: :class:`Extracts` keeps count.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from markupsafe import Markup, escape

NBSP = "\u00a0"
ELLIPSIS = "…"
_LINES = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_REVERSING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_CHARACTERS = frozenset("\ufffe\uffff")
_BRACKETS = {ord("{"): "&#123;", ord("}"): "&#125;"}  # the template engine looks for its own brackets once more


def plain(text: object) -> str:
    r"""Return a text without what XML forbids and without marks that reverse the reading direction.

    Lines stay lines, tabulators become spaces.

    Examples
    --------
    >>> plain("Вега\x00\u202e & <b>\r\nТорг\t ")
    'Вега & <b>\nТорг'
    """
    lines = _LINES.sub("\n", str(text)).replace("\t", " ")
    kept = (
        letter
        for letter in lines
        if letter == "\n"
        or (
            letter not in _REVERSING
            and letter not in _NO_CHARACTERS
            and unicodedata.category(letter) not in {"Cc", "Cs"}
        )
    )
    return "".join(kept).strip()


def one_line(text: object) -> str:
    r"""Return a text on one line, with single spaces.

    Examples
    --------
    >>> one_line(" a\n  b ")
    'a b'
    """
    return re.sub(r"[ \n]+", " ", plain(text))


def as_xml(text: object) -> Markup:
    """Return a text ready to stand between two tags of a Word file.

    Examples
    --------
    >>> str(as_xml("<b> & {{7*7}}"))
    '&lt;b&gt; &amp; &#123;&#123;7*7&#125;&#125;'
    """
    return Markup(str(escape(plain(text))).translate(_BRACKETS))  # noqa: S704 - escaped on this very line


def shorten(text: str, limit: int) -> str:
    """Cut a text at a space so that it has at most ``limit`` characters, with «…» at its end.

    Examples
    --------
    >>> shorten("one two three", 9)
    'one two…'
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    if space > limit // 2 and text[limit - 1] != " ":
        cut = cut[:space]
    while cut and (unicodedata.combining(cut[-1]) or cut[-1] in "\u200d\ufe0f"):
        cut = cut[:-1]  # half of a letter with its marks would be another letter
    return cut.rstrip(" ,;:.–—") + ELLIPSIS


@dataclass(slots=True)
class Extracts:
    r"""Texts that were cut to fit, kept in full for the end of the document.

    Examples
    --------
    >>> extracts = Extracts()
    >>> extracts.fit("a long text that does not fit", 12)
    'a long text…\xa0[1]'
    >>> extracts.full
    ['a long text that does not fit']
    """

    full: list[str] = field(default_factory=list)

    def fit(self, text: object, limit: int) -> str:
        """Return a text that fits; if it was cut, with the number under which it stands in full."""
        whole = plain(text)
        if len(whole) <= limit:
            return whole
        if whole not in self.full:
            self.full.append(whole)
        return f"{shorten(one_line(whole), limit)}{NBSP}[{self.full.index(whole) + 1}]"
