"""Counts in their output forms: lines, JSON, CSV, a drawing on a terminal, or a picture."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING, Final

from protlib.cli.advice.empty_results import nothing_of
from protlib.cli.charts.chart_output import ChartName, ChartOutput, CountQuestion
from protlib.cli.files.outgoing_records import line_of
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError, UsageError
from protlib.frozen import NamedTuple
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.overview.overview_words import Wording
    from protlib.render.charts.chart import Chart
    from protlib.render.charts.chart_words import ChartWords
    from protlib.render.charts.drawing import Line, Signs, Size
    from protlib.render.charts.svg import Frame
    from protlib.search.facets import Counts
    from protlib.selection import Selection

    _Draw = Callable[[Size, Signs], Sequence[Line]]

_EVERYWHERE: Final = "Worldwide"
"""A region that says nothing of the regions in it."""


class _CountPicture(NamedTuple):
    """Counts in each form: rows for scripts (with a head where they need one), JSON, an SVG, and a drawing.

    The drawing may have to fit the screen. `missing` says why the picture is empty, else "". `notes` say what rows and
    objects do not show.
    """

    rows: Callable[[], Iterable[Sequence[object]]]
    head: Sequence[str]
    needs_head: bool
    objects: Callable[[], object]
    svg: Callable[[], str]
    drawing: Callable[["Size", "Signs"], "Sequence[Line]"]
    fits_screen: bool
    missing: str = ""
    notes: Sequence[str] = ()


class Labels(NamedTuple):
    """What a chart says of itself, because others see it without the command line.

    `title` and `source` are those of a user; without a title, the selection has one. The counts are those of what
    records name where `as_catalogued`; else a region includes the regions in it. `locale` is the tag of the language,
    "" for English.
    """

    selection: "Selection"
    title: str = ""
    source: str = ""
    as_catalogued: bool = False
    locale: str = ""

    @property
    def wording(self) -> "Wording":
        """The words of the language."""
        from protlib.overview.overview_words import Wording

        return Wording(self.locale)

    @property
    def naming(self) -> "ChartWords":
        """The words of charts; those of English are there at once."""
        from protlib.render.charts.chart_words import ENGLISH

        return self.wording.naming if self.locale else ENGLISH

    def name_chart(self, row_field: str, column_field: str = "", *, is_over_years: bool = False) -> str:
        """Return the title of a chart, such as "Publications on trafficking, 2015 to 2020, by type"."""
        from protlib.overview.overview_title import make_title

        if self.title:
            return self.title
        wording = self.wording
        title = make_title(self.selection, wording)
        fields = [
            wording.name_field(name)
            for name in ([column_field and row_field] if is_over_years else [row_field, column_field])
            if name
        ]
        parts = [wording.text("chart.by", fields=wording.enumeration(fields))] if fields else []
        counting_text = wording.comma_list([*parts, *([wording.text("chart.over_years")] if is_over_years else [])])
        return (
            f"{title} {counting_text}" if title == wording.text("title") else wording.comma_list([title, counting_text])
        )

    def frame(self, total: int) -> "Frame":
        """Return what stands around a picture: how many publications it counts, the day, and the source."""
        from datetime import datetime

        from protlib.render.charts.svg import Frame

        wording = self.wording
        day = wording.day(datetime.now().astimezone().date())
        return Frame(
            subtitle=f"{wording.text('publications', count=total)} · {day}",
            source=wording.text("source", source=self.source) if self.source else "",
            direction=wording.direction,
        )


def picture_of(question: CountQuestion, counts: "Sequence[Counts]", limit: int | None, labels: Labels) -> _CountPicture:
    """Return the output forms of a question's counts, with at most so many values."""
    first = counts[0]
    if question.chart == ChartName.MAP:
        picture = _make_map(first, counts[1], labels)
        if not (picture.missing and question.is_only_likely):
            return picture
    if question.chart == ChartName.TIMELINE:
        return _make_timeline(first, limit, labels)
    return _make_bars_or_table(first, limit, labels, is_chart=bool(question.chart))


def _make_bars_or_table(counts: "Counts", limit: int | None, labels: Labels, *, is_chart: bool) -> _CountPicture:
    """Return counts as bars, or counts by two fields as a table.

    A list shows all its values, and has no title.
    """

    def drawing(chart: "Chart", size: "Size", signs: "Signs") -> "Sequence[Line]":
        from protlib.render.charts import drawing

        return (drawing.draw_count_table if chart.column_field else drawing.draw_bars)(chart, size, signs)

    kind = "grid" if counts.second_facet else "bars"
    return _make_picture(counts, drawing, limit, labels, is_chart=is_chart, kind=kind)


def _make_timeline(counts: "Counts", limit: int | None, labels: Labels) -> _CountPicture:
    """Return columns over the years, with gaps for empty years, or a row of columns for each value."""
    from protlib.render.charts.count_rows import add_missing_years

    def drawing(chart: "Chart", size: "Size", signs: "Signs") -> "Sequence[Line]":
        from protlib.render.charts import drawing

        return (drawing.draw_small_columns if chart.column_field else drawing.draw_columns)(chart, size, signs)

    kind = "rows" if counts.second_facet else "columns"
    return _make_picture(add_missing_years(counts), drawing, limit, labels, is_chart=True, kind=kind)


def _make_picture(
    counts: "Counts",
    draw: "Callable[[Chart, Size, Signs], Sequence[Line]]",
    limit: int | None,
    labels: Labels,
    *,
    is_chart: bool,
    kind: str,
) -> _CountPicture:
    from protlib.render.charts import count_rows
    from protlib.render.charts.chart import chart_of

    limited_counts, notes = count_rows.limit_values(counts, limit), _notes_on(counts, labels)

    def chart() -> "Chart":
        chart_to_draw = chart_of(_name_values(counts, labels.wording) if is_chart else counts, limit)
        title = labels.name_chart(counts.facet, counts.second_facet, is_over_years=kind in {"rows", "columns"})
        return replace(chart_to_draw, title=title, notes=notes, naming=labels.naming)

    def svg() -> str:
        from protlib.render.charts import svg

        return svg.draw_chart(chart(), kind, svg.MOST_ROWS if limit is None else None, labels.frame(counts.total))

    def drawing(size: "Size", signs: "Signs") -> "Sequence[Line]":
        chart_to_draw = chart()
        if not is_chart:
            return draw(chart_to_draw, size, signs)
        return _add_heads(chart_to_draw.title, counts.total, partial(draw, chart_to_draw), size, signs)

    return _CountPicture(
        lambda: count_rows.make_rows(limited_counts),
        count_rows.make_head(counts),
        bool(counts.second_facet),
        lambda: count_rows.make_objects(limited_counts),
        svg,
        drawing,
        is_chart,
        notes=notes,
    )


def _make_map(countries: "Counts", regions: "Counts", labels: Labels) -> _CountPicture:
    """Return a tile for each country: of the regions that are asked for, else of the world."""
    from protlib.render.charts import tile_map

    title = labels.name_chart(countries.facet)
    world_map = tile_map.world_of(countries, regions, tile_map.find_countries_around(labels.selection))

    def svg() -> str:
        from protlib.overview.overview_words import DEFAULT

        map_with_names, wording = world_map, labels.wording
        if wording.language != DEFAULT:
            from protlib.overview.charts import name_world

            map_with_names = name_world(world_map, countries, wording)
        return tile_map.draw_svg_map(map_with_names, title, labels.frame(world_map.total))

    return _CountPicture(
        lambda: tile_map.country_rows(world_map),
        tile_map.HEADS,
        needs_head=False,
        objects=lambda: tile_map.country_objects(world_map),
        svg=svg,
        drawing=partial(_add_heads, title, world_map.total, partial(tile_map.draw_map, world_map)),
        fits_screen=False,
        missing="" if world_map.highest_count else "nothing that is about a single country",
        notes=world_map.notes,
    )


def _notes_on(counts: "Counts", labels: Labels) -> tuple[str, ...]:
    """Return sentences on publications without a value, and on regions that lie in others."""
    from protlib.record import places
    from protlib.render.charts.chart import describe_lacking

    notes = describe_lacking(counts, labels.naming)
    if labels.as_catalogued or Facet.REGION not in {counts.facet, counts.second_facet}:
        return notes
    values = counts.values if counts.facet == Facet.REGION else counts.columns
    regions = [place for name, _count in values if (place := places.resolve(name)) and place.name != _EVERYWHERE]
    region_pair = next((pair for pair in permutations(regions, 2) if places.contains(*pair)), None)
    if region_pair is None:
        return notes
    outer, inner = (labels.wording.name_place(place) if labels.locale else place.name for place in region_pair)
    return (*notes, labels.naming.caption("overlap", outer=outer, inner=inner))


def _add_heads(title: str, total: int, draw: "_Draw", size: "Size", signs: "Signs") -> "Sequence[Line]":
    """Return a drawing on a terminal below its title and the number of publications."""
    from protlib.render.charts.drawing import make_heads

    heads = make_heads(title, publications_text(total), size.width, signs)
    height = None if size.height is None else size.height - len(heads)
    return [*heads, *draw(size._replace(height=height), signs)]


def _name_values(counts: "Counts", wording: "Wording") -> "Counts":
    """Return counts with the names of values that people know: "Journal article", "French"."""
    values = [(wording.name_value(counts.facet, value), count) for value, count in counts.values]
    columns = [(wording.name_value(counts.second_facet, value), count) for value, count in counts.columns]
    return replace(counts, values=values, columns=columns)


def count_values(
    library: "Library",
    selection: "Selection",
    output: ChartOutput,
    *field_lists: Sequence[str],
    as_catalogued: bool,
) -> "tuple[Sequence[Counts], str]":
    """Count the values of fields, or of pairs of fields, in the publications of a selection.

    All counts are from the same moment. A message says why the first field has no values, and what a picture
    or a file leaves out.
    """
    from protlib.library.library import read_at_one_moment

    def read_counts(library: "Library") -> "tuple[Sequence[Counts], str]":
        if as_catalogued:
            _refuse_as_catalogued(library, field_lists[0])
        all_counts = [
            library.counts(selection, *fields, as_catalogued=as_catalogued, without=output.list_left_out())
            for fields in field_lists
        ]
        return all_counts, "" if _has_counts(all_counts[0]) else nothing_of(
            library, selection, _explain_no_counts(all_counts[0])
        )

    counts, missing = read_at_one_moment(library, read_counts)
    _tell_left_out(counts[0])
    return counts, missing


def _has_counts(counts: "Counts") -> bool:
    return any(map(any, counts.cells)) if counts.second_facet else bool(counts.values)


def _explain_no_counts(counts: "Counts") -> str:
    if counts.values and counts.columns:
        return f"nothing has both: {counts.facet} and {counts.second_facet}"
    return f"nothing to count by {counts.second_facet if counts.values else counts.facet}"


def _refuse_as_catalogued(library: "Library", facet_names: Sequence[str]) -> None:
    from protlib.search.facet_values import NESTED_FACETS
    from protlib.search.facets import find_facets

    if not NESTED_FACETS.intersection(fields := find_facets(facet_names, library.own_fields)):
        options_text = " ".join(f"--by {field}" for field in fields)
        raise UsageError(f"--as-catalogued works with regions, countries and languages, not with {options_text}")


def put_out(output: ChartOutput, picture: _CountPicture, total: int, missing: str) -> None:
    """Print counts, or write them to a file, in the chosen form.

    Rows and objects leave their notes to standard error. Raises NothingFoundError with the reason `missing`. Scripts
    first get an empty list, or a head without rows.
    """
    missing = missing or picture.missing
    if missing:
        if output.form in {"json", "csv"} and output.file.is_standard:
            put_lines([_counts_text(output.form, picture).removesuffix("\n")])
        raise NothingFoundError(missing)
    if output.form == "png":
        from protlib.render.charts import png

        _write(output, png.make_png(picture.svg()), total)
    elif output.form == "svg" or not output.file.is_standard:
        _write(output, _counts_text(output.form, picture).encode(), total)
    else:
        with show_in_pager(no_pager=output.no_pager):
            _print(output, picture)
    if not (output.is_drawn and output.file.is_standard) and not output.is_picture:
        for note in picture.notes:
            say(note)


def _print(output: ChartOutput, picture: _CountPicture) -> None:
    if output.is_drawn:
        from protlib.render.charts import terminal

        terminal.print_lines(picture.drawing(terminal.find_size(is_whole=picture.fits_screen), terminal.find_signs()))
    elif output.form:
        put_lines([_counts_text(output.form, picture).removesuffix("\n")])
    else:
        head = [picture.head] if picture.needs_head else []
        put_lines("\t".join(map(str, row)) for row in (*head, *picture.rows()))


def _counts_text(form: str, picture: _CountPicture) -> str:
    from protlib.render import scripts

    if form == "svg":
        return picture.svg()
    if form == "json":
        return f"{scripts.json_text(picture.objects())}\n"
    return "".join(f"{line}\n" for line in scripts.csv_lines([picture.head, *picture.rows()]))


def _write(output: ChartOutput, data: bytes, total: int) -> None:
    output.file.write(data)
    if not output.file.is_standard:
        say(f"{output.file.path}: {publications_text(total)} counted")


def _tell_left_out(counts: "Counts") -> None:
    """Print what a picture or a file does not count; raises NothingFoundError if it counts nothing."""
    if not counts.left_out:
        return
    from protlib.record.handout import LeftOut

    message = line_of(LeftOut(counts.left_out))
    if not counts.total:
        raise NothingFoundError(f"{message}; nothing was written")
    say(message)
