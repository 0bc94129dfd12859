"""A name says what comes back: a list that is read again and again, an iterator, a truth value, a thing."""

import ast
import re
from collections.abc import Iterator

from harness.source import MODULES, OTHERS, definitions, name_of_module, nodes


def _functions() -> Iterator[tuple[str, str]]:
    """Yield the name of each function, and the type of its result."""
    for path in [*MODULES, *OTHERS]:
        for node in definitions(path) if path.suffix == ".py" else ():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.name, ast.unparse(node.returns or ast.Constant(None)).strip("'")


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
