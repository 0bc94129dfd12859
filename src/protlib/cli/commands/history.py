"""`history`: the changes to the library, or to a publication."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.changes import draw_diff
from protlib.cli.completers import completers
from protlib.cli.context import library_of
from protlib.cli.options.declaration import argument, option
from protlib.cli.options.shared import JsonFormOption, NoPagerOption
from protlib.cli.output import put_cells, put_empty_list, put_json, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.cli.version_choice import first_version, is_key
from protlib.errors import LibraryUnusableError, NothingFoundError, ProtlibError, UsageError
from protlib.system.shell import command_line
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.past.past_versions import Past, RecordChange
    from protlib.render.differences import DiffLine
    from protlib.storage.version_info import VersionInfo

LimitOption = Annotated[
    int, option("--limit -n NUMBER", "Show at most NUMBER versions, the newest.", minimum=1, shows_default=True)
]


def history(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        argument(
            "[KEY|TIME]",
            "Show only the changes to this publication, as a diff. "
            "Or since a time: 2026-11-24, yesterday, “3 days ago”.",
            completers.keys,
        ),
    ] = None,
    *,
    limit: LimitOption = 20,
    output: JsonFormOption = None,
    no_pager: NoPagerOption = False,
) -> None:
    """List the changes to the library, or to a publication.

    The newest version comes first. Each has its number, time, who made it, publications and command. A version keeps
    its number as long as it is kept. The current version comes first, except after undo.

    With a key, it lists each version that changed the publication, under any key, and what changed.
    """
    from protlib.library.past.past_versions import past_of

    with library_of(context) as library:
        library_history = past_of(library)
        with put_empty_list(output):
            if not library_history.versions:
                raise NothingFoundError(f"{library.path}: no changes yet")
            key, time = _choose_key_or_time(library, words or ())
            versions: Sequence[VersionInfo] = library_history.versions_since(time) if time else library_history.versions
        changes, error = ([], None) if key is None else _changes(library, library_history, key)
    if key is not None:
        versions = [change.version for change in changes]
    _print(versions[:limit], changes[:limit], output, no_pager=no_pager)
    if further_versions := versions[limit:]:
        say(f"{len(further_versions)} more, back to {further_versions[-1].changed}; --limit lists them")
    if error is not None:
        raise error


def _choose_key_or_time(library: "Library", words: Sequence[str]) -> tuple[str | None, str]:
    """Return the key that words name (else None), and the time (else "").

    Raises UsageError if the words name more than one.
    """
    from protlib.search.moments import parse_moment

    if not words:
        return None, ""
    name, further_words = first_version(words)
    if further_words:
        raise UsageError(f"history takes one publication; type protlib history {command_line(words[:1])}")
    if is_key(library, name):
        return name, ""
    if name.isdecimal():
        version_before = f"{int(name) - 1} " if int(name) > 1 else ""
        raise UsageError(f"{name} is a version; to see what it changed: protlib diff {version_before}{name}")
    return (None, name) if parse_moment(name) else (name, "")


def _print(
    versions: "Sequence[VersionInfo]", changes: "Sequence[RecordChange]", output: str | None, *, no_pager: bool
) -> None:
    """Print versions, or the changes of a publication in each version."""
    if changes and output != "json":
        draw_diff(_lines(changes), to_output=True, no_pager=no_pager)
        return
    with show_in_pager(no_pager=no_pager):
        if output == "json":
            put_json([*(map(_json_of_change, changes) if changes else map(_json, versions))])
        else:
            put_cells(map(_cells, versions))


def _changes(library: "Library", library_history: "Past", key: str) -> "tuple[list[RecordChange], ProtlibError | None]":
    """Return the changes of a publication, and the error if a damaged version hides some of them.

    The publication may be removed. Raises NothingFoundError if the library has never had it.
    """
    missing: NothingFoundError | None = None
    try:
        key = library.get(key).key
    except NothingFoundError as error:
        missing = error
    changes: list[RecordChange] = []
    try:
        changes.extend(library_history.changes(key))  # what comes before an error is kept
    except LibraryUnusableError as error:
        return changes, error
    if not changes:
        oldest = library_history.versions[-1]
        raise missing or NothingFoundError(
            f"{key} did not change since version {oldest.number} ({oldest.changed}), the oldest that is kept"
        )
    return changes, None


def _lines(changes: "Sequence[RecordChange]") -> "Iterator[DiffLine]":
    """Yield a line for each version, and below it its changes."""
    from protlib.render.differences import DiffLine, additions, make_diff, removals

    for version, old, new in changes:
        number, changed, user, _records, command = _cells(version)
        yield DiffLine("", f"{number}  {changed}  {user}  {command}")
        if old is not None and new is not None:
            lines = make_diff(old, new)
        elif new is not None:
            lines = additions(new)
        else:
            lines = [] if old is None else removals(old)
        yield from lines[1:]


def _cells(version: "VersionInfo") -> tuple[str, ...]:
    note = " (undone)" if version.is_undone else ""
    user, command = make_legible(version.who), f"{make_legible(version.changed_by)}{note}"
    return str(version.number), version.changed or "-", user or "-", str(version.records), command


def _json(version: "VersionInfo") -> dict[str, object]:
    return {
        "version": version.number,
        "changed": version.changed,
        "who": make_legible(version.who),
        "publications": version.records,
        "command": make_legible(version.changed_by),
        "undone": version.is_undone,
    }


def _json_of_change(change: "RecordChange") -> dict[str, object]:
    return {**_json(change.version), "before": change.old_record, "after": change.new_record}
