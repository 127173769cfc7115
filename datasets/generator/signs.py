"""Six signs of a key account with their evidence, the score card, the departments' lists: tables, nothing drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator import named as n

D = dt.date

SIGNS = ("volume", "potential", "fame", "innovator", "partner", "demanding")
CONFIRMED, ASSUMED, UNCHECKED, NO = "confirmed", "assumed", "unchecked", "no"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign's state and, unless it is unchecked, what it rests on.

    ``ru`` and ``en`` may hold ``{share}`` (per cent of the last 12 months), ``{first}``, ``{days}`` and ``{back}``
    (first purchase of PL-09, days after its launch, repeat orders) or ``{wallet}`` (million ₽ a year): the writer
    fills them from the ledger and the register, so no result is typed here.
    """

    state: str
    ru: str = ""
    en: str = ""
    date: dt.date | None = None


UNKNOWN = Evidence(UNCHECKED)

_VOLUME = Evidence(
    CONFIRMED,
    "За 12 месяцев по октябрь 2026 года — {share} % выручки",
    "{share}% of revenue in the 12 months to October 2026",
    D(2026, 11, 2),
)
_NEW_FILM = Evidence(
    CONFIRMED,
    "Первый раз купил плёнку моно-ПЭ {first}, дней после выхода: {days}; возвращался за ней, раз: {back}",
    "First bought mono-PE film on {first}, days after the launch: {days}; came back for it, times: {back}",
    D(2026, 11, 2),
)

SIGN_TABLE: dict[str, dict[str, Evidence]] = {
    n.VOLGA: {
        "volume": _VOLUME,
        "fame": Evidence(
            CONFIRMED,
            "Две фабрики пришли к нам, сославшись на «Волжские продукты»: письма от марта и июня 2026 года",
            "Two factories came to us naming Volga Foods: letters of March and June 2026",
            D(2026, 6, 10),
        ),
        "partner": Evidence(
            ASSUMED,
            "Закупщик говорит, что поставщиков здесь не меняют; планов нам не показывали",
            "The buyer says they do not change suppliers here; no plan has been shown to us",
            D(2026, 9, 3),
        ),
        "demanding": Evidence(
            CONFIRMED,
            "По его замечаниям мы ввели входной контроль этикетки и журнал партий",
            "Its remarks made us start incoming control of labels and a batch log",
            D(2026, 4, 22),
        ),
    },
    n.TRANS_URAL: {
        "volume": _VOLUME,
        "potential": Evidence(
            CONFIRMED,
            "Показал утверждённый план второго цеха: пуск в июле 2027 года, упаковка на него ещё не распределена",
            "Showed the approved plan of a second shop: start in July 2027, its packaging not given out yet",
            D(2026, 9, 30),
        ),
        "partner": Evidence(
            CONFIRMED,
            "Через тендер у нас не куплено ничего; план закупок на год составляем вместе",
            "Buys nothing from us by tender; the year's purchasing plan is drawn up together",
            D(2026, 9, 30),
        ),
    },
    n.BALTIC: {
        "volume": _VOLUME,
        "fame": Evidence(
            ASSUMED,
            "Имя известно в отрасли; обращений по его рекомендации не записано",
            "The name is known in the industry; no enquiry on its recommendation is on record",
            D(2026, 8, 28),
        ),
        "demanding": Evidence(
            CONFIRMED,
            "После его рекламации каждая партия плёнки идёт с протоколом испытаний",
            "Since its claim every batch of film goes out with a test report",
            D(2026, 5, 14),
        ),
    },
    n.COSY_YARD: {
        "potential": Evidence(
            CONFIRMED,
            "По его же тендерам — {wallet} млн ₽ в год; у нас за год куплено два картриджа для принтера",
            "By its own tenders RUB {wallet}m a year; from us two printer cartridges in a year",
            D(2026, 9, 8),
        ),
        "fame": Evidence(
            CONFIRMED,
            "Магазины сети знают в каждом городе Поволжья; два поставщика спросили, работаем ли мы с ней",
            "Its shops are known in every town of the Volga region; two suppliers asked if we work with it",
            D(2026, 10, 6),
        ),
        "innovator": UNKNOWN,
    },
    n.ALTAIR: {
        "potential": Evidence(
            CONFIRMED,
            "Письмо о пуске второго склада: потребность в упаковке — {wallet} млн ₽ в год",
            "Letter on the opening of a second warehouse: packaging needs of RUB {wallet}m a year",
            D(2026, 6, 25),
        ),
        "innovator": _NEW_FILM,
        "demanding": Evidence(
            CONFIRMED,
            "После его аудита мы храним аптечную упаковку отдельно и пишем температуру",
            "After its audit we store pharmacy packaging apart and log the temperature",
            D(2026, 2, 18),
        ),
    },
    n.VECTOR: {
        "potential": Evidence(
            ASSUMED,
            "Строит новый корпус; объёмов не называл",
            "Is building a new block; has named no volumes",
            D(2026, 7, 16),
        ),
        "innovator": _NEW_FILM,
        "partner": UNKNOWN,
    },
    n.OLD_SLOBODA: {
        "fame": Evidence(
            CONFIRMED,
            "Поблагодарил нас в каталоге выставки; двое новых клиентов назвали каталог причиной звонка",
            "Thanked us in an exhibition catalogue; two new clients named it as the reason for their call",
            D(2026, 5, 18),
        ),
    },
    n.SUNNY_SPOON: {
        "demanding": Evidence(
            CONFIRMED,
            "Семь претензий за год, после пяти мы изменили порядок работы",
            "Seven claims in a year, five of them led to a changed procedure",
            D(2026, 10, 12),
        ),
    },
    n.KEDROVY_LOG: {"innovator": _NEW_FILM},
    n.BELAYA_PROTOKA: {"innovator": _NEW_FILM},
    n.YASNY_BROD: {"innovator": _NEW_FILM},
    n.TEPLOMONTAZH: {
        "potential": Evidence(
            ASSUMED,
            "Говорил о трёх новых объектах; договоров не показывал",
            "Spoke of three new sites; showed no contracts",
            D(2026, 5, 20),
        ),
        "demanding": Evidence(
            ASSUMED,
            "Часто жалуется; что мы из-за этого изменили, не записано",
            "Often complains; nothing is on record that we changed because of it",
            D(2026, 8, 11),
        ),
    },
}
"""Client → sign → evidence; a sign that is not here is "no"."""

CRITERIA = ("predictability", "growth", "profitability", "criticality", "reputation", "partnership")
WEIGHTS = (15, 20, 25, 15, 10, 15)
"""Per cent, in the order of the criteria. All scores are "more is better"."""

SCORES: tuple[tuple[str, tuple[int, ...], str, str, str], ...] = (
    (n.VOLGA, (8, 9, 7, 9, 10, 8), "3.5", "6.5", "current"),
    (n.TRANS_URAL, (8, 7, 9, 8, 7, 9), "8.4", "", "current"),
    (n.BALTIC, (5, 7, 8, 9, 7, 8), "6.4", "", "current"),
    (n.ALTAIR, (7, 10, 6, 7, 6, 6), "5.5", "", "current"),
    (n.COSY_YARD, (3, 10, 7, 6, 9, 6), "3.9", "", "current"),
    (n.VECTOR, (6, 7, 8, 6, 6, 6), "8.5", "", "current"),
    (n.KOVYL, (6, 7, 2, 6, 8, 6), "2.9", "", "current"),
    (n.TEPLOMONTAZH, (4, 3, 5, 6, 5, 5), "6.6", "", "current"),
    (n.FOREST, (4, 3, 4, 4, 3, 4), "2.3", "", "current"),
    (n.GAVRILOVA, (5, 2, 4, 2, 2, 3), "7.9", "", "current"),
    (n.PROSPECT[1], (2, 10, 7, 6, 9, 7), "1.7", "", "prospect"),
)
"""Client, six scores, our attractiveness for it, the attractiveness we wish in 12 months, kind."""

LISTS: dict[str, tuple[str, ...]] = {
    "sales": (n.VOLGA, n.TRANS_URAL, n.BALTIC, n.COSY_YARD, n.ALTAIR),
    "finance": (n.VOLGA, n.TRANS_URAL, n.KOVYL, n.VECTOR),
    "marketing": (n.VOLGA, n.BALTIC, n.KOVYL, n.PROSPECT[1], n.FOREST),
}
"""Whom each department calls key, in its own order."""

WRITTEN = {("marketing", n.KOVYL): "Агрохолдинг «Ковыль»"}
"""One firm stands under two spellings in the lists."""


def total(scores: tuple[int, ...]) -> int:
    """Return the weighted score in hundredths."""
    return sum(score * weight for score, weight in zip(scores, WEIGHTS, strict=True))
