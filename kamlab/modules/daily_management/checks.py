"""The exercises of module 09: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper
cases of the lesson and are recomputed by the module's model in the tests.
The order is that of the page: those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, Rank, between, one_of
from kamlab.exercise.fields import Answer

_REASONS = ("alarm", "volume", "season", "few", "fine")
_STAGES = ("onboard", "profile", "organise", "diary", "update", "review", "internal", "meetings", "closing")
_REPAIRS = ("fine", "person", "fact", "step", "owner", "delete", "ask")


def _client(name: str, right: str) -> Choose:
    return Choose(name, options=_REASONS, right=(right,))


def _line(name: str, right: str) -> Choose:
    return Choose(name, options=_REPAIRS, right=(right,))


def _order(answer: Answer) -> tuple[str, ...]:
    """Return the stages as they were ranked; nothing if they were not."""
    told = answer.get("order")
    return tuple(str(one) for one in told) if isinstance(told, tuple) else ()


def _work_first(answer: Answer) -> bool:
    """Tell whether the work is organised before anybody knows the client."""
    order = _order(answer)
    return bool(order) and order.index("organise") < order.index("profile")


def _internal_moved(answer: Answer) -> bool:
    """Tell whether only the word to our own people stands elsewhere, after the work is organised."""
    order = _order(answer)
    rest = tuple(one for one in order if one != "internal")
    right = tuple(one for one in _STAGES if one != "internal")
    return rest == right and order != _STAGES and order.index("internal") > order.index("organise")


EXERCISES = (
    Exercise(
        id="09.1",
        minutes=4,
        rows=("A-050", "A-023"),
        fields=(
            _client("altair", "alarm"),
            _client("b", "fine"),
            _client("c", "few"),
            _client("d", "season"),
            _client("e", "volume"),
        ),
        mistakes=(
            Mistake("ordinary", {"b": "alarm"}),
            Mistake("five_gaps", {"c": "alarm"}),
            Mistake("orders_come", {"e": "fine"}),
            Mistake("same_weeks", {"d": "alarm"}),
        ),
    ),
    Exercise(
        id="09.4",
        minutes=4,
        rows=("K-034", "A-046"),
        fields=(
            Number("filled", right=35, unit="percent"),
            Number("usable", right=15, unit="percent"),
        ),
        mistakes=(
            Mistake("filled_is_done", {"usable": 35}),
            Mistake("once_confirmed", {"usable": 22.5}, also=({"usable": one_of(22, 23)},)),
            Mistake("of_written", {"usable": between(42, 44)}),
        ),
    ),
    Exercise(
        id="09.3",
        minutes=4,
        rows=("M-099", "M-100", "M-101", "M-102", "M-103", "M-104", "M-105", "M-106", "M-107", "M-108"),
        fields=(
            Rank("order", options=_STAGES, right=_STAGES),
            Choose("altair", options=("profile", "organise", "review", "meetings", "closing"), right=("review",)),
            Choose("volga", options=("profile", "organise", "review", "meetings", "closing"), right=("profile",)),
        ),
        others=(
            Other("organise_reason", {"volga": "organise"}),
            Other(
                "internal_early",
                _internal_moved,
                example={"order": (*_STAGES[:3], "internal", *_STAGES[3:6], *_STAGES[7:])},
            ),
        ),
        mistakes=(
            Mistake("lost_client", {"altair": "closing"}),
            Mistake("weekly_meetings", {"volga": "meetings"}),
            Mistake("work_first", _work_first, example={"order": (_STAGES[0], _STAGES[2], _STAGES[1], *_STAGES[3:])}),
        ),
    ),
    Exercise(
        id="09.2",
        minutes=5,
        rows=("A-050", "M-007"),
        fields=(
            Number("limit", right=34.6, accept=(34.5, 35.0)),
            Number("late", right=17, accept=(16, 17)),
            Number("false", right=1.4, accept=(1, 2)),
        ),
        mistakes=(
            Mistake("longest", {"limit": 32}),
            Mistake("from_today", {"late": 13}),
            Mistake("none_false", {"false": 0}),
        ),
    ),
    Exercise(
        id="09.5",
        minutes=6,
        rows=("M-102", "M-106", "A-051"),
        fields=(
            _line("talked", "person"),
            _line("content", "fact"),
            _line("discussed", "step"),
            _line("agreed", "owner"),
            _line("child", "delete"),
            _line("birthday", "ask"),
            _line("delivery", "fine"),
        ),
        others=(Other("birthday_gone", {"birthday": "delete"}),),
        mistakes=(
            Mistake("kind_to_keep", {"child": one_of("fine", "ask")}),
            Mistake("seen_is_told", {"content": "fine"}),
            Mistake("both_firms", {"agreed": "fine"}),
        ),
    ),
    Exercise(
        id="09.6",
        minutes=6,
        rows=("M-105", "A-048"),
        fields=(
            Number("story", right=2, accept=(1, 3)),
            Number("numbers", right=5, accept=(4, 6)),
            Number("short", right=8, accept=(7, 8)),
        ),
        mistakes=(
            Mistake("friendly", {"story": between(4, 8)}),
            Mistake("objective", {"numbers": between(7, 8)}),
            Mistake("incomplete", {"short": between(0, 6)}),
        ),
    ),
)
