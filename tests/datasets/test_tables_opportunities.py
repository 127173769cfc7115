"""Register, grid and wallets: counts, shares and the best set, recomputed from the files."""

import itertools
from collections import Counter
from decimal import Decimal

import pytest

VOLGA = "ТД «Волжские продукты»"
COSY = "Сеть магазинов «Уютный двор»"


@pytest.fixture(scope="module")
def register(read):
    """Id → benefits (million ₽), the three costs as whole numbers, needs, excludes."""
    return {
        row["id"]: {
            "benefit": {name: float(row[name]) / 1e6 for name in ("low", "base", "high")},
            "cost": (int(row["hours"]), int(Decimal(row["money"])), int(Decimal(row["staff"]) * 10)),
            "needs": row["needs"],
            "excludes": row["excludes"],
            "core": row["core"] == "yes",
        }
        for row in read("opportunities")
    }


@pytest.fixture(scope="module")
def limits(read):
    return {
        row["case"]: (int(row["hours"]), int(Decimal(row["money"])), int(Decimal(row["staff"]) * 10))
        for row in read("limits")
    }


def allowed(chosen, register, limit):
    costs = [sum(register[name]["cost"][place] for name in chosen) for place in range(3)]
    fits = all(cost <= most for cost, most in zip(costs, limit, strict=True))
    linked = all(register[name]["needs"] in {"", *chosen} for name in chosen)
    apart = all(register[name]["excludes"] not in chosen for name in chosen)
    return fits and linked and apart


def best(register, limit, scenario):
    """Return the highest benefit and every set that reaches it."""
    names, found = sorted(register), {}
    for size in range(len(names) + 1):
        for chosen in itertools.combinations(names, size):
            if allowed(chosen, register, limit):
                value = round(sum(register[name]["benefit"][scenario] for name in chosen), 6)
                found.setdefault(value, []).append("".join(chosen))
    top = max(found)
    return top, sorted(found[top])


def greedy(register, limit):
    def ratio(name):
        shares = sum(cost / most for cost, most in zip(register[name]["cost"], limit, strict=True))
        return register[name]["benefit"]["base"] / shares

    chosen = []
    while True:  # what was barred a moment ago may be open now: H waits for A
        open_now = [name for name in register if name not in chosen and allowed([*chosen, name], register, limit)]
        if not open_now:
            break
        chosen.append(max(open_now, key=ratio))
    return round(sum(register[name]["benefit"]["base"] for name in chosen), 6), "".join(chosen)


def test_fourteen_opportunities_with_every_class_kind_and_source(read):
    rows = read("opportunities")
    assert "".join(row["id"] for row in rows) == "ABCDEFGHIJKLMN"
    classes = {name: "".join(row["id"] for row in rows if row["class"] == name) for name in ("existing", "service")}
    assert classes == {"existing": "ABHIL", "service": "CEGKN"}
    assert "".join(row["id"] for row in rows if row["class"] == "expand") == "DFJM"
    assert {row["kind"] for row in rows} == {"business", "information", "people"}
    sources = {"client_goals", "client_competitors", "our_competitors", "sales_data"}
    assert {row["source"] for row in rows} == sources


def test_every_estimate_runs_from_low_to_high(register):
    for item in register.values():
        assert item["benefit"]["low"] < item["benefit"]["base"] < item["benefit"]["high"]


def test_dependencies_and_exclusions(register):
    assert {name: item["needs"] for name, item in register.items() if item["needs"]} == {"H": "A", "K": "G", "M": "B"}
    pairs = {frozenset((name, item["excludes"])) for name, item in register.items() if item["excludes"]}
    assert pairs == {frozenset("AD"), frozenset("JN")}


def test_small_case_exact_and_greedy(register, limits):
    core = {name: item for name, item in register.items() if item["core"]}
    assert limits["core"] == (60, 350_000, 10)
    assert best(core, limits["core"], "base") == (22.0, ["AB"])
    assert greedy(core, limits["core"]) == (20.0, "CBE")


@pytest.fixture(scope="module")
def whole(register, limits):
    assert limits["all"] == (120, 800_000, 20)
    return {scenario: best(register, limits["all"], scenario) for scenario in ("low", "base", "high")}


def test_all_fourteen_exact_and_greedy(whole, register, limits):
    assert whole["base"] == (50.5, ["ABCEGHIL"])
    assert greedy(register, limits["all"]) == (46.0, "LICBEAHN")


def test_all_fourteen_at_low_and_high_estimates(whole):
    assert whole["low"] == (33.5, ["ABCEGHIL"])
    assert whole["high"] == (67.5, ["ABCEGHIL", "ABCGHILN", "BCDEGILN"])
    always = set.intersection(*(set(chosen) for _, sets in whole.values() for chosen in sets))
    assert "".join(sorted(always)) == "BCGIL"


def test_the_exact_set_uses_the_last_tenth_of_a_person(register):
    used = [sum(register[name]["cost"][place] for name in "ABCEGHIL") for place in range(3)]
    assert used == [111, 750_000, 20]


GRID = {
    "head_office": "CCSSR",
    "tver": "UCCSN",
    "samara": "CUN?S",
    "distribution": "UCUCN",
    "retail": "N??CN",
}
OFFERS = ("film", "label", "box", "pallet", "line_service")
LETTER = {"us": "U", "rival": "C", "client": "S", "unknown": "?", "nobody": "N"}


@pytest.fixture(scope="module")
def grid(read):
    return {(row["unit"], row["offer"]): row for row in read("white_space")}


def test_grid_cell_by_cell(grid):
    assert len(grid) == 25
    for unit, letters in GRID.items():
        found = [grid[unit, offer] for offer in OFFERS]
        assert "".join("R" if row["offered"] == "refused" else LETTER[row["state"]] for row in found) == letters


def test_grid_counts(grid):
    states = Counter(row["state"] for row in grid.values())
    assert states == {"us": 4, "rival": 8, "client": 4, "nobody": 6, "unknown": 3}
    offered = Counter(row["offered"] for row in grid.values() if row["state"] == "nobody")
    assert offered == {"never": 5, "refused": 1}


def test_the_refusal_is_of_may_and_hearsay_is_unknown(grid):
    refused = [row["date"] for row in grid.values() if row["offered"] == "refused"]
    assert refused == ["2026-05-21"]
    assert all("Орлов" in row["source_ru"] for row in grid.values() if row["state"] == "unknown")


def test_each_rival_cell_names_its_supplier(grid):
    assert all(bool(row["supplier"]) == (row["state"] == "rival") for row in grid.values())


def test_grid_agrees_with_the_ledger(grid, year):
    bought = year[(year["client"] == VOLGA) & (year["product"] != "SV-01")]
    shares = bought.groupby("category")["revenue"].sum() / bought["revenue"].sum()
    assert set(shares.index) == {offer for (_, offer), row in grid.items() if row["state"] == "us"}
    assert [round(100 * shares[name]) for name in ("film", "label", "box")] == [62, 26, 12]


@pytest.fixture(scope="module")
def wallet(read):
    parts = {}
    for row in read("wallet"):
        who = row["supplier"] or row["who"]
        parts.setdefault(row["account"], {})[who] = Decimal(row["amount"])
    return parts


def test_six_wallets_of_four_parts(read, wallet):
    assert len(read("wallet")) == 24
    assert all(set(parts) == {"us", "in_house", "Пак-Линия", "Тара-Восход"} for parts in wallet.values())


def test_parts_add_up_to_the_base_wallet(read, wallet):
    base = {row["name"]: row["wallet_base"] for row in read("clients") if row["wallet_base"]}
    assert {name: sum(parts.values()) for name, parts in wallet.items()} == {
        name: Decimal(amount) for name, amount in base.items()
    }


def test_our_part_is_what_the_ledger_says(wallet, year):
    sums = year.groupby("client")["revenue"].sum()
    assert {name: int(parts["us"] * 100) for name, parts in wallet.items()} == {name: sums[name] for name in wallet}


def test_volga_share_of_wallet_in_three_runs(read, wallet):
    row = next(row for row in read("clients") if row["name"] == VOLGA)
    shares = [100 * wallet[VOLGA]["us"] / Decimal(row[f"wallet_{name}"]) for name in ("low", "base", "high")]
    assert [round(share, 1) for share in shares] == [Decimal("25.2"), Decimal("22.0"), Decimal("19.4")]


def test_cosy_yard_buys_two_cartridges(wallet, ledger):
    bought = ledger[ledger["client"] == COSY]
    assert list(zip(bought["date"].dt.strftime("%Y-%m-%d"), bought["revenue"], strict=True)) == [
        ("2026-03-17", 435000),
        ("2026-08-25", 435000),
    ]
    assert round(100 * wallet[COSY]["us"] / sum(wallet[COSY].values()), 2) == Decimal("0.01")
    others = [round(wallet[COSY][name] / 1_000_000) for name in ("Пак-Линия", "Тара-Восход", "in_house")]
    assert others == [41, 15, 6]


def test_only_tenders_and_our_own_ledger_are_confirmed(read):
    confirmed = {row["account"] for row in read("wallet") if row["state"] == "confirmed" and row["who"] != "us"}
    assert confirmed == {COSY}
