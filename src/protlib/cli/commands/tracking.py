"""`git-setup`, and what Git then runs: `merge-driver` for two branches of a library, `as-text` to show what differs."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.context import settings_of
from protlib.cli.output import put, put_bytes, say
from protlib.errors import ExitCode
from protlib.selection import SAVED

if TYPE_CHECKING:
    from protlib.git.repository import Tracked
    from protlib.library.merged_file import MergedFile

_ATTRIBUTES: Final = ".gitattributes"
_MARKER_SIZE: Final = 7  # what Git has where nobody says another
_GIT_STOPS: Final = 255  # above 128, Git takes the driver for broken, and the merge back


def git_setup(
    context: typer.Context,
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The library; else the one in use.", show_default=False),
    ] = None,
    *,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take out again what this command has put in.")
    ] = False,
) -> None:
    """Have Git merge and show a library as protlib does, in the repository in which it stands.

    A line in .gitattributes, which you commit, says so for everybody; what is to be run is in the configuration of this clone
    alone, so that each of your colleagues runs git-setup once. Until then Git merges their library as text.
    """
    from protlib.git.attributes import line_of
    from protlib.git.repository import Tracked

    library = settings_of(context).library if path is None else path
    tracked = Tracked.of(library)
    line = line_of(tracked.name)
    attributes = tracked.top / _ATTRIBUTES
    done = _taken_out(tracked, attributes, line) if undo else _put_in(tracked, attributes, line)
    for each in done:
        say(each)


def _put_in(tracked: "Tracked", attributes: Path, line: bytes) -> list[str]:
    from protlib.git.attributes import NAME, put_in

    tracked.refuse_ignored()
    done: list[str] = []
    wanted = {"merge": NAME, "diff": NAME, "text": "unset"}
    if tracked.attributes(*wanted) != wanted:
        put_in(attributes, line)
        done.append(f"{attributes}: {tracked.name} is merged and shown by {NAME}; commit this file")
        if tracked.attributes(*wanted) != wanted:
            done.append(f"{tracked.name}: another {_ATTRIBUTES} says something else of it, and counts")
    changed = {name: value for name, value in _settings().items() if tracked.setting(name) != value}
    for name, value in changed.items():
        tracked.set(name, value)
    if changed:
        done.append(f"git config: this clone runs {_program()}; others run protlib git-setup in theirs")
    return done or [f"{tracked.name} is already set up"]


def _taken_out(tracked: "Tracked", attributes: Path, line: bytes) -> list[str]:
    from protlib.git.attributes import NAME, is_used, take_out

    done = [f"{attributes}: the line of {tracked.name} is out"] if take_out(attributes, line) else []
    if is_used(attributes):
        return [*done, f"git config: left, as another line of {attributes} needs it"]
    sections = dict.fromkeys(
        name.rpartition(".")[0] for name in _settings() if tracked.setting(name) is not None
    )
    for section in sections:
        tracked.unset(section)
    if sections:
        done.append(f"git config: {NAME} is out of the configuration of this clone")
    return done or [f"{tracked.name} was not set up"]


def _settings() -> dict[str, str]:
    """Return what Git is to run; where protlib does not run any more, it merges and shows the file as text.

    Without that, Git would take a driver that is not there for one that has found conflicts, and leave one side as the result.
    """
    from protlib.git.attributes import NAME

    program = _program()
    in_driver = program.replace("%", "%%")  # which stands for something there
    missing = shlex.quote(f"{NAME} does not run here ({program}); Git merges the library as text").replace(
        "%", "%%"
    )
    driver = (
        f"if {in_driver} --version >/dev/null 2>&1; then {in_driver} merge-driver %O %A %B %P %L; "
        f"else echo {missing} >&2; git merge-file --marker-size=%L %A %O %B; fi"
    )
    return {
        f"merge.{NAME}.name": "protlib, record by record",
        f"merge.{NAME}.driver": driver,
        f"merge.{NAME}.recursive": NAME,
        f"diff.{NAME}.textconv": f'f() {{ {program} as-text "$1" 2>/dev/null || cat "$1"; }}; f',
    }


def _program() -> str:
    """Return how a shell calls the protlib that runs, which need not be on the PATH of who calls Git."""
    called = sys.argv[0]
    if Path(called).name == "__main__.py":
        return f"{shlex.quote(Path(sys.executable).as_posix())} -m protlib"
    found = shutil.which(called) or called
    return shlex.quote(Path(os.path.abspath(found)).as_posix())  # noqa: PTH100 - a link stays when its target is updated


def merge_driver(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="What both sides come from: %O.")],
    mine: Annotated[Path, typer.Argument(metavar="MINE", help="This side, which is written over: %A.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other side: %B.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the file is called: %P.")] = "",
    marker_size: Annotated[
        int, typer.Argument(metavar="[SIZE]", help="How long Git's marks are: %L.", min=1)
    ] = _MARKER_SIZE,
) -> None:
    """Merge two branches of a library for Git, which calls this where git-setup has been run.

    The result is a whole library without marks. Where both sides have changed the same, it has the value of this side and
    keeps the other one as a conflict, which protlib conflicts shows and settles; the exit code is then 1. A file that cannot
    be read as a library is merged as text.
    """
    from protlib.storage.contents import NotALibraryError

    called = name or str(mine)
    try:
        from protlib.library.merged_file import merged_file
        from protlib.system.atomic import write_whole

        made = merged_file(base.read_bytes(), mine.read_bytes(), theirs.read_bytes())
        write_whole(mine, made.data)
    except NotALibraryError as error:
        say(f"protlib: {called}: {error}; merged as text")
        _merge_as_text(called, base, mine, theirs, marker_size)
        raise typer.Exit(ExitCode.NOTHING_FOUND) from error
    except BaseException:  # Git takes what lies there for the result
        _merge_as_text(called, base, mine, theirs, marker_size)
        raise
    _tell(called, made)
    if made.conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _merge_as_text(called: str, base: Path, mine: Path, theirs: Path, marker_size: int) -> None:
    from protlib.git.program import text_merge

    if not text_merge(base, mine, theirs, marker_size):
        say(f"protlib: {called}: git merge-file failed")
        raise typer.Exit(_GIT_STOPS)


def _tell(called: str, made: "MergedFile") -> None:
    for old, new in made.renamed:
        say(f"protlib: {called}: {old}: this key is taken by another publication; the new one is {new}")
    for old, new in made.searches:
        say(
            f"protlib: {called}: two searches were saved as {SAVED}{old}; one of them is {SAVED}{new} now: protlib search --saved"
        )
    if count := len(made.conflicts):
        conflicts = "conflict" if count == 1 else "conflicts"
        say(f"protlib: {called}: {count} {conflicts}. To settle them: protlib conflicts, then git add")


def as_text(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A library.")],
) -> None:
    """Print a library as text, one field a line, in the order of list: what git diff compares where git-setup has been run.

    A file that is no library is printed as it is.
    """
    from protlib.cli.files import read_bytes
    from protlib.render.library_text import lines_of
    from protlib.storage.contents import NotALibraryError, content_of
    from protlib.storage.layout import DECISIONS

    data = read_bytes(str(path))
    try:
        content = content_of(data)
    except NotALibraryError:
        put_bytes(data)
        return
    put(lines_of(content.documents, list(content.tables.get(DECISIONS, {}).values())))
