"""The plan of the main account: the client's goals, ours opposite them, ten actions, the hours there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import named as n
from generator.tables_base import day, table, write_tables

if TYPE_CHECKING:
    from pathlib import Path

    from generator.demo import Demo

ILYINA, PETROV, KIM = "Ильина Е. С.", "Петров В. К.", "Ким А. Т."
LEBEDEV, SAVELYEVA = "Лебедев М. А.", "Савельева Н. В."

GOALS = (
    ("a", "client", "Новая линия работает", "The new line runs", "первая партия с линии", "first lot off the line",
     "1", "lot", "2027-04-01", "", "Орлов Д. С.", "confirmed"),
    ("b", "client", "Остановок линии меньше", "Fewer line stops", "остановки в месяц", "stops a month",
     "-30", "percent", "2027-06-30", "", "Зайцев И. М.", "confirmed"),
    ("c", "client", "Запасы ниже", "Lower stock", "запас упаковки на складах", "packaging in stock",
     "-20", "percent", "2027-05-31", "", "Моргунова Е. Г.", "assumed"),
    ("d", "client", "На площадке одним поставщиком меньше", "One supplier fewer at each site",
     "поставщиков упаковки на площадку", "packaging suppliers a site",
     "-1", "suppliers", "2027-09-30", "", "Орлов Д. С.", "assumed"),
    ("1", "us", "Продажи этикетки", "Label sales", "выставлено счетов за этикетку", "labels invoiced",
     "6000000", "roubles", "2027-05-31", "a", ILYINA, ""),
    ("2", "us", "Инженер на линии за 4 часа", "An engineer at the line within 4 hours",
     "от звонка до приезда", "from call to arrival", "4", "hours", "2027-03-01", "b", PETROV, ""),
    ("3", "us", "Склад под заказ в Твери работает", "Stock to order runs in Tver",
     "доля заказов со склада в Твери", "share of orders from the Tver stock",
     "80", "percent", "2027-05-14", "c", KIM, ""),
    ("4", "us", "Цена плёнки выше", "A higher film price", "средняя цена плёнки", "mean film price",
     "5", "percent", "2027-07-01", "", ILYINA, ""),
)  # fmt: skip  # one goal a block
"""Id, whose, names, measure, target, unit, date, the client's goal it serves, who answers (or told us), state."""

ACTIONS = (
    ("Образцы", "Samples", ILYINA, "2026-12-04", "2027-01-15", 12, 100, "1"),
    ("Испытания", "Trials", PETROV, "2027-01-11", "2027-03-12", 40, 20, "1"),
    ("Контракт", "Contract", ILYINA, "2027-03-15", "2027-04-20", 16, 0, "1"),
    ("Дежурство", "Engineer on duty", PETROV, "2026-12-18", "2027-02-26", 60, 35, "2"),
    ("Расчёт запаса", "Stock calculation", KIM, "2026-12-10", "2027-01-15", 24, 100, "3"),
    ("Запуск склада", "Stock launch", KIM, "2027-02-01", "2027-05-11", 80, 0, "3"),
    ("Встреча директоров", "Directors' meeting", LEBEDEV, "2026-12-10", "2026-12-18", 4, 100, ""),
    ("Анкета шести вопросов", "The six questions", ILYINA, "2026-12-01", "2026-12-15", 3, 100, ""),
    ("Досье: финансы", "Dossier: finances", SAVELYEVA, "2026-11-24", "2026-12-25", 6, 100, ""),
    ("Письмо о цене", "Letter about the price", "", "", "", None, None, "4"),
)
"""Names, person, start, end, hours, per cent done on the follow-up day, own goal. The last has neither person nor date:
a case for the validator on the seminar day, dropped later."""

QUARTERS = (("2026-11-19", "2027-02-18", 120), ("2027-02-19", "2027-05-18", 120))
"""Hours that the account may take: two quarters."""


def write(root: Path, demo: Demo) -> None:
    """Write ``goals``, ``actions`` and ``hours``.

    Parameters
    ----------
    root
        The ``datasets`` folder.
    demo
        The company; the plan does not depend on it.
    """
    del demo
    goals = [(row[0], n.VOLGA, *row[1:8], day(row[8]), *row[9:]) for row in GOALS]
    actions = [
        (place, n.VOLGA, ru, en, person, day(start), day(end), hours, done, goal)
        for place, (ru, en, person, start, end, hours, done, goal) in enumerate(ACTIONS, start=1)
    ]
    quarters = [(n.VOLGA, day(start), day(end), hours) for start, end, hours in QUARTERS]
    goal_columns = "id account side goal_ru goal_en measure_ru measure_en target unit due serves person state"
    made = {
        "goals": table(goal_columns, goals),
        "actions": table("id account action_ru action_en person start end hours done_at_follow_up goal", actions),
        "hours": table("account start end hours", quarters),
    }
    write_tables(root / "demo", made)
