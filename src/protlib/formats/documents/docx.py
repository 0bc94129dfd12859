"""Word documents (.docx): the references that programs left in them; protlib only reads them."""

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.system import compound_file, file_signatures, zip_archive
from protlib.word_processing.package import is_word


def sniff(data: bytes) -> bool:
    """Tell whether a file is a Word document, even one that cannot be read: old, damaged or with a password."""
    if not data.startswith(file_signatures.ZIP):
        return compound_file.is_of_word(data)
    names = zip_archive.part_names(data)
    return is_word(names) if names else b"word/" in data


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records that programs left in a document."""
    from protlib.formats.documents import document_references

    return document_references.loads(data, options)
