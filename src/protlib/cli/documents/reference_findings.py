"""What `verify` prints about the citations and the reference list of a report."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.documents.document_locations import describe_location
from protlib.cli.documents.review_data import review_to_dict
from protlib.cli.input_file import document_name
from protlib.cli.output import say
from protlib.record.access import RESTRICTED
from protlib.system.shell import quote
from protlib.text import list_first, number_of, shorten, shorten_pair

if TYPE_CHECKING:
    from protlib.citing.verification.report_review import ReportFinding, ReportReview
    from protlib.record.model import Publication

_MOST_LETTERS_SHOWN: Final = 100  # characters that are shown of an entry
_MOST_NAMES: Final = 5  # of publications, in a message of one line


def tell_counts(document: str, review: "ReportReview") -> None:
    """Print the number of each kind of finding, and the line to type if the report is not filled."""
    advice = _fill_line(document, review) or _heading_line(review) or _uncited_line(review)
    for line in filter(None, (_summary(document, review), advice)):
        say(f"{document_name(document)}: {line}")


def review_lines(document: str, review: "ReportReview") -> Iterator[str]:
    """Yield a line for each finding, with the location in the document as editors and authors read it."""
    for finding in review.findings:
        if location := review.locations.get(finding.line):
            name = f"{document}: {describe_location(location, finding.subject)}"
        else:
            name = f"{document}:{finding.line}" if finding.line else document
        yield f"{name}: {_line(finding)}"


def _line(finding: "ReportFinding") -> str:
    from protlib.citing.verification.report_review import FindingKind

    excerpt = shorten(finding.subject, _MOST_LETTERS_SHOWN)
    if finding.differences:
        pairs = [(name, shorten_pair(new, old, _MOST_LETTERS_SHOWN)) for name, new, old in finding.differences]
        differences_text = "; ".join(
            f"{name} is {_quote(report_text)}, there {_quote(library_text)}"
            for name, (report_text, library_text) in pairs
        )
        return f"{excerpt}: differs from {finding.key}: {differences_text}"
    if finding.kind is FindingKind.TYPED_OVER:
        return f"{excerpt}: {finding.kind} of {finding.key}, and names another work; fill keeps such a text"
    nearest_entry = shorten(finding.near, _MOST_LETTERS_SHOWN)
    if finding.key and finding.kind is not FindingKind.TWICE:
        nearest_entry = f"{finding.key}, “{nearest_entry}”"
    entry_name = "the other entry" if finding.kind is FindingKind.TWICE else "the nearest"
    return f"{excerpt}: {finding.kind}{f'; {entry_name} is {nearest_entry}' if nearest_entry else ''}"


def _quote(text: str) -> str:
    return f"“{text}”" if text else "missing"


def _summary(document: str, review: "ReportReview") -> str:
    from protlib.citing.verification.report_review import FindingKind

    names = {
        FindingKind.UNLISTED: "without an entry",
        FindingKind.UNCITED: "never cited",
        FindingKind.TWICE: "listed twice",
        FindingKind.CHANGED: "that differ",
        FindingKind.UNKNOWN: "not in the library",
        FindingKind.NO_KEY: "with an unknown key",
        FindingKind.TYPED_OVER: "with another text",
    }
    kinds = Counter(finding.kind for finding in review.findings)
    entries = number_of(len(review.entries), "entry", "entries")
    list_text = f"{entries} in the list, {len(review.keys)} of them in the library"
    if review.are_in_notes:
        list_text = f"{number_of(len(review.entries), 'work')} in notes, {len(review.keys)} of them in the library"
    counts = [
        *([] if review.are_in_notes else [number_of(review.citation_count, "citation")]),
        list_text if review.entries else _explain_no_list(document, review),
        *(f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind]),
    ]
    return "; ".join(counts)


def _explain_no_list(document: str, review: "ReportReview") -> str:
    is_latex = Path(document).suffix.lower() == ".tex" and review.citation_count
    return "no typed list: LaTeX makes it" if is_latex else "no list under a heading such as References"


def _fill_line(document: str, review: "ReportReview") -> str:
    """Return the line to type if citations are not filled yet, else ""."""
    from protlib.cli.documents.target import name_beside

    filled_name = name_beside(document) if review.typed_key_count else None
    if filled_name is None or (review.entries and not review.filled_count):
        return ""
    line = f"protlib fill {quote(document)}"
    if review.filled_count:
        subject = number_of(review.typed_key_count, "citation is", "citations are")
        return f"{subject} not filled yet. To fill: {line}"
    if filled_name != document and Path(filled_name).is_file():
        return f"the report is not filled. To check the filled report: protlib verify {quote(filled_name)}"
    return f"the report is not filled yet. To fill it: {line}"


def _heading_line(review: "ReportReview") -> str:
    """Return the line to type if citations have no entry because protlib found no list, else ""."""
    from protlib.citing.verification.report_review import FindingKind

    has_none = not review.entries and any(finding.kind is FindingKind.UNLISTED for finding in review.findings)
    return (
        "put a heading above the list: References, or its word in your language; then verify again" if has_none else ""
    )


def _uncited_line(review: "ReportReview") -> str:
    """Return why the list is compared with the library alone if protlib found no citation in the text, else ""."""
    if review.citation_count or not review.entries:
        return ""
    return (
        "no citation found in the text: the list is compared with the library alone. protlib reads "
        "(IOM, 2009), [3], [@key] and raised numbers"
    )


def list_restricted(publications: "Iterable[Publication]") -> str:
    """Return the keys of the publications that are not public, with their levels: the report goes to others."""
    keys_with_levels = [f"{record.key} ({record.access})" for record in publications if record.access in RESTRICTED]
    return list_first(keys_with_levels, _MOST_NAMES)


def json_of_review(document: str, review: "ReportReview") -> str:
    """Return a review as JSON."""
    from protlib.render import scripts

    return scripts.json_text(review_to_dict(document, review))
