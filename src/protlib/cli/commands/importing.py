"""`import`: many publications from files, in one write."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NoReturn

import typer

from protlib.cli.advice import places_of, tell_unknown_places
from protlib.cli.assignment import change_of_defaults, tags_of, type_named
from protlib.cli.changes import approved
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.files import Loaded, document_name, load, tell_problems, tell_unknown_columns
from protlib.cli.options import ColumnsOption, OnDuplicateOption, Options, SetOption, format_option, taking
from protlib.cli.output import MOST_TOLD, put, say, tell_guesses, tell_outcomes, tell_renamed
from protlib.cli.report import REPORT_OPTIONS, lost_in, origins_of, put_report
from protlib.errors import ExitCode, InputRefusedError, UsageError
from protlib.formats.registry import FORMATS
from protlib.text import legible

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Match, OnDuplicate, Outcome
    from protlib.record.model import Publication
    from protlib.render.outcomes import Entry


FilesArgument = Annotated[
    list[str], typer.Argument(help="Files to read; - is standard input.", metavar="FILE...")
]
InputFormatOption = Annotated[
    str,
    format_option(
        "--from",
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
    **REPORT_OPTIONS,
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
    asked.refuse_misfits(defaults, tags, kind)
    with library_of(context) as library:
        own = library.own_fields()
        given = change_of_defaults(
            type_named(kind), typed(defaults or []), tags_of(typed(tags or [])), lambda: own
        )
    read = _read_all(files, format_name, columns or (), type_named(kind), own, asked)
    if asked.strict and read.lost:
        _refuse(read, (), asked, f"{read.lost} could not be read")
    with library_of(context) as library:
        outcomes = _taken_in(library, read, given, asked, f"import {' '.join(files)}")
    _tell(outcomes, asked)
    refused = read.lost + sum(outcome.action == "refused" for outcome in outcomes)
    _conclude(read, outcomes, asked, _summary(outcomes, refused, read.problems, asked))
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
    output: str | None
    quiet: bool

    def refuse_misfits(self, *given: object) -> None:
        """Raise UsageError where options exclude each other; what is `given` to all would take the place of what is there."""
        if self.quiet and self.verbose:
            raise UsageError("--quiet and --verbose exclude each other")
        if self.on_duplicate == "replace" and any(given):
            raise UsageError(
                "--type, --set and --tag give what is missing, and --on-duplicate replace takes what is there"
            )

    @property
    def is_json(self) -> bool:
        """Whether what became of each record is told to scripts."""
        return self.output == "json"


@dataclass(frozen=True, slots=True)
class _Read:
    """The files that could be read, and what tells of those that could not."""

    loaded: Sequence[Loaded]
    unread: "Sequence[Entry]"

    @property
    def publications(self) -> "list[Publication]":
        """The records of all files."""
        return [publication for each in self.loaded for publication in each.parsed.publications]

    @property
    def lost(self) -> int:
        """How many files and records could not be read."""
        return len(self.unread) + sum(each.lost for each in self.loaded)

    @property
    def problems(self) -> int:
        """How many problems there were with the others."""
        return sum(each.problems for each in self.loaded)


def _refuse(read: _Read, outcomes: "Sequence[Outcome]", how: _How, why: str) -> NoReturn:
    """Tell that nothing was taken in, since not everything could be, and end; `outcomes` are those of records that are known."""
    from protlib.library.plan import Outcome

    say(f"nothing was imported: --strict, and {why}")
    if how.is_json:
        others = [Outcome("refused", each, notes=(f"--strict, and {why}",)) for each in read.publications]
        told = (
            [
                each if each.action == "refused" else other
                for each, other in zip(outcomes, others, strict=True)
            ]
            if outcomes
            else others
        )
        _report(read, told, how)
    raise typer.Exit(ExitCode.INPUT_REFUSED)


def _report(read: _Read, outcomes: "Sequence[Outcome]", how: _How) -> None:
    origins, more = origins_of(read.loaded), [*lost_in(read.loaded), *read.unread]
    put_report(outcomes, origins, loaded=read.loaded, more=more, dry_run=how.dry_run)


def _conclude(read: _Read, outcomes: "Sequence[Outcome]", how: _How, summary: str) -> None:
    """Tell what was done: to scripts of each record, to people in a line."""
    if how.is_json:
        _report(read, outcomes, how)
    if not how.quiet:
        (say if how.is_json else _put_line)(summary)


def _put_line(line: str) -> None:
    put([line])


def _taken_in(
    library: "Library",
    read: _Read,
    given: "Callable[[Publication], Publication]",
    how: _How,
    label: str,
) -> "Sequence[Outcome]":
    publications = list(map(given, read.publications))
    sources = [Path(each.name).name for each in read.loaded for _ in each.parsed.publications]
    nothing: list[frozenset[str]] = [frozenset()]
    columns = [
        names
        for each in read.loaded
        for names in each.parsed.columns or nothing * len(each.parsed.publications)
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
        tried = take(True)
        if refused := [outcome for outcome in tried if outcome.action == "refused"]:
            tell_outcomes(refused, verbose=False)
            _refuse(read, tried, how, f"{len(refused)} refused")
    if how.on_duplicate == "replace":
        return approved(take, dry_run=how.dry_run, yes=how.yes, is_drawn=not how.is_json)
    return take(how.dry_run)


def _tell(outcomes: Sequence["Outcome"], how: _How) -> None:
    """Print what became of the records that a person may want to look at, every one where verbose."""
    is_drawn = how.on_duplicate == "replace"  # the diff has what was changed
    listed = [each for each in outcomes if not is_drawn or each.action in {"added", "refused"} or each.notes]
    is_verbose = how.verbose or (how.dry_run and not (how.quiet or how.is_json))
    tell_outcomes(listed, verbose=is_verbose, dry_run=how.dry_run, quiet=how.quiet)
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


def _read_all(
    files: Sequence[str],
    format_name: str,
    columns: Sequence[str],
    kind: str,
    own: Sequence[str],
    how: _How,
) -> _Read:
    """Read every file and tell what was wrong with it; where one cannot be read, the others are read all the same."""
    from protlib.library.plan import FINDERS
    from protlib.render.outcomes import Entry

    loaded: list[Loaded] = []
    unread: list[Entry] = []
    for path in files:
        try:
            loaded.append(
                load(
                    path,
                    format_name,
                    columns,
                    kind=kind,
                    own=own,
                    finders=FINDERS[how.match],
                    option="--from",
                )
            )
        except InputRefusedError as error:
            say(str(error))
            unread.append(Entry("refused", "", why=(str(error),), file=legible(document_name(path))))
    for each in loaded:
        tell_problems(each, verbose=how.verbose)
        tell_unknown_columns(each, is_kept=how.match == "auto" or how.on_duplicate == "update")
    return _Read(loaded, unread)


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
