"""Whether what a document cites stands in its reference list, and whether that is what the library knows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from protlib.citing import typed_citations
from protlib.citing.agreement import Agreement, Difference, best, typed_doi
from protlib.citing.typed_authors import Authors
from protlib.citing.typed_citations import TypedCitation
from protlib.citing.typed_entry import TypedEntry, plain
from protlib.citing.typed_list import Line, TypedList
from protlib.record.model import Publication
from protlib.text import fold, without_markup, words

LookUp = Callable[[Sequence[str], str], Iterable[Publication]]
"""What the library may hold of an entry: asked with the words of its title and authors, and its DOI or "", it answers with records."""


class Kind(StrEnum):
    """What is wrong."""

    UNLISTED = "no entry in the list"
    UNCITED = "cited nowhere"
    CHANGED = "differs from the library"
    UNKNOWN = "not in the library"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: the line of it, what is meant there, and what may have been meant instead ("" for nothing).

    `key` is that of the record which an entry differs from, or is nearest to.
    """

    kind: Kind
    line: int
    what: str
    near: str = ""
    key: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a document was found to be: how much it cites and lists, which entry is which record, and what is wrong."""

    citations: int
    entries: tuple[TypedEntry, ...]
    keys: Mapping[int, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


_TELLING: Final = 4  # letters of a word that is looked up
_MOST_WORDS: Final = 14
_NEAR: Final = 60


def verify(document: TypedList, look_up: LookUp) -> Verdict:
    """Return what is wrong with the typed citations and the typed list of a document."""
    found = [best(entry, look_up(_words(entry), typed_doi(entry))) for entry in document.entries]
    records = [agreement.publication if agreement and agreement.is_meant() else None for agreement in found]
    citations, unlisted, cited = _in_text(document, records)
    uncited = [
        Finding(Kind.UNCITED, entry.line, entry.text)
        for place, entry in enumerate(document.entries)
        if citations and place not in cited
    ]
    judged = [finding for pair in zip(document.entries, found, strict=True) for finding in _judged(*pair)]
    keys = {entry.line: record.key for entry, record in zip(document.entries, records, strict=True) if record}
    findings = sorted((*unlisted, *uncited, *judged), key=lambda finding: finding.line)
    return Verdict(citations, document.entries, keys, tuple(findings))


def _words(entry: TypedEntry) -> list[str]:
    """Return the words by which an entry is looked up: those of its title, then who wrote it."""
    telling = [word for word in words(entry.title or entry.text) if len(word) >= _TELLING]
    return list(dict.fromkeys((*telling[:_MOST_WORDS], *words(entry.who)[:2])))


def _judged(entry: TypedEntry, found: Agreement | None) -> Iterator[Finding]:
    if found is None or not found.is_meant():
        is_near = found is not None and found.title >= _NEAR
        publication = found.publication if found and is_near else None
        near = without_markup(publication.title) if publication else ""
        yield Finding(Kind.UNKNOWN, entry.line, entry.text, near, publication.key if publication else "")
    elif found.differences:
        yield Finding(
            Kind.CHANGED, entry.line, entry.text, key=found.publication.key, differences=found.differences
        )


def _in_text(
    document: TypedList, records: Sequence[Publication | None]
) -> tuple[int, list[Finding], set[int]]:
    """Return how many citations the text has, those without an entry, and the places of the entries that are cited."""
    by_author = list(typed_citations.author_year(document.body))
    numbered = [entry for entry in document.entries if entry.number]
    if len(numbered) * 2 > len(document.entries):
        by_number = list(typed_citations.numbers(document.body, len(document.entries)))
        if len(by_number) >= len(by_author):
            return _by_number(by_number, document.entries)
    authors = [Authors(entry, record) for entry, record in zip(document.entries, records, strict=True)]
    count, findings, cited = _by_author(by_author, authors)
    if sum(entry.is_dated_late for entry in document.entries) * 2 > len(document.entries):
        return _by_page(document.body, authors, cited)
    return count, findings, cited


def _by_page(
    body: Sequence[Line], authors: Sequence[Authors], cited: set[int]
) -> tuple[int, list[Finding], set[int]]:
    """Return as `_in_text` does for the style of MLA, in which a name in the text is a citation."""
    citations = list(typed_citations.author_page(body))
    said = f" {' '.join(words(plain(' '.join(line.text for line in body))))} "
    named = {
        place
        for place, author in enumerate(authors)
        if author.are_in(said) or any(author.are(citation.who) for citation in citations)
    }
    return max(len(citations), len(named)), [], cited | named


def _by_number(
    citations: Sequence[TypedCitation], entries: Sequence[TypedEntry]
) -> tuple[int, list[Finding], set[int]]:
    places = {entry.number: place for place, entry in enumerate(entries)}
    unlisted = {citation.year: citation for citation in reversed(citations) if citation.year not in places}
    findings = [Finding(Kind.UNLISTED, citation.line, f"[{number}]") for number, citation in unlisted.items()]
    return (
        len(citations),
        findings,
        {places[citation.year] for citation in citations if citation.year in places},
    )


def _by_author(
    citations: Sequence[TypedCitation], authors: Sequence[Authors]
) -> tuple[int, list[Finding], set[int]]:
    cited: set[int] = set()
    findings: dict[tuple[str, str], Finding] = {}
    count = 0
    for citation in citations:
        by_same = [
            place
            for place, author in enumerate(authors)
            if author.are(citation.who) or (citation.before and author.end(citation.before))
        ]
        meant = [
            place
            for place in by_same
            if citation.year in {"", authors[place].entry.year} or not authors[place].entry.year
        ]
        cited.update(meant)
        count += bool(meant) or citation.is_sure
        if meant or not citation.is_sure:
            continue
        near = by_same or [place for place, author in enumerate(authors) if author.are_like(citation)]
        cited.update(near[:1])  # one mistake is told once
        told = " or ".join(authors[place].entry.label for place in near[:3])
        finding = Finding(Kind.UNLISTED, citation.line, citation.text, told)
        findings.setdefault((fold(citation.who), citation.year), finding)
    return count, list(findings.values()), cited
