"""Completers: keys and values from the library, places from the gazetteer, types and fields of a record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

import typer

from protlib.selection import MORE_COUNTS, SAVED, Facet, Selection

_MOST_WORDS: Final = 200  # words: shells ask before they show more
_SHORTEST_FIELD: Final = 2  # letters: after one, nearly all fields would be offered among the words
_PLACES: Final[Mapping[str, Literal["region", "country"]]] = {"region": "region", "country": "country"}
"""The fields of a query whose values are places."""
# Such as 'women (-region:"West A', at whose end is the word to complete.
_END_OF_QUERY: Final = r"""(?s)(?P<before>(?:.*?[\s(])?-?)(?P<word>\w+:"[^"]*|[^\s()"]*)"""
_WORD: Final = r"\w[\w'’-]+"


def _words_beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    """Return the words with this beginning, in any case and accents, each in a form that continues the typed text.

    Typer drops a word that does not begin with the very same letters. Who types an accent means words that have it.
    """
    from protlib.text import fold

    start, small = fold(incomplete), incomplete.lower()
    matches = [word for word in words if fold(word).startswith(start)]
    accented_words = [] if incomplete.isascii() else [word for word in matches if word.lower().startswith(small)]
    return [incomplete + word[len(incomplete) :] for word in accented_words or matches]


def _place_names(kind: Literal["region", "country"], incomplete: str, *, in_words: object) -> list[str]:
    """Return names of places, each as one word, "West-Africa", or in its words."""
    from protlib.record import places

    names = places.names(kind)
    return _words_beginning(incomplete, names if in_words or " " in incomplete else map(_join_words, names))


def _join_words(name: str) -> str:
    return "-".join("".join(char if char.isalnum() else " " for char in name).split())


def regions(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a region; the context's object is the open quotation mark of the shell (`shells.py`)."""
    return _place_names("region", incomplete, in_words=context.obj)


def countries(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a country, as `regions` does."""
    return _place_names("country", incomplete, in_words=context.obj)


def commands(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a command."""
    from protlib.cli.command_table import COMMANDS

    return _words_beginning(incomplete, COMMANDS)


def houses(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a house that defines regions."""
    from protlib.record import places

    return _words_beginning(incomplete, places.HOUSES)


def locales(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the code of a language that overviews and pictures have."""
    from protlib.record.translated_names import LANGUAGES

    return _words_beginning(incomplete, LANGUAGES)


def places(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a region or a country."""
    return regions(context, incomplete) + countries(context, incomplete)


def printing_json(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a command that prints JSON."""
    from protlib.cli.command_table import COMMANDS

    return _words_beginning(incomplete, [name for name, row in COMMANDS.items() if row.output_shape])


def knowledge_names(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a name or an acronym in protlib's knowledge, of one type with `--type`."""
    from protlib.cli.knowledge import TYPES, kind

    only = context.params.get("only")
    types = [only] if only else TYPES
    names = dict.fromkeys(
        name for name_type in types for entry in kind(name_type).all_entries() for name in entry.names()
    )
    return _words_beginning(incomplete, names)[:_MOST_WORDS] if incomplete else []


def concepts(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete a name, a synonym or an acronym of a concept."""
    from protlib.record import concepts

    labels = dict.fromkeys(label.text for concept in concepts.all_concepts() for label in concept.labels)
    return _words_beginning(incomplete, labels)[:_MOST_WORDS] if incomplete else []


def topics(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a topic of the library, or a concept."""
    return list(dict.fromkeys((*values(Facet.TOPIC)(context, incomplete), *concepts(context, incomplete))))[
        :_MOST_WORDS
    ]


def values(facet: str) -> Callable[[typer.Context, str], list[str]]:
    """Return the completer of a field's values in the library, the most frequent first."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        return _words_beginning(incomplete, _values_in_library(context, facet))[:_MOST_WORDS]

    return complete


authors = values(Facet.AUTHOR)
categories = values(Facet.CATEGORY)
collections = values(Facet.COLLECTION)
languages = values(Facet.LANGUAGE)
tags = values(Facet.TAG)


def _values_in_library(context: typer.Context, facet: str) -> list[str]:
    from protlib.cli.context import library_of

    with library_of(context) as library:
        return [value for value, _count in library.facets(Selection(), facet)]


def names(context: typer.Context, incomplete: str) -> list[str]:
    """Complete an author's or publisher's name in the library, as it is written."""
    from protlib.cli.context import library_of

    with library_of(context) as library:
        facets = [library.facets(Selection(), field, as_catalogued=True) for field in (Facet.AUTHOR, Facet.PUBLISHER)]
    names_in_use = dict.fromkeys(value for facet in facets for value, _count in facet)
    return _words_beginning(incomplete, names_in_use)[:_MOST_WORDS]


def names_or_words(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a name after --unify, a remembered name after --forget, else a saved search."""
    if context.params.get("unify"):
        return names(context, incomplete)
    if not context.params.get("forget"):
        return query_words(context, incomplete)
    from protlib.cli.context import library_of

    with library_of(context) as library:
        return _words_beginning(incomplete, sorted({name.old_name for name in library.decisions().names()}))


def types(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete a type of publication."""
    from protlib.record.model import TYPES

    return _words_beginning(incomplete, TYPES)


def periods(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete a period in which publications were added or changed."""
    from protlib.search.moments import SPANS

    return _words_beginning(incomplete, SPANS)


def access(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the access of a record: who may see it."""
    from protlib.record.access import Access

    return _words_beginning(incomplete, Access)


def styles(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a shipped style."""
    from protlib.citing.styles import SHORT_NAMES, list_shipped

    return _words_beginning(incomplete, sorted({*list_shipped(), *SHORT_NAMES}))


def settings(_context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Complete a setting, with its meaning beside it."""
    from protlib.cli.settings.setting_table import SETTINGS

    return [(key, SETTINGS[key].meaning) for key in _words_beginning(incomplete, SETTINGS)]


def setting_values(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a value of the setting that stands before it."""
    from protlib.cli.settings.setting_table import SETTINGS

    setting = SETTINGS.get(str(context.params.get("key")))
    return _words_beginning(incomplete, setting.kind.choices()) if setting else []


def rules(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a rule of `check`."""
    from protlib.checking.rules import RULES

    return _words_beginning(incomplete, RULES)


def fields(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a field of a record, or of the library's own."""
    from protlib.record.model import FIELDS

    return _words_beginning(incomplete, [*FIELDS, *_own_fields(context)])


def facets(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a field to count publications by."""
    return _words_beginning(incomplete, [*Facet, *MORE_COUNTS, *_own_fields(context)])


def own_fields(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a field of the library's own."""
    return _words_beginning(incomplete, _own_fields(context))


def _own_fields(context: typer.Context) -> list[str]:
    from protlib.cli.context import library_of

    with library_of(context) as library:
        return library.own_fields()


def output_formats(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a format for output."""
    from protlib.formats import FORMATS

    return _words_beginning(incomplete, (entry.name for entry in FORMATS if entry.writes))


def forms_to_export(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a form that `export` writes."""
    from protlib.cli.export_forms import forms

    return _words_beginning(incomplete, (entry.name for entry in forms()))


def input_formats(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a format for input."""
    from protlib.formats import FORMATS

    return _words_beginning(incomplete, ("auto", *(entry.name for entry in FORMATS if entry.reads)))


def columns(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the last of some columns between commas."""
    from protlib.formats.tables.column_choice import USUAL
    from protlib.formats.tables.columns import DERIVED, ORDER

    columns_before, comma, start = incomplete.rpartition(",")
    return [
        f"{columns_before}{comma}{name}"
        for name in _words_beginning(start, [*ORDER, *DERIVED, USUAL, *_own_fields(context)])
    ]


def parts(_context: typer.Context, incomplete: str) -> list[str]:
    """Complete the last of an overview's parts between commas."""
    from protlib.overview.part import OverviewPart

    parts_before, comma, start = incomplete.rpartition(",")
    return [f"{parts_before}{comma}{name}" for name in _words_beginning(start, OverviewPart)]


def saved_searches(context: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a saved search."""
    from protlib.cli.context import library_of

    with library_of(context) as library:
        names = [search.name for search in library.decisions().searches()]
    sign = SAVED if incomplete.startswith(SAVED) else ""
    return _words_beginning(incomplete, (f"{sign}{name}" for name in sorted(names)))


def query_words(context: typer.Context, incomplete: str) -> list[str]:
    """Complete a saved search, a field or a value of a field at the end of a query; other words are free."""
    match = re.fullmatch(_END_OF_QUERY, incomplete)
    if not match or match["before"].count('"') % 2:
        return []
    query_start, word = match.groups()
    name, colon, value = word.partition(":")
    if word.startswith(SAVED):
        ends = saved_searches(context, word)
    elif colon:
        mark = value[:1] if value.startswith('"') else ""
        # A place alone in quotation marks of the shell needs no others.
        is_quoted = bool(mark or (context.obj and name in _PLACES and not query_start.strip("-")))
        values_of_field = _query_values(context, name, value.removeprefix(mark), in_words=is_quoted)
        ends = [f"{name}:{mark}{text}{mark}" for text in values_of_field]
    else:
        ends = _query_fields(context, word) if len(word) >= _SHORTEST_FIELD else []
    return [f"{query_start}{end}" for end in ends]


def _query_fields(context: typer.Context, start: str) -> list[str]:
    from protlib.search.query import FIELDS

    return [f"{name}:" for name in _words_beginning(start, [*FIELDS, *_own_fields(context)])]


def _query_values(context: typer.Context, name: str, start: str, *, in_words: bool) -> list[str]:
    """Return the values of a field of a query, as one word ("West-Africa") or as they are; of names each word."""
    if name in _PLACES:
        return _place_names(_PLACES[name], start, in_words=in_words)
    completers = {"access": access, "type": types, **dict.fromkeys(("has", "missing"), fields)}
    if complete := (completers | dict.fromkeys(("added", "changed"), periods)).get(name):
        return complete(context, start)
    if name not in {*Facet, *_own_fields(context)}:
        return []
    texts = _values_in_library(context, name)
    if name in {Facet.AUTHOR, Facet.PUBLISHER} and not in_words:
        texts = [word for text in texts for word in re.findall(_WORD, text)]
    return _words_beginning(start, dict.fromkeys(texts if in_words else map(_join_words, texts)))[:_MOST_WORDS]


def keys_and_searches(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
    """Complete a citation key, or a saved search after its sign."""
    return (saved_searches(context, incomplete) if incomplete.startswith(SAVED) else []) or list(
        keys(context, incomplete)
    )


def keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Complete a citation key, with the publication's title beside it."""
    from protlib.cli.context import library_of
    from protlib.record.titles.substitutes import title_to_show

    with library_of(context) as library:
        for publication in library.beginning(incomplete, _MOST_WORDS):
            yield publication.key, title_to_show(publication)


def keys_with(
    *options: str, complete_words: Callable[[typer.Context, str], Sequence[str]] | None = None
) -> Callable[[typer.Context, str], Sequence[str | tuple[str, str]]]:
    """Return the completer of citation keys after one of these parameters, else of `complete_words`, or of files."""

    def complete(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
        if any(context.params.get(option) for option in options):
            return list(keys(context, incomplete))
        return complete_words(context, incomplete) if complete_words else []

    return complete


keys_to_judge = keys_with("asks", "keep_both", "forget", complete_words=query_words)
keys_of_conflicts = keys_with("conflicts")

_FACETS: Final = {facet.field: facet for facet in Facet if facet is not Facet.YEAR}
"""The fields whose values can be counted, with their facets."""


def completer_for_field(name: str) -> Callable[[typer.Context, str], list[str]] | None:
    """Return the completer of a field's values; None for a field with any text."""
    from protlib.record.model import KINDS, FieldKind

    completers = {"type": types, "countries": countries, "regions": regions, "access": access}
    of_kind = {FieldKind.PLACES: places, FieldKind.NAMES: values(Facet.AUTHOR)}
    if name in completers or name not in KINDS:
        return completers.get(name)
    return values(_FACETS[name]) if name in _FACETS else of_kind.get(KINDS[name])


def assignments(context: typer.Context, incomplete: str) -> Sequence[str | tuple[str, str]]:
    """Complete what `set` takes: a key, a field, or the value of a field."""
    from protlib.cli.assignment import SETTABLE
    from protlib.record.fields.headings import field_of

    if "=" not in incomplete:
        return [
            *_words_beginning(incomplete, (f"{name}=" for name in (*SETTABLE, *_own_fields(context)))),
            *keys_and_searches(context, incomplete),
        ]
    field = incomplete.partition("=")[0]
    start = re.split(r"[=;]\s*", incomplete)[-1]
    complete = completer_for_field(field_of(field.rstrip("+-")))
    lead = incomplete.removesuffix(start)
    return [f"{lead}{value}" for value in complete(context, start)] if complete else []
