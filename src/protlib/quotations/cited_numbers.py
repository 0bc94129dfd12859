"""The numbers of a report with a citation: whether they stand in the cited work, and on which pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.documents.cited_text import CitedText
from protlib.citing.notation import CitationMatch
from protlib.fulltext.matched_sentence import split_sentences
from protlib.quotations.compared_words import compared_form
from protlib.quotations.finder import Quotation
from protlib.quotations.millions import in_figures
from protlib.quotations.quoted_words import word_choices
from protlib.quotations.report_check import Texts, Works

# Such as "43", "1,200", "1 200", "43.5"; not a year alone, and not a part of a date, a symbol or a heading.
_NUMBER: Final = re.compile(
    r"(?<![\w.,/§#-])(?:\d{1,3}(?: \d{3})+(?! ?\d)|\d+(?:[.,\u00a0\u202f’']\d+)*)(?![\w/]|[.,]\d)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FEWEST_DIGITS: Final = 2  # digits: small numbers stand everywhere
# What stands before a number that names a part and counts nothing, such as "Chapter " and "para. ".
_PART_LABEL: Final = re.compile(rf"\b(?:{word_choices('part')})\.?\s*\Z", re.IGNORECASE)
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
    """Yield the numbers of at least two digits, without years, in sentences with a citation, outside of quotations."""
    text = report_text.text
    covered = [
        *((quotation.start, quotation.end) for quotation in quotations),
        *((c.start, c.end) for c in report_text.citations),
    ]
    for start, end in split_sentences(text):
        citations = [
            citation_match
            for citation_match in report_text.citations
            if start <= citation_match.start < end and citation_match.end > citation_match.start
        ]
        for match in _NUMBER.finditer(text, start, end) if citations else ():
            if _counts(match, text) and not any(first <= match.start() < last for first, last in covered):
                form = compared_form(match[0].replace(" ", ""))
                yield CitedNumber(
                    match[0],
                    frozenset(filter(None, (form, in_figures(form, text, match.end())))),
                    text.count("\n", 0, match.start()) + 1,
                    _nearest_citation(citations, match.start()),
                )


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
    """A number, the key of the work, the pages where it stands there, and those that the citation names."""

    number: CitedNumber
    key: str
    pages: tuple[str, ...] = ()
    cited_pages: str = ""
    is_on_page: bool = False

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


def _check(number: CitedNumber, work: CitedPublication, texts: Texts) -> CheckedNumber:
    page_label = work.locator if work.label == "page" else ""
    pages: list[str] = []
    is_on_page = False
    for source in texts.sources:
        page_numbers = sorted({page for form in number.forms for page in source.pages_with_number(form)})
        pages += [source.name_pages(range(page, page + 1)) for page in page_numbers]
        label_pages = source.pages_named(page_label)
        is_on_page |= not label_pages.isdisjoint(page_numbers) if page_label and source.is_paged else bool(page_numbers)
    return CheckedNumber(number, work.key, tuple(filter(None, pages)), page_label, is_on_page)
