"""A pack gives each version back, and none where its bytes are damaged."""

from pathlib import Path

import pytest

from protlib.storage.history import pack
from protlib.storage.history.delta import difference
from protlib.storage.history.pack import Checksum, Pack, PackedVersion, UnprovableError

STATES = [b"the first state", b"the second state, longer", b"the third"]
"""A file as it was, the oldest first; the last is the whole file on top."""


def packed(number: int) -> PackedVersion:
    result, base = STATES[number], STATES[number + 1]
    return PackedVersion(
        number,
        1,
        f"2026-11-2{number}",
        f"add {number}",
        "ana@laptop",
        Checksum.of_bytes(base),
        Checksum.of_bytes(result),
    )


def entry(number: int) -> bytes:
    return pack.dumps(packed(number), difference(STATES[number + 1], STATES[number]))


@pytest.fixture
def filled(tmp_path: Path) -> Pack:
    """A pack of two versions."""
    model = tmp_path / "model"
    model.write_bytes(b"")
    filled = Pack(tmp_path / "past.deltas")
    filled.append([entry(0), entry(1)], 0, like=model)
    return filled


def test_a_pack_need_not_be_there(tmp_path: Path) -> None:
    none = Pack(tmp_path / "past.deltas")
    assert (none.read_entries(), none.read_last()) == ([], None)


def test_what_is_known_of_versions_is_read_without_making_them(filled: Pack) -> None:
    assert [version.version for version in filled.read_entries()] == [packed(0), packed(1)]
    assert filled.read_last() == filled.read_entries()[-1]
    assert filled.read_entries()[0].version.header().changed_by == "add 0"


def test_each_version_is_made_of_the_one_above(filled: Pack) -> None:
    first, second = filled.read_entries()
    assert filled.restore(second, STATES[2]) == STATES[1]
    assert filled.restore(first, STATES[1]) == STATES[0]


def test_a_version_is_not_made_of_another_file(filled: Pack) -> None:
    with pytest.raises(UnprovableError, match="missing or damaged"):
        filled.restore(filled.read_entries()[1], b"another")


def test_where_an_entry_is_damaged_those_behind_it_are_found(filled: Pack) -> None:
    first, second = filled.read_entries()
    raw = bytearray(filled.path.read_bytes())
    raw[first.start] ^= 1
    filled.path.write_bytes(raw)
    assert filled.read_entries() == [second]


@pytest.mark.parametrize("where", [b"add 1", b"ana@laptop", b"x", b"2026-11-21"])
def test_a_version_that_is_damaged_is_not_believed(filled: Pack, where: bytes) -> None:
    assert [version.is_whole for version in filled.read_entries()] == [True, True]
    raw = bytearray(filled.path.read_bytes())
    raw[raw.rfind(where)] ^= 1
    filled.path.write_bytes(raw)
    [first, last] = filled.read_entries()
    assert (first.is_whole, last.is_whole) == (True, False)
    with pytest.raises(UnprovableError, match="is damaged"):
        filled.restore(last, STATES[2])


@pytest.mark.parametrize("left", [b"dlt1", entry(1)[:-1], entry(1)[:25], b"\0" * 100])
def test_what_a_writer_that_died_has_left_is_cut_off_by_the_next(filled: Pack, left: bytes) -> None:
    contents = filled.path.read_bytes()
    filled.path.write_bytes(contents + left)
    assert [version.version.number for version in filled.read_entries()] == [0, 1]
    last = filled.read_last()
    assert last is not None
    assert last.version.number == 1
    filled.append([entry(1)], last.end, like=filled.path)
    assert filled.path.read_bytes() == contents + entry(1)


def test_the_entries_can_be_put_anew(filled: Pack) -> None:
    filled.rewrite([entry(1)])
    assert [version.version.number for version in filled.read_entries()] == [1]
