"""A line of the documents and of the help means the same in cmd and in PowerShell as in a POSIX shell."""

import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.paths import ROOT
from programs.shells import cmd, passed, powershell
from test_command_lines import typed_lines

PAGE = ROOT / "docs/windows.md"
# What joins calls or sends them elsewhere, outside of quotation marks: protlib list | protlib show - > out.txt
_SIGN = re.compile(r"""("[^"]*"|'[^']*')|\s*(?:[|;]|[<>]\s*\S+)\s*""")
_COMMENT = re.compile(r"\s+# .*")
_OF_POSIX = re.compile(r"^alias |\$\(|^cat ")
"""Lines that only a POSIX shell has; the page about Windows says what one types there."""
_QUOTED_TWICE = {
    """search '"referral mechanism" OR author:liu' --year 2010..2020""",
    'search "\\"forced labour\\""',
    r"""search '\"forced labour\"'""",
    """search '"forced labour"'""",
}
"""Calls with a mark in quotation marks that no two shells read alike."""


def _of_windows_powershell(line: str) -> list[str]:
    return passed(powershell(line))


_READERS: "tuple[Callable[[str], list[str]], ...]" = (cmd, _of_windows_powershell, powershell)


def segments(line: str) -> list[str]:
    """Return the calls of protlib in a line, as they are typed."""
    plain = _COMMENT.sub("", line.replace("\n", " "))
    parts = _SIGN.sub(lambda match: match[1] or "\0", plain).split("\0")
    return [part.strip() for part in parts if part.strip().startswith("protlib ")]


SEGMENTS = sorted(
    {
        part
        for line in typed_lines()
        if not _OF_POSIX.search(line)
        for part in segments(line)
        if part.removeprefix("protlib ") not in _QUOTED_TWICE
    }
)


def test_help_has_lines_to_type_on_windows() -> None:
    assert len(SEGMENTS) > 400


@pytest.mark.parametrize("shell", _READERS, ids=["cmd", "5.1", "7"])
def test_a_line_means_the_same(shell: Callable[[str], list[str]]) -> None:
    wrong = []
    for line in SEGMENTS:
        words = shlex.split(line)
        try:
            arguments = shell(line)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it
            arguments = [repr(error)]
        if arguments != words:
            wrong.append((line, arguments))
    assert wrong == []


def _rows() -> "list[tuple[str, ...]]":
    """Return the rows of the table of lines that differ: what for, and the line for cmd, PowerShell 5.1 and 7."""
    table = re.findall(r"^\| (.+) \| `(.+)` \| `(.+)` \| `(.+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [tuple(cell.replace("\\|", "|") for cell in row) for row in table]


def test_what_differs_is_told_for_each_shell() -> None:
    rows = {what: lines for what, *lines in _rows()}
    assert [*rows] == [
        "a phrase",
        "a list from a file",
        "a file to a command",
        "letters with accents in a pipe",
    ]
    phrase = [parse(line) for parse, line in zip(_READERS, rows["a phrase"], strict=True)]
    assert phrase == [["protlib", "search", '"forced labour"']] * 3
    for what, line in (
        ("a list from a file", "protlib add --doi -"),
        ("a file to a command", "protlib import -"),
    ):
        for reader, command_line in zip(_READERS, rows[what], strict=True):
            assert segments(command_line) == [line]
            assert reader(segments(command_line)[0]) == line.split()


def test_a_path_in_the_configuration_is_read_as_the_page_has_it(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    assert tomllib.loads(block[1]) == {"library": r"C:\Users\Ana\protection\library.json"}


def test_lines_of_posix_shells_alone_are_few() -> None:
    """What only such a shell has, it says: an alias, a command in the place of its words."""
    assert sum(bool(_OF_POSIX.search(line)) for line in typed_lines()) < 10


def test_no_line_has_a_pattern_outside_of_quotation_marks() -> None:
    """zsh refuses one that no file fits, and PowerShell hands it on."""
    bare = [re.sub(r""""[^"]*"|'[^']*'""", "", line) for line in SEGMENTS]
    assert [line for line in bare if re.search(r"[*?\[\]]", line)] == []
