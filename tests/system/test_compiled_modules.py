"""The compiled modules of protlib: found as Python finds them, or left to it."""

import importlib.util
import os
import py_compile
import subprocess
import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType

import pytest

from protlib.system.compiled_modules import CompiledModules

NAME = "protlib.of_this_test"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "of_this_test.py"
    path.write_text("def place():\n    return 1\n", encoding="utf-8")
    py_compile.compile(str(path), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    return path


def find(source: Path) -> ModuleSpec | None:
    return CompiledModules.find_spec(NAME, [str(source.parent)])


def load(spec: ModuleSpec | None) -> ModuleType:
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_module_is_described_and_loaded_as_by_python(source: Path) -> None:
    module, same = load(find(source)), load(PathFinder.find_spec(NAME, [str(source.parent)]))
    names = ("__name__", "__file__", "__cached__", "__package__")
    parts = ("origin", "cached", "has_location", "parent", "submodule_search_locations")
    assert [getattr(module.__spec__, part) for part in parts] == [getattr(same.__spec__, part) for part in parts]
    assert [getattr(module, name) for name in names] == [getattr(same, name) for name in names]
    assert module.place() == 1
    assert module.place.__code__.co_filename == str(source)


def test_code_that_was_compiled_elsewhere_has_the_name_of_the_file_here(source: Path) -> None:
    py_compile.compile(str(source), dfile="elsewhere.py", doraise=True)
    module = load(find(source))
    assert module.place.__code__.co_filename == str(source)


def test_what_changed_since_it_was_compiled_is_left_to_python(source: Path) -> None:
    assert find(source)
    os.utime(source, (0, 0))
    assert find(source) is None


def test_what_python_checks_by_its_content_is_left_to_python(source: Path) -> None:
    py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    assert find(source) is None


def test_a_cut_file_is_left_to_python(source: Path) -> None:
    compiled = Path(importlib.util.cache_from_source(str(source)))
    compiled.write_bytes(compiled.read_bytes()[:9])
    assert find(source) is None


def test_what_is_not_there_is_left_to_python(source: Path) -> None:
    Path(importlib.util.cache_from_source(str(source))).unlink()
    assert find(source) is None
    assert CompiledModules.find_spec("elsewhere.of_this_test", [str(source.parent)]) is None
    assert CompiledModules.find_spec(NAME) is None


@pytest.mark.parametrize(("option", "loader"), [("-I", "_ReadModule"), ("-O", "SourceFileLoader")])
def test_a_start_has_modules_loaded_by_it_where_it_may(option: str, loader: str) -> None:
    code = (
        "import os\nfrom protlib import __main__\nos._exit = lambda code: None\n__main__.main()\n"
        "from protlib.cli import command_table as table\nprint(type(table.__loader__).__name__)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPYCACHEPREFIX"}
    command = [sys.executable, option, "-c", code, "--version"]
    finished = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment)
    assert finished.stdout.split()[-1] == loader
