"""Words as one types them into the shell that the system has."""

import re
import shlex
from collections.abc import Iterable
from typing import Final

from protlib.system import windows

_PLAIN: Final = re.compile(r"[\w@+=:,./\\~-]+")


def quoted(word: str) -> str:
    """Return a word as one types it; cmd and PowerShell know double quotes, and keep what cmd would take for something else."""
    if not windows.IS_WINDOWS:
        return shlex.quote(word)
    if _PLAIN.fullmatch(word):
        return word
    escaped = word.replace('"', r"\"")
    return f'"{escaped}"'


def command_line(words: Iterable[str]) -> str:
    """Return words as one types them, one behind the other."""
    return " ".join(map(quoted, words))
