"""Pages of a catalogue with one record, as one copies them."""

from collections.abc import Sequence

from protlib.formats.listing import catalogue_pages
from protlib.record import names
from protlib.record.model import Name, Publication

TITLE = "For Their Own Good? Addressing Exploitation of Women"
BOOK_TITLE = "Ideas to Inform International Cooperation on Safe, Orderly and Regular Migration"


def page(*authors: str, title: str = TITLE, year: str = "2017") -> str:
    return "\n".join(
        [
            "Skip to main content",
            "",
            "Protection",
            "",
            title,
            "",
            "An abstract.",
            "Authors",
            *authors,
            "Year",
            year,
            "Category",
        ]
    )


def read_one(text: str) -> Publication:
    (publication,) = catalogue_pages.loads(text).publications
    return publication


def display_names(several: Sequence[Name]) -> list[str]:
    return [names.display(name) for name in several]
