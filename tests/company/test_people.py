"""People and ties: the folder's until the first entry, the participant's from then on."""

from datetime import date

import pytest

from kamlab.company import open_company
from kamlab.company.people import Acquaintance, Circle, Contact, People
from kamlab.company.people_begin import begin_people
from kamlab.company.settings import CompanyError
from kamlab.workbook import open_workbook
from kamlab.workbook.models import DiaryEntry, Person, Tie

VOLGA = "ТД «Волжские продукты»"
DAY = date(2026, 11, 19)
THEN = date(2026, 8, 21)


@pytest.fixture(scope="module")
def company():
    return open_company("demo")


@pytest.fixture
def people(company):
    return People(company, open_workbook("sqlite://"), "demo", "ru")


def names(circle, ties):
    return {(circle.person(one.ours).name, circle.person(one.theirs).name) for one in ties}


def test_the_folder_says_who_is_who(people):
    circle = people.circle(VOLGA)
    by_name = {one.name: one for one in circle.theirs}
    assert (len(circle.theirs), len(circle.ours), len(circle.cells)) == (11, 8, 14)
    orlov, krylov = by_name["Орлов Д. С."], by_name["Крылов П. Н."]
    assert (orlov.role, orlov.trend, orlov.influence, orlov.support, orlov.state) == (
        "sponsor",
        "setting",
        3,
        2,
        "confirmed",
    )
    assert krylov.boss == orlov.id
    assert by_name["Соколов А. В."].support is None


def test_live_ties_now_and_ninety_days_ago(people):
    circle = people.circle(VOLGA)
    assert len(circle.live(DAY)) == len(circle.live(THEN)) == 6
    assert names(circle, circle.live(DAY)) - names(circle, circle.live(THEN)) == {("Ильина Е. С.", "Крылов П. Н.")}
    stale = next(one for one in circle.ties if not one.is_live(DAY))
    assert stale.silence(DAY) == 168


def test_names_and_posts_follow_the_language(company):
    circle = People(company, open_workbook("sqlite://"), "demo", "en").circle(VOLGA)
    assert (circle.theirs[0].name, circle.theirs[0].post) == ("A. V. Sokolov", "general director")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_first_entry_changes_nothing_but_the_place(company, lang):
    people = People(company, open_workbook("sqlite://"), "demo", lang)
    before = people.circle(VOLGA)
    begin_people(people, VOLGA)
    assert people.circle(VOLGA) == before
    other = People(company, people.book, "demo", "en" if lang == "ru" else "ru")
    assert {one.id for one in other.circle(VOLGA).theirs} == {one.id for one in before.theirs}
    assert "Орлов" in " ".join(one.name for p in (people, other) for one in p.circle(VOLGA).theirs)


def test_a_surname_alone_stays_as_it_was_typed(people):
    assert people.text("Ильина") == "Ильина"  # also the key of a manager in the sales file, who has a longer name there
    assert people.text("E. S. Ilyina") == "Ильина Е. С."


def test_a_person_another_page_named_keeps_its_row(people):
    account = people.book.account(VOLGA, "demo")
    row = people.book.save(Person, company="demo", account_id=account.id, name="Орлов Д. С.").id
    circle = people.circle(VOLGA)
    orlov = next(one for one in circle.theirs if one.name == "Орлов Д. С.")
    assert (orlov.id, orlov.influence) == (row, 3)
    assert next(one for one in circle.theirs if one.name == "Крылов П. Н.").boss == row
    begin_people(people, VOLGA)
    assert len(people.book.rows(Person, company="demo", account_id=account.id)) == 11
    assert people.circle(VOLGA).live(DAY) == circle.live(DAY)


def test_after_the_first_entry_the_workbook_counts(people):
    begin_people(people, VOLGA)
    tie = next(row for row in people.book.rows(Tie, company="demo") if row.depth == 3)
    people.book.save(Tie, tie.id, last_contact=date(2026, 3, 1))
    corrected = next(one for one in people.circle(VOLGA).ties if one.depth == 3)
    assert corrected.last == date(2026, 3, 1)
    account = people.account_id(VOLGA)
    told = {"account_id": account, "person_id": tie.theirs_id, "who": "Ильина Е. С.", "day": date(2026, 11, 18)}
    people.book.save(DiaryEntry, company="demo", **told)
    assert next(one for one in people.circle(VOLGA).ties if one.depth == 3).last == date(2026, 11, 18)


def test_one_of_ours_taken_out_stays_out(people):
    begin_people(people, VOLGA)
    gone = people.ours[0]
    people.book.remove(Person, gone.id)
    assert gone.name not in {one.name for one in people.ours}


@pytest.mark.parametrize(
    ("contacts", "depth", "live"),
    [
        pytest.param([date(2026, 8, 21)], 1, True, id="ninety-days-ago-counts"),
        pytest.param([date(2026, 8, 20)], 3, False, id="ninety-one-does-not"),
        pytest.param([date(2026, 11, 20)], 3, False, id="tomorrow-is-no-contact"),
        pytest.param([DAY], 0, False, id="no-depth-is-no-tie"),
        pytest.param([], 2, False, id="no-day-is-not-known"),
    ],
)
def test_what_a_live_tie_is(contacts, depth, live):
    assert Acquaintance("a", "b", depth, tuple(contacts)).is_live(DAY) is live


def test_whoever_leaves_takes_ties_and_lines_along():
    circle = Circle(
        "V", (Contact("b", "Boss"), Contact("c", "C", boss="b")), (Contact("a", "A"),), (Acquaintance("a", "b"),)
    )
    left = circle.without("b")
    assert [one.boss for one in left.theirs] == [""]
    assert left.ties == ()


@pytest.fixture
def told_of(tmp_path):
    """A company whose folder says this of its people and ties."""

    def write(**tables):
        (tmp_path / "company.toml").write_text('name = "Своя"\n\n[ledger]\nfiles = ["ledger.csv"]\n', encoding="utf-8")
        (tmp_path / "ledger.csv").write_text("date,client,revenue\n2026-01-05,V,1\n", encoding="utf-8")
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return People(open_company(tmp_path), open_workbook("sqlite://"), "own", "ru")

    return write


def test_a_word_that_is_none_of_ours_is_not_known(told_of):
    people = told_of(
        people="account,person,floor,role,influence,support,leaves,reports_to\nV,Анна,X,шеф,9,,,Никто\nV,,D,,,,,\n",
        ties="account,ours,theirs\nV,Борис,Анна\n",
    )
    circle = people.circle("V")
    (anna,) = circle.theirs
    assert (anna.name, anna.floor, anna.role, anna.influence, anna.support) == ("Анна", "", "", None, None)
    assert circle.ties == ()
    begin_people(people, "V")
    assert [one.boss for one in people.circle("V").theirs] == [""]


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        ({"people": "account,person,support\nV,Анна,много\n"}, "company.no_number"),
        ({"people": "account,person,leaves\nV,Анна,скоро\n"}, "company.no_day"),
        ({"our_people": "имя\nБорис\n"}, "company.no_columns"),
    ],
)
def test_what_cannot_be_read_is_named(told_of, tables, key):
    with pytest.raises(CompanyError) as error:
        told_of(**tables).circle("V")
    assert error.value.key == key


def test_a_table_read_as_decimals_keeps_its_whole_numbers(people):
    assert {one.influence for one in people.circle(VOLGA).theirs} == {1, 2, 3, 4, 5}
