"""What stands in the four dossiers, in both languages. Invented."""

from __future__ import annotations

from generator import named as n

C, A = "confirmed", "assumed"
CONTRACT = ("договор", "contract")
MEETING = ("встреча", "meeting")
CALL = ("звонок", "call")
VISIT = ("визит на площадку", "site visit")
SITE = ("сайт клиента", "the client's website")
LEDGER = ("наш реестр продаж", "our ledger")
REPORT = ("опубликованная отчётность", "published accounts")
TENDER = ("протокол тендера", "tender record")
HEARD = ("с чужих слов", "hearsay")
PRESS = ("отраслевой журнал", "trade magazine")

Fact = tuple[str, str, str, str, str, str, str]

FACTS: dict[str, tuple[Fact, ...]] = {
    n.VOLGA: (
        ("phone", "отдел закупок, добавочный 214", "purchasing, extension 214", C, *CALL, "2026-09-03"),
        ("bank_details", "в карточке договора", "in the contract card", C, *CONTRACT, "2026-06-04"),
        ("contact", "Орлов Д. С., начальник отдела закупок", "D. S. Orlov, head of procurement", C, *MEETING,
         "2026-11-17"),
        ("address", "головной офис; переезжали ли, не проверено", "head office; a move has not been checked", A,
         *PRESS, "2025-10-05"),
        ("needs", "линия встаёт, когда рвётся плёнка", "the line stops when film tears", A, *HEARD, "2026-04-16"),
        ("approval", "закупка выше 5 млн — через совещание директоров",
         "above 5 million a directors' meeting decides", A,
         *HEARD, "2026-09-03"),
        ("budget", "539 млн ₽ в год, от 470 до 610", "539 million ₽ a year, 470 to 610", A, *REPORT, "2026-08-14"),
        ("news", "строит новую линию, пуск к 1 апреля 2027 года", "builds a new line, start by 1 April 2027", C,
         *VISIT, "2026-11-09"),
        ("rivals", "два федеральных производителя, имена не записаны", "two national producers, names not noted", A,
         *PRESS, "2026-03-12"),
        ("visit_rules", "пропуск за сутки, обувь закрытая", "pass a day ahead, closed shoes", C, *VISIT, "2026-10-22"),
        ("gift_rules", "подарки дороже 3 000 ₽ запрещены", "gifts above 3,000 ₽ are forbidden", C, *CONTRACT,
         "2026-06-04"),
        ("equipment", "четыре линии, две упаковывают в плёнку", "four lines, two of them pack in film", C, *VISIT,
         "2026-09-17"),
        ("payment_calendar", "платит по средам", "pays on Wednesdays", C, *LEDGER, "2026-11-02"),
        ("season", "перед Новым годом плюс треть", "a third more before New Year", C, *LEDGER, "2026-11-02"),
    ),
    n.TRANS_URAL: (
        ("phone", "коммерческая дирекция", "commercial direction", C, *CALL, "2026-11-03"),
        ("address", "завод и портовый склад", "plant and port warehouse", C, *VISIT, "2026-11-05"),
        ("bank_details", "в карточке договора", "in the contract card", C, *CONTRACT, "2026-07-23"),
        ("industry", "горное оборудование", "mining equipment", C, *SITE, "2026-07-23"),
        ("sites", "один завод, второй цех строится", "one plant, a second shop is being built", C, *MEETING,
         "2026-09-30"),
        ("size", "около 2 300 человек", "about 2,300 people", C, *MEETING, "2026-09-30"),
        ("strategy", "второй цех в июле 2027 года, экспорт вдвое", "second shop in July 2027, exports doubled", C,
         *MEETING, "2026-09-30"),
        ("contact", "Шадрин П. А., начальник закупок", "P. A. Shadrin, head of procurement", C, *MEETING, "2026-11-10"),
        ("decision_maker", "Ожегов И. Н.", "I. N. Ozhegov", C, *MEETING, "2026-09-30"),
        ("approval", "до 3 млн закупки, выше — коммерческий директор",
         "up to 3 million purchasing, above it the commercial director", C, *MEETING, "2026-10-14"),
        ("limits", "3 и 10 млн ₽", "3 and 10 million ₽", C, *MEETING, "2026-10-14"),
        ("budget", "70 млн ₽ в год", "70 million ₽ a year", A, *MEETING, "2026-08-18"),
        ("needs", "груз в порту не должен намокать", "cargo in the port must stay dry", C, *VISIT, "2026-11-05"),
        ("quality", "протокол на каждую партию", "a protocol for each lot", C, *CONTRACT, "2026-07-23"),
        ("terms", "отгрузка по вторникам, 30 дней", "deliveries on Tuesdays, 30 days", C, *CALL, "2026-10-28"),
        ("first_deal", "стрейч-плёнка, февраль 2016 года", "stretch film, February 2016", C, *CONTRACT, "2026-07-23"),
        ("projects", "упаковка для отгрузки в порт", "packaging for shipment by sea", C, *VISIT, "2026-11-05"),
        ("news", "второй цех утверждён советом", "the board approved the second shop", C, *MEETING, "2026-09-30"),
        ("visit_rules", "каска и инструктаж", "helmet and briefing", C, *VISIT, "2026-11-05"),
        ("gift_rules", "только сувениры с логотипом", "souvenirs with a logo only", C, *MEETING, "2026-08-18"),
        ("interests", "Лаптева С. Г.: рассказывала о лыжных походах", "S. G. Lapteva: talked of ski tours", C,
         *MEETING, "2026-11-16"),
        ("payment_calendar", "платит по понедельникам", "pays on Mondays", C, *LEDGER, "2026-11-02"),
        ("equipment", "два паллетообмотчика", "two pallet wrappers", C, *VISIT, "2026-11-05"),
        ("reference", "согласен отвечать на звонки", "will answer calls about us", C, *MEETING, "2026-09-30"),
    ),
    n.ALTAIR: (
        ("phone", "отдел закупок", "purchasing", C, *CALL, "2026-08-12"),
        ("address", "завод и склад", "plant and warehouse", C, *VISIT, "2026-07-02"),
        ("bank_details", "в карточке договора", "in the contract card", C, *CONTRACT, "2025-11-10"),
        ("industry", "фармацевтика", "pharmaceuticals", C, *SITE, "2025-11-10"),
        ("sites", "одна площадка", "one site", C, *VISIT, "2026-07-02"),
        ("contact", "Воронова А. К.; уходит в декабре", "A. K. Voronova; leaves in December", C, *MEETING,
         "2026-09-15"),
        ("decision_maker", "Ларин Б. В.", "B. V. Larin", A, *HEARD, "2026-09-15"),
        ("budget", "52 млн ₽ в год", "52 million ₽ a year", A, *MEETING, "2026-06-11"),
        ("needs", "меньше простоев из-за натяжения плёнки", "fewer stoppages from film tension", C, *VISIT,
         "2026-07-02"),
        ("quality", "проверка каждой поставки", "every delivery is checked", C, *VISIT, "2026-07-02"),
        ("terms", "срок десять дней", "ten days of delivery", C, *CALL, "2026-08-12"),
        ("first_deal", "ноябрь 2025 года", "November 2025", C, *LEDGER, "2025-11-10"),
        ("news", "регистрирует два новых препарата", "registers two new medicines", A, *PRESS, "2026-05-21"),
        ("brands", "три собственные марки", "three brands of its own", C, *SITE, "2026-06-11"),
        ("visit_rules", "чистая зона только с технологом", "clean area only with the technologist", C, *VISIT,
         "2026-07-02"),
        ("equipment", "две линии, натяжение настроено", "two lines, tension set", C, *VISIT, "2026-07-02"),
        ("payment_calendar", "платит через 21 день", "pays after 21 days", C, *LEDGER, "2026-11-02"),
        ("season", "осенью заказы больше", "larger orders in autumn", A, *CALL, "2026-06-11"),
    ),
    n.COSY_YARD: (
        ("contact", "Мельничук О. П., инженер по оборудованию", "O. P. Melnichuk, equipment engineer", C,
         *MEETING, "2026-08-25"),
        ("bank_details", "в счёте", "on the invoice", C, *CONTRACT, "2026-03-17"),
        ("phone", "приёмная", "reception", C, *CALL, "2026-03-17"),
        ("address", "офис сети", "the chain's office", C, *CONTRACT, "2026-03-17"),
    ),
}  # fmt: skip  # one fact a block
