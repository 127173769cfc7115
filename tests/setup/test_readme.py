"""The first screen holds, the two READMEs say the same, and no link leads nowhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.ru.md")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), *(ROOT / "datasets").glob("*.md")]
SCREEN = 20  # lines that are seen without scrolling


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_first_screen_has_what_it_is_a_picture_and_the_two_commands(name):
    screen = "\n".join(text(name).splitlines()[:SCREEN])
    assert re.search(r"\*\*.+\*\*", screen)
    assert re.search(r"!\[[^\]]{20,}\]\(docs/pictures/\w+\.png\)", screen)
    assert re.findall(r"^python3 start\.py ?\w*", screen, re.MULTILINE) == [
        "python3 start.py ",
        "python3 start.py accounts",
    ]


def commands(name):
    return [line.split()[:4] for line in text(name).splitlines() if line.startswith("python3 start.py")]


def test_both_readmes_give_the_same_commands_in_the_same_order():
    english, russian = ([words[2:3] for words in commands(name)] for name in READMES)
    assert english == russian


def test_both_readmes_have_the_same_parts():
    english, russian = (
        [line.split()[0] for line in text(name).splitlines() if re.match("#|\\||- ", line)] for name in READMES
    )
    assert english == russian


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page):
    links = re.findall(
        r"\]\(([^)#\s]+)", re.sub(r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    )
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_every_folder_and_file_the_readme_names_is_there():
    for name in READMES:
        for path in re.findall(r"^\| .*?\|", text(name), re.MULTILINE):
            for part in re.findall(r"`([\w./]+)`", path):
                assert (ROOT / part).exists(), part
