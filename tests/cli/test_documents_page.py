"""The page on the field's documents says what is so: its examples, one after the other, and what JSON has."""

import json
import re
import shlex

from harness.paths import ROOT
from programs.running import Run

PAGE = (ROOT / "docs/documents.md").read_text(encoding="utf-8")


def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [
        example for block in blocks for example in re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE)
    ]
    assert examples
    for command, output in examples:
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out) == (0, output), command


def test_the_page_names_what_json_has(sample: Run) -> None:
    [entry] = json.loads(sample("about", "A/HRC/44/45", "--format", "json").out)
    work, *_series = json.loads(sample("editions", "--format", "json").out)
    for name in ("key", *entry, *work, *work["editions"][0]):
        assert f"`{name}`" in PAGE
