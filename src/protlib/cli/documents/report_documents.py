"""Reports in Markdown as finished documents, with their citations and their list of references."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.context import library_of
from protlib.cli.documents.cited_twice import tell_second_list
from protlib.cli.documents.report_header import gather_records, manner_of_report, tell_keys_without_at
from protlib.cli.documents.report_language import tell_other_language
from protlib.cli.documents.style_document import reference_document, takes_reference
from protlib.cli.documents.target import ReportForm
from protlib.cli.files.outgoing_records import Include
from protlib.cli.files.output_file import OutputFile
from protlib.cli.input_file import MARKDOWN, STANDARD, document_name, read_bytes
from protlib.cli.options.citation_options import CitingOptions, style_name
from protlib.cli.output import say
from protlib.cli.references import cite_with_notes, citing_text
from protlib.cli.terminal.activity import activity
from protlib.errors import InputRefusedError
from protlib.frozen import expression
from protlib.system import file_signatures
from protlib.system.below import find_below
from protlib.system.shell import command_line, quote

if TYPE_CHECKING:
    from protlib.citing.documents.filled.markdown_draft import MarkdownDraft
    from protlib.citing.documents.mentions import Mentions
    from protlib.citing.engine.pictures import Fetch
    from protlib.citing.engine.report import Report
    from protlib.record.model import Publication

_ENGINE_NAMES: Final[Mapping[str, str]] = {"text": "plain"}
"""What the engine calls a form otherwise."""
# The places of the reference document in a header of pandoc, Quarto and R Markdown.
_REFERENCE_DOCUMENTS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "docx": (("reference-doc",), ("format", "docx", "reference-doc"), ("output", "word_document", "reference_docx")),
    "odt": (("reference-doc",), ("format", "odt", "reference-doc"), ("output", "odt_document", "reference_odt")),
}
# Such as "```{r, echo=FALSE}": the code of R Markdown and Quarto, which makes a part of the report when it is run.
_CODE: Final = expression(r"^\s*```+\s*\{(?:r|python|julia|ojs)\b", re.MULTILINE)


def write_document(
    context: typer.Context,
    document: str,
    file: OutputFile,
    form: ReportForm,
    reference_doc: Path | None,
    include: Include,
    manner: CitingOptions,
    fetch: "Fetch",
) -> None:
    """Write the document for a Markdown report, and say what it cites and what is left out.

    The report's own header counts: csl, lang, nocite, reference-doc, and its bibliography for keys that the library
    lacks. A filled report is made from its typed text, in its own style. `fetch` allows pictures from the web.
    """
    from protlib.citing.engine.directions import isolate_citations
    from protlib.citing.engine.report_writer import Surroundings, write_report

    report, mentions, draft = _read_report(document)
    if report.citations and draft.manner is None:
        tell_second_list(document, draft.source_text.encode(), MARKDOWN)
    reference = _reference_document(reference_doc, report, document, form)
    publications = _publications(context, report, mentions, draft, document, include)
    manner = manner_of_report(report, draft.manner, document, manner)
    if report.citations and draft.manner is None:
        tell_other_language(document, draft.source_text.encode(), MARKDOWN, manner)
    result = cite_with_notes(publications, report.citations, manner, context)
    if not report.is_from_right:
        result = isolate_citations(result, form)
    folder = Path(document if file.is_standard else file.path).parent
    surroundings = Surroundings(_title(document, file), Path(document).parent, reference, folder, fetch)
    with activity(f"Making {file.name}"):
        report_bytes = write_report(report, result, _ENGINE_NAMES.get(form, form), surroundings)
    file.write(report_bytes.data)
    for text, subject in report_bytes.remarks:
        line = report.line_of(subject)
        say(f"{document_name(document)}:{f'{line}:' if line else ''} {text}")
    count = citing_text(report.citations, len(publications), style_name(manner)) if publications else ""
    say(f"{file.name}: {count or _describe_lack(document, draft.source_text)}")


def _describe_lack(document: str, text: str) -> str:
    """Return that a report cites nothing by key, with the line that gives keys to citations such as "(IOM, 2009)"."""
    from protlib.citing.verification.typed_citations import author_year
    from protlib.typed_references.lists.list_at_end import number_lines

    if document == STANDARD or next(author_year(number_lines(text)), None) is None:
        return "no citations"
    copy = Path(document).with_stem(f"{Path(document).stem}-keys")
    line = command_line(["protlib", "verify", document, "--to-keys", "-o", str(copy)])
    return f"no citations such as [@key, p. 3]; to give keys to typed ones: {line}"


def _title(document: str, file: OutputFile) -> str:
    """Return the title for a report without one: its file name, or the output's name for standard input."""
    name = document if document != STANDARD else file.path
    return "report" if name == STANDARD else Path(name).stem


def markdown_of(document: str) -> bytes:
    """Return the text of a Markdown report; raises InputRefusedError if the file is no text."""
    data = read_bytes(document)
    if data.startswith(file_signatures.ZIP):
        reason = "this is a document of Word or LibreOffice, not Markdown; name a file that ends in .docx or .odt"
        raise InputRefusedError(f"{document_name(document)}: {reason}")
    return data


def _read_report(document: str) -> "tuple[Report, Mentions, MarkdownDraft]":
    """Return a report, the places of its keys, and its typed text; print what the output will not have as typed."""
    from protlib.citing.documents import document_kinds
    from protlib.citing.documents.filled.markdown_draft import MarkdownDraft
    from protlib.citing.engine import report as reports
    from protlib.citing.engine.engine_program import EndlessError
    from protlib.citing.notation import with_plain_signs
    from protlib.formats.common.charset import decode
    from protlib.typed_references.lists.fences import with_plain_fences

    name = document_name(document)
    draft = MarkdownDraft(decode(markdown_of(document)).encode())
    text = draft.source_text
    try:
        report = reports.read_markdown_report(with_plain_fences(with_plain_signs(text)).encode())
    except (EndlessError, InputRefusedError) as error:
        raise InputRefusedError(f"{name}: {error}") from error
    mentions = document_kinds.read_mentions(text.encode(), name, MARKDOWN)
    _tell_losses(name, text, report, mentions)
    for line in (*draft.hand_edits, *draft.mistakes):
        say(f"{name}: {line}")
    return report, mentions, draft


def _tell_losses(document: str, text: str, report: "Report", mentions: "Mentions") -> None:
    """Print the parts of a report that the output will not have as typed: other files, code, other notations."""
    for name in mentions.included_files:
        say(f"{document}: it includes {name}; its text is left out")
    if _CODE.search(text):
        say(f"{document}: its code is not run; run knitr or Quarto first, and fill the .md")
    report_keys = frozenset(report.keys)  # which are gathered anew each time that a report is asked
    for key, line in mentions.first_lines().items():
        if key not in report_keys:
            problem = (
                "in a notation pandoc cannot read (left unchanged), or in a note that nothing refers to (left out)"
            )
            say(f"{document}:{line}: {key} is cited {problem}")


def _reference_document(path: Path | None, report: "Report", document: str, form: str) -> Path | None:
    """Return the document with the styles: from the option, from the header, or the one beside the report."""
    if not takes_reference(form, path):
        return None
    folder = Path(document).parent
    reference_name = next((text for path in _REFERENCE_DOCUMENTS[form] for text in report.header_texts(*path)), None)
    reference = path or (find_below(folder, reference_name) if reference_name else None)
    if reference_name and reference is None:
        raise InputRefusedError(
            f"{document}: {reference_name} is outside its folder; use --reference-doc {quote(reference_name)}"
        )
    if reference is None:
        reference_path = folder / f"reference.{form}"
        return reference_document(reference_path, form) if reference_path.is_file() else None
    return reference_document(reference, form)


def _publications(
    context: typer.Context,
    report: "Report",
    mentions: "Mentions",
    draft: "MarkdownDraft",
    document: str,
    include: Include,
) -> "Sequence[Publication]":
    lines, name = mentions.first_lines(), document_name(document)
    cited_at = {key: f"{name}:{lines[key]}" if key in lines else name for key in report.keys}
    with library_of(context) as library:
        tell_keys_without_at(library, document, draft.doubts)
        return gather_records(library, report, cited_at, document, include)
