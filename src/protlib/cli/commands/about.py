"""`about`: organisations, subjects, places, treaties and document symbols, and what protlib knows of them."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.completion import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.knowledge import TYPES, entries_called, entries_having, find_meanings, kind, nearest
from protlib.cli.options import HouseOption, JsonFormOption, NoPagerOption, choices_text, house_of
from protlib.cli.options.declaration import argument, option
from protlib.cli.output import none_listed, put_cells, put_json, put_lines, say
from protlib.cli.terminal.pager import paged
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import Selection
from protlib.text import fold, list_first, suggestion, words

if TYPE_CHECKING:
    from protlib.cli.knowledge import Entry, Meanings
    from protlib.library import Library

_MOST_SHOWN: Final = 5  # keys in a line
_SYMBOL: Final = "symbol"
Words = Annotated[
    list[str] | None,
    argument(
        "[WORDS]...",
        "A name, an acronym or a symbol, in any language: UNHCR, GBV, Horn of Africa, A/HRC/44/45.",
        completers.knowledge_names,
    ),
]
TypeOption = Annotated[
    Literal["body", "concept", "place", "symbol", "treaty"] | None,
    option("--type TYPE", f"What the words are: {choices_text(TYPES)}. Without words: list these."),
]


def about(
    context: typer.Context,
    text: Words = None,
    *,
    only: TypeOption = None,
    as_house: HouseOption = "",
    output: JsonFormOption = None,
    no_pager: NoPagerOption = False,
) -> None:
    """Look up an organisation, subject, place, treaty or UN document.

    Type its name in any language. You see its names, what belongs to it and the publications in your library. Words
    that mean several things show each, the likeliest first. Without words, it shows what you can look up.
    """
    texts = decode_typed(text or [])
    house = _house(as_house)
    types = (only,) if only else TYPES
    if texts:
        _look_up(context, texts, types, house, output, no_pager=no_pager)
    elif only == _SYMBOL:
        _list_symbols(context, output, no_pager=no_pager)
    elif only:
        _list(kind(only).in_list(), output, no_pager=no_pager)
    else:
        _put_types(context, output)


def _house(name: str) -> str:
    from protlib.record import places

    try:
        return places.parse_house(house_of(name))
    except ValueError as error:
        raise UsageError(f"unknown house “{name}”; {error}") from error


def _look_up(
    context: typer.Context,
    texts: Sequence[str],
    types: Sequence[str],
    house: str,
    output: str | None,
    *,
    no_pager: bool,
) -> None:
    """Print the meanings of texts, with the library's publications; else the entries with the texts in their names."""
    together = " ".join(texts)
    meanings = find_meanings(texts, types, house)
    entries = [] if meanings else entries_having(together, types)
    if entries and not (meanings := entries_called(together, entries)):
        _list(entries, output, no_pager=no_pager, has_types=True)
        say(f"these have “{together}” in a name. For details: protlib about NAME")
        return
    with none_listed(output), library_of(context) as library:
        if not meanings:
            raise NothingFoundError(_unknown(library, texts, types))
        keys = _publications(
            library, [entry for meaning in meanings for reading in meaning.readings for entry in reading]
        )
        notes = list(_notes(library, meanings, types, keys))
    ranked = [entry for meaning in meanings for reading in meaning.rank_readings(keys) for entry in reading]
    with paged(no_pager=no_pager):
        _put_entries(dict.fromkeys(ranked), keys, output)
        for note in notes:
            say(note)


def _notes(
    library: "Library", meanings: "Sequence[Meanings]", types: Sequence[str], keys: "Mapping[Entry, list[str]]"
) -> Iterator[str]:
    """Yield the options that show one of several meanings, and the place that has the name of an author."""
    for meaning in meanings:
        several = dict.fromkeys(reading[0].type for reading in meaning.rank_readings(keys))
        if len(several) > 1:
            yield f"“{meaning.text}” has several meanings; show one with {_or(f'--type {name}' for name in several)}"
        if len(types) > 1 and several.keys() == {"place"} and _is_family_name(library, meaning.text):
            yield f"“{meaning.text}” is also the name of an author: protlib list --author {_in_quotes(meaning.text)}"


def _are_authors(library: "Library", text: str) -> bool:
    return bool(library.select(Selection(authors=(text,), limit=1), summaries=False, publications=False).total)


def _is_family_name(library: "Library", text: str) -> bool:
    """Tell whether an author of the library has a text for a family name."""
    records = library.select(Selection(authors=(text,)), summaries=False).publications
    return any(fold(name.family) == fold(text) for record in records for name in record.authors)


def _publications(library: "Library", entries: "Sequence[Entry]") -> "dict[Entry, list[str]]":
    from protlib.library.one_moment import read_at_one_moment

    return read_at_one_moment(library, lambda moment: {entry: entry.publications(moment) for entry in entries})


def _put_entries(entries: "Iterable[Entry]", keys: "Mapping[Entry, list[str]]", output: str | None) -> None:
    if output == "json":
        put_json([entry.to_dict() | {"publications": keys[entry]} for entry in entries])
    elif sys.stdout.isatty():
        from protlib.render.people import HangingText, draw_hanging

        draw_hanging(
            HangingText("", label=text) if is_head else HangingText(f":{rest}", label=label)
            for text, is_head in _lines(entries, keys)
            for label, _colon, rest in [text.partition(":")]
        )
    else:
        put_lines(text for text, _is_head in _lines(entries, keys))


def _lines(entries: "Iterable[Entry]", keys: "Mapping[Entry, list[str]]") -> Iterator[tuple[str, bool]]:
    """Yield the lines about entries, with an empty one between two, and whether each is the first about one."""
    for number, entry in enumerate(entries):
        if number:
            yield "", True
        head, *rest = entry.lines()
        yield head, True
        yield from ((line, False) for line in rest)
        yield f"publications {kind(entry.type).RELATION}: {list_first(keys[entry], _MOST_SHOWN) or 'none'}", False


def _unknown(library: "Library", texts: Sequence[str], types: Sequence[str]) -> str:
    """Return the message for words without an entry of some types: their other meanings, or similar words."""
    from protlib.record.series import annual_reports

    together = " ".join(texts)
    if types_of_text := dict.fromkeys(
        reading[0].type for meaning in find_meanings(texts, TYPES) for reading in meaning.readings
    ):
        lines = (f"protlib about {_in_quotes(together)} --type {name}" for name in types_of_text)
        return f"“{together}” is a {_or(types_of_text)}, not a {_or(types)}: {_or(lines)}"
    what = "is unknown" if len(types) > 1 else f"is not a known {_or(types)}"
    if together in library:
        return f"“{together}” {what}; it is a citation key: protlib show {_in_quotes(together)}"
    if annual := annual_reports.find_annual_report(together):
        return f"“{together}” is a series, “{annual.name}” ({annual.by}): protlib editions {_in_quotes(together)}"
    if _are_authors(library, together):
        line = f"protlib list --author {_in_quotes(together)}"
        return f"“{together}” {what}, but authors have it as a name or as initials: {line}"
    if near := nearest(together, types):
        return f"“{together}” {what}{suggestion(near)}"
    is_query = words(together) and not together.startswith("-")
    looks = f". To search your library: protlib search {_in_quotes(together)}" if is_query else ""
    return f"“{together}” {what}; to list what is known: protlib about{looks}"


def _or(names: Iterable[str]) -> str:
    return " or ".join(names)


def _in_quotes(text: str) -> str:
    from protlib.system.shell import quoted

    return quoted(text)


def _list(entries: "Sequence[Entry]", output: str | None, *, no_pager: bool, has_types: bool = False) -> None:
    with paged(no_pager=no_pager):
        if output == "json":
            put_json([entry.to_dict() for entry in entries])
        elif has_types:
            put_cells((entry.cells()[0], entry.type, *entry.cells()[1:]) for entry in entries)
        else:
            put_cells(entry.cells() for entry in entries)


def _list_symbols(context: typer.Context, output: str | None, *, no_pager: bool) -> None:
    from protlib.cli.knowledge.symbols import symbols_in_library

    with none_listed(output), library_of(context) as library:
        symbols = symbols_in_library(library)
        if not symbols:
            raise NothingFoundError("the library has no document symbols. To look one up: protlib about A/HRC/44/45")
    with paged(no_pager=no_pager):
        if output == "json":
            put_json([entry.to_dict() | {"publications": keys} for entry, keys in symbols])
        else:
            put_cells((key, *entry.cells()) for entry, keys in symbols for key in keys)


def _put_types(context: typer.Context, output: str | None) -> None:
    """Print how many of each type are known; of symbols how many publications of the library have one."""
    counts = {name: len(kind(name).all_entries()) for name in TYPES}
    with library_of(context) as library:
        symbols = Selection(query="symbol:*")
        counts[_SYMBOL] = library.select(symbols, summaries=False, publications=False).total
    if output == "json":
        put_json([{"type": name, "count": count, "what": kind(name).WHAT} for name, count in counts.items()])
        return
    put_cells((name, str(count), kind(name).WHAT, f"protlib about --type {name}") for name, count in counts.items())
    say("to look one up: protlib about UNHCR")
