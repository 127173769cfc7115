"""Form of the demo files, the registers, the signs, the scores and the lists."""

import itertools
import tomllib

import pandas as pd
import pytest
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

VOLGA = "ТД «Волжские продукты»"
WEIGHTS = {
    "predictability": 15,
    "growth": 20,
    "profitability": 25,
    "criticality": 15,
    "reputation": 10,
    "partnership": 15,
}


@pytest.fixture(scope="module")
def table(demo):
    return lambda name: pd.read_csv(demo / f"{name}.csv", keep_default_na=False)


def test_ledger_is_about_24_500_lines_and_under_3_megabytes(demo, written):
    assert 24_000 <= len(written) <= 25_000
    assert (demo / "ledger.csv").stat().st_size < 3_000_000


def test_ledger_columns_in_order(written):
    assert list(written.columns) == [
        "date", "document", "client", "product", "category", "manager", "department", "quantity", "revenue", "profit",
    ]  # fmt: skip


def test_ledger_starts_and_ends_with_its_36_months(written):
    assert written["date"].min() >= pd.Timestamp("2023-11-01")
    assert written["date"].max() <= pd.Timestamp("2026-10-31")
    assert written["date"].dt.to_period("M").nunique() == 36


def test_documents_have_five_digits_and_rise_with_the_date(written):
    assert written["document"].between(10_000, 99_999).all()
    assert written["document"].is_monotonic_increasing
    assert written["date"].is_monotonic_increasing


def test_a_document_has_one_client_and_one_day(written):
    heads = written[["document", "client", "date"]].drop_duplicates()
    assert heads["document"].is_unique


@pytest.mark.parametrize("name", ["ledger", "products", "names", "clients", "merge", "signs", "scores", "lists"])
def test_file_is_utf8_without_mark_with_line_feeds(demo, name):
    data = (demo / f"{name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    data.decode("utf-8")


def test_every_line_is_quantity_times_a_discounted_list_price(written, table):
    products = table("products").set_index("product")
    lines = written[written["product"] != "SV-01"]
    price = lines["product"].map((products["list_price"].replace("", "0").astype(float) * 100).round().astype(int))
    ratio = lines["revenue"] / (lines["quantity"] * price)
    assert set(ratio.round(9)) == {1.0, 0.95, 0.9}
    assert set(written[written["product"] == "SV-01"]["quantity"]) == {1}


def test_list_prices_are_multiples_of_twenty_kopecks(table):
    prices = pd.to_numeric(table("products")["list_price"]).dropna() * 100
    assert (prices.round().astype(int) % 20 == 0).all()


def test_products_are_36_and_all_are_sold_under_their_category(written, table):
    products = table("products")
    assert len(products) == 36
    category = dict(zip(products["product"], products["category"], strict=True))
    assert set(written["product"]) == set(category)
    assert (written["product"].map(category) == written["category"]).all()
    assert products.set_index("product")["launched"]["PL-09"] == "2026-03-02"


def test_clients_are_204_and_one_prospect_who_is_not_in_the_ledger(ledger, table):
    clients = table("clients")
    assert list(clients["client_id"]) == [*(f"C{number:03d}" for number in range(1, 205)), "P01"]
    assert set(clients[clients["kind"] != "prospect"]["name"]) == set(ledger["client"])
    assert list(clients[clients["kind"] == "prospect"]["name"]) == ["Сибирская бумага"]
    assert (clients["kind"] == "lost").sum() == 8


def test_no_client_buys_before_it_became_one(ledger, table):
    since = table("clients").set_index("name")["since"]
    first = ledger.groupby("client")["date"].min()
    assert all(pd.Timestamp(since[name]) <= day for name, day in first.items())


def test_wallets_run_low_base_high_and_hold_what_the_client_buys_from_us(ledger, table):
    clients = table("clients")
    known = clients[clients["wallet_base"] != ""].set_index("name")
    wallets = known[["wallet_low", "wallet_base", "wallet_high"]].astype(float)
    revenue = ledger[ledger["date"] >= "2025-11-01"].groupby("client")["revenue"].sum() / 100
    assert len(wallets) == 6
    assert wallets.apply(lambda row: row.is_monotonic_increasing, axis=1).all()
    assert (wallets["wallet_low"] >= revenue[wallets.index]).all()
    assert list(100 * revenue[VOLGA] / wallets.loc[VOLGA]) == pytest.approx([25.2, 22.0, 19.4], abs=0.05)


def test_every_name_in_the_data_has_an_english_one(written, table):
    names = table("names")
    assert names["en"].str.isascii().mean() > 0.98  # µ and × stand in no name; a few may carry typographic marks
    assert not (names["en"] == "").any()
    assert not names.duplicated(["kind", "id", "ru"]).any()
    english = set(names["ru"])
    assert set(written["client"]) <= english
    assert set(written["manager"]) <= set(names[names["kind"] == "manager"]["id"])
    assert set(written["department"]) == set(names[names["kind"] == "department"]["id"])
    assert set(written["category"]) == set(names[names["kind"] == "category"]["id"])
    assert set(table("clients")["industry"]) <= set(names[names["kind"] == "industry"]["id"])
    assert set(table("clients")["region"]) <= set(names[names["kind"] == "region"]["id"])


def test_no_two_clients_have_close_names_but_the_planted_pair(written, table):
    clients = sorted(set(written["client"]) | set(table("clients")["name"]))
    close = {
        (one, other)
        for one, other in itertools.combinations(clients, 2)
        if token_sort_ratio(one, other, processor=default_process) >= 90
    }
    assert close == {("Луговой Край, молочный завод", "Молочный завод «Луговой Край»")}


def test_merge_list_is_the_planted_pair(table):
    assert table("merge").to_numpy().tolist() == [["Луговой Край, молочный завод", "Молочный завод «Луговой Край»"]]


def test_twelve_clients_have_six_signs_each(table):
    signs = table("signs")
    assert len(signs) == 72
    assert signs.groupby("client")["sign"].nunique().eq(6).all()
    assert set(signs["state"]) == {"confirmed", "assumed", "unchecked", "no"}


def test_every_confirmed_sign_has_a_dated_fact_in_both_languages(table):
    signs = table("signs")
    known = signs[signs["state"].isin(["confirmed", "assumed"])]
    assert (known[["evidence", "evidence_en", "date"]] != "").all(axis=None)
    assert (known["date"] <= "2026-11-19").all()
    assert (signs[~signs["state"].isin(["confirmed", "assumed"])][["evidence", "date"]] == "").all(axis=None)


def test_eleven_key_accounts_three_of_them_by_volume(table):
    confirmed = table("signs").query("state == 'confirmed'")
    assert confirmed["client"].nunique() == 11
    assert confirmed.groupby("sign")["client"].nunique().to_dict() == {
        "volume": 3, "potential": 3, "fame": 3, "innovator": 5, "partner": 1, "demanding": 4,
    }  # fmt: skip


def test_one_manager_carries_five_key_accounts_and_one_none(written, table):
    manager = dict(zip(written["client"], written["manager"], strict=True))
    key = table("signs").query("state == 'confirmed'")["client"].unique()
    load = pd.Series([manager[name] for name in key]).value_counts().to_dict()
    assert load == {"Ильина": 5, "Басманов": 3, "Дорохова": 3}
    assert set(written["manager"]) - set(load) == {"Тихонов"}


def test_weighted_scores_come_to_their_given_totals(table):
    scores = table("scores")
    total = sum(scores[name] * weight for name, weight in WEIGHTS.items())
    assert list(total) == [830, 810, 740, 710, 690, 670, 540, 460, 370, 310, 690]
    assert list(scores["attractiveness"]) == [3.5, 8.4, 6.4, 5.5, 3.9, 8.5, 2.9, 6.6, 2.3, 7.9, 1.7]
    assert list(scores[scores["kind"] == "prospect"]["client"]) == ["Сибирская бумага"]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [("sales", "finance", 2 / 7), ("sales", "marketing", 1 / 4), ("finance", "marketing", 2 / 7)],
)
def test_departments_lists_overlap_little(table, one, other, overlap):
    lists = table("lists").groupby("department")["client"].agg(set)
    assert len(lists[one] & lists[other]) / len(lists[one] | lists[other]) == pytest.approx(overlap)


def test_three_lists_name_nine_clients_one_on_all_three(table):
    lists = table("lists")
    counts = lists.groupby("client").size()
    assert len(lists) == 14
    assert counts.value_counts().to_dict() == {3: 1, 2: 3, 1: 5}
    assert counts.idxmax() == VOLGA
    assert list(lists[lists["client"] != lists["written"]]["client"]) == ["Ковыль-Агрохолдинг"]


def test_company_settings_name_the_period_and_the_thresholds(demo, written):
    settings = tomllib.loads((demo / "company.toml").read_text(encoding="utf-8"))
    assert settings["name"] == {"ru": "Меридиан-Упак", "en": "Meridian Pack"}
    assert settings["as_of"].isoformat() == "2026-11-01"
    assert (settings["currency"], settings["period"]) == ("RUB", "last-12-months")
    assert list(settings["ledger"]["columns"].values()) == list(written.columns)
    assert {name: settings["thresholds"][name] for name in ("key", "key_inclusive", "risky", "critical")} == {
        "key": 0.10, "key_inclusive": True, "risky": 0.20, "critical": 0.50,
    }  # fmt: skip
    assert sum(settings["scoring"]["weights"].values()) == pytest.approx(1)
    assert all((demo / name).is_file() for name in (*settings["ledger"]["files"], *settings["tables"].values()))
    assert (settings["finance"]["cash"], settings["finance"]["fixed_costs"]) == (9_800_000, 8_050_000)
