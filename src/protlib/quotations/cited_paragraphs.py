"""Whether a quotation stands in the paragraph that a report cites."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import chain
from typing import Final, NamedTuple

from protlib.quotations.alignment import PassageMatch
from protlib.quotations.compared_words import fold_letters
from protlib.quotations.numbered_paragraphs import NumberedParagraphs, ParagraphPlace
from protlib.quotations.paragraph_numbers import NUMBER, has_chapter, in_chapter_of, name_number, number_of_paragraph
from protlib.quotations.segments import split_segments
from protlib.quotations.source import Source
from protlib.record.shared_words import wordings
from protlib.text import with_plain_figures

# Such as "(a)" and "bis" behind the number of a paragraph, but not the "f" of "21f."
_PART_OF_PARAGRAPH: Final = re.compile(r"\s?\(\w{1,4}\)|(?<=\d)(?!ff?\b)[^\W\d_]{1,3}\b")
# Such as "21", "21–23", "10.21", "10.21-23", "21至23", "21f." and "21 et seq.", with what divides it from the next.
_ITEM: Final = re.compile(
    rf"(?P<first>{NUMBER})(?:\s*[–—～至-]+\s*(?P<last>{NUMBER}))?"
    rf"(?P<further>\s*(?:{wordings('further pages')})\b\.?)?(?:(?![./]\d)\W+(?:[^\W\d]{{1,3}}\s*)?|\Z)"
)
_PARAGRAPHS_OF_FF: Final = 5  # “21ff.” names no end


class ParagraphDoubt(StrEnum):
    """Why nobody can say in which paragraph a quotation stands."""

    UNNUMBERED = "no numbered paragraphs"
    OUTSIDE = "no numbered paragraph there"


class ParagraphVerdict(NamedTuple):
    """Whether a quotation stands in a cited paragraph.

    `paragraphs` are those where it stands, "" where nobody can say; `part` is the annex that counts them. It
    `is_certain` where no number was lost and only one part counts them.
    """

    is_right: bool
    paragraphs: str = ""
    part: str = ""
    is_certain: bool = False
    doubt: ParagraphDoubt | None = None


def read_numbers(locator: str) -> frozenset[int]:
    """Return the numbers of paragraphs that a locator such as "21, 23–25" means, none where it is unclear."""
    text = _PART_OF_PARAGRAPH.sub("", with_plain_figures(locator)).strip()
    numbers: set[int] = set()
    position = 0
    while position < len(text):
        item = _ITEM.match(text, position)
        if not item:
            return frozenset()
        first = number_of_paragraph(item["first"])
        last = in_chapter_of(first, number_of_paragraph(item["last"])) if item["last"] else first
        last += _PARAGRAPHS_OF_FF if item["further"] else 0
        numbers.update(range(first, last + 1))
        position = item.end()
    return frozenset(numbers)


def pages_of(source: Source, locator: str) -> set[int]:
    """Return the indexes of the pages that have cited paragraphs."""
    numbers = read_numbers(locator) & source.paragraphs.numbers if locator else frozenset[int]()
    return {*chain.from_iterable(map(source.paragraphs.pages_of, numbers))}


def judge(quotation: str, locator: str, source: Source, match: PassageMatch) -> ParagraphVerdict:
    """Return whether a passage that has a quotation stands in the paragraphs that a locator names."""
    numbers = read_numbers(locator)
    if not numbers:
        return ParagraphVerdict(is_right=True)
    if not any(has_chapter(number) == has_chapter(min(numbers)) for number in source.paragraphs.numbers):
        return ParagraphVerdict(is_right=True, doubt=ParagraphDoubt.UNNUMBERED)
    place = source.paragraphs.place_of(*match.window.bounds_of(match.words))
    if place and numbers & place.possible:
        return _describe(place, is_right=True)
    if number := _find_in(source.paragraphs, sorted(numbers & source.paragraphs.numbers), quotation):
        return ParagraphVerdict(is_right=True, paragraphs=name_number(number), is_certain=True)
    if not place:
        return ParagraphVerdict(is_right=True, doubt=ParagraphDoubt.OUTSIDE)
    return _describe(place, is_right=False)


def _describe(place: ParagraphPlace, *, is_right: bool) -> ParagraphVerdict:
    return ParagraphVerdict(is_right, place.name, place.part, place.is_certain)


def _find_in(paragraphs: NumberedParagraphs, numbers: Sequence[int], quotation: str) -> int | None:
    """Return the first of some paragraphs that has the words of a quotation, None for none."""
    for number in numbers:
        for text in paragraphs.texts_of(number):
            letters, position = fold_letters(text), 0
            for segment in split_segments(quotation):
                position = letters.find(segment.letters, position)
                if position < 0:
                    break
                position += len(segment.letters)
            else:
                return number
    return None
