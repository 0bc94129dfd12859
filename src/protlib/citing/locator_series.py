"""The locators that follow one another behind a work, such as “p. 5, para. 21”."""

import re
from typing import Final, NamedTuple

from protlib.citing.citation import CitedPublication
from protlib.citing.citation_words import citation_choices
from protlib.citing.locators import SECTION_SIGNS, LocatorAndSuffix, split_locator
from protlib.record.shared_words import wordings

PAGE: Final = "page"
PARAGRAPH: Final = "paragraph"
_ARTICLE: Final = "article-locator"
_SIGNS_BETWEEN: Final = " ,;،，؛"
# Such as "point 21" and "n.º 5": a paragraph whose word no style has.
_TYPED_PARAGRAPH: Final = re.compile(
    rf"(?:{citation_choices('paragraph')})\.?\s*(\d+[a-z]?(?:\s*[–—-]+\s*\d+)?)(?![\w/])", re.IGNORECASE
)
# Such as "ed." and "éd." behind "2nd" and "2e", which name no page.
_EDITION: Final = re.compile(rf"(?:[eé]dn?\b\.?|(?:{wordings('edition')})(?!\w))", re.IGNORECASE)
# Such as "at 7" and "at p. 7", as lawyers write.
_PAGE_OF_LAWYERS: Final = re.compile(r"\Aat\s+(?:pp?\.?\s+)?(?=\d)")
# Such as "para.~21" and "\\S~20" of LaTeX.
_LATEX_SIGNS: Final = (("~", " "), ("\\,", " "), ("\\S", "§"), ("\\P", "¶"), ("---", "–"), ("--", "–"))


class PageAndParagraph(NamedTuple):
    """The pages and the paragraphs that a citation names, "" where it names none, and the words behind them."""

    pages: str = ""
    paragraphs: str = ""
    suffix: str = ""


def read_series(text: str) -> PageAndParagraph:
    """Return the pages and the paragraphs that a text begins with, and what follows them.

    A sign of a section counts as that of a paragraph: judgments and laws are cited so.
    """
    return _read_on(PageAndParagraph(), split_locator(text))


def read_places(work: CitedPublication) -> PageAndParagraph:
    """Return the pages and the paragraphs that a citation names of a work."""
    suffix = work.suffix
    for sign, plain in _LATEX_SIGNS if "~" in suffix or "\\" in suffix or "--" in suffix else ():
        suffix = suffix.replace(sign, plain)
    return _read_on(PageAndParagraph(), LocatorAndSuffix(work.label, work.locator, suffix, work.term))


def _read_on(places: PageAndParagraph, located: LocatorAndSuffix) -> PageAndParagraph:
    """Return the places with a locator, and with those behind it, each of which needs a word of its own."""
    if located.label == _ARTICLE:  # its paragraphs are counted anew
        return places._replace(suffix=located.suffix)
    text = located.suffix.lstrip(_SIGNS_BETWEEN)
    if located.locator and (edition := _EDITION.match(text)):
        text = text[edition.end() :].lstrip(_SIGNS_BETWEEN)
    elif located.locator:
        places = _with_locator(places, located)
    text = _PAGE_OF_LAWYERS.sub("p. ", text)
    if match := _TYPED_PARAGRAPH.match(text):
        next_locator = LocatorAndSuffix(PARAGRAPH, match[1], text[match.end() :].strip())
    else:
        next_locator = split_locator(text)
        if not next_locator.locator or text.startswith(next_locator.locator):
            return places._replace(suffix=text)
    return _read_on(places, next_locator)


def _with_locator(places: PageAndParagraph, located: LocatorAndSuffix) -> PageAndParagraph:
    if located.label == PAGE:
        return places if places.pages else places._replace(pages=located.locator)
    if located.label == PARAGRAPH or located.term in SECTION_SIGNS:
        return places if places.paragraphs else places._replace(paragraphs=located.locator)
    return places
