"""Small parts the data sets rest on: money as text, one seed for ever, English names, the control limit."""

import datetime as dt
import importlib
from decimal import Decimal
from pathlib import Path

import pytest

FIRST_DRAWS = [0.848967363797, 0.103472822069, 0.731410352736]  # PCG64, seed 20261101, child 1
DATASETS = Path(__file__).resolve().parents[2] / "datasets"


@pytest.fixture(scope="module")
def part():
    """Import a module of the generator the way ``make.py`` does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DATASETS))
        yield lambda name: importlib.import_module(f"generator.{name}")


@pytest.mark.parametrize(
    ("kopecks", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-1205, "-12.05"), (48_216_054_000, "482160540.00")]
)
def test_kopecks_as_roubles(part, kopecks, text):
    assert part("files").rubles(kopecks) == text


def test_cells_are_written_without_locale_and_without_binary_fractions(part):
    files = part("files")
    rows = [[dt.date(2026, 11, 1), None, Decimal("0.10"), True, "Луговой Край, молочный завод"]]
    assert files.csv_text("abcde", rows) == 'a,b,c,d,e\n2026-11-01,,0.10,true,"Луговой Край, молочный завод"\n'
    with pytest.raises(TypeError, match=r"float 0\.1"):
        files.cell(0.1)
    with pytest.raises(ValueError, match="1 cells under 2 headers"):
        files.csv_text("ab", [["one"]])


def test_a_clients_random_numbers_never_change(part):
    stream = part("streams").Stream(1)
    assert [round(stream.uniform(), 12) for _ in range(3)] == FIRST_DRAWS


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Ильина", "Ilyina"), ("Тихий Плёс", "Tikhy Plyos"), ("Ясный Брод", "Yasny Brod"), ("Дальний", "Dalny"),
        ("Юсупова Р. Р.", "Yusupova R. R."), ("Щеглова", "Shcheglova"), ("Хасанов", "Khasanov"), ("Ключ", "Klyuch"),
    ],
)  # fmt: skip
def test_names_in_latin_letters(part, russian, latin):
    assert part("transliterate").transliterate(russian) == latin


def test_control_limit_of_even_orders_is_their_interval(part):
    days = [dt.date(2026, 1, 5) + dt.timedelta(days=7 * week) for week in range(10)]
    assert part("rhythm").control_limit(days) == pytest.approx(7)


def test_price_after_discount_is_exact(part):
    catalogue = part("catalogue")
    assert [catalogue.net_price("PL-09", discount) for discount in (0, 5, 10)] == [24_000, 22_800, 21_600]
    assert [catalogue.net_price("LB-01", discount) for discount in (0, 5, 10)] == [60, 57, 54]


def test_a_wrong_number_stops_the_script(part):
    checks = part("checks")
    found = {**checks.GIVEN, **{name: value for name, (value, _) in checks.PRINTED.items()}}
    found |= {name: (low + high) / 2 for name, (low, high) in checks.RANGES.items()}
    assert checks.failures(found) == []
    assert checks.failures({**found, "clients.all": 203}) == ["clients.all: 203, given 204"]


def test_the_generator_does_not_lean_on_the_package_it_feeds():
    for file in (DATASETS / "generator").glob("*.py"):
        code = file.read_text(encoding="utf-8")
        assert "import kamlab" not in code, file.name
        assert "from kamlab" not in code, file.name
