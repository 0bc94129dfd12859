"""How the house is built: what a stranger may rely on when looking for a thing, and what linters do not check."""

import ast
import functools
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

from paths import ROOT

_SOURCE: Final = ROOT / "src/protlib"
_TESTS: Final = ROOT / "tests"
_MODULES: Final = sorted(_SOURCE.rglob("*.py"))
_MOST_LINES_OF_A_FILE: Final = 400
_MOST_LINES_OF_A_FUNCTION: Final = 40
# They end as a verb does, and are things.
_NOUNS: Final = frozenset({"cleaning", "drawing", "listing", "ranking"})


def _named(path: Path) -> str:
    return path.relative_to(_SOURCE).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return the nodes of a module that these tests ask for, its functions, imports and lists: it is read and walked once."""
    wanted = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Import, ast.ImportFrom, ast.List)
    return tuple(node for node in ast.walk(ast.parse(_text(path))) if isinstance(node, wanted))


def _rooms(folder: Path) -> set[str]:
    """Return the folders below this one that hold Python files, as they stand in it."""
    return {str(file.parent.relative_to(folder)) for file in folder.rglob("*.py")} - {"."}


def test_tests_stand_in_the_rooms_of_what_they_test() -> None:
    assert _rooms(_TESTS) <= _rooms(_SOURCE)


@pytest.mark.parametrize("room", sorted(path.parent.name for path in _SOURCE.glob("*/__init__.py")))
def test_every_room_has_tests(room: str) -> None:
    assert list((_TESTS / room).rglob("test_*.py"))


def test_modules_are_named_for_things() -> None:
    others = [path for path in _MODULES if path.parent != _SOURCE / "cli/commands"]
    assert not [_named(path) for path in others if path.stem.endswith("ing") and path.stem not in _NOUNS]


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    assert not [_named(path) for path in _MODULES if path.stem in sys.stdlib_module_names]


def test_a_file_is_read_at_one_sitting() -> None:
    sizes = {_named(path): len(_text(path).splitlines()) for path in _MODULES}
    assert not {name: lines for name, lines in sizes.items() if lines > _MOST_LINES_OF_A_FILE}


def test_a_function_is_seen_whole() -> None:
    functions = [
        (_named(path), node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in _MODULES
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert not [told for told in functions if told[2] > _MOST_LINES_OF_A_FUNCTION]


def test_nobody_but_its_room_runs_git() -> None:
    commands = {
        _named(path)
        for path in _MODULES
        for node in _nodes(path)
        if isinstance(node, ast.List) and node.elts
        if isinstance(first := node.elts[0], ast.Constant) and first.value == "git"
    }
    assert commands == {"git/program.py"}


_NETWORK: Final = frozenset(
    [
        "asyncio",
        "ftplib",
        "http",
        "httpcore",
        "httpx",
        "imaplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "urllib3",
        "urllib.request",
        "xmlrpc",
    ]
)


def _reaches_network(module: Path) -> bool:
    """Tell whether a module imports what reaches the network, in a function too; to open a browser is left to that."""
    names = [
        name
        for node in _nodes(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
        )
    ]
    return any(name in _NETWORK or name.partition(".")[0] in _NETWORK for name in names)


def test_one_module_reaches_the_network_by_one_that_connects() -> None:
    reaching = [_named(path) for path in _MODULES if _reaches_network(path)]
    assert reaching == ["lookup/connection.py", "lookup/network.py"]


_WRITERS: Final = frozenset({"write_whole", "write_bytes", "write_text", "mkstemp", "copyfile", "copy2", "ZipFile"})
_MODE: Final = re.compile(r"[rwax]?[bt+]*[wax+][bt+]*")
_OWN_FILES: Final = {
    "cli/assistant/shelf.py",  # a copy for the time that an assistant asks
    "cli/commands/help_.py",  # a page that man shows
    "cli/commands/merge_driver.py",  # what Git has named, and waits for
    "cli/completion/installation.py",  # protlib's own scripts, and a line added to what a shell reads
    "cli/configuration_file.py",  # a line of it changed, and the rest kept
    "cli/conflict_copies.py",  # a note in the cache
    "cli/edited_records.py",  # a draft for an editor
    "cli/editor.py",
}
"""Those of the command line that write other files than users name for what a command makes."""


def _writes_a_file(node: ast.AST) -> bool:
    """Tell whether a call writes a file, or an import brings what replaces one for programs in Python."""
    if isinstance(node, ast.ImportFrom):
        is_ours = node.module in {"protlib", "protlib.formats.files"}
        return is_ours and any(alias.name == "write" for alias in node.names)
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    constants = [
        each.value
        for each in (*node.args, *(keyword.value for keyword in node.keywords))
        if isinstance(each, ast.Constant)
    ]
    return name in _WRITERS or (name == "open" and any(_MODE.fullmatch(str(value)) for value in constants))


def test_one_module_of_the_command_line_writes_the_files_that_users_name() -> None:
    modules = [path for path in _MODULES if _named(path).startswith("cli/")]
    writers = {_named(path) for path in modules if any(map(_writes_a_file, ast.walk(ast.parse(_text(path)))))}
    assert writers == {"cli/output_file.py"} | _OWN_FILES


def _imports(module: Path, known: frozenset[str]) -> Iterator[str]:
    """Yield the modules of protlib that a module imports, in functions too."""
    for node in _nodes(module):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [str(node.module)]
        else:
            continue
        yield from (name for name in names if name in known)


def test_no_two_modules_import_each_other() -> None:
    names = {
        ".".join(path.relative_to(_SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in _MODULES
    }
    known = frozenset(names)
    graph = {
        name: {
            imported
            for imported in _imports(path, known)
            # A package hands on what stands in it, and what stands in it may ask the package's own module.
            if not name.startswith(imported)
        }
        for name, path in names.items()
    }
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names them
    assert len(order) == len(names)
