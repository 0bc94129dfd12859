"""The shapes of the answers to an assistant; an empty field may be left out."""

from typing import Any, NotRequired

from typing_extensions import TypedDict  # pydantic, which brings it, cannot read Python 3.11's own


class Line(TypedDict):
    """A publication in a list."""

    key: str
    title: str
    authors: str
    year: str
    places: str
    type: str
    cite_as: str
    access: NotRequired[str]
    url: NotRequired[str]
    snippet: NotRequired[str]
    note: NotRequired[str]
    why: NotRequired[str]


class SearchAnswer(TypedDict):
    """Part of the publications that match, and how to get the rest."""

    total: int
    publications: list[Line]
    notes: list[str]


class PassageLine(TypedDict):
    """A sentence of a publication's file, its page as it is cited, and the text around it."""

    key: str
    title: str
    authors: str
    year: str
    cite: str
    sentence: str
    around: str
    page_is: NotRequired[str]
    more_pages: NotRequired[list[str]]
    access: NotRequired[str]


class Passages(TypedDict):
    """The best passage of each publication that has one."""

    total: int
    passages: list[PassageLine]
    notes: list[str]


class HighlightLine(TypedDict):
    """What a reader marked or wrote in a file, and the page as it is cited."""

    key: str
    cite: str
    kind: str
    text: NotRequired[str]
    comment: NotRequired[str]
    colour: NotRequired[str]
    author: NotRequired[str]
    page_is: NotRequired[str]
    access: NotRequired[str]


class Highlights(TypedDict):
    """The highlights and comments in the files of publications."""

    total: int
    highlights: list[HighlightLine]
    notes: list[str]


class Records(TypedDict):
    """Whole records, as protlib writes them in JSON."""

    records: list[dict[str, Any]]
    notes: list[str]


class EvidencePassage(TypedDict):
    """A sentence of a publication's file, and its citation."""

    cite: str
    sentence: str


class Evidence(TypedDict):
    """A publication that fits a text: as a "whole" sentence or in "part", with the words that it has."""

    key: str
    title: str
    year: str
    cite_as: str
    match: str
    words: list[str]
    passage: NotRequired[EvidencePassage]


class EvidenceAnswer(TypedDict):
    """Publications for a text, the best first."""

    publications: list[Evidence]
    notes: list[str]


class Reference(TypedDict):
    """An entry of a list of references."""

    key: str
    text: str


class Cited(TypedDict):
    """Citations as they stand in a text, with their references."""

    style: str
    citations: list[str]
    references: list[Reference]
    notes: list[str]


class Count(TypedDict):
    """The number of publications with a value, or with two."""

    value: str
    count: int
    second: NotRequired[str]


class Counted(TypedDict):
    """Publications, counted by one field or by two; `without` counts those without a value in the first."""

    by: list[str]
    total: int
    without: int
    counts: list[Count]
    notes: list[str]


class Places(TypedDict):
    """Places, each with its kind, its house and its contents; without a name, all regions."""

    places: list[dict[str, Any]]
    regions: list[str]
    notes: list[str]


class ListedReference(TypedDict):
    """A reference of a text; `key` is "" where the library lacks its record."""

    text: str
    key: str


class Difference(TypedDict):
    """A field in which a reference differs from the library."""

    field: str
    written: str
    library: str


class Finding(TypedDict):
    """A mistake in a text, and its place: in a document of a word processor the paragraph, its heading and its page."""

    kind: str
    what: str
    line: NotRequired[int]
    place: NotRequired[str]
    key: NotRequired[str]
    near: NotRequired[str]
    differences: NotRequired[list[Difference]]


class Verified(TypedDict):
    """Whether everything that a text cites and lists is in the library and agrees with it."""

    agrees: bool
    citations: int
    entries: list[ListedReference]
    findings: list[Finding]
    notes: list[str]


class WordDifference(TypedDict):
    """Words of a quotation, and those that its source has in their place."""

    change: str
    quotation: str
    source: str
    negation: bool


class QuotedPlace(TypedDict):
    """Where else a quotation stands."""

    key: str
    pages: NotRequired[str]
    passage: NotRequired[str]


class QuotationFinding(TypedDict):
    """A quotation that is not as its source has it, or cannot be checked."""

    verdict: str
    quotation: str
    key: str
    line: NotRequired[int]
    place: NotRequired[str]
    cited_pages: NotRequired[str]
    cited_paragraphs: NotRequired[str]
    pages: NotRequired[str]
    paragraphs: NotRequired[str]
    passage: NotRequired[str]
    differences: NotRequired[list[WordDifference]]
    elsewhere: NotRequired[QuotedPlace]
    reason: NotRequired[str]


class CheckedQuotations(TypedDict):
    """Whether all quotations of a text stand in the files of the works that it cites."""

    agrees: bool
    quotations: int
    findings: list[QuotationFinding]
    notes: list[str]


class Change(TypedDict):
    """The fate of a record."""

    action: str
    key: str
    title: NotRequired[str]
    fields: NotRequired[list[str]]
    why: NotRequired[list[str]]


class Changed(TypedDict):
    """The fate of records, in one change that can be undone."""

    changes: list[Change]
    notes: list[str]
