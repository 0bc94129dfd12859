"""`stats`: what a library is about."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protlib.cli.charts import (
    CHART_OPTIONS,
    counted,
    manner,
    picture_of,
    put_out,
)
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import taking
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.selection import BESIDE, Facet

if TYPE_CHECKING:
    from protlib.render.charts.chart import Chart
    from protlib.render.charts.drawing import Line, Signs, Size

AsCataloguedOption = Annotated[
    bool,
    typer.Option(
        "--as-catalogued",
        help="Count a region, country or language only where it is named itself; else all that its filter finds.",
    ),
]


ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        "-b",
        metavar="FIELD",
        help=f"What to count by, else {Facet.REGION}: {', '.join(Facet)}, {BESIDE[0]} (below the country), {BESIDE[1]} (of the thesaurus), or a field of your own. Twice makes a table: rows, then columns.",
        autocompletion=completers.facets,
        show_default=False,
    ),
]


@taking(FILTER_OPTIONS, into="options")
@taking(CHART_OPTIONS, into="charting")
def stats(
    context: typer.Context,
    words: QueryWords = None,
    *,
    by: ByOption = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=1,
            metavar="NUMBER",
            help="At most so many, of a table rows: those with the most, of years the newest.",
            show_default=False,
        ),
    ] = None,
    as_catalogued: AsCataloguedOption = False,
    options: dict[str, Any],
    charting: dict[str, Any],
) -> None:
    """Count publications, all of them or a selection, by region, country, year, author and more, or by two of these.

    A region has the publications about all that lies in it, as with search --region; one publication may be in several.
    """
    how = manner(context, charting)
    with library_of(context) as library:
        fields = typed(by or [Facet.REGION.value])
        selection = selection_of(words, options)
        [counts], missing = counted(library, selection, how, fields, as_catalogued=as_catalogued)
    picture = picture_of(counts, _plotted if how.plot else _listed, limit, fits=how.plot, selection=selection)
    put_out(how, picture, counts.total, missing)


def _listed(chart: "Chart", size: "Size", signs: "Signs") -> "list[Line]":
    """Return counts as bars, or as a table, however many there are."""
    from protlib.render.charts import drawing

    return (drawing.table if chart.across else drawing.bars)(chart, size, signs)


def _plotted(chart: "Chart", size: "Size", signs: "Signs") -> "list[Line]":
    """Return a chart under its title: over the years where it is counted by them."""
    from protlib.render.charts import chart as charts
    from protlib.render.charts import drawing

    if chart.across and chart.by == Facet.YEAR:
        chart = charts.turned(chart)
    if chart.across:
        draw = drawing.small_columns if chart.across == Facet.YEAR else drawing.table
    else:
        draw = drawing.columns if chart.by == Facet.YEAR else drawing.bars
    return drawing.titled(chart, draw(chart, size, signs), size.width, signs)
