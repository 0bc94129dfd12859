"""The shapes of what an assistant is told; a field that is empty is left out where it may be."""

from typing import Any, NotRequired

from typing_extensions import TypedDict  # pydantic, which brings it, cannot read that of Python 3.11


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
    """Publications of the library, a part of all that were found, and what to do for the rest."""

    total: int
    publications: list[Line]
    notes: list[str]


class Records(TypedDict):
    """Whole records, as protlib writes them to JSON."""

    records: list[dict[str, Any]]
    notes: list[str]


class Reference(TypedDict):
    """An entry of a list of references."""

    key: str
    text: str


class Cited(TypedDict):
    """Citations as they stand in a text, and the references of what they cite."""

    style: str
    citations: list[str]
    references: list[Reference]
    notes: list[str]


class Count(TypedDict):
    """How many publications have a value, or two."""

    value: str
    count: int
    second: NotRequired[str]


class Counted(TypedDict):
    """Publications, counted by one field or by two; `without` are those that have no value of the first."""

    by: list[str]
    total: int
    without: int
    counts: list[Count]
    notes: list[str]


class Places(TypedDict):
    """What places are: for each its kind, whose definition it is, and what lies in it; without a name, the regions there are."""

    places: list[dict[str, Any]]
    regions: list[str]
    notes: list[str]


class Entry(TypedDict):
    """A reference of a text: the key of its record, "" where the library does not have it."""

    text: str
    key: str


class Difference(TypedDict):
    """A field in which a reference says something else than the library."""

    field: str
    written: str
    library: str


class Finding(TypedDict):
    """What is wrong in a text, and where."""

    kind: str
    what: str
    line: NotRequired[int]
    key: NotRequired[str]
    near: NotRequired[str]
    differences: NotRequired[list[Difference]]


class Verified(TypedDict):
    """Whether all that a text cites and lists is in the library and agrees with it."""

    agrees: bool
    citations: int
    entries: list[Entry]
    findings: list[Finding]
    notes: list[str]


class Change(TypedDict):
    """What became of a record."""

    action: str
    key: str
    title: NotRequired[str]
    fields: NotRequired[list[str]]
    why: NotRequired[list[str]]


class Changed(TypedDict):
    """What became of records, in one change that can be undone."""

    changes: list[Change]
    notes: list[str]
