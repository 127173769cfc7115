"""The forms of the follow-up: a baseline is sealed once, actions are reviewed, and all of it is found again."""

from datetime import date

import pytest

from kamlab.company.dossier import NEEDED
from kamlab.modules.follow_up import findings, forms
from kamlab.modules.follow_up.findings import Snapshots
from kamlab.modules.follow_up.model import compare
from kamlab.workbook.models import Action, DossierFact, Goal, RecoveryCase

NAMES = ("seal", "review", "then_now", "ties", "path", "actions")
BALTIC = "Балтийская судоремонтная компания"


def opened(desk):
    return {name: getattr(forms, name)(desk) for name in NAMES}


def drawn(page):
    for form in page.values():
        form.parts()


def act(desk, **told):
    return desk.book.save(Action, company=desk.company_key, module="05", **told).id


def test_looking_writes_nothing(desk):
    drawn(opened(desk))
    assert desk.book.saved_at is None


def test_the_demo_story_is_told_until_sealed_numbers_move(desk):
    assert not findings.pair_of(desk).own
    form = forms.seal(desk)
    form.press("seal")
    assert not findings.pair_of(desk).own  # the demo company stands still: a flat figure would teach nothing
    assert "пока не сдвинулись" in repr(form)
    act(desk, what="Позвонить")
    assert not findings.pair_of(desk).own  # a plan alone is no change
    act(desk, what="Написать", status="done")
    pair = findings.pair_of(desk)
    assert pair.own
    assert "стоит на дне семинара" in repr(forms.seal(desk))
    assert pair.then.day == date(2026, 11, 19)
    assert {one.verdict for one in compare(pair.then, pair.now)} <= {"same", "unknown"}
    assert "Запечатано: 19 ноября 2026" in repr(form)


def test_a_sealed_baseline_stays_whatever_changes(desk):
    form = forms.seal(desk)
    form.press("seal")
    then = Snapshots(desk).sealed
    act(desk, what="Позвонить", status="done")
    act(desk, what="Написать")
    form.press("seal")  # once more: nothing happens
    pair = findings.pair_of(desk)
    assert pair.then == then
    assert pair.now.actions.share == pytest.approx(0.5)
    assert "столько же" in findings.path(desk).title  # the same share is neither nearer nor farther
    form.press("open")
    assert "Снять печать" in repr(form)
    form.press("keep")
    assert Snapshots(desk).sealed == then
    form.press("open")
    form.press("unseal")
    assert not findings.pair_of(desk).own


def test_own_goals_are_measured(desk):
    account = desk.book.account("ТД «Волжские продукты»", "demo").id
    theirs = desk.book.save(Goal, company="demo", account_id=account, side="theirs", goal="линия").id
    desk.book.save(Goal, company="demo", account_id=account, side="ours", goal="этикетка", serves_id=theirs)
    desk.book.save(Goal, company="demo", account_id=account, side="ours", goal="цена")
    assert Snapshots(desk).measured(date(2026, 11, 19)).mirrored == pytest.approx(0.5)


def test_what_nobody_can_count_is_typed(bare_in):
    desk = bare_in("ru")
    form = forms.seal(desk)
    form.set("dossier", "40")
    form.press("seal")
    sealed = Snapshots(desk).sealed
    assert sealed.dossier == pytest.approx(0.4)
    assert sealed.wallet is None
    assert "не сообщено" in repr(form)


def test_what_earlier_sessions_kept_is_counted_and_not_asked_again(bare_in):
    desk = bare_in("ru")
    given = Snapshots(desk)
    assert set(given.uncounted) == {"dossier", "wallet"}
    account = desk.workbook.account(given.account, desk.company_key).id
    fact = {"company": desk.company_key, "account_id": account}
    desk.workbook.save(DossierFact, **fact, section="1", field="phone", value="12")
    revenue = given.measured(date(2026, 11, 19)).revenue
    desk.workbook.save(DossierFact, **fact, section="wallet", field="base", value=str(4 * revenue))
    taken = given.measured(date(2026, 11, 19))
    assert taken.dossier == pytest.approx(1 / len(NEEDED))
    assert taken.wallet == pytest.approx(0.25)
    assert "если знаете" not in repr(forms.seal(desk))


def test_every_account_has_its_own_seal(desk):
    form = forms.seal(desk)
    form.press("seal")
    form.set("account", BALTIC)
    form.parts()
    assert Snapshots(desk).sealed is None
    assert findings.pair_of(desk) is None
    assert "не запечатана" in repr(forms.then_now(desk))


def test_the_calendar_file_holds_three_working_days(desk):
    form = forms.seal(desk)
    form.set("partner", "Анна, из Твери; <b>")
    text = form.calendar().content.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 3
    assert [day for day in ("20261221", "20270118", "20270217") if f"DTSTART;VALUE=DATE:{day}" not in text] == []
    assert "Анна\\, из Твери\\; <b>" in text


def test_the_review_takes_actions_of_every_module_and_asks_why(desk):
    form = forms.review(desk)
    assert "Ваших действий пока нет" in repr(form)
    one, two = act(desk, what="Позвонить"), act(desk, what="Написать")
    form.parts()
    form.set(f"rows/{one}/status", "done")
    form.set(f"rows/{two}/status", "moved")
    form.set(f"rows/{two}/due", "1 февраля 2027")
    assert "Почему перенесено: Написать" in repr(form)
    form.set(f"rows/{two}/reason", "болел")
    again = forms.review(desk)
    assert [line["status"] for line in again.rows] == ["done", "moved"]
    assert desk.book.rows(Action, company="demo")[1].reason == "болел"
    assert "Сделано 1 действие из 2" in repr(again)


def test_the_guess_is_about_the_measure_that_got_worse(desk):
    form = forms.then_now(desk)
    assert form.real() == {"worse": "largest"}
    form.set("worse", "actions")
    assert "Доля крупнейшего клиента" in repr(form)
    assert not forms.then_now(Snapshots(desk).desk).missing


def test_the_target_moves_and_is_kept(desk):
    form = forms.path(desk)
    assert form["target"] == 20
    form.set("target", "25")
    assert "25\u00a0%" in repr(forms.path(desk))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_company_with_a_ledger_only_fails_nowhere(bare_in, lang):
    desk = bare_in(lang)
    page = opened(desk)
    drawn(page)
    page["seal"].press("seal")
    drawn(page)
    pair = findings.pair_of(desk)
    assert pair.then.largest == "<script>alert(1)</script>"
    assert "<script>" not in str(page["path"].finding.html())
    assert pair.then.share == pytest.approx(0.75)


def test_a_changed_action_is_asked_for_what_it_lacks(desk):
    act(desk, what="Позвонить", due=date(2026, 12, 20))
    form = forms.review(desk)
    line = form.rows.lines[0]
    for field, value, asked in (
        ("status", "moved", "ни нового дня впереди, ни причины"),
        ("reason", "Был в отпуске", "нового дня впереди нет"),
        ("due", "2026-11-01", "нового дня впереди нет"),  # a day that has passed is none
        ("due", "2027-01-15", ""),
        ("reason", "", "Что помешало"),
        ("status", "dropped", "Что изменилось"),
    ):
        form.set(f"rows/{line.id}/{field}", value)
        told = repr(form)
        assert (asked in told) if asked else ("Когда?" not in told and "помешало" not in told), (field, value)


def test_who_was_introduced_stands_beside_the_ties_and_is_not_added(desk):
    before = findings.ties(desk).title
    account = desk.book.account("Тепломонтаж", "demo").id
    desk.book.save(RecoveryCase, company="demo", account_id=account, introduced="Иванов, «Северная»")
    told = repr(forms.ties(desk))
    assert "Тепломонтаж → Иванов, «Северная»" in told
    assert findings.ties(desk).title == before
