"""For module 03: pages as on paper, and a company that has nothing but a ledger."""

import pytest

from kamlab.company import open_company

OWN = """Дата;Контрагент;Сумма
12.01.2025;<script>alert(1)</script>;500000
13.02.2025;=cmd|' /C calc'!A0;300000
14.03.2025;'; DROP TABLE accounts; --;150000
15.04.2025;{{7*7}} $x^2$;40000
16.05.2025;Клиент 🙂 עברית;10000
"""


@pytest.fixture(autouse=True)
def _still(on_paper):
    """Show everything in every test of this folder."""


@pytest.fixture(scope="session")
def ledger_alone(tmp_path_factory):
    """Open a company that has nothing but a ledger with hostile names."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "sales.csv").write_text(OWN, encoding="utf-8")
    (folder / "company.toml").write_text(
        'currency = "RUB"\nlanguage = "ru"\nperiod = "all"\n[name]\nru = "Своя"\nen = "Own"\n'
        '[ledger]\nfiles = ["sales.csv"]\n',
        encoding="utf-8",
    )
    return open_company(str(folder))


@pytest.fixture(params=["ru", "en"])
def own(request, ledger_alone, desk_of):
    """Return a desk in either language on the company that has only a ledger."""
    return desk_of(ledger_alone, request.param)
