"""A line of the documents and of the help means the same in cmd and in PowerShell as in a POSIX shell."""

import re
import shlex
from collections.abc import Callable

import pytest

from shells import cmd, passed, powershell
from test_command_lines import typed_lines

# What joins calls or sends them elsewhere, outside of quotation marks: protlib list | protlib show - > out.txt
_SIGN = re.compile(r"""("[^"]*"|'[^']*')|\s*(?:[|;]|[<>]\s*\S+)\s*""")
_COMMENT = re.compile(r"\s+# .*")
_OF_POSIX = re.compile(r"^alias |\$\(|^cat ")
"""Lines that only a POSIX shell has; the page about Windows says what one types there."""
_QUOTED_TWICE = {"""search '"referral mechanism" OR author:liu' --year 2010..2020"""}
"""Calls with a mark in quotation marks that no two shells read alike."""


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


def test_there_are_lines() -> None:
    assert len(SEGMENTS) > 400


@pytest.mark.parametrize(
    "shell", [cmd, lambda line: passed(powershell(line)), powershell], ids=["cmd", "5.1", "7"]
)
def test_a_line_means_the_same(shell: Callable[[str], list[str]]) -> None:
    wrong = []
    for line in SEGMENTS:
        words = shlex.split(line)
        try:
            read = shell(line)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it
            read = [repr(error)]
        if read != words:
            wrong.append((line, read))
    assert wrong == []
