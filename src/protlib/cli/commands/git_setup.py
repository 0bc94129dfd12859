"""`git-setup`: makes Git merge a library with `merge-driver`, and show differences with `as-text`."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from protlib.cli.context import settings_of
from protlib.cli.options.declaration import argument, flag, option
from protlib.cli.output import say
from protlib.cli.terminal.keyboard import Keyboard, is_watched
from protlib.git.attributes import (
    IGNORE_FILE,
    NAME,
    FileHandling,
    FilesInGit,
    add_line,
    is_used,
    make_line,
    remove_line,
)
from protlib.git.repository import TrackedFile
from protlib.system.shell import quote

_ATTRIBUTES: Final = ".gitattributes"

_KEYS: Final = {"i": FileHandling.IGNORE, "l": FileHandling.LFS, "k": FileHandling.KEEP}
_MESSAGES: Final = {
    FileHandling.IGNORE: f"Git ignores these files; commit {IGNORE_FILE}",
    FileHandling.LFS: "Git LFS keeps these files; commit .gitattributes. Once for each user: git lfs install",
    FileHandling.KEEP: "Git has these files as any other",
}
_LINES_FOR_TRACKED_FILES: Final = {
    FileHandling.IGNORE: "To take them out, and leave them on disk: git rm -r --cached {}",
    FileHandling.LFS: "To give them to Git LFS: git add --renormalize {}",
    FileHandling.KEEP: "To have them as any other: git add --renormalize {}",
}
"""What to type for files that Git has already."""


def git_setup(
    context: typer.Context,
    path: Annotated[Path | None, argument("[FILE]", "The library; else the one in use.")] = None,
    *,
    files: Annotated[
        FileHandling | None,
        option(
            "--files HOW",
            "What Git does with the folder of attached files: ignore leaves it out, lfs keeps it by Git LFS, "
            "keep has it as any other. Without it, a terminal asks.",
        ),
    ] = None,
    undo: Annotated[bool, flag("--undo", "Take out again what this command has put in.")] = False,
) -> None:
    """Have Git merge and show a library as protlib does.

    It adds a line to .gitattributes. Commit that file: it is for everybody. The rest goes into the configuration of
    this clone. So each colleague runs git-setup once. Until then Git merges their library as text.
    """
    library = settings_of(context).library if path is None else path
    library_file = TrackedFile.from_path(library)
    line = make_line(library_file.name)
    attributes = library_file.top / _ATTRIBUTES
    folder = FilesInGit.of_library(library_file)
    if undo:
        messages = [*_take_out(library_file, attributes, line), *_take_files_out(folder, attributes)]
    else:
        messages = [*_put_in(library_file, attributes, line), *_put_files_in(folder, attributes, files)]
    for message in messages or [f"{library_file.name} {'was not' if undo else 'is already'} set up"]:
        say(message)


def _put_in(library_file: TrackedFile, attributes: Path, line: bytes) -> list[str]:
    library_file.refuse_ignored()
    messages: list[str] = []
    values = {"merge": NAME, "diff": NAME, "text": "unset"}
    # Where the file is gone from the work tree, Git reads the committed one, which the next commit removes.
    is_gone = not attributes.exists() and library_file._replace(name=_ATTRIBUTES).count_tracked() > 0
    if is_gone or library_file.read_attributes(*values) != values:
        add_line(attributes, line)
        messages.append(f"{attributes}: {library_file.name} is merged and shown by {NAME}; commit this file")
        if library_file.read_attributes(*values) != values:
            messages.append(f"{library_file.name}: another {_ATTRIBUTES} says something else of it, and counts")
    new_settings = {name: value for name, value in _settings().items() if library_file.read_setting(name) != value}
    for name, value in new_settings.items():
        library_file.change_setting(name, value)
    if new_settings:
        messages.append(f"git config: this clone runs {_program()}; others run git-setup in theirs")
    return messages


def _take_out(library_file: TrackedFile, attributes: Path, line: bytes) -> list[str]:
    messages = [f"{attributes}: the line of {library_file.name} is out"] if remove_line(attributes, line) else []
    if is_used(attributes):
        return [*messages, f"git config: left, as another line of {attributes} needs it"]
    sections = dict.fromkeys(
        name.rpartition(".")[0] for name in _settings() if library_file.read_setting(name) is not None
    )
    for section in sections:
        library_file.remove_settings(section)
    if sections:
        messages.append(f"git config: {NAME} is out of the configuration of this clone")
    return messages


def _settings() -> dict[str, str]:
    """Return the commands for Git; without protlib, they merge and show the file as text.

    Otherwise Git would take a missing driver for one that reports conflicts, and keep one side as the result.
    """
    program = _program()
    in_driver = program.replace("%", "%%")  # which stands for something there
    missing = shlex.quote(f"{NAME} does not run here ({program}); Git merges the library as text").replace("%", "%%")
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
    program_path = sys.argv[0]
    if Path(program_path).name == "__main__.py":
        return f"{shlex.quote(Path(sys.executable).as_posix())} -m protlib"
    program = shutil.which(program_path) or program_path
    return shlex.quote(Path(os.path.abspath(program)).as_posix())  # noqa: PTH100 - a link stays when its target is updated


def _put_files_in(folder: FilesInGit, attributes: Path, handling: FileHandling | None) -> list[str]:
    """Have Git handle the files of a library in a way, and return what there is to say of it.

    Without a wish, a terminal asks, if there are files and nobody has decided yet.
    """
    current_handling, count = folder.handling, folder.count_tracked()
    if handling is None and (current_handling is not FileHandling.KEEP or count or not any(folder.path.rglob("*.*"))):
        return []
    if handling is None and not is_watched():
        return [f"{folder.name}: Git has these files as any other. To change that: --files ignore, or --files lfs"]
    handling = handling or _ask(folder)
    if handling is current_handling:
        return []
    folder.handle(handling, attributes)
    if folder.handling is not handling:
        return [f"{folder.name}: another {attributes.name} or {IGNORE_FILE} says something else of it, and counts"]
    messages = [f"{folder.name}: {_MESSAGES[handling]}"]
    if count:
        advice = _LINES_FOR_TRACKED_FILES[handling].format(quote(folder.name))
        messages.append(f"{folder.name}: Git has {count} of these files already. {advice}")
    return messages


def _take_files_out(folder: FilesInGit, attributes: Path) -> list[str]:
    """Take out the lines that `_put_files_in` puts in, and return what there is to say of it."""
    return [f"{folder.name}: its line is out"] if folder.forget(attributes) else []


def _ask(folder: FilesInGit) -> FileHandling:
    question = f"{folder.name} has the attached files. In Git: [i]gnore, Git [l]fs, [k]eep as any other? "
    return _KEYS[Keyboard().ask_key(question, [*_KEYS], "k")]
