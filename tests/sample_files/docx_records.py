"""Word documents with citations of programs, and the records that are read of them."""

from protlib import formats
from protlib.formats import Parsed
from protlib.formats.documents import document
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem

OTHER = {
    "id": "jobe2010causes",
    "type": "book",
    "title": "Causes",
    "author": [{"family": "Jobe", "given": "Alison"}],
}


def read(data: bytes) -> Parsed:
    return formats.read(data, formats.detect(data, "report.docx"))


def titles_of(data: bytes) -> list[str]:
    return [str(record.title) for record in read(data).publications]


def cited(data: bytes) -> EmbeddedCitation:
    (citation,) = document.read_document(data).citations
    return citation


def item(data: bytes) -> EmbeddedItem:
    (record,) = cited(data).items
    return record
