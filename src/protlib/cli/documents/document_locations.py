"""How a location in a document of Word or LibreOffice is named, so that its author finds it."""

from typing import TYPE_CHECKING, Final

from protlib.text import make_printable, shorten

if TYPE_CHECKING:
    from protlib.formats.documents.paragraph_locations import ParagraphLocation

_LONGEST_BEGIN: Final = 50  # letters of the beginning of a paragraph: enough to search for
_LONGEST_HEADING: Final = 60  # letters
_LETTERS_OF_AN_ENTRY: Final = 25  # that tell it, behind a number before it: "[3] IOM (2009). Caring for trafficked"
_LETTERS_OF_A_NUMBER: Final = 6  # such as "[103] "
_PLACES_BESIDE_TEXT: Final = {"note": "a note", "header": "a header or footer", "comment": "a comment"}
"""What a paragraph is called that has no number among those of the main text."""


def describe_location(location: "ParagraphLocation", message: str = "") -> str:
    """Return the name of a location; the paragraph's first words are left out where `message` has them."""
    begin = _begin_of(location)
    details = [
        f"“{begin}”" if begin and not _is_in(message, begin) else "",
        f"under “{_heading_of(location)}”" if location.heading else "",
        f"page {location.page}" if location.page else "",
    ]
    place_name = location.note or _PLACES_BESIDE_TEXT.get(location.kind, "a text beside the main one")
    name = f"paragraph {location.paragraph}" if location.paragraph else place_name
    details_text = ", ".join(filter(None, details))
    return f"{name} ({details_text})" if details_text else name


def _is_in(message: str, begin: str) -> bool:
    """Tell whether what is told of a paragraph, such as a reference, is what begins it, perhaps behind a number."""
    head = message[:_LETTERS_OF_AN_ENTRY]
    is_long = len(head) == _LETTERS_OF_AN_ENTRY
    return message.startswith(begin.rstrip("… ")) or (is_long and 0 <= begin.find(head) <= _LETTERS_OF_A_NUMBER)


def location_fields(location: "ParagraphLocation") -> dict[str, object]:
    """Return a location under the names of the JSON."""
    return {
        "paragraph": location.paragraph,
        "note": location.note,
        "begin": _begin_of(location),
        "heading": _heading_of(location),
        "page": location.page,
    }


def _begin_of(location: "ParagraphLocation") -> str:
    return make_printable(shorten(" ".join(location.text.split()), _LONGEST_BEGIN))


def _heading_of(location: "ParagraphLocation") -> str:
    return make_printable(shorten(location.heading, _LONGEST_HEADING))
