"""The diary's entries and the decisions, in both languages. Invented; nothing private is noted."""

from __future__ import annotations

from typing import NamedTuple

from generator import named as n

ILYINA, PETROV, KIM, LEBEDEV = "Ильина Е. С.", "Петров В. К.", "Ким А. Т.", "Лебедев М. А."
BASMANOV, DOROKHOVA, TIKHONOV = "Басманов Р. И.", "Дорохова А. П.", "Тихонов С. Ю."
ORLOV, KRYLOV, ZAYTSEV = "Орлов Д. С.", "Крылов П. Н.", "Зайцев И. М."
LAPTEVA, SHADRIN, VORONOVA = "Лаптева С. Г.", "Шадрин П. А.", "Воронова А. К."
SIGNAL = "market_signal"


class Entry(NamedTuple):
    """One contact and what was promised; ``done`` is empty while the step is open."""

    date: str
    account: str
    ours: str
    theirs: str
    kind: str
    ru: str
    en: str
    step_ru: str = ""
    step_en: str = ""
    due: str = ""
    done: str = ""
    informal: bool = False
    tag: str = ""


_E = Entry
ENTRIES = (
    _E("2026-06-04", n.VOLGA, LEBEDEV, "Ветрова Л. К.", "meeting",
       "Подписали приложение к договору, разговор занял десять минут",
       "Signed an annex to the contract, the talk took ten minutes",
       "Пригласить на осмотр склада в Твери", "Invite her to see the stock in Tver", "2026-07-01"),
    _E("2026-08-12", n.VOLGA, ILYINA, ORLOV, "call", "Сверили план закупок на осень",
       "Compared the autumn purchasing plan",
       "Прислать график отгрузок", "Send the delivery schedule", "2026-08-19", "2026-08-18"),
    _E("2026-09-03", n.VOLGA, ILYINA, KRYLOV, "call", "Познакомились: ведёт заявки на плёнку",
       "First talk: he handles the film orders", "Прислать перечень артикулов", "Send the list of articles",
       "2026-09-10", "2026-09-08"),
    _E("2026-09-17", n.VOLGA, PETROV, ZAYTSEV, "visit", "Линия вставала трижды за неделю, причина не измерена",
       "The line stopped three times in a week, the cause is not measured",
       "Прислать план замера простоев", "Send a plan to measure the stoppages", "2026-10-01"),
    _E("2026-10-08", n.VOLGA, ILYINA, ORLOV, "meeting", "«Пак-Линия» предлагает склад рядом с фабрикой в Твери",
       "Pak-Liniya offers a stock next to the Tver factory",
       "Подготовить наш расчёт склада под заказ", "Prepare our calculation of stock to order", "2026-10-22",
       tag=SIGNAL),
    _E("2026-10-22", n.VOLGA, PETROV, "Юсупова Р. Р.", "visit", "Две партии этикетки приняты без замечаний",
       "Two lots of labels were accepted without remarks", "Привезти протокол", "Bring the protocol",
       "2026-10-29", "2026-10-28"),
    _E("2026-11-09", n.VOLGA, PETROV, ZAYTSEV, "visit", "Посмотрели место под новую линию",
       "Looked at the place for the new line", "Прислать требования к этикетке", "Send the label requirements",
       "2026-11-27"),
    _E("2026-11-09", n.VOLGA, PETROV, "Хасанов Ф. А.", "visit", "Показал, где рвётся плёнка",
       "Showed where the film tears"),
    _E("2026-11-10", n.VOLGA, ILYINA, ORLOV, "meeting", "Ответил на шесть вопросов о нас и о «Пак-Линии»",
       "Answered the six questions about us and about Pak-Liniya"),
    _E("2026-11-12", n.VOLGA, ILYINA, KRYLOV, "letter", "Подтвердил заявку на декабрь", "Confirmed the December order"),
    _E("2026-11-13", n.VOLGA, KIM, "Моргунова Е. Г.", "call", "Плёнки на складе на девять дней",
       "Nine days of film in stock", "Прислать расчёт запаса", "Send the stock calculation", "2026-11-20"),
    _E("2026-11-17", n.VOLGA, ILYINA, ORLOV, "meeting", "Просит −3 %, 90 дней и дежурного инженера",
       "Asks for −3%, 90 days and an engineer on duty", "Ответить после расчёта", "Answer after the calculation",
       "2026-12-04"),
    _E("2026-07-15", n.TRANS_URAL, PETROV, "Тагиров Р. М.", "visit", "Разобрали две рекламации",
       "Went through two claims",
       "Привезти образец усиленного короба", "Bring a sample of the stronger box", "2026-08-14"),
    _E("2026-08-18", n.TRANS_URAL, BASMANOV, SHADRIN, "meeting", "Утвердили заявку на квартал",
       "Settled the order for the quarter"),
    _E("2026-09-30", n.TRANS_URAL, LEBEDEV, "Ожегов И. Н.", "meeting",
       "Показал план второго цеха: пуск в июле 2027 года",
       "Showed the plan of the second shop: start in July 2027",
       "Прислать предложение по упаковке", "Send a proposal for the packaging", "2026-10-14", "2026-10-13"),
    _E("2026-10-14", n.TRANS_URAL, BASMANOV, LAPTEVA, "meeting", "Обсудили упаковку для второго цеха",
       "Discussed the packaging of the second shop", "Уточнить объёмы", "Settle the volumes", "2026-11-30"),
    _E("2026-10-28", n.TRANS_URAL, KIM, "Черных А. Р.", "call", "Просит отгружать по вторникам",
       "Asks for deliveries on Tuesdays",
       "Изменить график", "Change the schedule", "2026-11-05", "2026-11-03"),
    _E("2026-11-03", n.TRANS_URAL, BASMANOV, LAPTEVA, "call", "Ответила на шесть вопросов",
       "Answered the six questions"),
    _E("2026-11-05", n.TRANS_URAL, PETROV, "Кунгурцева М. Ю.", "visit",
       "На соседнем заводе ставят обмотку без плёнки: просит сравнить",
       "A neighbouring plant installs wrapping without film: she asks for a comparison",
       "Сравнить расход на поддон", "Compare the cost a pallet", "2026-11-26", tag=SIGNAL),
    _E("2026-11-10", n.TRANS_URAL, BASMANOV, SHADRIN, "meeting", "Сверили долг: просрочки нет",
       "Checked the debt: nothing overdue"),
    _E("2026-11-16", n.TRANS_URAL, BASMANOV, LAPTEVA, "lunch", "Рассказала, кто войдёт в комиссию по второму цеху",
       "Told who will be on the committee for the second shop", informal=True),
    _E("2026-07-08", n.BALTIC, BASMANOV, "", "meeting", "Начальник снабжения передал список судов до конца года",
       "The head of supply handed over the list of ships to the year's end"),
    _E("2026-08-27", n.BALTIC, BASMANOV, "", "call", "Заказ увеличили вдвое за день до отгрузки",
       "The order was doubled a day before delivery"),
    _E("2026-09-15", n.BALTIC, BASMANOV, "", "meeting", "Ответили на шесть вопросов; просят цену поддонов",
       "Answered the six questions; ask for a price of pallets",
       "Прислать цену поддонов", "Send the price of pallets", "2026-10-15"),
    _E("2026-09-19", n.BALTIC, BASMANOV, "", "event", "День открытых дверей в доке: увидели, где стоит чужая упаковка",
       "Open day at the dock: saw where others' packaging stands",
       "Назначить встречу с начальником дока", "Arrange a meeting with the head of the dock",
       "2026-10-05", informal=True),
    _E("2026-08-25", n.COSY_YARD, ILYINA, "Мельничук О. П.", "meeting", "Купили второй картридж; пакеты выбирает не он",
       "Bought the second cartridge; he does not choose the bags",
       "Узнать, кто выбирает пакеты и этикетку", "Find out who chooses bags and labels", "2026-09-15"),
    _E("2026-06-11", n.ALTAIR, ILYINA, VORONOVA, "call", "Заказ подтверждён, срок десять дней",
       "Order confirmed, ten days"),
    _E("2026-07-02", n.ALTAIR, PETROV, "Ершова Т. В.", "visit", "Настроили натяжение плёнки, простоев стало меньше",
       "Set the film tension, fewer stoppages since"),
    _E("2026-08-12", n.ALTAIR, ILYINA, VORONOVA, "call", "Заказ подтверждён", "Order confirmed"),
    _E("2026-09-15", n.ALTAIR, ILYINA, VORONOVA, "meeting", "Уходит в декабре; преемник не назван",
       "She leaves in December; no successor is named",
       "Попросить познакомить с генеральным директором", "Ask to be introduced to the general director", "2026-10-06"),
    _E("2026-08-20", n.KOVYL, DOROKHOVA, "", "call", "Второй поставщик снизил цену плёнки на 3 %",
       "The second supplier cut its film price by 3%", tag=SIGNAL),
    _E("2026-10-12", n.KOVYL, DOROKHOVA, "", "meeting", "Ответили на шесть вопросов; этикетку у нас не спрашивают",
       "Answered the six questions; they do not ask us for labels",
       "Предложить пробную партию этикетки", "Offer a trial lot of labels", "2026-11-02"),
    _E("2026-11-06", n.KOVYL, DOROKHOVA, "", "letter", "Просят цену на декабрь", "Ask for the December price",
       "Ответить с расчётом прибыли", "Answer after reckoning the profit", "2026-11-24"),
    _E("2026-10-21", n.TEPLOMONTAZH, BASMANOV, "", "call", "Заказ меньше обычного, объяснили остатками",
       "A smaller order than usual, leftovers were the explanation"),
    _E("2026-11-13", n.TEPLOMONTAZH, BASMANOV, "", "letter", "Письмо: с декабря поставки прекращают",
       "A letter: they stop buying from December",
       "Пригласить на обед", "Invite to lunch", "2026-11-16", "2026-11-16"),
    _E("2026-11-16", n.TEPLOMONTAZH, BASMANOV, "", "call", "От обеда отказались, на вопросы не ответили",
       "Lunch declined, questions not answered", "Приехать в офис", "Go to their office", "2026-11-19", "2026-11-19"),
    _E("2026-11-19", n.TEPLOMONTAZH, BASMANOV, "", "visit",
       "Визит в офис, шестой день после письма; причина неизвестна",
       "Visit to the office, day six after the letter; the reason is unknown"),
    _E("2026-02-24", n.DALNY_STVOR, ILYINA, "", "meeting", "Ушли на условия: у соперника цена ниже на 4 %",
       "Left over terms: the rival's price is 4% lower", tag=SIGNAL),
    _E("2025-09-10", n.TIKHY_PLYOS, TIKHONOV, "", "call", "Упаковывают сами; попросили назвать тех, кому мы нужны",
       "They pack by themselves; asked them who might need us"),
    _E("2026-04-06", n.SUKHOY_BROD, TIKHONOV, "", "visit", "Вернулись: договорились о твёрдых днях доставки",
       "They are back: fixed delivery days were agreed"),
)  # fmt: skip  # one entry a block

DECISIONS = (
    ("2026-09-07", n.VOLGA, "Ввести еженедельную сверку заявок", "A weekly check of orders", ILYINA, "2026-09-21",
     "2026-09-18"),
    ("2026-09-07", n.TRANS_URAL, "Закрепить резервную бригаду на погрузке", "A reserve crew for loading", KIM,
     "2026-09-30", "2026-09-29"),
    ("2026-09-21", n.ALTAIR, "Проверять натяжение плёнки раз в месяц", "Check the film tension monthly", PETROV,
     "2026-10-12", "2026-10-09"),
    ("2026-10-05", n.KOVYL, "Считать прибыль каждого заказа до скидки", "Reckon each order's profit before a discount",
     DOROKHOVA, "2026-10-19", "2026-10-16"),
    ("2026-10-05", n.BALTIC, "Назвать заместителя для срочных заказов", "Name a deputy for urgent orders", BASMANOV,
     "2026-10-26", ""),
    ("2026-10-19", n.TRANS_URAL, "Отгружать по вторникам", "Deliver on Tuesdays", KIM, "2026-11-05", "2026-11-03"),
    ("2026-10-19", n.COSY_YARD, "Найти вход к владельцу сети", "Find a way to the chain's owner", ILYINA,
     "2026-11-09", ""),
    ("2026-11-16", n.VOLGA, "Ответить на просьбу об условиях", "Answer the request for terms", "", "2026-12-04", ""),
)  # fmt: skip  # one decision a block
"""Day, account, decision, owner, due, done: five done, two late, one without an owner."""
