"""The exercises of module 07: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper programme of
the lesson and are recomputed by the module's model in the tests. The order is that of the page:
those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, one_of, rubric

_KINDS = ("company", "product", "trends", "technology", "demography", "new_rivals", "regulation")
_FACTORS = _KINDS[3:]
_FAULTS = ("fine", "no_person", "clash", "holiday", "unfit", "nobody", "silent")
_CHANGES = ("lunch", "invite", "fifth", "newsletter", "krylov")


def _about(message: str, right: str) -> Choose:
    return Choose(message, options=_KINDS, right=(right,))


def _line(name: str, right: str) -> Choose:
    return Choose(name, options=_FAULTS, right=(right,))


EXERCISES = (
    Exercise(
        id="07.1",
        minutes=3,
        rows=("M-082", "M-083", "M-084", "M-085", "M-086", "M-087", "M-088", "M-089"),
        fields=(
            _about("labelling_rule", "regulation"),
            _about("newcomers", "new_rivals"),
            _about("our_share", "company"),
            _about("autumn_line", "product"),
            _about("price_list", "product"),
            _about("older_buyers", "demography"),
            _about("sector_report", "trends"),
            _about("cold_film", "technology"),
        ),
        others=(Other("buyers_are_trend", {"older_buyers": "trends"}),),
        mistakes=(
            Mistake("price_is_market", {"price_list": one_of("trends", *_FACTORS)}),
            Mistake("rule_is_product", {"labelling_rule": one_of("product", "company")}),
            Mistake("report_is_us", {"sector_report": "company"}),
            Mistake("share_is_market", {"our_share": one_of("trends", *_FACTORS)}),
        ),
    ),
    Exercise(
        id="07.3",
        minutes=3,
        rows=("M-090", "M-091"),
        fields=(
            Choose("change", options=_CHANGES, right=("lunch",)),
            Number("reach", right=84, accept=(83.5, 85), unit="percent"),
        ),
        others=(Other("guest", {"change": "invite"}),),
        mistakes=(
            Mistake("he_answers", {"change": "fifth"}),
            Mistake("to_everybody", {"change": "newsletter"}),
            Mistake("emptiest_row", {"change": "krylov"}),
            Mistake("old_reach", {"reach": one_of(58, 57.9)}),
        ),
    ),
    Exercise(
        id="07.2",
        minutes=4,
        rows=("M-090",),
        fields=(Number("share", right=58, accept=(57, 59), unit="percent"),),
        mistakes=(
            Mistake("heads", {"share": 50}),
            Mistake("letters", {"share": one_of(33, 33.3)}),
            Mistake("plan_is_fact", {"share": one_of(95, 94.7, 100)}),
        ),
    ),
    Exercise(
        id="07.4",
        minutes=6,
        rows=("M-090", "M-091"),
        fields=(
            _line("price_review", "fine"),
            _line("seminar", "no_person"),
            _line("two_towns", "clash"),
            _line("january", "holiday"),
            _line("jubilee", "unfit"),
            _line("exhibition", "nobody"),
            _line("sokolov", "silent"),
            Choose("first", options=("add", "repair", "letter"), right=("repair",)),
        ),
        mistakes=(
            Mistake("fill_it_up", {"first": "add"}),
            Mistake("sales_is_a_name", {"exhibition": "fine"}),
            Mistake("it_is_monday", {"january": "fine"}),
            Mistake("any_news_will_do", {"jubilee": "fine"}),
            Mistake("one_letter", {"first": "letter"}),
        ),
    ),
    rubric(
        id="07.5",
        minutes=5,
        rows=("M-083", "M-090"),
        criteria=("her_number", "one_message", "fact", "step", "no_discount"),
        mistakes=(
            Mistake("friendly_opening", {"her_number": "no"}),
            Mistake("longest_is_best", {"one_message": "no"}),
            Mistake("discount_hook", {"no_discount": "no"}),
            Mistake("no_step", {"step": "no"}),
        ),
    ),
)
