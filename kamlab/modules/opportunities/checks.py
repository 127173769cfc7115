"""The exercises of module 04: fields, right answers, typical mistakes.

The words stand in ``exercises.messages.toml``. Reference numbers come from the paper
cases of the lesson and are recomputed by the module's model in the tests.
The order is that of the page: those done in the lesson, then those for home.
"""

from kamlab.exercise import Choose, Exercise, Mistake, Number, Other, one_of, rubric
from kamlab.exercise.fields import Answer

_STATES = ("us", "rival", "client", "never", "refused", "open", "unknown")
_SET = ("a", "b", "c", "d", "e", "f")
_FAULTS = ("fine", "no_measure", "no_source", "no_hours", "too_early", "twice", "certain", "nobody")


def _state(remark: str, right: str) -> Choose:
    return Choose(remark, options=_STATES, right=(right,))


def _line(name: str, *right: str) -> Choose:
    return Choose(name, options=_FAULTS, right=right)


def _too_long(answer: Answer) -> bool:
    """Tell whether the first set takes more than the sixty hours."""
    hours = {"a": 30, "b": 20, "c": 10, "d": 40, "e": 5, "f": 25}
    chosen = answer.get("sixty")
    return isinstance(chosen, frozenset) and sum(hours[str(one)] for one in chosen) > 60  # noqa: PLR2004 - hours of the exercise


EXERCISES = (
    Exercise(
        id="04.1",
        minutes=5,
        rows=("K-007", "A-008", "A-009", "A-042"),
        fields=(
            Number("share_low", right=20, unit="percent"),
            Number("share_base", right=15, unit="percent"),
            Number("share_high", right=10, unit="percent"),
            Number("room_low", right=6),
            Number("room_base", right=10),
            Number("room_high", right=18),
        ),
        mistakes=(
            Mistake("our_sales", {"share_base": 3}, also=({"share_low": 3}, {"share_high": 3})),
            Mistake("swapped", {"share_low": 10, "share_high": 20}),
            Mistake("all_of_it", {"room_base": 34}, also=({"room_low": 24}, {"room_high": 54})),
            Mistake("one_figure", {"share_low": 15, "share_high": 15}),
        ),
        others=(Other("target_half", {"room_low": 9, "room_base": 14, "room_high": 24}, state="partly"),),
    ),
    Exercise(
        id="04.2",
        minutes=5,
        rows=("K-026", "M-041"),
        fields=(
            _state("film_tver", "us"),
            _state("label_office", "rival"),
            _state("glue", "client"),
            _state("orlov", "unknown"),
            _state("no_in_may", "refused"),
            _state("offer_sent", "open"),
            _state("seen_ourselves", "never"),
            _state("box_samara", "never"),
            _state("nobody_asked", "unknown"),
            _state("pallets", "rival"),
        ),
        mistakes=(
            Mistake("hearsay", {"orlov": one_of("never", "refused", "open")}),
            Mistake("asked_again", {"no_in_may": "never"}),
            Mistake("ghost_rival", {"glue": "rival"}),
            Mistake("left_out", {"nobody_asked": one_of("never", "rival")}),
            Mistake("sent_is_refused", {"offer_sent": one_of("never", "refused")}),
        ),
    ),
    Exercise(
        id="04.3",
        minutes=5,
        rows=("M-037", "M-038", "M-042", "M-043", "M-044"),
        fields=(
            _line("relations", "no_measure"),
            _line("labels", "no_source"),
            _line("line_service", "no_hours"),
            _line("training", "too_early"),
            _line("film", "fine"),
            _line("stretch_film", "twice"),
            _line("catalogue", "certain"),
            _line("siberian", "nobody"),
        ),
        mistakes=(
            Mistake("empty_is_zero", {"line_service": "fine"}),
            Mistake("both_films", {"stretch_film": "fine"}),
            Mistake("surely", {"catalogue": "fine"}),
            Mistake("everybody", {"siberian": "fine"}),
        ),
        others=(Other("first_film_goes", {"film": "twice", "stretch_film": "fine"}),),
    ),
    Exercise(
        id="04.4",
        minutes=7,
        rows=("M-045", "M-046", "M-047"),
        fields=(
            Choose("sixty", options=_SET, right=("a", "b"), many=True),
            Number("sixty_sum", right=220),
            Choose("sixty_five", options=_SET, right=("b", "d", "e"), many=True),
            Number("sixty_five_sum", right=230),
        ),
        mistakes=(
            Mistake("too_long", _too_long, example={"sixty": ("a", "d", "f"), "sixty_sum": 280}),
            Mistake("per_hour", {"sixty": ("b", "c", "e")}),
            Mistake("per_rouble", {"sixty": ("c", "e", "f")}),
            Mistake("per_person", {"sixty": ("c", "d", "e")}),
            Mistake("largest_first", {"sixty_five": ("a", "b")}),
        ),
        others=(Other("people_spared", {"sixty": ("b", "e", "f"), "sixty_sum": 210}, state="partly"),),
    ),
    Exercise(
        id="04.5",
        minutes=4,
        rows=("K-025",),
        fields=(
            Number("spend", right=20),
            Number("percent_of_12", right=125, unit="percent"),
            Choose("possible", options=("yes", "no"), right=("no",)),
            Choose("step", options=("target", "leave", "discount", "ask"), right=("ask",)),
        ),
        mistakes=(
            Mistake("interview_says", {"step": "target"}),
            Mistake("divided_wrong", {"spend": 11.25}),
            Mistake("do_not_scare", {"step": "leave"}),
            Mistake("discount_first", {"step": "discount"}),
        ),
    ),
    rubric(
        id="04.6",
        minutes=7,
        rows=("K-009", "A-010"),
        criteria=("strengths", "weakness", "reason", "person", "order", "stop"),
        mistakes=(
            Mistake("only_cheap", {"strengths": "no"}),
            Mistake("our_product", {"reason": "no"}),
            Mistake("no_stop", {"stop": "no"}),
            Mistake("hearsay_weakness", {"weakness": "no"}),
        ),
    ),
)
