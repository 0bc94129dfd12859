"""A note of a reader on a publication: what was marked or written, and how it is cited."""

from typing import TYPE_CHECKING, NamedTuple

from protlib.search.passages import PageName
from protlib.system.pdf.page import PdfMark

if TYPE_CHECKING:
    from protlib.record.model import Publication


class Note(NamedTuple):
    """A note on a publication: its page, None where that is unknown, and what was marked or written.

    `file` is the path by which the record names the file, "" for a note that only Zotero had; `tags` are Zotero's.
    """

    publication: "Publication"
    page: PageName | None
    mark: PdfMark
    file: str = ""
    tags: tuple[str, ...] = ()

    def cite(self) -> str:
        """Return what to type in a report: "[@iom2009caring, p. 34]"."""
        key = self.publication.key
        return self.page.cite(key) if self.page else f"[@{key}]"
