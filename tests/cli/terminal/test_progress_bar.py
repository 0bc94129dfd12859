"""The progress bar: what a file's name says to a terminal stays text."""

import io
import sys

import pytest

from protlib.cli.terminal import progress_bar
from protlib.text import make_printable


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", ["[red]x[/nope].ris", "x\x1b]0;owned\x07.ris", "ends in \\", "a\udcff.ris"])
def test_the_name_of_a_file_neither_steers_the_terminal_nor_is_markup(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "stderr", screen := _Terminal())
    monkeypatch.setattr(progress_bar, "PATIENCE", -1)
    with progress_bar.progress(f"Reading {name}") as report:
        report(1, 2)
    assert "\x1b]0" not in screen.getvalue()
    assert f"Reading {make_printable(name)} " in screen.getvalue()


def test_a_bar_is_gone_when_the_work_is_done_whatever_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := _Terminal())
    monkeypatch.setattr(progress_bar, "PATIENCE", -1)
    with progress_bar.progress("Reading") as report:
        report(1, 2)
        report(2, 2)
        text = screen.getvalue()
    assert "Reading" in text
    assert screen.getvalue() == text


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_that_cannot_wipe_has_no_bar_and_no_line_of_it(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(sys, "stderr", screen := _Terminal())
    monkeypatch.setattr(progress_bar, "PATIENCE", -1)
    monkeypatch.setenv("TERM", kind)
    with progress_bar.progress("Reading") as report:
        report(1, 2)
    assert screen.getvalue() == ""
