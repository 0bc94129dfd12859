"""The first pages of a PDF file with the size of their letters, by pypdfium2."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from html import escape, unescape
from statistics import median
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.drawn_glyph import Glyph
from protlib.system.pdf.glyph_numbers import letters_by_number, pieces_by_number
from protlib.system.pdf.glyphs import RIGHT_TO_LEFT, Turn, letter_at, turn_of
from protlib.system.pdf.letters import mend_letters
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.system.pdf.pdfium import open_document
from protlib.system.pdf.right_to_left import lay_lines
from protlib.system.pdf.spaced_letters import PlacedLetter, may_have_wrong_spaces, mend_spaces

_MOST_BYTES: Final = 2000  # of an address: browsers take no longer ones
_MOST_LINKS: Final = 100  # of a page: more are those of a list of works
_FIRST: Final = 4
"""So many pages have what a title page and an imprint say; the last page may be the back cover."""
_MOST_EMPTY: Final = 2  # pages at the end: a back cover, and the blank side before it
_FEW_LINES: Final = 15  # of an imprint at the end: a page with more is of text
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_MOST_LETTERS: Final = 20_000
"""So many letters of a page are read; a title page has fewer."""
_GAP: Final = 1.2  # a space so many times as wide as a letter is high divides a line
_SAME_LINE: Final = 0.35  # how much higher or lower letters of a line may stand, in heights of a letter
_RAISED_SHARE: Final = 0.45  # the same, for smaller letters that are raised: "ème" in "17ème"
_SPACE: Final = 0.15  # heights of a letter: a wider gap beside raised letters is a space, which the file may lack
_SMALL: Final = 0.8  # times the height of the letters beside them
_BOLD: Final = 600  # weight from which a font is called semibold (OpenType, usWeightClass)
_BOLD_NAME: Final = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_BYTES_OF_A_NAME: Final = 200  # of a font, at most: PostScript allows 127
_LEVEL: Final = 0.1  # radians
_STEEPEST: Final = 0.4  # radians: covers have lines that climb as much; stamps and notes at the edge are steeper
_FEWEST_OF_SLOPE: Final = 6  # letters of a line that climbs: along a curve each has a slope of its own
_XMP: Final = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
# Such as <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title</rdf:li></rdf:Alt></dc:title>, or prism:doi="10.1/x".
_ELEMENT: Final = re.compile(r"<((?:dc|prism|pdfx?|xmp):\w+)\b[^>]*>(.{0,5000}?)</\1>", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"\b((?:dc|prism|pdfx?):\w+)=\"([^\"]{1,2000})\"")
_ITEM: Final = re.compile(r"<rdf:li\b[^>]*>(.*?)</rdf:li>", re.DOTALL)
_Segment = tuple[str, float, bool, float, float, float]
"""The text of a line, the size of its letters, whether they are bold, its left and right end, and its height."""
_DEEPEST: Final = 24  # elements within each other: programs that tag tables make some twelve
_MOST_ELEMENTS: Final = 4000  # of a page: a table of a thousand cells has fewer
_MOST_BYTES_OF_ALTERNATIVE: Final = 1000  # of a text: a longer one describes a chart


def read_links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the addresses to which the links of a page lead, in the order in which the file has them."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _number in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        if 1 < size < _MOST_BYTES:
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document.raw, action, address, size)
            yield address.value.decode("utf-8", "replace")


class _Char(NamedTuple):
    """A letter with its number on the page, the height of its font, and its place in points from left and bottom.

    Several letters of one glyph, such as a letter with a mark, begin at the same x; their sides divide its width.
    `slope` is that of its line, in radians.
    """

    letter: str
    number: int
    size: float
    x: float
    left: float
    right: float
    y: float
    slope: float = 0.0


def read_styled(source: bytes) -> StyledPages:
    """Return the first pages and the last one; raises ValueError, with the reason, where the file cannot be read."""
    with closing(open_document(source)) as document:
        count = len(document)
        pages: dict[int, StyledPage] = {}
        for index in _outer_pages(count):
            with suppress(pypdfium2.PdfiumError):
                pages[index] = _read_page(document, index)
        if count > _FIRST and not _has_words(pages.get(count - 1)):
            pages |= _read_before_last(document, count)
        if not pages:
            raise ValueError("it is broken: none of its first pages can be read; download it again")
        metadata = document.get_metadata_dict()
        return StyledPages(pages, count, {**metadata, **read_xmp(source, metadata.get("Producer", ""))})


def read_plain(source: bytes) -> str:
    """Return the text of the same pages, line by line as the file has it, in a tenth of the time; raises ValueError."""
    texts: list[str] = []
    with closing(open_document(source)) as document:
        count = len(document)
        texts += [_read_plain_page(document, index) for index in _outer_pages(count)]
        before_last = iter(_pages_before_last(count))
        while not _WORD.search(texts[-1]) and (index := next(before_last, None)) is not None:
            texts.append(_read_plain_page(document, index))
    return "\n".join(mend_letters(line) for text in texts for line in text.splitlines())


def _read_plain_page(document: pypdfium2.PdfDocument, index: int) -> str:
    """Return the text of a page as the file has it, "" for one that is broken."""
    with suppress(pypdfium2.PdfiumError), closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        text = _plain_text(text_page)
        numbered = letters_by_number(text_page, text)
        return "".join(pieces_by_number(text_page, numbered)) if numbered else text
    return ""


def _plain_text(text_page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page, or of its first letters, as pdfium has it."""
    return str(text_page.get_text_range(0, min(text_page.count_chars(), _MOST_LETTERS)))


def _has_words(page: StyledPage | None) -> bool:
    return page is not None and any(_WORD.search(line.text) for line in page.lines)


def _read_before_last(document: pypdfium2.PdfDocument, count: int) -> dict[int, StyledPage]:
    """Return the last page with words if it stands right before an empty back cover, and is no page of text."""
    for index in _pages_before_last(count):
        with suppress(pypdfium2.PdfiumError):
            page = _read_page(document, index)
            if _has_words(page):
                return {index: page} if len(page.lines) <= _FEW_LINES else {}
    return {}


def _pages_before_last(count: int) -> range:
    """Return the indexes of pages that may be the last with words, from the end."""
    return range(count - 2, max(count - 2 - _MOST_EMPTY, _FIRST - 1), -1)


def _outer_pages(count: int) -> Sequence[int]:
    return sorted({*range(min(_FIRST, count)), count - 1})


def read_xmp(data: bytes, producer: str) -> dict[str, str]:
    """Return the metadata that a file has as XMP (ISO 16684-1), several values with "; " between.

    Pictures in it have XMP, too: that of the file names its producer, or is the only one.
    """
    packets = [match[0].decode("utf-8", "replace") for match in _XMP.finditer(data)]
    own_packets = [packet for packet in packets if producer and f">{escape(producer, quote=False)}<" in packet]
    if not own_packets and len(packets) != 1:
        return {}
    text = (own_packets or packets)[-1]
    values = {name: _block_text(inner) for name, inner in _ELEMENT.findall(text)}
    return {**{name: unescape(value) for name, value in _ATTRIBUTE.findall(text)}, **values}


def _block_text(inner: str) -> str:
    items = _ITEM.findall(inner) or [inner]
    return "; ".join(filter(None, (" ".join(unescape(re.sub(r"<[^>]*>", " ", item)).split()) for item in items)))


def _read_page(document: pypdfium2.PdfDocument, index: int) -> StyledPage:
    with closing(document[index]) as page, closing(page.get_textpage()) as text_page:
        _width, height = page.get_size()
        left, bottom, right = _edges(page)
        chars = _keep_on_lines(list(_chars(page, text_page)))
        is_turned = any(RIGHT_TO_LEFT.match(char.letter) for char in chars)
        placed = (
            _lay_lines_from_right(chars, text_page)
            if is_turned
            else (_join(piece, text_page) for piece in _pieces(chars))
        )
        lines = [
            StyledLine(mend_letters(text).strip(), size, is_bold, start - left, end - left, height - (y - bottom))
            for text, size, is_bold, start, end, y in placed
            if end > left and start < right
        ]
        lines_with_text = (line for line in lines if line.text)
        ordered = tuple(sorted(lines_with_text, key=lambda line: (round(line.top), line.left)))
        return StyledPage(ordered, height, tuple(read_links(document, page)), tuple(read_alternatives(page)))


def _edges(page: pypdfium2.PdfPage) -> tuple[float, float, float]:
    """Return the left, the lower and the right edge of a page as it is shown, in points of the file."""
    left, bottom, right, top = page.get_bbox()
    if turn := turn_of(page):
        (left, bottom), (right, top) = turn(left, bottom), turn(right, top)
    return min(left, right), min(bottom, top), max(left, right)


def _chars(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> Iterator[_Char]:
    """Yield the letters of a page in the order in which the file has them; those that stand about upright."""
    handle: Any = text_page.raw
    turn, slope_of_page = turn_of(page), math.radians(page.get_rotation())
    numbered = letters_by_number(text_page, _plain_text(text_page))
    box, matrix, y, x = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(text_page.count_chars(), _MOST_LETTERS)):
        letter = numbered.get(index) or letter_at(handle, index)
        if letter in "\r\n":
            continue
        scale, slope = 1.0, 0.0
        if raw.FPDFText_GetMatrix(handle, index, matrix):
            slope = math.remainder(math.atan2(matrix.b, matrix.a) - slope_of_page, 2 * math.pi)
            if abs(slope) > _STEEPEST:
                if raw.FPDFText_IsGenerated(handle, index) != 1:
                    continue
                slope = 0.0  # a space that no line of the file has
            scale = _height_of(matrix)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        size = raw.FPDFText_GetFontSize(handle, index) * (scale or 1.0)
        if turn is None:
            raw.FPDFText_GetLooseCharBox(handle, index, box)
            yield _Char(letter, index, size, x.value, box.left, box.right, y.value, slope)
        else:
            at_x, at_y = turn(x.value, y.value)
            yield _Char(letter, index, size, at_x, *_sides(handle, index, turn), at_y, slope)


def _height_of(matrix: Any) -> float:
    """Return how much a matrix makes letters higher; oblique ones are no higher than upright ones."""
    area: float = abs(matrix.a * matrix.d - matrix.b * matrix.c)
    return area / (math.hypot(matrix.a, matrix.b) or 1.0)


def _keep_on_lines(chars: Sequence[_Char]) -> list[_Char]:
    """Return the letters that stand on straight lines."""
    slopes = Counter(round(char.slope, 2) for char in chars if abs(char.slope) > _LEVEL)
    return [char for char in chars if abs(char.slope) <= _LEVEL or slopes[round(char.slope, 2)] >= _FEWEST_OF_SLOPE]


def _sides(handle: Any, index: int, turn: Turn) -> tuple[float, float]:
    """Return the left and the right side of a letter on a page that is shown turned."""
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    (from_x, _y), (to_x, _top) = turn(left.value, bottom.value), turn(right.value, top.value)
    return min(from_x, to_x), max(from_x, to_x)


def _pieces(chars: Sequence[_Char]) -> Iterator[list[_Char]]:
    """Yield the letters that stand side by side on one line without a wide gap."""
    piece: list[_Char] = []
    for char in chars:
        if char.letter.isspace() and (not piece or char.left == char.right):
            if piece:
                piece.append(char._replace(left=piece[-1].right, right=piece[-1].right, y=piece[-1].y))
            continue
        if piece and not _goes_on(_last_inked(piece), char):
            yield piece
            piece = []
        elif piece and _is_raised(piece[-1], char) and char.left - piece[-1].right > _SPACE * char.size:
            piece.append(char._replace(letter=" ", left=piece[-1].right, right=piece[-1].right))
        piece.append(char)
    if piece:
        yield piece


def _last_inked(piece: Sequence[_Char]) -> _Char:
    """Return the last letter of a piece, with the sides of the space that may stand behind it."""
    last = next((char for char in reversed(piece) if not char.letter.isspace()), piece[-1])
    return last._replace(left=piece[-1].left, right=piece[-1].right)


def _goes_on(previous: _Char, char: _Char) -> bool:
    size = max(previous.size, char.size)
    is_level = abs(char.y - previous.y) < (_RAISED_SHARE if _is_raised(previous, char) else _SAME_LINE) * size
    is_behind = char.left > previous.left - size / 2 and char.left - previous.right < _GAP * size  # as a ligature
    return is_level and is_behind


def _is_raised(previous: _Char, char: _Char) -> bool:
    """Tell whether one of two letters stands raised beside the other, as "e" does in "17e"."""
    small, large = sorted((previous, char), key=lambda letter: letter.size)
    return small.letter.isalpha() and small.size < _SMALL * large.size and small.y > large.y


def _join(piece: Sequence[_Char], text_page: pypdfium2.PdfTextPage) -> _Segment:
    """Return the text of letters, their usual size, whether they are bold, and where they stand."""
    inked = [char for char in piece if not char.letter.isspace()] or piece
    size = median(char.size for char in inked)
    is_bold = _is_bold(text_page.raw, inked[len(inked) // 2].number)
    return _text_of(piece), size, is_bold, inked[0].left, inked[-1].right, inked[0].y


def _text_of(piece: Sequence[_Char]) -> str:
    text = "".join(char.letter for char in piece)
    if not may_have_wrong_spaces(text):
        return text
    return mend_spaces([PlacedLetter(char.letter, char.left, char.right, char.size) for char in piece]) or text


def _is_bold(handle: object, number: int) -> bool:
    """Tell whether a letter is bold, by the weight of its font or, as some programs leave that out, by its name."""
    if raw.FPDFText_GetFontWeight(handle, number) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(_BYTES_OF_A_NAME)
    size = raw.FPDFText_GetFontInfo(handle, number, name, _BYTES_OF_A_NAME, ctypes.c_int())
    return 0 < size <= _BYTES_OF_A_NAME and _BOLD_NAME.search(name.raw) is not None


def _lay_lines_from_right(chars: Sequence[_Char], text_page: pypdfium2.PdfTextPage) -> Iterator[_Segment]:
    """Yield the lines of a page with letters from right to left, in the order in which they are read."""
    glyphs = [
        Glyph(char.letter, char.x, char.y, char.left, char.right, char.size, char.left == char.right) for char in chars
    ]
    for text, y in lay_lines(glyphs):
        beside = [char for char in chars if abs(char.y - y) < _SAME_LINE * char.size and not char.letter.isspace()]
        if beside:
            _text, size, is_bold, _left, _right, _y = _join(beside, text_page)
            yield text, size, is_bold, min(char.left for char in beside), max(char.right for char in beside), y


def read_alternatives(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the texts that stand for pictures of a page, in the order of its structure."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    with closing(_Tree(tree)):
        elements = list(_children(tree, raw.FPDF_StructTree_CountChildren, raw.FPDF_StructTree_GetChildAtIndex))
        for _depth in range(_DEEPEST):
            yield from filter(None, map(_alternative_of, elements))
            elements = [
                child
                for element in elements
                for child in _children(
                    element, raw.FPDF_StructElement_CountChildren, raw.FPDF_StructElement_GetChildAtIndex
                )
            ][:_MOST_ELEMENTS]


class _Tree:
    """The structure of a page, which has to be given back."""

    def __init__(self, tree: object) -> None:
        self._tree = tree

    def close(self) -> None:
        raw.FPDF_StructTree_Close(self._tree)


def _children(parent: Any, count: Callable[[Any], int], child_at: Callable[[Any, int], Any]) -> Iterator[Any]:
    children = (child_at(parent, position) for position in range(min(count(parent), _MOST_ELEMENTS)))
    yield from filter(None, children)


def _alternative_of(element: object) -> str:
    size = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if not 2 < size <= _MOST_BYTES_OF_ALTERNATIVE:
        return ""
    text = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetAltText(element, text, size)
    return " ".join(text.raw.decode("utf-16-le", "replace").replace("\0", " ").split())
