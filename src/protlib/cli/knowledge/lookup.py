"""What a text means: the entries that it names, those that have its words, and the names that are spelt almost so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Final, NamedTuple, cast

from protlib.cli.knowledge.entry import Entry, Kind
from protlib.text import fold, words

_MODULES: Final = {
    "body": "bodies",
    "concept": "concepts",
    "place": "places",
    "symbol": "symbols",
    "treaty": "treaties",
}
TYPES: Final = tuple(_MODULES)
"""The types of what is known, as `--type` names them."""
_PLACE: Final = "place"
_SYMBOL: Final = "symbol"
_LONGEST_ACRONYM: Final = 6
"""So many letters has a word in small letters that may be an acronym typed in haste: "who", "crc"."""
_MOST: Final = 3
_NEAR: Final = 0.6
_GAP: Final = 0.1
"""So much less like the text than the best name may another one be that is suggested with it."""
_LIKELIEST: Final = ("symbol", "treaty", "body", "place", "concept")
"""The types in the order in which they are meant where nothing else tells: CRC is the Convention, and then its Committee."""
Reading = tuple[Entry, ...]
"""What a text means in one way: an entry, or several that it names together: "Kenya and Ghana"."""


class Meanings(NamedTuple):
    """A text, and all that it may mean."""

    text: str
    readings: tuple[Reading, ...]

    def ranked(self, keys: Mapping[Entry, Sequence[str]]) -> list[Reading]:
        """Return the readings, the likeliest first; `keys` are the publications of the library that each entry has.

        First comes what is spelt as the text is, then what the library has publications of, then one type before another.
        """
        return sorted(self.readings, key=lambda reading: self._rank(reading, keys))

    def _rank(self, reading: Reading, keys: Mapping[Entry, Sequence[str]]) -> tuple[int, bool, int, int]:
        unlike = min(_unlike(self.text, entry) for entry in reading)
        most = max(len(keys[entry]) for entry in reading)
        return unlike, not most, _LIKELIEST.index(reading[0].type), -most


def kind(name: str) -> Kind:
    """Return the module of a type."""
    return cast("Kind", import_module(f"protlib.cli.knowledge.{_MODULES[name]}"))


def meant(texts: Sequence[str], types: Iterable[str], house: str = "") -> list[Meanings]:
    """Return what some texts mean: all of them together as one name, else each as one, else the symbols in them; none where one means nothing."""
    among = list(types)
    together = " ".join(texts)
    if readings := _readings(together, among, house):
        return [Meanings(together, readings)]
    separately = [Meanings(text, _readings(text, among, house) or _symbols(text, among)) for text in texts]
    if not all(meanings.readings for meanings in separately):
        separately = [Meanings(together, _symbols(together, among))]
    return [meanings for meanings in dict.fromkeys(separately) if meanings.readings]


def having(text: str, types: Iterable[str]) -> list[Entry]:
    """Return what has all words of a text in one of its names."""
    words_of_text = set(words(text))
    if not words_of_text:
        return []
    return [entry for entry in _every(types) if any(words_of_text <= set(words(name)) for name in entry.names())]


def called(text: str, entries: Iterable[Entry]) -> list[Meanings]:
    """Return as meanings those of some entries that have a whole text for a name, though other places are called so: "Edo"."""
    readings = tuple((entry,) for entry in entries if fold(text) in map(fold, entry.names()))
    return [Meanings(text, readings)] if readings else []


def nearest(text: str, types: Iterable[str]) -> list[str]:
    """Return the names that a text most probably means that is none, one for each entry, the likeliest first.

    Areas that share the name are meant, where there are any: "Punjab (India)", "Punjab (Pakistan)".
    """
    from rapidfuzz.distance import OSA

    from protlib.record.places.areas import areas_sharing_name

    among = list(types)
    if "place" in among and (shared := areas_sharing_name(text)):
        return [area.name for area in shared][:_MOST]
    folded = fold(text)
    best: dict[Entry, tuple[float, str]] = {}
    for entry in _every(among):
        for name in entry.names():
            score = OSA.normalized_similarity(folded, fold(name), score_cutoff=_NEAR)
            if score > best.get(entry, (0.0, ""))[0]:
                best[entry] = score, name
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    return list(dict.fromkeys(name for score, name in ranked if score >= ranked[0][0] - _GAP))[:_MOST]


def _readings(text: str, types: Sequence[str], house: str) -> tuple[Reading, ...]:
    """Return the readings of a whole text; what it names of places, it names one behind the other."""
    readings: list[Reading] = []
    in_capitals = text.upper() if len(text) <= _LONGEST_ACRONYM and text.islower() else text
    for name in types:
        entries = tuple(kind(name).entries_named(text, house) or kind(name).entries_named(in_capitals, house))
        readings += [entries] if name == _PLACE and entries else [(entry,) for entry in entries]
    return tuple(readings)


def _symbols(text: str, types: Sequence[str]) -> tuple[Reading, ...]:
    if _SYMBOL not in types:
        return ()
    from protlib.cli.knowledge.symbols import mentioned

    entries = tuple(mentioned(text))
    return (entries,) if entries else ()


def _every(types: Iterable[str]) -> Iterator[Entry]:
    return (entry for name in types for entry in kind(name).every())


def _unlike(text: str, entry: Entry) -> int:
    """Return how unlike a text is to the names of an entry: 0 as one is written, 1 but for its capitals and accents, else 2."""
    names = list(entry.names())
    if text in names:
        return 0
    return 1 if fold(text) in map(fold, names) else 2
