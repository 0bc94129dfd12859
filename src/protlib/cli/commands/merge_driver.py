"""`merge-driver`: the command that Git runs to merge two branches of a library."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.options.declaration import argument
from protlib.cli.output import say
from protlib.errors import ExitCode
from protlib.selection import SAVED
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library.merges.merged_file import MergedFile

_MARKER_SIZE: Final = 7  # what Git has where nobody says another
_GIT_STOPS: Final = 255  # above 128, Git takes the driver for broken, and the merge back


def merge_driver(
    base: Annotated[Path, argument("BASE", "What both sides come from: %O.", shows_default=True)],
    mine: Annotated[Path, argument("MINE", "This side, which is written over: %A.", shows_default=True)],
    theirs: Annotated[Path, argument("THEIRS", "The other side: %B.", shows_default=True)],
    name: Annotated[str, argument("NAME", "What the file is called: %P.", shows_default=True)] = "",
    marker_size: Annotated[
        int, typer.Argument(metavar="[SIZE]", help="How long Git's marks are: %L.", min=1)
    ] = _MARKER_SIZE,
) -> None:
    """Merge two branches of a library. Git calls this after git-setup.

    The result is a whole library without marks. If both sides changed the same field, it has your value. The other
    value is kept as a conflict, and the exit code is 1. protlib merge --conflicts settles it. A file that is not a
    library is merged as text.
    """
    from protlib.storage.contents import NotALibraryError

    file_name = name or str(mine)
    try:
        from protlib.library.merges.merged_file import merge_files
        from protlib.system.atomic import write_whole

        merged_file = merge_files(base.read_bytes(), mine.read_bytes(), theirs.read_bytes())
        write_whole(mine, merged_file.data)
    except NotALibraryError as error:
        say(f"protlib: {file_name}: {error}; merged as text")
        _merge_as_text(file_name, base, mine, theirs, marker_size)
        raise typer.Exit(ExitCode.NOTHING_FOUND) from error
    except BaseException:  # Git takes what lies there for the result
        _merge_as_text(file_name, base, mine, theirs, marker_size)
        raise
    _tell(file_name, merged_file)
    if merged_file.conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _merge_as_text(name: str, base: Path, mine: Path, theirs: Path, marker_size: int) -> None:
    from protlib.git.program import merge_texts

    if not merge_texts(base, mine, theirs, marker_size):
        say(f"protlib: {name}: git merge-file failed")
        raise typer.Exit(_GIT_STOPS)


def _tell(name: str, result: "MergedFile") -> None:
    for old, new in result.key_changes:
        say(f"protlib: {name}: {old}: this key is taken by another publication; the new one is {new}")
    for old, new in result.searches:
        say(
            f"protlib: {name}: two searches were saved as {SAVED}{old}; "
            f"one of them is {SAVED}{new} now: protlib search --saved"
        )
    if result.conflicts:
        conflicts = number_of(len(result.conflicts), "conflict")
        say(f"protlib: {name}: {conflicts}. To settle them: protlib merge --conflicts, then git add")
