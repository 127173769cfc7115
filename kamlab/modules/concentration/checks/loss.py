"""Exercises on the exit of an account: months of life, the dearer purchase, the plan for the bad case."""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, between, includes, rubric

_TEST = ("yes", "no", "unknown")


def _test(name: str, right: str) -> Choose:
    return Choose(name, options=_TEST, right=(right,))


def _repair(name: str, right: str, *wrong: str) -> Choose:
    return Choose(name, options=(*wrong[:1], right, *wrong[1:]), right=(right,))


EXERCISES = (
    Exercise(
        id="02.4",
        minutes=5,
        rows=("K-038", "K-039"),
        fields=(Number("share", right=25, accept=(23, 25), unit="percent"),),
        mistakes=(
            Mistake("all_of_it", {"share": 100}),
            Mistake("none_of_it", {"share": 0}),
            Mistake("half", {"share": 50}),
            Mistake("a_little_more", {"share": between(26, 30)}),
        ),
        others=(Other("one_step_sooner", {"share": between(18, 19)}),),
    ),
    Exercise(
        id="02.3",
        minutes=5,
        rows=("K-037", "K-041", "A-053", "A-063"),
        fields=(
            Number("months", right=6),
            Number("months_cut", right=12),
            _test("loss_making", "yes"),
            _test("tier_lost", "unknown"),
            _test("above_half", "no"),
        ),
        mistakes=(
            Mistake("nobody_else_pays", {"months": 1.7}, also=({"months": 1.71},)),
            Mistake("old_profit", {"months": 3.6}),
            Mistake("revenue_as_contribution", {"loss_making": includes("no")}),
            Mistake("not_asked", {"tier_lost": includes("no")}),
        ),
        others=(Other("purchasing_says_yes", {"tier_lost": "yes"}),),
    ),
    Exercise(
        id="02.6",
        minutes=6,
        rows=("K-043", "K-050", "A-062", "A-064", "A-065"),
        fields=(
            _repair("sign", "orders", "when_they_leave", "feeling"),
            _repair("owner", "name", "management", "everybody"),
            _repair("saving", "less_costs", "income", "left_out"),
            _repair("project", "four_months", "nine_months", "credit"),
            _repair("targets", "other", "food", "whoever"),
            _repair("share", "others_grow", "cut", "two_firms"),
        ),
        mistakes=(
            Mistake("best_but_late", {"project": includes("nine_months")}),
            Mistake("what_we_know", {"targets": includes("food")}),
            Mistake("prettier_share", {"share": includes("cut")}, also=({"share": includes("two_firms")},)),
            Mistake("counted_as_income", {"saving": includes("income")}),
            Mistake(
                "nobody_wakes_up",
                {"owner": includes("management")},
                also=({"owner": includes("everybody")}, {"sign": includes("when_they_leave")}),
            ),
        ),
        others=(Other("money_first", {"project": "credit"}),),
    ),
    Exercise(
        id="02.5",
        minutes=4,
        rows=("A-052",),
        fields=(Number("need", right=5.4, unit="million"), Number("receivable", right=6, unit="million")),
        mistakes=(
            Mistake("one_number", {"need": 6}),
            Mistake("counted_twice", {"need": 8.62}, also=({"need": 8.6},)),
            Mistake("paid_in_the_end", {"need": 0}),
        ),
        others=(Other("rounded_line", {"need": 5.5}),),
    ),
    rubric(
        id="02.7",
        minutes=6,
        rows=("K-045", "A-063", "A-066"),
        criteria=("number", "whose", "others_grow", "lever", "who_when", "no_safety"),
        mistakes=(
            Mistake("adjectives", {"number": "no"}),
            Mistake("sales_to_blame", {"others_grow": "no"}),
            Mistake("no_money", {"lever": "no"}),
            Mistake("nobody_named", {"who_when": "no"}),
        ),
    ),
)
