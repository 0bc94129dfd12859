"""`edit` of several publications: one text, one editor, one write, and nothing saved until all can be."""

import json
from pathlib import Path
from typing import Any

import pytest

from harness.slow_rows import mark_slow
from programs.editors import editor, replacing, running
from programs.running import Run
from protlib.library import Library
from protlib.record.model import Publication

CARE = Publication(key="care", type="report", title="Care", date="2009", tags=("old",))
LAW = Publication(key="law", type="book", title="Law", date="2010", tags=("old",))
CAMP = Publication(key="camp", type="book", title="Camp", date="2011")


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what is edited is kept; three publications are in the library."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    with Library(tmp_path / "library.json") as library:
        library.add_many([CARE, LAW, CAMP])
    return folder


def edited_by(monkeypatch: pytest.MonkeyPatch, *changes: tuple[str, str], meanwhile: str = "") -> None:
    """Have an $EDITOR that runs a command of protlib, and then replaces texts."""
    typing = replacing(*changes)
    first = running(*meanwhile.split()) if meanwhile else ""
    monkeypatch.setenv("VISUAL", editor(Path(), first + typing, typing))


def titles(protlib: Run) -> dict[str, Any]:
    records = map(json.loads, protlib("list", "--format", "jsonl").out.splitlines())
    return {record["key"]: record["title"] for record in records}


BEFORE = {"care": "Care", "law": "Law", "camp": "Camp"}


@pytest.mark.parametrize("choice", [["care", "law"], ["--tag", "old"], ["--where", "care OR law"]])
def test_several_are_edited_in_one_text_and_one_write(
    protlib: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch, choice: list[str]
) -> None:
    edited_by(monkeypatch, ("title: Care\n", "title: Caring\n"), ("title: Law\n", "title: Laws\n"))
    ran = protlib("edit", *choice)
    assert (ran.out, ran.err, ran.code) == ("", "2 publications changed\n", 0)
    assert titles(protlib) == {**BEFORE, "care": "Caring", "law": "Laws"}
    assert list(drafts.glob("protlib-edit-*")) == []
    assert protlib("undo").code == 0
    assert titles(protlib) == BEFORE


def test_nothing_is_saved_until_all_can_be_and_the_text_is_kept(
    protlib: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited_by(monkeypatch, ("title: Care\n", "title: Caring\n"), ("date: 2010", "date: the day after"))
    ran = protlib("edit", "care", "law")
    [draft] = drafts.glob("protlib-edit-*")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "law, line " in ran.err
    assert ran.err.endswith(f"; your text is saved in {draft}\n")
    assert "title: Caring" in draft.read_text(encoding="utf-8")
    assert titles(protlib) == BEFORE


def test_what_is_taken_out_of_the_text_stays_and_is_named(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, ("=== care\ntype: report\ntitle: Care\ndate: 2009\ntags:\n    old\n", ""))
    ran = protlib("edit", "--all")
    assert ran.err == "no longer in the text, left unchanged: care\nnothing changed\n"
    assert titles(protlib) == BEFORE


def test_a_dry_run_shows_what_was_edited_and_saves_nothing(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, ("title: Care\n", "title: Caring\n"))
    ran = protlib("edit", "care", "law", "--dry-run")
    assert ran.out == "care\n  - title: Care\n  + title: Caring\n"
    assert ran.err == "1 publication changed; dry run: nothing was written\n"
    assert titles(protlib) == BEFORE


def test_a_place_that_nobody_knows_is_told_once(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, ("title: ", "countries: Nigerria\ntitle: "))
    ran = protlib("edit", "care", "law")
    assert ran.err.count("did you mean “Nigeria”?") == 1
    assert ran.err.endswith("2 publications changed\n")


MEANWHILE = {
    "in another field": ("set law publisher=UN", 0, {**BEFORE, "care": "Caring", "law": "Laws"}),
    "in the same field": ("set law title=Theirs", 3, {**BEFORE, "law": "Theirs"}),
    "removed": ("remove law --yes", 1, {"care": "Care", "camp": "Camp"}),
    "rekeyed": ("rekey law statute", 0, {"care": "Caring", "statute": "Laws", "camp": "Camp"}),
    "another one": ("set camp title=Theirs", 0, {"care": "Caring", "law": "Laws", "camp": "Theirs"}),
}


@pytest.mark.parametrize(
    ("command", "code", "expected"),
    mark_slow(MEANWHILE.values(), lambda row: row != MEANWHILE["in the same field"]),
    ids=MEANWHILE,
)
def test_what_was_changed_meanwhile_is_kept_and_a_clash_saves_nothing(
    protlib: Run,
    drafts: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    code: int,
    expected: dict[str, str],
) -> None:
    changes = (("title: Care\n", "title: Caring\n"), ("title: Law\n", "title: Laws\n"))
    edited_by(monkeypatch, *changes, meanwhile=command)
    ran = protlib("edit", "care", "law")
    assert ran.code == code
    assert titles(protlib) == expected
    assert len(list(drafts.glob("protlib-edit-*"))) == bool(code)
    assert ("your text is saved in" in ran.err) == bool(code)


@pytest.mark.slow
def test_on_a_terminal_they_are_edited_again_as_they_stand_then(
    protlib: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = (("title: Care\n", "title: Caring\n"), ("title: Law\n", "title: Laws\n"))
    edited_by(monkeypatch, *changes, meanwhile="set law title=Theirs publisher=UN")
    monkeypatch.setattr("protlib.cli.edited_records.ask_to_edit_again", lambda _error, _path: True)
    assert protlib("edit", "care", "law").code == 0
    assert titles(protlib) == {**BEFORE, "care": "Caring", "law": "Laws"}
    assert protlib("list", "--has", "publisher", "--format", "keys").out == "law\n"
    assert list(drafts.glob("protlib-edit-*")) == []


@pytest.mark.parametrize(("line", "code"), [("", 2), ("nobody", 1), ("care nobody", 1), ("--tag none", 1)])
def test_no_editor_is_run_where_nothing_is_chosen(
    protlib: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    monkeypatch.setenv("VISUAL", editor(drafts.parent, f"open({str(drafts / 'protlib-edit-run')!r}, 'w')"))
    assert protlib("edit", *line.split()).code == code
    assert list(drafts.glob("protlib-edit-*")) == []
