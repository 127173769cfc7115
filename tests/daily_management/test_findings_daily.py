"""What module 09 shows: sentences from the model, figures without faults, both languages, hostile names."""

import re
from dataclasses import replace

import pytest

from kamlab.findings import Canvas
from kamlab.findings.inspect import faults, marks, texts, unsaid
from kamlab.findings.style import MEDIA
from kamlab.i18n import LANGUAGES, set_language
from kamlab.modules.daily_management import findings, model
from kamlab.modules.daily_management.charts import (
    Card,
    Lit,
    Section,
    Silence,
    draw_board,
    draw_dossier,
    draw_early_warning,
    draw_lights,
)
from kamlab.modules.daily_management.findings.seen import seen

ALTAIR = "Альтаир-Фарм"
VOLGA = "ТД «Волжские продукты»"
COSY = "Сеть магазинов «Уютный двор»"
LIPOVY = "Ягодное хозяйство «Липовый Яр»"
LUGOVOY = "Луговой Край, молочный завод"
NAMES = ("early_warning", "alarms", "by_hand", "dossier", "redacted", "birthdays", "board", "diary", "decisions")
NAMES += ("review", "cost")
DRAWN = ("early_warning", "alarms", "dossier", "board", "review", "cost")
NASTY = ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "א" * 40, "🙂🙂", "x" * 10_000, "$a$ $b$")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request, company):
    """Return every finding of the module on the demo company, by name, and the desk."""
    from kamlab.workbook import open_workbook
    from tests.conftest import Table

    set_language(request.param)
    desk = Table(request.param, company, book=open_workbook("sqlite://"))
    return {name: getattr(findings, name)(desk) for name in NAMES} | {"desk": desk}


@pytest.fixture(scope="module")
def figures(shown):
    """Draw each figure once in each size."""
    return {(name, size): shown[name].figure(size) for name in DRAWN for size in ("projector", "page")}


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_says_what_to_do(shown, name):
    finding = shown[name]
    assert unsaid(finding) == []
    assert not re.search(r"\bnan\b", finding.text())


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("size", ["projector", "page"])
def test_every_figure_is_without_faults(figures, name, size):
    assert faults(figures[name, size]) == []


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_is_light_enough(shown, name):
    assert len(shown[name].html()) < 60_000


# The early warning ----------------------------------------------------------------------------------------------------


def test_altair_is_silent_for_47_days_against_43_and_a_half(shown, figures):
    finding, figure = shown["early_warning"], figures["early_warning", "projector"]
    assert "47" in finding.title
    assert texts(figure, "now") == ["47"]
    assert any("43,5" in words or "43.5" in words for words in texts(figure, "line-name"))
    assert any("31" in words for words in texts(figure, "line-name"))
    assert texts(figure, "days") == ["30", "28", "33", "31", "29", "35", "27", "32", "30", "34"]
    assert "35" in finding.so_what


def test_the_open_bar_is_the_tallest_and_beyond_the_line(figures):
    figure = figures["early_warning", "projector"]
    (now,) = marks(figure, "open")
    gaps = marks(figure, "gap")
    heights = [bar.get_height() for bar in gaps]
    assert len(gaps) == 10
    assert now.get_height() / max(heights) == pytest.approx(47 / 35)
    assert now.get_hatch()
    assert not any(bar.get_hatch() for bar in gaps)
    line = next(one for one in figure.axes[0].lines if one.get_gid() == "limit")
    base = gaps[0].get_y() + gaps[0].get_height()
    assert (base - line.get_ydata()[0]) / now.get_height() == pytest.approx(43.52 / 47, abs=1e-3)


def test_exactly_the_planted_silences_are_told(company):
    found = seen(type("D", (), {"company": company})())
    reasons = {found.watch.habit(name).reason: name for name in (ALTAIR, LIPOVY, LUGOVOY, COSY)}
    assert reasons == {"alarm": ALTAIR, "season": LIPOVY, "renamed": LUGOVOY, "few": COSY}
    assert found.watch.names("alarm") == (ALTAIR,)
    assert found.renamed == {LUGOVOY: "Молочный завод «Луговой Край»"}
    assert found.watch.judged == 196
    assert 0.5 < found.watch.expected < 2


def test_the_list_begins_with_altair_and_counts_the_false_ones(shown):
    table, finding = shown["alarms"].table, shown["alarms"]
    assert table.iloc[0, 0] == shown["desk"].company.display_name(ALTAIR, shown["desk"].language)
    assert "196" in finding.title
    hatched = [bar for bar in marks(finding.figure(), "bar") if bar.get_hatch()]
    assert finding.title.split()[1 if "Call" in finding.title else 2] == str(
        len(hatched)
    )  # who is to be called is drawn
    assert any(number in finding.so_what for number in ("1,0", "1.0"))


@pytest.mark.parametrize(("client", "word"), [(COSY, "68"), (VOLGA, "2"), (LIPOVY, "34"), (LUGOVOY, "")])
def test_other_silences_are_told_without_red(shown, client, word):
    finding = findings.early_warning(shown["desk"], client)
    figure = finding.figure()
    assert faults(figure) == []
    assert word in finding.title + finding.so_what
    (now,) = marks(figure, "open")
    if client in {COSY, VOLGA}:
        assert not now.get_hatch()
    if client == COSY:
        assert not texts(figure, "line-name")


@pytest.mark.parametrize("count", [0, 1, 12])
@pytest.mark.parametrize("size", ["projector", "page", "half"])
def test_any_number_of_intervals_is_drawn(count, size):
    view = Silence(
        [3] * count,
        ["30.09"] * count,
        400,
        "сейчас",
        (4.0, ["предел:", "4"]),
        (3.9, ["обычно:", "3,9"]),
        alarm=True,
        unit="дней",
        below="когда",
    )
    canvas = Canvas("Заголовок", subtitle="Под ним", medium=MEDIA[size])
    draw_early_warning(canvas, view)
    assert [one for one in faults(canvas.figure) if "title" not in one] == []


def test_by_hand_turns_with_the_silence(shown):
    titles = {findings.by_hand(shown["desk"], silence=days).title for days in (20, 40, 100)}
    assert len(titles) == 3
    assert len({findings.by_hand(shown["desk"], (30, 30.5), (30, 31), 99).title}) == 1


# Dossier, board, diary ------------------------------------------------------------------------------------------------


def test_fifteen_per_cent_of_volgas_dossier_are_usable_and_35_filled(shown, figures):
    assert "15" in shown["dossier"].title
    assert "35" in shown["dossier"].title
    figure = figures["dossier", "projector"]
    usable = [one for one in marks(figure, "usable") if one.get_width() > 30]
    assert len(usable) == 3
    assert texts(figure, "sign").count("?") == 4 + 1  # one in the key


def test_cosy_yard_is_the_frightening_four(shown):
    four = findings.dossier(shown["desk"], COSY)
    assert four.title != shown["dossier"].title
    assert "15" not in four.title
    assert faults(four.figure()) == []


def test_the_default_view_names_nobody(shown):
    desk = shown["desk"]
    reading = findings.Reading(desk)
    for account in reading.folder.accounts:
        for reader in ("service", "finance", "everybody"):
            told = findings.redacted(desk, account, reader).text()
            for name in reading.people(account):
                assert max(name.split(), key=len) not in told
        title, parts = findings.brief(desk, account)
        told = title + str(parts)
        assert not any(max(name.split(), key=len) in told for name in reading.people(account))


def test_two_birthdays_and_nine_late_steps(shown):
    assert "2" in shown["birthdays"].title
    assert "9" in shown["diary"].title
    assert "2" in shown["decisions"].title
    assert "1" in shown["decisions"].title


def test_altair_is_at_the_review_and_volga_at_the_profile(shown):
    desk = shown["desk"]
    placed = model.board(findings.standings(desk, findings.Reading(desk)))
    assert ALTAIR in placed["review"]
    assert VOLGA in placed["profile"]
    assert COSY in placed["profile"]
    assert "Тепломонтаж" in placed["closing"]


def test_the_board_draws_each_account_once_and_marks_the_alarm(shown, figures):
    figure = figures["board", "projector"]
    accounts = findings.Reading(shown["desk"]).kept_accounts
    assert len(marks(figure, "card")) + len(marks(figure, "alarm")) == len(accounts)
    assert len(marks(figure, "alarm")) == 1


def test_a_line_of_the_board_counts_what_does_not_fit():
    canvas = Canvas("Заголовок")
    draw_board(canvas, [("1 Стадия", [Card(f"Клиент номер {n}") for n in range(30)]), ("2", [])], more="ещё {n}")
    left = int(texts(canvas.figure, "more")[0].split()[1])
    assert len(marks(canvas.figure, "card")) + left == 30
    assert faults(canvas.figure) == []


# Review ---------------------------------------------------------------------------------------------------------------


def test_the_line_without_a_person_is_the_only_one_to_check(figures):
    figure = figures["review", "projector"]
    assert len(texts(figure, "light-check")) == 1
    assert len(texts(figure, "light-on_course")) == 9
    assert all(words[0] in "✓◐✕" for words in texts(figure, "light-check") + texts(figure, "light-on_course"))


def test_a_comparison_tells_what_moved(shown):
    desk = shown["desk"]
    tasks = findings.Reading(desk).tasks(VOLGA)
    before = [*tasks[1:], model.Task("Gone")]
    before[0] = replace(before[0], due=None)
    finding = findings.review(desk, VOLGA, before, name="October")
    assert "October" in finding.so_what
    assert "Gone" in finding.so_what
    assert faults(finding.figure()) == []
    assert faults(finding.figure("page")) == []


@pytest.mark.parametrize("name", NASTY, ids=["script", "formula", "right-to-left", "emoji", "long", "dollars"])
def test_a_hostile_name_is_text(name):
    for draw in (
        lambda canvas: draw_board(canvas, [("1", [Card(name, strong=True), Card(name, alarm=True)])], more="+{n}"),
        lambda canvas: draw_lights(canvas, [Lit(name, name, "1 Jan", "late", "✕ late", name)], ["a", "b", "c", "d"]),
        lambda canvas: draw_dossier(
            canvas, [Section("Section", ["old", "empty"], "0")], heading="h", words=dict.fromkeys(model.STATES, "w")
        ),
    ):
        canvas = Canvas("Заголовок")
        draw(canvas)
        assert faults(canvas.figure) == []


def test_the_cost_of_a_rouble_turns_with_the_figures(shown):
    desk = shown["desk"]
    dear = findings.cost(desk, (3e6, 6e6), (1e5, 1e6))
    assert dear.title != shown["cost"].title
    assert faults(dear.figure()) == []
