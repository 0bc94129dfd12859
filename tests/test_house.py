"""How the house is built: what a stranger may rely on when looking for a thing, and what linters do not check."""

import ast
import functools
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import pairwise, product
from pathlib import Path
from shutil import which
from subprocess import run
from typing import Any, Final

import pytest

from paths import ROOT
from source import MODULES, SOURCE, nodes

_TESTS: Final = ROOT / "tests"
_OTHERS: Final = ("benchmarks", "docs", "tools", "release", "examples")
_MOST_LINES_OF_A_FILE: Final = 400
_MOST_LINES_OF_A_FUNCTION: Final = 40
_MOST_LINES_OF_A_COMMAND: Final = 200
_MOST_MODULES_OF_A_ROOM: Final = 25
_MOST_NAMES_THAT_SAY_NOTHING: Final = 0.005  # left and given, of boxes and of persons, are names of the field
_MOST_VAGUE_ENDS: Final = 0.001  # names of the field as well: `given_name`, `left_out`
_MOST_VAGUE_ENDS_OF_FUNCTIONS: Final = 0.015  # an argument completes some: `style_named`, `files_beside`
_MOST_PARAMETERS_OF_TESTS: Final = 0.03  # fixtures, and values that a test gives two names
_MOST_PARTICIPLES: Final = 0.01
_MOST_FUNCTIONS_THAT_SAY_NOTHING: Final = 4  # `read` of a stream or a storage: a library asks for the name
_MOST_HELPERS_THAT_SAY_NOTHING: Final = 0.075  # `read` and `written` are most: there are to be fewer, and never more
_SAY_NOTHING: Final = frozenset(
    "found told each given said kept meant asked named shown left wanted known those these other others whole such so of it "
    "one ones done had has been taken made held joined read written gone chosen seen drawn typed listed put brought "
    "there every alike around beside near early apart".split()
)
"""Participles, pronouns and adverbs: such a name does not say what a thing is, or what a function does."""
_VAGUE_ENDS: Final = _SAY_NOTHING - {"of", "early"}
_VAGUE_BEGINNINGS: Final = frozenset(
    "found kept asked wanted shown gone seen made taken named chosen joined listed said drawn held left told meant brought "
    "each every there alike near around beside apart such it so done".split()
)
_OF_QUESTIONS: Final = frozenset("is are was has have had may".split())
"""Words that begin the name of a truth value, such as `is_left`."""
# Participles that do not end in -ed. Those that are verbs as well, such as "read", "put" and "split", are not here.
_IRREGULAR: Final = frozenset(
    "begun bitten blown borne born bought bound broken brought built caught chosen dealt done drawn fallen felt forgotten "
    "fought found frozen given gone got grown had heard held hidden joined kept known laid led left lent lit lost made meant "
    "paid proven ridden risen said seen sent sewn shaken shown slept sold sought spent spoken sprung stolen stood "
    "struck sung sunk swept sworn taken taught thought thrown told torn understood won worn woven written".split()
)
_VERBS_IN_ED: Final = frozenset({"embed", "exceed", "feed", "need", "proceed", "seed", "shed", "speed", "succeed"})
_SHARED_CLASS_NAMES: Final = frozenset("Citation Mend Part Plan Postings Problem Request".split())
"""Words with one meaning that classes of several modules are called by: there are to be fewer, and never more."""
_ITALICS: Final = re.compile(r"\*(\w+(?: \w+)*)\*")
_UNITS: Final = frozenset(
    "authors bits blanks bytes capitals cells characters columns days digits entries fields figures files hits keys "
    "letters levels lines links megabytes millimetre minutes month months names nanoseconds pages parents parts percent "
    "pictures pixels places points records rows runs seconds sentences share steps terms times titles tries twips values "
    "versions words workers year years".split()
)
"""What a number in code may count; a name with one of these says it."""
# They end as a verb does, and are things.
_NOUNS: Final = frozenset({"cleaning", "drawing", "listing", "ranking"})


def _named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return the nodes of a module that these tests ask for, such as its functions and names."""
    kinds = (
        ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Import, ast.ImportFrom, ast.List, ast.Name, ast.Attribute, ast.arg,
    )  # fmt: skip
    return tuple(node for node in nodes(path) if isinstance(node, kinds))


def _rooms(folder: Path) -> set[str]:
    """Return the folders below this one that hold Python files, as they stand in it."""
    return {str(file.parent.relative_to(folder)) for file in folder.rglob("*.py")} - {"."}


def test_contributing_tells_what_each_room_knows() -> None:
    rows = re.findall(r"^- \*\*`(\w+)/`\*\*: ", _text(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    assert sorted(rows) == sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file())


def test_contributing_tells_the_floors_of_the_command_line() -> None:
    contracts = tomllib.loads(_text(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [floors] = [contract["layers"] for contract in contracts if contract.get("containers") == ["protlib.cli"]]
    items = _text(ROOT / "CONTRIBUTING.md").partition("the floors of `cli/`:\n\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)`", item.partition("`:")[0] + "`") for item in items.split("\n- ")]
    assert rows == [floor.split(" | ") for floor in floors]


def test_contributing_names_no_file_that_is_not_there() -> None:
    names = re.findall(r"`((?:[\w.]+/)+[\w.]+\.\w+)`", _text(ROOT / "CONTRIBUTING.md"))
    assert names
    assert not [name for name in names if not (ROOT / name).exists() and not (SOURCE / name).exists()]


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or which("git") is None, reason="what the tree holds is known where git keeps it"
)
def test_the_top_of_the_tree_holds_what_a_release_ships() -> None:
    listing = run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {name.partition("/")[0] for name in listing.split("\0")}
    shipped = tomllib.loads(_text(ROOT / "pyproject.toml"))["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {name for name in top if not name.startswith(".")} - {""} == {*shipped, "pyproject.toml"} - {
        ".ci",
        ".github",
    }


def test_tests_stand_in_the_rooms_of_what_they_test() -> None:
    assert _rooms(_TESTS) <= _rooms(SOURCE)


@pytest.mark.parametrize("room", sorted(path.parent.name for path in SOURCE.glob("*/__init__.py")))
def test_every_room_has_tests(room: str) -> None:
    assert list((_TESTS / room).rglob("test_*.py"))


def test_modules_are_named_for_things() -> None:
    modules = [path for path in MODULES if path.parent != SOURCE / "cli/commands"]
    assert not [_named(path) for path in modules if path.stem.endswith("ing") and path.stem not in _NOUNS]


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    assert not [_named(path) for path in MODULES if path.stem in sys.stdlib_module_names]


_OF_LAZY_NAMES: Final = frozenset(
    {"__getattr__", "__dir__"}
)  # PEP 562: names that are imported when they are asked for


def test_a_package_hands_on_names_and_does_no_work() -> None:
    definitions = {
        (_named(path), node.name)
        for path in MODULES
        if path.name == "__init__.py"
        for node in _nodes(path)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert ("formats/__init__.py", "__getattr__") in definitions
    assert not {name for name, function in definitions if function not in _OF_LAZY_NAMES}


def test_a_file_is_read_at_one_sitting() -> None:
    sizes = {_named(path): len(_text(path).splitlines()) for path in MODULES}
    assert not {name: lines for name, lines in sizes.items() if lines > _MOST_LINES_OF_A_FILE}


def test_a_command_reads_options_calls_one_thing_and_renders() -> None:
    commands = [path for path in MODULES if path.parent == SOURCE / "cli/commands"]
    sizes = {path.name: len(_text(path).splitlines()) for path in commands}
    assert sizes
    assert not {name: lines for name, lines in sizes.items() if lines > _MOST_LINES_OF_A_COMMAND}


def test_a_function_is_seen_whole() -> None:
    functions = [
        (_named(path), node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in MODULES
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert not [function for function in functions if function[2] > _MOST_LINES_OF_A_FUNCTION]


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(MODULES, id="source"),
        pytest.param([*_TESTS.rglob("*.py")], id="tests", marks=pytest.mark.slow),
        pytest.param([path for folder in _OTHERS for path in (ROOT / folder).rglob("*.py")], id="others"),
    ],
)
def test_names_say_what_things_are(paths: list[Path]) -> None:
    names = [
        node.id
        for path in paths
        for node in _nodes(path)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    empty = Counter(name for name in names if name.strip("_") in _SAY_NOTHING)
    assert empty.total() <= _MOST_NAMES_THAT_SAY_NOTHING * len(names), empty.most_common(12)


def _has_vague_end(name: str) -> bool:
    """Tell whether a name begins or ends with a word that does not say what a thing is: "kept_rows", "rows_found"."""
    first, *others = name.strip("_").split("_")
    if not others or first in _OF_QUESTIONS:
        return False
    return others[-1] in _VAGUE_ENDS or first in _VAGUE_BEGINNINGS


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(MODULES, id="source"),
        pytest.param([*_TESTS.rglob("*.py")], id="tests", marks=pytest.mark.slow),
    ],
)
def test_names_do_not_begin_or_end_with_what_says_nothing(paths: list[Path]) -> None:
    assert _has_vague_end("rows_found")
    assert not _has_vague_end("is_found")
    values = [
        node.id
        for path in paths
        for node in _nodes(path)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    names = [*values, *(name for path in paths for name in _parameters_and_attributes(path))]
    vague = Counter(name for name in names if name.strip("_").islower() and _has_vague_end(name))
    assert vague.total() <= _MOST_VAGUE_ENDS * len(names), vague.most_common(12)


def _parameters_and_attributes(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


@pytest.mark.parametrize(
    ("paths", "most"),
    [
        pytest.param(MODULES, _MOST_NAMES_THAT_SAY_NOTHING, id="source"),
        pytest.param([*_TESTS.rglob("*.py")], _MOST_PARAMETERS_OF_TESTS, id="tests", marks=pytest.mark.slow),
    ],
)
def test_parameters_and_attributes_say_what_things_are(paths: list[Path], most: float) -> None:
    names = [name for path in paths for name in _parameters_and_attributes(path)]
    empty = Counter(name for name in names if name.strip("_") in _SAY_NOTHING)
    assert empty.total() <= most * len(names), empty.most_common(12)


def _all_names(path: Path) -> Iterator[str]:
    """Yield the names of a module: variables, parameters, attributes, functions and classes."""
    for node in _nodes(path):
        for attribute in ("id", "arg", "attr", "name"):
            if name := getattr(node, attribute, ""):
                yield str(name)


def test_no_name_says_that_something_was_told() -> None:
    assert "MOST_NAMED" in _all_names(SOURCE / "cli/output.py")
    assert not [
        f"{_named(path)}: {name}" for path in MODULES for name in _all_names(path) if "told" in name.lower().split("_")
    ]


def test_a_word_that_has_one_meaning_is_the_name_of_one_class() -> None:
    heading = "## Words that have one meaning here"
    items = _text(ROOT / "CONTRIBUTING.md").partition(f"{heading}\n")[2].partition("\n## ")[0]
    words = {
        "".join(map(str.capitalize, term.split()))
        for item in re.findall(r"^- ([^:]*):", items, re.MULTILINE)
        for term in _ITALICS.findall(item)
    }
    classes = Counter(node.name for path in MODULES for node in _nodes(path) if isinstance(node, ast.ClassDef))
    assert {"OwnField", "Plan", "Verdict"} <= {word for word in words if word in classes}
    assert {word for word in words if classes[word] > 1} == _SHARED_CLASS_NAMES


def _is_number(node: ast.expr | None) -> bool:
    """Tell whether an expression is a number, or is made of numbers alone: "1 << 20", "-1"."""
    if isinstance(node, ast.BinOp):
        return _is_number(node.left) and _is_number(node.right)
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


def _numbers_without_reason(path: Path) -> Iterator[str]:
    """Yield the constants of a module that are numbers, and say neither by name nor by words beside them of what."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    lines = _text(path).splitlines()
    for node, behind in pairwise([*module.body, None]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _is_number(node.value):
            continue
        name = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
        has_docstring = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
        has_comment = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].startswith("#")
        if _UNITS.isdisjoint(name.strip("_").lower().split("_")) and not has_docstring and not has_comment:
            yield f"{_named(path)}: {name}"


def test_numbers_say_what_they_count_or_why() -> None:
    assert not [constant for path in MODULES for constant in _numbers_without_reason(path)]


_WITHOUT_REASON: Final = re.compile(r"# noqa(?!: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S)")


def test_who_breaks_a_rule_of_the_linter_says_why() -> None:
    lines = [(_named(path), line) for path in MODULES for line in _text(path).splitlines()]
    assert not [line for line in lines if _WITHOUT_REASON.search(line[1])]


def test_functions_say_what_they_do() -> None:
    names = Counter(
        node.name
        for path in MODULES
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef) and node.name.strip("_") in _SAY_NOTHING
    )
    assert names.total() <= _MOST_FUNCTIONS_THAT_SAY_NOTHING, names.most_common(12)


def _helpers_of_tests() -> list[str]:
    """Return the names of the functions in tests that are no tests: the name of a test is a sentence."""
    return [
        node.name
        for path in _TESTS.rglob("*.py")
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("test_")
    ]


@pytest.mark.slow
def test_helpers_of_tests_say_what_they_do() -> None:
    names = _helpers_of_tests()
    assert not {"found", "told"} & {name.strip("_") for name in names}
    empty = Counter(name for name in names if name.strip("_") in _SAY_NOTHING)
    assert empty.total() <= _MOST_HELPERS_THAT_SAY_NOTHING * len(names), empty.most_common(12)
    vague = Counter(filter(_has_vague_end, names))
    assert vague.total() <= _MOST_VAGUE_ENDS_OF_FUNCTIONS * len(names), vague.most_common(12)


def _begins_with_participle(name: str) -> bool:
    word = name.strip("_").partition("_")[0]
    return word in _IRREGULAR or (word.endswith("ed") and word not in _VERBS_IN_ED)


def _names_of_functions() -> list[str]:
    return [
        node.name
        for path in MODULES
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_functions_begin_with_a_verb_or_a_thing_and_no_participle() -> None:
    names = _names_of_functions()
    participles = Counter(filter(_begins_with_participle, names))
    assert participles.total() <= _MOST_PARTICIPLES * len(names), participles.most_common(12)


def test_functions_do_not_end_with_what_says_nothing() -> None:
    names = _names_of_functions()
    vague = Counter(filter(_has_vague_end, names))
    assert vague.total() <= _MOST_VAGUE_ENDS_OF_FUNCTIONS * len(names), vague.most_common(12)


def test_no_room_is_a_heap() -> None:
    rooms = Counter(path.parent.relative_to(SOURCE).as_posix() for path in MODULES if path.name != "__init__.py")
    del rooms["cli/commands"]  # a file for each command
    assert not {room: count for room, count in rooms.items() if count > _MOST_MODULES_OF_A_ROOM}


def test_nobody_but_its_room_runs_git() -> None:
    commands = {
        _named(path)
        for path in MODULES
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


_ANSWERING: Final = {
    f"cli/listening/{name}.py"
    for name in "listener messages office office_wire own_pages page_reader port server".split()
}
"""Those that answer programs of this computer."""


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
    reaching = [_named(path) for path in MODULES if _reaches_network(path)]
    assert [name for name in reaching if name not in _ANSWERING] == ["lookup/connection.py", "lookup/network.py"]
    assert {*reaching} >= _ANSWERING


_WRITERS: Final = frozenset({"write_whole", "write_bytes", "write_text", "mkstemp", "copyfile", "copy2", "ZipFile"})
_MODE: Final = re.compile(r"[rwax]?[bt+]*[wax+][bt+]*")
_OWN_FILES: Final = {
    "cli/assistant/clients.py",  # a line of the configuration of another program, and the rest kept
    "cli/shelf.py",  # a copy for the time that an assistant asks
    "cli/listening/saves.py",  # a page that a browser sends, until it is attached
    "cli/listening/server.py",  # a file that a browser sends, until it is attached
    "cli/commands/help_.py",  # a page that man shows
    "cli/commands/merge_driver.py",  # what Git has named, and waits for
    "cli/completion/installation.py",  # protlib's own scripts, and a line added to what a shell reads
    "cli/settings/configuration_file.py",  # a line of it changed, and the rest kept
    "cli/conflict_copies.py",  # a note in the cache
    "cli/edited_records.py",  # a draft for an editor
    "cli/terminal/editor.py",
    "cli/files/arrivals.py",  # what came by a pipe, in a folder that goes
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
    modules = [path for path in MODULES if _named(path).startswith("cli/")]
    writers = {_named(path) for path in modules if any(map(_writes_a_file, nodes(path)))}
    assert writers == {"cli/files/output_file.py"} | _OWN_FILES


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
    options: dict[str, Any] = tomllib.loads(_text(ROOT / "pyproject.toml"))["tool"]["pytest"]["ini_options"]
    return options


def _expressions() -> dict[str, str]:
    """Return, for each target of the Makefile that runs tests, the expression of marks that chooses them."""
    [usual] = _EXPRESSION.findall(_options()["addopts"])
    expressions = {}
    for target, recipe in _RULES.findall(_text(ROOT / "Makefile")):
        if "run.py test" in recipe or "-m pytest" in recipe:
            own = re.sub(r"\$\(if [^\n]*", "", recipe).replace("-m pytest", "")
            expressions[target] = _EXPRESSION.findall(own + f' -m "{usual}"')[0]
    return expressions


def _is_run(expression: str, marks: dict[str, bool]) -> bool:
    return bool(eval(expression, {"__builtins__": {}}, marks))


def test_what_runs_elsewhere_leaves_out_no_test_but_a_soak() -> None:
    targets = re.findall(r"^make (\w+)$", _text(ROOT / ".ci/run"), re.MULTILINE)
    assert targets == ["test", "slow", "lint"]  # the first is the README's
    assert "make test" in _text(ROOT / "README.md")
    expressions = _expressions()
    names = [*(marker.partition(":")[0] for marker in _options()["markers"]), "hypothesis"]
    for values in product((False, True), repeat=len(names)):
        marks = dict(zip(names, values, strict=True))
        is_run = any(_is_run(expressions[target], marks) for target in targets if target in expressions)
        assert is_run is not marks["soak"], marks
        assert _is_run(expressions["soak"], marks) is marks["soak"], marks


def test_a_commit_is_checked_by_all_tests_but_the_soaks_in_one_run() -> None:
    [covered] = re.findall(r"\$\(if \$\(COVER\),([^\n]*)\)", _text(ROOT / "Makefile"))
    assert _EXPRESSION.findall(covered) == ["not soak"]
    assert re.search(r"^check: COVER = yes\ncheck: test lint\b", _text(ROOT / "Makefile"), re.MULTILINE)


_CONJUNCTIONS: Final = frozenset("and et und y e och og en".split())
_OTHER_WORDS: Final = {
    "the": frozenset("the la le el los les las o a os as der die das il het l".split()),
    "for": frozenset("for pour para für fur per voor".split()),
    "by": frozenset("by par por door von durch".split()),
}
"""Those that may stand beside the English word; "para|pour" alone may be of names."""


def _in_a_row(text: str) -> Iterator[tuple[str, str]]:
    r"""Yield the small words that stand beside each other as choices of an expression: "and|et", r"the\s|la\s"."""
    choices = [re.sub(r"\A.*[(:]|\\[sb]|[?+*)\s]|\Z", "", part).lower() for part in text.split("|")]
    for pair in pairwise(choices):
        are_conjunctions = len(set(pair)) > 1 and set(pair) <= _CONJUNCTIONS
        if are_conjunctions or any(word in pair and set(pair) <= words for word, words in _OTHER_WORDS.items()):
            yield pair


def test_only_the_table_of_small_words_has_the_same_word_in_several_languages() -> None:
    texts = {
        (_named(path), node.value)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value
    }
    assert list(_in_a_row(r"\s+(?:and|et)\s+"))
    assert list(_in_a_row(r"(?:the\s|la\s)?"))
    assert list(_in_a_row(r"\s(?:for|pour)\s"))
    own = {"record/small_words.py"}
    assert sorted({(name, pair) for name, text in texts for pair in _in_a_row(text) if name not in own}) == []


def _floors() -> dict[str, int]:
    """Return the floor of each room, counted from the top, as pyproject.toml has them."""
    contracts = tomllib.loads(_text(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if "protlib.cli" in contract.get("layers", ())]
    return {room: number for number, floor in enumerate(layers) for room in floor.split(" | ")}


def test_no_text_names_a_module_of_a_floor_above() -> None:
    floors = _floors()
    names = [
        (_named(path), node.value)
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
