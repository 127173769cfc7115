"""The exercises of module 00."""

from kamlab.exercise import Exercise, Mistake, Number, Other, one_of

EXERCISES = (
    Exercise(
        id="00.1",
        minutes=3,
        rows=("M-015",),
        fields=(
            Number("all", right=1),
            Number("overlap", right=28.6, accept=(28, 29), unit="percent"),
        ),
        others=(Other("both_doubled", {"overlap": 44}, state="partly"),),
        mistakes=(
            Mistake("own_list", {"overlap": one_of(40, 50)}),
            Mistake("all_names", {"overlap": 22.2}),
            Mistake("seen_twice", {"all": 4}),
        ),
    ),
)
