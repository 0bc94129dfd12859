"""A format makes records of content, and content of records: four modules of `formats` alone open files for it."""

import ast
from typing import Final

import pytest

from harness.paths import ROOT
from harness.source import MODULES, name_of_module, nodes

_OPENING: Final = frozenset(
    {"read_bytes", "write_bytes", "write_text", "scandir", "glob", "iterdir", "TemporaryDirectory"}
)
_MODES: Final = frozenset({"r", "rb", "w", "wb", "a", "ab"})


def _opens_a_file(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in _OPENING | {"open"}
    has_mode = any(isinstance(value, ast.Constant) and value.value in _MODES for value in node.args[:1])
    return isinstance(node.func, ast.Attribute) and (
        node.func.attr in _OPENING or (node.func.attr == "open" and has_mode)
    )


@pytest.mark.slow
def test_contributing_names_the_modules_that_open_files_for_formats() -> None:
    names = {name_of_module(path) for path in MODULES if any(map(_opens_a_file, nodes(path)))}
    opening = {name for name in names if name.startswith("formats/")}
    rule = (
        (ROOT / "CONTRIBUTING.md")
        .read_text(encoding="utf-8")
        .partition("- A format opens no file")[2]
        .partition("\n- ")[0]
    )
    assert opening == {
        "formats/common/sqlite_file.py", "formats/endnote_library/library_files.py", "formats/files.py", "formats/reports/front_reader.py",
    }  # fmt: skip
    assert all(f"`{name}`" in rule for name in opening)
