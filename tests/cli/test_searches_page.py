"""The page on saved searches says what is so: what it shows is what the commands print and say."""

import re
import shlex

import pytest

from harness.paths import ROOT
from programs.engine import needs_engine
from programs.running import Run, as_typed_here

PAGE = (ROOT / "docs/searches.md").read_text(encoding="utf-8")
SAVED = ("gender", "based", "violence", "--region", "West Africa")


@pytest.mark.slow
@needs_engine
def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) >= 6
    for example in examples:
        command, _, output = example.partition("\n")
        ran = sample(*shlex.split(command)[1:])
        assert ran.code == 0, command
        assert sorted((ran.out + ran.err).splitlines()) == sorted(as_typed_here(output).splitlines()), command


@pytest.mark.parametrize("question", re.findall(r"^\| `(.*?)` \|", PAGE, re.MULTILINE))
def test_what_the_table_asks_is_understood(sample: Run, question: str) -> None:
    sample("search", "--save", "gbv-wa", *SAVED)
    sample("search", "--save", "newest", "--sort", "year", "--limit", "3")
    words = [question] if question.startswith('"') else shlex.split(question)
    options = words.index("--country") if "--country" in words else len(words)
    ran = sample("list", *words[options:], "--", " ".join(words[:options]))
    assert ran.code in {0, 1}
    assert "no search is saved" not in ran.err
