"""The file: what is in it after a write, and after none."""

import errno
import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete
from tinydb.storages import MemoryStorage, Storage
from tinydb.table import Table

from protlib.errors import InputRefusedError
from protlib.record.model import Publication
from protlib.storage import ChangedMeanwhileError, Store, contents
from protlib.storage.history import stack
from sample_records.arbitrary import publications
from sample_records.stored_records import NOW, ONE, THREE, TWO, add, changing, folder_of, keys, table_of


class TestTheFile:
    def test_is_read_by_plain_tinydb(self, path: Path) -> None:
        add(path, ONE, TWO)
        with TinyDB(path, access_mode="r", encoding="utf-8") as database:
            assert database.tables() == {"library", "publications"}
            assert database.table("publications").get(doc_id=1) == ONE
            assert database.table("publications").get(doc_id=2) == TWO
            assert len(database.table("publications")) == 2
            assert database.table("library").all() == [{"format": 2, "created": NOW}]

    def test_has_one_field_a_line_and_accents_as_they_are(self, path: Path) -> None:
        add(path, TWO)
        lines = path.read_text(encoding="utf-8").split("\n")
        assert lines[:3] == ["{", '  "library": {', '    "1": {']
        assert '      "title": "Les causes et conséquences",' in lines
        assert lines[-2:] == ["}", ""]

    def test_differs_only_where_something_changed(self, path: Path) -> None:
        store = add(path, ONE, TWO)
        before = path.read_text(encoding="utf-8").split("\n")
        with changing(store) as table:
            table.update({"title": "Ideas"}, doc_ids=[2])
        after = path.read_text(encoding="utf-8").split("\n")
        assert [line for line, old in zip(after, before, strict=True) if line != old] == ['      "title": "Ideas",']

    def test_is_read_after_plain_tinydb_has_written_it(self, path: Path) -> None:
        add(path, ONE)
        with TinyDB(path) as database:
            database.table("publications").insert(TWO)
        assert Store(path).documents() == [ONE, TWO]
        assert Store(path).header().changed_by == "changed elsewhere"

    def test_is_read_after_an_editor_has_put_a_byte_order_mark_before_it(self, path: Path) -> None:
        add(path, ONE)
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        assert Store(path).documents() == [ONE]

    def test_keeps_the_tables_and_the_notes_of_other_programs(self, path: Path) -> None:
        add(path, ONE)
        with TinyDB(path) as database:
            database.table("reading list").insert({"why": "chapter two"})
            database.table("library").update({"owner": "IOM"})
        add(path, TWO)
        with TinyDB(path) as database:
            assert database.table("reading list").all() == [{"why": "chapter two"}]
            assert database.table("library").all()[0]["owner"] == "IOM"

    def test_keeps_them_however_often_it_is_written(self, path: Path) -> None:
        add(path, ONE)
        with TinyDB(path) as database:
            database.table("reading list").insert({"key": "a", "why": "chapter two"})
        add(path, TWO)
        add(path, THREE)
        with TinyDB(path) as database:
            assert database.table("reading list").all() == [{"key": "a", "why": "chapter two"}]
        assert keys(path) == ["iom2009caring", "jobe2010causes", "gesod2017ideas"]

    def test_holds_no_number_that_json_cannot(self, path: Path) -> None:
        add(path, ONE)
        before = path.read_bytes()
        with pytest.raises(InputRefusedError, match="gesod2017ideas cannot be stored: Integer exceeds 64-bit range"):
            add(path, TWO, {**THREE, "extra": {"number": 2**70}})
        assert path.read_bytes() == before


LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "as protlib writes it": lambda raw: raw,
    "on one line": lambda raw: json.dumps(json.loads(raw)).encode(),
    "with one space": lambda raw: json.dumps(json.loads(raw), indent=1).encode(),
    "with four spaces": lambda raw: json.dumps(json.loads(raw), indent=4).encode(),
    "with Windows line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "with the fields in another order": lambda raw: json.dumps(json.loads(raw), indent=2, sort_keys=True).encode(),
    "with an empty table behind": lambda raw: json.dumps({**json.loads(raw), "_default": {}}, indent=2).encode(),
    "with another table behind": lambda raw: contents.dumps({**json.loads(raw), "notes": {"1": {"key": "a"}}}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(records=st.lists(publications(), max_size=4))
def test_records_pass_through_as_they_are(layout: str, records: list[Publication]) -> None:
    documents = {
        str(number): {"key": "", **record.to_dict()} | {"key": f"k{number}"} for number, record in enumerate(records, 1)
    }
    raw = LAYOUTS[layout](contents.dumps({**contents.empty_tables(), "publications": {**documents}}))
    tables = contents.content_of(raw).tables
    assert [*tables["publications"].items()] == [*documents.items()]
    output = contents.dumps(tables)
    assert contents.loads(output) == contents.loads(raw)
    assert contents.dumps(tables) == output


@pytest.fixture(params=["memory", "file"])
def storage(request: pytest.FixtureRequest, path: Path) -> Iterator[Storage]:
    """A storage of two documents."""
    if request.param == "memory":
        memory = MemoryStorage()  # type: ignore[no-untyped-call]
        table_of(memory).insert_multiple([ONE, TWO])
        yield memory
    else:
        with add(path, ONE, TWO).transaction() as transaction:
            yield transaction


OPERATIONS: dict[str, tuple[Callable[[Table], object], list[dict[str, Any]]]] = {
    "insert": (lambda table: table.insert(THREE), [ONE, TWO, THREE]),
    "update": (lambda table: table.update({"title": "x"}, doc_ids=[1]), [{**ONE, "title": "x"}, TWO]),
    "update by function": (
        lambda table: table.update(delete("title"), doc_ids=[1]),
        [{**ONE, "title": None}, TWO],
    ),
    "upsert": (
        lambda table: table.upsert({**TWO, "note": "y"}, where("key") == TWO["key"]),
        [ONE, {**TWO, "note": "y"}],
    ),
    "remove": (lambda table: table.remove(where("key") == ONE["key"]), [TWO]),
    "truncate": (lambda table: table.truncate(), []),
    "search": (lambda table: table.search(where("title").search("Caring")), [ONE, TWO]),
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_tinydb_does_the_same_on_it_as_in_memory(storage: Storage, operation: str) -> None:
    function, names = OPERATIONS[operation]
    table = table_of(storage)
    function(table)
    assert table.all() == [{name: value for name, value in call.items() if value is not None} for call in names]
    assert all(len(document) == len(dict(document)) for document in (storage.read() or {})["publications"].values())


class TestAWrite:
    def test_reaches_the_file_only_when_it_is_committed(self, path: Path) -> None:
        with Store(path).transaction() as transaction:
            table_of(transaction).insert(ONE)
        assert not path.exists()

    def test_is_not_made_where_the_command_fails(self, path: Path) -> None:
        store = add(path, ONE)
        with pytest.raises(ZeroDivisionError), changing(store) as table:
            table.insert({**TWO, "number": 1 / 0})
        assert keys(path) == ["iom2009caring"]

    def test_makes_the_folders_of_a_new_library(self, tmp_path: Path) -> None:
        add(tmp_path / "new" / "folder" / "library.json", ONE)
        assert keys(tmp_path / "new" / "folder" / "library.json") == ["iom2009caring"]

    def test_follows_a_symbolic_link_and_keeps_it(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "shared").mkdir()
        target = tmp_path / "shared" / "real.json"
        path.symlink_to(target)
        add(path, ONE)
        add(path, TWO)
        assert path.is_symlink()
        assert keys(target) == ["iom2009caring", "jobe2010causes"]
        assert not folder_of(path).exists()
        assert Store(target).undo().former_documents == [ONE, TWO]

    def test_keeps_the_permissions(self, path: Path) -> None:
        add(path, ONE)
        path.chmod(0o640)
        add(path, TWO)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
    def test_keeps_the_owner(self, path: Path) -> None:
        add(path, ONE)
        os.chown(path, 1234, 4321)
        add(path, TWO)
        assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)

    def test_lets_whoever_may_write_in_the_folder_write_versions(self, tmp_path: Path) -> None:
        (tmp_path / "group").mkdir()
        (tmp_path / "group").chmod(0o770)
        add(tmp_path / "group" / "library.json", ONE)
        versions_folder = folder_of(tmp_path / "group" / "library.json")
        assert stat.S_IMODE(versions_folder.stat().st_mode) == 0o770
        assert stat.S_IMODE((versions_folder / "lock").stat().st_mode) == 0o660

    @pytest.mark.parametrize(
        ("mask", "folder", "lock"), [(0o077, 0o700, 0o600), (0o027, 0o750, 0o600), (0o022, 0o755, 0o600)]
    )
    def test_lets_nobody_else_read_versions_or_hold_the_lock(
        self, tmp_path: Path, mask: int, folder: int, lock: int
    ) -> None:
        tmp_path.chmod(0o755)
        before = os.umask(mask)
        try:
            store = add(tmp_path / "library.json", ONE)
        finally:
            os.umask(before)
        assert stat.S_IMODE(store.versions.folder.stat().st_mode) == folder
        assert stat.S_IMODE(store.versions.lock.stat().st_mode) == lock

    @pytest.mark.parametrize("most", [1, 64])
    def test_closes_earlier_versions_to_those_to_whom_the_library_was_closed(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, most: int
    ) -> None:
        monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", most)
        store = add(path, ONE)
        add(path, TWO)
        path.chmod(0o600)
        add(path, THREE)
        add(path, {**ONE, "key": "other"})
        store.undo()
        open_to_others = [file.name for file in store.versions.folder.iterdir() if file.stat().st_mode & 0o077]
        assert open_to_others == []
        assert stat.S_IMODE(store.versions.folder.stat().st_mode) == 0o700

    @pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
    def test_is_done_on_a_file_system_that_has_neither_permissions_nor_links_and_sets_no_times(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, code: int
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(code, os.strerror(code))

        for name in ("chmod", "fchmod", "chown", "link", "utime"):
            monkeypatch.setattr(os, name, refuse, raising=False)  # Windows has but some of them
        add(path, ONE)
        store = add(path, TWO)
        assert keys(path) == ["iom2009caring", "jobe2010causes"]
        store.undo()
        assert keys(path) == ["iom2009caring"]

    def test_is_on_the_disk_before_it_takes_the_file_s_place(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add(path, ONE)
        steps: list[str] = []
        for name in ("fsync", "link", "rename", "replace"):
            monkeypatch.setattr(os, name, _noted(steps, name, getattr(os, name)))
        add(path, TWO)
        keeping, noting, replacing = ["rename", "fsync"], ["fsync"], ["replace", "fsync"]
        assert steps == [
            "fsync",
            *keeping,
            *noting,
            *replacing,
            "link",
        ]  # the version before it, and what is known of it, are before it

    def test_removes_what_writers_that_were_killed_left(self, path: Path) -> None:
        add(path, ONE)
        leaving = path.with_name(".library.json.k1ll3d.tmp")
        leaving.write_bytes(b"{")
        leftover = path.with_name(".other.json.k1ll3d.tmp")
        leftover.write_bytes(b"{")
        add(path, TWO)
        assert not leaving.exists()
        assert leftover.exists()

    def test_is_refused_where_another_program_has_written_meanwhile(self, path: Path) -> None:
        add(path, ONE)
        with Store(path).transaction() as transaction:
            table_of(transaction).insert(TWO)
            with TinyDB(path) as database:
                database.table("publications").insert(THREE)
            with pytest.raises(ChangedMeanwhileError, match="another program is changing it"):
                transaction.commit("add", NOW)
        assert keys(path) == ["iom2009caring", "gesod2017ideas"]
        assert [version.record_count for version in Store(path).versions.list_past()] == [0]

    def test_leaves_git_alone(self, path: Path) -> None:
        add(path, ONE)
        assert (folder_of(path) / ".gitignore").read_text() == "*\n"


def _noted(steps: list[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **options: Any) -> Any:
        steps.append(name)
        return function(*arguments, **options)

    return run


def test_a_write_gives_the_stamp_of_the_file(path: Path) -> None:
    store = Store(path)
    with store.transaction() as transaction:
        assert transaction.old_stamp is None
        assert transaction.commit("first", NOW) == store.stamp()
