"""`diff`: what differs between versions."""

import json
import re
from pathlib import Path

import pytest

from programs.running import Run


def without_times(message: str) -> str:
    return re.sub(r" \(\d{4}-[\dTZ:-]+\)", "", message)


DIFFERENCES = {
    "3 4": (["one", "  - title: Handbook on return", "  + title: Manual on return"], "1 changed"),
    "2 3": (["two (added)", "  + type: report", "  + title: Ideas"], "1 added"),
    "3 2": (["two (removed)", "  - type: report", "  - title: Ideas"], "1 removed"),
    "4 5": (["one", "  - key: one", "  + key: uno", "  + aliases: one"], "1 changed"),
    "6": (
        ["what was decided about the library", "  + the library has a field of its own: finding"],
        "no publication differs",
    ),
    "7": ([], "no publication differs"),
    "3 6 --key two": (["two (removed)", "  - type: report", "  - title: Ideas"], "1 removed"),
    "3 7 --key two": (["two (removed)", "  - type: report", "  - title: Ideas"], "1 removed"),
}


@pytest.mark.parametrize("line", DIFFERENCES)
def test_what_differs_between_versions_is_a_diff(changed: Run, line: str) -> None:
    lines, output = DIFFERENCES[line]
    ran = changed("diff", *line.split())
    assert (ran.out.splitlines(), ran.code) == (lines, 0)
    older, newer = line.split()[:2] if line[2:3].isdigit() else (line[0], "7")
    assert without_times(ran.err) == f"version {older} to {newer}: {output}\n"


def test_a_diff_is_json_for_scripts(changed: Run) -> None:
    differences = json.loads(changed("diff", "3", "--format", "json").out)
    assert (differences["from"], differences["to"]) == (3, 7)
    assert [record["key"] for record in differences["removed"]] == ["two"]
    assert [(change["before"]["key"], change["after"]["key"]) for change in differences["changed"]] == [("one", "uno")]
    assert differences["decided"] == {"added": [{"kind": "field", "name": "finding"}], "removed": []}


@pytest.mark.parametrize(
    ("line", "output"), [("2 4", "one\ntwo\n"), ("4 5", "uno\n"), ("3 2", ""), ("7", ""), ("3 4 --key two", "")]
)
def test_the_keys_of_what_is_new_or_changed_are_for_other_commands(changed: Run, line: str, output: str) -> None:
    ran = changed("diff", *line.split(), "--format", "keys")
    assert (ran.out, ran.code) == (output, 0)


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
    message, code = REFUSED[line]
    ran = changed("diff", *line.split())
    assert ran.err.startswith(message)
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, code)


@pytest.mark.parametrize("command", [["diff", "1"], ["restore", "1"]])
def test_a_library_without_a_history_says_so(protlib: Run, tmp_path: Path, command: list[str]) -> None:
    assert protlib(*command) == ("", f"protlib: there is no library {tmp_path / 'library.json'}: no changes yet\n", 1)


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
