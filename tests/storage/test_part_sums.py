"""The sums of a library's parts: what a change notes of the file that it writes is what the file's bytes say."""

import os
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb.table import Document

from protlib.errors import LibraryUnusableError
from protlib.storage import Store, part_sums, row_bytes
from protlib.storage.history.delta import CopiedPiece, apply_delta
from protlib.storage.history.pack import Checksum
from protlib.storage.part_sums import FilePart, PartSums, read_parts, write_parts
from sample_records.stored_records import NOW, ONE, add, folder_of

PIECES = st.lists(st.binary(max_size=30), max_size=8)


def records(count: int) -> list[dict[str, Any]]:
    return [{"key": f"k{number}", "type": "report", "title": f"Title {number} " * 20} for number in range(count)]


def with_flipped_bit(raw: bytes, position: int) -> bytes:
    return raw[:position] + bytes([raw[position] ^ 1]) + raw[position + 1 :]


def sums_of(pieces: list[bytes]) -> PartSums:
    sums = PartSums()
    assert b"".join(sums.sum_up(pieces)) == b"".join(pieces)
    return sums


def add_unread(path: Path, number: int) -> bytes:
    """Add a record to a library without reading it, and return what the library holds then."""
    store = Store(path)
    with store.transaction() as transaction:
        transaction.expect(number + 60)
        assert transaction.slices() is not None
        transaction.take((), lambda number: {"key": number})
        [new_number] = transaction.make_numbers(1)
        new_record = Document({**ONE, "key": f"new{number}"}, doc_id=int(new_number))
        transaction.write({**transaction.read(), "publications": {str(new_record.doc_id): new_record}})
        transaction.commit(f"add {number}", NOW)
    return path.read_bytes()


@given(PIECES)
def test_the_sum_of_the_parts_is_that_of_the_whole(pieces: list[bytes]) -> None:
    raw = b"".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part_sums, "_PART", 20)
        sums = sums_of(pieces)
        joined = FilePart()
        for piece in pieces:
            joined = joined.with_next(FilePart.from_bytes(piece))
    assert sums.whole_sum() == Checksum(len(raw), zlib.crc32(raw)) == Checksum(*joined[:2])
    assert joined == FilePart.from_bytes(raw)


@given(pieces=PIECES, cuts=st.lists(st.integers(0, 240), max_size=8), inserts=PIECES)
def test_what_a_change_copies_keeps_its_sum(pieces: list[bytes], cuts: list[int], inserts: list[bytes]) -> None:
    raw = b"".join(pieces)
    places = sorted(min(cut, len(raw)) for cut in cuts)
    copies = [CopiedPiece(start, stop - start) for start, stop in zip(places[::2], places[1::2], strict=False)]
    change = [piece for pair in zip(copies, [*inserts, *[b""] * 8], strict=False) for piece in pair]
    result = apply_delta(tuple(change), raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part_sums, "_PART", 20)
        sums = PartSums()
        assert [*sums.carry_over(change, raw, sums_of(pieces).parts)] == change
    assert sums.whole_sum() == Checksum(len(result), zlib.crc32(result))


def test_they_are_read_as_they_were_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_sums, "_PART", 2)
    sums = sums_of([b"caring ", b"for ", b"people"])
    assert len(sums.parts) == 3
    assert read_parts(tmp_path, sums.whole_sum()) == []
    for _ in range(2):
        write_parts(tmp_path, sums.whole_sum(), sums.parts, mode=0o600)
        assert read_parts(tmp_path, sums.whole_sum()) == sums.parts
    assert read_parts(tmp_path, Checksum(17, 1)) == []
    kept_file = tmp_path / "part.sums"
    raw = kept_file.read_bytes()
    for damaged in (b"", b"x", raw[:-1], raw[1:], with_flipped_bit(raw, 3), with_flipped_bit(raw, len(raw) - 4)):
        kept_file.write_bytes(damaged)
        assert read_parts(tmp_path, sums.whole_sum()) == []


class TestALibrary:
    @pytest.fixture(autouse=True)
    def _small_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(part_sums, "_PART", 1000)
        monkeypatch.setattr(row_bytes, "RECORDS_AT_ONCE", 2)
        monkeypatch.setattr("protlib.storage.transaction._SMALL", 0)

    @pytest.mark.parametrize("lost", ["nothing", "cut", "gone", "stale", "a folder"])
    def test_is_noted_with_its_sum_whatever_becomes_of_those_of_its_parts(self, path: Path, lost: str) -> None:
        store = add(path, *records(60))
        kept_file = folder_of(path) / "part.sums"
        first = kept_file.read_bytes()
        for number in range(6):
            raw = add_unread(path, number)
            note = store.versions.written_files.find_by_stamp(path)
            assert note is not None
            assert (note.size, note.crc) == (len(raw), zlib.crc32(raw))
            if lost == "cut":
                os.truncate(kept_file, 9)
            elif lost == "stale":
                kept_file.write_bytes(first)
            elif lost != "nothing" and not kept_file.is_dir():
                kept_file.unlink()
                if lost == "a folder":
                    kept_file.mkdir()
        assert not list(store.find_faults())

    def test_is_summed_up_only_where_it_changes(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add(path, *records(60))
        summed_sizes: list[int] = []
        from_bytes = FilePart.from_bytes

        def count(data: bytes) -> FilePart:
            summed_sizes.append(len(data))
            return from_bytes(data)

        monkeypatch.setattr(FilePart, "from_bytes", count)
        for number in range(3):
            raw = add_unread(path, number)
            assert 0 < sum(summed_sizes) < 3000 < len(raw) / 5
            summed_sizes.clear()

    def test_whose_bit_flipped_on_the_disk_is_still_found_to_be_damaged(self, path: Path) -> None:
        """A sum of what was read would make the flipped bit right; that of the parts is still that of what was kept."""
        store = add(path, *records(60))
        add_unread(path, 0)
        status, raw = path.stat(), path.read_bytes()
        with path.open("r+b") as file:
            file.write(with_flipped_bit(raw, raw.index(b"Title")))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        add_unread(path, 1)
        assert [fault for fault in store.find_faults() if fault.is_wrong]

    def test_of_which_more_than_a_bit_changed_can_be_undone_after_a_repair(self, path: Path) -> None:
        """As where an editor kept size and time: no change would note the true bytes, and no version would be whole."""
        store = add(path, *records(60))
        add_unread(path, 0)
        status, raw = path.stat(), path.read_bytes()
        with path.open("r+b") as file:
            file.write(raw.replace(b"Title 7 ", b"Tales 8 ", 1))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        changed = add_unread(path, 1)
        with pytest.raises(LibraryUnusableError):
            store.undo()
        # The note or the version is wrong, by whether the clock of the disk went on between the two writes.
        messages = store.mend("info", dry_run=False)
        assert any("taken as it is" in message or "set aside" in message for message in messages), messages
        assert path.read_bytes() == changed
        assert not [fault for fault in store.find_faults() if fault.is_wrong]
        add(path, {"key": "more", "type": "report", "title": "More"})
        store.undo()
        assert path.read_bytes() == changed
