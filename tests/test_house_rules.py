"""Rules no linter knows: sizes, docstrings, waiting, what README names, the shipped documents."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Context

from reader.cli import antou

ROOT = Path(__file__).parents[1]
MOST_LINES = 400
UNPACKED = ROOT / "build" / "work"
"""What packing unpacks is not ours."""


def modules(*folders: str) -> list[str]:
    """The modules below some folders of the project."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    ours = (path for path in files if not path.is_relative_to(UNPACKED))
    return sorted(path.relative_to(ROOT).as_posix() for path in ours)


MODULES = modules("reader", "index")
FORBIDDEN_CALLS = {"processEvents", "sleep", "qWait"}
EVENT_LOOP = ("reader/app.py", "app")
"""The one place that runs an event loop, and the name of what runs it."""
DOCUMENTS = sorted(path.name for path in (ROOT / "resources" / "documents").iterdir())


def calls(module: str) -> Iterator[ast.Attribute]:
    """Every method that a module calls."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func


@pytest.mark.parametrize("module", [*MODULES, *modules("build", "tests")])
def test_a_module_can_be_read_at_a_sitting_and_says_what_it_is(module: str) -> None:
    text = (ROOT / module).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("module", MODULES)
def test_nothing_waits_for_a_time_or_runs_an_event_loop_of_its_own(module: str) -> None:
    for call in calls(module):
        assert call.attr not in FORBIDDEN_CALLS, call.lineno
        if call.attr == "exec":
            assert (module, ast.unparse(call.value)) == EVENT_LOOP, call.lineno


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [
        name for name in antou.list_commands(Context(antou)) if f"`antou {name}" not in readme
    ]
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_shipped_document_has_its_source_and_reviewed_metadata(document: str) -> None:
    folder = ROOT / "resources" / "documents" / document
    assert (folder / "source.txt").stat().st_size
    metadata = tomllib.loads((folder / "metadata.toml").read_text(encoding="utf-8"))
    assert metadata
