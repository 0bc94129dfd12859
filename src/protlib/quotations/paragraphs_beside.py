"""The paragraphs that a report names behind a quotation, and not in its citation: “…” (para. 21)."""

import re
from typing import Final, NamedTuple

from protlib.citing.locator_series import PageAndParagraph, read_series
from protlib.citing.notation import CitationMatch
from protlib.quotations.quoted_words import word_choices

# Such as "(para. 21)" and "(para. 21 (b), emphasis added)" behind a quotation.
_IN_BRACKETS: Final = re.compile(r"[”’\"'»“'}\u2060]*\s*[(\[]((?:[^()\[\]\n]|\(\w{1,4}\)){1,60})[)\]]")
# Such as ", para. 21" behind "IOM (2009)" in a note.
_BEHIND_CITATION: Final = re.compile(r",?\s*([^\n()\[\];]{1,40})")
_REMARK: Final = re.compile(rf"[\s,;]*(?:{word_choices('remark')})?[\s.]*", re.IGNORECASE)


class PlacesBeside(NamedTuple):
    """The places that stand behind a quotation or its citation, and the span of the text that names them."""

    places: PageAndParagraph = PageAndParagraph()
    span: tuple[int, int] = (0, 0)


def find_in_brackets(text: str, end: int) -> PlacesBeside | None:
    """Return the places in brackets behind a quotation that ends at a position; None for no paragraph there."""
    bracket = _IN_BRACKETS.match(text, end)
    places = _read_labelled(bracket[1]) if bracket else PageAndParagraph()
    if not bracket or not places.paragraphs or not _REMARK.fullmatch(places.suffix):
        return None
    return PlacesBeside(places, bracket.span())


def _read_labelled(text: str) -> PageAndParagraph:
    """Return the places that a text begins with; a page needs a word: "S/2016/666, para. 4" names none."""
    places = read_series(text)
    return places._replace(pages="") if places.pages and text.startswith(places.pages) else places


def find_beside(text: str, end: int, citation_match: CitationMatch) -> PlacesBeside:
    """Return the places in brackets behind a quotation, or behind its citation where that names none."""
    if in_brackets := find_in_brackets(text, end):
        return in_brackets
    cited = citation_match.citation.cited
    if len(cited) == 1 and not cited[0].locator and citation_match.end > citation_match.start:
        match = _BEHIND_CITATION.match(text, citation_match.end)
        if match and (places := _read_labelled(match[1])).paragraphs:
            return PlacesBeside(places, match.span())
    return PlacesBeside()
