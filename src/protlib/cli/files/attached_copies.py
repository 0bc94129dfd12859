"""The attached files of publications, copied beside a library that is for others."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.files import STANDARD
from protlib.cli.output import say
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.attachments.folder import FilesFolder
    from protlib.record.attached_file import AttachedFile
    from protlib.record.model import Publication


@contextmanager
def copied_files(
    library: Path, publications: "Sequence[Publication]", output: str
) -> "Iterator[Sequence[Publication]]":
    """Copy the files of publications beside another library, and give the publications with the copies.

    New copies are removed again where the other library cannot be written. A missing file is left out, and reported;
    so are files that are there from an earlier time. Raises UsageError where the other library is standard output.
    """
    from protlib.attachments.folder import FilesFolder

    if output == STANDARD:
        raise UsageError("--include files needs a file: -o copy.json")
    mine, theirs = FilesFolder(library), FilesFolder(Path(output))
    before = theirs.paths()
    missing: list[str] = []
    try:
        shared = [_with_copies(record, mine, theirs, missing) for record in publications]
        yield shared
    except BaseException:
        for path in {*theirs.paths()} - {*before}:
            theirs.remove(path)
        raise
    _tell(theirs, shared, missing)


def _with_copies(
    record: "Publication", mine: "FilesFolder", theirs: "FilesFolder", missing: list[str]
) -> "Publication":
    """Return a record with the copies of its files, and note those that are not there."""
    from protlib.attachments.places import locate_exactly
    from protlib.record.attached_file import PRESENT, files_of, texts_of

    copies: list[AttachedFile] = []
    for file in files_of(record):
        place = locate_exactly(mine, file)
        if place.state in PRESENT:
            copies.append(theirs.copy(place.path, record.key, label=file.label, language=file.language))
        else:
            missing.append(f"{record.key}: {file.name}")
    return record.changed(files=texts_of(copies)) if record.files else record


def _tell(theirs: "FilesFolder", shared: "Sequence[Publication]", missing: Sequence[str]) -> None:
    from protlib.record.attached_file import files_of

    paths = {file.path for record in shared for file in files_of(record)}
    if paths:
        say(f"{_counted(len(paths))} copied to {theirs.path}")
    if missing:
        say(f"not there, and left out: {', '.join(missing)}")
    if others := sorted({*theirs.paths()} - paths):
        say(f"{theirs.path} also has {_counted(len(others))} that this copy does not name: {', '.join(others)}")


def _counted(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
