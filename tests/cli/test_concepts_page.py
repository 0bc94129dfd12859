"""The page on subjects says what is so: its examples, one after the other."""

import re
import shlex

import pytest

from harness.paths import ROOT
from programs.running import Run
from protlib.record import concepts

PAGE = (ROOT / "docs/concepts.md").read_text(encoding="utf-8")
EXAMPLES = [
    example
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for example in re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE)
]


@pytest.mark.slow
def test_the_examples_print_what_is_shown(sample: Run) -> None:
    assert EXAMPLES
    for command, output in EXAMPLES:
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out) == (0, output), command


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("UASC", "UASC: showing unaccompanied children"),
        ("uasc", "uasc: showing unaccompanied children"),
        ("topic:UASC", ""),
        ('"human trafficking"', ""),
    ],
)
def test_a_line_says_what_came_only_by_its_subject(sample: Run, query: str, note: str) -> None:
    ran = sample("search", query)
    assert ran.code == 0
    assert ran.err.strip() == note


def test_some_four_hundred_subjects_are_known() -> None:
    assert 390 <= len(concepts.all_concepts()) <= 450
