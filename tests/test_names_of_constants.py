"""How constants are named: for what they hold or match, and by no preposition alone."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from harness.source import MODULES, name_of_module, nodes, text_of

_PREPOSITIONS: Final = frozenset(
    "about above after against along among and around as at because before behind below beneath beside between beyond but by "
    "during except for from in inside into like near next nor not of off on onto or out outside over past per since than "
    "through throughout to toward towards under until up upon when where while with within without".split()
)
"""Prepositions and conjunctions: a constant has a noun as well, `_NAME_SEPARATOR`, and is never `_BETWEEN`."""
_MOST_BARE: Final = 1  # names: `OF` of `record/small_words.py` is the word itself

_MOST_LONE_PARTICIPLES: Final = 22  # states and words of formats, of protocols and of the record, such as `PACKED`
_BARE_LIMITS: Final = frozenset("longest shortest most least fewest few many long short near far".split())
_MOST_BARE_LIMITS: Final = 14  # those of `storage/`, which tests set by name
_UNITS: Final = frozenset(
    "authors bits blanks bytes capitals cells characters columns days digits entries fields figures files hits keys "
    "letters levels lines links megabytes millimetre minutes month months names nanoseconds pages parents parts percent "
    "pictures pixels places points records rows runs seconds sentences share steps terms times titles tries twips values "
    "versions words workers year years".split()
)
"""What a number in code may count; a name with one of these says it."""


def _constants() -> list[tuple[str, str]]:
    """Return the names that modules give values, each behind its module."""
    names = []
    for path in MODULES:
        for statement in ast.iter_child_nodes(nodes(path)[0]):
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                names += [
                    (name_of_module(path), node.id)
                    for node in ast.walk(statement)
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper()
                ]
    return names


def test_constants_are_no_prepositions() -> None:
    constants = _constants()
    assert ("record/places/areas.py", "NAME_SEPARATOR") in constants
    bare = [row for row in constants if _PREPOSITIONS.issuperset(row[1].strip("_").lower().split("_"))]
    assert len(bare) <= _MOST_BARE, bare


def test_constants_are_no_lone_participles() -> None:
    constants = _constants()
    assert ("selection.py", "SAVED") in constants
    lone = [row for row in constants if re.fullmatch(r"_?[A-Z]{2,}ED", row[1])]
    assert len(lone) <= _MOST_LONE_PARTICIPLES, lone


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
    lines = text_of(path).splitlines()
    for node, behind in pairwise([*module.body, None]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _is_number(node.value):
            continue
        name = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
        has_docstring = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
        has_comment = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].startswith("#")
        if _UNITS.isdisjoint(name.strip("_").lower().split("_")) and not has_docstring and not has_comment:
            yield f"{name_of_module(path)}: {name}"


def test_numbers_say_what_they_count_or_why() -> None:
    assert not [constant for path in MODULES for constant in _numbers_without_reason(path)]


def test_limits_say_of_what() -> None:
    limits = [
        (name_of_module(path), node.target.id)
        for path in MODULES
        for node in ast.iter_child_nodes(nodes(path)[0])
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and _is_number(node.value)
    ]
    assert ("checking/title_rules.py", "_FEWEST_WORDS") in limits
    bare = [limit for limit in limits if limit[1].strip("_").lower() in _BARE_LIMITS]
    assert len(bare) <= _MOST_BARE_LIMITS, bare
