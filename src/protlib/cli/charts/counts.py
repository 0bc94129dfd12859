"""Counts in their output forms: lines, JSON, CSV, a drawing on a terminal, or a picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.cli.advice.empty_results import nothing_of
from protlib.cli.charts.chart_output import CountPicture
from protlib.cli.charts.manner import ChartOutput
from protlib.cli.files.outgoing_records import line_of
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.search.facets import Counts
    from protlib.selection import Selection


def count_values(
    library: "Library",
    selection: "Selection",
    output: ChartOutput,
    *field_lists: Sequence[str],
    as_catalogued: bool = False,
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
    from protlib.search.facet_values import NESTED
    from protlib.search.facets import find_facets

    if not NESTED.intersection(fields := find_facets(facet_names, library.own_fields)):
        options_text = " ".join(f"--by {field}" for field in fields)
        raise UsageError(f"--as-catalogued works with regions, countries and languages, not with {options_text}")


def put_out(output: ChartOutput, picture: CountPicture, total: int, missing: str) -> None:
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


def _print(output: ChartOutput, picture: CountPicture) -> None:
    if output.is_drawn:
        from protlib.render.charts import terminal

        terminal.print_lines(picture.drawing(terminal.find_size(is_whole=picture.fits), terminal.find_signs()))
    elif output.form:
        put_lines([_counts_text(output.form, picture).removesuffix("\n")])
    else:
        head = [picture.head] if picture.needs_head else []
        put_lines("\t".join(map(str, row)) for row in (*head, *picture.rows()))


def _counts_text(form: str, picture: CountPicture) -> str:
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
