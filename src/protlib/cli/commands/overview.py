"""`overview`: a summary of publications for people who do not read them all."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import typer

from protlib.cli.advice.chosen_records import select_or_advise
from protlib.cli.completers import completers
from protlib.cli.context import library_of
from protlib.cli.documents.block_file import choose_form, make_overview, overview_data, paper_of_country, wording_of
from protlib.cli.documents.style_document import ReferenceDocOption, reference_document, takes_reference
from protlib.cli.files.outgoing_records import Include, IncludeCitedOption, hand_out_list
from protlib.cli.files.output_file import output_file
from protlib.cli.options.citation_options import CitingOptions, locale_of
from protlib.cli.options.declaration import OptionGroup, grouped, option
from protlib.cli.options.selection_options import FilterOptions, QueryWords, selection_of
from protlib.cli.options.shared import ForceOption, choices_text, column_names
from protlib.cli.output import publications_text, say
from protlib.cli.references import cite_with_notes, in_language_versions
from protlib.errors import NothingFoundError, UsageError
from protlib.overview.part import PARTS_ON_REQUEST, OverviewPart

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.overview.document_blocks import Listing, Overview
    from protlib.overview.facts import Facts
    from protlib.overview.overview_parts import OverviewRequest
    from protlib.search import Results
    from protlib.search.facets import Counts
    from protlib.selection import Selection

Paper = Literal["a4", "letter"]


class OverviewOptions(OptionGroup):
    """The parts of an overview, and its file."""

    output: str | None = option("--output -o FILE", "The file to write: .docx, .odt, .pdf, .html or .md.")
    force: ForceOption = False
    title: str = option("--title TEXT", "The title. Default: what you asked for.", default="")
    parts: list[str] | None = option(
        "--parts NAMES",
        f"Its parts, with commas between: {', '.join(OverviewPart)}. "
        "Default: all that are not empty, "
        f"but not {' and '.join(part for part in OverviewPart if part in PARTS_ON_REQUEST)}; "
        "with --style, references too.",
        completers.parts,
    )
    limit: int | None = option(
        "--limit -n NUMBER",
        "List at most NUMBER publications under each region, the newest. "
        "Default: all if there are 100 or fewer, else 10.",
        minimum=1,
    )
    paper: Paper | None = option(
        "--paper SIZE",
        f"The paper of a document: {choices_text(get_args(Paper))}. Default: that of the locale's country.",
    )
    reference_doc: ReferenceDocOption = None
    include: IncludeCitedOption = None


@grouped
def overview(
    context: typer.Context,
    words: QueryWords = None,
    *,
    own_options: OverviewOptions,
    manner: CitingOptions,
    options: FilterOptions,
) -> None:
    """Make an overview of publications: numbers, charts, list and references.

    It is a document to send to others. The list is by region and year. The suffix of --output makes it Word,
    LibreOffice, PDF, a web page or Markdown. --locale fr, es or ar sets its language. It leaves out what is not public.
    """
    form, target = choose_form(own_options.output, "overview.docx")
    file = output_file(context, target, force=own_options.force, include=own_options.include)
    reference = _reference(own_options.reference_doc, form, target)
    part_names = _parts(own_options.parts) or _usual_parts(manner)
    selection = selection_of(words, options)
    facts = _facts(context, selection, manner, own_options.include)
    request = _request(facts, selection, locale_of(manner), own_options.limit)
    document = _overview(context, request, part_names, own_options, manner)
    file.write(overview_data(document, form, reference))
    say(f"{target}: {publications_text(len(facts.publications))}")


def _reference(path: Path | None, form: str, target: str) -> Path | None:
    """Return the document that the styles are taken from: that of the option, or the one beside the file to make."""
    if not takes_reference(form, path):
        return None
    reference_path = Path(target).with_name(f"reference.{form}")
    is_beside = reference_path.is_file() and reference_path.resolve() != Path(target).resolve()
    reference = path or (reference_path if is_beside else None)
    return reference and reference_document(reference, form)


def _parts(part_names: list[str] | None) -> list[OverviewPart]:
    """Return the chosen parts in their order, each once; all parts if none is chosen.

    Raises UsageError for an unknown part.
    """
    names = column_names(part_names)
    for name in names:
        if name not in {*OverviewPart}:
            raise UsageError(f"unknown part “{name}”; choose from {choices_text(OverviewPart)}")
    return [part for part in OverviewPart if part in names] if names else []


def _usual_parts(manner: CitingOptions) -> list[OverviewPart]:
    """Return the parts of an overview where nobody chooses: with references only where somebody names a style."""
    return [
        part
        for part in OverviewPart
        if part not in PARTS_ON_REQUEST or (part is OverviewPart.REFERENCES and manner.style)
    ]


def _paper(own_options: OverviewOptions, manner: CitingOptions) -> str:
    """Return the paper of a document: that of the option, else of the country of the locale or of the system."""
    return own_options.paper or paper_of_country(locale_of(manner))


def _facts(context: typer.Context, selection: "Selection", manner: CitingOptions, include: Include) -> "Facts":
    """Return the publications of a selection for the overview, all from one moment.

    A message says what is left out. Raises NothingFoundError if nothing remains.
    """
    from protlib.library.library import read_at_one_moment
    from protlib.overview.facts import Facts, count_publications, keep_one_version
    from protlib.record.handout import is_allowed, levels_left_out, without_origin

    def read_facts(library: "Library") -> "tuple[Results, Sequence[str], Mapping[str, Counts]]":
        results = library.select(selection, summaries=False)
        allowed_records = [
            publication for publication in results.publications if is_allowed(publication, include or ())
        ]
        keys = [publication.key for publication in keep_one_version(allowed_records, library.decisions().works())]
        return results, keys, count_publications(library, keys, levels_left_out(include or ()))

    with library_of(context) as library:
        results, keys, counts = read_at_one_moment(library, read_facts)
        select_or_advise(library, selection, results, "nothing was written")
        outgoing_publications = hand_out_list(library, results.publications, include, "nothing was written")
    keys_in_overview = {*keys}
    publications = in_language_versions(
        [publication for publication in outgoing_publications if publication.key in keys_in_overview],
        manner,
        lambda: library_of(context),
    )
    return Facts([*map(without_origin, publications)], counts, len(results.publications) - len(outgoing_publications))


def _request(facts: "Facts", selection: "Selection", locale: str, limit: int | None) -> "OverviewRequest":
    """Return the request for an overview; a message says if protlib does not have it in the user's language."""
    from protlib.overview.overview_parts import OverviewRequest

    wording = wording_of(locale, "an overview", f", its references in {locale}")
    return OverviewRequest(facts, selection, wording, limit)


def _overview(
    context: typer.Context,
    request: "OverviewRequest",
    parts: Sequence[OverviewPart],
    own_options: OverviewOptions,
    manner: CitingOptions,
) -> "Overview":
    """Return the overview; raises NothingFoundError if all chosen parts are empty."""
    from protlib.overview.overview_parts import make_blocks
    from protlib.overview.overview_title import make_title
    from protlib.render.charts.text_width import clean_label

    references = _references(context, request, parts, manner)
    content = make_blocks(request, parts, references)
    if not content:
        raise NothingFoundError(f"no records for {', '.join(parts)}; nothing was written")
    wording = request.wording
    of_selection = make_title(request.selection, wording)
    heading = clean_label(own_options.title) or (
        of_selection if of_selection != wording.text("title") else wording.text("title.whole")
    )
    return make_overview(heading, wording, _paper(own_options, manner), content)


def _references(
    context: typer.Context, request: "OverviewRequest", parts: Sequence[OverviewPart], manner: CitingOptions
) -> "Listing | None":
    """Return the references of the publications in the overview, None where nobody asks for them."""
    from protlib.citing.sections import sections
    from protlib.overview.overview_parts import list_publications, make_listing

    if OverviewPart.REFERENCES not in parts:
        return None
    publications = list_publications(request, parts)
    result = cite_with_notes(publications, [], manner, context)
    return make_listing(sections(result, publications), is_hanging=result.is_hanging)
