"""Rules for attached files; where a file is now, the context of the rules knows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from protlib.checking.flaw import Context, Flaw
from protlib.record import access
from protlib.record.attached_file import FETCH_POINTERS, FileState, file_texts, files_of
from protlib.record.file_references import missing_files
from protlib.record.model import Publication
from protlib.system.shell import quote

_FIELD = "files"


def file_missing(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find files that are in no place of the folder, that Git LFS did not fetch, or that no import found."""
    for file in files_of(publication):
        state = context.whereabouts(file).state
        if state is FileState.MISSING:
            yield Flaw(_FIELD, f"no file {file.path}")
        elif state is FileState.POINTER:
            yield Flaw(_FIELD, f"{file.path} is only a pointer of Git LFS. {FETCH_POINTERS}")
    line = f"protlib attach {quote(publication.key)}"
    for path in missing_files(publication):
        advice = f"To attach it: {line} FILE. If it has gone, or has another name: {line} --remove {quote(path)}"
        yield Flaw(_FIELD, f"{path} was not there at the import. {advice}")


def file_changed(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find files whose size is another than when they were attached."""
    for file in files_of(publication):
        if context.whereabouts(file).state is FileState.CHANGED:
            line = f"protlib attach {quote(publication.key)} FILE"
            yield Flaw(_FIELD, f"{file.path} is another file now. To take it: {line}")


def file_moved(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find files that have another name or place, where their content is the same."""
    files = files_of(publication)
    for position, file in enumerate(files):
        state, path = context.whereabouts(file)
        if state is FileState.MOVED:
            files_now = [*files[:position], file._replace(path=path), *files[position + 1 :]]
            yield Flaw(_FIELD, f"{file.path} is {path} now", {_FIELD: file_texts(files_now)})


def file_not_public(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find records that are less closed than the cover of one of their files."""
    name, cover_level = context.stricter_cover(publication)
    if name:
        level = access.level(publication.access)
        flaw = f"{name} says {cover_level} on its cover, and the publication is {level}"
        yield Flaw("access", flaw, {"access": cover_level})


def file_of_several(publications: Sequence[Publication], _context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find files with one content that several records have."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for publication in publications:
        for file in files_of(publication):
            owners[file.identity].append(publication.key)
    for publication in publications:
        for file in files_of(publication):
            other_keys = [key for key in owners[file.identity] if key != publication.key]
            if other_keys:
                yield publication.key, Flaw(_FIELD, f"{file.path} is also a file of {', '.join(other_keys)}")
