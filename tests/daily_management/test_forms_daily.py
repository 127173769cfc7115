"""The forms of module 09: what is entered is kept and found again, and moves what rests on it."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from kamlab.company import open_company
from kamlab.forms.live import STILL
from kamlab.modules.daily_management import findings, forms
from kamlab.workbook.models import Action, DiaryEntry, DossierFact, Person
from tests.looking import reopened

VOLGA = "ТД «Волжские продукты»"
COSY = "Сеть магазинов «Уютный двор»"
ALTAIR = "Альтаир-Фарм"


def taken(form):
    """Press the key that hands a Word document over: its name and everything written in it."""
    given = []
    form.hand_over = lambda name, content: given.append((name, content))
    form.press("take")
    ((name, content),) = given
    return name, "\n".join(one.text or "" for one in Document(BytesIO(content)).element.body.iter() if "}t" in one.tag)


def test_looking_writes_nothing(desk):
    for name in forms.__all__:
        getattr(forms, name)(desk).parts()
    assert desk.workbook.saved_at is None


def test_the_first_guess_waits_and_is_not_graded(desk, monkeypatch):
    monkeypatch.delenv(STILL)
    monkeypatch.setattr("kamlab.forms.foretold.is_live", lambda: True)
    form = forms.first_guess(desk)
    assert "34,9" not in repr(form)
    form.set("whom", "both")
    form.press("show")
    told = repr(form)
    assert "34,9" in told
    assert "обоим" in told


# By hand and warning --------------------------------------------------------------------------------------------------


def test_own_intervals_are_read_as_people_type_them(desk):
    form = forms.by_hand(desk)
    form.set("first", "30; 28 33, 31 и 29,5")
    form.set("silence", "50")
    form.parts()
    assert "50" in form.finding.title
    assert reopened(form)["first"] == "30; 28 33, 31 и 29,5"


@pytest.mark.parametrize("typed", ["30", "0, 30", "тридцать", "-5, 30", "30 " * 61])
def test_what_is_no_row_of_intervals_is_refused_beside_the_field(desk, typed):
    form = forms.by_hand(desk)
    form.set("first", typed)
    assert form.held["first"].problem is not None
    assert form["first"].startswith("30, 28")


def test_any_client_can_be_looked_at(desk):
    form = forms.warning(desk)
    assert form["client"] == ALTAIR
    form.set("client", COSY)
    assert "Мало данных" in repr(form)
    assert reopened(form)["client"] == COSY


# Dossier --------------------------------------------------------------------------------------------------------------


def test_a_fact_confirmed_today_moves_the_usable_part(desk):
    form = forms.dossier(desk)
    assert form.account == VOLGA
    form.press("open:address")
    form.press("today:address")
    form.parts()
    (row,) = desk.workbook.rows(DossierFact, company="demo")
    assert (row.field, row.section, row.state, row.seen_on.isoformat()) == ("address", "1", "confirmed", "2026-11-19")
    assert "20" in form.finding.title  # 4 of 20
    again = reopened(form)
    again.parts()
    assert again.finding.title == form.finding.title


def test_the_key_of_an_open_fact_says_that_it_closes(desk):
    form = forms.dossier(desk)
    assert "Закрыть: адрес" not in repr(form.parts())
    form.press("open:address")
    assert "Закрыть: адрес" in repr(form.parts())
    assert "Открыть: адрес" not in repr(form.parts())
    form.press("open:address")
    assert "Открыть: адрес" in repr(form.parts())


def test_another_account_brings_its_own_facts(desk):
    form = forms.dossier(desk)
    form.set("client", COSY)
    told = repr(form)
    assert "Это пугает" in told
    form.set("section", "4")
    form.press("open:needs")
    form.set(f"facts/{form.facts.named('needs').id}/value", "Пакеты, которые не рвутся")
    assert "Это пугает" not in repr(form)
    form.set("client", VOLGA)
    assert form.facts.named("needs")["value"] == "линия встаёт, когда рвётся плёнка"
    form.set("client", COSY)
    assert form.facts.named("needs")["value"] == "Пакеты, которые не рвутся"


def test_a_purse_of_session_04_is_no_fact_of_the_dossier(desk):
    account = desk.workbook.account(VOLGA, "demo").id
    desk.workbook.save(DossierFact, company="demo", account_id=account, section="wallet", field="size", value="1")
    assert findings.Reading(desk).dossier(VOLGA).part().usable == 3


def test_the_age_at_which_a_fact_is_old_is_ones_own(desk):
    form = forms.dossier(desk)
    form.set("months", "2")
    form.parts()
    assert "5" in form.finding.title
    assert "2 месяцев" in form.finding.remark or "2" in form.finding.remark


def test_readers_see_what_they_need(desk):
    form = forms.redacted(desk)
    assert form["reader"] == "everybody"
    assert "Орлов" not in repr(form)
    name, told = taken(form)
    assert name == "Досье — ТД «Волжские продукты» (без имён).docx"
    assert "Орлов" not in told
    form.set("reader", "manager")
    assert "Орлов" in repr(form)
    name, told = taken(form)
    assert "Орлов" in told
    assert "без имён" not in name


# Board, diary, review -------------------------------------------------------------------------------------------------


def test_an_account_is_moved_by_hand_and_back(desk):
    form = forms.board(desk)
    assert form.account == ALTAIR
    form.set("client", VOLGA)
    form.set("stage", "meetings")
    form.parts()
    assert "Встречи" in form.finding.title
    again = reopened(form)
    assert (again.account, again["stage"]) == (VOLGA, "meetings")
    again.set("client", ALTAIR)
    assert again["stage"] == "rule"
    again.set("client", VOLGA)
    again.set("stage", "rule")
    again.parts()
    assert "портрет" in again.finding.title


def test_a_step_is_ticked_off_and_taken_back(desk):
    form = forms.diary(desk)
    form.press("done:4")
    form.parts()
    assert "8" in form.finding.title
    assert "8" in findings.diary(reopened(form).desk).title
    form.press("untick:4")
    form.parts()
    assert "9" in form.finding.title


def test_a_talk_is_written_with_a_person_and_a_step(desk):
    form = forms.diary(desk)
    form.press("entries/add")
    (line,) = form.entries
    assert desk.workbook.rows(DiaryEntry, company="demo") == []
    form.set(f"entries/{line.id}/note", "Просит образцы")
    assert "нет следующего шага" in repr(form)
    form.set(f"entries/{line.id}/person_id", "Орлов Д. С.")
    form.set(f"entries/{line.id}/step", "Отправить образцы")
    form.set(f"entries/{line.id}/due", "1.12.2026")
    (row,) = desk.workbook.rows(DiaryEntry, company="demo")
    (person,) = desk.workbook.rows(Person, company="demo")
    assert (row.person_id, person.name) == (person.id, "Орлов Д. С.")
    told = [one for one in findings.Reading(desk).diary.entries if one.note == "Просит образцы"]
    assert [(one.account, one.theirs, one.faults) for one in told] == [(VOLGA, "Орлов Д. С.", ())]
    assert len(reopened(form).entries) == 1


def test_a_review_is_kept_and_compared_after_a_change(desk):
    form = forms.review(desk)
    form.set("name", "ноябрь")
    form.press("keep")
    form.parts()
    assert "не изменилось ничего" in form.finding.so_what
    account = desk.workbook.account(VOLGA, "demo").id
    desk.workbook.save(Action, company="demo", module="05", account_id=account, what="Новое дело", who="Ильина Е. С.")
    form.parts()
    assert "изменилось дел" in form.finding.so_what
    again = reopened(form)
    assert again["with"] == "version_1"
    again.parts()
    assert again.finding.so_what == form.finding.so_what
    assert findings.Reading(desk).standing(VOLGA).reviewed == 0


# Our own people -------------------------------------------------------------------------------------------------------


def test_a_decision_stays_with_its_account_and_out_of_the_closing_actions(desk):
    form = forms.decisions(desk)
    form.press("rows/add")
    (line,) = form.rows
    form.set(f"rows/{line.id}/what", "Прислать протокол")
    form.parts()
    (row,) = desk.workbook.rows(Action, company="demo")
    assert row.account_id
    assert "без хозяина 2" in form.finding.title
    assert len(forms.actions(desk).rows) == 0
    form.set(f"rows/{line.id}/who", "Петров В. К.")
    form.set(f"rows/{line.id}/due", "25.11.2026")
    form.parts()
    assert "без хозяина 1" in form.finding.title


def test_the_brief_says_what_changes_and_moves_the_stage(desk):
    form = forms.brief(desk)
    form.set("changed", "С понедельника Орлов Д. С. принимает грузы до обеда")
    assert "принимает грузы" in repr(form)
    form.set("sent", value := True)
    assert findings.Reading(desk).standing(VOLGA).briefed is value
    name, told = taken(form)
    assert name == "Для своих — ТД «Волжские продукты».docx"
    assert "принимает грузы" in told
    assert "Ответить на просьбу об условиях" in told
    assert "Орлов" not in told + repr(form.parts()).replace(str(form["changed"]), "")


def test_a_benefit_counts_with_evidence_and_the_cost_follows_the_figures(desk):
    form = forms.worth(desk)
    form.set("quality", "ввели протокол на партию")
    form.set("care", ["manager", "deputy"])
    told = repr(form)
    assert "1 из 7" in told
    assert "6" in told
    form.set("old_cost", "3 млн")
    form.parts()
    assert "новые клиенты дешевле" in form.finding.title
    form.set("client", ALTAIR)
    assert form["quality"] is None
    assert form["old_cost"] == 3_000_000


def test_nothing_to_divide_by_is_said_in_a_sentence(desk):
    form = forms.worth(desk)
    form.set("new_more", "0")
    assert "больше нуля" in repr(form)


# A company with a ledger alone ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["months", "dateless"])
def ledger_alone(request, tmp_path_factory):
    """Make a company of a small file of sales: monthly orders of five clients, or no dates at all."""
    folder = tmp_path_factory.mktemp("alone")
    rows = [f"2026-{month:02d}-1{n};Клиент {n};{1000 * n + month}" for n in range(1, 6) for month in range(1, 11)]
    head = "Дата;Клиент;Сумма\n"
    if request.param == "dateless":
        head, rows = "Клиент;Сумма\n", [row.split(";", 1)[1] for row in rows]
    (folder / "sales.csv").write_text(head + "\n".join(rows), encoding="utf-8")
    (folder / "company.toml").write_text(
        '[name]\nru = "Своя"\nen = "Own"\n[ledger]\nfiles = ["sales.csv"]\n', encoding="utf-8"
    )
    return open_company(folder)


@pytest.mark.parametrize("table", ["facts", "diary", "decisions", "actions", "people", "lost", "dossier_fields"])
def test_a_table_without_the_expected_columns_is_no_traceback(tmp_path, desk_in, table):
    (tmp_path / "sales.csv").write_text("Дата;Клиент;Сумма\n2026-01-10;Вега;100\n", encoding="utf-8")
    (tmp_path / "company.toml").write_text('[name]\nru = "Своя"\n[ledger]\nfiles = ["sales.csv"]\n', encoding="utf-8")
    (tmp_path / f"{table}.csv").write_text("a,b\n1,<script>\n", encoding="utf-8")
    desk = replace(desk_in("ru"), company=open_company(tmp_path))
    for name in ("dossier", "board", "diary", "review", "decisions", "brief"):
        assert len(repr(getattr(forms, name)(desk))) > 60


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", forms.__all__)
def test_a_company_with_a_ledger_alone_is_told_what_to_enter(ledger_alone, desk_in, lang, name):
    desk = replace(desk_in(lang), company=ledger_alone)
    told = repr(getattr(forms, name)(desk))
    assert len(told) > 60
    assert "None" not in told
    assert "nan" not in told


def test_an_own_company_goes_from_a_first_fact_to_the_board(desk_in):
    desk = replace(desk_in("ru"), company=open_company("demo"))
    form = forms.dossier(desk)
    form.set("client", "Лесная мануфактура")
    assert "Досье пустое" in repr(form)
    form.press("open:needs")
    form.set(f"facts/{form.facts.named('needs').id}/value", "Меньше возвратов")
    assert "Лесная мануфактура" in findings.Reading(desk).kept_accounts
    assert forms.diary(desk).account == "Лесная мануфактура"
