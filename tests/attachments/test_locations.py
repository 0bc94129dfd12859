"""A file is located again whatever happened to it or to the library: 1,000 links, none lost."""

import random
import shutil
from pathlib import Path

import pytest

from protlib.attachments.folder import FilesFolder
from protlib.attachments.locations import locate, locate_exactly, whereabouts
from protlib.record.attached_file import AttachedFile, FileState, Whereabouts

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:ab13c7bc40d8de5f\nsize 37738\n"


def attached(library: Path, number: int) -> list[AttachedFile]:
    """Attach so many files to a library: copies, and links beside it, in its folder and in the home folder."""
    folder = FilesFolder(library)
    files = []
    for place in range(number):
        beside = [library.parent, library.parent / "reports", Path.home() / "papers"][place % 3]
        beside.mkdir(parents=True, exist_ok=True)
        source = beside / f"rapport é{place}.pdf"
        source.write_text(f"content {place}")
        files.append(folder.copy(source, f"key{place}") if place % 2 else folder.link(source))
        if place % 2:
            source.unlink()
    return files


def states(library: Path, files: list[AttachedFile]) -> set[FileState]:
    folder = FilesFolder(library)
    return {locate_exactly(folder, file).state for file in files}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of a user."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home" / "team").mkdir(parents=True)
    return tmp_path / "home"


@pytest.mark.parametrize("number", [60, pytest.param(1000, marks=pytest.mark.slow)])
def test_of_many_links_none_is_lost(number: int, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = home / "team" / "library.json"
    files = attached(library, number)
    assert states(library, files) == {FileState.HERE}
    shutil.move(home / "team", home / "moved")
    assert states(home / "moved" / "library.json", files) == {FileState.HERE}
    shutil.copytree(home, tmp_path / "ana")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "ana"))
    assert states(tmp_path / "ana" / "moved" / "library.json", files) == {FileState.HERE}
    archive = shutil.make_archive(str(tmp_path / "sent"), "zip", tmp_path / "ana")
    shutil.unpack_archive(archive, tmp_path / "unpacked")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "unpacked"))
    assert states(tmp_path / "unpacked" / "moved" / "library.json", files) == {FileState.HERE}


def test_renamed_copies_are_located_by_their_content(home: Path) -> None:
    library = home / "team" / "library.json"
    files = [file for file in attached(library, 40) if file.path.startswith("library.files/")]
    names = random.Random(1)
    for path in FilesFolder(library).files():
        path.rename(path.with_name(f"{names.random()}.pdf"))
    assert states(library, files) == {FileState.MOVED}
    shutil.move(FilesFolder(library).path, library.with_name("other.files"))
    library = library.with_name("other.json")
    assert states(library, files) == {FileState.MOVED}


@pytest.mark.parametrize("place", ["new name.pdf", "reports/fr-2.pdf", "reports/fr.pdf"])
def test_a_file_is_located_beside_the_library_and_one_folder_below_under_any_name(home: Path, place: str) -> None:
    library = home / "team" / "library.json"
    source, target = library.parent / "reports" / "fr.pdf", library.parent / place
    source.parent.mkdir()
    source.write_text("words")
    (library.parent / "other.pdf").write_text("sword")
    linked, copied = FilesFolder(library).link(source), FilesFolder(library).copy(source, "key")
    source.rename(target)
    FilesFolder(library).resolve(copied.path).unlink()
    for file in (linked, copied):
        state = FileState.HERE if file.path == place else FileState.MOVED
        assert locate(FilesFolder(library), file) == (target, state)
    deep = library.parent / "reports" / "old" / "fr.pdf"
    deep.parent.mkdir()
    target.rename(deep)
    assert locate(FilesFolder(library), copied).state is FileState.MISSING


def test_an_original_beside_the_library_does_not_take_the_place_of_what_was_changed(home: Path) -> None:
    library = home / "team" / "library.json"
    (library.parent / "report.pdf").write_text("words")
    folder = FilesFolder(library)
    file = folder.copy(library.parent / "report.pdf", "key")
    for words in ("words with highlights", "sword"):
        folder.resolve(file.path).write_text(words)
        assert locate_exactly(folder, file).state is FileState.CHANGED


def test_a_link_that_windows_calls_otherwise_is_located(home: Path) -> None:
    library = home / "team" / "library.json"
    source = library.parent / "a_ _b_.pdf"  # which was "a? <b>.pdf" where it was linked
    source.write_text("words")
    file = FilesFolder(library).link(source)._replace(path="a? <b>.pdf")
    assert locate_exactly(FilesFolder(library), file) == (source, FileState.MOVED)


def test_a_renamed_file_has_a_path_that_a_record_can_take(home: Path, tmp_path: Path) -> None:
    library = home / "team" / "library.json"
    (tmp_path / "a.pdf").write_text("words")
    folder = FilesFolder(library)
    file = folder.copy(tmp_path / "a.pdf", "key")
    folder.resolve(file.path).rename(folder.path / "b.pdf")
    assert whereabouts(folder, file) == Whereabouts(FileState.MOVED, "library.files/b.pdf")


def test_a_changed_and_a_missing_file_are_told(home: Path, tmp_path: Path) -> None:
    folder = FilesFolder(home / "team" / "library.json")
    (tmp_path / "a.pdf").write_text("words")
    file = folder.copy(tmp_path / "a.pdf", "key")
    copy = folder.resolve(file.path)
    copy.write_text("sword")
    assert (locate(folder, file).state, locate_exactly(folder, file).state) == (FileState.HERE, FileState.CHANGED)
    copy.write_text("more words")
    assert locate(folder, file).state is FileState.CHANGED
    copy.write_text(POINTER)
    assert locate(folder, file) == locate_exactly(folder, file) == (copy, FileState.POINTER)
    copy.write_text(POINTER + "more words " * 100)
    assert locate(folder, file).state is FileState.CHANGED
    copy.unlink()
    assert locate(folder, file) == (copy, FileState.MISSING)
