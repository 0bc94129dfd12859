"""The source of protlib as trees, read once for all tests that look through it."""

import ast
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from harness.paths import PACKAGE, ROOT

SOURCE: Final = PACKAGE
MODULES: Final = sorted(SOURCE.rglob("*.py"))
SCRIPTS: Final = sorted(SOURCE.rglob("*.js"))


@functools.cache
def nodes(path: Path) -> Sequence[ast.AST]:
    """Return the nodes of a module; to read all modules takes a second, for which nobody waits who runs other tests."""
    return [*ast.walk(ast.parse(path.read_bytes()))]


TESTS: Final = ROOT / "tests"
OTHERS: Final = sorted(
    path
    for place in ("benchmarks", "docs", "tools", "release", "examples", ".ci", "run.py")
    for path in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))
)
"""The modules that are neither protlib nor its tests."""


def name_of_module(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@functools.cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@functools.cache
def definitions(path: Path) -> tuple[ast.AST, ...]:
    """Return the nodes of a module that these tests ask for, such as its functions and names."""
    kinds = (
        ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Import, ast.ImportFrom, ast.List, ast.Name, ast.Attribute, ast.arg,
    )  # fmt: skip
    return tuple(node for node in nodes(path) if isinstance(node, kinds))
