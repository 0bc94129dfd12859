"""The numbered paragraphs of a source, as documents of the United Nations, judgments and decisions have them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise, zip_longest
from statistics import median
from typing import Final, NamedTuple

from protlib.fulltext.page_text import Page
from protlib.quotations.main_text import find_main_texts
from protlib.quotations.paragraph_numbers import (
    FIRST_NUMBERS,
    are_of_one_chapter,
    before_next_chapter,
    has_chapter,
    is_next,
    name_number,
    number_of_paragraph,
)
from protlib.quotations.quoted_words import word_choices

# Such as "21. The", "21.The", "21．", "21、" at the beginning of a line, and no "21.5 per cent".
_WITH_POINT: Final = re.compile(r"^[^\S\n]*(\d{1,4})(?:\.(?!\d)|[．、])[^\S\n]*(?=\S)", re.MULTILINE)
# Such as "[21] The", "(21) The", "21) The".
_IN_BRACKETS: Final = re.compile(r"^[^\S\n]*[\[(]?(\d{1,4})[\])]\s+(?=\S)", re.MULTILINE)
# Such as "§ 21. The", "¶ 21 The".
_WITH_SIGN: Final = re.compile(r"^[^\S\n]*[§¶]\s?(\d{1,4})\.?\s+(?=\S)", re.MULTILINE)
# Such as "٢١ - " and "21 – " of Arabic.
_WITH_DASH: Final = re.compile(r"^[^\S\n]*(\d{1,4})\s?[-–—]\s*(?=[^\W\d_])", re.MULTILINE)
# Such as "21 The Court" in the margin of a judgment, and "21\n\nThe Court" where a web page has it in a table.
_ALONE: Final = re.compile(
    r"^[^\S\n]*(\d{1,4})(?:[^\S\n]+|[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*)(?=[^\W\d_a-zß-ÿ])", re.MULTILINE
)
# Such as "10.21 The" and "10.21. The" of chapter 10, and "10.21\nThe"; no "10.21 per cent".
_WITH_CHAPTER: Final = re.compile(
    r"^[^\S\n]*(\d{1,2}\.\d{1,3})\.?(?:[^\S\n]+|[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*)"
    r"(?=[“‘\"(]?[^\W\d_a-zß-ÿ])",
    re.MULTILINE,
)
_FORMS: Final = (_WITH_POINT, _WITH_SIGN, _WITH_DASH, _WITH_CHAPTER)
_FORMS_OF_NOTES: Final = (_IN_BRACKETS, _ALONE)  # notes have them, too: nearly all of the text has to be numbered
_LETTER: Final = re.compile(r"\S")
_LETTERS_OF_A_GAP: Final = 40  # before a number, in which the empty line stands
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
# Such as "........ 12" of a table of contents.
_LEADER: Final = re.compile(r"(?:[.…·]\s?){4,}")
_LETTERS_OF_AN_ENTRY: Final = 200  # of a table of contents
_LEAST_NUMBERED: Final = 0.5  # of the letters of a text
_STOP: Final = re.compile(r"[.;:,!?…。；：，،؛؟][”’\"'»)」』]*\d{0,3}\s*\Z")
_LETTERS_OF_A_SENTENCE: Final = 60  # that a heading hardly has
_LETTERS_OF_A_SIGN: Final = 3  # a Chinese sign says as much
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_LEAST_LETTERS: Final = 80  # of the middle one of numbered paragraphs: of headings, it is shorter
_MOST_LETTERS: Final = 4_000  # from one number to the next, in the middle: chapters are longer
_FEWEST_NUMBERS: Final = 4  # in a row
_FEWEST_FROM_ANY: Final = 8  # in a row that does not begin with 1, such as that of a part of a judgment
_FEWEST_COUNTED_ANEW: Final = 8  # in a row without a heading of its own: a shorter one is a list in a paragraph
_MOST_ROWS: Final = 8  # of a part, before and behind one another: a file of lists has thousands
_MOST_LOST: Final = 2  # numbers that a reader of files may lose in a row
_COST_OF_LOST: Final = 0.9  # of each of these, in numbers
_COST_WITHOUT_LINE: Final = 0.4  # of a number that no empty line stands before
_MOST_ITEMS: Final = 0.5  # of numbers of lists within numbered paragraphs, for each of these
_LETTERS_OF_A_HEAD: Final = 80  # of a running head above the heading of an annex
_LONGEST_HEADING: Final = 40  # letters of "Annex II" and its title


class NumberAtLine(NamedTuple):
    """A number at the beginning of a line: its page as an index, its position there, and the letters of its block."""

    page: int
    start: int
    number: int
    letter_count: int
    is_behind_blank: bool = True


class NumberedRow(NamedTuple):
    """Paragraphs that are counted in a row; `part` is the heading of the annex that has them, "" for the main text.

    `end` is the page and position where they end at the latest. `items` are those of lists within them.
    """

    starts: tuple[NumberAtLine, ...]
    end: tuple[int, int]
    part: str = ""
    items: tuple[NumberAtLine, ...] = ()


class ParagraphPlace(NamedTuple):
    """Where a passage stands: the numbers of its paragraphs, and the part that counts them, "" for the main text.

    `possible` are all numbers that it may be cited by: a list within a paragraph has numbers, too. It `is_certain`
    where no number is lost before or behind it, and no longer row of numbers stands in its part.
    """

    numbers: range
    part: str
    possible: frozenset[int]
    is_certain: bool

    @property
    def name(self) -> str:
        """The numbers as they are cited: "21", "21–22"."""
        first, last = name_number(self.numbers.start), name_number(self.numbers.stop - 1)
        return first if first == last else f"{first}–{last}"


class NumberedParagraphs:
    """The numbered paragraphs of a file."""

    def __init__(self, pages: Sequence[Page], main_texts: Sequence[range]) -> None:
        self._pages = pages
        self._main_texts = main_texts
        self._numberings = _find_in_forms(_FORMS, pages, self._main_texts)
        if not self._numberings:
            texts_with_notes = find_main_texts(pages, has_notes=True)
            numberings = _find_in_forms(_FORMS_OF_NOTES, pages, texts_with_notes)
            numbered = sum(number.letter_count for numbering in numberings for number in numbering.starts)
            if numbered >= _LEAST_NUMBERED * sum(map(len, texts_with_notes)):
                self._main_texts, self._numberings = texts_with_notes, numberings

    def __bool__(self) -> bool:
        return bool(self._numberings)

    def place_of(self, first: tuple[int, int], last: tuple[int, int]) -> ParagraphPlace | None:
        """Return where a passage stands, by page and position of its first and last word; None for no paragraph."""
        for page, position in (first, last):
            if position not in self._main_texts[page]:
                return None
        for numbering in self._numberings:
            if numbering.starts[0][:2] <= first and last < numbering.end:
                rows = [len(row.starts) for row in self._numberings if row.part == numbering.part]
                place = _place(numbering, first, last)
                is_certain = place.is_certain and len(numbering.starts) == max(rows)
                return place._replace(is_certain=is_certain)
        return None

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of all paragraphs."""
        return frozenset(start.number for numbering in self._numberings for start in numbering.starts)

    def pages_of(self, number: int) -> set[int]:
        """Return the indexes of the pages of a paragraph; of several with its number, those of all."""
        pages: set[int] = set()
        for start, end in self._spans_of(number):
            pages.update(self._pages_between(start, end))
        return pages

    def texts_of(self, number: int) -> Iterator[str]:
        """Yield the text of each paragraph with a number, without running heads and notes."""
        for (first_page, first), (last_page, last) in self._spans_of(number):
            parts = []
            for page in self._pages_between((first_page, first), (last_page, last)):
                main_text = self._main_texts[page]
                start = first if page == first_page else main_text.start
                stop = min(last, main_text.stop) if page == last_page else main_text.stop
                parts.append(self._pages[page].text[start:stop])
            yield "\n".join(parts)

    def _pages_between(self, start: tuple[int, int], end: tuple[int, int]) -> range:
        """Return the indexes of pages up to an end, which may be the beginning of the page behind the last."""
        return range(start[0], min(end[0] + 1, len(self._pages)))

    def _spans_of(self, number: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        for numbering in self._numberings:
            ends = [*(start[:2] for start in numbering.starts[1:]), numbering.end]
            for start, end in zip(numbering.starts, ends, strict=True):
                if start.number == number:
                    yield start[:2], end


def _place(numbering: NumberedRow, first: tuple[int, int], last: tuple[int, int]) -> ParagraphPlace:
    positions = [start[:2] for start in numbering.starts]
    begin, end = bisect_right(positions, first) - 1, bisect_right(positions, last)
    starts, next_starts = numbering.starts[begin:end], numbering.starts[end : end + 1]
    numbers = range(starts[0].number, starts[-1].number + 1)
    last_number = starts[-1].number
    next_number = next_starts[0].number if next_starts else numbers.stop
    items = [item for item in numbering.items if starts[0][:2] < item[:2] <= last]
    inner_numbers = {item.number for item in items if item[:2] > first} | {item.number for item in items[-1:]}
    stop = max(numbers.stop, next_number) if are_of_one_chapter(last_number, next_number) else numbers.stop
    possible = frozenset({*range(numbers.start, stop), *inner_numbers})
    return ParagraphPlace(numbers, numbering.part, possible, is_next(last_number, next_number))


def _find_in_forms(
    forms: Sequence[re.Pattern[str]], pages: Sequence[Page], main_texts: Sequence[range]
) -> list[NumberedRow]:
    """Return the numbered paragraphs of each part of a file, in the form that has the most of them."""
    parts = _split_parts(pages, main_texts)
    numberings_of_forms = [_find_by_form(form, pages, main_texts, parts) for form in forms]
    return max(numberings_of_forms, key=lambda numberings: sum(len(numbering.starts) for numbering in numberings))


def _find_by_form(
    form: re.Pattern[str],
    pages: Sequence[Page],
    main_texts: Sequence[range],
    parts: Sequence[tuple[tuple[int, int], str]],
) -> list[NumberedRow]:
    numbers = list(_find_numbers(form, pages, main_texts))
    numberings: list[NumberedRow] = []
    file_end = (len(pages), 0)
    for (start, name), (end, _name) in pairwise([*parts, (file_end, "")]):
        numbers_of_part = [number for number in numbers if start <= number[:2] < end]
        numberings += _find_in_part(numbers_of_part, pages, name, end)
    return numberings


def _find_numbers(form: re.Pattern[str], pages: Sequence[Page], main_texts: Sequence[range]) -> Iterator[NumberAtLine]:
    """Yield the numbers that begin a line of the main text, and a sentence."""
    for page, (text, main_text) in enumerate(zip((page.text for page in pages), main_texts, strict=True)):
        letter = _LETTER.search(text, main_text.start, main_text.stop)
        first_letter = letter.start() if letter else main_text.stop
        matches = [*form.finditer(text, main_text.start, main_text.stop)]
        for match, next_match in zip_longest(matches, matches[1:]):
            block_end = next_match.start() if next_match else main_text.stop
            blank = _BLANK_LINE.search(text, match.end(), block_end)
            block = text[match.end() : blank.start() if blank else block_end]
            letter_count = len(block) + (_LETTERS_OF_A_SIGN - 1) * len(_CHINESE.findall(block))
            if _LEADER.search(block, 0, _LETTERS_OF_AN_ENTRY) or not (
                letter_count >= _LETTERS_OF_A_SENTENCE or _STOP.search(block)
            ):
                continue
            lead = text[max(main_text.start, match.start() - _LETTERS_OF_A_GAP) : match.start()]
            is_first = match.start() <= first_letter
            if is_first and "\n" in match[0]:
                continue  # the number of a page
            is_behind_blank = is_first or _BLANK_LINE.search(lead[len(lead.rstrip()) :]) is not None
            yield NumberAtLine(page, match.start(), number_of_paragraph(match[1]), letter_count, is_behind_blank)


def _split_parts(pages: Sequence[Page], main_texts: Sequence[range]) -> list[tuple[tuple[int, int], str]]:
    """Return where the main text and each annex begin, as page and position, with the heading of the annex."""
    # Such as "Annex II" and "Annex: list of cases", in a line of their own.
    heading = re.compile(rf"^[^\S\n]*((?:{word_choices('annex')})(?!\w)[^\n]*)$", re.IGNORECASE | re.MULTILINE)
    parts = [((0, 0), "")]
    for page, (text, main_text) in enumerate(zip((page.text for page in pages), main_texts, strict=True)):
        for match in heading.finditer(text, 0, main_text.stop):
            name, lead = match[1].strip(), text[: match.start()]
            is_apart = len(lead) < _LETTERS_OF_A_HEAD or lead.endswith("\n\n")
            if is_apart and len(name) <= _LONGEST_HEADING and not (_LEADER.search(name) or _STOP.search(name)):
                parts.append(((page, match.start(1)), name))
    return parts


def _find_in_part(
    numbers: Sequence[NumberAtLine],
    pages: Sequence[Page],
    name: str,
    end: tuple[int, int],
    *,
    rows_left: int = _MOST_ROWS,
) -> list[NumberedRow]:
    """Return the longest row of numbers in a part of a file, and those before and behind it that are long, too."""
    row = _find_longest_row(numbers)
    if not (rows_left and _counts_paragraphs(row, pages)):
        return []
    first, last = numbers.index(row[0]), numbers.index(row[-1])
    numberings_before = _find_in_part(numbers[:first], pages, name, row[0][:2], rows_left=rows_left - 1)
    numberings_behind = _find_in_part(numbers[last + 1 :], pages, name, end, rows_left=rows_left - 1)
    numberings_before, numberings_behind = (
        [numbering for numbering in numberings if len(numbering.starts) >= _FEWEST_COUNTED_ANEW]
        for numberings in (numberings_before, numberings_behind)
    )
    next_start = numberings_behind[0].starts[0][:2] if numberings_behind else end
    row_end = min(_find_end(row, pages), next_start)
    numbers_of_row = set(row)
    items = tuple(number for number in numbers[first:] if number not in numbers_of_row and number[:2] < row_end)
    if sum(item[:2] < row[-1][:2] for item in items) > _MOST_ITEMS * len(row):
        return []  # nobody can say which numbers are those of paragraphs
    return [*numberings_before, NumberedRow(tuple(row), row_end, name, items), *numberings_behind]


def _find_longest_row(numbers: Sequence[NumberAtLine]) -> list[NumberAtLine]:
    """Return the numbers that follow one another best, from one on; few may be lost between two."""
    scores: list[float] = []
    previous_positions: list[int | None] = []
    best_of_number: dict[int, int] = {}
    for position, number in enumerate(numbers):
        own_score = 1 if number.is_behind_blank else 1 - _COST_WITHOUT_LINE
        best_score, best_position = 0.0, None
        for lost in range(_MOST_LOST + 1):
            candidate = best_of_number.get(number.number - 1 - lost)
            if candidate is not None and scores[candidate] - lost * _COST_OF_LOST > best_score:
                best_score, best_position = scores[candidate] - lost * _COST_OF_LOST, candidate
        scores.append(own_score + best_score)
        previous_positions.append(best_position)
        keys = [number.number, *([before_next_chapter(number.number)] if has_chapter(number.number) else [])]
        for key in keys:
            best = best_of_number.get(key)
            if best is None or scores[position] > scores[best]:
                best_of_number[key] = position
    current_position = max(range(len(numbers)), key=scores.__getitem__, default=None)
    row: list[NumberAtLine] = []
    while current_position is not None:
        row.append(numbers[current_position])
        current_position = previous_positions[current_position]
    return row[::-1]


def _counts_paragraphs(row: Sequence[NumberAtLine], pages: Sequence[Page]) -> bool:
    """Tell whether a row of numbers is that of paragraphs, and not of headings, of the rows of a table or of notes."""
    if len(row) < (_FEWEST_NUMBERS if row and row[0].number in FIRST_NUMBERS else _FEWEST_FROM_ANY):
        return False
    is_long = median(number.letter_count for number in row) >= _LEAST_LETTERS
    is_apart = 2 * sum(number.is_behind_blank for number in row) >= len(row)  # half of them
    return is_long and is_apart and median(_lengths(row, pages)) <= _MOST_LETTERS


def _lengths(row: Sequence[NumberAtLine], pages: Sequence[Page]) -> list[int]:
    """Return how many letters stand from each number to the next."""
    return [
        sum(len(page.text) for page in pages[number.page : next_number.page]) - number.start + next_number.start
        for number, next_number in pairwise(row)
    ]


def _find_end(row: Sequence[NumberAtLine], pages: Sequence[Page]) -> tuple[int, int]:
    """Return the page and position where the last paragraph ends at the latest: it is no longer than the longest."""
    page, position = row[-1].page, row[-1].start + max(_lengths(row, pages))
    while page < len(pages) and position > len(pages[page].text):
        position -= len(pages[page].text)
        page += 1
    return page, position
