"""The style of the code is kept by machines, in the same run as everything else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 400  # lines of a file
TOOLS = [
    pytest.param(["ruff", "check"], id="ruff"),
    pytest.param(["ruff", "format", "--check"], id="format"),
    pytest.param(["mypy"], id="mypy"),
]


@pytest.mark.parametrize("words", TOOLS)
def test_a_tool_has_nothing_to_say(words):
    answer = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def sources():
    folders = ("kamlab", "tests", "benchmarks", "datasets", "course", "docs")
    return [ROOT / "start.py", *(path for folder in folders for path in (ROOT / folder).rglob("*.py"))]


def test_no_file_is_too_long_to_read():
    assert {
        str(path.relative_to(ROOT)): n
        for path in sources()
        if (n := len(path.read_text("utf-8").splitlines())) > LONGEST
    } == {}


def test_every_exception_to_a_rule_is_explained_on_its_line():
    bare = re.compile(r"#\s*(noqa(: ?[A-Z0-9, ]+)?|type: ignore(\[[\w, -]+\])?)\s*$")
    silent = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert silent == []


def test_continuous_integration_runs_the_command_of_the_readme():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").rstrip().endswith("\nexec python3 start.py test")
    for name in ("README.md", "README.ru.md"):
        assert "python3 start.py test" in (ROOT / name).read_text(encoding="utf-8")
