"""The exercises of module 03: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Points and steps are recomputed by
the module's model in the tests.
"""

from collections.abc import Mapping

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, includes, one_of, rubric
from kamlab.modules.perception import model

_STEPS = ("s1", "s2", "s3", "s4")
_DEALS = ("keep", "change", "drop")
_MARGIN, _CUT = 0.25, 0.10  # of the flawed plan in 03.5


def _remark(name: str, step: str) -> Choose:
    return Choose(name, options=_STEPS, right=(step,), labels="exercise.03_steps")


def _line(name: str, deal: str) -> Choose:
    return Choose(name, options=_DEALS, right=(deal,))


def _volume() -> Mapping[str, object]:
    """Return what the discount of 03.5 must bring in volume."""
    return {"volume": model.volume_to_stand_still(_MARGIN, _CUT), "margin": _MARGIN, "cut": _CUT}


EXERCISES = (
    Exercise(
        id="03.1",
        minutes=4,
        rows=("M-026", "M-027", "M-028", "M-029", "M-030", "M-031"),
        fields=(
            _remark("three_others", "s1"),
            _remark("cheapest", "s1"),
            _remark("prints_free", "s2"),
            _remark("list_of_three", "s2"),
            _remark("line_audit", "s3"),
            _remark("plant_plan", "s4"),
            _remark("machine", "s4"),
            _remark("labelling", "s3"),
        ),
        others=(Other("for_information", {"plant_plan": "s3"}),),
        mistakes=(
            Mistake("tone", {"cheapest": one_of("s2", "s3", "s4")}, also=({"three_others": one_of("s2", "s3", "s4")},)),
            Mistake("audit_as_service", {"line_audit": "s2"}),
            Mistake("some_as_chosen", {"list_of_three": one_of("s3", "s4")}),
            Mistake("only_information", {"labelling": one_of("s1", "s2")}),
        ),
    ),
    Exercise(
        id="03.2",
        minutes=4,
        rows=("M-018", "M-025", "M-032", "M-033"),
        fields=(
            Number("client_points", right=4),
            Number("our_points", right=6),
            Choose("verdict", options=(*_STEPS, "between"), right=("s2",)),
            Number("gap", right=1),
            Choose("why", options=("client_said", "rival_above", "one_person"), right=("client_said",)),
        ),
        others=(Other("one_voice", {"why": "one_person"}),),
        mistakes=(
            Mistake("our_view", {"verdict": one_of("s3", "s4")}),
            Mistake("average", {"verdict": "between"}),
            Mistake("because_of_rival", {"why": "rival_above"}),
            Mistake("no_gap", {"gap": 0}),
        ),
    ),
    Exercise(
        id="03.3",
        minutes=5,
        rows=("M-025", "M-035"),
        fields=(
            Choose("step", options=_STEPS, right=("s2",), labels="exercise.03_steps"),
            Choose("change", options=("exclusive", "problems", "friction"), right=("problems",), many=True),
        ),
        others=(Other("both", {"change": ("problems", "exclusive")}),),
        mistakes=(
            Mistake("in_the_band", {"step": "s3"}),
            Mistake("friction", {"change": includes("friction")}),
            Mistake("contract", {"change": "exclusive"}),
        ),
    ),
    Exercise(
        id="03.4",
        minutes=4,
        rows=("M-020", "M-023", "M-025"),
        fields=(
            Number("points_low", right=5),
            Number("points_high", right=7),
            Choose("step_low", options=_STEPS, right=("s2",), labels="exercise.03_steps"),
            Choose("step_high", options=_STEPS, right=("s3",), labels="exercise.03_steps"),
            Choose("next", options=("ask_need", "ask_calm", "assume"), right=("ask_need",)),
        ),
        others=(Other("favourite", {"next": "assume"}),),
        mistakes=(
            Mistake("forgiven", {"points_low": 6, "points_high": 8}),
            Mistake("scaled", {"points_high": 6.25}),
            Mistake("half", {"points_high": 6}),
            Mistake("as_a_no", {"points_high": 5}),
        ),
    ),
    Exercise(
        id="03.5",
        minutes=6,
        rows=("M-035",),
        fields=(
            _line("discount", "drop"),
            _line("dinner", "change"),
            _line("presentation", "drop"),
            _line("contract", "drop"),
            _line("relations", "drop"),
            Choose("new_line", options=("stoppages", "no_date", "price_talk"), right=("stoppages",)),
        ),
        others=(Other("later", {"contract": "change"}),),
        mistakes=(
            Mistake("liked", {"discount": one_of("keep", "change")}),
            Mistake("one_door", {"dinner": "keep"}),
            Mistake("about_us", {"presentation": "keep"}),
            Mistake("nobody_does_it", {"new_line": "no_date"}, also=({"relations": "keep"},)),
        ),
        facts=_volume,
    ),
    rubric(
        id="03.6",
        minutes=6,
        rows=("M-023",),
        criteria=("separates", "learnt", "both_views", "limit", "staff", "facts_only"),
        mistakes=(
            Mistake("anger", {"separates": "no"}),
            Mistake("nothing_learnt", {"learnt": "no"}),
            Mistake("king", {"limit": "no"}),
            Mistake("character", {"facts_only": "no"}),
        ),
    ),
    Exercise(
        id="03.7",
        minutes=3,
        rows=("M-028",),
        fields=(Number("after_one", right=22, unit="percent"), Number("after_three", right=16, unit="percent")),
        others=(Other("in_points", {"after_one": 3, "after_three": 9}),),
        mistakes=(
            Mistake("price_unchanged", {"after_one": 25}),
            Mistake("money_as_points", {"after_one": 24.64}),
            Mistake("of_the_profit", {"after_one": one_of(12, 13)}),
        ),
    ),
)
