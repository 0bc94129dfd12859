"""A table of publications on a terminal: columns that fit its width, titles on two lines, and places where useful."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.record.summary import Summary
from protlib.render.record_panels import GAP, KEY, ROWS_AT_ONCE, Spans, console, fit_cell, style_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_FEWEST_COLUMNS_WITH_PLACES: Final = 100  # from which places have a column of their own
_COLUMNS_OF_A_YEAR: Final = 4
_PART_OF_WIDTH: Final = 7  # of the width, what authors and places may have at most
_LEAST_AUTHOR: Final = 11  # columns; a longer author has no less
_LEAST_TITLE: Final = 20  # columns; where titles have fewer, authors and then years give way
_LINES_OF_A_TITLE: Final = 2  # of a title; what is longer ends in "…"
_PLACE_SEPARATOR: Final = " · "  # a title, and its places where they have no column
_MOST_NAMED: Final = 3  # places that are named; more are counted
_WORLDWIDE: Final = "Worldwide"
_LEAST_KEY: Final = 3  # columns of a shortened key
_LEAST_PLACES, _MOST_PLACES = 12, 24  # columns


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A publication in a table: its cells, the matches in its title, and texts below the title."""

    summary: Summary
    spans: Spans = ()
    lines_below: Sequence[tuple[str, Spans]] = ()


class _Columns(NamedTuple):
    """The widths of the columns in cells of the terminal, 0 for a missing one."""

    key: int
    year: int
    author: int
    title: int
    place: int

    @classmethod
    def from_width(cls, width: int, key: int, author: int, place: int) -> "_Columns":
        """Share the width among the columns; key, author and place want this much, and the title gets the rest.

        A key is cut only where it would leave no room for a title at all.
        """
        key = max(_LEAST_KEY, min(key, max(width - _LEAST_TITLE - len(GAP), width // 2)))
        author = min(author, max(width // _PART_OF_WIDTH, _LEAST_AUTHOR))
        places = min(place, _room_for_places(width)) if width >= _FEWEST_COLUMNS_WITH_PLACES else 0
        for authors, year in ((author, _COLUMNS_OF_A_YEAR), (0, _COLUMNS_OF_A_YEAR), (0, 0)):
            fixed_columns = [column for column in (key, year, authors, places) if column]
            title = width - sum(fixed_columns) - len(GAP) * len(fixed_columns)
            if title >= _LEAST_TITLE:
                break
        return cls(key, year, authors, max(title, 1), places)


def _room_for_places(width: int) -> int:
    return max(_LEAST_PLACES, min(_MOST_PLACES, width // _PART_OF_WIDTH))


def _is_no_place(_place: str) -> bool:
    return False


def draw_table(
    rows: Iterable[ListedRecord], keys: Iterable[str], is_asked: Callable[[str], bool] = _is_no_place
) -> None:
    """Draw a table as wide as the terminal; `keys` are those of all rows, for the width of their column.

    A title has two lines where it needs them; a longer one ends in "…". Places stand in a column on a wide terminal,
    below the title on a narrow one, and nowhere where all rows are worldwide. Requested places come first. Nothing is
    drawn without rows.
    """
    from rich.text import Text

    screen = console()
    remaining = iter(rows)
    if not (batch := list(islice(remaining, ROWS_AT_ONCE))):
        return
    columns = _fit_columns(batch, keys, is_asked, screen.width)
    tells_places = any(_is_distinctive(row.summary.places) for row in batch)
    header = Summary("Key", "Year", "Author", "Title", "Place")
    lines = [_draw_line(header, columns, style_text(header.title), header.places, style="bold")]
    while True:
        lines += [
            line for row in batch for line in _draw_record(row, columns, is_asked, screen, tells_places=tells_places)
        ]
        screen.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)
        if not (batch := list(islice(remaining, ROWS_AT_ONCE))):
            return
        lines = []


def _is_distinctive(places: str) -> bool:
    """Tell that a publication is about some places, not about all."""
    return places not in {"", _WORLDWIDE}


def _fit_columns(
    rows: Sequence[ListedRecord], keys: Iterable[str], is_asked: Callable[[str], bool], width: int
) -> _Columns:
    """Return the columns that fit these rows and all of the keys."""
    from rich.cells import cell_len

    room = _room_for_places(width)
    authors = (row.summary.authors for row in rows)
    places = [make_place_cell(row.summary.places, is_asked, room) for row in rows]
    if not any(map(_is_distinctive, places)):
        places = []
    widest_cells = (max(map(cell_len, cells), default=0) for cells in (keys, authors, places))
    key, author, place = widest_cells
    # A column of nothing is none; else its heading fits.
    return _Columns.from_width(width, key, author and max(author, len("Author")), place and max(place, len("Place")))


def _draw_record(
    row: ListedRecord, columns: _Columns, is_asked: Callable[[str], bool], screen: "Console", *, tells_places: bool
) -> "Iterator[Text]":
    places = row.summary.places
    place_cell = make_place_cell(places, is_asked, columns.place) if columns.place else ""
    place_text = ""
    if tells_places and not columns.place and _is_distinctive(places):
        place_text = make_place_cell(
            places, is_asked, min(_room_for_places(_FEWEST_COLUMNS_WITH_PLACES), columns.title)
        )
    first, *further_lines = _split_title(style_text(row.summary.title, spans=row.spans), place_text, columns.title)
    yield _draw_line(row.summary, columns, first, place_cell)
    indent = columns.key + len(GAP)
    before_title = sum(column + len(GAP) for column in (columns.key, columns.year, columns.author) if column)
    for line in further_lines:
        line.pad_left(before_title)
        yield line
    indent += columns.year + len(GAP) if columns.year else 0
    for text, spans in row.lines_below:
        for line in style_text(text, "dim", spans).wrap(screen, screen.width - indent):
            line.rstrip()
            line.pad_left(indent)
            yield line


def _split_title(title: "Text", places: str, width: int) -> "list[Text]":
    """Return a title in at most two lines of this width, and behind it its places, which are never cut."""
    title.plain = " ".join(title.plain.split("\n")).expandtabs(1)  # what is not clean shall not break the line
    places_text = style_text(f"{_PLACE_SEPARATOR}{places}" if places else "", "dim")
    lines = _break_text(title, width)
    last = lines[-1]
    if last.cell_len + places_text.cell_len > width and len(lines) < _LINES_OF_A_TITLE and places:
        return [*lines, style_text(places, "dim")]
    last.truncate(max(width - places_text.cell_len, 1), overflow="ellipsis")
    return [*lines[:-1], last + places_text if width > places_text.cell_len else last]


def _break_text(text: "Text", width: int) -> "list[Text]":
    """Return a text in one line if it fits, else in two, broken between words; the second may be too long."""
    from rich.cells import chop_cells

    if text.cell_len <= width:
        return [text]
    end = len(chop_cells(text.plain, width)[0])
    space = text.plain.rfind(" ", 0, end + 1)
    if space > 0:
        return [text[:space], text[space + 1 :]]
    return [text[:end], text[end:]]


def _draw_line(summary: Summary, columns: _Columns, title: "Text", places: str, style: str = "") -> "Text":
    from rich.text import Text

    cells = (
        (style_text(summary.key, style or KEY), columns.key),
        (style_text(summary.year), columns.year),
        (style_text(summary.authors), columns.author),
        (title, columns.title),
        (style_text(places), columns.place),
    )
    line = Text(GAP, style).join(fit_cell(cell, width) for cell, width in cells if width)
    line.rstrip()
    return line


def make_place_cell(places: str, is_asked: Callable[[str], bool], width: int) -> str:
    """Return the places of a summary in one cell: requested ones first, some by name, the rest as a number."""
    names = sorted(places.split("; "), key=lambda name: not is_asked(name))
    if len(names) > _MOST_NAMED and not is_asked(names[0]) and (count_text := _count_countries(names)):
        return count_text
    return _names_or_count(names, width)


def _count_countries(names: Sequence[str]) -> str:
    from protlib.record.places import resolve

    known_places = [place for name in names if (place := resolve(name))]
    countries = sum(place.kind == "country" for place in known_places)
    return f"{countries} countries" if countries > _MOST_NAMED else ""


def _names_or_count(names: Sequence[str], width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    for count in range(min(_MOST_NAMED, len(names)), 0, -1):
        further_names = f" +{len(names) - count}" if count < len(names) else ""
        if cell_len(names_text := "; ".join(names[:count]) + further_names) <= width:
            return names_text
    room = width - len(further_names) - 1
    return f"{set_cell_size(names[0], room).rstrip()}…{further_names}" if room > 0 else names[0]
