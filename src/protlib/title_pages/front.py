"""What the first pages of a report and the last one say: lines, blocks, and the text of each page."""

import re
from functools import cached_property
from typing import Final

from protlib.record.titles.common_words import is_common
from protlib.record.titles.prose import languages_of_prose
from protlib.system.pdf.hyphens import join_words
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.text import clean, squeeze
from protlib.title_pages.blocks import Block, blocks_of, usual_size
from protlib.title_pages.embargoes import take_embargoes
from protlib.title_pages.lost_letters import mend_lost_letters
from protlib.title_pages.words import cut_opening

_MOST_SAMPLE: Final = 6000  # letters
FIRST_PAGES: Final = 4  # cover, title page, imprint and contents
MOST_OF_COVER: Final = 110  # words of a page that has the title and little else
_LINES_OF_A_FULL_PAGE: Final = 45  # lines
_HEIGHTS_BELOW: Final = 3.0  # how far below a label its text stands, in heights of its letters
_PART_OF_HEIGHT: Final = 4  # texts nearer than this part of their letters' height stand at one place
_FEWEST_OF_NOTE: Final = 4  # lines: a greeting and a few sentences
_MOST_OF_BARE_COVER: Final = 40  # words of the cover that such a note comes with
_PLAIN: Final = 1.12  # times the smallest letters of a note, at most
_FAR_LARGER: Final = 2.5  # times the letters of the note
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
_FEWEST_ENTRIES: Final = 5  # headings with their pages: a table of contents
_LETTER: Final = re.compile(r"[^\W\d_]")
_SPACED_LETTERS: Final = re.compile(r"(?<!\w)(?:[^\W\d_] ){2,}[^\W\d_](?!\w)")  # such as "G R E T A"

# Such as "Aff airs" and "Certifi ed".
_WORD_WITH_LIGATURE: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]*f[fil]) ([a-z]+)(?![^\W\d_])")
_RULE: Final = re.compile(r"[-–—_=*~.\s]{4,}")  # a line that only divides others, such as "----------"
_SPACED_YEAR: Final = re.compile(r"(?<!\w)(?:1 9|2 0) \d \d(?: [/–-] \d \d)?(?! ?\w)")  # such as "2 0 2 1 / 2 2"


class Front:
    """The first pages of a report and the last one, with what several rules ask of them."""

    def __init__(self, pages: StyledPages) -> None:
        self.count = pages.total
        self.metadata = {name: clean(value) for name, value in pages.metadata.items() if clean(value)}
        outer = {number: _mend(page) for number, page in pages.pages.items() if _is_outer(number, page)}
        outer = mend_lost_letters({number: _without_portal(page) for number, page in outer.items()})
        self.pages, self.embargoes = take_embargoes(outer)
        self.closing_lines = _closing_lines(pages)
        self.usual_size = usual_size(pages)

    @cached_property
    def blocks(self) -> dict[int, list[Block]]:
        """The blocks of each page, by its index."""
        return {number: blocks_of(number, page) for number, page in self.pages.items()}

    @cached_property
    def texts(self) -> dict[int, list[str]]:
        """The lines of each page; words that a line's end divides are put together."""
        return {
            number: join_words(["\n".join(line.text for line in page.lines)])[0].split("\n")
            for number, page in self.pages.items()
        }

    @cached_property
    def first(self) -> int:
        """The index of the first page with words: a cover may be a picture, and a note may stand before it."""
        number = next((number for number, lines in self.texts.items() if _LETTER.search(" ".join(lines))), 0)
        return number + 1 if self._is_note(number) else number

    def _is_note(self, number: int) -> bool:
        """Tell whether a page is a note in plain letters before a cover of few words in far larger ones."""
        note, cover = self.lines(number), self.lines(number + 1)
        if len(note) < _FEWEST_OF_NOTE or not 0 < self.count_words(number + 1) < _MOST_OF_BARE_COVER:
            return False
        largest = max(line.size for line in note)
        is_plain = largest < _PLAIN * min(line.size for line in note) and not any(line.is_bold for line in note)
        return is_plain and max(line.size for line in cover) > _FAR_LARGER * largest

    @cached_property
    def folded(self) -> str:
        """The text of all these pages in one case, without accents, spaces and signs."""
        return squeeze(" ".join(line for lines in self.texts.values() for line in lines))

    @cached_property
    def squeezed(self) -> dict[int, str]:
        """The text of each page for comparison."""
        return {number: squeeze(" ".join(lines)) for number, lines in self.texts.items()}

    @property
    def cover(self) -> str:
        """The first page with words, a form feed, and the next page, where a title stands that a cover lacks."""
        return "\f".join("\n".join(self.texts.get(number, ())) for number in (self.first, self.first + 1))

    @cached_property
    def language(self) -> str:
        """The language of the text, as a tag; "" where that is not certain."""
        numbers = sorted(self.texts, key=lambda number: (number == self.count - 1, -number))
        sample = " ".join(line for number in numbers for line in self.texts[number] if len(line) > len("a few words"))
        return next(iter(languages_of_prose(sample[:_MOST_SAMPLE])), "")

    def has_word(self, word: str) -> bool:
        """Tell whether a word stands on the pages, in just these letters."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return any(pattern.search(line) for lines in self.texts.values() for line in lines)

    def is_mostly_small(self, word: str) -> bool:
        """Tell whether the pages write a word in small letters as often as with a capital: it is no name then.

        A phrase such as "People in need" at the beginning of a sentence is in small letters, too, and lines in capitals
        tell nothing of it.
        """
        pattern = re.compile(rf"(?<![\w@./’'-]){re.escape(word)}(?![\w@/-]|\.\w)", re.IGNORECASE)
        uses = [use for lines in self.texts.values() for line in lines for use in pattern.findall(line)]
        if " " in word and not word[1:].islower():
            uses = [use[0].lower() + use[1:] for use in uses if not use.isupper()]
        return bool(uses) and 2 * sum(map(str.islower, uses)) >= len(uses)

    def entries_of_contents(self, number: int) -> frozenset[str]:
        """Return the lines of a page that stand beside the rising numbers of a table of contents; none elsewhere."""
        page_numbers = [line for line in self.lines(number) if _PAGE_NUMBER.fullmatch(line.text)]
        values = [int(line.text) for line in page_numbers]
        if len(values) < _FEWEST_ENTRIES or values != sorted(set(values)):
            return frozenset()
        return frozenset(
            line.text
            for line in self.lines(number)
            if line not in page_numbers and any(_is_entry(line, page_number) for page_number in page_numbers)
        )

    def lines(self, number: int) -> tuple[StyledLine, ...]:
        """Return the lines of a page, none for a page that was not read."""
        page = self.pages.get(number)
        return page.lines if page else ()

    def count_words(self, number: int) -> int:
        """Return how many words a page has."""
        return sum(len(line.split()) for line in self.texts.get(number, ()))

    def line_below(self, number: int, text: str) -> str:
        """Return the line below the one line of a page that has a text, in its column; "" where there is none."""
        lines = [line for line in self.lines(number) if line.text == text]
        if len(lines) != 1:
            return ""
        [label] = lines
        level = (line for line in self.lines(number) if abs(line.top - label.top) < label.size / _PART_OF_HEIGHT)
        if any(line.left > label.right for line in level):
            return ""  # a row of a table
        column = [line for line in self.lines(number) if abs(line.left - label.left) < label.size]
        lines_below = [line for line in column if 0 < line.top - label.top < _HEIGHTS_BELOW * label.size]
        return min(lines_below, key=lambda line: line.top).text if lines_below else ""

    @property
    def imprint_pages(self) -> list[int]:
        """The pages that may have an imprint: the second to the fourth, the last one, the first one."""
        inner = [number for number in self.pages if 0 < number < FIRST_PAGES]
        return [*inner, *(number for number in self.pages if number >= FIRST_PAGES), *([0] if 0 in self.pages else [])]


def _is_entry(line: StyledLine, page_number: StyledLine) -> bool:
    """Tell whether a line stands beside the number of a page, in letters about as high."""
    is_alike = line.size < _FAR_LARGER / 2 * page_number.size
    return is_alike and abs(line.top - page_number.top) < page_number.size / _PART_OF_HEIGHT


def has_cover_text(pages: StyledPages) -> bool:
    """Tell whether the first page of a report has words as text."""
    return 0 in pages.pages and any(_LETTER.search(line.text) for line in pages.pages[0].lines)


def is_at_edge(page: StyledPage, line: StyledLine, share: float) -> bool:
    """Tell whether a line stands at the head or the foot of a page, each a share of its height."""
    return not share < line.top / (page.height or 1) < 1 - share


def _is_outer(number: int, page: StyledPage) -> bool:
    """Tell whether a page is among the first, or a back cover: a last page full of text is of references or annexes."""
    return number < FIRST_PAGES or len(page.lines) < _LINES_OF_A_FULL_PAGE


def _closing_lines(pages: StyledPages) -> tuple[str, ...]:
    """Return the lines of a full last page, none where it is among the pages that are read whole."""
    last = max(pages.pages, default=0)
    page = pages.pages.get(last)
    return () if page is None or _is_outer(last, page) else tuple(clean(line.text) for line in page.lines)


def _mend(page: StyledPage) -> StyledPage:
    """Return a page with spaced letters as words, and once what it draws twice, a little apart, as a shadow."""
    lines: list[StyledLine] = []
    for line in _lines_within(page):
        text = join_spaced(line.text)
        near = line.size / _PART_OF_HEIGHT
        twins = (twin for twin in lines if twin.text == text and abs(twin.left - line.left) < near)
        if not any(abs(twin.top - line.top) < near for twin in twins):
            lines.append(line._replace(text=text))
    return page._replace(lines=tuple(lines))


def _without_portal(page: StyledPage) -> StyledPage:
    """Return a page without what a portal adds to the files that it keeps: "HAL Id:", "See discussions, stats"."""
    if not any(cut_opening("portal", line.text) is not None for line in page.lines):
        return page
    kinds = ("portal", "detail of portal")
    lines = (line for line in page.lines if all(cut_opening(kind, line.text) is None for kind in kinds))
    return page._replace(lines=tuple(lines))


def _lines_within(page: StyledPage) -> tuple[StyledLine, ...]:
    """Return the lines that a reader sees: printers' marks stand beyond the edges of a page."""
    lines = tuple(line for line in page.lines if not _RULE.fullmatch(line.text))
    visible_lines = tuple(line for line in lines if 0 <= line.top <= page.height)
    return visible_lines or lines


def join_spaced(text: str) -> str:
    """Return a text with spaced letters as words, spaced figures as years, and no gap behind the glyph of two letters.

    A font whose "ff" is narrower than the file says leaves one: "Aff airs".
    """
    text = _WORD_WITH_LIGATURE.sub(_join_common, text)
    text = _SPACED_YEAR.sub(lambda match: match[0].replace(" ", ""), text)
    return _SPACED_LETTERS.sub(lambda match: match[0].replace(" ", ""), text)


def _join_common(match: re.Match[str]) -> str:
    """Return two pieces as a word, where that is a common one, and the first piece is none."""
    first, second = match.groups()
    return first + second if is_common(first + second) and not is_common(first) else match[0]
