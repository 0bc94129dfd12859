"""What a style needs and CSL cannot express; it is done to the item before the engine reads it."""

from enum import StrEnum
from typing import Final

from protlib.citing.styles import Style
from protlib.frozen import NamedTuple


class Once(StrEnum):
    """The role in which an organisation is printed that is both author and publisher."""

    BOTH = "as both"
    AUTHOR = "as the author"
    PUBLISHER = "as the publisher"


class Titles(StrEnum):
    """How a style prints an English title with capitals."""

    AS_STORED = "as it is, or as the style has it changed"
    SENTENCE = "in sentence case, a subtitle too begins with a capital"
    LOWER_SUBTITLE = "in sentence case, and a subtitle goes on in lower case"
    PARTS = "so where the title is of a part of a work, or of a document; as it is where it is of a book"
    PAPERS = "in sentence case where the title is of a part of a work, or of a report; as it is where it is of a book"


class Rules(NamedTuple):
    """The rules of a style, or of the styles made from it.

    With `body_moves_up`, the publishing organisation becomes the author of a work without one, for types that
    organisations make. With `of_united_nations`, sources of the United Nations follow its own manual. With
    `of_lawyers`, treaties and judgments look as lawyers cite them: first the name, then the court. In Title Case,
    prepositions of at most `small` letters have no capital. With `documents_are_reports`, a plain document is a report.
    With `place_once`, a publisher's place is left out where the event has the same one, as the style prints them side
    by side. With `court_is_author`, a judgment stands under its court. With `has_series_apart`, the series of
    a report stands in its own place with its number. `locale` is that of the manual, "" where the
    style has it.
    """

    once: Once = Once.BOTH
    body_moves_up: bool = False
    titles: Titles = Titles.AS_STORED
    of_united_nations: bool = False
    of_lawyers: bool = False
    small: int = 20
    documents_are_reports: bool = False
    place_once: bool = False
    court_is_author: bool = False
    has_series_apart: bool = False
    locale: str = ""


# APA 7, sections 9.29 (the publisher that is the author is left out), 9.11 (the organisation that is responsible is the
# author) and 6.17 (sentence case); MLA Handbook 9, chapter 5 (an organisation that
# is both is only the publisher); Citing Medicine 2, chapter 2, and Cite Them Right 12 (sentence case).
_APA: Final = Rules(Once.AUTHOR, body_moves_up=True, titles=Titles.SENTENCE, of_lawyers=True)
# Chicago Manual of Style 17, section 14.84 (the organisation is the author, even if it is the publisher too), and 18,
# section 8.160 (prepositions of up to four letters). For law, that manual and APA 7, chapter 11, follow the lawyers.
# Its styles list a document, as a paper of an archive, only where it names the archive; no table names reports as such.
_CHICAGO: Final = Rules(body_moves_up=True, of_lawyers=True, small=4, documents_are_reports=True, place_once=True)
# United Nations Editorial Manual, "Footnotes and other references", chap. III, section A, and chap. X, section A.
_UN: Final = Rules(Once.AUTHOR, titles=Titles.PARTS, of_united_nations=True, place_once=True)
_FAMILIES: Final = (
    ("apa", _APA),
    ("modern-language-association", Rules(Once.PUBLISHER, place_once=True, court_is_author=True)),
    ("nlm", Rules(titles=Titles.LOWER_SUBTITLE, has_series_apart=True)),
    ("vancouver", Rules(titles=Titles.LOWER_SUBTITLE, has_series_apart=True)),
    ("food-and-agriculture-organization-of-the-united-nations", Rules(has_series_apart=True)),
    ("harvard-cite-them-right", Rules(titles=Titles.LOWER_SUBTITLE, place_once=True, locale="en-GB")),
    ("chicago", _CHICAGO),
    (
        "ieee",
        Rules(titles=Titles.PAPERS),
    ),  # IEEE Reference Guide 2018: its examples of papers, reports and theses
    ("un-notes", _UN),
    ("un-author-date", _UN._replace(body_moves_up=True)),
)
"""The rules of styles, by the beginning of the style's name."""


def rules_of(style: Style) -> Rules:
    """Return the rules of a style: its own, else those of a style that it was made from, else none."""
    for name in (style.name, *sorted(style.kin - {style.name})):
        for family, rules in _FAMILIES:
            if name == family or name.startswith(f"{family}-"):
                return rules
    return Rules()
