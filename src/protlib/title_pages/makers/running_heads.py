"""The running heads and feet of pages: who publishes stands in them, beside the title and the number of the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.title_pages.bodies import is_organisation
from protlib.title_pages.front import Front, is_at_edge
from protlib.title_pages.payers import announces_payer
from protlib.title_pages.words import cut_opening

_EDGE_WITH_BODIES: Final = 0.07
"""The share of a page's height, at its head and its foot, where who publishes stands."""
_FEWEST_PAGES: Final = 2  # pages with the same text
# Such as "12" in "12 Oak Council", "iv" behind a name, and "| Page 3".
_PAGE: Final = re.compile(
    r"\A(?:\d{1,3}|[ivxl]{1,5})\s+(?:\|\s*)?(?=\D)"
    r"|[\s\ue000-\uf8ff]+(?:\|\s*)?(?:(?:page|p\.)\s*)?(?:\d{1,3}|[ivxl]{1,5})\Z",
    re.IGNORECASE,
)
_LAST_LINES: Final = 12  # of the last page: who publishes stands at its foot
# Such as "24. Oak Council. Roots", "[3] Oak Council", "Oak Council (2015) Roots".
_REFERENCE: Final = re.compile(
    r"\[?\d{1,3}(?:\]|\.)\s+[A-ZÀ-Þ]|[A-ZÀ-Þ][^()]{3,90}\((?:[A-Z][a-z]+ )?(?:19|20)\d\d[a-z]?\)"
)
_FEWEST_REFERENCES: Final = 5  # on one page
_PART_SEPARATOR: Final = re.compile(r"(?:(?<!\s)\s+)?[|•·/]\s*|(?<!\s)\s+[–—-]\s+|\t")


def running_parts(front: Front) -> Iterator[str]:
    """Yield what stands at the edges of several pages, without their numbers, in the parts that strokes divide."""
    counts: Counter[str] = Counter()
    for page in front.pages.values():
        outer = (line.text for line in page.lines if is_at_edge(page, line, _EDGE_WITH_BODIES))
        counts.update({_PAGE.sub("", text): 1 for text in outer})
    for text, count in counts.items():
        if count >= _FEWEST_PAGES:
            yield from _PART_SEPARATOR.split(text)


def names_on_last_page(front: Front) -> Iterator[str]:
    """Yield the bodies that stand alone at the foot of the last page: the known ones, and another if it is the only."""
    last = max(front.pages, default=0)
    if last <= front.first or has_reference_list(front.texts[last]):
        return
    pairs = pairwise(("", *front.texts[last]))
    lines = [line for line_above, line in pairs if not stands_aside(line_above)][-_LAST_LINES:]
    known_bodies = [line for line in dict.fromkeys(lines) if authority.is_known(line.strip(" .,|"))]
    bodies = [line for line in lines if line not in known_bodies and "," not in line and is_organisation(line)]
    yield from known_bodies
    yield from bodies if len(bodies) == 1 else ()  # several are partners, or links


def stands_aside(line_above: str) -> bool:
    """Tell whether a line before another one announces who pays, or begins the heading of an appendix."""
    return announces_payer(line_above) or cut_opening("appendix", line_above) is not None


def has_reference_list(lines: Sequence[str]) -> bool:
    """Tell whether a page has a list of references: it names the makers of other reports."""
    return sum(map(bool, map(_REFERENCE.match, lines))) >= _FEWEST_REFERENCES
