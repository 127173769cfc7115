"""Exercises on shares: whose word fits which share, and what the others must bring."""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, includes

_WORDS = ("none", "key", "risky", "enlarge", "critical", "mono_article", "mono_interview")
_RISKY = ("key", "risky", "enlarge")  # what more than a fifth is called, up to half
_HALF = (*_RISKY, "critical", "mono_article")


def _share(name: str, *right: str) -> Choose:
    return Choose(name, options=_WORDS, right=right, many=True)


EXERCISES = (
    Exercise(
        id="02.1",
        minutes=4,
        rows=("K-040", "K-044", "K-046", "A-021", "A-022"),
        fields=(
            _share("p8", "none"),
            _share("p10", "key"),
            _share("p22", *_RISKY),
            _share("p50", *_RISKY),
            _share("p52", *_HALF),
            _share("p100", *_HALF, "mono_interview"),
            _share("three", *_RISKY),
        ),
        mistakes=(
            Mistake(
                "added_up",
                {"three": includes("mono_article")},
                also=({"three": includes("critical")}, {"three": includes("mono_interview")}),
            ),
            Mistake("half_is_half", {"p50": includes("critical")}, also=({"p50": includes("mono_article")},)),
            Mistake("harmless", {"p22": ("key",)}, also=({"p22": "none"},)),
            Mistake("one_word", {"p52": includes("mono_interview")}),
        ),
        others=(Other("more_than", {"p10": "none"}),),
    ),
    Exercise(
        id="02.2",
        minutes=5,
        rows=("K-042", "K-044", "K-045"),
        fields=(
            Number("add", right=12, unit="million"),
            Number("growth", right=100, unit="percent"),
            Number("people", right=5),
        ),
        mistakes=(
            Mistake("points", {"add": 3}),
            Mistake("level", {"add": 24}),
            Mistake("cut", {"add": 4}),
            Mistake("rounded_down", {"people": 4}, also=({"people": 4.8},)),
        ),
        others=(Other("twofold", {"growth": 2}),),
    ),
)
