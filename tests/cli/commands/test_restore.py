"""`restore`: the way back to a version."""

import json
import re
from pathlib import Path

import pytest

from programs.running import Run


def without_times(message: str) -> str:
    return re.sub(r" \(\d{4}-[\dTZ:-]+\)", "", message)


@pytest.mark.parametrize(
    ("line", "message", "code"),
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
def test_a_restore_that_finds_nothing_names_the_line_that_helps(
    changed: Run, line: str, message: str, code: int
) -> None:
    ran = changed("restore", *line.split())
    assert ran.err.startswith(f"protlib: {message}")
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, code)


def records(protlib: Run) -> dict[str, dict[str, object]]:
    remaining_records = json.loads(protlib("list", "--format", "json").out or "[]")
    return {record["key"]: record for record in remaining_records}


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


def test_to_restore_what_is_there_says_that_nothing_changed(changed: Run) -> None:
    for version in ("7", "7"):
        ran = changed("restore", version)
    assert (ran.err, ran.code) == ("no publication changed\n", 0)


@pytest.mark.parametrize("key", ["one", "uno", "ONE"])
def test_a_publication_is_put_back_by_either_key(changed: Run, key: str) -> None:
    assert changed("restore", "3", key).err == "1 publication changed\n"
    [record] = records(changed).values()
    assert (record["key"], record["title"], record["aliases"]) == ("one", "Handbook on return", ["uno"])


def test_a_publication_that_was_removed_is_put_back_alone(changed: Run) -> None:
    assert changed("restore", "5", "two").err == "1 publication restored\n"
    assert {*records(changed)} == {"uno", "two"}
    [row] = json.loads(changed("restore", "5", "two", "--format", "json").out)["records"]
    assert (row["action"], row["before"], row["after"]) == ("unchanged", None, None)


@pytest.mark.parametrize("key", ["uno", ""])
def test_what_is_closed_now_stays_closed_with_the_way_to_open_it(changed: Run, key: str) -> None:
    changed("set", "uno", "access=confidential")
    err = changed("restore", "3", *key.split()).err
    message = "one: stays confidential; it was public in that version. To open it: protlib set one access=public"
    assert message in err.splitlines()
    assert records(changed)["one"]["access"] == "confidential"
    assert "less closed" not in changed("undo").err
    assert (
        "less closed than before: uno. To close one: protlib set KEY access=confidential"
        in changed("undo").err.splitlines()
    )


def test_a_removed_record_comes_back_as_closed_as_it_was_last(changed: Run) -> None:
    changed("set", "uno", "access=confidential")
    changed("remove", "uno", "--yes")
    assert "uno: stays confidential; it was public" in changed("restore", "7", "uno").err
    assert records(changed)["uno"]["access"] == "confidential"


def test_removed_records_come_back_with_the_library_as_closed_as_they_were_last(changed: Run) -> None:
    changed("set", "uno", "access=confidential")
    changed("remove", "uno", "--yes")
    changed("add", "--title", "Later", "--key", "later")
    err = changed("restore", "3").err
    assert "one: stays confidential; it was public in that version. To open it: protlib set one access=public" in err
    assert (records(changed)["one"]["access"], records(changed)["two"].get("access")) == ("confidential", None)


def test_a_merged_record_comes_back_with_the_library_as_closed_as_the_one_that_has_it(changed: Run) -> None:
    changed("add", "--title", "Ideas", "--key", "three", "--on-duplicate", "add")
    changed("duplicates", "--merge", "uno", "three", "--yes")
    changed("set", "uno", "access=internal")
    assert "three: stays internal; it was public" in changed("restore", "8").err
    assert records(changed)["three"]["access"] == "internal"


def test_a_merged_record_comes_back_as_closed_as_the_one_that_has_it(changed: Run) -> None:
    changed("add", "--title", "Ideas", "--key", "three", "--on-duplicate", "add")
    changed("duplicates", "--merge", "uno", "three", "--yes")
    changed("set", "uno", "access=internal")
    assert "three: stays internal; it was public" in changed("restore", "8", "three").err
    assert records(changed)["three"]["access"] == "internal"


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


def test_a_dry_run_renames_no_file(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4 a report")
    protlib("add", "Caring for trafficked persons", "--key", "old")
    protlib("attach", "old", "report.pdf")
    protlib("rekey", "old", "new")
    names = []
    for how in ("--dry-run", "--yes"):
        assert protlib("restore", "3", how).code == 0
        names.append([file.name for file in (tmp_path / "library.files").iterdir()])
    assert names == [["new.pdf"], ["old.pdf"]]
