"""The README: what its examples print is what they print, and it stays one screen and three jobs."""

import re
import shlex

from harness.paths import ROOT
from programs.running import Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_LINES = 120
MOST_WORDS = 1100
SESSIONS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_it_is_one_screen_and_its_jobs() -> None:
    assert len(README.splitlines()) <= MOST_LINES
    assert len(README.split()) <= MOST_WORDS


def test_the_examples_print_what_it_says(protlib: Run) -> None:
    lines = re.findall(r"^\$ protlib (.*)\n((?:(?!\$ ).*\n)*)", "".join(SESSIONS), re.MULTILINE)
    assert len(lines) > 3
    for line, output in lines:
        arguments = [str(ROOT / word) if word.startswith("examples/") else word for word in shlex.split(line)]
        ran = protlib(*arguments)
        assert ran.err + ran.out == output or ran.out == output, line
