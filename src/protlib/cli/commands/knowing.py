"""`bodies`: what protlib knows of organisations, and which publications they are in."""

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
    from protlib.record.names import organisation
    from protlib.record.names.bodies import known_body
    from protlib.text import nearest, suggestion

    body = known_body(organisation(name))
    if found := (body,) if body else authority.may_be(name):
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
    yield f"{_shown(body.names[0])}: {body.kind}"
    for language, names in _by_language(body).items():
        yield f"{language}: {'; '.join(names)}"
    if around := _around(body):
        yield f"part of: {'; '.join(around)}"
    if country := places.resolve(body.country) if body.country else None:
        yield f"country: {country.name}"
    if apart := _apart(body):
        yield f"not to be taken for: {'; '.join(apart)}"
    more = f" and {len(keys) - _MOST_SHOWN} more" if len(keys) > _MOST_SHOWN else ""
    yield f"publications: {', '.join(keys[:_MOST_SHOWN])}{more}" if keys else "publications: none"


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
