"""The engine that is missing, old, slow or without memory: one line says so."""

import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from protlib.citing.engine import engine_program
from protlib.errors import UsageError
from protlib.system.installation import install_extra_command

LITTLE_MEMORY = "pandoc stopped: this computer has too little free memory. Close other programs, then try again$"


@pytest.fixture
def path_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A machine without the wheel, and a PATH with one folder, which is empty yet."""
    monkeypatch.setattr(engine_program, "_find_bundled_engine", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    engine_program.find_engine.cache_clear()
    yield tmp_path
    engine_program.find_engine.cache_clear()


def test_without_an_engine_one_line_says_how_to_get_it(path_only: Path) -> None:
    assert not engine_program.has_engine()
    with pytest.raises(UsageError, match=re.escape(install_extra_command("cite"))):
        engine_program.find_engine()


@pytest.mark.parametrize(
    ("version", "is_weaker"), [("3.1.11", True), ("3.9", False), ("3.10.1", False), ("4.0", False)]
)
def test_the_version_of_an_older_pandoc_is_named_as_a_weakness(path_only: Path, version: str, is_weaker: bool) -> None:
    executable = path_only / "pandoc"
    executable.write_text(f"#!/bin/sh\necho pandoc {version}\n")
    executable.chmod(stat.S_IRWXU)
    assert engine_program.find_engine().path == str(executable)
    assert (version in engine_program.find_engine().weakness) is is_weaker


@pytest.mark.parametrize(
    "behind",
    [
        "",
        "CallStack (from HasCallStack):\n  error, called\nHasCallStack backtrace:\n  collect\n  error, called\n\n",
    ],
)
def test_what_the_engine_says_when_it_fails_is_one_line(path_only: Path, behind: str) -> None:
    executable = path_only / "pandoc"
    executable.write_text(
        "#!/bin/sh\n[ $1 = --version ] && echo pandoc 3.9 && exit\n"
        f"cat >&2 <<'END'\n[WARNING] Other\n  thing\nno such\npandoc: thing,\n  at all\n{behind}END\nexit 3\n"
    )
    (path_only / "cat").symlink_to("/bin/cat")
    executable.chmod(stat.S_IRWXU)
    with pytest.raises(UsageError, match=r"^pandoc: no such thing, at all$"):
        engine_program.run_pandoc(["-t", "x"], b"")


@pytest.mark.slow
def test_an_engine_that_goes_on_and_on_is_stopped_with_what_it_started(path_only: Path, tmp_path: Path) -> None:
    executable = path_only / "pandoc"
    executable.write_text(
        "#!/bin/sh\n[ $1 = --version ] && echo pandoc 3.9 && exit\n/bin/sleep 60 &\necho $! >&2\nwait\n"
    )
    executable.chmod(stat.S_IRWXU)
    began = time.monotonic()
    with pytest.raises(engine_program.EndlessError, match=r"^pandoc stopped: no result after 0 seconds$"):
        engine_program.run_pandoc(["-t", "x"], b"", seconds=0.3)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        (
            "echo 'pandoc: Heap exhausted; pandoc: Current maximum heap size is 3221225472 bytes (3072 MB).'; exit 251",
            "pandoc stopped: it needed more than 3 GB of memory. Cite fewer publications at once",
        ),
        ("echo 'pandoc: out of memory'; exit 251", LITTLE_MEMORY),
        (
            "echo 'malloc: failed on request for 2097152 bytes; message: initEventsBuf'; exit 254",
            LITTLE_MEMORY,
        ),
        ("echo 'mmap 4096 bytes at (nil): Cannot allocate memory'; exit 1", LITTLE_MEMORY),
        (
            "echo '/tmp/x/input.tex: withBinaryFile: resource exhausted (No space left on device)'; exit 1",
            "pandoc stopped: the disk with its temporary files is full: /tmp/x/input.tex: ",
        ),
        ("kill -KILL $$", "pandoc stopped, most often for too little free memory. Close other programs"),
        ("kill -SEGV $$", "pandoc stopped, most often for too little free memory. Close other programs"),
    ],
)
def test_an_engine_without_memory_is_told_in_plain_words(path_only: Path, ends: str, message: str) -> None:
    executable = path_only / "pandoc"
    executable.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo pandoc 3.9 && exit\nexec >&2\n{ends}\n")
    executable.chmod(stat.S_IRWXU)
    with pytest.raises(engine_program.EndlessError, match=rf"^{message}"):
        engine_program.run_pandoc(["-t", "x"], b"")
