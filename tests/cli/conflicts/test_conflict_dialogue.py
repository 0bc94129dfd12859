"""`merge --conflicts`: what is listed, asked, written and ended with."""

import json
import re
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run, record_of
from programs.terminal import converse
from protlib.library import Library
from protlib.library.merges.merged_file import merge_files
from protlib.record.model import Publication

QUESTION = re.compile(r"\[\?\] $")
LISTED = "caring\ttitle\tMine\tTheirs\ngone\tremoved on one side, changed on the other\t(removed)\tChanged\n"
UNSAID = "--prefer newest cannot decide: 1 removed on one side, with no date; use --prefer mine or --prefer theirs\n"
NONE = "no conflicts of merges in Git; to decide those with another library, merge it again\n"
ONE_OF_TWO = "1 publication changed; no conflicts left about these; 1 conflict about others\n"


@pytest.fixture
@made_once
def merged(protlib: Run, tmp_path: Path) -> Run:
    """A library with two conflicts: of a title, and of a publication that one side has removed."""
    path = tmp_path / "library.json"
    records = [Publication(key=key, title=key.title(), tags=(key,)) for key in ("caring", "gone", "other")]
    with Library(path, clock=lambda: "2000-01-01T00:00:00Z") as library:
        library.add_many(records, "add")
    base, sides = path.read_bytes(), []
    for title, key in (("Mine", "gone"), ("Theirs", "other")):
        path.write_bytes(base)
        year = "2001" if key == "gone" else "2002"
        with Library(path, clock=lambda year=year: f"{year}-01-01T00:00:00Z") as library:  # type: ignore[misc]
            library.change(["caring"], lambda old, title=title: old.changed(title=title))  # type: ignore[misc]
            library.remove([key])
            if key == "other":
                library.change(["gone"], lambda old: old.changed(title="Changed", aliases=("past", "taken")))
        sides.append(path.read_bytes())
    path.write_bytes(merge_files(base, *sides).data)
    return protlib


def _titles(protlib: Run) -> dict[str, str]:
    return {record["key"]: record["title"] for record in json.loads(protlib("list", "--format", "json").out)}


def test_a_pipe_has_them_listed_and_nothing_is_written(merged: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    for arguments in ((), ("--dry-run",), ("--yes",), ("--all",)):
        ran = merged("merge", "--conflicts", *arguments)
        assert ran == (LISTED, "2 conflicts\n", 1)
    assert merged("merge", "--conflicts", "Gone").out == LISTED.splitlines(keepends=True)[1]
    message = "1 conflict about these; 1 conflict about others\n"
    assert merged("merge", "--conflicts", "--tag", "caring").err == message
    assert merged("merge", "--conflicts", "-", stdin="caring\n").err == message
    assert (tmp_path / "library.json").read_bytes() == before


def test_json_has_the_values_as_they_are(merged: Run) -> None:
    conflict_list = json.loads(merged("merge", "--conflicts", "--format", "json").out)
    by_key = {conflict["key"]: conflict for conflict in conflict_list["conflicts"]}
    assert by_key["caring"] == {
        "key": "caring",
        "field": "title",
        "base": "Caring",
        "mine": "Mine",
        "theirs": "Theirs",
    }
    assert (by_key["gone"]["mine"], by_key["gone"]["theirs"]["title"]) == (None, "Changed")
    settled = json.loads(merged("merge", "--conflicts", "--prefer", "theirs", "--format", "json").out)
    assert [(record["action"], record["key"]) for record in settled["records"]] == [
        ("updated", "caring"),
        ("added", "gone"),
    ]
    assert settled["conflicts"] == []


@pytest.mark.parametrize(
    ("arguments", "titles", "message", "code"),
    [
        (["--prefer", "mine"], {"caring": "Mine"}, "1 publication unchanged; no conflicts left\n", 0),
        (["--prefer", "theirs"], {"caring": "Theirs", "gone": "Changed"}, "1 publication added, 1 changed; no conflicts left\n", 0),
        (["--prefer", "newest"], {"caring": "Theirs"}, f"1 publication changed; 1 conflict left\n{UNSAID}", 1),
        (["caring", "--prefer", "theirs"], {"caring": "Theirs"}, ONE_OF_TWO, 0),
        (["gone", "--prefer", "theirs", "--quiet"], {"caring": "Mine", "gone": "Changed"}, "", 0),
    ],
)  # fmt: skip
def test_a_preference_settles_in_one_write_that_one_undo_takes_back(
    merged: Run, arguments: list[str], titles: dict[str, str], message: str, code: int
) -> None:
    before = _titles(merged)
    tried = merged("merge", "--conflicts", *arguments, "--dry-run")
    assert tried.code == code
    assert _titles(merged) == before
    ran = merged("merge", "--conflicts", *arguments)
    assert (ran.err, ran.code) == (message, code)
    assert _titles(merged) == titles
    assert merged("undo").code == 0
    assert merged("merge", "--conflicts").err == "2 conflicts\n"
    assert _titles(merged) == before


@pytest.mark.parametrize(
    ("keys", "titles", "left"),
    [
        ("mt", {"caring": "Mine", "gone": "Changed"}, 0),
        ("ts", {"caring": "Theirs"}, 1),
        ("q", {"caring": "Mine"}, 2),
    ],
)
def test_a_terminal_is_asked_one_by_one(merged: Run, keys: str, titles: dict[str, str], left: int) -> None:
    ran = converse(["merge", "--conflicts"], keys, QUESTION)
    assert ran.code == bool(left)
    assert _titles(merged) == titles
    assert merged("merge", "--conflicts").err == (f"{left} conflict{'s' * (left > 1)}\n" if left else NONE)


def test_ctrl_c_writes_nothing(merged: Run, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    ran = converse(["merge", "--conflicts"], ["m", "\x03"], QUESTION)
    assert (ran.code, "nothing was written" in ran.out) == (130, True)
    assert (tmp_path / "library.json").read_bytes() == before


def test_an_edit_settles_a_conflict_as_well(merged: Run) -> None:
    merged("set", "caring", "title=Another")
    assert merged("merge", "--conflicts", "--format", "json").out.count('"field"') == 1
    merged("undo")
    merged("rekey", "caring", "care")
    assert merged("merge", "--conflicts", "care").out == "care\ttitle\tMine\tTheirs\n"
    assert merged("merge", "--conflicts", "caring").out == "care\ttitle\tMine\tTheirs\n"
    merged("remove", "care", "--yes")
    assert merged("merge", "--conflicts").err == "1 conflict\n"


def test_where_the_key_is_given_away_what_comes_back_gets_another(merged: Run) -> None:
    for key in ("gone", "taken"):
        merged("add", "--title", f"Another report, {key}", "--key", key)
    assert merged("merge", "--conflicts", "gone").out == LISTED.splitlines(keepends=True)[1]
    assert merged("merge", "--conflicts", "gone", "--prefer", "theirs").code == 0
    assert {key: title for key, title in _titles(merged).items() if "Another" not in title} == {
        "caring": "Mine",
        "gonea": "Changed",
    }
    assert record_of(merged, "gonea")["aliases"] == ["past"]


def test_of_some_only_these_are_told_and_that_others_are_left(merged: Run) -> None:
    ran = merged("merge", "--conflicts", "caring", "--prefer", "theirs", "--format", "json")
    assert [record["key"] for record in json.loads(ran.out)["records"]] == ["caring"]
    assert (ran.err, ran.code) == (ONE_OF_TWO, 0)
    assert merged("merge", "--conflicts", "--prefer", "mine").err == NONE


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["nothing"], "no publication and no conflict has the key nothing", 1),
        (["--prefer", "ours"], "--prefer", 2),
        (["-"], "standard input has no keys", 1),
    ],
)
def test_a_conflict_that_does_not_exist_ends_with_an_error(
    merged: Run, arguments: list[str], message: str, code: int
) -> None:
    ran = merged("merge", "--conflicts", *arguments)
    assert (message in ran.err, ran.out, ran.code) == (True, "", code)


def test_a_library_without_any_has_none(protlib: Run) -> None:
    ran = protlib("merge", "--conflicts")
    assert (ran.out, ran.err, ran.code) == ("", NONE, 0)
    assert protlib("merge", "--conflicts", "--prefer", "mine").code == 0
    protlib("add", "--title", "One")
    assert protlib("merge", "--conflicts", "--prefer", "mine").code == 0
    assert "1 version" not in protlib("history").out


@pytest.mark.slow
def test_what_is_not_settled_is_told_where_it_would_be_lost(merged: Run) -> None:
    assert "conflicts:       2\n" in merged("info").out
    assert json.loads(merged("info", "--format", "json").out)["conflicts"] == 2
    message = "1 conflict is not settled in this file. To see both sides: protlib merge --conflicts\n"
    for command in (
        ["export", "--format", "ris"],
        ["export", "--columns", "title", "-o", "a.csv"],
        ["share", "caring", "-o", "a.json"],
        ["export", "caring", "-o", "a.html"],
    ):
        ran = merged(*command)
        assert (message in ran.err, ran.code) == (True, 0)
    merged("add", "--title", "Something else", "--key", "else")
    assert "settled" not in merged("export", "--key", "else", "--format", "ris").err
    merged("merge", "--conflicts", "--prefer", "mine")
    assert "settled" not in merged("export", "--format", "ris").err
    assert json.loads(merged("info", "--format", "json").out)["conflicts"] == 0


def test_verify_and_repair_leave_a_conflict_about_what_is_removed(merged: Run) -> None:
    assert merged("info", "--verify").code == 0
    assert merged("info", "--repair", "--yes").code == 0
    assert merged("merge", "--conflicts").err == "2 conflicts\n"


def test_a_copy_for_others_has_nothing_of_a_conflict(merged: Run) -> None:
    merged("share", "caring", "-o", "copy.json")
    copy = Path("copy.json").read_text()
    assert ("Mine" in copy, "Theirs" in copy) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("set", "caring", "title=Another"), ""),
        (("set", "--all", "title=Another", "--yes"), ""),
        (("set", "caring", "title=Another", "--dry-run"), ""),
        (("set", "caring", "title=Another", "--quiet"), ""),
        (("import", "-", "--match", "key", "--on-duplicate", "replace"), "key,title\ncaring,Another\n"),
        (("import", "-", "--match", "key", "--on-duplicate", "merge", "--prefer", "theirs"), "key,title\ncaring,Another\n"),
    ],
)  # fmt: skip
def test_a_change_that_settles_a_conflict_says_so(merged: Run, arguments: tuple[str, ...], stdin: str) -> None:
    """What the other side has said is in no record then, and would go without a word."""
    ran = merged(*arguments, stdin=stdin)
    assert "settles 1 conflict of a merge: title of caring. To undo a change: protlib undo\n" in ran.err
    count = 2 if "--dry-run" in arguments else 1
    assert f"{count} conflict" in merged("merge", "--conflicts").err
    assert _titles(merged)["caring"] == ("Mine" if count == 2 else "Another")


def test_a_change_that_leaves_conflicts_open_says_nothing_of_them(merged: Run) -> None:
    for arguments in (
        ("set", "caring", "year=2001"),
        ("tag", "caring", "new"),
        ("set", "caring", "title=Mine"),
    ):
        assert "conflict" not in merged(*arguments).err
    assert merged("set", "caring", "title=Theirs").err.count("settles 1 conflict") == 1
    assert "conflict" not in merged("set", "caring", "title=Third").err
