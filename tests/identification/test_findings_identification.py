"""What module 01 shows of the demo company: sentences from the model, figures without faults, both languages."""

from pathlib import Path

import pandas as pd
import pytest

from kamlab.desk import open_desk
from kamlab.findings import Canvas
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.identification import charts, findings, model

NAMES = (
    "shares",
    "switch",
    "levels",
    "periods",
    "pareto",
    "profit",
    "signs",
    "crosswalk",
    "score",
    "kaism",
    "load",
    "small_orders",
)
DRAWN = tuple(name for name in NAMES if name not in {"switch", "crosswalk"})


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request):
    """Return every finding of the module on the demo company, by name."""
    desk = open_desk(request.param, "demo")
    return {name: getattr(findings, name)(desk) for name in NAMES} | {"desk": desk}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(shown, name):
    assert unsaid(shown[name]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_is_without_faults(shown, name):
    assert faults(shown[name].figure()) == []


@pytest.mark.parametrize("name", DRAWN)
def test_a_sheet_is_as_tall_as_what_stands_on_it(shown, name):
    """No figure has an empty third below it, none is taller than a page shows at once."""
    figure = shown[name].figure()
    height = figure.bbox.height
    foot = {"source", "remark", "mark", "key"}
    found = [text for text in figure.axes[0].texts if text.get_gid() not in foot]
    found += [one for one in (*figure.axes[0].patches, *figure.axes[0].lines) if one.get_window_extent().y0 > 120]
    lowest = min(one.get_window_extent().y0 for one in found)
    assert 400 < height <= 1000
    assert lowest < 190


@pytest.mark.parametrize("name", ["signs", "levels", "periods", "profit", "score", "load"])
def test_names_of_the_demo_are_whole(shown, name):
    written = [*texts(shown[name].figure(), "name"), *texts(shown[name].figure(), "account")]
    assert written
    assert not any("…" in line for line in written)


def test_every_piece_of_the_class_strips_has_its_letter_and_number(shown):
    figure = shown["pareto"].figure()
    words = texts(figure, "class")
    assert len(words) == sum(len(marks(figure, f"class-{letter}")) for letter in "ABC") == 12
    assert all(text[:3] in {"A: ", "B: ", "C: "} and any(sign.isdigit() for sign in text) for text in words)


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_is_small_enough_for_a_page(shown, name):
    assert len(shown[name].html()) < 60_000


def test_the_title_counts_the_key_accounts(shown):
    """Three clients pass 10 %: 24.6 + 13.0 + 10.0 = 47.6 %."""
    assert "48" in shown["shares"].title
    assert any("24" in text and "6" in text for text in texts(shown["shares"].figure(), "label"))


def test_one_word_takes_one_client_off(shown):
    table = shown["switch"].table
    yes = table.iloc[0, 2]
    assert [(table.iloc[:, column] == yes).sum() for column in (2, 3)] == [3, 2]


def test_two_clients_are_key_below_the_company_only(shown):
    assert len(shown["levels"].table) == 5
    assert (shown["levels"].table.iloc[:, 1] == "–").sum() == 2


def test_three_periods_give_three_lists(shown):
    table = shown["periods"].table
    marked = [sum("," in cell.split("%")[-1] for cell in table.iloc[:, column]) for column in (1, 2, 3)]
    assert marked == [3, 3, 2]
    assert len(table) == 4


def test_the_largest_fall_by_profit_is_kovyl(shown):
    assert ("Ковыль" in shown["profit"].title) or ("Kovyl" in shown["profit"].title)


def test_eleven_key_accounts_three_by_volume(shown):
    assert "11" in shown["signs"].title
    assert "3" in shown["signs"].title


def test_the_largest_client_is_promising_not_key(shown):
    desk = shown["desk"]
    cells = dict(
        zip(shown["kaism"].table.iloc[:, 0], shown["kaism"].table.iloc[:, 4], strict=True),
    )
    assert cells[desk.company.display_name("ТД «Волжские продукты»", desk.language)] in {"Перспективные", "Promising"}


def test_one_manager_carries_five(shown):
    assert list(shown["load"].table.iloc[:, 1]) == [5, 3, 3, 0]


def test_the_guess_stands_beside_the_answer(shown):
    table = findings.pareto(shown["desk"], key_accounts=8, top_fifth=80).table
    assert list(table.iloc[:2, 1]) == ["8", "80"]


def test_a_reference_is_counted_in_clients_and_doors(shown):
    finding = findings.reference(shown["desk"], cost=300_000, profit_per_client=120_000, chance=0.2)
    assert list(finding.table.iloc[2:, 1]) == ["3", "15"]


OWN = """Дата;Контрагент;Сумма
12.01.2025;<script>alert(1)</script>;500000
13.02.2025;=cmd|' /C calc'!A0;300000
14.03.2025;'; DROP TABLE accounts; --;150000
15.04.2025;{{7*7}} $x^2$;40000
16.05.2025;Клиент 🙂 עברית;10000
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def own(request, tmp_path_factory):
    """Return the desk of a company that has nothing but a ledger with hostile names and no managers."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "sales.csv").write_text(OWN, encoding="utf-8")
    (folder / "company.toml").write_text(
        'currency = "RUB"\nlanguage = "ru"\n[name]\nru = "Своя"\nen = "Own"\n[ledger]\nfiles = ["sales.csv"]\n',
        encoding="utf-8",
    )
    return open_desk(request.param, str(folder))


@pytest.mark.parametrize("name", NAMES)
def test_a_company_with_a_ledger_alone_is_never_left_without_a_page(own, name):
    finding = getattr(findings, name)(own)
    html = finding.html()
    assert "<script" not in html
    assert finding.so_what
    if finding.draw is not None:
        assert faults(finding.figure()) == []


def test_without_a_profile_five_signs_stand_as_unchecked(own):
    matrix = findings.signs(own).table
    assert (matrix.iloc[:, 2:7] == "?").all(axis=None)


def test_returns_above_purchases_are_named_and_no_share_is_drawn(tmp_path):
    rows = pd.DataFrame({"Клиент": ["А", "Б", "В"], "Сумма": [900.0, 300.0, -50.0], "Дата": ["2025-03-01"] * 3})
    rows.to_csv(tmp_path / "s.csv", index=False)
    (tmp_path / "company.toml").write_text(
        'currency = "RUB"\nperiod = "all"\n[name]\nru = "Своя"\nen = "Own"\n[ledger]\nfiles = ["s.csv"]\n',
        encoding="utf-8",
    )
    finding = findings.shares(open_desk("ru", str(tmp_path)))
    assert "возвраты" in finding.title
    assert faults(finding.figure()) == []


def company_of(folder, rows):
    """Return the desk of a company with these rows for a ledger."""
    rows.to_csv(folder / "s.csv", index=False)
    (folder / "company.toml").write_text(
        'currency = "RUB"\nperiod = "all"\n[name]\nru = "Своя"\nen = "Own"\n[ledger]\nfiles = ["s.csv"]\n',
        encoding="utf-8",
    )
    return open_desk("ru", str(folder))


def test_names_of_two_hundred_clients_are_whole(tmp_path):
    rows = pd.read_csv(Path(__file__).parents[2] / "datasets" / "kolotilov_200.csv")
    figure = findings.signs(company_of(tmp_path, rows)).figure()
    names = texts(figure, "name")
    assert len(names) == 8
    assert not any("…" in line for line in names)
    assert faults(figure) == []


def test_twelve_names_of_two_lines_make_the_sheet_of_signs_taller():
    places = ["Тверь", "Рязань", "Пермь", "Томск", "Омск", "Уфа", "Казань", "Тула", "Псков", "Чита", "Орёл", "Вятка"]
    rows = tuple(model.SignRow(f"Производство чугунных деталей, {place}", ("no",) * 6, "not_key") for place in places)
    canvas = Canvas("Ключевых нет")
    charts.draw_signs(canvas, model.SignMatrix(rows, "any", 200), name=str, lang="ru")
    lines = texts(canvas.figure, "name")
    assert len(lines) == 24
    assert not any("…" in line for line in lines)
    assert canvas.figure.get_size_inches()[1] > 9
    assert faults(canvas.figure) == []


@pytest.mark.parametrize("parts", [(98, 1, 1), (1, 1, 1), (40, 1, 59), (1,), (50, 50)], ids=str)
def test_pieces_too_narrow_for_words_are_named_above(parts, tmp_path):
    rows = pd.DataFrame({"Клиент": [f"Клиент {n}" for n in range(len(parts))], "Сумма": [float(p) for p in parts]})
    figure = findings.pareto(company_of(tmp_path, rows)).figure()
    assert len(texts(figure, "class")) == sum(len(marks(figure, f"class-{letter}")) for letter in "ABC")
    assert faults(figure) == []


@pytest.mark.parametrize(("count", "longest"), [(1, 8), (2, 300), (12, 40), (200, 300)])
def test_shares_of_any_company_fit_the_canvas(count, longest, tmp_path):
    names = [("Очень длинное название предприятия " * 12)[:longest] + f" {place}" for place in range(count)]
    rows = pd.DataFrame({"Клиент": names, "Сумма": [1000.0 / (place + 1) for place in range(count)]})
    rows.to_csv(tmp_path / "s.csv", index=False)
    (tmp_path / "company.toml").write_text(
        'currency = "RUB"\nperiod = "all"\n[name]\nru = "Своя"\nen = "Own"\n[ledger]\nfiles = ["s.csv"]\n',
        encoding="utf-8",
    )
    finding = findings.shares(open_desk("ru", str(tmp_path)))
    assert faults(finding.figure()) == []
    assert faults(findings.pareto(open_desk("ru", str(tmp_path))).figure()) == []


def test_the_model_answers_for_every_number_in_the_title():
    """The share in the title is the model's, recomputed from the account table."""
    desk = open_desk("en", "demo")
    result = model.shares(desk.accounts().revenue())
    assert f"{100 * result.key_share:.0f}%" in findings.shares(desk).title
