"""How large files, functions, lines and rooms are at most."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from harness.script_names import lines_of_functions
from harness.source import MODULES, OTHERS, SCRIPTS, SOURCE, TESTS, definitions, name_of_module, nodes, text_of

_MOST_LINES_OF_A_FILE: Final = 400
_MOST_LINES_OF_A_FUNCTION: Final = 40
_MOST_LETTERS_OF_A_LINE: Final = 120
_MANY_BRANCHES: Final = 18
_MOST_FUNCTIONS_WITH_MANY_BRANCHES: Final = 47  # those that read as a list of cases, or as steps in their order
_MOST_LINES_OF_A_COMMAND: Final = 200
_MOST_MODULES_OF_A_ROOM: Final = 25


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(MODULES, id="source"),
        pytest.param(SCRIPTS, id="scripts"),
        pytest.param([*TESTS.rglob("*.py")], id="tests"),
        pytest.param(OTHERS, id="others"),
    ],
)
def test_a_file_is_read_at_one_sitting(paths: list[Path]) -> None:
    sizes = {path: len(text_of(path).splitlines()) for path in paths}
    assert sizes
    assert not {path: lines for path, lines in sizes.items() if lines > _MOST_LINES_OF_A_FILE}


_OF_A_LINTER: Final = re.compile(r"\s+# (?:noqa|type: ignore|fmt: skip)\b.*")

_in_all_code: Final = pytest.mark.parametrize(
    "paths",
    [
        pytest.param(MODULES, id="source"),
        pytest.param(SCRIPTS, id="scripts"),
        pytest.param([*TESTS.rglob("*.py")], id="tests", marks=pytest.mark.slow),
        pytest.param(OTHERS, id="others"),
    ],
)


def _data_lines(path: Path) -> set[int]:
    """Return the lines that hold data, by number: rows of tables, and texts of several lines but for docstrings."""
    several = [node for node in nodes(path) if isinstance(node, ast.expr) and node.lineno != node.end_lineno]
    docstrings = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    data = [
        node
        for node in several
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict | ast.Constant | ast.JoinedStr)
        and id(node) not in docstrings
    ]
    return {number for node in data for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


@_in_all_code
def test_a_line_is_read_at_one_glance(paths: list[Path]) -> None:
    lines = {
        path: {
            number
            for number, line in enumerate(text_of(path).splitlines(), 1)
            if len(_OF_A_LINTER.sub("", line)) > _MOST_LETTERS_OF_A_LINE
        }
        for path in paths
    }
    long_lines = {path: numbers for path, numbers in lines.items() if numbers}
    if paths not in (MODULES, SCRIPTS):
        long_lines = {path: numbers - _data_lines(path) for path, numbers in long_lines.items()}
    assert not {path: numbers for path, numbers in long_lines.items() if numbers}


def test_a_command_reads_options_calls_one_thing_and_renders() -> None:
    commands = [path for path in MODULES if path.parent == SOURCE / "cli/commands"]
    sizes = {path.name: len(text_of(path).splitlines()) for path in commands}
    assert sizes
    assert not {name: lines for name, lines in sizes.items() if lines > _MOST_LINES_OF_A_COMMAND}


def _lines_of_functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the functions of a module or a script with their lines; outside of the product, rows of tables are none."""
    if path.suffix == ".js":
        yield from lines_of_functions(path).items()
        return
    data = set() if path.is_relative_to(SOURCE) else _data_lines(path)
    for node in definitions(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, len({*range(node.lineno, (node.end_lineno or node.lineno) + 1)} - data)


@_in_all_code
def test_a_function_is_seen_whole(paths: list[Path]) -> None:
    functions = [(path, name, lines) for path in paths for name, lines in _lines_of_functions(path)]
    assert functions
    assert not [function for function in functions if function[2] > _MOST_LINES_OF_A_FUNCTION]


def test_lines_of_a_script_are_those_of_its_functions(tmp_path: Path) -> None:
    script = tmp_path / "page.js"
    script.write_text(
        "class Page {\n  constructor(data) {\n    if (data) {\n      go();\n    }\n  }\n}\nfunction go() {\n}\n"
    )
    assert lines_of_functions(script) == {"constructor": 5, "go": 2}


_BRANCHING: Final = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)


def _branches(function: ast.AST) -> int:
    """Return how many ways lead through a function: one, and one more for each condition, loop and clause."""
    return 1 + sum(
        len(node.values) - 1
        if isinstance(node, ast.BoolOp)
        else 1 + len(node.ifs)
        if isinstance(node, ast.comprehension)
        else isinstance(node, _BRANCHING)
        for node in ast.walk(function)
    )


def test_branches_are_conditions_loops_and_clauses() -> None:
    source = (
        "def first(rows):\n    for row in rows:\n        if row and row[0]:\n            return [a for a in row if a]\n"
    )
    assert _branches(ast.parse(source).body[0]) == 6


@pytest.mark.slow
def test_few_functions_have_many_branches() -> None:
    functions = [
        (name_of_module(path), node.name, _branches(node))
        for path in MODULES
        for node in definitions(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    branching = [function for function in functions if function[2] > _MANY_BRANCHES]
    assert 0 < len(branching) <= _MOST_FUNCTIONS_WITH_MANY_BRANCHES, branching


def test_no_room_is_a_heap() -> None:
    rooms = Counter(path.parent.relative_to(SOURCE).as_posix() for path in MODULES if path.name != "__init__.py")
    del rooms["cli/commands"]  # a file for each command
    assert not {room: count for room, count in rooms.items() if count > _MOST_MODULES_OF_A_ROOM}
