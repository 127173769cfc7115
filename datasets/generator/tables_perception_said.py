"""What the clients' answers rest on, six sentences an account, in both languages. Invented."""

from __future__ import annotations

from generator import named as n

SAID: dict[str, tuple[tuple[str, str], ...]] = {
    n.VOLGA: (
        ("Без вашей плёнки обе линии в Твери встанут через два дня",
         "Without your film both lines in Tver would stop within two days"),
        ("На этикетку и короба договоры с «Пак-Линией» до декабря 2027 года",
         "Labels and boxes are under contract with Pak-Liniya until December 2027"),
        ("План новой линии обсуждали с «Пак-Линией»; с вами говорим о графике и цене",
         "The plan of the new line was discussed with Pak-Liniya; with you we talk of schedule and price"),
        ("В июле срочный заказ этикетки отдали им: ответили за час",
         "In July an urgent label order went to them: they answered within an hour"),
        ("Счета и документы сходятся, спорить не о чем",
         "Invoices and papers agree, there is nothing to argue about"),
        ("Все три осенние встречи прошли в назначенный день",
         "All three meetings of the autumn took place on the day agreed"),
    ),
    n.TRANS_URAL: (
        ("Упаковка для отгрузки в порт рассчитана вместе с вами, заменить некем",
         "The packaging for shipment by sea was worked out with you, nobody could replace you"),
        ("Других договоров на упаковку нет", "There is no other contract for packaging"),
        ("План второго цеха показали вам раньше, чем объявили",
         "You saw the plan of the second shop before it was announced"),
        ("Запросы другим не отправляли с 2024 года", "No request has gone to others since 2024"),
        ("Претензии решаем одним звонком", "Claims are settled by one call"),
        ("Директора встретились 30 сентября, как договорились", "The directors met on 30 September as agreed"),
    ),
    n.BALTIC: (
        ("Док не выпускает груз без вашей обмотки и поддонов",
         "The dock lets no cargo out without your wrapping and pallets"),
        ("Договор на упаковку один", "There is one contract for packaging"),
        ("Очередь заходов судов на полгода вы получаете вместе с нами",
         "You receive the half-year list of ships when we do"),
        ("Дважды за лето взяли поддоны у «Тара-Восхода»: были дешевле",
         "Twice in summer the pallets came from Tara-Voskhod: they were cheaper"),
        ("Меняем заказ в день отгрузки, знаем, что это неудобно",
         "We change orders on the day of loading and know that it is a nuisance"),
        ("Встречи не переносим", "We do not move meetings"),
    ),
    n.KOVYL: (
        ("Плёнку такого вида предлагают пятеро", "Five suppliers offer film of this kind"),
        ("Рамочные договоры с тремя поставщиками, цена решает каждый месяц",
         "Framework contracts with three suppliers, price decides every month"),
        ("О хозяйстве говорим с агрономами, не с продавцами упаковки",
         "We discuss the farm with agronomists, not with packaging sellers"),
        ("Этикетку всегда берём у «Пак-Линии»", "Labels always come from Pak-Liniya"),
        ("Работаем спокойно", "We work quietly"),
        ("Встречу в сентябре перенесли дважды: уборка", "The September meeting was moved twice: harvest"),
    ),
    n.COSY_YARD: (
        ("Купили два картриджа, больше у вас ничего не просили",
         "We bought two cartridges and asked you for nothing else"),
        ("Пакет и этикетка для всех магазинов по договору у «Пак-Линии»",
         "Bags and labels for all stores are under contract with Pak-Liniya"),
        ("О планах сети разговора не было: не знаю", "The chain's plans did not come up: I do not know"),
        ("Выбирает не мой отдел: не знаю", "My department does not choose: I do not know"),
        ("Ничего плохого сказать не могу", "I have nothing bad to say"),
        ("Встретились в назначенный день", "We met on the day agreed"),
    ),
    n.ALTAIR: (
        ("Плёнка почти вся ваша", "Nearly all of the film is yours"),
        ("Короба делим между двумя поставщиками", "Boxes are shared between two suppliers"),
        ("Технолог зовёт вашего инженера, когда линия встаёт",
         "The technologist calls your engineer when the line stops"),
        ("Иногда берём у других, если срок короче", "Now and then we buy elsewhere when the delivery is sooner"),
        ("Проверки качества шлём вам часто и подробно", "We send you quality checks often and at length"),
        ("Одну встречу из двух переносим", "Every other meeting is moved"),
    ),
}  # fmt: skip  # a sentence in both languages reads as a pair
