"""Citations and references on a terminal."""

import pytest

from protlib.citing.citation import TextRun
from protlib.citing.sections import ListEntry, Section
from protlib.render.terminal_references import wrap_sections

ENTRY = ListEntry(
    "a", "[1]", (TextRun("A\x1b[2J "), TextRun("title", italic=True), TextRun("!", bold=True)), ("Below\nit.",)
)


def test_forms_are_shown_and_a_record_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert list(wrap_sections([Section("On women", (ENTRY,))])) == [
        "\x1b[1mOn women\x1b[22m",
        "",
        "[1] A\N{REPLACEMENT CHARACTER}[2J \x1b[3mtitle\x1b[23m\x1b[1m!\x1b[22m",
        "    Below it.",
        "",
    ]


def test_a_dumb_terminal_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    lines = list(wrap_sections([Section("", (ENTRY,))]))
    assert lines == ["[1] A\N{REPLACEMENT CHARACTER}[2J title!", "    Below it.", ""]


def test_lines_are_broken_between_words_and_what_is_below_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    entry = ListEntry(
        "key", "", (TextRun("Caring for ", italic=True), TextRun("trafficked persons")), ("One two three four five",)
    )
    assert list(wrap_sections([Section("", (entry,))])) == [
        "\x1b[3mCaring for \x1b[23mtrafficked",
        "persons",
        "    One two three four",
        "    five",
        "",
    ]
