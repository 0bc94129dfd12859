"""The page on changing many says what is so: its examples, and what patterns of keys are made of."""

import re
import shlex

from harness.paths import ROOT
from programs.running import Run
from protlib.record.key_pattern import CHANGES, OWN, PARTS

PAGE = (ROOT / "docs/editing.md").read_text(encoding="utf-8")


def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    for command, output in blocks:
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out) == (int("check" in command), output), command
        assert "dry run" in ran.err


def test_the_page_names_the_parts_of_patterns_and_what_is_done_to_them() -> None:
    rows = re.findall(r"^\| `([^`{]+)` \| .+ \|$", PAGE, re.MULTILINE)
    assert rows == [*PARTS, *CHANGES, "4"]
    assert f"`{OWN}`, protlib's own" in PAGE
