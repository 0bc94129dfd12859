"""The page on sharing says what is so: the keys of the questions, how far back is looked, and the way out of a conflict in Git."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from paths import ROOT
from protlib.cli.conflict_choice import HELP
from protlib.library.ancestry import MOST
from running import Run

PAGE = (ROOT / "docs/sharing.md").read_text(encoding="utf-8")


def test_the_keys_of_the_questions_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| `?([\w-]+)`? \| (\w.*) \|$", PAGE, re.MULTILINE)
    assert tuple(rows) == HELP


def test_it_is_looked_as_far_back_as_is_said() -> None:
    assert f"up to {MOST:,} records" in PAGE


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

    block = re.findall(r"^```sh\n(git .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[-1]
    for command in block.splitlines():
        words = shlex.split(command)
        code = sample(*words[1:]).code if words[0] == "protlib" else shell(command)
        assert code == 0, command
    assert shell("git diff --quiet HEAD") == 0
    shown = sample("show", "iom2009caring").out
    assert "date: 2010\n" in shown
    assert "note: looked at\n" in shown
    assert "; mine; theirs\n" in shown
    assert sample("show", "jobe2010causes").code == 1
