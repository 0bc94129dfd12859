"""The copies that programs for synchronising folders put beside a library where two people have written to it at once.

The names that Synology, Resilio, FileCloud and OpenCloud give stand in their documents, those of Dropbox in five languages in public code that
looks for them; the others are as users know them. In Dropbox's, "copy" and "conflict" stand in one pair of brackets with the date.
"""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_DATE: Final = r"\d{4}-\d\d-\d\d"
_CONFLICT: Final = "conflict|conflit|conflitto|conflito|konflik|modstrid|motstrid|конфл|冲突|衝突|競合|問題|충돌"
_COPY: Final = "cop[iy]|cóp|kopi|копи|копі|コピー|副本|複本|拷贝|拷貝|사본|복사본"
# The name of a Windows computer, in capitals and not of digits alone, or that of a Mac; no word that people write themselves.
_BY_HAND: Final = "BACKUP|BAK|COPY|DRAFT|FINAL|NEW|OLD|ORIG|ORIGINAL|TEST|V\\d+|REV\\d*|[A-Z]{1,3}"
_COMPUTER: Final = (
    rf"(?!(?:{_BY_HAND})(?:-\d+)?\Z)(?=[^a-z]*[A-Z])[A-Z0-9][A-Z0-9-]{{1,14}}|.*(?:MacBook|iMac|Mac-?mini|Mac mini).*"
)


class _Pattern(NamedTuple):
    """What stands in the name of a copy between that of the library and its suffix.

    Of one that is not `sure`, only what the file says tells that it is no other library.
    """

    program: str
    middle: str
    is_sure: bool


_PATTERNS: Final = (
    # Such as "library (Ana's conflicted copy 2026-01-02).json" and "library (conflicted copy 2026-01-02 101112).json".
    _Pattern("Dropbox, Nextcloud", rf" \((?=.*(?i:{_CONFLICT}))(?=.*(?i:{_COPY})).*{_DATE}.*\)", True),
    _Pattern("Dropbox", r" \((?:Case|Unicode Encoding|Selective Sync|White ?space) Conflict(?: \d+)?\)", True),
    _Pattern("ownCloud", r"_conflict(?:_.+)?-\d{8}-\d{6}", True),
    _Pattern("Syncthing", r"[.~]sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?", True),
    _Pattern("Seafile", rf" \(SFConflict .+ {_DATE}(?:-\d\d){{3}}\)(?:-\d+)?", True),
    _Pattern("Resilio", r"(?:\.Conflict\d*)+", True),
    _Pattern("Google Drive", r" ?\[Conflict(?: \d+)?\]", True),
    # Such as "library_Andy-PC_Jan-03-0901-2026_Conflict_1.json"
    _Pattern("Synology", r"_.+_[A-Z][a-z]{2}-\d\d-\d{4}-\d{4}_\w*Conflict(?:_\d+)?", True),
    _Pattern("FileCloud", rf" ?\(Conflict_.+_{_DATE}(?:-\d\d){{3}}\)", True),
    _Pattern("OneDrive", rf"-(?:{_COMPUTER})(?:-\d+)?", False),
    _Pattern("Google Drive", r" \([1-9]\d?\)", False),
    _Pattern("iCloud", r" [2-9]\d?", False),
)


class Named(NamedTuple):
    """A file that has the name of a copy, and whether that is sure."""

    name: str
    is_sure: bool


def named_as_copies(library: str, names: Iterable[str]) -> list[Named]:
    """Return those of the names of files that programs give to copies of a library, in order; nothing is looked at."""
    stem, suffix = _composed(Path(library).stem), _composed(Path(library).suffix)
    start, end = stem.lower(), suffix.lower()
    found = []
    for name in names:
        known = _composed(name)
        folded = known.lower()
        if not (folded.startswith(start) and folded.endswith(end)) or name == library:
            continue
        middle = known[len(stem) : len(known) - len(suffix)]
        if (kind := _kind(middle)) is not None:
            found.append(Named(name, kind))
    return sorted(found)


def conflict_copies(library: Path) -> list[Path]:
    """Return the copies of a library that lie beside it, in the order of their names; raises OSError.

    Where the name alone does not tell, the file must have begun as this library: be a library that was made at the same time.
    """
    with os.scandir(library.parent) as entries:
        copies = named_as_copies(library.name, (entry.name for entry in entries))
    if not copies:
        return []
    made: str | None = None
    found = []
    for name, is_sure in copies:
        path = library.with_name(name)
        if not path.is_file():
            continue
        if not is_sure:
            made = _made(library) if made is None else made
        if is_sure or (made and _made(path) == made):
            found.append(path)
    return found


def _kind(middle: str) -> bool | None:
    """Tell whether what stands in a name is surely of a copy; None where it is of none. A copy of a copy is one, too."""
    surely, perhaps = _compiled()
    rest = middle
    while match := surely.match(rest):
        rest = rest[match.end() :]
        if not rest:
            return True
    return False if perhaps.fullmatch(rest) else None


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sure, other = (
        "|".join(f"(?:{each.middle})" for each in _PATTERNS if each.is_sure is is_sure) for is_sure in (True, False)
    )
    return re.compile(sure), re.compile(other)


def _made(library: Path) -> str:
    """Return when a library was made, "" where a file is none."""
    from protlib.storage.contents import NotALibraryError, read_header

    try:
        return read_header(library).created
    except (NotALibraryError, OSError):
        return ""


def _composed(name: str) -> str:
    """Return a name with each letter as one character, however the disk has its accents."""
    if name.isascii():
        return name
    import unicodedata

    return unicodedata.normalize("NFC", name)
