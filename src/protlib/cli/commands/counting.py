"""`stats` and `places`: what a library is about, and what lies in what."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from protlib.cli.advice import nothing_of, unknown_place
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import CountsFormOption, JsonFormOption, house_of, house_option, taking
from protlib.cli.output import put
from protlib.cli.pager import NoPager, paged
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import CONCEPT, Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library import Library
    from protlib.render.shapes import Shape
    from protlib.selection import Selection

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
        help=f"What to count by: {', '.join(Facet)}, {CONCEPT} (of the thesaurus), or a field of your own.",
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
    from protlib.library.one_moment import at_one_moment

    with library_of(context) as library:
        asked = _Asked(typed(by), selection_of(words, options), as_catalogued)
        by, counts, missing = at_one_moment(library, lambda read: _counted(read, asked))
    if limit is not None:
        counts = counts[-limit:] if by == Facet.YEAR else counts[:limit]
    with paged(no_pager=no_pager):
        _print(counts, by, output)
    if missing:
        raise NothingFoundError(missing)


class _Asked(NamedTuple):
    """What shall be counted by what."""

    by: str
    selection: "Selection"
    as_catalogued: bool


def _counted(library: "Library", asked: _Asked) -> "tuple[str, Sequence[tuple[str, int]], str]":
    """Return what is counted by, the counts and, where there are none, why."""
    by = _counted_by(library, asked.by, as_catalogued=asked.as_catalogued)
    counts = library.facets(asked.selection, by, as_catalogued=asked.as_catalogued)
    return by, counts, "" if counts else nothing_of(library, asked.selection, f"nothing to count by {by}")


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
            help="A region, a country or an area in one, in any spelling; several with “and” between them.",
            autocompletion=completers.places,
            show_default=False,
        ),
    ] = None,
    *,
    as_house: Annotated[str, house_option()] = "",
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the regions protlib knows, or tell what a place is, whose definition is used, and what lies in it.

    Of a region that houses draw in several ways, it tells who counts whom.
    """
    from protlib.record import places
    from protlib.render import places as told

    name = typed(name)
    found = () if name is None else places.meant(name)
    if name is not None and not found:
        raise UsageError(unknown_place(name))
    try:
        house = places.house_named(house_of(as_house))
    except ValueError as error:
        raise UsageError(f"no house “{as_house}”; {error}") from error
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            objects = [told.to_dict(place, house) for place in found]
            put([json_text(objects[0] if len(objects) == 1 else objects or places.names("region"))])
        else:
            put(told.lines(found, house) if found else places.names("region"))


def stats_shape() -> "Shape":
    """Return the shape of what `stats` prints as JSON: beside the count, what is counted by."""
    from protlib.render.shapes import listed, number, text

    told = {str(name): text("a value") for name in (*Facet, CONCEPT)}
    counted = {
        "description": "a value under the name of what is counted by, which may be a field of your own",
        "type": "object",
        "properties": {**told, "count": number("how many publications have it")},
        "required": ["count"],
        "minProperties": 2,
        "maxProperties": 2,
        "additionalProperties": {"type": "string"},
    }
    return listed("the values, and how many publications have each", counted)
