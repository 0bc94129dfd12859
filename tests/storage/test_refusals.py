"""What is no library, or cannot be written, is refused and left alone."""

import json
import os
import re
import time
from pathlib import Path
from threading import Thread

import orjson
import pytest

from mishaps import budget
from mishaps.passing_time import let_time_pass
from protlib.errors import LibraryUnusableError
from protlib.storage import Store, UnsureError
from sample_records.stored_records import ONE, THREE, TWO, add, changing, folder_of, forbidden, full, keys

NOT_A_LIBRARY: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "is empty"),
    "white space": (b" \n", "is empty"),
    "brackets": (b"{}\n", "it has nothing in it"),
    "a bibliography": (b"@report{iom2009caring,\n}\n", "is not a library"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "is not a library"),
    "a list": (b"[1, 2]", "is not a library"),
    "another JSON file": (b'{"name": "protlib", "version": 1}', "is not a library"),
    "another TinyDB file": (b'{"_default": {"1": {"title": "x"}}}', "it has no format version"),
    "publications of another program": (
        b'{"publications": {"1": {"title": "x"}}}',
        "it has no format version",
    ),
    "a newer library": (b'{"library": {"1": {"format": 3}}, "publications": {}}', "newer protlib"),
    "a conflict of Git": (
        b'{\n<<<<<<< HEAD\n  "library": {}\n',
        r"has a Git merge conflict in it \(line 2\)",
    ),
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

    @pytest.mark.parametrize("content", [b"", b"{}", b"null", b"[]"])
    def test_is_not_to_be_imported_where_it_holds_nothing(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        advice = (
            "it was left untouched; use another library with --library, or put back a copy of it,"
            " or remove it to begin with a new one"
        )
        with pytest.raises(LibraryUnusableError, match=f"{advice}$"):
            Store(path).documents()
        path.unlink()
        add(path, ONE)
        add(path, TWO)
        path.write_bytes(content)
        with pytest.raises(LibraryUnusableError, match=r"undo” puts back .*, 1 record, or use another .* --library$"):
            Store(path).documents()

    @pytest.mark.parametrize("length", [1, 2, 20, 100, 250])
    def test_is_refused_wherever_it_was_cut(self, path: Path, length: int) -> None:
        add(path, ONE)
        add(path, TWO)
        path.write_bytes(content := path.read_bytes()[:length])
        with pytest.raises(LibraryUnusableError, match=r"is cut off.*protlib --library .* undo.*000002-1\.json"):
            add(path, THREE)
        assert path.read_bytes() == content

    def test_is_refused_where_it_is_a_folder(self, path: Path) -> None:
        path.mkdir()
        with pytest.raises(LibraryUnusableError, match="is a folder"):
            Store(path).documents()
        with pytest.raises(LibraryUnusableError, match="is a folder"):
            add(path, ONE)
        with pytest.raises(LibraryUnusableError, match="is a folder"):
            Store(Path(path.anchor)).documents()

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no /dev/null")
    def test_is_refused_where_it_is_a_device(self) -> None:
        with pytest.raises(LibraryUnusableError, match="is not a regular file"):
            Store(Path("/dev/null")).documents()
        with pytest.raises(LibraryUnusableError, match="is not a regular file"):
            add(Path("/dev/null"), ONE)


class TestUndoing:
    """A file that is whole but for a record is not given up for an older one without asking."""

    def test_a_record_without_a_number_is_asked_for(self, path: Path) -> None:
        store = add(path, ONE)
        add(path, TWO)
        content = path.read_bytes().replace(b'"2": {\n      "key"', b'"two": {\n      "key"')
        path.write_bytes(content)
        with pytest.raises(
            UnsureError, match=r"mend it there, or .*import .*, or “protlib --library .* undo --yes” puts back"
        ):
            store.undo()
        assert path.read_bytes() == content
        step = store.undo(sure=True)
        assert step.damaged_path is not None
        assert step.damaged_path.read_bytes() == content
        assert keys(path) == ["iom2009caring"]

    def test_both_sides_of_a_merge_is_asked_for(self, path: Path) -> None:
        store = add(path, ONE)
        add(path, TWO)
        content = path.read_bytes().replace(b'      "title": "Les', b'<<<<<<< HEAD\n      "title": "Les')
        path.write_bytes(content)
        with pytest.raises(
            UnsureError, match=r"merge --markers” joins the two sides, field by field, or solve it in Git"
        ):
            store.undo()
        assert path.read_bytes() == content


class TestTooLittleMemory:
    @pytest.fixture
    def big(self, path: Path) -> Path:
        add(path, ONE)
        add(path, *({"key": f"k{number}", "title": "T", "abstract": "x " * 500_000} for number in range(40)))
        return path

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "command",
        [["list"], ["show", "k1"], ["add", "--title", "Other"], ["remove", "--yes", "k1"], ["undo"]],
    )
    def test_is_told_as_such_and_leaves_the_library_alone(self, big: Path, command: list[str]) -> None:
        before = big.read_bytes()
        ran = budget.command(*command, library=big, megabytes=250)
        assert ran.code == 4
        assert re.fullmatch(r"protlib: .*not enough memory.*\n", ran.err)
        assert "undo" not in ran.err
        assert big.read_bytes() == before
        assert [version.record_count for version in Store(big).versions.list_past()] == [0, 1]

    @pytest.mark.slow
    def test_for_a_library_that_is_imported_is_told_as_such(self, big: Path) -> None:
        ran = budget.command("import", big, library=big.with_name("other.json"), megabytes=250)
        assert (ran.code, ran.err) == (4, "protlib: not enough memory\n")

    @pytest.mark.slow
    @pytest.mark.parametrize("megabytes", [258, 270])
    def test_never_ends_in_a_crash(self, path: Path, megabytes: int) -> None:
        store = add(path, *({"key": f"k{number}", "title": "T", "tags": ["x"] * 60} for number in range(12_000)))
        add(path, ONE)
        before = path.read_bytes()
        ran = budget.command("undo", library=path, megabytes=megabytes, seconds=20)
        assert ran.code in {0, 4}
        assert "damaged" not in ran.err
        assert (path.read_bytes() == before) == (ran.code == 4)
        assert len(store.versions.list_past()) == (2 if ran.code == 4 else 1)

    def test_for_a_version_is_no_damage(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = add(path, ONE)
        before = path.read_bytes()

        def no_room(_raw: bytes) -> None:
            raise orjson.JSONDecodeError("Not enough memory to allocate buffer for parsing", "", 0)

        monkeypatch.setattr(orjson, "loads", no_room)
        with pytest.raises(LibraryUnusableError, match="cannot be read: not enough memory"):
            store.undo()
        assert path.read_bytes() == before


def test_a_version_of_a_newer_protlib_is_not_put_back(path: Path) -> None:
    store = add(path, ONE)
    add(path, TWO)
    version = store.versions.list_past()[-1].path
    version.unlink()
    version.write_text('{"library": {"1": {"format": 3}}, "publications": {}}')
    with pytest.raises(LibraryUnusableError, match=f"{version.name} was written by a newer protlib .*: install"):
        store.undo()


def test_a_document_has_a_number(path: Path) -> None:
    add(path, ONE)
    path.write_bytes(path.read_bytes().replace(b'"1": {\n      "key"', b'"one": {\n      "key"'))
    with pytest.raises(LibraryUnusableError, match="“one” is not the number of a document"):
        Store(path).documents()


@pytest.mark.parametrize(
    ("table", "numbers", "why"),
    [
        ("publications", ("7", "007"), "two documents have the same number"),
        ("decisions", ("7", "007"), "two documents have the same number"),
        ("publications", ("9" * 5000,), f"“{'9' * 40}” is not the number of a document"),
        ("decisions", ("one",), "“one” is not the number of a document"),
    ],
)
def test_no_document_is_lost_by_its_number(path: Path, table: str, numbers: tuple[str, ...], why: str) -> None:
    documents = {number: {"key": f"k{number}", "title": number} for number in numbers}
    tables = {"library": {"1": {"format": 2}}, "publications": {}, table: documents}
    path.write_text(json.dumps(tables))
    before = path.read_bytes()
    with pytest.raises(LibraryUnusableError, match=why):
        add(path, TWO)
    assert path.read_bytes() == before


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

    def test_because_the_folder_of_its_versions_is_read_only(self, path: Path) -> None:
        add(path, ONE)
        folder_of(path).chmod(0o555)
        with pytest.raises(LibraryUnusableError, match=r"versions cannot be written: it is read-only"):
            add(path, TWO)
        folder_of(path).chmod(0o755)
        assert (folder_of(path) / "lock").stat().st_mode & 0o600 == 0o600
        add(path, TWO)

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
    def test_because_the_disk_isfull(self, path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
        add(path, ONE)
        before = path.read_bytes()
        monkeypatch.setattr(os, step, full)
        with pytest.raises(LibraryUnusableError, match="the disk is full") as caught:
            add(path, TWO)
        assert "\n" not in str(caught.value)
        monkeypatch.undo()
        assert path.read_bytes() == before
        assert not list(path.parent.glob("*.tmp"))
        add(path, TWO)
        assert [version.record_count for version in Store(path).versions.list_past()] == [0, 1]

    def test_because_the_disk_isfull_and_has_no_links(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add(path, ONE).versions.let_go()
        monkeypatch.setattr(os, "link", forbidden)
        monkeypatch.setattr("shutil.copyfile", full)
        with pytest.raises(LibraryUnusableError, match="the disk is full"):
            add(path, TWO)
        assert keys(path) == ["iom2009caring"]

    def test_because_another_process_is_writing(self, path: Path) -> None:
        messages: list[str] = []
        with (
            Store(path).transaction(),
            pytest.raises(
                LibraryUnusableError,
                match=r"is being written by “protlib” of .*; gave up after 0\.05 seconds",
            ),
        ):
            add_with(Store(path, patience=0.05, tell=messages.append))
        assert messages == []

    def test_and_who_waits_is_told_once(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        let_time_pass(monkeypatch, "protlib.storage.lock")
        messages: list[str] = []
        with Store(path).transaction(), pytest.raises(LibraryUnusableError, match=r"library\.json"):
            add_with(Store(path, patience=5, tell=messages.append))
        [line] = messages
        assert line.startswith("waiting for “protlib” of ")
        assert line.endswith(f"), which is writing {path}")

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
