"""Which word fits a share, and who says so.

Two sources draw lines across the share of one client, and use one word for different
things: above 50 % is *critical dependence* in the interview of 2012 and a
*mono-client* in the article; a mono-client in the interview is the only customer.
Nothing is merged: every label keeps its source.
"""

from dataclasses import dataclass, replace

from kamlab import measures

INTERVIEW, ARTICLE = "interview", "article"
SOURCES = (INTERVIEW, ARTICLE)
EDGES = (0.10, 0.20, 0.30, 0.40, 0.50)  # fractions; edges of the bands that the sources name
ACT_FROM = 0.20  # fraction; the interview says "20-30-40 %" without one line: acting from the first is ours
ALONE = 1.0  # fraction; interview: the only customer


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the share of one client.

    Attributes
    ----------
    label
        ``key``, ``risky``, ``enlarge``, ``critical`` or ``mono``.
    source
        ``interview`` or ``article``.
    share
        Fraction of sales, 0..1.
    inclusive
        Whether exactly that share counts.
    """

    label: str
    source: str
    share: float
    inclusive: bool = False

    def holds(self, share: float) -> bool:
        """Tell whether a share passes the line."""
        return measures.passes(share, self.share, inclusive=self.inclusive)


_LINES = (
    Line("key", INTERVIEW, EDGES[0], inclusive=True),  # says both "more than 10 %" and "10 % or more"
    Line("enlarge", INTERVIEW, ACT_FROM),
    Line("critical", INTERVIEW, EDGES[-1]),
    Line("mono", INTERVIEW, ALONE, inclusive=True),
    Line("key", ARTICLE, EDGES[0]),
    Line("risky", ARTICLE, EDGES[1]),
    Line("mono", ARTICLE, EDGES[-1]),
)


def bands(source: str = "", *, inclusive: bool = True) -> tuple[Line, ...]:
    """Return the lines of a source, the lowest first.

    Parameters
    ----------
    source
        ``"interview"`` or ``"article"``; empty for both, the interview first.
    inclusive
        How to read the 10 % of the interview, which says both "more than 10 %" and
        "10 % or more". The article says "more than" alone.

    Examples
    --------
    >>> [(line.label, line.share) for line in bands("article")]
    [('key', 0.1), ('risky', 0.2), ('mono', 0.5)]
    """
    return tuple(
        replace(line, inclusive=inclusive) if line.label == "key" and line.source == INTERVIEW else line
        for line in _LINES
        if source in ("", line.source)
    )


def labels(share: float, source: str = "", *, inclusive: bool = True) -> tuple[Line, ...]:
    """Return the lines that one client's share passes; none below them all.

    Parameters
    ----------
    share
        Fraction of sales of one client, never of several together.
    source, inclusive
        As in :func:`bands`.

    Examples
    --------
    >>> [(line.label, line.source) for line in labels(0.52) if line.share == 0.5]
    [('critical', 'interview'), ('mono', 'article')]
    >>> labels(0.08)
    ()
    """
    return tuple(line for line in bands(source, inclusive=inclusive) if line.holds(share))


def next_line(share: float, *, inclusive: bool = True) -> Line | None:
    """Return the nearest line above a share, whoever drew it; None if it has passed them all."""
    above = [line for line in bands(inclusive=inclusive) if not line.holds(share)]
    return min(above, key=lambda line: line.share, default=None)


def band_of(share: float) -> int:
    """Return the number of the band: 0 below 10 %, 1 from 10 %, … 5 above 50 %.

    Exactly 10 % stands in band 1; the other edges belong to the band below, as both
    sources say "more than".

    Examples
    --------
    >>> [band_of(share) for share in (0.0999, 0.1, 0.2, 0.21, 0.5, 0.51)]
    [0, 1, 1, 2, 4, 5]
    """
    return sum(measures.passes(share, edge, inclusive=edge == EDGES[0]) for edge in EDGES)
