"""Questions on a terminal that one key answers."""

import sys
from collections.abc import Sequence
from typing import Final

import typer

MOST_NUMBERS: Final = 9
"""So many things have a number that is one key."""
_ENTER: Final = "\r"
_ESCAPE: Final = "\x1b"
_STOP: Final = {"\x03": KeyboardInterrupt, "\x04": EOFError}


class Keyboard:
    """The keys that somebody presses, one after the other; a pasted text is many keys, which wait for their turn."""

    def __init__(self) -> None:
        self._waiting: list[str] = []

    def ask_key(self, question: str, keys: Sequence[str], default: str = "") -> str:
        """Ask until one of these keys is pressed, and return it; Enter means the default, if there is one.

        Raises KeyboardInterrupt on Ctrl-C, EOFError on Ctrl-D.
        """
        typer.echo(question, nl=False, err=True)
        key = ""
        while key not in keys:
            pressed_key = self._read_next_key()
            key = default if pressed_key == _ENTER else pressed_key
        typer.echo(key, err=True)
        return key

    def _read_next_key(self) -> str:
        while not self._waiting:
            pressed_keys = typer.getchar()
            if not pressed_keys.startswith(_ESCAPE):  # that is an arrow, or another key that has no letter
                self._waiting = list(pressed_keys.replace("\n", _ENTER).lower())
        key = self._waiting.pop(0)
        if key in _STOP:
            raise _STOP[key]
        return key


def is_watched() -> bool:
    """Tell whether a person at a terminal sees the output and can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()
