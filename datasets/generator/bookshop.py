"""A filled plan to learn from (``bookshop/``): a publisher and its client, the owner of a bookshop.

The example is the source's: the client wants mail delivery for pensioners, and three goals of the publisher serve it.
Dates, people, sums, two more goals of the client and one of the publisher that serves none are ours.
The third goal is measured at its date and falls just short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import rubles, write_text
from generator.tables_base import day, table, write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

LAUNCH = "2027-03-01"

GOALS = (
    ("1", "Помочь клиенту узнать читателей-пенсионеров: исследование спроса",
     "Help the client to know its retired readers: market research",
     "отчёт передан клиенту", "report handed to the client", "1", "report", "2027-01-29", "a", "Яшина О. Д."),
    ("2", "Складской порядок для небольших постоянных заказов", "A stock process for small regular orders",
     "дней от заказа до отправки", "days from order to dispatch", "2", "days", "2027-02-26", "b", "Сухов П. А."),
    ("3", "Новая серия по рукоделию", "A new needlework series", "доля в почтовых заказах за месяц",
     "share of the month's mail orders", "10", "percent", "2027-09-01", "c", "Белова М. Н."),
    ("4", "Продать 3 000 старых экземпляров", "Sell 3,000 old copies", "продано экземпляров", "copies sold",
     "3000", "pieces", "2027-06-30", "", "Громов Л. И."),
)  # fmt: skip  # one goal a block
"""Id, names, measure, target, unit, date, which goal of the client's it serves, who answers. The last serves none."""

MAIL_ORDERS = (
    ("2027-03-01", 410, 8),
    ("2027-04-01", 435, 19),
    ("2027-05-01", 450, 27),
    ("2027-06-01", 470, 36),
    ("2027-07-01", 480, 43),
    ("2027-08-01", 500, 48),
)
"""First day of the month, all mail orders, those of the series."""

STRATEGY = (
    ("product", "radically_new", "Серия тонких книг по рукоделию крупным шрифтом",
     "Thin handicraft books in large print", "3"),
    ("product", "other_benefits", "Подчёркиваем лёгкий вес: дешевле пересылка",
     "Stress the low weight: cheaper to post", "3"),
    ("price", "larger_share", "Цена набора из трёх книг ниже, чем по одной",
     "A set of three costs less than three singles", "3"),
    ("promotion", "newsletter", "Листок с рассказами читателей в каждой посылке",
     "A leaflet of readers' stories in every parcel",
     "1"),
    ("promotion", "meetings", "Встречи с читателями в магазине раз в месяц", "Monthly readers' meetings in the shop",
     "1"),
    ("place", "buy_delivery", "Пересылку покупаем у почтовой службы, своей не держим",
     "Delivery is bought, not run by ourselves",
     "2"),
    ("place", "control", "Запас на полке для почты сверяем каждую неделю", "The mail shelf is checked every week", "2"),
)  # fmt: skip  # one line of the four P a block
"""P, choice, what exactly, which goal."""

RESOURCES = (("hours", "60"), ("money", "240000.00"), ("staff", "0.5"))

ACTIONS = (
    ("Опросить 120 читателей", "Ask 120 readers", "Яшина О. Д.", "2026-12-07", "2027-01-15", 16, 40, "1"),
    ("Написать отчёт об опросе", "Write the research report", "Яшина О. Д.", "2027-01-18", "2027-01-29", 8, 0, "1"),
    ("Описать порядок малых заказов", "Describe the small order process", "Сухов П. А.", "2027-01-11",
     "2027-01-29", 6, 0, "2"),
    ("Завести полку почтовых заказов", "Set up the mail order shelf", "Сухов П. А.", "2027-02-01",
     "2027-02-26", 10, 60, "2"),
    ("Подготовить три первые книги", "Prepare the first three books", "Белова М. Н.", "2026-12-14",
     "2027-02-26", 14, 110, "3"),
    ("Вложить листок в посылки", "Put the leaflet in the parcels", "Громов Л. И.", "2027-03-01", "2027-08-31", 6, 30,
     "3"),
)  # fmt: skip  # one action a line
"""Names, person, start, end, hours, thousand ₽, goal: together exactly the hours and the money there are."""

NAMES = (
    ("company", "publisher", "Издательство «Лист и нить»", "Leaf & Thread Publishers"),
    ("client", "bookshop", "Книжный магазин «У фонтана»", "By the Fountain bookshop"),
    ("person", "owner", "владелица магазина", "the shop's owner"),
    ("person", "Белова М. Н.", "Белова М. Н.", "M. N. Belova"),
    ("person", "Сухов П. А.", "Сухов П. А.", "P. A. Sukhov"),
    ("person", "Яшина О. Д.", "Яшина О. Д.", "O. D. Yashina"),
    ("person", "Громов Л. И.", "Громов Л. И.", "L. I. Gromov"),
)

CLIENT_GOALS = (
    ("a", "Доставка книг читателям-пенсионерам почтой", "Mail delivery of books to retired readers", "2027-09-01"),
    ("b", "Заказ уходит за два дня без новых людей", "An order leaves in two days without more people", "2027-03-31"),
    ("c", "Второй заказ в том же квартале", "A second order within the quarter", "2027-09-01"),
)
"""Id, names, date. The first is the source's."""

SETTINGS = """\
# A filled plan: a publisher and the owner of a bookshop, both invented. Written by datasets/make.py.
synthetic = true
currency = "RUB"
launch = {launch}  # the series; its goal is due six months later

[name]
ru = "Издательство «Лист и нить»"
en = "Leaf & Thread Publishers"

[client]
ru = "Книжный магазин «У фонтана»"
en = "By the Fountain bookshop"
"""


def write(root: Path, demo: Demo) -> None:
    """Write the folder ``bookshop``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the plan does not depend on it.
    """
    del demo
    folder = root / "bookshop"
    goals = [(*row[:7], day(row[7]), *row[8:]) for row in GOALS]
    actions = [
        (place, ru, en, person, day(start), day(end), hours, rubles(money * 100_000), goal)
        for place, (ru, en, person, start, end, hours, money, goal) in enumerate(ACTIONS, start=1)
    ]
    made = {
        "client_goals": table("id goal_ru goal_en due", [(*row[:3], day(row[3])) for row in CLIENT_GOALS]),
        "goals": table("id goal_ru goal_en measure_ru measure_en target unit due serves person", goals),
        "mail_orders": table("month all series", [(day(month), *counts) for month, *counts in MAIL_ORDERS]),
        "strategy": table("p choice what_ru what_en goal", STRATEGY),
        "resources": table("resource limit", RESOURCES),
        "actions": table("id action_ru action_en person start end hours money goal", actions),
        "names": table("kind id ru en", NAMES),
    }
    write_tables(folder, made)
    write_text(folder / "plan.toml", SETTINGS.format(launch=LAUNCH))
