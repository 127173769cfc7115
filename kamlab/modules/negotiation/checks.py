"""The exercises of module 08: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper cases of
the lesson and are recomputed by the module's model in the tests. The order is that of the
page: those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, Rank, between, includes
from kamlab.exercise.fields import Answer

_KINDS = ("situation", "problem", "implication", "payoff", "known")
_QUESTIONS = {
    "who": "situation",
    "lines": "known",
    "stops": "problem",
    "hour": "implication",
    "wednesdays": "known",
    "change": "problem",
    "overtime": "implication",
    "summer": "payoff",
}
_FAULTS = ("no_room", "below", "hope", "no_twin", "nobody", "fine")
_PACKAGES = ("d", "c", "b", "a")


def _kind(name: str) -> Choose:
    return Choose(name, options=_KINDS, right=(_QUESTIONS[name],))


def _line(name: str, *right: str) -> Choose:
    return Choose(name, options=_FAULTS, right=right, many=True)


def _last(option: str) -> "object":
    def seen(answer: Answer) -> bool:
        order = answer.get("order")
        return isinstance(order, tuple) and order[-1:] == (option,)

    return seen


def _too_safe(answer: Answer) -> bool:
    """Tell whether most questions were taken for questions of situation."""
    placed = [answer.get(name) for name in _QUESTIONS]
    return sum(one == frozenset({"situation"}) for one in placed) > 2  # noqa: PLR2004 - one is right, two may be seen so


EXERCISES = (
    Exercise(
        id="08.1",
        minutes=4,
        rows=("A-054",),
        fields=(
            Number("margin", right=15.5, accept=(15.5, 15.6), unit="percent"),
            Choose("base", options=("paid", "list"), right=("paid",)),
        ),
        mistakes=(
            Mistake("discount_only", {"margin": 17}),
            Mistake("days_free", {"margin": 18.5}),
            Mistake("adds_up", {"margin": between(13.9, 14.1)}),
        ),
        others=(Other("of_list", {"margin": between(14.2, 14.35), "base": "list"}),),
    ),
    Exercise(
        id="08.5",
        minutes=4,
        rows=("M-094", "A-044"),
        fields=tuple(_kind(name) for name in _QUESTIONS),
        mistakes=(
            Mistake("asks_the_known", {"lines": "situation"}, also=({"wednesdays": "situation"},)),
            Mistake(
                "many_situations", _too_safe, example={"stops": "situation", "change": "situation", "who": "situation"}
            ),
            Mistake("payoff_first", {"summer": "situation"}, also=({"summer": "problem"},)),
            Mistake("as_accusation", {"hour": "problem"}),
        ),
        others=(Other("on_the_border", {"overtime": "problem"}),),
    ),
    Exercise(
        id="08.2",
        minutes=3,
        rows=("M-056",),
        fields=(Number("growth", right=47, accept=(47, 48), unit="percent"),),
        mistakes=(
            Mistake("like_for_like", {"growth": 8}),
            Mistake("revenue", {"growth": between(8.6, 8.8)}),
            Mistake("of_the_profit", {"growth": 32}),
        ),
    ),
    Exercise(
        id="08.3",
        minutes=6,
        rows=("A-054", "M-097"),
        fields=(Rank("order", options=_PACKAGES, right=_PACKAGES),),
        mistakes=(
            Mistake("generous", {"order": includes("a")}),
            Mistake("moderate", {"order": includes("b")}),
            Mistake("fears_ninety", _last("c"), example={"order": ("d", "b", "a", "c")}),  # type: ignore[arg-type]  # a predicate by construction
        ),
        others=(Other("estimate", {"order": ("c", "d", "b", "a")}),),
    ),
    Exercise(
        id="08.4",
        minutes=6,
        rows=("M-097",),
        fields=(
            _line("limit", "no_room", "below"),
            _line("alternative", "hope"),
            _line("concession", "no_twin"),
            _line("their_side", "nobody"),
            _line("meeting", "fine"),
            Number("floor", right=86.17, accept=(86.1, 86.3)),
            Choose("first", options=("floor", "target", "ask_head"), right=("floor",)),
            Choose("back", options=("more_volume", "forecast", "loyalty"), right=("forecast",)),
        ),
        mistakes=(
            Mistake("raises_target", {"first": "target"}),
            Mistake("hope_stays", {"alternative": "fine"}),
            Mistake("vague_return", {"back": "more_volume"}, also=({"back": "loyalty"},)),
            Mistake("days_forgotten", {"floor": between(83.2, 83.4)}),
            Mistake("markup", {"floor": 82.5}),
        ),
        others=(Other("limit_with_a_reason", {"first": "ask_head"}),),
    ),
    Exercise(
        id="08.6",
        minutes=6,
        rows=("K-069", "M-097"),
        fields=(
            Number("a", right=1, accept=(0, 2)),
            Number("b", right=2, accept=(1, 3)),
            Number("c", right=4, accept=(3, 5)),
            Number("d", right=8, accept=(7, 8)),
            Choose("best", options=("a", "b", "c", "d"), right=("d",)),
        ),
        mistakes=(
            Mistake("firm_no", {"best": "a"}),
            Mistake("smiling_yes", {"best": "b"}),
            Mistake("long_reasons", {"best": "c"}),
        ),
    ),
)
