"""Title pages without a PDF: pages of lines with the height of their letters, and the record that is read from them."""

from collections.abc import Mapping
from itertools import count

from protlib.record.cleaning import clean_record
from protlib.record.model import Publication
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.title_pages.front import Front
from protlib.title_pages.record import describe

Line = tuple[str, float]
BODY = [("The report presents the findings of the survey of the households in the three provinces.", 10.0)] * 12


def page(*lines: Line) -> StyledPage:
    """Return a page of lines below each other, each with the height of its letters."""
    placed, top = [], 60.0
    for text, size in lines:
        top += 1.5 * size
        if text:
            placed.append(StyledLine(text, size, size > 12, 72, 72 + len(text) * size / 2, top))
    return StyledPage(tuple(placed), 842)


def read(
    *pages: StyledPage, total: int = 0, name: str = "", metadata: Mapping[str, str] | None = None, **more: str
) -> Publication:
    """Return the record of a report with these first pages, and with metadata by name."""
    numbered = dict(zip(count(), pages, strict=False))
    front = Front(StyledPages(numbered, total or len(pages), {**(metadata or {}), **more}))
    return clean_record(describe(front, name)).publication


def bodies(record: Publication) -> list[str]:
    return [author.literal or f"{author.family}, {author.given}" for author in record.authors]
