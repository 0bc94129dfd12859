"""Which versions are kept: the newest, then one of an hour, a day, a month."""

from pathlib import Path

import pytest

from protlib.storage.history import pack, retention
from protlib.storage.history.delta import difference
from protlib.storage.history.pack import Checksum, Pack, PackedVersion
from protlib.storage.history.retention import thin_out

TIMES = [
    "2024-01-01T09:00:00Z",
    "2024-01-20T09:00:00Z",
    "2025-03-01T09:00:00Z",
    "2025-03-01T15:00:00Z",
    "2025-03-02T09:00:00Z",
    "2026-11-24T09:01:00Z",
    "2026-11-24T09:59:00Z",
    "2026-11-24T10:00:00Z",
    "2026-11-24T10:01:00Z",
    "2026-11-24T10:02:00Z",
]
TOP = b"the state of today"
STATES = [*(f"the state of {time}".encode() for time in TIMES), TOP]


@pytest.fixture
def filled(tmp_path: Path) -> Pack:
    """A pack of a version for each time."""
    entries = [
        pack.dumps(
            PackedVersion(
                number,
                1,
                time,
                "add",
                "",
                Checksum.of_bytes(STATES[number + 1]),
                Checksum.of_bytes(STATES[number]),
            ),
            difference(STATES[number + 1], STATES[number]),
        )
        for number, time in enumerate(TIMES)
    ]
    filled = Pack(tmp_path / "past.deltas")
    filled.rewrite(entries)
    return filled


def test_all_are_kept_where_they_are_few_and_small(filled: Pack) -> None:
    assert thin_out(filled, filled.read_entries(), 1 << 20) is None


def test_the_newest_are_kept_each_and_of_others_the_last_of_an_hour_a_day_and_a_month(
    filled: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_MOST_ENTRIES", 5)
    monkeypatch.setattr(retention, "_KEEP_ALL", 2)
    sizes = thin_out(filled, filled.read_entries(), 1 << 20)
    assert sizes is not None
    filled.rewrite(sizes)
    entries = filled.read_entries()
    assert [entry.version.changed for entry in entries] == [TIMES[place] for place in (0, 1, 3, 4, 6, 8, 9)]
    state = TOP
    for entry in reversed(entries):
        state = filled.restore(entry, state)
        assert state == STATES[entry.version.number]


def test_the_oldest_go_where_all_are_too_big_but_some_are_always_kept(
    filled: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_ALWAYS", 3)
    sizes = thin_out(filled, filled.read_entries(), 0)
    assert sizes is not None
    assert len(sizes) == 3
    filled.rewrite(sizes)
    assert [entry.version.changed for entry in filled.read_entries()] == TIMES[-3:]


def test_below_a_version_that_is_damaged_nothing_is_kept(filled: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_MOST_ENTRIES", 5)
    damaged = filled.read_entries()[7]
    raw = bytearray(filled.path.read_bytes())
    raw[damaged.end - 20] ^= 1
    filled.path.write_bytes(raw)
    sizes = thin_out(filled, filled.read_entries(), 1 << 20)
    assert sizes is not None
    filled.rewrite(sizes)
    assert [entry.version.changed for entry in filled.read_entries()] == TIMES[8:]


def test_of_a_pack_of_which_nothing_can_be_made_nothing_is_dropped(tmp_path: Path) -> None:
    assert thin_out(Pack(tmp_path / "past.deltas"), [], 10) is None


def test_versions_that_are_always_kept_are_not_written_again(filled: Pack) -> None:
    assert thin_out(filled, filled.read_entries(), 0) is None
