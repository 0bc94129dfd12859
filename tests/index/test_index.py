"""The index: what it answers, and what is told of one that is damaged or of another state."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.errors import LibraryUnusableError
from protlib.index import Index, IndexDamagedError, StaleError
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.selection import Selection
from sample_records.shelf import CARING, GESOD, JOBE, Shelf


def test_a_record_is_had_by_its_key_or_a_former_one_in_any_case(shelf: Shelf) -> None:
    with shelf.open() as index:
        assert index.get(["IOM2009caring", "iom2009HEALTH", "nobody"]) == {
            "IOM2009caring": CARING,
            "iom2009HEALTH": CARING,
        }
        assert [index.has_key(key) for key in ("JOBE2010causes", "iom2009health", "jobe2010")] == [
            True,
            True,
            False,
        ]


def test_a_key_in_its_own_case_comes_before_one_in_another_and_before_a_former_one(tmp_path: Path) -> None:
    records = (
        JOBE.changed(key="Key"),
        CARING.changed(key="key", aliases=()),
        GESOD.changed(aliases=("KEY",)),
    )
    with Shelf(tmp_path, records).open() as index:
        matches = index.get(["key", "Key", "KEY"])
    assert [matches[key].title for key in ("key", "Key", "KEY")] == [CARING.title, JOBE.title, JOBE.title]


def test_candidates_share_a_fingerprint(shelf: Shelf) -> None:
    second = Publication(title="Another", doi="10.1000/RE-TRAFFICKING")
    with shelf.open() as index:
        assert index.candidates(fingerprints(ComparedRecord(second))) == [JOBE]
        assert index.candidates(()) == []


def test_an_index_that_is_fresh_is_used_without_reading_the_library(shelf: Shelf) -> None:
    for _ in range(3):
        shelf.open().close()
    assert shelf.readings == 1


def test_a_library_that_is_not_there_is_an_empty_index(tmp_path: Path) -> None:
    with Index.open(tmp_path / "none.json", tmp_path / "cache", list) as index:
        assert select(index, Request(Selection())).total == 0
    assert not (tmp_path / "cache").exists()


@pytest.mark.slow
def test_building_reports_its_progress(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, [JOBE.changed(key=f"k{number}") for number in range(2001)])
    progress_steps: list[tuple[int, int]] = []
    shelf.open(lambda done, total: progress_steps.append((done, total))).close()
    assert progress_steps == [(count, 4002) for count in (1000, 2000, 2001, 3001, 4001, 4002)]


def test_what_the_reading_raises_comes_through_and_leaves_nothing(shelf: Shelf) -> None:
    def documents() -> Sequence[Mapping[str, Any]]:
        raise LibraryUnusableError("cut short")

    with pytest.raises(LibraryUnusableError):
        Index.open(shelf.path, shelf.cache, documents)
    assert shelf.cache is not None
    assert list(shelf.cache.iterdir()) == []


READER = """
import sys, orjson
from pathlib import Path
from protlib.index import Index
from protlib.search import select
from protlib.search.selector import Request
from protlib.selection import Selection
library, cache = map(Path, sys.argv[1:])
for _ in range(5):
    with Index.open(library, cache, lambda: orjson.loads(library.read_bytes())) as index:
        results = select(index, Request(Selection(query="labour")))
        print(results.total, len(list(results.publications)))
"""


@pytest.mark.slow
def test_processes_that_make_the_index_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, [JOBE.changed(key=f"k{number}") for number in range(300)])
    command = [sys.executable, "-c", READER, str(shelf.path), str(shelf.cache)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [reader.communicate()[0].split("\n") for reader in readers] == [["300 300"] * 5 + [""]] * 3
    assert shelf.index_file().exists()


def test_a_reader_sees_the_state_before_or_after_a_write_never_one_between(shelf: Shelf) -> None:
    with shelf.open() as reader, shelf.open() as writer:
        with reader.snapshot():
            before = reader.all()
        assert shelf.write(writer, [JOBE.changed(key="another")], [])
        assert (before.bit_count(), reader.all().bit_count()) == (3, 4)


def test_what_goes_wrong_while_an_index_is_asked_is_its_damage(shelf: Shelf) -> None:
    shelf.open().close()
    with shelf.open() as index:
        for _ in range(2):
            with pytest.raises(IndexDamagedError), index.snapshot():
                raise ValueError("no number")


@pytest.mark.parametrize("error", [LibraryUnusableError("cut short"), MemoryError(), StaleError()])
def test_what_no_damage_brings_comes_through(shelf: Shelf, error: Exception) -> None:
    shelf.open().close()
    with shelf.open() as index, pytest.raises(type(error)), index.snapshot():
        raise error


def test_an_index_that_was_only_just_made_is_not_damaged(shelf: Shelf) -> None:
    with shelf.open() as index:
        with pytest.raises(ValueError, match="no number"), index.snapshot():
            raise ValueError("no number")
        with pytest.raises(IndexDamagedError), index.snapshot():
            raise ValueError("no number")


def test_an_index_is_in_the_cache_once_it_was_made(shelf: Shelf) -> None:
    assert shelf.cache is not None
    assert Index.locate(shelf.path, shelf.cache) is None
    shelf.open().close()
    assert Index.locate(shelf.path, shelf.cache) == shelf.index_file()
