"""The store: what is on the disk after a write, after none, and after everything that can go wrong."""

import errno
import json
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete
from tinydb.storages import MemoryStorage, Storage
from tinydb.table import Table

from arbitrary import publications
from protlib.errors import InputRefusedError, LibraryUnusableError, NothingFoundError
from protlib.model import Publication
from protlib.storage import ChangedMeanwhileError, Store, contents, versions

NOW = "2026-11-24T12:00:00Z"
ONE = {
    "key": "iom2009caring",
    "type": "report",
    "title": "Caring for Trafficked Persons",
    "authors": [{"family": "Zimmerman"}],
}
TWO = {
    "key": "jobe2010causes",
    "type": "report",
    "title": "Les causes et conséquences",
    "tags": ["re-trafficking"],
}
THREE = {"key": "gesod2017ideas", "type": "chapter", "title": "Ideas"}


@contextmanager
def changing(store: Store, label: str = "a command") -> Iterator[Table]:
    with store.transaction() as transaction:
        yield table_of(transaction)
        transaction.commit(label, NOW)


def table_of(storage: Storage) -> Table:
    return TinyDB(storage=lambda: storage).table("publications")


def add(path: Path, *documents: dict[str, Any], label: str = "a command") -> Store:
    store = Store(path)
    with changing(store, label) as table:
        table.insert_multiple(documents)
    return store


def keys(path: Path) -> list[str]:
    with TinyDB(path) as database:
        return [document["key"] for document in database.table("publications").all()]


def folder_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.versions")


class TestTheFile:
    def test_is_read_by_plain_tinydb(self, path: Path) -> None:
        add(path, ONE, TWO)
        with TinyDB(path, access_mode="r", encoding="utf-8") as database:
            assert database.tables() == {"library", "publications"}
            assert database.table("publications").all() == [ONE, TWO]
            assert [document.doc_id for document in database.table("publications")] == [1, 2]
            assert database.table("library").all() == [
                {"format": 1, "created": NOW, "changed": NOW, "changed_by": "a command"}
            ]

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
        assert [line for line, old in zip(after, before, strict=True) if line != old] == [
            '      "title": "Ideas",'
        ]

    def test_is_read_after_plain_tinydb_has_written_it(self, path: Path) -> None:
        add(path, ONE)
        with TinyDB(path) as database:
            database.table("publications").insert(TWO)
        assert Store(path).documents() == [ONE, TWO]
        assert Store(path).header().changed_by == "a command"

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

    def test_holds_no_number_that_json_cannot(self, path: Path) -> None:
        add(path, ONE)
        before = path.read_bytes()
        with pytest.raises(
            InputRefusedError, match="gesod2017ideas cannot be kept: Integer exceeds 64-bit range"
        ):
            add(path, TWO, {**THREE, "extra": {"number": 2**70}})
        assert path.read_bytes() == before


LAYOUTS: dict[str, Callable[[bytes], bytes]] = {
    "as protlib writes it": lambda raw: raw,
    "on one line": lambda raw: json.dumps(json.loads(raw)).encode(),
    "with one space": lambda raw: json.dumps(json.loads(raw), indent=1).encode(),
    "with four spaces": lambda raw: json.dumps(json.loads(raw), indent=4).encode(),
    "with Windows line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "with the fields in another order": lambda raw: json.dumps(
        json.loads(raw), indent=2, sort_keys=True
    ).encode(),
    "with another table behind": lambda raw: json.dumps(
        {**json.loads(raw), "_default": {}}, indent=2
    ).encode(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(records=st.lists(publications(), max_size=4))
def test_records_pass_through_unread_as_they_are(layout: str, records: list[Publication]) -> None:
    documents = {
        str(number): {"key": f"k{number}", **record.to_dict()} for number, record in enumerate(records, 1)
    }
    header = contents.Header(changed_by="a command")
    raw = LAYOUTS[layout](contents.dumps({**contents.empty(), "publications": {**documents}}, header))
    tables = contents.skim(raw)
    assert [document["key"] for document in tables["publications"].values()] == [
        document["key"] for document in documents.values()
    ]
    written = contents.dumps(tables, header)
    assert contents.loads(written) == contents.loads(raw)
    assert {number: dict(document) for number, document in tables["publications"].items()} == documents
    assert contents.dumps(tables, header) == written


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
    function, left = OPERATIONS[operation]
    table = table_of(storage)
    function(table)
    assert table.all() == [
        {name: value for name, value in each.items() if value is not None} for each in left
    ]
    assert all(
        len(document) == len(dict(document)) for document in (storage.read() or {})["publications"].values()
    )


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
        assert Store(target).undo().was == [ONE, TWO]

    @pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
    def test_keeps_the_permissions(self, path: Path) -> None:
        add(path, ONE)
        path.chmod(0o640)
        add(path, TWO)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away"
    )
    def test_keeps_the_owner(self, path: Path) -> None:
        add(path, ONE)
        os.chown(path, 1234, 4321)
        add(path, TWO)
        assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)

    @pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
    def test_lets_whoever_may_write_in_the_folder_write_versions(self, tmp_path: Path) -> None:
        (tmp_path / "group").mkdir()
        (tmp_path / "group").chmod(0o770)
        add(tmp_path / "group" / "library.json", ONE)
        versions_folder = folder_of(tmp_path / "group" / "library.json")
        assert stat.S_IMODE(versions_folder.stat().st_mode) == 0o770
        assert stat.S_IMODE((versions_folder / "lock").stat().st_mode) == 0o660

    def test_is_on_the_disk_before_it_takes_the_file_s_place(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(path, ONE)
        steps: list[str] = []
        for name in ("fsync", "link", "replace"):
            monkeypatch.setattr(os, name, _noted(steps, name, getattr(os, name)))
        add(path, TWO)
        assert steps == ["fsync", "link", "replace", "fsync"]

    def test_removes_what_writers_that_were_killed_left(self, path: Path) -> None:
        add(path, ONE)
        leaving = path.with_name(".library.json.k1ll3d.tmp")
        leaving.write_bytes(b"{")
        other = path.with_name(".other.json.k1ll3d.tmp")
        other.write_bytes(b"{")
        add(path, TWO)
        assert not leaving.exists()
        assert other.exists()

    def test_is_refused_where_another_program_has_written_meanwhile(self, path: Path) -> None:
        add(path, ONE)
        with Store(path).transaction() as transaction:
            table_of(transaction).insert(TWO)
            with TinyDB(path) as database:
                database.table("publications").insert(THREE)
            with pytest.raises(ChangedMeanwhileError, match="being changed by another program"):
                transaction.commit("add", NOW)
        assert keys(path) == ["iom2009caring", "gesod2017ideas"]
        assert [version.records for version in Store(path).versions.past()] == [0]

    def test_leaves_git_alone(self, path: Path) -> None:
        add(path, ONE)
        assert (folder_of(path) / ".gitignore").read_text() == "*\n"


def _noted(steps: list[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **options: Any) -> Any:
        steps.append(name)
        return function(*arguments, **options)

    return run


NOT_A_LIBRARY: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "is empty"),
    "white space": (b" \n", "is empty"),
    "a bibliography": (b"@report{iom2009caring,\n}\n", "is not a library"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "is not a library"),
    "a list": (b"[1, 2]", "is not a library"),
    "another JSON file": (b'{"name": "protlib", "version": 1}', "is not a library"),
    "another TinyDB file": (b'{"_default": {"1": {"title": "x"}}}', "it has no format version"),
    "publications of another program": (
        b'{"publications": {"1": {"title": "x"}}}',
        "it has no format version",
    ),
    "a newer library": (b'{"library": {"1": {"format": 2}}, "publications": {}}', "newer protlib"),
    "a conflict of Git": (b'{\n<<<<<<< HEAD\n  "library": {}\n', "is damaged: .*line 2"),
    "broken UTF-8": (
        b'{"library": {"1": {"format": 1}}, "publications": {"1": {"key": "\xff"}}}',
        "is damaged",
    ),
}


class TestAFileThatIsNoLibrary:
    @pytest.mark.parametrize("case", NOT_A_LIBRARY)
    def test_is_refused_by_name_and_left_alone(self, path: Path, case: str) -> None:
        content, why = NOT_A_LIBRARY[case]
        path.write_bytes(content)
        with pytest.raises(LibraryUnusableError, match=f"library.json.*{why}"):
            Store(path).documents()
        with pytest.raises(LibraryUnusableError, match=f"library.json.*{why}"):
            add(path, ONE)
        assert path.read_bytes() == content

    def test_gets_nothing_beside_it(self, path: Path) -> None:
        path.write_text("@report{iom2009caring}")
        with pytest.raises(LibraryUnusableError):
            add(path, ONE)
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.parametrize("length", [1, 2, 20, 100, 250])
    def test_is_refused_wherever_it_was_cut(self, path: Path, length: int) -> None:
        add(path, ONE)
        add(path, TWO)
        path.write_bytes(content := path.read_bytes()[:length])
        with pytest.raises(LibraryUnusableError, match=r"is cut short.*protlib undo.*000002-1\.json"):
            add(path, THREE)
        assert path.read_bytes() == content

    def test_is_refused_where_it_is_a_folder(self, path: Path) -> None:
        path.mkdir()
        with pytest.raises(LibraryUnusableError, match="is a folder"):
            Store(path).documents()
        with pytest.raises(LibraryUnusableError, match="is a folder"):
            add(path, ONE)

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null")
    def test_is_refused_where_it_is_a_device(self) -> None:
        with pytest.raises(LibraryUnusableError, match="is not a regular file"):
            Store(Path("/dev/null")).documents()
        with pytest.raises(LibraryUnusableError, match="is not a regular file"):
            add(Path("/dev/null"), ONE)


DAMAGES: dict[str, tuple[dict[str, Any], str]] = {
    "no key": ({"title": "Untitled"}, "in document 2 there is no key"),
    "the key of another record": ({"key": "IOM2009caring"}, "documents 1 and 2 both have the key"),
    "a title that is a number": ({"key": "x", "title": 5}, r"document 2 \(x\) title is not"),
    "an author that is a text": ({"key": "x", "authors": ["Jobe"]}, r"\(x\) authors is not"),
    "an author with a part unknown": ({"key": "x", "authors": [{"name": "Jobe"}]}, r"\(x\) authors is not"),
    "tags in one text": ({"key": "x", "tags": "a, b"}, r"\(x\) tags is not"),
    "an extra that is a text": ({"key": "x", "extra": "y"}, r"\(x\) extra is not"),
}


@pytest.mark.parametrize("case", DAMAGES)
def test_a_record_that_is_none_is_named(path: Path, case: str) -> None:
    document, why = DAMAGES[case]
    add(path, ONE)
    with TinyDB(path) as database:
        database.table("publications").insert(document)
    with pytest.raises(LibraryUnusableError, match=why):
        Store(path).documents()


def test_a_document_has_a_number(path: Path) -> None:
    add(path, ONE)
    path.write_bytes(path.read_bytes().replace(b'"1": {\n      "key"', b'"one": {\n      "key"'))
    with pytest.raises(LibraryUnusableError, match="“one” is not the number of a document"):
        Store(path).documents()


def test_a_record_may_have_fields_of_other_programs(path: Path) -> None:
    add(path, {**ONE, "shelf": 5})
    assert Store(path).documents() == [{**ONE, "shelf": 5}]


class TestALibraryThatCannotBeWritten:
    def test_because_it_is_read_only(self, path: Path) -> None:
        add(path, ONE)
        path.chmod(0o444)
        with pytest.raises(LibraryUnusableError, match=r"library\.json cannot be written: it is read-only"):
            add(path, TWO)
        assert keys_of_read_only(path) == ["iom2009caring"]

    def test_because_its_folder_is_read_only(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        add(folder / "library.json", ONE)
        folder.chmod(0o555)
        try:
            with pytest.raises(LibraryUnusableError, match="folder cannot be written: it is read-only"):
                add(folder / "library.json", TWO)
            assert Store(folder / "library.json").documents() == [ONE]
        finally:
            folder.chmod(0o755)

    def test_because_its_folder_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with pytest.raises(LibraryUnusableError, match="cannot be written: "):
            add(tmp_path / "file" / "library.json", ONE)

    def test_because_it_is_a_loop_of_links(self, path: Path) -> None:
        path.symlink_to(path.with_name("other.json"))
        path.with_name("other.json").symlink_to(path)
        for act in (Store(path).documents, Store(path).stamp, lambda: add(path, ONE)):
            with pytest.raises(LibraryUnusableError, match=r"library\.json cannot be read: "):
                act()

    def test_because_a_file_stands_where_its_versions_go(self, path: Path) -> None:
        folder_of(path).write_text("x")
        with pytest.raises(LibraryUnusableError, match=r"File exists \(.*\.library\.json\.versions\)"):
            add(path, ONE)

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def test_because_the_disk_is_full(self, path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        add(path, ONE)
        before = path.read_bytes()
        monkeypatch.setattr(os, step, _full)
        with pytest.raises(LibraryUnusableError, match="no space is left on the disk") as caught:
            add(path, TWO)
        assert "\n" not in str(caught.value)
        monkeypatch.undo()
        assert path.read_bytes() == before
        assert not list(path.parent.glob("*.tmp"))
        add(path, TWO)
        assert [version.records for version in Store(path).versions.past()] == [0, 1]

    def test_because_the_disk_is_full_and_has_no_links(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(path, ONE)
        monkeypatch.setattr(os, "link", _forbidden)
        monkeypatch.setattr("shutil.copy2", _full)
        with pytest.raises(LibraryUnusableError, match="no space is left on the disk"):
            add(path, TWO)
        assert keys(path) == ["iom2009caring"]

    def test_because_another_process_is_writing(self, path: Path) -> None:
        told: list[str] = []
        with Store(path).transaction(), pytest.raises(LibraryUnusableError, match="another process"):
            add_with(Store(path, patience=0.05, tell=told.append))
        assert told == []

    def test_and_who_waits_is_told_once(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("protlib.storage.lock._SILENCE", 0.01)
        told: list[str] = []
        with Store(path).transaction(), pytest.raises(LibraryUnusableError, match=r"library\.json"):
            add_with(Store(path, patience=0.1, tell=told.append))
        assert told == [f"waiting for another protlib that is writing {path}"]

    def test_until_the_other_process_is_done_whatever_becomes_of_the_lock_s_file(self, path: Path) -> None:
        add(path, ONE)
        waiter = Thread(target=add_with, args=[Store(path)])
        with Store(path).transaction():
            waiter.start()
            time.sleep(0.05)
            (folder_of(path) / "lock").unlink()
        waiter.join()
        assert keys(path) == ["iom2009caring", "jobe2010causes"]


def add_with(store: Store) -> None:
    with changing(store) as table:
        table.insert(TWO)


def keys_of_read_only(path: Path) -> list[str]:
    return [document["key"] for document in Store(path).documents()]


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _forbidden(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.fixture(params=["linked", "copied"])
def stepped(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A library to which three commands added a record each, on a file system with hard links and without."""
    if request.param == "copied":
        monkeypatch.setattr(os, "link", _forbidden)
    for document in (ONE, TWO, THREE):
        store = add(path, document, label=f"add {document['key']}")
    return store


class TestUndo:
    def test_goes_back_command_by_command_to_the_empty_library(self, stepped: Store) -> None:
        undone = [stepped.undo() for _ in range(3)]
        assert [step.changed_by for step in undone] == [
            "add gesod2017ideas",
            "add jobe2010causes",
            "add iom2009caring",
        ]
        assert [len(step.now) for step in undone] == [2, 1, 0]
        assert stepped.documents() == []

    def test_ends_where_nothing_is_kept(self, stepped: Store) -> None:
        for _ in range(3):
            stepped.undo()
        with pytest.raises(NothingFoundError, match="nothing to undo"):
            stepped.undo()
        with pytest.raises(NothingFoundError, match="nothing to undo"):
            Store(stepped.path.with_name("other") / "library.json").undo()
        assert not stepped.path.with_name("other").exists()

    def test_is_undone_by_redo(self, stepped: Store) -> None:
        content = stepped.path.read_bytes()
        stepped.undo()
        stepped.undo()
        assert stepped.redo().changed_by == "add jobe2010causes"
        assert stepped.redo().changed_by == "add gesod2017ideas"
        assert stepped.path.read_bytes() == content
        with pytest.raises(NothingFoundError, match="nothing to redo"):
            stepped.redo()

    def test_can_follow_a_redo(self, stepped: Store) -> None:
        stepped.undo()
        stepped.redo()
        assert stepped.undo().changed_by == "add gesod2017ideas"
        assert keys(stepped.path) == ["iom2009caring", "jobe2010causes"]

    def test_is_final_once_another_command_has_changed_the_library(self, stepped: Store) -> None:
        stepped.undo()
        add(stepped.path, {**THREE, "key": "other"})
        with pytest.raises(NothingFoundError, match="nothing to redo"):
            stepped.redo()
        stepped.undo()
        assert keys(stepped.path) == ["iom2009caring", "jobe2010causes"]

    def test_puts_a_lost_library_back(self, stepped: Store) -> None:
        stepped.path.unlink()
        step = stepped.undo()
        assert (step.was, step.damaged) == (None, None)
        assert keys(stepped.path) == ["iom2009caring", "jobe2010causes"]

    def test_puts_a_damaged_library_back_and_keeps_what_was_left_of_it(self, stepped: Store) -> None:
        for _ in range(2):
            stepped.path.write_bytes(rest := stepped.path.read_bytes()[:-40])
            step = stepped.undo()
            assert step.was is None
            assert step.damaged is not None
            assert step.damaged.read_bytes() == rest
        assert keys(stepped.path) == ["iom2009caring"]

    def test_does_not_touch_what_a_newer_protlib_has_written(self, stepped: Store) -> None:
        content = json.loads(stepped.path.read_bytes())
        content["library"]["1"]["format"] = 2
        stepped.path.write_text(json.dumps(content))
        with pytest.raises(LibraryUnusableError, match="newer protlib"):
            stepped.undo()
        assert json.loads(stepped.path.read_bytes()) == content

    def test_refuses_a_version_that_is_damaged(self, stepped: Store) -> None:
        version = stepped.versions.past()[-1].path
        version.unlink()
        version.write_bytes(b"{")
        with pytest.raises(
            LibraryUnusableError, match=f"{version.name} is cut short: remove it to go further back"
        ):
            stepped.undo()
        assert len(keys(stepped.path)) == 3

    def test_keeps_the_permissions_of_today(self, stepped: Store) -> None:
        stepped.path.chmod(0o600)
        stepped.undo()
        assert stat.S_IMODE(stepped.path.stat().st_mode) == 0o600

    def test_takes_back_what_another_program_has_written(self, stepped: Store) -> None:
        with TinyDB(stepped.path) as database:
            database.table("publications").truncate()
        add(stepped.path, {**ONE, "key": "new"})
        stepped.undo()
        assert stepped.documents() == []


class TestVersions:
    def test_are_whole_libraries_that_tinydb_opens(self, stepped: Store) -> None:
        assert [keys(version.path) for version in stepped.versions.past()] == [
            [],
            ["iom2009caring"],
            ["iom2009caring", "jobe2010causes"],
        ]

    def test_are_not_changed_by_who_writes_into_the_library(self, stepped: Store) -> None:
        before = [version.path.read_bytes() for version in stepped.versions.past()]
        with TinyDB(stepped.path) as database:
            database.table("publications").truncate()
        assert [version.path.read_bytes() for version in stepped.versions.past()] == before

    def test_are_so_many_and_no_more(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(versions, "_MOST", 3)
        for number in range(6):
            add(path, {**ONE, "key": f"key{number}"})
        assert [version.records for version in Store(path).versions.past()] == [3, 4, 5]

    def test_are_so_big_and_no_bigger_but_always_two(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(versions, "_MOST_BYTES", 1)
        for number in range(6):
            add(path, {**ONE, "key": f"key{number}"})
        assert [version.records for version in Store(path).versions.past()] == [4, 5]

    def test_that_are_damaged_are_told_as_such(self, stepped: Store) -> None:
        damaged = stepped.versions.past()[-1].path
        damaged.unlink()
        damaged.write_bytes(b"{")
        assert [kept.label for kept in stepped.kept()] == [
            f"{damaged} is cut short",
            "add iom2009caring",
            "a new library",
        ]

    def test_that_a_writer_drops_meanwhile_are_not_told(
        self, stepped: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        past = stepped.versions.past()
        monkeypatch.setattr(stepped.versions, "past", lambda: past)
        past[-1].path.unlink()
        assert [kept.label for kept in stepped.kept()] == ["add iom2009caring", "a new library"]

    def test_that_cannot_be_pruned_do_not_fail_a_write(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(path, ONE)
        monkeypatch.setattr(versions.Versions, "prune", _forbidden)
        add(path, TWO)
        assert keys(path) == ["iom2009caring", "jobe2010causes"]


def test_a_write_gives_the_stamp_of_the_file(path: Path) -> None:
    store = Store(path)
    with store.transaction() as transaction:
        assert transaction.before is None
        assert transaction.commit("first", NOW) == store.stamp()
