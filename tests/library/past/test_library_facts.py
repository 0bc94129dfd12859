"""The versions of a library: those that can come back, those that were undone, and what each changed."""

from pathlib import Path

from protlib.library.past.library_facts import collect_facts, list_versions
from protlib.storage import Store
from sample_records.stored_records import NOW, ONE, TWO, add, folder_of


def test_the_library_as_it_is_stands_between_what_was_undone_and_what_was_before(path: Path) -> None:
    store = add(path, ONE, label="one")
    add(path, TWO, label="two")
    store.undo()
    rows = [(version.changed_by, version.records, version.is_undone) for version in list_versions(store, 1)]
    assert rows == [("two", 2, True), ("one", 1, False), ("a new library", 0, False)]


def test_a_lost_library_still_has_its_versions(path: Path) -> None:
    assert list_versions(Store(path), 0) == []
    add(path, ONE, label="one")
    add(path, TWO, label="two")
    path.unlink()
    assert [version.changed_by for version in list_versions(Store(path), 0)] == ["two", "one", "a new library"]


def test_the_facts_of_a_library(path: Path) -> None:
    store = add(path, ONE, label="one")
    assert collect_facts(store, 1) == {
        "library": str(path),
        "publications": 1,
        "size": path.stat().st_size,
        "format": 2,
        "created": NOW,
        "changed": NOW,
        "changed_by": "one",
        "versions": 1,
        "versions_folder": str(folder_of(path)),
        "versions_size": store.versions.size(),
        "set_aside": 0,
        "set_aside_size": 0,
    }
    assert collect_facts(Store(path.with_name("none.json")), 0)["size"] == 0
