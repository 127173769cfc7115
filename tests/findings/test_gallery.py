"""Figures of all kinds from made-up numbers, each free of faults on every medium.

``python tests/findings/test_gallery.py FOLDER`` writes them as pictures to look at.
"""

import sys
from pathlib import Path

import pandas as pd
import pytest

from kamlab.findings import (
    CLIENT,
    DANGER,
    OTHER,
    OURS,
    REST,
    Bar,
    Canvas,
    Column,
    Finding,
    Rect,
    Row,
    Scale,
    Spot,
    Threshold,
    bars,
    empty_finding,
    label_spots,
    row_table,
    ticks_below,
    ticks_left,
    top_of,
)
from kamlab.findings.inspect import faults
from kamlab.findings.marks import (
    DASHED,
    arrow,
    band,
    block,
    diamond,
    dot,
    dumbbell,
    key,
    nothing,
    reach,
    ring,
    rule,
    speck,
    square,
    stroke,
    unknown,
)
from kamlab.findings.style import BAR, DONE, INK, LINE, MUTED, QUIET, RIVAL, WHITE
from kamlab.i18n import money_short, percent

SOURCE = "Синтетические данные: вымышленная компания и вымышленные клиенты"
REVENUE = {  # млн ₽
    "ООО Торговый дом «Волжские продукты»": 131.5,
    "АО Зауральский завод горного оборудования": 90.7,
    "Балтийская судоремонтная компания": 70.6,
    "Сеть магазинов «Домашний очаг»": 41.3,
    "ООО «Альтаир-Фарм»": 29.3,
    "Кубань-Агрохолдинг": 23.0,
    "Приборостроительный комбинат «Вектор-Плюс»": 18.7,
    "Тепломонтаж, ООО": 13.0,
    "ИП Гаврилова Н. П.": 9.1,
    "Лесная мануфактура": 7.7,
    **{f"Клиент {number}": 1.1275 for number in range(40)},
}
NAMES = list(REVENUE)[:9]


def draw_shares(canvas: Canvas) -> None:
    total = sum(REVENUE.values())
    names, values = list(REVENUE), [value / total for value in REVENUE.values()]
    top = top_of(values, canvas.medium.rows)
    small = canvas.medium.captioned
    rows = [
        Bar(
            names[i],
            values[i],
            percent(values[i], "ru", 1),
            note="" if small else money_short(1e6 * REVENUE[names[i]], "ru"),
            inside="ключевой" if values[i] > 0.1 and not small else "",
            role=OURS if values[i] > 0.1 else OTHER,
            strong=values[i] > 0.1,
        )
        for i in top.shown
    ]
    rows.append(Bar(top.words("ru"), top.rest, percent(top.rest, "ru", 1), role=REST, whole_name=True))
    lines = [Threshold(0.1, "10 %: ключевой", OURS), Threshold(0.2, "20 %: рискованная доля", DANGER)]
    lines += [] if small else [Threshold(0.5, "50 %: критическая", DANGER, solid=True)]
    bars(canvas, canvas.body, rows, thresholds=lines)


def draw_lists(canvas: Canvas) -> None:
    named = ["110", "111", "101", "011", "100", "100", "010", "001", "001"]
    order = sorted(range(9), key=lambda i: -named[i].count("1"))
    rows = [Row(NAMES[i], strong=named[i] == "111", quiet=named[i].count("1") == 1) for i in order]
    heads = [Column("Продажи", "5 клиентов"), Column("Финансы", "4 клиента"), Column("Маркетинг", "5 клиентов")]
    table = row_table(canvas, canvas.body, rows, [*heads, Column("Согласие", least=250, side="left", grows=False)])
    band(canvas, table.rows[0].inset(bottom=3), OURS.tint)
    rule(canvas, table.rows[1].y0, area=table.area)
    for row, i in enumerate(order):
        together = named[i].count("1")
        role = OURS if together == 3 else RIVAL
        hits = [column for column in range(3) if named[i][column] == "1"]
        ends = [table.cell(row, hits[0]), table.cell(row, hits[-1])]
        stroke(canvas, ends, role.fill, 7 if together == 3 else 4)
        for column in range(3):
            x, y = table.cell(row, column)
            if column in hits:
                dot(canvas, x, y, role, hollow=together == 1)
            else:
                speck(canvas, x, y)
        words = {3: ["все три отдела"], 2: ["два отдела: спросить", "третий, почему нет"], 1: ["один отдел"]}[together]
        colour = {3: OURS.text, 2: INK, 1: MUTED}[together]
        face = "bold" if together == 3 else "plain"
        canvas.label(table.columns[3].x0, table.rows[row].middle, words, "name", colour=colour, face=face)


def draw_signs(canvas: Canvas) -> None:
    signs = ["yyn", "yn?", "yhn", "nyy", "nhn", "n?n"]
    key(
        canvas,
        [
            (dot, "подтверждено фактом"),
            (lambda c, x, y: dot(c, x, y, hollow=True), "предположение"),
            (unknown, "не проверяли"),
            (nothing, "нет"),
        ],
    )
    rows = [Row(name, strong=i < 4, quiet=i > 4) for i, name in enumerate(NAMES[:6])]
    columns = [Column("Объём"), Column("Потенциал"), Column("Требовательный")]
    columns.append(Column("Решение", least=200, side="left", grows=False))
    table = row_table(canvas, canvas.body, rows, columns, zebra=True)
    for row, line in enumerate(signs):
        for column, sign in enumerate(line):
            place = table.cell(row, column)
            if sign in "yh":
                dot(canvas, *place, hollow=sign == "h")
            else:
                {"n": nothing, "?": unknown}[sign](canvas, *place)
        canvas.label(table.columns[3].x0, table.rows[row].middle, "ключевой: 1 из 3", "name", colour=OURS.text)
    rule(canvas, table.area.y1 + 2, area=table.area, colour=LINE)


def draw_score(canvas: Canvas) -> None:
    ranges = [(1, 1, 2), (2, 1, 2), (3, 3, 5), (4, 3, 5), (5, 3, 6), (6, 4, 6), (7, 7, 7)]
    rows = [Row(NAMES[i], strong=i < 6, colour=DANGER.text if i in {4, 5} else "") for i in range(7)]
    columns = [Column("Балл"), Column("Место", least=500), Column("Вероятность", least=280, side="left")]
    table = row_table(canvas, canvas.body.inset(top=30), rows, columns)
    x = Scale((0.5, 7.5), (table.columns[1].x0, table.columns[1].x1))
    field = Rect(x(0.5), table.area.y0, x(5.5), table.area.y1)
    band(canvas, field, OURS.tint)
    stroke(canvas, [(x(5.5), field.y0), (x(5.5), field.y1)], OURS.text, 2.2, dash=DASHED)
    for row, (place, low, high) in enumerate(ranges):
        y = table.rows[row].middle
        role = DANGER if row in {4, 5} else OURS if row < 4 else OTHER
        canvas.label(table.cell(row, 0)[0], y, "8,3", face="bold", side="center")
        if low < high:
            reach(canvas, (x(low) - 8, x(high) + 8), y, role, hatched=role is DANGER)
        ring(canvas, x(place), y, role)
        left = table.columns[2].x0
        block(canvas, Rect(left, y - 14, left + 90, y + 14), role)
        canvas.label(left + 100, y, "больше 99 %")


def draw_map(canvas: Canvas) -> None:
    area = canvas.body.inset(left=70, bottom=40)
    x, y = Scale((1, 10), (area.x0, area.x1)), Scale((1, 10), (area.y1, area.y0))
    ticks_below(canvas, area, x, range(1, 11), lambda value: f"{value}")
    ticks_left(canvas, area, y, range(1, 11), lambda value: f"{value}")
    band(canvas, Rect(x(5), area.y0, x(6), area.y1), QUIET)
    points = [(3.5, 8.3, 52), (8.4, 8.1, 44), (6.4, 7.4, 39), (3.9, 6.7, 29), (5.5, 7.1, 24), (2.9, 5.4, 21)]
    points += [(8.5, 6.7, 18), (6.6, 4.5, 16), (7.9, 3.1, 12), (2.3, 3.5, 11)]
    spots = []
    for i, (across, up, radius) in enumerate(points):
        role = DANGER if i == 0 else OURS if i in {1, 2, 6} else OTHER
        dot(canvas, x(across), y(up), role, radius=radius)
        lines = ("«Волжские", "продукты»") if i == 0 else ("Клиент", f"№ {i}")
        face = "bold" if role is not OTHER else "plain"
        spots.append(Spot(x(across), y(up), radius, lines, role.text if role is not OTHER else INK, face))
    arrow(canvas, (x(3.5) + 56, y(8.3)), (x(6.4), y(9.2)))
    label_spots(canvas, area, spots, obstacles=[Rect(x(3.9), y(9.3), x(6.5), y(8.4))])


def draw_months(canvas: Canvas) -> None:
    days = [30, 28, 33, 31, 29, 35, 27, 32, 30, 34, 47]
    area = canvas.body.inset(left=50, top=40, right=250, bottom=40)
    y = Scale((0, 50), (area.y1, area.y0))
    ticks_left(canvas, area, y, range(0, 51, 10), lambda value: f"{value}")
    for i, (value, place) in enumerate(zip(days, area.columns(*[1] * 11, gap=36), strict=True)):
        last = i == 10
        block(canvas, Rect(place.x0, y(value), place.x1, y(0)), DANGER if last else OTHER)
        middle = (place.x0 + place.x1) / 2
        if last:
            canvas.text(
                middle, y(value) - 12, "47", "big", colour=DANGER.text, face="bold", side="center", ground=WHITE
            )
        else:
            canvas.text(middle, area.y1 - 14, f"{value}", side="center")
    stroke(canvas, [(area.x0, y(43.5)), (area.x1, y(43.5))], DANGER.text, 2.6, dash=DASHED)
    canvas.label(area.x1 + 14, y(43.5), ["верхний предел:", "43,5 дня"], "name", colour=DANGER.text, face="bold")


def draw_ladder(canvas: Canvas) -> None:
    columns = [Column("мы"), Column("клиент"), Column("конкурент"), Column("было и стало", least=300)]
    table = row_table(canvas, canvas.body, [Row(name) for name in NAMES[:3]], columns)
    for row in range(3):
        dot(canvas, *table.cell(row, 0), OURS, hollow=True)
        diamond(canvas, *table.cell(row, 1), CLIENT)
        square(canvas, *table.cell(row, 2), RIVAL, hollow=row == 1)
        place = table.columns[3]
        dumbbell(canvas, (place.x0 + 40, place.x1 - 60), table.rows[row].middle, DONE if row else OURS)


def draw_returns(canvas: Canvas) -> None:
    values = {"Вега": 8.4, "Сириус": 2.1, "Возвраты Альтаира": -3.3, "Полюс": -0.4}
    rows = [
        Bar(name, value, f"{value:.1f}".replace(".", ",").replace("-", "−"), role=DANGER if value < 0 else OTHER)
        for name, value in values.items()
    ]
    bars(canvas, canvas.body, rows)


TITLES = {
    draw_shares: "Три клиента дают 61 % выручки",
    draw_lists: "Из девяти «ключевых» клиентов все три отдела назвали одного",
    draw_signs: "Ключевых четверо, но объём выдаёт только половину из них",
    draw_score: "Четыре места из пяти прочны, за пятое спорят двое",
    draw_map: "Крупнейший клиент важен нам, а мы ему — нет",
    draw_months: "Клиент молчит 47 дней — дольше своего обычного предела",
    draw_ladder: "Клиент ставит нас ниже, чем мы сами",
    draw_returns: "Двое вернули больше, чем купили",
}


def made_up(draw) -> Finding:
    return Finding(
        title=TITLES[draw],
        so_what="Потеря любого из трёх заметна всей компании: каждому нужен менеджер и план.",
        table=pd.DataFrame({"Клиент": NAMES[:3], "Выручка": [131.5e6, 90.7e6, 70.6e6]}),
        formats={"Выручка": "money"},
        alt="Три клиента дают 61 % выручки",
        draw=draw,
        module="01 · Кто ключевой",
        subtitle="Что нарисовано, в каких единицах, за какой срок",
        source=SOURCE,
        remark="Предположение или правило, одна строка" if draw is draw_score else "",
        lang="ru",
    )


@pytest.mark.parametrize("draw", TITLES, ids=lambda draw: draw.__name__)
def test_on_a_projector(draw):
    assert faults(made_up(draw).figure()) == []


@pytest.mark.parametrize("draw", [draw_shares, draw_returns], ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("size", ["page", "half"])
def test_bars_in_a_document(draw, size):
    assert faults(made_up(draw).figure(size)) == []


def test_nothing_to_show():
    finding = empty_finding("За 2025 год нет ни одной продажи.", "Выберите другой срок.", lang="ru", source=SOURCE)
    assert faults(finding.figure()) == []
    assert BAR not in str(finding)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for picture in TITLES:
        print(made_up(picture).save(folder / f"{picture.__name__.removeprefix('draw_')}.png"))  # noqa: T201 - a script
