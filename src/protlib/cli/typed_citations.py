"""What is to be cited, as it is typed: keys, or citations as they stand in a text; and what becomes of it."""

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


def typed_citations(given: Sequence[str], library: "Library") -> "list[Citation]":
    """Return the citations among some words, and one, where the first key stands, of all that are keys; raises UsageError."""
    from protlib.citing.citation import Citation, Cited

    found: list[Citation] = []
    keys = [word for word in given if _NOTATION.isdisjoint(word)]
    first = given.index(keys[0]) if keys else -1
    for place, word in enumerate(given):
        if place == first:
            named = library.get_many(keys)
            found.append(Citation(tuple(Cited(publication.key) for publication in named)))
        elif not _NOTATION.isdisjoint(word):
            from protlib.citing.notation import has_comma_for_semicolon, parse

            citation = parse(word)
            if citation is None:
                raise UsageError(f"“{word}” is not a citation; write [see @key, p. 3; @other] or @key [p. 3]")
            if has_comma_for_semicolon(citation):
                raise UsageError(f"“{word}” has a comma before the next @; separate citations with a semicolon")
            found.append(citation)
    return found


def as_typed(given: Sequence[str], citations: "Sequence[Citation]") -> str:
    """Return the citations that `typed_citations` made of some words as a text has them, each on a line: `[@key, p. 34]`.

    What was typed as a citation stays as it is. Without words, as for a selection, they are those of keys.
    """
    from protlib.citing.notation import notation

    first = next((place for place, word in enumerate(given) if _NOTATION.isdisjoint(word)), -1)
    typed = [word for place, word in enumerate(given) if place == first or not _NOTATION.isdisjoint(word)] or [
        ""
    ] * len(citations)
    pairs = zip(typed, citations, strict=True)
    return "\n".join(notation(citation) if _NOTATION.isdisjoint(word) else word.strip() for word, citation in pairs)


def cited_sections(result: "Result", publications: "Sequence[Publication]") -> "tuple[Section, ...]":
    """Return the citations, then the references; what a style of notes has in the text stands above its note."""
    from protlib.citing.sections import Entry, Section, sections

    leads = result.leads or [()] * len(result.citations)
    pairs = zip(leads, result.citations, strict=True)
    citations = tuple(Entry("", "", runs) for pair in pairs for runs in pair if runs)
    return Section("", citations), *sections(result, publications)
