"""How counts are put out: the form, the chart that fits them, and where to."""

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

import typer

from protlib.cli.files.outgoing_records import RestrictedLevel
from protlib.cli.files.output_file import OutputFile, output_file
from protlib.cli.input_file import STANDARD
from protlib.cli.options.citation_options import PictureLocaleOption
from protlib.cli.options.declaration import OptionGroup, option
from protlib.cli.options.shared import ForceOption, NoPagerOption, choices_text
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.selection import Facet

Form = Literal["table", "json", "csv", "svg", "png"]
PICTURES: Final = ("svg", "png")
_FILE_FORMS: Final = ("json", "csv", *PICTURES)
_WORKBOOK_SUFFIXES: Final = ("xlsx", "xls", "ods")


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
    fitting_charts = _charts_that_fit(fields, is_whole=limit is None and not as_catalogued)
    if chart == ChartName.AUTO:
        chart = fitting_charts[0]
    elif chart not in fitting_charts:
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


class ChartOptions(OptionGroup):
    """How counts are put out."""

    output: Path = option(
        "--output -o FILE",
        "The file to write: .svg, .png, .csv or .json; - is standard output.",
        shows_default=True,
        default=Path(STANDARD),
    )
    form: Form | None = option(
        "--format -f FORM",
        f"The format: {choices_text(get_args(Form))}. Default: by the suffix of --output; "
        "else drawn on a terminal, plain lines in a pipe.",
    )
    title: str = option("--title TEXT", "The title of a chart. Default: what was selected and counted.", default="")
    source: str = option("--source TEXT", "The source that a picture names below, such as your office.", default="")
    locale: PictureLocaleOption = None
    force: ForceOption = False
    include: list[RestrictedLevel] | None = option(
        "--include WHAT", "In a picture or a file, include what is not public: internal, or confidential for both."
    )
    no_pager: NoPagerOption = False


class ChartOutput(NamedTuple):
    """How counts are put out: the form, "" for lines or a drawing as standard output asks for it, and where to."""

    form: str
    file: OutputFile
    is_plotted: bool
    include: Sequence[str]
    no_pager: bool

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, which others will see."""
        return self.form in PICTURES

    @property
    def is_chart(self) -> bool:
        """Whether it is a chart, or its numbers in CSV and JSON, and no list."""
        return self.is_plotted or self.is_picture

    @property
    def is_drawn(self) -> bool:
        """Whether it is drawn with letters and blocks."""
        return self.form == "table" or (not self.form and (self.is_plotted or sys.stdout.isatty()))

    @property
    def is_for_others(self) -> bool:
        """Whether others may get it: a picture or a file."""
        return self.is_picture or not self.file.is_standard

    def list_left_out(self) -> list[str]:
        """Return the circles whose publications are not counted: none but in pictures and files."""
        if not self.is_for_others:
            return []
        from protlib.record.handout import levels_left_out

        return levels_left_out(self.include)


def choose_output(context: typer.Context, options: ChartOptions, *, is_plotted: bool) -> ChartOutput:
    """Return the form in which to write counts.

    Raises UsageError if options contradict each other, or if the form of a file is not clear.
    """
    form: str = options.form or ""
    include = options.include
    output = str(options.output)
    file = output_file(context, output, force=options.force, include=include)
    if output != STANDARD:
        form = _form_of_file(form, Path(output))
    if form == "png" and output == STANDARD and sys.stdout.isatty():
        raise UsageError("cannot print a PNG on a terminal; write it to a file: -o chart.png")
    if include and form not in PICTURES and file.is_standard:
        raise UsageError("--include works with pictures and files; standard output counts all records anyway")
    is_drawing = is_plotted and form in {"", "table"}
    if form not in PICTURES and (options.source or options.locale or (options.title and not is_drawing)):
        raise UsageError("--title works with --plot and pictures, --source and --locale with pictures: -o chart.svg")
    return ChartOutput(form, file, is_plotted, [str(level) for level in include or ()], options.no_pager)


def _form_of_file(form: str, path: Path) -> str:
    """Return the form of a file: the named one, else the one of its suffix.

    Raises UsageError if the two contradict each other.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if form == "table":
        raise UsageError("--format table is for the terminal. For a file, leave out --format; the suffix decides")
    if suffix in _WORKBOOK_SUFFIXES:
        raise UsageError(f"{path.name}: counts make no workbook; name the file .csv. In Excel: Data, From Text/CSV")
    if (form or suffix) not in _FILE_FORMS:
        raise UsageError(f"cannot tell the format from “{path.name}”; name the file .svg, .png, .csv or .json")
    if form and form != suffix and suffix in _FILE_FORMS:
        raise UsageError(f"{path} has the suffix of {suffix}, but --format is {form}; leave out --format")
    return form or suffix
