"""The review of a document: whether its citations are listed, and whether its list agrees with the library."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, NamedTuple, Protocol

from protlib.citing.citation import CitationMode
from protlib.citing.documents.mentions import Mentions
from protlib.citing.verification import typed_citations, typed_numbers
from protlib.citing.verification.agreement import (
    CandidateAgreement,
    EntryDifference,
    choose_best,
    doi_of_entry,
    find_only_agreement,
)
from protlib.citing.verification.manuscript import Manuscript
from protlib.citing.verification.typed_authors import AuthorIndex, Authors
from protlib.citing.verification.typed_citations import TypedCitation
from protlib.citing.verification.typed_over import find_unmeant
from protlib.formats.documents.paragraph_locations import ParagraphLocation
from protlib.record.model import Publication
from protlib.text import comparable_key, fold, most_similar, without_markup, words
from protlib.typed_references.addresses import strip_marks
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.lists.list_at_end import DocumentLine, TypedList


class RecordLookup(Protocol):
    """The questions that verification asks a library."""

    def titled(self, title: str) -> Iterable[Publication]:
        """Return records with this title, as far as they are quick to find."""

    def look_up(self, words: Sequence[str], doi: str) -> Iterable[Publication]:
        """Return records that may be an entry: those with most of the words, and those with the DOI unless it is ""."""

    def has_key(self, key: str) -> bool:
        """Tell whether a publication has this key."""

    def keys_like(self, key: str) -> Sequence[str]:
        """Return existing keys that an unknown key may mean."""


class FindingKind(StrEnum):
    """The kinds of finding."""

    UNLISTED = "no entry in the list"
    UNCITED = "cited nowhere"
    TWICE = "listed twice"
    CHANGED = "differs from the library"
    UNKNOWN = "not in the library"
    NO_KEY = "no publication has this key"
    TYPED_OVER = "typed over the citation"


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """A finding: its line, its subject, and what may have been meant instead ("" for nothing).

    `key` is that of the record that an entry differs from, or is nearest to. Of a work that is listed twice, `near` is
    the first entry.
    """

    kind: FindingKind
    line: int
    subject: str
    near: str = ""
    key: str = ""
    differences: tuple[EntryDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportReview:
    """The result for a document: its counts of citations and entries, its records, and its findings.

    `entries` are those of its list, or the works that its notes name where `are_in_notes`. `keys` are those of the
    records, by the positions of the entries.
    `typed_key_count` counts the citations by typed keys, `filled_count` those that a program has put there. `locations`
    say where the lines of a word processor's document stand.
    """

    citation_count: int
    entries: tuple[TypedEntry, ...]
    keys: Mapping[int, str] = field(default_factory=dict)
    findings: tuple[ReportFinding, ...] = ()
    typed_key_count: int = 0
    filled_count: int = 0
    locations: Mapping[int, ParagraphLocation] = field(default_factory=dict)
    are_in_notes: bool = False


class CitationCheck(NamedTuple):
    """How many citations a text types, the findings about those without an entry, and the positions of cited ones."""

    citation_count: int
    findings: Sequence[ReportFinding]
    cited_positions: set[int]

    def combine(self, other_check: "CitationCheck") -> "CitationCheck":
        """Return one check of the citations of both checks; they have none in common."""
        count = self.citation_count + other_check.citation_count
        return CitationCheck(
            count, [*self.findings, *other_check.findings], self.cited_positions | other_check.cited_positions
        )


_FEWEST_LETTERS: Final = 4  # letters of a word that is looked up
_MOST_WORDS: Final = 14  # of an entry that are looked up: each costs a search, and the title stands first
_PERCENT_NEAR: Final = 60  # of letters in common, to be named as what may be meant: more names more that is not


def review_report(document: Manuscript, lookup: RecordLookup) -> ReportReview:
    """Return the findings about a document's citations and its typed list, or the works that its notes name."""
    if document.works_in_notes:
        document = _with_works_as_list(document)
    entries = document.typed_list.entries
    agreements = [_find_agreement(entry, lookup) for entry in entries]
    records = [_certain_record(agreement) for agreement in agreements]
    mentions = document.mentions
    count, of_text = _check_text(document, records)
    of_keys = _compare_with_own_list(document) if document.lines_of_entries else _compare_with_library(document, lookup)
    of_entries = (finding for pair in zip(entries, agreements, strict=True) for finding in _find_differences(*pair))
    keys = {position: record.key for position, record in enumerate(records) if record}
    repetitions = [] if document.works_in_notes else list(_find_doubles(entries, agreements))
    lines = {finding.line for finding in repetitions}
    of_text = [finding for finding in of_text if finding.kind is not FindingKind.UNCITED or finding.line not in lines]
    typed_over = list(_find_typed_over(mentions, records, of_text))
    findings = sorted((*of_text, *typed_over, *of_keys, *of_entries, *repetitions), key=lambda finding: finding.line)
    by_key = mentions.count()
    count = max(count - mentions.field_count, 0) + by_key
    typed_keys = max(by_key - mentions.field_count - mentions.listed_only, 0)
    return ReportReview(
        count, entries, keys, tuple(findings), typed_keys, mentions.field_count, document.locations,
        are_in_notes=bool(document.works_in_notes),
    )  # fmt: skip


def find_record(entry: TypedEntry, lookup: RecordLookup) -> Publication | None:
    """Return the record that an entry means, None where the library has none."""
    return _certain_record(_find_agreement(entry, lookup))


def _certain_record(agreement: CandidateAgreement | None) -> Publication | None:
    return agreement.publication if agreement and agreement.is_meant() else None


def _find_agreement(entry: TypedEntry, lookup: RecordLookup) -> CandidateAgreement | None:
    agreement = find_only_agreement(entry, lookup.titled(entry.title))
    agreement = agreement or choose_best(entry, lookup.look_up(_words(entry), doi_of_entry(entry)))
    if _certain_record(agreement):
        return agreement
    head = _long_words(entry.author_text)
    if len(head) < len(_long_words(entry.title)):
        return agreement
    of_head = choose_best(
        entry, lookup.look_up(head, "")
    )  # the title may stand there, behind an unknown author or none
    return of_head if _certain_record(of_head) else agreement


def _compare_with_library(document: Manuscript, lookup: RecordLookup) -> Iterator[ReportFinding]:
    """Yield cited keys that no publication has; records of other programs are no keys."""
    for key, line in document.mentions.first_lines().items():
        if key not in document.mentions.records and not lookup.has_key(key):
            yield ReportFinding(FindingKind.NO_KEY, line, key, " or ".join(lookup.keys_like(key)))


def _find_typed_over(
    mentions: Mentions, records: Sequence[Publication | None], of_text: Iterable[ReportFinding]
) -> Iterator[ReportFinding]:
    """Yield texts typed over citations that no longer mean their works, if nothing else is found in them."""
    unlisted_words = [{*words(finding.subject)} for finding in of_text if finding.kind is FindingKind.UNLISTED]
    for text, citation in mentions.typed_over:
        if not any(subject_words <= {*words(text)} for subject_words in unlisted_words) and (
            key := find_unmeant(text, citation, records)
        ):
            line = next((line for line, mentioned_citation in mentions.mentions if mentioned_citation is citation), 0)
            yield ReportFinding(FindingKind.TYPED_OVER, line, text.strip(), key=key)


def _compare_with_own_list(document: Manuscript) -> Iterator[ReportFinding]:
    """Yield works cited but not listed, and listed but not cited, in a document that lists by key."""
    cited, lines_by_key = document.mentions.first_lines(), document.lines_of_entries
    for key, line in cited.items():
        if key not in lines_by_key:
            yield ReportFinding(FindingKind.UNLISTED, line, key, " or ".join(most_similar(key, lines_by_key)))
    for key, line in lines_by_key.items():
        if key not in cited and not document.mentions.cites_all:
            yield ReportFinding(FindingKind.UNCITED, line, key)


def _words(entry: TypedEntry) -> list[str]:
    """Return the words to look up an entry by: its title, then its authors."""
    return list(dict.fromkeys((*_long_words(entry.title or entry.text), *words(entry.author_text)[:2])))


def _long_words(text: str) -> list[str]:
    return [word for word in words(text) if len(word) >= _FEWEST_LETTERS][:_MOST_WORDS]


def _find_differences(entry: TypedEntry, agreement: CandidateAgreement | None) -> Iterator[ReportFinding]:
    if agreement is None or not agreement.is_meant():
        is_near = agreement is not None and agreement.title >= _PERCENT_NEAR
        publication = agreement.publication if agreement and is_near else None
        near = without_markup(publication.title) if publication else ""
        yield ReportFinding(FindingKind.UNKNOWN, entry.line, entry.text, near, publication.key if publication else "")
    elif agreement.differences:
        yield ReportFinding(
            FindingKind.CHANGED,
            entry.line,
            entry.text,
            key=agreement.publication.key,
            differences=agreement.differences,
        )


def _find_doubles(
    entries: Sequence[TypedEntry], agreements: Sequence[CandidateAgreement | None]
) -> Iterator[ReportFinding]:
    """Yield the entries that agree in all with a record, as an earlier entry of the same year does."""
    firsts: dict[tuple[str, str, str], TypedEntry] = {}
    for entry, agreement in zip(entries, agreements, strict=True):
        if agreement and agreement.is_meant() and not agreement.differences:
            key = agreement.publication.key
            first = firsts.setdefault((key, agreement.publication.title, entry.year), entry)
            if first is not entry:
                yield ReportFinding(FindingKind.TWICE, entry.line, entry.text, first.text, key)


def _check_text(document: Manuscript, records: Sequence[Publication | None]) -> tuple[int, list[ReportFinding]]:
    """Return the number of typed citations, and findings about them and about entries that none cites.

    A work cited by key, or by another program, counts as cited, whatever the style prints.
    """
    typed_list, mentions = document.typed_list, document.mentions
    if document.works_in_notes:
        return len(typed_list.entries), _find_unlisted(document, records)
    if mentions.field_count and not typed_list.entries:  # without a heading, a list by a program looks like text
        return 0, []
    check = _match_citations(document, records, _years_alone(document, records))
    findings = [*check.findings]
    if check.citation_count:
        keys = {comparable_key(key) for key in mentions.first_lines()}
        further_records = list(mentions.records.values())
        for position, (entry, record) in enumerate(zip(typed_list.entries, records, strict=True)):
            if not (
                position in check.cited_positions or _has_one_of(record, keys) or _is_among(entry, further_records)
            ):
                findings.append(ReportFinding(FindingKind.UNCITED, entry.line, entry.text))
    return check.citation_count, findings


def _with_works_as_list(document: Manuscript) -> Manuscript:
    return replace(document, typed_list=TypedList(document.typed_list.body, document.works_in_notes))


def _find_unlisted(document: Manuscript, records: Sequence[Publication | None]) -> list[ReportFinding]:
    """Return the findings about citations in the text of works that no note names; a note has its works itself."""
    check = _match_citations(document, records, Counter())
    lines = {note.number for note in document.notes}
    lines |= {line for line, location in document.locations.items() if location.kind == "note"}
    return [finding for finding in check.findings if finding.line not in lines]


def _years_alone(document: Manuscript, records: Sequence[Publication | None]) -> Counter[str]:
    """Return the years that citations by key print without the author; the words before one are no author's name."""
    years = [(entry.year, record) for entry, record in zip(document.typed_list.entries, records, strict=True)]
    return Counter(
        year
        for _line, citation in document.mentions.mentions
        for work in citation.cited
        if work.mode is CitationMode.WITHOUT_AUTHOR
        for year, record in years
        if _has_one_of(record, {comparable_key(work.key)})
    )


def _has_one_of(record: Publication | None, keys: Container[str]) -> bool:
    return record is not None and any(comparable_key(key) in keys for key in (record.key, *record.aliases))


def _is_among(entry: TypedEntry, publications: Sequence[Publication]) -> bool:
    agreement = choose_best(entry, publications)
    return agreement is not None and agreement.is_meant()


def _match_citations(
    document: Manuscript, records: Sequence[Publication | None], years_alone: Counter[str]
) -> CitationCheck:
    typed_list = document.typed_list
    by_author = list(typed_citations.author_year(typed_list.body))
    for line in document.notes:
        by_author += (citation._replace(line=line.number) for citation in typed_citations.in_note(line.text))
    authors = [Authors(entry, record) for entry, record in zip(typed_list.entries, records, strict=True)]
    entries = typed_list.entries
    is_numbered = typed_numbers.are_numbered(entries)
    by_number = list(typed_numbers.number_citations(typed_list.body, len(entries))) if is_numbered else []
    if is_numbered and len(by_number) >= len(by_author):
        further_citations = [citation for citation in by_author if typed_numbers.cites_beside_numbers(citation)]
        check = _compare_numbers(by_number, entries)
        by_name = _compare_authors(by_author, authors, years_alone.copy())
        if len(check.cited_positions) >= len(
            by_name.cited_positions
        ):  # fewer are points of a text: "(1) food, (2) water"
            return check.combine(_compare_authors(further_citations, authors, years_alone))
    check = _compare_authors(by_author, authors, years_alone)
    if sum(entry.is_dated_late for entry in entries) * 2 > len(entries):
        check = _compare_pages(typed_list.body, authors, check.cited_positions)
    return check.combine(_compare_numbers(typed_numbers.numbers_beside_authors(by_number, entries), entries))


def _compare_pages(body: Sequence[DocumentLine], authors: Sequence[Authors], cited: set[int]) -> CitationCheck:
    """Compare citations of MLA with the entries: a name in the text is a citation, and `cited` are found already."""
    citations = list(typed_citations.author_page(body))
    body_text = f" {' '.join(words(strip_marks(' '.join(line.text for line in body))))} "
    names_with_page = {
        position
        for position, author in enumerate(authors)
        if author.are_in(body_text) or any(author.are_named_by(citation.author) for citation in citations)
    }
    return CitationCheck(max(len(citations), len(names_with_page)), [], cited | names_with_page)


def _compare_numbers(citations: Sequence[TypedCitation], entries: Sequence[TypedEntry]) -> CitationCheck:
    """Compare numbers with the entries; each means an entry of the next list below it, that of its chapter."""
    positions: dict[str, list[int]] = {}
    for position, entry in enumerate(entries):
        positions.setdefault(entry.number, []).append(position)
    unlisted_words = {
        citation.year_or_number: citation
        for citation in reversed(citations)
        if citation.year_or_number not in positions
    }
    findings = [
        ReportFinding(FindingKind.UNLISTED, citation.line, f"[{number}]") for number, citation in unlisted_words.items()
    ]
    cited = {
        next((position for position in same_position if entries[position].line > citation.line), same_position[-1])
        for citation in citations
        if (same_position := positions.get(citation.year_or_number))
    }
    return CitationCheck(len(citations), findings, cited)


def _compare_authors(
    citations: Sequence[TypedCitation], authors: Sequence[Authors], years_alone: Counter[str]
) -> CitationCheck:
    cited: set[int] = set()
    findings: dict[tuple[str, str], ReportFinding] = {}
    count = 0
    index = AuthorIndex(authors)
    for citation in citations:
        by_same = index.positions(citation)
        matches = index.of_year(by_same, citation)
        cited.update(matches)
        count += bool(matches) or citation.is_sure
        if matches or not citation.is_sure:
            continue
        if citation.lead and years_alone[citation.year_or_number] > 0:
            years_alone[citation.year_or_number] -= 1
            continue
        near = by_same or [position for position, author in enumerate(authors) if author.are_like(citation)]
        cited.update(near[:1])  # report one mistake once
        labels = " or ".join(dict.fromkeys(authors[position].entry.label for position in near[:3]))
        finding = ReportFinding(FindingKind.UNLISTED, citation.line, citation.text, labels)
        findings.setdefault((fold(citation.author), citation.year_or_number), finding)
    return CitationCheck(count, list(findings.values()), cited)
