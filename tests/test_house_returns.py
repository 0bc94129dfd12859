"""The verb of a function's name says how often its result can be read: a list again and again, an iterator once."""

import ast
import re
from collections.abc import Iterator

from source import MODULES, OTHERS, definitions


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
