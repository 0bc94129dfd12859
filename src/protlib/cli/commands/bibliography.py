"""`bibliography`: lists of references, in the style of a publisher or a journal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

import typer

from protlib.cli.advice.chosen_records import select_with_notes
from protlib.cli.context import library_of
from protlib.cli.documents.reference_list import ListForm, list_data, put_references
from protlib.cli.export_forms import LIST_AS_PDF
from protlib.cli.files.outgoing_records import Include, IncludeCitedOption, hand_out_list
from protlib.cli.files.output_file import output_file
from protlib.cli.input_file import STANDARD
from protlib.cli.options.citation_options import CitingOptions, locale_of
from protlib.cli.options.declaration import OptionGroup, flag, grouped, option
from protlib.cli.options.query_words import refuse_output_name
from protlib.cli.options.selection_options import QueryWords, SelectionOptions, selection_of
from protlib.cli.options.shared import ForceOption, OutputOption, choices_text
from protlib.cli.output import publications_text, say
from protlib.cli.references import cite_with_notes
from protlib.errors import UsageError
from protlib.selection import Facet, Selection
from protlib.system.document_suffixes import MARKDOWN, form_by_suffix
from protlib.system.shell import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.record.model import Publication


# A list for Quarto or R Markdown is Markdown, which their documents include.
_SUFFIXES: Final[dict[str, ListForm]] = {**form_by_suffix(get_args(ListForm)), **dict.fromkeys(MARKDOWN, "markdown")}
_BINARY: Final = frozenset({"docx", "odt"})


class ListOptions(OptionGroup):
    """What a list of references is, and where it goes."""

    form: ListForm | None = option(
        "--format -f FORM", f"The format: {choices_text(get_args(ListForm))}. Default: by the suffix of --output."
    )
    output: OutputOption = STANDARD
    force: ForceOption = False
    group_by: Facet | None = option("--group-by FIELD", f"Group by {choices_text(Facet)}.")
    annotate: Literal["abstract", "note"] | None = option(
        "--annotate FIELD", "Print the abstract or the note below each."
    )
    numbered: bool = flag("--numbered", "Number the references.")
    include: IncludeCitedOption = None


@grouped
def bibliography(
    context: typer.Context,
    words: QueryWords = None,
    *,
    own_options: ListOptions,
    manner: CitingOptions,
    options: SelectionOptions,
) -> None:
    """Write the reference list of a selection.

    Without words or filters, it lists all publications. docx, odt and rtf are whole documents. The other formats are
    parts to put into a document.
    """
    from protlib.citing.sections import Annotation, ListLayout, sections

    output = own_options.output
    refuse_output_name(words, output, _SUFFIXES)
    form = _form_of(output, own_options.form)
    if form in _BINARY and output == STANDARD and sys.stdout.isatty():
        raise UsageError(f"{form} cannot be printed on a terminal; name a file with --output")
    file = output_file(context, output, force=own_options.force, include=own_options.include)
    publications = _select(context, selection_of(words, options), own_options.include)
    result = cite_with_notes(publications, [], manner, context)
    layout = ListLayout(
        annotation=Annotation(own_options.annotate) if own_options.annotate else None, is_numbered=own_options.numbered
    )
    if own_options.group_by:
        from protlib.overview.overview_words import Wording

        layout = layout._replace(group_by=own_options.group_by, heading_of=Wording(locale_of(manner)).name_group)
    parts = sections(result, publications, layout)
    if output == STANDARD:
        put_references(parts, form, is_hanging=result.is_hanging, language=locale_of(manner))
        return
    file.write(list_data(parts, form, is_hanging=result.is_hanging, language=locale_of(manner)))
    say(f"{publications_text(len(publications))} written to {output}")


def _form_of(path: str, form: ListForm | None) -> ListForm:
    """Return the form to write; raises UsageError without a form, or if the suffix of the file means another."""
    suffix_form = None if path == STANDARD else _SUFFIXES.get(Path(path).suffix.lower())
    if form and suffix_form and form != suffix_form:
        raise UsageError(f"{path} has the suffix of {suffix_form}, but the format is {form}; name another file")
    if list_form := form or suffix_form:
        return list_form
    if path == STANDARD:
        return "text"
    advice = (
        _advice_for_suffix(path) or f"unknown suffix; name the format with --format: {choices_text(get_args(ListForm))}"
    )
    raise UsageError(f"{path}: {advice}")


def _advice_for_suffix(path: str) -> str:
    """Return which command makes a file with a suffix that no list has, "" if none does."""
    from protlib.formats.registry import FORMATS

    suffix = Path(path).suffix.lower()
    if suffix == ".pdf":
        return f"bibliography writes no PDF. For a list as PDF: protlib {LIST_AS_PDF} -o {quote(path)}"
    if suffix == ".doc":
        new_path = quote(str(Path(path).with_suffix(".docx")))
        return f"bibliography writes no old Word files. For today’s Word: -o {new_path}"
    if any(suffix in entry.suffixes for entry in FORMATS if entry.writes):
        return f"bibliography writes texts for people. For a file with fields: protlib export -o {quote(path)}"
    return ""


def _select(context: typer.Context, selection: Selection, include: Include) -> "Sequence[Publication]":
    with library_of(context) as library:
        return hand_out_list(library, select_with_notes(library, selection, summaries=False).publications, include)
