"""The command line on Windows, as far as it can be tried on another system:
what it is given, writes, opens and copies there.
"""

import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from programs.running import Run
from protlib.cli import browser_links, main
from protlib.cli.settings import library_location
from protlib.cli.terminal import clipboard, editor, pager, pager_stream
from protlib.errors import InputRefusedError
from protlib.record.model import Publication
from protlib.system import signals, windows

pytestmark = pytest.mark.usefixtures("as_on_windows")
DRIVE = "C:/reports"


@pytest.mark.parametrize("name", ["CON.bib", "aux.ris", "new./refs.bib", "report: draft.bib"])
def test_a_name_that_no_file_can_have_is_refused_in_one_line(sample: Run, tmp_path: Path, name: str) -> None:
    before = sorted({path.name for path in tmp_path.iterdir()} | {"cache"})
    for arguments in (["export", "-o", name], ["convert", "library.json", name]):
        ran = sample(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert ran.err.startswith(f"protlib: {name}: cannot be written: ")
    ran = sample("import", name)
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    ran = sample("--library", name, "add", "--title", "New")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_folder_is_told_where_windows_says_that_nobody_may_open_it(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = io.open

    def opened(file: Any, *how: Any, **named: Any) -> Any:
        if Path(str(file)).name == "folder":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(file, *how, **named)

    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(io, "open", opened)
    (tmp_path / "folder" / "a.md").write_text("Text")
    message = 'protlib: folder/: cannot be read: Is a directory; to read all files in it: "folder/*"\n'
    assert sample("verify", "folder/").err == message


def test_files_of_a_device_that_is_meant_are_written(sample: Run) -> None:
    assert sample("export", "--format", "bibtex", "-o", os.devnull).code == 0


def _keep_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a file open in another program, as Windows says it."""
    replace = Path.replace

    def replaced(source: Path, target: Path) -> Path:
        if target == path:
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = 5  # type: ignore[attr-defined]  # which other systems do not have
            raise error
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)


def test_an_output_that_excel_has_open_is_named(sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample("export", "-o", "matrix.xlsx").code == 0
    before = (tmp_path / "matrix.xlsx").read_bytes()
    with monkeypatch.context() as patched:
        _keep_open(tmp_path / "matrix.xlsx", patched)
        ran = sample("export", "--year", "2010..", "-o", "matrix.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        "protlib: matrix.xlsx: cannot be written: another program has it open; "
        "close matrix.xlsx in Excel and try again; nothing was written"
    )
    assert (tmp_path / "matrix.xlsx").read_bytes() == before
    assert sample("export", "--year", "2010..", "-o", "matrix.xlsx").code == 0


def test_a_library_that_is_open_elsewhere_stays_as_it_is_and_is_changed_later(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tmp_path / "library.json").read_bytes()
    with monkeypatch.context() as patched:
        _keep_open(tmp_path / "library.json", patched)
        ran = sample("set", "iom2009caring", "note=New")
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)
    assert "another program has it open; close library.json there and try again" in ran.err
    assert (tmp_path / "library.json").read_bytes() == before
    assert sample("info", "--verify").code == 0
    assert sample("set", "iom2009caring", "note=New").code == 0
    assert sample("undo").code == 0
    assert json.loads(sample("show", "iom2009caring", "--format", "json").out)[0].get("note", "") == ""


def test_a_library_that_is_being_replaced_is_read_a_moment_later(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = 3
    opened = io.open

    def open_(file: object, *arguments: object, **options: object) -> object:
        nonlocal refusals
        if str(file) == str(tmp_path / "library.json") and refusals:
            refusals -= 1
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return opened(file, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", open_)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    for command in (["list", "--format", "keys"], ["info"], ["export", "--format", "ris"]):
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        refusals = 3
        assert sample(*command).code == 0
        assert refusals == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (r'library = "C:\Users\Ana\library.json"', "not TOML (Invalid hex value); "),
        (r'library = "C:\protection\library.json"', "not TOML (Unescaped '\\' in a string); "),
        (r'library = "C:\temp\refs.json"', "library has a tab or a line break; "),
        (r'cache = "C:\new"', "cache has a tab or a line break; "),
    ],
)
def test_a_path_between_double_quotes_is_told_with_the_way_to_write_it(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, message: str
) -> None:
    (tmp_path / "config.toml").write_text(f"{line}\n")
    monkeypatch.setenv("PROTLIB_CONFIG", str(tmp_path / "config.toml"))
    ran = sample("list")
    way = r"put a path that has a \ in single quotation marks: library = 'C:\Users\Ana\library.json'"
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert f"config.toml:1: {message}{way}" in ran.err


def test_files_are_named_by_a_pattern_which_no_shell_opens(sample: Run, tmp_path: Path) -> None:
    for name, row in (("a.csv", "One,2010,one"), ("b.csv", "Two,2011,two")):
        (tmp_path / name).write_text(f"title,year,key\n{row}\n")
        (tmp_path / f"{name}.md").write_text(f"As @{row[-3:]} says.\n")
    ran = sample("import", "*.csv", "--format", "json")
    assert (ran.code, [entry["file"] for entry in json.loads(ran.out)["records"]]) == (0, ["a.csv", "b.csv"])
    assert sample("list", "--cited-in", "*.md", "--format", "keys").out == "one\ntwo\n"
    assert sample("check", "--file", "?.csv", "--format", "keys").code in {0, 1}
    for command in (["import", "*.bib"], ["convert", "*.csv", "out.ris"], ["fill", "*.md"]):
        ran = sample(*command)
        assert (ran.code, ran.err.count("\n")) == (3, 1), command
        assert " cannot be read: no file fits it, or only one can be named here; type its name" in ran.err


def test_a_folder_is_told_with_the_line_that_reads_what_is_in_it(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "My refs").mkdir()
    (tmp_path / "My refs" / "a.md").write_text("Text")
    read_bytes = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.is_dir():
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    ran = sample("verify", "My refs")
    line = f'"My refs{os.sep}*"'
    assert ran.err == f"protlib: My refs: cannot be read: Is a directory; to read all files in it: {line}\n"


def test_what_another_program_reads_is_utf8_on_both_streams(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="cp1252") for _ in range(2))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert sample("list", "--year", "łódź").code == 2
    assert sample("show", "jobe2010causes").code == 0
    err.flush()
    assert "“łódź”" in err.buffer.getvalue().decode()
    assert "Jobe" in out.buffer.getvalue().decode()


def test_the_end_of_a_pipe_is_no_error(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", io.TextIOWrapper(Gone(), encoding="utf-8"))
        patched.setattr(sys, "argv", ["protlib", "list"])
        assert main.run() == 0
        sys.stdout.detach()  # type: ignore[union-attr]  # what is left in it cannot be written when it is closed


@pytest.mark.parametrize("link", [f"{DRIVE}/a b.pdf", f"file:///{DRIVE}/a%20b.pdf"])
def test_a_drive_is_no_scheme(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"{DRIVE}/a b.pdf"
    monkeypatch.setattr(Path, "is_absolute", lambda self: self.as_posix().startswith(DRIVE))
    monkeypatch.setattr(Path, "is_file", lambda self: self.as_posix() == path)
    opened = browser_links.find_target(Publication(title="Something", key="linked", url=link), opens_files=True)
    assert Path(opened) == Path(path)


@pytest.mark.parametrize("link", [r"\\server\share\a.pdf", "//server/share/a.pdf", "file:////server/a.pdf"])
def test_no_other_machine_is_asked_for_a_document(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_absolute", lambda _self: True)
    with pytest.raises(InputRefusedError, match="not a document on this disk"):
        browser_links.find_target(Publication(title="Something", key="linked", url=link), opens_files=True)


@pytest.mark.parametrize("link", ["HTTP://www.iom.int/a?b=c&calc", "https://www.iom.int/%PATH%"])
def test_a_link_is_opened_without_a_shell(link: str, protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    monkeypatch.setattr(os, "system", lambda _line: pytest.fail("no shell"))
    monkeypatch.setattr(subprocess, "call", lambda *_words, **_options: pytest.fail("no shell"))
    protlib("import", "-", "--from", "csv", stdin=f"title,url,key\nSomething,{link},linked\n")
    assert protlib("open", "linked").code == 0
    assert opened == [link]


def test_a_link_without_a_program_is_an_error(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_path: str) -> None:
        raise OSError(errno.ENOENT, "No application is associated")

    monkeypatch.setattr(os, "startfile", start, raising=False)
    sample("set", "iom2009caring", "url=https://www.iom.int")
    ran = sample("open", "iom2009caring")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert ran.err.endswith(" cannot be opened: No application is associated\n")


def test_clip_takes_letters_of_every_script(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments: list[tuple[str, bytes]] = []
    monkeypatch.setattr(sys, "platform", "win32")

    def take(command: tuple[str, ...], data: bytes) -> bool:
        arguments.append((command[0], data))
        return True

    monkeypatch.setattr(clipboard, "_is_taken", take)
    monkeypatch.setattr(
        clipboard, "copy_commands", lambda _environment, platform: [("clip",)] if platform == "win32" else []
    )
    assert clipboard.copy("L’été łódź عربي", None)
    assert arguments == [("clip", "L’été łódź عربي".encode("utf-16-le"))]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("notepad", ["notepad"]),
        (
            r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst',
            [r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst"],
        ),
        ("code --wait", [r"C:\Code\bin\code.cmd", "--wait"]),
    ],
)
def test_an_editor_is_called_as_windows_does(name: str, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "find_program", {"code": r"C:\Code\bin\code.cmd"}.get)
    assert editor.command_of(name) == command


def test_a_sign_of_cmd_in_a_path_is_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def run(line: str, **_options: object) -> SimpleNamespace:
        called.append(line)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(windows, "find_program", {"code": r"C:\Program Files\Code\code.cmd"}.get)
    path = Path("C:/R&D/Temp/a.txt")
    editor.run_editor(path, {"EDITOR": "code --wait"})
    assert called == [rf'"C:\Program Files\Code\code.cmd" --wait "{path}"']


def test_the_editor_is_notepad_and_its_ends_of_lines_are_no_change(tmp_path: Path) -> None:
    assert editor.editor_of({}) == "notepad"
    with editor.file_to_edit("title: A\nyear: 2010\n") as path:
        lines = path.read_bytes().splitlines()
        path.write_bytes(b"\xef\xbb\xbf" + b"".join(line + b"\r\n" for line in lines))
        assert editor.read_edited_text(path) == "title: A\nyear: 2010\n"


def test_more_reads_the_code_page_of_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pager_stream, "code_page", lambda: 850)
    monkeypatch.setattr(windows, "find_program", {"more": "more.com"}.get)
    assert pager.pager_of({"TERM": "x"}) == "more"
    assert pager_stream.encoding_of("more", "utf-8") == pager_stream.encoding_of("MORE.COM /e", "utf-8") == "cp850"
    assert pager_stream.encoding_of("less -R", "utf-8") == "utf-8"


def test_ctrl_break_is_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    monkeypatch.setattr("protlib.system.signals.signal.SIGBREAK", 21, raising=False)
    monkeypatch.setattr("protlib.system.signals.signal.signal", lambda number, _handler: heard.append(number))
    signals.handle_signals()
    assert {signal.SIGINT, 21} <= {*heard}


@pytest.mark.slow
def test_folders_are_those_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs.windows import Windows

    local = r"C:\Users\Ana Lúcia\AppData\Local"
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: {"CSIDL_LOCAL_APPDATA": local}[name])
    monkeypatch.setattr("platformdirs.PlatformDirs", Windows)
    monkeypatch.setattr(library_location, "_HAS_XDG", False)
    paths = library_location.from_environment(None, {})
    assert str(paths.library).replace("/", "\\") == rf"{local}\protlib\library.json"
    assert str(paths.cache).replace("/", "\\") == rf"{local}\protlib\Cache"
    assert str(library_location.configuration_path({})).replace("/", "\\") == rf"{local}\protlib\config.toml"
    assert str(library_location.ledger_file({})).replace("/", "\\") == rf"{local}\protlib\outputs"
    variables = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": "relative"}
    assert library_location.from_environment(None, variables).library == tmp_path / "data/protlib/library.json"
    assert str(library_location.ledger_file(variables)).replace("/", "\\") == rf"{local}\protlib\outputs"


_STEPS = [
    ["import", "refs.csv"],
    ["search", "title"],
    ["set", "one", "note=New"],
    ["search", "new"],
    ["import", "refs.csv", "--on-duplicate", "update"],
    ["tag", "one", "--add", "new"],
    ["export", "-o", "out.bib"],
    ["export", "--year", "2010", "-o", "out.bib"],
    ["undo"],
    ["redo"],
    ["remove", "two", "--yes"],
    ["undo"],
    ["info", "--verify"],
    ["share", "-o", "shared.json"],
    ["merge", "shared.json"],
    ["merge", "--conflict-copies"],
    ["undo"],
    ["config", "style", "apa"],
    ["list"],
]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which files are open")
def test_no_file_is_moved_or_removed_that_is_open(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses both, and the failure may be silent: a cache that is never there."""
    moved: list[str] = []
    are_open: list[tuple[str, str]] = []

    def watch(module: object, name: str) -> None:
        real = getattr(module, name)

        def watched(*paths: str | Path, **options: object) -> object:
            numbers = [*Path("/proc/self/fd").iterdir()]
            files = {str(number.readlink()) for number in numbers if number.is_symlink()}
            moved.append(name)
            are_open.extend((name, str(path)) for path in paths if os.path.realpath(path) in files)
            return real(*paths, **options)

        monkeypatch.setattr(module, name, watched)

    for name in ("replace", "rename", "unlink"):
        watch(os, name)
    (tmp_path / "config.toml").touch()
    monkeypatch.setenv("PROTLIB_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "refs.csv").write_text("title,year,key\nA title,2010,one\nOther title,2011,two\n")
    for step in _STEPS:
        if step[0] == "merge":
            shutil.copy(tmp_path / "library.json", tmp_path / "library (1).json")
        ran = protlib(*step)
        assert ran.code in {0, 1}, (step, ran.err)
    assert {"replace", "unlink", "rename"} <= {*moved}
    assert are_open == []
    assert list((tmp_path / "cache").glob("*.sqlite"))
