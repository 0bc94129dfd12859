"""The numbers by which a text cites the entries of a numbered list: ranges of them, and raised ones."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Final, NamedTuple

from protlib.record.names.lexicon import PARTICLES
from protlib.record.places.spellings import find_country_or_region
from protlib.record.small_words import between, of_names
from protlib.text import RAISED_FIGURES, fold

_PREFIXES: Final = "kKcdmhnµμNMксм"  # of a metre
# Such as "said.²", "said ²", "in 2020³" and "said¹,³⁻⁵", and "said^1,3–5^" of Markdown. "km²", "10⁶", "R²", "CO²" and
# "Ca²⁺" cite nothing, nor does "of ²³⁵U". Nor does the mark of a note below a table, at the beginning of its line.
_RAISED_NUMBERS: Final = re.compile(
    rf"(?:(?<=[^\d\s~{RAISED_FIGURES}⁻])|(?<=\b(?:19|20)\d\d))"
    rf"(?<!\b[^\W\d_])(?<!\b[{_PREFIXES}][mм])(?<!\b[كس]م)(?<!\b(?:ha|га|ft|yd|mi|mt|CO))(?<!\bmts)(?P<gap>[\s~])?"
    rf"(?P<number>\^(?P<typed>\d{{1,3}}(?:[,–-]\s?\d{{1,3}})*)\^"
    rf"|(?P<raised>[{RAISED_FIGURES}]{{1,3}}(?:[,;⁻–-]\s?[{RAISED_FIGURES}]{{1,3}})*)(?![{RAISED_FIGURES}⁺+⁻]))"
    r"(?(gap)(?![^\W\d_]))"
)
_MARK: Final = re.compile(rf"(?:\^(?P<typed>\d{{1,2}})\^|(?P<raised>[{RAISED_FIGURES}]{{1,2}}))")
_FIGURES: Final = re.compile(rf"[{RAISED_FIGURES}]+|\d+")
# Such as "¹ Without refugees.", "^1^ Without" and "¹Without" below a table, and not "¹5 years".
_TABLE_NOTE: Final = re.compile(rf"\s*{_MARK.pattern}\s*[^\W\d]")
_NUMBERS_AT_END: Final = re.compile(rf"(?<![{RAISED_FIGURES} ,–])(?:\^[\d,;–-]+\^|[{RAISED_FIGURES} ,–])+\Z")
_LOWERED_FIGURES: Final = str.maketrans(f"{RAISED_FIGURES}⁻", "0123456789-")
_STOPS: Final = (".", ";", ":", "!", "?")
_LONGEST_CELL: Final = 80  # letters of a paragraph: longer ones are prose
_MOST_OF_A_RANGE: Final = 100  # of numbers, such as [3-7]: more is a range of years or a slip
_SIGNS: Final = r"[\s*†‡§¶#✉∗]"
# Such as "¹", "²,³*" and "^2,3^", with the signs of who answers letters or has died.
_GROUP: Final = re.compile(
    rf"(?:\^[\d,–*†‡§¶#\\\s-]{{1,12}}\^|[{RAISED_FIGURES}]{{1,2}}(?:[,⁻–][{RAISED_FIGURES}*†‡§¶#]{{1,2}})*){_SIGNS}*"
)
_NAME_SEPARATOR: Final = re.compile(rf"[\s,،;&|·•]+(?:(?:{between()})\s)?|\s(?:{between()})\s")
_LAST_NAMES: Final = 2  # words of the first author, behind a title that may stand before it
_MOST_NAMES: Final = 7  # words of an author, with degrees: more are a sentence with capitals
_SMALL_WORDS: Final = of_names() | PARTICLES


def find_byline_end(text: str) -> int:
    """Return where the authors of a cover with their raised numbers end in a paragraph, 0 without any.

    A paragraph of nothing else may have one author; behind a title there are two or more.
    """
    groups = list(_GROUP.finditer(text))
    starts = [0, *(group.end() for group in groups)]
    pieces = [text[start : group.start()] for start, group in zip(starts, groups, strict=False)]
    if not pieces:
        return 0
    further_authors = list(takewhile(_is_author, pieces[1:]))
    end = groups[len(further_authors)].end()
    is_all = end == len(text) and _is_author(pieces[0]) and len(pieces) + len(pieces[0].split()) > _LAST_NAMES
    is_behind_title = bool(further_authors) and _ends_with_author(pieces[0]) and not _goes_on(text[end:])
    return end if is_all or is_behind_title else 0


def _goes_on(text: str) -> bool:
    """Tell whether a text goes on a sentence: its first word is small, or it begins with a stop."""
    return text[:1].islower() or text[:1] in {".", ",", ";", ":", ")"}


def _ends_with_author(text: str) -> bool:
    names = text.split()[-_LAST_NAMES:]
    return len(names) == _LAST_NAMES and _is_author(" ".join(names))


def _is_author(piece: str) -> bool:
    """Tell whether a text before a raised number is an author, with degrees perhaps, and no country."""
    names = _NAME_SEPARATOR.sub(" ", f" {piece} ").split()
    return (
        0 < len(names) <= _MOST_NAMES
        and any(name[0].isupper() for name in names)
        and all(name[0].isupper() or fold(name) in _SMALL_WORDS for name in names)
        and find_country_or_region(" ".join(names)) is None
    )


class RaisedNumberSpan(NamedTuple):
    """A raised number, one of those in `text`, which stands in a paragraph from `start` to before `end`."""

    paragraph: int
    number: int
    text: str
    start: int
    end: int


def numbers_of(figures: str) -> Iterator[int]:
    """Yield the numbers of "3, 7" and "3–7"."""
    for part in re.split(r"\s*[,;]\s*", figures):
        first, *last = (int(figure) for figure in re.split(r"\s*[–-]\s*", part))
        yield from range(first, min(last[0], first + _MOST_OF_A_RANGE) + 1 if last else first + 1)


def find_raised_numbers(texts: Sequence[str]) -> list[RaisedNumberSpan]:
    """Return the raised numbers of some paragraphs that cite.

    Where a note below a table begins with a number, this is the mark of the note in the nearest paragraph before that
    has it, and in the cells around that. Numbers of authors on the cover lead to where they work, and cite nothing.
    """
    raised_numbers = [mark for paragraph, text in enumerate(texts) for mark in _raised_numbers_of(paragraph, text)]
    bylines = _byline_ends(texts)
    of_text = [mark for mark in raised_numbers if mark.end > bylines.get(mark.paragraph, 0)]
    paragraphs: dict[int, list[int]] = {}
    for mark in of_text:
        paragraphs.setdefault(mark.number, []).append(mark.paragraph)
    figures = (_FIGURES.findall(texts[paragraph][:end]) for paragraph, end in bylines.items())
    of_authors = {int(number.translate(_LOWERED_FIGURES)) for numbers in figures for number in numbers}
    workplaces = set(_workplaces(texts, of_authors, paragraphs))
    marks = set(_marks_of_notes(texts, paragraphs, workplaces))
    return [mark for mark in of_text if mark.paragraph not in workplaces and (mark.paragraph, mark.number) not in marks]


def _byline_ends(texts: Sequence[str]) -> dict[int, int]:
    """Return where the authors of the cover end in the paragraphs that have them.

    Only titles and notes with a raised number of their own stand before these, and no long sentence: a body that a
    heading, a list or a table names behind one is cited, as in "World Vision¹".
    """
    ends: dict[int, int] = {}
    for paragraph, text in enumerate(texts):
        if end := find_byline_end(text):
            ends[paragraph] = end
        elif not (_is_cell(text) or _TABLE_NOTE.match(text)) and (_MARK.search(text) or _is_prose(text)):
            break
    return ends


def _workplaces(
    texts: Sequence[str], numbers: AbstractSet[int], paragraphs: Mapping[int, Sequence[int]]
) -> Iterator[int]:
    """Yield the paragraphs that say where the authors with some numbers work: "¹University of Accra; ²IOM".

    `paragraphs` has those with each other raised number: a note just below a cell with its number is that of a table.
    """
    awaited_numbers = set(numbers)
    for paragraph, text in enumerate(texts):
        if (note := _TABLE_NOTE.match(text)) and (number := _parse_mark(note)) in awaited_numbers:
            with_number = paragraphs.get(number, ())
            count = bisect_left(with_number, paragraph)
            if not count or not _is_cell(texts[with_number[count - 1]]):
                awaited_numbers -= {_parse_mark(mark) for mark in _MARK.finditer(text)}
                yield paragraph


def _parse_mark(mark: re.Match[str]) -> int:
    return int(mark["typed"] or mark["raised"].translate(_LOWERED_FIGURES))


def _raised_numbers_of(paragraph: int, text: str) -> Iterator[RaisedNumberSpan]:
    for match in _RAISED_NUMBERS.finditer(text):
        for number in numbers_of(match["typed"] or match["raised"].translate(_LOWERED_FIGURES)):
            yield RaisedNumberSpan(paragraph, number, match["number"], match.start("number"), match.end())


def _marks_of_notes(
    texts: Sequence[str], paragraphs: Mapping[int, Sequence[int]], workplaces: AbstractSet[int]
) -> Iterator[tuple[int, int]]:
    """Yield the raised numbers that are marks of notes below tables, each with its paragraph.

    `paragraphs` has those with each number, in their order; `workplaces` are no notes of tables.
    """
    first_cells = list(_first_cells(texts))
    counts: dict[int, int] = {}  # of the paragraphs with a number that were looked at
    for paragraph, text in enumerate(texts):
        if paragraph not in workplaces and (note := _TABLE_NOTE.match(text)):
            number = _parse_mark(note)
            with_number = paragraphs.get(number, ())
            count = bisect_left(with_number, paragraph)
            first = first_cells[with_number[count - 1]] if count else paragraph
            start = max(bisect_left(with_number, first), counts.get(number, 0))
            yield from ((position, number) for position in with_number[start:count])
            counts[number] = count


def _first_cells(texts: Sequence[str]) -> Iterator[int]:
    """Yield, for each paragraph, the position of the first of the cells around it; its own if it is prose."""
    first, is_in_table = 0, False
    for number, text in enumerate(texts):
        is_cell = _is_cell(text)
        if not (is_cell and is_in_table):
            first = number
        is_in_table = is_cell
        yield first


def _is_cell(text: str) -> bool:
    """Tell whether a paragraph may be a cell or a caption: it is short, and no sentence ends it."""
    return len(text) < _LONGEST_CELL and not _NUMBERS_AT_END.sub("", text).endswith(_STOPS)


def _is_prose(text: str) -> bool:
    return len(text) >= _LONGEST_CELL and text.endswith(_STOPS)
