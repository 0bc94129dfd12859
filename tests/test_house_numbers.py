"""A number says what it is: by its name, by the parameter that it is for, or by words beside it."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from harness.rows import every_row
from harness.source import MODULES, name_of_module, nodes, text_of

_PLAIN: Final = frozenset({0, 1, 2, 0.5, *(10**power for power in range(1, 10))})
"""Nothing, one of them, a pair, the half of it, and what ten fingers count."""
_MOST_BARE: Final = 57
"""How many numbers in all functions stand without a word: each is plain where it stands, such as the bits of a byte."""
_BITS: Final = (ast.LShift, ast.RShift, ast.BitAnd, ast.BitOr, ast.BitXor)
_OF_BITS: Final = ("0x", "0o", "0b")
_COMMENT: Final = b"  # "
_BY_PLACE: Final = frozenset({"int", "group"})
"""Functions whose numbers Python's own documents explain: the base of a number, the group of a match."""


def _explained(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the numbers below a node that it explains: a place in a sequence, a named parameter, bits."""
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    elif isinstance(node, ast.keyword):
        yield node.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, _BITS):
        yield from (node.left, node.right)
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        yield from node.args if name in _BY_PLACE else ()


def _bare_numbers(all_nodes: Sequence[ast.AST], text: str) -> list[tuple[int, str]]:
    """Return the line and the writing of each number in a function that nothing explains."""
    lines = text.encode().splitlines()
    bodies = [node.body for node in all_nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for body in bodies for statement in body for node in ast.walk(statement)}
    explained = {id(child) for node in all_nodes for child in _explained(node)}
    unexplained = inside - explained
    numbers = [
        (node.lineno, lines[node.lineno - 1], node.col_offset, node.end_col_offset)
        for node in all_nodes
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in _PLAIN
        if id(node) in unexplained
    ]
    writings = [
        (number, line[begin:end].decode()) for number, line, begin, end in numbers if _COMMENT not in line[end:]
    ]
    return [(number, writing) for number, writing in writings if not writing.startswith(_OF_BITS)]


def _all_bare_numbers(path: Path) -> list[str]:
    bare = _bare_numbers(nodes(path), text_of(path))
    return [f"{name_of_module(path)}:{line} {writing}" for line, writing in bare]


@pytest.mark.slow
def test_few_numbers_in_functions_have_no_name() -> None:
    bare = [place for path in MODULES for place in _all_bare_numbers(path)]
    assert 0 < len(bare) <= _MOST_BARE, bare


@every_row(
    ("line", "expected"),
    [
        ("return text[:40]", []),
        ("return size > 1.15 * usual", ["1.15"]),
        ("return size > 1.15 * usual  # times: a subtitle is set off", []),
        ("return len(words) < 7", ["7"]),
        ("return len(words) < 2", []),
        ("return round(share, 4)", ["4"]),
        ("return blake2b(text, digest_size=16)", []),
        ("return int(text, 16)", []),
        ("return os.open(path, 0o600)", []),
        ("return number >> 7", []),
        ("return 1_000_000 * size", []),
    ],
)  # fmt: skip
def test_such_a_number_is_bare(line: str, expected: list[str]) -> None:
    text = f"_MOST = 30\ndef size_of(text):\n    {line}\n"
    assert [writing for _line, writing in _bare_numbers([*ast.walk(ast.parse(text))], text)] == expected


_UNITS_AND_SETS: Final = frozenset("bits bytes candidates ns seconds".split())
"""Plurals that an integer may be named by: what a size is measured in, and sets of records as the bits of one."""
_LIMITS: Final = frozenset("fewest max most".split())
_PROMISED_COUNTS: Final = {
    ("cli/assistant/answers.py", "citations"),
    ("cli/assistant/answers.py", "quotations"),
    ("record/decisions/verdicts.py", "duplicates"),
    ("storage/version_info.py", "records"),
}
"""Those that JSON and docs/python.md name."""


def _integers(path: Path) -> Iterator[str]:
    """Yield the names of the parameters, attributes and variables of a module that are declared as integers."""
    for node in nodes(path):
        if isinstance(node, ast.arg) and node.annotation:
            name, annotation = node.arg, ast.unparse(node.annotation)
        elif isinstance(node, ast.AnnAssign):
            name, annotation = ast.unparse(node.target).rpartition(".")[2], ast.unparse(node.annotation)
        else:
            continue
        if annotation in {"int", "int | None"}:
            yield name


def test_a_number_is_not_named_as_the_things_that_it_counts() -> None:
    numbers = {(name_of_module(path), name) for path in MODULES for name in _integers(path)}
    assert ("storage/transaction.py", "record_count") in numbers
    plurals = {
        (module, name)
        for module, name in numbers
        if (words := name.strip("_").split("_"))[0] not in _LIMITS
        and re.search(r"[^ius]s\Z", words[-1])
        and words[-1] not in _UNITS_AND_SETS
    }
    assert plurals == _PROMISED_COUNTS
