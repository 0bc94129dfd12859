"""`build`: a report in Markdown as a finished document, with its citations and its list of references."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.citing_options import CITING_OPTIONS
from protlib.cli.context import library_of
from protlib.cli.files import (
    STANDARD,
    document_name,
    document_suffix,
    read_bytes,
)
from protlib.cli.handout import Include, IncludeCitedOption
from protlib.cli.header import gathered, manner_of, tell_keys_without_at
from protlib.cli.options import ForceOption, listed, taking
from protlib.cli.output import say
from protlib.cli.output_file import output_file
from protlib.cli.reference_document import ReferenceOption, reference_document
from protlib.cli.style import cited, citing_text, style_name
from protlib.errors import InputRefusedError, UsageError
from protlib.system.below import below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protlib.citing.documents.mentions import Mentions
    from protlib.citing.engine.report import Report
    from protlib.record.model import Publication

_SOURCES: Final = frozenset({".md", ".markdown", ".qmd", ".rmd", ".txt"})
ReportArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="A report in Markdown: .md, .qmd or .Rmd; - reads it from standard input."
    ),
]
TargetOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The document to make: its suffix is .docx, .odt, .html, .pdf, .tex, .typ or .txt.",
        show_default=False,
    ),
]
# Where pandoc, Quarto and R Markdown have it in a header.
_REFERENCE_DOCUMENTS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "docx": (
        ("reference-doc",),
        ("format", "docx", "reference-doc"),
        ("output", "word_document", "reference_docx"),
    ),
    "odt": (
        ("reference-doc",),
        ("format", "odt", "reference-doc"),
        ("output", "odt_document", "reference_odt"),
    ),
}
# Such as "```{r, echo=FALSE}": the code of R Markdown and Quarto, which makes a part of the report when it is run.
_CODE: Final = re.compile(r"^\s*```+\s*\{(?:r|python|julia|ojs)\b", re.MULTILINE)


@taking(CITING_OPTIONS, into="manner")
def build(
    context: typer.Context,
    document: ReportArgument,
    *,
    output: TargetOption = None,
    force: ForceOption = False,
    reference_doc: ReferenceOption = None,
    include: IncludeCitedOption = None,
    manner: dict[str, Any],
) -> None:
    """Make a document of a report in Markdown that cites [@key]: Word, LibreOffice, HTML, PDF, LaTeX, Typst or text.

    The suffix of --output tells which. The references stand where {{bibliography}} or an element with the name refs stands, else
    at the end. The report's own header is heeded: csl, lang, nocite, reference-doc, and what of its bibliography the library does
    not have.
    """
    from protlib.citing.engine.report_writer import FORMS, Surroundings, write_report
    from protlib.citing.styles import named

    target = _target(document, output)
    form = FORMS[Path(target).suffix.lower()]
    file = output_file(context, target, force=force, include=include)
    report, mentions = _read(document)
    reference = _reference_document(reference_doc, report, document, form)
    publications = _publications(context, report, mentions, document, include)
    manner = {**manner, **manner_of(report, document, manner)}
    result = cited(publications, report.citations, manner, context)
    called = Path(target if document == STANDARD else document).stem
    around = Surroundings(called, Path(document).parent, reference, Path(target).parent)
    made = write_report(report, result, form, around)
    file.write(made.data)
    for text, about in made.remarks:
        line = report.line_of(about)
        say(f"{document_name(document)}:{f'{line}:' if line else ''} {text}")
    style = named(style_name(manner))
    told = citing_text(report.citations, len(publications), style) if publications else "no citations"
    say(f"{target}: {told}")


def _target(document: str, output: str | None) -> str:
    """Return the document to make; raises an error where what it is made of is no report, or its suffix tells no form."""
    from protlib.citing.engine.report_writer import FORMS

    if document_suffix(document) not in _SOURCES:
        raise InputRefusedError(f"{document}: build makes documents of Markdown ({listed(sorted(_SOURCES))})")
    if output is None or output == STANDARD:
        stem = "report" if document == STANDARD else Path(document).stem
        raise UsageError(f"name the document to make: -o {stem}.docx")
    if Path(output).suffix.lower() not in FORMS:
        raise UsageError(f"{output}: its suffix tells no form; there are {listed(FORMS)}")
    if Path(output).resolve() == Path(document).resolve():
        raise UsageError(f"{output} is the report itself; name another file with --output")
    return output


def _read(document: str) -> "tuple[Report, Mentions]":
    """Return a report, and where each key stands in it; say what of it will not be as it is meant."""
    from protlib.citing import documents
    from protlib.citing.engine import report as reports
    from protlib.citing.engine.program import EndlessError
    from protlib.formats.charset import decode

    text, name = decode(read_bytes(document)), document_name(document)
    try:
        report = reports.read(text.encode())
    except (EndlessError, InputRefusedError) as error:
        raise InputRefusedError(f"{name}: {error}") from error
    mentions = documents.find(text.encode(), name, document_suffix(document))
    _tell_what_is_left(name, text, report, mentions)
    return report, mentions


def _tell_what_is_left(document: str, text: str, report: "Report", mentions: "Mentions") -> None:
    """Say what of a report the document will not have as it is meant: parts in other files, code, other notations."""
    for name in mentions.included:
        say(f"{document}: it includes {name}; what stands there is left out")
    for line in _with_comma(text):
        say(f"{document}:{line}: a comma stands before the next @; a semicolon parts two citations")
    if _CODE.search(text):
        say(f"{document}: its code is not run; build what knitr or Quarto makes of it (.md)")
    for key, line in mentions.first_lines().items():
        if key not in report.keys:
            say(
                f"{document}:{line}: {key} is cited in a notation that pandoc does not read; it stays as it is"
            )


def _with_comma(text: str) -> "Iterator[int]":
    """Yield the lines of the citations that have a comma between two keys: "[@one, @other]"."""
    from protlib.citing.documents.markdown import typed
    from protlib.citing.notation import has_comma_for_semicolon

    for found in typed(text):
        if has_comma_for_semicolon(found.citation):
            yield text.count("\n", 0, found.start) + 1


def _reference_document(named: Path | None, report: "Report", document: str, form: str) -> Path | None:
    """Return the document that the styles are taken from: that of the option, of the header, or the one beside the report."""
    from protlib.citing.engine.report_writer import WITH_REFERENCE

    if form not in WITH_REFERENCE:
        if named is not None:
            raise UsageError(f"--reference-doc is for {listed(f'.{one}' for one in WITH_REFERENCE)}")
        return None
    folder = Path(document).parent
    told = next((text for path in _REFERENCE_DOCUMENTS[form] for text in report.told(*path)), None)
    found = named or (below(folder, told) if told else None)
    if told and found is None:
        raise InputRefusedError(f"{document}: {told} lies outside of its folder; type --reference-doc {told}")
    if found is None:
        beside = folder / f"reference.{form}"
        return reference_document(beside, form) if beside.is_file() else None
    return reference_document(found, form)


def _publications(
    context: typer.Context, report: "Report", mentions: "Mentions", document: str, include: Include
) -> "Sequence[Publication]":
    from protlib.citing.documents.filled.markdown import doubts_in

    lines, name = mentions.first_lines(), document_name(document)
    places = {key: f"{name}:{lines[key]}" if key in lines else name for key in report.keys}
    with library_of(context) as library:
        tell_keys_without_at(library, document, doubts_in(report.source))
        return gathered(library, report, places, document, include)
