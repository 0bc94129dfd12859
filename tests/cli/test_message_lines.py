"""Messages on a terminal: broken between words, with commands in one piece; in a pipe, on one line."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from programs.running import Run
from programs.terminal import converse
from protlib.cli.message_lines import lines_for_screen


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def wrapped(message: str, columns: int) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        return lines_for_screen(message, Screen())


CASES = {
    "short": ["short"],
    "protlib: the library /home/ana/library.json is empty. To fill it: protlib import FILE, or protlib add": [
        "protlib: the library /home/ana/library.json",
        "  is empty. To fill it:",
        "  protlib import FILE, or protlib add",
    ],
    "To join them: protlib names --unify 'International Organization' IOM; to see all: protlib names": [
        "To join them:",
        "  protlib names --unify 'International Organization' IOM;",
        "  to see all: protlib names",
    ],
    "leave it out; to hand it on: undo, then import again with --map 'Internal comments=note'": [
        "leave it out; to hand it on: undo, then",
        "  import again with",
        "  --map 'Internal comments=note'",
    ],
    "to put them in a field: --map 'Notes de Zoé=note' --map Année=year --on-duplicate update": [
        "to put them in a field:",
        "  --map 'Notes de Zoé=note' --map Année=year --on-duplicate update",
    ],
    "--all means every one: leave out --all or the --tag": [
        "--all means every one: leave out --all or",
        "  the --tag",
    ],
    "cat /home/ana/a/very/long/path/that/no/line/of/this/terminal/can/hold.json": [
        "cat /home/ana/a/very/long/path/that/no/line/of/this/terminal/can/hold.json",
    ],
    "    what is set in by itself stays so on each line of it": [
        "    what is set in by itself stays so on",
        "      each line of it",
    ],
    "a title\twith a tab\tis a table that is wider than the terminal": [
        "a title\twith a tab\tis a table that is wider than the terminal"
    ],
    "人口販売と移民の保護に関する 報告書の一覧を 見る": [
        "人口販売と移民の保護に関する 報告書の一覧を",
        "  見る",
    ],
    "first line\nsecond line that is longer than the terminal is": [
        "first line",
        "second line that is longer than the",
        "  terminal is",
    ],
}


@every_row("message", CASES)
def test_a_message_breaks_between_words_and_not_within_a_command(message: str) -> None:
    assert wrapped(message, 43).split("\n") == CASES[message]


@given(st.text("ab ,;'.\tprotlib -xé人", max_size=120), st.integers(0, 60))
def test_nothing_of_a_message_is_lost(message: str, columns: int) -> None:
    assert re.sub(r"\s+", " ", wrapped(message, columns)).strip() == re.sub(r"\s+", " ", message).strip()


def test_what_is_no_terminal_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    message = "a message that is longer than this"
    assert lines_for_screen(message, io.StringIO()) == message


def test_an_error_and_a_message_are_wrapped_on_a_terminal_alone(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library = ["--library", "library.json"]
    protlib("add", "--title", "Manual")
    line = ["restore", "soon", *library]
    output = converse(line, [], re.compile("$^")).out.replace("\r", "")
    first, *further = output.splitlines()
    assert max(map(len, (first, *further))) <= 80
    assert all(line.startswith("  ") for line in further)
    assert further
    assert " ".join(output.split()) == " ".join(protlib(*line).err.split())
    assert protlib(*line).err.count("\n") == 1
