"""Versions of the tables: models and migrations agree, an older file is brought up to date, a newer one left alone."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from kamlab.workbook import WorkbookError, migrating, open_workbook, opening
from kamlab.workbook.migrating import config
from kamlab.workbook.models import Base, Opportunity
from kamlab.workbook.place import find
from kamlab.workbook.versions import REVISIONS

NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0099", "{newest}"


def upgrade():
    with op.batch_alter_table("account") as account:
        account.add_column(sa.Column("colour", sa.Text(), server_default="серый"))
        account.create_check_constraint("word_colour", "colour <> 'red'")
{more}
"""


def migrated(url):
    """Make the tables by the migrations alone; return an engine."""
    engine = create_engine(find(url).url, poolclass=NullPool)
    with engine.begin() as connection:
        migrating.command.upgrade(config(connection), "head")
    return engine


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    return str(tmp_path / "a.sqlite") if request.param == "sqlite" else request.getfixturevalue("base")


def test_models_and_migrations_agree(url):
    engine = migrated(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_rules_of_the_database_are_the_same_by_both_ways(url):
    def rules():
        look = inspect(engine)
        return {
            (table, rule["name"], "".join(rule["sqltext"].split()))
            for table in Base.metadata.tables
            for rule in look.get_check_constraints(table)
        }

    engine = migrated(url)
    by_migrations = rules()
    with engine.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")
    open_workbook(url)
    assert len(by_migrations) > 30
    assert rules() == by_migrations


def test_the_list_of_versions_is_that_of_the_migrations():
    script = ScriptDirectory(str(Path(migrating.__file__).parent))
    assert [one.revision for one in reversed(list(script.walk_revisions()))] == list(REVISIONS)


@pytest.fixture
def newer_course(tmp_path, monkeypatch):
    """Pretend that the course has one more version; ``more`` is what its migration does at the end."""

    def pretend(more=""):
        folder = tmp_path / "later"
        (folder / "versions").mkdir(parents=True)
        home = Path(migrating.__file__).parent
        (folder / "env.py").write_bytes((home / "env.py").read_bytes())
        for made in (home / "versions").glob("v*.py"):
            (folder / "versions" / made.name).write_bytes(made.read_bytes())
        later = NEXT.format(more=more, newest=REVISIONS[-1])
        (folder / "versions" / "v0099.py").write_text(later, encoding="utf-8")
        monkeypatch.setattr(migrating, "_HERE", folder)
        monkeypatch.setattr(opening, "REVISIONS", (*REVISIONS, "0099"))

    return pretend


def stamp(file):
    with sqlite3.connect(file) as line:
        found = line.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    line.close()
    return found


def test_an_older_file_is_copied_and_brought_up_to_date(wb, file, newer_course):
    wb.account("Вега")
    wb.keep("01.threshold", "share", 0.12)
    wb.close()
    newer_course()
    later = open_workbook(str(file))
    assert later.answers("01.threshold") == {"share": 0.12}
    assert later.account("Вега").name == "Вега"
    assert stamp(file) == "0099"
    (copy,) = find(str(file)).backups.iterdir()
    assert stamp(copy) == REVISIONS[-1]


def test_what_hangs_on_a_table_made_anew_stays(wb, file, newer_course):
    from kamlab.workbook.models import Sign

    wb.save(Sign, account_id=wb.account("Вега").id, sign="fame")
    wb.close()
    newer_course()
    assert [row.sign for row in open_workbook(str(file)).rows(Sign)] == ["fame"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(wb, file, newer_course):
    wb.keep("01.threshold", "share", 0.12)
    wb.close()
    newer_course(more='    op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(WorkbookError):
        open_workbook(str(file))
    assert stamp(file) == REVISIONS[-1]
    with sqlite3.connect(file) as line:
        columns = [row[1] for row in line.execute("PRAGMA table_info(account)")]
    line.close()
    assert "colour" not in columns


def test_an_older_base_of_a_class_is_brought_up_to_date(base, newer_course):
    open_workbook(base).keep("01.threshold", "share", 0.12)
    newer_course()
    assert open_workbook(base).answers("01.threshold") == {"share": 0.12}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_file_of_a_newer_version_is_told_and_left_alone(wb, file, lang):
    wb.keep("01.threshold", "share", 0.12)
    wb.close()
    with sqlite3.connect(file) as line:
        line.execute("UPDATE alembic_version SET version_num = '0099'")
    line.close()
    before = file.read_bytes()
    with pytest.raises(WorkbookError) as fault:
        open_workbook(str(file))
    assert fault.value.key == "workbook.newer"
    assert "0099" in fault.value.text(lang)
    assert file.read_bytes() == before


def test_what_was_entered_before_an_opportunity_had_a_class_stays(tmp_path):
    """A file of the first version: its opportunities are there, without a class."""
    file = tmp_path / "first.sqlite"
    engine = create_engine(find(str(file)).url, poolclass=NullPool)
    with engine.begin() as connection:
        migrating.command.upgrade(config(connection), "0001")
        now = "2026-11-01 10:00:00.000000"
        connection.exec_driver_sql(
            "INSERT INTO participant (id, created, changed, name, login, own) VALUES ('p', ?, ?, '', '', 1)", (now, now)
        )
        texts = "name, kind, source, reason, company"
        connection.exec_driver_sql(
            f"INSERT INTO opportunity (id, created, changed, participant_id, position, {texts})"  # noqa: S608 - no input
            " VALUES ('o', ?, ?, 'p', 0, 'Склад', '', '', '', '')",
            (now, now),
        )
    engine.dispose()
    (row,) = open_workbook(str(file)).rows(Opportunity)
    assert (row.name, row.class_name) == ("Склад", "")
