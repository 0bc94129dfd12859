"""Where a text has the words that a search matched."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.search.term import Term  # which a selection without words does not need

LETTERS_OF_A_SNIPPET: Final = 160
"""About two lines of a terminal."""
_CUT: Final = "…"
Spans = list[tuple[int, int]]
_PART_BEFORE: Final = 4  # the part of the room that stands before the first hit


class Hits(NamedTuple):
    """The words that a search matched, as the index has them, and the beginnings of words."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()


def collect_hits(terms: "Iterable[Term]") -> Hits:
    """Return the matched words of a query."""
    matches = [match for term in terms for match in term.matches]
    words = [word for match in matches if match.relation != "beginning" for word in match.words]
    beginnings = [word for match in matches if match.relation == "beginning" for word in match.words]
    return Hits(frozenset(words), tuple(beginnings))


def find_spans(text: str, hits: Hits) -> Spans:
    """Return the spans of the matched words in a text, in order."""
    from protlib.index.words import canonical_form, find_words, fold_word

    return [
        match.span()
        for match in find_words(text)
        if not hits.words.isdisjoint((canonical_form(match[0]), fold_word(match[0])))
        or canonical_form(match[0]).startswith(hits.beginnings)
    ]


def make_snippet(text: str, hits: Hits) -> tuple[str, Spans]:
    """Return the part of a text with the most matched words, on one line, and their spans."""
    text = " ".join(text.split())
    return cut_around(text, find_spans(text, hits), LETTERS_OF_A_SNIPPET)


def cut_around(text: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[str, Spans]:
    """Return the part of a text with the most of some spans, at most `width` long, and these spans in it."""
    start, end = _choose_window(text, spans, width)
    opening, closing = _CUT if start else "", _CUT if end < len(text) else ""
    shift = len(opening) - start
    visible = [(first + shift, last + shift) for first, last in spans if start <= first and last <= end]
    return f"{opening}{text[start:end]}{closing}", visible


def _choose_window(text: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """Return the part of a text with the most matches, after some words, cut between words."""
    if len(text) <= width:
        return 0, len(text)
    room = max(width - 2 * len(_CUT), 1)

    def ends_within(start: int) -> list[int]:
        return [last for first, last in spans if start <= first and last <= start + room]

    best = max((first for first, _last in spans), key=lambda first: (len(ends_within(first)), -first), default=0)
    last = max(ends_within(best), default=best)
    start = max(0, min(best - min(room // _PART_BEFORE, room - (last - best)), len(text) - room))
    if start and (space := text.find(" ", start - 1, best)) >= 0:
        start = space + 1
    end = min(start + room, len(text))
    if end < len(text) and (space := text.rfind(" ", max(last, start + 1), end + 1)) >= 0:
        end = space
    return start, end
