"""`edit`: a record in the user's own editor."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.advice import places_of, tell_unknown_places
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.output import say
from protlib.errors import InputRefusedError, LibraryUnusableError, ProtlibError, UsageError
from protlib.system.signals import handed_over, last_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library import Library
    from protlib.record.model import Publication

_IS_WINDOWS: Final = os.name == "nt"


def edit(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="The citation key.", autocompletion=completers.keys)],
) -> None:
    """Edit a publication as text in $VISUAL or $EDITOR; what cannot be saved is kept and can be edited again."""
    from protlib.record import form

    with library_of(context) as library:
        before, own = library.get(typed(key)), library.own_fields()
        with _draft(form.dumps(before, own)) as path:
            after = _edited(library, before, path, own)
    if after is None:
        say(f"{before.key}: nothing changed")
        return
    tell_unknown_places(sorted({*places_of(after)} - {*places_of(before)}))
    say(f"{before.key}: changed")


def _edited(
    library: "Library", before: "Publication", path: Path, own: "Sequence[str]"
) -> "Publication | None":
    """Have the user edit the record until it is saved, and return it as saved; None where nothing was changed."""
    from protlib.record import form

    while True:
        _run_editor(path)
        after = None
        try:
            after = form.loads(_read(path), before, own)
            if after == before:
                return None
            library.replace(before, after, label="edit")
        except (InputRefusedError, LibraryUnusableError) as error:
            if not _again(error, path):
                raise
            if after is not None:
                before = _laid_before(library, before, after, path, own)
        else:
            return after


def _laid_before(
    library: "Library", before: "Publication", after: "Publication", path: Path, own: "Sequence[str]"
) -> "Publication":
    """Write the draft anew: the record as the library has it now, with the user's changes; return the record it is of."""
    from protlib.library.edit import changes_of
    from protlib.record import form
    from protlib.system.atomic import write_whole

    current = library.get(before.key)
    try:
        write_whole(path, form.dumps(current.changed(**changes_of(before, after)), own).encode())
    except OSError:  # the text is as it was typed, and so of the record as it was
        return before
    return current


@contextmanager
def _draft(text: str) -> Iterator[Path]:
    """Give a file with the text; if anything fails, a file that was edited is kept, and where it is is said."""
    path = _written(text)

    def keep() -> bool:
        is_typed = path.exists() and _read(path) != text
        if not is_typed:
            path.unlink(missing_ok=True)
        return is_typed

    def tell() -> None:
        if keep():
            os.write(2, f"\nprotlib: your text is kept in {path}\n".encode())

    with last_words(tell):
        try:
            yield path
        except ProtlibError as error:
            if keep():
                error.args = (f"{error}; your text is kept in {path}",)
            raise
        except BaseException:
            tell()
            raise
    path.unlink(missing_ok=True)


def _written(text: str) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix="protlib-edit-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(
            f"{tempfile.gettempdir()}: the text to edit cannot be written: {error.strerror}"
        ) from error
    return Path(name)


def _read(path: Path) -> str:
    from protlib.formats.charset import decode

    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise InputRefusedError(f"{path}: cannot be read: {error.strerror}") from error


def _again(error: Exception, path: Path) -> bool:
    if not sys.stdin.isatty():
        return False
    say(f"{path}: {error}")
    return typer.confirm("Edit again?", default=True, err=True)


def _run_editor(path: Path) -> None:
    editor = _editor()
    try:
        command = [editor] if Path(editor).is_file() else shlex.split(editor, posix=not _IS_WINDOWS)
        with handed_over():
            status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).lower()
        raise UsageError(f"the editor “{editor}” cannot be run ({reason}); set $EDITOR") from error
    if status:
        how = f"ended with {status}" if status > 0 else f"was ended by signal {-status}"
        raise UsageError(f"the editor {how}; nothing was changed")


def _editor() -> str:
    named = (os.environ.get(variable, "").strip() for variable in ("VISUAL", "EDITOR"))
    return next(filter(None, named), "notepad" if _IS_WINDOWS else "vi")
