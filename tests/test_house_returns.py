"""A name says what comes back: a list that is read again and again, an iterator, a truth value, a thing."""

import ast
import builtins
import functools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.source import MODULES, OTHERS, definitions, name_of_module, nodes


@functools.cache
def _functions() -> Sequence[tuple[str, str]]:
    """Return the name of each function, and the type of its result."""
    return [
        (node.name, ast.unparse(node.returns or ast.Constant(None)).strip("'"))
        for path in [*MODULES, *OTHERS]
        for node in definitions(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_what_lists_returns_no_iterator() -> None:
    functions = [function for function in _functions() if function[0].strip("_").startswith("list_")]
    assert functions
    assert not [function for function in functions if re.match(r"Itera(?:tor|ble)\b", function[1])]


def test_what_iterates_returns_no_list() -> None:
    functions = [function for function in _functions() if function[0].strip("_").startswith("iterate_")]
    assert functions
    assert not [function for function in functions if not re.match(r"Itera(?:tor|ble)\b", function[1])]


def test_a_question_is_not_named_for_what_leaves_something_out() -> None:
    functions = [function for function in _functions() if function[0].strip("_").startswith("without_")]
    assert functions
    assert not [function for function in functions if function[1] == "bool"]


def test_what_is_counted_has_a_position_and_no_place() -> None:
    counts = {
        f"{name_of_module(path)}:{target.lineno}: {target.id}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Tuple)
        if isinstance(node.iter, ast.Call) and isinstance(node.iter.func, ast.Name) and node.iter.func.id == "enumerate"
        if isinstance(target := node.target.elts[0], ast.Name) and "place" in target.id
    }
    assert counts == set(), "what `enumerate` counts is a position, see the words in CONTRIBUTING.md"


def _needless_quotes(path: Path) -> Iterator[str]:
    """Yield the quoted annotations of a module whose names are all imported, at run time, above them."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    imported = {
        (alias.asname or alias.name).partition(".")[0]
        for node in module.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    } | vars(builtins).keys()
    functions = [node for node in nodes(path) if isinstance(node, ast.FunctionDef)]
    for annotation in (
        note for node in functions for note in (node.returns, *(arg.annotation for arg in node.args.args))
    ):
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            names = {node.id for node in ast.walk(ast.parse(annotation.value)) if isinstance(node, ast.Name)}
            if names <= imported:
                yield f"{path.name}:{annotation.lineno}: {annotation.value}"


def test_quotes_say_that_a_type_is_not_there_at_run_time() -> None:
    assert not [row for path in MODULES for row in _needless_quotes(path)]
