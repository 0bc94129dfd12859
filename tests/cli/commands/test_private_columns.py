"""Columns of a table that are private in a library, when the table comes again."""

import json
from pathlib import Path
from typing import Any

import pytest

from programs.running import Run


def record(protlib: Run) -> dict[str, Any]:
    """Return the first record of the library."""
    first: dict[str, Any] = json.loads(protlib("list", "--format", "json").out)[0]
    return first


@pytest.mark.parametrize("private", ["Victim name", "Internal comments", "Reviewer", "private_note"])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_column_that_becomes_private_later_opens_no_other(
    protlib: Run, tmp_path: Path, private: str, *, is_first: bool
) -> None:
    (tmp_path / "refs.csv").write_text(f"Title,Case file,{private}\nA study,7/2020,Jane\n", "utf-8")
    if not is_first:
        protlib("import", "refs.csv")
    ran = protlib("import", "refs.csv", "--map", "Case file=private_note", "--on-duplicate", "update")
    assert (ran.code, "another value" in ran.err) == (0, False)
    assert {"Case file: 7/2020", "Jane"} <= {
        part.removeprefix(f"{private}: ") for part in record(protlib)["private_note"].split("\n\n")
    }
    protlib("share", "-o", "copy.json")
    copies = [(tmp_path / "copy.json").read_text("utf-8"), protlib("export", "-f", "csv").out]
    assert [copy for copy in copies if "Jane" in copy or "7/2020" in copy] == []


@pytest.mark.parametrize("more", [[], *(["--on-duplicate", mode] for mode in ("update", "replace", "merge"))])
def test_a_column_that_is_private_stays_so_without_map(protlib: Run, tmp_path: Path, more: list[str]) -> None:
    (tmp_path / "refs.csv").write_text("Title,Case: file,Survivor age,Reviewer\nA study,7/2020,14,Ana\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case: file=private_note", "--map", "Survivor age=private_note")
    before = record(protlib)
    ran = protlib("import", "refs.csv", *more)
    assert (record(protlib), "Case: file" in ran.err, "more details" in ran.err) == (before, False, False)
    (tmp_path / "refs.csv").write_text("Title,Case: file,Survivor age,Theme\nA study,8/2020,14,Shelter\n", "utf-8")
    ran = protlib("import", "refs.csv", *more)
    assert "“Case: file”" not in ran.err
    assert "8/2020" not in protlib("export", "-f", "csv").out


def test_a_row_that_a_key_finds_keeps_its_private_columns(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("Key,Title,Case file,Reviewer\nx1,A study,7/2020,Ana\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    before = record(protlib)
    (tmp_path / "back.csv").write_text(f"Key,Title,Case file,Reviewer\n{before['key']},A study,7/2020,Ana\n", "utf-8")
    protlib("import", "back.csv", "--match", "key", "--on-duplicate", "replace")
    assert record(protlib) == before


def test_a_column_becomes_private_beside_a_note_of_the_user(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("Title,Case file,Reviewer\nA study,7/2020,Ana\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Reviewer=private_note")
    protlib("set", record(protlib)["key"], "private_note=Ask Bob\n\nReviewer: Eve")
    private = ("import", "refs.csv", "--map", "Case file=private_note", "--on-duplicate", "update")
    for _time in range(2):
        protlib(*private)
        assert record(protlib)["private_note"] == "Ask Bob\n\nReviewer: Eve\n\nCase file: 7/2020"
    assert "7/2020" not in protlib("export", "-f", "csv").out


def test_a_merge_of_the_table_leaves_private_what_is_private(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("Title,Case file\nA study,7/2020\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    before = record(protlib)
    assert protlib("merge", "refs.csv", "--yes").code == 0
    assert (record(protlib), "7/2020" in protlib("export", "-f", "csv").out) == (before, False)


@pytest.mark.parametrize("command", [("import",), ("import", "--on-duplicate", "replace", "--yes"), ("merge", "--yes")])
def test_a_new_row_keeps_private_what_all_others_keep(protlib: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "refs.csv").write_text("Title,Case file,Desk\nA study,7/2020,Togo desk\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    (tmp_path / "refs.csv").write_text(
        "Title,Case file,Desk\nA study,7/2020,Togo desk\nLabour,8/2021,Chad desk\n", "utf-8"
    )
    assert protlib(command[0], "refs.csv", *command[1:]).code == 0
    exported = protlib("export", "-f", "csv").out
    assert ("8/2021" in exported, "Chad desk" in exported) == (False, True)
    assert "Case file: 8/2021" in protlib("list", "--format", "json").out


WAYS_IN = [
    *(("import", "--on-duplicate", way, "--yes") for way in ("update", "replace", "merge")),
    ("merge", "--yes"),
]


@pytest.mark.parametrize("command", WAYS_IN)
@pytest.mark.parametrize("note", ["", "Ask Bob"])
def test_a_record_without_the_private_column_gets_it_private(
    protlib: Run, tmp_path: Path, command: tuple[str, ...], note: str
) -> None:
    table = "Key,Title,Case file,Desk\na,A study of kilns,7/2020,Togo desk\nb,Labour in camps,{},{}\n"
    (tmp_path / "refs.csv").write_text(table.format("", ""), "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    protlib("set", "b", f"private_note={note}")
    (tmp_path / "refs.csv").write_text(table.format("8/2021", "Chad desk"), "utf-8")
    for _time in range(2):
        assert protlib(command[0], "refs.csv", *command[1:]).code == 0
        [labour] = [row for row in json.loads(protlib("list", "--format", "json").out) if row["key"] == "b"]
        assert labour["private_note"] == "\n\n".join(filter(None, (note, "Case file: 8/2021")))
        assert labour["extra"] == {"csv:Desk": "Chad desk"}
    protlib("undo", "--yes")
    assert "8/2021" not in protlib("list", "--format", "json").out


def test_the_row_alone_that_fills_a_private_column_stays_private(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("Title,Case file\nA study of kilns,7/2020\nLabour in camps,\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    (tmp_path / "back.csv").write_text("Title,Case file\nLabour in camps,8/2021\n", "utf-8")
    ran = protlib("import", "back.csv", "--on-duplicate", "update")
    assert ("1 updated" in ran.out, "Case file" in ran.err) == (True, False)
    assert "8/2021" not in protlib("export", "-f", "csv").out


@pytest.mark.parametrize("mode", ["update", "replace", "merge"])
def test_a_column_of_notes_that_becomes_private_leaves_the_note(protlib: Run, tmp_path: Path, mode: str) -> None:
    (tmp_path / "refs.csv").write_text("Title,Notes\nA study,bad methods\n", "utf-8")
    protlib("import", "refs.csv")
    protlib("set", record(protlib)["key"], "note=For all\n\nbad methods")
    for more in (["--map", "Notes=private_note"], []):
        protlib("import", "refs.csv", "--on-duplicate", mode, "--yes", *more)
        assert (record(protlib)["note"], record(protlib)["private_note"]) == ("For all", "bad methods")


def test_another_value_of_a_private_column_is_told_and_replaced(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("Title,Case file\nA study,7/2020\n", "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    protlib("set", record(protlib)["key"], "private_note=Ask Bob\n\nCase file: 7/2020")
    (tmp_path / "refs.csv").write_text("Title,Case file\nA study,8/2020\n", "utf-8")
    message = "private note is “Case file: 8/2020”, there “Case file: 7/2020”"
    assert [message in protlib("import", "refs.csv", *mode).err for mode in ((), ("--on-duplicate", "update"))] == [
        True
    ] * 2
    protlib("import", "refs.csv", "--on-duplicate", "replace", "--yes")
    assert record(protlib)["private_note"] == "Ask Bob\n\nCase file: 8/2020"


def test_a_private_value_of_two_paragraphs_is_the_same_again(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text('Title,Case file\nA study,"7/2020\n\nto be closed"\n', "utf-8")
    protlib("import", "refs.csv", "--map", "Case file=private_note")
    for mode in ("replace", "update", "replace"):
        assert "there" not in protlib("import", "refs.csv", "--on-duplicate", mode, "--yes").err
    assert record(protlib)["private_note"] == "Case file: 7/2020\n\nto be closed"


def test_a_paragraph_that_is_no_column_does_not_come_back(protlib: Run, tmp_path: Path) -> None:
    entry = {"key": "a2009", "type": "report", "title": "A study", "date": "2009"}
    (tmp_path / "a.jsonl").write_text(json.dumps({**entry, "private_note": "Ask Bob\n\nIOM (2009): A study"}))
    protlib("import", "a.jsonl")
    protlib("set", "a2009", "private_note=Ask Eve")
    protlib("import", "a.jsonl", "--on-duplicate", "update")
    assert record(protlib)["private_note"] == "Ask Eve"
