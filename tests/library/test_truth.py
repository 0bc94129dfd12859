"""The library file is the truth: whatever befalls the index, what is written and told is what the file says."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from harness.pairs import each_value_once
from protlib.errors import NothingFoundError
from protlib.index import Index, StaleError, index_files
from protlib.index.seal import read_seal
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Selection
from protlib.system.file_identity import stamp
from sample_records import stored_records
from sample_records.libraries import CARING, CAUSES, OTHER, everything, keys

RECORDS = (CARING, CAUSES, OTHER)


@pytest.fixture
def indexed_library(path: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of three records whose index is on file."""
    with Library(path, tmp_path / "cache") as library:
        library.add_many(RECORDS)
        library.close()  # the index that was made in memory
        library.get("iom2009caring")
        library.close()
        yield library


def index_file(library: Library) -> Path:
    [file] = (library.path.parent / "cache").glob("*.sqlite")
    return file


def falsify(library: Library, *statements: str) -> None:
    """Change the index as no protlib would, and hide that."""
    file = index_file(library)
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    hide(file)


def hide(file: Path) -> None:
    """Seal an index as if nothing had touched it since it was summed: a disk that loses bits touches nothing."""
    seal, older_stamp = read_seal(file), stamp(file)
    assert seal is not None
    assert older_stamp is not None
    seal._replace(stamp=older_stamp).write(file)


OTHER_TITLE = "UPDATE records SET document = CAST(replace(document, 'Caring', 'Selling') AS BLOB)"
OTHER_KEY = (
    "UPDATE keys SET id = 1 WHERE key = 'iom2009caring'",
    "UPDATE keys SET id = 0 WHERE key = 'jobe2010causes'",
)
ACTS: dict[str, Callable[[Library], object]] = {
    "tag": lambda library: library.change(["iom2009caring"], lambda record: record.changed(tags=("read",))),
    "rekey": lambda library: library.rekey("iom2009caring", "caring"),
    "update": lambda library: library.add_many([CARING.changed(note="new")], "update"),
    "remove": lambda library: library.remove(["iom2009caring"]),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("lie", [(OTHER_TITLE,), OTHER_KEY, ("DELETE FROM keys",)])
def test_what_the_index_says_wrongly_of_a_record_is_not_written(
    indexed_library: Library, lie: Sequence[str], act: str, tmp_path: Path
) -> None:
    falsify(indexed_library, *lie)
    ACTS[act](indexed_library)
    with TinyDB(indexed_library.path) as database:
        records = {document["title"]: document for document in database.table("publications").all()}
    titles = {CAUSES.title, OTHER.title}
    assert records.keys() == (titles if act == "remove" else {CARING.title, *titles})
    assert all("tags" not in records[title] and "note" not in records[title] for title in titles)
    assert [records[title]["key"] for title in sorted(titles)] == ["gesod2017ideas", "jobe2010causes"]


def test_an_edit_that_hides_its_time_is_not_overwritten(indexed_library: Library) -> None:
    before = indexed_library.path.stat()
    with indexed_library.path.open("r+b") as file:
        data = file.read().replace(b"Caring", b"Curing")
        file.seek(0)
        file.write(data)
    os.utime(indexed_library.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    indexed_library.change(["iom2009caring"], lambda record: record.changed(tags=("read",)))
    assert everything(indexed_library)["iom2009caring"].title.startswith("Curing")


def use(library: Library) -> list[Any]:
    """Use a library in all ways, and return what it says."""
    library.change(["gesod2017ideas"], lambda record: record.changed(note="seen"))
    library.change(["gesod2017ideas"], lambda record: record.changed(note=""))
    return [
        *(library.get(record.key).title for record in RECORDS),
        *(library.select(Selection(query=query)).total for query in ("", "trafficked", "author:jobe", "idea")),
        library.facets(Selection(), "year"),
        [record.key for record in library.beginning("", 9)],
        library.add_many([CAUSES], dry_run=True)[0].action,
        [summary.year for summary in library.select(Selection(sort="title")).summaries],
    ]


@pytest.mark.parametrize("seed", range(12))
def test_an_index_with_bytes_that_flipped_is_made_anew(indexed_library: Library, seed: int) -> None:
    expected = use(indexed_library)
    indexed_library.close()
    generator = random.Random(seed)
    with index_file(indexed_library).open("r+b") as file:
        data = bytearray(file.read())
        for _ in range(seed + 1):
            data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)
        file.seek(0)
        file.write(data)
    assert use(indexed_library) == expected
    everything(indexed_library)


@pytest.mark.parametrize("seed", range(12))
def test_damage_that_nothing_shows_is_never_a_traceback_and_is_not_written(indexed_library: Library, seed: int) -> None:
    use(indexed_library)
    indexed_library.close()
    file, generator = index_file(indexed_library), random.Random(seed)
    data = bytearray(file.read_bytes())
    for _ in range(200):
        data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)
    file.write_bytes(data)
    hide(file)
    with suppress(NothingFoundError):  # what a damaged index does not find
        use(indexed_library)
    titles = [document["title"] for document in stored_records.documents(indexed_library.path)]
    assert titles == [record.title for record in RECORDS]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE records SET document = x'00ff'",
        "UPDATE records SET document = '[1]'",
        "UPDATE records SET document = NULL",
        """UPDATE records SET document = '{"authors": 5, "key": "x"}'""",
        "UPDATE summaries SET summary = 'no tabs'",
        "UPDATE summaries SET summary = 5",
        "UPDATE words SET ids = x''",
        "UPDATE words SET ids = 'text'",
        "UPDATE labels SET ids = x'0001'",
        "UPDATE texts SET text = 5",
        "DROP TABLE words",
    ],
)
def test_rows_of_another_kind_are_damage(indexed_library: Library, damage: str) -> None:
    expected = use(indexed_library)
    indexed_library.close()
    falsify(indexed_library, damage)
    assert use(indexed_library)[:3] == expected[:3]
    assert [record.key for record in indexed_library.select(Selection(query="trafficked")).publications]
    assert len(indexed_library.select(Selection(sort="year")).summaries) == 3


@each_value_once
@pytest.mark.parametrize(
    "error",
    [
        sqlite3.DatabaseError("disk full"),
        OSError(28, "No space left"),
        ValueError("damaged"),
        KeyboardInterrupt(),
    ],
)
@pytest.mark.parametrize("part", ["all", "update"])
def test_a_write_that_succeeded_is_told_and_done_once_whatever_befalls_the_index(
    library: Library, monkeypatch: pytest.MonkeyPatch, error: BaseException, part: str
) -> None:
    library.add_many([CARING])
    time = library.path.stat().st_mtime_ns

    def fail(self: Index, *_: object) -> int:
        if library.path.stat().st_mtime_ns != time:
            raise error
        return all_records(self)

    all_records = Index.all
    monkeypatch.setattr(Index, part, fail)
    assert [outcome.action for outcome in library.add_many([CAUSES])] == ["added"]
    time = library.path.stat().st_mtime_ns
    assert library.undo().changed_by == "add jobe2010causes"
    monkeypatch.undo()
    assert keys(library) == ["iom2009caring"]
    assert list(everything(library)) == ["iom2009caring"]


QUESTIONS: dict[str, tuple[str, Callable[[Library], Sequence[Publication]]]] = {
    "a record": ("_numbers", lambda library: library.get_many(["gesod2017ideas"])),
    "a selection": (
        "find_key",
        lambda library: library.select(Selection(keys=("gesod2017ideas",))).publications,
    ),
    "a sorted selection": (
        "sort",
        lambda library: library.select(Selection(query="ideas", sort="year")).publications,
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_from_one_moment(
    indexed_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """Another program writes between two readings of one question: the record's number is then another's."""
    monkeypatch.setattr(index_files, "_PATIENCE", 0.01)  # it waits for nobody
    where, ask = QUESTIONS[question]
    real = getattr(Index, where)

    def read(self: Index, *arguments: Any, **options: Any) -> Any:
        result = real(self, *arguments, **options)
        monkeypatch.setattr(Index, where, real)
        with Library(indexed_library.path, tmp_path / "cache") as second_library:
            second_library.remove(["gesod2017ideas"])
            second_library.add_many([Publication(title="Quite another", key="another")])
        return result

    monkeypatch.setattr(Index, where, read)
    assert [record.key for record in ask(indexed_library)] == ["gesod2017ideas"]
    assert list(everything(indexed_library)) == ["iom2009caring", "jobe2010causes", "another"]


def test_where_others_write_without_end_the_file_is_read_once_more(
    indexed_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(_self: Index) -> None:
        raise StaleError

    monkeypatch.setattr(Index, "snapshot", stale)
    assert indexed_library.get("iom2009caring").title == CARING.title
    assert indexed_library.change(["iom2009caring"], lambda record: record.changed(note="read"))[0].action == "updated"


def test_a_damaged_index_that_cannot_be_thrown_away_is_left_alone(
    indexed_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    falsify(indexed_library, "UPDATE records SET document = NULL")
    monkeypatch.setattr(Index, "discard", lambda *_: False)
    assert indexed_library.get("iom2009caring").title == CARING.title
    indexed_library.remove(["jobe2010causes"])
    assert list(everything(indexed_library)) == ["iom2009caring", "gesod2017ideas"]


_WRITER = """
import sys
from pathlib import Path
from protlib.library import Library
from protlib.record.model import Publication

path, cache = map(Path, sys.argv[1:])
with Library(path, cache) as library:
    for number in range(12):
        library.remove([f"k{place}" for place in range(number % 2, 40, 2)])
        library.add_many([Publication(key=f"k{place}", title=f"Title {place}") for place in range(40)])
        library.change(
            [f"k{place}" for place in range(40)], lambda record: record.changed(note=f"note {number}")
        )
"""


@pytest.mark.slow
def test_a_reader_beside_a_writer_sees_each_change_whole_or_not_at_all(path: Path, tmp_path: Path) -> None:
    with Library(path, tmp_path / "cache") as library:
        library.add_many([Publication(key=f"k{place}", title=f"Title {place}") for place in range(40)])
        command = [sys.executable, "-c", _WRITER, str(path), str(tmp_path / "cache")]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as writer:
            while writer.poll() is None:
                results = library.select(Selection(query="title"))
                assert results.total in {20, 40}
                assert {record.title for record in results.publications} == {
                    summary.title for summary in results.summaries
                }
                assert len({record.note for record in results.publications if record.note}) <= 1
                try:
                    assert library.get("k7").title == "Title 7"
                except NothingFoundError:
                    continue
            assert writer.stderr is not None
            assert (writer.returncode, writer.stderr.read()) == (0, "")


def test_an_index_answers_until_somebody_else_has_written(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add_many(RECORDS)
    opened: list[Path] = []
    open_index = Index.open

    def count_and_open(path: Path, *others: Any) -> Index:
        opened.append(path)
        return open_index(path, *others)

    monkeypatch.setattr(Index, "open", count_and_open)
    assert [library.select(Selection(query="caring")).total for _ in range(3)] == [1, 1, 1]
    assert len(opened) <= 1  # none, where the index has followed the write
    with Library(library.path) as other:
        other.remove([CARING.key])
    opened.clear()
    assert [library.select(Selection(query="caring")).total for _ in range(2)] == [0, 0]
    assert opened == [library.path]
