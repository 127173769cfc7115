"""What module 03 shows: the planted story of the demo company, figures without faults, both languages."""

from datetime import date

import pytest

from kamlab.desk import open_desk
from kamlab.findings import Canvas
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.i18n import LANGUAGES
from kamlab.modules.perception import charts, findings, model
from kamlab.modules.perception.findings import Given, View, Voice, view_of

NAMES = ("ladder", "overview", "mad", "cards", "spread")
DRAWN = tuple(name for name in NAMES if name != "mad")
VOLGA = "ТД «Волжские продукты»"
ACCOUNTS = {
    VOLGA: (2, 2, 3),
    "Зауральский завод горного оборудования": (4, 4, 3),
    "Балтийская судоремонтная компания": (3, 3, 3),
    "Ковыль-Агрохолдинг": (1, 1, 1),
    "Сеть магазинов «Уютный двор»": (1, 3, 1),
    "Альтаир-Фарм": (2, 2, 2),
}


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
    figure = shown[name].figure()
    assert faults(figure) == []
    assert 400 < figure.bbox.height <= 1000
    assert len(shown[name].html()) < 60_000


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("size", ["projector", "page", "half"])
def test_every_account_fits_every_medium(shown, account, size):
    assert faults(findings.ladder(shown["desk"], account).figure(size)) == []


def test_the_planted_story(shown):
    """Clients' verdicts, our own steps, the blind spot of +1 and of −1: docs of the demo company, section 8."""
    sheets = findings.sheets_of(shown["desk"])
    for account, (low, high, ours) in ACCOUNTS.items():
        standing = view_of(sheets, account).standing
        assert (standing.client.low.step, standing.client.high.step, standing.ours.low.step) == (low, high, ours)
    volga = view_of(sheets, VOLGA)
    assert (volga.person, volga.asked_on) == ("Орлов Д. С.", date(2026, 11, 10))
    assert volga.standing.differing == (3,)
    assert list(volga.standing.above) == ["Пак-Линия"]


def test_the_title_says_both_steps(shown):
    digits = [sign for sign in shown["ladder"].title if sign.isdigit()]
    assert sorted(digits) == ["2", "3"]


def test_the_title_turns_false_with_the_data(shown):
    desk = shown["desk"]
    told = {
        "over": ((1, 0, 0, 0, 1, 1), (1, 0, 1, 0, 1, 1)),
        "even": ((1, 0, 0, 0, 1, 1), (1, 0, 0, 0, 1, 1)),
        "under": ((1, 0, 1, 0, 1, 1), (0, 0, 0, 0, 1, 1)),
        "range": ((None, 0, 0, 0, 1, 1), (1, 0, 0, 0, 1, 1)),
        "ours": (None, (1, 0, 0, 0, 1, 1)),
        "client": ((1, 1, 1, 1, 1, 1), None),
    }
    titles = set()
    for client, ours in told.values():
        levels = [None if answers is None else model.infer_level(answers) for answers in (client, ours)]
        finding = findings.ladder_of(desk, View("Вега", model.Standing(*levels)))
        assert faults(finding.figure()) == []
        titles.add(finding.title)
    assert len(titles) == len(told)


def test_the_steps_stand_as_high_as_they_are():
    canvas = Canvas("Лестница")
    client, ours = model.infer_level((1, 0, 0, 0, 1, 1)), model.infer_level((1, 0, 1, 0, 1, 1))
    names = charts.Names("мы", "клиент", str)
    standing = model.Standing(client, ours, tuple((f"Соперник {place}", ours) for place in range(5)))
    charts.draw_ladder(canvas, standing, model.blockers(client), names=names, todo="Спросите.", lang="ru")
    figure = canvas.figure
    heights = [patch.get_height() for patch in marks(figure, "step")]
    assert heights == pytest.approx([heights[0] * step for step in model.STEPS])
    tinted = [
        patch for patch in marks(figure, "step") if patch.get_facecolor() == marks(figure, "step")[1].get_facecolor()
    ]
    assert len(tinted) == 1
    assert len(marks(figure, "diamond")) == len(marks(figure, "ours")) == 1
    assert len(marks(figure, "square")) == 4  # three by name, the rest counted
    assert any("ещё 2" in text for text in texts(figure, "mark"))
    assert "+2" in texts(figure, "points")
    assert faults(figure) == []


def test_two_clients_drive_us_mad_and_one_of_them_is_key(shown):
    table = shown["mad"].table
    assert list(table.iloc[:, 1]) == ["3", "2"]
    assert list(table.iloc[:, 2]) == ["3", "3"]  # a quarter point short: without question five Altair would be on 3


def test_the_spread_follows_the_weights(shown):
    assert list(shown["spread"].table.iloc[:, 1]) == [8, 37, 16, 3]
    one = findings.spread(shown["desk"], (0, 0, 1, 0, 0, 0))
    assert list(one.table.iloc[:, 1]) == list(model.spread((0, 0, 1, 0, 0, 0)).counts)
    assert one.so_what != shown["spread"].so_what


def test_matching_names_the_margin_that_is_left(shown):
    some = findings.matching(shown["desk"], revenue=12e6, margin=0.25, cost=0.36e6, times=3)
    assert "16" in some.title
    loss = findings.matching(shown["desk"], revenue=12e6, margin=0.05, cost=0.36e6, times=3)
    free = findings.matching(shown["desk"], revenue=12e6, margin=0.05, cost=0, times=3)
    assert len({some.title, loss.title, free.title}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_a_company_with_a_ledger_alone_is_never_left_without_a_page(own, name):
    finding = getattr(findings, name)(own)
    assert finding.so_what
    assert "<script" not in finding.html()
    if finding.draw is not None:
        assert faults(finding.figure()) == []


def test_the_person_asked_last_is_the_client_s_voice():
    sheets = {
        Voice("Вега", person="А"): {1: Given(1.0, asked_on=date(2026, 5, 1))},
        Voice("Вега", person="Б"): {1: Given(0.0, asked_on=date(2026, 6, 1))},
    }
    assert view_of(sheets, "Вега").person == "Б"
    assert view_of(sheets, "Вега", person="А").standing.client.answers[0] == 1.0
    assert view_of(sheets, "Вега", person="В").standing.client is None


def test_nothing_is_claimed_of_what_nobody_said(shown):
    view = View("Вега", model.Standing(model.infer_level((1, 0, 1, 0, 1, 1))))
    alone = findings.overview(shown["desk"], [view])
    full = findings.overview(
        shown["desk"],
        [View("Вега", model.Standing(view.standing.client, view.standing.client, (("С", view.standing.client),)))],
    )
    assert alone.title != full.title
    assert findings.overview(shown["desk"], [View("Вега", model.Standing(None, view.standing.client))]).title not in {
        alone.title,
        full.title,
    }
