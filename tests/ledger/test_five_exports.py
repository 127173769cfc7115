"""Five dresses of one ledger give one account table, to the kopeck (``datasets/exports``).

``expected.json`` is worked out by the script that writes the exports, without any reader.
"""

import json
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from kamlab.cli import app
from kamlab.company import open_company
from kamlab.ledger import read_ledger
from kamlab.ledger.rows import REASONS

ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "datasets" / "exports"
EXPECTED = json.loads((EXPORTS / "expected.json").read_text(encoding="utf-8"))
NAMES = ("1c.csv", "report.xlsx", "months.zip", "us.csv", "tables")
TABLES = ("orders.csv", "lines.csv", "customers.csv")
MONEY_AND_COUNTS = ["client", "revenue", "profit", "orders", "lines", "products"]

every_export = pytest.mark.parametrize("name", NAMES)


def _read(name):
    return open_company(EXPORTS / name).ledger() if name == "tables" else read_ledger(EXPORTS / name)


@pytest.fixture(scope="module")
def ledger():
    """Each export is read once."""
    return cache(_read)


@pytest.fixture(scope="module")
def accounts(ledger):
    return lambda name: ledger(name).accounts("all")


@pytest.fixture(scope="module")
def expected():
    table = pd.DataFrame(EXPECTED["accounts"])
    return table.assign(first=pd.to_datetime(table["first"]), last=pd.to_datetime(table["last"]))


def kamlab(*arguments):
    done = CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout_bytes.decode("utf-8"))


def test_every_export_has_its_answer():
    assert tuple(EXPECTED["exports"]) == NAMES


# --- one account table ------------------------------------------------------------------------------------------


@every_export
def test_accounts_agree_to_the_kopeck(accounts, expected, name):
    table = accounts(name).to_frame()
    for column in MONEY_AND_COUNTS:
        assert table[column].tolist() == expected[column].tolist(), column


@every_export
def test_first_and_last_order_of_each_client(accounts, expected, name):
    table = accounts(name).to_frame()
    for column in ("first", "last"):
        assert table[column].tolist() == expected[column].tolist(), column


@every_export
def test_managers_and_departments_of_each_client(accounts, expected, name):
    table = accounts(name).to_frame()
    for column in ("managers", "departments"):
        assert [sorted(words) for words in table[column]] == expected[column].tolist(), column


@pytest.mark.parametrize("name", NAMES[1:])
def test_all_other_columns_are_those_of_the_first_export(accounts, name):
    own, first = accounts(name).to_frame(), accounts(NAMES[0]).to_frame()
    columns = [column for column in own if column != "client_id"]
    pd.testing.assert_frame_equal(own[columns], first[columns], check_exact=False, rtol=1e-12)


@every_export
def test_codes_keep_their_zeros_where_there_are_codes(accounts, expected, name):
    codes = accounts(name).to_frame()["client_id"]
    if EXPECTED["exports"][name]["coded"]:
        assert codes.tolist() == expected["code"].tolist()
        assert set(codes.str.len()) == {5}
    else:
        assert codes.isna().all()


def test_the_demo_ledger_says_the_same_of_these_months(expected):
    table = read_ledger(ROOT / "datasets" / "demo" / "ledger.csv").accounts("2026-08-01..2026-10-31").to_frame()
    for column in [*MONEY_AND_COUNTS, "first", "last"]:
        assert table[column].tolist() == expected[column].tolist(), column


# --- every row accounted for ------------------------------------------------------------------------------------


@every_export
def test_the_same_rows_are_set_aside_each_with_its_line_and_reason(ledger, name):
    found = ledger(name).set_aside(None)
    rows = zip(found["source"], found["line"], found["reason"], found["revenue"].fillna(0).round(2), strict=True)
    wanted = EXPECTED["exports"][name]["set_aside_rows"]
    assert sorted(rows) == sorted((row["source"], row["line"], row["reason"], row["revenue"]) for row in wanted)
    assert {row["reason"] for row in wanted} <= set(REASONS)


@every_export
def test_the_cell_that_explains_the_reason_is_shown(ledger, name):
    found = ledger(name).set_aside(None)
    shown = {(row.source, row.line): row.found for row in found.itertuples()}
    for row in EXPECTED["exports"][name]["set_aside_rows"]:
        if row["cell"]:
            assert shown[row["source"], row["line"]] == row["cell"]


@every_export
def test_read_is_accepted_and_set_aside_in_rows_and_in_money(accounts, name):
    audit, told = accounts(name).audit, EXPECTED["exports"][name]
    assert (audit.read, audit.accepted) == (told["rows"]["read"], told["rows"]["accepted"])
    assert audit.read == audit.accepted + sum(audit.set_aside.values())
    assert dict(audit.set_aside) == {reason: count["rows"] for reason, count in told["set_aside"].items()}
    assert dict(audit.set_aside_money) == {reason: count["revenue"] for reason, count in told["set_aside"].items()}
    assert audit.accepted_money == EXPECTED["accepted"]["revenue"]


@every_export
def test_returns_are_netted_and_reported(accounts, name):
    table = accounts(name)
    assert table.audit.returns == EXPECTED["accepted"]["returns"] == -120000.0
    assert table.total == EXPECTED["accepted"]["revenue"]


# --- reported, never changed unasked ----------------------------------------------------------------------------


@every_export
def test_equal_lines_are_counted_and_reported(ledger, name):
    repeated = ledger(name).duplicates
    assert (repeated.rows, repeated.money) == (EXPECTED["duplicates"]["rows"], EXPECTED["duplicates"]["revenue"])
    assert repeated.rows == 2
    assert "ledger.about.duplicates" in [note.key for note in ledger(name).accounts("all").notes]


@every_export
def test_two_spellings_stay_two_clients_and_are_named(ledger, name):
    old, new = "Луговой Край, молочный завод", "Молочный завод «Луговой Край»"
    assert (old, new) in [tuple(sorted(group)) for group in ledger(name).similar]
    assert {old, new} <= set(ledger(name).accounts("all").clients)


def test_only_the_us_export_names_its_currency_and_the_tables_settings(ledger):
    assert {name: ledger(name).currency for name in NAMES} == {**dict.fromkeys(NAMES), "us.csv": "RUB", "tables": "RUB"}


def test_a_report_without_a_column_of_managers_hands_their_headings_down(ledger):
    sums = ledger("report.xlsx").totals(["manager"], "all")
    assert sorted(sums["manager"]) == ["Басманов", "Дорохова", "Ильина", "Тихонов"]
    assert sums["revenue"].sum() == pytest.approx(EXPECTED["accepted"]["revenue"], abs=0.005)


@pytest.mark.parametrize("name", NAMES[:-1])
def test_the_total_of_the_file_itself_proves_the_reading(ledger, name):
    keys = [note.key for note in ledger(name).reading]
    assert keys.count("ledger.rows.total_agrees") == (3 if name == "months.zip" else 1)


# --- the command ------------------------------------------------------------------------------------------------


@every_export
def test_the_command_gives_the_same_table(accounts, name):
    answer = kamlab("accounts", EXPORTS / name, "--period", "all", "--json")
    assert answer == accounts(name).to_json()


def test_three_files_and_a_query_are_as_good_as_the_settings(accounts):
    paths = [EXPORTS / "tables" / name for name in TABLES]
    query = open_company(EXPORTS / "tables").settings.query
    answer = kamlab("accounts", *paths, "--query", query, "--period", "all", "--json")
    assert answer["accounts"] == accounts("tables").to_json()["accounts"]


def test_without_the_filter_of_the_query_cancelled_orders_would_count():
    company = open_company(EXPORTS / "tables")
    table = company.ledger_with(query=company.settings.query.replace("WHERE o.status <> 'Отменён'\n", ""))
    extra = table.accounts("all").audit.accepted_money - EXPECTED["accepted"]["revenue"]
    assert EXPECTED["cancelled"]["orders"] == 12
    assert extra == pytest.approx(EXPECTED["cancelled"]["revenue"], abs=0.005)
