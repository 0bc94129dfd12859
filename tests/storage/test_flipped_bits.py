"""Bits of kept versions, and of what is known of them, that flip where nothing shows it:
no wrong version is ever given back.
"""

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from tinydb import where

from mishaps.bit_flips import flip
from protlib.errors import LibraryUnusableError, NothingFoundError
from protlib.storage import Store
from protlib.storage.file_records import ELSEWHERE, WrittenFiles
from protlib.storage.history import stack
from protlib.storage.history.states import KeptStates
from protlib.storage.version_info import VersionInfo
from sample_records.stored_records import NOW, ONE, changing, folder_of


class Kept(NamedTuple):
    """A library with versions: the bytes of each, and what is told of it, by its number."""

    path: Path
    states: dict[int, bytes]
    told: dict[int, VersionInfo]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """A library of eleven versions, of which two were undone: packed ones and whole files."""
    path = tmp_path_factory.mktemp("original") / "library.json"
    states: dict[int, bytes] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stack, "_MOST_WHOLE_FILES", 1)
        for number in range(12):
            with changing(Store(path), f"set {number}") as table:
                if number == 0:
                    table.insert_multiple([dict(ONE), *({"key": f"k{n}", "title": f"T{n}"} for n in range(20))])
                table.update({"title": f"Title {number}"}, where("key") == f"k{number}")
            states[number + 2] = path.read_bytes()
        for _ in range(3):
            Store(path).undo()
        states[1] = KeptStates(path, Store(path).versions).read_raw(1)
        yield Kept(path, states, {version.number: version for version in Store(path).list_versions()})


def attack(original: Kept, folder: Path, seed: int) -> None:
    """Flip a bit somewhere beside a library, and find that what is told of its versions is true or no more told."""
    shutil.copytree(original.path.parent, folder, copy_function=shutil.copy2)
    path, generator = folder / "library.json", random.Random(seed)
    store = Store(path)
    for version in (*store.versions.list_past(), *store.versions.list_undone()):
        if version.path.suffix == ".json":  # a copy has another inode, which protlib would have noted
            notes = WrittenFiles(version.path.parent)
            note = notes.find_record(version.path)
            assert note is not None
            notes.add(note, version.path, like=path)
    flip(
        generator.choice([*sorted(folder_of(path).glob("*.json*")), *folder_of(path).glob("*.deltas")]),
        generator,
    )
    for current in Store(path).list_versions():
        is_told_true = original.told.get(current.number) == current
        assert is_told_true or current.changed_by == ELSEWHERE or str(folder) in current.changed_by  # what is wrong
    states = KeptStates(path, Store(path).versions)
    for number, raw in original.states.items():
        with suppress(LibraryUnusableError, NothingFoundError):
            assert states.read_raw(number) == raw
    before = path.read_bytes()
    for step in (Store(path).redo, Store(path).undo):
        try:
            step()
            assert path.read_bytes() in original.states.values()
        except (LibraryUnusableError, NothingFoundError):
            assert path.read_bytes() in (before, *original.states.values())


@pytest.mark.parametrize("seed", range(24))
def test_no_bit_that_flips_gives_a_wrong_version(original: Kept, tmp_path: Path, seed: int) -> None:
    attack(original, tmp_path / "copy", seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1060))
def test_none_of_many_bits_that_flip_gives_a_wrong_version(original: Kept, tmp_path: Path, seed: int) -> None:
    for number in range(20):
        attack(original, tmp_path / f"copy{number}", 20 * seed + number)


def test_a_version_that_another_program_wrote_is_proved_as_well(path: Path) -> None:
    for label in ("one", "two"):
        with changing(Store(path), label) as table:
            table.insert({"key": label, "title": "A title"})
        path.write_bytes(path.read_bytes().replace(b"A title", b"Another"))
    [*_, version] = Store(path).versions.list_past()
    assert version.header().changed_by == ELSEWHERE
    assert b"Another" in version.path.read_bytes()
    before = version.path.stat()
    version.path.write_bytes(version.path.read_bytes().replace(b"Another", b"A wrong"))
    os.utime(version.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(LibraryUnusableError, match="it is not the version 2 that was saved"):
        Store(path).undo()


def test_a_line_of_what_is_known_says_nothing_where_a_bit_of_it_has_flipped(path: Path) -> None:
    with changing(Store(path), "add one") as table:
        table.insert({"key": "one", "title": "A title"})
    notes_file = folder_of(path) / "written.jsonl"
    raw = notes_file.read_bytes()
    assert Store(path).header()[2:4] == (NOW, "add one")
    [*_, last] = [place for place in range(len(raw)) if raw.startswith(NOW.encode(), place)]
    for place in range(last, last + len(NOW)):
        flipped = bytearray(raw)
        flipped[place] ^= 1
        notes_file.write_bytes(flipped)
        assert Store(path).header().changed_by == ELSEWHERE
