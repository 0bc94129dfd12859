"""Copies that synchronising programs put beside a library where two people wrote to it at once.

The name patterns of Synology, Resilio, FileCloud and OpenCloud come from their documents, those of Dropbox in five
languages from public code that looks for them; the others from users. In Dropbox's, "copy" and "conflict" stand in one
pair of brackets with the date.
"""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.record.tables import read_choices
from protlib.system.file_identity import compose_accents

_DATE: Final = r"\d{4}-\d\d-\d\d"
_TABLE: Final = Path(__file__).with_suffix(".txt")


def _choices(kind: str) -> str:
    """Return the words of a kind in `copies.txt` as the choices of an expression."""
    return read_choices(_TABLE, kind)


class _Pattern(NamedTuple):
    """The part of a copy's name between the library's name and its suffix.

    Where a pattern is not sure, the file's content must show that it is no other library.
    """

    program: str
    middle: str
    is_sure: bool = True


@cache
def _patterns() -> tuple[_Pattern, ...]:
    # The name of a Windows computer, in capitals and not only digits, or of a Mac; no word that people write.
    computer = (
        rf"(?!(?:{_choices('by hand')}|V\d+|REV\d*|[A-Z]{{1,3}})(?:-\d+)?\Z)(?=[^a-z]*[A-Z])[A-Z0-9][A-Z0-9-]{{1,14}}"
        r"|.*(?:MacBook|iMac|Mac-?mini|Mac mini).*"
        # Such as "PC-de-Jean" and "Jean-PC", as people name their own.
        r"|(?i:(?:.+-)?(?:PC|Desktop|Laptop|Notebook)(?:-.+)?)"
    )
    conflict, copy = _choices("conflict"), _choices("copy")
    return (
        # Such as "library (Ana's conflicted copy 2026-01-02).json", "library (conflicted copy 2026-01-02 101112).json".
        _Pattern("Dropbox, Nextcloud", rf" \((?=.*(?i:{conflict}))(?=.*(?i:{copy})).*{_DATE}.*\)"),
        _Pattern("Dropbox", r" \((?:Case|Unicode Encoding|Selective Sync|White ?space) Conflict(?: \d+)?\)"),
        _Pattern("ownCloud", r"_conflict(?:_.+)?-\d{8}-\d{6}"),
        _Pattern("Syncthing", r"[.~]sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?"),
        _Pattern("Seafile", rf" \(SFConflict .+ {_DATE}(?:-\d\d){{3}}\)(?:-\d+)?"),
        _Pattern("Resilio", r"(?:\.Conflict\d*)+"),
        _Pattern("Google Drive", r" ?\[Conflict(?: \d+)?\]"),
        # Such as "library_Andy-PC_Jan-03-0901-2026_Conflict_1.json"
        _Pattern("Synology", r"_.+_[A-Z][a-z]{2}-\d\d-\d{4}-\d{4}_\w*Conflict(?:_\d+)?"),
        _Pattern("FileCloud", rf" ?\(Conflict_.+_{_DATE}(?:-\d\d){{3}}\)"),
        _Pattern("OneDrive", rf"-(?:{computer})(?:-\d+)?", is_sure=False),
        _Pattern("Google Drive", r" \([1-9]\d?\)", is_sure=False),
        _Pattern("iCloud, OneDrive", r" [1-9]\d?", is_sure=False),
    )


class CopyName(NamedTuple):
    """A file that has the name of a copy, and whether that is sure."""

    name: str
    is_sure: bool


def find_copy_names(library: str, names: Iterable[str]) -> list[CopyName]:
    """Return the file names that are copies of a library by their pattern, in order; no file is opened."""
    stem, suffix = compose_accents(Path(library).stem), compose_accents(Path(library).suffix)
    start, end = stem.lower(), suffix.lower()
    copies = []
    for name in names:
        parts = compose_accents(name)
        folded = parts.lower()
        if not (folded.startswith(start) and folded.endswith(end)) or name == library:
            continue
        middle = parts[len(stem) : len(parts) - len(suffix)]
        if (kind := _kind(middle)) is not None:
            copies.append(CopyName(name, kind))
    return sorted(copies)


def find_conflict_copies(library: Path) -> list[Path]:
    """Return the copies of a library that lie beside it, by name; raises OSError.

    Where the name alone does not prove it, the file must be a library that was created at the same time.
    """
    with os.scandir(library.parent) as entries:
        copies = find_copy_names(library.name, (entry.name for entry in entries))
    if not copies:
        return []
    created: str | None = None
    paths = []
    for name, is_sure in copies:
        path = library.with_name(name)
        if not path.is_file():
            continue
        if not is_sure:
            created = _creation_time(library) if created is None else created
        if is_sure or (created and _creation_time(path) == created):
            paths.append(path)
    return paths


def find_other_copies(library: Path) -> list[Path]:
    """Return the files beside a library that began as this one, under other names than those of conflict copies.

    People make such copies themselves: "library - Copie.json". Raises OSError.
    """
    with os.scandir(library.parent) as entries:
        paths = [Path(entry.path) for entry in entries if entry.is_file() and entry.name != library.name]
    created = _creation_time(library)
    copies = {*find_conflict_copies(library)}
    like_paths = [path for path in paths if path.suffix.lower() == library.suffix.lower() and path not in copies]
    return sorted(path for path in like_paths if created and _creation_time(path) == created)


def _kind(middle: str) -> bool | None:
    """Return whether a part of a name is surely that of a copy, None where it is of no copy; a copy may have a copy."""
    sure_pattern, possible_pattern = _compile_patterns()
    unread = middle
    while match := sure_pattern.match(unread):
        unread = unread[match.end() :]
        if not unread:
            return True
    return False if possible_pattern.fullmatch(unread) else None


@cache
def _compile_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sure_words, possible_words = (
        "|".join(f"(?:{pattern.middle})" for pattern in _patterns() if pattern.is_sure is is_sure)
        for is_sure in (True, False)
    )
    return re.compile(sure_words), re.compile(possible_words)


def _creation_time(library: Path) -> str:
    """Return when a library was created, "" where the file is no library."""
    from protlib.storage.contents import NotALibraryError, read_header

    try:
        return read_header(library).created
    except (NotALibraryError, OSError):
        return ""
