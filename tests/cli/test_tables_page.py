"""The page on tables says what is so: what it shows is what the commands print and say."""

import re
import shlex

from harness.paths import ROOT
from programs.running import Run

PAGE = (ROOT / "docs/tables.md").read_text(encoding="utf-8")


def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) >= 6
    for example in examples:
        command, _, output = example.partition("\n")
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out + ran.err) == (0, output), command
