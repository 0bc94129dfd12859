"""A report with its citations formatted and its list of references, and what is said about it."""

from typing import TYPE_CHECKING

import typer

from protlib.cli.context import library_of
from protlib.cli.documents.report_header import citation_numbers, gather_records, manner_of_report, tell_keys_without_at
from protlib.cli.files.outgoing_records import Include
from protlib.cli.input_file import document_name
from protlib.cli.options.citation_options import CitingOptions, bodies_of, locale_of, style_name
from protlib.cli.output import say
from protlib.cli.references import cite_with_notes, citing_text
from protlib.errors import EmptyLibraryError, InputRefusedError, NothingFoundError, ProtlibError
from protlib.frozen import NamedTuple
from protlib.text import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protlib.citing.documents.filled.draft import DocumentStyle, Draft, DraftCitation
    from protlib.citing.engine.report import Report
    from protlib.library import Library
    from protlib.record.model import Publication


class UnfilledReport(NamedTuple):
    """A report to fill: in the `earlier_manner` where no option says more, with works `arriving` in the library.

    Where the list loses entries of another program's list, the messages name all of them if `names_all_lost`.
    """

    document: str
    draft: "Draft"
    earlier_manner: "DocumentStyle | None"
    live: str | None
    arriving: "Mapping[str, Publication]"
    names_all_lost: bool = False


def read_header(draft: "Draft") -> "Report":
    """Return the header of a draft, as a report without text; most documents have no header."""
    from protlib.citing.engine import report as reports

    return reports.read_report(draft.header.encode()) if draft.header else reports.Report({}, [])


def _choose_cited(
    context: typer.Context, report: UnfilledReport, header: "Report", include: Include
) -> "tuple[Sequence[int], Sequence[Publication]]":
    """Return the numbers of a draft's citations, and the cited records; raises one error for all mistakes."""
    document, draft = report.document, report.draft
    with library_of(context) as library:
        numbers = citation_numbers(library, draft.citations)
        citations = [*(draft.citations[number] for number in numbers), *draft.list_only_citations]
        _tell(library, document, draft)
        try:
            publications = gather_records(
                library, header, _keys(document, citations), document, include, report.arriving
            )
        except EmptyLibraryError:
            raise
        except (NothingFoundError, InputRefusedError) as error:
            raise _with_mistakes(document, draft, error) from error
    if draft.mistakes:
        raise _with_mistakes(document, draft)
    if not publications:
        raise NothingFoundError(f"{document_name(document)}: no citations such as [@key, p. 3] found{_advice(draft)}")
    return numbers, publications


def _tell(library: "Library", document: str, draft: "Draft") -> None:
    """Print which citations somebody changed by hand, and which keys have no @."""
    for line in draft.hand_edits:
        say(f"{document_name(document)}: {line}")
    tell_keys_without_at(library, document, draft.doubts)


def _tell_other_citations(report: UnfilledReport) -> None:
    """Print how many citations of other programs stay, which the list has no entries for."""
    count = len(report.draft.remaining)
    if count and not report.live:  # in a live report, the other program makes the list
        stay = number_of(count, "citation of another program stays", "citations of other programs stay")
        say(f"{document_name(report.document)}: {stay} as before, outside the list; to take over: --take-over")


def _with_mistakes(document: str, draft: "Draft", error: ProtlibError | None = None) -> ProtlibError:
    """Return one error for all mistakes in a report: in its typed citations, and in their keys."""
    wrong, name = draft.mistakes, document_name(document)
    if not wrong and error:
        return error
    head = f"{name}: {wrong[0]}"
    if len(wrong) > 1:
        head = "\n  ".join([f"{name}: {len(wrong)} mistakes; nothing was written:", *wrong])
    return InputRefusedError(f"{head}\n{error}" if error else head)


def _advice(draft: "Draft") -> str:
    if draft.remaining:
        return "; to take over those of another program: --take-over"
    if draft.is_from_markdown:
        return ". It was made from Markdown, so its citations are text: change the Markdown, and fill that again"
    return ""


def _keys(document: str, citations: "Sequence[DraftCitation]") -> dict[str, str]:
    """Return the cited keys, each with its first place, written as editors read it: "report.md:3"."""
    from protlib.citing.nested import with_nested

    keys: dict[str, str] = {}
    name = document_name(document)
    for draft_citation in citations:
        for key in with_nested(draft_citation.citation).keys:
            line = draft_citation.location.removeprefix("line ")
            keys.setdefault(
                key, f"{name}, {draft_citation.location}" if line == draft_citation.location else f"{name}:{line}"
            )
    return keys


def fill_report(
    context: typer.Context, report: UnfilledReport, include: Include, options: CitingOptions
) -> tuple[bytes, str]:
    """Return a report with its citations formatted and its list, and how much it cites."""
    from protlib.citing.cited_works import Works
    from protlib.citing.documents.filled import draft_reader
    from protlib.citing.documents.filled.draft import DocumentFilling, DocumentStyle, Live
    from protlib.citing.styles import style_named

    draft, header = report.draft, read_header(report.draft)
    numbers, publications = _choose_cited(context, report, header, include)
    options = manner_of_report(header, report.earlier_manner, report.document, options)
    citations = [draft.citations[number].citation for number in numbers]
    result = cite_with_notes(publications, citations, options, context)
    manner = DocumentStyle(style_name(options), locale_of(options), not options.no_acronyms, str(bodies_of(options)))
    style = style_named(manner.style)
    live = Live(report.live) if report.live else None
    filling = DocumentFilling(
        result,
        manner,
        numbers,
        live=live,
        publications=Works(publications),
        style_id=style.link,
        links=draft.links,
    )
    data = draft_reader.fill_draft(draft, filling, document_name(report.document))
    _tell_other_citations(report)
    if draft.foreign_entries:
        from protlib.cli.documents.dropped_entries import tell_dropped_entries

        tell_dropped_entries(report.document, draft.foreign_entries, publications, are_all_named=report.names_all_lost)
    return data, citing_text(citations, len(publications), manner.style)
