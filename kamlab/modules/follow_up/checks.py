"""The exercises of module 11: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper cases of the
lesson and are recomputed by the models in the tests. The order is that of the page: those done in
the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, one_of, rubric

_MEASURES = ("goals", "coverage", "dossier", "wallet", "actions", "largest", "none")
_FAULTS = ("fine", "no_result", "no_consent", "no_day", "no_person", "too_many")


def _line(name: str, right: str) -> Choose:
    return Choose(name, options=_FAULTS, right=(right,))


EXERCISES = (
    Exercise(
        id="11.1",
        minutes=3,
        rows=("M-104", "A-058"),
        fields=(Choose("first", options=_MEASURES, right=("largest",)),),
        others=(Other("second_named", {"first": "actions"}, state="partly"),),
        mistakes=(
            Mistake("noise", {"first": "none"}),
            Mistake("push_on", {"first": "wallet"}),
            Mistake("lowest_mark", {"first": one_of("goals", "coverage", "dossier")}),
        ),
    ),
    Exercise(
        id="11.4",
        minutes=3,
        rows=("K-065",),
        fields=(Number("net", right=3), Number("now", right=9)),
        mistakes=(
            Mistake("only_new", {"net": 5}),
            Mistake("added_only", {"now": 11}),
            Mistake("mails", {"net": 128}, also=({"now": 128},)),
        ),
    ),
    Exercise(
        id="11.2",
        minutes=4,
        rows=("A-058",),
        fields=(
            Number("needed", right=40),
            Number("growth", right=55.6, accept=(55, 56), unit="percent"),
        ),
        mistakes=(
            Mistake("points", {"needed": 8}),
            Mistake("of_everything", {"growth": 40}),
            Mistake("sell_less", {"needed": one_of(10, -10)}),
        ),
    ),
    Exercise(
        id="11.3",
        minutes=5,
        rows=("M-104", "A-058"),
        fields=(
            _line("contact", "no_result"),
            _line("petrov", "no_consent"),
            _line("spring", "no_day"),
            _line("sokolov", "no_person"),
            _line("quality", "fine"),
            _line("ten", "too_many"),
        ),
        mistakes=(
            Mistake("date_is_plan", {"contact": "fine"}),
            Mistake("he_will_do_it", {"petrov": "fine"}),
            Mistake("energy", {"ten": "fine"}),
            Mistake("by_spring", {"spring": "fine"}),
        ),
    ),
    rubric(
        id="11.5",
        minutes=5,
        rows=("M-104",),
        criteria=("numbers", "worse", "no_cause", "three"),
        mistakes=(
            Mistake("seminar_brought", {"no_cause": "no"}),
            Mistake("all_ticks", {"worse": "no"}),
            Mistake("long_list", {"three": "no"}),
            Mistake("no_period", {"numbers": "no"}),
        ),
    ),
)
