"""The questions of `verify` to a library, and its findings on a document as data."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.documents.document_locations import location_fields
from protlib.text import make_printable, most_similar

if TYPE_CHECKING:
    from protlib.citing.verification.report_review import ReportFinding, ReportReview
    from protlib.formats.documents.paragraph_locations import ParagraphLocation
    from protlib.library import Library
    from protlib.record.model import Publication

_MOST_RECORDS: Final = 10  # records that an entry is compared with
_MOST_OF_A_YEAR: Final = 200  # records that a citation may mean: a large body has more, and then no one is meant
_LETTERS_OF_A_BEGINNING: Final = 3  # which a mistyped key has right
_MOST_KEYS: Final = 500  # that begin like an unknown one: more are not compared with it


class LibraryAnswers:
    """The library, as verification asks it."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    def titled(self, title: str) -> "Iterable[Publication]":
        """Return the records with this title."""
        return self._library.titled(title)

    def look_up(self, words: Sequence[str], doi: str) -> "Iterable[Publication]":
        """Return records that an entry may be of."""
        from protlib.selection import Selection

        for query in (" OR ".join(words), f'doi:"{doi}"' if doi else ""):
            if query:
                selection = Selection(query, exact=True, limit=_MOST_RECORDS)
                yield from self._library.select(selection, summaries=False).publications

    def of_year(self, year: str, words: Sequence[str]) -> "Iterable[Publication]":
        """Return the records of a year that have one of some words among their authors."""
        from protlib.selection import Selection

        names = " OR ".join(f"author:{word}" for word in words)
        selection = Selection(f"year:{year} AND ({names})", exact=True, limit=_MOST_OF_A_YEAR)
        return self._library.select(selection, summaries=False).publications

    def of_symbol(self, symbol: str) -> "Iterable[Publication]":
        """Return the records of a document with a symbol."""
        from protlib.selection import Selection

        selection = Selection(f'symbol:"{symbol}"', exact=True, limit=_MOST_RECORDS)
        return self._library.select(selection, summaries=False).publications

    def has_key(self, key: str) -> bool:
        """Tell whether a publication has this key."""
        return key in self._library

    def keys_like(self, key: str) -> list[str]:
        """Return the keys that may have been meant by one that no publication has."""
        beginning = self._library.beginning(key[:_LETTERS_OF_A_BEGINNING], _MOST_KEYS)
        return most_similar(key, [publication.key for publication in beginning])


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
