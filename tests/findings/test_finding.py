"""A finding carries its sentence and numbers everywhere, obeys nothing in its data, gives the same bytes."""

import re
import tomllib
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

import kamlab
from kamlab.errors import KamlabError
from kamlab.findings import OURS, Bar, Finding, bars, empty_finding

NASTY = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onerror="alert(1)',
    "template": "{{7*7}} {0} %s",
    "formula": "$\\frac{1}{2}$ и $x$",
    "rtl": "شركة \u202eأحمد\u202c",
    "hebrew": "חברת אור",
    "emoji": "Вега 🚀👩\u200d💻",
    "chinese": "北京公司",
    "lines": "Вега\r\n\tТорг\x00\x1b[31m",
    "long": "Очень длинное название " * 435,  # 10 000 letters
    "one long word": "Ж" * 10_000,
    "blank": " \u00a0 ",
    "tag end": "</figure></details>",
}

OUR_TAGS = {"figure", "img", "figcaption", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"}


def made(name="Вега", *, draw=True, **more):
    def chart(canvas):
        bars(canvas, canvas.body, [Bar(name, 60, "60 %", role=OURS), Bar("Сириус", 40, "40 %")])

    words = {
        "title": "Вега даёт 60 % выручки",
        "so_what": f"Назначьте менеджера клиенту {name}: на нём 60 % выручки.",
        "table": pd.DataFrame({"Клиент": [name, "Сириус"], "Доля": [0.6, 0.4], "Выручка": [6e6, 4e6]}),
        "formats": {"Доля": "percent1", "Выручка": "money"},
        "alt": f"{name}: 60 % выручки",
        "source": "sales.csv, 2025",
        "lang": "ru",
    }
    return Finding(**{**words, "draw": chart if draw else None, **more})


def test_plain_text_carries_sentence_and_plotted_numbers():
    assert made().text().replace("\u00a0", " ").splitlines() == [
        "Вега даёт 60 % выручки",
        "→ Назначьте менеджера клиенту Вега: на нём 60 % выручки.",
        "",
        "Клиент    Доля      Выручка",
        "Вега    60,0 %  6 000 000 ₽",
        "Сириус  40,0 %  4 000 000 ₽",
        "",
        "sales.csv, 2025",
    ]


def test_numbers_follow_the_language():
    finding = made(lang="en")
    assert "60.0%" in finding.text()
    assert "RUB\u00a06,000,000" in finding.text()
    assert "Show the numbers as a table" in finding.html()
    assert 'lang="en"' in finding.html()


def test_html_has_picture_with_alt_sentence_and_folded_numbers():
    html = made().html()
    assert html.count("<img ") == 1
    assert 'alt="Вега: 60 % выручки"' in html
    assert "border-left:6px solid #0072B2" in html
    assert html.index("<figcaption") < html.index("<details") < html.index("6\u00a0000\u00a0000\u00a0₽")
    assert "Показать числа таблицей" in html


def test_a_cell_with_a_long_word_may_cut_it_and_its_neighbours_may_not():
    html = made("Преображенская-Воскресенская").html()
    assert html.count("overflow-wrap:anywhere") == 1
    assert 'overflow-wrap:anywhere">Преображенская' in html


def test_html_asks_nothing_of_the_outside():
    html = re.sub(r"base64,[A-Za-z0-9+/=]+", "", made().html())
    assert not re.search(r"<script|https?://|@import|url\(|<link|<style|class=| on\w+=", html)


def test_a_table_alone_stands_open_under_its_title():
    html = made(draw=False).html()
    assert "<img" not in html
    assert "<details" not in html
    assert "Вега даёт 60 % выручки" in html
    assert "sales.csv, 2025" in html


def test_a_notebook_gets_html_and_text():
    bundle = made()._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"text/html", "text/plain"}


@pytest.mark.parametrize("name", NASTY.values(), ids=NASTY)
def test_a_name_is_data(name):
    finding = made(name=name)
    html = re.sub(r"base64,[A-Za-z0-9+/=]+", "", finding.html())
    tags = set(re.findall(r"<(/?[a-z]+)", html))
    assert {tag.strip("/") for tag in tags} <= OUR_TAGS
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", finding.text() + html)
    assert html.count("<figure") == html.count("</figure>") == 1
    assert max(map(len, finding.text().splitlines()[3:])) < 100


def test_a_template_in_a_name_is_left_alone():
    assert "{{7*7}} {0} %s" in made(name=NASTY["template"]).html()


def test_the_picture_is_small_sharp_and_always_the_same():
    first, second = made().html(), made().html()
    assert first == second
    content = b64decode(re.search(r"image/webp;base64,([A-Za-z0-9+/=]+)", first)[1])
    assert len(content) < 30_000
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (1152, 306)  # two bars: less than half a sheet
        assert 'width="1600" height="425"' in first
        assert picture.format == "WEBP"
        assert not {"exif", "xmp", "icc_profile"} & picture.info.keys()
        assert (0, 0x72, 0xB2) in {colour for _, colour in picture.convert("RGB").getcolors()}


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.parametrize("size", ["projector", "page", "half"])
def test_saved_files_are_the_same_bytes_without_dates(tmp_path, kind, size):
    one = made().save(tmp_path / f"one.{kind}", size=size).read_bytes()
    two = made().save(tmp_path / f"two.{kind}", size=size).read_bytes()
    assert one == two
    assert not re.search(rb"CreationDate|dc:date|[Mm]atplotlib|tEXt", one)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"one.{kind}", f"two.{kind}"]


def test_page_and_half_have_their_own_paper():
    def full(canvas):
        rows = [Bar(f"Клиент {place}", 60 - place, "60 %") for place in range(canvas.medium.rows + 2)]
        bars(canvas, canvas.body, rows)

    full_sheet = Finding(title="Все", so_what="Смотрите", table=pd.DataFrame(), alt="Все", draw=full, lang="ru")
    inches = {size: tuple(full_sheet.figure(size).get_size_inches() * 2.54) for size in ("page", "half")}
    assert inches["page"] == pytest.approx((16, 9))
    assert inches["half"] == pytest.approx((8, 7))
    assert made().figure("page").get_size_inches()[0] == pytest.approx(16 / 2.54)
    assert made().figure("page").get_size_inches()[1] < 5 / 2.54


def test_another_ending_is_refused_with_an_example(tmp_path):
    with pytest.raises(KamlabError) as caught:
        made().save(tmp_path / "shares.jpg")
    assert "«shares.jpg»" in caught.value.text("ru")
    assert "shares.png" in caught.value.text("en")


def test_a_table_has_no_figure_to_save(tmp_path):
    with pytest.raises(KamlabError) as caught:
        made(draw=False).save(tmp_path / "shares.png")
    assert "только таблица" in caught.value.text("ru")


def test_drawing_leaves_the_readers_settings_alone():
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    with mpl.rc_context({"font.size": 31, "text.usetex": False, "hatch.linewidth": 7}):
        before = dict(mpl.rcParams)
        html = made().html()
        assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []
    assert html == made().html()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_to_show_says_what_was_found_and_what_to_do(lang):
    finding = empty_finding("Found this.", "Do that.", lang=lang)
    title = {"ru": "Показывать пока нечего", "en": "Nothing to show yet"}[lang]
    assert finding.text() == f"{title}\n→ Found this. Do that."
    assert "Found this. Do that." in finding.alt
    assert "<details" not in finding.html()


EMPTY = re.compile(r"(absent|empty|few|none|one)(_unknown)?(_todo)?")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_what_is_not_there_yet_is_told_in_ended_sentences(lang):
    masters = (Path(kamlab.__file__).parent / "modules").rglob("*findings.messages.toml")
    told = [text for master in masters for text in _texts(tomllib.loads(master.read_text("utf-8")), lang)]
    assert len(told) > 60
    for text in told:
        finding = empty_finding(text, text, lang=lang)
        first, second = finding.so_what[: len(finding.so_what) // 2], finding.so_what[len(finding.so_what) // 2 + 1 :]
        assert first == second
        assert re.search("[.?!…][»”)]*$", first), first
        assert ".." not in first


def _texts(messages, lang, name=""):
    """Yield what is said of findings that are not there yet, at any depth of a file of messages."""
    for key, held in messages.items():
        if isinstance(held, dict):
            yield from _texts(held, lang, name if key in {"ru", "en"} else key)
        elif key == lang and EMPTY.fullmatch(name):
            yield held


def test_on_a_wall_a_figure_is_drawn_so_that_it_is_largest_when_seen_whole(monkeypatch):
    from kamlab.findings import inspect, render, style

    asked, heights = [], {"page": 2.0, "projector": 1.0}  # of a screen: the large type needs two, the usual fits

    class Sheet:
        def __init__(self, size):
            self.size = size

        def get_size_inches(self):
            return 16.0, 9.0 * heights[self.size]

    monkeypatch.setattr(render, "html", lambda _finding, size: asked.append(size) or "")
    monkeypatch.setattr(inspect, "faults", lambda _figure: [])
    monkeypatch.setattr(Finding, "figure", lambda _finding, size="projector": Sheet(size))
    style.show_on_the_wall(wanted=True)
    made().html()
    heights["projector"] = 2.0
    made().html()
    style.show_on_the_wall(wanted=False)
    assert asked == ["projector", "page"]


def test_on_a_wall_a_figure_has_the_large_type_if_there_is_room_for_it(monkeypatch):
    from kamlab.findings import inspect, render, style

    asked = []
    monkeypatch.setattr(render, "html", lambda _finding, size: asked.append(size) or "")
    told = {"title": "Один", "so_what": "Два.", "alt": "три", "table": pd.DataFrame({"а": [1]})}
    finding = Finding(**told, draw=lambda _canvas: None)
    finding.html()
    style.show_on_the_wall(wanted=True)
    finding.html()
    finding.html("half")
    monkeypatch.setattr(inspect, "faults", lambda _figure: ["texts overlap"])
    finding.html()
    style.show_on_the_wall(wanted=False)
    finding.html()
    assert asked == ["projector", "page", "half", "projector", "projector"]
