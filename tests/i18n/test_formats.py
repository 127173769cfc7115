"""Numbers, money and dates as each language writes them."""

from datetime import date

import pytest

from kamlab.i18n import date_text, listing, money, money_short, month_text, number, percent, points, words
from kamlab.i18n.formats import WRITERS

N = "\u00a0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(number(1234567, "ru"), f"1{N}234{N}567", id="groups-ru"),
        pytest.param(number(1234567, "en"), "1,234,567", id="groups-en"),
        pytest.param(number(-13.5, "ru", 1), "−13,5", id="true-minus"),
        pytest.param(number(-0.4, "en"), "0", id="no-minus-zero"),
        pytest.param(percent(0.22, "ru"), f"22{N}%", id="percent-ru"),
        pytest.param(percent(0.274, "en", 1), "27.4%", id="percent-en"),
        pytest.param(WRITERS["percent_exact"](0.1, "ru", ""), f"10{N}%", id="a-chosen-percent-whole"),
        pytest.param(WRITERS["percent_exact"](0.125, "ru", ""), f"12,5{N}%", id="a-chosen-percent-half"),
        pytest.param(WRITERS["percent_exact"](0.1234, "en", ""), "12.34%", id="a-chosen-percent-exact"),
        pytest.param(points(0.09, "ru"), f"+9{N}п.{N}п.", id="points-ru"),
        pytest.param(points(-0.09, "en"), f"−9{N}pp", id="points-en"),
        pytest.param(money(1234567, "ru"), f"1{N}234{N}567{N}₽", id="roubles-ru"),
        pytest.param(money(1234567, "en"), f"RUB{N}1,234,567", id="roubles-en"),
        pytest.param(money(5, "ru", "EUR"), f"5{N}€", id="euro-ru"),
        pytest.param(money_short(118_611_500, "ru"), f"118,6{N}млн{N}₽", id="millions-ru"),
        pytest.param(money_short(118_611_500, "en"), f"RUB{N}118.6m", id="millions-en"),
        pytest.param(money_short(412_300, "ru"), f"412{N}тыс.{N}₽", id="thousands"),
        pytest.param(money_short(8_700, "ru"), f"8{N}700{N}₽", id="four-digits-stay"),
        pytest.param(money_short(999_999.9, "en"), f"RUB{N}1.0m", id="rounds-into-the-next-unit"),
        pytest.param(money_short(2.5e9, "ru"), f"2,5{N}млрд{N}₽", id="billions"),
        pytest.param(money_short(-1_750_000, "ru"), f"−1,8{N}млн{N}₽", id="loss"),
        pytest.param(date_text(date(2026, 11, 27), "ru"), "27 ноября 2026", id="day-ru"),
        pytest.param(date_text(date(2026, 11, 27), "en"), "27 November 2026", id="day-en"),
        pytest.param(month_text(date(2026, 11, 1), "ru"), "ноябрь 2026", id="month-ru"),
        pytest.param(listing("АБВ", "ru"), "А, Б и В", id="list-ru"),
        pytest.param(listing("AB", "en"), "A and B", id="list-en"),
        pytest.param(listing([], "en"), "", id="empty-list"),
        pytest.param(words(3, "ru"), "три", id="words"),
        pytest.param(words(25, "ru"), "25", id="digits-above-ten"),
    ],
)
def test_formats(text, expected):
    assert text == expected
