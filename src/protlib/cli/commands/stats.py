"""`stats`: how many publications there are of what, as numbers, as a chart or as a picture."""

from typing import Annotated, Any

import typer

from protlib.cli.charts import CHART_OPTIONS, counted, manner, put_out
from protlib.cli.charts.choice import PlotOption, question_of
from protlib.cli.charts.pictures import picture_of
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed_text
from protlib.cli.options import choices_text, taking
from protlib.cli.options.selection import FILTER_OPTIONS, QueryWords, selection_of
from protlib.cli.terminal.activity import activity
from protlib.selection import BESIDE, Facet

AsCataloguedOption = Annotated[
    bool,
    typer.Option(
        "--as-catalogued",
        help="Count a region, country or language only where the record names it. Default: all that its filter finds.",
    ),
]
ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        "-b",
        metavar="FIELD",
        help=f"Count by {choices_text(Facet)}. Or by {BESIDE[0]} (below the country), {BESIDE[1]} (of the thesaurus) or a field of your own. Default: {Facet.REGION}. Twice makes a table: rows, then columns.",
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
        help="Show at most NUMBER values, or rows of a table: the most frequent, or the newest years.",
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
    """Count publications by region, year, author and more.

    It counts all publications, or a selection. --by twice counts by two fields. --plot draws a chart, and -o chart.svg
    writes it as a picture. Years make a timeline, with the empty years too; countries make a map.

    A region counts the publications about every place in it, as search --region does. One publication may be in several
    regions.
    """
    how = manner(context, charting, is_plotted=plot is not None)
    with library_of(context) as library:
        selection = selection_of(words, options)
        question = question_of(
            typed_text(by or []),
            plot,
            library.own_fields,
            limit=limit,
            as_catalogued=as_catalogued,
            is_chart=how.is_chart,
        )
        with activity("Counting"):
            counts, missing = counted(library, selection, how, *question.by, as_catalogued=as_catalogued)
    put_out(how, picture_of(question, counts, limit, selection), counts[0].total, missing)
