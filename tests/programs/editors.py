"""Editors that do what a test says: programs of Python, which run on every system."""

import sys
from pathlib import Path
from typing import Final

IDLE: Final = f'"{sys.executable}" -c pass'
"""An $EDITOR that changes nothing."""


def editor(folder: Path, *codes: str) -> str:
    """Return an $EDITOR that runs a piece of Python on `file`:
    each time that it is called the next one, the last for good.
    """
    script, turn = folder / "editor.py", folder / "editor.turn"
    turn.unlink(missing_ok=True)
    script.write_text(
        "import os, pathlib, re, signal, subprocess, sys\n"
        f"file, turn, codes = pathlib.Path(sys.argv[1]), pathlib.Path({str(turn.resolve())!r}), {codes!r}\n"
        "number = turn.stat().st_size if turn.exists() else 0\n"
        "turn.write_bytes(b'x' * (number + 1))\n"
        "exec(codes[min(number, len(codes) - 1)])\n",
        encoding="utf-8",
    )
    return f'"{sys.executable}" "{script.resolve()}"'


def replacing(*changes: tuple[str, str]) -> str:
    """Return code that replaces texts of the file."""
    return (
        "text = file.read_text(encoding='utf-8')\n"
        f"for was, becomes in {changes!r}:\n"
        "    text = text.replace(was, becomes)\n"
        "file.write_text(text, encoding='utf-8')\n"
    )


def running(*arguments: str) -> str:
    """Return code that runs a command of protlib."""
    command = ["-m", "protlib", *arguments]
    return f"subprocess.run([sys.executable, *{command!r}], check=True, capture_output=True)\n"
