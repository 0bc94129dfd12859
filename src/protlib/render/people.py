"""Publications as people read them on a terminal, drawn by Rich: tables, panels and bars that fit its width."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.record.model import Publication
from protlib.record.summary import Summary
from protlib.render.scripts import labelled_values
from protlib.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Spans = Sequence[tuple[int, int]]
"""Where a text matches: (start, end), in order."""

_WIDE: Final = 100  # columns from which authors have a column of their own
_AT_ONCE: Final = 200  # rows drawn together: a long list begins to show soon
_GAP: Final = "  "
_YEAR: Final = 4
_SHARE: Final = 7  # of the width, what authors and places may have at most
_LEAST_TITLE: Final = 20  # columns; where titles have fewer, places and then years give way
_NAMED: Final = 3  # places that are named; more are counted
_LONGEST_KEY: Final = 26  # letters of a cell that is not folded: a third of the narrowest terminal
# Weight and line for what has a meaning, and the one colour that is legible on black and on white alike.
_MATCH: Final = "bold underline"
_KEY: Final = "magenta"


def console(*, to_output: bool = True) -> "Console":
    """Return what draws on standard output, or on standard error, and takes text as it is, without markup."""
    from rich.console import Console

    return Console(stderr=not to_output, highlight=False, emoji=False, markup=False)


def _text(text: str, style: str = "", spans: Spans = ()) -> "Text":
    """Return text that is shown as it is: no markup, no control codes."""
    from rich.text import Text

    shown = Text(printable(text), style=style)
    for start, end in spans:
        shown.stylize(_MATCH, start, end)
    return shown


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A publication in a table: its cells, where its title matched, and texts that stand below the title."""

    summary: Summary
    spans: Spans = ()
    below: Sequence[tuple[str, Spans]] = ()


class _Columns(NamedTuple):
    """The widths of the columns in cells of the terminal, 0 for one that is not there."""

    key: int
    year: int
    author: int
    title: int
    place: int

    @classmethod
    def of(cls, width: int, key: int, author: int, place: int) -> "_Columns":
        """Share the width among the columns, of which key, author and place want so much; the rest is the title's.

        A key is cut only where it would leave no room for a title at all.
        """
        key = max(3, min(key, max(width - _LEAST_TITLE - len(_GAP), width // 2)))
        author = min(author, width // _SHARE) if width >= _WIDE else 0
        for places, year in ((min(place, _room_for_places(width)), _YEAR), (0, _YEAR), (0, 0)):
            fixed = [column for column in (key, year, author, places) if column]
            title = width - sum(fixed) - len(_GAP) * len(fixed)
            if title >= _LEAST_TITLE:
                break
        return cls(key, year, author, max(title, 1), places)


def _room_for_places(width: int) -> int:
    return max(12, min(24, width // _SHARE))


def _nowhere(_place: str) -> bool:
    return False


def table(
    rows: Iterable[ListedRecord], keys: Iterable[str], is_asked: Callable[[str], bool] = _nowhere
) -> None:
    """Draw a table as wide as the terminal, a line for each row; `keys` are those of all rows, for the width of their column.

    What is longer than its column ends in "…". Of many places those come first that are asked for. No rows are no table.
    """
    from rich.text import Text

    screen = console()
    rest = iter(rows)
    if not (shown := list(islice(rest, _AT_ONCE))):
        return
    columns = _columns(shown, keys, is_asked, screen.width)
    header = Summary("Key", "Year", "Author", "Title", "Place")
    lines = [_line(ListedRecord(header), columns, is_asked, header="bold")]
    while True:
        lines += [line for row in shown for line in _lines(row, columns, is_asked, screen)]
        screen.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)
        if not (shown := list(islice(rest, _AT_ONCE))):
            return
        lines = []


def _columns(
    rows: Sequence[ListedRecord], keys: Iterable[str], is_asked: Callable[[str], bool], width: int
) -> _Columns:
    """Return the columns that fit these rows and all of the keys."""
    from rich.cells import cell_len

    room = _room_for_places(width)
    authors = (row.summary.authors for row in rows)
    places = (place_cell(row.summary.places, is_asked, room) for row in rows)
    longest = (max(map(cell_len, cells), default=0) for cells in (keys, authors, places))
    key, author, place = longest
    # A column of nothing is none; else its heading fits.
    return _Columns.of(width, key, author and max(author, len("Author")), place and max(place, len("Place")))


def _lines(
    row: ListedRecord, columns: _Columns, is_asked: Callable[[str], bool], screen: "Console"
) -> "Iterator[Text]":
    yield _line(row, columns, is_asked)
    before = columns.key + len(_GAP) + (columns.year + len(_GAP) if columns.year else 0)
    for text, spans in row.below:
        for line in _text(text, "dim", spans).wrap(screen, screen.width - before):
            line.rstrip()
            line.pad_left(before)
            yield line


def _line(row: ListedRecord, columns: _Columns, is_asked: Callable[[str], bool], header: str = "") -> "Text":
    from rich.text import Text

    key, year, authors, title, places = row.summary
    shown = places if header else place_cell(places, is_asked, columns.place)
    cells = (
        (_text(key, header or _KEY), columns.key),
        (_text(year), columns.year),
        (_text(authors), columns.author),
        (_text(title, spans=row.spans), columns.title),
        (_text(shown), columns.place),
    )
    line = Text(_GAP, header).join(_fitted(cell, width) for cell, width in cells if width)
    line.rstrip()
    return line


def _fitted(cell: "Text", width: int) -> "Text":
    cell.plain = " ".join(cell.plain.split("\n")).expandtabs(1)  # what is not clean shall not break the line
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell


def fitted(text: str, width: int) -> str:
    """Return the text on one line of exactly so many columns, cut or filled up."""
    return _fitted(_text(text), width).plain


def columns(text: str) -> int:
    """Return how many columns the text takes on one line."""
    return _text(text).cell_len


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most so many columns, cut between words where a word is not longer."""
    return [line.plain.rstrip() for line in _text(text).wrap(_measure(), max(width, 1))]


@cache
def _measure() -> "Console":
    """Return a console that only breaks lines: to make one takes longer than that."""
    return console()


def grid(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw columns of texts below their headings, a line for each row, as wide as the terminal; no rows are no table.

    The widest columns give way to the others, but for keys; what is longer than its column ends in "…".
    """
    from rich.cells import cell_len
    from rich.text import Text

    if not rows:
        return
    screen = console()
    needed = [max(map(cell_len, column)) for column in zip(headings, *rows, strict=True)]
    widths = shared_widths(needed, screen.width - len(_GAP) * (len(needed) - 1), headings)
    for start in range(0, len(rows), _AT_ONCE):
        lines = [_row(row, widths) for row in rows[start : start + _AT_ONCE]]
        head = [] if start else [_row(headings, widths, "bold")]
        screen.print(Text("\n").join([*head, *lines]), no_wrap=True, overflow="ignore", crop=False)


def shared_widths(needed: Sequence[int], room: int, headings: Sequence[str]) -> list[int]:
    """Return widths that fit the room: none wider than some bound, but for the keys, as long as they leave half of it."""
    fixed = {place for place, name in enumerate(headings) if name == "key" and needed[place] <= room // 2}
    left = room - sum(needed[place] for place in fixed)
    others = sorted(width for place, width in enumerate(needed) if place not in fixed)
    bound = 1
    for count, width in zip(range(len(others), 0, -1), others, strict=True):
        bound = max(1, left // count)
        if width > bound:
            break
        left -= width
    else:
        bound = max(needed)
    return [width if place in fixed else min(width, bound) for place, width in enumerate(needed)]


def _row(cells: Sequence[str], widths: Sequence[int], style: str = "") -> "Text":
    from rich.text import Text

    line = Text(_GAP, style).join(
        _fitted(_text(cell), width) for cell, width in zip(cells, widths, strict=True)
    )
    line.rstrip()
    return line


def place_cell(places: str, is_asked: Callable[[str], bool], width: int) -> str:
    """Return the places of a summary in so many columns: those asked for first, some by name, the rest as a number."""
    names = sorted(places.split("; "), key=lambda name: not is_asked(name))
    if len(names) > _NAMED and not is_asked(names[0]) and (counted := _counted(names)):
        return counted
    return _named(names, width)


def _counted(names: Sequence[str]) -> str:
    from protlib.record.places import resolve

    found = [place for name in names if (place := resolve(name))]
    countries = sum(place.kind == "country" for place in found)
    return f"{countries} countries" if countries > _NAMED else ""


def _named(names: Sequence[str], width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    for count in range(min(_NAMED, len(names)), 0, -1):
        more = f" +{len(names) - count}" if count < len(names) else ""
        if cell_len(shown := "; ".join(names[:count]) + more) <= width:
            return shown
    room = width - len(more) - 1
    return f"{set_cell_size(names[0], room).rstrip()}…{more}" if room > 0 else names[0]


def panels(publications: Iterable[Publication]) -> None:
    """Draw everything that is known of each publication in a panel; the abstract is wrapped."""
    from rich.panel import Panel
    from rich.table import Table

    screen = console()
    for publication in publications:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="bold", overflow="fold", max_width=screen.width // 3)
        grid.add_column(overflow="fold")
        for label, value in labelled_values(publication):
            grid.add_row(_text(label), _text(value))
        screen.print(Panel(grid, title=_text(publication.key, _KEY), title_align="left", border_style="dim"))


class HangingText(NamedTuple):
    """A text that is indented so far; what of it is longer than the terminal stands below, further in."""

    text: str
    indent: int = 0
    style: str = ""

    def __str__(self) -> str:
        """Return it as it is where nothing is drawn."""
        return f"{' ' * self.indent}{self.text}"


def hanging(texts: Iterable[HangingText]) -> None:
    """Draw texts below each other, broken between words."""
    screen = console()
    for each in texts:
        further = each.indent + len(_GAP)
        for number, line in enumerate(_text(each.text, each.style).wrap(screen, screen.width - further)):
            line.rstrip()
            line.pad_left(further if number else each.indent)
            screen.print(line)


def cells(rows: Iterable[Sequence[str]]) -> None:
    """Draw rows of texts in columns; where the terminal is too narrow they are folded, never cut, but for what is to be copied: keys."""
    from itertools import zip_longest

    from rich.table import Table

    every = list(rows)
    grid = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for column in zip_longest(*every, fillvalue=""):
        is_whole = all(len(cell) <= _LONGEST_KEY and " " not in cell for cell in column)
        grid.add_column(overflow="fold", no_wrap=is_whole)
    for row in every:
        grid.add_row(*map(_text, row))
    console().print(grid)
