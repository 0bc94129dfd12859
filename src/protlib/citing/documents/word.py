"""Citations in documents of Word and LibreOffice: typed keys, and those of other programs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from protlib.citing import notation
from protlib.citing.citation import Citation, Cited, Mode
from protlib.citing.documents.mentions import Mention, Mentions
from protlib.citing.nested import with_nested
from protlib.formats.word import document
from protlib.formats.word.document import Passage, ShownList
from protlib.formats.word.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.word.fields import Aside, ParagraphEnd
from protlib.formats.word.native import PROTLIB
from protlib.record import cleaning
from protlib.record.model import Publication

_STANDS_FOR_CITATION: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_DIGIT: Final = re.compile(r"\d")


def find(data: bytes) -> Mentions:
    """Return what a document cites; records of other programs are among the mentions, by the keys used there.

    A key without a digit in running text ("Follow us @Testing") is an account of a social network. Raises ValueError,
    with the reason, where the document or one of its texts is damaged, as citations would be missing.
    """
    names = _Names()
    citations = _citations(document.read_document(data, is_whole=True).passages, names)
    mentions = tuple(Mention(0, citation) for citation in citations)
    return Mentions(mentions, records=names.records, field_count=names.count)


def _citations(passages: Iterable[Passage], names: "_Names") -> Iterator[Citation]:
    """Yield the citations in their order; those of a note come where the text refers to it."""
    texts: list[str] = []
    length = 0
    placed: list[tuple[int, Citation]] = []
    for part in passages:
        text = ""
        if isinstance(part, Aside):
            if part.kind in {"contents", "comment"}:  # the first repeats headings, and a comment cites nothing
                continue
            placed += [(length, citation) for citation in _citations(part.pieces, names)]
        elif isinstance(part, EmbeddedCitation):
            placed += [(length, citation)] if (citation := names.citation(part)).cited else []
            text = _STANDS_FOR_CITATION
        else:
            # In the notation, a blank line ends a paragraph.
            text = part.replace("\n", "\n\n") if isinstance(part, ParagraphEnd | ShownList) else part
        texts.append(text)
        length += len(text)
    placed += _find_in_text("".join(texts))
    return (citation for _, citation in sorted(placed, key=lambda pair: pair[0]))


def _find_in_text(text: str) -> Iterator[tuple[int, Citation]]:
    for place in notation.find(text):
        is_account = place.citation.cited[0].mode is Mode.IN_TEXT and not _DIGIT.search(place.citation.cited[0].key)
        if not is_account:
            yield place.start, with_nested(place.citation)


@dataclass(slots=True)
class _Names:
    """The keys that name what programs cite: that of the record, else its title; each for one work."""

    records: dict[str, Publication] = field(default_factory=dict)
    count: int = 0
    """How many works the citations cite."""
    _by_identity: dict[tuple[str, str], str] = field(default_factory=dict)
    _used_keys: set[str] = field(default_factory=set)

    def citation(self, embedded: EmbeddedCitation) -> Citation:
        """Return a citation of another program as a `Citation`."""
        if embedded.program == PROTLIB:
            citation = with_nested(notation.parse(embedded.items[0].identity) or Citation(()))
        else:
            citation = Citation(tuple(_cited(item, self._key(embedded.program, item)) for item in embedded.items))
        self.count += len(citation.cited)
        return citation

    def _key(self, program: str, item: EmbeddedItem) -> str:
        key = self._by_identity.get((program, item.identity))
        if key is None:
            record = cleaning.clean_record(item.raw).publication if item.raw else None
            key = self._free((record.key or record.title if record else "") or item.identity)
            self._by_identity[program, item.identity] = key
            if record:
                self.records[key] = record
        return key

    def _free(self, name: str) -> str:
        number = 1
        free = name
        while free in self._used_keys:
            number += 1
            free = f"{name} ({number})"
        self._used_keys.add(free)
        return free


def _cited(item: EmbeddedItem, key: str) -> Cited:
    mode = Mode.IN_TEXT if item.is_in_text else Mode.WITHOUT_AUTHOR if item.is_without_author else Mode.IN_BRACKETS
    return Cited(key, mode, item.locator, item.label, item.prefix, item.suffix)
