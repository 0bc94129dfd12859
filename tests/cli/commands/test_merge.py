"""`merge`: what it shows, asks, writes and ends with."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from harness.made_once import made_once
from harness.slow_rows import mark_slow
from programs.running import Run
from programs.terminal import converse
from protlib.cli.conflicts.value_choice import HELP

QUESTION = re.compile(r"\[\?\] $")
ADDED = ("--title", "Ports of Call", "--author", "Doe, Jo", "--year", "2020", "--type", "book")


@pytest.fixture
@made_once
def theirs(protlib: Run, tmp_path: Path) -> Path:
    """A library, and another one that began as it; both have changed a field, and theirs has more and less."""
    protlib("add", "--title", "Caring", "--organisation", "IOM", "--year", "2009", "--tag", "x")
    protlib("add", "--title", "Causes", "--author", "Jobe, Alison", "--year", "2010")
    other_path = tmp_path / "other.json"
    shutil.copy(tmp_path / "library.json", other_path)
    shutil.copy(other_path, tmp_path / "base.json")
    protlib("set", "iom2009caring", "genre=mine")
    their_library = ("--library", other_path)
    protlib(*their_library, "set", "iom2009caring", "genre=theirs", "authors=UNICEF", "tags=y")
    protlib(*their_library, "set", "jobe2010causes", "note=n")
    protlib(*their_library, "add", *ADDED)
    return other_path


DIFF = [
    "iom2009caring",
    "  - authors: IOM",
    "  + authors: UNICEF",
    "  - tags: x",
    "  + tags: y",
    "jobe2010causes",
    "  + note: n",
    "doe2020ports (added)",
    "  + type: book",
    "  + title: Ports of Call",
    "  + authors: Doe, Jo",
    "  + date: 2020",
]
CONFLICT = ["iom2009caring: genre", "  was: (nothing)", "  mine: mine", "  theirs: theirs"]
COUNTS = "1 publication added, 2 changed"
LEFT = (
    "1 conflict left as it is. "
    "To decide, do this again with --prefer mine, theirs or newest; on a terminal, protlib asks"
)


def _genre(protlib: Run) -> str:
    [record] = json.loads(protlib("show", "iom2009caring", "--format", "json").out)
    return str(record.get("genre"))


@pytest.mark.parametrize("base", [(), ("--base", "base.json")])
def test_what_both_have_changed_is_told_and_left(protlib: Run, theirs: Path, base: tuple[str, ...]) -> None:
    tried = protlib("merge", theirs, "--dry-run", *base)
    assert (tried.out.splitlines(), tried.code) == ([*DIFF, *CONFLICT], 1)
    assert tried.err == f"{COUNTS}; {LEFT}; dry run: nothing was written\n"
    ran = protlib("merge", theirs, *base)
    assert (ran.out.splitlines(), ran.err, ran.code) == (CONFLICT, f"{COUNTS}; {LEFT}\n", 1)
    assert _genre(protlib) == "mine"
    again = protlib("merge", theirs)
    assert again.err == f"3 publications unchanged; {LEFT}\n"
    assert protlib("undo").code == 0
    assert len(protlib("list").out.splitlines()) == 2


@pytest.mark.parametrize(("prefer", "genre"), [("mine", "mine"), ("theirs", "theirs"), ("newest", "theirs")])
def test_a_preference_decides(protlib: Run, theirs: Path, prefer: str, genre: str) -> None:
    if prefer == "newest":  # the clock of commands tells seconds
        theirs.write_text(re.sub(r'"modified": "\d{4}', '"modified": "2999', theirs.read_text()))
    ran = protlib("merge", theirs, "--prefer", prefer)
    assert (ran.out, ran.code) == ("", 0)
    assert _genre(protlib) == genre


def test_what_the_newest_cannot_decide_is_told_with_what_does(protlib: Run, theirs: Path) -> None:
    record = json.loads(protlib("show", "iom2009caring", "--format", "json").out)[0]
    theirs.write_text(re.sub(r'"modified": "[^"]*"', f'"modified": "{record["modified"]}"', theirs.read_text()))
    ran = protlib("merge", theirs, "--prefer", "newest")
    why = (
        "--prefer newest cannot decide: 1 changed at the same time on both sides; use --prefer mine or --prefer theirs"
    )
    assert (ran.err, ran.code) == (f"{COUNTS}; 1 conflict left as it is; {why}\n", 1)


def test_json_tells_all(protlib: Run, theirs: Path) -> None:
    ran = protlib("merge", theirs, "--format", "json")
    report: dict[str, Any] = json.loads(ran.out)
    assert [(record["key"], record["action"]) for record in report["records"]] == [
        ("iom2009caring", "updated"),
        ("jobe2010causes", "updated"),
        ("doe2020ports", "added"),
    ]
    assert report["records"][2]["before"] is None
    assert report["records"][1]["after"]["note"] == "n"
    assert report["conflicts"] == [
        {"key": "iom2009caring", "field": "genre", "base": "", "mine": "mine", "theirs": "theirs"}
    ]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("keys", "genre", "code"),
    mark_slow(
        [("m", "mine", 0), ("t", "theirs", 0), ("?t", "theirs", 0), ("s", "mine", 1), ("q", "mine", 1)],
        lambda row: row[0] in {"m", "t", "s"},
    ),
)
def test_a_terminal_is_asked(protlib: Run, theirs: Path, keys: str, genre: str, code: int) -> None:
    protlib("merge", theirs)
    ran = converse(["merge", str(theirs)], keys, QUESTION)
    assert ran.code == code
    assert _genre(protlib) == genre
    assert "theirs: theirs" in ran.out
    if "?" in keys:
        printed = " ".join(ran.out.split())  # a terminal breaks long lines
        assert all(meaning in printed for _letter, meaning in HELP)


def test_ctrl_c_writes_nothing(protlib: Run, theirs: Path, tmp_path: Path) -> None:
    before = (tmp_path / "library.json").read_bytes()
    ran = converse(["merge", str(theirs)], ["\x03"], QUESTION)
    assert (ran.code, "nothing was written" in ran.out) == (130, True)
    assert (tmp_path / "library.json").read_bytes() == before
    assert protlib("list").code == 0


@pytest.mark.slow
def test_both_are_taken_where_they_are_names_or_texts(protlib: Run, theirs: Path) -> None:
    protlib("set", "iom2009caring", "authors=ILO", "genre=theirs")
    assert protlib("merge", theirs).code == 1
    converse(["merge", str(theirs)], ["b"], QUESTION)
    [record] = json.loads(protlib("show", "iom2009caring", "--format", "json").out)
    assert [author["literal"] for author in record["authors"]] == ["ILO", "UNICEF"]


def test_any_file_is_merged(protlib: Run, theirs: Path, tmp_path: Path) -> None:
    protlib("--library", theirs, "export", "-o", "theirs.bib")
    assert protlib("merge", "theirs.bib", "--prefer", "theirs").err == f"{COUNTS}\n"
    assert _genre(protlib) == "theirs"
    piped = protlib("merge", "-", stdin=(tmp_path / "theirs.bib").read_bytes())
    assert (piped.err, piped.code) == ("3 publications unchanged\n", 0)


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["library.json"], "library.json is the library itself", 2),
        (["-", "--base", "-"], "only one of OTHER and --base is standard input", 2),
        (["none.json"], "none.json: cannot be read", 3),
        (["cut.json"], "cut.json is cut off", 3),
        (["part.bib"], "part.bib:2: b: has no title and almost no other data; left out", 3),
        (["part.bib"], "could not be read; nothing was merged", 3),
        (["other.json", "--prefer", "ours"], "--prefer", 2),
    ],
)
def test_a_file_that_cannot_be_merged_is_refused_with_the_reason(
    protlib: Run, theirs: Path, tmp_path: Path, arguments: list[str], message: str, code: int
) -> None:
    (tmp_path / "cut.json").write_bytes(theirs.read_bytes()[:-30])
    (tmp_path / "part.bib").write_text("@book{a, title={A}, year=2001}\n@book{b, language={english}}\n")
    ran = protlib("merge", *arguments)
    assert message in ran.err
    assert (ran.out, ran.code) == ("", code)
    assert _genre(protlib) == "mine"


def test_a_publication_that_the_other_side_opened_is_named(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Caring", "--key", "caring", "--access", "confidential")
    shutil.copy(tmp_path / "library.json", tmp_path / "base.json")
    shutil.copy(tmp_path / "library.json", tmp_path / "other.json")
    protlib("--library", "other.json", "set", "caring", "access=public")
    message = "less closed than before: caring. To close one: protlib set KEY access=confidential"
    assert message in protlib("merge", "other.json", "--base", "base.json").err.splitlines()


@pytest.mark.slow
def test_several_libraries_are_one_write(protlib: Run, tmp_path: Path) -> None:
    offices = {office: ("--library", tmp_path / f"{office}.json") for office in ("mali", "niger")}
    for office, library in offices.items():
        protlib(*library, "add", "--title", "Trafficking", "--organisation", "UNODC", "--year", "2018")
        protlib(*library, "add", *ADDED[2:], "--title", f"Ports of {office.title()}")
        protlib(*library, "tag", "--all", "--add", office, "--yes")
    ran = protlib("merge", "mali.json", "niger.json")
    assert (ran.out, ran.err.splitlines()[-1], ran.code) == ("", "3 publications added", 0)
    [record] = json.loads(protlib("list", "title:trafficking", "--format", "json").out)
    assert record["tags"] == ["mali", "niger"]
    protlib(*offices["mali"], "remove", "doe2020ports", "--yes")
    protlib(*offices["niger"], "add", "--title", "Camps")
    assert protlib("merge", "mali.json", "niger.json").err == "1 publication added, 1 changed, 1 removed, 1 unchanged\n"
    assert (
        protlib("history").out.partition("\n")[0].endswith("merge mali.json and 1 more: 1 added, 1 updated, 1 removed")
    )
    assert protlib("undo", "--yes").code == 0
    assert len(protlib("list", "--format", "keys").out.split()) == 3
    protlib("set", "doe2020portsa", "genre=mine")
    protlib(*offices["niger"], "set", "doe2020ports", "genre=theirs")
    ran = protlib("merge", "mali.json", "niger.json")
    assert (
        ran.err.splitlines()[-1]
        == "niger.json: 1 value differs; to decide for this library alone: protlib merge niger.json"
    )
    assert ran.code == 1
    ran = protlib("merge", "mali.json", "lost.json")
    assert (ran.code, len(protlib("list", "--format", "keys").out.split())) == (3, 3)
