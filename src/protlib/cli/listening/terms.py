"""The conditions of Zotero's advanced search, as editors send them, tried on records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from protlib.errors import UsageError
from protlib.formats.zotero_items import item_types
from protlib.record.model import NAME_LISTS, Publication
from protlib.record.names import display
from protlib.text import fold

Test = Callable[[Publication], bool]


def _name_people(record: Publication) -> Iterable[str]:
    return (display(name) for field in NAME_LISTS for name in getattr(record, field))


def _search_texts(record: Publication) -> Iterable[str]:
    """Return what a search box of Zotero looks through: titles, people, the year, and the key."""
    return record.title, record.container_title, *_name_people(record), record.date, record.key


def _zotero_time(time: str) -> str:
    """Return a time as Zotero writes it: "2026-11-29 18:55:14"."""
    return time.replace("T", " ").removesuffix("Z")


_FIELDS: Final[Mapping[str, Callable[[Publication], Iterable[str]]]] = {
    "title": lambda record: (record.title,),
    "creator": _name_people,
    "author": lambda record: map(display, record.authors),
    "editor": lambda record: map(display, record.editors),
    "date": lambda record: (record.date,),
    "year": lambda record: (record.date[:4],),
    "tag": lambda record: record.tags,
    "collection": lambda record: record.collections,
    "publicationTitle": lambda record: (record.container_title,),
    "publisher": lambda record: (record.publisher,),
    "citationKey": lambda record: (record.key, *record.aliases),
    "abstractNote": lambda record: (record.abstract,),
    "note": lambda record: (record.note,),
    "DOI": lambda record: (record.doi,),
    "ISBN": lambda record: (record.isbn,),
    "ISSN": lambda record: (record.issn,),
    "url": lambda record: (record.url,),
    "language": lambda record: (record.language,),
    "dateAdded": lambda record: (_zotero_time(record.created),),
    "dateModified": lambda record: (_zotero_time(record.modified),),
    "itemType": item_types,
    "quicksearch-titleCreatorYear": _search_texts,
    "quicksearch-fields": lambda record: (*_search_texts(record), *record.tags, record.abstract, record.publisher),
    "quicksearch-everything": lambda record: (*_search_texts(record), *record.tags, record.abstract, record.note),
}
"""The texts of a record that a field of Zotero's search stands for."""
_OPERATORS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "is": lambda text, value: text == value,
    "contains": lambda text, value: value in text,
    "beginsWith": lambda text, value: text.startswith(value),
    "isBefore": lambda text, value: bool(text) and text < value,
    "isAfter": lambda text, value: text > value,
}
_OPPOSITES: Final = {"isNot": "is", "doesNotContain": "contains"}
_ANY_LIBRARY: Final = frozenset({"library", "libraryID", "ignore_feeds", "deleted", "noChildren", "includeParents"})
"""Conditions that every record of this one library meets."""


def test_for_terms(terms: Sequence[Sequence[object]]) -> Test:
    """Return a test of records by conditions such as ["title", "contains", "caring"]; raises UsageError.

    A record meets all, or with ["joinMode", "any"] one of them. One whose fourth member is true has to be met anyway.
    """
    is_any = False
    needed_tests: list[Test] = []
    tests: list[Test] = []
    for term in terms:
        name, operator, value = (*map(str, term[:3]), "", "", "")[:3]
        if name == "joinMode":
            is_any = operator == "any"
        elif name not in _ANY_LIBRARY:
            (needed_tests if any(term[3:]) else tests).append(_make_test(name, operator, value))
    join = any if is_any and tests else all
    return lambda record: all(test(record) for test in needed_tests) and join(test(record) for test in tests)


def _make_test(name: str, operator: str, value: str) -> Test:
    texts_of = _FIELDS.get(name)
    if texts_of is None:
        raise UsageError(f"nothing can be searched by “{name}”; choose from {', '.join(_FIELDS)}")
    compare = _OPERATORS.get(_OPPOSITES.get(operator, operator))
    if compare is None:
        raise UsageError(f"“{operator}” is not a condition; choose from {', '.join((*_OPERATORS, *_OPPOSITES))}")
    term = fold(value)
    is_meant = operator not in _OPPOSITES
    return lambda record: any(compare(fold(text), term) for text in texts_of(record)) == is_meant
