"""`share`: a library to hand out."""

import sys
from pathlib import PurePath
from typing import Final

import typer

from protlib.cli.advice.chosen_records import select_with_notes
from protlib.cli.context import library_of
from protlib.cli.files.attached_copies import Files, files_for
from protlib.cli.files.outgoing_records import IncludeSharedOption, SharedPart, hand_out
from protlib.cli.files.output_file import output_file
from protlib.cli.input_file import STANDARD
from protlib.cli.options.declaration import grouped
from protlib.cli.options.query_words import refuse_output_name
from protlib.cli.options.selection_options import QueryWords, SelectionOptions, selection_of
from protlib.cli.options.shared import ForceOption, OutputOption
from protlib.cli.output import publications_text, say
from protlib.errors import UsageError

_SUFFIX: Final = ".json"


def _names_output(context: typer.Context) -> bool:
    """Tell whether the user typed where the copy goes."""
    source = context.get_parameter_source("output")
    return source is not None and source.name != "DEFAULT"


@grouped
def share(
    context: typer.Context,
    words: QueryWords = None,
    *,
    output: OutputOption = STANDARD,
    force: ForceOption = False,
    include: IncludeSharedOption = None,
    options: SelectionOptions,
) -> None:
    """Write a copy of the library to give to others.

    Private notes, tags, collections, attached files and history are not in it. Neither is what is not public, nor what
    describes your computer: sources of imports and links to your own files. Each publication keeps its number, and
    protlib merge recognises it when the library comes back.

    --include files copies attached files into a folder beside the copy.
    """
    from protlib.library.shared_copy import make_shared_copy

    refuse_output_name(words, output, (_SUFFIX,))
    if PurePath(output).suffix.lower() not in {_SUFFIX, ""}:  # a pipe of a shell has none
        raise UsageError(f"{output}: a copy of a library is a JSON file; name it .json. For others: protlib export")
    if output == STANDARD and sys.stdout.isatty() and not _names_output(context):
        raise UsageError("share writes a file; name it: -o copy.json. To print it here: -o -")
    file = output_file(context, output, force=force, include=include, home="merge {}", is_shared=True)
    levels = include or ()
    with library_of(context) as library:
        results = select_with_notes(library, selection_of(words, options), "nothing was written", summaries=False)
        publications = hand_out(library, results.publications, levels, "nothing was written")
        files = Files.COPY if SharedPart.FILES in levels else Files.NONE
        with files_for(files, library.path, publications, output, "--include files") as shared_records:
            file.write(make_shared_copy(library, shared_records, keeps_tags=SharedPart.TAGS in levels))
    if not file.is_standard:
        say(f"{publications_text(len(publications))} written to {output}")
