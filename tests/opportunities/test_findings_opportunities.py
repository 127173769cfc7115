"""What module 04 shows: sentences from the model, figures without faults, both languages, hostile names."""

from dataclasses import replace

import pytest

from kamlab.desk import open_desk
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.opportunities import findings, model
from kamlab.modules.opportunities.findings import start
from kamlab.modules.opportunities.findings.choice import Plan

NAMES = ("wallet", "wallets", "white_space", "suggestions", "launches", "register", "choice", "firmness", "worth")
DRAWN = tuple(name for name in NAMES if name != "launches")
NASTY = ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "א" * 40, "🙂🙂", "x" * 10_000, "$a$ $b$")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request):
    """Return every finding of the module on the demo company, by name."""
    desk = open_desk(request.param, "demo")
    return {name: getattr(findings, name)(desk) for name in NAMES} | {"desk": desk}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(shown, name):
    assert unsaid(shown[name]) == []


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", ["projector", "page"])
def test_every_figure_is_without_faults(shown, name, size):
    assert faults(shown[name].figure(size)) == []


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_fits_a_page(shown, name):
    assert 400 < shown[name].figure().bbox.height <= 1000
    assert len(shown[name].html()) < 60_000


def test_six_cells_are_free_and_five_never_offered(shown):
    figure = shown["white_space"].figure()
    assert "6" in shown["white_space"].title
    assert "5" in shown["white_space"].title
    assert (len(marks(figure, "never")), len(marks(figure, "us")), len(marks(figure, "rival"))) == (5, 4, 8)


def test_the_share_of_volga_is_a_range(shown):
    assert "19–25" in shown["wallet"].title
    assert [len(marks(shown["wallet"].figure(), "us"))] == [3]


def test_two_cartridges_are_under_one_per_cent(shown):
    table = shown["wallets"].table
    row = table[table.iloc[:, 0].str.contains("Уют|Cosy")].iloc[0]
    assert row.iloc[1] == pytest.approx(8_700)
    assert "1" in row.iloc[3]
    assert row.iloc[3] != "0 %"


def test_pallets_are_what_clients_like_volga_buy(shown):
    assert ("Поддоны" in shown["suggestions"].so_what) or ("Pallets" in shown["suggestions"].so_what)


def test_the_first_buyer_goes_by_the_day_and_a_full_return_is_told(shown):
    launch, desk = shown["launches"], shown["desk"]
    told = dict(zip(launch.table.iloc[:, 0], launch.table.iloc[:, 1], strict=True))
    first, back = (
        desk.company.display_name(name, desk.language)
        for name in ("Приборостроительный комбинат «Вектор-Плюс»", "Торговая группа «Северный прилавок»")
    )
    assert next(iter(told)) == first
    assert first in launch.so_what
    assert back in launch.so_what
    assert any(word in told[back] for word in ("вернули", "returned"))


def test_what_the_cells_tell_is_not_asked_again(shown):
    said = shown["suggestions"].so_what
    assert any(name in said for name in ("Тара-Восход", "Tara-Voskhod"))
    assert not any(question in said for question in ("у кого он их берёт", "from whom it buys"))


def test_cells_name_suppliers_as_the_reader_spells_them(shown):
    words = texts(shown["white_space"].figure(), "cell")
    assert ("Pak-Liniya" in words) == (shown["desk"].language == "en")
    assert ("Пак-Линия" in words) == (shown["desk"].language == "ru")


def test_the_limit_that_is_full_leads_and_not_the_one_that_is_near(shown):
    assert shown["worth"].title.startswith(("Люди", "People"))
    assert any(amount in shown["worth"].title for amount in ("2,5", "2.5"))


def test_the_choice_beats_the_rule_of_thumb_by_four_and_a_half_million(shown):
    figure = shown["choice"].figure()
    assert "4,5" in shown["choice"].title or "4.5" in shown["choice"].title
    assert len(marks(figure, "chosen")) == 8
    assert len(marks(figure, "thumb")) == 1
    assert any("46" in words for words in texts(figure, "thumb-sum"))


def test_the_title_turns_when_the_limit_does(shown):
    desk = shown["desk"]
    plan = findings.plan_of(desk)
    none = findings.choice(desk, replace(plan, limits=model.Limits(0, 0, 0)))
    every = findings.choice(desk, replace(plan, limits=model.Limits(10_000, 1e9, 100)))
    assert len({none.title, every.title, shown["choice"].title}) == 3
    for finding in (none, every):
        assert faults(finding.figure()) == []


@pytest.mark.parametrize("axis", model.LIMITS)
@pytest.mark.parametrize("core", [True, False], ids=["six", "fourteen"])
def test_every_axis_and_both_cases_are_drawn_without_faults(shown, axis, core):
    desk = shown["desk"]
    plan = findings.plan_of(desk)
    if core:
        plan = Plan(plan.ideas[:6], model.Limits(60, 350_000, 1.0))
    assert faults(findings.choice(desk, replace(plan, axis=axis)).figure()) == []
    assert faults(findings.worth(desk, plan).figure()) == []


def test_the_picture_of_six_names_both_sums(shown):
    desk = shown["desk"]
    plan = Plan(start.ideas(desk)[:6], model.Limits(60, 350_000, 1.0))
    figure = findings.choice(desk, plan).figure()
    assert texts(figure, "best-sum") == ["A + B = 22"]
    assert "C + B + E = 20" in " ".join(texts(figure, "thumb-sum"))


@pytest.mark.parametrize("name", NASTY, ids=["script", "formula", "right-to-left", "emoji", "long", "dollars"])
def test_a_hostile_name_is_text(shown, name):
    desk = shown["desk"]
    lines = tuple(replace(idea, name=f"{name}{place}"[-10_000:]) for place, idea in enumerate(start.ideas(desk)[:4]))
    space = next(iter(start.spaces(desk).values()))
    nasty = replace(space, units=tuple((id_, name) for id_, _ in space.units))
    plan = Plan(lines, model.Limits(60, 350_000, 1.0))
    for finding in (findings.register(desk, lines), findings.choice(desk, plan), findings.white_space(desk, nasty)):
        assert "<script>" not in finding.html()
        assert faults(finding.figure()) == []


@pytest.mark.parametrize("count", [1, 2, 40])
def test_a_register_of_any_length_is_drawn(shown, count):
    desk = shown["desk"]
    lines = tuple(
        model.Idea(f"i{place}", f"Line {place}", "a", "", "", "", 1e6, 2e6, 3e6 + place, 5.0, 1e4, 0.1)
        for place in range(count)
    )
    plan = Plan(lines, model.Limits(50, 1e6, 1.0))
    for finding in (findings.register(desk, lines), findings.choice(desk, plan), findings.firmness(desk, plan)):
        assert faults(finding.figure()) == []


def test_lines_without_numbers_alone_are_no_choice(shown):
    desk = shown["desk"]
    plan = Plan((model.Idea("a", "A"),), model.Limits())
    for name in ("choice", "firmness", "worth"):
        finding = getattr(findings, name)(desk, plan)
        assert finding.table.empty
        assert faults(finding.figure()) == []
