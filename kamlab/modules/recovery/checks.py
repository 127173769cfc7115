"""The exercises of module 10: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper cases
of the lesson and are recomputed by the module's model in the tests.
The order is that of the page: those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, Rank, one_of
from kamlab.exercise.fields import Answer

_PATH = ("lunch", "office", "reason", "what_if", "farewell", "gift", "reminder", "drawer", "discount", "recommend")
_SHUFFLED = ("discount", "gift", "reason", "drawer", "lunch", "recommend", "reminder", "office", "farewell", "what_if")
_MOVES = ("introduce", "partial", "fix", "terms", "discount", "letter", "regained", "reason")
_FAULTS = ("fine", "blame", "early_price", "three_questions", "dear_gift", "in_return", "no_date")
_MARKS = ("zero", "one", "two")
_JUDGED = ("disputes", "finds", "floor", "ends")
_HALF, _FULL = 2, 8  # points of eight


def _move(name: str, right: str) -> Choose:
    return Choose(name, options=_MOVES, right=(right,))


def _line(name: str, right: str) -> Choose:
    return Choose(name, options=_FAULTS, right=(right,))


def _order(answer: Answer) -> tuple[str, ...]:
    told = answer.get("order")
    return told if isinstance(told, tuple) else ()


def _before(first: str, second: str, answer: Answer) -> bool:
    order = _order(answer)
    return first in order and second in order and order.index(first) < order.index(second)


def _moved(*swaps: tuple[str, int]) -> dict[str, object]:
    """Return the right order with cards moved: a complete answer that shows a mistake."""
    order = list(_PATH)
    for name, place in swaps:
        order.remove(name)
        order.insert(place, name)
    return {"order": tuple(order)}


def _points(answer: Answer) -> int | None:
    """Return the sum of the four marks; None while one is missing."""
    found = [answer.get(name) for name in _JUDGED]
    marks = [next(iter(one)) for one in found if isinstance(one, frozenset) and len(one) == 1]
    return sum(_MARKS.index(mark) for mark in marks) if len(marks) == len(_JUDGED) else None


def _is(answer: Answer, name: str, mark: str) -> bool:
    return answer.get(name) == frozenset({mark})


def _dazzled(answer: Answer) -> bool:
    return (_points(answer) or 0) >= _FULL


def _harsh(answer: Answer) -> bool:
    points = _points(answer)
    return points is not None and points <= _HALF


def _near(answer: Answer) -> bool:
    return _points(answer) in {4, 5, 6} and _is(answer, "floor", "zero")


EXERCISES = (
    Exercise(
        id="10.1",
        minutes=4,
        rows=("K-052", "K-053", "K-059", "K-060"),
        fields=(Rank("order", options=_SHUFFLED, right=_PATH),),
        mistakes=(
            Mistake("discount_first", lambda one: _before("discount", "drawer", one), _moved(("discount", 0))),
            Mistake("recommend_here", lambda one: _before("recommend", "drawer", one), _moved(("recommend", 5))),
            Mistake("office_first", lambda one: _before("office", "lunch", one), _moved(("office", 0))),
            Mistake("offer_first", lambda one: _before("what_if", "reason", one), _moved(("what_if", 2))),
        ),
        others=(
            Other("reminder_first", {"order": (*_PATH[:5], "reminder", "gift", *_PATH[7:])}),
            Other("drawer_order", {"order": (*_PATH[:8], "recommend", "discount")}),
        ),
    ),
    Exercise(
        id="10.2",
        minutes=4,
        rows=("K-054", "K-055", "K-056", "K-057", "K-062"),
        fields=(
            _move("make_it", "introduce"),
            _move("late", "fix"),
            _move("ten", "terms"),
            _move("nice", "reason"),
            _move("refused", "letter"),
        ),
        mistakes=(
            Mistake("price_for_late", {"late": one_of("discount", "terms")}),
            Mistake("just_farewell", {"make_it": one_of("letter", "regained")}),
            Mistake("nice_lunch", {"nice": "regained"}),
            Mistake("ask_anyway", {"refused": one_of("introduce", "discount", "terms")}),
        ),
        others=(Other("partial_first", {"make_it": "partial"}),),
    ),
    Exercise(
        id="10.3",
        minutes=5,
        rows=("K-057",),
        fields=(
            Number("floor", right=86.17, accept=(86, 86.5)),
            Choose("ten", options=("yes", "at_once", "no"), right=("yes",)),
            Choose("fifteen", options=("yes", "at_once", "no"), right=("at_once",)),
        ),
        mistakes=(
            Mistake("mark_up", {"floor": 82.5}),
            Mistake("no_days", {"floor": one_of(83.3, 83.33)}),
            Mistake("no_margin", {"floor": one_of(77.3, 77.29)}),
            Mistake("flat_no", {"fifteen": "no"}),
        ),
    ),
    Exercise(
        id="10.4",
        minutes=6,
        rows=("K-052", "K-053", "K-060"),
        fields=(
            _line("mistaken", "blame"),
            _line("twelve", "early_price"),
            _line("who_what", "three_questions"),
            _line("listen", "fine"),
            _line("pen", "dear_gift"),
            _line("return", "in_return"),
            _line("some_day", "no_date"),
            _line("spare", "fine"),
        ),
        mistakes=(
            Mistake("soften", {"mistaken": "fine"}),
            Mistake("smaller_gift", {"return": one_of("fine", "dear_gift")}),
            Mistake("long_question", {"who_what": one_of("fine", "early_price")}),
            Mistake("kind_gift", {"pen": one_of("fine", "in_return")}),
            Mistake("open_end", {"some_day": "fine"}),
        ),
    ),
    Exercise(
        id="10.5",
        minutes=6,
        rows=("K-052", "K-057", "K-060"),
        fields=(
            Choose("disputes", options=_MARKS, right=("two",)),
            Choose("finds", options=_MARKS, right=("one",)),
            Choose("floor", options=_MARKS, right=("zero",)),
            Choose("ends", options=_MARKS, right=("two",)),
        ),
        mistakes=(
            Mistake("came_back", _dazzled, dict.fromkeys(_JUDGED, "two")),
            Mistake("said_what_if", {"floor": "two"}),
            Mistake("all_wrong", _harsh, dict.fromkeys(_JUDGED, "zero")),
        ),
        others=(Other("one_apart", _near, {"disputes": "two", "finds": "zero", "floor": "zero", "ends": "two"}),),
    ),
    Exercise(
        id="10.6",
        minutes=4,
        rows=("K-058", "K-061"),
        fields=(
            Number("edge", right=4.4, accept=(4, 5), unit="percent"),
            Number("low", right=16, accept=(15, 17), unit="percent"),
            Number("high", right=75, accept=(74, 76), unit="percent"),
        ),
        mistakes=(
            Mistake("promised", {"low": one_of(43, 42.9)}, also=({"high": one_of(43, 42.9)},)),
            Mistake("before_concession", {"edge": one_of(3.3, 3.33)}),
            Mistake("coin", {"edge": 50}),
            Mistake("straight", {"low": one_of(6, 6.2), "high": one_of(80, 79.5)}),
        ),
    ),
)
