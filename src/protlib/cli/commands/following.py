"""`series`: the editions of what comes out every year, and which are missing."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.context import library_of, typed
from protlib.cli.options import JsonFormOption
from protlib.cli.output import put, put_cells
from protlib.cli.pager import NoPager, paged
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protlib.library import Library
    from protlib.record.series import Series
    from protlib.render.shapes import Shape

_Year = int | None


def _year_option(name: str, help_text: str) -> Any:
    return Annotated[
        int | None, typer.Option(name, min=1, max=9999, metavar="YEAR", help=help_text, show_default=False)
    ]


def series(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="Words of the name of a series or of who publishes it, or its acronym: TIP report, WMR.",
            show_default=False,
        ),
    ] = None,
    *,
    first: _year_option("--from", "Tell missing editions from this year on.") = None,  # type: ignore[valid-type]
    last: _year_option("--to", "Tell missing editions up to this year.") = None,  # type: ignore[valid-type]
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the series of the library, annual reports and the like: how many editions there are, and which are missing; of one, each edition."""
    if first and last and first > last:
        raise UsageError(f"--from {first} is after --to {last}")
    wanted = " ".join(typed(name or []))
    with library_of(context) as library:
        found, missing = _found(library, wanted)
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            put([json_text([_json(one, first, last) for one in found])])
        elif not wanted:
            put_cells(_summary(one, first, last) for one in found)
        else:
            for one in found:
                put([f"{one.name}\t{one.by}".rstrip()])
                put_cells(_editions(one, first, last))
    if missing:
        raise NothingFoundError(missing)


def _found(library: "Library", wanted: str) -> "tuple[list[Series], str]":
    """Return all series, or those with a name, and what to say where there is none."""
    from protlib.record import annual_reports
    from protlib.record.series import called, series

    linked = [pair.keys for pair in library.decisions().translations()]
    if not wanted:
        every = series(library, linked)
        return every, "" if every else "the library has no two editions of a series"
    among = series(library, linked, fewest=1)
    found = called(among, wanted)
    several = [one for one in found if len(one.editions) > 1] or found
    if not several:
        from protlib.text import nearest, suggestion

        if annual := annual_reports.called(wanted):
            return [], f"no edition of “{annual.name}” ({annual.by}) is here; protlib series lists what is"
        near = suggestion(nearest(wanted, [one.name for one in among if len(one.editions) > 1]))
        return [], f"no series “{wanted}”{near or '; protlib series lists them'}"
    return several, ""


def _summary(one: "Series", first: _Year, last: _Year) -> tuple[str, ...]:
    missing = ", ".join(map(str, one.missing(first, last)))
    span = f"{one.years[0]}-{one.years[-1]}"
    told = (f"missing {missing}",) if missing else ()
    return (one.name, one.by, span, f"{len(one.editions)} editions", *told)


def _editions(one: "Series", first: _Year, last: _Year) -> "Iterator[tuple[str, ...]]":
    """Yield the cells of each edition, those that are missing in their place."""
    lines: dict[int, list[tuple[str, ...]]] = {
        edition.year: [(str(edition.year), each.key, each.title) for each in edition.publications]
        for edition in one.editions
    }
    lines |= {year: [(str(year), "missing")] for year in one.missing(first, last)}
    for year in sorted(lines):
        yield from lines[year]


def _json(one: "Series", first: _Year, last: _Year) -> dict[str, Any]:
    editions: Sequence[dict[str, Any]] = [
        {"year": edition.year, "keys": [each.key for each in edition.publications]}
        for edition in one.editions
    ]
    return {"name": one.name, "by": one.by, "editions": editions, "missing": one.missing(first, last)}


def shape() -> "Shape":
    """Return the shape of what is printed as JSON."""
    from protlib.render.shapes import closed, listed, number, text, texts

    edition = closed("", {"year": number(""), "keys": texts("of its publications")})
    told = {
        "name": text("of the series"),
        "by": text('whose it is, "" where that is not known'),
        "editions": listed("by year", edition),
        "missing": listed("the years between them without an edition", number("")),
    }
    return listed("series", closed("", told))
