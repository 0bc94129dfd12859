"""The results of `verify --quotes` on a report as JSON, and the shape of that."""

from typing import TYPE_CHECKING

from protlib.cli.documents.document_locations import location_fields
from protlib.cli.documents.paragraph_lines import describe_doubt, number_paragraphs
from protlib.text import make_printable

if TYPE_CHECKING:
    from enum import Enum

    from protlib.citing.documents.cited_text import CitedText
    from protlib.cli.documents.quotation_report import CheckedReport
    from protlib.quotations.alignment import WordDifference
    from protlib.quotations.cited_numbers import UncheckedNumber
    from protlib.quotations.report_check import CheckedQuotation


def to_dict(report: "CheckedReport") -> dict[str, object]:
    """Return the results for a report, under the names of the JSON."""
    return {
        "document": make_printable(report.name),
        "quotations": [_outcome_fields(outcome, report.text) for outcome in report.outcomes],
        "uncited": len(report.uncited),
        "uncited_quotations": [
            {"line": report.text.text.count("\n", 0, start) + 1 if report.text.source else 0, "quotation": words}
            for words, start in report.uncited
        ],
        "numbers": [
            {
                "number": number.number.text,
                "line": number.line if report.text.source else 0,
                "key": number.key,
                "cited_pages": number.cited_pages,
                "pages": list(number.pages),
                "is_there": number.is_on_page,
                **({"exact": number.exact, "exact_page": number.exact_page} if number.exact else {}),
            }
            for number in report.numbers
        ],
        "unchecked_numbers": [_fields_of_number(unchecked, report.text) for unchecked in report.unchecked_numbers],
        "paraphrases": [
            {
                "sentence": paraphrase.text,
                "line": paraphrase.line if report.text.source else 0,
                "key": paraphrase.passage.key,
                "pages": paraphrase.passage.pages,
                "passage": paraphrase.passage.text,
                "differences": [_plain_difference(difference) for difference in paraphrase.differences],
            }
            for paraphrase in report.paraphrases
        ],
    }


def _fields_of_number(unchecked: "UncheckedNumber", text: "CitedText") -> dict[str, object]:
    """Return a number that was not looked for, and why."""
    return {
        "number": unchecked.number.text,
        "line": unchecked.number.line if text.source else 0,
        "key": unchecked.key,
        "reason": unchecked.reason,
    }


def _outcome_fields(outcome: "CheckedQuotation", text: "CitedText") -> dict[str, object]:
    """Return the result for a quotation, without empty values."""
    passage, other_passage = outcome.passage, outcome.elsewhere
    fields: dict[str, object] = {
        "verdict": _name_of(outcome.state),
        "line": outcome.quotation.line if text.source else 0,
        **(location_fields(location) if (location := text.location_at(outcome.quotation.line)) else {}),
        "quotation": outcome.quotation.text,
        "key": passage.key,
        "cited_pages": outcome.pages,
        "cited_paragraphs": outcome.paragraphs,
        "pages": passage.pages,
        "paragraphs": number_paragraphs(passage),
        "file": passage.file,
        "passage": passage.text,
        "differences": [_plain_difference(difference) for difference in outcome.differences],
        "elsewhere": {"key": other_passage.key, "pages": other_passage.pages, "passage": other_passage.text}
        if other_passage
        else None,
        "reason": outcome.reason,
        "paragraph_reason": describe_doubt(outcome),
    }
    return {name: value for name, value in fields.items() if value}


def _plain_difference(difference: "WordDifference") -> dict[str, object]:
    return {
        "change": _name_of(difference.change),
        "quotation": difference.quoted,
        "source": difference.source,
        "negation": bool(difference.negations),
    }


def _name_of(member: "Enum") -> str:
    """Return the name of a state or a change in JSON."""
    return member.name.lower().replace("_", "-")
