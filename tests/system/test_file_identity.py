"""A file counts as the same until something changes it."""

import os
from pathlib import Path

import pytest

from protlib.system.file_identity import stamp


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with something in it."""
    file = tmp_path / "library.json"
    file.write_bytes(b"one")
    return file


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert stamp(tmp_path / "none.json") is None


def test_it_is_the_same_until_something_changes_the_file(file: Path) -> None:
    before = stamp(file)
    assert before == stamp(file)
    file.write_bytes(b"other")
    assert before != stamp(file)


def test_it_tells_a_change_that_hides_in_the_same_size_and_time(file: Path) -> None:
    before = stamp(file)
    assert before is not None
    file.write_bytes(b"two")
    os.utime(file, ns=(before.mtime_ns, before.mtime_ns))
    after = stamp(file)
    assert after is not None
    assert (after.size, after.mtime_ns) == (before.size, before.mtime_ns)
    assert after != before


def test_a_file_that_takes_the_place_of_one_is_another(file: Path) -> None:
    before = stamp(file)
    second = file.with_name("other")
    second.write_bytes(b"one")
    second.replace(file)
    after = stamp(file)
    assert after is not None
    assert not after.has_content_of(before)


def test_what_is_renamed_or_given_other_rights_has_its_content_still(file: Path) -> None:
    before = stamp(file)
    moved = file.rename(file.with_name("moved.json"))
    moved.chmod(0o600)
    after = stamp(moved)
    assert after is not None
    assert after.has_content_of(before)
    assert not after.has_content_of(None)


def test_a_link_has_that_of_its_file_and_a_loop_of_links_none(file: Path) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file)
    assert stamp(link) == stamp(file)
    loop = file.with_name("loop.json")
    loop.symlink_to(loop)
    with pytest.raises(OSError, match="symbolic links"):
        stamp(loop)
