"""The reference of a report to itself that no words announce: "Oak Council (2019). Invisible Hands. Accra"."""

import re
from typing import Final

from protlib.formats.reports.citations.suggested_citation import MOST_LINES, SuggestedCitation, text_of_citation
from protlib.formats.reports.front import Front
from protlib.formats.reports.makers.running_heads import lists_works
from protlib.formats.reports.written_dates import YEAR
from protlib.formats.typed_references.entry import parse_entry
from protlib.text import squeeze

# Such as "Oak Council (2019). " and "One, A. and Two, B. (2019), "; behind a colon stands a label before them.
_OPENING: Final = re.compile(rf"[^\W\d_][^():\d]{{2,120}}?[,.]? \((?:{YEAR})\)[.,:]? (?=[^\W_])")
_FEWEST_LETTERS: Final = 12  # of a title: a shorter one stands in other works, too


def find_own_citation(front: Front, title: str) -> SuggestedCitation | None:
    """Return the reference to a report of this title in its imprint, None where it has none."""
    own_title = squeeze(title.partition(":")[0])
    numbers = [number for number in front.imprint_pages if number != front.first]
    for lines in (front.texts[number] for number in numbers if len(own_title) >= _FEWEST_LETTERS):
        for position in () if lists_works(lines) else range(len(lines)):
            text = text_of_citation([line.strip() for line in lines[position : position + MOST_LINES]])
            match = _OPENING.match(text)
            if match and squeeze(text[match.end() :]).startswith(own_title):
                return SuggestedCitation(text, parse_entry(text))
    return None
