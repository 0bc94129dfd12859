"""`convert`: files of references from any format to any other, without a library."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.completers import completers
from protlib.cli.files import exchange_files
from protlib.cli.files.exchange_files import ExchangeOptions
from protlib.cli.files.file_contents import load_file, read_mapping, tell_problems, tell_remarks
from protlib.cli.files.outgoing_records import IncludeOption, hand_out_converted
from protlib.cli.files.output_file import output_file
from protlib.cli.files.table_columns import warn_of_columns
from protlib.cli.input_file import STANDARD, LoadedFile
from protlib.cli.options.declaration import argument, flag, grouped, option
from protlib.cli.options.shared import ColumnsOption, ForceOption
from protlib.cli.output import say
from protlib.errors import ExitCode, InputRefusedError, UsageError
from protlib.formats import ReadOptions
from protlib.formats.files import manner
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.formats import Format
    from protlib.record.model import Publication


VerboseOption = Annotated[bool, flag("--verbose -v", "Report every problem.")]
FromOption = Annotated[
    str,
    option(
        "--from FORM",
        "The format of IN. auto looks at suffix and content.",
        completers.input_formats,
        shows_default=True,
    ),
]
OutFormatOption = Annotated[
    str | None,
    option(
        "--format -f FORM",
        "The format of OUT. Default: by its suffix; on standard output, by your configuration.",
        completers.output_formats,
    ),
]


def _refuse_loss(source: str, target: str, file: LoadedFile, form: "Format") -> None:
    """Raise an error if the output would replace its own source, where that has unreadable records or another form.

    Forms with a suffix in common, such as BibTeX and BibLaTeX, may take each other's place.
    """
    if STANDARD in {source, target} or not Path(target).exists() or not Path(source).samefile(target):
        return
    if file.lost_count:
        raise InputRefusedError(
            f"{target} is not overwritten: {file.lost_count} of what it holds could not be read; write to another file"
        )
    if file.format.name != form.name and {*file.format.suffixes}.isdisjoint(form.suffixes):
        names = f"{target} is {file.format.name}, and is not overwritten with {form.name}"
        raise UsageError(f"{names}; write to another file")


@grouped
def convert(
    context: typer.Context,
    source: Annotated[str, argument("IN", "The file to read; - is standard input.", shows_default=True)],
    target: Annotated[str, argument("OUT", "The file to write; - is standard output.", shows_default=True)] = STANDARD,
    *,
    force: ForceOption = False,
    from_name: FromOption = "auto",
    to_name: OutFormatOption = None,
    columns: ColumnsOption = None,
    include: IncludeOption = None,
    verbose: VerboseOption = False,
    exchanging: ExchangeOptions,
) -> None:
    """Convert a file of references to another format.

    It needs no library. It keeps the keys, and reports what the format cannot hold. A bad record is reported and the
    rest is converted.
    """
    form = exchange_files.format_of(to_name, exchanging.program, target)
    entry, write_options = manner(form, path=target, option="--format", **exchanging.values())
    file = output_file(context, target, force=force, include=include, source=Path(source))
    reading = ReadOptions(columns=read_mapping(columns or ()))
    file_in = load_file(source, from_name, reading, option="--from")
    tell_problems(file_in, verbose=verbose)
    tell_remarks(file_in)
    warn_of_columns(file_in, "the file written here may hand", "MAPS")
    _refuse_loss(source, target, file_in, entry)
    publications = _give_keys(hand_out_converted(file_in.reading.publications, include))
    if publications:
        exchange_files.write_publications(file, publications, entry, write_options)
    say(f"{file_in.name} ({file_in.format.name}) -> {entry.name}: {_counts(len(publications), file_in)}")
    if file_in.lost_count:
        raise typer.Exit(ExitCode.INPUT_REFUSED)


def _counts(count: int, file: LoadedFile) -> str:
    losses = [f"{file.lost_count} could not be read"] if file.lost_count else []
    problems = [number_of(file.problems, "problem")] if file.problems else []
    return ", ".join([f"{count} written", *losses, *problems])


def _give_keys(publications: "Sequence[Publication]") -> "list[Publication]":
    """Give each record its own key; a message names keys that two records had."""
    from protlib.record.keys import give_keys

    records = give_keys(publications)
    for old, new in zip(publications, records, strict=True):
        if old.key not in {"", new.key}:
            say(f"{old.key}: an earlier record has this key; this one gets {new.key}")
    return records
