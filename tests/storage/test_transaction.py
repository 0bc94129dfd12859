"""A write reads the file once, and writes all of it or nothing."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tinydb.table import Document

from protlib.errors import InputRefusedError, LibraryUnusableError
from protlib.record.model import Publication
from protlib.storage import ChangedMeanwhileError, Store, file_bytes
from protlib.storage.contents import NotALibraryError
from protlib.storage.file_bytes import FileBytes
from protlib.storage.history.version_keeper import VersionKeeper
from protlib.storage.transaction import Transaction
from protlib.system.file_identity import stamp
from sample_records.stored_records import NOW, ONE, TWO, add, full, keys, table_of


@contextmanager
def tracing_of_memory() -> Iterator[Callable[[], int]]:
    """Yield what returns the most bytes that were taken at once since."""
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_file_is_read_once_and_only_when_it_is_asked_for(path: Path) -> None:
    add(path, ONE)
    contents: list[bytes] = []

    def content() -> bytes:
        contents.append(path.read_bytes())
        return contents[-1]

    transaction = Transaction(path, VersionKeeper(path), stamp(path), content)
    assert contents == []
    assert [*transaction.read()["publications"]] == ["1"]
    assert transaction.read() is transaction.read()
    assert len(contents) == 1


def test_what_is_closed_is_read_anew(path: Path) -> None:
    add(path, ONE)
    transaction = Transaction(path, VersionKeeper(path), stamp(path), path.read_bytes)
    before = transaction.read()
    transaction.close()
    assert transaction.read() is not before


def test_where_there_is_no_file_it_holds_nothing_and_makes_one(path: Path) -> None:
    with Store(path).transaction() as transaction:
        assert (transaction.old_stamp, transaction.read()["publications"]) == (None, {})
        table_of(transaction).insert(ONE)
        assert transaction.commit("add", NOW) == stamp(path)
    assert [version.record_count for version in Store(path).versions.list_past()] == [0]


def test_what_is_no_library_is_refused_when_it_is_read(path: Path) -> None:
    transaction = Transaction(path, VersionKeeper(path), None, lambda: b"[]")
    with pytest.raises(NotALibraryError, match="is not a library"):
        transaction.read()


def test_a_commit_that_fails_leaves_the_file_and_can_be_done_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(path, ONE)
    with Store(path).transaction() as transaction:
        table_of(transaction).insert(TWO)
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(LibraryUnusableError, match="the disk is full"):
            transaction.commit("add", NOW)
        assert keys(path) == ["iom2009caring"]
        monkeypatch.undo()
        transaction.commit("add", NOW)
    assert keys(path) == ["iom2009caring", "jobe2010causes"]


def test_of_two_that_read_the_same_file_the_second_is_refused(path: Path) -> None:
    store = add(path, ONE)
    late = Transaction(store.path, VersionKeeper(store.path), store.stamp(), path.read_bytes)
    table_of(late).insert(TWO)
    add(path, {"key": "first"})
    with pytest.raises(ChangedMeanwhileError):
        late.commit("add", NOW)
    assert keys(path) == ["iom2009caring", "first"]


@pytest.mark.parametrize(("records", "is_so"), [(2, True), (3, False)])
def test_a_file_that_protlib_wrote_is_changed_unread_where_it_has_what_is_expected(
    path: Path, records: int, is_so: bool
) -> None:
    before = add(path, ONE, TWO).path.read_bytes()
    with Store(path).transaction() as transaction:
        transaction.expect(records)
        assert (transaction.slices() is not None) == is_so
        transaction.take(["2"], {"2": TWO}.__getitem__)
        assert [*transaction.read()["publications"]] == (["2"] if is_so else ["1", "2"])
        table = table_of(transaction)
        table.remove(doc_ids=[2])
        [number] = transaction.make_numbers(1)
        table.insert(Document({"key": "new"}, number))
        transaction.commit("a command", NOW)
    assert keys(path) == ["iom2009caring", "new"]
    assert Store(path).documents() == [ONE, {"key": "new"}]
    with Store(path).transaction() as transaction:
        transaction.expect(2)
        assert transaction.slices() is not None
    assert Store(path).undo().changed_by == "a command"
    assert path.read_bytes() == before


def test_a_changed_record_is_made_a_document_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(path, ONE, TWO)
    keys_of_documents: list[str] = []
    write = Publication.to_written

    def to_written(record: Publication) -> dict[str, object]:
        keys_of_documents.append(record.key)
        return write(record)

    monkeypatch.setattr(Publication, "to_written", to_written)
    with Store(path).transaction() as transaction:
        transaction.expect(2)
        transaction.take(["1", "2"], lambda _number: {})
        table_of(transaction).update(dict.clear, doc_ids=[1, 2])
        transaction.complete({"1": Publication.from_dict(ONE), "2": Publication.from_dict(TWO)})
        transaction.commit("a command", NOW)
    assert len(keys_of_documents) == 2
    assert keys(path) == [ONE["key"], TWO["key"]]


def test_what_is_not_as_protlib_writes_it_is_read(path: Path) -> None:
    def is_sliced() -> bool:
        with Store(path).transaction() as transaction:
            transaction.expect(2)
            return transaction.slices() is not None

    add(path, ONE, TWO)
    contents = path.read_bytes()
    assert is_sliced()
    path.write_bytes(contents.replace(b"Caring", b"Curing"))  # as long as before
    assert not is_sliced()
    path.write_bytes(contents)  # as a copy that is put back
    assert is_sliced()
    add(path, {"title": "has no key"})
    Store(path).undo()
    assert not is_sliced()


def test_a_key_that_is_none_has_the_file_read(path: Path) -> None:
    add(path, ONE, {"key": "not a key"})
    with Store(path).transaction() as transaction:
        transaction.expect(2)
        assert transaction.slices() is None


def test_a_file_that_is_replaced_while_it_is_read_is_not_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = add(path, ONE)

    def open_slowly(file: Path) -> FileBytes:
        raw = FileBytes(file)
        path.write_bytes(b"{}")
        return raw

    monkeypatch.setattr(file_bytes, "FileBytes", open_slowly)
    transaction = Transaction(path, store.versions, stamp(path), path.read_bytes)
    with pytest.raises(ChangedMeanwhileError):
        transaction.expect(1)


@pytest.mark.slow
def test_an_add_and_its_version_hold_no_more_of_the_file_than_a_piece(path: Path) -> None:
    add(path, *({"key": f"k{number}", "abstract": "x" * 200_000} for number in range(40)))
    size = path.stat().st_size
    with tracing_of_memory() as peak:
        for number in range(40, 44):
            with Store(path).transaction() as transaction:
                transaction.expect(number)
                transaction.take([], {"2": TWO}.__getitem__)
                table_of(transaction).insert(Document({"key": f"k{number}"}, 100 + number))
                transaction.commit("add", NOW)
    assert size > 8_000_000
    assert peak() < size / 3
    assert len(keys(path)) == 44


def test_what_json_cannot_hold_is_refused_in_a_file_that_is_not_read(path: Path) -> None:
    add(path, ONE)
    with Store(path).transaction() as transaction:
        transaction.expect(1)
        transaction.take([], {"2": TWO}.__getitem__)
        table_of(transaction).insert(Document({"key": "big", "extra": {"number": 1 << 80}}, 9))
        with pytest.raises(InputRefusedError, match="big cannot be stored"):
            transaction.commit("add", NOW)
    assert keys(path) == [ONE["key"]]
