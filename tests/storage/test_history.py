"""How far back one can go: what many commands cost beside the library, and what is left where files are lost."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb.table import Document

from protlib.errors import LibraryUnusableError, NothingFoundError
from protlib.storage import Store
from protlib.storage.history import compaction, retention, stack
from sample_records.stored_records import NOW, ONE, THREE, TWO, add, changing, folder_of, forbidden, keys, table_of


def records(count: int) -> list[dict[str, Any]]:
    return [
        {
            "key": f"k{number}",
            "type": "report",
            "title": f"Title {number}",
            "abstract": f"{number} words " * 150,
        }
        for number in range(count)
    ]


def change(store: Store, number: int, now: str = NOW) -> None:
    with store.transaction() as transaction:
        table_of(transaction).update({"tags": [f"t{number}"]}, lambda document: document["key"] == "k7")
        transaction.commit(f"tag {number}", now)


def change_unread(path: Path, number: int, states: list[bytes]) -> None:
    """Add a record to a library without reading it, and note its new state."""
    store = Store(path)
    with store.transaction() as transaction:
        transaction.expect(number + 3)
        transaction.take((), lambda number: {"key": number})
        [new_number] = transaction.make_numbers(1)
        table_of(transaction).insert(Document({**ONE, "key": f"new{number}"}, doc_id=int(new_number)))
        transaction.commit(f"add {number}", NOW)
    states.append(path.read_bytes())


def go_back(store: Store) -> Iterator[bytes]:
    """Yield what the library holds, and what it holds after each undo, to the end."""
    while True:
        yield store.path.read_bytes()
        try:
            store.undo()
        except NothingFoundError:
            return


def packed(path: Path) -> int:
    """Return how many bytes the versions have that are no whole files."""
    deltas = folder_of(path) / "past.deltas"
    return deltas.stat().st_size if deltas.exists() else 0


class TestManyCommands:
    @pytest.mark.slow
    def test_cost_little_and_each_can_be_undone_and_redone(self, path: Path) -> None:
        store = add(path, *records(300))
        states = [path.read_bytes()]
        for number in range(40):
            change(store, number)
            states.append(path.read_bytes())
            assert store.versions.size() < 2.1 * len(states[-1])
        assert packed(path) < 40 * 400
        assert list(go_back(store))[:-1] == states[::-1]
        assert store.versions.size() < 2.1 * len(states[-1])
        for state in states:
            store.redo()
            assert path.read_bytes() == state

    @pytest.mark.parametrize("has_links", [True, False])
    def test_are_packed_without_a_comparison_of_files(
        self, path: Path, has_links: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if not has_links:
            monkeypatch.setattr(os, "link", forbidden)
        monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
        monkeypatch.setattr("protlib.storage.transaction._SMALL", 0)
        add(path, *records(3))
        states = [path.read_bytes()]
        change_unread(path, 0, states)
        monkeypatch.setattr(compaction, "difference", forbidden)
        for number in range(1, 5):
            change_unread(path, number, states)
        assert [version.packed_header is None for version in Store(path).versions.list_past()] == [*[False] * 5, True]
        assert not list(Store(path).find_faults())
        assert list(go_back(Store(path)))[:-1] == states[::-1]

    @pytest.mark.parametrize("lost", ["cut", "damaged", "gone", "stale", "no file"])
    def test_are_packed_by_a_comparison_where_the_deltas_are_lost(
        self, path: Path, lost: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
        monkeypatch.setattr("protlib.storage.transaction._SMALL", 0)
        add(path, *records(3))
        ready, states, first = folder_of(path) / "ready.deltas", [path.read_bytes()], b""
        for number in range(6):
            change_unread(path, number, states)
            if ready.is_dir():
                continue
            raw = ready.read_bytes()
            first = first or raw
            ready.unlink()
            if lost == "no file":
                ready.mkdir()
            elif lost != "gone":
                ready.write_bytes({"cut": raw[:-9], "damaged": raw.replace(b"dlt2", b"dlt3"), "stale": first}[lost])
        assert not list(Store(path).find_faults())
        assert list(go_back(Store(path)))[:-1] == states[::-1]

    def test_one_that_adds_all_records_costs_next_to_nothing(self, path: Path) -> None:
        store = add(path, *records(300))
        change(store, 1)
        change(store, 2)
        change(store, 3)
        assert len(store.versions.list_past()) == 4
        assert packed(path) < 1000

    @pytest.mark.slow
    def test_one_that_removes_all_records_is_undone_many_commands_later(self, path: Path) -> None:
        store = add(path, *records(300))
        full = path.read_bytes()
        with changing(store, "remove") as table:
            table.truncate()
        for number in range(70):
            add(path, {**ONE, "key": f"new{number}"})
        assert full in go_back(store)

    def test_of_which_one_was_another_program_s_are_undone_as_well(self, path: Path) -> None:
        store = add(path, *records(300))
        states = [path.read_bytes()]
        for number in range(6):
            if number == 3:  # Git checks another file out
                path.write_text(
                    json.dumps({"library": {"1": {"format": 1}}, "publications": {"1": {**ONE, "key": "k7"}}})
                )
                states[-1] = path.read_bytes()
            change(store, number)
            states.append(path.read_bytes())
        assert list(go_back(store))[:-1] == states[::-1]


DAYS = ["2025-03-01", "2025-03-01", "2026-06-10", "2026-10-20", "2026-10-20"]
NIGHT = [f"2026-11-24T{hour:02}:{minute:02}:00Z" for hour in range(5) for minute in range(0, 60, 3)]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have packed what is not on top, and more than twenty versions thinned out to five and those of long ago."""
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    monkeypatch.setattr(compaction, "NO_BURDEN", 0)
    monkeypatch.setattr(retention, "_MOST_ENTRIES", 20)
    monkeypatch.setattr(retention, "_KEEP_ALL", 5)


@pytest.mark.usefixtures("eager")
class TestThinningOut:
    @pytest.mark.slow
    def test_keeps_the_newest_each_and_of_others_one_an_hour_or_a_day(self, path: Path) -> None:
        store = add(path, *records(20))
        states = {path.read_bytes(): "the import"}
        for number, now in enumerate([*(f"{day}T09:{n:02}:00Z" for n, day in enumerate(DAYS)), *NIGHT]):
            change(store, number, now)
            states[path.read_bytes()] = now
        reached = [states.get(state) for state in go_back(store)][::-1]
        assert reached[0] is None  # the empty library
        assert {"2025-03-01T09:01:00Z", "2026-06-10T09:02:00Z", "2026-10-20T09:04:00Z"} <= {*reached}
        assert {f"2026-11-24T{hour:02}:57:00Z" for hour in range(4)} <= {*reached}
        assert reached[-5:] == NIGHT[-5:]
        assert len(reached) < 40

    def test_lets_go_of_the_oldest_where_all_are_too_big(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(retention, "_ALWAYS", 3)
        store = Store(path)
        for number in range(12):
            noise = os.urandom(3000).hex()
            with changing(store) as table:
                table.truncate()
                table.insert({"key": f"k{number}", "abstract": noise})
            assert packed(path) < 3 * len(noise)
        assert len(list(go_back(store))) >= 4


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the deltas are cut short": lambda folder: os.truncate(
        folder / "past.deltas", (folder / "past.deltas").stat().st_size - 5
    ),
    "the deltas are cut in the middle": lambda folder: os.truncate(folder / "past.deltas", 700),
    "the deltas are gone": lambda folder: (folder / "past.deltas").unlink(),
    "the deltas are empty": lambda folder: (folder / "past.deltas").write_bytes(b""),
    "the deltas are another file": lambda folder: (folder / "past.deltas").write_bytes(b"{" * 3000),
    "a byte of the deltas is another": lambda folder: flip(folder / "past.deltas", -60),
    "a byte in their middle is another": lambda folder: flip(folder / "past.deltas", 900),
    "a mark in their middle is another": lambda folder: flip(
        folder / "past.deltas", (folder / "past.deltas").read_bytes().index(b"dlt2", 700)
    ),
    "a length in their middle is another": lambda folder: flip(
        folder / "past.deltas", (folder / "past.deltas").read_bytes().index(b"dlt2", 700) + 5
    ),
    "more stands behind the deltas": lambda folder: append(folder / "past.deltas", b"dlt1 and so on"),
    "the whole file is gone": lambda folder: newest(folder).unlink(),
    "the whole file is another": lambda folder: flip(newest(folder), 400),
    "a stranger is there": lambda folder: (folder / "999999-x.json").write_bytes(b"x"),
}


def newest(folder: Path) -> Path:
    return max(folder.glob("*.json"))


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.unlink()
    path.write_bytes(content)


def append(path: Path, more: bytes) -> None:
    path.write_bytes(path.read_bytes() + more)


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("case", DAMAGES)
def test_with_what_is_lost_undo_goes_as_far_as_it_can_prove(path: Path, case: str) -> None:
    store = add(path, *records(8))
    states = {path.read_bytes()}
    for number in range(9):
        change(store, number)
        states.add(path.read_bytes())
    DAMAGES[case](folder_of(path))
    assert len(keys(path)) == 8
    store.list_versions()
    for state in back_or_refused(store):
        assert state in states or b'"publications": {\n  }' in state or case == "the whole file is another"
    add(path, ONE)
    add(path, TWO)
    store.undo()
    store.undo()
    assert ONE["key"] not in keys(path)


def back_or_refused(store: Store) -> Iterator[bytes]:
    try:
        yield from go_back(store)
    except LibraryUnusableError:
        return


def test_undo_says_that_only_the_file_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    for document in (ONE, TWO, THREE):
        store = add(path, document)
    store.versions.let_go()
    newest(folder_of(path)).unlink()
    with pytest.raises(NothingFoundError, match=r"nothing to undo: .*versions holds the changes, but not the file"):
        store.undo()
    assert len(keys(path)) == 3


def test_a_writer_that_died_while_it_packed_for_the_first_time_left_nothing_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[bytes] = []
    for document in (ONE, TWO, THREE):
        add(path, document)
        states.append(path.read_bytes())
    wholes = {version.path: version.path.read_bytes() for version in Store(path).versions.list_past()}
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    add(path, {**ONE, "key": "iom2010caring"})
    states.append(path.read_bytes())
    for version, content in wholes.items():
        version.write_bytes(content)
    assert packed(path)
    messages: list[str] = []
    store = Store(path, tell=messages.append)
    store.list_versions()
    assert not messages
    assert not list(store.find_faults())
    assert list(go_back(store))[:-1] == states[::-1]


def test_a_folder_of_an_older_protlib_is_read(path: Path) -> None:
    for document in (ONE, TWO, THREE):
        store = add(path, document)
    states = [path.read_bytes()]
    for _ in range(3):
        store.undo()
        states.append(path.read_bytes())
    for old in folder_of(path).glob("*.json"):
        old.unlink()
    store.path.write_bytes(states[2])
    (folder_of(path) / "000001-0.json").write_bytes(states[3])
    for name, state in {"000003-3-undone.json": 0, "000004-2-undone.json": 1}.items():
        (folder_of(path) / name).write_bytes(states[state])
    store.redo()
    assert path.read_bytes() == states[1]
    store.redo()
    assert path.read_bytes() == states[0]
    assert list(go_back(store)) == states


class TestARedo:
    def test_is_not_taken_for_one_after_a_writer_that_was_killed(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = add(path, ONE)
        add(path, TWO)
        store.undo()
        monkeypatch.setattr("protlib.storage.history.version_keeper.VersionKeeper.forget_undone", lambda _self: None)
        add(path, THREE)
        with pytest.raises(NothingFoundError, match="nothing to redo"):
            store.redo()
        assert keys(path) == [ONE["key"], THREE["key"]]


def test_undo_says_that_there_are_no_versions_as_of_a_copy(path: Path) -> None:
    store = add(path, ONE)
    store.versions.let_go()
    shutil.rmtree(store.versions.folder)
    with pytest.raises(NothingFoundError, match=r"nothing to undo: there is no .*; a copy has none$"):
        Store(path).undo()
    assert keys(path) == [ONE["key"]]


def test_what_a_first_writer_that_was_killed_left_is_not_undone(path: Path) -> None:
    add(path, ONE).versions.let_go()
    path.unlink()
    with pytest.raises(NothingFoundError, match="nothing to undo"):
        Store(path).undo()
    assert not path.exists()


def test_the_folder_of_versions_is_cleared_of_what_writers_that_were_killed_left(path: Path) -> None:
    add(path, ONE)
    leavings = [folder_of(path) / "unfinished", folder_of(path) / ".000002-1.json.k1ll3d.tmp"]
    for leaving in leavings:
        leaving.write_bytes(b"{")
    add(path, TWO)
    assert not any(leaving.exists() for leaving in leavings)


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("copied", [False, True])
def test_a_version_that_a_killed_writer_has_kept_of_the_library_as_it_is_is_not_told_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch, undone: bool, copied: bool
) -> None:
    for record in (ONE, TWO, THREE):
        store = add(path, record)
    store.undo()
    versions, number = store.list_versions(), store.versions.number()
    if copied:
        monkeypatch.setattr(os, "link", forbidden)
    Store(path).versions.keep(2, undone=undone)
    assert (Store(path).list_versions(), Store(path).versions.number()) == (versions, number)
    store.redo()
    assert keys(path) == [ONE["key"], TWO["key"], THREE["key"]]
