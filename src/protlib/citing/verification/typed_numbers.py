"""Citations by number in any typed style: `[3]`, `[4, p. 12]`, `(3, 7)`, or a raised number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from protlib.citing.locators import split_locator
from protlib.citing.verification.citation_numbers import find_raised_numbers, numbers_of
from protlib.citing.verification.typed_citations import TypedCitation, iterate_paragraphs
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.lists.list_at_end import DocumentLine

# Such as "12", "3, 7" and "4, p. 12", "6, chap. 2" between brackets; what follows the comma has to be a locator.
_NUMBER_LIST: Final = r"(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)(?:\s*,\s*((?:[^\W\d_]|[§¶])[^\[\]()]{0,40}))?"
# Such as the comma before the next number in "sect. 3,7" and "pp. 7–9,2, p. 3" of Vancouver: no blank is behind it.
_NEXT_NUMBER: Final = re.compile(r"[,;](?=\d{1,3}(?:[,;–-]\d{1,3})*(?:\Z|,\s*[^\W\d_]))")
_NUMBERS: Final = re.compile(rf"\[{_NUMBER_LIST}\](?![(\[:])")
# Such as "[40-67]" with its last number.
_INTERVAL: Final = re.compile(r"\[\d+\s*[–-]\s*(\d+)\]")
_ROUND_NUMBERS: Final = re.compile(rf"\({_NUMBER_LIST}\)")


def number_citations(lines: Sequence[DocumentLine], highest_number: int) -> Iterator[TypedCitation]:
    """Yield the citations by number, each number of a range alone: in square brackets, in round ones, or else raised.

    In round brackets a number above `highest_number`, the number of entries, is no citation.
    """
    paragraphs = list(iterate_paragraphs(lines))
    for number, citation in number_citations_in([text for text, _line_of in paragraphs], highest_number):
        yield citation._replace(line=paragraphs[number][1](citation.start))


def number_citations_in(texts: Sequence[str], highest_number: int) -> Iterator[tuple[int, TypedCitation]]:
    """Yield the citations by number of some paragraphs, each with the place of its paragraph."""
    raised_citations = [
        (mark.paragraph, TypedCitation(0, "", str(mark.number), mark.text, start=mark.start, end=mark.end))
        for mark in find_raised_numbers(texts)
    ]
    square_numbers = [
        (number, citation)
        for number, text in enumerate(texts)
        for citation in _find_numbers(text, _NUMBERS)
        if not _is_interval(text, citation, highest_number)
    ]
    if square_numbers:
        # Raised numbers beside a few in brackets cite, too; a few raised ones beside those are marks of notes.
        is_both = _count_listed(raised_citations, highest_number) > _count_listed(square_numbers, highest_number)
        yield from sorted([*square_numbers, *raised_citations], key=_position) if is_both else square_numbers
        return
    round_citations = [
        (number, citation)
        for number, text in enumerate(texts)
        for citation in _find_numbers(text, _ROUND_NUMBERS)
        if int(citation.year_or_number) <= highest_number
    ]
    # Of points in round brackets, "(1) food, (2) water", a text has fewer than of works that it cites.
    is_raised = _count_listed(raised_citations, highest_number) > _count_listed(round_citations, highest_number)
    yield from raised_citations if is_raised else round_citations or raised_citations


def _position(placed_citation: tuple[int, TypedCitation]) -> tuple[int, int]:
    number, citation = placed_citation
    return number, citation.start


def _count_listed(citations: Sequence[tuple[int, TypedCitation]], highest_number: int) -> int:
    """Return how many entries of a list, which has `highest_number`, some citations by number name."""
    return len({number for _place, citation in citations if (number := int(citation.year_or_number)) <= highest_number})


def _is_interval(text: str, citation: TypedCitation, highest_number: int) -> bool:
    """Tell whether a bracket is the interval of the figure before it, as in "aged 49 [40–67]": no list has so many."""
    interval = _INTERVAL.fullmatch(citation.text)
    return interval is not None and int(interval[1]) > highest_number and text[: citation.start].rstrip()[-1:].isdigit()


def _find_numbers(text: str, pattern: re.Pattern[str]) -> Iterator[TypedCitation]:
    for match in pattern.finditer(text):
        locator, *further_texts = _NEXT_NUMBER.split(match[2] or "")
        if match[2] and not split_locator(locator).locator:
            continue
        number_lists = filter(None, (re.fullmatch(_NUMBER_LIST, part.strip()) for part in further_texts))
        citations = ((match[1], locator), *((part[1], part[2] or "") for part in number_lists))
        for figures, ending in citations:
            for number in numbers_of(figures):
                yield TypedCitation(0, "", str(number), match[0], start=match.start(), end=match.end(), ending=ending)


def are_numbered(entries: Sequence[TypedEntry]) -> bool:
    """Tell whether most entries of a list have a number."""
    return sum(bool(entry.number) for entry in entries) * 2 > len(entries)


def cites_beside_numbers(citation: TypedCitation) -> bool:
    """Tell whether an author and a year cite where most citations are numbers, as in "(IOM, 2009)".

    A year alone in brackets behind a name is part of a sentence: "Jobe (2010) says [3]".
    """
    is_cited = not citation.lead or bool(split_locator(citation.ending.strip(" ,:")).locator)
    return citation.is_sure and is_cited


def numbers_beside_authors(citations: Iterable[TypedCitation], entries: Sequence[TypedEntry]) -> list[TypedCitation]:
    """Return the numbers that cite where most citations name authors: those of entries, in square brackets.

    Another may be that of a paragraph of a judgment, "[47] The applicant", or of a point.
    """
    numbers = {entry.number for entry in entries}
    return [citation for citation in citations if citation.text.startswith("[") and citation.year_or_number in numbers]
