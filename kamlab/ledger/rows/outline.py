"""A report in steps: each heading row carries the sum of the rows below it.

A system's report often shows clients with their products in one column, told apart
on paper by an indent that a file does not keep. The sums give the steps back: if the
whole table falls apart into headings that equal what follows, it is an outline.
"""

from collections.abc import Sequence

DEEPEST = 3  # manager → client → product → document
CENT = 0.005
SOME = 0.25  # different words among the headings: a client may stand under several managers
SHARED = 0.5  # of the words of headings that also stand inside: more, and nothing tells the steps apart
FEWEST = 2  # one heading over everything is a total, not an outline


def levels(labels: Sequence[str], amounts: Sequence[float]) -> list[int] | None:
    """Return the level of each row, 0 for the innermost, or None if the table is no outline.

    Parameters
    ----------
    labels
        The word of each row, total rows left out.
    amounts
        Its amount.

    Examples
    --------
    >>> levels(["Ромашка", "Плёнка", "Короб", "Вега", "Плёнка"], [30.0, 10.0, 20.0, 5.0, 5.0])
    [1, 0, 0, 1, 0]
    """
    for depth in range(1, DEEPEST + 1):
        found = _fit(amounts, depth)
        if found is not None and _plausible(labels, found):
            return found
    return None


def _fit(amounts: Sequence[float], depth: int) -> list[int] | None:
    """Walk the rows with one open heading per level; every heading must be used up exactly."""
    found: list[int] = []
    left: list[float] = []  # what each open heading still has to explain, outermost first
    for amount in amounts:
        if len(left) == depth:
            while left and abs(left[-1]) <= CENT:
                left.pop()
        if len(left) < depth:
            found.append(depth - len(left))
            left.append(amount)
            continue
        found.append(0)
        left = [rest - amount for rest in left]
    return found if found and found[-1] == 0 and all(abs(rest) <= CENT for rest in left) else None


def _plausible(labels: Sequence[str], found: Sequence[int]) -> bool:
    """Keep chance away: several headings, not each over one row, and different words on each step."""
    innermost = [label for label, level in zip(labels, found, strict=True) if level == 0]
    headings = [label for label, level in zip(labels, found, strict=True) if level == 1]
    if len(headings) < FEWEST or len(innermost) <= len(headings):
        return False
    shared = set(innermost) & set(headings)
    return len(set(headings)) > len(headings) * SOME and len(shared) <= len(set(headings)) * SHARED
