"""A change waits for another one, says for whom, and gives up with an exit code of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mishaps.passing_time import let_time_pass
from programs.running import Run
from protlib.errors import ExitCode
from protlib.storage.lock import hold_lock

ADD = ("add", "--title", "A title", "--year", "2010", "--type", "book")


@pytest.fixture
def busy_library(protlib: Run, tmp_path: Path) -> Iterator[None]:
    """A library that another program writes."""
    protlib("add", "--title", "The first", "--year", "2001", "--type", "book")
    lock = tmp_path / ".library.json.versions" / "lock"
    with hold_lock(lock, "import master.ris", patience=0, waiting=print):
        yield


@pytest.mark.parametrize("command", [ADD, ("undo",), ("tag", "2001", "--add", "x")])
def test_a_change_that_waits_in_vain_names_who_is_there_and_changes_nothing(
    protlib: Run, busy_library: None, tmp_path: Path, command: tuple[str, ...]
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    ran = protlib("--wait", "0", *command)
    assert (ran.code, ran.out) == (ExitCode.LIBRARY_BUSY, "")
    assert ran.err.startswith(
        f"protlib: {tmp_path / 'library.json'} is being written by “protlib import master.ris” of "
    )
    assert ran.err.endswith("; gave up after 0 seconds (see --wait)\n")
    assert (tmp_path / "library.json").read_bytes() == before


def test_who_waits_longer_than_a_moment_is_told_once_for_whom(
    protlib: Run, busy_library: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_time_pass(monkeypatch, "protlib.storage.lock")
    lines = protlib("--wait", "5", *ADD).err.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["waiting", "protlib:"]
    assert lines[0].startswith("waiting for “protlib import master.ris” of ")


def test_what_only_reads_does_not_wait(protlib: Run, busy_library: None) -> None:
    assert protlib("--wait", "0", "list").code == ExitCode.DONE


def test_the_variable_says_it_where_the_option_does_not(
    protlib: Run, busy_library: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTLIB_WAIT", "0")
    assert "gave up after 0 seconds" in protlib(*ADD).err
    assert "gave up after 1 second (" in protlib("--wait", "1", *ADD).err
    assert "gave up after 0.01 seconds" in protlib("--wait", "0.01", *ADD).err


@pytest.mark.parametrize("seconds", ["", "x", "nan", "inf", "-1", "1h"])
def test_what_is_no_number_of_seconds_is_refused(protlib: Run, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    ran = protlib("--wait", seconds, "list")
    assert (ran.code, ran.err[:28]) == (ExitCode.WRONG_USAGE, "protlib: --wait must be a nu")
    monkeypatch.setenv("PROTLIB_WAIT", seconds)
    assert protlib("list").err.startswith("protlib: PROTLIB_WAIT must be a number") is (seconds != "")
