"""What is longer than the screen goes through a pager, and only that, and only on a terminal."""

import io
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NoReturn

import pytest

from harness.rows import every_row
from protlib.cli.output import put_lines, say
from protlib.cli.terminal import pager
from protlib.cli.terminal.pager import pager_of, show_in_pager
from protlib.cli.terminal.pager_stream import environment_of
from protlib.errors import NothingFoundError, UsageError
from protlib.system import windows


@every_row(
    ("environment", "there", "command"),
    [
        ({}, ["less", "more"], "less"),
        ({}, ["more"], "more"),
        ({}, [], ""),
        ({"PAGER": "most -s"}, ["less"], "most -s"),
        ({"PAGER": "most", "PROTLIB_PAGER": "less -i"}, [], "less -i"),
        ({"PAGER": "most", "PROTLIB_PAGER": ""}, ["less"], ""),
        ({"PAGER": ""}, ["less"], ""),
        ({"PAGER": " cat "}, ["less"], ""),
        ({"PAGER": "cat -v"}, [], "cat -v"),
        ({"TERM": "dumb"}, ["less"], ""),
        ({"TERM": "dumb", "PAGER": "less"}, ["less"], ""),
    ],
)
def test_the_pager_is_the_one_that_the_environment_names(
    environment: dict[str, str], there: list[str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "find_program", lambda name: name if name in there else None)
    assert pager_of({"TERM": "xterm", **environment}) == command


@pytest.mark.parametrize("less", [None, "", "-i -M", "FX"])
def test_less_shows_colours_and_does_nothing_but_show(less: str | None) -> None:
    environment = environment_of(
        {"LESSSECURE": "0", "LESSSECURE_ALLOW": "shell"} | ({} if less is None else {"LESS": less})
    )
    assert (environment["LESSSECURE"], environment["LESSSECURE_ALLOW"]) == ("1", "stop")
    assert "R" in environment["LESS"]
    assert less is None or environment["LESS"].endswith(less)


def _pager(code: str) -> str:
    """Return a $PAGER that runs a piece of Python on its `text`, with a file `seen` to write to."""
    program = f"import sys; text, seen = sys.stdin.buffer, open('seen', 'wb'); {code}"
    return f'"{sys.executable}" -ISc "{program}"'


class Screen(io.StringIO):
    """A terminal of 20 columns and 5 lines."""

    encoding = "utf-8"
    errors = "backslashreplace"
    size = os.terminal_size((20, 5))

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Screen]:
    """Run a test on a terminal, whose pager writes what it gets to the file `seen`."""
    screen = Screen()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("PROTLIB_PAGER", _pager("seen.write(text.read())"))
    monkeypatch.setattr("shutil.get_terminal_size", lambda **_fallback: Screen.size)
    monkeypatch.setattr(pager, "_is_in_front", screen.isatty)
    before = signal.getsignal(signal.SIGINT)
    yield screen
    assert signal.getsignal(signal.SIGINT) is before


@contextmanager
def on(screen: Screen) -> Iterator[None]:
    with redirect_stdout(screen), redirect_stderr(screen):
        yield


def paged_text() -> str:
    return Path("seen").read_text(encoding="utf-8")


@pytest.mark.parametrize("lines", [["x"] * 4, ["x" * 40, "y" * 40], ["\x1b[1m" + "x" * 20 + "\x1b[0m"] * 4, []])
def test_what_fits_the_screen_is_printed(screen: Screen, lines: list[str]) -> None:
    with on(screen), show_in_pager():
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    assert screen.getvalue().split("\n")[:-1] == lines
    assert not Path("seen").exists()


@pytest.mark.parametrize("lines", [["x"] * 5, ["x" * 40, "y" * 41], [""] * 5, ["é’中"] * 3000])
def test_what_is_longer_goes_through_the_pager(screen: Screen, lines: list[str]) -> None:
    with on(screen), show_in_pager():
        for line in lines:
            put_lines([line])
    assert paged_text() == "\n".join(lines) + "\n"
    assert screen.getvalue() == ""


def test_messages_stand_among_what_is_shown(screen: Screen) -> None:
    with on(screen):
        with show_in_pager():
            say("traficking: showing trafficking")
            put_lines(["x"] * 5)
        say("at the end")
    assert paged_text().startswith("traficking: showing trafficking\nx\n")
    assert screen.getvalue() == "at the end\n"


def test_messages_that_go_elsewhere_still_do(screen: Screen) -> None:
    with on(screen), redirect_stderr(elsewhere := io.StringIO()), show_in_pager():
        say("told")
        put_lines(["x"] * 5)
    assert elsewhere.getvalue() == "told\n"
    assert "told" not in paged_text()


def test_a_pager_that_is_left_early_ends_what_is_printed(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_PAGER", _pager("seen.write(text.readline())"))
    count = 0
    with on(screen), show_in_pager():
        for _ in range(100_000):
            put_lines(["x" * 100])
            count += 1
    assert count < 100_000
    assert paged_text() == "x" * 100 + "\n"


def test_an_error_comes_behind_what_was_shown(screen: Screen) -> None:
    def find() -> NoReturn:
        put_lines(["x"] * 9)
        raise NothingFoundError("nothing found")

    with pytest.raises(NothingFoundError), on(screen), show_in_pager():
        find()
    assert paged_text() == "x\n" * 9


@pytest.mark.parametrize("command", ["no-such-pager", "/no/such/pager.exe -x", '"/no such (x86)/pager" -x'])
def test_without_the_pager_that_is_named_all_is_printed_and_told(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("PROTLIB_PAGER", command)
    with on(screen), show_in_pager():
        put_lines(["x"] * 9)
        put_lines(["y"])
    message = f"cannot run the pager “{command}”; to use another, set $PROTLIB_PAGER or $PAGER\n"
    text = re.sub(r"\n +(?=\S)", " ", screen.getvalue())  # a message is longer than a line of the screen
    assert text == message + "x\n" * 9 + "y\n"


def test_a_pager_that_the_shell_cannot_run_is_an_error(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_PAGER", "A=b no-such-pager 2> /dev/null")
    with pytest.raises(UsageError, match="cannot run the pager “A=b no-such-pager"), on(screen), show_in_pager():
        put_lines(["x"] * 9)


@pytest.mark.parametrize(("variable", "value"), [("TERM", "dumb"), ("PROTLIB_PAGER", ""), ("PROTLIB_PAGER", "cat")])
def test_who_wants_no_pager_gets_none(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with on(screen), show_in_pager():
        put_lines(["x"] * 9)
    assert screen.getvalue() == "x\n" * 9


def test_no_pager_is_an_option(screen: Screen) -> None:
    with on(screen), show_in_pager(no_pager=True):
        put_lines(["x"] * 9)
    assert screen.getvalue() == "x\n" * 9


def test_ctrl_c_is_left_to_the_pager(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROTLIB_PAGER", "kill -INT $PPID; cat > seen")
    with on(screen), show_in_pager():
        put_lines(["x"] * 9)
    assert paged_text() == "x\n" * 9


def test_nothing_is_paged_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROTLIB_PAGER", "false")
    monkeypatch.setenv("TERM", "xterm")
    with show_in_pager():
        put_lines(["x"] * 999)
    assert capfd.readouterr().out == "x\n" * 999
