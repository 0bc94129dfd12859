"""Advice on places that protlib does not know, and on words of a query that may name a region."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.system.shell import command_line
from protlib.text import fold, shorten, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.record.places import Place
    from protlib.selection import Selection

_MOST_WORDS_OF_A_NAME: Final = 6  # words of a name
_MOST_LETTERS_OF_A_NAME: Final = 120  # letters of a name in a message, which is one line
_MOST_WORDS: Final = 20  # words of a query that is looked through
_WORLD: Final = "001"
_WORD: Final = r"[^\W_]+(?:['’-][^\W_]+)*"
_QUOTES: Final = "\"'“”«»„"
_QUERY_OPTION: Final = "--where"
_NO_MORE_OPTIONS: Final = "--"


class _Region(NamedTuple):
    """A region that words of a query name, and these words as they were typed."""

    name: str
    words: tuple[str, ...]

    def make_pattern(self) -> re.Pattern[str]:
        """Return the pattern of the words in a query, with the quotation marks around them."""
        words = r"[\s,]+".join(map(re.escape, self.words))
        return re.compile(rf"(?<![\w:{_QUOTES}])[{_QUOTES} ]*\b{words}\b[{_QUOTES} ]*(?!\w)")

    def remove_from(self, text: str) -> str:
        """Return a text without the words."""
        return " ".join(self.make_pattern().sub(" ", text, count=1).split())


def region_line(library: "Library", selection: "Selection", lacking_words: Sequence[str], word_total: int = 0) -> str:
    """Return the line to type if words without a hit name a region, and how many publications it finds; "" for none.

    A query that is a region and nothing else gets it where the region finds more than its words do.
    """
    if selection.regions or not selection.query:
        return ""
    missed_words = {fold(word) for text in lacking_words for word in re.findall(_WORD, text)}
    for region in _regions(selection.query):
        other_words = region.remove_from(selection.query)
        if missed_words.isdisjoint(map(fold, region.words)) and other_words:
            continue
        region_selection = selection.changed(query=other_words, regions=(region.name,), limit=1)
        try:
            total = library.select(region_selection, publications=False, summaries=False).total
        except UsageError:  # what is left of it is no query
            continue
        if total > word_total * (not other_words):
            line = _line(sys.argv[1:], region)
            verb = "is about" if total == 1 else "are about"
            return f"{total} {verb} the region {region.name}: {line}"
    return ""


def absent_places(library: "Library", selection: "Selection", lacking_words: Sequence[str]) -> list[str]:
    """Return the places that words of a query name, if hits lack the words and no publication is about the place."""
    from protlib.search.vocabulary.places import is_country

    missed_words = {fold(word) for text in lacking_words for word in re.findall(_WORD, text)}
    if not missed_words or selection.exact or selection.in_files:
        return []
    if not any(not word.islower() or is_country(word) for word in _words_of(selection.query)):
        return []  # which needs no gazetteer: most words in small letters are typos, and no places
    mentions = [
        (place, words)
        for place, words in _place_mentions(selection.query)
        if not missed_words.isdisjoint(map(fold, words)) and (not words[0].islower() or is_country(words[0]))
    ]
    return list(dict.fromkeys(place.name for place, words in mentions if not _is_covered(library, place, words)))


def _is_covered(library: "Library", place: "Place", words: Sequence[str]) -> bool:
    """Tell whether a publication is about a place, or has its name as it was typed."""
    from protlib.selection import Selection

    is_region = place.kind == "region"
    about_place = Selection(regions=(place.name,)) if is_region else Selection(countries=(place.name,))
    with_name = Selection(query=f'"{" ".join(words)}"', exact=True)
    return any(
        library.select(selection.changed(limit=1), publications=False, summaries=False).total
        for selection in (about_place, with_name)
    )


def _words_of(query: str) -> list[str]:
    return re.findall(_WORD, query)[:_MOST_WORDS]


def _regions(query: str) -> Iterator[_Region]:
    """Yield the regions that words of a query name, the longest names first where one has another in it."""
    if not any(map(_may_name_region, _runs(_words_of(query)))):
        return  # which needs no table of areas
    for place, run in _place_mentions(query):
        if place.kind == "region":
            yield _Region(place.name, run)


def _place_mentions(query: str) -> "Iterator[tuple[Place, tuple[str, ...]]]":
    """Yield the places but the world that words of a query name, with these words; of two names the longer one."""
    from protlib.record import places

    words = _words_of(query)
    start = 0
    while start < len(words):
        end = start + 1
        for stop in range(min(start + _MOST_WORDS_OF_A_NAME, len(words)), start, -1):
            run = tuple(words[start:stop])
            place = places.resolve(" ".join(run)) if _Region("", run).make_pattern().search(query) else None
            if place:
                end = stop
                if place.code != _WORLD and _is_name(" ".join(run), place):
                    yield place, run
                break
        start = end


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield the words that stand side by side, as one text."""
    for start in range(len(words)):
        for stop in range(start + 1, min(start + _MOST_WORDS_OF_A_NAME, len(words)) + 1):
            yield " ".join(words[start:stop])


def _may_name_region(text: str) -> bool:
    from protlib.search.vocabulary.regions import may_name_region  # of a room that most commands never load

    if not may_name_region(text):
        return False  # which needs no gazetteer either
    from protlib.record import places

    place = places.resolve_wide(text)
    return place is not None and place.kind == "region"


def _is_name(text: str, place: "Place") -> bool:
    """Tell whether a text is a name of a place, not only its code: "fragile" is a word like others."""
    return fold(text) != place.code or fold(text) in map(fold, (place.name, *place.other_names))


def _line(arguments: Sequence[str], region: _Region) -> str:
    """Return the typed line with the region as an option.

    If the line does not have the words, return the option alone.
    """
    option = ["--region", region.name]
    positions = range(len(arguments))
    for length, start in product(range(1, _MOST_WORDS_OF_A_NAME + 1), positions):
        end = start + length
        text = " ".join(arguments[start:end])
        if region.make_pattern().search(text):
            other_words = region.remove_from(text)
            begin = start - (not other_words and arguments[start - 1 : start] == [_QUERY_OPTION])
            options, words = _part_at_dashes([*arguments[:begin], *([other_words] if other_words else ())])
            return command_line(["protlib", *options, *option, *words, *arguments[end:]])
    return command_line(option)


def _part_at_dashes(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Return the arguments before "--", behind which nothing is an option, and those from it on."""
    if _NO_MORE_OPTIONS not in arguments:
        return arguments, []
    position = arguments.index(_NO_MORE_OPTIONS)
    words = arguments[position:]
    return arguments[:position], words if len(words) > 1 else []


def unknown_place(name: str) -> str:
    """Return the message for an unknown place, with suggestions."""
    from protlib.record import places

    return f"no place “{shorten(name, _MOST_LETTERS_OF_A_NAME)}”{suggestion(places.suggest(name))}"


def _is_known(name: str) -> bool:
    from protlib.record import places

    return bool(places.resolve_all(name))


def places_of(publication: "Publication") -> list[str]:
    """Return the places that a publication names, in any of its fields."""
    values_by_field = publication.filled()
    return [place for field in _place_fields() if field in values_by_field for place in values_by_field[field]]


@cache
def _place_fields() -> tuple[str, ...]:
    from protlib.record.model import FieldKind, of_kind

    return of_kind(FieldKind.PLACES)


def tell_unknown_places(
    names: "Iterable[str]",
    most: int | None = None,
    lines: "Mapping[str, tuple[str, int, str]]" = MappingProxyType({}),
) -> None:
    """Warn once about each name that the gazetteer does not know, and about at most `most` names.

    A search by place will miss these names. Where the records come from files, `lines` has the file, the line and the
    sheet ("" for none) of each name. Lines count from 1, and are where the record begins.
    """
    unknown = [(name, count) for name, count in Counter(names).items() if not _is_known(name)]
    for name, count in unknown[:most]:
        count_text = f" (in {count} publications)" if count > 1 else ""
        file, line, sheet = lines.get(name, ("", 0, ""))
        parts = (f"{file}:{line}" if line else file, sheet)
        location = "".join(f"{part}: " for part in parts if part)
        say(f"{location}kept unchanged: {unknown_place(name)}{count_text}")
    if further_count := len(unknown[most:]) if most else 0:
        say(f"{further_count} more unknown places; --verbose lists them all")
