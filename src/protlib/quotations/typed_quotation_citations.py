"""A report whose typed citations, such as "(IOM, 2019, p. 12)", count like those by key."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.cited_text import CitedText
from protlib.citing.locators import split_locator
from protlib.citing.notation import CitationMatch
from protlib.citing.verification.typed_works import TypedMatch, TypedWork
from protlib.quotations.finder import find_quotation_spans
from protlib.quotations.neighbouring_citations import PAGES
from protlib.quotations.report_check import Obstacle, SourceProblem
from protlib.text import list_first

_LETTER: Final = re.compile(r"\w")
_PARAGRAPH: Final = re.compile(r"\n[ \t>]*\n")
# Such as "- [3] " before an entry of a list, and ". “" behind its year.
_ENTRY_OPENING: Final = re.compile(r"(?:\A|\n)[\s\d\[\].)•*-]*\Z")
_TITLE_OPENING: Final = re.compile(r"[.,]?\s*[“\"‘«„]")
_MARKED_WORDS: Final = re.compile(r"[^“”\"„«»\n]+")
# Such as ": iv" of "(IOM, 2009: iv)".
_ROMAN_PAGE: Final = re.compile(r"\A\s*:\s*([ivxlc]+(?:[-–][ivxlc]+)?)\s*\Z")
_LETTERS_BEFORE: Final = 12  # of an entry: its number, or a bullet
_LETTERS_BEHIND: Final = 4  # a mark, a blank and a bracket between a quotation and a citation
_MOST_NAMES: Final = 3  # of works, in a message of one line


class TypedReport(NamedTuple):
    """A report with its typed citations among the others, and why some of their works cannot be looked at."""

    text: CitedText
    problems: Mapping[str, SourceProblem]


def with_typed_citations(text: CitedText, typed_matches: Sequence[TypedMatch]) -> TypedReport:
    """Return a report with its typed citations."""
    problems: dict[str, SourceProblem] = {}
    matches = [
        CitationMatch(
            typed_match.start,
            typed_match.end,
            Citation(tuple(_cite(work, typed_match.mode, problems) for work in typed_match.works)),
        )
        for typed_match in iterate_citing(text, typed_matches)
    ]
    return TypedReport(text.with_citations(matches) if matches else text, problems)


def iterate_citing(text: CitedText, typed_matches: Sequence[TypedMatch]) -> Iterator[TypedMatch]:
    """Yield the matches that cite; one within a quotation is words of it, unless it stands at the end.

    An entry of a list without a heading, such as "Jobe, A. (2010). “A title”", cites nothing. A paragraph that begins
    so and quotes does: its words begin with a small letter, or have a page behind them.
    """
    for typed_match in _without_quoted(text, typed_matches):
        if not _begins_entry(text.text, typed_match):
            yield typed_match


def _cite(work: TypedWork, mode: CitationMode, problems: dict[str, SourceProblem]) -> CitedPublication:
    located = split_locator(_ROMAN_PAGE.sub(r"p. \1", work.ending).lstrip(" ,:"))
    if len(work.keys) == 1 and not work.unknown:
        key = work.keys[0]
    else:
        key = work.text
        problems[key] = explain_doubt(work)
    return CitedPublication(key, mode, located.locator, located.label, suffix=located.suffix, term=located.term)


def explain_doubt(work: TypedWork) -> SourceProblem:
    """Return why a typed work is no record, or none for certain."""
    keys_and_words = (*work.keys, *work.unknown)
    if not work.keys:
        return SourceProblem(Obstacle.UNLISTED, f"{work.text} is not in the library")
    names = list_first(keys_and_words, _MOST_NAMES)
    return SourceProblem(Obstacle.DOUBT, f"{len(keys_and_words)} works fit {work.text}: {names}")


def _begins_entry(text: str, typed_match: TypedMatch) -> bool:
    lead = text[max(0, typed_match.start - _LETTERS_BEFORE) : typed_match.start]
    is_first = typed_match.mode is CitationMode.IN_TEXT and _ENTRY_OPENING.search(lead)
    title = _TITLE_OPENING.match(text, typed_match.end) if is_first else None
    return title is not None and not (text[title.end() :][:1].islower() or _has_page(text, title.end()))


def _has_page(text: str, start: int) -> bool:
    """Tell whether a page stands behind the words in quotation marks from a position on, as behind no title."""
    words = _MARKED_WORDS.match(text, start)
    return words is not None and PAGES.match(text, words.end()) is not None


def _without_quoted(text: CitedText, typed_matches: Sequence[TypedMatch]) -> Iterator[TypedMatch]:
    in_brackets = [match.start for match in typed_matches if match.mode is not CitationMode.IN_TEXT]
    starts = sorted([*in_brackets, *(match.start for match in text.citations)])
    spans = find_quotation_spans(text)
    for typed_match in typed_matches:
        end = next((end for start, end in spans if start <= typed_match.start < end), None)
        if end and (paragraph_end := _PARAGRAPH.search(text.text, typed_match.end, end)):
            end = paragraph_end.start()  # a paragraph of a block that ends with its citation
        is_last = end is None or not _LETTER.search(text.text, typed_match.end, end)
        if is_last and not (end and any(end <= start <= end + _LETTERS_BEHIND for start in starts)):
            yield typed_match
