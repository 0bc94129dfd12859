"""What Git knows of a library: where it is, what it is told of it, and what it has of the past."""

import os
from pathlib import Path

import pytest

from programs.clones import Clone, needs_git
from protlib.errors import NothingFoundError, UsageError
from protlib.git.attributes import add_line, make_line
from protlib.git.program import merge_texts
from protlib.git.repository import TrackedFile

pytestmark = needs_git
WANTED = {"merge": "protlib", "diff": "protlib", "text": "unset"}


@pytest.mark.parametrize("name", [b"library.json", b"a b.json", b'x"[1]*.json', "réfs.json".encode(), b"r\xe9fs.json"])
def test_git_takes_the_line_for_that_file_alone(tmp_path: Path, name: bytes) -> None:
    clone = Clone.begun(tmp_path / "one")
    (clone.folder / "sub").mkdir()
    tracked = TrackedFile.from_path(clone.folder / "sub" / os.fsdecode(name))
    add_line(clone.folder / ".gitattributes", make_line(tracked.name))
    assert tracked.read_attributes(*WANTED) == WANTED
    for file_name in ("library-2.json", "a c.json", 'x"1x.json', "refs.json"):
        assert TrackedFile.from_path(clone.folder / "sub" / file_name).read_attributes("merge") == {
            "merge": "unspecified"
        }


def test_a_repository_is_that_of_the_library_whatever_a_hook_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone, second = Clone.begun(tmp_path / "one"), Clone.begun(tmp_path / "two")
    monkeypatch.setenv("GIT_DIR", str(second.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index")
    assert TrackedFile.from_path(clone.path) == (clone.folder, "library.json")


def test_the_past_of_a_file_is_found_by_its_name(tmp_path: Path) -> None:
    clone = Clone.begun(tmp_path / "one")
    clone.path.write_text("first")
    first = clone.commit()
    clone.run_git("checkout", "-q", "-b", "other")
    clone.path.write_text("theirs")
    clone.commit()
    clone.run_git("checkout", "-q", "main")
    tracked = TrackedFile.from_path(clone.path)
    assert tracked.read_committed("other:library.json") == b"theirs"
    assert tracked.find_merge_base("other") == first
    assert tracked.find_merge_base("nowhere") is None
    assert tracked.read_object(":1:library.json") is None
    for revision, name in (("nowhere", "library.json"), ("other", "no.json")):
        with pytest.raises(NothingFoundError, match=f"{revision}:{name} is neither a file nor a Git revision: "):
            tracked.read_committed(f"{revision}:{name}")


def test_an_error_of_git_is_passed_on_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"is not in a Git repository\. To make one: git init"):
        TrackedFile.from_path(tmp_path / "library.json")
    with pytest.raises(UsageError, match="no such folder"):
        TrackedFile.from_path(tmp_path / "none" / "library.json")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git not found"):
        TrackedFile.from_path(tmp_path / "library.json")


def test_a_repository_of_somebody_else_is_not_told_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = Clone.begun(tmp_path / "one")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(UsageError, match=r"detected dubious ownership .*\. To see why: git status$"):
        TrackedFile.from_path(clone.path)


@pytest.mark.parametrize(("theirs", "expected"), [("a\nb\nC\n", "A\nb\nC\n"), ("x\nb\nc\n", "<<<<<<<<< ours")])
def test_a_file_is_merged_as_git_does(tmp_path: Path, theirs: str, expected: str) -> None:
    base, mine, second = (tmp_path / name for name in ("base", "mine", "theirs"))
    for file, text in ((base, "a\nb\nc\n"), (mine, "A\nb\nc\n"), (second, theirs)):
        file.write_text(text)
    assert merge_texts(base, mine, second, 9)
    assert mine.read_text().startswith(expected)
    assert not merge_texts(tmp_path / "none", mine, second, 9)
