"""`export` and `convert`: publications on their way to other programs."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from protlib.cli.advice import selected_for_export
from protlib.cli.completion import completers
from protlib.cli.configuration import value_of
from protlib.cli.context import library_of
from protlib.cli.files import STANDARD, Loaded, data_of, load, tell_losses, tell_problems
from protlib.cli.handout import IncludeOption, converted, handed_out
from protlib.cli.options import ColumnsOption, ForceOption, OutputOption, format_option, listed, taking
from protlib.cli.output import say
from protlib.cli.output_file import OutputFile, output_file
from protlib.cli.selection_options import SELECTION_OPTIONS, QueryWords, selection_of
from protlib.errors import ExitCode, InputRefusedError
from protlib.formats.files import manner
from protlib.formats.programs import ProgramName

if TYPE_CHECKING:
    from protlib.formats import Format, WriteOptions
    from protlib.record.model import Publication


AsciiOption = Annotated[bool, typer.Option("--ascii", help="BibTeX: write accents as LaTeX commands.")]
ProgramOption = Annotated[
    ProgramName | None,
    typer.Option(
        "--for",
        metavar="PROGRAM",
        help=f"Write what this program reads best: {listed(get_args(ProgramName))}; for word it is a list for its source manager.",
        show_default=False,
    ),
]
LosslessOption = Annotated[
    bool,
    typer.Option("--lossless", help="Pack what the format has no place for beside it, for protlib to read."),
]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Tell of every problem.")]
FromOption = Annotated[
    str,
    format_option(
        "--from", help_text="What IN is; auto tells by suffix and content.", complete=completers.read
    ),
]
OutFormatOption = Annotated[
    str | None,
    format_option(
        "--format",
        "-f",
        help_text="The format of OUT; else its suffix tells, on standard output your configuration.",
        complete=completers.written,
        is_told=True,
    ),
]


@taking(SELECTION_OPTIONS, into="options")
def export(
    context: typer.Context,
    words: QueryWords = None,
    *,
    format_name: Annotated[
        str | None,
        format_option(
            "--format",
            "-f",
            help_text="bibtex, ris, csl-json ...; else told by the suffix of --output, on standard output by your configuration.",
            complete=completers.written,
            is_told=True,
        ),
    ] = None,
    output: OutputOption = STANDARD,
    force: ForceOption = False,
    program: ProgramOption = None,
    ascii_only: AsciiOption = False,
    lossless: LosslessOption = False,
    include: IncludeOption = None,
    options: dict[str, Any],
) -> None:
    """Export publications for another program.

    Without words or filters, all are exported.
    What is not public is left out, and so are private notes; a line tells so. A file of your own takes --include.
    """
    form = _format_of(format_name, program, output)
    entry, how = manner(form, program, output, "--format", lossless=lossless, ascii_only=ascii_only)
    file = output_file(context, output, force=force, include=include)
    with library_of(context) as library:
        publications, own = selected_for_export(library, selection_of(words, options))
        publications = handed_out(library, publications, include)
    _write(file, publications, entry, replace(how, own=own))
    if output != STANDARD:
        say(f"{len(publications)} exported to {output}")


def _format_of(named: str | None, program: ProgramName | None, path: str) -> str:
    """Return the format that is named, else on standard output, where no suffix tells one, that of the configuration."""
    is_told = named or program is not None or path != STANDARD
    return named or ("" if is_told else value_of("format"))


def _write(
    file: OutputFile, publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions"
) -> None:
    file.write(data_of(publications, entry, options, file.path))
    tell_losses(publications, entry, options)


def _refuse_loss(source: str, target: str, lost: int) -> None:
    """Raise InputRefusedError where a file would be written over that holds what could not be read."""
    if not lost or STANDARD in {source, target} or not Path(target).exists():
        return
    if Path(source).samefile(target):
        raise InputRefusedError(
            f"{target} is not written over: {lost} of what it holds could not be read; write to another file"
        )


def convert(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="IN", help="The file to read; - is standard input.")],
    target: Annotated[
        str, typer.Argument(metavar="OUT", help="The file to write; - is standard output.")
    ] = STANDARD,
    force: ForceOption = False,
    from_name: FromOption = "auto",
    to_name: OutFormatOption = None,
    columns: ColumnsOption = None,
    program: ProgramOption = None,
    ascii_only: AsciiOption = False,
    lossless: LosslessOption = False,
    include: IncludeOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Convert a file of references to another format.

    It needs no library.

    Keys are kept, what a format cannot hold is told, and a bad record never takes its neighbours with it.
    """
    entry, how = manner(
        _format_of(to_name, program, target),
        program,
        target,
        "--format",
        lossless=lossless,
        ascii_only=ascii_only,
    )
    file = output_file(context, target, force=force, include=include, source=Path(source))
    loaded = load(source, from_name, columns or (), option="--from")
    tell_problems(loaded, verbose=verbose)
    _refuse_loss(source, target, loaded.lost)
    publications = _keyed(converted(loaded.parsed.publications, include))
    if publications:
        _write(file, publications, entry, how)
    say(f"{loaded.name} ({loaded.format.name}) -> {entry.name}: {_counts(len(publications), loaded)}")
    if loaded.lost:
        raise typer.Exit(ExitCode.INPUT_REFUSED)


def _counts(written: int, loaded: Loaded) -> str:
    problems = "problem" if loaded.problems == 1 else "problems"
    counts = {"written": written, "could not be read": loaded.lost, problems: loaded.problems}
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count or what == "written")


def _keyed(publications: "Sequence[Publication]") -> "list[Publication]":
    """Give each record a key of its own; tell where two had the same."""
    from protlib.record.keys import keyed

    records = keyed(publications)
    for before, after in zip(publications, records, strict=True):
        if before.key not in {"", after.key}:
            say(f"{before.key}: an earlier record has this key; this one is {after.key}")
    return records
