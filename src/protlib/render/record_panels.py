"""Publications as people read them on a terminal, drawn by Rich: panels and columns that fit its width."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple, expression
from protlib.record.dates.months import ENGLISH_MONTHS, ENGLISH_SEASONS
from protlib.record.dates.seasons import SPRING
from protlib.record.fields.variables import DATE_FIELDS
from protlib.record.model import TIMES, Publication
from protlib.render.scripts import values_with_labels
from protlib.text import make_printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from protlib.citing.citation import Runs

# Such as "2009", "2009-11", "2009-11-03~"
_POINT: Final = expression(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
# Such as "2026-11-29T09:17:06Z"
_TIME: Final = expression(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
Spans = Sequence[tuple[int, int]]
"""Where a text matches: (start, end), in order."""
KEY: Final = "magenta"
"""How a citation key looks."""
ROWS_AT_ONCE: Final = 200
"""Rows drawn together: a long list begins to show soon."""
GAP: Final = "  "
"""What stands between two columns."""
_COLUMNS_OF_A_NARROW_TERMINAL: Final = 100  # in which long names are broken
_LONGEST_KEY: Final = 27  # letters of a cell that is not folded: a third of the narrowest terminal
_LEAST_FOLDED: Final = 8  # columns of a text in broad letters: in fewer, hardly a word is on one line
# No colour: few are legible on black and on white alike.
_MATCH: Final = "bold underline"
_LABELS_OF_WIDTH: Final = 3  # labels have at most this part of the screen


def date_text(date: str) -> str:
    """Return an EDTF date in words: "3 November 2009", "May 2008 to June 2009", "about 2010"; other text as it is."""
    ends = date.split("/")
    words = ["" if end in {"", ".."} else _point_text(end) for end in ends]
    if None in words or not any(words):
        return date
    first, *further_words = words
    if not further_words:
        return str(first)
    last = further_words[-1]
    if not first:
        return f"until {last}"
    return f"{first} to {last}" if last else f"since {first}"


def _point_text(point: str) -> str | None:
    """Return one date in words, None where it is no date of four digits with a known month."""
    match = _POINT.fullmatch(point)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    name = _month_text(int(month)) if month else ""
    if name is None:
        return None
    words = " ".join(filter(None, (day and str(int(day)), name, year)))
    return f"about {words}" if mark else words


def _month_text(number: int) -> str | None:
    names = dict(enumerate(ENGLISH_MONTHS, 1)) | dict(enumerate(ENGLISH_SEASONS, SPRING))
    return names.get(number)


def time_text(time: str) -> str:
    """Return an ISO 8601 time in words, in local time: "29 November 2026, 10:17"; any other text as it is."""
    if not _TIME.fullmatch(time):
        return time
    try:
        moment = datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError, OSError):  # a day that is none, or one before the clock of the system begins
        return time
    return f"{moment.day} {ENGLISH_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def console(*, to_output: bool = True) -> "Console":
    """Return the console for standard output, or standard error; it takes text without markup."""
    from rich.console import Console

    return Console(stderr=not to_output, highlight=False, emoji=False, markup=False)


def style_text(text: str, style: str = "", spans: Spans = ()) -> "Text":
    """Return text without markup and control codes."""
    from rich.text import Text

    content = Text(make_printable(text), style=style)
    for start, end in spans:
        content.stylize(_MATCH, start, end)
    return content


def fit_cell(cell: "Text", width: int) -> "Text":
    """Return a text on one line of exactly `width` columns, cut or filled up, with its forms."""
    cell.plain = " ".join(cell.plain.split("\n")).expandtabs(1)  # what is not clean shall not break the line
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell


def fit_line(text: str, width: int) -> str:
    """Return the text on one line of exactly `width` columns, cut or filled up."""
    return fit_cell(style_text(text), width).plain


def count_columns(text: str) -> int:
    """Return how many columns the text takes on one line."""
    return style_text(text).cell_len


def wrap_text(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns, cut between words where a word is not longer."""
    return [line.plain.rstrip() for line in style_text(text).wrap(_console_for_wrapping(), max(width, 1))]


@cache
def _console_for_wrapping() -> "Console":
    """Return a console that only breaks lines: creating one takes longer than that."""
    return console()


def draw_grid(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw columns of texts below their headings, a line for each row, as wide as the terminal; nothing without rows.

    The widest columns give way to the others, except keys; a text that is longer than its column ends in "…".
    """
    from rich.cells import cell_len
    from rich.text import Text

    if not rows:
        return
    screen = console()
    needed_widths = [max(map(cell_len, column)) for column in zip(headings, *rows, strict=True)]
    widths = share_widths(needed_widths, screen.width - len(GAP) * (len(needed_widths) - 1), headings)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        lines = [_draw_row(row, widths) for row in rows[start : start + ROWS_AT_ONCE]]
        head = [] if start else [_draw_row(headings, widths, "bold")]
        screen.print(Text("\n").join([*head, *lines]), no_wrap=True, overflow="ignore", crop=False)


def share_widths(needed_widths: Sequence[int], room: int, headings: Sequence[str]) -> list[int]:
    """Return widths that fit the room: a bound for all except the keys, if these leave half of it."""
    fixed_positions = {
        position for position, name in enumerate(headings) if name == "key" and needed_widths[position] <= room // 2
    }
    free_width = room - sum(needed_widths[position] for position in fixed_positions)
    widths = sorted(width for position, width in enumerate(needed_widths) if position not in fixed_positions)
    limit = 1
    for count, width in zip(range(len(widths), 0, -1), widths, strict=True):
        limit = max(1, free_width // count)
        if width > limit:
            break
        free_width -= width
    else:
        limit = max(needed_widths)
    return [width if position in fixed_positions else min(width, limit) for position, width in enumerate(needed_widths)]


def _draw_row(cells: Sequence[str], widths: Sequence[int], style: str = "") -> "Text":
    from rich.text import Text

    line = Text(GAP, style).join(fit_cell(style_text(cell), width) for cell, width in zip(cells, widths, strict=True))
    line.rstrip()
    return line


def draw_panels(
    publications: Iterable[Publication],
    references: "Mapping[str, Runs]" = MappingProxyType({}),
    verdicts: Mapping[str, str] = MappingProxyType({}),
    values_of: Callable[[Publication], Iterable[tuple[str, str]]] = values_with_labels,
) -> None:
    """Draw all fields of each publication in a panel, its reference first; the abstract is wrapped.

    Dates are in words. `references` and `verdicts` have the reference of a publication, and what reviewers say of it,
    by its key. `values_of` returns its labels and texts.
    """
    from rich.panel import Panel
    from rich.table import Table

    screen = console()
    for publication in publications:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="bold", overflow="fold", max_width=screen.width // _LABELS_OF_WIDTH)
        grid.add_column(overflow="fold")
        if reference := references.get(publication.key):
            grid.add_row("reference", _runs_text(reference))
        for label, value in values_of(publication):
            grid.add_row(style_text(label), style_text(_value_in_words(label, value)))
        if opinion := verdicts.get(publication.key):
            grid.add_row("verdicts", style_text(opinion))
        screen.print(Panel(grid, title=style_text(publication.key, KEY), title_align="left", border_style="dim"))


def _value_in_words(label: str, value: str) -> str:
    name = label.replace(" ", "_")
    if name in TIMES:
        return time_text(value)
    return date_text(value) if name in DATE_FIELDS.values() else value


def _runs_text(runs: "Runs") -> "Text":
    """Return a reference with its italics and its bold letters."""
    from rich.text import Text

    text = Text()
    for run in runs:
        forms = {"italic": run.italic, "bold": run.bold, "underline": run.underlined}
        text.append(make_printable(run.text), " ".join(name for name, is_on in forms.items() if is_on))
    return text


class HangingText(NamedTuple):
    """A text behind a label; the further lines of a long one have a deeper indent."""

    text: str
    indent: int = 0
    style: str = ""
    label: str = ""

    def __str__(self) -> str:
        """Return it with its indent and label, for output without drawing."""
        return f"{' ' * self.indent}{self.label}{self.text}"


def draw_hanging(texts: Iterable[HangingText]) -> None:
    """Draw texts below each other, broken between words."""
    screen = console()
    for entry in texts:
        further_indent = entry.indent + len(GAP)
        text = (
            style_text("").append_text(style_text(entry.label, "bold")).append_text(style_text(entry.text, entry.style))
        )
        for number, line in enumerate(text.wrap(screen, screen.width - further_indent)):
            line.rstrip()
            line.pad_left(further_indent if number else entry.indent)
            screen.print(line)


def _break_at_hyphens(column: Sequence[str]) -> list[str]:
    """Return the cells of a column of names, broken behind hyphens where they are long; other columns stay."""
    from textwrap import wrap

    if console().width > _COLUMNS_OF_A_NARROW_TERMINAL or any(" " in cell for cell in column):
        return [" ".join(cell.split("\n")) for cell in column]
    return ["\n".join(wrap(cell, _LONGEST_KEY, break_long_words=False)) for cell in column]


def draw_cells(rows: Iterable[Sequence[str]]) -> None:
    """Draw rows of texts in columns that fold between words; else, if these have no room, each row as a text."""
    from rich.table import Table
    from rich.text import Text

    table_rows = list(rows)
    if not table_rows:  # an empty table would be drawn as an empty line
        return
    columns = [_break_at_hyphens(column) for column in zip_longest(*table_rows, fillvalue="")]
    widths = _fold_between_words(columns, console().width - len(GAP) * (len(columns) - 1))
    if not widths:
        _draw_rows_as_texts(table_rows)
        return
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, len(GAP), 0, 0))
    for width in widths:
        grid.add_column(overflow="fold", width=width)
    for row in zip(*columns, strict=True):
        grid.add_row(*(Text("\n").join(map(style_text, cell.split("\n"))) for cell in row))
    console().print(grid)


def _fold_between_words(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return widths of columns that fit the room, of which none breaks a word; nothing if there are none such."""
    from rich.cells import cell_len

    if room < len(columns):
        return []
    lines = [[line for cell in column for line in cell.split("\n")] for column in columns]
    longest_words = [
        max((_columns_of_a_word(word) for line in column for word in line.split()), default=0) for column in lines
    ]
    widths = [min(max(map(cell_len, column)), room) for column in lines]
    while sum(widths) > room:
        shrinkable = [number for number, width in enumerate(widths) if width > longest_words[number]]
        if not shrinkable:
            return []
        widths[max(shrinkable, key=widths.__getitem__)] -= 1
    return widths


def _columns_of_a_word(word: str) -> int:
    """Return how many columns of the terminal a word takes that cannot be broken; Chinese breaks anywhere."""
    from rich.cells import cell_len

    columns = cell_len(word)
    return columns if columns <= len(word) else min(columns, _LEAST_FOLDED)


def _draw_rows_as_texts(rows: Sequence[Sequence[str]]) -> None:
    """Draw each row as a text of its own, whose further lines are indented: a narrow terminal has no room."""
    from textwrap import wrap

    for row in rows:
        text = GAP.join(" ".join(cell.split("\n")) for cell in row if cell)
        lines = wrap(text, console().width, subsequent_indent=GAP, break_long_words=False, break_on_hyphens=False)
        console().print(style_text("\n".join(lines)), soft_wrap=True)
