"""Citations in documents of Word and LibreOffice: typed keys, and those of other programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from protlib.citing import notation
from protlib.citing.citation import Citation, Cited, Mode
from protlib.citing.documents.mentions import Mention, Mentions
from protlib.citing.nested import with_nested
from protlib.formats.word import document
from protlib.formats.word.embedded import EmbeddedCitation, EmbeddedItem
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
    document_text = document.read_document(data, is_whole=True)
    names = _Names()
    texts: list[str] = []
    length = 0
    placed: list[tuple[int, Citation]] = []
    for part in document_text.passages:
        if isinstance(part, str):
            texts.append(part.replace("\n", "\n\n"))  # in the notation, a blank line ends a paragraph
        else:
            if (citation := names.citation(part)).cited:
                placed.append((length, citation))
            texts.append(_STANDS_FOR_CITATION)
        length += len(texts[-1])
    count = sum(len(citation.cited) for _place, citation in placed)
    placed += _find_in_text("".join(texts))
    mentions = (Mention(0, citation) for _, citation in sorted(placed, key=lambda pair: pair[0]))
    return Mentions(tuple(mentions), records=names.records, field_count=count)


def _find_in_text(text: str) -> Iterator[tuple[int, Citation]]:
    for place in notation.find(text):
        is_account = place.citation.cited[0].mode is Mode.IN_TEXT and not _DIGIT.search(place.citation.cited[0].key)
        if not is_account:
            yield place.start, with_nested(place.citation)


@dataclass(slots=True)
class _Names:
    """The keys that name what programs cite: that of the record, else its title; each for one work."""

    records: dict[str, Publication] = field(default_factory=dict)
    _by_identity: dict[tuple[str, str], str] = field(default_factory=dict)
    _used_keys: set[str] = field(default_factory=set)

    def citation(self, embedded: EmbeddedCitation) -> Citation:
        """Return a citation of another program as a `Citation`."""
        if embedded.program == PROTLIB:
            return with_nested(notation.parse(embedded.items[0].identity) or Citation(()))
        return Citation(tuple(_cited(item, self._key(embedded.program, item)) for item in embedded.items))

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
