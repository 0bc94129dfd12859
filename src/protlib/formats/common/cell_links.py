"""Links of cells: addresses on the web, and documents on a disk or a share."""

from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from protlib.record.fields.file_name_marks import TEXT_SUFFIXES
from protlib.record.identifiers import with_scheme

_WEB_SCHEMES: Final = ("http://", "https://", "ftp://")
_WEB: Final = (*_WEB_SCHEMES, "www.")
_FILE_SCHEME: Final = "file:///"


def link_of_cell(address: str) -> str:
    """Return what a link leads to: an address on the web as it is, the path of a document, "" for anything else."""
    if address.startswith(_WEB_SCHEMES):
        return address
    path = unquote(address.removeprefix(_FILE_SCHEME)).replace("\\", "/")
    return path if names_document(path) else ""


def leads_to_web(text: str) -> bool:
    """Tell whether a text begins as an address on the web does."""
    return text.lower().startswith(_WEB)


def names_document(text: str) -> bool:
    """Tell whether a text is the name or the path of a document: "reports/guide.pdf", and not "iom.int/guide.pdf"."""
    is_link = leads_to_web(text) or with_scheme(text) != text
    return not is_link and PurePath(text.strip()).suffix.lower() in TEXT_SUFFIXES
