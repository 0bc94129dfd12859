"""Notes of records that become one stay, all of them: by an update, a merge, duplicates, and two rows of one file."""

import json
from pathlib import Path
from typing import Any, Final

from harness.rows import every_row
from programs.running import Run

ALL_OF_IT: Final = ("list", "--format", "jsonl")
_ROW: Final = {"type": "book", "title": "Camps of Chad", "date": "2001", "authors": [{"literal": "IOM"}]}


def _write(file: Path, *records: dict[str, Any]) -> None:
    lines = [json.dumps({**_ROW, **record}) for record in records]
    file.write_text("\n".join(lines) + "\n")


def _only(protlib: Run) -> dict[str, Any]:
    [line] = protlib(*ALL_OF_IT).out.splitlines()
    record: dict[str, Any] = json.loads(line)
    return record


def _marks(*texts: str) -> dict[str, Any]:
    return {"extra": {"zotero:annotations": [{"type": "highlight", "text": text} for text in texts]}}


def test_a_mapped_column_joins_the_private_note_that_is_there(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Title,Authors,Year,Notes\nCamps of Chad,IOM,2001,from the desk\n")
    protlib("import", "a.csv", "--map", "Notes=note")
    protlib("set", _only(protlib)["key"], "private_note=my own")
    ran = protlib("import", "a.csv", "--map", "Notes=private_note", "--on-duplicate", "update")
    assert "column “Notes”: 1 record had a private note already; both are kept\n" in ran.err
    record = _only(protlib)
    assert (record.get("note"), record["private_note"]) == (None, "my own\n\nfrom the desk")
    assert (
        "both are kept" not in protlib("import", "a.csv", "--map", "Notes=private_note", "--on-duplicate", "update").err
    )
    assert _only(protlib) == record
    protlib("undo")
    assert (_only(protlib)["note"], _only(protlib)["private_note"]) == ("from the desk", "my own")


@every_row(
    ("old", "new", "joint"),
    [
        ("mine", "theirs", "mine\n\ntheirs"),
        ("mine", "mine\n\ntheirs", "mine\n\ntheirs"),
        ("mine\n\na", "a\n\nremoved", "mine\n\na"),
        ("Case: 8", "Case: 7", "Case: 8"),
        ("", "theirs", "theirs"),
    ],
)
def test_an_update_keeps_both_private_notes(protlib: Run, tmp_path: Path, old: str, new: str, joint: str) -> None:
    (tmp_path / "library.json").unlink(missing_ok=True)
    _write(tmp_path / "a.jsonl", {"private_note": old})
    _write(tmp_path / "b.jsonl", {"private_note": new})
    protlib("import", "a.jsonl")
    for _time in range(2):
        protlib("import", "b.jsonl", "--on-duplicate", "update")
        assert _only(protlib)["private_note"] == joint


@every_row("way", [("--on-duplicate", "replace"), ("--on-duplicate", "update"), ("--on-duplicate", "skip")])
def test_two_rows_of_one_file_keep_the_notes_of_both(protlib: Run, tmp_path: Path, way: tuple[str, str]) -> None:
    (tmp_path / "library.json").unlink(missing_ok=True)
    rows = [{"note": f"open {word}", "private_note": f"closed {word}", **_marks(word)} for word in ("one", "two")]
    _write(tmp_path / "a.jsonl", *rows)
    for _time in range(2):
        protlib("import", "a.jsonl", *way)
        record = _only(protlib)
        assert (record["note"], record["private_note"]) == ("open one\n\nopen two", "closed one\n\nclosed two")
        assert [mark["text"] for mark in record["extra"]["zotero:annotations"]] == ["one", "two"]


@every_row("way", ["replace", "update"])
def test_two_rows_of_a_table_keep_the_notes_of_both(protlib: Run, tmp_path: Path, way: str) -> None:
    (tmp_path / "library.json").unlink(missing_ok=True)
    (tmp_path / "a.csv").write_text("Title,Authors,Year\nCamps of Chad,IOM,2001\n")
    text = "Title,Authors,Year,Notes\nCamps of Chad,IOM,2001,one\nCamps of Chad,IOM,2001,two\n"
    (tmp_path / "b.csv").write_text(text)
    protlib("import", "a.csv")
    for _time in range(2):
        protlib("import", "b.csv", "--on-duplicate", way)
        assert _only(protlib)["note"] == "one\n\ntwo"


@every_row("command", ["duplicates", "merge"])
def test_records_that_become_one_keep_notes_and_annotations(protlib: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "library.json").unlink(missing_ok=True)
    _write(tmp_path / "a.jsonl", {"key": "a", "private_note": "one", **_marks("one", "both")})
    _write(tmp_path / "b.jsonl", {"key": "b", "private_note": "two", **_marks("both", "two")})
    protlib("import", "a.jsonl")
    protlib("import", "b.jsonl", "--on-duplicate", "add" if command == "duplicates" else "update")
    if command == "duplicates":
        protlib("duplicates", "--merge", "a", "b")
    record = _only(protlib)
    assert record["private_note"] == "one\n\ntwo"
    assert [mark["text"] for mark in record["extra"]["zotero:annotations"]] == ["one", "both", "two"]
    protlib("undo")
    assert len(protlib(*ALL_OF_IT).out.splitlines()) == (2 if command == "duplicates" else 1)
