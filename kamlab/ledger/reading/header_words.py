"""Words that headers of sales exports are made of: evidence for where the header is.

This is not yet the recognition of columns, which looks at the content too; it
only tells a row of headers from a row of titles or data.
"""

import re

from kamlab.ledger.reading.cells import folded

_STEMS = {
    "client": """
        контрагент клиент покупател заказчик партнер плательщик грузополучател потребител дебитор customer
        client account buyer company partner payer debtor purchaser
    """,
    "amount": """
        сумм выручк стоимост продаж оборот реализац отгружен отгрузк доход amount sales revenue total
        turnover net gross value income sum
    """,
    "date": "дата даты датой период месяц день год date period month day year",
    "price": "цена цены тариф price rate",
    "quantity": "количеств кол-во колич кол qty quantity units count pcs объем",
    "profit": "прибыл марж наценк profit margin",
    "cost": "себестоимост затрат расход cost cogs",
    "discount": "скидк discount",
    "person": "менеджер ответствен продав manager rep seller owner salesperson salesman",
    "department": "подраздел отдел филиал бюро department dept division branch team",
    "product": """
        номенклатур товар продукц услуг артикул наименован изделие product item sku article goods name
        description
    """,
    "category": "категори групп вид тип направлен category group type class",
    "document": """
        документ накладн счет заказ номер договор основан регистратор document invoice order number contract
        doc no
    """,
    "status": "статус состоян status state",
    "place": "регион город адрес стран область склад region city address country state warehouse",
    "other": "код id инн кпп валют currency code единиц ед unit ндс vat tax комментар примечан comment note",
}
_ROLE = {stem: role for role, stems in _STEMS.items() for stem in stems.split()}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 3  # stems this short must be the whole word: "no", "ед", "id"
_LONGEST = 60  # letters of a header; titles are longer

_UNIT_LIST = (
    "руб|руб.|р.|₽|тыс. руб|тыс. руб.|тыс.руб.|тыс. ₽|млн руб.|млн. руб.|$|€|usd|eur|rub|gbp|шт|шт.|штук"
    "|кг|т|т.|л|л.|м|м.|м2|м3|кв.м|упак|упак.|уп.|кор.|ед|ед.|%|pcs|pcs.|units|unit|kg|pc|ea|дд.мм.гггг"
    "|dd.mm.yyyy|yyyy-mm-dd|mm/dd/yyyy|без ндс|с ндс|thousand rub"
)
_UNITS = frozenset(_UNIT_LIST.split("|"))


def role_of(text: str) -> str:
    """Return what a header word speaks of (``client``, ``amount``, ``date`` …), or ``""``.

    A text with digits, with a value after a colon, or long as a sentence is no header.

    Examples
    --------
    >>> role_of("Контрагент"), role_of("Сумма, руб."), role_of("Отбор: Контрагент в списке"), role_of("Клиент 5")
    ('client', 'amount', '', '')
    """
    plain = folded(text)
    if not plain or len(plain) > _LONGEST or any(char.isdigit() for char in plain) or _has_value(plain):
        return "other" if plain in ("№", "#", "№ п/п", "n") else ""
    for word in _WORD.findall(plain):
        role = _role_of_word(word)
        if role:
            return role
    return "other" if plain in ("№", "#", "№ п/п") else ""


def is_unit(text: str) -> bool:
    """Tell whether a cell is only a unit of measure: ``руб.``, ``шт``, ``%``."""
    return folded(text).strip("()") in _UNITS


def _has_value(plain: str) -> bool:
    head, colon, tail = plain.partition(":")
    return bool(colon and head and tail.strip())


def _role_of_word(word: str) -> str:
    for end in range(len(word), 1, -1):
        role = _ROLE.get(word[:end])
        if role and (end == len(word) or end > _SHORT):
            return role
    return ""
