"""Many files, each read by a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Timer

import pytest

from programs.linux_processes import is_gone, wait_for
from protlib.fulltext.workers import FileReading, read_files
from sample_files.tiny_pdf import make_pdf, page

pytest.importorskip("pypdfium2")

ABORTED = 3 if os.name == "nt" else -signal.SIGABRT


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read(*paths: Path, **limits: int) -> dict[str, FileReading]:
    return {reading.path.name: reading for reading in read_files(paths, **limits)}


def broken_helper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, before: str = "") -> None:
    """Have helpers do this before they read a file whose name begins with "bad"."""
    script = tmp_path / "helper_script.py"
    script.write_text(
        "import sys, os, time\n"
        "from pathlib import Path\n"
        "from protlib.fulltext import file_text, reading_process\n"
        "read_text = file_text.read_text\n"
        "def read(path):\n"
        f"    if path.name.startswith('bad'):\n        {code}\n"
        "    return read_text(path)\n"
        f"file_text.read_text = read\n{before}\n"
        "reading_process.main()\n"
    )
    monkeypatch.setattr("protlib.system.bundle.words_that_run", lambda _module: (sys.executable, str(script)))


def watch_is_over_at_once_for(monkeypatch: pytest.MonkeyPatch, late: int) -> None:
    """Have the time of one of the watches over helpers, counted from 1,
    be over at once; a busy machine ends no other.
    """
    watches = count(1)

    def timer(seconds: float, stop: Callable[[], None]) -> Timer:
        return Timer(0.1 if next(watches) == late else seconds, stop)

    monkeypatch.setattr("protlib.system.helper_process.Timer", timer)


@pytest.mark.slow
def test_reads_files_and_says_what_is_wrong_with_others(tmp_path: Path) -> None:
    good = [write(tmp_path, f"good{number}.pdf", make_pdf([page(f"Page of file {number}")])) for number in range(4)]
    locked = write(tmp_path, "locked.pdf", make_pdf([page("secret")], is_locked=True))
    readings = read(*good, locked, tmp_path / "missing.pdf", worker_count=2)
    assert len(readings) == 6
    for number in range(4):
        text = readings[f"good{number}.pdf"].text
        assert text
        assert [page_text.text for page_text in text.pages] == [f"Page of file {number}"]
    assert readings["locked.pdf"] == FileReading(locked, None, "it has a password; save it without one")
    assert readings["missing.pdf"].problem == "No such file or directory"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("os.abort()", f"it is broken: what reads it ended ({ABORTED}); open it in another program and save it anew"),
        ("time.sleep(60)", "to read it takes more than 60 seconds; save it anew, or split it"),
        ("raise MemoryError", "to read it takes more than 2 GB of memory"),
        ("raise RuntimeError('odd')", "cannot read its text: RuntimeError: odd"),
        ("print('noise' * 9999)", ""),
        ("os.write(2, b'noise' * 99999)", ""),
    ],
)
def test_a_file_that_takes_the_reader_down_is_told_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, problem: str
) -> None:
    broken_helper(monkeypatch, tmp_path, code)
    if "sleep" in code:
        watch_is_over_at_once_for(monkeypatch, 2)  # the first is for the helper to start
    paths = [write(tmp_path, name, make_pdf([page(name)])) for name in ("bad.pdf", "next.pdf")]
    readings = read(*paths, worker_count=1, seconds=60)
    assert readings["bad.pdf"].problem == problem
    assert readings["next.pdf"].text


@pytest.mark.slow
def test_a_file_that_takes_too_much_memory_is_told_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_helper(
        monkeypatch,
        tmp_path,
        "data = b'x' * (5 << 28); time.sleep(30)",
        "from protlib.system import limits; limits.MOST_MEMORY = 1 << 30",
    )
    monkeypatch.setattr("protlib.system.limits.MOST_MEMORY", 1 << 30)
    paths = [write(tmp_path, name, make_pdf([page(name)])) for name in ("bad.pdf", "next.pdf")]
    readings = read(*paths, worker_count=1)
    assert readings["bad.pdf"].problem == "to read it takes more than 1 GB of memory"
    assert readings["next.pdf"].text


def _children(process: int) -> list[int]:
    return [
        int(child) for path in Path(f"/proc/{process}/task").glob("*/children") for child in path.read_text().split()
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_all(tmp_path: Path, number: signal.Signals) -> None:
    fifo = tmp_path / "endless.pdf"
    os.mkfifo(fifo)  # whoever opens it waits
    code = (
        "import sys; from pathlib import Path; from protlib.system.signals import handle_signals\n"
        "from protlib.fulltext.workers import read_files; handle_signals()\n"
        "list(read_files([Path(sys.argv[1])] * 2, worker_count=2))"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(fifo)], stderr=subprocess.PIPE)
    wait_for(lambda: len(_children(process.pid)) == 2)
    helpers = _children(process.pid)
    process.send_signal(number)
    assert process.communicate(timeout=60)[1] == b"protlib: stopped\n"
    wait_for(lambda: all(map(is_gone, helpers)))


@pytest.mark.slow
def test_whoever_stops_asking_stops_the_helpers(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}.pdf", make_pdf([page("a")])) for number in range(9)]
    readings = read_files(paths, worker_count=2)
    assert next(iter(readings)).text
    readings.close()


def test_no_files_start_no_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert list(read_files([])) == []
