"""The engine: reading is kind, states are fair, solutions wait their turn."""

import pytest

from kamlab.exercise import (
    Choose,
    Exercise,
    Mistake,
    Number,
    Other,
    Rank,
    Unread,
    between,
    check,
    hint,
    includes,
    judge,
    keep_attempts_in,
    lacks,
    one_of,
    rubric,
    solution,
)
from kamlab.exercise.attempts import InMemory, attempts
from kamlab.exercise.read import read_answer
from kamlab.exercise.spec import mistake_examples
from kamlab.i18n import set_language
from kamlab.workbook import WorkbookError

OPTIONS = ("interview", "overview", "article", "none")


def numbers(**more):
    """Return the list comparison: one name on all lists, an overlap of 28.6 %."""
    fields = (Number("all", 1), Number("overlap", 28.6, accept=(28, 29), unit="percent"))
    return Exercise("00.1", 3, ("M-015",), fields, more.pop("mistakes", ()), **more)


def places(**more):
    """Return two statements to place; one has two right sources."""
    fields = (
        Choose("ten_percent", OPTIONS, ("interview", "article"), many=True),
        Choose("five_years", OPTIONS, ("none",), many=True),
    )
    return Exercise("00.2", 4, (), fields, more.pop("mistakes", ()), **more)


def ranking(**more):
    """Return three clients to put in order."""
    return Exercise("01.5", 6, (), (Rank("order", ("p", "q", "r"), ("p", "q", "r")),), more.pop("mistakes", ()), **more)


@pytest.fixture(autouse=True)
def _russian():
    set_language("ru")
    keep_attempts_in(InMemory())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("28,6", 28.6),
        ("28.6 %", 28.6),
        ("29%", 29.0),
        ("≈ 28,6", 28.6),
        ("около 29 %", 29.0),
        ("1 200", 1200.0),
        ("1\u00a0200,5", 1200.5),
        ("\u22125", -5.0),
        ("«29»", 29.0),
        ("29 процентов", 29.0),
        (29, 29.0),
        (28.6, 28.6),
        ("2/7", pytest.approx(28.571, abs=1e-3)),
    ],
)
def test_a_number_is_read_the_way_people_write_it(typed, read):
    assert read_answer(numbers(), [{"overlap": typed}])["overlap"] == read


def test_thousands_follow_the_language():
    assert read_answer(numbers(), [{"all": "1,000"}])["all"] == 1.0
    set_language("en")
    assert read_answer(numbers(), [{"all": "1,000"}])["all"] == 1000.0


@pytest.mark.parametrize("typed", ["один", "28-29", "1 и 2", "1/0", True, "5 из 7", "1.2.3"])
def test_what_is_no_number_gets_one_sentence(typed):
    with pytest.raises(Unread, match="одно число, а написано «"):
        read_answer(numbers(), [{"all": typed}])


@pytest.mark.parametrize("empty", [None, ..., "", "  ", "…", "...", [], (), float("nan"), {}, [None, ""]])
def test_blank_is_not_started(empty):
    exercise = numbers()
    assert judge(exercise, read_answer(exercise, [{"all": empty, "overlap": empty}])).state == "not_started"


@pytest.mark.parametrize(
    "typed",
    ["интервью, статья", "Статья; ИНТЕРВЬЮ", ["interview", "article"], {"article", "interview"}, "1, 3", "инт, стат"],
)
def test_options_are_recognised_by_name_number_and_beginning(typed):
    assert read_answer(places(), [{"ten_percent": typed}])["ten_percent"] == {"interview", "article"}


def test_an_unknown_option_is_named_with_the_allowed_ones():
    with pytest.raises(Unread, match=r"нет: «книга».*«интервью», «обзор», «статья» и «"):
        read_answer(places(), [{"ten_percent": "книга"}])


def test_only_one_where_one_is_asked():
    exercise = Exercise("00.2", 4, (), (Choose("five_years", OPTIONS, ("none",)),), ())
    with pytest.raises(Unread, match="Оставьте одно"):
        read_answer(exercise, [{"five_years": "интервью, обзор"}])


def test_an_unknown_line_is_named_with_the_known_ones():
    with pytest.raises(Unread, match="нет строки «всего»"):
        read_answer(numbers(), [{"всего": 3}])


def test_the_order_may_come_as_text_list_or_names():
    exercise = ranking()
    for given in (["P, Q, R"], [["p", "q", "r"]], ["p", "q", "r"], [("P", "Q", "R")]):
        assert read_answer(exercise, given)["order"] == ("p", "q", "r")


def test_a_latin_letter_passes_for_its_russian_twin():
    assert read_answer(ranking(), ["Р, Q, R"])["order"] == ("p", "q", "r")  # the first letter is Cyrillic


def test_a_short_order_says_what_is_missing():
    with pytest.raises(Unread, match="не хватает: «Ц»"):
        read_answer(ranking(), ["P, Q"])


def test_a_doubled_order_says_what_is_doubled():
    with pytest.raises(Unread, match="дважды: «П»"):
        read_answer(ranking(), ["P, Q, R, P"])


def test_too_many_answers_say_how_many_lines_there_are():
    with pytest.raises(Unread, match="Ответов 3"):
        read_answer(numbers(), [1, 2, 3])


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        pytest.param((1, 28.6), "done", id="both"),
        pytest.param((1, 28), "done", id="lower-edge"),
        pytest.param((1, 29), "done", id="upper-edge"),
        pytest.param((1, 29.01), "partly", id="just-above"),
        pytest.param((1, None), "partly", id="half-filled"),
        pytest.param((2, 35), "not_yet", id="nothing-holds"),
        pytest.param((1, 0.286), "partly", id="fraction"),
    ],
)
def test_numbers_are_judged_by_what_holds(answer, state):
    exercise = numbers()
    assert judge(exercise, read_answer(exercise, answer)).state == state


def test_a_fraction_for_a_percentage_is_told_so():
    exercise = numbers()
    keys = [line.key for line in judge(exercise, read_answer(exercise, (1, 0.286))).look]
    assert keys == ["check.fraction"]


def test_rightly_chosen_options_are_named():
    exercise = places()
    verdict = judge(exercise, read_answer(exercise, ["интервью, обзор", "ни"[:0]]))
    assert "«интервью»" in " ".join(line.text("ru") for line in verdict.right)


def test_the_first_place_is_acknowledged():
    exercise = ranking()
    verdict = judge(exercise, read_answer(exercise, ["P, R, Q"]))
    assert [line.key for line in verdict.right] == ["check.right_first"]


def test_the_first_mistake_that_matches_speaks():
    exercise = numbers(mistakes=(Mistake("a", {"overlap": one_of(40, 50)}), Mistake("b", {"all": 4})))
    assert judge(exercise, read_answer(exercise, (4, 40))).mistake == "a"
    assert judge(exercise, read_answer(exercise, (4, 30))).mistake == "b"


def test_a_wrong_number_is_recognised_to_half_a_per_cent():
    exercise = numbers(mistakes=(Mistake("all_names", {"overlap": 22.2}),))
    assert judge(exercise, read_answer(exercise, (1, 22.2))).mistake == "all_names"
    assert judge(exercise, read_answer(exercise, (1, 22.3))).mistake == "all_names"
    assert judge(exercise, read_answer(exercise, (1, 23))).mistake == ""


@pytest.mark.parametrize(
    ("when", "answer", "recognised"),
    [
        pytest.param({"ten_percent": includes("overview")}, "обзор, статья", True, id="includes"),
        pytest.param({"ten_percent": includes("overview")}, "статья", False, id="includes-not"),
        pytest.param({"ten_percent": lacks("article")}, "интервью", True, id="lacks"),
        pytest.param({"ten_percent": lacks("article")}, "", False, id="empty-shows-nothing"),
        pytest.param({"ten_percent": ("overview", "article")}, "обзор, статья", True, id="exact-set"),
        pytest.param({"ten_percent": "overview"}, "обзор, статья", False, id="exact-one"),
        pytest.param(lambda answer: answer["ten_percent"] == {"none"}, "4", True, id="function"),
    ],
)
def test_patterns_over_options(when, answer, recognised):
    exercise = places(mistakes=(Mistake("m", when),))
    assert (judge(exercise, read_answer(exercise, [answer, "interview"])).mistake == "m") is recognised


def test_every_pattern_gives_its_own_examples():
    exercise = numbers(mistakes=(Mistake("m", {"overlap": one_of(40, between(50, 60))}, also=({"overlap": 70},)),))
    assert [answer["overlap"] for answer in mistake_examples(exercise, exercise.mistakes[0])] == [40.0, 55.0, 70.0]


def test_another_right_answer_needs_the_rest_to_hold():
    exercise = numbers(others=(Other("twice", {"overlap": 44}, state="partly"),))
    assert [line.key for line in judge(exercise, read_answer(exercise, (1, 44))).cost] == ["exercise.00_1.twice.note"]
    assert judge(exercise, read_answer(exercise, (3, 44))).cost == ()


def test_a_rubric_is_done_when_all_is_judged_and_met():
    exercise = rubric(
        id="00.6",
        minutes=5,
        rows=(),
        criteria=("fact", "who_when"),
        mistakes=(Mistake("why", lambda answer: str(answer["text"]).startswith("Почему")),),
    )
    assert judge(exercise, read_answer(exercise, ["Кто и когда?", "да", "да"])).state == "done"
    assert judge(exercise, read_answer(exercise, ["Кто и когда?", "да", "нет"])).state == "partly"
    assert judge(exercise, read_answer(exercise, ["Кто и когда?", "да", ""])).state == "partly"
    assert judge(exercise, read_answer(exercise, ["", "да", "да"])).state == "not_yet"
    remark = judge(exercise, read_answer(exercise, ["Почему он у вас?", "да", "да"]))
    assert (remark.state, remark.mistake) == ("done", "why")  # prose is never marked by a machine


def test_the_solution_opens_after_three_different_answers():
    assert "ещё 3" in solution("00.1").text
    for answer in (("", ""), (3, 3), ("3", "3 %"), (4, 5)):
        assert "Разбор" not in check("00.1", *answer).text
    assert attempts().tries("00.1") == 2
    assert "ещё 1" in solution("00.1").text
    assert "Решение: " in check("00.1", 9, 9).text
    assert "Разбор" in solution("00.1").text


def test_the_solution_opens_after_a_right_answer():
    assert "Решение: " in check("00.1", 1, "28,6").text
    assert "Разбор" in solution("00.1").text


def test_what_cannot_be_read_is_no_try():
    assert "Попытка не засчитана" in check("00.1", "много", 3).text
    assert attempts().tries("00.1") == 0


def test_hints_open_one_by_one_and_stay():
    assert [hint("00.1").text.count("\n") for _ in range(4)] == [1, 2, 3, 4]


def test_the_answer_cell_speaks_its_own_language():
    from kamlab.exercise import exercise
    from kamlab.exercise.fields import label

    name = label(exercise("00.1").base, "field", "all", "en")
    assert "Exercise 00.1" in check("00.1", {name: 7}).text


def test_what_was_typed_is_never_markup():
    assert "<script>" not in check("00.1", "<script>", 3).html


def test_an_unknown_exercise_is_named_with_the_known_ones():
    from kamlab.errors import KamlabError

    with pytest.raises(KamlabError, match=r"Задания «00\.99» нет"):
        check("00.99", 1)
    with pytest.raises(KamlabError, match="Занятия «77» в курсе нет"):
        check("77.1", 1)


class Refusing(InMemory):
    """Tries on a disk that takes nothing and, if it is broken, gives nothing."""

    def __init__(self, *, broken=False):
        super().__init__()
        self.broken = broken

    def record(self, *_told):
        raise WorkbookError("workbook.disk_full", place="workbook.sqlite", what="full", backup="")

    def open_hint(self, exercise):
        self.record(exercise)

    def tries(self, exercise):
        return self.record(exercise) if self.broken else super().tries(exercise)


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_disk_that_refuses_is_one_sentence_and_the_answer_is_judged(lang, broken):
    keep_attempts_in(Refusing(broken=broken))
    set_language(lang)
    text = repr(check("00.1", all="1", overlap="29"))
    assert {"ru": "✓ Готово", "en": "✓ Done"}[lang] in text
    assert {"ru": "Попытка не записана. ", "en": "This try is not written down. "}[lang] in text
    assert "Error" not in text
    assert len(repr(hint("00.1")).split("\n")) == 2
    if broken:
        assert len(repr(solution("00.1")).split("\n")) == 2
