"""Headers of real exports, Russian and English, and the field each one means."""

import pytest

from kamlab.ledger.columns import field_scores, header_words

MEANING = {
    "client": """Billing Name|ФИО клиента|Associated Company|Компания|Контрагент|Клиент|Покупатель|Заказчик|
        Грузополучатель|Партнёр|Наименование контрагента|Customer|CustomerName|Customer Name|CUSTOMERNAME|
        customer_name|Account|Account Name|Client|Company|Company Name|Buyer|Sold-to|Bill to|Плательщик|
        Контрагент · Наименование|ShipName|Название клиента|Client Name|Дилер""",
    "client_id": """CustomerID|Customer ID|customer_id|CustomerKey|customer_unique_id|Код клиента|Код контрагента|
        Account Number|Customer No.|Контрагент · Код|ClientCode|ИНН контрагента""",
    "revenue": """Сумма со скидкой|Стоимость с учётом скидки|Amount after discount|Бюджет|Сумма сделки|
        Обороты за период · Дебет|Sale (Dollars)|Итоговая сумма|Sales Amt|Сумма|Выручка|Стоимость|
        Сумма без НДС|Сумма с НДС|Выручка (без НДС)|Оборот|Продажи|Сумма, руб.|Сумма продажи|Amount|Sales|
        Revenue|Net amount|Total|Line total|Extended price|SALES|Sales Amount|Turnover|GMV|Total Revenue|
        Amount (USD)|Продажи · Сумма|close_value|Net Sales|Товарооборот|Всего|Total Price|Sales_Amount_USD|
        Сумма документа""",
    "date": """Дата|Период|Date|InvoiceDate|Order Date|ORDERDATE|order_purchase_timestamp|Дата документа|
        Дата отгрузки|Дата реализации|Close Date|Posting Date|Transaction Date|Ship Date|Дата операции|
        Дата продажи""",
    "manager": """Менеджер|Ответственный|Sales Rep|Salesperson|Manager|Продавец|Account Manager|sales_agent|
        Opportunity Owner|Ответственный менеджер|Торговый представитель|КАМ|SalesRep Name|
        Менеджер по продажам|Основной менеджер""",
    "department": """Подразделение|Отдел|Филиал|Department|Division|Branch|Business Unit|Отдел продаж|Region|Territory|
        Регион""",
    "product": """Номенклатура|Товар|Артикул|Product|SKU|StockCode|Item|Description|Product Name|PRODUCTCODE|
        Наименование товара|Item Name|Product Description""",
    "category": """Категория|Номенклатурная группа|Category|Product line|PRODUCTLINE|Товарная группа|Product Category|
        Item Type|Группа товаров""",
    "cost": """Себестоимость|Cost|COGS|Total Cost|Unit Cost|Себестоимость за единицу|Закупочная цена|
        Cost of Goods Sold""",
    "profit": """Прибыль|Валовая прибыль|Profit|Margin|Gross Profit|Total Profit|Маржа|Прибыль · Сумма|
        Маржинальный доход""",
    "quantity": """Количество|Кол-во|Qty|Quantity|QUANTITYORDERED|Units Sold|Продажи · Кол-во|Количество, шт|Шт.|
        Order Qty""",
    "price": "Цена|UnitPrice|Unit Price|PRICEEACH|Price|Цена за единицу|Цена, руб.|Цена без НДС|Selling Price",
    "discount": "Скидка|Discount|Скидка, %|Discount %|Сумма скидки|Discount Amount|Процент скидки",
    "status": "Статус|Status|STATUS|Order Status|Stage|Состояние|deal_stage|Статус заказа",
    "document": """Документ|Номер|Invoice|InvoiceNo|Order ID|ORDERNUMBER|Номер документа|Номер заказа|Регистратор|
        Invoice Number|order_id|Transaction ID|Накладная""",
    "currency": "Валюта|Currency|Код валюты|Currency Code",
}
NOBODY = """Customer Type|Number of customers|Количество клиентов|Customer Rating|gross margin percentage|Row ID|
        № п/п|Ship Mode|Segment|Postal Code|MSRP|DEALSIZE|QTR_ID|ORDERLINENUMBER|Сумма НДС|Рентабельность, %|
        Долг|Стоимость доставки|freight_value|Tax|Customer Segment|Order Priority|Назначение платежа|
        Customer Email|Телефон клиента|Адрес|Дата рождения|Оплачено|План продаж|Плановая сумма|Комментарий"""


def _listed(text: str) -> list[str]:
    return [header.strip() for header in text.replace("\n", " ").split("|")]


@pytest.mark.parametrize(
    ("header", "field"), [(header, field) for field, text in MEANING.items() for header in _listed(text)]
)
def test_header_means_field(header, field):
    scores = field_scores(header)
    assert scores, header
    assert max(scores, key=lambda name: scores[name]) == field


@pytest.mark.parametrize("header", _listed(NOBODY))
def test_header_means_nothing(header):
    assert max(field_scores(header).values(), default=0) < 20


@pytest.mark.parametrize(
    ("better", "worse", "field"),
    [
        ("Сумма без НДС", "Сумма с НДС", "revenue"),
        ("Order Date", "Ship Date", "date"),
        ("Customer Name", "Customer", "client"),
        ("Контрагент", "Грузополучатель", "client"),
        ("Отдел", "Регион", "department"),
        ("Division", "Territory", "department"),
        ("Product Name", "Product ID", "product"),
        ("Net Sales", "Gross Sales", "revenue"),
        ("Category", "Sub-Category", "category"),
        ("customer_unique_id", "customer_id", "client_id"),
        ("Unit Price", "List Price", "price"),
        ("Сумма со скидкой", "Сумма без скидки", "revenue"),
        ("Цена со скидкой", "Цена", "price"),
    ],
)
def test_the_better_of_two_headers(better, worse, field):
    assert field_scores(better)[field] > field_scores(worse).get(field, 0)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("CustomerName", "customer name"),
        ("customer_name", "customer name"),
        ("CUSTOMERNAME", "customer name"),
        ("customername", "customer name"),
        ("QUANTITYORDERED", "quantity ordered"),
        ("InvoiceNo", "invoice no"),
        ("Sold-to", "sold to"),
        ("Кол-во", "количество"),
        ("№ заказа", "номер заказа"),
        ("Партнёр", "партнер"),
        ("SKU", "sku"),
        ("Salesperson", "salesperson"),
    ],
)
def test_words_of_a_header(header, words):
    assert " ".join(header_words(header).words) == words


@pytest.mark.parametrize(
    ("header", "currency", "scale", "percent"),
    [
        ("Сумма, руб.", "RUB", 1, False),
        ("Amount (USD)", "USD", 1, False),
        ("Продажи, ₽", "RUB", 1, False),
        ("Выручка, тыс. руб.", "RUB", 1e3, False),
        ("Revenue, EUR million", "EUR", 1e6, False),
        ("Скидка, %", None, 1, True),
        ("Сумма", None, 1, False),
    ],
)
def test_units_of_a_header(header, currency, scale, percent):
    found = header_words(header)
    assert (found.currency, found.scale, found.percent) == (currency, scale, percent)
