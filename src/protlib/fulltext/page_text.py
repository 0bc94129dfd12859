"""The text of a file by page, as its reader returns it and the store keeps it."""

from typing import TYPE_CHECKING

from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.system.pdf.page import PdfMark


class Page(NamedTuple):
    """A page of a file: its text, the number that is printed on it, "" where none is known, and readers' marks.

    Lines of the text are those of the page; an empty line divides paragraphs. A file without pages has sections
    instead, such as the chapters of an EPUB; their `label` is "".
    """

    text: str
    label: str = ""
    marks: "tuple[PdfMark, ...]" = ()


class FileText(NamedTuple):
    """The text of a file: its pages in order, and the name and version of what read it.

    `is_paged` is false for a file that has no pages of its own, such as .html and .docx. `pictures` are the indexes,
    from 0, of pages that are only pictures: a scan, or a cover.
    """

    pages: tuple[Page, ...]
    reader: str
    is_paged: bool = True
    pictures: tuple[int, ...] = ()


def describe_pictures(count: int, total: int) -> str:
    """Return the words that say how many pages of a file are only pictures."""
    if total == 1:
        return "its page is a picture"
    return f"1 of {total} pages is a picture" if count == 1 else f"{count} of {total} pages are pictures"
