"""`undo`, `redo`, `history` and `info`: the library file itself."""

import json
import re
from pathlib import Path

import pytest

from programs.running import Run
from protlib import __version__


@pytest.fixture
def handbook(protlib: Run) -> str:
    """The key of a publication that is there."""
    return protlib("add", "--title", "Handbook on return").out.strip()


def test_history_lists_what_was_done(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "date=2011")
    history = protlib("history").out
    assert f"add {handbook}" in history
    assert f"set date {handbook}" in history


def test_history_tells_how_far_back_it_goes(protlib: Run, handbook: str) -> None:
    for number in range(3):
        protlib("set", handbook, f"title=Title {number}")
    ran = protlib("history", "--limit", "2")
    assert len(ran.out.splitlines()) == 2
    assert re.fullmatch(r"3 more, back to \d{4}-\d\d-\d\dT[\d:]+Z; --limit lists them\n", ran.err)
    assert protlib("history").err == ""


def test_a_library_without_a_history_says_so(protlib: Run, tmp_path: Path) -> None:
    assert protlib("history") == ("", f"protlib: there is no library {tmp_path / 'library.json'}: no changes yet\n", 1)


def test_sizes_are_told_in_bytes_and_nothing_empty_is_shown(protlib: Run) -> None:
    lines = protlib("info").out.splitlines()
    assert "size:            0 bytes" in lines
    assert not [line for line in lines if line.endswith(" ")]


def test_undo_and_redo_say_what_they_did(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "genre=Manual")
    message = f"set genre {handbook}; the library has 1 publication now\n"
    assert protlib("undo") == ("", f"undone: {message}", 0)
    assert "genre" not in protlib("show", handbook).out
    assert "(undone)" in protlib("history").out
    assert protlib("redo") == ("", f"done again: {message}", 0)
    assert "genre: Manual\n" in protlib("show", handbook).out


@pytest.mark.usefixtures("handbook")
def test_what_is_told_of_the_library_is_json_for_scripts(protlib: Run, tmp_path: Path) -> None:
    info = json.loads(protlib("info", "--format", "json").out)
    assert (info["protlib"], info["publications"]) == (__version__, 1)
    assert info["size"] == (tmp_path / "library.json").stat().st_size


def test_a_version_is_told_with_its_number_and_who_wrote_it(
    protlib: Run, handbook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    protlib("set", handbook, "genre=Manual")
    protlib("set", handbook, "date=2011")
    protlib("undo")
    rows = [line.split("\t") for line in protlib("history").out.splitlines()]
    assert [(number, records, command) for number, _changed, _who, records, command in rows] == [
        ("4", "1", f"set date {handbook} (undone)"),
        ("3", "1", f"set genre {handbook}"),
        ("2", "1", f"add {handbook}"),
        ("1", "0", "a new library"),
    ]
    assert rows[1][2].startswith("ana@")
    entries = json.loads(protlib("history", "--limit", "2", "--format", "json").out)
    assert [(version["version"], version["undone"]) for version in entries] == [(4, True), (3, False)]
    assert entries[1]["who"].startswith("ana@")
    assert (entries[1]["publications"], entries[1]["command"]) == (1, f"set genre {handbook}")


def test_the_history_of_a_publication_is_what_was_done_to_it(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ana")
    protlib("add", "--title", "Handbook on return", "--key", "one")
    protlib("add", "--title", "Ideas", "--key", "two")
    protlib("set", "one", "two", "date=2011")
    protlib("rekey", "one", "uno")
    protlib("tag", "two", "--add", "labour")
    protlib("remove", "uno", "--yes")
    protlib("undo")
    lines = protlib("history", "uno").out.splitlines()
    rows = [line if line.startswith("  ") else (line.split("  ")[0], line.split("  ")[3]) for line in lines]
    assert rows == [
        ("5", "rekey one"),
        "  - key: one",
        "  + key: uno",
        "  + aliases: one",
        ("4", "set date: 2 updated"),
        "  + date: 2011",
        ("2", "add one"),
        "  + type: report",
        "  + title: Handbook on return",
    ]
    assert lines[0].split("  ")[2].startswith("ana@")
    assert protlib("history", "one").out.splitlines() == lines
    ran = protlib("history", "uno", "--limit", "1")
    assert ran.out.splitlines() == lines[:4]
    assert re.fullmatch(r"2 more, back to [\dTZ:-]+; --limit lists them\n", ran.err)


def test_the_history_of_a_publication_is_json_and_that_of_one_removed_is_known(protlib: Run, handbook: str) -> None:
    protlib("remove", handbook, "--yes")
    [removed, added] = json.loads(protlib("history", handbook, "--format", "json").out)
    assert (removed["version"], removed["command"], removed["after"]) == (3, f"remove {handbook}", None)
    assert (added["before"], added["after"]) == (None, removed["before"])
    assert removed["before"]["title"] == "Handbook on return"
    assert "  - title: Handbook on return" in protlib("history", handbook).out


@pytest.mark.usefixtures("handbook")
def test_of_a_publication_that_never_was_there_is_no_history(protlib: Run) -> None:
    ran = protlib("history", "nobody")
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 1, 1)
    assert "nobody" in ran.err


def test_undo_goes_back_to_a_version_and_redo_forth_again(protlib: Run, handbook: str) -> None:
    for number in range(3):
        protlib("set", handbook, f"title=Title {number}")
    ran = protlib("undo", "--to", "2")
    assert (ran.out, ran.code) == ("", 0)
    message = f"undone: set title {handbook}"
    assert ran.err.splitlines() == [message, message, f"{message}; the library has 1 publication now"]
    assert "title: Handbook on return\n" in protlib("show", handbook).out
    message = "protlib: version 4 was undone. To redo, one command at a time: protlib redo\n"
    assert protlib("undo", "--to", "4") == ("", message, 2)
    message = "protlib: the library is the same as version 2: nothing to undo\n"
    assert protlib("undo", "--to", "2") == ("", message, 1)
    assert protlib("undo", "--to", "99").err.startswith("protlib: no version 99; the nearest is 5 (")
    protlib("redo")
    protlib("redo")
    assert "title: Title 1\n" in protlib("show", handbook).out
    protlib("undo", "--to", "1")
    assert protlib("list").out == ""


def test_where_a_version_is_damaged_what_is_newer_is_told_all_the_same(
    protlib: Run, handbook: str, tmp_path: Path
) -> None:
    protlib("set", handbook, "date=2011")
    protlib("set", handbook, "genre=Manual")
    (tmp_path / ".library.json.versions/000002-1.json").unlink()
    (tmp_path / ".library.json.versions/000002-1.json").write_text('{"publications"')
    ran = protlib("history", handbook)
    assert ran.out.splitlines()[1:] == ["  + genre: Manual"]
    assert (ran.code, ran.err.count("\n")) == (4, 1)
    assert "version 2 and older ones cannot be restored. The library itself was not changed\n" in ran.err


def test_redo_puts_the_later_version_in_the_place_of_a_damaged_file(protlib: Run, tmp_path: Path) -> None:
    library = tmp_path / "library.json"
    for key in ("one", "two"):
        protlib("add", "--title", f"Title {key}", "--key", key)
    contents = library.read_bytes()
    protlib("undo")
    library.write_text(re.sub(r'"\d{16}": {', '"two": {', library.read_text()))
    faulty = library.read_bytes()
    refused = protlib("redo")
    assert (refused.code, library.read_bytes()) == (4, faulty)
    ran = protlib("redo", "--yes")
    assert (ran.code, library.read_bytes()) == (0, contents)
    assert "the damaged file is kept as " in ran.err


@pytest.mark.parametrize(
    "when", [["yesterday"], ["3", "days", "ago"], ["3 days ago"], ["2019-05-01"], ["2019"], ["today"]]
)
def test_history_lists_what_was_done_since_a_time(protlib: Run, handbook: str, when: list[str]) -> None:
    if when == ["2019"]:  # a number is a version
        assert protlib("history", *when).err.startswith("protlib: 2019 is a version; to see what it changed:")
        return
    assert protlib("history", *when).out == protlib("history").out != ""


def test_history_since_a_time_to_come_is_empty(protlib: Run, handbook: str) -> None:
    ran = protlib("history", "2199-01")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err.startswith("protlib: no changes since 2199-01; the last is 2 (")
    assert protlib("history", "2199-01", "--format", "json").out == "[]\n"


def test_history_says_what_to_type_for_a_version_or_for_two_publications(protlib: Run, handbook: str) -> None:
    assert protlib("history", "2") == (
        "",
        "protlib: 2 is a version; to see what it changed: protlib diff 1 2\n",
        2,
    )
    ran = protlib("history", handbook, "other")
    assert ran.err == f"protlib: history takes one publication; type protlib history {handbook}\n"
