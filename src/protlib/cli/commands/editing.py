"""`edit`: records in the user's own editor."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import typer

from protlib.cli.advice import places_of, tell_unknown_places
from protlib.cli.changes import CHANGE_OPTIONS, carried_out, left_as_it_is
from protlib.cli.choice import CHOICE_OPTIONS, NamedKeys, chosen_keys
from protlib.cli.context import library_of
from protlib.cli.options import taking
from protlib.cli.output import say
from protlib.errors import InputRefusedError, LibraryUnusableError, ProtlibError, UsageError
from protlib.system.signals import handed_over, last_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protlib.library import Library
    from protlib.record.model import Publication

_IS_WINDOWS: Final = os.name == "nt"
_MOST_NAMED: Final = 5
_TERMINAL: Final = "/dev/tty"


@taking(CHOICE_OPTIONS, into="choice")
@taking(CHANGE_OPTIONS, into="how")
def edit(
    context: typer.Context,
    named: NamedKeys = None,
    *,
    choice: dict[str, Any],
    how: dict[str, Any],
) -> None:
    """Edit publications as text in $VISUAL or $EDITOR, several in one text; what cannot be saved is kept and can be edited again.

    Of several each stands below a line with its key; one that is taken out of the text stays as it is.
    """
    from protlib.record import forms

    with library_of(context) as library:
        before, own = library.get_many(chosen_keys(library, named, choice)), library.own_fields()
        with _draft(forms.dumps(before, own)) as path:
            is_changed = _edited(library, before, path, own, how)
    if not is_changed:
        nothing = "nothing changed" if len(before) > 1 else f"{before[0].key}: nothing changed"
        left_as_it_is(before, nothing, **how)


def _edited(
    library: "Library",
    before: "Sequence[Publication]",
    path: Path,
    own: "Sequence[str]",
    how: dict[str, Any],
) -> bool:
    """Have the user edit records until they are saved; tell whether anything was changed."""
    from protlib.record import forms

    while True:
        _run_editor(path)
        after: dict[str, Publication] = {}
        try:
            after = forms.loads(_read(path), before, own)
            edits = [(each, after[each.key]) for each in before if after.get(each.key, each) != each]
            _tell(before, after)
            if edits:
                carried_out(library, lambda dry_run: library.replace_many(edits, dry_run=dry_run), **how)  # noqa: B023 - called at once
        except (InputRefusedError, LibraryUnusableError) as error:
            if not _again(error, path):
                raise
            if after:
                before = _laid_before(library, before, after, path, own)
        else:
            return bool(edits)


def _tell(before: "Sequence[Publication]", after: "Mapping[str, Publication]") -> None:
    """Tell of records that are no longer in the text, and of places that nobody knows and that were not there before."""
    if gone := [each.key for each in before if each.key not in after]:
        rest = f" and {len(gone) - _MOST_NAMED} more" if len(gone) > _MOST_NAMED else ""
        say(f"no longer in the text, and left as they are: {', '.join(gone[:_MOST_NAMED])}{rest}")
    known = {place for each in before for place in places_of(each)}
    tell_unknown_places(sorted({place for each in after.values() for place in places_of(each)} - known))


def _laid_before(
    library: "Library",
    before: "Sequence[Publication]",
    after: "Mapping[str, Publication]",
    path: Path,
    own: "Sequence[str]",
) -> "Sequence[Publication]":
    """Write the draft anew: records as the library has them now, with the user's changes; return the records it is of."""
    from protlib.library.edit import changes_of
    from protlib.record import forms
    from protlib.system.atomic import write_whole

    edited = [each for each in before if each.key in after]
    current = [library.get(each.key) for each in edited]
    changed = [
        now.changed(**changes_of(each, after[each.key])) for now, each in zip(current, edited, strict=True)
    ]
    try:
        write_whole(path, forms.dumps(changed, own).encode())
    except OSError:  # the text is as it was typed, and so of the records as they were
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
            os.write(2, os.fsencode(f"\nprotlib: your text is kept in {path}\n"))

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
    with suppress(OSError):  # what was edited is saved
        path.unlink()


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
        with handed_over(), _keyboard() as keyboard:
            status = subprocess.run([*command, str(path)], stdin=keyboard, check=False).returncode  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).lower()
        raise UsageError(f"the editor “{editor}” cannot be run ({reason}); set $EDITOR") from error
    if status:
        how = f"ended with {status}" if status > 0 else f"was ended by signal {-status}"
        raise UsageError(f"the editor {how}; nothing was changed")


@contextmanager
def _keyboard() -> Iterator[IO[bytes] | None]:
    """Give what the editor reads: the terminal, where keys came from a pipe in its place; None for standard input."""
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


def _editor() -> str:
    named = (os.environ.get(variable, "").strip() for variable in ("VISUAL", "EDITOR"))
    return next(filter(None, named), "notepad" if _IS_WINDOWS else "vi")
