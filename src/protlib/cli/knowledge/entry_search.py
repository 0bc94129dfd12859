"""The meanings of a text: the entries that it names, those with its words, and those with a similar name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Final, NamedTuple, cast

from protlib.cli.knowledge.entry_module import EntryModule, KnowledgeEntry
from protlib.text import fold, words

_MODULES: Final = {
    "body": "body_entries",
    "concept": "concept_entries",
    "place": "place_entries",
    "symbol": "symbol_entries",
    "treaty": "treaty_entries",
}
TYPES: Final = tuple(_MODULES)
"""The types of knowledge, as `--type` names them."""
_PLACE: Final = "place"
_SYMBOL: Final = "symbol"
_LONGEST_ACRONYM: Final = 6
"""The most letters of a small-letter word that may be a hastily typed acronym: "who", "crc"."""
_MOST_NAMES: Final = 3  # names in a suggestion
_LEAST_LIKENESS: Final = 0.6  # the share of letters: lower suggests what nobody meant
_MOST_BEHIND_THE_BEST: Final = 0.1
"""How much less similar than the best name another suggestion may be."""
_LIKELIEST: Final = ("symbol", "treaty", "body", "place", "concept")
"""The types in order of likelihood, if nothing else decides: CRC is the Convention, then its Committee."""
Reading = tuple[KnowledgeEntry, ...]
"""One meaning of a text: an entry, or several that it names together: "Kenya and Ghana"."""


class EntryMeanings(NamedTuple):
    """A text with all its possible meanings."""

    text: str
    readings: tuple[Reading, ...]

    def rank_readings(self, keys: Mapping[KnowledgeEntry, Sequence[str]]) -> list[Reading]:
        """Return the readings, the likeliest first; `keys` are the publications of each entry in the library.

        First come names spelt like the text, then entries with publications in the library, then one type before
        another.
        """
        return sorted(self.readings, key=lambda reading: self._rank(reading, keys))

    def _rank(self, reading: Reading, keys: Mapping[KnowledgeEntry, Sequence[str]]) -> tuple[int, bool, int, int]:
        distance = min(_distance(self.text, entry) for entry in reading)
        key_count = max(len(keys[entry]) for entry in reading)
        return distance, not key_count, _LIKELIEST.index(reading[0].type), -key_count


def kind(name: str) -> EntryModule:
    """Return the module of a type."""
    return cast("EntryModule", import_module(f"protlib.cli.knowledge.{_MODULES[name]}"))


def find_meanings(texts: Sequence[str], types: Iterable[str], house: str = "") -> list[EntryMeanings]:
    """Return the meanings of texts: of all as one name, else of each, else of the symbols in them.

    There are none where one of the texts means nothing.
    """
    entry_types = list(types)
    whole_text = " ".join(texts)
    if readings := _readings(whole_text, entry_types, house):
        return [EntryMeanings(whole_text, readings)]
    single_meanings = [
        EntryMeanings(text, _readings(text, entry_types, house) or _symbols(text, entry_types)) for text in texts
    ]
    if not all(meanings.readings for meanings in single_meanings):
        single_meanings = [EntryMeanings(whole_text, _symbols(whole_text, entry_types))]
    return [meanings for meanings in dict.fromkeys(single_meanings) if meanings.readings]


def entries_having(text: str, types: Iterable[str]) -> list[KnowledgeEntry]:
    """Return the entries with all words of a text in one of their names."""
    words_of_text = set(words(text))
    if not words_of_text:
        return []
    longest_word = max(words_of_text, key=len)  # most names have not even its letters
    return [
        entry
        for entry, spellings in _all_spellings(types)
        if any(
            longest_word in spelling.replace("'", "") and words_of_text <= set(words(spelling))
            for spelling in spellings.values()
        )
    ]


def entries_called(text: str, entries: Iterable[KnowledgeEntry]) -> list[EntryMeanings]:
    """Return the entries whose name is the whole text, as meanings. The text may also be a place, such as "Edo"."""
    readings = tuple((entry,) for entry in entries if fold(text) in map(fold, entry.names()))
    return [EntryMeanings(text, readings)] if readings else []


def find_nearest(text: str, types: Iterable[str]) -> list[str]:
    """Return likely names for an unknown text, one for each entry, the likeliest first.

    Areas that share the name come with their countries: "Punjab (India)", "Punjab (Pakistan)".
    """
    from rapidfuzz.distance import OSA

    from protlib.record.places.areas import areas_sharing_name

    entry_types = list(types)
    if "place" in entry_types and (areas := areas_sharing_name(text)):
        return [area.name for area in areas][:_MOST_NAMES]
    folded_text = fold(text)
    best: dict[KnowledgeEntry, tuple[float, str]] = {}
    for entry, spellings in _all_spellings(entry_types):
        for name, spelling in spellings.items():
            score = OSA.normalized_similarity(folded_text, spelling, score_cutoff=_LEAST_LIKENESS)
            if score > best.get(entry, (0.0, ""))[0]:
                best[entry] = score, name
    ranked_names = sorted(best.values(), key=lambda pair: -pair[0])
    return list(
        dict.fromkeys(name for score, name in ranked_names if score >= ranked_names[0][0] - _MOST_BEHIND_THE_BEST)
    )[:_MOST_NAMES]


def _readings(text: str, types: Sequence[str], house: str) -> tuple[Reading, ...]:
    """Return the readings of a whole text; places that it names follow one another."""
    readings: list[Reading] = []
    in_capitals = text.upper() if len(text) <= _LONGEST_ACRONYM and text.islower() else text
    for name in types:
        entries = tuple(kind(name).entries_named(text, house) or kind(name).entries_named(in_capitals, house))
        readings += [entries] if name == _PLACE and entries else [(entry,) for entry in entries]
    return tuple(readings)


def _symbols(text: str, types: Sequence[str]) -> tuple[Reading, ...]:
    if _SYMBOL not in types:
        return ()
    from protlib.cli.knowledge.symbol_entries import find_symbols

    entries = tuple(find_symbols(text))
    return (entries,) if entries else ()


def _all_spellings(types: Iterable[str]) -> Iterator[tuple[KnowledgeEntry, Mapping[str, str]]]:
    """Return all entries, each with its names and how they are folded."""
    return (pair for name in types for pair in _spellings(name))


@cache
def _spellings(name: str) -> list[tuple[KnowledgeEntry, Mapping[str, str]]]:
    """Return the entries of a type as `_all_spellings` does."""
    return [(entry, {text: fold(text) for text in entry.names()}) for entry in kind(name).all_entries()]


def _distance(text: str, entry: KnowledgeEntry) -> int:
    """Return the distance of a text from an entry's names: 0 for an equal one, 1 up to case and accents, else 2."""
    names = list(entry.names())
    if text in names:
        return 0
    return 1 if fold(text) in map(fold, names) else 2
