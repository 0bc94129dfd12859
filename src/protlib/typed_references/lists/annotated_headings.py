"""Finds the works of an annotated list in Markdown: headings that are links, each above a text about its work."""

import re
from typing import Final

from protlib.frozen import NamedTuple
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.lists.likelihood import are_references
from protlib.typed_references.lists.list_at_end import DocumentLine, parse_bare_list

# Such as "### [Safe passage](https://example.org/a) - *UNHCR, 2019*".
_LINKED_HEADING: Final = re.compile(
    r"(?P<level>#{2,6})\s+\[(?P<title>[^\[\]]{4,300})\]\((?P<link>https?://[^\s<>()]+)\)"
    r"(?:\s*[-–—:|,]\s*(?P<details>\S.{0,300}?))?\s*#*\s*"
)
_HEADING: Final = re.compile(r"#{1,6}\s+\S")
# Such as "IOM, 2019", "IOM (2019)" and "2019": the year ends what stands behind the link.
_DETAILS: Final = re.compile(r"(?P<author>.*?)[,.\s(\[]*(?P<year>(?:19|20)\d\d)?[)\].\s]*")
_EMPHASIS: Final = "*_ "
_LEAST_HEADINGS: Final = 2  # one alone is the title of a page


class AnnotatedEntry(NamedTuple):
    """A work of an annotated list, and what stands below its heading, "" for nothing."""

    entry: TypedEntry
    annotation: str


def find_annotated_entries(text: str) -> list[AnnotatedEntry]:
    """Return the works of an annotated list, and entries beside them, without an annotation.

    There are none where fewer than two headings are links to works.
    """
    lines = text.split("\n")
    headings = {number: match for number, line in enumerate(lines) if (match := _LINKED_HEADING.fullmatch(line))}
    if len(headings) < _LEAST_HEADINGS:
        return []
    starts = [number for number, line in enumerate(lines) if _HEADING.match(line)]
    stops = dict(zip(starts, [*starts[1:], len(lines)], strict=True))
    sections = {number: lines[number + 1 : stops[number]] for number in headings}
    annotated_lines = {line for number in headings for line in range(number, stops[number])}
    other_lines = [DocumentLine(n + 1, "" if n in annotated_lines else line) for n, line in enumerate(lines)]
    other_entries = parse_bare_list(other_lines)
    return [
        *(AnnotatedEntry(entry, "") for entry in other_entries if are_references(other_entries)),
        *(
            AnnotatedEntry(parse_entry(_write_entry(match), number + 1), " ".join(" ".join(sections[number]).split()))
            for number, match in headings.items()
        ),
    ]


def _write_entry(match: re.Match[str]) -> str:
    """Return a heading as an entry of a list: author, title in quotation marks, year and link."""
    details = _DETAILS.fullmatch((match["details"] or "").strip(_EMPHASIS))
    author, year = (details["author"].strip(f" ,.{_EMPHASIS}"), details["year"]) if details else ("", "")
    title = match["title"].strip(_EMPHASIS)
    parts = (author, title if "“" in title else f"“{title}”", year)
    return f"{', '.join(filter(None, parts))}. {match['link']}"
