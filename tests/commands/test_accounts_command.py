"""``kamlab accounts``: the contract of its JSON, its refusals, and the table a person sees."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pandas as pd
import pytest

from kamlab.cli import main

ROOT = Path(__file__).parents[2]
SALES = """Дата;Документ;Покупатель;Сумма;Менеджер
12.01.2026;1;ООО «Ромашка»;1 000,50;Иванов
22.01.2026;2;ООО «Ромашка»;2 000,00;Иванов
03.02.2026;3;Василёк;500,25;Петров
04.02.2026;4;;70,00;Петров
05.02.2026;5;Василёк;н/д;Петров
27.02.2026;6;Ромашка, ООО;-100,00;Иванов
Итого;;;3 470,75;
"""


def kamlab(*args, **environment):
    """Call the command in this process, as its script does: starting Python would cost more than the test."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["kamlab", *map(str, args)])
        patch.chdir(ROOT)
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
    return code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err))


def process(*args, **environment):
    """Call the command as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "kamlab", *map(str, args)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture(scope="module")
def sales(tmp_path_factory):
    path = tmp_path_factory.mktemp("мои продажи") / "выгрузка 1С.csv"
    path.write_bytes(SALES.encode("cp1251"))
    return path


@pytest.fixture(scope="module")
def answer(sales):
    code, out, err = process("accounts", sales, "--period", "all", "--json", "--language", "ru")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_json_has_the_keys_of_the_contract(answer):
    assert list(answer) == ["period", "rows", "revenue", "columns", "notes", "accounts"]
    assert list(answer["period"]) == ["from", "to"]
    assert list(answer["rows"]) == ["read", "accepted", "set_aside"]
    assert list(answer["revenue"]) == ["accepted", "set_aside", "returns"]
    assert {"client", "revenue", "share", "orders", "first", "last"} <= set(answer["accounts"][0])


def test_everything_runs_from_the_first_day_to_the_last(answer):
    assert answer["period"] == {"from": "2026-01-12", "to": "2026-02-27"}


def test_every_row_and_every_rouble_is_in_the_answer(answer):
    assert answer["rows"]["read"] == answer["rows"]["accepted"] + sum(answer["rows"]["set_aside"].values()) == 7
    assert answer["rows"]["set_aside"] == {"no_client": 1, "not_a_number": 1, "total_row": 1}
    assert answer["revenue"] == {"accepted": 3400.75, "set_aside": 3540.75, "returns": -100.0}


def test_accounts_run_by_revenue(answer):
    told = [(row["client"], row["revenue"], row["orders"], row["first"], row["last"]) for row in answer["accounts"]]
    assert told == [
        ("ООО «Ромашка»", 3000.5, 2, "2026-01-12", "2026-01-22"),
        ("Василёк", 500.25, 1, "2026-02-03", "2026-02-03"),
        ("Ромашка, ООО", -100.0, 0, None, None),
    ]
    assert sum(row["share"] for row in answer["accounts"]) == pytest.approx(1)
    assert answer["accounts"][0]["managers"] == ["Иванов"]


def test_columns_name_the_headers(answer):
    assert answer["columns"]["client"] == "Покупатель"
    assert answer["columns"]["revenue"] == "Сумма"


def test_similar_names_are_told_not_merged(answer):
    assert any("Ромашка, ООО" in note and "--merge" in note for note in answer["notes"])


def test_a_merge_list_is_applied(sales, tmp_path):
    merge = tmp_path / "слияние.csv"
    merge.write_text('из;в\n"Ромашка, ООО";ООО «Ромашка»\n', encoding="utf-8")
    _, out, _ = kamlab("accounts", sales, "--period", "all", "--merge", merge, "--json")
    assert [row["revenue"] for row in json.loads(out)["accounts"]] == [2900.5, 500.25]


def test_the_period_of_a_year(sales):
    _, out, _ = kamlab("accounts", sales, "--period", "2026", "--json")
    assert json.loads(out)["period"] == {"from": "2026-01-01", "to": "2026-12-31"}


def test_the_default_period_is_the_last_full_months_and_says_they_are_few(sales):
    _, out, _ = kamlab("accounts", sales, "--json", "--language", "en")
    answer = json.loads(out)
    assert answer["period"] == {"from": "2026-01-01", "to": "2026-02-28"}
    assert any("only 2 full months" in note for note in answer["notes"])


def test_a_condition_sets_rows_aside(sales):
    _, out, _ = kamlab("accounts", sales, "--where", "\"Менеджер\" = 'Иванов'", "--period", "all", "--json")
    answer = json.loads(out)
    assert "filtered" in answer["rows"]["set_aside"]
    assert [row["client"] for row in answer["accounts"]] == ["ООО «Ромашка»", "Ромашка, ООО"]


def test_a_column_is_overruled(sales):
    _, out, _ = kamlab("accounts", sales, "--column", "client=Менеджер", "--period", "all", "--json")
    assert [row["client"] for row in json.loads(out)["accounts"]] == ["Иванов", "Петров"]


@pytest.mark.parametrize(
    ("options", "ru", "en"),
    [
        pytest.param(
            ["--column", "client"], "--column client=Покупатель", "--column client=Customer", id="column-without-sign"
        ),
        pytest.param(["--column", "client=Нету"], "Нету", "Нету", id="no-such-header"),
        pytest.param(["--column", "покупатель=Сумма"], "покупатель", "покупатель", id="no-such-field"),
        pytest.param(["--period", "2026-1"], "Период «2026-1» непонятен", "is not clear", id="period"),
        pytest.param(["--period", "2019"], "нет ни одной принятой строки", "no accepted row", id="period-without-rows"),
        pytest.param(["--where", "нет такого"], "", "", id="condition"),
        pytest.param(["--sheet", "Лист1"], "", "", id="sheet-of-a-text-file"),
        pytest.param(["--merge", "нет.csv"], "нет.csv", "нет.csv", id="merge-list"),
        pytest.param(["--query", "drop table x"], "", "", id="query"),
    ],
)
def test_a_wrong_option_is_one_message_and_status_1(sales, options, ru, en):
    for lang, words in (("ru", ru), ("en", en)):
        code, out, err = kamlab("accounts", sales, *options, "--language", lang)
        assert (code, out) == (1, "")
        assert words in err
        assert "Traceback" not in err
        assert 20 < len(err.strip()) < 1500


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_file_is_one_message_and_status_1(lang, tmp_path):
    for path in ([], [tmp_path / "нет.xlsx"], [tmp_path]):
        code, out, err = kamlab("accounts", *path, "--language", lang)
        assert (code, out) == (1, "")
        assert err.strip()
        assert "Traceback" not in err


def test_an_unknown_language_is_refused(sales):
    code, _, err = kamlab("accounts", sales, "--language", "de", KAMLAB_LANGUAGE="ru")
    assert code == 1
    assert "--language ru" in err


def test_an_unexpected_error_is_one_sentence(sales):
    broken = "import kamlab.cli, kamlab.ledger.open as o; o._read = None; kamlab.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", broken, "accounts", sales, "--language", "en"],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("An unexpected error (TypeError:")
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "ru",
            ["Прочитано 7 строк: принято 4, отложено 3", "строка 5", "нет клиента", "сумма — не число", "н/д"],
            id="ru",
        ),
        pytest.param(
            "en", ["7 rows read: 4 accepted, 3 set aside", "line 5", "no client", "not a number", "н/д"], id="en"
        ),
    ],
)
def test_a_person_sees_accounts_and_audit(sales, lang, words):
    code, out, err = kamlab("accounts", sales, "--period", "all", "--language", lang)
    assert (code, err) == (0, "")
    for word in words:
        assert word in out


def test_a_folder_of_monthly_files_is_one_ledger(tmp_path):
    for month in (1, 2):
        table = pd.DataFrame({"Date": [f"2026-0{month}-05"], "Customer": ["Acme"], "Amount": [100.0 * month]})
        table.to_csv(tmp_path / f"2026-0{month}.csv", index=False)
    _, out, _ = kamlab("accounts", tmp_path, "--period", "all", "--json")
    assert [(row["client"], row["revenue"]) for row in json.loads(out)["accounts"]] == [("Acme", 300.0)]


def test_a_company_folder_answers_with_its_own_settings():
    code, out, err = kamlab("accounts", ROOT / "datasets" / "demo", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert answer["period"] == {"from": "2025-11-01", "to": "2026-10-31"}
    assert answer["revenue"]["accepted"] == 482160540.0
    shares = [row["share"] for row in answer["accounts"][:3]]
    assert shares == pytest.approx([0.246, 0.13, 0.1], abs=1e-5)
    assert answer["accounts"][2]["revenue"] == 48216054.0


def test_an_option_goes_before_the_company_settings():
    _, out, _ = kamlab("accounts", ROOT / "datasets" / "demo", "--period", "2025", "--json")
    assert json.loads(out)["period"] == {"from": "2025-01-01", "to": "2025-12-31"}


def test_a_refusal_of_the_process_is_its_exit_status(sales):
    code, out, err = process("accounts", sales, "--period", "2019", "--language", "ru")
    assert (code, out) == (1, "")
    assert "нет ни одной принятой строки" in err


def test_help_has_an_example():
    code, out, _ = kamlab("accounts", "--help")
    assert code == 0
    assert "Example: kamlab accounts" in out
