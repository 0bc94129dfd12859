"""What protlib remembers of a Word document with Word's own fields: each typed citation, and the manner.

A field of Word has no place for it. So it stands in a part of the document's own data, beside Word's list of sources. A
field is recognised by what it cites. One that somebody changed in Word tells itself what it cites now.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Final

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.filled.archive import ArchiveParts
from protlib.citing.documents.filled.draft import Live
from protlib.citing.documents.own_codes import CITE, LIST
from protlib.citing.locators import split_locator
from protlib.formats.documents import native_citations
from protlib.formats.documents.embedded import EmbeddedItem
from protlib.formats.jsontext import as_list
from protlib.system.xml_escapes import escape_xml

SPACE: Final = "urn:protlib:filled"
"""The namespace of the part."""
_ITEM: Final = re.compile(r"customXml/item\d+\.xml")
_MEMORY_ELEMENT: Final = re.compile(rf"<(?:\w+:)?filled\b[^>]*[\"']{SPACE}[\"'][^>]*>([^<]*)</")
_LIST: Final = re.compile(r"\s*BIBLIOGRAPHY\b", re.IGNORECASE)
_CITATION: Final = re.compile(r"\s*CITATION\b", re.IGNORECASE)


class Memory:
    """What a document remembers; empty where protlib did not fill it with fields of Word.

    `sources` are the keys of the sources that protlib has put into the document's list.
    """

    def __init__(self, details: Mapping[str, object]) -> None:
        self._manner = details.get("manner")
        self.sources = _texts(details.get("sources"))
        self._cited = _texts(details.get("cited"))
        self._citations: dict[str, list[dict[str, object]]] = {}
        for citation in as_list(details.get("citations")):
            if isinstance(citation, dict) and isinstance(citation.get("field"), str):
                self._citations.setdefault(citation["field"], []).append(citation)

    def own_code(self, code: str, *, is_noted: bool, is_again: bool) -> str:
        """Return protlib's code for the code of a field of Word; "" where protlib did not fill the field.

        Call it in the order of the document; a field that `is_again` repeats an earlier one.
        """
        if not isinstance(self._manner, dict):
            return ""
        if _LIST.match(code):
            return f"{LIST} {json.dumps({**self._manner, 'live': Live.WORD})}"
        citation = citation_of(code) if _CITATION.match(code) else None
        if citation is None:
            return ""
        source_text = notation.notation(citation)
        same = self._citations.get(field_name(source_text, is_noted=is_noted), [])
        if same:
            details = same[0] if is_again or len(same) == 1 else same.pop(0)
        elif self._cited.issuperset(citation.keys):
            details = {"typed": source_text}
        else:
            return ""
        return f"{CITE} {json.dumps({name: details[name] for name in details if name != 'field'})}"


def citation_of(code: str) -> Citation | None:
    """Return what the code of a field of Word cites; None for nothing."""
    citation = native_citations.read_native_citation(code, {})
    return Citation(tuple(map(_read_cited, citation.items))) if citation else None


def _read_cited(item: EmbeddedItem) -> CitedPublication:
    mode = CitationMode.WITHOUT_AUTHOR if item.is_without_author else CitationMode.IN_BRACKETS
    if item.locator:
        return CitedPublication(item.identity, mode, item.locator, item.label, item.prefix, item.suffix)
    label, locator, suffix, term = split_locator(item.suffix)
    return CitedPublication(item.identity, mode, locator, label, item.prefix, suffix, term)


def field_name(source_text: str, *, is_noted: bool) -> str:
    """Return the name that identifies a field: what it cites, and whether it is in a note."""
    return f"note {source_text}" if is_noted else source_text


def read_memory(parts: ArchiveParts) -> Memory:
    """Return what a document remembers."""
    names = (name for name in parts.names() if is_memory(name, parts.get(name)))
    texts = (parts[name].decode(errors="replace") for name in names)
    element = next((match for text in texts if (match := _MEMORY_ELEMENT.search(text))), None)
    try:
        details = json.loads(unescape(element[1])) if element else {}
    except (ValueError, RecursionError):
        details = {}
    return Memory(details if isinstance(details, dict) else {})


def memory_bytes(
    manner: Mapping[str, object], citations: Iterable[Mapping[str, str]], cited: Iterable[str], sources: Iterable[str]
) -> bytes:
    """Return the part that remembers this; `cited` are the keys of all cited works."""
    details = {"manner": manner, "cited": list(cited), "sources": list(sources), "citations": list(citations)}
    return f'<filled xmlns="{SPACE}">{escape_xml(json.dumps(details, ensure_ascii=False))}</filled>'.encode()


def is_memory(name: str, data: bytes) -> bool:
    """Tell whether a part of a document is protlib's memory."""
    # Bytes: the namespace stands in the first tag.
    return _ITEM.fullmatch(name) is not None and SPACE.encode() in data[:200]


def _texts(value: object) -> frozenset[str]:
    return frozenset(text for text in as_list(value) if isinstance(text, str))
