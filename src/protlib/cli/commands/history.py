"""`undo`, `history` and `info`: the library file itself."""

import sys
from collections.abc import Sized
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.context import library_of
from protlib.cli.options import JsonFormOption
from protlib.cli.output import publications_text, put, put_cells, say
from protlib.cli.pager import NoPager, paged
from protlib.errors import NothingFoundError
from protlib.text import legible, printable

if TYPE_CHECKING:
    from protlib.storage import VersionInfo


def undo(
    context: typer.Context,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Put an earlier version in the place of a damaged file without asking."),
    ] = False,
) -> None:
    """Take back the last change to the library; a second undo takes back the one before."""
    from protlib.storage import UnsureError

    with library_of(context) as library:
        try:
            step = library.undo(sure=yes)
        except UnsureError as error:
            if not sys.stdin.isatty():
                raise
            say(str(error))
            typer.confirm("Undo all the same?", abort=True, err=True)
            step = library.undo(sure=True)
    say(f"undone: {legible(step.changed_by) or 'what befell the file'}; {_holds(step.now)}")
    if step.damaged:
        say(f"the damaged file is kept as {step.damaged}")


def redo(context: typer.Context) -> None:
    """Do again what undo took back last."""
    with library_of(context) as library:
        step = library.redo()
    say(f"done again: {legible(step.changed_by)}; {_holds(step.now)}")


def _holds(records: Sized) -> str:
    return f"the library has {publications_text(len(records))} now"


def history(
    context: typer.Context,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="NUMBER", help="The newest so many.")
    ] = 20,
    *,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the kept versions of the library, the newest first: number, time, who, publications and command.

    A version keeps its number as long as it is kept; that of the library as it is stands first, but for what was undone.
    """
    with library_of(context) as library:
        versions = library.history()
        if not versions:
            raise NothingFoundError(f"{library.path}: nothing was changed yet")
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            put([json_text(list(map(_json, versions[:limit])))])
        else:
            put_cells(map(_cells, versions[:limit]))
    if more := versions[limit:]:
        say(f"{len(more)} more, back to {more[-1].changed}; --limit lists them")


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


def info(
    context: typer.Context,
    output: JsonFormOption = None,
) -> None:
    """Tell where the library is, what it holds and where its index and earlier versions are."""
    from protlib import __version__

    with library_of(context) as library:
        told = {"protlib": __version__, **library.info()}
    told = {name: printable(value) if isinstance(value, str) else value for name, value in told.items()}
    if output == "json":
        from protlib.render.scripts import json_text

        put([json_text(told)])
        return
    width = max(map(len, told)) + 2
    put(
        f"{name.replace('_', ' ') + ':':<{width}}{_shown(name, value)}"
        for name, value in told.items()
        if value != ""
    )


def _shown(name: str, value: str | int) -> str:
    return (
        f"{value:,} bytes" if name.endswith("size") else str(value).replace("\n", "\N{REPLACEMENT CHARACTER}")
    )
