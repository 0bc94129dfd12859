"""Ctrl-C and other signals: no traceback, nothing half done or left behind, and a true word of what was done."""

import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from programs.running import Run

# The first line says that the signals are listened to; what comes before is Python's own start.
BEGUN = """import sys; from protlib.__main__ import handle_signals, main
handle_signals(); print('begun', flush=True); main()"""
ROWS = "title,year\n" + "".join(f"Title number {number} of many,2010\n" for number in range(300))


def interrupted(folder: Path, number: int, moments: Iterator[float], *arguments: str) -> Iterator[tuple[int, str]]:
    """Run a command again and again, each time with a signal at another moment;
    yield how each ended and what it said.
    """
    for moment in moments:
        command = [sys.executable, "-c", BEGUN, *arguments]
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moment)
            process.send_signal(number)
            _out, err = process.communicate(timeout=30)
        yield process.returncode, err


@pytest.mark.slow
@pytest.mark.parametrize(("number", "times"), [(signal.SIGINT, 6), (signal.SIGTERM, 2), (signal.SIGHUP, 2)])
def test_an_import_that_is_stopped_says_so_only_where_nothing_was_done(
    protlib: Run, tmp_path: Path, number: int, times: int
) -> None:
    (tmp_path / "many.csv").write_text(ROWS)
    protlib("add", "--title", "Something", "--year", "2010", "--key", "first")
    protlib("remove", "first", "--yes")  # so the library is there, and none is made
    moments = (0.3 * step / times for step in range(times))
    for code, err in interrupted(tmp_path, number, moments, "import", "many.csv"):
        keys = protlib("list", "--format", "keys").out.splitlines()
        if code:
            assert (code, err, keys) == (-number, "protlib: stopped\n", [])
        else:
            assert (err, len(keys)) == ("", 300)
            protlib("remove", "-", "--yes", stdin="\n".join(keys))
        assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.slow
@pytest.mark.parametrize("finishes", [True, False])
def test_a_signal_while_a_file_is_put_in_its_place_counts_only_where_that_fails(
    protlib: Run, tmp_path: Path, finishes: bool
) -> None:
    protlib("add", "--title", "Something", "--year", "2010")
    then = "replace(*arguments)" if finishes else "raise OSError(28, 'No space left on device')"
    stop = f"def stop(*arguments):\n    os.kill(os.getpid(), signal.SIGINT)\n    {then}\n"
    code = (
        f"import os, signal, protlib.system.atomic as atomic\nreplace = atomic._replace\n{stop}atomic._replace = stop\n"
    )
    command = [sys.executable, "-c", code + BEGUN, "export", "--output", "a.ris"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (
        (0, "1 publication exported to a.ris\n") if finishes else (-signal.SIGINT, "protlib: stopped\n")
    )
    assert [path.name for path in tmp_path.glob("*a.ris*")] == ["a.ris"] * finishes


@pytest.mark.slow
def test_what_whoever_started_protlib_has_switched_off_stays_off(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Something", "--year", "2010")
    command = f"trap '' HUP; exec {sys.executable} -c \"$0\" list"
    with subprocess.Popen(["sh", "-c", command, BEGUN], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        assert "Something" in process.stdout.read()
    assert process.returncode == 0


@pytest.mark.slow
def test_a_half_made_index_goes_with_the_process_that_makes_it(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=ROWS)
    stop = "os.kill(os.getpid(), signal.SIGTERM)"
    code = f"import os, signal, protlib.index.index_files as files; files.fill_and_stamp = lambda *_: {stop}\n"
    ran = subprocess.run([sys.executable, "-c", code + BEGUN, "list"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (-signal.SIGTERM, "protlib: stopped\n")
    assert list((tmp_path / "cache").iterdir()) == []
    assert os.environ["PROTLIB_CACHE"] == str(tmp_path / "cache")


@pytest.mark.slow
def test_a_screen_that_is_taken_over_is_given_back(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Something", "--year", "2010")
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    command = [sys.executable, "-m", "protlib", "browse"]
    environment = os.environ | {"TERM": "xterm"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        output = b""
        while b"Something" not in output:
            output += os.read(ours, 10_000)
        process.send_signal(signal.SIGTERM)
    assert process.returncode == -signal.SIGTERM
    assert termios.tcgetattr(theirs) == before
    output = os.read(ours, 10_000)
    assert output.rfind(b"\x1b[?1049l") < output.rfind(b"protlib: stopped")
    assert b"\x1b[?1049l" in output
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize(("goes_on", "code"), [("lasting()", -signal.SIGTERM), ("nullcontext()", 0)])
def test_a_signal_after_a_change_ends_only_what_goes_on_until_it_is_left(goes_on: str, code: int) -> None:
    script = f"""
import os, signal
from contextlib import nullcontext
from protlib.system.signals import finishing, lasting, handle_signals
handle_signals()
with {goes_on}:
    with finishing():
        pass
    os.kill(os.getpid(), signal.SIGTERM)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (
        code,
        "protlib: stopped; what was changed is saved\n" if code else "",
    )
