"""The numbers by which the page's scripts search and rank are those of the command line, which has them by one name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from harness.source import SOURCE, nodes, text_of
from protlib.page.page_script import INTERFACE

_TWINS: Final = (
    *sorted((SOURCE / "search").rglob("*.py")),
    SOURCE / "index/word_forms.py",
    SOURCE / "record/instruments.py",
)
# Such as "const RUN = 0.9;", "const MISSPELT = [1, 0.8, 0.5];".
_NUMBERS: Final = re.compile(r"^(?:export )?const ([A-Z_]+) = (-?[\d._]+|\[[\d., ]+\]);", re.MULTILINE)
# Such as "0.9", "(1.0, 0.8)".
_DIGITS: Final = re.compile(r"-?[\d._]+|\([\d., ]+\)")
_OF_THE_PAGE_ALONE: Final = {
    "FULL_NAME",  # words of a name that is looked up by its initials: the index has these initials
    "LONGEST_QUERY",  # what a link brings
    "MOST_REMEMBERED",  # words that were looked up, while one is typed
}


def _numbers_of_scripts() -> dict[str, Any]:
    """Return the constants of the scripts that are numbers, or lists of them, by name."""
    constants: dict[str, Any] = {}
    for path in sorted((INTERFACE / "search").glob("*.js")):
        constants |= {name: ast.literal_eval(value) for name, value in _NUMBERS.findall(text_of(path))}
    return constants


def _constants(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the constants of a module that are numbers, or tuples of them, by their names without the underscore."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    for node in module.body:
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or not node.value:
            continue
        if _DIGITS.fullmatch(literal := ast.unparse(node.value)):
            value = ast.literal_eval(literal)
            yield node.target.id.strip("_"), [*value] if isinstance(value, tuple) else value


@pytest.mark.slow
def test_numbers_of_the_scripts_are_those_of_the_command_line() -> None:
    values: dict[str, list[Any]] = {}
    for path in _TWINS:
        for name, value in _constants(path):
            values.setdefault(name, []).append(value)
    numbers = _numbers_of_scripts()
    assert numbers["MISSPELT"] == [1, 0.8, 0.5]
    assert {name for name in numbers if name not in values} == _OF_THE_PAGE_ALONE
    pairs = {name: (number, values[name]) for name, number in numbers.items() if name in values}
    assert not {name: pair for name, pair in pairs.items() if any(value != pair[0] for value in pair[1])}
