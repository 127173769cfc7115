"""One script writes every data set, byte for byte."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_files_on_disk_are_what_the_script_writes(tmp_path):
    """Run from another folder: the script finds its own place."""
    command = [sys.executable, str(ROOT / "datasets" / "make.py"), "--check"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert answer.stdout + answer.stderr == ""
    assert answer.returncode == 0


def test_check_names_a_file_that_drifted(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "datasets"))
    import make

    for folder in ("made", "kept"):
        (tmp_path / folder / "demo").mkdir(parents=True)
        (tmp_path / folder / "demo" / "same.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "made" / "demo" / "changed.csv").write_text("1.00\n", encoding="utf-8")
    (tmp_path / "kept" / "demo" / "changed.csv").write_text("1.01\n", encoding="utf-8")
    (tmp_path / "made" / "demo" / "missing.csv").write_text("", encoding="utf-8")
    (tmp_path / "kept" / "demo" / "stray.csv").write_text("", encoding="utf-8")
    assert make.differences(tmp_path / "made", tmp_path / "kept") == [
        "demo/changed.csv: differs from what the script writes",
        "demo/missing.csv: missing",
        "demo/stray.csv: no writer makes it",
    ]


def test_data_card_has_no_unfilled_field():
    for name in ("README.md", "README.ru.md"):
        text = (ROOT / "datasets" / name).read_text(encoding="utf-8")
        assert "{{" not in text
        assert "482" in text
