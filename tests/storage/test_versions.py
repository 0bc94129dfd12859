"""The versions that are kept: undo, redo, and how many there are."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from protlib.errors import LibraryUnusableError, NothingFoundError
from protlib.storage import Store
from protlib.storage.history import stack, version_keeper
from protlib.storage.history.version_files import Version, VersionFiles
from protlib.system.atomic import write_whole
from sample_records.stored_records import ONE, THREE, TWO, add, forbidden, keys


@pytest.fixture(params=["linked", "copied", "packed"])
def stepped(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A library to which three commands added a record each,
    with hard links and without, earlier ones packed or not.
    """
    if request.param == "copied":
        monkeypatch.setattr(os, "link", forbidden)
    if request.param == "packed":
        monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    for document in (ONE, TWO, THREE):
        store = add(path, document, label=f"add {document['key']}")
    return store


def _noting(paths: list[Path], write: Callable[..., None]) -> Callable[..., None]:
    def noted(path: Path, *others: Any, **options: Any) -> None:
        paths.append(path)
        write(path, *others, **options)

    return noted


def wholes(store: Store) -> list[Version]:
    return [version for version in store.versions.list_past() if version.path.suffix == ".json"]


class TestUndo:
    def test_goes_back_command_by_command_to_the_empty_library(self, stepped: Store) -> None:
        undone = [stepped.undo() for _ in range(3)]
        assert [step.changed_by for step in undone] == [
            "add gesod2017ideas",
            "add jobe2010causes",
            "add iom2009caring",
        ]
        assert [len(step.present_documents or ()) for step in undone] == [2, 1, 0]
        assert stepped.documents() == []

    def test_ends_where_nothing_is_kept(self, stepped: Store) -> None:
        for _ in range(3):
            stepped.undo()
        with pytest.raises(NothingFoundError, match=r"nothing to undo$"):
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

    @pytest.mark.parametrize("to", [1, 2, 3])
    def test_of_several_commands_is_one_write_and_leaves_what_several_undos_leave(
        self, stepped: Store, to: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        states = [stepped.path.read_bytes()]
        remaining = stepped.list_versions()
        writes: list[Path] = []
        monkeypatch.setattr("protlib.storage.replacement.write_whole", _noting(writes, write_whole))
        step = stepped.undo(number=to)
        assert writes == [stepped.path]
        commands = ["add gesod2017ideas", "add jobe2010causes", "add iom2009caring"][: 4 - to]
        assert (list(step.commands), len(step.present_documents or ())) == (commands, to - 1)
        states.append(stepped.path.read_bytes())
        assert (len(stepped.versions.list_past()), stepped.versions.number()) == (to - 1, to)
        for count in range(4 - to):
            assert [version.changed_by for version in stepped.list_versions()[: 4 - to - count]] == commands[
                : 4 - to - count
            ]
            assert stepped.redo().changed_by == commands[-1 - count]
        assert (stepped.path.read_bytes(), stepped.list_versions()) == (states[0], remaining)
        with pytest.raises(NothingFoundError, match="nothing to redo"):
            stepped.redo()

    def test_to_a_version_that_is_not_before_the_library_is_refused(self, stepped: Store) -> None:
        content = stepped.path.read_bytes()
        for number in (0, 4, 5):
            with pytest.raises(NothingFoundError, match=f"version {number} is not kept, or is newer"):
                stepped.undo(number=number)
        assert stepped.path.read_bytes() == content

    def test_of_several_commands_keeps_what_was_undone_before(self, stepped: Store) -> None:
        content = stepped.path.read_bytes()
        stepped.undo()
        stepped.undo(number=1)
        assert [stepped.redo().changed_by for _ in range(3)][-1] == "add gesod2017ideas"
        assert stepped.path.read_bytes() == content

    def test_of_several_commands_puts_a_damaged_library_back(self, stepped: Store) -> None:
        stepped.path.write_bytes(rest := stepped.path.read_bytes()[:-40])
        step = stepped.undo(number=2)
        assert step.damaged_path is not None
        assert (step.damaged_path.read_bytes(), keys(stepped.path)) == (rest, ["iom2009caring"])
        assert stepped.redo().changed_by == "add jobe2010causes"
        assert keys(stepped.path) == ["iom2009caring", "jobe2010causes"]

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
        assert (step.former_documents, step.damaged_path) == (None, None)
        assert keys(stepped.path) == ["iom2009caring", "jobe2010causes", "gesod2017ideas"]

    def test_puts_back_what_was_before_where_the_second_name_is_lost_too(self, stepped: Store) -> None:
        stepped.versions.let_go()
        stepped.path.unlink()
        stepped.undo()
        assert keys(stepped.path) == ["iom2009caring", "jobe2010causes"]

    def test_puts_a_damaged_library_back_and_keeps_what_was_left_of_it(self, stepped: Store) -> None:
        for _ in range(2):
            stepped.versions.let_go()
            stepped.path.write_bytes(rest := stepped.path.read_bytes()[:-40])
            step = stepped.undo()
            assert step.former_documents is None
            assert step.damaged_path is not None
            assert step.damaged_path.read_bytes() == rest
        assert keys(stepped.path) == ["iom2009caring"]

    def test_does_not_touch_what_a_newer_protlib_has_written(self, stepped: Store) -> None:
        content = json.loads(stepped.path.read_bytes())
        content["library"]["1"]["format"] = 3
        stepped.path.write_text(json.dumps(content))
        with pytest.raises(LibraryUnusableError, match="newer protlib"):
            stepped.undo()
        assert json.loads(stepped.path.read_bytes()) == content

    def test_refuses_a_version_that_is_damaged(self, stepped: Store) -> None:
        version = stepped.versions.list_past()[-1].path
        version.unlink()
        version.write_bytes(b"{")
        with pytest.raises(
            LibraryUnusableError,
            match=rf"{version.name} is cut off: (remove it to go further|no other is left)",
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
        assert [keys(version.path) for version in wholes(stepped)] == [
            [],
            ["iom2009caring"],
            ["iom2009caring", "jobe2010causes"],
        ][-len(wholes(stepped)) :]

    def test_are_not_changed_by_who_writes_into_the_library(self, stepped: Store) -> None:
        stepped.versions.let_go()
        before = [version.path.read_bytes() for version in stepped.versions.list_past()]
        with TinyDB(stepped.path) as database:
            database.table("publications").truncate()
        assert [version.path.read_bytes() for version in stepped.versions.list_past()] == before

    def test_that_are_damaged_are_told_as_such(self, stepped: Store) -> None:
        damaged = stepped.versions.list_past()[-1].path
        damaged.unlink()
        damaged.write_bytes(b"{")
        count = len(wholes(stepped)) - 1  # what is packed is made of the one that is damaged
        assert [version.changed_by for version in stepped.list_versions()] == [
            f"{damaged} is cut off",
            *["add iom2009caring", "a new library"][:count],
        ]

    def test_that_a_writer_drops_meanwhile_are_not_told(self, stepped: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        past = stepped.versions.list_past()
        monkeypatch.setattr(stepped.versions, "list_past", lambda: past)
        past[-1].path.unlink()
        assert [version.changed_by for version in stepped.list_versions()] == ["add iom2009caring", "a new library"]

    def test_that_cannot_be_tidied_up_do_not_fail_a_write(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add(path, ONE)
        monkeypatch.setattr(version_keeper.VersionKeeper, "tidy", forbidden)
        add(path, TWO)
        assert keys(path) == ["iom2009caring", "jobe2010causes"]

    def test_that_a_writer_packs_meanwhile_fail_nobody(self, stepped: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        whole_versions = wholes(stepped)
        stepped.versions.let_go()
        for version in whole_versions:
            version.path.unlink()
        monkeypatch.setattr(VersionFiles, "list_wholes", lambda self: [] if self.is_undone else whole_versions)
        assert stepped.list_versions() == []
        assert stepped.versions.size() == sum(file.stat().st_size for file in stepped.versions.folder.iterdir())
