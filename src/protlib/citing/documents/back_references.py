"""References back to the citation before, such as "(ibid., p. 34)": they cite its works once more."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from protlib.citing.citation import Citation, CitationMode
from protlib.citing.locators import split_locator
from protlib.citing.notation import CitationMatch
from protlib.frozen import expression
from protlib.record.shared_words import wordings

# Such as "ibid.", "Ibídem", "ebd.", "المرجع نفسه", with the bracket before it.
_AGAIN: Final = expression(rf"[(\[]?(?<![^\W_])(?:{wordings('again')})(?!\w)\.?[*_}}]*", re.IGNORECASE)
# Such as ", p. 34)" and " at 34." behind it.
_LOCATOR_BEHIND: Final = expression(r"[,،]?\s*(?:at\s+)?([^\s()\[\];{}][^()\[\];{}\n]*)?")


Order = Callable[[int], tuple[int, int]]
"""Returns where a reader comes to a position of a text: notes may stand apart, and be read where it refers to them."""


def _order_as_it_stands(position: int) -> tuple[int, int]:
    return position, 0


def with_back_references(
    text: str, matches: Sequence[CitationMatch], order: Order = _order_as_it_stands
) -> list[CitationMatch]:
    """Return the citations of a text, and those that say "ibid.", each with the works of the one read before it."""
    in_order = sorted(matches, key=lambda citation_match: order(citation_match.start))
    for match in sorted(_AGAIN.finditer(text), key=lambda match: order(match.start())):
        if any(citation_match.start <= match.start() < citation_match.end for citation_match in in_order):
            continue
        place = order(match.start())
        number = sum(order(citation_match.start) < place for citation_match in in_order)
        if number:
            in_order.insert(number, _repeat_citation(text, match, in_order[number - 1].citation))
    return in_order


def is_back_reference(text: str, citation_match: CitationMatch) -> bool:
    """Tell whether a citation of a text only says "ibid."."""
    return _AGAIN.match(text, citation_match.start, citation_match.end) is not None


def _repeat_citation(text: str, match: re.Match[str], earlier_citation: Citation) -> CitationMatch:
    locator_match = _LOCATOR_BEHIND.match(text, match.end())
    locator = split_locator((locator_match[1] or "").replace("~", " ") if locator_match else "")
    start, end = match.start(), match.end()
    if locator.locator:
        end = text.index(locator.locator, end) + len(locator.locator)
    if text[start] in "([" and text[end : end + 1] in {")", "]"}:
        end += 1
    cited = (cited._replace(mode=CitationMode.IN_BRACKETS, prefix="", suffix="") for cited in earlier_citation.cited)
    if locator.locator:
        cited = (work._replace(locator=locator.locator, label=locator.label, term=locator.term) for work in cited)
    return CitationMatch(start, end, Citation(tuple(cited)))
