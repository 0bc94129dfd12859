"""`import`: many publications from files, in one write."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.advice import places_of, tell_unknown_places
from protlib.cli.assignment import change_of_defaults, type_named
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.files import Loaded, load, tell_problems
from protlib.cli.options import ColumnsOption, OnDuplicateOption, format_option
from protlib.cli.output import MOST_TOLD, put, say, tell_guesses, tell_outcomes, tell_renamed
from protlib.errors import ExitCode, InputRefusedError
from protlib.formats.registry import FORMATS

if TYPE_CHECKING:
    from protlib.library.plan import Outcome


FilesArgument = Annotated[
    list[str], typer.Argument(help="Files to read; - is standard input.", metavar="FILE...")
]
InputFormatOption = Annotated[
    str,
    format_option(
        "--format",
        "-f",
        help_text="What they are; auto tells by suffix and content.",
        complete=completers.read,
    ),
]
TagsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        help="Give every one this tag. Repeatable.",
        autocompletion=completers.values("tag"),
        show_default=False,
    ),
]
TypeOption = Annotated[
    str,
    typer.Option(
        "--type",
        "-t",
        help="The type of those whose file says none.",
        autocompletion=completers.types,
        show_default=False,
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="A field for those that lack it; FIELD+=VALUE adds to a list. Repeatable.",
        autocompletion=completers.assignments,
        show_default=False,
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="All or nothing: no record if one is bad.")]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell of every record, problem and guess.")
]


def import_(
    context: typer.Context,
    files: FilesArgument,
    format_name: InputFormatOption = "auto",
    columns: ColumnsOption = None,
    kind: TypeOption = "",
    defaults: SetOption = None,
    tags: TagsOption = None,
    on_duplicate: OnDuplicateOption = "skip",
    dry_run: DryRunOption = False,
    strict: StrictOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Import publications from files; what is there already is left as it is.

    Reads {formats}. A bad record is told and never takes its neighbours with it; the exit code is then 3.
    """
    kind = type_named(kind)
    loaded, refused = _load_all(files, format_name, columns or (), kind)
    for each in loaded:
        tell_problems(each, verbose=verbose)
    refused += sum(each.lost for each in loaded)
    if strict and refused:
        say(f"nothing was imported: --strict, and {refused} could not be read")
        raise typer.Exit(ExitCode.INPUT_REFUSED)
    with library_of(context) as library:
        given = change_of_defaults(kind, typed(defaults or []), typed(tags or []), library.own_fields)
        outcomes = library.add_many(
            [given(publication) for each in loaded for publication in each.parsed.publications],
            on_duplicate,
            sources=[Path(each.name).name for each in loaded for _ in each.parsed.publications],
            dry_run=dry_run,
            label=f"import {' '.join(files)}",
        )
    _tell(outcomes, verbose=verbose, dry_run=dry_run)
    problems = sum(each.problems for each in loaded)
    put([_summary(outcomes, refused, problems=problems, dry_run=dry_run)])
    if refused:
        raise typer.Exit(ExitCode.INPUT_REFUSED)


def _tell(outcomes: Sequence["Outcome"], *, verbose: bool, dry_run: bool) -> None:
    """Print what became of the records that a person may want to look at, every one where verbose."""
    tell_outcomes(outcomes, verbose=verbose or dry_run)
    if verbose:
        tell_guesses(outcomes)
        tell_renamed(outcomes)
    given = (
        place
        for outcome in outcomes
        if outcome.action in {"added", "updated"}
        for place in places_of(outcome.publication)
    )
    tell_unknown_places(given, None if verbose else MOST_TOLD)


def _readable() -> str:
    last, *others = (entry.spoken for entry in FORMATS if entry.reads)
    return f"{', '.join(others)} and {last}"


import_.__doc__ = (import_.__doc__ or "").format(formats=_readable())


def _load_all(
    files: Sequence[str], format_name: str, columns: Sequence[str], kind: str
) -> tuple[list[Loaded], int]:
    """Read every file; one that cannot be read is told and counted, and the others are read all the same."""
    loaded: list[Loaded] = []
    refused = 0
    for path in files:
        try:
            loaded.append(load(path, format_name, columns, kind=kind))
        except InputRefusedError as error:
            say(str(error))
            refused += 1
    return loaded, refused


def _summary(outcomes: Sequence["Outcome"], refused: int, *, problems: int, dry_run: bool) -> str:
    counts = Counter(outcome.action for outcome in outcomes)
    there = counts["skipped"] + counts["unchanged"]
    parts = [f"{counts['added']} added"]
    parts += [f"{counts['updated']} updated"] if counts["updated"] else []
    parts += [f"{there} already there"] if there else []
    parts += [f"{refused} could not be read"] if refused else []
    parts += [f"{problems} {'problem' if problems == 1 else 'problems'}"] if problems else []
    return f"{'would be: ' if dry_run else ''}{', '.join(parts)}"
