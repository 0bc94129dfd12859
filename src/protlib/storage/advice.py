"""Advice for a library, or a kept version, that cannot be read."""

from pathlib import Path

from protlib.storage.contents import (
    ConflictError,
    EmptyFileError,
    FaultyRecordError,
    NewerFormatError,
    NotALibraryError,
    UnfitSidesError,
)
from protlib.storage.history.versions import Versions
from protlib.system.shell import quote
from protlib.text import number_of


def advise_on_library(library: Path, error: NotALibraryError, versions: Versions) -> str:
    """Return what a user can do about a library's file that is damaged, foreign, or of a newer protlib."""
    if isinstance(error, NewerFormatError):
        return "install a newer protlib to use it"
    file = quote(str(library))
    salvage = f"“protlib --library new.json import {file}” reads"
    last = versions.list_past()[-1:]
    undo = [
        f"puts back {version.path}, {number_of(version.record_count, 'record')}"
        for version in last
        if version.record_count
    ]
    if isinstance(error, UnfitSidesError):
        both = f"“protlib --library new.json import --on-duplicate add {file}” reads the records of both sides"
        ways = ["solve it in Git", both]
    elif isinstance(error, ConflictError):
        ways = [f"“protlib --library {file} merge --markers” joins the two sides, field by field", "solve it in Git"]
    elif isinstance(error, FaultyRecordError):
        ways = [
            "mend it there",
            f"{salvage} the others",
            *(f"“protlib --library {file} undo --yes” {way}" for way in undo),
        ]
    else:
        anew = [] if undo else ["put back a copy of it", "remove it to begin with a new one"]
        ways = [
            *(f"“protlib --library {file} undo” {way}" for way in undo),
            "use another library with --library",
            *(anew if isinstance(error, EmptyFileError) else [f"{salvage} what is in it"]),
        ]
    return f"it was left untouched; {', or '.join(ways)}"


def advise_on_version(versions: Versions) -> str:
    """Return what a user can do about a version that cannot be put back."""
    has_more = len(versions.list_past()) > 1
    return "remove it to go further back" if has_more else f"no other is left in {versions.folder}"
