"""`about`: organisations, subjects, places, treaties and document symbols, and what protlib knows of them."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.knowledge import TYPES, entries_called, entries_having, find_meanings, kind
from protlib.cli.options.declaration import argument, option
from protlib.cli.options.shared import HouseOption, JsonFormOption, NoPagerOption, choices_text, house_of
from protlib.cli.output import put_cells, put_empty_list, put_json, put_lines, say
from protlib.cli.results.entry_hints import notes_on_meanings, unknown_entry_message
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import Selection
from protlib.text import list_first

if TYPE_CHECKING:
    from protlib.cli.knowledge import KnowledgeEntry
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
        _put_symbols(context, output, no_pager=no_pager)
    elif only:
        _print_entries(kind(only).in_list(), output, no_pager=no_pager)
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
    whole_text = " ".join(texts)
    meanings = find_meanings(texts, types, house)
    entries = [] if meanings else entries_having(whole_text, types)
    if entries and not (meanings := entries_called(whole_text, entries)):
        _print_entries(entries, output, no_pager=no_pager, has_types=True)
        say(f"these have “{whole_text}” in a name. For details: protlib about NAME")
        return
    with put_empty_list(output), library_of(context) as library:
        if not meanings:
            raise NothingFoundError(unknown_entry_message(library, texts, types))
        keys = _publications(
            library, [entry for meaning in meanings for reading in meaning.readings for entry in reading]
        )
        notes = list(notes_on_meanings(library, meanings, types, keys))
    ranked_entries = [entry for meaning in meanings for reading in meaning.rank_readings(keys) for entry in reading]
    with show_in_pager(no_pager=no_pager):
        _put_entries(dict.fromkeys(ranked_entries), keys, output)
        for note in notes:
            say(note)


def _publications(library: "Library", entries: "Sequence[KnowledgeEntry]") -> "dict[KnowledgeEntry, list[str]]":
    from protlib.library.library import read_at_one_moment

    return read_at_one_moment(library, lambda moment: {entry: entry.publications(moment) for entry in entries})


def _put_entries(
    entries: "Iterable[KnowledgeEntry]", keys: "Mapping[KnowledgeEntry, list[str]]", output: str | None
) -> None:
    if output == "json":
        put_json([entry.to_dict() | {"publications": keys[entry]} for entry in entries])
    elif sys.stdout.isatty():
        from protlib.render.record_panels import HangingText, draw_hanging

        draw_hanging(
            HangingText("", label=text) if is_head else HangingText(f":{value}", label=label)
            for text, is_head in _lines(entries, keys)
            for label, _colon, value in [text.partition(":")]
        )
    else:
        put_lines(text for text, _is_head in _lines(entries, keys))


def _lines(
    entries: "Iterable[KnowledgeEntry]", keys: "Mapping[KnowledgeEntry, list[str]]"
) -> Iterator[tuple[str, bool]]:
    """Yield the lines about entries, with an empty one between two, and whether each is the first about one."""
    for number, entry in enumerate(entries):
        if number:
            yield "", True
        head, *further_lines = entry.lines()
        yield head, True
        yield from ((line, False) for line in further_lines)
        yield f"publications {kind(entry.type).RELATION}: {list_first(keys[entry], _MOST_SHOWN) or 'none'}", False


def _print_entries(
    entries: "Sequence[KnowledgeEntry]", output: str | None, *, no_pager: bool, has_types: bool = False
) -> None:
    with show_in_pager(no_pager=no_pager):
        if output == "json":
            put_json([entry.to_dict() for entry in entries])
        elif has_types:
            put_cells((entry.cells()[0], entry.type, *entry.cells()[1:]) for entry in entries)
        else:
            put_cells(entry.cells() for entry in entries)


def _put_symbols(context: typer.Context, output: str | None, *, no_pager: bool) -> None:
    from protlib.cli.knowledge.symbol_entries import symbols_in_library

    with put_empty_list(output), library_of(context) as library:
        symbols = symbols_in_library(library)
        if not symbols:
            raise NothingFoundError("the library has no document symbols. To look one up: protlib about A/HRC/44/45")
    with show_in_pager(no_pager=no_pager):
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
        put_json([{"type": name, "count": count, "what": kind(name).PLURAL} for name, count in counts.items()])
        return
    put_cells((name, str(count), kind(name).PLURAL, f"protlib about --type {name}") for name, count in counts.items())
    say("to look one up: protlib about UNHCR")
