"""What a style wants of a reference that no style of CSL can say: it is done to the item before the engine has it."""

from enum import StrEnum
from typing import Final, NamedTuple

from protlib.citing.styles import Style


class Once(StrEnum):
    """As what an organisation is printed that is the author and the publisher."""

    BOTH = "as both"
    AUTHOR = "as the author"
    PUBLISHER = "as the publisher"


class Titles(StrEnum):
    """How a title in English is written whose words begin with capitals."""

    AS_STORED = "as it is, or as the style has it changed"
    SENTENCE = "in sentence case, a subtitle too begins with a capital"
    LOWER_SUBTITLE = "in sentence case, and a subtitle goes on in lower case"
    PARTS = "so where the title is of a part of a work, or of a document; as it is where it is of a book"
    PAPERS = "in sentence case where the title is of a part of a work, or of a report; as it is where it is of a book"


class Rules(NamedTuple):
    """The rules of a style, or of those that are made from it.

    Where `body_moves_up`, the organisation that published what has no author is its author, of types that organisations make.
    Where `of_united_nations`, sources of the United Nations are printed as its own manual has them; where `of_lawyers`,
    treaties and judgments as lawyers cite them: by their names, and a court behind. In Title Case, prepositions of `small`
    letters at most have no capital. Where `documents_are_reports`, what is no more than a document is a report. Where `place_once`, the
    place of a publisher that is that of the event is left out, for the style has them side by side. `locale` is that of
    the manual, "" where the style says it.
    """

    once: Once = Once.BOTH
    body_moves_up: bool = False
    titles: Titles = Titles.AS_STORED
    of_united_nations: bool = False
    of_lawyers: bool = False
    small: int = 20
    documents_are_reports: bool = False
    place_once: bool = False
    locale: str = ""


# APA 7, sections 9.29 (the publisher that is the author is left out), 9.11 (the organisation that is responsible is the
# author) and 6.17 (sentence case); MLA Handbook 9, chapter 5 (an organisation that
# is both is only the publisher); Citing Medicine 2, chapter 2, and Cite Them Right 12 (sentence case).
_APA: Final = Rules(Once.AUTHOR, body_moves_up=True, titles=Titles.SENTENCE, of_lawyers=True)
# Chicago Manual of Style 17, section 14.84 (the organisation is the author, even if it is the publisher too), and 18, section
# 8.160 (prepositions of up to four letters); for law, both that manual and APA 7, chapter 11, follow the lawyers. Its styles take a
# document for a paper of an archive, which a list has only where it says where it lies; a table says of no report that it is one.
_CHICAGO: Final = Rules(body_moves_up=True, of_lawyers=True, small=4, documents_are_reports=True, place_once=True)
# United Nations Editorial Manual, "Footnotes and other references", chap. III, section A, and chap. X, section A.
_UN: Final = Rules(Once.AUTHOR, titles=Titles.PARTS, of_united_nations=True, place_once=True)
_FAMILIES: Final = (
    ("apa", _APA),
    ("modern-language-association", Rules(Once.PUBLISHER, place_once=True)),
    ("nlm", Rules(titles=Titles.LOWER_SUBTITLE)),
    ("vancouver", Rules(titles=Titles.LOWER_SUBTITLE)),
    ("harvard-cite-them-right", Rules(titles=Titles.LOWER_SUBTITLE, place_once=True, locale="en-GB")),
    ("chicago", _CHICAGO),
    (
        "ieee",
        Rules(titles=Titles.PAPERS),
    ),  # IEEE Reference Guide 2018: its examples of papers, reports and theses
    ("un-notes", _UN),
    ("un-author-date", _UN._replace(body_moves_up=True)),
)
"""How the names of styles begin, and their rules."""


def rules_of(style: Style) -> Rules:
    """Return the rules of a style: its own, else those of one that it was made from, else none."""
    for name in (style.name, *sorted(style.kin - {style.name})):
        for family, rules in _FAMILIES:
            if name == family or name.startswith(f"{family}-"):
                return rules
    return Rules()
