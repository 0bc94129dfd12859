"""Files are copied beside the library, or named where they are; nothing is replaced, and nothing is stored twice."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from protlib.attachments.folder import FilesFolder, measure
from protlib.errors import ExitCode, FilesFolderError, InputRefusedError
from sample_records.stored_records import full


@pytest.fixture
def folder(tmp_path: Path) -> FilesFolder:
    """The folder of a library in a folder of its own."""
    (tmp_path / "team").mkdir()
    return FilesFolder(tmp_path / "team" / "library.json")


def write(path: Path, text: str = "words") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_copy_has_the_name_of_the_key_and_the_content_of_the_source(folder: FilesFolder, tmp_path: Path) -> None:
    source = write(tmp_path / "Final report (v3).PDF")
    file = folder.copy(source, "iom2009caring", label="annex")
    assert file.path == "library.files/iom2009caring-annex.pdf"
    assert folder.resolve(file.path).read_bytes() == source.read_bytes()
    assert (file.size, file.sha256) == measure(source)


def test_two_files_of_one_key_get_numbers_and_the_same_file_is_stored_once(folder: FilesFolder, tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.pdf", "one"), write(tmp_path / "b.pdf", "other")
    paths = [folder.copy(source, "key").path for source in (first, second, first)]
    assert paths == ["library.files/key.pdf", "library.files/key-2.pdf", "library.files/key.pdf"]
    assert folder.copy(first, "key", label="annex").path == "library.files/key.pdf"


@pytest.mark.parametrize("key", ["another", "ke", "key2"])
def test_no_file_has_the_name_of_another_key(folder: FilesFolder, tmp_path: Path, key: str) -> None:
    source = write(tmp_path / "a.pdf")
    folder.copy(source, "key")
    assert folder.preview(source, key).path == f"library.files/{key}.pdf"
    assert folder.copy(source, key).path == f"library.files/{key}.pdf"
    assert folder.paths() == sorted(["library.files/key.pdf", f"library.files/{key}.pdf"])


def test_a_file_that_is_in_the_folder_already_stays_there(folder: FilesFolder) -> None:
    source = write(folder.path / "by hand.pdf")
    assert folder.copy(source, "key").path == "library.files/by hand.pdf"
    assert folder.paths() == ["library.files/by hand.pdf"]


def test_a_preview_says_what_a_copy_would_be_and_writes_nothing(folder: FilesFolder, tmp_path: Path) -> None:
    source = write(tmp_path / "a.pdf")
    preview = folder.preview(source, "key")
    assert not folder.path.exists()
    assert folder.copy(source, "key") == preview


@pytest.mark.parametrize(
    ("library", "source", "path"),
    [
        ("home/team/library.json", "home/team/reports/a.pdf", "reports/a.pdf"),
        ("home/.local/share/library.json", "home/reports/a.pdf", "~/reports/a.pdf"),
        ("share/team/library.json", "share/reports/a.pdf", "../reports/a.pdf"),
    ],
)
def test_a_link_is_a_path_that_other_computers_have(
    library: str, source: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    file = FilesFolder(tmp_path / library).link(write(tmp_path / source))
    assert file.path == path
    assert FilesFolder(tmp_path / library).resolve(path).resolve() == (tmp_path / source).resolve()


def test_the_place_of_a_link_is_shown_without_detours(tmp_path: Path) -> None:
    (tmp_path / "share" / "team").mkdir(parents=True)
    folder = FilesFolder(tmp_path / "share" / "team" / "library.json")
    source = write(tmp_path / "share" / "reports" / "a.pdf")
    assert folder.link(source).path == "../reports/a.pdf"
    assert str(folder.resolve("../reports/a.pdf")) == str(source)


def test_an_empty_file_a_folder_and_none_are_refused(folder: FilesFolder, tmp_path: Path) -> None:
    for source, reason in (
        (write(tmp_path / "empty.pdf", ""), "the file is empty"),
        (tmp_path, "a folder cannot be attached, only files in it"),
        (tmp_path / "none.pdf", "cannot be read"),
    ):
        with pytest.raises(InputRefusedError, match=reason):
            folder.copy(source, "key")
    assert not folder.path.exists()


def test_on_a_full_disk_no_copy_is_left_and_a_line_says_what_to_do(
    folder: FilesFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FilesFolderError) as raised:
        folder.copy(write(tmp_path / "a.pdf"), "key")
    assert str(raised.value) == f"{folder.path}: cannot be written: the disk is full; free some space and try again"
    assert raised.value.exit_code == ExitCode.LIBRARY_UNUSABLE
    assert not folder.path.exists()
    folder.path.mkdir()
    with pytest.raises(FilesFolderError):
        folder.copy(write(tmp_path / "a.pdf"), "key")
    assert [*folder.path.iterdir()] == []


def test_a_rename_leaves_both_names_until_the_old_one_is_removed(folder: FilesFolder, tmp_path: Path) -> None:
    old = folder.copy(write(tmp_path / "a.pdf"), "old", label="annex")
    new = folder.rename(old, "new")
    assert new == old._replace(path="library.files/new-annex.pdf")
    assert folder.paths() == ["library.files/new-annex.pdf", "library.files/old-annex.pdf"]
    folder.remove(old.path)
    assert folder.paths() == ["library.files/new-annex.pdf"]


def test_nothing_outside_the_folder_is_removed_or_renamed(folder: FilesFolder, tmp_path: Path) -> None:
    linked = folder.link(write(tmp_path / "team" / "reports" / "a.pdf"))
    assert folder.rename(linked, "new") == linked
    folder.remove(linked.path)
    assert (tmp_path / "team" / "reports" / "a.pdf").exists()


def test_many_copies_look_at_the_folder_once(
    folder: FilesFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []
    files = FilesFolder.files

    def look(self: FilesFolder) -> Iterator[Path]:
        looks.append(self.path)
        return files(self)

    monkeypatch.setattr(FilesFolder, "files", look)
    write(folder.path / "key-by-hand.pdf", "text 3")
    paths = [folder.copy(write(tmp_path / f"{number}.pdf", f"text {number}"), "key").path for number in range(9)]
    assert paths[3] == "library.files/key-by-hand.pdf"
    assert len({*paths}) == 9
    assert looks == [folder.path]
