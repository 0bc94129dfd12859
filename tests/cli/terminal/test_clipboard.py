"""What is copied reaches the clipboard: by a program of the desktop, or else by the terminal."""

import base64
import io
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.clipboard_program import program_into
from protlib.cli.terminal import clipboard


@every_row(
    ("environment", "platform", "command"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", "xclip"),
        ({"DISPLAY": ":0", "TMUX": "x"}, "linux", "xclip"),
        ({"TMUX": "x"}, "linux", "tmux"),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", "clip.exe"),
        ({}, "darwin", "pbcopy"),
        ({}, "win32", "clip"),
        ({}, "linux", None),
        ({"DISPLAY": ""}, "linux", None),
    ],
)
def test_the_clipboard_is_that_of_the_desktop_or_of_tmux(
    environment: dict[str, str], platform: str, command: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    commands = clipboard.copy_commands(environment, platform)
    assert (commands[0][0] if commands else None) == command
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert clipboard.copy_commands(environment, platform) == []


def test_without_a_program_the_terminal_is_asked_and_a_key_cannot_end_the_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clipboard, "copy_commands", lambda _environment, _platform: [("false",), ("no-such-program",)])
    terminal = io.StringIO()
    clipboard.copy("k\x07\x1b[2Jé", terminal)
    assert terminal.getvalue() == clipboard.copy_request("k\x07\x1b[2Jé")
    encoded = terminal.getvalue().removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert base64.b64decode(encoded).decode() == "k\x07\x1b[2Jé"
    assert encoded.isascii()


def test_with_a_program_the_terminal_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    into = tmp_path / "copied"
    monkeypatch.setattr(clipboard, "copy_commands", lambda _environment, _platform: [program_into(into)])
    terminal = io.StringIO()
    clipboard.copy("labour", terminal)
    assert into.read_text() == "labour"
    assert terminal.getvalue() == ""


@every_row(
    ("environment", "platform", "matches"),
    [
        (
            {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
            "linux",
            [("html", "wl-copy"), ("html", "xclip")],
        ),
        ({"DISPLAY": ":0"}, "linux", [("html", "xclip")]),
        ({}, "darwin", [("rtf", "pbcopy")]),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", []),
        ({}, "win32", []),
    ],
)
def test_rich_text_goes_where_a_program_takes_it(
    environment: dict[str, str], platform: str, matches: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    commands = clipboard.rich_commands(environment, platform)
    assert [(form, command[0]) for form, command in commands] == matches
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert clipboard.rich_commands(environment, platform) == []


@pytest.mark.parametrize("is_there", [True, False])
def test_rich_text_is_copied_as_text_where_nobody_takes_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_there: bool
) -> None:
    into = tmp_path / "copied"
    program = program_into(into) if is_there else ("false",)
    monkeypatch.setattr(clipboard, "rich_commands", lambda _environment, _platform: [("html", program)])
    monkeypatch.setattr(clipboard, "copy_commands", lambda _environment, _platform: [])
    terminal = io.StringIO()
    clipboard.copy_rich("a", {"html": b"<i>a</i>".strip, "rtf": b"{a}".strip}, terminal)
    assert (into.read_bytes() if is_there else b"") == (b"<i>a</i>" if is_there else b"")
    assert terminal.getvalue() == ("" if is_there else clipboard.copy_request("a"))
