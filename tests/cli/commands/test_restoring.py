"""`diff` and `restore`: what differs between versions, and the way back to one."""

import json
import re
from pathlib import Path

import pytest

from running import Run


def without_times(message: str) -> str:
    return re.sub(r" \(\d{4}-[\dTZ:-]+\)", "", message)


@pytest.fixture
def changed(protlib: Run) -> Run:
    """A library of which version 2 has one, 3 two, 4 another title of one, 5 another key of it, 6 no two, 7 a field of its own."""
    protlib("add", "--title", "Handbook on return", "--key", "one", "--tag", "return")
    protlib("add", "--title", "Ideas", "--key", "two")
    protlib("set", "one", "title=Manual on return")
    protlib("rekey", "one", "uno")
    protlib("remove", "two", "--yes")
    protlib("fields", "add", "finding")
    return protlib


DIFFERENCES = {
    "3 4": (["one", "  - title: Handbook on return", "  + title: Manual on return"], "1 changed"),
    "2 3": (["two (added)", "  + type: report", "  + title: Ideas"], "1 added"),
    "3 2": (["two (removed)", "  - type: report", "  - title: Ideas"], "1 removed"),
    "4 5": (["one", "  - key: one", "  + key: uno", "  + aliases: one"], "1 changed"),
    "6": (
        ["what was decided about the library", '  + {"kind":"field","name":"finding"}'],
        "no publication differs",
    ),
    "7": ([], "no publication differs"),
    "3 6 --key two": (["two (removed)", "  - type: report", "  - title: Ideas"], "1 removed"),
    "3 7 --key two": (["two (removed)", "  - type: report", "  - title: Ideas"], "1 removed"),
}


@pytest.mark.parametrize("line", DIFFERENCES)
def test_what_differs_between_versions_is_a_diff(changed: Run, line: str) -> None:
    lines, told = DIFFERENCES[line]
    ran = changed("diff", *line.split())
    assert (ran.out.splitlines(), ran.code) == (lines, 0)
    older, newer = line.split()[:2] if line[2:3].isdigit() else (line[0], "7")
    assert without_times(ran.err) == f"version {older} to {newer}: {told}\n"


def test_a_diff_is_json_for_scripts(changed: Run) -> None:
    told = json.loads(changed("diff", "3", "--format", "json").out)
    assert (told["from"], told["to"]) == (3, 7)
    assert [record["key"] for record in told["removed"]] == ["two"]
    assert [(each["before"]["key"], each["after"]["key"]) for each in told["changed"]] == [("one", "uno")]
    assert told["decided"] == {"added": [{"kind": "field", "name": "finding"}], "removed": []}


def test_what_was_undone_can_be_compared(changed: Run) -> None:
    changed("undo")
    changed("undo")
    assert changed("diff", "5", "6").out.splitlines()[0] == "two (removed)"


REFUSED = {
    "99": ("protlib: no version 99; the nearest is 7 (", 1),
    "3 1999-01-01": ("protlib: no version of 1999-01-01 or older is kept; the oldest is 1 (", 1),
    "soon": ("protlib: “soon” is not a version; type a number from protlib history, or a date such as", 2),
    "2026-13": ("protlib: “2026-13” is not a version; type a number from protlib history, or a date such", 2),
    "uno": ("protlib: “uno” is a publication; diff needs a version first. To see", 2),
    "1 2 uno": ("protlib: diff compares two versions, not 3. For a publication: --key uno\n", 2),
    "2026-11-26T25:00": (
        "protlib: “2026-11-26T25:00” is not a version; type a number from protlib history, or",
        2,
    ),
    "3 4 --key nobody": ("protlib: neither version 3 nor 4 has a publication nobody. To see in which", 1),
}


@pytest.mark.parametrize("line", REFUSED)
def test_a_version_that_is_none_is_told_with_the_nearest(changed: Run, line: str) -> None:
    told, code = REFUSED[line]
    ran = changed("diff", *line.split())
    assert ran.err.startswith(told)
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, code)


@pytest.mark.parametrize("command", [["diff", "1"], ["restore", "1"]])
def test_a_library_without_a_history_says_so(protlib: Run, tmp_path: Path, command: list[str]) -> None:
    assert protlib(*command) == ("", f"protlib: {tmp_path / 'library.json'}: no changes yet\n", 1)


def test_a_time_names_the_last_version_written_by_then(changed: Run) -> None:
    now = json.loads(changed("history", "--format", "json").out)[0]["changed"]
    for time in (now, now[:10], now[:7], now.replace("T", " ").rstrip("Z")):
        assert without_times(changed("diff", time).err) == "version 7 to 7: no publication differs\n"


@pytest.mark.parametrize("when", ["yesterday", "last week", "3 days ago", "a year ago", "2019-05", "1999-01-01"])
def test_since_a_time_before_the_library_was_made_everything_is_new(changed: Run, when: str) -> None:
    for words in (when.split(), [when]):
        ran = changed("diff", *words)
        assert (without_times(ran.err), ran.code) == ("version 1 to 7: 1 added\n", 0)


def test_a_diff_without_a_version_is_what_the_last_change_did(changed: Run) -> None:
    assert without_times(changed("diff").err) == "version 6 to 7: no publication differs\n"
    changed("undo")
    assert without_times(changed("diff").err) == "version 5 to 6: 1 removed\n"


@pytest.mark.parametrize(
    ("line", "told", "code"),
    [
        ("uno", "“uno” is a publication; restore needs a version first. To see the versions of this", 2),
        ("uno two", "“uno” is a publication; restore needs a version first. To see the versions of this", 2),
        ("3 nobody", "version 3 has no publication nobody. To see in which versions it changed: protlib", 1),
        (
            "2 two",
            "version 2 has no publication two. To see in which versions it changed: protlib history two",
            1,
        ),
        ("3 days ago two", "no version of 3 days ago or older is kept; the oldest is 1 (", 1),
        ("yesterday", "no version of yesterday or older is kept; the oldest is 1 (", 1),
    ],
)
def test_a_restore_that_finds_nothing_names_the_line_that_helps(changed: Run, line: str, told: str, code: int) -> None:
    ran = changed("restore", *line.split())
    assert ran.err.startswith(f"protlib: {told}")
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, code)


def records(protlib: Run) -> dict[str, dict[str, object]]:
    listed = json.loads(protlib("list", "--format", "json").out or "[]")
    return {record["key"]: record for record in listed}


def test_the_whole_library_is_put_back_in_one_step(changed: Run) -> None:
    assert changed("restore", "3").err == (
        "decisions about the library are restored as well\n1 publication changed, 1 restored\n"
    )
    assert {key: record["title"] for key, record in records(changed).items()} == {
        "one": "Handbook on return",
        "two": "Ideas",
    }
    assert without_times(changed("diff", "3").err) == "version 3 to 8: no publication differs\n"
    assert changed("fields").out == ""
    assert changed("undo").err.startswith("undone: restore 3")
    assert list(records(changed)) == ["uno"]
    assert changed("restore", "8").code == 0  # which was undone
    assert without_times(changed("diff", "3").err) == "version 3 to 8: no publication differs\n"


def test_the_first_version_is_an_empty_library(changed: Run) -> None:
    changed("restore", "1")
    assert records(changed) == {}


@pytest.mark.parametrize("key", ["one", "uno", "ONE"])
def test_a_publication_is_put_back_by_either_key(changed: Run, key: str) -> None:
    assert changed("restore", "3", key).err == "1 publication changed\n"
    [record] = records(changed).values()
    assert (record["key"], record["title"], record["aliases"]) == ("one", "Handbook on return", ["uno"])


def test_a_publication_that_was_removed_is_put_back_alone(changed: Run) -> None:
    assert changed("restore", "5", "two").err == "1 publication restored\n"
    assert {*records(changed)} == {"uno", "two"}
    [told] = json.loads(changed("restore", "5", "two", "--format", "json").out)["records"]
    assert (told["action"], told["before"], told["after"]) == ("unchanged", None, None)


def test_a_dry_run_shows_what_would_be_and_writes_nothing(changed: Run) -> None:
    before = records(changed)
    ran = changed("restore", "3", "one", "two", "--dry-run")
    assert ran.out.splitlines()[0] == "uno"
    assert ran.out.splitlines()[-3:] == ["two (added)", "  + type: report", "  + title: Ideas"]
    assert ran.err == "1 publication changed, 1 restored; dry run: nothing was written\n"
    assert records(changed) == before


def test_a_publication_that_was_not_there_is_refused_and_nothing_written(changed: Run) -> None:
    assert changed("restore", "2", "one", "two") == (
        "",
        "protlib: version 2 has no publication two. To see in which versions it changed: protlib history two\n",
        1,
    )
    assert list(records(changed)) == ["uno"]


def test_one_that_was_merged_comes_back_beside_the_other(changed: Run) -> None:
    changed("add", "--title", "Ideas", "--key", "three", "--tag", "b", "--on-duplicate", "add")
    changed("duplicates", "--merge", "uno", "three", "--yes")
    changed("restore", "8", "three")
    both = records(changed)
    assert (both["three"]["title"], both["uno"]["aliases"]) == ("Ideas", ["one"])
    assert changed("show", "three", "--format", "keys").out == "three\n"


def test_a_version_that_is_damaged_is_told_and_the_library_is_as_it_was(changed: Run, tmp_path: Path) -> None:
    [version] = (tmp_path / ".library.json.versions").glob("000003-*.json")
    text = version.read_text()
    version.unlink()
    version.write_text(text[:-40])
    ran = changed("restore", "3")
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 4, 1)
    assert "version 3 of" in ran.err
    assert "is cut off" in ran.err
    assert list(records(changed)) == ["uno"]
