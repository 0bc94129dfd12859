"""What `git-setup` does with the folder of attached files: it is ignored, kept by Git LFS, or as any other."""

from pathlib import Path
from typing import Final

from protlib.cli.terminal.keyboard import Keyboard, is_watched
from protlib.git.files_folder import IGNORE_FILE, FilesInGit, Handling
from protlib.system.shell import quoted

_KEYS: Final = {"i": Handling.IGNORE, "l": Handling.LFS, "k": Handling.KEEP}
_MESSAGES: Final = {
    Handling.IGNORE: f"Git ignores these files; commit {IGNORE_FILE}",
    Handling.LFS: "Git LFS keeps these files; commit .gitattributes. Once for each user: git lfs install",
    Handling.KEEP: "Git has these files as any other",
}
_FOR_TRACKED: Final = {
    Handling.IGNORE: "To take them out, and leave them on disk: git rm -r --cached {}",
    Handling.LFS: "To give them to Git LFS: git add --renormalize {}",
    Handling.KEEP: "To have them as any other: git add --renormalize {}",
}
"""What to type for files that Git has already."""


def put_files_in(folder: FilesInGit, attributes: Path, wanted: Handling | None) -> list[str]:
    """Have Git handle the files of a library as wanted, and return what there is to say of it.

    Without a wish, a terminal asks, if there are files and nobody has decided yet.
    """
    present, count = folder.handling, folder.count_tracked()
    if wanted is None and (present is not Handling.KEEP or count or not any(folder.path.rglob("*.*"))):
        return []
    if wanted is None and not is_watched():
        return [f"{folder.name}: Git has these files as any other. To change that: --files ignore, or --files lfs"]
    wanted = wanted or _ask(folder)
    if wanted is present:
        return []
    folder.handle(wanted, attributes)
    if folder.handling is not wanted:
        return [f"{folder.name}: another {attributes.name} or {IGNORE_FILE} says something else of it, and counts"]
    messages = [f"{folder.name}: {_MESSAGES[wanted]}"]
    if count:
        advice = _FOR_TRACKED[wanted].format(quoted(folder.name))
        messages.append(f"{folder.name}: Git has {count} of these files already. {advice}")
    return messages


def take_files_out(folder: FilesInGit, attributes: Path) -> list[str]:
    """Take out the lines that `put_files_in` puts in, and return what there is to say of it."""
    return [f"{folder.name}: its line is out"] if folder.forget(attributes) else []


def _ask(folder: FilesInGit) -> Handling:
    question = f"{folder.name} has the attached files. In Git: [i]gnore, Git [l]fs, [k]eep as any other? "
    return _KEYS[Keyboard().ask_key(question, [*_KEYS], "k")]
