"""The cache folder: bounded in number, age and bytes, and nothing in it touched that is not ours."""

import os
import time
from pathlib import Path

import pytest

from protlib.index import Index, eviction
from protlib.index.index_files import path_of
from protlib.index.seal import seal_path

DAY = 86_400


def shelve(library: Path, cache: Path, *, unused: float = 0) -> Path:
    """Make a library and its index, which nobody has used for so many days; return the index's path."""
    library.parent.mkdir(exist_ok=True)
    library.write_text("[]")
    Index.open(library, cache, list).close()
    file = path_of(library.resolve(), cache)
    if unused:
        age(file, unused)
    return file


def age(path: Path, days: float) -> None:
    """Make a file, and its seal if it has one, as old as if nobody had used it for so many days."""
    then = time.time() - days * DAY
    for file in (path, seal_path(path)):
        if file.exists():
            os.utime(file, (then, then))


@pytest.mark.parametrize(
    ("is_gone", "unused", "stays"),
    [
        (False, 0, True),
        (False, 100, True),
        (False, 200, False),
        (True, 0, True),
        (True, 5, True),
        (True, 8, False),
    ],
)
def test_an_index_goes_by_its_age_and_sooner_where_its_library_is_gone(
    tmp_path: Path, is_gone: bool, unused: float, stays: bool
) -> None:
    index = shelve(tmp_path / "one" / "library.json", tmp_path / "cache", unused=unused)
    if is_gone:
        (tmp_path / "one" / "library.json").unlink()
    before = index.stat()
    shelve(tmp_path / "other.json", tmp_path / "cache")
    assert index.exists() is stays
    if stays:
        assert abs(index.stat().st_atime - before.st_atime) < DAY  # to be looked at is not to be used


def test_the_least_used_go_where_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eviction, "_MOST_INDEXES", 3)
    files = [shelve(tmp_path / f"{number}.json", tmp_path / "cache", unused=4 - number) for number in range(5)]
    assert [index.exists() for index in files] == [False, True, True, True, True]


def test_the_least_used_go_where_they_are_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [shelve(tmp_path / f"{number}.json", tmp_path / "cache", unused=3 - number) for number in range(3)]
    monkeypatch.setattr(eviction, "_MOST_BYTES", 2 * files[0].stat().st_size)
    shelve(tmp_path / "new.json", tmp_path / "cache")
    assert [index.exists() for index in files] == [False, True, True]


def test_nobody_waits_until_thousands_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eviction, "_MOST_INDEXES", 1)
    monkeypatch.setattr(eviction, "_INDEXES_AT_ONCE", 2)
    first = shelve(tmp_path / "library.json", tmp_path / "cache").read_bytes()
    files = [tmp_path / "cache" / f"{number}-0123abc{number}.sqlite" for number in range(5)]
    for number, index in enumerate(files):
        index.write_bytes(first)
        age(index, 9 - number)
    for numbers in ([2, 3, 4], [4], []):
        eviction.prune(tmp_path / "cache")
        assert [number for number, index in enumerate(files) if index.exists()] == numbers


def test_an_index_that_is_read_counts_as_used(tmp_path: Path) -> None:
    library, cache = tmp_path / "library.json", tmp_path / "cache"
    index = shelve(library, cache)
    now = index.stat()
    os.utime(index, ns=(now.st_atime_ns - 200 * DAY * 10**9, now.st_mtime_ns))
    Index.open(library, cache, lambda: pytest.fail("it is fresh")).close()
    assert time.time() - index.stat().st_atime < DAY


def test_an_index_that_may_only_be_read_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, cache = tmp_path / "library.json", tmp_path / "cache"
    index = shelve(library, cache)
    now = index.stat()
    os.utime(index, ns=(now.st_atime_ns - 200 * DAY * 10**9, now.st_mtime_ns))

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refuse)
    Index.open(library, cache, lambda: pytest.fail("it is fresh")).close()


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("library-0123abcd-abcd_123.partial", False), ("library-0123abcd-abcd_123.partial-journal", False),
        ("library-0123abcd.sqlite-journal", False), ("library-0123abcd.sqlite", True), ("thesis.sqlite", True),
        ("download.partial", True), ("library-notes.txt", True), ("thesis.sqlite-wal", True),
    ],
)  # fmt: skip
def test_what_crashes_left_goes_in_time_and_what_is_not_ours_stays(tmp_path: Path, name: str, stays: bool) -> None:
    (tmp_path / "cache").mkdir()
    old = tmp_path / "cache" / name
    old.write_text("no index of ours")
    shelve(tmp_path / "library.json", tmp_path / "cache")
    assert old.exists()  # it may be that of a maker that is at work
    age(old, 300)
    shelve(tmp_path / "other.json", tmp_path / "cache")
    assert old.exists() is stays


def test_a_folder_and_a_link_are_left_alone(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (cache / "folder-0123abcd.sqlite").mkdir(parents=True)
    (tmp_path / "thesis").write_text("mine")
    (cache / "link-0123abcd.sqlite-wal").symlink_to(tmp_path / "thesis")
    age(tmp_path / "thesis", 300)
    shelve(tmp_path / "library.json", cache)
    assert (cache / "folder-0123abcd.sqlite").is_dir()
    assert (cache / "link-0123abcd.sqlite-wal").read_text() == "mine"
