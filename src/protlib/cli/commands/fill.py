"""`fill`: the citations that are typed in a document, formatted, with the list of references."""

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.documents.cited_twice import tell_second_list
from protlib.cli.documents.filled_report import UnfilledReport, make_filled_report, read_draft_header
from protlib.cli.documents.lost_marks import tell_lost_marks
from protlib.cli.documents.remote_pictures import RemotePicturesOption, fetch_of
from protlib.cli.documents.report_documents import markdown_of, write_document
from protlib.cli.documents.report_header import manner_of_report
from protlib.cli.documents.report_language import tell_other_language
from protlib.cli.documents.style_document import ReferenceDocOption
from protlib.cli.documents.target import (
    FormOption,
    ReportForm,
    TargetOption,
    form_of_report,
    is_markdown,
    refuse_options_of_others,
    target_of,
)
from protlib.cli.files.outgoing_records import Include, IncludeCitedOption
from protlib.cli.files.output_file import OutputFile, output_file
from protlib.cli.input_file import MARKDOWN, document_name, read_bytes
from protlib.cli.options.citation_options import CitingOptions
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option
from protlib.cli.options.shared import ForceOption
from protlib.cli.output import say
from protlib.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from protlib.citing.documents.filled.draft import Draft
    from protlib.cli.documents.begun_report import BegunReport

_WORD_PANEL: Final = "Reports in Word and LibreOffice"
_FORCE_ADVICE: Final = "--force fills it as it is now; --output writes another file"
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
    takes_over: bool = flag(
        "--take-over",
        "Make citations of Zotero, Mendeley, EndNote, Citavi, Word or LibreOffice protlib's. Works that the library "
        "lacks are added.",
        panel=_WORD_PANEL,
    )
    dry_run: bool = flag("--dry-run", "With --take-over: tell what would be done; write nothing.", panel=_WORD_PANEL)


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
    report_form = form_of_report(document, output, form)
    _refuse_misfits(document, report_form, own_options)

    def file_to_write(*, is_filled: bool = False) -> OutputFile:
        target = target_of(document, output, report_form, is_filled=is_filled)
        file = output_file(context, target, force=force, include=include)
        return file._replace(force_advice=_FORCE_ADVICE) if target == document else file

    if is_markdown(document) and report_form != "markdown":
        file, fetch = file_to_write(), fetch_of(are_asked_for=own_options.remote_pictures)
        write_document(context, document, file, report_form, own_options.reference_doc, include, options, fetch)
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

    begun_report = _read_begun(context, document) if own_options.takes_over else None
    is_dry_run = own_options.dry_run
    if begun_report and is_dry_run:
        begun_report.tell()
    report = _report_of(document, begun_report, own_options, options)
    file = file_to_write(is_filled=bool(report.draft.manner))
    data, summary = make_filled_report(context, report, include, options)
    file.refuse_work(data)  # before works are added for a report that cannot be written
    if is_dry_run:
        say(f"{file.name}: {summary}\ndry run: nothing was written")
        return
    if begun_report:
        begun_report.take_in(context)
    file.write(data)
    say(f"{file.name}: {summary}")
    if file.path != document and is_open_elsewhere(document):
        say(f"{document} is open in another program: what is not saved there is not in {file.name}")


def _refuse_misfits(document: str, report_form: ReportForm, own_options: DocumentOptions) -> None:
    """Raise UsageError for options that say nothing here."""
    live, reference = own_options.live, own_options.reference_doc
    refuse_options_of_others(document, report_form, live, reference, has_pictures=own_options.remote_pictures)
    if own_options.takes_over and is_markdown(document):
        raise UsageError(f"--take-over works with .docx and .odt reports; {document_name(document)} is Markdown")
    if own_options.dry_run and not own_options.takes_over:
        raise UsageError("--dry-run goes with --take-over")


def _read_begun(context: typer.Context, document: str) -> "BegunReport":
    from protlib.cli.documents.begun_report import read_begun_report

    return read_begun_report(context, document)


def _report_of(
    document: str, begun_report: "BegunReport | None", own_options: DocumentOptions, options: CitingOptions
) -> UnfilledReport:
    """Return a report that is to be filled; one that is taken over is no more in the form of another program."""
    if begun_report:
        earlier_manner = begun_report.draft.manner or begun_report.manner(options)
        return UnfilledReport(
            document, begun_report.draft, earlier_manner, own_options.live, begun_report.new_records,
            names_all_lost=own_options.dry_run,
        )  # fmt: skip
    draft = _read_draft(document, options)
    return UnfilledReport(document, draft, draft.manner, own_options.live or draft.live, {})


def _read_draft(document: str, options: CitingOptions) -> "Draft":
    """Return a report that `fill` reads and does not change."""
    from protlib.citing.documents.filled import draft_reader

    if is_markdown(document):
        data, suffix = markdown_of(document), MARKDOWN
        draft = draft_reader.read_draft(data, document_name(document), suffix)
    else:
        data, suffix = read_bytes(document), ""
        tell_lost_marks(document, data)
        draft = draft_reader.read_draft(data, document)
    has_list = draft.citations or draft.list_only_citations
    if has_list and not draft.mistakes:
        if draft.manner is None:
            tell_second_list(document, data, suffix)
        if draft.manner is None or options.style:
            manner = manner_of_report(read_draft_header(draft), draft.manner, document, options)
            tell_other_language(document, data, suffix, manner)
    return draft
