"""People, ties and messages: coverage, support, single threads, counts and gaps, recomputed from the files."""

import datetime as dt
from collections import Counter, defaultdict

import pytest

VOLGA = "ТД «Волжские продукты»"
TRANS_URAL = "Зауральский завод горного оборудования"
BALTIC = "Балтийская судоремонтная компания"
COSY = "Сеть магазинов «Уютный двор»"
ALTAIR = "Альтаир-Фарм"
SEMINAR = dt.date(2026, 11, 19)
WINDOW = dt.timedelta(days=90)


@pytest.fixture(scope="module")
def people(read):
    return {row["person"]: row for row in read("people")}


@pytest.fixture(scope="module")
def ties(read):
    return read("ties")


def date(text):
    return dt.date.fromisoformat(text) if text else None


def is_active(contact, on):
    return contact is not None and on - WINDOW <= contact <= on


@pytest.fixture(scope="module")
def active(ties):
    return [row for row in ties if is_active(date(row["last_contact"]), SEMINAR)]


def coverage(read, people, ties):
    cells = {(row["floor"], row["function"]) for row in read("cells")}
    met = {
        (people[row["theirs"]]["floor"], people[row["theirs"]]["function"]) for row in ties if row["account"] == VOLGA
    }
    return cells & met, cells


def test_people_at_four_accounts(read):
    counts = Counter(row["account"] for row in read("people"))
    assert counts == {VOLGA: 11, TRANS_URAL: 7, COSY: 4, ALTAIR: 5}
    assert len(read("our_people")) == 8


def test_everybody_has_a_name_in_both_languages(read, people):
    names = {row["id"] for row in read("names") if row["kind"] == "person"}
    assert {*people, *(row["person"] for row in read("our_people"))} == names


def test_reporting_lines_lead_to_one_head_an_account(people):
    heads = Counter(row["account"] for row in people.values() if not row["reports_to"])
    assert set(heads.values()) == {1}
    for row in people.values():
        above = row["reports_to"]
        assert not above or people[above]["account"] == row["account"]


def test_volga_lines(people):
    below = defaultdict(set)
    for name, row in people.items():
        if row["account"] == VOLGA:
            below[row["reports_to"]].add(name.split()[0])
    assert below["Соколов А. В."] == {"Ветрова", "Гусева", "Марченко", "Орлов", "Руднев"}
    assert below["Марченко О. Л."] == {"Юсупова", "Зайцев", "Хасанов"}
    assert (below["Орлов Д. С."], below["Руднев К. Е."]) == ({"Крылов"}, {"Моргунова"})


@pytest.mark.parametrize(
    ("person", "role", "influence", "support", "trend"),
    [
        ("Соколов А. В.", "decides", "5", "", ""),
        ("Гусева Т. И.", "anti_sponsor", "4", "-2", ""),
        ("Марченко О. Л.", "influences", "4", "", "rising"),
        ("Орлов Д. С.", "sponsor", "3", "2", "setting"),
        ("Ожегов И. Н.", "decides", "5", "1", ""),
        ("Лаптева С. Г.", "sponsor", "4", "2", ""),
        ("Кунгурцева М. Ю.", "", "3", "1", "rising"),
        ("Антонов Г. Л.", "decides", "5", "", ""),
        ("Сафина Д. Р.", "anti_sponsor", "4", "-1", ""),
        ("Рябова К. Т.", "", "3", "", "rising"),
        ("Воронова А. К.", "", "3", "1", "setting"),
        ("Ершова Т. В.", "", "3", "2", "rising"),
    ],
)
def test_roles_on_three_axes(people, person, role, influence, support, trend):  # noqa: PLR0913, PLR0917 - a table's row
    row = people[person]
    assert (row["role"], row["influence"], row["support"], row["trend"]) == (role, influence, support, trend)


def test_opponents_are_hearsay_and_unknown_support_is_empty(people):
    assert all(row["support_state"] == "assumed" for row in people.values() if row["support"].startswith("-"))
    assert all((row["support_state"] == "unknown") == (row["support"] == "") for row in people.values())


def test_sixteen_ties_and_their_contacts_on_working_days(ties):
    assert len(ties) == 16
    days = [
        row[name] for row in ties for name in ("first_contact", "contact_by_2026_08_21", "last_contact") if row[name]
    ]
    assert {dt.date.fromisoformat(day).weekday() for day in days} <= set(range(5))
    assert all(row["first_contact"] <= row["last_contact"] <= "2026-11-19" for row in ties)


def test_coverage_of_volga_is_six_of_fourteen(read, people, active):
    met, cells = coverage(read, people, active)
    by_floor = {floor: sum(cell[0] == floor for cell in met) for floor in "DHSW"}
    all_floors = {floor: sum(cell[0] == floor for cell in cells) for floor in "DHSW"}
    assert (len(met), len(cells), round(100 * len(met) / len(cells))) == (6, 14, 43)
    assert (by_floor, all_floors) == ({"D": 0, "H": 1, "S": 3, "W": 2}, {"D": 3, "H": 5, "S": 4, "W": 2})


def test_influence_weighted_support_of_volga(people):
    volga = [row for row in people.values() if row["account"] == VOLGA]
    known = [(int(row["influence"]), int(row["support"])) for row in volga if row["support"]]
    top, bottom = sum(i * s for i, s in known), 2 * sum(i for i, _ in known)
    assert (top, bottom) == (4, 28)
    assert round(top / bottom, 2) == 0.14
    whole = sum(int(row["influence"]) for row in volga)
    assert (whole - bottom // 2, whole) == (16, 30)


@pytest.mark.parametrize(
    ("account", "threads"),
    [
        pytest.param(VOLGA, (3, 6), id="volga-is-not-a-single-thread"),
        pytest.param(ALTAIR, (1, 1), id="altair-and-she-is-leaving"),
        pytest.param(COSY, (1, 1), id="cosy-yard"),
    ],
)
def test_single_threads(active, account, threads):
    mine = [row for row in active if row["account"] == account]
    assert (len({row["ours"] for row in mine}), len({row["theirs"] for row in mine})) == threads


def test_the_only_contact_of_altair_leaves_in_december(active, people):
    (tie,) = [row for row in active if row["account"] == ALTAIR]
    assert people[tie["theirs"]]["leaves"].startswith("2026-12")


def reachable(people, ties, without):
    """Everybody at Volga Foods we can reach over active ties and reporting lines."""
    links = defaultdict(set)
    for name, row in people.items():
        if row["account"] == VOLGA and row["reports_to"]:
            links[name].add(row["reports_to"])
            links[row["reports_to"]].add(name)
    todo = [row["theirs"] for row in ties if row["account"] == VOLGA]
    seen = set()
    while todo:
        name = todo.pop()
        if name not in seen and name != without:
            seen.add(name)
            todo += links[name]
    return seen


def test_without_orlov_one_cell_is_lost_and_sokolov_is_still_reached(read, people, active):
    left = [row for row in active if row["theirs"] != "Орлов Д. С."]
    assert len(coverage(read, people, left)[0]) == 5
    assert "Соколов А. В." in reachable(people, left, "Орлов Д. С.")
    by_zaytsev = [row for row in active if row["theirs"] == "Зайцев И. М."]
    assert [row["ours"] for row in by_zaytsev] == ["Петров В. К."]
    assert people["Зайцев И. М."]["reports_to"] == "Марченко О. Л."


@pytest.mark.parametrize(
    ("account", "missing"),
    [
        pytest.param(VOLGA, {("Лебедев М. А.", "general"), ("Савельева Н. В.", "fn")}, id="volga"),
        pytest.param(TRANS_URAL, {("Савельева Н. В.", "fn")}, id="trans-ural"),
    ],
)
def test_missing_mirror_pairs(read, people, active, account, missing):
    ours = {row["person"]: row["function"] for row in read("our_people")}
    theirs = {row["function"] for row in people.values() if row["account"] == account}
    met = {ours[row["ours"]] for row in active if row["account"] == account}
    # Lebedev's tie is at Trans-Ural with its general director, at Volga with somebody else and stale
    lacking = {function for function in {*ours.values()} & theirs if function not in met}
    assert {(name, function) for name, function in ours.items() if function in lacking} == missing


def test_counting_ties_over_ninety_days(ties, active):
    before_day = dt.date(2026, 8, 21)
    before = [row for row in ties if is_active(date(row["contact_by_2026_08_21"]), before_day)]
    new = [row for row in active if date(row["first_contact"]) > before_day]
    lapsed = [row for row in before if row not in active]
    assert (len(before), len(new), len(lapsed), len(active)) == (14, 2, 3, 13)
    assert {row["theirs"].split()[0] for row in lapsed} == {"Ветрова", "Тагиров", "Ершова"}
    assert all(date(row["contact_by_2026_08_21"] or row["first_contact"]) <= date(row["last_contact"]) for row in ties)


@pytest.mark.parametrize(("account", "days"), [(TRANS_URAL, 50), (VOLGA, 168), (BALTIC, None)])
def test_last_visit_of_the_director(ties, account, days):
    visits = [
        date(row["last_contact"]) for row in ties if row["account"] == account and row["ours"].startswith("Лебедев")
    ]
    assert (min((SEMINAR - day).days for day in visits) if visits else None) == days


def test_birthdays_have_no_year_and_two_are_near(people):
    known = {name: row["birthday"] for name, row in people.items() if row["birthday"]}
    assert len(known) == 20
    near = {name: (dt.date(2026, *map(int, birthday.split("-"))) - SEMINAR).days for name, birthday in known.items()}
    assert {name.split()[0] for name, days in near.items() if 0 <= days <= 30} == {"Орлов", "Лаптева"}
    assert (known["Орлов Д. С."], known["Лаптева С. Г."]) == ("12-02", "12-11")
