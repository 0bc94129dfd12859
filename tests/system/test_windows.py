"""What Windows does otherwise, as far as it can be tried on another system."""

import errno
import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from protlib.system import windows
from protlib.system.atomic import write_whole
from protlib.system.windows import (
    expand_patterns,
    explain_error,
    explain_unfit_name,
    find_program,
    has_drive,
    is_reader_gone,
    put_in_place,
    replace_null_device,
)

SHARING_VIOLATION, ACCESS_DENIED = 32, 5


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(windows, "IS_WINDOWS", True)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], list[float]]:
    """Have a file open in another program for so many tries to replace it; the pauses between them are kept."""

    def open_for(times: int, winerror: int) -> list[float]:
        pauses: list[float] = []
        replace = Path.replace

        def replaced(source: Path, target: Path) -> Path:
            if len(pauses) < times:
                error = PermissionError(errno.EACCES, "Permission denied")
                error.winerror = winerror  # type: ignore[attr-defined]  # which other systems do not have
                raise error
            return replace(source, target)

        monkeypatch.setattr(Path, "replace", replaced)
        monkeypatch.setattr(time, "sleep", pauses.append)
        return pauses

    return open_for


@pytest.mark.parametrize("winerror", [SHARING_VIOLATION, ACCESS_DENIED])
def test_a_file_that_is_open_for_a_moment_is_replaced(
    tmp_path: Path, opened: Callable[[int, int], list[float]], winerror: int
) -> None:
    (tmp_path / "a.bib").write_bytes(b"old")
    pauses = opened(4, winerror)
    write_whole(tmp_path / "a.bib", b"new")
    assert len(pauses) == 4
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.bib", b"new")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("matrix.xlsx", "close matrix.xlsx in Excel and try again"),
        ("report.docx", "close report.docx in Word and try again"),
        ("library.json", "close library.json there and try again"),
    ],
)
def test_a_file_that_stays_open_is_told_with_its_program_and_left_as_it_is(
    tmp_path: Path, opened: Callable[[int, int], list[float]], name: str, message: str
) -> None:
    (tmp_path / name).write_bytes(b"old")
    pauses = opened(1000, SHARING_VIOLATION)
    with pytest.raises(PermissionError, match=f"another program has it open; {message}; nothing was written"):
        write_whole(tmp_path / name, b"new")
    assert 1 < sum(pauses) < 3
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"old")]


def test_another_refusal_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("nobody waits"))
    with pytest.raises(PermissionError, match="Permission denied"):
        put_in_place(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("CON.bib", "the name CON for a device"),
        ("aux.json", "the name AUX for a device"),
        (r"C:\Users\Ana\nul.tar.gz", "the name NUL for a device"),
        (r"refs\Com1\a.ris", "the name COM1 for a device"),
        ("lpt².csv", "the name LPT² for a device"),
        ("prn .bib", "the name PRN for a device"),
        ("refs.bib.", "does not end with a dot or a space"),
        ("refs.bib ", "does not end with a dot or a space"),
        ("folder./refs.bib", "does not end with a dot or a space"),
        ("report: draft.bib", "has no ':'"),
        ("what?.bib", "has no '?'"),
        ('"a".bib', "has no '\"'"),
        (r"C:\a|b.bib", r"has no '\|'"),
    ],
)
@pytest.mark.usefixtures("on_windows")
def test_names_that_no_file_can_have(path: str, why: str) -> None:
    assert why.replace("\\|", "|") in explain_unfit_name(path)
    assert explain_unfit_name(path).startswith(("Windows keeps", "a name "))


@pytest.mark.parametrize(
    "path",
    [
        "refs.bib", r"C:\Users\Ana Lúcia\réfs.bib", r"\\server\share\a.ris", r"\\?\C:\a.ris", r"..\a.ris", "./a.ris", "C:a.ris",
        "NUL", "con", "CONtents.bib", "auxiliary.json", "COM.bib", "COM10.bib", ".hidden", "a.b.c", "-", "",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("on_windows")
def test_names_that_files_have(path: str) -> None:
    assert explain_unfit_name(path) == ""


def test_elsewhere_every_name_is_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "IS_WINDOWS", False)
    assert explain_unfit_name("CON.bib") == ""
    assert not has_drive(r"C:\a.json")


@pytest.mark.usefixtures("on_windows")
def test_a_drive_is_no_branch_of_git() -> None:
    assert has_drive(r"C:\a.json")
    assert not has_drive("main:library.json")
    assert not has_drive(":3:library.json")


@pytest.mark.parametrize(
    ("error", "doing", "message"),
    [
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory"),
            "written",
            "letters; Windows takes 241",
        ),
        (OSError(errno.EINVAL, "Invalid argument"), "written", "letters; Windows takes 241"),
        (OSError(errno.ENOSPC, "No space left on device"), "written", "No space left on device"),
    ],
)
@pytest.mark.usefixtures("on_windows")
def test_an_error_says_that_a_path_is_too_long(tmp_path: Path, error: OSError, doing: str, message: str) -> None:
    assert message in explain_error(error, tmp_path / ("a" * 250), doing)


@pytest.mark.usefixtures("on_windows")
def test_what_cannot_be_read_may_be_open(tmp_path: Path) -> None:
    (tmp_path / "report.docx").touch()
    error = PermissionError(errno.EACCES, "Permission denied")
    message = "Permission denied; if another program has it open, close report.docx in Word"
    assert explain_error(error, tmp_path / "report.docx", "read") == message
    assert explain_error(error, tmp_path / "none.docx", "read") == "Permission denied"


def test_an_error_without_a_number_is_told_in_words() -> None:
    assert explain_error(OSError(0, "Error"), "a") == explain_error(OSError(), "a") == "the system does not say why"
    assert explain_error(OSError("it is no library"), "a") == "it is no library"


@pytest.mark.parametrize(
    ("error", "is_gone"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), True),
        (OSError(errno.EINVAL, "Invalid argument"), True),
        (OSError(errno.EINVAL, "Invalid argument", "a.bib"), False),
        (OSError(errno.ENOSPC, "No space left on device"), False),
    ],
)
@pytest.mark.usefixtures("on_windows")
def test_nobody_reads_any_more(error: OSError, is_gone: bool) -> None:
    assert is_reader_gone(error) is is_gone


@pytest.mark.usefixtures("on_windows")
def test_a_path_whose_neighbours_are_too_long_is_told(tmp_path: Path) -> None:
    """A library may have a path that is short enough, and no room for the folder of its versions."""
    library = tmp_path / ("a" * (225 - len(str(tmp_path)))) / "b"
    beside = library.with_name(f".{library.name}.versions") / ("0" * 30)
    error = FileNotFoundError(errno.ENOENT, "No such file or directory", str(beside))
    size = len(str(library))
    assert explain_error(error, library) == (
        f"its path has {size} letters; Windows takes {259 - (len(str(beside)) - size)}. Choose a shorter one"
    )


@pytest.mark.parametrize("attributes", [0x1000, 0x40000, 0x400020])
@pytest.mark.parametrize("error", [OSError(errno.EINVAL, "Invalid argument"), PermissionError(13, "denied")])
@pytest.mark.usefixtures("on_windows")
def test_a_file_that_is_only_in_the_cloud_is_told(
    tmp_path: Path, error: OSError, attributes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "refs.ris"
    status = SimpleNamespace(st_mode=0o100666, st_file_attributes=attributes)
    monkeypatch.setattr(Path, "stat", lambda _path, **_options: status)
    assert explain_error(error, path, "read") == (
        "refs.ris is in the cloud, and not on this computer; "
        "open it in Explorer, or choose “Always keep on this device”"
    )
    assert explain_error(error, path) == error.strerror


@pytest.mark.usefixtures("on_windows")
def test_a_folder_that_windows_refuses_to_read_is_one(tmp_path: Path) -> None:
    assert explain_error(PermissionError(errno.EACCES, "Permission denied"), tmp_path, "read") == "Is a directory"


@pytest.mark.usefixtures("on_windows")
def test_patterns_are_opened_as_shells_do_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.ris", "a.ris", "c.bib", "[x].ris", "été.ris"):
        (tmp_path / name).touch()
    assert expand_patterns(["*.ris"]) == ["[x].ris", "a.ris", "b.ris", "été.ris"]
    assert expand_patterns(["c.bib", "?.ris", "-"]) == ["c.bib", "a.ris", "b.ris", "-"]
    assert expand_patterns(["[x]*"]) == ["[x].ris"]
    assert expand_patterns([Path("c.*"), Path("a.ris")]) == [Path("c.bib"), Path("a.ris")]
    assert expand_patterns(["*.none"]) == ["*.none"]
    assert expand_patterns(None) is None
    assert expand_patterns([]) == []
    monkeypatch.setattr(windows, "IS_WINDOWS", False)
    assert expand_patterns(["*.ris"]) == ["*.ris"]


class _Raw(io.RawIOBase):
    """What Python has below a stream of the device NUL."""

    def isatty(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        return 0


class _WindowsConsoleIO(_Raw):
    """What it has below one of a console."""


@pytest.mark.parametrize(("raw", "is_terminal"), [(_Raw, False), (_WindowsConsoleIO, True)])
def test_the_device_that_takes_all_is_no_terminal(raw: type[_Raw], is_terminal: bool) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(raw()), encoding="cp850")
    output_stream = replace_null_device(stream)
    assert (output_stream.isatty(), output_stream is stream) == (is_terminal, is_terminal)
    assert output_stream.read() == ""


def test_other_streams_stay_as_they_are() -> None:
    for stream in (io.StringIO("a"), io.TextIOWrapper(io.BytesIO(b"a"))):
        assert replace_null_device(stream) is stream


def test_a_program_of_the_current_folder_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_windows: None
) -> None:
    here, installed = tmp_path / "downloads", tmp_path / "bin"
    for folder in (here, installed):
        folder.mkdir()
        for name in ("tool", "tool.exe"):
            (folder / name).write_bytes(b"")
            (folder / name).chmod(0o755)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", os.pathsep.join(["nowhere", str(tmp_path)]))
    assert find_program("tool") is None
    monkeypatch.setenv("PATH", os.pathsep.join(["nowhere", str(installed)]))
    assert Path(str(find_program("tool"))).parent == installed
