"""``company.toml``: what it may say, and one clear sentence for each fault."""

from datetime import date

import pytest

from kamlab.company import Company, open_company, read_settings
from kamlab.company.pointer import DEMO
from kamlab.company.settings import THRESHOLDS, CompanyError

SALES = "Date,Customer,Amount\n2026-01-05,Acme,900\n2026-02-05,Globex,100\n"


def company(folder, text, *, sales=SALES):
    folder.mkdir(exist_ok=True)
    (folder / "sales.csv").write_text(sales, encoding="utf-8")
    (folder / "company.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_demo_company_says_what_the_course_needs():
    told = read_settings(DEMO)
    assert told.names == {"ru": "Меридиан-Упак", "en": "Meridian Pack"}
    assert (told.currency, told.language, told.period, told.as_of) == ("RUB", "ru", "last-12-months", date(2026, 11, 1))
    assert told.thresholds["key"] == 0.10
    assert {"kolotilov", "altcraft"} <= set(told.presets)
    assert told.synthetic


def test_a_short_file_is_enough(tmp_path):
    told = read_settings(company(tmp_path / "acme", 'ledger = { files = ["sales.csv"] }'))
    assert told.names == {"ru": "acme", "en": "acme"}
    assert told.thresholds == THRESHOLDS
    assert (told.period, told.currency, told.as_of, told.synthetic) == ("last-12-months", None, None, False)


def test_a_name_in_one_language_serves_both(tmp_path):
    text = 'ledger = { files = ["sales.csv"] }\n[name]\nru = "Акме"'
    assert read_settings(company(tmp_path / "acme", text)).names == {"ru": "Акме", "en": "Акме"}


@pytest.mark.parametrize(
    ("text", "key", "word"),
    [
        pytest.param("name = «Акме»", "company.not_toml", "line 1", id="not-toml"),
        pytest.param(
            'nmae = "Акме"\nledger = {files = ["sales.csv"]}', "company.unknown_setting_near", "name", id="slip"
        ),
        pytest.param(
            'colour = "red"\nledger = {files = ["sales.csv"]}', "company.unknown_setting", "colour", id="unknown"
        ),
        pytest.param(
            'ledger = {files = ["sales.csv"], shet = "x"}',
            "company.unknown_setting_near",
            "ledger.sheet",
            id="in-a-section",
        ),
        pytest.param('name = "Акме"', "company.no_files", "files", id="no-ledger"),
        pytest.param("ledger = {files = []}", "company.no_files", "files", id="no-files"),
        pytest.param('ledger = {files = ["sales2.csv"]}', "company.missing_file", "sales2.csv", id="missing-file"),
        pytest.param('ledger = {files = "sales.csv"}', "company.wrong_kind", "ledger.files", id="files-not-a-list"),
        pytest.param('currency = "руб"\nledger = {files = ["sales.csv"]}', "company.currency", "руб", id="currency"),
        pytest.param('language = "de"\nledger = {files = ["sales.csv"]}', "company.language", "de", id="language"),
        pytest.param(
            'period = "2026-1"\nledger = {files = ["sales.csv"]}', "ledger.period.unknown", "2026-1", id="period"
        ),
        pytest.param('as_of = "soon"\nledger = {files = ["sales.csv"]}', "company.wrong_kind", "as_of", id="as-of"),
        pytest.param(
            'ledger = {files = ["sales.csv"]}\nthresholds = {key = "10 %"}',
            "company.wrong_kind",
            "thresholds.key",
            id="threshold",
        ),
    ],
)
def test_a_fault_is_one_sentence_that_names_it(tmp_path, text, key, word):
    folder = company(tmp_path / "acme", text)
    with pytest.raises(Exception) as fault:  # noqa: PT011 - the key below says which
        read_settings(folder)
    assert fault.value.key == key
    for lang in ("ru", "en"):
        assert word in fault.value.text(lang)


def test_a_folder_without_settings_is_refused_with_the_way_to_make_them(tmp_path):
    with pytest.raises(CompanyError) as fault:
        open_company(tmp_path)
    assert "kamlab company new" in fault.value.text("ru")


def test_settings_saved_by_notepad_with_a_mark_at_the_start(tmp_path):
    folder = company(tmp_path / "acme", "")
    (folder / "company.toml").write_text('ledger = { files = ["sales.csv"] }', encoding="utf-8-sig")
    assert read_settings(folder).files[0].name == "sales.csv"


def test_the_ledger_follows_the_settings(tmp_path):
    text = """
        period = "2026"
        currency = "EUR"
        [ledger]
        files = ["sales.csv"]
        where = "Amount < 500"
        [ledger.columns]
        client = "Customer"
    """
    acme = Company.open(company(tmp_path / "acme", text))
    table = acme.accounts()
    assert (table.revenue(), table.currency) == ({"Globex": 100.0}, "EUR")
    assert acme.accounts("all").revenue() == {"Globex": 100.0}
    assert acme.ledger() is acme.ledger()
    assert acme.as_of == date(2027, 1, 1)


def test_three_tables_and_a_query(tmp_path):
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "orders.csv").write_text("id,customer,date\n1,00017,2026-01-05\n2,00018,2026-01-06\n", encoding="utf-8")
    (folder / "lines.csv").write_text("order_id,amount\n1,10.5\n1,20\n2,5\n", encoding="utf-8")
    (folder / "customers.csv").write_text("code,name\n00017,Acme\n00018,Globex\n", encoding="utf-8")
    query = """
        SELECT name AS client, code AS client_id, o.date, amount AS revenue, o.id AS document
        FROM orders o JOIN lines ON o.id = lines.order_id JOIN customers ON customers.code = o.customer
    """
    (folder / "company.toml").write_text(
        f'[ledger]\nfiles = ["orders.csv", "lines.csv", "customers.csv"]\nquery = """{query}"""', encoding="utf-8"
    )
    frame = open_company(folder).accounts("all").to_frame()
    assert frame[["client", "client_id", "revenue", "orders"]].to_dict("split")["data"] == [
        ["Acme", "00017", 30.5, 1],
        ["Globex", "00018", 5.0, 1],
    ]


def test_a_ledger_without_dates_answers_for_everything(tmp_path):
    folder = company(
        tmp_path / "acme", 'ledger = { files = ["sales.csv"] }', sales="Customer,Amount\nAcme,900\nGlobex,100\n"
    )
    acme = open_company(folder)
    assert acme.accounts().revenue() == {"Acme": 900.0, "Globex": 100.0}
    assert acme.as_of is None
