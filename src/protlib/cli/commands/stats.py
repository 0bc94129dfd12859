"""`stats`: numbers of publications by their fields, as a list, a chart or a picture."""

import typer

from protlib.cli.charts.chart_output import ChartOptions, PlotOption, choose_output, question_of
from protlib.cli.charts.counts import Labels, count_values, picture_of, put_out
from protlib.cli.completers import completers
from protlib.cli.context import library_of
from protlib.cli.options.citation_options import language_tag
from protlib.cli.options.declaration import OptionGroup, flag, grouped, option
from protlib.cli.options.selection_options import FilterOptions, QueryWords, selection_of
from protlib.cli.options.shared import choices_text
from protlib.cli.terminal.activity import activity
from protlib.selection import MORE_COUNTS, Facet


class CountingOptions(OptionGroup):
    """What is counted, and in which chart."""

    by: list[str] | None = option(
        "--by -b FIELD",
        f"Count by {choices_text(Facet)}. Or by {MORE_COUNTS[0]} (below the country), {MORE_COUNTS[1]} (of the "
        f"thesaurus) or a field of your own. Default: {Facet.REGION}. Twice makes a table: rows, then columns.",
        completers.facets,
    )
    plot: PlotOption = None
    limit: int | None = option(
        "--limit -n NUMBER",
        "Show at most NUMBER values, or rows of a table: the most frequent, or the newest years.",
        minimum=1,
    )
    as_catalogued: bool = flag(
        "--as-catalogued",
        "Count a region, country or language only where the record names it. Default: all that its filter finds.",
    )


@grouped
def stats(
    context: typer.Context,
    words: QueryWords = None,
    *,
    counting: CountingOptions,
    charting: ChartOptions,
    options: FilterOptions,
) -> None:
    """Count publications by region, year, author and more.

    It counts all publications, or a selection. --by twice counts by two fields. --plot draws a chart, and -o chart.svg
    writes it as a picture. Years make a timeline, with the empty years too; countries make a map.

    A region counts the publications about every place in it, as search --region does. One publication may be in several
    regions.
    """
    output = choose_output(context, charting, is_plotted=counting.plot is not None)
    with library_of(context) as library:
        selection = selection_of(words, options)
        question = question_of(
            counting.by or [],
            counting.plot,
            library.own_fields,
            limit=counting.limit,
            as_catalogued=counting.as_catalogued,
            is_chart=output.is_chart,
        )
        with activity("Counting"):
            counts, missing = count_values(
                library, selection, output, *question.field_lists, as_catalogued=counting.as_catalogued
            )
    locale = language_tag(charting.locale) if output.is_picture else ""
    if locale:
        from protlib.cli.documents.block_file import wording_of

        wording_of(locale, "a picture")
    labels = Labels(selection, charting.title, charting.source, counting.as_catalogued, locale)
    put_out(output, picture_of(question, counts, counting.limit, labels), counts[0].total, missing)
