"""A document that was begun in another program: the works that it cites there, and its style."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, Final

from protlib.citing.documents.filled.foreign_citations import ForeignCitations, Work
from protlib.citing.documents.filled.zotero_codes import PROPERTY, read_preferences
from protlib.formats.documents.csl_citation import zotero_item
from protlib.formats.documents.document import TextDocument, read_document
from protlib.formats.documents.embedded import EmbeddedCitation
from protlib.formats.documents.native_citations import PROTLIB
from protlib.frozen import NamedTuple
from protlib.record import cleaning
from protlib.record.model import Publication
from protlib.record.raw_record import ITEM
from protlib.word_processing.document_fields import join_properties
from protlib.word_processing.package import Package

_MENDELEY: Final = "Mendeley Citation Style"
# Such as 'name="MENDELEY_CITATIONS_STYLE" value="{&quot;id&quot;:&quot;https://www.zotero.org/styles/apa&quot;,...}"'.
_MENDELEY_CITE: Final = re.compile(rb"\"MENDELEY_CITATIONS_STYLE\"\s+value=\"([^\"]*)\"")
_ID: Final = re.compile(r"\"id\":\"([^\"]*)\"")
# Such as 'w:name="EN.Layout" w:val="&lt;ENLayout&gt;&lt;Style&gt;APA 6th&lt;/Style&gt;..."'.
_ENDNOTE: Final = re.compile(rb"\"EN\.(?:Layout|InstantFormat)\"\s+w:val=\"([^\"]*)\"")
_NAME: Final = re.compile(r"<Style>([^<]*)</Style>")
_PARTS: Final = {"word/webextensions/": (_MENDELEY_CITE, _ID), "word/settings.xml": (_ENDNOTE, _NAME)}


class CitedWork(NamedTuple):
    """A work that a program cites: its first citation as shown, its record, and its addresses in libraries.

    The record of one without data in the document has at most the key of Zotero's item, and is None without one.
    """

    display: str
    record: Publication | None
    links: tuple[str, ...]
    has_data: bool


class BegunDocument(NamedTuple):
    """What a document holds of other programs: its works, and how many citations are of each program.

    `style` is the link or the name of its style, `locale` its language, each "" where it does not say.
    """

    works: Mapping[Work, CitedWork]
    counts: Mapping[str, int]
    style: str
    locale: str
    sources: Mapping[str, Mapping[str, Any]]
    properties: Mapping[str, str]

    def citations(self, keys: Mapping[Work, str]) -> ForeignCitations:
        """Return the citations by the keys that the works have in a library."""
        links: dict[str, Sequence[str]] = {}
        for work, key in keys.items():
            if self.works[work].links:
                links.setdefault(key, self.works[work].links)
        return ForeignCitations(keys, links, self.sources, self.properties)


def read_begun(data: bytes) -> BegunDocument:
    """Return what a document holds of other programs; raises ValueError where it or one of its texts is damaged."""
    document = read_document(data, is_whole=True)
    counts: dict[str, int] = {}
    works: dict[Work, CitedWork] = {}
    for citation in document.citations_outside_comments:
        if citation.program != PROTLIB:
            counts[citation.program] = counts.get(citation.program, 0) + 1
            for work, cited in _works_of(citation):
                if work not in works or (cited.has_data and not works[work].has_data):
                    works[work] = cited
    style, locale = _style_of(document, data) if counts else ("", "")
    return BegunDocument(works, counts, style, locale, document.sources, document.properties)


def _works_of(citation: EmbeddedCitation) -> Iterator[tuple[Work, CitedWork]]:
    for item in citation.items:
        record = cleaning.clean_record(item.raw).publication if item.raw else None
        number = zotero_item(item.links)
        publication = Publication(extra={ITEM: number}) if number else None
        has_data = record is not None and bool(record.title or record.authors)
        cited = CitedWork(citation.display.strip(), record if has_data else publication, item.links, has_data)
        yield Work(citation.program, item.identity), cited


def _style_of(document: TextDocument, data: bytes) -> tuple[str, str]:
    """Return the link or the name of the style that a program keeps in a document, and the language."""
    preferences = read_preferences(join_properties(PROPERTY, document.properties))
    if preferences.style:
        return preferences.style, preferences.locale
    if style := join_properties(_MENDELEY, document.properties):
        return style, ""
    package = Package(data)
    for part in package.sizes:
        for beginning, (value, name) in _PARTS.items():
            text = value.search(package.read_part(part)) if part.startswith(beginning) else None
            if text and (style_name := name.search(unescape(text[1].decode("utf-8", "replace")))):
                return style_name[1], ""
    return "", ""
