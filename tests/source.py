"""The source of protlib as trees, read once for all tests that look through it."""

import ast
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from paths import ROOT

SOURCE: Final = ROOT / "src/protlib"
MODULES: Final = sorted(SOURCE.rglob("*.py"))


@functools.cache
def nodes(path: Path) -> Sequence[ast.AST]:
    """Return the nodes of a module; to read all modules takes a second, for which nobody waits who runs other tests."""
    return [*ast.walk(ast.parse(path.read_bytes()))]
