"""A page of a PDF file as its reader returns it: lines with their places."""

from typing import NamedTuple


class PdfLine(NamedTuple):
    """A line of a page, and how far below the page's top it stands, as a share of the page's height.

    A word that goes on in the next line ends in `hyphens.BROKEN`, if the page has a hyphen there. `left` and `right`
    are its ends as shares of the page's width, and `height` that of its letters as a share of the page's; all are 0
    where nobody asked for them.
    """

    text: str
    top: float
    left: float = 0.0
    right: float = 0.0
    height: float = 0.0


class PdfMark(NamedTuple):
    """What a reader has marked or written on a page; "" is unknown.

    `kind` is such as `reader_marks.HIGHLIGHT`. `text` are the marked letters, line by line. `colour` is such as
    "#ffd400", `date` is in ISO 8601.
    """

    kind: str
    text: str = ""
    comment: str = ""
    colour: str = ""
    author: str = ""
    date: str = ""


class PdfPage(NamedTuple):
    """A page: its lines in reading order, the label that the file gives it, and whether it is only a picture.

    The file's `label` is "" where it has none; it may differ from what is printed on the page. `marks` are those of
    readers, from the top down. A page whose fonts do not name their letters counts as a picture, and `is_nameless`.
    One that `has_picture` has text, and beside it a picture in which further words may stand.
    """

    lines: tuple[PdfLine, ...]
    label: str = ""
    is_picture: bool = False
    marks: tuple[PdfMark, ...] = ()
    is_nameless: bool = False
    has_picture: bool = False


class StyledLine(NamedTuple):
    """A piece of a line that no wide gap divides: its letters' height, whether they are bold, and its place.

    All are in points, from the left and the top of its page; it stands at `top`.
    """

    text: str
    size: float
    is_bold: bool
    left: float
    right: float
    top: float


class StyledPage(NamedTuple):
    """The pieces of lines of a page, from its top down, its height in points, and the addresses of its links.

    `pictures` has what a tagged file says of the pictures on it.
    """

    lines: tuple[StyledLine, ...]
    height: float
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


class StyledPages(NamedTuple):
    """Some pages of a file by their indexes, how many it has in all, and its own metadata by name.

    Metadata of XMP stand under the names of their elements, such as "dc:title".
    """

    pages: dict[int, StyledPage]
    total: int
    metadata: dict[str, str]
