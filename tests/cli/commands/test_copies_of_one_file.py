"""A file that two publications have is two copies, whatever keys they get: a mark in one is in no other."""

from collections.abc import Callable
from errno import EACCES, ENOSPC
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.paths import needs_case
from programs.running import Run
from protlib.attachments.folder import FilesFolder
from sample_files.tiny_pdf import make_pdf, page

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


def test_a_backup_goes_on_sharing_the_copy(library: Run, tmp_path: Path) -> None:
    (tmp_path / "backup.pdf").hardlink_to(tmp_path / "library.files" / "two.pdf")
    library("rekey", "two", "three")
    assert (tmp_path / "backup.pdf").samefile(tmp_path / "library.files" / "three.pdf")


def _fill_disk(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes()[:9])
    raise OSError(ENOSPC, "No space left on device")


def _refuse_replacement(_copy: Path, _target: Path) -> None:
    raise PermissionError(EACCES, "another program has the file open")


@pytest.mark.parametrize(
    ("function", "failure"),
    [
        pytest.param("shutil.copyfile", _fill_disk, id="a full disk"),
        pytest.param("pathlib.Path.replace", _refuse_replacement, id="a file that is open on Windows"),
    ],
)
def test_a_copy_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, failure: Callable[[Path, Path], None]
) -> None:
    folder = FilesFolder(tmp_path / "library.json")
    folder.path.mkdir()
    (folder.path / "one.pdf").write_bytes(CLEAN)
    (folder.path / "two.pdf").hardlink_to(folder.path / "one.pdf")
    monkeypatch.setattr(function, failure)
    with pytest.raises(OSError, match=r"No space|file open"):
        folder.separate("library.files/two.pdf")
    assert sorted(path.name for path in folder.path.iterdir()) == ["one.pdf", "two.pdf"]
    assert (folder.path / "two.pdf").read_bytes() == CLEAN


@needs_case
def test_a_file_that_the_disk_shows_in_other_capitals_is_not_deleted(library: Run, tmp_path: Path) -> None:
    folder = tmp_path / "library.files"
    (folder / "ONE.PDF").hardlink_to(folder / "one.pdf")
    assert library("attach", "--prune", "--yes").err.startswith("every copied file is named by a publication")
    assert (folder / "ONE.PDF").exists()
    (folder / "TWO.PDF").write_bytes(CLEAN)
    assert library("attach", "--prune", "--yes").err == "1 file deleted\n"
    assert not (folder / "TWO.PDF").exists()
