"""How a place in a document of Word or LibreOffice is named, so that its author finds it."""

from typing import TYPE_CHECKING, Final

from protlib.text import printable, shorten

if TYPE_CHECKING:
    from protlib.formats.word.places import ParagraphPlace

_LONGEST_BEGIN: Final = 50  # letters of the beginning of a paragraph: enough to search for
_LONGEST_HEADING: Final = 60  # letters
_LETTERS_OF_AN_ENTRY: Final = 25  # that tell it, behind a number before it: "[3] IOM (2009). Caring for trafficked"
_LETTERS_OF_A_NUMBER: Final = 6  # such as "[103] "
_APART: Final = {"note": "a note", "header": "a header or footer", "comment": "a comment"}
"""What a paragraph is called that has no number among those of the main text."""


def describe_place(place: "ParagraphPlace", what: str = "") -> str:
    """Return the name of a place; the paragraph's first words are left out where `what` is told of it and has them."""
    begin = _begin_of(place)
    details = [
        f"“{begin}”" if begin and not _is_in(what, begin) else "",
        f"under “{_heading_of(place)}”" if place.heading else "",
        f"page {place.page}" if place.page else "",
    ]
    name = f"paragraph {place.paragraph}" if place.paragraph else _APART.get(place.kind, "a text beside the main one")
    more = ", ".join(filter(None, details))
    return f"{name} ({more})" if more else name


def _is_in(what: str, begin: str) -> bool:
    """Tell whether what is told of a paragraph, such as a reference, is what begins it, perhaps behind a number."""
    head = what[:_LETTERS_OF_AN_ENTRY]
    is_long = len(head) == _LETTERS_OF_AN_ENTRY
    return what.startswith(begin.rstrip("… ")) or (is_long and 0 <= begin.find(head) <= _LETTERS_OF_A_NUMBER)


def place_fields(place: "ParagraphPlace") -> dict[str, object]:
    """Return a place under the names of the JSON."""
    return {
        "paragraph": place.paragraph,
        "begin": _begin_of(place),
        "heading": _heading_of(place),
        "page": place.page,
    }


def _begin_of(place: "ParagraphPlace") -> str:
    return printable(shorten(" ".join(place.text.split()), _LONGEST_BEGIN))


def _heading_of(place: "ParagraphPlace") -> str:
    return printable(shorten(place.heading, _LONGEST_HEADING))
