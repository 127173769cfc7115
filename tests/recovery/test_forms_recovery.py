"""The forms of module 10: what is entered is kept and found again; one form's choice is seen in the others."""

from datetime import date

import pytest

from kamlab.modules.recovery import findings, forms
from kamlab.workbook.models import RecoveryCase
from tests.looking import reopened

STORY = "Тепломонтаж"
SHELF = "Склад-магазин «Сухой Ключ»"


def cell(form, name):
    """Return the name of a field of the case in view."""
    return f"steps/{form.steps.named(form.company_key).id}/{name}"


def test_looking_writes_nothing(desk):
    for name in forms.__all__:
        getattr(forms, name)(desk).parts()
    assert desk.workbook.saved_at is None


def test_a_step_moves_the_tree_and_is_there_again(desk):
    form = forms.case(desk)
    form.set(cell(form, "office"), "accepted")
    form.set(cell(form, "reason"), "service")
    form.set(cell(form, "said"), "Трижды опоздали")
    form.parts()
    assert "причина названа" in form.finding.title
    (row,) = desk.workbook.rows(RecoveryCase, company="demo")
    assert (row.office, row.reason, row.lunch, row.lunch_on) == ("accepted", "service", "declined", date(2026, 11, 16))
    again = reopened(form)
    again.parts()
    assert again.finding.title == form.finding.title
    assert again.steps.named("demo")["said"] == "Трижды опоздали"


def test_the_words_follow_the_step_and_gifts_have_their_note(desk):
    form = forms.case(desk)
    assert "что произошло" in repr(form)
    assert "575" in repr(form)
    form.set(cell(form, "office"), "accepted")
    assert "575" not in repr(form)
    form.set(cell(form, "reason"), "terms")
    form.set(cell(form, "answer"), "no")
    assert "Запасной адрес" in repr(form)
    assert "575" in repr(form)


def test_two_refusals_get_a_letter_without_a_gift(desk):
    form = forms.case(desk)
    form.set(cell(form, "office"), "refused")
    told = repr(form)
    assert "прощаемся письмом" in told
    assert "575" not in told
    assert "источник молчит" in told


def test_another_client_opens_its_own_row(desk):
    form = forms.case(desk)
    form.set(cell(form, "office"), "accepted")
    form.set("client", "Хлебозавод «Сухой Брод»")
    form.parts()
    assert "снова покупает" in form.finding.title
    form.set("add", "Никому <b>не</b> известный")
    form.press("add")
    form.set(cell(form, "notice"), "18.11.2026")
    form.parts()
    assert form.finding.title.startswith("День 1")
    assert reopened(form).client == "Никому <b>не</b> известный"
    assert "<b>не" not in str(form.finding.html())


def test_a_day_before_the_notice_is_no_day(desk):
    form = forms.case(desk)
    form.set(cell(form, "notice"), "25.11.2026")
    assert "День" not in form.parts()[1].told["text"].splitlines()[0]


def test_a_step_before_the_notice_is_told_and_not_counted(desk):
    form = forms.case(desk)
    form.set(cell(form, "office_visit"), "01.10.2026")
    told = repr(form)
    assert "Шаг записан раньше ухода" in told
    assert "успели" not in told
    assert "раньше ухода: проверьте даты" in told


def test_after_two_refusals_the_timer_asks_for_no_offer(desk):
    form = forms.case(desk)
    form.set(cell(form, "office"), "refused")
    told = repr(form)
    assert "отказали дважды" in told
    assert "До следующей отметки" not in told


def test_gift_and_introduction_are_kept_and_together_look_like_a_trade(desk):
    form = forms.case(desk)
    assert "Кому он нас представил" not in repr(form)
    form.set(cell(form, "reason"), "no_need")
    form.set(cell(form, "introduced"), "Ткачук, «Луговой край», 3 декабря")
    assert "похожи на обмен" not in repr(form)
    form.set(cell(form, "gift"), "token")
    assert "похожи на обмен" in repr(form)
    (row,) = desk.workbook.rows(RecoveryCase, company="demo")
    assert (row.gift, row.introduced) == ("token", "Ткачук, «Луговой край», 3 декабря")
    assert "похожи на обмен" in repr(reopened(form))


def test_the_seller_knows_the_floor_of_the_case_on_paper(desk):
    form = forms.role(desk)
    form.set("role", "seller")
    assert f"{findings.PAPER.price:.1f}".replace(".", ",") in repr(form)


def test_marks_are_ones_own(desk):
    form = forms.case(desk)
    form.set("mark_offer", "5")
    assert "просрочено на 1 день" in repr(form)
    assert "просрочено на 1 день" in repr(reopened(form))


def test_a_question_is_taken_into_the_case(desk):
    case, builder = forms.case(desk), forms.what_if(desk)
    builder.set("reason", "service")
    builder.set("owner", "Петров")
    builder.set("due", "30.11.2026")
    builder.press("take:fix")
    assert "отвечает Петров, срок — 30 ноября 2026" in repr(builder)
    case.parts()
    assert "Петров" in case.steps.named("demo")["what_if"]
    (row,) = desk.workbook.rows(RecoveryCase, company="demo")
    assert (row.lunch, row.reason) == ("declined", "unknown")  # what the folder says came along, nothing was made up


def test_the_reason_of_the_case_is_the_reason_of_the_questions(desk):
    case, builder = forms.case(desk), forms.what_if(desk)
    case.set(cell(case, "reason"), "no_need")
    assert "познакомите" in repr(builder)
    assert "Пол 86" not in repr(builder)


def test_the_floor_takes_ones_own_numbers_and_refuses_in_a_sentence(desk):
    form = forms.what_if(desk)
    assert "скидка не больше 13,8" in repr(form)
    form.set("rival", "15")
    assert "только без отсрочки" in repr(form)
    form.set("margin", "90")
    form.set("rate", "100")
    assert "Такой цены нет" in repr(form)


def test_a_silent_client_is_opened_in_the_case(desk):
    case, silent = forms.case(desk), forms.silent(desk)
    name = silent.unasked()[1]
    assert name == SHELF
    silent.press("card:1")
    case.parts()
    assert case.client == name
    case.set(cell(case, "lunch"), "asked")
    assert name not in silent.unasked()


def test_the_threshold_changes_the_list(desk):
    form = forms.silent(desk)
    form.set("days", 510)
    form.parts()
    assert form.finding.title.startswith("Молчат 3 клиента")


def test_chances_are_asked_for_and_never_supplied(desk):
    form = forms.worth(desk)
    assert form["chance"] is None
    assert "Впишите хотя бы один свой шанс" in repr(form)
    form.set("chance", "20")
    form.set("back", "10")
    told = repr(form)
    assert "140\u00a0тыс" in told
    assert "Прощание стоит 110\u00a0тыс" in told


def test_a_list_kept_elsewhere_is_counted(desk):
    form = forms.record(desk)
    form.set("hits", "3")
    form.set("ended", "7")
    assert "от 16" in repr(form)
    form.set("hits", "9")
    assert "проверьте оба числа" in repr(form)


def test_a_case_that_ends_is_counted(desk):
    case, record = forms.case(desk), forms.record(desk)
    record.parts()
    before = record.finding.title
    case.set(cell(case, "reason"), "terms")
    case.set(cell(case, "outcome"), "regained")
    record.parts()
    assert (before, record.finding.title) != (before, before)
    assert "2 из 3" in record.finding.title


def test_the_secret_is_on_the_clients_card_only(desk):
    form = forms.role(desk)
    form.set("secret", "service")
    for role in ("seller", "observer", "clock"):
        form.set("role", role)
        assert "Трижды" not in repr(form)
    form.set("role", "client")
    assert "Трижды" in repr(form)


@pytest.mark.parametrize("name", forms.__all__)
def test_a_ledger_alone_is_enough(desk_of, tmp_path, name):
    from kamlab.company import open_company

    (tmp_path / "ledger.csv").write_text(
        "date,client,revenue\n2026-01-10,Альфа,100\n2026-10-20,Бета,300\n2025-02-01,Гамма,50\n", encoding="utf-8"
    )
    (tmp_path / "company.toml").write_text(
        'name = "Своя"\ncurrency = "RUB"\n[ledger]\nfiles = ["ledger.csv"]\n', "utf-8"
    )
    form = getattr(forms, name)(desk_of(open_company(tmp_path)))
    assert form.parts()
    assert "None" not in repr(form)


def test_the_first_sentence_is_lunch(desk):
    assert "обед" in findings.opening(desk).title
    assert "пообедаем" in repr(forms.first_guess(desk))


def test_of_a_client_that_nobody_said_has_left_no_days_are_counted(bare_in):
    form = forms.case(bare_in("ru"))
    told = repr(form)
    assert "Ушедших пока никто не отметил" in told
    assert "День " not in form.finding.title
    assert "Неизвестно, когда клиент сказал об уходе" in told
    form.set(cell(form, "notice"), "01.11.2026")
    assert "Ушедших пока никто не отметил" not in repr(form)
