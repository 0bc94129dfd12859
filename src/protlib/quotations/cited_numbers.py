"""The numbers of a report with a citation: whether they stand in the cited work, and on which pages."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.documents.cited_text import CitedText
from protlib.citing.documents.word import WHOLE_NOTE
from protlib.citing.notation import CitationMatch
from protlib.fulltext.matched_sentence import split_sentences
from protlib.quotations.compared_words import compared_form
from protlib.quotations.finder import Quotation
from protlib.quotations.neighbouring_citations import FILL
from protlib.quotations.quoted_words import word_choices
from protlib.quotations.report_check import Texts, Works
from protlib.quotations.source import Source
from protlib.quotations.spelled_zeros import ZEROS, in_figures
from protlib.record.dates.months import WRITTEN_MONTHS

# Such as "43", "1,200", "1 200", "43.5"; no part of a time, a symbol or a heading. The "and" of Arabic may touch it.
_NUMBER: Final = re.compile(
    r"(?<![^\W\u0621-\u064a])(?<![.,/§#\u060c-])(?<!\d:)"
    r"(?:\d{1,3}(?: \d{3})+(?! ?\d)|\d+(?:[.,\u00a0\u202f’'\u066b\u066c\u060c]\d+)*)"
    rf"(?=(?:{'|'.join(map(word_choices, ZEROS))})\b|(?![\w/]|[.,:]\d))"
)
# Such as "¹²" and "^12^" of Markdown behind a number: those of notes.
_NOTE_MARK: Final = re.compile(r"[¹²³⁰-⁹]+|\^\[?\d{1,3}(?:[,–-]\s?\d{1,3})*\]?\^")
# A note of a word processor, and "[^1]" of Markdown in a sentence.
_NOTE: Final = re.compile(rf"{WHOLE_NOTE.pattern}|\[\^[^\]\s]+\](?!:)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FEWEST_DIGITS: Final = 2  # digits: small numbers stand everywhere
# What stands before a number that names a part and counts nothing, such as "Chapter " and "para. ".
_PART_LABEL: Final = re.compile(rf"\b(?:{word_choices('part')})\.?\s*\Z", re.IGNORECASE)
# Such as "23 March", "12 and 13 de mayo" and "March 23, 2019".
_DAYS_OF_MONTH: Final = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:\W{{1,3}}(?:\w{{1,3}}\W)?\d{{1,2}})*\s(?:de\s)?(?:{WRITTEN_MONTHS})\b"
    rf"|\b(?:{WRITTEN_MONTHS})\s(?:\d{{1,2}}\W{{1,3}})+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_LEAST_ROUNDED: Final = 1_000  # smaller ones are like too many numbers of a work whose page is not cited
_LETTERS_BEFORE: Final = 20  # letters before a number, which may say what it counts


class CitedNumber(NamedTuple):
    """A number in a sentence with a citation: as it is typed, its forms for comparison, its line and its citation."""

    text: str
    forms: frozenset[str]
    line: int
    citation_match: CitationMatch

    @property
    def citation(self) -> Citation:
        """The citation of its sentence."""
        return self.citation_match.citation


def find_numbers(report_text: CitedText, quotations: Sequence[Quotation]) -> Iterator[CitedNumber]:
    """Yield the numbers of two digits or more, no years or days, in sentences with a citation and not in quotations."""
    text = _NOTE_MARK.sub(lambda match: FILL * len(match[0]), report_text.text)
    covered = _list_covered_spans(text, quotations, report_text.citations)
    for start, end in _split_with_notes(text):
        citations = [citation_match for citation_match in report_text.citations if start <= citation_match.start < end]
        for match in _NUMBER.finditer(text, start, end) if citations else ():
            form = compared_form(match[0].replace(" ", ""))
            in_words = in_figures(form, text, match.end())
            is_covered = any(first <= match.start() < last for first, last in covered)
            if not is_covered and (in_words or _counts(match, text)):
                yield CitedNumber(
                    match[0],
                    frozenset({in_words or form, form if len(form) >= _FEWEST_DIGITS else in_words or form}),
                    text.count("\n", 0, match.start()) + 1,
                    _nearest_citation(citations, match.start()),
                )


def _list_covered_spans(
    text: str, quotations: Sequence[Quotation], citations: Sequence[CitationMatch]
) -> list[tuple[int, int]]:
    """Return the spans of a text in which no number counts: quotations, citations and days."""
    return [
        *((quotation.start, quotation.end) for quotation in quotations),
        *((citation.start, citation.end) for citation in citations),
        *(match.span() for match in _DAYS_OF_MONTH.finditer(text)),
    ]


def _split_with_notes(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a report, each up to the next one: a note behind its stop is of it."""
    starts = [start for start, _end in split_sentences(_NOTE.sub(lambda match: " " * len(match[0]), text))]
    return [*pairwise([*starts, len(text)])]


def _nearest_citation(citations: Sequence[CitationMatch], start: int) -> CitationMatch:
    """Return the citation of a number in its sentence: the first behind it, else the last before it."""
    return next((citation for citation in citations if citation.start > start), citations[-1])


def _counts(match: re.Match[str], text: str) -> bool:
    """Tell whether a number counts something."""
    digits = sum(map(str.isdigit, match[0]))
    is_small = digits < _FEWEST_DIGITS and not text.startswith(("%", " per cent", " percent", "\u00a0%"), match.end())
    is_year = _YEAR.fullmatch(match[0]) is not None
    return not (is_small or is_year or _PART_LABEL.search(text, max(0, match.start() - _LETTERS_BEFORE), match.start()))


class CheckedNumber(NamedTuple):
    """A number, the key of the work, the pages where it stands there, and those that the citation names.

    `exact` is the number of the work of which one that is not found may be rounded or cut, and `exact_page` its page.
    """

    number: CitedNumber
    key: str
    pages: tuple[str, ...] = ()
    cited_pages: str = ""
    is_on_page: bool = False
    exact: str = ""
    exact_page: str = ""

    @property
    def line(self) -> int:
        """The line of the number."""
        return self.number.line

    @property
    def is_fault(self) -> bool:
        """Whether somebody has to look at it: on no cited page, or nowhere where none is cited."""
        return not self.is_on_page


def check_numbers(numbers: Iterable[CitedNumber], works: Works) -> Iterator[CheckedNumber]:
    """Yield where each number stands in the works of its citation; a work without a text is left out."""
    for number in numbers:
        checked = [
            _check(number, cited, texts) for cited in number.citation.cited if (texts := works(cited.key)).sources
        ]
        if checked and not any(works(cited.key).problem for cited in number.citation.cited):
            yield min(checked, key=lambda number: (number.is_fault, not number.pages))


class UncheckedNumber(NamedTuple):
    """A number that cannot be looked for, the name of the work that has no text to look at, and why."""

    number: CitedNumber
    key: str
    reason: str


def list_unchecked(numbers: Iterable[CitedNumber], works: Works) -> list[UncheckedNumber]:
    """Return the numbers that `check_numbers` leaves out, since a work has no text."""
    without_text: list[UncheckedNumber] = []
    for number in numbers:
        problems = [(cited.key, problem) for cited in number.citation.cited if (problem := works(cited.key).problem)]
        without_text += [UncheckedNumber(number, key, problem.text) for key, problem in problems[:1]]
    return without_text


def _check(number: CitedNumber, work: CitedPublication, texts: Texts) -> CheckedNumber:
    page_label = work.locator if work.label == "page" else ""
    pages: list[str] = []
    is_on_page = False
    for source in texts.sources:
        page_numbers = sorted({page for form in number.forms for page in source.pages_with_number(form)})
        pages += [source.name_pages(range(page, page + 1)) for page in page_numbers]
        label_pages = source.pages_named(page_label)
        is_on_page |= not label_pages.isdisjoint(page_numbers) if page_label and source.is_paged else bool(page_numbers)
    exact = (
        [] if is_on_page else [match for source in texts.sources for match in _find_exact(number, source, page_label)]
    )
    return CheckedNumber(number, work.key, tuple(filter(None, pages)), page_label, is_on_page, *next(iter(exact), ()))


def _find_exact(number: CitedNumber, source: Source, page_label: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers of the cited pages, else of all, that give a number if they are rounded, with their pages.

    A larger one may be cut: of 1,289,000 people write "more than 1.2 million".
    """
    value = max(map(_value_of, number.forms))
    digit_count = len(f"{value:.15g}".replace(".", "").strip("0"))  # of those that count
    step = 10.0 ** (math.floor(math.log10(value)) - digit_count + 1) if value else 0
    for page in sorted(source.pages_named(page_label)) or range(len(source) if value >= _LEAST_ROUNDED else 0):
        for typed_number, exact_value in _list_numbers(source.text.pages[page].text):
            if exact_value != value and -step / 2 <= exact_value - value < step:
                yield typed_number, source.name_pages(range(page, page + 1))


@lru_cache(maxsize=1_000)  # pages: each is asked for every number that stands nowhere
def _list_numbers(text: str) -> list[tuple[str, float]]:
    """Return the numbers of a page that are no years, as they are typed and their values."""
    forms = [(match, compared_form(match[0].replace(" ", ""))) for match in _NUMBER.finditer(text)]
    return [
        (match[0], _value_of(in_figures(form, text, match.end()) or form))
        for match, form in forms
        if not _YEAR.fullmatch(match[0])
    ]


def _value_of(form: str) -> float:
    whole, _point, decimals = form.partition(".")
    return float(f"{whole}.{decimals.replace('.', '')}")
