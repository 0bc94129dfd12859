"""What a library file was in its versions, whole or packed, and the states of one record."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import where

from protlib.errors import LibraryUnusableError, NothingFoundError
from protlib.storage import Store
from protlib.storage.history import stack
from protlib.storage.history.states import KeptStates
from protlib.storage.history.trail import Trail
from sample_records.stored_records import ONE, THREE, TWO, add, changing, folder_of


@pytest.fixture(autouse=True)
def _packed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)


def states_of(path: Path) -> KeptStates:
    return KeptStates(path, Store(path).versions)


def write_versions(path: Path) -> list[bytes]:
    """Do what changes, renames, removes and brings back records,
    and return the file after each, the first of an empty library.
    """
    states = []

    def did(change: Callable[[Any], object]) -> None:
        with changing(Store(path)) as table:
            change(table)
        states.append(path.read_bytes())

    records = [{"key": f"k{number}", "title": f"Title {number}"} for number in range(20)]
    did(lambda table: table.insert_multiple([dict(ONE), *records]))
    did(lambda table: table.insert(dict(TWO)))
    did(lambda table: table.update({"title": "Caring"}, where("key") == ONE["key"]))
    did(lambda table: table.update({"title": "Title"}, where("key") == "k7"))
    did(lambda table: table.update({"key": "caring", "aliases": [ONE["key"]]}, where("key") == ONE["key"]))
    did(lambda table: table.remove(where("key") == "k3"))
    did(lambda table: table.remove(where("key") == "caring"))
    did(lambda table: table.insert(dict(THREE)))
    did(lambda table: table.insert({**ONE, "key": "caring", "aliases": [ONE["key"]]}))
    did(lambda table: table.update({"title": "Titles"}, where("key") == "k7"))
    first = folder_of(path) / "000001-0.json"
    return [first.read_bytes() if first.exists() else states_of(path).read_raw(1), *states]


def test_each_version_is_read_as_it_was(path: Path) -> None:
    states = write_versions(path)
    assert (folder_of(path) / "past.deltas").exists()
    assert [states_of(path).read_raw(number) for number in range(1, len(states) + 1)] == states
    Store(path).undo()
    assert states_of(path).read_raw(len(states)) == states[-1]


def test_a_version_that_is_not_kept_is_refused(path: Path) -> None:
    write_versions(path)
    with pytest.raises(NothingFoundError, match="version 99 is not kept"):
        states_of(path).read_raw(99)


def record_named(raw: bytes, names: set[str]) -> dict[str, Any] | None:
    """Return the record with one of these names, by reading all."""
    records = json.loads(raw)["publications"].values()
    return next((record for record in records if record["key"] in names), None)


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("caring", {"caring", ONE["key"]}),
        (ONE["key"], {"caring", ONE["key"]}),
        (TWO["key"], {TWO["key"]}),
        ("k3", {"k3"}),
        ("k7", {"k7"}),
        ("nobody", {"nobody"}),
    ],
)
def test_a_record_is_followed_through_all_versions(path: Path, key: str, names: set[str]) -> None:
    states = write_versions(path)
    followed = dict(states_of(path).follow(Trail(key)))
    assert followed == {number: record_named(raw, names) for number, raw in enumerate(states, 1)}


def test_a_record_is_followed_through_a_file_that_another_program_wrote(path: Path) -> None:
    add(path, ONE, TWO)
    path.write_text(json.dumps(json.loads(path.read_text())))
    add(path, THREE)
    add(path, {"key": "four"})
    followed = [document for _number, document in states_of(path).follow(Trail(str(ONE["key"])))]
    assert followed == [ONE, ONE, ONE, None]


@pytest.mark.parametrize("place", [60, -30])
def test_versions_below_damage_in_the_pack_are_refused(path: Path, place: int) -> None:
    states = write_versions(path)
    pack = folder_of(path) / "past.deltas"
    raw = bytearray(pack.read_bytes())
    raw[place] ^= 1
    pack.write_bytes(raw)
    refused = [number for number in range(1, len(states) + 1) if is_refused(path, number, states)]
    assert refused == list(range(1, len(refused) + 1))
    assert refused


def is_refused(path: Path, number: int, states: list[bytes]) -> bool:
    """Tell whether a version cannot be read, having found that it is right where it can."""
    try:
        raw = states_of(path).read_raw(number)
    except (LibraryUnusableError, NothingFoundError):
        return True
    assert raw == states[number - 1]
    return False


def test_a_record_is_followed_as_far_down_as_the_pack_is_whole(path: Path) -> None:
    write_versions(path)
    pack = folder_of(path) / "past.deltas"
    raw = bytearray(pack.read_bytes())
    raw[-30] ^= 1
    pack.write_bytes(raw)
    with pytest.raises(LibraryUnusableError, match="version 9 and older ones cannot be restored"):
        list(states_of(path).follow(Trail("k7")))
