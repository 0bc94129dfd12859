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
    from 0, of pages that only a picture shows: a scan, a cover, or one of `nameless`, whose fonts do not name their
    letters. `half_pictures` are those of pages with text and a large picture.
    """

    pages: tuple[Page, ...]
    reader: str
    is_paged: bool = True
    pictures: tuple[int, ...] = ()
    nameless: tuple[int, ...] = ()
    half_pictures: tuple[int, ...] = ()


def describe_pictures(count: int, total: int, nameless_count: int = 0) -> str:
    """Return the words that say how many pages of a file are only pictures, or have letters without names."""
    scans, nameless = _count(count - nameless_count, total), _count(nameless_count, total)
    lines = [
        f"{scans} {'is a picture' if count - nameless_count == 1 else 'are pictures'}" if scans else "",
        f"the fonts of {nameless} do not name their letters" if nameless else "",
    ]
    return ", and ".join(filter(None, lines))


def _count(count: int, total: int) -> str:
    if total == 1:
        return "its page" if count else ""
    return f"{count} of {total} pages" if count else ""
