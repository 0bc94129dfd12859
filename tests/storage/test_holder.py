"""Whose name stands in the file of a lock: nobody's who is not there, and nothing that steers a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from protlib.storage.lock import holder_text, write_holder


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def holder_of(lock: Path, command: str) -> str:
    handle = os.open(lock, os.O_RDWR | os.O_CREAT)
    write_holder(handle, command)
    os.close(handle)
    return holder_text(lock)


def test_who_holds_it_is_named_with_what_it_does_and_since_when(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    message = holder_of(lock, "import a.ris")
    assert message.startswith("“protlib import a.ris” of ana@")
    assert f"(process {os.getpid()}, since 20" in message


def test_a_shorter_name_leaves_nothing_of_a_longer_one(lock: Path) -> None:
    holder_of(lock, "x" * 1000)
    assert "“protlib y” of" in holder_of(lock, "y")


def test_the_name_that_a_killed_process_has_left_is_not_believed(lock: Path) -> None:
    code = (
        "import os, sys; from protlib.storage.lock import write_holder; write_holder(os.open(sys.argv[1], "
        "os.O_RDWR | os.O_CREAT), 'add')"
    )
    subprocess.run([sys.executable, "-c", code, str(lock)], check=True)
    assert b"add" in lock.read_bytes()
    assert holder_text(lock) == "another protlib"


def test_one_of_another_machine_is_believed(lock: Path) -> None:
    lock.write_bytes(b"\0" + orjson.dumps([2**22 + 1, "elsewhere", "bo@elsewhere", "add", "2026-11-24T12:00:00Z"]))
    assert holder_text(lock).startswith("“protlib add” of bo@elsewhere (process ")


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\0[1]", b"\0{", b"\0[1,2,3,4]", b"\xff\xff", b'\0"abcde"', b"\0[-1,2,3,4,5]"]
)
def test_what_is_no_name_names_nobody(lock: Path, content: bytes) -> None:
    lock.write_bytes(content)
    assert holder_text(lock) == "another protlib"


def test_what_steers_a_terminal_is_not_written(lock: Path) -> None:
    name = holder_of(lock, "set \x1b[2Jx")
    assert "\x1b" not in name
    assert name.startswith("“protlib set ")


def test_a_lock_that_is_gone_names_nobody(lock: Path) -> None:
    assert holder_text(lock) == "another protlib"
