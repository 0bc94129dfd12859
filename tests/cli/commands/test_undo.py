"""`undo` of what somebody else did, and of damage: it is told whose change goes, and what no version has."""

import json
import re
import shutil
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from programs.terminal import converse

QUESTION = re.compile(r"\[y/N\]: $")
KEY = "one"


@pytest.fixture
def shared(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that Ana made and Ben changed last, in the folder of the test; Ana uses it now."""
    monkeypatch.setenv("LOGNAME", "ana")
    protlib("add", "--title", "Ideas for a better return", "--key", KEY)
    protlib("tag", KEY, "--add", "return")
    monkeypatch.setenv("LOGNAME", "ben")
    protlib("set", KEY, "note=of Ben")
    monkeypatch.setenv("LOGNAME", "ana")
    return Path("library.json").absolute()


@pytest.mark.usefixtures("shared")
def test_a_script_is_told_whose_change_was_undone_and_how_it_comes_back(protlib: Run) -> None:
    ran = protlib("undo")
    assert ran.code == 0
    assert re.search(r"^undone: set note one, by ben@\S+; the library has 1 publication now\nTo do again", ran.err)
    assert protlib("redo").code == 0
    ran = protlib("undo", "--to", "1")
    assert [", by ben@" in line for line in ran.err.splitlines()] == [True, False, False, False]
    assert ran.err.endswith("To do again what others did: protlib redo\n")


@pytest.mark.usefixtures("shared")
def test_what_one_did_oneself_is_undone_as_ever(protlib: Run) -> None:
    protlib("set", KEY, "note=of Ana")
    assert protlib("undo").err == "undone: set note one; the library has 1 publication now\n"


@pytest.mark.slow
def test_a_terminal_asks_before_what_somebody_else_did_is_undone(protlib: Run, shared: Path) -> None:
    library = ("--library", str(shared))
    ran = converse([*library, "undo"], ["n\n"], QUESTION)
    assert re.search(r"set note one, by ben@\S+, 2\S+Z\nUndo what others did\? \[y/N\]: ", ran.out)
    assert (ran.code, "of Ben" in shared.read_text()) == (130, True)
    ran = converse([*library, "undo", "--to", "1"], ["n\n"], QUESTION)
    assert ("by ben@" in ran.out, "by ana@" in ran.out, "of Ben" in shared.read_text()) == (True, False, True)
    ran = converse([*library, "undo"], ["y\n"], QUESTION)
    assert (ran.code, "of Ben" in shared.read_text()) == (0, False)
    assert "y/N" not in converse([*library, "undo"], [], QUESTION).out  # her own tag
    protlib("redo")
    protlib("redo")
    assert "y/N" not in converse([*library, "undo", "--yes"], [], QUESTION).out


def test_the_change_that_no_version_has_is_told_with_the_line_that_reads_what_is_left(
    protlib: Run, tmp_path: Path
) -> None:
    library = tmp_path / "library.json"
    protlib("add", "--title", "Ideas for a better return", "--key", KEY)
    (tmp_path / "a.csv").write_text("title\n" + "".join(f"Report on province {number}\n" for number in range(9)))
    protlib("import", "a.csv")
    library.write_bytes(library.read_bytes()[:-400])
    ran = protlib("undo")
    hint = re.search(
        r"^no version has the last change \(import a.csv: 9 added\)\. .*: protlib (import .*)$", ran.err, re.MULTILINE
    )
    assert hint, ran.err
    assert "the library has 1 publication now" in ran.err
    protlib(*hint[1].split())
    assert 1 + 5 <= len(protlib("list").out.splitlines()) <= 1 + 9


def test_damage_behind_an_undo_loses_nothing_that_redo_has(protlib: Run, tmp_path: Path) -> None:
    library = tmp_path / "library.json"
    protlib("add", "--title", "Ideas for a better return", "--key", KEY)
    protlib("set", KEY, "note=n")
    for command in ("redo", "undo"):
        protlib("undo")
        library.write_text("{")
        assert "no version has" not in protlib(command).err
    protlib("redo")
    assert protlib("show", KEY, "--format", "json").out.count('"note": "n"') == 1


def test_a_library_that_is_gone_comes_back_with_its_last_change(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Ideas for a better return", "--key", KEY)
    protlib("set", KEY, "note=n")
    (tmp_path / "library.json").unlink()
    assert protlib("undo").err == "undone: what befell the file; the library has 1 publication now\n"
    assert '"note": "n"' in protlib("show", KEY, "--format", "json").out


def test_an_older_copy_over_the_library_is_no_command_to_undo(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Ideas for a better return", "--key", KEY)
    older = shutil.copy2(tmp_path / "library.json", tmp_path / "older.json")
    protlib("set", KEY, "note=n")
    Path(older).replace(tmp_path / "library.json")
    what = "what another program did to the file; the library has 1 publication now\n"
    assert protlib("undo").err == f"undone: {what}"
    assert '"note": "n"' in protlib("show", KEY, "--format", "json").out
    assert protlib("redo").err == f"done again: {what}"
    assert protlib("history", "--limit", "1").out.splitlines()[-1].endswith("changed elsewhere")


@pytest.fixture
@made_once
def busy(protlib: Run, tmp_path: Path) -> Run:
    """A library with an import (version 3) between other changes: of its two records one was changed later."""
    rows = "".join(
        f"TY  - RPRT\nTI  - {title}\nAU  - IOM\nPY  - 2019\nER  - \n" for title in ("Border report", "Sea report")
    )
    (tmp_path / "a.ris").write_text(rows)
    protlib("add", "--title", "Ideas for a better return", "--key", KEY)
    protlib("import", "a.ris")
    protlib("set", KEY, "note=n")
    protlib("set", "iom2019sea", "note=n")
    return protlib


def keys(protlib: Run) -> list[str]:
    return protlib("list", "--format", "keys").out.split()


def test_one_change_among_many_is_undone_and_what_changed_later_stays_and_is_named(busy: Run) -> None:
    before = Path("library.json").read_bytes()
    ran = busy("undo", "3")
    assert ran.code == 1
    assert ran.err == (
        "undone: import a.ris: 2 added; the library has 2 publications now\n"
        "1 publication was changed later and stays: iom2019sea. To see how: protlib history iom2019sea\n"
    )
    assert keys(busy) == [KEY, "iom2019sea"]
    assert "\tundo 3 iom2019border\n" in busy("history").out
    assert busy("redo").err == "taken back: undo 3 iom2019border; the library has 3 publications now\n"
    assert Path("library.json").read_bytes() == before


@pytest.mark.slow
def test_a_change_that_nothing_later_touches_is_undone_whole(busy: Run) -> None:
    ran = busy("undo", "4")
    assert (ran.code, ran.err) == (0, "undone: set note one; the library has 3 publications now\n")
    assert [record["action"] for record in json.loads(busy("undo", "2", "--format", "json").out)["records"]] == [
        "removed"
    ]
    assert keys(busy) == ["iom2019border", "iom2019sea"]
    busy("redo")
    assert busy("undo", "5").code == 0
    ran = busy("undo", "5")
    assert (ran.code, ran.err) == (1, "nothing was undone: the library is without this change already\n")
    assert busy("undo", "3").code == 0
    assert keys(busy) == [KEY]


def test_what_cannot_be_undone_alone_says_why_and_writes_nothing(busy: Run) -> None:
    busy("set", "iom2019border", "note=n")
    before = Path("library.json").read_bytes()
    ran = busy("undo", "3")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "nothing was undone")
    assert "2 publications were changed later and stay: iom2019border, iom2019sea." in ran.err
    entries = json.loads(busy("undo", "3", "--format", "json").out)["records"]
    assert [(entry["action"], entry["key"]) for entry in entries] == [
        ("refused", "iom2019border"),
        ("refused", "iom2019sea"),
    ]
    assert "“one” is not the number of a change" in busy("undo", KEY).err
    assert busy("undo", "1").err.endswith("version 1 is the new library: nothing came before it\n")
    assert "choose one" in busy("undo", "3", "--to", "2").err
    assert "no version 99" in busy("undo", "99").err
    assert Path("library.json").read_bytes() == before
    busy("undo")
    assert "version 6 was undone" in busy("undo", "6").err


def test_the_last_change_by_its_number_is_undone_as_without_one(busy: Run) -> None:
    assert busy("undo", "5").err == "undone: set note iom2019sea; the library has 3 publications now\n"
    assert busy("redo").err == "done again: set note iom2019sea; the library has 3 publications now\n"


def test_a_closed_record_that_opens_again_is_named(busy: Run) -> None:
    busy("set", KEY, "access=confidential")
    busy("add", "--title", "Another report")
    assert f"less closed than before: {KEY}." in busy("undo", "6").err
    assert json.loads(busy("show", KEY, "--format", "json").out)[0].get("access") is None


def test_of_the_oldest_version_that_is_kept_it_is_told_that_what_came_before_is_not(busy: Run, tmp_path: Path) -> None:
    oldest = next(path for path in tmp_path.rglob("*") if path.is_file() and re.match(r"0*1\b", path.name))
    oldest.unlink()
    assert "version 2 is the oldest that is kept: what came before is not known" in busy("undo", "2").err


@pytest.mark.parametrize(
    ("words", "code", "out", "err"),
    [
        (
            ["3"],
            1,
            "iom2019border (removed)",
            "1 publication removed; dry run: nothing was written\n1 publication was changed",
        ),
        (["4"], 0, "- note: n", "1 publication changed; dry run: nothing was written\n"),
        ([], 0, "- note: n", "1 publication changed; dry run: nothing was written\n"),
        (["--to", "2"], 0, "iom2019sea (removed)", "1 publication changed, 2 removed; dry run: nothing was written\n"),
        (["--to", "2", "-q"], 0, "iom2019sea (removed)", ""),
    ],
)
def test_a_trial_shows_what_an_undo_would_change_and_writes_nothing(
    busy: Run, words: list[str], code: int, out: str, err: str
) -> None:
    before = Path("library.json").read_bytes()
    ran = busy("undo", "--dry-run", *words)
    assert (ran.code, out in ran.out, ran.err[: len(err) or None]) == (code, True, err), ran
    report = json.loads(busy("undo", "--dry-run", *words, "--format", "json").out)
    assert report["dry_run"] is True
    assert report["records"]
    assert Path("library.json").read_bytes() == before


@pytest.mark.slow
def test_a_terminal_shows_a_change_and_asks_before_it_undoes_more_than_one(busy: Run) -> None:
    library = ("--library", str(Path("library.json").absolute()))
    busy("undo", "5")
    before = Path("library.json").read_bytes()
    question = re.compile(r"Change these 2 publications\? \[y/N\]: $")
    ran = converse([*library, "undo", "3"], ["n\n"], question)
    assert "iom2019border" in ran.out
    assert "iom2019sea" in ran.out
    assert (ran.code, Path("library.json").read_bytes()) == (1, before)
    assert converse([*library, "undo", "3"], ["y\n"], question).code == 0
    assert keys(busy) == [KEY]
    busy("undo")
    assert "y/N" not in converse([*library, "undo", "3", "--yes"], [], question).out
    assert keys(busy) == [KEY]
