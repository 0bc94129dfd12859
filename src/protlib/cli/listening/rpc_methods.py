"""The methods that editors call by JSON-RPC, as Better BibTeX documents them, and the terms of Zotero's search."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from protlib import __version__
from protlib.citing.citation import Citation
from protlib.citing.documents.filled.zotero_codes import item_key, item_link
from protlib.cli.listening.records_out import (
    LIBRARY,
    file_text,
    format_records,
    item_of,
    keep_outgoing,
    list_text,
    manner_in_style,
)
from protlib.cli.listening.server import VERSION
from protlib.cli.options.citation_options import CitingOptions
from protlib.cli.shelf import Shelf
from protlib.errors import NothingFoundError, UsageError
from protlib.formats.zotero_items import item_types
from protlib.record.model import NAME_LISTS, Publication
from protlib.record.names import display
from protlib.selection import Selection
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.citing.citation import Result
    from protlib.library import Library

_SCAN: Final = "scan by editor"
"""How the change begins in `history` that an editor made."""
_MOST_OF_AUX: Final = 50_000_000  # bytes
_Test = Callable[[Publication], bool]


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


def _test_for_terms(terms: Sequence[Sequence[object]]) -> _Test:
    """Return a test of records by conditions such as ["title", "contains", "caring"]; raises UsageError.

    A record meets all, or with ["joinMode", "any"] one of them. One whose fourth member is true has to be met anyway.
    """
    is_any = False
    needed_tests: list[_Test] = []
    tests: list[_Test] = []
    for term in terms:
        name, operator, value = (*map(str, term[:3]), "", "", "")[:3]
        if name == "joinMode":
            is_any = operator == "any"
        elif name not in _ANY_LIBRARY:
            (needed_tests if any(term[3:]) else tests).append(_make_test(name, operator, value))
    join = any if is_any and tests else all
    return lambda record: all(test(record) for test in needed_tests) and join(test(record) for test in tests)


def _make_test(name: str, operator: str, value: str) -> _Test:
    texts_of = _FIELDS.get(name)
    if texts_of is None:
        raise UsageError(f"nothing can be searched by “{name}”; choose from {', '.join(_FIELDS)}")
    compare = _OPERATORS.get(_OPPOSITES.get(operator, operator))
    if compare is None:
        raise UsageError(f"“{operator}” is not a condition; choose from {', '.join((*_OPERATORS, *_OPPOSITES))}")
    term = fold(value)
    is_meant = operator not in _OPPOSITES
    return lambda record: any(compare(fold(text), term) for text in texts_of(record)) == is_meant


class Methods:
    """The methods, each named as there, with "_" for the dot; their parameters have the names from there, too.

    `open_file` shows the file of a record at a page.
    """

    def __init__(self, shelf: Shelf, open_file: "Callable[[Library, Publication, int], None]") -> None:
        self._shelf = shelf
        self._open_file = open_file

    def api_ready(self) -> dict[str, str]:
        """Return the versions of what answers."""
        return {"zotero": VERSION, "betterbibtex": VERSION, "protlib": __version__}

    def user_groups(self, includeCollections: bool = False) -> list[dict[str, object]]:
        """Return the one library, with its collections if asked for."""
        paths = self._shelf.ask_library(lambda library: [path for path, _count in library.facets("", "collection")])
        collections = [_collection(path) for path in paths] if includeCollections else None
        return [{"id": 1, "name": LIBRARY, "collections": collections}]

    def item_search(self, terms: str | list[Any], library: object = None) -> list[dict[str, object]]:
        """Return the items that words find, or that meet conditions of Zotero's advanced search."""
        if not isinstance(terms, str):
            test = _test_for_terms(terms)
            return [item_of(record) for record in self.select(Selection()) if test(record)]
        words = " ".join("".join(sign if sign.isalnum() else " " for sign in terms).split())
        records = self.select(Selection(query=words))
        records = [*self._find(terms.strip()), *records]
        return [item_of(record) for record in {record.key: record for record in records}.values()]

    def item_export(self, citekeys: list[str], translator: str, libraryID: object = None) -> str:
        """Return records as a file of the translator's format."""
        return file_text(self.records(citekeys), translator)

    def item_citationkey(self, item_keys: list[str]) -> dict[str, str | None]:
        """Return the citation keys of items; an item is known by its citation key as well."""
        all_records = self._shelf.ask_library(lambda library: library.select("", summaries=False).publications)
        keys = {name: record.key for record in all_records for name in (item_key(record.key), record.key)}
        return {name: keys.get(name.rpartition(":")[2]) for name in item_keys}

    def item_bibliography(
        self,
        citekeys: list[str],
        format: dict[str, Any] | None = None,
        library: object = None,
    ) -> str:
        """Return the list of references of records, as text or HTML."""
        wishes = format or {}
        manner = manner_in_style(str(wishes.get("id") or ""), str(wishes.get("locale") or ""))
        result = self.format_records(self.records(citekeys), [], manner)
        return list_text(result, is_html=wishes.get("contentType") == "html")

    def item_attachments(self, citekey: str, library: object = None) -> list[dict[str, str]]:
        """Return the files of a record: their paths, and links that open them."""
        from protlib.library.files.attachments import list_files

        [record] = self.records([citekey])
        with self._shelf.open_library() as shelf_library:
            files = list_files(shelf_library, [shelf_library.get(record.key)])
        paths = [file.location.path.absolute() for file in files]
        return [{"open": path.as_uri(), "path": str(path)} for path in paths]

    def item_notes(self, citekeys: list[str]) -> dict[str, list[str]]:
        """Return the notes of records that are not private."""
        return {record.key: [record.note] * bool(record.note) for record in self.records(citekeys)}

    def item_collections(self, citekeys: list[str], includeParents: bool = False) -> dict[str, list[object]]:
        """Return the collections of records, each within those around it if asked for."""
        return {
            record.key: [_collection(path, with_outer=includeParents) for path in record.collections]
            for record in self.records(citekeys)
        }

    def item_pandoc_filter(
        self,
        citekeys: list[str],
        asCSL: bool,
        libraryID: object = None,
        style: str = "",
        locale: str = "",
    ) -> dict[str, object]:
        """Return items for pandoc's filter of Better BibTeX, and which keys are unknown."""
        from protlib.record.summary_of_record import summary_of

        keys = list(dict.fromkeys(citekeys))
        records = {key: record for key in keys for record in self._find(key)}
        items: dict[str, object] = {}
        for number, (key, record) in enumerate(records.items(), 1):
            custom = {"uri": item_link(record.key), "itemID": number, "author": summary_of(record).authors}
            items[key] = {**item_of(record), **({"custom": custom} if asCSL else {"uri": custom["uri"]})}
        return {"items": items, "errors": {key: 0 for key in keys if key not in records}}

    def collection_scanAUX(self, collection: str, aux: str) -> dict[str, object]:
        """Make a collection of what a document of LaTeX cites, by its .aux file; others leave the collection."""
        from protlib.citing.documents import auxiliary
        from protlib.formats.common.charset import decode

        _library, _slash, path = collection.removeprefix("/").partition("/")
        file = Path(aux)
        if not path or file.suffix != ".aux" or not file.is_file() or file.stat().st_size > _MOST_OF_AUX:
            raise UsageError("name a collection, and the .aux file of a document of LaTeX")
        cited_keys = {
            key
            for mention in auxiliary.read_mentions(decode(file.read_bytes())).mentions
            for key in mention.citation.keys
        }
        old_keys = {record.key for record in self.select(Selection(collections=(path,)))}
        keys = {record.key for key in cited_keys for record in self._find(key)}

        def change(record: Publication) -> Publication:
            collections = tuple(name for name in record.collections if name != path)
            return record.changed(collections=(*collections, path) if record.key in keys else collections)

        with self._shelf.open_library() as library:
            library.change([*(keys | old_keys)], change, _SCAN)
        return {"libraryID": 1, "key": path}

    def viewer_viewPDF(self, id: str, page: int) -> None:
        """Open the file of a record at a page, which is counted from 0."""
        [key] = self.item_citationkey([id.rpartition("/")[2]]).values()
        [record] = self.records([key or id])
        with self._shelf.open_library() as library:
            self._open_file(library, library.get(record.key), page + 1)

    def select(self, selection: Selection) -> Sequence[Publication]:
        """Return the records of a selection, without what may not leave."""
        records = self._shelf.ask_library(lambda library: library.select(selection, summaries=False).publications)
        return keep_outgoing(self._shelf, records)

    def records(self, keys: Collection[str]) -> Sequence[Publication]:
        """Return records by their keys, with "@" or without; raises NothingFoundError for unknown ones."""
        bare_keys = [key.removeprefix("@") for key in keys]
        return keep_outgoing(self._shelf, self._shelf.ask_library(lambda library: library.get_many(bare_keys)))

    def format_records(
        self, records: Sequence[Publication], citations: Sequence[Citation], manner: CitingOptions
    ) -> "Result":
        """Return citations and the list of references of records."""
        return self._shelf.ask_library(lambda library: format_records(library, records, citations, manner))

    def _find(self, key: str) -> Sequence[Publication]:
        try:
            return self.records([key])
        except NothingFoundError:
            return ()


def _collection(path: str, *, with_outer: bool = False) -> dict[str, object]:
    """Return a collection under Zotero's names; its key is its path."""
    outer, _slash, name = path.rpartition("/")
    parent: object = False if not outer else _collection(outer, with_outer=True) if with_outer else outer
    return {"key": path, "name": name, "parentCollection": parent}
