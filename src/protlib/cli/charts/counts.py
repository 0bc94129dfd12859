"""Counts in their output forms: lines, JSON, CSV, a drawing on a terminal, or a picture."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.cli.advice.empty_results import nothing_of
from protlib.cli.charts.chart_output import CountPicture
from protlib.cli.charts.manner import ChartOutput
from protlib.cli.files.handout import line_of
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.terminal.pager import paged
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.search.facets import Counts
    from protlib.selection import Selection


def count_values(
    library: "Library", selection: "Selection", how: ChartOutput, *by: Sequence[str], as_catalogued: bool = False
) -> "tuple[Sequence[Counts], str]":
    """Count the values of fields, or of pairs of fields, in the publications of a selection.

    All counts are from the same moment. A message says why the first field has no values, and what a picture
    or a file leaves out.
    """
    from protlib.library.library import read_at_one_moment

    def read_counts(library: "Library") -> "tuple[Sequence[Counts], str]":
        if as_catalogued:
            _refuse_as_catalogued(library, by[0])
        all_counts = [
            library.counts(selection, *fields, as_catalogued=as_catalogued, without=how.without()) for fields in by
        ]
        return all_counts, "" if _has_counts(all_counts[0]) else nothing_of(library, selection, _nothing(all_counts[0]))

    counts, missing = read_at_one_moment(library, read_counts)
    _tell_left_out(counts[0])
    return counts, missing


def _has_counts(counts: "Counts") -> bool:
    return any(map(any, counts.cells)) if counts.across else bool(counts.values)


def _nothing(counts: "Counts") -> str:
    if counts.values and counts.columns:
        return f"nothing has both: {counts.by} and {counts.across}"
    return f"nothing to count by {counts.across if counts.values else counts.by}"


def _refuse_as_catalogued(library: "Library", by: Sequence[str]) -> None:
    from protlib.search.facet_values import NESTED
    from protlib.search.facets import find_facets

    if not NESTED.intersection(fields := find_facets(by, library.own_fields)):
        options_text = " ".join(f"--by {field}" for field in fields)
        raise UsageError(f"--as-catalogued works with regions, countries and languages, not with {options_text}")


def put_out(how: ChartOutput, picture: CountPicture, total: int, missing: str) -> None:
    """Print counts, or write them to a file, in the chosen form.

    Rows and objects leave their notes to standard error. Raises NothingFoundError with the reason `missing`. Scripts
    first get an empty list, or a head without rows.
    """
    missing = missing or picture.missing
    if missing:
        if how.form in {"json", "csv"} and how.file.is_standard:
            put_lines([_counts_text(how.form, picture).removesuffix("\n")])
        raise NothingFoundError(missing)
    if how.form == "png":
        from protlib.render.charts import png

        _write(how, png.make_png(picture.svg()), total)
    elif how.form == "svg" or not how.file.is_standard:
        _write(how, _counts_text(how.form, picture).encode(), total)
    else:
        with paged(no_pager=how.no_pager):
            _print(how, picture)
    if not (how.is_drawn and how.file.is_standard) and not how.is_picture:
        for note in picture.notes:
            say(note)


def _print(how: ChartOutput, picture: CountPicture) -> None:
    if how.is_drawn:
        from protlib.render.charts import terminal

        terminal.print_lines(picture.drawing(terminal.find_size(is_whole=picture.fits), terminal.find_signs()))
    elif how.form:
        put_lines([_counts_text(how.form, picture).removesuffix("\n")])
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


def _write(how: ChartOutput, data: bytes, total: int) -> None:
    how.file.write(data)
    if not how.file.is_standard:
        say(f"{how.file.path}: {publications_text(total)} counted")


def _tell_left_out(counts: "Counts") -> None:
    """Print what a picture or a file does not count; raises NothingFoundError if it counts nothing."""
    if not counts.left_out:
        return
    from protlib.record.handout import LeftOut

    message = line_of(LeftOut(counts.left_out))
    if not counts.total:
        raise NothingFoundError(f"{message}; nothing was written")
    say(message)
