"""`merge --conflict-copies`: what is noticed, taken in, left, put away and brought back."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.made_once import made_once
from programs.running import Run
from programs.terminal import converse
from protlib.library.joins.join import JoinedLibraries, join_libraries
from protlib.storage.history import set_aside_files
from protlib.system.shell import quote

ANA = "library (Ana's conflicted copy 2026-01-02).json"
QUESTION = re.compile(r"\[\?\] $")
BEN = "library.sync-conflict-20260102-101112-ABCDEF7.json"
Made = Callable[..., Path]


@pytest.fixture
def make_copy(protlib: Run, tmp_path: Path) -> Made:
    """Make a copy of the library, as it is now, in which somebody has done something."""

    def make(name: str, *changes: str) -> Path:
        (tmp_path / "elsewhere").mkdir(exist_ok=True)
        copy = tmp_path / "elsewhere" / name
        shutil.copy(tmp_path / "library.json", copy)
        for change in changes:
            assert protlib("--library", copy, *change.split()).code == 0
        return copy

    return make


@pytest.fixture
@made_once
def two(protlib: Run, make_copy: Made, tmp_path: Path) -> Path:
    """A library of two records, which has changed since,
    and a copy beside it that has changed as well; return the copy.
    """
    protlib("add", "--title", "Caring", "--organisation", "IOM", "--year", "2009", "--tag", "x")
    protlib("add", "--title", "Causes", "--author", "Jobe, Alison", "--year", "2010")
    protlib("add", "--title", "Ideas", "--author", "Gesod, Mia", "--year", "2017")
    copy = make_copy(ANA, "set iom2009caring genre=theirs", "remove jobe2010causes --yes", "set gesod2017ideas note=n")
    protlib("set", "iom2009caring", "tags+=mine", "publisher=IOM")
    return copy.rename(tmp_path / ANA)


def _record_of(protlib: Run, key: str) -> dict[str, object]:
    [record] = json.loads(protlib("show", key, "--format", "json").out)
    return dict(record)


@pytest.mark.slow
def test_what_one_side_alone_has_done_is_taken_in_and_one_undo_takes_it_back(
    protlib: Run, two: Path, tmp_path: Path
) -> None:
    before, copied = (tmp_path / "library.json").read_bytes(), two.read_bytes()
    tried = protlib("merge", "--conflict-copies", "--dry-run")
    assert tried.out.splitlines()[:3] == ["iom2009caring", "  + genre: theirs", "jobe2010causes (removed)"]
    assert (tried.code, (tmp_path / "library.json").read_bytes(), two.exists()) == (0, before, True)
    ran = protlib("merge", "--conflict-copies")
    version = tmp_path / ".library.json.versions" / f"copy-000006-{ANA}"
    assert (ran.out, ran.code) == ("", 0)
    assert ran.err == f"2 publications changed, 1 removed\n{two} was merged, and is now {version}\n"
    record = _record_of(protlib, "iom2009caring")
    assert (record["genre"], record["tags"], record["publisher"]) == ("theirs", ["x", "mine"], "IOM")
    assert (two.exists(), version.read_bytes()) == (False, copied)
    undone = protlib("undo")
    assert undone.err.startswith(f"{two} is beside the library again\nundone: merge --conflict-copies: ")
    assert ((tmp_path / "library.json").read_bytes(), two.read_bytes()) == (before, copied)
    assert protlib("redo").code == 0
    again = protlib("merge", "--conflict-copies")
    assert again.err.startswith(f"2 publications unchanged\n{two} was merged")
    assert protlib("merge", "--conflict-copies") == (
        "",
        f"no conflict copy beside {tmp_path / 'library.json'}\n",
        0,
    )
    assert protlib("merge", "--conflict-copies", "-q") == ("", "", 0)
    result = protlib("merge", "--conflict-copies", "--format", "json")
    assert (json.loads(result.out)["records"], result.err.count("\n"), result.code) == ([], 1, 0)


def test_it_is_told_of_once_and_never_in_what_is_printed(
    protlib: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_PROTLIB_COMPLETE", "fish")
    completed = protlib("protlib", "show", "iom")
    assert (completed.out.split("\t")[0], completed.err) == ("iom2009caring", "")
    monkeypatch.delenv("_PROTLIB_COMPLETE")
    message = f"{two} is a conflict copy of the library. To merge it: protlib merge --conflict-copies\n"
    first = protlib("list", "--format", "keys")
    assert (first.out.split(), first.err) == (["iom2009caring", "jobe2010causes", "gesod2017ideas"], message)
    assert protlib("list").err == ""
    os.utime(two, ns=(0, 0))  # another one, under the same name
    assert protlib("search", "caring").err == message
    assert protlib("stats", "--by", "year").err == ""
    two.unlink()
    assert protlib("list").err == ""


def test_it_lies_beside_the_file_that_a_link_leads_to(protlib: Run, two: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "mine.json"
    link.symlink_to(tmp_path / "library.json")
    assert f"{two} is a conflict copy" in protlib("--library", link, "list").err
    assert protlib("--library", link, "merge", "--conflict-copies").code == 0
    assert (two.exists(), link.is_symlink()) == (False, True)


def test_another_user_is_told_as_well_and_a_cache_that_cannot_be_written_fails_nobody(
    protlib: Run, two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "conflict copy" in protlib("list").err
    monkeypatch.setenv("PROTLIB_CACHE", str(tmp_path / "library.json" / "none"))
    assert ["conflict copy" in protlib("list").err for _ in range(2)] == [True, True]
    monkeypatch.setenv("PROTLIB_CACHE", str(tmp_path / "another"))
    assert ["conflict copy" in protlib("list").err for _ in range(2)] == [True, False]


def test_what_both_have_changed_stays_until_it_is_settled(protlib: Run, two: Path, tmp_path: Path) -> None:
    protlib("set", "iom2009caring", "genre=mine")
    ran = protlib("merge", "--conflict-copies")
    lines = ["iom2009caring: genre", "  was: (nothing)", "  mine: mine", "  theirs: theirs"]
    assert (ran.out.splitlines(), ran.code, two.exists()) == (lines, 1, True)
    assert f"{two} stays until its conflicts are settled\n" in ran.err
    assert "note" in _record_of(protlib, "gesod2017ideas")
    contents = (tmp_path / "library.json").read_bytes()
    assert (protlib("merge", "--conflict-copies").out.splitlines(), two.exists()) == (lines, True)
    assert (tmp_path / "library.json").read_bytes() == contents
    assert (protlib("merge", "--conflict-copies", "--prefer", "theirs").code, two.exists()) == (0, False)
    record = _record_of(protlib, "iom2009caring")
    assert (record["genre"], record["tags"], record["publisher"]) == ("theirs", ["x", "mine"], "IOM")
    assert protlib("undo").code == 0
    assert ((tmp_path / "library.json").read_bytes(), two.exists()) == (contents, True)


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "genre"), [("tt", "ben"), ("tm", "ana"), ("mt", "ben"), ("mm", "mine")])
def test_a_terminal_is_asked_of_each_copy_in_turn(
    protlib: Run, make_copy: Made, tmp_path: Path, keys: str, genre: str
) -> None:
    protlib("add", "--title", "Caring", "--organisation", "IOM", "--year", "2009")
    for name, value in ((ANA, "ana"), (BEN, "ben")):
        make_copy(name, f"set iom2009caring genre={value}").rename(tmp_path / name)
    protlib("set", "iom2009caring", "genre=mine")
    ran = converse(["merge", "--conflict-copies"], keys, QUESTION)
    assert (ran.code, _record_of(protlib, "iom2009caring")["genre"]) == (0, genre)
    assert not (tmp_path / ANA).exists()
    assert not (tmp_path / BEN).exists()


def test_many_copies_are_one_write_and_damaged_ones_are_left(
    protlib: Run, two: Path, make_copy: Made, tmp_path: Path
) -> None:
    ben = make_copy(BEN, "add --title Ports --author Doe --year 2020 --type book").rename(tmp_path / BEN)
    newer, half, none = (tmp_path / f"library (conflicted copy 2026-01-0{n} 101112).json" for n in (3, 4, 5))
    newer.write_bytes(two.read_bytes().replace(b'"format": 2', b'"format": 3'))
    half.write_bytes(two.read_bytes()[:200])
    none.write_bytes(b"")
    ran = protlib("merge", "--conflict-copies", "--format", "json")
    assert ran.code == 3
    assert json.loads(ran.out)["conflicts"] == []
    assert [line.partition(" (")[0] for line in ran.err.splitlines()[:3]] == [
        f"{tmp_path / 'library'}" for _ in range(3)
    ]
    for path, why in ((newer, "was written by a newer protlib"), (half, "is cut off"), (none, "is empty")):
        assert f"{path} {why}" in ran.err
        assert path.exists()
    assert [two.exists(), ben.exists()] == [False, False]
    assert protlib("list", "--format", "keys").out.split() == [
        "iom2009caring",
        "gesod2017ideas",
        "doe2020ports",
    ]
    assert protlib("undo").code == 0
    assert [two.exists(), ben.exists()] == [True, True]
    assert len(protlib("list", "--format", "keys").out.split()) == 3


def test_quiet_says_what_is_left_alone(protlib: Run, two: Path) -> None:
    assert protlib("merge", "--conflict-copies", "--quiet") == ("", "", 0)
    assert not two.exists()


ONE_OF = "merge needs another library (OTHER), --conflict-copies, --markers or --conflicts"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], ONE_OF),
        ([ANA, "--conflict-copies"], ONE_OF),
        (["--conflicts", "--markers"], ONE_OF),
        (["iom2009", "iom2009a"], "protlib duplicates --merge KEY KEY"),
        (["-", ANA, "--base", "-"], "only one of OTHER and --base is standard input"),
        ([ANA, "--tag", "x"], "filters go with --conflicts"),
        (["--conflict-copies", "--all"], "filters go with --conflicts"),
        (["--conflicts", "--base", "base.json"], "leave them out with --conflicts"),
        (["--conflicts", "-v"], "leave them out with --conflicts"),
    ],
)
def test_one_thing_is_merged_at_a_time(protlib: Run, two: Path, arguments: list[str], message: str) -> None:
    ran = protlib("merge", *arguments)
    assert (message in ran.err, ran.code, two.exists()) == (True, 2, True)


@pytest.mark.parametrize("name", ["library - Copie.json", "Copie de library.json", "library - نسخة.json"])
def test_a_copy_that_a_person_made_is_named_and_stays(protlib: Run, make_copy: Made, tmp_path: Path, name: str) -> None:
    protlib("add", "--title", "Caring", "--organisation", "IOM", "--year", "2009")
    copy = make_copy(name, "set iom2009caring genre=theirs").rename(tmp_path / name)
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    assert protlib("list").err == ""
    ran = protlib("merge", "--conflict-copies")
    advice = f"{copy} is a copy that somebody made. To take in what it has: protlib merge {quote(str(copy))}"
    assert ran.err.splitlines() == [f"no conflict copy beside {tmp_path / 'library.json'}", advice]
    assert copy.exists()
    assert protlib("merge", copy).code == 0
    assert _record_of(protlib, "iom2009caring")["genre"] == "theirs"


def test_a_library_that_is_not_there_yet_has_no_copies(protlib: Run, tmp_path: Path) -> None:
    ran = protlib("--library", tmp_path / "none" / "library.json", "merge", "--conflict-copies")
    assert (ran.out, ran.code) == ("", 0)
    assert "no conflict copy beside" in ran.err


def test_a_copy_that_is_replaced_while_it_is_merged_stays(
    protlib: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*sides: Any) -> JoinedLibraries:
        two.write_bytes(two.read_bytes().replace(b"theirs", b"later"))
        return join_libraries(*sides)

    monkeypatch.setattr("protlib.library.merges.incoming_records.join_libraries", slow)
    ran = protlib("merge", "--conflict-copies")
    assert f"{two} changed while it was merged. To merge the rest: protlib merge --conflict-copies\n" in ran.err


@pytest.mark.slow
def test_many_copies_take_little_room_are_counted_and_all_come_back(
    protlib: Run, make_copy: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(set_aside_files, "MOST_UNPACKED_BYTES", 1 << 10)
    records = [{"key": f"k{number}", "title": f"Title {number * 7919}", "note": "n" * 200} for number in range(300)]
    (tmp_path / "records.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    assert protlib("import", tmp_path / "records.jsonl").code == 0
    (tmp_path / "library.json").chmod(0o600)
    names = [f"library (Ana's conflicted copy 2026-01-0{number}).json" for number in range(1, 7)]
    copies = []
    for number, name in enumerate(names):
        copy = make_copy(name, f"set k{number} genre=by{number}").rename(tmp_path / name)
        copies.append((copy, copy.read_bytes()))
    protlib("tag", "k0", "--add", "mine")
    assert protlib("merge", "--conflict-copies").err.count("packed with the kept versions\n") == 6
    info = json.loads(protlib("info", "--format", "json").out)
    folder = tmp_path / ".library.json.versions"
    # The second name of the library costs no bytes.
    sizes = [path.stat().st_size for path in folder.iterdir() if not path.samefile(tmp_path / "library.json")]
    assert info["versions_size"] == sum(sizes)
    assert (info["set_aside"], info["set_aside_size"]) == (6, (folder / "aside.deltas").stat().st_size)
    assert info["versions_size"] < 3 * info["size"]
    assert protlib("info", "--verify").code == 0
    assert "set aside size:  " in protlib("info").out
    out = protlib("info", "--aside", tmp_path / "out")
    assert [Path(line).read_bytes() for line in out.out.splitlines()] == [data for _copy, data in copies]
    assert protlib("info", "--aside", tmp_path / "out") == out
    if os.name == "posix":  # Windows has no such permissions
        files = [file for place in (folder, tmp_path / "out") for file in place.iterdir()]
        assert [file.name for file in files if file.stat().st_mode & 0o077] == []
    Path(out.out.splitlines()[2]).write_text("somebody's own")
    refused = protlib("info", "--aside", tmp_path / "out")
    assert (refused.code, "already exists with other content" in refused.err) == (2, True)
    assert protlib("undo").err.count("is beside the library again") == 6
    assert [copy.read_bytes() for copy, _data in copies] == [data for _copy, data in copies]
    assert json.loads(protlib("info", "--format", "json").out)["set_aside"] == 0
    assert protlib("info", "--aside", tmp_path / "none").code == 1
    assert not (tmp_path / "none").exists()


def test_undo_to_a_version_brings_back_the_copies_of_all_that_it_takes_back(
    protlib: Run, two: Path, tmp_path: Path
) -> None:
    copied = two.read_bytes()
    number = json.loads(protlib("history", "--format", "json").out)[0]["version"]
    protlib("merge", "--conflict-copies")
    for tag in ("x", "y"):
        protlib("tag", "--all", "--add", tag, "--yes")
    undone = protlib("undo", "--to", str(number))
    assert (undone.err.count("is beside the library again"), undone.code) == (1, 0)
    assert two.read_bytes() == copied
