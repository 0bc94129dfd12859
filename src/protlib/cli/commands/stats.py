"""`stats`: how many publications there are of what, as numbers, as a chart or as a picture."""

from typing import Annotated, Any

import typer

from protlib.cli.chart_choice import PlotOption, question_of
from protlib.cli.chart_pictures import picture_of
from protlib.cli.charts import CHART_OPTIONS, counted, manner, put_out
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import taking
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.selection import BESIDE, Facet

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
MostOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=1,
        metavar="NUMBER",
        help="Show at most NUMBER values, of a table rows: those with the most, of years the newest.",
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
    plot: PlotOption = None,
    limit: MostOption = None,
    as_catalogued: AsCataloguedOption = False,
    charting: dict[str, Any],
    options: dict[str, Any],
) -> None:
    """Count publications, all of them or a selection, by region, country, year, author and more, or by two of these.

    --plot draws a chart, and -o chart.svg writes a picture of it: years as a timeline, with the years without any, countries as a map.
    A region has the publications about all that lies in it, as with search --region; one publication may be in several.
    """
    how = manner(context, charting, is_plotted=plot is not None)
    with library_of(context) as library:
        selection = selection_of(words, options)
        question = question_of(
            typed(by or []),
            plot,
            library.own_fields,
            limit=limit,
            as_catalogued=as_catalogued,
            is_chart=how.is_chart,
        )
        counts, missing = counted(library, selection, how, *question.by, as_catalogued=as_catalogued)
    put_out(how, picture_of(question, counts, limit, selection), counts[0].total, missing)
