"""`browse` on a real terminal: what it draws there, also where its output is a pipe, and how it leaves it."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from protlib.library import Library
from protlib.record.model import Publication

_PATIENCE = 30.0  # seconds that what is waited for may take to come


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.chdir(tmp_path)
    with Library("library.json", "cache") as library:
        library.add_many([Publication(key=f"k{n}", title=f"Labour {n}", date="2010") for n in range(3)])
        library.close()  # a program is to open it
        yield library


def converse(command: str, steps: Sequence[tuple[bytes, bytes]], size: tuple[int, int] = (24, 80)) -> tuple[int, bytes]:
    """Run a line of a shell on a terminal; each time the first text has come,
    send the second; return how it ended, and what it showed.
    """
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        names = {"TERM": "xterm", "PROTLIB_LIBRARY": "library.json", "PROTLIB_CACHE": "cache"}
        os.execvpe("sh", ["sh", "-c", command], environment | names)
    screen, position = b"", 0
    waiting = list(steps)
    while True:
        ready, _, _ = select.select([terminal], [], [], _PATIENCE)
        assert ready, screen
        try:
            screen += os.read(terminal, 65536)
        except OSError:  # how the end of a terminal is told
            break
        while waiting and (at := screen.find(waiting[0][0], position)) >= 0:
            position = at + len(waiting[0][0])
            os.write(terminal, waiting.pop(0)[1])
    assert waiting == []
    _child, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), screen


BROWSE = f"{sys.executable} -m protlib browse"
MENU = b"\x18"


@pytest.mark.slow
def test_the_editor_has_the_terminal_where_keys_are_printed_into_a_pipe(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = "sh -c 'test -t 0 && test -t 1 && sed -i s/Labour/Work/ \"$0\"'"
    monkeypatch.setenv("VISUAL", editor)
    steps = [(b"Labour 2", MENU + b"e"), (b"goes back to the list", b"\r"), (b"edited k0", b"\t\t\r")]
    code, screen = converse(f"{BROWSE} > taken", steps)
    assert code == 0, screen
    assert Path("taken").read_text() == "k0\nk1\n"
    assert library.get("k0").title == "Work 0"
    assert screen.endswith(b"edited k0\r\n")
    assert b"  + title: Work 0" in screen


@pytest.mark.slow
def test_a_small_terminal_shows_the_facets_on_a_key_and_the_mouse_chooses(library: Library) -> None:
    library.change(["k1"], lambda record: record.changed(countries=("Ghana",)))
    click = b"\x1b[<0;5;4M\x1b[<0;5;4m"
    steps = [(b"3 found", b"\x06"), (b"Sub-Saharan", click), (b"region: Africa", b"\x07\r")]
    code, screen = converse(f"{BROWSE} > taken", steps, (10, 40))
    assert (code, Path("taken").read_text()) == (0, "k1\n"), screen
    assert screen.rfind(b"\x1b[?1000l") > screen.rfind(b"\x1b[?1000h") > 0


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "code"), [(b"\x03", 130), (b"\t\x07\x07", 1)])
def test_it_is_left_with_nothing_printed(library: Library, sent: bytes, code: int) -> None:
    ended, screen = converse(f"{BROWSE} > taken", [(b"Labour 2", sent)])
    assert (ended, Path("taken").read_text()) == (code, ""), screen
    assert b"\x1b[?1049l" in screen
    assert len(library.history()) == 2
