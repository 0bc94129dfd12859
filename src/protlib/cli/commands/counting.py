"""`stats` and `places`: what a library is about, and what lies in what."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.advice import nothing_of, unknown_place
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import CountsFormOption, JsonFormOption, taking
from protlib.cli.output import put
from protlib.cli.pager import NoPager, paged
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protlib.library import Library
    from protlib.record.places import Place

AsCataloguedOption = Annotated[
    bool,
    typer.Option(
        "--as-catalogued",
        help="Count a region, country or language only where it is named itself; else all that its filter finds.",
    ),
]


ByOption = Annotated[
    str,
    typer.Option(
        "--by",
        "-b",
        metavar="FIELD",
        help=f"What to count by: {', '.join(Facet)}, or a field of your own.",
        autocompletion=completers.facets,
    ),
]


@taking(FILTER_OPTIONS, into="options")
def stats(
    context: typer.Context,
    words: QueryWords = None,
    *,
    by: ByOption = Facet.REGION.value,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=1,
            metavar="NUMBER",
            help="At most so many: those with the most, of years the newest.",
            show_default=False,
        ),
    ] = None,
    as_catalogued: AsCataloguedOption = False,
    output: CountsFormOption = None,
    no_pager: NoPager = False,
    options: dict[str, Any],
) -> None:
    """Count publications, all of them or a selection, by region, country, year, author and more.

    A region has the publications about all that lies in it, as with search --region; one publication may be in several.
    """
    with library_of(context) as library:
        by = _counted_by(library, typed(by), as_catalogued=as_catalogued)
        selection = selection_of(words, options)
        counts = library.facets(selection, by, as_catalogued=as_catalogued)
        missing = "" if counts else nothing_of(library, selection, f"nothing to count by {by}")
    if limit is not None:
        counts = counts[-limit:] if by == Facet.YEAR else counts[:limit]
    with paged(no_pager=no_pager):
        _print(counts, by, output)
    if missing:
        raise NothingFoundError(missing)


def _counted_by(library: "Library", by: str, *, as_catalogued: bool) -> str:
    from protlib.search.facets import NESTED, counted_by

    by = counted_by(by, library.own_fields)
    if as_catalogued and by not in NESTED:
        raise UsageError(f"--as-catalogued is for regions, countries and languages, not for --by {by}")
    return by


def _print(counts: "Sequence[tuple[str, int]]", by: str, output: str | None) -> None:
    from protlib.render import people, scripts

    if output == "json":
        put([scripts.json_text([{by: value, "count": count} for value, count in counts])])
    elif output == "csv":
        put(scripts.csv_lines([(by, "count"), *counts]))
    elif output == "table" or sys.stdout.isatty():
        people.bars(counts)
    else:
        put(f"{value}\t{count}" for value, count in counts)


def places_(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A region or a country, in any spelling.",
            autocompletion=completers.places,
            show_default=False,
        ),
    ] = None,
    *,
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the regions protlib knows, or tell what one place is, whose definition is used, and what lies in it."""
    from protlib.record import places

    name = typed(name)
    place = None if name is None else places.resolve(name)
    if name is not None and place is None:
        raise UsageError(unknown_place(name))
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            put([json_text(_json(place) if place else places.names("region"))])
        else:
            put(_told(place) if place else places.names("region"))


def _json(place: "Place") -> "dict[str, str | list[str]]":
    return {
        "name": place.name,
        "kind": place.kind,
        "code": place.code,
        "source": place.source,
        "also": list(place.other_names),
        "countries": _countries(place),
        "lies_in": _around(place),
    }


def _told(place: "Place") -> "Iterator[str]":
    yield f"{place.name}: {place.kind}, code {place.code}, as defined by {place.source}"
    if place.other_names:
        yield f"also: {'; '.join(place.other_names)}"
    if place.kind == "region":
        yield f"countries: {'; '.join(_countries(place))}"
    if around := _around(place):
        yield f"lies in: {'; '.join(around)}"


def _countries(place: "Place") -> list[str]:
    """Return the names of the countries in a region; none of a country."""
    from protlib.record import places

    if place.kind != "region":
        return []
    return sorted(found.name for code in places.members(place) if (found := places.resolve(code)))


def _around(place: "Place") -> list[str]:
    """Return the names of the regions that a place lies in."""
    from protlib.record import places

    return [outer.name for outer in places.containers(place)]
