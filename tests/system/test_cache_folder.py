"""The files of a cache: what is kept, for how long, and that nobody else's files go."""

import os
import stat
import time
from pathlib import Path

import pytest

from protlib.system.cache_folder import CacheFolder

DAY = 86_400
FIRST, SECOND, THIRD = [f"{digit}" * 64 for digit in "abc"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "kind"


def age(path: Path, days: float) -> None:
    os.utime(path, times=(time.time() - days * DAY,) * 2)


def file_of(folder: Path, checksum: str) -> Path:
    return folder / f"{checksum[:40]}.kind"


@pytest.mark.parametrize("data", [b"", b"one", [b"o", b"ne"]])
def test_what_is_written_is_read(folder: Path, data: bytes | list[bytes]) -> None:
    CacheFolder(folder, ".kind", most=9).write(FIRST, data)
    assert CacheFolder(folder, ".kind", most=9).get(FIRST) == b"".join(data if isinstance(data, list) else [data])
    assert CacheFolder(folder, ".kind", most=9).get(SECOND) is None
    assert CacheFolder(folder, ".other", most=9).get(FIRST) is None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = CacheFolder(tmp_path / "file" / "kind", ".kind", most=9)
    cache.write(FIRST, b"one")
    assert cache.get(FIRST) is None


def test_only_the_owner_reads_what_may_be_confidential(folder: Path) -> None:
    CacheFolder(folder, ".kind", most=9).write(FIRST, b"one")
    assert stat.S_IMODE(file_of(folder, FIRST).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("days", [31, -31])
def test_what_is_old_or_of_the_future_counts_as_missing_and_goes(folder: Path, days: int) -> None:
    cache = CacheFolder(folder, ".kind", most=9)
    cache.write(FIRST, b"one")
    age(file_of(folder, FIRST), days)
    assert cache.get(FIRST) is None
    cache.write(SECOND, b"two")
    assert [*folder.iterdir()] == [file_of(folder, SECOND)]


@pytest.mark.parametrize(("by_use", "expected"), [(True, b"one"), (False, None)])
def test_a_use_makes_a_file_last_where_that_counts(folder: Path, by_use: bool, expected: bytes | None) -> None:
    cache = CacheFolder(folder, ".kind", most=9, by_use=by_use)
    cache.write(FIRST, b"one")
    age(file_of(folder, FIRST), 20)
    assert cache.get(FIRST) == b"one"
    os.utime(file_of(folder, FIRST), times=(file_of(folder, FIRST).stat().st_mtime - 20 * DAY,) * 2)
    assert cache.get(FIRST) == expected


@pytest.mark.parametrize(("most", "most_bytes"), [(2, 1 << 30), (9, 8)])
def test_of_too_many_or_too_big_files_the_oldest_go(folder: Path, most: int, most_bytes: int) -> None:
    cache = CacheFolder(folder, ".kind", most=most, most_bytes=most_bytes)
    for days, checksum in ((3, FIRST), (2, SECOND)):
        cache.write(checksum, b"12345")
        age(file_of(folder, checksum), days)
    cache.write(THIRD, b"12345")
    assert cache.get(FIRST) is None
    assert [cache.get(checksum) for checksum in (SECOND, THIRD)] == [b"12345"] * 2


def test_what_killed_writers_left_goes_and_what_a_writer_is_at_stays(folder: Path) -> None:
    cache = CacheFolder(folder, ".kind", most=9, most_bytes=0)
    cache.write(FIRST, b"one")
    names = [f".{file_of(folder, SECOND).name}.{letters}.tmp" for letters in ("0a1b2c3d4e5f", "0a1b2c3d4e60")]
    killed, living = [folder / name for name in names]
    for path in (killed, living):
        path.write_bytes(b"half")
    age(killed, 2)
    cache.write(THIRD, b"three")
    assert not killed.exists()
    assert living.exists()


def test_files_of_others_stay_in_a_folder_of_this_name(folder: Path) -> None:
    """Whoever sets PROTLIB_CACHE may name a folder that has another one of this name."""
    folder.mkdir(parents=True)
    theirs = [
        folder / name for name in ("report.docx", "list.kind", f"{FIRST[:39]}.kind", f"{FIRST[:40]}.txt", ".x.tmp")
    ]
    for path in theirs:
        path.write_text("theirs")
        age(path, 400)
    cache = CacheFolder(folder, ".kind", most=1, most_bytes=1)
    cache.write(SECOND, b"two")
    cache.write(THIRD, b"three")
    assert [path.read_text() for path in theirs] == ["theirs"] * len(theirs)
