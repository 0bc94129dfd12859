"""What a report becomes when it is filled, and the file that this is written to."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from protlib.cli.documents.style_document import takes_reference
from protlib.cli.input_file import MARKDOWN, STANDARD, document_name, document_suffix, read_bytes
from protlib.cli.options.declaration import option
from protlib.cli.options.shared import choices_text
from protlib.errors import InputRefusedError, UsageError
from protlib.system import document_suffixes
from protlib.system.document_suffixes import form_by_suffix
from protlib.system.shell import quote

ReportForm = Literal["docx", "odt", "pdf", "html", "latex", "typst", "text", "markdown"]
"""What a report can become."""
_FILLED_SUFFIX: Final = "-filled"
SUFFIXES: Final[Mapping[str, ReportForm]] = {
    **form_by_suffix(get_args(ReportForm)),
    **dict.fromkeys(document_suffixes.MARKDOWN, "markdown"),
}
"""What a report in Markdown becomes, by the suffix of the file to write; the first of a form is the usual one."""
_KINDS: Final[Mapping[str, ReportForm]] = {
    **dict.fromkeys(document_suffixes.MARKDOWN, "markdown"),
    document_suffixes.PLAIN_TEXT: "text",
    **dict.fromkeys(document_suffixes.WORD, "docx"),
    document_suffixes.OPEN_DOCUMENT: "odt",
}
"""What a report is, by its suffix."""
_MARKDOWN_KINDS: Final = frozenset({"markdown", "text"})
_NO_TEXT: Final = frozenset({"docx", "odt", "pdf"})
_REFERENCES: Final = "protlib export --cited-in {{}} {} writes its references"
_ELSEWHERE: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (document_suffixes.OLD_WORD, document_suffixes.RICH_TEXT, ".pages"), "save it as .docx, and fill that"
    ),
    **dict.fromkeys(document_suffixes.LATEX, _REFERENCES.format("--for latex -o refs.bib")),
    document_suffixes.TYPST: _REFERENCES.format("--for typst -o refs.yml"),
    document_suffixes.NOTEBOOK: _REFERENCES.format("-o refs.bib"),
    document_suffixes.PDF: "fill the file that it was made of",
}
"""What to do with documents that are not filled, by their suffix."""

TargetOption = Annotated[
    str | None,
    option(
        "--output -o FILE",
        "The file to write. Default: report-filled.docx beside report.docx. "
        f"From Markdown, its suffix is {choices_text(SUFFIXES)}.",
    ),
]
FormOption = Annotated[
    ReportForm | None,
    option(
        "--format -f FORM",
        f"Turn Markdown into {choices_text(get_args(ReportForm))}. Default: by the suffix of --output.",
    ),
]


def is_markdown(document: str) -> bool:
    """Tell whether a report is Markdown, by its name."""
    return _KINDS.get(document_suffix(document)) in _MARKDOWN_KINDS


def form_of_report(document: str, output: str | None, form: ReportForm | None) -> ReportForm:
    """Return the output form of a report: the named form, else that of the output's suffix, else the report's own.

    Raises InputRefusedError if the file is no report to fill, UsageError if it cannot have that form.
    """
    kind = _KINDS.get(document_suffix(document))
    if kind is None:
        read_bytes(document)  # where it is not there, that is what is wrong
        advice = _ELSEWHERE.get(document_suffix(document), f"fill reads {choices_text(_KINDS)}")
        raise InputRefusedError(f"{document}: not a report fill can read; {advice.format(quote(document))}")
    if output and Path(output).is_dir():
        name = Path(_filled_name(document, document_suffix(document), is_filled=False)).name
        raise UsageError(f"{output} is a folder; name a file in it: --output {quote(str(Path(output, name)))}")
    suffix = Path(output).suffix.lower() if output and output != STANDARD else ""
    if kind not in _MARKDOWN_KINDS:
        _refuse_other_kind(document, output, suffix, form if form != kind else None)
        return kind
    if output and output != STANDARD and not form and suffix not in SUFFIXES:
        raise UsageError(f"{output}: unknown suffix; choose from {choices_text(SUFFIXES)}")
    if form and SUFFIXES.get(suffix, form) != form:
        usual_name = Path(output or "").with_suffix(_usual_suffix(form))
        raise UsageError(
            f"{output} has the suffix of {SUFFIXES[suffix]}, but --format is {form}; "
            f"write to {usual_name}, or leave out --format"
        )
    return form or SUFFIXES.get(suffix, kind)


def _refuse_other_kind(document: str, output: str | None, suffix: str, form: ReportForm | None) -> None:
    """Raise UsageError if the report of a word processor would have to change its kind."""
    kind = Path(document).suffix
    is_other = output not in {None, "", STANDARD} and suffix != kind.lower()
    if not (form or is_other):
        return
    request = f"--format {form}" if form else output
    target = _filled_name(document, kind, is_filled=False) if form or suffix else f"{output}{kind}"
    pdf = "; save that as PDF in your word processor" if "pdf" in {form, suffix[1:]} else ""
    raise UsageError(f"{request}: {Path(document).name} stays {kind}: write to {target}{pdf}")


def target_of(document: str, output: str | None, form: ReportForm, *, is_filled: bool) -> str:
    """Return the file to write, which is never the typed report; without a name it is beside the report.

    A report that `is_filled` under the name of its output is filled in place. A report from standard input goes to
    standard output. Raises UsageError.
    """
    is_same = form == _KINDS[document_suffix(document)]
    suffix = Path(document).suffix if is_same else _usual_suffix(form)
    filled_path = (
        STANDARD if document == STANDARD else _filled_name(document, suffix, is_filled=is_filled or not is_same)
    )
    if output == "":
        raise UsageError(f"--output is empty; leave it out to write {filled_path}")
    target = output or filled_path
    if target == STANDARD:
        if form in _NO_TEXT and sys.stdout.isatty():
            raise UsageError(f"{form} cannot be printed on a terminal; name a file with --output")
        return target
    if not is_filled and Path(target).exists() and Path(document).exists() and Path(target).samefile(document):
        raise UsageError(f"{target} is the report itself; name another file with --output")
    return target


def name_beside(document: str) -> str | None:
    """Return the usual name of the file that `fill` writes beside a report; None if it does not fill the report."""
    if document_suffix(document) not in _KINDS:
        return None
    return _filled_name(document, Path(document).suffix, is_filled=True)


def _filled_name(document: str, suffix: str, *, is_filled: bool) -> str:
    path = Path(f"report{MARKDOWN}" if document == STANDARD else document)
    stem = path.stem.removesuffix(_FILLED_SUFFIX) if is_filled else path.stem
    return str(path.with_name(f"{stem}{_FILLED_SUFFIX}{suffix}"))


def _usual_suffix(form: ReportForm) -> str:
    return next(suffix for suffix, report_form in SUFFIXES.items() if report_form == form)


def refuse_options_of_others(
    document: str, form: ReportForm, live: str | None, reference: Path | None, *, has_pictures: bool
) -> None:
    """Raise UsageError where an option is given that is for reports of another kind."""
    name = document_name(document)
    if live and is_markdown(document):
        raise UsageError(f"--live works with .docx and .odt reports; {name} is Markdown")
    if has_pictures and (not is_markdown(document) or form == "markdown"):
        raise UsageError(f"--remote-pictures is for what is made of Markdown; {name} keeps its own pictures")
    if reference is None:
        return
    if not is_markdown(document):
        raise UsageError(f"--reference-doc works with Markdown reports; {name} keeps its own styles")
    takes_reference(form, reference)
