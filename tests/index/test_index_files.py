"""The file of an index answers for the library as it is now, whatever happened to either file."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from protlib.index import Index
from protlib.index.seal import seal_path
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Selection
from sample_records.shelf import GESOD, JOBE, LIBRARY, Shelf, anew, answers, write


def _rewrite(shelf: Shelf) -> None:
    write(shelf.path, [JOBE.changed(title="Something else"), GESOD])


def _rewrite_in_place(shelf: Shelf) -> None:
    data = shelf.path.read_bytes().replace(b"Nigeria", b"Liberia")
    with shelf.path.open("r+b") as file:
        file.write(data)


def _swap(shelf: Shelf) -> None:
    """Put another file of the same size and time in its place."""
    status = shelf.path.stat()
    second = shelf.path.with_name("other.json")
    second.write_bytes(shelf.path.read_bytes().replace(b"Nigeria", b"Liberia"))
    os.utime(second, ns=(status.st_atime_ns, status.st_mtime_ns))
    second.replace(shelf.path)


def _rewrite_unseen(shelf: Shelf) -> None:
    """Write to the file in its place, and set its time back."""
    status = shelf.path.stat()
    _rewrite_in_place(shelf)
    os.utime(shelf.path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _append(shelf: Shelf) -> None:
    write(shelf.path, [*LIBRARY, JOBE.changed(key="more", title="More labour", aliases=("jobe2010again",))])


def _reverse(shelf: Shelf) -> None:
    write(shelf.path, reversed(LIBRARY))


def _empty(shelf: Shelf) -> None:
    write(shelf.path, [])


def _remove(shelf: Shelf) -> None:
    shelf.path.unlink()


@pytest.mark.parametrize(
    "change", [_rewrite, _rewrite_in_place, _rewrite_unseen, _swap, _append, _reverse, _empty, _remove]
)
def test_a_library_changed_behind_its_back_is_answered_for_as_it_is(
    shelf: Shelf, tmp_path: Path, change: Callable[[Shelf], None]
) -> None:
    shelf.open().close()
    change(shelf)
    records = [Publication.from_dict(document) for document in shelf.documents()] if shelf.path.exists() else []
    with shelf.open() as index:
        answers_before = answers(index)
    (tmp_path / "new").mkdir()
    write(tmp_path / "new" / "library.json", records)
    assert answers_before == anew(records, tmp_path / "new")


def _protect(shelf: Shelf) -> None:
    shelf.path.chmod(0o600)


def _link(shelf: Shelf) -> None:
    shelf.path.with_name("backup.json").hardlink_to(shelf.path)


def _rename_to_and_fro(shelf: Shelf) -> None:
    shelf.path.rename(shelf.path.with_name("away")).rename(shelf.path)


@pytest.mark.parametrize("touch", [_protect, _link, _rename_to_and_fro])
def test_an_index_stays_where_the_library_was_only_renamed_linked_or_protected(
    shelf: Shelf, touch: Callable[[Shelf], None]
) -> None:
    shelf.open().close()
    before = shelf.index_file().stat().st_ino
    touch(shelf)
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == list(LIBRARY)
    assert shelf.index_file().stat().st_ino == before
    readings = shelf.readings
    shelf.open().close()
    assert shelf.readings == readings


def test_two_libraries_of_one_name_do_not_share_an_index(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    first, two = Shelf(tmp_path / "one", [JOBE]), Shelf(tmp_path / "two", [GESOD])
    first.cache = two.cache = tmp_path / "cache"
    for shelf, record in ((first, JOBE), (two, GESOD), (first, JOBE)):
        with shelf.open() as index:
            assert list(select(index, Request(Selection())).publications) == [record]
    assert (first.readings, two.readings) == (1, 1)


def _garbage(file: Path) -> None:
    file.write_bytes(b"not a database" * 100)


def _cut(size: int) -> Callable[[Path], None]:
    """Cut a file to so many bytes, or so many from its end."""
    return lambda file: os.truncate(file, size if size > 0 else file.stat().st_size + size)


def _nothing(file: Path) -> None:
    file.write_bytes(b"")


def _execute(statement: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        connection = sqlite3.connect(file)
        connection.execute(statement)
        connection.commit()
        connection.close()

    return change


@pytest.mark.parametrize(
    "damage",
    [
        _garbage,
        _cut(5_000),
        _cut(20_480),
        _cut(-1),
        _nothing,
        _execute("UPDATE state SET version = 'of another protlib'"),
        _execute("UPDATE state SET size = -1, mtime_ns = -1, inode = -1"),
        _execute("UPDATE state SET library = '/elsewhere/library.json'"),
        _execute("DROP TABLE state"),
        _execute("UPDATE records SET document = replace(document, 'Jobe', 'Nobody')"),
        _execute("UPDATE state SET size = 'much'"),
        lambda file: seal_path(file).unlink(),
        lambda file: seal_path(file).write_text("1 2 3"),
        _execute("DELETE FROM state"),
    ],
)
def test_an_index_that_cannot_be_trusted_is_made_anew(shelf: Shelf, damage: Callable[[Path], None]) -> None:
    shelf.open().close()
    damage(shelf.index_file())
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == list(LIBRARY)
    assert shelf.readings == 2
    shelf.open().close()
    assert shelf.readings == 2


@pytest.mark.parametrize("cache", ["none", "a file", "under a file"])
def test_without_a_cache_that_can_be_written_the_index_is_in_memory(shelf: Shelf, tmp_path: Path, cache: str) -> None:
    (tmp_path / "file").write_text("")
    shelf.cache = {"none": None, "a file": tmp_path / "file", "under a file": tmp_path / "file" / "cache"}[cache]
    with shelf.open() as index:
        assert index.get(["jobe2010causes"]) == {"jobe2010causes": JOBE}
        assert shelf.write(index, [JOBE.changed(note="new")], [])
        assert index.get(["jobe2010causes"])["jobe2010causes"].note == "new"


def test_a_library_that_changes_while_it_is_read_leaves_no_index_that_is_trusted(shelf: Shelf) -> None:
    def documents() -> list[Mapping[str, Any]]:
        documents = shelf.documents()
        write(shelf.path, [GESOD])
        return documents

    Index.open(shelf.path, shelf.cache, documents).close()
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == [GESOD]
