"""The exercises of module 00: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. The numbers are those of the
paper cases, recomputed by the module's model in the tests.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, includes, one_of, rubric
from kamlab.exercise.fields import Answer

_SOURCES = ("interview", "overview", "article", "none")
_MISTAKES = ("all_equal", "head_absent", "no_dedicated_manager", "no_facts", "none")
_ACTIONS = ("keep", "ask", "confirm", "merge", "remove")


def _source(name: str, *right: str) -> Choose:
    return Choose(name, options=_SOURCES, right=right, many=True)


def _scene(name: str, right: str) -> Choose:
    """Return a scene to judge; one of them may hold two mistakes, so all let several be chosen."""
    return Choose(name, options=_MISTAKES, right=(right,), many=True)


def _line(name: str, right: str) -> Choose:
    return Choose(name, options=_ACTIONS, right=(right,))


def _one_to_one(answer: Answer) -> bool:
    """Tell whether both clients were given the same cost of care."""
    small, large = answer.get("small"), answer.get("large")
    return small is not None and small == large


EXERCISES = (
    Exercise(
        id="00.1",
        minutes=3,
        rows=("M-015",),
        fields=(
            Number("all", right=1),
            Number("overlap", right=28.6, accept=(28, 29), unit="percent"),
        ),
        mistakes=(
            Mistake("own_list", {"overlap": one_of(40, 50)}),
            Mistake("all_names", {"overlap": 22}, also=({"overlap": 22.2},)),
            Mistake("counted_twice", {"overlap": 44}, also=({"overlap": 44.4},), state="partly"),
            Mistake("seen_twice", {"all": 4}),
        ),
    ),
    Exercise(
        id="00.2",
        minutes=4,
        rows=("M-001", "A-001", "A-004", "A-005", "K-012", "K-014", "K-019"),
        fields=(
            _source("ten_percent", "interview", "article"),
            _source("pareto", "overview", "article"),
            _source("innovators", "interview"),
            _source("adviser", "overview"),
            _source("loss_hurts", "article"),
            _source("demanding", "interview", "article"),
            _source("three_per_manager", "interview"),
            _source("five_years", "none"),
        ),
        mistakes=(
            Mistake("common_law", {"ten_percent": includes("overview")}),
            Mistake("famous_saying", {"pareto": includes("interview")}),
            Mistake("unpleasant", {"demanding": "none"}),
            Mistake(
                "loyalty",
                {"five_years": one_of("interview", "overview", "article", ("interview", "overview", "article"))},
            ),
        ),
    ),
    Exercise(
        id="00.3",
        minutes=3,
        rows=("K-029", "K-031", "K-033", "K-034"),
        fields=(
            _scene("same_care", "all_equal"),
            _scene("owners", "head_absent"),
            _scene("forty_orders", "no_dedicated_manager"),
            _scene("card", "no_facts"),
            _scene("stand_in", "none"),
        ),
        mistakes=(
            Mistake("who_goes", {"owners": "no_dedicated_manager"}),
            Mistake("programme", {"card": "all_equal"}),
            Mistake(
                "two_is_too_many",
                {"stand_in": one_of("all_equal", "head_absent", "no_dedicated_manager", "no_facts")},
            ),
        ),
        others=(Other("two_mistakes", {"forty_orders": ("all_equal", "no_dedicated_manager")}),),
    ),
    Exercise(
        id="00.4",
        minutes=3,
        rows=("K-029",),
        fields=(Number("small", right=1000), Number("large", right=0.1)),
        mistakes=(
            Mistake("one_to_one", _one_to_one, example={"small": 100, "large": 100}),
            Mistake("slip_of_ten", {"small": 100}),
            Mistake("fraction", {"large": 0.001}),
        ),
        others=(Other("ten_times", {"small": 10}, state="partly"),),
    ),
    Exercise(
        id="00.5",
        minutes=5,
        rows=("M-013", "K-007", "K-010"),
        fields=(
            _line("volga", "keep"),
            _line("dairy_one", "confirm"),
            _line("dairy_two", "confirm"),
            _line("supplier", "remove"),
            _line("no_reason", "ask"),
            _line("prospect", "keep"),
            _line("museum", "keep"),
            _line("person", "ask"),
        ),
        mistakes=(
            Mistake("no_sales", {"prospect": "remove"}),
            Mistake("at_once", {"dairy_two": "merge"}, also=({"dairy_one": "merge", "dairy_two": "merge"},)),
            Mistake("small_money", {"museum": "remove"}),
            Mistake("supplier_kept", {"supplier": one_of("keep", "ask")}),
        ),
        others=(Other("ask_about_fame", {"museum": "ask"}),),
    ),
    rubric(
        id="00.6",
        minutes=5,
        rows=("M-016",),
        criteria=("one_client", "fact", "no_blame", "who_when", "could_change"),
        mistakes=(
            Mistake("why", {"fact": "no"}),
            Mistake("everything", {"one_client": "no"}),
            Mistake("nobody_answers", {"who_when": "no"}),
            Mistake("leading", {"could_change": "no"}),
        ),
    ),
)
