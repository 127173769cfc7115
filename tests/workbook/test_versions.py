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
from kamlab.workbook.models import Base
from kamlab.workbook.place import find
from kamlab.workbook.versions import REVISIONS

NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"


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
        (folder / "versions" / "v0001.py").write_bytes((home / "versions" / "v0001_tables.py").read_bytes())
        (folder / "versions" / "v0002.py").write_text(NEXT.format(more=more), encoding="utf-8")
        monkeypatch.setattr(migrating, "_HERE", folder)
        monkeypatch.setattr(opening, "REVISIONS", ("0001", "0002"))

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
    assert stamp(file) == "0002"
    (copy,) = find(str(file)).backups.iterdir()
    assert stamp(copy) == "0001"


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
    assert stamp(file) == "0001"
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
