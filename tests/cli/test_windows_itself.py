"""What only Windows does, tried there or under Wine: paths, letters, locks of several processes, signals and pipes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.on_windows import is_wine
from programs.running import Run

pytestmark = pytest.mark.skipif(os.name != "nt", reason="only Windows does this")
PROTLIB = [sys.executable, "-m", "protlib"]
_ROWS = "title,year,key\n" + "".join(f"Title {number},2010,key{number}\n" for number in range(40))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a blank and accents in which processes of protlib run."""
    home = tmp_path / "Données d’Ana Lúcia"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("PROTLIB_LIBRARY", "library.json")
    monkeypatch.setenv("PROTLIB_CACHE", str(home / "cache"))
    yield home
    monkeypatch.chdir(tmp_path)


def _started(*arguments: str, **options: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]  # which options, mypy cannot tell
        [*PROTLIB, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


@pytest.mark.parametrize("form", ["drive-relative", "backslashes", "slashes", "\\\\?\\", "UNC"])
def test_paths_are_read_and_written_as_windows_users_type_them(sample: Run, tmp_path: Path, form: str) -> None:
    path_text = str(tmp_path / "refs.bib")
    path = {
        "drive-relative": f"{tmp_path.drive}refs.bib",
        "backslashes": path_text,
        "slashes": path_text.replace("\\", "/"),
        "\\\\?\\": f"\\\\?\\{path_text}",
        "UNC": f"\\\\?\\{path_text}".replace("\\\\?\\", "\\\\.\\", 1),
    }[form]
    ran = sample("export", "--format", "bibtex", "-o", path)
    assert (ran.code, (tmp_path / "refs.bib").is_file()) == (0, True), ran.err
    assert sample("export", "--format", "bibtex", "--year", "2010..", "-o", path).code == 0
    assert sample("import", path, "--dry-run").code == 0
    library = path.replace("refs.bib", "other.json")
    assert sample("--library", library, "import", path).code == 0
    assert (tmp_path / "other.json").is_file()


def test_a_name_is_the_same_in_other_letters(sample: Run, tmp_path: Path) -> None:
    """Windows counts no case: Report.DOCX and report.docx are one file, which is protlib's own."""
    assert sample("export", "-o", "Refs.BIB").code == 0
    assert sample("export", "--year", "2010..", "-o", "refs.bib").code == 0
    assert sample("export", "-o", f"{tmp_path}\\REFS.bib".upper()).code == 0
    assert len([*tmp_path.glob("*.bib")]) == 1
    ran = sample("export", "--format", "csl-json", "-o", "LIBRARY.JSON", "--force")
    assert (ran.code, "is a protlib library; write to another file" in ran.err) == (2, True)
    assert sample("list", "--format", "keys").code == 0
    (tmp_path / "Report.MD").write_text("As [@iom2009caring] says.\n")
    assert sample("list", "--cited-in", "report.md", "--format", "keys").out == "iom2009caring\n"


@pytest.mark.parametrize("size", [200, 225, 240, 258, 300])
def test_a_long_path_is_worked_with_or_told_in_one_line(sample: Run, tmp_path: Path, size: int) -> None:
    folder = tmp_path / ("f" * max(1, min(100, size - len(str(tmp_path)) - 60)))
    folder.mkdir(exist_ok=True)
    name = "n" * (size - len(str(folder)) - 1 - len(".json"))
    for arguments in (
        ["export", "-o", f"{folder}\\{name}.json"],
        ["--library", f"{folder}\\{name}.lib", "add", "--title", "New"],
    ):
        ran = sample(*arguments)
        assert ran.code == 0 or ran.err.count("\n") == 1, ran.err
        assert "Traceback" not in ran.err
        if ran.code:
            assert "letters; Windows takes" in ran.err


def test_several_processes_write_a_library_that_is_not_made_yet(folder: Path) -> None:
    adds = [_started("add", "--title", f"Łódź {number}", "--key", f"k{number}") for number in range(4)]
    (folder / "refs.csv").write_text(_ROWS)
    loads = [_started("import", "refs.csv") for _ in range(2)]
    for process in (*adds, *loads):
        _out, err = process.communicate(timeout=400)
        assert process.returncode == 0, err.decode()
    ran = _started("list", "--format", "keys").communicate(timeout=200)
    assert len(ran[0].split()) == 44
    checked = _started("info", "--verify")
    checked.communicate(timeout=200)
    assert checked.returncode == 0


@pytest.mark.parametrize("event", [0, 1], ids=["Ctrl-C", "Ctrl-Break"])
def test_an_import_that_is_stopped_leaves_the_library_whole(folder: Path, event: int) -> None:
    import ctypes

    kernel: Any = getattr(ctypes, "windll", None)
    kernel.kernel32.AllocConsole()  # which fails where there is one
    _started("add", "--title", "First", "--key", "first").communicate(timeout=200)
    rows = "title,year,key\n" + "".join(f"A title of {n},2010,key{n}\n" for n in range(20_000))
    (folder / "many.csv").write_text(rows)
    before = (folder / "library.json").read_bytes()
    group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if event else 0
    process = _started("import", "many.csv", creationflags=group)
    time.sleep(6)
    kernel.kernel32.SetConsoleCtrlHandler(None, 1)  # this process goes on
    sent = kernel.kernel32.GenerateConsoleCtrlEvent(event, process.pid if event else 0)
    _out, err = process.communicate(timeout=400)
    kernel.kernel32.SetConsoleCtrlHandler(None, 0)
    if not sent:
        pytest.skip("there is no console; under Wine, `script` gives one")
    if event and is_wine():  # whose C library makes no SIGBREAK of it, and ends the process
        assert process.returncode == 1
    else:
        assert (process.returncode, err.decode().splitlines()[-1]) == (
            149 if event else 130,
            "protlib: stopped",
        )
    assert (folder / "library.json").read_bytes() == before
    checked = _started("info", "--verify")
    checked.communicate(timeout=200)
    assert checked.returncode == 0


def test_a_reader_that_has_enough_ends_the_list_in_silence(folder: Path) -> None:
    """As | findstr and | more do, when one leaves them: there is no SIGPIPE."""
    (folder / "refs.csv").write_text(_ROWS.replace("Title", "Title " + "x" * 3000))
    _started("import", "refs.csv").communicate(timeout=200)
    with _started("list", "--format", "json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_arguments_and_output_have_letters_of_every_script(folder: Path) -> None:
    title = "L’été à Łódź — حقوق اللاجئين 難民"
    ran = _started("add", "--title", title, "--key", "k")
    assert ran.communicate(timeout=200)[0].decode().strip() == "k"
    for page in ("850", "1252", "65001"):
        ran = _started("show", "k", "--format", "json", env={**os.environ, "PYTHONIOENCODING": f"cp{page}"})
        assert json.loads(ran.communicate(timeout=200)[0].decode())[0]["title"] == title


def test_a_program_with_blanks_in_its_path_is_the_editor(folder: Path) -> None:
    program = folder / "My editor & more.cmd"
    program.write_text("@echo off\r\necho title: Edited>%1\r\n")
    _started("add", "--title", "First", "--key", "first").communicate(timeout=200)
    editing = _started("edit", "first", env={**os.environ, "PROTLIB_EDITOR": f'"{program}"'})
    _out, err = editing.communicate(timeout=200)
    assert (editing.returncode, program.is_file()) == (0, True), err.decode()
    out, _err = _started("show", "first", "--format", "json").communicate(timeout=200)
    assert json.loads(out)[0]["title"] == "Edited"


def test_nobody_is_asked_or_shown_pages_where_the_device_nul_is_a_stream(folder: Path) -> None:
    (folder / "refs.csv").write_text(_ROWS)
    _started("import", "refs.csv").communicate(timeout=200)
    with Path(os.devnull).open("r+b") as nowhere:
        for arguments, code in ((["list"], 0), (["remove", "--all"], 2)):
            ran = subprocess.run(
                [*PROTLIB, *arguments],
                stdin=nowhere,
                stdout=nowhere,
                stderr=subprocess.PIPE,
                check=False,
                timeout=300,
            )
            assert (ran.returncode, b"?" in ran.stderr) == (code, False), ran.stderr


def test_no_program_of_the_current_folder_is_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NODEFAULTCURRENTDIRECTORYINEXEPATH", raising=False)  # an earlier test may have set it
    (folder / "tool.exe").write_bytes(Path(os.environ["SYSTEMROOT"], "System32", "hostname.exe").read_bytes())
    code = (
        "import os, subprocess, sys; from protlib.system import windows\n"
        "if len(sys.argv) > 1: windows.ban_programs_of_folder()\n"
        "try: print(not subprocess.run('tool', capture_output=True).returncode)\n"
        "except FileNotFoundError: print(False)\n"
    )
    for argument, is_started in ([], "True"), (["safely"], "False"):
        command = [sys.executable, "-c", code, *argument]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert ran.stdout.split() == [is_started], ran.stderr
