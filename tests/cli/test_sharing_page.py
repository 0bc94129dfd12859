"""The page on sharing says what is so: the keys of the questions,
how far back is looked, and the way out of a conflict in Git.
"""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from harness.paths import ROOT
from programs.running import Run
from protlib.cli.conflicts.value_choice import HELP
from protlib.library.joins.descent import MOST_RECORDS

PAGE = (ROOT / "docs/sharing.md").read_text(encoding="utf-8")


def test_the_keys_of_the_questions_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| `?([\w-]+)`? \| (\w[^|\n]*) \|$", PAGE, re.MULTILINE)
    assert tuple(rows) == HELP


def test_it_is_looked_as_far_back_as_is_said() -> None:
    assert f"up to {MOST_RECORDS:,} records" in PAGE


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_what_is_said_of_a_conflict_in_git_keeps_what_both_sides_have_done(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL"):
            monkeypatch.setenv(f"GIT_{role}_{what}", "ana@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))

    def shell(command: str) -> int:
        return subprocess.run(command, shell=True, capture_output=True, check=False).returncode

    shell("git init -q -b main . && git add library.json && git commit -q -m one && git checkout -q -b other")
    sample("set", "iom2009caring", "date=2010", "tags+=theirs")
    sample("remove", "jobe2010causes", "--yes")
    shell("git commit -q -a -m two && git checkout -q main")
    sample("set", "iom2009caring", "note=looked at", "tags+=mine")
    shell("git commit -q -a -m three")
    assert shell("git merge other") == 1

    [block] = re.findall(r"^```sh\n(protlib [^\n]* --markers\n.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for command in block.splitlines():
        words = shlex.split(command)
        code = sample(*words[1:]).code if words[0] == "protlib" else shell(command)
        assert code == 0, command
    assert shell("git diff --quiet HEAD") == 0
    output = sample("show", "iom2009caring").out
    assert "date: 2010\n" in output
    assert "note: looked at\n" in output
    assert "; mine; theirs\n" in output
    assert sample("show", "jobe2010causes").code == 1


def test_what_is_said_of_a_synced_folder_takes_the_copy_in(sample: Run, tmp_path: Path) -> None:
    [name] = re.findall(r"such as `(library \([^`]*\)\.json)`", PAGE)
    shutil.copy(tmp_path / "library.json", tmp_path / "there.json")
    sample("--library", "there.json", "set", "iom2009caring", "genre=theirs")
    (tmp_path / "there.json").rename(tmp_path / name)
    sample("set", "jobe2010causes", "genre=mine")
    assert [sample(*command).code for command in _commands_of("In a synced folder")] == [0, 0]
    output = sample("show", "iom2009caring", "jobe2010causes", "--format", "json").out
    assert ('"theirs"' in output, '"mine"' in output, (tmp_path / name).exists()) == (True, True, False)


def _commands_of(heading: str) -> list[list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def test_a_copy_goes_out_as_is_said_and_comes_home(sample: Run, tmp_path: Path) -> None:
    guard, ask, share, merge = _commands_of("A copy to hand out")
    sample("set", "jobe2010causes", "regions+=West Africa", "--yes")
    assert sample(*guard).code == 0
    assert sample(*ask).out.startswith("jobe2010causes\t")
    ran = sample(*share)
    assert (ran.code, "left out: 1 confidential" in ran.err) == (0, True)
    copy = (tmp_path / "copy.json").read_bytes()
    assert not [word for word in (b"jobe2010causes", b"tags", b"private_note", b"source") if word in copy]
    shutil.copy(tmp_path / "copy.json", tmp_path / "copy-from-ana.json")
    [key, second] = sample("--library", "copy.json", "list", "--format", "keys", "--limit", "2").out.split()
    sample("--library", "copy-from-ana.json", "set", key, "genre=Brief", "tags+=of-ana")
    sample("--library", "copy-from-ana.json", "remove", second, "--yes")
    before = sample("list", "--format", "keys").out.split()
    tagged = sample("list", "--has", "tags", "--format", "keys").out.split()
    ran = sample(*merge)
    assert (ran.code, f"{second}: removed on one side" in ran.out) == (1, True)
    assert sample("list", "--format", "keys").out.split() == before
    output = sample("show", key, "--format", "json").out
    assert ('"Brief"' in output, '"of-ana"' in output) == (True, True)
    assert {*tagged} <= {*sample("list", "--has", "tags", "--format", "keys").out.split()}
    assert '"access": "confidential"' in sample("show", "jobe2010causes", "--format", "json").out


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("search access:confidential", "jobe2010causes"),
        ("search private:ana", "jobe2010causes"),
        ("stats --by access --format csv", "confidential"),
        ("list --format csv", "jobe2010causes"),
        ("show jobe2010causes", "from Ana"),
        ("diff 2", "from Ana"),
        ("history jobe2010causes", "confidential"),
    ],
)
def test_what_the_owner_reads_is_whole(sample: Run, command: str, message: str) -> None:
    sample(*_commands_of("A copy to hand out")[0])
    assert message in sample(*command.split()).out


def test_a_word_that_is_none_is_refused_where_it_is_typed_and_strict_where_a_file_has_it(sample: Run) -> None:
    for command in (
        ["set", "jobe2010causes", "access=secret"],
        ["add", "--title", "X", "--access", "secret"],
    ):
        ran = sample(*command)
        assert (ran.code, "access “secret”: not public, internal or confidential" in ran.err) == (2, True)
    ran = sample("import", "-", "--from", "csv", stdin="title,year,access\nNew report of care,2020,Level 3\n")
    assert "taken as confidential" in ran.err
    assert sample("list", "--access", "confidential", "--format", "keys").out.startswith("new2020")
