"""The sheet: the same heading everywhere, text measured before it is set."""

import pytest

from kamlab.findings import Canvas, Rect
from kamlab.findings.canvas import drawable
from kamlab.findings.inspect import faults, marks, texts
from kamlab.findings.marks import dot, key
from kamlab.findings.settle import make_room, settle
from kamlab.findings.style import HALF, MEDIA, PAGE, PROJECTOR

LONG = "Пятнадцать клиентов названы ключевыми, но выручку держат только трое из них, и один на исходе"


def title_of(canvas):
    return [text for text in canvas.axes.texts if text.get_gid() == "title"]


def test_heading_and_foot_stand_on_the_margins():
    canvas = Canvas("Три клиента дают 61 % выручки", subtitle="Доли", module="01", source="sales.csv")
    places = {text.get_gid(): text.get_position() for text in canvas.axes.texts}
    assert places["module"] == (60, 67)
    assert places["subtitle"][0] == places["source"][0] == 60
    assert places["source"][1] == places["mark"][1] == 874
    assert places["mark"][0] == 1540


def test_the_body_lies_between_sub_title_and_source():
    body = Canvas("Заголовок", subtitle="Подзаголовок", source="sales.csv").body
    assert (body.x0, body.x1) == (60, 1540)
    assert 180 <= body.y0 <= 200
    assert 810 <= body.y1 <= 830


def test_a_remark_and_a_second_line_of_title_make_the_body_shorter():
    short, long = Canvas("Заголовок", source="а"), Canvas(LONG, source="а", remark="Правило")
    assert [len(title_of(short)), len(title_of(long))] == [1, 2]
    assert long.body.y0 - short.body.y0 == pytest.approx(1.18 * 37.5)
    assert long.body.y1 < short.body.y1 - 20
    assert faults(long.figure) == []


@pytest.mark.parametrize("medium", [PROJECTOR, PAGE], ids=lambda medium: medium.name)
def test_a_heading_beyond_all_measure_is_cut_not_spilled(medium):
    canvas = Canvas(LONG * 5, subtitle=LONG * 5, module=LONG * 3, source=LONG * 5, remark=LONG * 5, medium=medium)
    assert faults(canvas.figure) == []
    assert title_of(canvas)[-1].get_text().endswith("…")
    assert canvas.body.height > 200


def test_half_a_column_leaves_the_title_to_the_caption():
    canvas = Canvas("Заголовок", source="sales.csv", medium=HALF)
    assert texts(canvas.figure) == []
    assert faults(canvas.figure) == []


@pytest.mark.parametrize("medium", MEDIA.values(), ids=MEDIA)
def test_text_is_as_wide_as_measured(medium):
    canvas = Canvas("Заголовок", medium=medium)
    drawn = canvas.text(100, 300, "Волжские продукты", "label")
    canvas.figure.canvas.draw()
    shown = drawn.get_window_extent().width * medium.units[0] / canvas.figure.bbox.width
    assert shown == pytest.approx(canvas.width("Волжские продукты", "label"), abs=1.5)


def test_lines_of_a_label_keep_their_pitch_and_centre():
    canvas = Canvas("Заголовок")
    first, second = canvas.label(100, 300, ["сом", "«Ёршик»"], "name")
    (alone,) = canvas.label(300, 300, "сом", "name")
    em = canvas.em("name")
    assert second.get_position()[1] - first.get_position()[1] == pytest.approx(1.08 * em)
    assert (first.get_position()[1] + second.get_position()[1]) / 2 == pytest.approx(alone.get_position()[1])


def test_dollar_signs_are_not_a_formula():
    canvas = Canvas("Заголовок")
    canvas.label(100, 300, "от $5 до $10")
    assert texts(canvas.figure, "")[-1] == "от $5 до $10"
    canvas.figure.canvas.draw()
    assert canvas.axes.texts[-1].get_parse_math() is False


@pytest.mark.parametrize(("raw", "shown"), [("Вега 🚀", "Вега □"), ("a\x00\u202eb", "ab"), ("12\u00a0%", "12\u00a0%")])
def test_letters_without_a_glyph_become_a_box(raw, shown):
    assert drawable(raw) == shown


def test_wrap_fills_lines():
    canvas = Canvas("Заголовок")
    lines = canvas.wrap("один два три четыре пять", canvas.width("один два три"))
    assert lines == ["один два три", "четыре пять"]


def test_panels_stand_sixty_apart():
    left, right = Rect(60, 0, 1540, 100).columns(2, 1)
    assert right.x0 - left.x1 == pytest.approx(60)
    assert left.width == pytest.approx(2 * right.width)


def test_rows_share_the_height():
    assert [row.middle for row in Rect(0, 100, 10, 400).rows(3)] == [150, 250, 350]


def test_nothing_is_marked_on_an_empty_sheet():
    assert marks(Canvas("Заголовок").figure, "bar") == []


def drawn(rows, *, remark="", with_key=False):
    canvas = Canvas("Заголовок", subtitle="Подзаголовок", source="sales.csv", remark=remark)
    if with_key:
        key(canvas, [(dot, "подтверждено")])
    for row in range(rows):
        canvas.label(60, canvas.body.y0 + 30 + 50 * row, "Волжские продукты")
    settle(canvas)
    return canvas


@pytest.mark.parametrize(
    ("rows", "inches"),
    [
        pytest.param(12, 9, id="full-sheet-stays"),
        pytest.param(6, 5.75, id="six-rows"),
        pytest.param(1, 4.0, id="never-less-than-a-strip"),
    ],
)
def test_a_sheet_is_cut_below_its_last_row(rows, inches):
    canvas = drawn(rows)
    assert tuple(canvas.figure.get_size_inches()) == (16, pytest.approx(inches, abs=0.3))
    assert canvas.figure.get_size_inches()[1] >= 0.45 * 9
    assert faults(canvas.figure) == []


def test_what_hangs_at_the_foot_moves_with_it():
    """Source line, mark, remark and key keep their distance to the lower edge."""
    places = []
    for rows in (11, 4):
        figure = drawn(rows, remark="Правило", with_key=True).figure
        figure.canvas.draw()
        hung = [text for text in figure.axes[0].texts if text.get_gid() in {"source", "mark", "remark", "key"}]
        boxes = [one.get_window_extent() for one in (*hung, *marks(figure, "dot"))]
        places.append([(round(box.x0), round(box.y0)) for box in boxes])
        assert faults(figure) == []
    assert len(places[0]) == 5
    assert places[0] == places[1]


@pytest.mark.parametrize(("lacking", "inches"), [(-300, 9), (0, 9), (1, 9.25), (110, 10.25)])
def test_room_is_made_by_whole_quarters_of_an_inch(lacking, inches):
    canvas = Canvas("Заголовок", subtitle="Подзаголовок", source="sales.csv")
    before = canvas.body.height
    make_room(canvas, before + lacking)
    assert canvas.figure.get_size_inches()[1] == pytest.approx(inches)
    assert canvas.body.height - before == pytest.approx(100 * (inches - 9))
