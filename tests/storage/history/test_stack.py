"""Versions come back one after the other, packed or whole."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from protlib.storage import contents
from protlib.storage.contents import Header
from protlib.storage.file_records import FileRecord, WrittenFiles
from protlib.storage.history import stack
from protlib.storage.history.compaction import list_provable, unpack_version
from protlib.storage.history.stack import Stack

if TYPE_CHECKING:
    from protlib.storage.layout import Table


def state(number: int) -> bytes:
    """Return a library of so many records."""
    table: Table = {str(place): {"key": f"k{place}", "title": f"Title {place}"} for place in range(1, number + 1)}
    return contents.dumps({**contents.empty_tables(), "publications": table})


def fill(filled: Stack, *numbers: int) -> Stack:
    for number in numbers:
        path, data = filled.files.path_of(number, number), state(number)
        path.write_bytes(data)
        header = Header(changed=f"2026-11-24T12:00:{number:02}Z", changed_by=f"add k{number}")
        WrittenFiles(path.parent).add(FileRecord.from_data(header, data, number, number), path, like=path)
    return filled


@pytest.fixture(params=[False, True], ids=["past", "undone"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Stack:
    """A stack of five versions."""
    return fill(Stack(tmp_path, undone=request.param), 1, 2, 3, 4, 5)


@pytest.fixture
def packed(filled: Stack, monkeypatch: pytest.MonkeyPatch) -> Stack:
    """A stack of which only the top version is a whole file."""
    monkeypatch.setattr(stack, "_MOST_WHOLE_FILES", 1)
    filled.compact()
    return filled


def test_few_small_versions_stay_whole_files(filled: Stack) -> None:
    filled.compact()
    assert (len(filled.files.list_wholes()), filled.files.pack_size()) == (5, 0)


def test_packed_versions_are_told_as_before_and_take_less_room(packed: Stack) -> None:
    numbers = [1, 2, 3, 4, 5][:: -1 if packed.files.is_undone else 1]
    assert len(packed.files.list_wholes()) == 1
    assert [version.number for version in packed.list_versions()] == numbers
    assert [version.header().changed_by for version in packed.list_versions()] == [f"add k{n}" for n in numbers]
    assert packed.files.pack_size() < sum(len(state(number)) for number in numbers[:-1]) + 600


def test_the_versions_come_back_one_after_the_other_to_the_byte(packed: Stack) -> None:
    for number in [1, 2, 3, 4, 5][:: 1 if packed.files.is_undone else -1]:
        top = packed.find_top()
        assert top is not None
        assert (top.number, top.path.read_bytes()) == (number, state(number))
        packed.remove_from(number)
    assert (packed.find_top(), packed.list_versions(), packed.files.pack_size()) == (None, [], 0)
    packed.remove_from(1)
    assert packed.list_versions() == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_several_go_at_once_and_the_one_below_comes_back_to_the_byte(packed: Stack, count: int) -> None:
    numbers = [version.number for version in packed.list_versions()]
    packed.remove_from(numbers[-count])
    assert [version.number for version in packed.list_versions()] == numbers[:-count]
    top = packed.find_top()
    if top is not None:
        assert (top.number, top.path.read_bytes()) == (numbers[:-count][-1], state(numbers[:-count][-1]))


def test_a_version_is_known_by_its_bytes_be_it_packed_or_whole(packed: Stack, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.write_bytes(state(3))
    assert [packed.holds(number, library) for number in range(1, 7)] == [
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    library.write_bytes(state(5) + b" ")
    assert not any(packed.holds(number, library) for number in range(1, 7))
    library.unlink()
    assert not any(packed.holds(number, library) for number in range(1, 7))


def test_more_versions_come_behind_those_that_are_packed(packed: Stack) -> None:
    if not packed.files.is_undone:
        fill(packed, 6, 7)
        packed.compact()
        assert [version.number for version in packed.list_versions()] == [1, 2, 3, 4, 5, 6, 7]
    packed.clear()
    assert [file.name for file in packed.files.folder.iterdir()] == ["written.jsonl"]


def test_what_cannot_be_proved_is_not_told_and_not_made(packed: Stack) -> None:
    [top] = packed.files.list_wholes()
    top.path.write_bytes(top.path.read_bytes() + b"\n")
    assert list_provable(packed.files, top) == []
    assert unpack_version(packed.files, top, None) is None
    assert packed.list_versions() == [top]
