"""The clipboard: by a program of the desktop or of tmux, else by the terminal itself."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Final, TextIO

_PROGRAMS: Final = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--input", "--clipboard")),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
)
"""A variable that shows a desktop, and its program for plain text."""
_EVERYWHERE: Final = {"darwin": ("pbcopy",), "win32": ("clip",)}
_WINDOWS_PROGRAMS: Final = ("clip", "clip.exe")
_RICH: Final = (
    ("WAYLAND_DISPLAY", "html", ("wl-copy", "--type", "text/html")),
    ("DISPLAY", "html", ("xclip", "-selection", "clipboard", "-t", "text/html")),
)
"""A variable that shows a desktop, a form of rich text, and the program that takes it."""
_RICH_EVERYWHERE: Final = {"darwin": ("rtf", ("pbcopy",))}
_PATIENCE: Final = 5  # seconds


def copy(text: str, terminal: TextIO | None) -> bool:
    """Put a text into the clipboard; without a program, ask the terminal (OSC 52), as over ssh.

    Returns whether a program or a terminal was there to ask.
    """
    if any(_is_taken(command, _encode(text, command)) for command in copy_commands(os.environ, sys.platform)):
        return True
    if terminal is not None:
        terminal.write(copy_request(text))
        terminal.flush()
    return terminal is not None


def copy_rich(text: str, forms: Mapping[str, Callable[[], bytes]], terminal: TextIO | None) -> bool:
    """Put a text into the clipboard as rich text ("html" or "rtf" of `forms`), or else as `copy` does."""
    copy_commands = rich_commands(os.environ, sys.platform)
    if any(_is_taken(command, forms[form]()) for form, command in copy_commands):
        return True
    return copy(text, terminal)


def _encode(text: str, command: tuple[str, ...]) -> bytes:
    """Return a text in a program's encoding: clip of Windows needs UTF-16, and would keep a byte order mark."""
    return text.encode("utf-16-le" if command[0] in _WINDOWS_PROGRAMS else "utf-8")


def _is_taken(command: tuple[str, ...], data: bytes) -> bool:
    """Tell whether a program has taken the data."""
    from subprocess import DEVNULL, SubprocessError, run

    try:
        run(  # noqa: S603 - a program of ours, only its input varies
            command, input=data, stdout=DEVNULL, stderr=DEVNULL, timeout=_PATIENCE, check=True
        )
    except (OSError, SubprocessError):
        return False
    return True


def rich_commands(environment: Mapping[str, str], platform: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the commands for rich text, each with its form, the likeliest first."""
    fitting_commands = [(form, command) for variable, form, command in _RICH if environment.get(variable)]
    usual_commands = [_RICH_EVERYWHERE[platform]] if platform in _RICH_EVERYWHERE else []
    return [(form, command) for form, command in (*usual_commands, *fitting_commands) if shutil.which(command[0])]


def copy_commands(environment: Mapping[str, str], platform: str) -> list[tuple[str, ...]]:
    """Return the commands for plain text, the likeliest first."""
    fitting_commands = [command for variable, command in _PROGRAMS if environment.get(variable)]
    usual_commands = [_EVERYWHERE[platform]] if platform in _EVERYWHERE else []
    return [command for command in (*usual_commands, *fitting_commands) if shutil.which(command[0])]


def copy_request(text: str) -> str:
    """Return the sequence that asks a terminal to copy a text (xterm's control sequences, OSC 52)."""
    from base64 import b64encode

    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
