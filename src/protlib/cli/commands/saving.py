"""`searches`: the searches that a library keeps under a name."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import DryRunOption, JsonFormOption, taking
from protlib.cli.output import put, put_cells, say
from protlib.cli.report import QUIET_OPTION
from protlib.cli.saved import command_line
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import SAVED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from protlib.library import Library
    from protlib.library.saved_searches import Finding
    from protlib.render.shapes import Shape

RemoveOption = Annotated[
    list[str] | None,
    typer.Option(
        "--remove",
        metavar="NAME",
        help="Keep this search no more. Repeatable.",
        autocompletion=completers.saved_searches,
        show_default=False,
    ),
]
RenameOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--rename",
        metavar="OLD NEW",
        help="Give a search another name, also in the searches that use it.",
        autocompletion=completers.saved_searches,
        show_default=False,
    ),
]


@taking(QUIET_OPTION, into="how")
def searches(
    context: typer.Context,
    *,
    remove: RemoveOption = None,
    rename: RenameOption = None,
    output: JsonFormOption = None,
    dry_run: DryRunOption = False,
    how: dict[str, bool],
) -> None:
    """List the saved searches: the name, how many publications it finds now, and the command line that asks the same.

    protlib search --save NAME saves one. @NAME stands for what it finds, among the words of every command.
    """
    if remove and rename:
        raise UsageError("--remove or --rename, not both")
    if (remove or rename) and output:
        raise UsageError("--format is for the list; leave it out, or --remove and --rename")
    with library_of(context) as library:
        if remove:
            told = _removed(library, typed(remove), dry_run=dry_run)
        elif rename:
            told = _renamed(library, *typed(list(rename)), dry_run=dry_run)
        else:
            _list(library, output)
            return
    if not how["quiet"]:
        say(f"{'would be ' if dry_run else ''}{told}{'; dry run: nothing was written' if dry_run else ''}")


def _removed(library: "Library", names: list[str], *, dry_run: bool) -> str:
    from protlib.library import saved_searches

    gone = saved_searches.remove(library, names, f"searches --remove {' '.join(names)}", dry_run=dry_run)
    return f"removed: {_signed(search.name for search in gone)}"


def _renamed(library: "Library", old: str, new: str, *, dry_run: bool) -> str:
    from protlib.library import saved_searches

    done = saved_searches.rename(library, old, new, f"searches --rename {old} {new}", dry_run=dry_run)
    using = f", also in {_signed(done.using)}" if done.using else ""
    return f"renamed: {_signed([done.old])} to {_signed([done.new])}{using}"


def _signed(names: "Iterable[str]") -> str:
    return ", ".join(f"{SAVED}{name}" for name in names)


def _list(library: "Library", output: str | None) -> None:
    from protlib.library.one_moment import at_one_moment
    from protlib.library.saved_searches import findings

    found = at_one_moment(library, findings)
    if output == "json":
        from protlib.render.scripts import json_text

        put([json_text(list(map(_json, found)))])
    else:
        put_cells(_cells(finding) for finding in found)
    if not found:
        raise NothingFoundError("no search is saved yet: protlib search --save NAME WORDS")


def _cells(finding: "Finding") -> tuple[str, str, str]:
    why, *_advice = finding.wrong.removeprefix(f"{SAVED}{finding.search.name}: ").split("; ")
    count = why if finding.publications is None else str(finding.publications)
    return f"{SAVED}{finding.search.name}", count, command_line(finding.search.asks)


def shape() -> "Shape":
    """Return the shape of what is printed as JSON."""
    from protlib.record.saved_search import FIELDS
    from protlib.render.shapes import closed, flag, listed, number, or_null, text, texts

    of_kind = {tuple: texts(""), bool: flag(""), str: text(""), int: number("")}
    asks = closed(
        "what it asks for, as it was typed; what it does not is left out",
        {name: of_kind[kind] for name, kind in FIELDS.items()},
        optional=FIELDS,
    )
    told = {
        "name": text("without @"),
        "asks": asks,
        "command": text("the line that asks the same"),
        "publications": or_null(number("how many it finds now; null where it cannot be asked")),
        "wrong": text('why it cannot be asked, "" where it can'),
    }
    return listed("the saved searches, by name", closed("", told))


def _json(finding: "Finding") -> dict[str, Any]:
    return {
        **finding.search.document(),
        "command": command_line(finding.search.asks),
        "publications": finding.publications,
        "wrong": finding.wrong,
    }
