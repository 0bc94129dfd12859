"""`undo`, `redo` and `history`: the library file as it was."""

import sys
from collections.abc import Callable, Iterator, Sequence, Sized
from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.changes import draw
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed_text
from protlib.cli.options import VERSION_HELP, JsonFormOption, taking
from protlib.cli.output import none_listed, publications_text, put_cells, put_lines, say
from protlib.cli.report import REPORT_OPTIONS, put_report
from protlib.cli.terminal.pager import NoPager, paged
from protlib.cli.version_choice import first_version, is_key, version_called
from protlib.errors import LibraryUnusableError, NothingFoundError, ProtlibError, UsageError
from protlib.system.shell import command_line
from protlib.text import legible

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.past import Change, Past
    from protlib.render.differences import Line
    from protlib.render.shapes import Shape
    from protlib.storage import Step, VersionInfo


@taking(REPORT_OPTIONS, into="report")
def undo(
    context: typer.Context,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="VERSION",
            help=f"Undo all changes after this version. {VERSION_HELP}",
            show_default=False,
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Replace a damaged file by an earlier version without asking."),
    ] = False,
    *,
    report: dict[str, Any],
) -> None:
    """Undo the last change to the library.

    A second undo takes back the change before.
    """
    with library_of(context) as library:
        number = None if to is None else _number_of(library, typed_text(to))
        step = _stepped(lambda sure: library.undo(to=number, sure=sure), "Undo", report, yes=yes)
    _report(step, report)
    if not report["quiet"]:
        *firsts, last = [legible(command) or "what befell the file" for command in step.commands]
        for command in firsts:
            say(f"undone: {command}")
        say(f"undone: {last}; {_holds(step.now)}")
    if step.damaged:
        say(f"the damaged file is kept as {step.damaged}")


def _report(step: "Step", report: dict[str, Any]) -> None:
    """Tell scripts what a step has changed."""
    if report["output"] == "json":
        from protlib.library.past.restore import outcomes_between

        put_report(outcomes_between(step.was or (), step.now or ()), dry_run=False)


def _number_of(library: "Library", to: str) -> int:
    """Return the number of the version before the library that is to be put back."""
    from protlib.library.past import past_of

    past = past_of(library)
    version = version_called(library, past, to, "undo --to")
    if version.is_undone:
        raise UsageError(f"version {version.number} was undone. To redo, one command at a time: protlib redo")
    if not past.is_before(version):
        raise NothingFoundError(f"the library is the same as version {version.number}: nothing to undo")
    return version.number


def _stepped(step: "Callable[[bool], Step]", verb: str, report: dict[str, Any], *, yes: bool) -> "Step":
    """Take a step; scripts are told of none that changed nothing where it cannot be taken."""
    try:
        return _sure(step, verb, yes=yes)
    except ProtlibError:
        if report["output"] == "json":
            put_report([], dry_run=False)
        raise


def _sure(step: "Callable[[bool], Step]", verb: str, *, yes: bool) -> "Step":
    """Take a step; where that gives up what a file has that is whole but for a record, a terminal is asked."""
    from protlib.storage import UnsureError

    try:
        return step(yes)
    except UnsureError as error:
        if not sys.stdin.isatty():
            raise
        say(str(error))
        typer.confirm(f"{verb} all the same?", abort=True, err=True)
        return step(True)


@taking(REPORT_OPTIONS, into="report")
def redo(
    context: typer.Context,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Replace a damaged file by the later version without asking."),
    ] = False,
    *,
    report: dict[str, Any],
) -> None:
    """Redo the change that undo took back.

    A second redo does the next one.
    """
    with library_of(context) as library:
        step = _stepped(lambda sure: library.redo(sure=sure), "Redo", report, yes=yes)
    _report(step, report)
    if not report["quiet"]:
        say(f"done again: {legible(step.changed_by)}; {_holds(step.now)}")
    if step.damaged:
        say(f"the damaged file is kept as {step.damaged}")


def _holds(records: Sized | None) -> str:
    if records is None:
        return "the library holds both sides of a merge again; protlib merge --markers joins them"
    return f"the library has {publications_text(len(records))} now"


LimitOption = Annotated[
    int,
    typer.Option("--limit", "-n", min=1, metavar="NUMBER", help="Show at most NUMBER versions, the newest."),
]


def history(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="Show only the changes to this publication, as a diff. Or since a time: 2026-11-24, yesterday, “3 days ago”.",
            metavar="[KEY|TIME]",
            autocompletion=completers.keys,
            show_default=False,
        ),
    ] = None,
    *,
    limit: LimitOption = 20,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the changes to the library, or to a publication.

    The newest version comes first. Each has its number, time, who made it, publications and command. A version keeps
    its number as long as it is kept. The current version comes first, except after undo.

    With a key, it lists each version that changed the publication, under any key, and what changed.
    """
    from protlib.library.past import past_of

    with library_of(context) as library:
        past = past_of(library)
        with none_listed(output):
            if not past.versions:
                raise NothingFoundError(f"{library.path}: no changes yet")
            key, since = _asked(library, words or ())
            versions: Sequence[VersionInfo] = past.versions_since(since) if since else past.versions
        changes, error = ([], None) if key is None else _changes(library, past, key)
    if key is not None:
        versions = [change.version for change in changes]
    _print(versions[:limit], changes[:limit], output, no_pager=no_pager)
    if more := versions[limit:]:
        say(f"{len(more)} more, back to {more[-1].changed}; --limit lists them")
    if error is not None:
        raise error


def _asked(library: "Library", words: "Sequence[str]") -> tuple[str | None, str]:
    """Return the key that words name, None for none, and the time, "" for none; raises UsageError where they name more than one."""
    from protlib.library.moments import parse_moment

    if not words:
        return None, ""
    called, rest = first_version(words)
    if rest:
        raise UsageError(f"history takes one publication; type protlib history {command_line(words[:1])}")
    if is_key(library, called):
        return called, ""
    if called.isdecimal():
        before = f"{int(called) - 1} " if int(called) > 1 else ""
        raise UsageError(f"{called} is a version; to see what it changed: protlib diff {before}{called}")
    return (None, called) if parse_moment(called) else (called, "")


def _print(
    versions: "Sequence[VersionInfo]", changes: "Sequence[Change]", output: str | None, *, no_pager: bool
) -> None:
    """Print versions, or what was changed in each where that was asked for."""
    if changes and output != "json":
        draw(_lines(changes), to_output=True, no_pager=no_pager)
        return
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            put_lines([json_text([*(map(_json_of_change, changes) if changes else map(_json, versions))])])
        else:
            put_cells(map(_cells, versions))


def _changes(library: "Library", past: "Past", key: str) -> "tuple[list[Change], ProtlibError | None]":
    """Return what was done to a publication, be it there or removed, and why it is not all where a version is damaged.

    Raises NothingFoundError where nothing is known of it.
    """
    missing: NothingFoundError | None = None
    try:
        key = library.get(key).key
    except NothingFoundError as error:
        missing = error
    changes: list[Change] = []
    try:
        changes.extend(past.changes(key))  # what comes before an error is kept
    except LibraryUnusableError as error:
        return changes, error
    if not changes:
        oldest = past.versions[-1]
        raise missing or NothingFoundError(
            f"{key} did not change since version {oldest.number} ({oldest.changed}), the oldest that is kept"
        )
    return changes, None


def _lines(changes: "Sequence[Change]") -> "Iterator[Line]":
    """Yield for each change a line that tells the version, and below it what it changed."""
    from protlib.render.differences import Line, additions, differences, removals

    for version, before, after in changes:
        number, changed, who, _records, command = _cells(version)
        yield Line("", f"{number}  {changed}  {who}  {command}")
        if before is not None and after is not None:
            lines = differences(before, after)
        elif after is not None:
            lines = additions(after)
        else:
            lines = [] if before is None else removals(before)
        yield from lines[1:]


def _cells(version: "VersionInfo") -> tuple[str, ...]:
    undone = " (undone)" if version.is_undone else ""
    who, command = legible(version.who), f"{legible(version.changed_by)}{undone}"
    return str(version.number), version.changed or "-", who or "-", str(version.records), command


def _json(version: "VersionInfo") -> dict[str, object]:
    return {
        "version": version.number,
        "changed": version.changed,
        "who": legible(version.who),
        "publications": version.records,
        "command": legible(version.changed_by),
        "undone": version.is_undone,
    }


def _json_of_change(change: "Change") -> dict[str, object]:
    return {**_json(change.version), "before": change.before, "after": change.after}


def shape() -> "Shape":
    """Return the shape of what `history` prints as JSON, without a key and with one."""
    from protlib.render.shapes import RECORD, array_of, closed_object, either, flag, number, or_null, text

    parts = {
        "version": number("its number, as long as it is kept"),
        "changed": text('when, "" where that is not known'),
        "who": text('the name of the account, "" where that is not known'),
        "publications": number("how many there were"),
        "command": text("what made it"),
        "undone": flag("whether it was taken back"),
    }
    of_one = {**parts, "before": or_null(RECORD), "after": or_null(RECORD)}
    return either(
        array_of("versions, the newest first", closed_object("", parts)),
        array_of("with a key: the versions that changed it", closed_object("", of_one)),
    )
