"""How the house is built: what a stranger may rely on when looking for a thing, and what linters do not check."""

import ast
import functools
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import product
from pathlib import Path
from shutil import which
from subprocess import run
from typing import Any, Final

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from harness.source import MODULES, SOURCE, TESTS, definitions, name_of_module, nodes, text_of

_MOST_SHARED_NAMES_OF_MODULES: Final = 13  # commands beside what they do, and readers and writers of formats


def _rooms(folder: Path, files: str) -> set[str]:
    """Return the folders below this one that hold files of such names, as they stand in it."""
    return {str(file.parent.relative_to(folder)) for file in folder.rglob(files)} - {"."}


def test_contributing_tells_what_each_room_knows() -> None:
    rows = re.findall(r"^- \*\*`(\w+)/`\*\*: ", text_of(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    assert sorted(rows) == sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file())


def test_contributing_tells_the_floors_of_the_command_line() -> None:
    contracts = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [floors] = [contract["layers"] for contract in contracts if contract.get("containers") == ["protlib.cli"]]
    items = text_of(ROOT / "CONTRIBUTING.md").partition("the floors of `cli/`:\n\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)`", item.partition("`:")[0] + "`") for item in items.split("\n- ")]
    assert rows == [floor.split(" | ") for floor in floors]


def test_what_developers_read_names_no_file_that_is_not_there() -> None:
    texts = [text_of(ROOT / "CONTRIBUTING.md"), text_of(ROOT / "docs/adding.md")]
    names = re.findall(r"`((?:[\w.]+/)+[\w.]+\.\w+)`", "\n".join(texts))
    assert names
    assert not [name for name in names if not (ROOT / name).exists() and not (SOURCE / name).exists()]


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or which("git") is None, reason="what the tree holds is known where git keeps it"
)
def test_the_top_of_the_tree_holds_what_a_release_ships() -> None:
    listing = run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {name.partition("/")[0] for name in listing.split("\0")}
    shipped = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {name for name in top if not name.startswith(".")} - {""} == {*shipped, "pyproject.toml"} - {
        ".ci",
        ".github",
    }


def test_tests_stand_in_the_rooms_of_what_they_test() -> None:
    assert _rooms(TESTS, "test_*.py") <= _rooms(SOURCE, "*.py")


def test_what_tests_share_stands_in_folders_by_what_it_is() -> None:
    assert [path.name for path in TESTS.glob("*.py") if not path.name.startswith("test_")] == ["conftest.py"]


@every_row("room", sorted(path.parent.name for path in SOURCE.glob("*/__init__.py")))
def test_every_room_has_tests(room: str) -> None:
    assert list((TESTS / room).rglob("test_*.py"))


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    assert not [name_of_module(path) for path in MODULES if path.stem in sys.stdlib_module_names]


def test_few_modules_share_a_name() -> None:
    stems = Counter(path.stem for path in MODULES if path.name != "__init__.py")
    shared = {stem: count for stem, count in stems.items() if count > 1}
    assert "rekey" in shared  # the command, and what it does to a library
    assert len(shared) <= _MOST_SHARED_NAMES_OF_MODULES, shared


_OF_LAZY_NAMES: Final = frozenset(
    {"__getattr__", "__dir__"}
)  # PEP 562: names that are imported when they are asked for


def test_a_package_hands_on_names_and_does_no_work() -> None:
    names = {
        (name_of_module(path), node.name)
        for path in MODULES
        if path.name == "__init__.py"
        for node in definitions(path)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert ("formats/__init__.py", "__getattr__") in names
    assert not {name for name, function in names if function not in _OF_LAZY_NAMES}


def test_nobody_but_its_room_runs_git() -> None:
    commands = {
        name_of_module(path)
        for path in MODULES
        for node in definitions(path)
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
_ANSWERING: Final = {
    f"cli/listening/{name}.py"
    for name in "listener messages office_port office_wire own_pages page_reader port server".split()
}
"""Those that answer programs of this computer."""


def _reaches_network(module: Path) -> bool:
    """Tell whether a module imports what reaches the network, in a function too; to open a browser is left to that."""
    names = [
        name
        for node in definitions(module)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
        )
    ]
    return any(name in _NETWORK or name.partition(".")[0] in _NETWORK for name in names)


def test_one_module_reaches_the_network_by_one_that_connects() -> None:
    reaching = [name_of_module(path) for path in MODULES if _reaches_network(path)]
    assert [name for name in reaching if name not in _ANSWERING] == ["lookup/connection.py", "lookup/network.py"]
    assert {*reaching} >= _ANSWERING


_WRITERS: Final = frozenset(
    {"write_whole", "write_bytes", "write_text", "mkstemp", "copyfile", "copy2", "copy_file", "ZipFile"}
)
_MODE: Final = re.compile(r"[rwax]?[bt+]*[wax+][bt+]*")
_OWN_FILES: Final = {
    "cli/assistant/clients.py",  # a line of the configuration of another program, and the rest kept
    "cli/shelf.py",  # a copy for the time that an assistant asks
    "cli/listening/saves.py",  # a page that a browser sends, until it is attached
    "cli/listening/server.py",  # a file that a browser sends, until it is attached
    "cli/commands/help_.py",  # a page that man shows
    "cli/commands/merge_driver.py",  # what Git has named, and waits for
    "cli/completion/completion_scripts.py",  # protlib's own scripts, and a line added to what a shell reads
    "cli/settings/configuration_file.py",  # a line of it changed, and the rest kept
    "cli/conflict_copies.py",  # a note in the cache
    "cli/edited_records.py",  # a draft for an editor
    "cli/terminal/editor.py",
    "cli/files/import_attachments.py",  # what came by a pipe, in a folder that goes
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
        argument.value
        for argument in (*node.args, *(keyword.value for keyword in node.keywords))
        if isinstance(argument, ast.Constant)
    ]
    return name in _WRITERS or (name == "open" and any(_MODE.fullmatch(str(value)) for value in constants))


def test_one_module_of_the_command_line_writes_the_files_that_users_name() -> None:
    modules = [path for path in MODULES if name_of_module(path).startswith("cli/")]
    writers = {name_of_module(path) for path in modules if any(map(_writes_a_file, nodes(path)))}
    assert writers == {"cli/files/output_file.py"} | _OWN_FILES


def _imports(module: Path, known: frozenset[str]) -> Iterator[str]:
    """Yield the modules of protlib that a module imports, in functions too."""
    for node in definitions(module):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [str(node.module)]
        else:
            continue
        yield from (name for name in names if name in known)


@functools.cache
def _module_graph() -> dict[str, set[str]]:
    """Return the modules of protlib by their dotted names, each with those that it imports."""
    names = {
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in MODULES
    }
    return {name: set(_imports(path, frozenset(names))) for name, path in names.items()}


def test_no_two_modules_import_each_other() -> None:
    graph = {
        # A package hands on what stands in it, and what stands in it may ask the package's own module.
        name: {imported for imported in imports if not f"{name}.".startswith(f"{imported}.")}
        for name, imports in _module_graph().items()
    }
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names them
    assert len(order) == len(graph)


def _part(name: str, package: str) -> str:
    """Return the module or package of a package in which a module stands, "" where it stands elsewhere."""
    return name.removeprefix(f"{package}.").partition(".")[0] if name.startswith(f"{package}.") else ""


def test_no_parts_of_a_package_import_each_other() -> None:
    for path in SOURCE.rglob("*/__init__.py"):
        package = ".".join(path.parent.relative_to(SOURCE.parent).parts)
        graph: dict[str, set[str]] = {}
        for name, imports in _module_graph().items():
            if part := _part(name, package):
                graph.setdefault(part, set()).update({_part(imported, package) for imported in imports} - {part, ""})
        order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names them
        assert len(order) == len(graph)


_RULES: Final = re.compile(r"^([a-z]+):[^\n]*\n((?:\t[^\n]*\n)*)", re.MULTILINE)
# Such as: -m "not soak", -m soak.
_EXPRESSION: Final = re.compile(r"""-m ["']?((?<=["'])[^"']+|\w+)""")


def _options() -> dict[str, Any]:
    """Return what pyproject.toml has for pytest."""
    options: dict[str, Any] = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["pytest"]["ini_options"]
    return options


def _expressions() -> dict[str, str]:
    """Return, for each target of the Makefile that runs tests, the expression of marks that chooses them."""
    [usual] = _EXPRESSION.findall(_options()["addopts"])
    expressions = {}
    for target, recipe in _RULES.findall(text_of(ROOT / "Makefile")):
        if "run.py test" in recipe or "-m pytest" in recipe:
            own = re.sub(r"\$\(if [^\n]*", "", recipe).replace("-m pytest", "")
            expressions[target] = _EXPRESSION.findall(own + f' -m "{usual}"')[0]
    return expressions


def _is_run(expression: str, marks: dict[str, bool]) -> bool:
    return bool(eval(expression, {"__builtins__": {}}, marks))


def test_what_runs_elsewhere_leaves_out_no_test_but_a_soak() -> None:
    targets = re.findall(r"^make (\w+)$", text_of(ROOT / ".ci/run"), re.MULTILINE)
    assert targets == ["test", "slow", "lint"]  # the first is the README's
    assert "make test" in text_of(ROOT / "README.md")
    expressions = _expressions()
    names = [*(marker.partition(":")[0] for marker in _options()["markers"]), "hypothesis"]
    for values in product((False, True), repeat=len(names)):
        marks = dict(zip(names, values, strict=True))
        is_run = any(_is_run(expressions[target], marks) for target in targets if target in expressions)
        assert is_run is not marks["soak"], marks
        assert _is_run(expressions["soak"], marks) is marks["soak"], marks


def test_a_commit_is_checked_by_all_tests_but_the_soaks_in_one_run() -> None:
    [covered] = re.findall(r"\$\(if \$\(COVER\),([^\n]*)\)", text_of(ROOT / "Makefile"))
    assert _EXPRESSION.findall(covered) == ["not soak"]
    assert re.search(r"^check: COVER = yes\ncheck: test lint\b", text_of(ROOT / "Makefile"), re.MULTILINE)


def _floors() -> dict[str, int]:
    """Return the floor of each room, counted from the top, as pyproject.toml has them."""
    contracts = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if "protlib.cli" in contract.get("layers", ())]
    return {room: number for number, floor in enumerate(layers) for room in floor.split(" | ")}


def test_no_text_names_a_module_of_a_floor_above() -> None:
    floors = _floors()
    names = [
        (name_of_module(path), node.value)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"protlib(?:\.[a-z_]+)+\.?", node.value)
    ]
    assert ("formats/registry.py", "protlib.formats.") in names
    rooms = [(name, f"protlib.{name.partition('/')[0].removesuffix('.py')}", text) for name, text in names]
    assert not [
        (name, text)
        for name, room, text in rooms
        if floors.get(".".join(text.split(".")[:2]), len(floors)) < floors.get(room, -1)
    ]


def _name_in_module(path: Path, name: str) -> str:
    """Return a name as one of all modules: a private one is that of its module."""
    return f"{name_of_module(path)}: {name}" if name.startswith("_") else name


def test_a_call_of_a_cached_function_names_parameters_that_it_has() -> None:
    """mypy sees no parameters behind `functools.cache`."""
    cached = {
        _name_in_module(path, node.name): {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
        and any("cache" in ast.unparse(decorator) for decorator in node.decorator_list)
    }
    calls = [
        (name, {keyword.arg for keyword in node.keywords} - {None})
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if (name := _name_in_module(path, node.func.id)) in cached
    ]
    assert ("sentence_case", {"capitalises_subtitle"}) in calls
    assert not [(name, keywords) for name, keywords in calls if not keywords <= cached[name]]
