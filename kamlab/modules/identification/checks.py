"""The exercises of module 01: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the
paper cases of the lesson and are recomputed by the module's model in the tests.
The order is that of the page: those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, Rank, between, includes, one_of, rubric
from kamlab.exercise.fields import Answer

_LEVELS = ("company", "department", "manager", "nobody")
_SIGNS = ("volume", "potential", "fame", "innovator", "partner", "demanding", "guess", "none")
_CELLS = ("key", "promising", "supporting", "low", "borderline")
_CARDS = ("siberian", "volga", "cosy", "vector", "museum", "transural", "spoon", "twelve_years", "late_payer")
_RIGHT_SIGNS = {
    "siberian": ("potential", "guess"),
    "volga": ("volume",),
    "cosy": ("potential",),
    "vector": ("innovator",),
    "museum": ("fame",),
    "transural": ("partner",),
    "spoon": ("demanding",),
    "twelve_years": ("none",),
    "late_payer": ("none",),
}


def _level(client: str, *right: str) -> Choose:
    return Choose(client, options=_LEVELS, right=right, many=True)


def _cell(client: str, right: str) -> Choose:
    return Choose(client, options=_CELLS, right=(right,))


def _innovator_elsewhere(answer: Answer) -> bool:
    """Tell whether anybody but the innovator was marked as one."""
    return any(
        isinstance(chosen := answer.get(card), frozenset) and "innovator" in chosen
        for card in _CARDS
        if card != "vector"
    )


EXERCISES = (
    Exercise(
        id="01.1",
        minutes=5,
        rows=("K-001", "K-006"),
        fields=(
            _level("k", "company", "department", "manager"),
            _level("l", "department", "manager"),
            _level("m", "department", "manager"),
            _level("n", "manager"),
        ),
        mistakes=(
            Mistake("rounded", {"l": includes("company")}),
            Mistake("one_total", {"m": includes("nobody")}),
            Mistake("small_for_the_firm", {"n": includes("nobody")}),
        ),
        others=(Other("strict", {"k": ("department", "manager")}),),
    ),
    Exercise(
        id="01.3",
        minutes=4,
        rows=("A-005", "A-018", "A-019"),
        fields=(
            Number("a_by_value", right=5),
            Number("a_by_count", right=3),
            Number("top_share", right=70, unit="percent"),
        ),
        mistakes=(
            Mistake("same_for_both", {"a_by_value": 3}),
            Mistake("of_the_list", {"a_by_value": 12}),
            Mistake("the_saying", {"top_share": 80}),
        ),
        others=(Other("crossing_in_b", {"a_by_value": 4}, state="partly"),),
    ),
    Exercise(
        id="01.4",
        minutes=6,
        rows=("K-007", "K-010", "K-012", "K-013", "K-014", "K-016"),
        fields=tuple(Choose(card, options=_SIGNS, right=_RIGHT_SIGNS[card], many=True) for card in _CARDS),
        mistakes=(
            Mistake("old_friend", {"twelve_years": includes("partner")}),
            Mistake("tiring", {"late_payer": includes("demanding")}),
            Mistake("dropped", {"siberian": "none"}),
            Mistake("as_a_fact", {"siberian": "potential"}),
            Mistake(
                "tried_once",
                _innovator_elsewhere,
                example={"spoon": ("demanding", "innovator")},
                also=({"cosy": ("potential", "innovator")},),
            ),
        ),
        others=(Other("two_facts", {"cosy": ("potential", "fame")}),),
    ),
    Exercise(
        id="01.5",
        minutes=6,
        rows=("A-025", "A-029", "A-030"),
        fields=(
            Rank("order", options=("p", "q", "r"), right=("p", "q", "r")),
            Number("flip", right=0.42, accept=(0.41, 0.43)),
        ),
        mistakes=(
            Mistake("effort_as_merit", {"order": ("p", "r", "q")}),
            Mistake("no_weights", {"order": ("q", "p", "r")}),
            Mistake("both", {"order": ("r", "q", "p")}),
            Mistake("surely_first", {"flip": 0}),
        ),
        others=(
            Other("two_fifths", {"flip": between(0.395, 0.4099)}),
            Other("in_percent", {"flip": between(41, 43)}),
        ),
    ),
    Exercise(
        id="01.6",
        minutes=6,
        rows=("A-032", "A-033", "A-034", "A-035", "A-036", "A-037"),
        fields=(
            _cell("volga", "promising"),
            _cell("transural", "key"),
            _cell("altair", "borderline"),
            _cell("gavrilova", "supporting"),
            _cell("siberian", "promising"),
        ),
        mistakes=(
            Mistake("our_opinion", {"volga": "key"}),
            Mistake("axes_swapped", {"gavrilova": one_of("promising", "key")}),
            Mistake("forced", {"altair": one_of("key", "promising", "supporting", "low")}),
            Mistake("no_sales", {"siberian": one_of("low", "supporting")}),
        ),
    ),
    Exercise(
        id="01.7",
        minutes=4,
        rows=("K-019", "K-033"),
        fields=(
            Number("needed", right=3),
            Number("hand_over", right=2),
            Number("free", right=6),
            Choose("action", options=("introduce", "hire", "drop", "busy"), right=("introduce",)),
        ),
        mistakes=(
            Mistake("on_average", {"hand_over": 0}),
            Mistake("rounded_down", {"needed": 2}, also=({"needed": 2.67},)),
            Mistake("a_fifth_person", {"action": "hire"}),
            Mistake("same_mistake_again", {"action": "busy"}),
        ),
    ),
    Exercise(
        id="01.2",
        minutes=3,
        rows=("K-017",),
        fields=(
            Number("or_more_10", right=10),
            Number("more_than_10", right=9),
            Number("or_more_15", right=6),
            Number("more_than_15", right=6),
        ),
        mistakes=(
            Mistake("no_limit", {"or_more_10": between(11, 149)}, also=({"or_more_10": between(150, 1e9)},)),
            Mistake("both_ten", {"more_than_10": 10}),
            Mistake("rounded_up", {"or_more_15": 7}, also=({"more_than_15": 7},)),
        ),
    ),
    rubric(
        id="01.8",
        minutes=8,
        rows=("K-016", "K-019", "A-031"),
        criteria=("fact", "assumed", "left_out", "load", "monday", "whose_ten"),
        mistakes=(
            Mistake("turnover_order", {"fact": "no"}),
            Mistake("guess_as_fact", {"assumed": "no"}),
            Mistake("nobody_left_out", {"left_out": "no"}),
            Mistake("nobody_in_charge", {"load": "no"}),
        ),
    ),
)
