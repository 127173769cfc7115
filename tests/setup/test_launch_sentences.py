"""The sentences of the start: both languages, the same facts, none missing and none idle."""

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from kamlab.launch.words import Voice, sentences

PACKAGE = Path(sys.modules["kamlab.launch.words"].__file__).parent
CODE = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))


def facts(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(sentences()))
def test_a_sentence_has_both_languages_and_the_same_facts(key):
    both = sentences()[key]
    assert set(both) == {"ru", "en"}
    assert facts(both["ru"]) == facts(both["en"])
    assert re.search("[а-яё]", both["ru"])
    assert not re.search("[а-яё]", both["en"], re.IGNORECASE)
    assert not set("!…") & set(both["ru"] + both["en"])


@pytest.mark.parametrize("key", sorted(sentences()))
def test_a_sentence_is_used(key):
    assert f'"{key}"' in CODE


def test_every_sentence_asked_for_exists():
    asked = {"first", "half", "repair", "tools"} | set(re.findall(r'(?:Trouble|tell|say|answer)\(\s*"(\w+)"', CODE))
    assert asked
    assert asked <= set(sentences())


def test_a_sentence_survives_a_console_without_cyrillic():
    code = "from kamlab.launch.words import Voice; Voice('ru').tell('closed')"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "LANG": "C"}
    )
    assert answer.stderr.decode("utf-8") == Voice("ru").say("closed") + "\n"


def test_the_start_runs_on_a_stock_python():
    """Nothing but the standard library is needed before the first part is installed."""
    code = (
        f"import sys; sys.path.insert(0, {str(PACKAGE.parents[1])!r}); import kamlab.launch\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names))"
    )
    answer = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["__main__", "kamlab"]
