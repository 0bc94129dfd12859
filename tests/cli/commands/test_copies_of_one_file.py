"""A file that two publications have is two copies, whatever keys they get: a mark in one is in no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from made_once import made_once
from running import Run
from tiny_pdf import make_pdf, page

CLEAN, MARKED = (make_pdf([page(text)]) for text in ("A report", "A report, highlighted"))


@pytest.fixture
@made_once
def library(protlib: Run, tmp_path: Path) -> Run:
    """A library with two publications that have one report."""
    (tmp_path / "report.pdf").write_bytes(CLEAN)
    for key in ("one", "two"):
        assert protlib("add", "--title", f"Title {key}", "--key", key).code == 0
        assert protlib("attach", key, "report.pdf").code == 0
    return protlib


def _rename(library: Run, _folder: Path) -> str:
    library("rekey", "two", "three")
    return "three"


def _undo(library: Run, folder: Path) -> str:
    _rename(library, folder)
    library("undo")
    return "two"


def _redo(library: Run, folder: Path) -> str:
    _undo(library, folder)
    library("redo")
    return "three"


def _rename_what_was_lost(library: Run, folder: Path) -> str:
    (folder / "two.pdf").unlink()
    assert library("check", "--fix", "--rule", "file-moved", "--yes").code == 0
    return _rename(library, folder)


@pytest.mark.parametrize("change", [_rename, _undo, _redo, _rename_what_was_lost])
def test_each_has_a_copy_of_its_own(library: Run, tmp_path: Path, change: Callable[[Run, Path], str]) -> None:
    folder = tmp_path / "library.files"
    (folder / f"{change(library, folder)}.pdf").write_bytes(MARKED)
    assert (folder / "one.pdf").read_bytes() == CLEAN
    assert len([*folder.iterdir()]) == 2
