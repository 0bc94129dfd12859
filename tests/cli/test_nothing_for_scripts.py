"""What a script reads where there is nothing: a list of none, whole in its form, with exit code 1."""

import json
import re

import pytest

from harness.paths import ROOT
from programs.running import Run

ASKED = [
    ["about", "--type", "symbol"],
    ["search", "--saved"],
    ["about", "xyzzyx"],
    ["about", "no symbol in it", "--type", "symbol"],
    ["editions"],
    ["editions", "Annual Report"],
    ["editions", "--type", "series"],
    ["editions", "--type", "work"],
    ["editions", "a"],
    ["editions", "--suggest"],
    ["check", "--rule", "accessed-long-ago", "--year", "1990"],
    ["names", "--by", "person"],
    ["list", "--year", "1990"],
    ["search", "--year", "1990"],
    ["stats", "--by", "tag", "--by", "year"],
    ["stats", "--by", "year", "--plot", "--year", "1990"],
    ["stats", "--plot", "map"],
    ["fields"],
    ["stats", "--by", "country", "--plot", "--year", "1990"],
    ["styles", "zzz"],
    ["duplicates", "--year", "1990"],
    ["check", "--year", "1990"],
]


@pytest.mark.parametrize("arguments", ASKED, ids=map(" ".join, ASKED))
def test_a_list_of_nothing_is_a_list(protlib: Run, arguments: list[str]) -> None:
    record = '{"key": "a", "type": "report", "title": "On Return", "date": "2010", "authors": [{"literal": "IOM"}]}'
    assert protlib("import", "-", "--from", "jsonl", stdin=record).code == 0
    ran = protlib(*arguments, "--format", "json")
    assert (json.loads(ran.out), ran.code) == ([], 1)
    assert ran.err.startswith("protlib: ")


def test_the_history_of_nothing_is_a_list(protlib: Run) -> None:
    ran = protlib("history", "--format", "json")
    assert (ran.out, ran.code) == ("[]\n", 1)


def test_the_page_names_the_commands_that_print_a_list_of_nothing() -> None:
    page = (ROOT / "docs/scripts.md").read_text(encoding="utf-8")
    match = re.search(r"nothing to list, `--format json` of (.*?) prints `\[\]`", page, re.DOTALL)
    assert match
    assert {*re.findall(r"`([a-z]+)`", match[1])} == {"history", *(command for command, *_rest in ASKED)}
