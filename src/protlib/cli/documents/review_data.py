"""The findings of `verify` on a document, as data."""

from typing import TYPE_CHECKING, Any

from protlib.cli.documents.document_locations import location_fields
from protlib.text import make_printable

if TYPE_CHECKING:
    from protlib.citing.verification.report_review import ReportFinding, ReportReview
    from protlib.formats.documents.paragraph_locations import ParagraphLocation


def review_to_dict(document: str, review: "ReportReview") -> dict[str, Any]:
    """Return the review of a document, under the names of the JSON."""
    entries = [
        {"line": entry.line, "text": entry.text, "key": review.keys.get(position, "")}
        for position, entry in enumerate(review.entries)
    ]
    return {
        "document": make_printable(document),
        "citations": review.citation_count,
        "entries": entries,
        "findings": [_finding_fields(finding, review.locations.get(finding.line)) for finding in review.findings],
    }


def _finding_fields(finding: "ReportFinding", location: "ParagraphLocation | None") -> dict[str, object]:
    """Return a finding in the form of JSON, without empty values."""
    fields = {
        "kind": finding.kind.name.lower().replace("_", "-"),
        "line": finding.line,
        **(location_fields(location) if location else {}),
        "what": finding.subject,
        "near": finding.near,
        "key": finding.key,
        "differences": [
            {"field": field, "typed": typed_value, "library": library_value}
            for field, typed_value, library_value in finding.differences
        ],
    }
    return {name: value for name, value in fields.items() if value}
