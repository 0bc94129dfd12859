"""The page on duplicates says what is so: its examples, the keys of a session, and the bounds of the scores."""

import json
import re
import shlex

import pytest

from harness.paths import EXAMPLES, ROOT
from programs.running import Run
from protlib.cli.decisions.review_session import HELP
from protlib.duplicates.judgement import Judgement, Sameness

SURE = 0.95  # from which two are the same, as the help and the page say

PAGE = (ROOT / "docs/duplicates.md").read_text(encoding="utf-8")


@pytest.fixture
def twice(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run protlib on the library of the page."""
    monkeypatch.setenv("COLUMNS", "80")
    protlib("import", EXAMPLES / "publications.jsonl")
    protlib("import", EXAMPLES / "catalogue-page.txt", "--on-duplicate", "add")
    return protlib


@pytest.mark.slow
def test_the_examples_print_what_is_shown(twice: Run) -> None:
    blocks = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for command, output in blocks:
        ran = twice(*shlex.split(command)[1:])
        assert ran.code == 0
        assert [line.rstrip() for line in ran.out.splitlines()] == output.splitlines(), command


@pytest.mark.slow
def test_the_json_is_what_is_printed(twice: Run) -> None:
    [json_text] = re.findall(r"^```json\n(.*?)\n```$", PAGE, re.MULTILINE)
    assert json.loads(twice("duplicates", "--key", "liu2017national", "--format", "json").out) == json.loads(json_text)


def test_the_keys_of_a_session_are_those_of_the_table() -> None:
    keys = {
        key
        for row in re.findall(r"^\| (`\w`.*?|`\?`|Ctrl-C) \| \w", PAGE, re.MULTILINE)
        for key in re.findall(r"\w[\w-]*", row)
    }
    assert keys - {"1", "to", "9"} == {key for key, _meaning in HELP} - {"2"}


def test_the_scores_of_the_page_are_those_of_the_verdicts() -> None:
    assert [Judgement.with_reasons(verdict, 0).score for verdict in (Sameness.SAME, Sameness.UNSURE)] == [SURE, 0.5]
    assert "| 0.95 to 1 |" in PAGE
    assert "| 0.9 to 0.95 |" in PAGE
    assert "| 0.5 to 0.9 |" in PAGE
