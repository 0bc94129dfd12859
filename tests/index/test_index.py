"""The index: what it answers, and that it answers for the library as it is now, whatever happened to either file."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protlib.duplicates.fingerprints import fingerprints
from protlib.errors import LibraryUnusableError
from protlib.index import Index, IndexDamagedError, StaleError, bitmaps
from protlib.index.periods import period
from protlib.record.model import Name, Publication
from protlib.search import facets, select
from protlib.selection import Selection, Sort
from protlib.system.stamp import stamp

JOBE = Publication(
    key="jobe2010causes",
    type="report",
    title="The Causes and Consequences of Re-trafficking",
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
    doi="10.1000/re-trafficking",
    countries=("Nigeria",),
    tags=("evidence",),
    abstract="A study of labour exploitation.",
)
CARING = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for Trafficked Persons: Guidance for Health Providers",
    authors=(Name(literal="International Organization for Migration", short="IOM"),),
    date="2009-07",
    regions=("West and Central Africa",),
    aliases=("iom2009health",),
)
GESOD = Publication(
    key="gesod2017bodies",
    type="chapter",
    title="Bodies on the Move in the Horn of Africa",
    authors=(Name(family="Gesod", given="Shukri Hirabe"),),
    date="2017",
)
LIBRARY = (JOBE, CARING, GESOD)


def write(path: Path, records: Iterable[Publication]) -> list[dict[str, Any]]:
    documents = [record.to_dict() for record in records]
    path.write_bytes(orjson.dumps(documents))
    return documents


class Shelf:
    """A library file and its cache; `open` reads the file as the library does."""

    def __init__(self, folder: Path, records: Iterable[Publication] = LIBRARY) -> None:
        self.path = folder / "library.json"
        self.cache: Path | None = folder / "cache"
        self.readings = 0
        self.records = list(records)
        write(self.path, self.records)

    def documents(self) -> list[Mapping[str, Any]]:
        self.readings += 1
        return list(orjson.loads(self.path.read_bytes()))

    def open(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Index:
        return Index.open(self.path, self.cache, self.documents, progress)

    def write(self, index: Index, changed: Sequence[Publication], removed: Sequence[str]) -> bool:
        """Write the library as its own code does, and update the index."""
        before = stamp(self.path)
        new = {record.key: record for record in changed}
        self.records = [new.pop(old.key, old) for old in self.records if old.key not in removed]
        self.records += new.values()
        write(self.path, self.records)
        after = stamp(self.path)
        assert after is not None
        return index.update(changed, removed, before, after)

    def index_file(self) -> Path:
        assert self.cache is not None
        [found] = self.cache.glob("*.sqlite")
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


QUERIES = (
    "", "trafficking", "traficking", "jobe 2010", "iom", "labor", "nigeria", '"the move"', "caus", "-africa", "zebra",
    "author:iom", "has:doi", "has:type", "-has:tags", "year:2009-07", "region:\"West Africa\"", "wo", "consequences health",
)  # fmt: skip


def answers(index: Index) -> list[Any]:
    """Return all that an index says of its library."""
    found: list[Any] = []
    for query in QUERIES:
        results = select(index, Selection(query=query))
        found.append(
            (query, results.total, list(results.publications), list(results.explanations), results.notes)
        )
    found += [[record.key for record in select(index, Selection(sort=sort)).publications] for sort in Sort]
    found += [facets(index, Selection(), by) for by in ("year", "author", "region", "tag")]
    return found


def anew(records: Iterable[Publication], folder: Path) -> list[Any]:
    """Return what an index says that was made from nothing."""
    with Index.open(folder / "library.json", None, lambda: [record.to_dict() for record in records]) as index:
        return answers(index)


def test_a_record_is_had_by_its_key_or_a_former_one_in_any_case(shelf: Shelf) -> None:
    with shelf.open() as index:
        assert index.get(["IOM2009caring", "iom2009HEALTH", "nobody"]) == {
            "IOM2009caring": CARING,
            "iom2009HEALTH": CARING,
        }
        assert [index.taken(key) for key in ("JOBE2010causes", "iom2009health", "jobe2010")] == [
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
        found = index.get(["key", "Key", "KEY"])
    assert [found[key].title for key in ("key", "Key", "KEY")] == [CARING.title, JOBE.title, JOBE.title]


def test_candidates_share_a_fingerprint(shelf: Shelf) -> None:
    other = Publication(title="Another", doi="10.1000/RE-TRAFFICKING")
    with shelf.open() as index:
        assert index.candidates(fingerprints(other)) == [JOBE]
        assert index.candidates(()) == []


def test_an_index_that_is_fresh_is_used_without_reading_the_library(shelf: Shelf) -> None:
    for _ in range(3):
        shelf.open().close()
    assert shelf.readings == 1


def test_a_library_that_is_not_there_is_an_empty_index(tmp_path: Path) -> None:
    with Index.open(tmp_path / "none.json", tmp_path / "cache", list) as index:
        assert select(index, Selection()).total == 0
    assert not (tmp_path / "cache").exists()


def test_progress_is_told(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, [JOBE.changed(key=f"k{number}") for number in range(2001)])
    told: list[tuple[int, int]] = []
    shelf.open(lambda done, total: told.append((done, total))).close()
    assert told == [(done, 4002) for done in (1000, 2000, 2001, 3001, 4001, 4002)]


def test_what_the_reading_raises_comes_through_and_leaves_nothing(shelf: Shelf) -> None:
    def documents() -> Sequence[Mapping[str, Any]]:
        raise LibraryUnusableError("cut short")

    with pytest.raises(LibraryUnusableError):
        Index.open(shelf.path, shelf.cache, documents)
    assert shelf.cache is not None
    assert list(shelf.cache.iterdir()) == []


def _rewrite(shelf: Shelf) -> None:
    write(shelf.path, [JOBE.changed(title="Something else"), GESOD])


def _rewrite_in_place(shelf: Shelf) -> None:
    data = shelf.path.read_bytes().replace(b"Nigeria", b"Liberia")
    with shelf.path.open("r+b") as file:
        file.write(data)


def _swap(shelf: Shelf) -> None:
    """Put another file of the same size and time in its place."""
    status = shelf.path.stat()
    other = shelf.path.with_name("other.json")
    other.write_bytes(shelf.path.read_bytes().replace(b"Nigeria", b"Liberia"))
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(shelf.path)


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
    records = (
        [Publication.from_dict(document) for document in shelf.documents()] if shelf.path.exists() else []
    )
    with shelf.open() as index:
        found = answers(index)
    (tmp_path / "new").mkdir()
    write(tmp_path / "new" / "library.json", records)
    assert found == anew(records, tmp_path / "new")


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
        assert list(select(index, Selection()).publications) == list(LIBRARY)
    assert shelf.index_file().stat().st_ino == before
    readings = shelf.readings
    shelf.open().close()
    assert shelf.readings == readings


def test_two_libraries_of_one_name_do_not_share_an_index(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = Shelf(tmp_path / "one", [JOBE]), Shelf(tmp_path / "two", [GESOD])
    one.cache = two.cache = tmp_path / "cache"
    for shelf, record in ((one, JOBE), (two, GESOD), (one, JOBE)):
        with shelf.open() as index:
            assert list(select(index, Selection()).publications) == [record]
    assert (one.readings, two.readings) == (1, 1)


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
        _execute("UPDATE state SET size = 'much', seal = x'ff'"),
        _execute("DELETE FROM state"),
    ],
)
def test_an_index_that_cannot_be_trusted_is_made_anew(shelf: Shelf, damage: Callable[[Path], None]) -> None:
    shelf.open().close()
    damage(shelf.index_file())
    with shelf.open() as index:
        assert list(select(index, Selection()).publications) == list(LIBRARY)
    assert shelf.readings == 2
    shelf.open().close()
    assert shelf.readings == 2


@pytest.mark.parametrize("cache", ["none", "a file", "under a file"])
def test_without_a_cache_that_can_be_written_the_index_is_in_memory(
    shelf: Shelf, tmp_path: Path, cache: str
) -> None:
    (tmp_path / "file").write_text("")
    shelf.cache = {"none": None, "a file": tmp_path / "file", "under a file": tmp_path / "file" / "cache"}[
        cache
    ]
    with shelf.open() as index:
        assert index.get(["jobe2010causes"]) == {"jobe2010causes": JOBE}
        assert shelf.write(index, [JOBE.changed(note="new")], [])
        assert index.get(["jobe2010causes"])["jobe2010causes"].note == "new"


def test_an_index_is_kept_where_files_do_not_keep_the_time_they_are_given(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "utime", lambda *_arguments, **_options: None)
    for _ in range(3):
        shelf.open().close()
    assert shelf.readings == 1


def test_a_library_that_changes_while_it_is_read_leaves_no_index_that_is_trusted(shelf: Shelf) -> None:
    def documents() -> list[Mapping[str, Any]]:
        found = shelf.documents()
        write(shelf.path, [GESOD])
        return found

    Index.open(shelf.path, shelf.cache, documents).close()
    with shelf.open() as index:
        assert list(select(index, Selection()).publications) == [GESOD]


def test_a_write_updates_the_index_in_place(shelf: Shelf, tmp_path: Path) -> None:
    new = Publication(key="new2020", title="New labour", authors=(Name(family="Newcomer"),), date="2020")
    with shelf.open() as index:
        assert shelf.write(index, [JOBE.changed(title="Changed", tags=()), new], ["iom2009caring"])
        assert answers(index) == anew(shelf.records, tmp_path)
    with shelf.open() as index:
        assert answers(index) == anew(shelf.records, tmp_path)
    assert shelf.readings == 1


def test_a_renamed_record_keeps_its_place(shelf: Shelf) -> None:
    renamed = JOBE.changed(key="jobe2010new", aliases=("jobe2010causes",))
    with shelf.open() as index:
        before = stamp(shelf.path)
        write(shelf.path, [renamed, CARING, GESOD])
        after = stamp(shelf.path)
        assert after
        assert index.update([renamed], ["jobe2010causes"], before, after)
        assert list(select(index, Selection()).publications) == [renamed, CARING, GESOD]
        assert index.get(["jobe2010causes"]) == {"jobe2010causes": renamed}


def test_an_update_from_another_state_is_refused_and_the_index_made_anew(shelf: Shelf) -> None:
    with shelf.open() as index:
        now = stamp(shelf.path)
        assert now
        assert not index.update([GESOD], [], now._replace(size=1), now._replace(size=2))
        write(shelf.path, [GESOD])
    with shelf.open() as index:
        assert list(select(index, Selection()).publications) == [GESOD]


def test_an_update_that_fails_half_way_leaves_an_index_that_is_made_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with shelf.open() as index:
        monkeypatch.setattr("protlib.index.tables.insert", fail)
        with pytest.raises(KeyboardInterrupt):
            shelf.write(index, [JOBE.changed(title="Changed")], [])
    monkeypatch.undo()
    with shelf.open() as index:
        assert list(select(index, Selection()).publications) == shelf.records
    assert shelf.readings == 2


def test_a_change_of_most_of_the_library_is_left_to_the_next_that_opens_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    many = [JOBE.changed(key=f"k{number}", title=f"Title {number}") for number in range(600)]
    with shelf.open() as index:
        assert not shelf.write(index, many, [])
    with shelf.open() as index:
        assert select(index, Selection()).total == 603


WORDS = st.sampled_from(
    [
        "labour",
        "labor",
        "trafficking",
        "traficking",
        "nigeria",
        "women",
        "woman",
        "Łódź",
        "IOM",
        "iom",
        "children",
        "child",
        "the",
        "in",
        "2010",
    ]
)
RECORDS = st.builds(
    lambda key, title, family, year, tags: Publication(
        key=key,
        title=" ".join(title),
        authors=(Name(family=family),),
        date=year,
        tags=tuple(dict.fromkeys(tags)),
    ),
    st.sampled_from("abcdefgh"),
    st.lists(WORDS, max_size=5),
    st.sampled_from(["Jobe", "Johnson", "Jönsson", "Roberts"]),
    st.sampled_from(["", "2009", "2010-05", "2009/2011"]),
    st.lists(st.sampled_from(["new", "New", "old"]), max_size=2),
)
WRITES = st.lists(
    st.tuples(st.lists(RECORDS, max_size=4), st.lists(st.sampled_from("abcdefgh"), max_size=2)), max_size=4
)


@settings(max_examples=40, deadline=None)
@given(WRITES)
def test_an_index_says_the_same_however_it_came_about(
    tmp_path_factory: pytest.TempPathFactory, writes: list[tuple[list[Publication], list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    shelf = Shelf(folder)
    with shelf.open() as index:
        for changed, removed in writes:
            new = {record.key: record for record in changed}
            assert shelf.write(index, list(new.values()), [key for key in removed if key not in new])
        assert answers(index) == anew(shelf.records, folder)
    assert shelf.readings == 1


READER = """
import sys, orjson
from pathlib import Path
from protlib.index import Index
from protlib.search import select
from protlib.selection import Selection
library, cache = map(Path, sys.argv[1:])
for _ in range(5):
    with Index.open(library, cache, lambda: orjson.loads(library.read_bytes())) as index:
        found = select(index, Selection(query="labour"))
        print(found.total, len(list(found.publications)))
"""


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
    assert Index.place(shelf.path, shelf.cache) is None
    shelf.open().close()
    assert Index.place(shelf.path, shelf.cache) == shelf.index_file()


@given(st.lists(st.integers(0, 3000), min_size=1, unique=True).map(sorted))
def test_a_set_comes_back_from_its_blob(rising: list[int]) -> None:
    bits = bitmaps.unpack([bitmaps.pack(rising)])
    assert bits == bitmaps.of(rising)
    assert bitmaps.numbers(bits) == rising


@given(st.sets(st.integers(0, 500)), st.sets(st.integers(0, 500)), st.sets(st.integers(0, 500)))
def test_numbers_come_and_go_in_a_blob(before: set[int], come: set[int], gone: set[int]) -> None:
    blob = bitmaps.pack(sorted(before)) if before else None
    after = bitmaps.changed(blob, sorted(come), sorted(gone))
    expected = (before - gone) | come
    assert (bitmaps.numbers(bitmaps.unpack([after])) if after else []) == sorted(expected)


@given(st.integers(1, 4), st.lists(st.sets(st.integers(0, 20)), max_size=5))
def test_what_is_in_enough_sets_is_found(count: int, sets: list[set[int]]) -> None:
    expected = [number for number in range(21) if sum(number in members for members in sets) >= count]
    assert (
        bitmaps.numbers(bitmaps.in_at_least(count, [bitmaps.of(list(members)) for members in sets]))
        == expected
    )


@given(
    st.sets(st.integers(0, 3000), min_size=1),
    st.sets(st.integers(0, 3000), min_size=1),
    st.sets(st.integers(0, 2000)),
)
def test_what_is_in_any_of_some_sets_is_counted(one: set[int], other: set[int], among: set[int]) -> None:
    counter = bitmaps.Counter(bitmaps.of(list(among)))
    blobs = [bitmaps.pack(sorted(one)), bitmaps.pack(sorted(other))]
    assert counter.count(blobs[:1]) == len(one & among)
    assert counter.count(blobs) == len((one | other) & among)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2009", "2009-00-00", "2009-99-99"), ("2009-07", "2009-07-00", "2009-07-99"),
        ("2009-07-01~", "2009-07-01", "2009-07-01"), ("2019/2021", "2019-00-00", "2021-99-99"),
        ("2019/..", "2019-00-00", "9999-99-99"), ("/2020-05", "0000-00-00", "2020-05-99"),
        ("201X", "2010-00-00", "2019-99-99"), ("2009-21", "2009-00-00", "2009-99-99"),
        ("-0050", "0000-00-00", "0000-99-99"), ("", "", ""),
    ],
)  # fmt: skip
def test_a_date_means_a_time(date: str, first: str, last: str) -> None:
    assert period(date) == (first, last)
