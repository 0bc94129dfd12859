"""Citations and references of a library's publications in a style, as text, for scripts."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.citing.body_names import Bodies
    from protlib.citing.citation import Citation
    from protlib.library.library import Library
    from protlib.record.model import Publication


class CitedTexts(NamedTuple):
    """Citations in the order of the request, references in that of the style, and warnings of the engine."""

    citations: tuple[str, ...]
    references: tuple[str, ...]
    warnings: tuple[str, ...]


def cite(
    library: "Library",
    works: Sequence[str] | str,
    style: str = "apa",
    *,
    language: str = "",
    bodies: str = "published",
    include: Collection[str] = (),
) -> CitedTexts:
    """Return citations and references as text, as `protlib cite` prints them.

    `works` are keys, or citations such as "[see @iom2009caring, p. 3]"; `language` is such as "fr", "" for that of the
    style; `bodies` "report" has known organisations under one name each in that language. Raises NothingFoundError for
    a key that no publication has. Raises UsageError for an unknown style, without an engine, and for a publication that
    is not public and not in what `include` names.
    """
    from protlib.citing.citation import plain_text
    from protlib.citing.formatter import format_publications
    from protlib.citing.nested import keys_cited
    from protlib.citing.styles import style_named

    citations = [_parse_citation(work) for work in ([works] if isinstance(works, str) else works)]
    keys = keys_cited(citations)
    publications = library.get_many(keys)
    _refuse_restricted(publications, include)
    result = format_publications(publications, citations, style_named(style), language, bodies=_parse_bodies(bodies))
    return CitedTexts(
        tuple(map(plain_text, result.citations)),
        tuple(entry.line() for entry in result.bibliography),
        result.warnings,
    )


def _parse_bodies(text: str) -> "Bodies":
    from protlib.citing.body_names import Bodies

    try:
        return Bodies(text)
    except ValueError:
        raise UsageError(f"bodies “{text}”: use {' or '.join(Bodies)}") from None


def _parse_citation(text: str) -> "Citation":
    from protlib.citing.citation import Citation, CitedPublication
    from protlib.citing.notation import parse_citation

    if "@" not in text:
        return Citation((CitedPublication(text),))
    if (citation := parse_citation(text)) is None:
        raise UsageError(f"“{text}” is not a citation; write [see @key, p. 3; @other] or @key [p. 3]")
    return citation


def _refuse_restricted(publications: "Sequence[Publication]", include: Collection[str]) -> None:
    from protlib.record.handout import is_allowed

    if refused := [publication for publication in publications if not is_allowed(publication, include)]:
        restricted = ", ".join(f"{publication.key} is {publication.access}" for publication in refused)
        raise UsageError(f"{restricted}; nothing was cited. To cite it, add {refused[0].access!r} to include")
