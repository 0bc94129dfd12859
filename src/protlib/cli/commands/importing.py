"""`import`: many publications from files, in one write."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from protlib.cli.advice import places_of, tell_unknown_places
from protlib.cli.assignment import change_of_defaults, tags_of, type_named
from protlib.cli.changes import approved
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.files import Loaded, load, tell_problems, tell_unknown_columns
from protlib.cli.options import ColumnsOption, OnDuplicateOption, Options, SetOption, format_option, taking
from protlib.cli.output import MOST_TOLD, put, say, tell_guesses, tell_outcomes, tell_renamed
from protlib.errors import ExitCode, InputRefusedError, UsageError
from protlib.formats.registry import FORMATS

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Match, OnDuplicate, Outcome
    from protlib.record.model import Publication


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
MatchOption = Annotated[
    Literal["auto", "id", "key"],
    typer.Option(
        "--match",
        help="What tells that a publication is there already: all that is known of it, a DOI, ISBN, document symbol or link (id), or its key.",
    ),
]
YesOption = Annotated[
    bool, typer.Option("--yes", help="Do not ask; a terminal is asked where replace changes more than one.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="All or nothing: no record if one is bad.")]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell of every record, problem and guess.")
]


_HOW: Final[Options] = {
    "match": (MatchOption, "auto"),
    "on_duplicate": (OnDuplicateOption, "skip"),
    "yes": (YesOption, False),
    "dry_run": (DryRunOption, False),
    "strict": (StrictOption, False),
    "verbose": (VerboseOption, False),
}
"""How publications are taken in; `_How` has their values."""


@taking(_HOW, into="how")
def import_(
    context: typer.Context,
    files: FilesArgument,
    format_name: InputFormatOption = "auto",
    columns: ColumnsOption = None,
    kind: TypeOption = "",
    defaults: SetOption = None,
    tags: TagsOption = None,
    *,
    how: dict[str, Any],
) -> None:
    """Import publications from files; what is there already is left as it is.

    Reads {formats}. A bad record is told and never takes its neighbours with it; the exit code is then 3.

    With --match key --on-duplicate replace, a table from export-table comes home: a row wins in the columns that it has, an empty
    cell clears the field, and what nobody has edited stays as it is. A row without a key is added, one whose key is not there is not.
    """
    asked = _How(**how)
    asked.refuse_defaults(defaults, tags, kind)
    with library_of(context) as library:
        own = library.own_fields()
        given = change_of_defaults(
            type_named(kind), typed(defaults or []), tags_of(typed(tags or [])), lambda: own
        )
    loaded, refused = _load_all(files, format_name, columns or (), type_named(kind), own, asked)
    refused += sum(each.lost for each in loaded)
    asked.refuse_in_part(refused)
    with library_of(context) as library:
        outcomes = _taken_in(library, loaded, given, asked, f"import {' '.join(files)}")
    _tell(outcomes, asked)
    refused += sum(outcome.action == "refused" for outcome in outcomes)
    put([_summary(outcomes, refused, sum(each.problems for each in loaded), asked)])
    if refused:
        raise typer.Exit(ExitCode.INPUT_REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How publications are taken in, as the options of `import` say."""

    match: "Match"
    on_duplicate: "OnDuplicate"
    dry_run: bool
    yes: bool
    strict: bool
    verbose: bool

    def refuse_defaults(self, *given: object) -> None:
        """Raise UsageError where what is given to all would take the place of what publications have."""
        if self.on_duplicate == "replace" and any(given):
            raise UsageError(
                "--type, --set and --tag give what is missing, and --on-duplicate replace takes what is there"
            )

    def refuse_in_part(self, refused: int, why: str = "could not be read") -> None:
        """Raise typer.Exit where it is all or nothing, and some were refused."""
        if self.strict and refused:
            say(f"nothing was imported: --strict, and {refused} {why}")
            raise typer.Exit(ExitCode.INPUT_REFUSED)


def _taken_in(
    library: "Library",
    loaded: Sequence[Loaded],
    given: "Callable[[Publication], Publication]",
    how: _How,
    label: str,
) -> "Sequence[Outcome]":
    publications = [given(publication) for each in loaded for publication in each.parsed.publications]
    sources = [Path(each.name).name for each in loaded for _ in each.parsed.publications]
    nothing: list[frozenset[str]] = [frozenset()]
    columns = [
        names for each in loaded for names in each.parsed.columns or nothing * len(each.parsed.publications)
    ]

    def take(dry_run: bool) -> "Sequence[Outcome]":
        return library.add_many(
            publications,
            how.on_duplicate,
            match=how.match,
            sources=sources,
            columns=columns,
            dry_run=dry_run,
            label=label,
        )

    if how.strict and how.match != "auto":
        refused = [outcome for outcome in take(True) if outcome.action == "refused"]
        tell_outcomes(refused, verbose=False)
        how.refuse_in_part(len(refused), "refused")
    if how.on_duplicate == "replace":
        return approved(take, dry_run=how.dry_run, yes=how.yes)
    return take(how.dry_run)


def _tell(outcomes: Sequence["Outcome"], how: _How) -> None:
    """Print what became of the records that a person may want to look at, every one where verbose."""
    is_drawn = how.on_duplicate == "replace"  # the diff has what was changed
    listed = [each for each in outcomes if not is_drawn or each.action in {"added", "refused"} or each.notes]
    tell_outcomes(listed, verbose=how.verbose or how.dry_run, dry_run=how.dry_run)
    if how.verbose:
        tell_guesses(outcomes)
        tell_renamed(outcomes)
    given = (
        place
        for outcome in outcomes
        if outcome.action in {"added", "updated"}
        for place in places_of(outcome.publication)
    )
    tell_unknown_places(given, None if how.verbose else MOST_TOLD)


def _readable() -> str:
    last, *others = (entry.spoken for entry in FORMATS if entry.reads)
    return f"{', '.join(others)} and {last}"


import_.__doc__ = (import_.__doc__ or "").format(formats=_readable())


def _load_all(
    files: Sequence[str],
    format_name: str,
    columns: Sequence[str],
    kind: str,
    own: Sequence[str],
    how: _How,
) -> tuple[list[Loaded], int]:
    """Read every file and tell what was wrong with it; one that cannot be read is counted, and the others are read all the same."""
    from protlib.library.plan import FINDERS

    loaded: list[Loaded] = []
    refused = 0
    for path in files:
        try:
            loaded.append(load(path, format_name, columns, kind=kind, own=own, finders=FINDERS[how.match]))
        except InputRefusedError as error:
            say(str(error))
            refused += 1
    for each in loaded:
        tell_problems(each, verbose=how.verbose)
        tell_unknown_columns(each, is_kept=how.match == "auto" or how.on_duplicate == "update")
    return loaded, refused


def _summary(outcomes: Sequence["Outcome"], refused: int, problems: int, how: _How) -> str:
    counts = Counter(outcome.action for outcome in outcomes)
    there = counts["skipped"] + counts["unchanged"]
    if how.on_duplicate == "replace":  # several rows may be of one publication
        changed = {outcome.existing for outcome in outcomes if outcome.action == "updated"}
        there = len({outcome.existing for outcome in outcomes if outcome.existing} - changed)
        parts = [f"{len(changed)} changed"]
        parts += [f"{there} unchanged"] if there else []
        parts += [f"{counts['added']} added"] if counts["added"] else []
    else:
        parts = [f"{counts['added']} added"]
        parts += [f"{counts['updated']} updated"] if counts["updated"] else []
        parts += [f"{there} already there"] if there else []
    parts += [f"{refused} {'refused' if how.match != 'auto' else 'could not be read'}"] if refused else []
    parts += [f"{problems} {'problem' if problems == 1 else 'problems'}"] if problems else []
    return f"{'would be: ' if how.dry_run else ''}{', '.join(parts)}"
