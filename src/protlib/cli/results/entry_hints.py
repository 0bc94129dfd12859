"""What stands below the entries of `about`: other meanings, similar words, the options that choose one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from protlib.cli.knowledge import TYPES, find_meanings, find_nearest
from protlib.selection import Selection
from protlib.text import fold, suggestion, words

if TYPE_CHECKING:
    from protlib.cli.knowledge import EntryMeanings, KnowledgeEntry
    from protlib.library import Library


def notes_on_meanings(
    library: "Library",
    meanings: "Sequence[EntryMeanings]",
    types: Sequence[str],
    keys: "Mapping[KnowledgeEntry, list[str]]",
) -> Iterator[str]:
    """Yield the options that show one of several meanings, and the place that has the name of an author."""
    for meaning in meanings:
        types_of_meaning = dict.fromkeys(reading[0].type for reading in meaning.rank_readings(keys))
        if len(types_of_meaning) > 1:
            options = _join_with_or(f"--type {name}" for name in types_of_meaning)
            yield f"“{meaning.text}” has several meanings; show one with {options}"
        if len(types) > 1 and types_of_meaning.keys() == {"place"} and _is_family_name(library, meaning.text):
            yield f"“{meaning.text}” is also the name of an author: protlib list --author {_quote(meaning.text)}"


def _are_authors(library: "Library", text: str) -> bool:
    return bool(library.select(Selection(authors=(text,), limit=1), summaries=False, publications=False).total)


def _is_family_name(library: "Library", text: str) -> bool:
    """Tell whether an author of the library has a text for a family name."""
    records = library.select(Selection(authors=(text,)), summaries=False).publications
    return any(fold(name.family) == fold(text) for record in records for name in record.authors)


def unknown_entry_message(library: "Library", texts: Sequence[str], types: Sequence[str]) -> str:
    """Return the message for words without an entry of some types: their other meanings, or similar words."""
    from protlib.record.series import series_search

    whole_text = " ".join(texts)
    if types_of_text := dict.fromkeys(
        reading[0].type for meaning in find_meanings(texts, TYPES) for reading in meaning.readings
    ):
        lines = (f"protlib about {_quote(whole_text)} --type {name}" for name in types_of_text)
        return (
            f"“{whole_text}” is a {_join_with_or(types_of_text)}, not a {_join_with_or(types)}: {_join_with_or(lines)}"
        )
    predicate = "is unknown" if len(types) > 1 else f"is not a known {_join_with_or(types)}"
    if whole_text in library:
        return f"“{whole_text}” {predicate}; it is a citation key: protlib show {_quote(whole_text)}"
    if annual := series_search.find_annual_report(whole_text):
        line = f"protlib editions {_quote(whole_text)}"
        return f"“{whole_text}” is a series, “{annual.name}” ({annual.publisher}): {line}"
    if _are_authors(library, whole_text):
        line = f"protlib list --author {_quote(whole_text)}"
        return f"“{whole_text}” {predicate}, but authors have it as a name or as initials: {line}"
    if similar_types := find_nearest(whole_text, types):
        return f"“{whole_text}” {predicate}{suggestion(similar_types)}"
    is_query = words(whole_text) and not whole_text.startswith("-")
    looks = f". To search your library: protlib search {_quote(whole_text)}" if is_query else ""
    return f"“{whole_text}” {predicate}; to list what is known: protlib about{looks}"


def _join_with_or(names: Iterable[str]) -> str:
    return " or ".join(names)


def _quote(text: str) -> str:
    from protlib.system.shell import quote

    return quote(text)
