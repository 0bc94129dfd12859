"""Whatever has touched the file of an index shows: what only was renamed is kept, what has other bytes is made anew."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from protlib.index import seal
from protlib.index.index import StaleError
from protlib.index.seal import Seal, has_sum, is_untouched, read_seal, seal_path
from protlib.search import Request, select
from protlib.selection import Selection
from protlib.system.file_identity import stamp
from sample_records.shelf import JOBE, LIBRARY, Shelf

DAYS_AGO = time.time_ns() - 2 * 86_400 * 10**9


def flip(file: Path, place: int = -1) -> None:
    """Flip a bit of a file, and give it back the times that programs can give it."""
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def lose(file: Path) -> None:
    """Flip a bit of a file as a disk does that loses it: nothing tells that."""
    last_seal = read_seal(file)
    flip(file)
    stamp_left = stamp(file)
    assert last_seal is not None
    assert stamp_left is not None
    last_seal._replace(stamp=stamp_left).write(file)


def touch(file: Path) -> None:
    os.utime(file)


def copy(file: Path) -> None:
    """Put a copy in the place of a file, as a backup that is played back does."""
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)


def long_ago(file: Path) -> None:
    """Seal a file as it was sealed two days ago."""
    last_seal = read_seal(file)
    assert last_seal is not None
    last_seal._replace(checked_ns=DAYS_AGO).write(file)


def lose_long_ago(file: Path) -> None:
    lose(file)
    long_ago(file)


@pytest.mark.parametrize(
    ("befalls", "stays"),
    [
        (lambda file: None, True),
        (touch, True),
        (copy, True),
        (lambda file: file.chmod(0o640), True),
        (long_ago, True),
        (flip, False),
        (lose_long_ago, False),
        (lambda file: os.truncate(file, file.stat().st_size - 4096), False),
        (lambda file: file.write_bytes(b""), False),
        (lambda file: seal_path(file).unlink(), False),
    ],
)
def test_an_index_stays_where_it_has_the_bytes_that_it_was_left_with(
    shelf: Shelf, befalls: Callable[[Path], None], stays: bool
) -> None:
    shelf.open().close()
    befalls(shelf.index_file())
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == list(LIBRARY)
    assert shelf.readings == (1 if stays else 2)
    assert is_untouched(shelf.index_file())
    assert has_sum(shelf.index_file())


def test_an_index_is_read_whole_once_after_it_was_touched_and_then_not_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.open().close()
    summed: list[BinaryIO] = []

    def count(file: BinaryIO) -> Seal:
        summed.append(file)
        return real(file)

    real = Seal.from_file
    monkeypatch.setattr(Seal, "from_file", count)
    shelf.open().close()
    assert not summed
    touch(shelf.index_file())
    for _ in range(3):
        shelf.open().close()
    assert len(summed) == 1


def test_a_changed_index_is_summed_when_it_has_settled(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with shelf.open() as index:
        assert shelf.write(index, [JOBE.changed(note="new")], [])
    file = shelf.index_file()
    assert has_sum(file) is None
    shelf.open().close()
    assert has_sum(file) is None
    monkeypatch.setattr(seal, "_NANOSECONDS_TO_SETTLE", 0)
    shelf.open().close()
    assert has_sum(file)
    flip(file)
    with shelf.open() as index:
        assert index.get([JOBE.key])[JOBE.key].note == "new"
    assert shelf.readings == 2


def test_an_index_is_not_summed_between_changes_that_are_minutes_apart(shelf: Shelf) -> None:
    with shelf.open() as index:
        assert shelf.write(index, [JOBE.changed(note="new")], [])
    file = shelf.index_file()
    seal = read_seal(file)
    assert seal
    seal._replace(checked_ns=seal.checked_ns - 600_000_000_000).write(file)
    shelf.open().close()
    assert has_sum(file) is None


def test_an_index_that_was_touched_before_it_was_summed_is_made_anew(shelf: Shelf) -> None:
    with shelf.open() as index:
        assert shelf.write(index, [JOBE.changed(note="new")], [])
    touch(shelf.index_file())
    with shelf.open() as index:
        assert index.get([JOBE.key])[JOBE.key].note == "new"
    assert shelf.readings == 2


def test_an_open_index_that_something_touches_is_not_asked_and_not_changed(shelf: Shelf) -> None:
    with shelf.open() as index:
        flip(shelf.index_file())
        with pytest.raises(StaleError), index.snapshot():
            pass
        assert not shelf.write(index, [JOBE.changed(note="new")], [])


def test_where_no_seal_can_be_written_the_index_is_made_for_each_question(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "seal_path", lambda file: file / "nowhere")
    for expected in (1, 2):
        with shelf.open() as index:
            assert list(select(index, Request(Selection())).publications) == list(LIBRARY)
        assert shelf.readings == expected
    assert shelf.cache is not None
    assert not list(shelf.cache.glob("*.partial"))


def test_an_index_that_another_process_has_replaced_has_its_seal(shelf: Shelf) -> None:
    """The seal that is there between two renamings has the sum of the new file, and says nothing of the old one."""
    shelf.open().close()
    file = shelf.index_file()
    last_seal = read_seal(file)
    assert last_seal is not None
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE records SET document = '{}' WHERE id = 0")
    connection.close()
    stamp_left = stamp(file)
    assert stamp_left is not None
    Seal(stamp_left._replace(inode=stamp_left.inode + 1), last_seal.crc, last_seal.checked_ns).write(file)
    with shelf.open() as index:
        assert list(select(index, Request(Selection())).publications) == list(LIBRARY)
