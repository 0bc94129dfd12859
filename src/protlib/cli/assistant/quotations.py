"""The check of quotations for an assistant: in the files of the records that it may read, and no others."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.assistant.answers import CheckedQuotations, QuotationFinding, QuotedPlace, WordDifference
from protlib.cli.assistant.styled_references import find_document
from protlib.cli.documents.document_locations import describe_location
from protlib.cli.documents.paragraph_lines import count_doubts, number_paragraphs
from protlib.cli.input_file import read_bytes
from protlib.text import clean, make_printable, shorten

if TYPE_CHECKING:
    from protlib.citing.documents.cited_text import CitedText
    from protlib.cli.shelf import Shelf
    from protlib.quotations.report_check import CheckedQuotation

_TEXT: Final = "the text"
_MOST_FINDINGS: Final = 60  # in one answer: an assistant reads it whole
_MOST_LETTERS: Final = 1500  # characters of a passage


def check_quotations(shelf: "Shelf", text: str, file: str, folders: Sequence[Path]) -> CheckedQuotations:
    """Return the quotations of a Markdown text, or of a document in a folder, that are not as their source has them."""
    from protlib.cli.documents.quotation_report import check_all, read_quotations
    from protlib.library.files.quoted_works import QuotedWorks

    if file:
        path = find_document(file, folders)
        data, name, suffix = read_bytes(str(path)), path.name, path.suffix.lower()
    else:
        data, name, suffix = text.encode("utf-8", "replace"), _TEXT, ".md"
    with shelf.open_library() as library:
        report = read_quotations(library, data, name, suffix, is_open=shelf.is_open)
        works = QuotedWorks(
            library, report.text.records, is_open=shelf.is_open, names_files=False, problems=report.problems
        )
        outcomes = check_all(report.quotations, works)
    faults = [checked_quotation for checked_quotation in outcomes if checked_quotation.is_fault]
    further_count = len(faults) - _MOST_FINDINGS
    return CheckedQuotations(
        agrees=not faults,
        quotations=len(outcomes),
        findings=[_finding(checked_quotation, report.text) for checked_quotation in faults[:_MOST_FINDINGS]],
        notes=[
            *([f"shown: the first {_MOST_FINDINGS} of {len(faults)} findings"] if further_count > 0 else []),
            *count_doubts(outcomes),
            *([f"{len(report.uncited)} more in quotation marks: no citation beside them"] if report.uncited else []),
        ],
    )


def _finding(outcome: "CheckedQuotation", text: "CitedText") -> QuotationFinding:
    passage, other_passage = outcome.passage, outcome.elsewhere
    finding = QuotationFinding(
        verdict=outcome.state.name.lower().replace("_", "-"),
        quotation=_cut(outcome.quotation.text),
        key=passage.key,
    )
    if text.source:
        finding["line"] = outcome.quotation.line
    elif location := text.location_at(outcome.quotation.line):
        finding["place"] = describe_location(location)
    _add_places(finding, outcome)
    if passage.text:
        finding["passage"] = _cut(passage.text)
    if outcome.differences:
        finding["differences"] = [
            WordDifference(
                change=difference.change.name.lower().replace("_", "-"),
                quotation=_cut(difference.quoted),
                source=_cut(difference.source),
                negation=bool(difference.negations),
            )
            for difference in outcome.differences
        ]
    if other_passage:
        finding["elsewhere"] = QuotedPlace(
            key=other_passage.key, pages=other_passage.pages, passage=_cut(other_passage.text)
        )
    if outcome.reason:
        finding["reason"] = make_printable(outcome.reason)
    return finding


def _add_places(finding: QuotationFinding, outcome: "CheckedQuotation") -> None:
    if outcome.pages:
        finding["cited_pages"] = outcome.pages
    if outcome.paragraphs:
        finding["cited_paragraphs"] = outcome.paragraphs
    if outcome.passage.pages:
        finding["pages"] = outcome.passage.pages
    if outcome.passage.paragraphs:
        finding["paragraphs"] = number_paragraphs(outcome.passage)


def _cut(text: str) -> str:
    return shorten(clean(make_printable(text)), _MOST_LETTERS)
