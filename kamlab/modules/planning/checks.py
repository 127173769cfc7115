"""The exercises of module 05: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper
cases of the lesson and are recomputed by the module's model in the tests. The order is
that of the page: those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, between, includes, rubric

_LINKED = ("line", "stops", "stock")  # goals the price was hung on
_THEIRS = ("line", "stops", "stock", "waste", "documents", "none")
_FAULTS = ("measure", "name", "date", "mirror", "second", "risk", "out", "keep")
_LINES = {
    "grow": "measure",
    "we": "name",
    "contract": "date",
    "price": "mirror",
    "orlov": "second",
    "market": "risk",
    "gift": "out",
    "samples": "keep",
}


def _serves(goal: str, right: str) -> Choose:
    return Choose(goal, options=_THEIRS, right=(right,), many=True)


EXERCISES = (
    Exercise(
        id="05.3",
        minutes=4,
        rows=("M-053",),
        fields=(
            Number("last", right=10.4, accept=(10.3, 10.5), unit="percent"),
            Number("all", right=8, accept=(7.9, 8.1), unit="percent"),
            Choose("goal", options=("period", "reading", "discount", "nothing"), right=("period",)),
        ),
        mistakes=(
            Mistake("mean_of_shares", {"all": between(7.2, 7.4)}),
            Mistake("other_start", {"last": 10}),
            Mistake("enough", {"goal": "nothing"}),
        ),
        others=(Other("which_reading", {"goal": "reading"}),),
    ),
    Exercise(
        id="05.1",
        minutes=5,
        rows=("M-048", "M-049"),
        fields=(
            _serves("labels", "line"),
            _serves("service", "stops"),
            _serves("warehouse", "stock"),
            _serves("price", "none"),
            Number("ours", right=75, unit="percent"),
            Number("theirs", right=60, unit="percent"),
        ),
        mistakes=(
            Mistake("dearer_is_saved", {"price": includes("waste")}),
            Mistake("all_linked", {"price": "documents"}, also=tuple({"price": goal} for goal in _LINKED)),
            Mistake("one_ratio", {"theirs": 75}),
            Mistake("the_lonely_ones", {"theirs": 40}),
        ),
        others=(Other("serves_two", {"service": ("line", "stops")}),),
    ),
    Exercise(
        id="05.2",
        minutes=4,
        rows=("M-048",),
        fields=(
            Choose("complete", options=("a", "b", "c", "d"), right=("d",)),
            Choose(
                "lacks",
                options=("measure", "target", "due", "person", "serves"),
                right=("measure", "due", "person", "serves"),
                many=True,
            ),
        ),
        mistakes=(
            Mistake("has_a_date", {"complete": "a"}),
            Mistake("has_a_number", {"complete": "b"}),
            Mistake("sounds_big", {"complete": "c"}),
        ),
        others=(Other("six_of_labels", {"lacks": ("due", "person", "serves")}),),
    ),
    Exercise(
        id="05.4",
        minutes=4,
        rows=("M-056",),
        fields=(
            Number("ten", right=66.7, accept=(66, 67), unit="percent"),
            Number("five", right=25, unit="percent"),
        ),
        mistakes=(
            Mistake("same_as_cut", {"ten": 10}, also=({"five": 5},)),
            Mistake("of_the_margin", {"ten": 40}, also=({"five": 20},)),
            Mistake("turnover", {"ten": between(11, 11.2)}),
        ),
        others=(Other("as_a_fraction", {"ten": between(0.66, 0.67)}),),
    ),
    Exercise(
        id="05.6",
        minutes=6,
        rows=("M-060", "M-061"),
        fields=(
            Number("total", right=120),
            Choose("who", options=("ilyina", "petrov", "kim", "nobody"), right=("petrov",)),
            Number("over", right=10),
            Choose(
                "repair",
                options=("next_quarter", "share_out", "drop_letter", "paid", "contract", "trials", "everyone"),
                right=("next_quarter",),
            ),
        ),
        mistakes=(
            Mistake("fits_in_sum", {"who": "nobody"}, also=({"over": 0},)),
            Mistake("before_trials", {"repair": "contract"}),
            Mistake("cuts_trials", {"repair": "trials"}),
            Mistake("a_little_more", {"repair": "everyone"}),
        ),
        others=(
            Other("shared_out", {"repair": "share_out"}),
            Other("without_the_letter", {"repair": "drop_letter"}),
            Other("paid_for", {"repair": "paid"}),
        ),
    ),
    rubric(
        id="05.8",
        minutes=6,
        rows=("M-062",),
        criteria=("mine_first", "names_days", "number", "fits", "first_sign", "show"),
        mistakes=(
            Mistake("courtesy", {"mine_first": "no"}),
            Mistake("style_only", {"names_days": "no"}),
            Mistake("own_chair", {"show": "no"}),
            Mistake("hangs_on_one", {"first_sign": "no"}),
        ),
    ),
    Exercise(
        id="05.5",
        minutes=4,
        rows=("M-059",),
        fields=(
            Number("equal", right=750),
            Choose("at_600", options=("own", "bought"), right=("bought",), labels="exercise.van"),
            Choose("at_900", options=("own", "bought"), right=("own",), labels="exercise.van"),
        ),
        mistakes=(
            Mistake("own_order_free", {"equal": between(460, 463)}),
            Mistake("bought_forgotten", {"equal": 1200}),
            Mistake("costs_added", {"equal": between(332, 335)}),
        ),
        others=(Other("bought_for_a_reason", {"at_900": "bought"}, state="partly"),),
    ),
    Exercise(
        id="05.7",
        minutes=7,
        rows=("M-048", "M-049", "M-061", "M-062"),
        fields=tuple(Choose(line, options=_FAULTS, right=(fault,)) for line, fault in _LINES.items()),
        mistakes=(
            Mistake("keeps_orlov", {"orlov": "keep"}),
            Mistake("risk_market", {"market": "keep"}),
            Mistake("small_gift", {"gift": "keep"}),
            Mistake("we_shall", {"we": "keep"}),
        ),
        others=(Other("internal_goal", {"price": "keep"}),),
    ),
)
