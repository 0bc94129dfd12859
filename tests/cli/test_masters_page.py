"""The page on masters says what is so: its command, its numbers, and its table of what counts."""

import re
import shlex
from pathlib import Path
from typing import get_args

from harness.paths import ROOT
from programs.running import Run
from protlib.library.merges.incoming_records import Preference
from protlib.selection import OnDuplicate

PAGE = (ROOT / "docs/masters.md").read_text(encoding="utf-8")
BIB = "@report{{{key}, title = {{Work at the {key}}}, date = {{2010}}}}\n"
WORDS = [
    "nets",
    "ports",
    "coast",
    "island",
    "river",
    "desert",
    "harvest",
    "mine",
    "quarry",
    "kiln",
    "loom",
    "border",
]


def _master(*keys: str) -> None:
    Path("master.bib").write_text("".join(BIB.format(key=key) for key in keys))


def test_the_command_follows_a_master_quietly(protlib: Run) -> None:
    [command] = re.findall(r"^protlib (import .*)$", PAGE, re.MULTILINE)
    words = shlex.split(command)
    _master(*WORDS)
    for keys, code in ((WORDS, 1), (WORDS[:2] + WORDS[3:], 0), (WORDS, 1)):
        _master(*keys)
        assert protlib(*words) == ("", "", 0)
        assert protlib("list", "--tag", "gone-from-master").code == code
    _master("nets")
    ran = protlib(*words)
    assert (ran.out, ran.code) == ("", 3)
    assert "11 of 12 publications from master.bib are no longer in it; nothing was imported" in ran.err
    assert protlib(*words, "--yes").code == 0
    assert protlib(*words) == ("", "", 0)
    assert len(protlib("list", "--tag", "gone-from-master", "--format", "keys").out.split()) == 11


def test_few_may_be_gone_though_they_are_most(protlib: Run) -> None:
    _master(*WORDS[:11])
    protlib("import", "master.bib")
    _master("nets")
    assert protlib("import", "master.bib", "--prune-tag", "gone").code == 0
    assert "more than ten publications" in " ".join(PAGE.split())


def test_a_master_under_another_name_says_so(protlib: Run) -> None:
    _master(*WORDS)
    protlib("import", "master.bib")
    Path("master.bib").rename("master-2.bib")
    message = "nothing tagged “gone”: these publications came from master.bib; import them under that name\n"
    assert protlib("import", "master-2.bib", "--prune-tag", "gone").err == message
    Path("master-2.bib").rename("master.bib")
    assert protlib("import", "master.bib", "--prune-tag", "gone").err == ""


def test_every_way_to_treat_what_is_there_has_a_row(protlib: Run) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert [*rows, "add"] == [*get_args(OnDuplicate)]
    assert all(f"`{member}`" in PAGE or f"--prefer {member}" in PAGE for member in get_args(Preference))
    assert "--map 'Record no=key'" in PAGE
    Path("table.csv").write_text("Record no,title\n12,Work at the quarry\n")
    by_number = ("import", "table.csv", "--map", "Record no=key", "--match", "key", "--add-new")
    assert protlib(*by_number).out == "1 added\n"
    assert protlib(*by_number).out == "0 added, 1 already there\n"
    assert protlib("show", "12").code == 0
