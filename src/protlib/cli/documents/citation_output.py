"""Typed citations: keys, or citations as a text has them, and their output."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.citing.citation import Citation, Result
    from protlib.citing.sections import Section
    from protlib.library import Library
    from protlib.record.model import Publication

_NOTATION: Final = frozenset("[@")
"""What a citation has that is typed as it stands in a text, and no key."""


def parse_citations(words: Sequence[str], library: "Library") -> "list[Citation]":
    """Return the citations among some words, and the place of the first key if all words are keys.

    Raises UsageError.
    """
    from protlib.citing.citation import Citation, CitedPublication

    citations: list[Citation] = []
    keys = [word for word in words if _NOTATION.isdisjoint(word)]
    first = words.index(keys[0]) if keys else -1
    for position, word in enumerate(words):
        if position == first:
            records = library.get_many(keys)
            citations.append(Citation(tuple(CitedPublication(publication.key) for publication in records)))
        elif not _NOTATION.isdisjoint(word):
            from protlib.citing.notation import has_comma_for_semicolon, parse_citation

            citation = parse_citation(word)
            if citation is None:
                raise UsageError(f"“{word}” is not a citation; write [see @key, p. 3; @other] or @key [p. 3]")
            if has_comma_for_semicolon(citation):
                raise UsageError(f"“{word}” has a comma before the next @; separate citations with a semicolon")
            citations.append(citation)
    return citations


def as_typed(words: Sequence[str], citations: "Sequence[Citation]") -> str:
    """Return the citations from `parse_citations` in the form of a text, one a line: `[@key, p. 34]`.

    A typed citation stays as it is. Without words, as for a selection, each key gives one citation.
    """
    from protlib.citing.notation import notation

    first = next((position for position, word in enumerate(words) if _NOTATION.isdisjoint(word)), -1)
    lines = [word for position, word in enumerate(words) if position == first or not _NOTATION.isdisjoint(word)] or [
        ""
    ] * len(citations)
    pairs = zip(lines, citations, strict=True)
    return "\n".join(notation(citation) if _NOTATION.isdisjoint(word) else word.strip() for word, citation in pairs)


def make_sections(result: "Result", publications: "Sequence[Publication]") -> "tuple[Section, ...]":
    """Return the citations, then the references; in a style with notes, the text stands above its note."""
    from protlib.citing.sections import ListEntry, Section, sections

    leads = result.leads or [()] * len(result.citations)
    pairs = zip(leads, result.citations, strict=True)
    citations = tuple(ListEntry("", "", runs) for pair in pairs for runs in pair if runs)
    return Section("", citations), *sections(result, publications)
