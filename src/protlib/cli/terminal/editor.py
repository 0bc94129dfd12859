"""The user's own editor: how to run it, and the text for it, which is never lost."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, TextIO

import typer

from protlib.cli.output import say
from protlib.errors import EmptyLibraryError, InputRefusedError, ProtlibError, UsageError
from protlib.frozen import expression
from protlib.system import windows
from protlib.system.signals import hand_over, last_words

_TERMINAL: Final = "/dev/tty"
_TERMINAL_EDITORS: Final = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "joe", "micro", "hx", "kak", "mcedit", "ne", "jed", "mg"}
)
"""Editors that need a terminal; that of a window does not."""
_STANDARD_OUTPUT: Final = 1  # its number in every system
_SIGN_OF_CMD: Final = expression(
    r"[\s&|<>^()%!,;='`+{}\[\]~@]"
)  # what cmd takes for something else outside of quotation marks


def run_editor(path: Path, environment: Mapping[str, str]) -> None:
    """Let the user edit a file in the editor that the environment names.

    Raises UsageError if the editor does not start, or ends with an error, or would wait for keys where no terminal is.
    """
    editor = editor_of(environment)
    try:
        command = command_of(editor)
        if _needs_terminal(command):
            raise UsageError(f"the editor “{editor}” needs a terminal; set $EDITOR to one with a window")
        with hand_over(), _keyboard() as keyboard:
            status = subprocess.run(  # noqa: S603 - the user's own editor
                _call_of([*command, str(path)]), stdin=keyboard, stdout=_drawing_stream(), check=False
            ).returncode
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).lower()
        raise UsageError(f"cannot run the editor “{editor}” ({reason}); set $EDITOR") from error
    if status:
        ending = f"ended with {status}" if status > 0 else f"was ended by signal {-status}"
        raise UsageError(f"the editor {ending}; nothing was changed")


def _needs_terminal(command: list[str]) -> bool:
    """Tell whether an editor draws on a terminal, and there is none. With options it may need none."""
    is_bare = len(command) == 1 and Path(command[0]).name in _TERMINAL_EDITORS
    return is_bare and not (sys.stdin.isatty() or sys.stderr.isatty())


def _call_of(words: list[str]) -> list[str] | str:
    """Return the words or the line that run a program.

    If the editor is a script of cmd, cmd would take a & in a path for the next command.
    """
    if not windows.IS_WINDOWS:
        return words
    return " ".join(f'"{word}"' if _SIGN_OF_CMD.search(word) else word for word in words)


def command_of(editor: str) -> list[str]:
    r"""Return the words of the editor's command.

    On Windows a \\ is no escape, and "code" is a script, which runs by its whole path.
    """
    if Path(editor).is_file():
        return [editor]
    if not windows.IS_WINDOWS:
        return shlex.split(editor)
    program, *options = (word.strip('"') for word in shlex.split(editor, posix=False))
    return [windows.find_program(program) or program, *options]


def editor_of(environment: Mapping[str, str]) -> str:
    """Return the command of the editor: $PROTLIB_EDITOR, else $VISUAL, else $EDITOR, else what the system has."""
    commands = (environment.get(variable, "").strip() for variable in ("PROTLIB_EDITOR", "VISUAL", "EDITOR"))
    return next(filter(None, commands), "notepad" if windows.IS_WINDOWS else "vi")


@contextmanager
def _keyboard() -> Iterator[IO[bytes] | None]:
    """Give the input of the editor: the terminal if keys came from a pipe; None for standard input."""
    if sys.stdin.isatty() or not sys.stderr.isatty():
        yield None
        return
    try:
        terminal = Path(_TERMINAL).open("rb")  # noqa: SIM115 - closed below
    except OSError:
        yield None
        return
    with terminal:
        yield terminal


def _drawing_stream() -> TextIO | None:
    """Return the file that the editor draws on: the terminal if standard output is a pipe, else None."""
    return sys.stderr if sys.stderr.isatty() and not os.isatty(_STANDARD_OUTPUT) else None


@contextmanager
def file_to_edit(text: str, suffix: str = ".txt") -> Iterator[Path]:
    """Give a file with the text; after a failure, an edited file stays, and the message names it."""
    path = _write_draft(text, suffix)

    def keep() -> bool:
        is_typed = path.exists() and read_edited_text(path) != text
        if not is_typed:
            path.unlink(missing_ok=True)
        return is_typed

    def tell() -> None:
        if keep():
            os.write(2, os.fsencode(f"\nprotlib: your text is saved in {path}\n"))

    with last_words(tell):
        try:
            yield path
        except ProtlibError as error:
            if keep():
                saved_note = f"; your text is saved in {path}"
                error.args = (f"{error}{saved_note}",)
                if isinstance(error, EmptyLibraryError):  # which is said anew, with the path of the library
                    error.advice += saved_note
            raise
        except BaseException:
            tell()
            raise
    with suppress(OSError):  # what was edited is saved
        path.unlink()


def _write_draft(text: str, suffix: str) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix="protlib-edit-", suffix=suffix)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{tempfile.gettempdir()}: cannot write the text to edit: {error.strerror}") from error
    return Path(name)


def read_edited_text(path: Path) -> str:
    """Return the text of a draft, in whatever charset and with whatever ends of lines the editor wrote it."""
    from protlib.formats.common.charset import decode

    try:
        return decode(path.read_bytes()).replace("\r\n", "\n")
    except OSError as error:
        raise InputRefusedError(f"cannot read the edited text: {error.strerror}") from error


def ask_to_edit_again(error: Exception, path: Path) -> bool:
    """Print the errors of a draft, and ask whether to edit it again; without a terminal, do not ask."""
    if not sys.stdin.isatty():
        return False
    say(f"{path}: {error}")
    return typer.confirm("Edit again?", default=True, err=True)
