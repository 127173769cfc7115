"""The exercises of module 06: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. The numbers are those of the six people of the lesson and
are recomputed by the module's model in the tests. The order is that of the page: those done in the
lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, Rank, between, includes, rubric
from kamlab.modules.relationships.model import TAGS

_PEOPLE = ("sokolov", "guseva", "marchenko", "orlov", "yusupova", "krylov")
_TAGS = {
    "sokolov": ("decides",),
    "guseva": ("influences", "anti_sponsor"),
    "marchenko": ("influences", "rising"),
    "orlov": ("influences", "sponsor", "setting"),
    "yusupova": ("influences",),
    "krylov": ("none",),
}
_LINES = {
    "everywhere": "side",
    "management": "person",
    "stale": "old",
    "twice": "role",
    "finance": "date",
    "lunch": "keep",
}
_FAULTS = ("person", "date", "side", "old", "role", "keep")
_RANKED = ("sokolov", "marchenko", "rudnev", "guseva")

EXERCISES = (
    Exercise(
        id="06.1",
        minutes=4,
        rows=("M-070", "M-071", "M-072", "M-073", "M-074", "M-075"),
        fields=(
            *(Choose(name, options=(*TAGS, "none"), right=_TAGS[name], many=True) for name in _PEOPLE),
            Choose("guseva_known", options=("heard", "hearsay"), right=("hearsay",)),
            Choose("marchenko_mark", options=("zero", "plus", "unknown"), right=("unknown",)),
        ),
        mistakes=(
            Mistake("orlov_decides", {"orlov": includes("decides")}),
            Mistake("guseva_for_sure", {"guseva_known": "heard"}),
            Mistake("silence_is_zero", {"marchenko_mark": "zero"}),
        ),
        others=(
            Other("orlov_for_us", {"orlov": ("sponsor", "setting")}),
            Other("krylov_a_little", {"krylov": "influences"}),
        ),
    ),
    Exercise(
        id="06.3",
        minutes=4,
        rows=("K-005", "M-063"),
        fields=(
            Choose("true", options=("cut", "unchanged", "krylov", "thinner"), right=("thinner",)),
            Number("after", right=0.15, accept=(0.145, 0.155)),
        ),
        mistakes=(
            Mistake("panic", {"true": "cut"}),
            Mistake("five_are_left", {"true": "unchanged"}),
            Mistake("next_in_line", {"true": "krylov"}),
            Mistake("lines_forgotten", {"after": 0.6}),
        ),
        others=(Other("six_only", {"after": between(0.074, 0.076)}),),
    ),
    Exercise(
        id="06.2",
        minutes=5,
        rows=("M-072", "M-073"),
        fields=(
            Number("value", right=0.05, accept=(0.045, 0.055)),
            Number("share", right=53, accept=(52, 53.5), unit="percent"),
        ),
        mistakes=(
            Mistake("plain_mean", {"value": 0.5}),
            Mistake("zeros", {"value": between(0.02, 0.032)}),
            Mistake("boast", {"value": 0.75, "share": 53}, also=({"value": 0.75, "share": 100},)),
        ),
        others=(Other("confirmed_only", {"value": between(0.745, 0.755), "share": between(31, 32)}),),
    ),
    Exercise(
        id="06.4",
        minutes=5,
        rows=("M-069", "M-078"),
        fields=(
            Rank("order", options=("guseva", "rudnev", "sokolov", "marchenko"), right=_RANKED),
            Choose("by", options=("orlov", "ilyina", "letter"), right=("orlov",)),
        ),
        mistakes=(
            Mistake("opponent_first", {"order": includes("guseva")}),
            Mistake("easy_first", {"order": includes("rudnev")}),
            Mistake("alone", {"by": "ilyina"}, also=({"by": "letter"},)),
        ),
        others=(
            Other("equal_today", {"order": ("sokolov", "marchenko", "guseva", "rudnev")}),
            Other("outlives", {"order": ("marchenko", "sokolov", "rudnev", "guseva")}),
        ),
    ),
    Exercise(
        id="06.5",
        minutes=6,
        rows=("M-068", "K-064"),
        fields=(
            *(Choose(line, options=_FAULTS, right=(fault,)) for line, fault in _LINES.items()),
            Number("pairs", right=40, unit="percent"),
        ),
        mistakes=(
            Mistake("one_face", {"everywhere": "keep"}),
            Mistake("we_know_each_other", {"stale": "keep"}, also=({"pairs": 60},)),
            Mistake("a_date_will_do", {"management": "date"}),
        ),
        others=(Other("person_and_date", {"finance": "keep"}, state="partly"),),
    ),
    rubric(
        id="06.6",
        minutes=6,
        rows=("M-076",),
        criteria=("checks_first", "her_task", "level", "open"),
        mistakes=(
            Mistake("a_gift", {"open": "no"}),
            Mistake("keep_away", {"level": "no"}),
            Mistake("charm", {"her_task": "no"}),
        ),
    ),
)
