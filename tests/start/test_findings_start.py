"""What module 00 shows: lists, definitions, mistakes, equal attention, own data; both languages."""

import pytest

from kamlab.desk import open_desk
from kamlab.errors import KamlabError
from kamlab.findings.inspect import faults
from kamlab.i18n import LANGUAGES, money
from kamlab.modules.start import findings

ANSWERS = {
    "all_equal": ("yes", "звонок раз в неделю каждому"),
    "head_absent": ("yes", ""),
    "no_dedicated_manager": ("unknown", ""),
    "no_facts": ("", ""),
}
MARKS = {"selling": 4, "market": 2, "client_business": None, "consulting": None}


@pytest.fixture(scope="module", params=LANGUAGES)
def desk(request):
    return open_desk(request.param, "demo")


@pytest.fixture(scope="module")
def shown(desk):
    """Return every finding of the module on the demo company, by name."""
    lists = findings.department_lists(desk)
    return {
        "three_lists": findings.three_lists(desk, lists),
        "overlap": findings.overlap(desk, lists),
        "questions": findings.questions(desk, lists),
        "definitions": findings.definitions(desk),
        "mistakes": findings.mistakes(desk, ANSWERS),
        "no_answers": findings.mistakes(desk, {}),
        "attention": findings.equal_attention(desk),
        "self_test": findings.self_test(desk, MARKS, {"selling": "two deals"}),
        "no_marks": findings.self_test(desk, {}),
        "own_data": findings.own_data(desk),
        "no_lists": findings.three_lists(desk, None),
    }


NAMES = (
    "three_lists",
    "overlap",
    "questions",
    "definitions",
    "mistakes",
    "no_answers",
    "attention",
    "self_test",
    "no_marks",
    "own_data",
    "no_lists",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(shown, name):
    finding = shown[name]
    assert finding.title
    assert len(finding.so_what) > 30
    assert finding.alt
    assert finding.draw is None or faults(finding.figure()) == []


def test_one_of_nine_is_named_by_all(shown):
    assert "9" in shown["three_lists"].title
    assert len(shown["three_lists"].table) == 9


def test_overlaps_of_the_three_pairs(shown):
    assert [round(share, 3) for share in shown["overlap"].table.iloc[:, 2]] == [0.286, 0.25, 0.286]


def test_every_disputed_client_has_a_question(shown):
    assert len(shown["questions"].table) == 8


def test_lists_typed_by_a_person_take_the_place_of_the_companys(desk):
    lists = findings.department_lists(desk, sales=["A", "B"], finance=["A"])
    assert lists is not None
    assert lists.agreed == ("A",)


def test_one_list_alone_asks_for_another(desk):
    assert findings.department_lists(desk, sales=["A"]) is None


def test_equal_hours_meet_unequal_revenue(shown):
    """The top fifth gets a fifth of the hours and brings 85–87 % of revenue."""
    row = shown["attention"].table.iloc[0]
    assert row.iloc[2] == pytest.approx(0.2, abs=0.01)
    assert 0.85 < row.iloc[3] < 0.87


def test_the_company_file_speaks_the_language_of_the_page(desk, shown):
    """Names as the page writes them; whole roubles in the sentence, kopecks in the table, where they must add up."""
    finding = shown["own_data"]
    assert finding.remark in list(finding.table.iloc[:, 0])
    assert ("Луговой Край" in finding.remark) == (desk.language == "ru")
    assert ("Lugovoy Krai" in finding.remark) == (desk.language == "en")
    total = desk.accounts(period="all").audit.accepted_money
    exact, whole = (money(total, desk.language, "RUB", digits) for digits in (2, 0))
    assert exact in finding.table.iloc[0, 2]
    assert whole in finding.so_what
    assert exact not in finding.so_what


def test_own_file_adds_up(desk, tmp_path):
    path = tmp_path / "продажи.csv"
    path.write_text(
        "Дата;Контрагент;Сумма\n01.02.2025;ООО Ромашка;1 200,50\n15.03.2025;;300\n"
        "20.04.2025;Вега;н/д\nИтого;;1 500,50\n",
        encoding="cp1251",
    )
    table = findings.own_data(desk, str(path)).table
    rows = [int(cell) for cell in table.iloc[:, 1] if cell.isdigit()]
    assert rows[0] == 1
    assert sum(rows[:-1]) == rows[-1] == 4


def test_a_cell_that_is_not_a_number_is_named_with_its_line(desk, tmp_path):
    """Where it stands, what was found, what to do; totals come after the reasons a person can mend."""
    path = tmp_path / "продажи.csv"
    path.write_text(
        "Дата;Контрагент;Сумма\n01.02.2025;ООО Ромашка;1 200,50\n15.03.2025;;300\n20.04.2025;Вега;12,5 тыс\n"
        "21.04.2025;Вега;н/д\nИтого;;1 500,50\nИтого;;1 500,50\nИтого;;1 500,50\n",
        encoding="cp1251",
    )
    finding = findings.own_data(desk, str(path))
    told = [cell for cell in finding.table.iloc[:, 0] if "продажи.csv," in cell]
    assert [next(digit for digit in cell if digit.isdigit()) for cell in told] == ["3", "4", "5"]
    assert "12,5 тыс" in told[1]
    assert "н/д" in told[2]
    assert all(part in finding.so_what for part in ("2", "4", "12,5 тыс"))
    counted = list(finding.table.iloc[:, 1])
    assert counted[:5] == ["1", "2", "1", "3", "7"]
    assert faults(finding.figure()) == []


def test_a_file_that_is_no_ledger_is_refused_in_one_sentence(desk, tmp_path):
    path = tmp_path / "letter.csv"
    path.write_text("Прошу предоставить\nотсрочку\n", encoding="utf-8")
    with pytest.raises(KamlabError) as caught:
        findings.own_data(desk, str(path))
    assert "letter.csv" in caught.value.text("ru")
    assert caught.value._render_traceback_() == [str(caught.value)]
