"""Reports that were begun in another program, taken over."""

import json
from collections.abc import Mapping
from typing import Any

from protlib.citing import notation
from protlib.citing.documents.filled.begun import read_begun
from protlib.citing.documents.filled.draft import Draft
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.documents import (
    citation,
)

IOM, JOBE = "iom2009caring", "jobe2010causes"
JOBE_ITEM = {
    "id": 13,
    "type": "report",
    "title": "Causes & effects",
    "author": [{"family": "Jobe", "given": "A."}],
    "issued": {"date-parts": [["2010"]]},
}
MAIN, NOTES, CONTENT = "word/document.xml", "word/footnotes.xml", "content.xml"


def draft_of(data: bytes) -> Draft:
    """Return a document whose works are known: the first by IOM, all others by Jobe."""
    begun = read_begun(data)
    kind = OpenDraft if b"content.xml" in data else WordDraft
    keys = {
        work: IOM if about.record and "Caring" in about.record.title else JOBE for work, about in begun.works.items()
    }
    return kind(data, begun.citations(keys))


def notations(draft: Draft) -> list[str]:
    return [notation.notation(place.citation) for place in draft.citations]


def csl(*items: Mapping[str, Any], **about: Any) -> str:
    """Return the JSON of a citation with what the program says of its text."""
    return json.dumps({**json.loads(citation(*items)), **about})
