"""`share`: where the copy is written, what of a library is in it, and that it is a library."""

import json
from pathlib import Path

import pytest

from programs.running import Run, record_of


def test_the_copy_is_a_library_that_merge_takes_from_a_pipe(sample: Run, tmp_path: Path) -> None:
    ran = sample("share", "--author", "iom", "--include", "tags")
    assert (ran.code, ran.err) == (0, "")
    keys = {record["key"] for record in json.loads(ran.out)["publications"].values()}
    assert keys == {*sample("list", "--author", "iom", "--format", "keys").out.split()}
    assert sample("--library", "new.json", "merge", "-", stdin=ran.out).code == 0
    assert {*sample("--library", "new.json", "list", "--format", "keys").out.split()} == keys
    assert sample("merge", "-", stdin=ran.out).err == "50 publications unchanged\n"


_RECORDS = """\
{"key": "iom2009caring", "type": "report", "title": "Caring", "date": "2009", "private_note": "for us", "tags": ["mine"]}
{"key": "unfpa2023gbv", "type": "report", "title": "GBV in sites", "date": "2023", "countries": ["Mali"]}
{"key": "drc2025menaka", "type": "report", "title": "Menaka", "date": "2025"}
"""


def test_a_copy_that_comes_back_changes_what_its_reader_changed_and_nothing_else(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=_RECORDS)
    protlib("share", "-o", "copy.json")
    protlib("set", "iom2009caring", "title=Caring for Victims", "tags+=later")
    before = (tmp_path / "library.json").read_bytes()
    untouched = protlib("merge", "copy.json")
    assert (untouched.err, untouched.code) == ("3 publications unchanged\n", 0)
    assert (tmp_path / "library.json").read_bytes() == before
    protlib("--library", "copy.json", "set", "iom2009caring", "publisher=IOM", "tags+=theirs")
    protlib("--library", "copy.json", "remove", "drc2025menaka", "unfpa2023gbv", "--yes")
    merged = protlib("merge", "copy.json")
    assert (merged.err, merged.code) == ("1 publication changed, 2 unchanged\n", 0)
    record = record_of(protlib, "iom2009caring")
    assert (record["title"], record["publisher"]) == ("Caring for Victims", "IOM")
    assert (record["private_note"], record["tags"]) == ("for us", ["later", "mine", "theirs"])


def test_what_both_changed_since_a_copy_was_handed_out_is_a_conflict(protlib: Run) -> None:
    protlib("import", "-", "--from", "jsonl", stdin=_RECORDS)
    protlib("share", "-o", "copy.json")
    protlib("set", "iom2009caring", "title=Mine", "publisher=IOM")
    protlib("--library", "copy.json", "set", "iom2009caring", "title=Theirs")
    merged = protlib("merge", "copy.json")
    assert (merged.out, merged.code) == ("iom2009caring: title\n  was: Caring\n  mine: Mine\n  theirs: Theirs\n", 1)
    assert record_of(protlib, "iom2009caring")["publisher"] == "IOM"


def test_a_file_gets_the_same_bytes_each_time_and_nothing_beside_it(sample: Run, tmp_path: Path) -> None:
    before = {*tmp_path.iterdir()}
    assert sample("share", "--author", "iom", "-o", "one.json").err == "5 publications written to one.json\n"
    sample("share", "--author", "iom", "--sort", "title", "-o", "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert {path.name for path in {*tmp_path.iterdir()} - before} == {
        "one.json",
        "two.json",
        "cache",
        "state",
    }


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("-o", "library.json"), 2, "library.json is a protlib library; write to another file"),
        (("-o", "there.json"), 2, "there.json is a protlib library; write to another file"),
        (("-o", "nowhere/copy.json"), 2, "cannot be written: the folder nowhere does not exist; make it first"),
        (
            ("-o", "copy.zip"),
            2,
            "copy.zip: a copy of a library is a JSON file; name it .json. For others: protlib export",
        ),
        (("-o", "Team.XLSX", "--force"), 2, "name it .json"),
        (("--tag", "nobody"), 1, "nothing was written"),
        (("zzzz",), 1, "nothing found; nothing was written"),
        (("--key", "nobody2000"), 1, "nobody2000"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(
    sample: Run, arguments: tuple[str, ...], code: int, message: str
) -> None:
    Path("there.json").write_bytes(Path("library.json").read_bytes())
    ran = sample("share", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n"), message in ran.err) == (code, "", 1, True)


@pytest.mark.parametrize("name", ["library (1).json", "library-LAPTOP7.json"])
def test_a_shared_file_beside_the_library_is_no_copy_of_a_sync_program(protlib: Run, tmp_path: Path, name: str) -> None:
    protlib("add", "--title", "A study of Togo", "--date", "2011")
    protlib("set", "study2011togo", "private_note=Ask Bob")
    protlib("share", "-o", tmp_path / name)
    messages = protlib("merge", "--conflict-copies", "--yes").err
    assert (name in messages, protlib("list", "--format", "json").out.count("Ask Bob")) == (False, 1)
