"""`set`, `tag`, `rekey`, `remove`, `edit`, `undo`: changes, and the way back."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from running import Run


@pytest.fixture
def handbook(protlib: Run) -> str:
    """The key of a publication that is there."""
    return protlib(
        "add", "--title", "Handbook on return", "--author", "Jobe, Alison", "--year", "2010", "--tag", "old"
    ).out.strip()


def record(protlib: Run, key: str) -> dict[str, Any]:
    """Return what `show` prints of a publication."""
    [shown] = json.loads(protlib("show", key, "--format", "json").out)
    return dict(shown)


@pytest.mark.parametrize(
    ("assignment", "field", "value"),
    [
        ("date=July 2011", "date", "2011-07"),
        ("year=2012", "date", "2012"),
        ("publisher place=Geneva", "publisher_place", "Geneva"),
        ("country=ivory coast; Ghana", "countries", ["Côte d'Ivoire", "Ghana"]),
        ("authors=Smith, J.; {Anti-Slavery International}", "authors", [{"family": "Smith", "given": "J."}, {"literal": "Anti-Slavery International"}]),
        ("title=Manual = handbook", "title", "Manual = handbook"),
    ],
)  # fmt: skip
def test_set_changes_one_field(
    protlib: Run, handbook: str, assignment: str, field: str, value: object
) -> None:
    before = record(protlib, handbook)
    ran = protlib("set", handbook, assignment)
    after = record(protlib, handbook)
    assert ran.code == 0
    assert after[field] == value
    assert {name for name in after if after[name] != before.get(name)} - {"modified", "year"} == {field}


def test_set_with_nothing_behind_the_sign_clears_the_field(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "tags=", "date=")
    assert not {"tags", "date", "year"} & record(protlib, handbook).keys()


@pytest.mark.parametrize("assignment", ["date=the day after", "isbn=123", "titl=x", "key=x", "title="])
def test_set_refuses_what_it_cannot_take_and_changes_nothing(
    protlib: Run, handbook: str, assignment: str
) -> None:
    before = record(protlib, handbook)
    assert protlib("set", handbook, "publisher=IOM", assignment).code == 2
    assert record(protlib, handbook) == before


def test_tags_are_added_and_removed_for_keys_from_a_pipe(protlib: Run, handbook: str) -> None:
    assert protlib("tag", "-", "--add", "new", "--remove", "OLD", stdin=f"{handbook}\n").code == 0
    assert record(protlib, handbook)["tags"] == ["new"]
    assert protlib("tag", handbook).out == "new\n"


def test_an_old_key_still_finds_the_publication(protlib: Run, handbook: str) -> None:
    assert protlib("rekey", handbook, "mine").out == "mine\n"
    assert record(protlib, handbook)["key"] == "mine"
    assert record(protlib, "mine")["aliases"] == [handbook]


def test_remove_asks_only_on_a_terminal_and_undo_brings_it_back(protlib: Run, handbook: str) -> None:
    before = record(protlib, handbook)
    assert protlib("remove", handbook).code == 2
    assert protlib("remove", handbook, "--yes").code == 0
    assert protlib("show", handbook).code == 1
    assert protlib("undo").code == 0
    assert record(protlib, handbook) == before
    assert protlib("redo").code == 0
    assert protlib("show", handbook).code == 1


def test_remove_of_a_key_that_is_not_there_removes_none(protlib: Run, handbook: str) -> None:
    assert protlib("remove", handbook, "nobody", "--yes").code == 1
    assert protlib("show", handbook).code == 0


def editor(folder: Path, was: str, becomes: str) -> str:
    """Return an $EDITOR that replaces a text."""
    script = folder / "editor.py"
    script.write_text(
        f"import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\nfile.write_text(file.read_text().replace({was!r}, {becomes!r}))\n"
    )
    return f"{sys.executable} {script}"


def test_edit_changes_what_the_editor_changed(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "date: 2010", "date: 2011"))
    assert protlib("edit", handbook).code == 0
    assert record(protlib, handbook)["date"] == "2011"


def test_an_edit_that_cannot_be_read_is_refused_and_the_text_is_kept(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "date: 2010", "date: the day after"))
    before = record(protlib, handbook)
    ran = protlib("edit", handbook)
    assert ran.code == 3
    assert "line " in ran.err
    assert "date: the day after" in Path(ran.err.rsplit(" ", 1)[1].strip()).read_text()
    assert record(protlib, handbook) == before


def test_an_editor_that_changes_nothing_changes_nothing(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "x y z", ""))
    before = record(protlib, handbook)
    assert protlib("edit", handbook).err == f"{handbook}: nothing changed\n"
    assert record(protlib, handbook) == before


def test_an_editor_that_is_not_there_is_told(
    protlib: Run, handbook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    ran = protlib("edit", handbook)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


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
