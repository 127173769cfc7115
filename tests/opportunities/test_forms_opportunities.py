"""The forms of module 04: what is entered is kept and found again, and goes where the plan will look for it."""

import pytest

from kamlab.modules.opportunities import findings, forms, model
from kamlab.modules.opportunities.forms.own import Own
from kamlab.workbook.models import DossierFact, Opportunity
from tests.looking import reopened

VOLGA = "ТД «Волжские продукты»"
COSY = "Сеть магазинов «Уютный двор»"
ALTAIR = "Альтаир-Фарм"


def cell(form, unit, offer):
    """Return the name of a cell's field."""
    return f"cells/{form.cells.named(f'{unit} × {offer}').id}/value"


def line(form, name):
    """Return the line of the register with a name."""
    return next(one for one in form.ideas if one["name"] == name)


# The purse ------------------------------------------------------------------------------------------------------------


def test_looking_writes_nothing(desk):
    for name in forms.__all__:
        getattr(forms, name)(desk).parts()
    assert desk.workbook.saved_at is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("600 млн", "600000000"), ("600m", "600000000"), ("1,5 млрд", "1500000000"), ("600000000 ₽", "600000000")],
)
def test_an_amount_is_read_as_people_write_it(desk, typed, kept):
    form = forms.wallet(desk)
    form.set(f"estimates/{form.estimates.named('high').id}/value", typed)
    (row,) = desk.workbook.rows(DossierFact, company="demo")
    assert (row.section, row.field, row.value, row.state) == ("wallet", "high", kept, "assumed")


def test_an_estimate_changes_the_figure_and_is_there_again(desk):
    form = forms.wallet(desk)
    form.set(f"estimates/{form.estimates.named('high').id}/value", "1 186 млн")
    form.parts()
    assert "10–25" in form.finding.title
    again = reopened(form)
    assert again.estimates.named("high")["value"] == 1_186_000_000
    assert again.estimates.named("low")["value"] == 470_000_000
    again.parts()
    assert again.finding.title == form.finding.title


def test_an_estimate_below_our_sales_is_refused_in_a_sentence_and_stays(desk):
    form = forms.wallet(desk)
    form.set(f"estimates/{form.estimates.named('low').id}/value", "1 млн")
    assert "больше 100" in repr(form)
    assert reopened(form).estimates.named("low")["value"] == 1_000_000


def test_a_client_nobody_has_estimated_opens_for_entry(desk):
    form = forms.wallet(desk)
    form.set("add", "Тепломонтаж")
    form.press("add")
    assert form.client == "Тепломонтаж"
    assert "ещё ничего не вписано" in repr(form)
    form.set(f"estimates/{form.estimates.named('base').id}/value", "40 млн")
    form.parts()
    assert "Тепломонтаж" in form.finding.title
    form.set("client", VOLGA)
    assert form.estimates.named("base")["value"] == 539_000_000


def test_sales_of_a_part_of_a_year_are_set_against_a_years_spend(bare_in):
    form = forms.wallet(bare_in("ru"))
    assert "Это 7 месяцев" in repr(form)
    form.set(f"estimates/{form.estimates.named('base').id}/value", "4,32 млн")
    form.parts()
    assert "25\N{NO-BREAK SPACE}%" in form.finding.title  # 90,000 a month make 1.08m a year
    assert "7 месяцев" in form.finding.remark


def test_a_supplier_is_added_with_its_amount(desk):
    form = forms.wallet(desk)
    form.set("supplier", "Новый <b>")
    form.press("add_supplier")
    form.set(f"suppliers/{form.suppliers.named('Новый <b>').id}/value", "5 млн")
    again = reopened(form)
    assert again.suppliers.named("Новый <b>")["value"] == 5_000_000
    assert dict(Own(desk).purses()[VOLGA].suppliers)["Новый <b>"].amount == 5_000_000
    assert "Части больше целого" in repr(again)


def test_two_cartridges_say_how_much_room_there_is(desk):
    form = forms.wallet(desk)
    form.set("client", COSY)
    form.parts()
    assert "меньше 1" in form.finding.title


# The white space ------------------------------------------------------------------------------------------------------


def test_a_cell_changes_the_counts_and_is_there_again(desk):
    form = forms.white_space(desk)
    form.set(cell(form, "retail", "label"), "never")
    form.parts()
    assert "7" in form.finding.title
    again = reopened(form)
    assert again.cells.named("retail × label")["value"] == "never"
    again.parts()
    assert again.finding.title == form.finding.title


def test_a_refusal_asks_for_its_day(desk):
    form = forms.white_space(desk)
    form.parts()
    form.set(cell(form, "tver", "line_service"), "refused")
    form.set("cell", "tver × line_service")
    assert "Впишите день отказа" in repr(form)
    form.set(f"cells/{form.cells.named('tver × line_service').id}/seen_on", "21.05.2026")
    assert "Впишите день отказа" not in repr(form)
    (one,) = [found for found in Own(desk).spaces()[VOLGA].grid.refused if found.unit == "tver"]
    assert one.day.isoformat() == "2026-05-21"


def test_units_and_offers_are_the_persons_own(desk):
    form = forms.white_space(desk)
    form.set("client", ALTAIR)
    assert "Пока ни одного подразделения" in repr(form)
    form.set("unit", "Склад")
    form.press("add_unit")
    form.set("offer", "Скотч")
    form.press("add_offer")
    grid = Own(desk).spaces()[ALTAIR].grid
    assert grid.units == ("Склад",)
    assert grid.offers[-1] == "Скотч"
    assert len(grid.unknown) == len(grid.cells) == 7
    form.press("drop_offer:Скотч")
    assert "Скотч" not in Own(desk).spaces()[ALTAIR].grid.offers
    assert reopened(form).client == ALTAIR


def test_two_units_of_one_name_stay_two(desk):
    form = forms.white_space(desk)
    for _ in range(2):
        form.set("unit", "Фабрика в Твери")
        form.press("add_unit")
    assert len({id_ for id_, _ in Own(desk).units(VOLGA)}) == 7


def test_an_empty_name_adds_nothing_and_says_so(desk):
    form = forms.white_space(desk)
    form.press("add_unit")
    assert "Сначала впишите название" in repr(form)
    assert desk.workbook.saved_at is None


# The register ---------------------------------------------------------------------------------------------------------


def test_a_suggestion_goes_into_the_register_with_the_folders_lines(desk):
    form = forms.suggest(desk)
    form.press("take:0")
    rows = desk.workbook.rows(Opportunity, company="demo")
    assert len(rows) == 15
    assert (rows[-1].source, rows[-1].class_name) == ("sales_data", "expand")
    assert rows[-1].base > rows[-1].low > 0
    assert "в списке" in repr(form)


def test_the_first_touch_keeps_needs_and_exclusions(desk):
    form = forms.register(desk)
    form.set(f"ideas/{line(form, 'Отчёт о браке').id}/hours", "11")
    rows = {row.name: row for row in desk.workbook.rows(Opportunity, company="demo")}
    assert rows["Отчёт о браке"].hours == 11
    assert rows["Страховой запас на РЦ"].needs_id == rows["Склад под заказ в Твери"].id
    assert rows["Филиал в Самаре"].excludes_id == rows["Склад под заказ в Твери"].id
    plan = findings.Plan(Own(desk).ideas(), model.Limits(120, 800_000, 2.0))
    assert plan.best().benefit == 50_500_000


def test_an_emptied_field_is_not_zero(desk):
    form = forms.register(desk)
    one = line(form, "Каталог для розницы")
    form.press(f"open:{one.id}")
    form.set(f"ideas/{one.id}/hours", "")
    assert "не названы часы" in repr(form)
    assert len(model.split_complete(Own(desk).ideas())[0]) == 13
    assert "ждёт чисел" in repr(forms.choice(desk))


def test_a_known_word_is_kept_as_its_code_and_another_as_it_is(desk_in):
    desk = desk_in("en")
    form = forms.register(desk)
    one = line(form, "Report on rejects")
    form.set(f"ideas/{one.id}/kind", "People of influence")
    form.set(f"ideas/{one.id}/class_name", "Our own class")
    row = next(row for row in desk.workbook.rows(Opportunity, company="demo") if row.name == "Report on rejects")
    assert (row.kind, row.class_name) == ("people", "Our own class")


def test_a_line_is_added_and_taken_out_and_put_back(desk):
    form = forms.register(desk)
    form.press("add")
    form.parts()
    assert len(form.ideas) == 15
    new = form.ideas.lines[-1]
    form.press(f"drop:{new.id}")
    assert len(form.ideas) == 14
    form.press("ideas/undo")
    form.parts()
    assert len(form.ideas) == 15


def test_taking_out_a_line_of_the_folder_leaves_the_others(desk):
    form = forms.register(desk)
    form.press(f"drop:{line(form, 'Экспортная упаковка').id}")
    assert len(Own(desk).ideas()) == 13
    assert len(reopened(form).ideas) == 13


def test_two_windows_make_the_register_once(windows):
    one, other = (forms.register(desk) for desk in windows)
    one.set(f"ideas/{line(one, 'Отчёт о браке').id}/hours", "11")
    other.set(f"ideas/{line(other, 'Обучение операторов').id}/hours", "6")
    rows = windows[0].workbook.rows(Opportunity, company="demo")
    assert len(rows) == 14
    assert {row.name: row.hours for row in rows}["Отчёт о браке"] == 11


# Choice and decisions -------------------------------------------------------------------------------------------------


def test_the_form_only_repeats_the_model(desk):
    form = forms.choice(desk)
    form.set("hours", "60")
    form.set("money", "350")
    form.set("staff", "1,0")
    form.parts()
    options = model.split_complete(Own(desk).ideas())[0]
    assert form.best == model.choose(options, model.Limits(60, 350_000, 1.0))
    assert reopened(form)["hours"] == 60


@pytest.mark.parametrize("by", model.RATIOS)
def test_every_ratio_is_told(desk, by):
    form = forms.choice(desk)
    form.set("by", by)
    assert form.say(f"by.option.{by}") in repr(form)


def test_the_best_set_is_written_down_for_the_plan(desk):
    forms.choice(desk).press("take")
    rows = desk.workbook.rows(Opportunity, company="demo")
    now = {row.name for row in rows if row.choice == "now"}
    assert len(now) == 8
    assert "Склад под заказ в Твери" in now
    assert {row.choice for row in rows} == {"now", "later"}
    assert "Решено всё" in repr(forms.decisions(desk))


def test_writing_the_set_down_draws_no_figure_again(desk, monkeypatch):
    form = forms.choice(desk)
    form.parts()
    drawn = []
    for name in ("choice", "worth", "firmness"):
        monkeypatch.setattr(findings, name, lambda *_args, name=name: drawn.append(name))
    form.press("take")
    form.parts()
    assert drawn == []


def test_a_long_name_is_cut_in_the_lists(desk):
    register = forms.register(desk)
    name = "Длинное название " * 20
    register.ideas.set(f"{line(register, 'Склад под заказ в Твери').id}/name", name)
    for form in (register, forms.decisions(desk)):
        told = repr(form)
        assert "Длинное название" in told
        assert name.strip() not in told


def test_a_dropped_line_stays_dropped_and_asks_for_its_reason(desk):
    form = forms.decisions(desk)
    first = form.ideas.lines[0]
    form.set(f"ideas/{first.id}/choice", "dropped")
    assert "Отказ без причины: A" in repr(form)
    form.set(f"ideas/{first.id}/reason", "нет склада")
    assert "Отказ без причины" not in repr(form)
    forms.choice(desk).press("take")
    assert desk.workbook.rows(Opportunity, company="demo")[0].choice == "dropped"


def test_decisions_that_do_not_go_together_are_told(desk):
    form = forms.decisions(desk)
    for one in form.ideas.lines:
        form.set(f"ideas/{one.id}/choice", "now")
    told = repr(form)
    assert "набрано больше, чем есть" in told
    assert "A и D вместе не делают" in told


def test_another_form_of_the_page_sees_the_decision(desk):
    register, decisions = forms.register(desk), forms.decisions(desk)
    decisions.set(f"ideas/{decisions.ideas.lines[2].id}/choice", "later")
    register.parts()
    assert [one.row for one in register.ideas] == [one.row for one in decisions.ideas]


# The way in and the guess ---------------------------------------------------------------------------------------------


def test_the_card_of_the_rival_is_kept_and_misses_the_stop(desk):
    form = forms.rival(desk)
    form.set(f"lines/{form.lines.named('strength').id}/value", "Возят день в день")
    assert "правила остановки" in repr(form)
    assert reopened(form).lines.named("strength")["value"] == "Возят день в день"


def test_the_first_guess_is_answered(desk):
    form = forms.first_guess(desk)
    form.set("free", "10")
    form.set("never", "2")
    told = repr(form)
    assert "Вы сказали 10" in told
    assert "На деле — 6" in told
    assert "На деле — 5" in told


# A company with a ledger alone ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ledger_alone(tmp_path_factory):
    """Make a company of a small file of sales, without categories and products."""
    from kamlab.company import open_company

    folder = tmp_path_factory.mktemp("alone")
    rows = [f"2026-{month:02d}-10;Клиент {n};{1000 * n + month}" for n in range(1, 6) for month in range(1, 11)]
    (folder / "sales.csv").write_text("Дата;Клиент;Сумма\n" + "\n".join(rows), encoding="utf-8")
    (folder / "company.toml").write_text(
        '[name]\nru = "Своя"\nen = "Own"\n[ledger]\nfiles = ["sales.csv"]\n', encoding="utf-8"
    )
    return open_company(folder)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", forms.__all__)
def test_a_company_with_a_ledger_alone_is_told_what_to_enter(ledger_alone, desk_in, lang, name):
    from dataclasses import replace

    desk = replace(desk_in(lang), company=ledger_alone)
    told = repr(getattr(forms, name)(desk))
    assert len(told) > 60
    assert "None" not in told
    assert "nan" not in told


def test_a_company_without_cells_is_not_asked_how_many_of_them_are_free(ledger_alone, desk_in):
    from dataclasses import replace

    form = forms.first_guess(replace(desk_in("en"), company=ledger_alone))
    assert not form.asked
    assert "25" not in repr(form)


def test_an_own_company_goes_from_a_purse_to_a_plan(ledger_alone, desk_in):
    from dataclasses import replace

    desk = replace(desk_in("ru"), company=ledger_alone)
    purse = forms.wallet(desk)
    purse.set(f"estimates/{purse.estimates.named('base').id}/value", "200 тыс")
    purse.parts()
    assert "оценка всего одна" in purse.finding.title
    space = forms.white_space(desk)
    space.set("unit", "Завод")
    space.press("add_unit")
    assert "продавать пока нечего" in repr(space)
    space.set("offer", "Плёнка")
    space.press("add_offer")
    space.set(cell(space, "Завод", "Плёнка"), "never")
    forms.suggest(desk).press("take:0")
    register = forms.register(desk)
    (one,) = register.ideas.lines
    for field, typed in {"base": "100000", "hours": "10", "money": "0", "staff": "0,1"}.items():
        register.set(f"ideas/{one.id}/{field}", typed)
    choice = forms.choice(desk)
    choice.set("hours", "20")
    choice.press("take")
    (row,) = desk.workbook.rows(Opportunity, company="own")
    assert (row.name, row.choice) == ("Плёнка → Завод: не предлагали", "now")
