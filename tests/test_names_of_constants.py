"""How constants are named: for what they hold or match, and by no preposition alone."""

import ast
from typing import Final

from source import MODULES, name_of_module, nodes

_PREPOSITIONS: Final = frozenset(
    "about above after against along among and around as at because before behind below beneath beside between beyond but by "
    "during except for from in inside into like near next nor not of off on onto or out outside over past per since than "
    "through throughout to toward towards under until up upon when where while with within without".split()
)
"""Prepositions and conjunctions: a constant has a noun as well, `_NAME_SEPARATOR`, and is never `_BETWEEN`."""
_MOST_BARE: Final = 1  # names: `OF` of `record/small_words.py` is the word itself


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
