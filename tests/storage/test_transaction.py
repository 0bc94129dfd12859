from pathlib import Path

import pytest

from protlib.errors import LibraryUnusableError
from protlib.storage import ChangedMeanwhileError, Store
from protlib.storage.contents import NotALibraryError
from protlib.storage.transaction import Transaction
from protlib.storage.versions import Versions
from protlib.system.stamp import stamp
from stored import NOW, ONE, TWO, add, full, keys, table_of


def test_the_file_is_read_once_and_only_when_it_is_asked_for(path: Path) -> None:
    add(path, ONE)
    read: list[bytes] = []

    def content() -> bytes:
        read.append(path.read_bytes())
        return read[-1]

    transaction = Transaction(path, Versions(path), stamp(path), content)
    assert read == []
    assert [*transaction.read()["publications"]] == ["1"]
    assert transaction.read() is transaction.read()
    assert len(read) == 1


def test_what_is_closed_is_read_anew(path: Path) -> None:
    add(path, ONE)
    transaction = Transaction(path, Versions(path), stamp(path), path.read_bytes)
    before = transaction.read()
    transaction.close()
    assert transaction.read() is not before


def test_where_there_is_no_file_it_holds_nothing_and_makes_one(path: Path) -> None:
    with Store(path).transaction() as transaction:
        assert (transaction.before, transaction.read()["publications"]) == (None, {})
        table_of(transaction).insert(ONE)
        assert transaction.commit("add", NOW) == stamp(path)
    assert [version.records for version in Store(path).versions.past()] == [0]


def test_what_is_no_library_is_refused_when_it_is_read(path: Path) -> None:
    transaction = Transaction(path, Versions(path), None, lambda: b"[]")
    with pytest.raises(NotALibraryError, match="is not a library"):
        transaction.read()


def test_a_commit_that_fails_leaves_the_file_and_can_be_done_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(path, ONE)
    with Store(path).transaction() as transaction:
        table_of(transaction).insert(TWO)
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(LibraryUnusableError, match="no space is left"):
            transaction.commit("add", NOW)
        assert keys(path) == ["iom2009caring"]
        monkeypatch.undo()
        transaction.commit("add", NOW)
    assert keys(path) == ["iom2009caring", "jobe2010causes"]


def test_of_two_that_read_the_same_file_the_second_is_refused(path: Path) -> None:
    store = add(path, ONE)
    late = Transaction(store.path, Versions(store.path), store.stamp(), path.read_bytes)
    table_of(late).insert(TWO)
    add(path, {"key": "first"})
    with pytest.raises(ChangedMeanwhileError):
        late.commit("add", NOW)
    assert keys(path) == ["iom2009caring", "first"]
