"""The page on versions says what is so: its examples, one after the other, and what JSON has."""

import json
import re
import shlex

import pytest

from harness.paths import ROOT
from programs.running import Run

PAGE = (ROOT / "docs/history.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [
        example for block in blocks for example in re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE)
    ]
    assert len(examples) == 7
    for command, output in examples[:-1]:
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out) == (0, output), command
    command, output = examples[-1]
    ran = sample(*shlex.split(command)[1:])
    assert (ran.code, ran.err) == (1, output), "one of the records of the change stays"


def test_the_page_names_what_json_has(sample: Run) -> None:
    sample("set", "iom2009caring", "date=2009-11")
    [change, _added] = json.loads(sample("history", "iom2009caring", "--format", "json").out)
    differences = json.loads(sample("diff", "2", "--format", "json").out)
    for name in (*change, *differences):
        assert f"`{name}`" in PAGE
