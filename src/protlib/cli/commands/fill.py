"""`fill`: the citations that are typed in a document, formatted, with the list of references."""

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.context import library_of
from protlib.cli.documents.header import citation_numbers, gather_records, manner_of, tell_keys_without_at
from protlib.cli.documents.remote_pictures import RemotePicturesOption, fetch_of
from protlib.cli.documents.report import markdown_of, write_document
from protlib.cli.documents.styles import ReferenceDocOption
from protlib.cli.documents.target import (
    FormOption,
    ReportForm,
    TargetOption,
    form_of,
    is_markdown,
    refuse_options_of_others,
    target_of,
)
from protlib.cli.files.handout import Include, IncludeCitedOption
from protlib.cli.files.output_file import OutputFile, output_file
from protlib.cli.input_file import MARKDOWN, document_name, read_bytes
from protlib.cli.options import ForceOption
from protlib.cli.options.citation import CitingOptions
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option
from protlib.cli.options.style import bodies_of, locale_of, style_name
from protlib.cli.output import say
from protlib.cli.references import cite_with_notes, citing_text
from protlib.errors import EmptyLibraryError, InputRefusedError, NothingFoundError, ProtlibError, UsageError
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from protlib.citing.documents.filled.draft import Draft, DraftCitation, Manner
    from protlib.citing.engine.report import Report
    from protlib.cli.documents.taken_over import TakenOver
    from protlib.library import Library
    from protlib.record.model import Publication

_WORD_PANEL: Final = "Reports in Word and LibreOffice"
_FORCED: Final = "--force fills it as it is now; --output writes another file"
ReportArgument = Annotated[
    str, argument("FILE", "A report: .docx, .odt, .md, .qmd, .Rmd or .txt; - reads Markdown from standard input.")
]


class DocumentOptions(OptionGroup, panel="Reports in Markdown"):
    """What a report becomes beside its citations."""

    reference_doc: ReferenceDocOption = None
    remote_pictures: RemotePicturesOption = False
    live: Literal["zotero", "word"] | None = option(
        "--live PROGRAM",
        "Write citations as fields of zotero or of word itself, to go on with there.",
        panel=_WORD_PANEL,
    )
    take_over: bool = flag(
        "--take-over",
        "Make citations of Zotero, Mendeley, EndNote, Citavi or Word in the report protlib's. Works that the library "
        "lacks are added.",
        panel=_WORD_PANEL,
    )
    dry_run: bool = flag("--dry-run", "With --take-over: show what is found, and write nothing.", panel=_WORD_PANEL)


@grouped
def fill(
    context: typer.Context,
    document: ReportArgument,
    *,
    output: TargetOption = None,
    form: FormOption = None,
    force: ForceOption = False,
    include: IncludeCitedOption = None,
    options: CitingOptions,
    own_options: DocumentOptions,
) -> None:
    """Put formatted citations and the reference list into a report.

    Type citations as [@key, p. 3]. The list goes where {{bibliography}} stands in a paragraph of its own, else to the
    end. protlib writes a new file and leaves the report alone.

    A report in Word or LibreOffice stays one. A report in Markdown becomes what --output names: Word, LibreOffice, PDF,
    HTML, LaTeX, Typst, text or Markdown. Its header counts: csl, lang, nocite, bibliography, reference-doc.

    Citations are those of pandoc: [see @key, p. 3; @other], @key says, [-@key]. A filled report remembers what you
    typed. Type more, or choose another --style, and fill it again. A document made from Markdown does not: fill the
    Markdown again. --take-over fills a report that was begun in Zotero, Mendeley or EndNote. --live zotero gives it
    back.
    """
    becomes = form_of(document, output, form)
    _refuse_misfits(document, becomes, own_options)

    def file_to_write(*, is_filled: bool = False) -> OutputFile:
        target = target_of(document, output, becomes, is_filled=is_filled)
        file = output_file(context, target, force=force, include=include)
        return file._replace(forced=_FORCED) if target == document else file

    if is_markdown(document) and becomes != "markdown":
        file, fetch = file_to_write(), fetch_of(context, are_asked_for=own_options.remote_pictures)
        write_document(context, document, file, becomes, own_options.reference_doc, include, options, fetch)
    else:
        _fill(context, document, file_to_write, own_options, include, options)


def _fill(
    context: typer.Context,
    document: str,
    file_to_write: "Callable[..., OutputFile]",
    own_options: DocumentOptions,
    include: Include,
    options: CitingOptions,
) -> None:
    """Fill a report that stays what it is."""
    from protlib.system.office_locks import is_open_elsewhere

    take_over = _take_over(context, document) if own_options.take_over else None
    if take_over and own_options.dry_run:
        take_over.tell()
        return
    report = _report_of(document, take_over, own_options, options)
    file = file_to_write(is_filled=bool(report.draft.manner))
    data, summary = _fill_report(context, report, include, options)
    if take_over:
        take_over.take_in(context)
    file.write(data)
    say(f"{file.name}: {summary}")
    if file.path != document and is_open_elsewhere(document):
        say(f"{document} is open in another program: what is not saved there is not in {file.name}")


class _Report(NamedTuple):
    """A report to fill: in the manner `before` where no option says more, with works `arriving` in the library."""

    document: str
    draft: "Draft"
    before: "Manner | None"
    live: str | None
    arriving: "Mapping[str, Publication]"


def _refuse_misfits(document: str, becomes: ReportForm, own_options: DocumentOptions) -> None:
    """Raise UsageError for options that say nothing here."""
    live, reference = own_options.live, own_options.reference_doc
    refuse_options_of_others(document, becomes, live, reference, has_pictures=own_options.remote_pictures)
    if own_options.take_over and is_markdown(document):
        raise UsageError(f"--take-over works with .docx and .odt reports; {document_name(document)} is Markdown")
    if own_options.dry_run and not own_options.take_over:
        raise UsageError("--dry-run goes with --take-over")


def _take_over(context: typer.Context, document: str) -> "TakenOver":
    from protlib.cli.documents.taken_over import read_begun_report

    return read_begun_report(context, document)


def _report_of(
    document: str, taken: "TakenOver | None", own_options: DocumentOptions, options: CitingOptions
) -> _Report:
    """Return a report that is to be filled; one that is taken over is no more in the form of another program."""
    if taken:
        before = taken.draft.manner or taken.manner(options)
        return _Report(document, taken.draft, before, own_options.live, taken.arriving)
    draft = _read_draft(document)
    return _Report(document, draft, draft.manner, own_options.live or draft.live, {})


def _read_draft(document: str) -> "Draft":
    """Return a report that `fill` reads and does not change."""
    from protlib.citing.documents import filled

    if is_markdown(document):
        return filled.read_draft(markdown_of(document), document_name(document), MARKDOWN)
    return filled.read_draft(read_bytes(document), document)


def _header(draft: "Draft") -> "Report":
    """Return the header of a draft, as a report without text; most documents have no header."""
    from protlib.citing.engine import report as reports

    return reports.read_report(draft.header.encode()) if draft.header else reports.Report({}, [])


def _choose_cited(
    context: typer.Context, report: _Report, header: "Report", include: Include
) -> "tuple[Sequence[int], Sequence[Publication]]":
    """Return the numbers of a draft's citations, and the cited records; raises one error for all mistakes."""
    document, draft = report.document, report.draft
    with library_of(context) as library:
        numbers = citation_numbers(library, draft.citations)
        citations = [*(draft.citations[number] for number in numbers), *draft.listed_citations]
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
    advice = "; to take over those of another program: --take-over"
    return advice if draft.foreign else ""


def _keys(document: str, citations: "Sequence[DraftCitation]") -> dict[str, str]:
    """Return the cited keys, each with its first place, written as editors read it: "report.md:3"."""
    from protlib.citing.nested import with_nested

    keys: dict[str, str] = {}
    name = document_name(document)
    for draft_citation in citations:
        for key in with_nested(draft_citation.citation).keys:
            line = draft_citation.where.removeprefix("line ")
            keys.setdefault(
                key, f"{name}, {draft_citation.where}" if line == draft_citation.where else f"{name}:{line}"
            )
    return keys


def _fill_report(
    context: typer.Context, report: _Report, include: Include, options: CitingOptions
) -> tuple[bytes, str]:
    """Return a report with its citations formatted and its list, and how much it cites."""
    from protlib.citing.documents import filled
    from protlib.citing.documents.filled.draft import Filling, Live, Manner
    from protlib.citing.styles import style_named
    from protlib.citing.works import Works

    draft, header = report.draft, _header(report.draft)
    numbers, publications = _choose_cited(context, report, header, include)
    options = manner_of(header, report.before, report.document, options)
    citations = [draft.citations[number].citation for number in numbers]
    result = cite_with_notes(publications, citations, options, context)
    manner = Manner(style_name(options), locale_of(options), not options.no_acronyms, str(bodies_of(options)))
    style = style_named(manner.style)
    live = Live(report.live) if report.live else None
    filling = Filling(result, manner, numbers, live, Works(publications), style.link, draft.links)
    data = filled.fill(draft, filling, document_name(report.document))
    return data, citing_text(citations, len(publications), style)
