"""Zotero RDF, Zotero's export of items with notes, files and collections; protlib only reads it.

Each item becomes a CSL item, by Zotero's own mapping of fields to CSL variables, and is read as one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.common.zotero_terms import EXTRA, FILES, ROLES, csl_type_of_item, make_person
from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.item_values import Item
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.portals.values import clean_markup
from protlib.formats.records import gather
from protlib.formats.xmltext import NotXMLError, Row, element_text, element_texts, parse_element, store_rows
from protlib.record import dates
from protlib.record.access import Access
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NO_ITEMS: Final = frozenset({"attachment", "note", "annotation"})
_NOTE: Final = "Memo"
_FILE: Final = "Attachment"
_DOCUMENT: Final = "document"
_NOTE_OF: Final = "isReferencedBy"
"""The elements of a note, and of what leads to it from its item."""
# The CSL variable of each element of an item.
_TEXTS: Final = meanings_in("Zotero", "element")
_ROWS: Final = (
    Row("publisher", "publisher/Organization/name"), Row("publisher-place", "publisher/Organization//locality"),
    Row("call-number", "subject/LCC"), Row("call-number", "subject/DDC"),
    Row("keyword", "subject", lambda subjects: element_texts(
        subject for subject in subjects if subject.find("LCC") is None and subject.find("DDC") is None)),
)  # fmt: skip
_CONTAINER: Final = (
    Row("container-title", "title"), Row("container-title-short", "alternative"), Row("volume", "volume"),
)  # fmt: skip
_WHOLES: Final = {
    "Part": (Row("section", "title"),),
    "Series": (
        Row("collection-title", "title"), Row("collection-title", "alternative"),
        Row("collection-number", "identifier"), Row("collection-number", "number"),
    ),
}  # fmt: skip
"""What contains an item and is no container of CSL."""
_PLURAL_ROLES: Final = {f"{role}s": variable for role, variable in ROLES.items()}
"""The CSL variable of each list of creators, such as "authors"."""
# Elements that refer to others, or that have a function of their own.
_ELEMENTS_WITH_FUNCTION: Final = frozenset({
    "itemType", "publisher", "link", "subject", "identifier", "isPartOf", "isReferencedBy", "date", "dateSubmitted",
    "number", "relation", "displayTitle", "presentedAt", "resource", "issued", "path",
})  # fmt: skip
_IDENTIFIERS: Final = ("ISBN", "ISSN", "DOI")

_HEAD: Final = re.compile(r"<(?:\w+:)?RDF\s[^<>]*zotero\.org/namespaces/export")
_ROOT: Final = re.compile(r"<(?:\w+:)?RDF(?:\s[^<>]*)?>")
_END: Final = re.compile(r"</(?:\w+:)?RDF\s*>\s*\Z")
_INDENTED_TAG: Final = re.compile(r"\n([ \t]*)<")
_TYPE: Final = re.compile(r"<(?:\w+:)?itemType>")


def sniff(head: str) -> bool:
    """Tell whether a text with this head is Zotero's RDF."""
    return _HEAD.search(head) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text's items, with the data from its other elements: journals, notes, collections."""
    problems: list[Problem] = []
    nodes = [*_nodes(text, problems)]
    graph = _Graph([node for _, node in nodes])
    raws = [(line, make(node, graph)) for line, node in nodes if (make := _reader_for(node, graph))]
    return gather(raws, options, len(raws), problems, fault="no Zotero items found")


def _reader_for(node: "Element", graph: "_Graph") -> "Callable[[Element, _Graph], RawRecord] | None":
    """Return what reads an element as a record of its own; None for one that is part of another."""
    if graph.is_item(node):
        return _make_raw
    return _raw_of_note if graph.is_lone_note(node) else _raw_of_file if graph.is_lone_file(node) else None


def _nodes(text: str, problems: list[Problem]) -> Iterator[tuple[int, "Element"]]:
    """Yield the top elements, each with its line; if each begins a line, a broken one does not affect the others."""
    root = _ROOT.search(text)
    body = _END.sub("", text[root.end() :]) if root else ""
    line = text.count("\n", 0, root.end()) + 1 if root else 1
    indent = _INDENTED_TAG.match(body) or _INDENTED_TAG.search(body)
    starts = [match.start() for match in re.finditer(rf"^{indent[1]}<(?![/!])", body, re.MULTILINE)] if indent else []
    starts = starts if starts and not body[: starts[0]].strip() else [0]  # else the break stands within an element
    counted = 0
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        line, counted = line + body.count("\n", counted, start), start
        try:
            children = [*parse_element(f"<nodes>{body[start:end]}</nodes>")]
        except NotXMLError as error:
            is_lost = _TYPE.search(body, start, end) is not None
            problems.append(Problem(line + error.line, "", f"not XML: {error}; left out", lost=is_lost))
            continue
        yield from ((line, child) for child in children)


class _Graph:
    """The statements about each thing: an element names another, or contains it."""

    def __init__(self, nodes: Sequence["Element"]) -> None:
        self._by_name: dict[str, Element] = {name: node for node in nodes if (name := node.get("about"))}
        self._collections: dict[str, list[Element]] = {}
        self._titles = {node: clean(_child_text(node, "title")) for node in nodes if node.tag == "Collection"}
        self._children = {
            child.get("resource", "") for node in nodes for child in (*node.findall(_NOTE_OF), *node.findall("link"))
        }
        for node in self._titles:
            for part in node.findall("hasPart"):
                self._collections.setdefault(part.get("resource", ""), []).append(node)

    def is_item(self, node: "Element") -> bool:
        """Tell whether an element is an item that can be cited."""
        return _child_text(node, "itemType") not in {"", *_NO_ITEMS}

    def is_lone_note(self, node: "Element") -> bool:
        """Tell whether an element is a note that belongs to no item."""
        is_note = node.tag == _NOTE and node.get("about", "") not in self._children
        return is_note and bool(clean_markup(_child_text(node, "value")))

    def is_lone_file(self, node: "Element") -> bool:
        """Tell whether an element is a file that belongs to no item, with a path or a link."""
        is_file = node.tag == _FILE and node.get("about", "") not in self._children
        return is_file and (node.find("identifier") is not None or bool([*_paths(node)]))

    def collections(self, node: "Element") -> list[str]:
        """Return the collections that contain an item, each as its path."""
        return [path for outer in self._collections.get(node.get("about", ""), []) if (path := self._path(outer))]

    def _path(self, collection: "Element") -> str:
        """Return the titles of a collection and of those that contain it, the outermost first."""
        titles: dict[str, str] = {}
        while (name := collection.get("about", "")) not in titles:
            titles[name] = self._titles[collection]
            collection = next(iter(self._collections.get(name, ())), collection)
        return "/".join(filter(None, reversed(titles.values())))

    def follow(self, node: "Element", name: str) -> Iterator["Element"]:
        """Yield the elements that those of a name refer to, or contain."""
        for arc in node.findall(name):
            target = self._by_name.get(arc.get("resource", ""))
            yield from [target] if target is not None else arc


def _child_text(node: "Element", name: str) -> str:
    child = node.find(name)
    return element_text(child) if child is not None and not len(child) else ""


def _make_raw(node: "Element", graph: _Graph) -> RawRecord:
    """Return the raw record of an item."""
    kind = _child_text(node, "itemType")
    item: Item = {"type": csl_type_of_item(kind)}
    extra: Extra = {}
    for child in node:
        if child.tag in _PLURAL_ROLES:
            item.setdefault(_PLURAL_ROLES[child.tag], []).extend(_people(child))
        elif child.tag not in _ELEMENTS_WITH_FUNCTION and not len(child) and (text := element_text(child)):
            _store(_TEXTS.get(child.tag, ""), text, item) or extra.setdefault(f"{EXTRA}{child.tag}", text)
    _put_number(_child_text(node, "number"), item)
    _put_dates(node, item)
    _put_identifiers(node, item)
    for container in graph.follow(node, "isPartOf"):
        _put_container(container, item, graph)
    store_rows(node, _ROWS, item.setdefault)
    for event in graph.follow(node, "presentedAt"):
        _store("event-title", _child_text(event, "title"), item)
    raw = item_to_raw(item)
    raw["private_note"] = "\n\n".join(_notes(node, graph))
    raw["collections"] = graph.collections(node)
    if files := [*_files(node, graph)]:
        extra[FILES] = files
    return {**raw, "extra": {**raw.get("extra", {}), **extra}}


def _raw_of_note(node: "Element", graph: _Graph) -> RawRecord:
    """Return the raw record of a note that stands alone: a confidential one, because its title is its first line."""
    text = clean_markup(_child_text(node, "value"))
    values = {"type": _DOCUMENT, "title": text.partition("\n")[0], "private_note": text, "tags": _tags(node)}
    return {**values, "access": Access.CONFIDENTIAL.value, "collections": graph.collections(node)}


def _raw_of_file(node: "Element", graph: _Graph) -> RawRecord:
    """Return the raw record of a file that stands alone; its title may be no more than its name."""
    paths = [*_paths(node)]
    title = _child_text(node, "title") or next(iter(paths), "").rpartition("/")[2]
    item: Item = {"type": _DOCUMENT, "title": title}
    _put_dates(node, item)
    _put_identifiers(node, item)
    raw = item_to_raw(item)
    values = {"private_note": clean_markup(_child_text(node, "description")), "tags": _tags(node)}
    extra = {**raw.get("extra", {}), **({FILES: paths} if paths else {})}
    return {**raw, **values, "collections": graph.collections(node), "extra": extra}


def _tags(node: "Element") -> list[str]:
    return [*element_texts(node.findall("subject"))]


def _store(name: str, text: str, item: Item) -> bool:
    """Store a variable unless it is filled; tell whether the name is a variable's."""
    if name and text:
        item.setdefault(name, text)
    return bool(name)


def _put_number(number: str, item: Item) -> None:
    _store("issue" if item["type"].startswith("article-") else "number", number, item)


def _people(people: "Element") -> Iterator[Mapping[str, str]]:
    """Yield the creators in a list; to Zotero, one without a given name is an organisation."""
    for person in people.iter("Person"):
        family, given = (
            clean(_child_text(person, "surname")),
            clean(_child_text(person, "givenName") or _child_text(person, "givenname")),
        )
        if given:
            yield make_person(family, given)
        elif family:
            yield {"literal": family}


def _put_dates(node: "Element", item: Item) -> None:
    date = _child_text(node, "date") or _child_text(node, "issued")
    if date:
        item["issued"] = {"raw": date}
    accessed = _child_text(node, "dateSubmitted")
    if accessed and date:
        day = dates.parse_or(accessed[:10], "")
        item["accessed"] = {"raw": day or accessed}
    elif accessed:
        # A letter has no other date; for all others this is the date of access.
        item["issued" if item["type"] == "personal_communication" else "accessed"] = {"raw": accessed[:10]}


def _put_identifiers(node: "Element", item: Item) -> None:
    """Store "ISBN 978...", the link, and the item's name in the graph: a book's ISBN, a journal's ISSN."""
    for identifier in node.findall("identifier"):
        identifier_text = element_text(identifier)
        if identifier.find("URI") is not None:
            _store("URL", identifier_text, item)
            continue
        name, _, number = identifier_text.partition(" ")
        _store(
            name if name in _IDENTIFIERS else "call-number", number if name in _IDENTIFIERS else identifier_text, item
        )
    kind, _, number = node.get("about", "").removeprefix("urn:").partition(":")
    if node.get("about", "").startswith("urn:"):
        _store(kind.upper() if kind.upper() in _IDENTIFIERS else "", number, item)


def _put_container(container: "Element", item: Item, graph: _Graph, depth: int = 0) -> None:
    """Store the whole that contains an item: a section, a series, or a container, which may be in a series."""
    store_rows(container, _WHOLES.get(container.tag, _CONTAINER), item.setdefault)
    if container.tag not in _WHOLES:
        _put_number(_child_text(container, "number"), item)
        _put_identifiers(container, item)
    if depth < 3:  # a section, a container and a series: deeper is a circle
        for outer in graph.follow(container, "isPartOf"):
            _put_container(outer, item, graph, depth + 1)


def _notes(node: "Element", graph: _Graph) -> Iterator[str]:
    """Yield the notes of an item, and those of its files."""
    htmls = [
        *(_child_text(memo, "value") for memo in graph.follow(node, _NOTE_OF)),
        *(_child_text(file, "description") for file in graph.follow(node, "link")),
    ]
    yield from filter(None, map(clean_markup, htmls))


def _files(node: "Element", graph: _Graph) -> Iterable[str]:
    for attachment in graph.follow(node, "link"):
        yield from _paths(attachment)


def _paths(attachment: "Element") -> Iterator[str]:
    """Yield the paths of the file of an attachment."""
    yield from (path for file in attachment.findall("resource") if (path := file.get("resource", "")))
