"""`edit`: a record in the user's own editor."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli import completion
from protlib.cli.advice import tell_unknown_places
from protlib.cli.context import library_of, say
from protlib.errors import InputRefusedError, UsageError

if TYPE_CHECKING:
    from protlib.model import Publication


def edit(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="The citation key.", autocompletion=completion.keys)],
) -> None:
    """Edit a publication as text in $VISUAL or $EDITOR; what cannot be read back is kept and can be edited again."""
    with library_of(context) as library:
        before = library.get(key)
        after = _edited(before)
        if after == before:
            say(f"{before.key}: nothing changed")
            return
        library.replace(before, after, label="edit")
    given = {*after.countries, *after.regions} - {*before.countries, *before.regions}
    tell_unknown_places(sorted(given))
    say(f"{before.key}: changed")


def _edited(before: "Publication") -> "Publication":
    from protlib import form

    handle, name = tempfile.mkstemp(prefix="protlib-edit-", suffix=".txt")
    path = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(form.dumps(before))
    while True:
        _run_editor(path)
        try:
            after = form.loads(path.read_text(encoding="utf-8"), before)
        except (InputRefusedError, UnicodeDecodeError) as error:
            if not _again(error, path):
                raise InputRefusedError(
                    f"{error}; nothing was changed, your text is kept in {path}"
                ) from error
        else:
            path.unlink()
            return after


def _again(error: Exception, path: Path) -> bool:
    if not sys.stdin.isatty():
        return False
    say(f"{path}: {error}")
    return typer.confirm("Edit again?", default=True, err=True)


def _run_editor(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        status = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        path.unlink()
        raise UsageError(f"the editor “{editor}” cannot be run ({error.strerror}); set $EDITOR") from error
    if status:
        raise UsageError(f"the editor ended with {status}; nothing was changed, your text is kept in {path}")
