"""`merge --markers`: a library in which Git has left both sides of a merge is explained,
joined, and never half dropped.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.slow_rows import mark_slow
from programs.running import Run
from protlib.library.joins.join import JoinedLibraries, join_libraries

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

STYLES = ("merge", "diff3", "zdiff3")
Merge = Callable[..., Path]


@pytest.fixture
def merged(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Merge:
    """Have Git merge what two people have done, in one of its styles, and return the library with its marks."""
    library = tmp_path / "library.json"
    for role in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL"):
            monkeypatch.setenv(f"GIT_{role}_{what}", "ana@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))

    def git(*arguments: str) -> int:
        return subprocess.run(["git", *arguments], check=False, cwd=tmp_path, capture_output=True).returncode

    def commit(changes: list[str]) -> None:
        for change in changes:
            assert protlib(*change.split()).code == 0
        assert git("commit", "-q", "-a", "-m", "x") == 0

    def merge(style: str, mine: list[str], theirs: list[str]) -> Path:
        for title, author in (("Caring", "Ana"), ("Causes", "Ben"), ("Ideas", "Mia")):
            protlib("add", "--title", title, "--author", author, "--year", "2009", "--tag", "x")
        git("init", "-q", "-b", "main")
        git("add", "library.json")
        commit([])
        git("checkout", "-q", "-b", "other")
        commit(theirs)
        git("checkout", "-q", "main")
        commit(mine)
        assert git("-c", f"merge.conflictStyle={style}", "merge", "-q", "other") == 1
        return library

    return merge


def _records(protlib: Run) -> dict[str, dict[str, Any]]:
    lines = protlib("list", "--format", "jsonl").out.splitlines()
    return {record["key"]: record for record in map(json.loads, lines)}


MINE = ["set ana2009caring note=looked tags+=mine", "add --title Ports --author Doe --year 2020 --type book"]
THEIRS = [
    "set ana2009caring date=2010 tags+=theirs",
    "remove ben2009causes --yes",
    "add --title Seas --author Roe --year 2021",
]


@pytest.mark.parametrize("style", mark_slow(STYLES, lambda style: style != "merge"))
def test_both_sides_are_joined_in_one_write_and_undo_brings_the_marks_back(
    protlib: Run, merged: Merge, style: str
) -> None:
    library = merged(style, MINE, THEIRS)
    marked = library.read_bytes()
    for command in (
        ["list"],
        ["show", "ana2009caring"],
        ["set", "ana2009caring", "note=x"],
        ["info"],
        ["undo"],
    ):
        refused = protlib(*command)
        assert (refused.out, refused.code, refused.err.count("\n")) == ("", 4, 1)
        assert "has a Git merge conflict in it (line " in refused.err
        assert f"“protlib --library {library} merge --markers” joins the two sides" in refused.err
    tried = protlib("merge", "--markers", "--dry-run")
    assert (tried.code, library.read_bytes()) == (0, marked)
    assert "  + tags: theirs" in tried.out
    assert (protlib("merge", "--markers").code, b"<<<<<<<" in library.read_bytes()) == (0, False)
    records = _records(protlib)
    assert {*records} == {"ana2009caring", "mia2009ideas", "doe2020ports", "roe2021seas"}
    record = records["ana2009caring"]
    assert (record["date"], record["note"], record["tags"]) == ("2010", "looked", ["x", "mine", "theirs"])
    contents = library.read_bytes()
    undone = protlib("undo")
    assert "the library holds both sides of a merge again" in undone.err
    assert library.read_bytes() == marked
    assert protlib("redo").code == 0
    assert library.read_bytes() == contents
    assert "merge --markers" in protlib("history", "-n", "1").out
    assert protlib("history", "ana2009caring").code == 0
    assert protlib("merge", "--markers").err == f"{library} has no merge marks\n4 publications unchanged\n"
    assert protlib("merge", "--markers", "-q") == ("", "", 0)
    assert library.read_bytes() == contents


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("prefer", ["mine", "theirs"])
def test_while_something_conflicts_nothing_is_written(protlib: Run, merged: Merge, style: str, prefer: str) -> None:
    library = merged(style, ["set ana2009caring genre=mine"], ["set ana2009caring genre=theirs note=n"])
    marked = library.read_bytes()
    ran = protlib("merge", "--markers")
    assert (ran.out.splitlines()[0], ran.out.splitlines()[-2:], ran.code) == (
        "ana2009caring: genre",
        ["  mine: mine", "  theirs: theirs"],
        1,
    )
    assert f"nothing was written: {library} holds both sides\n" in ran.err
    result = protlib("merge", "--markers", "--format", "json")
    assert (len(json.loads(result.out)["conflicts"]), result.code, library.read_bytes()) == (1, 1, marked)
    assert protlib("merge", "--markers", "--prefer", prefer).code == 0
    record = _records(protlib)["ana2009caring"]
    assert (record["genre"], record["note"]) == (prefer, "n")


@pytest.mark.slow
def test_without_git_a_base_that_is_named_proves_what_a_side_has_removed(
    protlib: Run, merged: Merge, tmp_path: Path
) -> None:
    library = merged("merge", ["set ana2009caring tags=y"], ["set ana2009caring tags+=z"])
    marked = library.read_bytes()
    base = next((tmp_path / ".library.json.versions").glob("000004-3.json"))
    library.rename(tmp_path / "elsewhere.json")
    shutil.rmtree(tmp_path / ".git")
    library.write_bytes(marked)
    assert protlib("merge", "--markers").code == 0
    assert _records(protlib)["ana2009caring"]["tags"] == ["y", "x", "z"]
    assert protlib("undo").code == 0
    assert protlib("merge", "--markers", "--base", base).code == 0
    assert _records(protlib)["ana2009caring"]["tags"] == ["y", "z"]


@pytest.mark.slow
def test_a_side_that_is_not_whole_is_refused_and_its_records_can_still_be_read(protlib: Run, merged: Merge) -> None:
    library = merged("merge", ["set ana2009caring genre=mine"], ["set ana2009caring genre=theirs"])
    library.write_bytes(library.read_bytes().replace(b'"genre": "theirs"', b'"genre": "the'))
    marked = library.read_bytes()
    refused = protlib("merge", "--markers", "--prefer", "mine")
    assert (refused.out, refused.code, library.read_bytes()) == ("", 4, marked)
    assert "conflict in it: the second side is damaged" in refused.err
    advised = f"protlib --library new.json import --on-duplicate add {library}"
    assert f"“{advised}” reads the records of both sides" in refused.err
    assert protlib(*advised.split()[1:]).code in {0, 3}
    assert len(protlib("--library", "new.json", "list").out.splitlines()) >= 3


@pytest.mark.slow
def test_a_file_that_is_changed_while_it_is_joined_is_left_to_who_changed_it(
    protlib: Run, merged: Merge, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = merged("merge", MINE, THEIRS)

    def slow(*sides: Any) -> JoinedLibraries:
        library.write_bytes(b"\n" + library.read_bytes())
        return join_libraries(*sides)

    monkeypatch.setattr("protlib.library.merges.incoming_records.join_libraries", slow)
    ran = protlib("merge", "--markers")
    assert ran.code == 4
    assert "another program is changing it; try again when it is done" in ran.err
    assert b"<<<<<<<" in library.read_bytes()


@pytest.mark.slow
def test_another_library_with_marks_is_not_merged_but_explained(protlib: Run, merged: Merge, tmp_path: Path) -> None:
    theirs_file = merged("merge", MINE, THEIRS).rename(tmp_path / "theirs.json")
    ran = protlib("merge", theirs_file)
    assert (ran.out, ran.code) == ("", 3)
    assert f"nothing was merged: “protlib --library {theirs_file} merge --markers” mends it" in ran.err


@pytest.mark.slow
def test_the_version_with_the_marks_is_no_fault_and_no_repair_takes_it_away(protlib: Run, merged: Merge) -> None:
    library = merged("merge", MINE, THEIRS)
    marked = library.read_bytes()
    assert protlib("merge", "--markers", "--prefer", "mine").code == 0
    verified = protlib("info", "--verify")
    assert (verified.code, "before the two sides were joined" in verified.out) == (0, True)
    assert protlib("info", "--repair", "--yes").code == 0
    assert protlib("undo").code == 0
    assert library.read_bytes() == marked
