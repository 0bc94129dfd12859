"""`cite`: citations as they stand in a text, with their references, in the style of a publisher or a journal."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, TextIO, get_args

import typer

from protlib.cli.completers import completers
from protlib.cli.context import library_of, require_words
from protlib.cli.documents.citation_output import as_typed, make_sections, parse_citations
from protlib.cli.documents.reference_list import copy_key_citation, copy_list, put_references
from protlib.cli.files.outgoing_records import Include, IncludeCitedOption, hand_out_cited, hand_out_list
from protlib.cli.options.citation_options import CitingOptions
from protlib.cli.options.declaration import argument, flag, grouped, option
from protlib.cli.options.selection_options import SelectionOptions, selection_of
from protlib.cli.options.shared import choices_text
from protlib.cli.output import say
from protlib.cli.references import cite_with_notes
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import SAVED

if TYPE_CHECKING:
    from protlib.citing.citation import Citation
    from protlib.library import Library
    from protlib.record.model import Publication

CopyOption = Annotated[bool, flag("--copy", "Copy to the clipboard, as you type it in a text: [@key, p. 34].")]
CopyFormattedOption = Annotated[
    bool, flag("--copy-formatted", "Copy what is printed to the clipboard, as rich text where possible.")
]


CitationForm = Literal["text", "markdown", "html", "rtf"]
CitationFormOption = Annotated[
    CitationForm, option("--format -f FORM", f"Print as {choices_text(get_args(CitationForm))}.", shows_default=True)
]


@grouped
def cite(
    context: typer.Context,
    works: Annotated[
        list[str] | None,
        argument(
            "[KEY]...",
            "Citation keys, or citations as in a text; - reads them from standard input, one a line.",
            completers.keys,
        ),
    ] = None,
    *,
    copy: CopyOption = False,
    copy_formatted: CopyFormattedOption = False,
    form: CitationFormOption = "text",
    include: IncludeCitedOption = None,
    manner: CitingOptions,
    options: SelectionOptions,
) -> None:
    """Print citations and references of publications.

    Several keys make one citation, in one pair of brackets. '@key' makes one for running text: International
    Organization for Migration (IOM, 2009).
    """
    if copy and copy_formatted:
        raise UsageError("--copy or --copy-formatted, not both")
    publications, citations, words = _read_request(context, works or [], options, include)
    result = cite_with_notes(publications, citations, manner, context)
    sections = make_sections(result, publications)
    put_references(sections, form, is_hanging=False)
    if copy:
        _copy(as_typed(words, citations))
    elif copy_formatted:
        copy_list(sections, _terminal())
        say("copied as printed. To copy it for fill: --copy")


def _copy(text: str) -> None:
    copy_key_citation(text, _terminal())
    say(f"copied: {text}")


def _terminal() -> TextIO | None:
    """Return the terminal that may take a request to copy, None without one."""
    return next((stream for stream in (sys.stdout, sys.stderr) if stream.isatty()), None)


def _read_request(
    context: typer.Context, words: list[str], options: SelectionOptions, include: Include
) -> "tuple[Sequence[Publication], Sequence[Citation], list[str]]":
    """Return what to cite and how, from keys and citations or from a selection, and the words that say so."""
    from protlib.citing.citation import Citation, CitedPublication
    from protlib.citing.nested import keys_cited

    if bool(words) == options.is_used:
        raise UsageError("name keys, or say which publications: --author IOM --year 2009")
    with library_of(context) as library:
        if options.is_used:
            from protlib.cli.advice.chosen_records import select_with_notes

            selected_records = select_with_notes(library, selection_of(None, options), summaries=False).publications
            publications = hand_out_list(library, selected_records, include)
            citation = Citation(tuple(CitedPublication(publication.key) for publication in publications))
            return publications, [citation], []
        words = require_words(words)
        citations = parse_citations(words, library)
        keys = keys_cited(citations)
        try:
            publications = library.get_many(keys)
        except NothingFoundError as error:
            if advice := _advise_saved_search(library, words):
                raise NothingFoundError(f"{error}{advice}") from error
            raise
        return hand_out_cited(library, publications, include), citations, words


def _advise_saved_search(library: "Library", words: list[str]) -> str:
    """Return advice if a word that looks like a citation is the name of a saved search, else ""."""
    names = [search.name for search in library.decisions().searches()]
    search_name = next((name for name in names if f"{SAVED}{name}" in words), "")
    return (
        f"; {SAVED}{search_name} is a saved search. To cite what it finds: --saved {search_name}" if search_name else ""
    )
