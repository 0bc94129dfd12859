"""The page for scripts says what is so: what it shows is what the commands print and say."""

import re
import shlex

from engine import needs_engine
from paths import ROOT
from running import Run

PAGE = (ROOT / "docs/scripts.md").read_text(encoding="utf-8")


@needs_engine
def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) >= 4
    for example in examples:
        command, _, shown = example.partition("\n")
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out + ran.err) == (0, shown), command
