"""The forms of the talk repeat the model; what is set is kept for each account, and seen by the other forms."""

import shutil

import pytest

from kamlab.company import open_company
from kamlab.desk import Desk
from kamlab.forms.live import STILL
from kamlab.i18n import LANGUAGES
from kamlab.modules.negotiation import findings, forms
from kamlab.workbook.models import Account, Action, Concession, DossierFact, Goal

VOLGA = "ТД «Волжские продукты»"
BALTIC = "Балтийская судоремонтная компания"


@pytest.fixture(autouse=True)
def _in_memory(monkeypatch):
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")


def opened(desk):
    return {name: getattr(forms, name)(desk) for name in forms.__all__}


def drawn(page):
    for form in page.values():
        form.parts()


def test_looking_writes_nothing(desk):
    drawn(opened(desk))
    assert desk.book.rows(Concession, company="demo") == []
    assert desk.book.rows(Account, company="demo") == []
    assert desk.book.saved_at is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_opens_on_a_company_with_a_ledger_only(bare_in, lang):
    for form in opened(bare_in(lang)).values():
        assert "None" not in repr(form)
        assert "<script>" not in form._repr_mimebundle_()["text/html"]


def test_the_guess_is_told_beside_43_percent(desk, monkeypatch):
    monkeypatch.delenv(STILL)
    monkeypatch.setattr("kamlab.forms.foretold.is_live", lambda: True)
    form = forms.first_guess(desk)
    form.set("share", "10")
    assert "43" not in repr(form)
    form.press("show")
    assert "43" in repr(form)
    assert form.finding.title.startswith("Уходит 43")


def test_the_bridge_leads_the_whole_page(desk):
    page = opened(desk)
    page["bridge"].set("we_need", "прогноз к 20-му")
    page["sheet"].set("target", "96")
    page["bridge"].set("account", BALTIC)
    drawn(page)
    assert page["sheet"]["target"] is None
    assert page["bridge"]["we_need"] is None
    assert page["log"].finding.table.empty or "пуст" in page["log"].finding.title
    page["bridge"].set("account", VOLGA)
    drawn(page)
    assert page["sheet"]["target"] == 96
    assert "прогноз к 20-му" in repr(page["bridge"])


def test_goals_of_the_plan_are_offered(desk):
    id_ = desk.book.account(BALTIC, "demo").id
    desk.book.save(Goal, company="demo", account_id=id_, side="ours", goal="Док под ключ")
    desk.book.save(Goal, company="demo", account_id=id_, side="theirs", goal="Меньше простоя доков")
    page = opened(desk)
    page["bridge"].set("account", BALTIC)
    drawn(page)
    assert page["bridge"].kinds["aim"].options == ("Док под ключ",)
    assert "Меньше простоя доков" in repr(page["questions"])


def test_the_lab_takes_the_accounts_numbers_and_gives_the_case_back(desk):
    form = forms.terms(desk)
    form.press("own")
    form.parts()
    assert (form["value"], form["margin"], form["days_now"], form["discount"]) == (118_611_500, 21, 60, 0)
    assert form.finding.title.startswith("Условия прежние: маржа 18,0")
    form.set("discount", "3")
    form.set("days", "90")
    form.set("service", "900 тыс")
    form.parts()
    assert form.finding.title == "Уступки съедают 4,7 п. п. маржи: было 18,0\u00a0%, осталось 13,3\u00a0%"
    assert forms.terms(desk)["service"] == 900_000
    form.press("case")
    form.parts()
    assert "25,0" in form.finding.title


def test_packages_are_put_side_by_side_the_best_on_top(desk, monkeypatch):
    monkeypatch.delenv(STILL)
    form = forms.terms(desk)
    for discount, days, service in (("8", "60", "0"), ("4", "30", "0"), ("0", "90", "0"), ("0", "60", "100000")):
        form.set("discount", discount)
        form.set("days", days)
        form.set("service", service)
        form.press("keep")
        form.press("keep")
    told = repr(form).split("Пакеты рядом")[1]
    kept = [told.index(worth) for worth in ("2,1\u00a0млн", "2,1\u00a0млн", "2,0\u00a0млн", "1,4\u00a0млн")]
    assert kept == sorted(kept)
    assert told.index("сервис 100") < told.index("90 дн") < told.index("30 дн") < told.index("скидка 8")
    form.press("drop:0")
    assert "скидка 8" not in repr(form).split("Пакеты рядом")[1]


def test_the_hand_form_follows_its_slider(desk):
    form = forms.hand(desk)
    form.set("cut", "10")
    form.parts()
    assert "67" in form.finding.title


def test_a_sheet_is_filled_until_nothing_is_missing(desk):
    form = forms.sheet(desk)
    told = {"target": "97", "limit": "88", "kind": "others", "alternative": "Балтике 200 т с мая", "theirs": "Гусева"}
    for name, value in told.items():
        form.set(name, value)
    form.press("gifts/add")
    form.set("gifts/new1/what", "30 дней отсрочки")
    form.set("gifts/new1/cost_a_year", "300 тыс")
    form.parts()
    assert form.finding.title == "До встречи с клиентом в листе 2\u00a0дыры"  # below the floor, nothing in return
    assert "Почему предел ниже пола" in repr(form)
    form.set("limit", "91")
    form.set("gifts/new1/in_return", "прогноз к 20-му с января")
    form.parts()
    assert form.finding.title.startswith("Лист готов")
    (row,) = desk.book.rows(Concession, company="demo")
    assert (row.planned, row.direction, row.cost_a_year) == (True, "given", 300_000)
    again = forms.sheet(desk)
    assert [line["what"] for line in again.rows] == ["30 дней отсрочки"]
    assert len(findings.Reading(desk).log()) == 11, "what is planned is not given yet"
    form.press(f"gifts/remove:{form.rows.lines[0].id}")
    form.press("gifts/undo")
    form.parts()
    assert len(form.rows) == 1


def test_a_floor_that_does_not_exist_is_said(desk):
    form = forms.sheet(desk)
    form.set("least", "90")
    form.set("days", "300")
    assert "не даст никакая цена" in repr(form)


def test_the_folders_log_becomes_ones_own_and_is_priced(desk, turned):
    form, before = forms.log(desk), findings.Reading(desk).log()
    form.press("adopt")
    form.press("adopt")
    form.parts()
    assert len(form.rows) == 11
    assert findings.Reading(desk).log() == before
    assert next(line["day"] for line in form.rows) == "2025-02-10"
    received = [line for line in form.rows if line["direction"] == "received"]
    for line, worth in zip(received, ("2 млн", "1,5 млн"), strict=True):
        form.set(f"log/{line.id}/cost_a_year", worth)
    form.parts()
    assert form.finding.title == "Отдали на 6,9\u00a0млн\u00a0₽ в год, получили на 3,5\u00a0млн\u00a0₽"
    english = forms.log(turned(desk, "en"))
    assert "Film price 3% lower" in repr(english)
    form.press(f"log/remove:{form.rows.lines[0].id}")
    form.parts()
    assert len(findings.Reading(desk).log()) == 10


def test_an_account_without_a_log_begins_with_a_first_line(bare_in):
    desk = bare_in("ru")
    form = forms.log(desk)
    assert "пуст" in repr(form)
    form.press("log/add")
    form.set("log/new1/what", "скидка 3 %")
    form.set("log/new1/day", "16 июня 2026")
    form.set("log/new1/cost_a_year", "100000")
    form.parts()
    assert form.finding.title.startswith("Отдали на 100")
    assert [gift.given for gift in findings.Reading(desk).log()] == [True]


def test_questions_are_built_from_a_pain_of_the_dossier(desk):
    id_ = desk.book.account(VOLGA, "demo").id
    told = {"section": "4", "field": "needs", "value": "плёнка рвётся на второй линии", "source": "визит"}
    desk.book.save(DossierFact, company="demo", account_id=id_, state="confirmed", **told)
    form = forms.questions(desk)
    pain = next(id_ for id_, words in form.kinds["pain"].labels.items() if "рвётся" in words)
    form.set("pain", pain)
    form.set("problem", "Мой вопрос")
    form.press("take")
    assert form["problem"] == "Мой вопрос"
    assert "плёнка рвётся на второй линии" in form["implication"]
    assert "платит по средам" in repr(form)
    form.set("own", "ждём машину по четыре часа")
    assert "ждём машину" in repr(form)


def test_what_is_not_the_companys_own_is_said(bare_in, desk):
    """A ledger without profit: the margin of the paper case is never passed off as the client's."""
    bare = bare_in("ru")
    lab = forms.terms(bare)
    lab.press("own")
    assert "маржа осталась из бумажного случая" in repr(lab)
    lab.set("margin", "18")
    assert "маржа осталась" not in repr(lab)
    sheet = forms.sheet(bare)
    assert "себестоимость от прайса, наименьшая маржа, дни отсрочки и цена денег в год" in repr(sheet)
    sheet.set("cost", "82")
    assert "случая: наименьшая маржа" in repr(sheet)
    assert "случая: наименьшая маржа и цена денег в год" in repr(forms.sheet(desk))


def test_the_role_play_has_a_clock_and_a_form(desk):
    form = forms.roles(desk)
    form.set("depth", "short")
    assert "10 минут" in repr(form)
    form.press("begin")
    form.set("watched", ["asked", "pairs"])
    again = forms.roles(desk)
    assert again["begun"]
    assert again["watched"] == ["asked", "pairs"]


@pytest.mark.parametrize(("told", "minutes"), [('role_play = "short"', "10 минут"), ('role_play = "full"', "15 минут")])
def test_the_trainer_sets_the_depth_of_the_play(bare, tmp_path, told, minutes):
    """Practice is measured by what the group needs: the company's settings say how much."""
    folder = shutil.copytree(bare.folder, tmp_path / "own")
    with (folder / "company.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[seminar]\n{told}\n")
    assert minutes in repr(forms.roles(Desk("ru", open_company(str(folder)))))


def test_a_proposal_is_whole_when_its_figures_stand(desk):
    form = forms.proposal(desk)
    for name in ("problem", "value", "proof", "price", "step"):
        form.set(name, "слова")
    assert "В пользе нет числа" in repr(form)
    form.set("value", "на 3 часа меньше")
    form.set("step", "проба 15 января")
    assert "Все пять полей" in repr(form)


def test_the_last_actions_belong_to_the_module(desk):
    form = forms.actions(desk)
    form.press("idea:1")
    (row,) = desk.book.rows(Action, company="demo")
    assert (row.module, row.what.startswith("Предложить один обмен")) == ("08", True)
