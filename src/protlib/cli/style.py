"""What commands cite in: the style, the language and the acronyms that their options or the environment ask for."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import typer

from protlib.cli.context import library_of
from protlib.cli.output import publications_text, say
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.citing.citation import Citation, Result
    from protlib.citing.styles import Style
    from protlib.record.model import Publication

_VARIABLE: Final = "PROTLIB_STYLE"


def style_name(options: Mapping[str, Any]) -> str:
    """Return the style that the options of citing name, else `PROTLIB_STYLE`, else the usual one."""
    from protlib.citing.styles import DEFAULT

    return options.get("style") or os.environ.get(_VARIABLE) or DEFAULT


def locale_of(options: Mapping[str, Any]) -> str:
    """Return the language that the options of citing name, as a tag; raises UsageError where it is not known."""
    from protlib.record import languages

    name = options.get("locale")
    try:
        return languages.tag(name) if name else ""
    except ValueError as error:
        raise UsageError(f"--locale {name}: {error}") from error


def citing_text(citations: int, publications: int, style: "Style") -> str:
    """Return what is told of a document that was made: how much it cites, and in which style."""
    count = f"{citations} {'citation' if citations == 1 else 'citations'}"
    return f"{count} of {publications_text(publications)}, in {style.name}"


def cited(
    publications: "Iterable[Publication]",
    citations: "Sequence[Citation]",
    options: Mapping[str, Any],
    context: typer.Context,
) -> "Result":
    """Return the citations and the list of the publications as the options of citing ask for; tell what there is to tell.

    The library of the context says which names of bodies are the users' own, which no language changes.
    """
    from protlib.citing.formatter import formatted
    from protlib.citing.styles import named

    acronyms = not options.get("no_acronyms")
    style = named(style_name(options))
    publications = _in_versions(publications, options, context)
    own = cache(lambda: _own_names(context))
    result = formatted(publications, citations, style, locale_of(options), acronyms=acronyms, own=own)
    for warning in result.warnings:
        say(warning)
    return result


def _in_versions(
    publications: "Iterable[Publication]", options: Mapping[str, Any], context: typer.Context
) -> "Iterable[Publication]":
    """Return what is cited in the language that is asked for, as far as it has a version in that which anybody may see."""
    language = locale_of(options)
    if not language or options.get("no_versions"):
        return publications
    from protlib.record.works import as_cited_in

    cited_ones = list(publications)
    keys = {each.key for each in cited_ones}
    with library_of(context) as library:
        works = [work for work in library.decisions().works() if not keys.isdisjoint(work)]
        versions = [[each for each in library.get_many(work) if not each.access] for work in works]
    of = {key: found for work, found in zip(works, versions, strict=True) for key in work}
    return as_cited_in(cited_ones, of, language)


def _own_names(context: typer.Context) -> frozenset[str]:
    from protlib.record.names import parse
    from protlib.record.one_name import key_of_name

    with library_of(context) as library:
        return frozenset(key_of_name(parse(decided.meant)) for decided in library.decisions().names())
