"""A report with its citations formatted and its list of references, and what is said about it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.context import library_of
from protlib.cli.documents.report_header import citation_numbers, gather_records, manner_of_report, tell_keys_without_at
from protlib.cli.files.outgoing_records import Include
from protlib.cli.input_file import document_name
from protlib.cli.options.citation_options import CitingOptions, bodies_of, locale_of, style_name
from protlib.cli.output import MOST_NAMED, say, say_first
from protlib.cli.references import cite_with_notes, citing_text
from protlib.errors import EmptyLibraryError, InputRefusedError, NothingFoundError, ProtlibError, UnknownKeysError
from protlib.frozen import NamedTuple
from protlib.system.shell import command_line
from protlib.text import clean, number_of, shorten, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protlib.citing.documents.filled.draft import DocumentStyle, Draft, DraftCitation
    from protlib.citing.engine.report import Report
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.typed_references.entry import TypedEntry

_MOST_LETTERS_SHOWN: Final = 100  # letters of an entry in a message


def _tell_dropped_entries(
    document: str, earlier_entries: Sequence[str], publications: "Sequence[Publication]", *, are_all_named: bool
) -> None:
    """Say which entries of a replaced list are none of the works that the new list has.

    The text cites such works in mere words, which no program knows, or somebody typed them into the list.
    """
    lines = [f"  “{text}”" for text in _find_dropped(earlier_entries, publications)]
    if not lines:
        return
    entries = number_of(len(lines), "entry of its list has", "entries of its list have")
    advice = "To keep one, import it, and type [@key] where the text cites it:"
    say(f"{document_name(document)}: {entries} no citation of a program; the new list lacks them. {advice}")
    if further_count := say_first(lines, None if are_all_named else MOST_NAMED):
        say(f"  and {further_count} more; --dry-run lists them all")


def _find_dropped(earlier_entries: Sequence[str], publications: "Sequence[Publication]") -> Iterator[str]:
    from protlib.citing.verification.agreement import agreement
    from protlib.typed_references.lists.list_at_end import number_lines, parse_bare_list

    title_words = [(publication, frozenset(words(publication.title))) for publication in publications]
    for entry in parse_bare_list(number_lines("\n".join(earlier_entries)), are_paragraphs=True):
        if not any(agreement(entry, publication).is_meant() for publication in _sort_by_likeness(entry, title_words)):
            yield shorten(clean(entry.text), _MOST_LETTERS_SHOWN)


def _sort_by_likeness(
    entry: "TypedEntry", title_words: "Sequence[tuple[Publication, frozenset[str]]]"
) -> "Sequence[Publication]":
    """Return the publications, first those whose titles the entry has: to compare an entry with one takes long."""
    entry_words = frozenset(words(entry.text))
    ordered = sorted(title_words, key=lambda pair: len(pair[1] - entry_words) / (len(pair[1]) or 1))
    return [publication for publication, _ in ordered]


class UnfilledReport(NamedTuple):
    """A report to fill: in the `earlier_manner` where no option says more, with the `arrivals` in the library.

    Where the list loses entries of another program's list, the messages name all of them if `names_all_lost`.
    """

    document: str
    draft: "Draft"
    earlier_manner: "DocumentStyle | None"
    live: str | None
    arrivals: "Mapping[str, Publication]"
    names_all_lost: bool = False


def read_draft_header(draft: "Draft") -> "Report":
    """Return the header of a draft, as a report without text; most documents have no header."""
    from protlib.citing.engine import report as reports

    return reports.read_markdown_report(draft.header.encode()) if draft.header else reports.Report({}, [])


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
                library, header, _keys(document, citations), document, include, report.arrivals
            )
        except EmptyLibraryError:
            raise
        except UnknownKeysError as error:
            advice = _advice_on_keys(document) if draft.manner else ""
            raise _with_mistakes(document, draft, UnknownKeysError(f"{error}{advice}")) from error
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
    mistakes, name = draft.mistakes, document_name(document)
    if not mistakes and error:
        return error
    head = f"{name}: {mistakes[0]}"
    if len(mistakes) > 1:
        head = "\n  ".join([f"{name}: {len(mistakes)} mistakes; nothing was written:", *mistakes])
    return InputRefusedError(f"{head}\n{error}" if error else head)


def _advice_on_keys(document: str) -> str:
    """Return how a library learns the keys of another one, from which somebody filled the document."""
    export_words = command_line(["export", "--cited-in", document, "-o", "cited.bib"])
    return f"\n  if a colleague's library has them: import the file that “protlib {export_words}” writes there"


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


def make_filled_report(
    context: typer.Context, report: UnfilledReport, include: Include, options: CitingOptions
) -> tuple[bytes, str]:
    """Return a report with its citations formatted and its list, and how much it cites."""
    from protlib.citing.cited_works import Works
    from protlib.citing.documents.filled import draft_reader
    from protlib.citing.documents.filled.draft import DocumentFilling, DocumentStyle, Live
    from protlib.citing.engine.directions import isolate_citations, runs_from_right
    from protlib.citing.styles import style_named

    draft, header = report.draft, read_draft_header(report.draft)
    numbers, publications = _choose_cited(context, report, header, include)
    options = manner_of_report(header, report.earlier_manner, report.document, options)
    citations = [draft.citations[number].citation for number in numbers]
    result = cite_with_notes(publications, citations, options, context)
    manner = DocumentStyle(style_name(options), locale_of(options), not options.no_acronyms, str(bodies_of(options)))
    if not report.live and not runs_from_right(manner.locale):
        result = isolate_citations(result, PurePath(report.document).suffix[1:].lower())
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
        _tell_dropped_entries(report.document, draft.foreign_entries, publications, are_all_named=report.names_all_lost)
    return data, citing_text(citations, len(publications), manner.style)
