"""The pages of a PDF file by pypdfium2, which binds the reader of Chromium."""

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from typing import Final

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.actual_text import place_actual_texts
from protlib.system.pdf.drawn_glyph import Glyph
from protlib.system.pdf.glyph_numbers import letters_by_number, pieces_by_number, shows_codes
from protlib.system.pdf.glyphs import RIGHT_TO_LEFT, Turn, mend_line_ends, read_glyphs, turn_of
from protlib.system.pdf.hyphens import BROKEN
from protlib.system.pdf.letters import count_lost, drop_strokes, mend_letters
from protlib.system.pdf.misnamed_blanks import find_misnamed_blanks, name_blanks
from protlib.system.pdf.page import PdfLine, PdfPage
from protlib.system.pdf.raised_figures import mark_raised_figures
from protlib.system.pdf.reader_marks import read_marks
from protlib.system.pdf.right_to_left import lay_lines
from protlib.system.pdf.spaced_letters import PlacedLetter, may_have_wrong_spaces, mend_spaces
from protlib.system.pdf.thin_text import text_pieces, widen_thin_text

_MOST_PAGES: Final = 10_000
"""No publication has more pages; a file that says so was made to do harm, or is an archive."""
_MOST_LETTERS_OF_A_PAGE: Final = 2_000_000  # a page full of the smallest print has some twenty thousand
_LINE: Final = re.compile(rf"[^\r\n{BROKEN}]*{BROKEN}?")
_WORDS: Final = re.compile(r"\w\w")
# Letters of Thai, Lao, Burmese and Khmer: vowels are drawn before or above those that they follow.
_LETTERS_WITH_VOWELS_AROUND: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SHARE_OF_THESE: Final = 0.2  # of the signs of a page: a name among English words is left as the reader has it
_MARK_BEFORE_WORD: Final = re.compile(r"(?<=\s)[.,](?=[^\W\d_])")
_MARK_BEHIND_WORD: Final = re.compile(r"(?<=[^\W\d_])[.,](?=\s)")
_FEWEST_MARKS: Final = 5  # before words of a page
_FEW_LETTERS: Final = 120
"""A scan may have as much text: the stamp of an archive, or a line that says where it is from."""
_PICTURE: Final = 0.5  # the share of its page that a scan covers
_LETTERS_BESIDE_PICTURE: Final = 1500  # at most, on a page of which a picture takes a large part
_LARGE_PICTURE: Final = 0.35  # the share of a page from which on a picture may have words that nobody reads
_FEWEST_WORDS: Final = 20  # of a page, which tell whether its fonts name their letters
_LOST_SHARE: Final = 0.4  # of its words
_DRAWING: Final = 200  # from so many paths on, a page without text may have its letters drawn
_MOST_OBJECTS: Final = 5000  # of a page: a map has more, and is no scan
_LETTERS_OF_A_LABEL: Final = 64  # at most: a page's printed number, with what a series puts before it
_POINTS: Final = 300 / 72  # pixels of a picture for each point of a page
_MOST_PIXELS: Final = 6000  # of a picture's longer side: a poster must not fill the memory
_TABLE: Final = str.maketrans(
    {bytes([code]).decode("mac_roman"): chr(code) for code in (*range(0xE0, 0xF7), *range(0xF8, 0xFF))}
)
"""The small letters of Latin-1, by what the table of the Mac has in their places."""
_WRONG: Final = re.escape("".join(map(chr, _TABLE)))
_SMALL: Final = "a-z\u00df-\u00f6\u00f8-\u00ff"
# Such as the "Û" of "nciÛn".
_CAPITAL_WITHIN: Final = re.compile(rf"(?<=[{_SMALL}])[ÈËÍÎÂÁÏÌÓÔÒÚÛÙ](?=[{_SMALL}])")
_FEWEST_CAPITALS: Final = 2  # of a page
# Such as "Û" of "nciÛn" and "˙" of "˙ltimo": beside a letter; "‡" for "à" and "È" for "è" are words.
_LETTERS: Final = re.compile(rf"(?<=[A-Za-z])[{_WRONG}]+|[{_WRONG}]+(?=[a-z])|(?<=\s)[‡È](?=\s)")


def read_pages(source: Path | bytes, *, marks_raised: bool) -> Iterator[PdfPage]:
    """Yield the pages of a PDF file; raises ValueError, with the reason, where it cannot be read.

    A page that is broken has no lines; at least one has to be whole.
    """
    with closing(open_document(source)) as document:
        count = len(document)
        if count > _MOST_PAGES:
            raise ValueError(f"it has {count:,} pages, more than the {_MOST_PAGES:,} that are read; split it")
        page_count = 0
        for index in range(count):
            try:
                yield _read_page(document, index, marks_raised=marks_raised)
                page_count += 1
            except pypdfium2.PdfiumError:
                yield PdfPage(())
        if not page_count:
            raise ValueError("it is broken: none of its pages can be read; download it again")


def open_document(source: Path | bytes) -> pypdfium2.PdfDocument:
    """Open a PDF file; raises ValueError, with the reason, where that cannot be done."""
    # Of a file without pages pypdfium2 tells the last fault, be it the password of the file before: this is another.
    raw.FPDF_LoadMemDocument(b"", 0, None)
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise ValueError("it has a password; save it without one") from error
        reason = "it is broken, or only a part of a PDF file; download it again"
        raise ValueError(f"cannot read its text: {reason}") from error


def _read_page(document: pypdfium2.PdfDocument, index: int, *, marks_raised: bool) -> PdfPage:
    with closing(document[index]) as page, ExitStack() as stack:
        text_page = stack.enter_context(closing(page.get_textpage()))
        if text_page.count_chars() > _MOST_LETTERS_OF_A_PAGE:
            raise ValueError(f"page {index + 1} has more text than a page can have")
        text = text_page.get_text_range()
        is_turned = _is_drawn_otherwise(text) or _is_read_backwards(text)
        if is_turned:
            if widen_thin_text(page):
                text_page = stack.enter_context(closing(page.get_textpage()))
            lines = _read_glyphs(page, text_page)
        else:
            lines = _read_lines(page, text_page, text, marks_raised=marks_raised)
        count = sum(len(line.text) for line in lines)
        is_nameless = shows_codes(text_page, text) or (is_turned and _has_lost_letters(lines))
        is_picture = is_nameless or (count < _FEW_LETTERS and _is_picture(page, lines))
        has_picture = not is_picture and count < _LETTERS_BESIDE_PICTURE and _has_picture(page, text_page)
        marks = read_marks(page, text_page)
        return PdfPage(lines, _label(document, index), is_picture, marks, is_nameless, has_picture)


def _is_drawn_otherwise(text: str) -> bool:
    """Tell whether a page has letters that are drawn in another order than that in which they are read."""
    around = len(_LETTERS_WITH_VOWELS_AROUND.findall(text))
    return RIGHT_TO_LEFT.search(text) is not None or around > _SHARE_OF_THESE * len(text)


def _is_read_backwards(text: str) -> bool:
    """Tell whether the reader has the words of a Latin page from the last to the first, as it has Arabic ones.

    Commas and full stops stand before words then. Word draws such pages, where a paragraph is set from right to left.
    """
    before = len(_MARK_BEFORE_WORD.findall(text))
    return before >= _FEWEST_MARKS and before > len(_MARK_BEHIND_WORD.findall(text))


def _read_lines(
    page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, text: str, *, marks_raised: bool
) -> tuple[PdfLine, ...]:
    """Return the lines of a page in the order in which pdfium has them."""
    turn = turn_of(page)
    top_of = _top_of(page, turn)
    x, y = ctypes.c_double(), ctypes.c_double()
    width, height = (side or 1.0 for side in page.get_size())
    numbered = letters_by_number(text_page, text)
    pieces = pieces_by_number(text_page, numbered) if numbered else []
    positions = [position for position, piece in enumerate(pieces) for _letter in piece]

    def char_at(position: int) -> int:
        return positions[position] if pieces else int(raw.FPDFText_GetCharIndexFromTextIndex(text_page, position))

    text = "".join(pieces) or mend_mac_letters(text)
    text = mend_line_ends(text_page, text, char_at)
    if marks_raised:
        text = mark_raised_figures(text_page, text, char_at, turn)
    has_wrong_spaces = may_have_wrong_spaces(text)
    lines = []
    for match in _LINE.finditer(text):
        mended = _mend_line(text_page, match, char_at) if has_wrong_spaces and may_have_wrong_spaces(match[0]) else ""
        if line := mend_letters(mended or match[0]).strip():
            position = match.start() + len(match[0]) - len(match[0].lstrip())
            raw.FPDFText_GetCharOrigin(text_page, char_at(position), x, y)
            lines.append(PdfLine(line, top_of(turn(x.value, y.value)[1] if turn else y.value)))
            if marks_raised:
                last = match.start() + len(match[0].rstrip()) - 1
                positions = [char_at(number) for number in (position, (position + last) // 2, last)]
                first, middle, end = read_glyphs(text_page, positions, turn)
                lines[-1] = PdfLine(
                    line, top_of(middle.y), first.left / width, end.right / width, middle.height / height
                )
    return tuple(lines)


def _mend_line(text_page: pypdfium2.PdfTextPage, line: re.Match[str], char_at: Callable[[int], int]) -> str:
    """Return the text of a line with spaces between its words alone; "" for one that has them there."""
    glyphs = read_glyphs(text_page, map(char_at, range(*line.span())))
    placed = zip(line[0], glyphs, strict=True)
    return mend_spaces([PlacedLetter(letter, glyph.left, glyph.right, glyph.height) for letter, glyph in placed])


def _top_of(page: pypdfium2.PdfPage, turn: Turn | None) -> Callable[[float], float]:
    """Return a function that tells how far below the top of a page a height is, as a share of the page from 0 to 1."""
    left, bottom, right, top = page.get_bbox()
    if turn is not None:
        bottom, top = sorted((turn(left, bottom)[1], turn(right, top)[1]))
    height = top - bottom or 1.0
    return lambda y: min(1.0, max(0.0, (top - y) / height))


def _read_glyphs(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> tuple[PdfLine, ...]:
    """Return the lines of a page with letters from right to left, in the order in which they are read.

    Files have such letters in any order: only their places tell.
    """
    turn = turn_of(page)
    top_of = _top_of(page, turn)
    positions = range(text_page.count_chars())
    glyphs = list(read_glyphs(text_page, positions, turn))
    placed = glyphs if turn else place_actual_texts(page, text_page, glyphs, positions)
    blanks = set() if turn else find_misnamed_blanks(text_page, glyphs)
    lines = list(lay_lines(_drop_spaces_under_letters(name_blanks(placed, blanks))))
    texts = drop_strokes([mend_letters(text).strip() for text, _y in lines])
    return tuple(PdfLine(text, top_of(y)) for text, (_text, y) in zip(texts, lines, strict=True) if text)


def _drop_spaces_under_letters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters of a page without spaces that are drawn where a letter begins: they part no words."""
    places = {(round(glyph.x, 1), glyph.y) for glyph in glyphs if not glyph.letter.isspace()}
    return [
        glyph
        for glyph in glyphs
        if glyph.letter != " " or glyph.is_inferred or (round(glyph.x, 1), glyph.y) not in places
    ]


def _has_lost_letters(lines: tuple[PdfLine, ...]) -> bool:
    """Tell whether most words of a page have letters that no font names: only its picture says what they are."""
    count, lost_count = count_lost("\n".join(line.text for line in lines))
    return count >= _FEWEST_WORDS and lost_count >= _LOST_SHARE * count


def _label(document: pypdfium2.PdfDocument, index: int) -> str:
    buffer = ctypes.create_string_buffer(2 * _LETTERS_OF_A_LABEL)
    size = raw.FPDF_GetPageLabel(document, index, buffer, 2 * _LETTERS_OF_A_LABEL)
    return (
        buffer.raw[: max(0, size - 2)].decode("utf-16-le", "ignore").strip() if size <= 2 * _LETTERS_OF_A_LABEL else ""
    )


def _is_picture(page: pypdfium2.PdfPage, lines: tuple[PdfLine, ...]) -> bool:
    """Tell whether a page with little text has all else in a picture."""
    objects = list(islice(page.get_objects(max_depth=2), _MOST_OBJECTS))
    images = (item.get_bounds() for item in objects if item.type == raw.FPDF_PAGEOBJ_IMAGE)
    if sum(_share_of_page(image, page) for image in images) >= _PICTURE:
        return True
    has_words = any(_WORDS.search(line.text) for line in lines)
    return not has_words and sum(item.type == raw.FPDF_PAGEOBJ_PATH for item in objects) >= _DRAWING


def _has_picture(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> bool:
    """Tell whether a page with text has a large picture as well, on which no text stands."""
    images = (_bounds_of(piece) for piece in text_pieces(page, raw.FPDF_PAGEOBJ_IMAGE))
    large_images = [image for image in images if _share_of_page(image, page) >= _LARGE_PICTURE]
    return any(len(text_page.get_text_bounded(*image).strip()) < _FEW_LETTERS for image in large_images)


def _bounds_of(piece: object) -> tuple[float, float, float, float]:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetBounds(piece, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _share_of_page(image: tuple[float, float, float, float], page: pypdfium2.PdfPage) -> float:
    left, bottom, right, top = image
    width, height = page.get_size()
    return abs(right - left) * abs(top - bottom) / (width * height or 1.0)


def draw_page(source: Path | bytes, index: int) -> bytes:
    """Return a picture of a page in shades of grey, in the format PGM, large enough to read its letters."""
    with closing(open_document(source)) as document, closing(document[index]) as page:
        width, height = page.get_size()
        scale = min(_POINTS, _MOST_PIXELS / max(width, height, 1))
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            data = bytes(bitmap.buffer)
            rows = (data[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
            return f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + b"".join(rows)


def mend_mac_letters(text: str) -> str:
    """Return the text of a page with the letters that it has in print; no letter moves."""
    if text.isascii() or len(_CAPITAL_WITHIN.findall(text)) < _FEWEST_CAPITALS:
        return text
    return _LETTERS.sub(lambda letters: letters[0].translate(_TABLE), text)
