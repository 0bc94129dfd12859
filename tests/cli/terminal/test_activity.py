"""The line that says what takes so long."""

import io
import sys
import time
from os import terminal_size

import pytest

from protlib.cli.terminal import activity as module
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.pager_stream import PagerStream

WIPE = "\r\x1b[2K"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _screen(patch: pytest.MonkeyPatch) -> _Terminal:
    """Have protlib write its messages on a terminal, at once;
    not in a fixture, whose standard error pytest takes back.
    """
    patch.setenv("TERM", "xterm")
    patch.setattr(module, "PATIENCE", 0)
    patch.setattr(sys, "stderr", screen := _Terminal())
    return screen


def _wait_for(screen: _Terminal, text: str) -> None:
    for _ in range(6000):
        if text in screen.getvalue():
            return
        time.sleep(0.01)
    raise AssertionError(screen.getvalue())


def test_long_work_says_what_it_is_and_leaves_an_empty_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    with activity("Formatting references\x1b[31m"):
        _wait_for(screen, "Formatting references")
    assert "\x1b[31m" not in screen.getvalue()
    assert screen.getvalue().startswith(f"{WIPE}Formatting references")
    assert screen.getvalue().endswith(f"{WIPE}\x1b[?25h")


def test_a_message_takes_the_place_of_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    with activity("Checking"):
        _wait_for(screen, "Checking …")
        sys.stderr.write("waiting\n")
    assert f"Checking …{WIPE}\x1b[?25hwaiting\n" in screen.getvalue()


def test_an_activity_within_another_shows_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    with activity("Outer"), activity("Inner"):
        _wait_for(screen, "Outer")
    assert "Inner" not in screen.getvalue()


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    monkeypatch.setattr(module, "PATIENCE", 60)
    with activity("Checking"):
        pass
    assert screen.getvalue() == ""


def test_what_is_no_terminal_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    monkeypatch.setattr(screen, "isatty", lambda: False)
    with activity("Checking"):
        time.sleep(0.05)
    assert screen.getvalue() == ""


def test_an_error_comes_through_and_the_line_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)

    def fail() -> None:
        with activity("Checking"):
            _wait_for(screen, "Checking")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert screen.getvalue().endswith(f"{WIPE}\x1b[?25h")
    assert sys.stderr is screen


def test_nothing_is_drawn_on_what_a_pager_will_show(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    pages = PagerStream("cat", screen, terminal_size((80, 24)))
    monkeypatch.setattr(sys, "stderr", pages)
    with activity("Checking"):
        time.sleep(0.05)
    assert pages.getvalue() == ""


def test_the_line_gives_way_to_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _screen(monkeypatch)
    monkeypatch.setattr(module, "_SECONDS_BETWEEN_LOOKS", 0.01)
    with activity("Adding"):
        _wait_for(screen, "Adding")
        sys.stderr.write("Indexing 10 %")
        time.sleep(0.1)
    assert screen.getvalue().endswith("Indexing 10 %")
