"""A library that Git, a crash or an editor has broken: what its refusal advises does what it says."""

import json
from pathlib import Path

import pytest

from programs.running import Run

TAGGED = ('      "tags": [\n        "a"\n      ]', '      "tags": [\n        "b"\n      ]')


@pytest.fixture
def sound_library(protlib: Run, tmp_path: Path) -> Path:
    """A library of three records."""
    for title in ("Caring for Trafficked Persons", "Causes of Re-trafficking", "Ideas for a Better Return"):
        protlib("add", "--title", title, "--year", "2010", "--tag", "a")
    return tmp_path / "library.json"


@pytest.fixture
def broken(protlib: Run, sound_library: Path) -> Path:
    """A library of three records, known to its history, in which two sides have tagged one of them otherwise."""
    protlib("set", "--all", "note=n", "--yes")
    text = sound_library.read_text()
    ours, theirs = TAGGED
    title = text.index("Ideas for a Better Return")
    before, _, after = text[title:].partition(ours)
    before = text[:title] + before
    sound_library.write_text(f"{before}<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> other\n{after.lstrip()}")
    return sound_library


def test_of_a_merge_both_sides_are_joined(protlib: Run, broken: Path) -> None:
    refused = protlib("list")
    assert refused.code == 4
    assert "has a Git merge conflict in it (line " in refused.err
    advised = f"protlib --library {broken} merge --markers"
    assert f"“{advised}” joins the two sides" in refused.err
    assert protlib(*advised.split()[1:]).code == 0
    records = [json.loads(line) for line in protlib("list", "--format", "jsonl").out.splitlines()]
    assert len(records) == 3
    assert [record["tags"] for record in records if record["title"].startswith("Ideas")] == [["a", "b"]]
    assert all(record["date"] == "2010" for record in records)


def test_where_a_side_is_not_whole_the_records_of_both_come_back(protlib: Run, broken: Path) -> None:
    broken.write_text(broken.read_text().replace(">>>>>>> other\n", ""))
    refused = protlib("merge", "--markers")
    assert refused.code == 4
    assert "has merge marks that do not match" in refused.err
    advised = f"protlib --library new.json import --on-duplicate add {broken}"
    assert f"“{advised}” reads the records of both sides" in refused.err
    assert protlib(*advised.split()[1:]).code in {0, 3}
    assert len(protlib("--library", "new.json", "list", "--format", "keys").out.split()) >= 2


def test_undo_does_not_give_it_up_unasked(protlib: Run, broken: Path) -> None:
    content = broken.read_bytes()
    refused = protlib("undo")
    assert (refused.code, broken.read_bytes()) == (4, content)
    assert protlib("undo", "--yes").code == 0
    assert len(protlib("list", "--format", "keys").out.splitlines()) == 3


def test_of_one_that_is_cut_short_what_is_whole_comes_back(protlib: Run, sound_library: Path) -> None:
    sound_library.write_text(sound_library.read_text().rpartition('"tags"')[0])
    refused = protlib("list")
    assert f"is cut off: it was left untouched; “protlib --library {sound_library} undo” puts back " in refused.err
    advised = f"protlib --library new.json import {sound_library}"
    assert f"“{advised}” reads what is in it" in refused.err
    assert protlib(*advised.split()[1:]).code == 3
    assert len(protlib("--library", "new.json", "list", "--format", "keys").out.splitlines()) == 2


def test_of_an_empty_file_nothing_is_left_to_read(protlib: Run, sound_library: Path) -> None:
    sound_library.write_bytes(bytes(2000))  # as a program that syncs leaves it
    ran = protlib("undo", "--yes")
    assert (ran.code, "nothing is left of it" in ran.err, "protlib import" in ran.err) == (0, True, False)
