"""The chart for counts: the one that fits them, or the one that `--plot` names."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Final

from protlib.cli.options.declaration import option
from protlib.cli.options.shared import choices_text
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.selection import Facet


class ChartName(StrEnum):
    """The names of charts that a user can type; `auto` is the chart that fits."""

    AUTO = "auto"
    BARS = "bars"
    TIMELINE = "timeline"
    MAP = "map"
    TABLE = "table"


CHARTS: Final = tuple(name.value for name in ChartName if name != ChartName.AUTO)
PlotOption = Annotated[
    ChartName | None,
    option(
        "--plot [CHART]",
        f"Draw a chart: {choices_text(CHARTS)}. Without CHART, the one that fits: "
        "a timeline for years, a map for countries, a table for two fields, else bars. "
        "In a pipe it is 80 columns wide.",
        case_sensitive=False,
    ),
]
_USUAL_FACETS: Final = {ChartName.TIMELINE: Facet.YEAR, ChartName.MAP: Facet.COUNTRY}
"""What is counted for a chart where nobody says: else regions."""


class CountQuestion(NamedTuple):
    """A count by one field or by two, for each chart or list that needs it.

    `chart` is its kind, "" for a list. A chart that only probably fits may become another kind.
    """

    field_lists: Sequence[Sequence[str]]
    chart: str = ""
    is_only_likely: bool = False


def question_of(
    facet_names: Sequence[str],
    plot: ChartName | None,
    own_names: Callable[[], Sequence[str]],
    *,
    limit: int | None,
    as_catalogued: bool,
    is_chart: bool,
) -> CountQuestion:
    """Return what to count, and how to draw it if it `is_chart`; `own_names` returns the library's own fields.

    A timeline shows a single field by year. Raises UsageError for an unknown field, and for a chart that does not fit.
    """
    from protlib.search.facets import find_facets

    chart = plot or ChartName.AUTO
    fields = find_facets(facet_names or [_USUAL_FACETS.get(chart, Facet.REGION)], own_names)
    if not is_chart:
        return CountQuestion([fields])
    if chart == ChartName.TIMELINE and len(fields) < 2 and Facet.YEAR not in fields:
        fields = [*fields, Facet.YEAR.value]
    fitting = _charts_that_fit(fields, is_whole=limit is None and not as_catalogued)
    if chart == ChartName.AUTO:
        chart = fitting[0]
    elif chart not in fitting:
        raise UsageError(_refusal(chart, fields))
    if chart == ChartName.MAP:
        return CountQuestion([fields, [Facet.REGION.value]], chart, is_only_likely=plot in {None, ChartName.AUTO})
    if chart == ChartName.TIMELINE and len(fields) == 2:
        fields = sorted(fields, key=lambda name: name == Facet.YEAR)
    return CountQuestion([fields], chart)


def _charts_that_fit(fields: Sequence[str], *, is_whole: bool) -> Sequence[ChartName]:
    """Return the charts that can be drawn, the best one first.

    A map has all countries, and counts publications about areas under their countries.
    """
    if len(fields) == 2:
        return (ChartName.TIMELINE, ChartName.TABLE) if Facet.YEAR in fields else (ChartName.TABLE,)
    if fields == [Facet.YEAR]:
        return (ChartName.TIMELINE, ChartName.BARS)
    if fields == [Facet.COUNTRY] and is_whole:
        return (ChartName.MAP, ChartName.BARS)
    return (ChartName.BARS,)


def _refusal(chart: ChartName, fields: Sequence[str]) -> str:
    if chart == ChartName.MAP:
        if fields == [Facet.COUNTRY]:
            return "a map shows all countries; for --limit or --as-catalogued: --plot bars"
        return "a map needs countries: protlib stats --by country --plot map"
    if chart == ChartName.TIMELINE:
        return f"a timeline needs years: --by {fields[0]} --by year"
    if chart == ChartName.TABLE:
        return (
            f"a table needs two facets: --by {fields[0]} --by {Facet.TYPE if fields[0] == Facet.YEAR else Facet.YEAR}"
        )
    return f"bars need one facet: --by {fields[0]} --plot bars"
