"""The house: light to enter, rooms that lead downwards only, nothing too large to read at once."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kamlab"
FLOORS = (  # from the ground up; a room imports only what stands below it, or beside it on its own floor
    ("i18n",),
    ("dilution", "errors", "ladder", "measures", "terms", "work"),
    ("findings", "syllabus"),
    ("documents",),
    ("ledger",),
    ("workbook",),
    ("company",),
    ("exercise",),
    ("reports",),
    ("forms",),
    ("desk",),
    ("modules",),
    ("room",),
    ("editions",),
    ("commands", "cli", "__main__"),
)
ROOMS = ("model", "charts", "findings", "document", "forms", "checks")  # of a module, from the ground up
HEAVY = ("pandas", "numpy", "matplotlib", "duckdb", "narwhals", "babel", "sqlalchemy", "alembic")
HEAVY += ("ipywidgets", "anywidget", "docx", "docxtpl", "lxml")


def imports(path):
    """Yield the kamlab modules that a file imports when it runs, type checking apart."""
    for node in _running(ast.parse(path.read_text("utf-8")).body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _running(nodes):
    for node in nodes:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from _running(ast.iter_child_nodes(node))


def floor(dotted):
    part = dotted.split(".")[1]
    return next((level for level, rooms in enumerate(FLOORS) if part in rooms), None)


def files(*folders):
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_importing_the_package_loads_nothing_heavy():
    code = f"import kamlab, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "name", sorted(path.parent.parent.name for path in PACKAGE.glob("modules/*/model/__init__.py"))
)
def test_a_model_knows_neither_drawing_nor_forms(name):
    code = (
        f"import kamlab.modules.{name}.model, sys; "
        "print([name for name in ('matplotlib', 'ipywidgets', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_arrows_point_downwards():
    upwards = []
    for path in files("kamlab"):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if dotted == "kamlab.__init__" or dotted.startswith("kamlab.launch"):
            continue  # the launcher stands outside: it runs before anything is installed
        own = floor(dotted)
        assert own is not None, f"{dotted} stands on no floor"
        for target in imports(path):
            if target.startswith("kamlab.") and (level := floor(target)) is not None and level > own:
                upwards += [f"{dotted} → {target}"]
    assert upwards == []


def test_rooms_of_a_module_depend_downwards_and_on_no_other_module():
    wrong = []
    for path in files("kamlab/modules"):
        parts = path.relative_to(PACKAGE / "modules").with_suffix("").parts
        if len(parts) < 2 or parts[1] not in ROOMS:
            continue
        module, room = parts[0], ROOMS.index(parts[1])
        for target in imports(path):
            steps = target.split(".")
            if steps[:2] != ["kamlab", "modules"] or len(steps) < 4 or steps[2] == "page":
                continue  # the page is what all modules stand on
            if steps[2] != module or (steps[3] in ROOMS and ROOMS.index(steps[3]) > room):
                wrong.append(f"{'/'.join(parts)} → {target}")
    assert wrong == []


def test_no_file_is_over_four_hundred_lines():
    long = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files("kamlab", "datasets")
    }
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_no_function_is_over_forty_lines():
    long = []
    for path in files("kamlab", "datasets/generator"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
                if lines > 40:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines}")
    assert long == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "notebooks").rglob("*.ipynb")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_built_notebook_is_light_enough_to_send(path):
    assert path.stat().st_size < 400_000
