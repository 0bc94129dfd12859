"""`bodies` and `concepts`: what protlib knows of organisations and of subjects, and which publications they are in."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import JsonFormOption
from protlib.cli.output import put
from protlib.cli.pager import NoPager, paged
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.record.authority import Body, Named
    from protlib.record.concepts import Concept
    from protlib.render.shapes import Shape

_MOST_SHOWN: Final = 5
_TOLD: Final = {"": "formerly", "xx": "also"}
"""What stands for the language of a former name, and of one in a language that reports are not written in."""


def bodies(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            help="A name or an acronym of an organisation, in any language.",
            autocompletion=completers.bodies,
            show_default=False,
        ),
    ] = None,
    *,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the organisations protlib knows, or tell what one is called in other languages, what it is a part of, and which publications are by it.

    Of an acronym that several have, all are told. Any of the names finds the publications: protlib search author:HCR
    """
    from protlib.record import authority

    name = typed(name)
    found = authority.everybody() if name is None else _named(name)
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            told = (_json(body) | ({"publications": _keys(context, body)} if name else {}) for body in found)
            put([json_text(list(told))])
        elif name is None:
            put(map(_line, found))
        else:
            put(
                line
                for body in found
                for line in _told(body, _keys(context, body), is_first=body == found[0])
            )


def _named(name: str) -> "Sequence[Body]":
    """Return the bodies that a text may name; raises UsageError where there are none."""
    from protlib.record import authority
    from protlib.search.known_bodies import named
    from protlib.text import nearest, suggestion

    if found := named(name):
        return found
    known = {each.text.lower(): each.text for every in authority.everybody() for each in every.names}
    near = [known[text] for text in nearest(name, known)]
    raise UsageError(f"“{name}” is no organisation that is known{suggestion(near)}")


def _keys(context: typer.Context, body: "Body") -> list[str]:
    """Return the keys of the publications of the library that are by a body, under whatever name."""
    from protlib.record.names import organisation
    from protlib.record.names.bodies import known_body
    from protlib.selection import Facet, Selection

    with library_of(context) as library:
        shown = [name for name, _count in library.facets(Selection(), Facet.AUTHOR, as_catalogued=True)]
        names = tuple(name for name in shown if known_body(organisation(name)) == body)
        asked = Selection(authors=names, sort="key")
        found = library.select(asked, summaries=False).publications if names else ()
    return [record.key for record in found if any(known_body(name) == body for name in record.authors)]


def _line(body: "Body") -> str:
    return f"{_shown(body.names[0])}: {body.kind}"


def _shown(name: "Named") -> str:
    shorts = f" ({', '.join(name.shorts)})" if name.shorts else ""
    return f"{name.text}{shorts}{f' {name.years}' if name.years else ''}"


def _told(body: "Body", keys: Sequence[str], *, is_first: bool) -> Iterator[str]:
    from protlib.record import places

    if not is_first:
        yield ""
    yield _line(body)
    for language, names in _by_language(body).items():
        yield f"{language}: {'; '.join(names)}"
    if around := _around(body):
        yield f"part of: {'; '.join(around)}"
    if country := places.resolve(body.country) if body.country else None:
        yield f"country: {country.name}"
    if apart := _apart(body):
        yield f"not to be taken for: {'; '.join(apart)}"
    yield _publications(keys)


def _publications(keys: "Sequence[str]") -> str:
    more = f" and {len(keys) - _MOST_SHOWN} more" if len(keys) > _MOST_SHOWN else ""
    return f"publications: {', '.join(keys[:_MOST_SHOWN])}{more}" if keys else "publications: none"


def _by_language(body: "Body") -> dict[str, list[str]]:
    """Return the names of a body by the tags of languages, "also" for those of no other and "formerly" for former ones."""
    found: dict[str, list[str]] = {}
    before: tuple[str, ...] = ()
    for name in body.names:
        language = _TOLD.get(name.language, name.language)
        if language not in found:
            before = ()
        found.setdefault(language, []).append(
            _shown(name if name.shorts != before else name._replace(shorts=()))
        )
        before = name.shorts
    return found


def _around(body: "Body") -> list[str]:
    """Return the names of what a body is a part of, the nearest first."""
    from protlib.record import authority

    parent = authority.with_code(body.parent)
    return [parent.name, *_around(parent)] if parent else []


def _apart(body: "Body") -> list[str]:
    """Return the names of the bodies, and the countries, for which one is taken."""
    from protlib.record import authority, places

    return [found.name for code in body.apart if (found := authority.with_code(code) or places.resolve(code))]


def _json(body: "Body") -> dict[str, Any]:
    names = [
        {"name": name.text, "language": name.language, "acronyms": list(name.shorts), "years": name.years}
        for name in body.names
    ]
    return {
        "name": body.name,
        "code": body.code,
        "kind": body.kind,
        "country": body.country,
        "names": names,
        "part_of": _around(body),
        "not_to_be_taken_for": _apart(body),
    }


def concepts_(
    context: typer.Context,
    word: Annotated[
        str | None,
        typer.Argument(
            help="A name, a synonym or an acronym of a subject, or a word of one, in any of the languages.",
            autocompletion=completers.concepts,
            show_default=False,
        ),
    ] = None,
    *,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the subjects protlib knows, or tell what one is called in five languages, what is broader, narrower and related, and which publications are about it.

    Of a word that several have in their names, these are listed. Any name finds the publications: protlib search traite des personnes
    """
    from protlib.record import concepts
    from protlib.search.concepts import named

    word = typed(word)
    meant = () if word is None else named(word)
    listed = () if meant else concepts.everything() if word is None else _with_word(word)
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            told = [_concept_json(each) | {"publications": _about(context, each)} for each in meant]
            put([json_text([*told, *map(_concept_json, listed)])])
        elif listed:
            put(f"{concept.name}: {concept.code}" for concept in listed)
        else:
            put(
                line
                for concept in meant
                for line in _concept_told(concept, _about(context, concept), is_first=concept == meant[0])
            )


def _with_word(word: str) -> "Sequence[Concept]":
    """Return the concepts that have all words of a text in one of their names; raises UsageError where there are none."""
    from protlib.record import concepts
    from protlib.text import fold, nearest, suggestion, words

    wanted = set(words(word))
    names = [(concept, label.text) for concept in concepts.everything() for label in concept.labels]
    found = {concept.code: concept for concept, name in names if wanted and wanted <= set(words(name))}
    if found:
        return tuple(found.values())
    known = {fold(name): name for _concept, name in names}
    near = [known[text] for text in nearest(fold(word), known)]
    raise UsageError(f"“{word}” is no subject that is known{suggestion(near)}")


def _about(context: typer.Context, concept: "Concept") -> list[str]:
    """Return the keys of the publications of the library that are about a concept, or a narrower one."""
    from protlib.selection import Selection

    with library_of(context) as library:
        asked = Selection(topics=(concept.code,), sort="key")
        return [summary.key for summary in library.select(asked, publications=False).summaries]


def _concept_told(concept: "Concept", keys: "Sequence[str]", *, is_first: bool) -> Iterator[str]:
    if not is_first:
        yield ""
    yield f"{concept.name}: {concept.code}"
    yield from (f"{language}: {'; '.join(names)}" for language, names in concept.languages().items())
    for title, names in _beside(concept).items():
        if names:
            yield f"{title}: {'; '.join(names)}"
    yield _publications(keys)


def _beside(concept: "Concept") -> dict[str, list[str]]:
    """Return the names of what is broader than a concept, narrower, and related."""
    from protlib.record import concepts

    every = concepts.everything()
    related = [each for each in every if each.code in concept.related or concept.code in each.related]
    return {
        "broader": [concepts.with_code(code).name for code in concept.broader],
        "narrower": [each.name for each in every if concept.code in each.broader],
        "related": [each.name for each in related],
    }


def _concept_json(concept: "Concept") -> dict[str, Any]:
    names = [
        {"name": label.text, "language": label.language, "is_acronym": label.is_acronym}
        for label in concept.labels
    ]
    return {"name": concept.name, "code": concept.code, "names": names, **_beside(concept)}


def bodies_shape() -> "Shape":
    """Return the shape of what `bodies` prints as JSON."""
    from protlib.render.shapes import closed, listed, text, texts

    name = {
        "name": text(""),
        "language": text('its tag, xx for one that is none of a report, "" for a former name'),
        "acronyms": texts("that stand for it"),
        "years": text('of a former name, "" where they are not known'),
    }
    told = {
        "name": text("by which it is listed"),
        "code": text("of the table of bodies"),
        "kind": text("such as un or ngo"),
        "country": text('alpha-3, "" for none'),
        "names": listed("what it is called", closed("", name)),
        "part_of": texts("the nearest first"),
        "not_to_be_taken_for": texts("bodies and countries"),
        "publications": texts("with a name: the keys of those by it"),
    }
    return listed("organisations that are known", closed("", told, optional=("publications",)))


def concepts_shape() -> "Shape":
    """Return the shape of what `concepts` prints as JSON."""
    from protlib.render.shapes import closed, flag, listed, text, texts

    name = {
        "name": text(""),
        "language": text("its tag"),
        "is_acronym": flag(""),
    }
    told = {
        "name": text("in English"),
        "code": text("of the table of concepts"),
        "names": listed("in five languages", closed("", name)),
        "broader": texts("names"),
        "narrower": texts("names"),
        "related": texts("names"),
        "publications": texts("with its name: the keys of those about it, or about a narrower one"),
    }
    return listed("subjects that are known", closed("", told, optional=("publications",)))
