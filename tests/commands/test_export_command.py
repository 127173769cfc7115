"""``kamlab export``: what each verb writes and says, in both languages."""

import pytest
from docx import Document
from typer.testing import CliRunner

from kamlab.cli import app
from kamlab.errors import KamlabError

VOLGA = "Volga Foods Trading House"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Work in an empty folder, with an empty workbook."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KAMLAB_WORKBOOK", "sqlite://")


def run(*args, lang="en"):
    return CliRunner().invoke(app, ["export", *map(str, args), "--language", lang])


def test_a_plan_is_written_under_the_clients_name_and_never_over_another(tmp_path):
    first, second = run("plan", VOLGA, "--company", "demo"), run("plan", VOLGA, "--company", "demo")
    names = [f"Plan – {VOLGA}.docx", f"Plan – {VOLGA} 2.docx"]
    assert [first.output, second.output] == [f"Done: {name}\n" for name in names]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert VOLGA in [one.text for one in Document(str(tmp_path / names[0])).paragraphs]


def test_the_clients_copy_goes_out_under_a_name_of_its_own(tmp_path):
    assert run("plan", VOLGA, "--company", "demo", "--for-client").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"Plan for the client – {VOLGA}.docx"]


def test_the_brief_and_a_readers_dossier_go_out_without_names_of_the_client(tmp_path):
    assert run("brief", VOLGA, "--company", "demo").exit_code == 0
    assert "nickname" in run("dossier", VOLGA, "--company", "demo", "--reader", "service").output
    names = [f"Dossier – {VOLGA} (without names).docx", f"For our own people – {VOLGA}.docx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    told = run("template", "my.docx", "--kind", "brief").output
    assert "my.docx" in told


def test_the_template_goes_out_is_restyled_and_comes_back(tmp_path):
    assert "my.docx" in run("template", "my.docx", lang="ru").output
    mine = Document("my.docx")
    next(one for one in mine.paragraphs if one.text == "Главный риск").text = "Что может сорваться"
    mine.save("my.docx")
    done = run("plan", VOLGA, "--company", "demo", "--template", "my.docx", "--out", tmp_path / "план.docx", lang="ru")
    assert done.output == f"Готово: {tmp_path / 'план.docx'}\n"
    assert "Что может сорваться" in [one.text for one in Document("план.docx").paragraphs]


def test_what_the_template_has_no_place_for_and_what_redaction_may_miss_is_said():
    run("template", "my.docx")
    mine = Document("my.docx")
    next(one for one in mine.paragraphs if "period" in one.text).text = "Our plan"
    mine.save("my.docx")
    said = run("plan", VOLGA, "--company", "demo", "--template", "my.docx", "--redact").output
    assert "period" in said
    assert "nickname" in said


@pytest.mark.parametrize(
    ("args", "words"),
    [
        pytest.param(["dossier", VOLGA, "--reader", "spy", "--company", "demo"], "service", id="no-such-reader"),
        pytest.param(["template", "my.docx", "--kind", "poem"], "dossier", id="no-such-document"),
        pytest.param(["plan", "Nobody at all", "--company", "demo"], "Nobody at all", id="no-such-client"),
        pytest.param(["plan", VOLGA, "--company", "demo", "--template", "none.docx"], "none.docx", id="no-template"),
        pytest.param(["plan", VOLGA, "--company", "demo", "--out", "plan.pdf"], "plan.pdf", id="another-ending"),
        pytest.param(["plan", VOLGA, "--company", "demo", "--out", "no/such/plan.docx"], "plan.docx", id="no-folder"),
        pytest.param(["template", "none/my.docx"], "my.docx", id="no-folder-for-the-template"),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_refusal_is_one_sentence_and_leaves_nothing_behind(tmp_path, args, words, lang):
    done = run(*args, lang=lang)
    assert isinstance(done.exception, KamlabError)
    assert words in done.exception.text(lang)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["plan", "template"])
def test_every_verb_has_help_with_an_example(verb):
    done = CliRunner().invoke(app, ["export", verb, "--help"])
    assert f"Example: kamlab export {verb}" in " ".join(done.output.split())
