"""No module compares folded text with a literal that folding changes: "comités" is never "comites"."""

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from harness.rows import every_row
from harness.source import MODULES, SOURCE, nodes
from protlib.text import fold

_FOLDING: Final = frozenset({"fold", "words"})
"""Functions that return folded text."""
_KEEPING: Final = frozenset({"strip", "lstrip", "rstrip", "split", "removeprefix", "removesuffix", "replace", "join"})
"""Methods of folded text that return some."""
_ASKING: Final = frozenset({
    "search", "match", "fullmatch", "findall", "finditer", "sub", "split", "startswith", "endswith", "removeprefix",
    "removesuffix", "partition", "rpartition", "count", "replace", "isdisjoint", "intersection", "get",
})  # fmt: skip
"""Methods that compare what they are called with."""


def is_folded(node: ast.AST, names: set[str]) -> bool:
    """Tell whether an expression is folded text, where these variables hold some."""
    if isinstance(node, ast.Name):
        return node.id in names
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in _FOLDING
    if not (isinstance(node.func, ast.Attribute) and node.func.attr in _KEEPING):
        return False
    return any(is_folded(part, names) for part in (node.func.value, *node.args))


def folded_names(function: ast.AST) -> set[str]:
    """Return the variables of a function that hold folded text."""
    names: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.NamedExpr) and is_folded(node.value, names):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


def compared_with_folded(function: ast.AST) -> Iterator[tuple[int, ast.expr]]:
    """Yield what a function compares with folded text, with its line."""
    names = folded_names(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(is_folded(side, names) for side in sides):
                yield from ((node.lineno, side) for side in sides if not is_folded(side, names))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ASKING:
            if any(is_folded(part, names) for part in node.args):
                yield node.lineno, node.func.value
            elif is_folded(node.func.value, names):
                yield from ((node.lineno, part) for part in node.args)


def letters_that_folding_changes(node: ast.AST) -> list[str]:
    texts = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return sorted({letter for text in texts for letter in text if letter.isalpha() and _is_changed(letter)})


def _is_changed(letter: str) -> bool:
    return not letter.isascii() and fold(letter) != letter


def faults(tree: list[ast.AST] | tuple[ast.AST, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a module that compare folded text with such letters, and the letters."""
    assigned = [node for node in tree if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None]
    constants = {
        target.id: node.value
        for node in assigned
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id.isupper()
    }
    for function in (node for node in tree if isinstance(node, ast.FunctionDef)):
        for line, side in compared_with_folded(function):
            value = constants.get(side.id) if isinstance(side, ast.Name) else side
            if value is not None and (letters := letters_that_folding_changes(value)):
                yield line, letters


@pytest.mark.slow
def test_no_module_compares_folded_text_with_a_literal_that_folding_changes() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in MODULES}
    paths = [
        path for path, text in texts.items() if not text.isascii() and any(f"{name}(" in text for name in _FOLDING)
    ]
    literals = {
        f"{path.relative_to(SOURCE)}:{line}": letters for path in paths for line, letters in faults([*nodes(path)])
    }
    assert len(paths) > 1
    assert literals == {}


@every_row(
    ("body", "letters"),
    [
        ("fold(text) == 'المائة'", ["ئ", "ة"]),
        ("_MANY.search(fold(text).strip())", ["é"]),
        ("fold(text) in _MANY", ["é"]),
        ("(plain := fold(text)) and plain.startswith('é')", ["é"]),
        ("words(text)[0] == text or _MANY.search(text)", []),
        ("fold(text) == 'المايه'", []),
    ],
)
def test_a_literal_that_never_matches_is_seen(body: str, letters: list[str]) -> None:
    module = ast.parse(f"_MANY = 'comités'\ndef ask(text):\n    return {body}\n")
    assert [literal for _line, literal in faults([*ast.walk(module)])] == ([letters] if letters else [])
