"""A table of publications on a terminal: as many columns as fit its width, titles on two lines, and places where they say something."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.record.summary import Summary
from protlib.render.people import AT_ONCE, GAP, KEY, Spans, console, fitted_cell, styled

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDE: Final = 100  # columns from which places have a column of their own
_YEAR: Final = 4
_SHARE: Final = 7  # of the width, what authors and places may have at most
_LEAST_AUTHOR: Final = 11  # columns; a longer author has no less
_LEAST_TITLE: Final = 20  # columns; where titles have fewer, authors and then years give way
_LINES: Final = 2  # of a title; what is longer ends in "…"
_BETWEEN: Final = " · "  # a title, and its places where they have no column
_NAMED: Final = 3  # places that are named; more are counted
_WORLDWIDE: Final = "Worldwide"


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
        key = max(3, min(key, max(width - _LEAST_TITLE - len(GAP), width // 2)))
        author = min(author, max(width // _SHARE, _LEAST_AUTHOR))
        places = min(place, _room_for_places(width)) if width >= _WIDE else 0
        for authors, year in ((author, _YEAR), (0, _YEAR), (0, 0)):
            fixed = [column for column in (key, year, authors, places) if column]
            title = width - sum(fixed) - len(GAP) * len(fixed)
            if title >= _LEAST_TITLE:
                break
        return cls(key, year, authors, max(title, 1), places)


def _room_for_places(width: int) -> int:
    return max(12, min(24, width // _SHARE))


def _nowhere(_place: str) -> bool:
    return False


def table(rows: Iterable[ListedRecord], keys: Iterable[str], is_asked: Callable[[str], bool] = _nowhere) -> None:
    """Draw a table as wide as the terminal; `keys` are those of all rows, for the width of their column.

    A title has two lines where it needs them; what is longer ends in "…". Places stand in a column on a wide terminal, below
    the title on a narrow one, and nowhere where all rows are worldwide. Places that are asked for come first.
    No rows are no table.
    """
    from rich.text import Text

    screen = console()
    rest = iter(rows)
    if not (shown := list(islice(rest, AT_ONCE))):
        return
    columns = _columns(shown, keys, is_asked, screen.width)
    tells_places = any(_says_something(row.summary.places) for row in shown)
    header = Summary("Key", "Year", "Author", "Title", "Place")
    lines = [_line(header, columns, styled(header.title), header.places, style="bold")]
    while True:
        lines += [line for row in shown for line in _lines(row, columns, is_asked, screen, tells_places=tells_places)]
        screen.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)
        if not (shown := list(islice(rest, AT_ONCE))):
            return
        lines = []


def _says_something(places: str) -> bool:
    """Tell that a publication is about some places, not about all."""
    return places not in {"", _WORLDWIDE}


def _columns(
    rows: Sequence[ListedRecord], keys: Iterable[str], is_asked: Callable[[str], bool], width: int
) -> _Columns:
    """Return the columns that fit these rows and all of the keys."""
    from rich.cells import cell_len

    room = _room_for_places(width)
    authors = (row.summary.authors for row in rows)
    places = [place_cell(row.summary.places, is_asked, room) for row in rows]
    if not any(map(_says_something, places)):
        places = []
    longest = (max(map(cell_len, cells), default=0) for cells in (keys, authors, places))
    key, author, place = longest
    # A column of nothing is none; else its heading fits.
    return _Columns.of(width, key, author and max(author, len("Author")), place and max(place, len("Place")))


def _lines(
    row: ListedRecord,
    columns: _Columns,
    is_asked: Callable[[str], bool],
    screen: "Console",
    *,
    tells_places: bool,
) -> "Iterator[Text]":
    places = row.summary.places
    beside = place_cell(places, is_asked, columns.place) if columns.place else ""
    below = ""
    if tells_places and not columns.place and _says_something(places):
        below = place_cell(places, is_asked, min(_room_for_places(_WIDE), columns.title))
    first, *rest = _title_lines(styled(row.summary.title, spans=row.spans), below, columns.title)
    yield _line(row.summary, columns, first, beside)
    before = columns.key + len(GAP)
    before_title = sum(column + len(GAP) for column in (columns.key, columns.year, columns.author) if column)
    for line in rest:
        line.pad_left(before_title)
        yield line
    before += columns.year + len(GAP) if columns.year else 0
    for text, spans in row.below:
        for line in styled(text, "dim", spans).wrap(screen, screen.width - before):
            line.rstrip()
            line.pad_left(before)
            yield line


def _title_lines(title: "Text", places: str, width: int) -> "list[Text]":
    """Return a title in at most two lines of so many columns, and behind it its places, which are never cut."""
    title.plain = " ".join(title.plain.split("\n")).expandtabs(1)  # what is not clean shall not break the line
    shown = styled(f"{_BETWEEN}{places}" if places else "", "dim")
    lines = _broken(title, width)
    last = lines[-1]
    if last.cell_len + shown.cell_len > width and len(lines) < _LINES and places:
        return [*lines, styled(places, "dim")]
    last.truncate(max(width - shown.cell_len, 1), overflow="ellipsis")
    return [*lines[:-1], last + shown if width > shown.cell_len else last]


def _broken(text: "Text", width: int) -> "list[Text]":
    """Return a text in two lines where it does not fit one, broken between words; the second may be too long."""
    from rich.cells import chop_cells

    if text.cell_len <= width:
        return [text]
    end = len(chop_cells(text.plain, width)[0])
    space = text.plain.rfind(" ", 0, end + 1)
    if space > 0:
        return [text[:space], text[space + 1 :]]
    return [text[:end], text[end:]]


def _line(summary: Summary, columns: _Columns, title: "Text", places: str, style: str = "") -> "Text":
    from rich.text import Text

    cells = (
        (styled(summary.key, style or KEY), columns.key),
        (styled(summary.year), columns.year),
        (styled(summary.authors), columns.author),
        (title, columns.title),
        (styled(places), columns.place),
    )
    line = Text(GAP, style).join(fitted_cell(cell, width) for cell, width in cells if width)
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
