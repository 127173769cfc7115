"""The checks find what would spoil a figure: each kind of fault is planted once."""

from io import BytesIO

import pytest
from PIL import Image

from kamlab.findings import OURS, Canvas, Rect
from kamlab.findings.filters import in_grey, without_green
from kamlab.findings.inspect import faults, marks, texts
from kamlab.findings.marks import block
from kamlab.findings.style import DANGER, PALETTE, ROLES, WHITE


def canvas_with(title="Заголовок утверждает"):
    return Canvas(title, source="sales.csv")


def only_fault(canvas):
    (fault,) = faults(canvas.figure)
    return fault


def test_a_clean_sheet_has_no_faults():
    assert faults(canvas_with().figure) == []


def test_text_outside():
    canvas = canvas_with()
    canvas.text(1590, 400, "за краем")
    assert only_fault(canvas) == "outside the canvas: 'за краем'"


def test_texts_over_each_other():
    canvas = canvas_with()
    canvas.text(400, 400, "раз")
    canvas.text(405, 404, "два")
    assert only_fault(canvas) == "texts overlap: 'раз' and 'два'"


def test_small_type():
    canvas = canvas_with()
    canvas.text(400, 400, "мелко").set_fontsize(13)
    assert "type of 13" in only_fault(canvas)


@pytest.mark.parametrize("how", ["line", "text", "patch", "points"])
def test_a_colour_of_ones_own(how):
    canvas = canvas_with()
    if how == "line":
        canvas.axes.plot([100, 200], [300, 300], color="#FF0000")
    elif how == "text":
        canvas.text(400, 400, "красный", colour="#FF0000")
    elif how == "patch":
        block(canvas, Rect(100, 300, 200, 400), OURS).set_facecolor("#FF0000")
    else:
        canvas.axes.scatter([100], [300], color="#FF0000")
    assert only_fault(canvas) == "a colour outside the style: #FF0000"


@pytest.mark.parametrize(("title", "fault"), [("", "no title"), ("Три клиента держат всё.", "the title ends with")])
def test_titles(title, fault):
    assert only_fault(canvas_with(title)).startswith(fault)


def test_white_on_white_and_ink_on_blue():
    canvas = canvas_with()
    canvas.text(400, 400, "не видно", colour=WHITE)
    block(canvas, Rect(100, 500, 400, 600), OURS)
    canvas.text(120, 560, "ключевой")
    assert faults(canvas.figure) == [
        "text cannot be read on #FFFFFF: 'не видно'",
        "text cannot be read on #0072B2: 'ключевой'",
    ]


def test_white_on_blue_is_read():
    canvas = canvas_with()
    block(canvas, Rect(100, 500, 400, 600), OURS)
    canvas.text(120, 560, "ключевой", colour=WHITE)
    assert faults(canvas.figure) == []


def test_texts_and_marks_are_found_by_kind():
    canvas = canvas_with()
    block(canvas, Rect(100, 500, 400, 600), OURS)
    assert texts(canvas.figure, "title") == ["Заголовок утверждает"]
    assert [bar.get_width() for bar in marks(canvas.figure, "bar")] == [300]


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_text_colours_reach_six_to_one_on_white(role):
    # WCAG 2.2, relative luminance; 6:1 is the course's own bar
    assert 1.05 / (_luminance(role.text) + 0.05) >= 6


def _one_pixel(colour, look):
    buffer = BytesIO()
    Image.new("RGB", (1, 1), colour).save(buffer, format="PNG")
    with Image.open(BytesIO(look(buffer.getvalue()))) as picture:
        return picture.getpixel((0, 0))


def test_grey_has_one_channel_and_keeps_the_ends():
    assert _one_pixel("#FFFFFF", in_grey) == (255, 255, 255)
    assert len(set(_one_pixel(OURS.fill, in_grey))) == 1
    # blue and red are nearly one grey: that is why red is always hatched, hollow or named
    assert abs(_one_pixel(OURS.fill, in_grey)[0] - _one_pixel(DANGER.fill, in_grey)[0]) < 30


def test_without_green_blue_and_red_stay_apart():
    blue, red = _one_pixel(OURS.fill, without_green), _one_pixel(DANGER.fill, without_green)
    assert sum(abs(a - b) for a, b in zip(blue, red, strict=True)) > 150


def test_the_style_has_only_full_colours():
    assert all(len(colour) == 7 and colour.upper() == colour for colour in PALETTE)
