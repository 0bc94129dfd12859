"""Counts in their output forms: lines, JSON, CSV, a drawing on a terminal, or a picture."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

import typer

from protlib.cli.advice import nothing_of
from protlib.cli.charts.pictures import Picture
from protlib.cli.files.handout import Guarded, line_of
from protlib.cli.files.output_file import OutputFile, output_file
from protlib.cli.input_file import STANDARD
from protlib.cli.options import ForceOption, NoPagerOption, choices_text
from protlib.cli.options.citation import PictureLocaleOption
from protlib.cli.options.declaration import OptionGroup, option
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.terminal.pager import paged
from protlib.errors import NothingFoundError, UsageError
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.search.facets import Counts
    from protlib.selection import Selection

Form = Literal["table", "json", "csv", "svg", "png"]
PICTURES: Final = ("svg", "png")
_IN_FILES: Final = ("json", "csv", *PICTURES)


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
    include: list[Guarded] | None = option(
        "--include WHAT", "In a picture or a file, include what is not public: internal, or confidential for both."
    )
    no_pager: NoPagerOption = False


class Manner(NamedTuple):
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

    def without(self) -> list[str]:
        """Return the circles whose publications are not counted: none but in pictures and files."""
        if not self.is_for_others:
            return []
        from protlib.record.handout import levels_left_out

        return levels_left_out(self.include)


def manner(context: typer.Context, options: ChartOptions, *, is_plotted: bool) -> Manner:
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
    return Manner(form, file, is_plotted, [str(level) for level in include or ()], options.no_pager)


def _form_of_file(form: str, path: Path) -> str:
    """Return the form of a file: the named one, else the one of its suffix.

    Raises UsageError if the two contradict each other.
    """
    suffix = path.suffix.lower().removeprefix(".")
    if form == "table":
        raise UsageError("--format table is for the terminal. For a file, leave out --format; the suffix decides")
    if (form or suffix) not in _IN_FILES:
        raise UsageError(f"cannot tell the format from “{path.name}”; name the file .svg, .png, .csv or .json")
    if form and form != suffix and suffix in _IN_FILES:
        raise UsageError(f"{path} has the suffix of {suffix}, but --format is {form}; leave out --format")
    return form or suffix


def count_values(
    library: "Library", selection: "Selection", how: Manner, *by: Sequence[str], as_catalogued: bool = False
) -> "tuple[Sequence[Counts], str]":
    """Count the values of fields, or of pairs of fields, in the publications of a selection.

    All counts are from the same moment. A message says why the first field has no values, and what a picture
    or a file leaves out.
    """
    from protlib.library.one_moment import read_at_one_moment

    def read_counts(library: "Library") -> "tuple[Sequence[Counts], str]":
        if as_catalogued:
            _refuse_as_catalogued(library, by[0])
        all_counts = [
            library.counts(selection, *fields, as_catalogued=as_catalogued, without=how.without()) for fields in by
        ]
        return all_counts, "" if _is_there(all_counts[0]) else nothing_of(library, selection, _nothing(all_counts[0]))

    counts, missing = read_at_one_moment(library, read_counts)
    _tell_left_out(counts[0])
    return counts, missing


def _is_there(counts: "Counts") -> bool:
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


def put_out(how: Manner, picture: Picture, total: int, missing: str) -> None:
    """Print counts, or write them to a file, in the chosen form.

    Rows and objects leave their notes to standard error. Raises NothingFoundError with the reason `missing`. Scripts
    first get an empty list, or a head without rows.
    """
    missing = missing or picture.missing
    if missing:
        if how.form in {"json", "csv"} and how.file.is_standard:
            put_lines([_text(how.form, picture).removesuffix("\n")])
        raise NothingFoundError(missing)
    if how.form == "png":
        from protlib.render.charts import png

        _write(how, png.make_png(picture.svg()), total)
    elif how.form == "svg" or not how.file.is_standard:
        _write(how, _text(how.form, picture).encode(), total)
    else:
        with paged(no_pager=how.no_pager):
            _print(how, picture)
    if not (how.is_drawn and how.file.is_standard) and not how.is_picture:
        for note in picture.notes:
            say(note)


def _print(how: Manner, picture: Picture) -> None:
    if how.is_drawn:
        from protlib.render.charts import terminal

        terminal.print_lines(picture.drawing(terminal.find_size(is_whole=picture.fits), terminal.find_signs()))
    elif how.form:
        put_lines([_text(how.form, picture).removesuffix("\n")])
    else:
        head = [picture.head] if picture.needs_head else []
        put_lines("\t".join(map(str, row)) for row in (*head, *picture.rows()))


def _text(form: str, picture: Picture) -> str:
    from protlib.render import scripts

    if form == "svg":
        return picture.svg()
    if form == "json":
        return f"{scripts.json_text(picture.objects())}\n"
    return "".join(f"{line}\n" for line in scripts.csv_lines([picture.head, *picture.rows()]))


def _write(how: Manner, data: bytes, total: int) -> None:
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
