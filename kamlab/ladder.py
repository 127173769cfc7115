"""The perception ladder: six answers give a step, its reasons, its range.

Questions and steps come from the course overview (the six questions). The scoring is
ours and not validated: a favourable answer earns the weight of its question; the
sum, as a part of all points, falls into one of four bands; steps 3 and 4 need
some answers whatever the sum (gates). An answer is a fraction of favourable,
0..1: a plain yes or no is 1 or 0, “never … always” goes in quarters. An answer
that is not known is None, and makes the step a range.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import isfinite

from kamlab.errors import KamlabError

QUESTIONS = (1, 2, 3, 4, 5, 6)
YES_IS_GOOD = frozenset({1, 3})  # to the other four “no” is the favourable answer
WEIGHTS = (2.0, 2.0, 2.0, 2.0, 1.0, 1.0)  # ours; question 5 counts little: other sources praise demanding clients
BANDS = (0.3, 0.6, 0.9)  # ours; parts of all points from which steps 2, 3 and 4 begin
GATES: Mapping[int, tuple[int, ...]] = {3: (3,), 4: (1, 2, 3)}  # ours; answers that a step cannot do without
MET = 0.75  # a gate counts as met from “often”
STEPS = (1, 2, 3, 4)
BEGIN_WITH = (3, 1, 4, 2, 6, 5)  # ours; which of several open answers to move first: what a talk can change
_SLACK = 1e-9

Answers = tuple[float | None, ...]


def favourable(question: int, said: float) -> float:
    """Turn what was said into what it is worth for us.

    Parameters
    ----------
    question
        1..6.
    said
        How often it happens, 0 (never, no) to 1 (always, yes).

    Examples
    --------
    >>> favourable(1, 1), favourable(2, 1), favourable(6, 0.25)
    (1, 0, 0.75)
    """
    return said if question in YES_IS_GOOD else 1 - said


@dataclass(frozen=True, slots=True)
class Reading:
    """What one full set of answers gives.

    Attributes
    ----------
    points
        Sum of weight × answer.
    base
        Step by points alone, 1..4.
    step
        Step after the gates, 1..4.
    gates
        Questions whose answer keeps the step below ``base``.
    """

    points: float
    base: int
    step: int
    gates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A place on the ladder: a point, or a range while answers are unknown."""

    answers: Answers
    weights: tuple[float, ...]
    low: Reading  # every unknown answer unfavourable
    high: Reading  # every unknown answer favourable

    @property
    def total(self) -> float:
        """All points there are."""
        return sum(self.weights)

    @property
    def unknown(self) -> tuple[int, ...]:
        """Questions without an answer."""
        return tuple(q for q, answer in zip(QUESTIONS, self.answers, strict=True) if answer is None)

    @property
    def is_known(self) -> bool:
        """Whether the step is one and the same whatever the unknown answers are."""
        return self.low.step == self.high.step

    @property
    def deciding(self) -> tuple[int, ...]:
        """Unknown questions whose answer can still change the step: what to ask first."""
        return tuple(question for question in self.unknown if self._decides(question))

    def _decides(self, question: int) -> bool:
        others = [one for one in self.unknown if one != question]
        for values in product((0.0, 1.0), repeat=len(others)):
            given = dict(zip(others, values, strict=True))
            bad, good = (_read(_filled(self.answers, given | {question: end}), self.weights) for end in (0.0, 1.0))
            if bad.step != good.step:
                return True
        return False


def infer_level(answers: Sequence[float | None], *, weights: Sequence[float] = WEIGHTS) -> Level:
    """Place a supplier on the ladder by six answers.

    Parameters
    ----------
    answers
        Six values 0..1, 1 favourable; None for “don't know”. Six times None gives the range 1..4.
    weights
        Six weights ≥ 0, not all 0. Bands are parts of their sum: 3, 6 and 9 of 10.

    Raises
    ------
    KamlabError
        If there are not six of each, an answer is outside 0..1, or the weights cannot be used.

    Examples
    --------
    >>> volga = infer_level((1, 0, 0, 0, 1, 1))
    >>> volga.low.points, volga.low.step
    (4.0, 2)
    >>> unsure = infer_level((0, 0, None, None, 1, 1))
    >>> unsure.low.step, unsure.high.step, unsure.deciding
    (1, 3, (3, 4))
    """
    told = tuple(None if answer is None else float(answer) for answer in answers)
    scale = tuple(float(weight) for weight in weights)
    if len(scale) != len(QUESTIONS) or not all(isfinite(w) and w >= 0 for w in scale) or sum(scale) <= 0:
        raise KamlabError("perception.weights")
    if len(told) != len(QUESTIONS) or not all(answer is None or 0 <= answer <= 1 for answer in told):
        raise KamlabError("perception.bad_answers")
    ends = (_read(tuple(end if answer is None else answer for answer in told), scale) for end in (0.0, 1.0))
    return Level(told, scale, *ends)


def _read(answers: Sequence[float], weights: Sequence[float]) -> Reading:
    points = sum(weight * answer for weight, answer in zip(weights, answers, strict=True))
    part = points / sum(weights)
    base = 1 + sum(part >= band - _SLACK for band in BANDS)
    for step in range(base, 0, -1):
        if not _unmet(answers, step):
            return Reading(points, base, step, _unmet(answers, step + 1) if step < base else ())
    raise AssertionError  # step 1 has no gates


def _unmet(answers: Sequence[float], step: int) -> tuple[int, ...]:
    return tuple(question for question in GATES.get(step, ()) if answers[question - 1] < MET - _SLACK)


def _filled(answers: Answers, given: Mapping[int, float]) -> tuple[float, ...]:
    """Return full answers: what is given replaces, what stays unknown counts as unfavourable."""
    told = (given.get(question, answer) for question, answer in zip(QUESTIONS, answers, strict=True))
    return tuple(0.0 if answer is None else answer for answer in told)


@dataclass(frozen=True, slots=True)
class Lift:
    """What one answer made fully favourable would give."""

    question: int
    points: float
    step: int


@dataclass(frozen=True, slots=True)
class Blockers:
    """What the next step lacks; unknown answers count as unfavourable.

    Attributes
    ----------
    step, target
        Where we stand in the worst case, and the step above; None on step 4.
    needed, missing
        Points from which the target begins, and how many are lacking.
    gates
        Questions the target cannot do without and that are not met.
    lifts
        Every open answer, made favourable alone.
    ways
        The smallest sets of answers that reach the target, those with fewest answers first.
    """

    step: int
    target: int | None
    needed: float = 0.0
    missing: float = 0.0
    gates: tuple[int, ...] = ()
    lifts: tuple[Lift, ...] = ()
    ways: tuple[tuple[int, ...], ...] = ()

    @property
    def alone(self) -> tuple[int, ...]:
        """Answers each of which reaches the target by itself."""
        return tuple(way[0] for way in self.ways if len(way) == 1)

    @property
    def first(self) -> int | None:
        """The answer to begin with: a condition not met, else what a talk can change; ours. None on step 4."""
        useful = self.alone or (self.ways[0] if self.ways else ())
        order = [*self.gates, *BEGIN_WITH]
        return next((question for question in order if question in useful), None)

    @property
    def idle(self) -> tuple[int, ...]:
        """Open answers that are in no way to the target."""
        used = {question for way in self.ways for question in way}
        return tuple(lift.question for lift in self.lifts if lift.question not in used)


def blockers(level: Level) -> Blockers:
    """Find what holds a supplier on its step, and the shortest ways up.

    Parameters
    ----------
    level
        Where we stand; the worst case of a range is looked at.

    Examples
    --------
    >>> held = blockers(infer_level((1, 0, 0, 1, 1, 1)))
    >>> held.gates, held.alone, [(lift.question, lift.points, lift.step) for lift in held.lifts]
    ((3,), (3,), [(2, 8.0, 2), (3, 8.0, 3)])
    """
    now = level.low
    open_ = [question for question, answer in zip(QUESTIONS, level.answers, strict=True) if (answer or 0.0) < 1]
    lifted = {question: _read(_filled(level.answers, {question: 1.0}), level.weights) for question in open_}
    lifts = tuple(Lift(question, reading.points, reading.step) for question, reading in lifted.items())
    if now.step == STEPS[-1]:
        return Blockers(now.step, None, lifts=lifts)
    target = now.step + 1
    needed = BANDS[target - 2] * level.total
    ways: list[tuple[int, ...]] = []
    for size in range(1, len(open_) + 1):
        for chosen in combinations(open_, size):
            if any(set(way) <= set(chosen) for way in ways):
                continue
            if _read(_filled(level.answers, dict.fromkeys(chosen, 1.0)), level.weights).step >= target:
                ways.append(chosen)
    gates = _unmet(_filled(level.answers, {}), target)
    return Blockers(now.step, target, needed, max(needed - now.points, 0.0), gates, lifts, tuple(ways))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the 64 plain yes/no patterns fall on the four steps for some weights."""

    counts: tuple[int, int, int, int]
    lowered: int  # patterns that a gate keeps below their points


def spread(weights: Sequence[float] = WEIGHTS) -> Spread:
    """Count the steps of all 64 yes/no patterns: what a choice of weights makes easy or rare.

    Examples
    --------
    >>> spread()
    Spread(counts=(8, 37, 16, 3), lowered=7)
    """
    readings = [infer_level(pattern, weights=weights).low for pattern in product((0, 1), repeat=len(QUESTIONS))]
    one, two, three, four = (sum(reading.step == step for reading in readings) for step in STEPS)
    return Spread((one, two, three, four), sum(reading.step < reading.base for reading in readings))


@dataclass(frozen=True, slots=True)
class Standing:
    """One account in three pairs of eyes.

    Attributes
    ----------
    client
        The verdict: what the client says of us; None while nobody has asked.
    ours
        What we say of ourselves; None if we have not.
    rivals
        Name and place of each rival, as the client sees it.
    """

    client: Level | None = None
    ours: Level | None = None
    rivals: tuple[tuple[str, Level], ...] = ()

    @property
    def blind_spot(self) -> tuple[int, int] | None:
        """Our step minus the client's, least and most; None while one of the two is missing."""
        if self.client is None or self.ours is None:
            return None
        return self.ours.low.step - self.client.high.step, self.ours.high.step - self.client.low.step

    @property
    def above(self) -> tuple[str, ...]:
        """Rivals that surely stand on a higher step than we do."""
        if self.client is None:
            return ()
        return tuple(name for name, level in self.rivals if level.low.step > self.client.high.step)

    @property
    def differing(self) -> tuple[int, ...]:
        """Questions that the client and we answer differently; unknown answers do not count."""
        if self.client is None or self.ours is None:
            return ()
        pairs = zip(QUESTIONS, self.ours.answers, self.client.answers, strict=True)
        return tuple(q for q, ours, theirs in pairs if ours is not None and theirs is not None and ours != theirs)


def together(levels: Iterable[Level]) -> tuple[int, int]:
    """Return the steps that several people of one client give us, the lowest and the highest.

    No average is formed: two people on steps 1 and 3 are not one person on step 2.

    Raises
    ------
    KamlabError
        If nobody has answered.
    """
    told = tuple(levels)
    if not told:
        raise KamlabError("perception.nobody")
    return min(level.low.step for level in told), max(level.high.step for level in told)
