"""A document that is open in a word processor with Zotero's plug-in: what its fields cite, and what they are to show.

The fields stay Zotero's own. A work of the library is known by the link that `zotero_codes.item_link` makes for its
key. Any other work is one of a colleague, or was removed from the library: it is cited by what the field has of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.citing import markup
from protlib.citing.citation import Citation, CitedPublication, Result, Runs, TextRun, plain_text
from protlib.citing.documents.filled.foreign_citations import words_of_work
from protlib.citing.documents.filled.zotero_codes import (
    LIST_ENDS,
    code_of_details,
    item_link,
    letters_for,
    make_cited_item,
    make_zotero_item,
)
from protlib.citing.documents.own_codes import KEPT, OWN, compact_json, mark_of, read_memory_of
from protlib.citing.documents.word import make_cited
from protlib.formats.documents.csl_citation import read_csl_citation
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.jsontext import DECODER, as_list
from protlib.frozen import NamedTuple
from protlib.record import cleaning
from protlib.record.model import Publication

PREFIX: Final = "ZOTERO_"
"""What the plug-in puts before each code."""
_LIST: Final = LIST_ENDS[0].removeprefix(PREFIX)
_KEYS: Final = "protlib-keys"
"""The name under which the code of a list has the keys of works that are listed without a citation."""
_PLAIN: Final = TextRun("")
Cite = Callable[[Sequence[Publication], Sequence[Citation]], Result]
"""Returns the citations and the list of works."""
Known = Callable[[Sequence[str]], Mapping[str, Publication]]
"""Returns the records of the library that have one of these keys, by that key."""


class ZoteroField(NamedTuple):
    """A field of a document: its code without Zotero's prefix, and the number of its note, 0 in the text."""

    code: str
    note: int = 0


class Renewal(NamedTuple):
    """A new state of a field: its code, and the paragraphs that it shows (one, or more in the list).

    `shown` identifies the present text, as `mark_of` does: a field with another text was changed by a person, and
    stays. "" replaces any text. With `is_the_same`, the code does not change, and only the text may.
    """

    position: int
    code: str
    paragraphs: Sequence[Runs]
    shown: str = ""
    is_the_same: bool = False

    @property
    def text(self) -> str:
        """The new text without its forms, a paragraph a line."""
        return "\n".join(map(plain_text, self.paragraphs))

    @property
    def rtf(self) -> str:
        """The new text as a document of RTF, "" where it has no forms."""
        if len(self.paragraphs) == 1 and _is_plain(self.paragraphs[0]):
            return ""
        return f"{{\\rtf {_PARAGRAPH.join(map(markup.rtf, self.paragraphs))}}}"


_PARAGRAPH: Final = "\\par\n"


class _Work(NamedTuple):
    """A work under the key that it has here, and its item; the item of a work that `is_ours` follows the library."""

    record: Publication
    item: Mapping[str, Any]
    is_ours: bool


class LiveSession:
    """The fields of a document in their order, and the works that they cite, by their keys here.

    A work of the library has its key there, any other has its link.
    """

    def __init__(self, fields: Sequence[ZoteroField], records_by_link: Known) -> None:
        self._fields = fields
        self._find_records = records_by_link
        self._details = [_json(field.code) for field in fields]
        self._embedded = [read_csl_citation(f"{PREFIX}{field.code}") for field in fields]
        self._works: dict[str, _Work] = {}
        self._keys: dict[str, str] = {}
        self._changed: dict[int, Citation] = {}
        self._read_works(item for citation in self._embedded if citation for item in citation.items)
        if self.list_position is not None:
            self._read_list(self._details[self.list_position])

    def _read_works(self, items: Iterable[EmbeddedItem]) -> None:
        """Take the works that the fields embed; a work of the library keeps the number that it has in the document."""
        by_identity: dict[str, EmbeddedItem] = {}
        for item in items:
            if item.identity not in by_identity or (item.raw and not by_identity[item.identity].raw):
                by_identity[item.identity] = item
        records = {name: _record(item) for name, item in by_identity.items()}
        library = self._find_records([record.key for record in records.values() if record and record.key])
        for name, record in records.items():
            record_here = library.get(record.key) if record else None
            links = by_identity[name].links
            if record_here is not None and links[:1] == (_find_own_link(record_here, links[:1]),):
                self._take(record_here, links, name)
            elif record is not None:
                self._keys[name] = name
                self._works[name] = _Work(record.changed(key=name, aliases=()), self._item_of(name), is_ours=False)

    def _item_of(self, identity: str) -> Mapping[str, Any]:
        """Return what the document has of a work of another library."""
        items = (
            raw
            for details, citation in zip(self._details, self._embedded, strict=True)
            if citation
            for raw, item in zip(_items_in(details), citation.items, strict=True)
            if item.identity == identity and item.raw
        )
        return {name: value for name, value in next(items).items() if name in {"id", "uris", "uri", "itemData"}}

    def _take(self, record: Publication, links: Sequence[str], name: str) -> None:
        number = int.from_bytes(letters_for(record.key).encode()) % 1_000_000_000  # the same in each citation
        self._keys[name] = record.key
        self._works[record.key] = _Work(record, make_zotero_item(record, number, links), is_ours=True)

    def _read_list(self, details: Mapping[str, object]) -> None:
        keys = [key for key in as_list(details.get(_KEYS)) if isinstance(key, str)]
        for record in self._find_records(keys).values():
            self.add(record)

    def add(self, record: Publication) -> None:
        """Take a work of the library, to be cited or listed by its key."""
        if record.key not in self._works:
            self._take(record, (), item_link(record.key))

    @property
    def list_position(self) -> int | None:
        """The place of the list among the fields; None where the document has none."""
        positions = (position for position, field in enumerate(self._fields) if field.code.startswith(_LIST))
        return next(positions, None)

    @property
    def foreign_works(self) -> Mapping[str, Publication]:
        """The works that the library does not have, by their keys here."""
        return {key: work.record for key, work in self._works.items() if not work.is_ours}

    @property
    def uncited_keys(self) -> Sequence[str]:
        """The keys of the works that are listed without a citation."""
        if self.list_position is None:
            return ()
        link_lists = (_links(uris)[:1] for uris in as_list(self._details[self.list_position].get("uncited")))
        return [self._keys[link] for links in link_lists for link in links if link in self._keys]

    def citation_at(self, position: int) -> Citation:
        """Return what a field cites: nothing if it is no citation, or cites a work that nobody has data of."""
        if position in self._changed:
            return self._changed[position]
        embedded_citation = self._embedded[position]
        items = embedded_citation.items if embedded_citation else ()
        pairs = [(item, self._keys[item.identity]) for item in items if item.identity in self._keys]
        return Citation(tuple(words_of_work(make_cited(*pair)) for pair in pairs))

    def cite(self, position: int, works: Sequence[CitedPublication]) -> None:
        """Have a field cite these works, which the session has."""
        self._changed[position] = Citation(tuple(works))

    def renewals(self, cite: Cite, list_keys: Sequence[str] | None = None, *, force: bool = False) -> Iterator[Renewal]:
        """Yield what changes in the fields; if `force`, also fields that show what they have to show.

        `list_keys` are the keys of the works to list without a citation, None for those of now.
        """
        positions = [position for position in range(len(self._fields)) if self.citation_at(position).cited]
        citations = [self.citation_at(position) for position in positions]
        list_keys = self.uncited_keys if list_keys is None else list_keys
        keys = dict.fromkeys([*(key for citation in citations for key in citation.keys), *list_keys])
        result = cite([self._works[key].record for key in keys], citations)
        names: set[str] = set()
        for position, runs in zip(positions, result.citations, strict=True):
            if not self._is_fixed(position):
                renewal = self._renewal(position, runs, names)
                renewal = renewal._replace(is_the_same=self._is_unchanged(position, renewal))
                if force or not renewal.is_the_same:
                    yield renewal
        if self.list_position is not None:
            yield self._renew_list(self.list_position, result, list_keys)

    def _is_fixed(self, position: int) -> bool:
        """Tell whether a citation stays as it is: a person's text, or one that cannot be made here."""
        citation = self._embedded[position]
        if position in self._changed or citation is None:
            return False
        is_whole = all(item.identity in self._keys and not item.is_partial for item in citation.items)
        return not is_whole or (citation.is_kept and self._memory(position).get(KEPT, not self._memory(position)))

    def _memory(self, position: int) -> Mapping[str, Any]:
        return read_memory_of(f"{PREFIX}{self._fields[position].code}")

    def _renewal(self, position: int, runs: Runs, names: set[str]) -> Renewal:
        old_details, text = self._details[position], plain_text(runs)
        name = str(old_details.get("citationID") or letters_for(f"{position} {text}"))
        while name in names:  # a copy of a field has its name
            name = letters_for(f"{position} {name}")
        names.add(name)
        own_properties = {
            key: value for key, value in _mapping(old_details.get("properties")).items() if key not in _TEXT_PROPERTIES
        }
        properties = {
            **own_properties,
            "formattedCitation": text if _is_plain(runs) else markup.rtf(runs),
            "plainCitation": text,
            "noteIndex": self._fields[position].note,
        }
        items = self._items(position)
        code = code_of_details({**old_details, "citationID": name, "properties": properties, "citationItems": items})
        return Renewal(
            position,
            code.removeprefix(PREFIX),
            (runs,),
            "" if position in self._changed else self._mark_of_citation(position),
        )

    def _items(self, position: int) -> Sequence[Mapping[str, Any]]:
        if position in self._changed:
            return [make_cited_item(cited, self._works[cited.key].item) for cited in self._changed[position].cited]
        citation = self._embedded[position] or EmbeddedCitation("", ())
        pairs = zip(_items_in(self._details[position]), citation.items, strict=True)
        return [{**raw, **self._renew_item(item)} for raw, item in pairs]

    def _renew_item(self, item: EmbeddedItem) -> Mapping[str, Any]:
        work = self._works[self._keys[item.identity]]
        return work.item if work.is_ours else {}

    def _mark_of_citation(self, position: int) -> str:
        """Return the mark of the text that a citation shows as it was made, "" where nothing says it."""
        citation = self._embedded[position]
        mark = self._memory(position).get("shown")
        if isinstance(mark, str):
            return mark
        return mark_of(citation.program_text) if citation and citation.program_text else ""

    def _is_unchanged(self, position: int, renewal: Renewal) -> bool:
        """Tell whether a field has its code already; the number of its note is no change, Zotero asks for that anew."""
        details = self._details[position]
        note = {"noteIndex": self._fields[position].note}
        code_before = {**details, "properties": {**_mapping(details.get("properties")), **note}}
        return position not in self._changed and _json(renewal.code) == code_before

    def _renew_list(self, position: int, result: Result, list_keys: Sequence[str]) -> Renewal:
        details = self._details[position]
        omitted = {link for uris in as_list(details.get("omitted")) for link in _links(uris)}
        unknown = [uris for uris in as_list(details.get("uncited")) if self._keys.keys().isdisjoint(_links(uris))]
        works = {key: self._works[key] for key in list_keys}
        content = {
            "omitted": [],
            "custom": [],
            **details,
            "uncited": [*(_links(work.item.get("uris")) for work in works.values()), *unknown],
            _KEYS: [key for key, work in works.items() if work.is_ours],
        }
        entries = [
            (TextRun(f"{entry.label}\t"), *entry.runs) if entry.label else entry.runs
            for entry in result.bibliography
            if omitted.isdisjoint(_links(self._works[entry.key].item.get("uris")))
        ]
        code = compact_json(content).join(LIST_ENDS).removeprefix(PREFIX)
        return Renewal(position, code, entries or [(TextRun(" "),)], is_the_same=content == details)


_TEXT_PROPERTIES: Final = frozenset({OWN, "dontUpdate", "formattedCitation", "plainCitation", "noteIndex"})
"""What the properties of a citation say of its text and its place."""


def _record(item: EmbeddedItem) -> Publication | None:
    record = cleaning.clean_record(item.raw).publication if item.raw else None
    return record if record and (record.title or record.authors) else None


def _find_own_link(record: Publication, links: Sequence[str]) -> str:
    """Return which of the links of a record is among some."""
    names = (item_link(name) for name in (record.key, *record.aliases))
    return next((link for link in names if link in links), "")


def _is_plain(runs: Runs) -> bool:
    return all(run._replace(text="") == _PLAIN for run in runs)


def _json(code: str) -> Mapping[str, Any]:
    """Return the data in a code; nothing where it has none."""
    try:
        details = DECODER.raw_decode(code, code.index("{"))[0]
    except (ValueError, RecursionError):
        return {}
    return _mapping(details)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _items_in(details: Mapping[str, object]) -> Sequence[Mapping[str, Any]]:
    return [item for item in as_list(details.get("citationItems")) if isinstance(item, Mapping)]


def _links(value: object) -> list[str]:
    return [*map(str, as_list(value))]
