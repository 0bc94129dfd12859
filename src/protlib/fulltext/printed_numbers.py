"""The numbers that are printed on pages: read at their heads and feet, and held against the labels of the file."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median_low
from typing import Final, NamedTuple

from protlib.fulltext.kept_layout import Edge, count_wordings
from protlib.record.roman_numbers import value_of_roman
from protlib.record.small_words import choices_for
from protlib.record.tables import words_by_section

_WORDS: Final = words_by_section(Path(__file__).with_suffix(".txt"))


def _choices(section: str) -> str:
    """Return the words of a section of the table beside this module, as the choices of an expression."""
    return "|".join(sorted(_WORDS[section], key=lambda word: (-len(word), word)))


# Such as "34", "- 34 -", "Page 3 of 60", "3/60", "xiv", "3-12", "A-4": at the beginning or the end of a line.
_NUMBER: Final = r"(?P<prefix>(?:[A-Z]{1,2}|\d{1,2}|[IVX]{1,4})[-–])?(?P<number>\d{1,4}|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})"
_NUMBER_OF_ALL: Final = rf"(?:\s*(?:/|{choices_for('pages')})\s*\d{{1,4}})?"
_PAGE: Final = _choices("pages")
_SHORT_WORD: Final = _choices("short")
_NUMBER_INTRODUCTION: Final = rf"(?:(?:{_PAGE}|(?:{_SHORT_WORD})\.)\W*)?"
_NUMBER_AT_START: Final = re.compile(
    rf"\W*{_NUMBER_INTRODUCTION}{_NUMBER}{_NUMBER_OF_ALL}(?![\w.,/]\w|\w)", re.IGNORECASE
)
_NUMBER_AT_END: Final = re.compile(rf"(?<![\w.,/-]){_NUMBER}{_NUMBER_OF_ALL}\W*\Z", re.IGNORECASE)
# What stands round the number of a page, such as "page of", and says that the line has nothing else.
_PAGE_WORDS: Final = re.compile(rf"(?:(?:{_PAGE}|{_SHORT_WORD}|{choices_for('pages')})\s?)*")
# What is numbered and is no page, such as "Table ".
_NO_PAGE: Final = re.compile(rf"\b(?:{_choices('others')})\W*\Z", re.IGNORECASE)
_ROMAN: Final = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_PARTS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FIGURES: Final = re.compile(r"\d+")
_MOST_FIGURES: Final = 4  # numbers in a line that has nothing else, such as "2-1 of 3-12": more are a row of a table
_MOST_BETWEEN: Final = 15  # so many pages in a row may have no number, and yet count
_LEAST_PAGES: Final = 3  # numbers in sequence
_FEW_PAGES: Final = 5  # of a file in which two numbers are enough
_LONE_WEIGHT: Final = 3  # the weight of a number that stands alone in its line
_LEAST_SHARE: Final = 0.45  # of pages that have their number: fewer are years, or figures of tables
_LEAST_SHARE_ALONE: Final = 0.25  # the same where each number has a line of its own, which tells more
_AGREEMENT: Final = 0.9  # the share of labels that the pages themselves confirm, to trust those of the file


class _Style(NamedTuple):
    """How pages are counted: what stands before the number, in which numerals, how many numbers a page has."""

    prefix: str
    numerals: str
    step: int

    def write(self, number: int) -> str:
        """Return what is printed on the page that begins with a number."""
        return "-".join(self._write_number(number + position) for position in range(self.step))

    def _write_number(self, number: int) -> str:
        if self.numerals == "arabic":
            return f"{self.prefix}{number}"
        roman = _write_roman(number)
        return f"{self.prefix}{roman.upper() if self.numerals == 'ROMAN' else roman}"


class _Run(NamedTuple):
    """Pages that are numbered one after the other: their indexes, from 0, in their order.

    Each has a weight: how much its number looks like that of a page.
    """

    style: _Style
    offset: int
    pages: tuple[int, ...]
    weights: tuple[int, ...]

    @property
    def weight(self) -> float:
        """The sum of the weights; less where most pages in between have no such number, as with numbers of notes."""
        return sum(self.weights) * min(1.0, 2 * len(self.pages) / (self.pages[-1] + 1 - self.pages[0]))

    def part(self, positions: Sequence[int]) -> "_Run":
        """Return the run of some of the pages, by their positions in this one."""
        pages = tuple(self.pages[position] for position in positions)
        return self._replace(pages=pages, weights=tuple(self.weights[position] for position in positions))

    def number_at(self, page: int) -> int:
        """Return the number of a page by its index."""
        return self.style.step * page + self.offset


def find_labels(edges: Sequence[Sequence[Edge]], file_labels: Sequence[str]) -> list[str]:
    """Return the number that is printed on each page, "" where none is known.

    A page without a number that stands between numbered ones counts with them. If the file's own labels agree with the
    printed numbers, they count for the other pages, too.
    """
    runs = list(_choose_runs(_find_runs(edges), len(edges)))
    labels = [""] * len(edges)
    for run in runs:
        for page in range(run.pages[0], run.pages[-1] + 1):
            labels[page] = run.style.write(run.number_at(page))
    _extend(labels, runs)
    printed = [page for run in runs for page in run.pages]
    agreements = sum(labels[page].casefold() == file_labels[page].casefold() for page in printed)
    if printed and agreements >= _AGREEMENT * len(printed):
        printed_pages = {*printed}
        return [labels[page] if page in printed_pages else file_label for page, file_label in enumerate(file_labels)]
    return labels


def _find_runs(edges: Sequence[Sequence[Edge]]) -> Iterator[_Run]:
    """Yield the runs of numbers that pages have at their edges, also those of numbers that are not of pages."""
    counts = count_wordings(edges)
    weights: defaultdict[tuple[_Style, int], dict[int, int]] = defaultdict(dict)
    for page, page_edges in enumerate(edges):
        for (prefix, numerals, number), weight in (numbers := _numbers_of_page(page_edges, counts)).items():
            weights[_Style(prefix, numerals, 1), number - page][page] = weight
            if (prefix, numerals, number + 1) in numbers:
                weights[_Style(prefix, numerals, 2), number - 2 * page][page] = weight
    for (style, offset), by_page in weights.items():
        pages = tuple(by_page)
        breaks = [
            position
            for position, (page, next_page) in enumerate(pairwise(pages), 1)
            if next_page - page > _MOST_BETWEEN
        ]
        for start, end in pairwise([0, *breaks, len(pages)]):
            yield _Run(style, offset, pages[start:end], tuple(by_page[page] for page in pages[start:end]))


def _numbers_of_page(edges: Sequence[Edge], counts: Counter[str]) -> dict[tuple[str, str, int], int]:
    """Return the numbers at the edges of a page with their prefix and numerals, each with its weight.

    A number that stands alone, or in the outermost line, is more likely that of the page.
    """
    numbers: dict[tuple[str, str, int], int] = {}
    for position, edge in enumerate(edges):
        is_outermost = position == 0 or edges[position - 1].is_head != edge.is_head
        weight = _LONE_WEIGHT if _PAGE_WORDS.fullmatch(edge.wording) else 1
        for number in _numbers_of(edge, counts):
            numbers[number] = max(numbers.get(number, 0), weight + is_outermost)
    return numbers


def _numbers_of(edge: Edge, counts: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the numbers at both ends of a line, if it has nothing else or is a running one."""
    if counts[edge.wording] < _LEAST_PAGES and not _PAGE_WORDS.fullmatch(edge.wording):
        return
    if not edge.wording and len(_FIGURES.findall(edge.text)) > _MOST_FIGURES:
        return
    for match in filter(None, (_NUMBER_AT_START.match(edge.text), _NUMBER_AT_END.search(edge.text))):
        if _NO_PAGE.search(edge.text[: match.start("number")]):
            continue
        prefix = (match["prefix"] or "").replace("–", "-")
        if match["number"].isdecimal():
            yield prefix, "arabic", int(match["number"])
        elif number := _read_roman(match["number"].lower()):
            yield prefix, "ROMAN" if match["number"].isupper() else "roman", number


def _choose_runs(runs: Iterable[_Run], count: int) -> list[_Run]:
    """Return the runs that number the pages, in their order: the heaviest first, and then those beside it."""
    best_runs: list[_Run] = []
    is_taken = [False] * count
    for run in sorted(runs, key=lambda run: (-run.weight, -run.style.step, run.style.prefix, run.pages)):
        is_of_chapter = bool(run.style.prefix) and any(other_run.style.prefix for other_run in best_runs)
        for part in _free_parts(run, is_taken):
            first, last = part.pages[0], part.pages[-1]
            if part.number_at(first) > 0 and (is_of_chapter or _is_likely(part, count)):
                best_runs.append(part)
                is_taken[first : last + 1] = [True] * (last + 1 - first)
    return sorted(best_runs, key=lambda run: run.pages)


def _free_parts(run: _Run, pages_in_use: Sequence[bool]) -> Iterator[_Run]:
    """Yield the parts of a run between which no page belongs to another one."""
    part: list[int] = []
    for position, page in enumerate(run.pages):
        if part and any(pages_in_use[run.pages[part[-1]] : page + 1]):
            yield run.part(part)
            part = []
        if not pages_in_use[page]:
            part.append(position)
    if part:
        yield run.part(part)


def _is_likely(run: _Run, count: int) -> bool:
    """Tell whether numbers in sequence are those of pages: there are several, and most pages have one.

    Fewer have to have one where it stands alone in its line. Two neighbours may be articles, rows of a table, or notes.
    """
    pages, stand_alone = run.pages, min(run.weights) >= _LONE_WEIGHT
    is_certain = stand_alone and (run.style.numerals != "arabic" or count <= _MOST_BETWEEN)
    are_neighbours = len(pages) > 1 and pages[-1] - pages[0] == 1 and is_certain
    if len(pages) < _LEAST_PAGES and not (are_neighbours or (len(pages) > 1 and count <= _FEW_PAGES)):
        return False
    share = len(pages) / (pages[-1] + 1 - pages[0])
    return share >= (_LEAST_SHARE_ALONE if stand_alone else _LEAST_SHARE)


def _extend(labels: list[str], runs: Sequence[_Run]) -> None:
    """Write the numbers of pages before a run, back to its first one, and of those between two parts of it.

    Chapters and parts begin on pages without a number, which count. Where fewer numbers than pages are between two
    parts, plates were put in that do not count, and it is not known where.
    """
    for previous, run in pairwise([None, *runs]):
        if run is None:
            continue
        start = previous.pages[-1] + 1 if previous else 0
        if previous and previous.style == run.style and run.offset <= previous.offset:
            if previous.offset == run.offset:
                _write(labels, run, start, run.pages[0])
            continue
        first = max(start, -(-(1 - run.offset) // run.style.step))
        _write(labels, run, first, run.pages[0])
        if previous and previous.style.numerals != run.style.numerals and previous.style.step == 1:
            _write(labels, previous, start, first)
    if runs:
        last = runs[-1].pages[-1] + 1
        usual_step = median_low([next_page - page for page, next_page in pairwise(runs[-1].pages)] or [1])
        _write(labels, runs[-1], last, min(last + usual_step - 1, len(labels)))  # where only each second page has one


def _write(labels: list[str], run: _Run, start: int, end: int) -> None:
    for page in range(start, end):
        labels[page] = run.style.write(run.number_at(page))


def _read_roman(text: str) -> int:
    """Return the value of a Roman number, 0 of what is none."""
    return value_of_roman(text) if _ROMAN.fullmatch(text) else 0


def _write_roman(number: int) -> str:
    """Return a number below 4,000 in small Roman letters."""
    letters = []
    for value, letter in _ROMAN_PARTS:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)
