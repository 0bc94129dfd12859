"""`edit`: what an editor makes of a record is saved, or kept and named, whatever comes between."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from programs.editors import editor, replacing, running
from programs.running import Ran, Run

TYPING: Final = replacing(("title: Handbook", "title: Typed"))


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what is edited is kept, beside what pytest itself keeps there on Windows."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def handbook(protlib: Run) -> str:
    """The key of a publication that is there."""
    return protlib("add", "--title", "Handbook", "--author", "Jobe, Alison", "--year", "2010").out.strip()


def record(protlib: Run, key: str) -> dict[str, Any]:
    [shown_record] = json.loads(protlib("show", key, "--format", "json").out)
    return dict(shown_record)


def test_edit_changes_what_the_editor_changed(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, replacing(("date: 2010", "date: 2011"))))
    assert protlib("edit", handbook).code == 0
    assert record(protlib, handbook)["date"] == "2011"


@pytest.mark.parametrize("command", ["", "vi", "nano"])
def test_an_editor_that_needs_a_terminal_is_not_run_without_one(
    protlib: Run, handbook: str, drafts: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for variable in ("PROTLIB_EDITOR", "VISUAL", "EDITOR"):
        monkeypatch.setenv(variable, command)
    monkeypatch.setattr("protlib.system.windows.IS_WINDOWS", False)
    ran = protlib("edit", handbook, stdin="")
    assert ran.code == 2
    assert f"the editor “{command or 'vi'}” needs a terminal; set $EDITOR to one with a window" in ran.err
    assert not [*drafts.iterdir()]


def test_an_edit_that_cannot_be_read_is_refused_and_the_text_is_kept(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, replacing(("date: 2010", "date: the day after"))))
    before = record(protlib, handbook)
    ran = protlib("edit", handbook)
    assert ran.code == 3
    assert "line " in ran.err
    assert "date: the day after" in Path(ran.err.rsplit(" ", 1)[1].strip()).read_text()
    assert record(protlib, handbook) == before


def test_an_editor_that_changes_nothing_changes_nothing(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, replacing(("x y z", ""))))
    before = record(protlib, handbook)
    assert protlib("edit", handbook).err == f"{handbook}: nothing changed\n"
    assert record(protlib, handbook) == before


@pytest.mark.slow
def test_what_is_edited_leaves_no_file_behind(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for becomes in ("date: 2011", "date: 2010"):
        monkeypatch.setenv("VISUAL", editor(tmp_path, replacing(("date: 2010", becomes))))
        assert protlib("edit", handbook).code == 0
    assert list(drafts.glob("protlib-edit-*")) == []


def assert_kept(ran: Ran, drafts: Path, code: int) -> None:
    [draft] = drafts.glob("protlib-edit-*")
    assert (ran.code, ran.err.count("\n")) == (code, 1)
    assert ran.err.endswith(f"; your text is saved in {draft}\n")
    assert "title: Typed" in draft.read_text()


@pytest.mark.slow
def test_what_was_typed_is_kept_where_another_changed_the_same_field_meanwhile(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile = running("set", handbook, "title=Theirs", "publisher=IOM")
    monkeypatch.setenv("VISUAL", editor(tmp_path, meanwhile + TYPING))
    assert_kept(protlib("edit", handbook), drafts, 3)
    assert record(protlib, handbook)["title"] == "Theirs"


@pytest.mark.slow
def test_on_a_terminal_it_is_edited_again_in_the_record_as_it_stands_then(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile = running("set", handbook, "title=Theirs", "publisher=IOM")
    monkeypatch.setenv("VISUAL", editor(tmp_path, meanwhile + TYPING, TYPING))
    monkeypatch.setattr("protlib.cli.edited_records.ask_to_edit_again", lambda _error, _path: True)
    assert protlib("edit", handbook).code == 0
    after = record(protlib, handbook)
    assert (after["title"], after["publisher"]) == ("Typed", "IOM")
    assert list(drafts.glob("protlib-edit-*")) == []


def test_what_was_typed_is_kept_where_the_disk_is_full(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv("VISUAL", editor(tmp_path, TYPING))
    monkeypatch.setattr(os, "fsync", full)
    assert_kept(protlib("edit", handbook), drafts, 4)


def test_what_was_typed_is_kept_where_the_disk_is_full_and_it_is_edited_again(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def cut(path: Path, _text: str, **_how: Any) -> None:
        path.write_bytes(b"")
        full()

    monkeypatch.setenv("VISUAL", editor(tmp_path, TYPING))
    again = iter([True, False])
    monkeypatch.setattr("protlib.cli.edited_records.ask_to_edit_again", lambda _error, _path: next(again))
    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(Path, "write_text", cut)
    assert_kept(protlib("edit", handbook), drafts, 4)


@pytest.mark.slow
def test_what_was_typed_is_kept_where_the_record_is_gone(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, running("remove", "--yes", handbook) + TYPING))
    assert_kept(protlib("edit", handbook), drafts, 1)


@pytest.mark.parametrize("end", ["sys.exit(3)", "os.kill(os.getpid(), 9)"])
def test_what_was_typed_is_kept_where_the_editor_ends_badly(
    protlib: Run, handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, TYPING + end))
    assert_kept(protlib("edit", handbook), drafts, 2)
    assert record(protlib, handbook)["title"] == "Handbook"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_was_typed_is_kept_where_the_terminal_goes_away(
    handbook: str, tmp_path: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    number = getattr(signal, name)
    leaving = f"os.kill(os.getppid(), {number})\nos.closerange(1, 3)\nimport time; time.sleep(1)"
    monkeypatch.setenv("VISUAL", editor(tmp_path, TYPING + leaving))
    disposition = signal.signal(number, signal.SIG_DFL)  # whoever runs the tests by nohup ignores SIGHUP
    ran = subprocess.run(
        [sys.executable, "-m", "protlib", "edit", handbook], capture_output=True, text=True, check=False
    )
    signal.signal(number, disposition)
    [draft] = drafts.glob("protlib-edit-*")
    assert (ran.returncode, "title: Typed" in draft.read_text()) == (-number, True)
    assert f"your text is saved in {draft}\n" in ran.stderr


@pytest.mark.slow
def test_ctrl_c_in_the_editor_is_the_editors(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, f"os.kill(os.getppid(), signal.SIGINT)\n{TYPING}"))
    command = [sys.executable, "-m", "protlib", "edit", handbook]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert record(protlib, handbook)["title"] == "Typed"


@pytest.mark.parametrize("name", ["no-such-editor", "vi 'x", "/", "sh -c 'exit 1"])
def test_an_editor_that_cannot_be_run_gets_a_message(
    protlib: Run, handbook: str, drafts: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("VISUAL", name)
    ran = protlib("edit", handbook)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert name in ran.err
    assert list(drafts.glob("protlib-edit-*")) == []


def test_an_editor_may_have_a_space_in_its_path_and_an_empty_variable_is_none(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "my own editor's"
    command.write_text(f'#!/bin/sh\n{editor(tmp_path, replacing(("date: 2010", "date: 2011")))} "$1"\n')
    command.chmod(0o755)
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", str(command))
    assert protlib("edit", handbook).code == 0
    assert record(protlib, handbook)["date"] == "2011"
