"""The clipboard: by the program that the desktop or tmux has for it, else by the terminal itself."""

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
"""A variable that says where one is, and the program that takes the text there."""
_EVERYWHERE: Final = {"darwin": ("pbcopy",), "win32": ("clip",)}
_PATIENCE: Final = 5  # seconds


def copy(text: str, terminal: TextIO) -> None:
    """Put the text into the clipboard; where no program takes it, the terminal is asked to (OSC 52), as over ssh."""
    from subprocess import DEVNULL, SubprocessError, run

    for command in commands(os.environ, sys.platform):
        try:
            run(  # noqa: S603  # a program of ours, the text is its input
                command, input=text.encode(), stdout=DEVNULL, stderr=DEVNULL, timeout=_PATIENCE, check=True
            )
        except (OSError, SubprocessError):
            continue
        return
    terminal.write(request(text))
    terminal.flush()


def commands(
    environment: Mapping[str, str], platform: str, find: Callable[[str], str | None] = shutil.which
) -> list[tuple[str, ...]]:
    """Return the commands that may take the text, the likeliest first."""
    fitting = [command for variable, command in _PROGRAMS if environment.get(variable)]
    everywhere = [_EVERYWHERE[platform]] if platform in _EVERYWHERE else []
    return [command for command in (*everywhere, *fitting) if find(command[0])]


def request(text: str) -> str:
    """Return what asks a terminal to put the text into the clipboard (xterm's control sequences, OSC 52)."""
    from base64 import b64encode

    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
