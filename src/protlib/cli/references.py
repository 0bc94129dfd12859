"""The citations and references of commands, in the style and the language of their options."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.context import library_of
from protlib.cli.options.citation_options import CitingOptions, bodies_of, locale_of, style_name
from protlib.cli.output import publications_text, say
from protlib.cli.settings.configuration import environment_with_settings
from protlib.cli.settings.library_location import cache_folder
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.citing.citation import Citation, Result
    from protlib.citing.engine.run_store import RunStore
    from protlib.library import Library
    from protlib.record.model import Publication

OpenLibrary = Callable[[], AbstractContextManager["Library"]]
_FOLDER: Final = "citations"  # in the cache folder


def citing_text(citations: "Iterable[Citation]", publication_count: int, style: str) -> str:
    """Return the message about a finished document: how much it cites, and in which style.

    Each citation in one place counts, as in `verify`.
    """
    from protlib.citing.nested import with_nested
    from protlib.citing.styles import name_in_messages, style_named

    number = sum(len(with_nested(citation).cited) for citation in citations)
    name = name_in_messages(style, style_named(style))
    return f"{number_of(number, 'citation')} of {publications_text(publication_count)}, in {name}"


def cite_with_notes(
    publications: "Iterable[Publication]",
    citations: "Sequence[Citation]",
    options: CitingOptions,
    context: typer.Context,
) -> "Result":
    """Return the citations and the list of publications for the options of citing, and print the notes about them.

    The context's library says which names of bodies are the users' own; no language changes these.
    """
    result = cite_silently(publications, citations, options, lambda: library_of(context))
    for warning in result.warnings:
        say(warning)
    return result


def cite_silently(
    publications: "Iterable[Publication]",
    citations: "Sequence[Citation]",
    options: CitingOptions,
    open_library: OpenLibrary,
) -> "Result":
    """Return what `cite_with_notes` returns, without messages; `open_library` opens the library if it is needed."""
    from protlib.cli.terminal.activity import activity

    publications = in_language_versions(publications, options, open_library)
    with activity("Formatting references"):
        return format_silently(publications, citations, options, open_library)


def format_silently(
    publications: "Iterable[Publication]",
    citations: "Sequence[Citation]",
    options: CitingOptions,
    open_library: OpenLibrary,
) -> "Result":
    """Return the citations and the list of these very publications, and print nothing: any thread may call it."""
    from protlib.citing.formatter import format_publications
    from protlib.citing.styles import style_named

    acronyms = not options.no_acronyms
    style = style_named(style_name(options))
    own_keys = cache(lambda: _own_names(open_library))
    return format_publications(
        publications,
        citations,
        style,
        locale_of(options),
        acronyms=acronyms,
        bodies=bodies_of(options),
        own_keys=own_keys,
        store=run_store(),
    )


def run_store() -> "RunStore | None":
    """Return what the engine of citing made before, in the user's cache; None for a user without a cache folder."""
    from protlib.citing.engine.run_store import RunStore

    folder = cache_folder(environment_with_settings())
    return RunStore(folder / _FOLDER) if folder else None


def in_language_versions(
    publications: "Iterable[Publication]", options: CitingOptions, open_library: OpenLibrary
) -> "Iterable[Publication]":
    """Return the cited records in the requested language, if they have a public version in it."""
    language = locale_of(options)
    if not language or options.no_versions:
        return publications
    from protlib.record.decisions.works import cite_in_language

    records = list(publications)
    keys = {publication.key for publication in records}
    with open_library() as library:
        works = [work for work in library.decisions().works() if not keys.isdisjoint(work)]
        versions = [[record for record in library.get_many(work) if not record.access] for work in works]
    versions_by_key = {key: version for work, version in zip(works, versions, strict=True) for key in work}
    return cite_in_language(records, versions_by_key, language)


def _own_names(open_library: OpenLibrary) -> frozenset[str]:
    from protlib.record.decisions.one_name import key_of_name
    from protlib.record.names import parse_name

    with open_library() as library:
        return frozenset(key_of_name(parse_name(decision.new_name)) for decision in library.decisions().names())


def with_references(
    publications: "Iterable[Publication]", options: CitingOptions, context: typer.Context
) -> "list[Publication]":
    """Return publications with their reference in `extra`, where tables find it, by the options of citing."""
    from protlib.citing import markup
    from protlib.formats.tables.columns import REFERENCE

    records = list(publications)
    references = {
        reference.key: markup.text(reference.runs)
        for reference in cite_with_notes(records, [], options.changed(no_versions=True), context).bibliography
    }
    return [record.changed(extra={**record.extra, REFERENCE: references.get(record.key, "")}) for record in records]
