"""Two programs never write a library at once; who holds it is named."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mishaps.passing_time import let_time_pass
from protlib.storage.lock import hold_lock

_HOLD = """
import sys, time
from pathlib import Path
from protlib.storage.lock import hold_lock

with hold_lock(Path(sys.argv[1]), "import a.ris", patience=10, waiting=print):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """Where the file is that is locked."""
    return tmp_path / "lock"


def holding(lock: Path) -> "subprocess.Popen[str]":
    """Start a process that holds the lock until it is told to go on."""
    command = [sys.executable, "-c", _HOLD, str(lock)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def never(holder: str) -> None:
    pytest.fail(f"nobody waits for {holder}")


def test_who_comes_second_waits_until_the_first_is_done(lock: Path) -> None:
    holder = holding(lock)
    with (
        pytest.raises(TimeoutError, match=rf"“protlib import a\.ris” of .*\(process {holder.pid}, since 20"),
        hold_lock(lock, "", patience=0.05, waiting=never),
    ):
        pytest.fail("the lock is held")
    holder.communicate("go on\n", timeout=30)
    assert lock.read_bytes() == b""
    with hold_lock(lock, "", patience=10, waiting=never):
        assert lock.exists()


def test_an_error_of_the_file_system_is_no_lock_that_somebody_holds(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refused(_handle: int, _operation: int) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(fcntl, "flock", refused)
    with (
        pytest.raises(PermissionError, match="choose a folder on a disk of this computer"),
        hold_lock(lock, "", patience=30, waiting=never),
    ):
        pytest.fail("nobody could hold it")


def test_a_process_that_is_killed_lets_go(lock: Path) -> None:
    holder = holding(lock)
    holder.kill()
    holder.communicate(timeout=30)
    with hold_lock(lock, "", patience=30, waiting=never):
        assert lock.exists()


def test_an_error_lets_go(lock: Path) -> None:
    with pytest.raises(ValueError, match="inside"), hold_lock(lock, "", patience=1, waiting=never):
        raise ValueError("inside")
    with hold_lock(lock, "", patience=1, waiting=never):
        assert lock.exists()


def test_who_waits_long_is_told_once(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_time_pass(monkeypatch, "protlib.storage.lock")
    messages: list[str] = []
    with (
        hold_lock(lock, "", patience=1, waiting=never),
        pytest.raises(TimeoutError),
        hold_lock(lock, "", patience=5, waiting=messages.append),
    ):
        pytest.fail("the lock is held")
    assert len(messages) == 1
    assert f"(process {os.getpid()}, since" in messages[0]


def test_a_lock_whose_file_was_removed_is_taken_on_the_new_one(lock: Path) -> None:
    with hold_lock(lock, "", patience=1, waiting=never):
        lock.unlink()
        with hold_lock(lock, "", patience=1, waiting=never):
            assert lock.exists()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), hold_lock(tmp_path / "none" / "lock", "", patience=1, waiting=never):
        pytest.fail("there is no file")


@pytest.mark.parametrize(("folder", "mode"), [(0o700, 0o600), (0o770, 0o660), (0o755, 0o600), (0o555, 0o600)])
def test_it_opens_to_those_who_may_write_in_its_folder(lock: Path, folder: int, mode: int) -> None:
    lock.parent.chmod(folder)
    with hold_lock(lock, "", patience=1, waiting=never):
        assert stat.S_IMODE(lock.stat().st_mode) == mode
