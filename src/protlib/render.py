"""Publications as people read them on a terminal, and as scripts read them in a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from protlib import names
from protlib.model import NAME_LISTS, TEXT_LISTS, Publication
from protlib.summary import Summary
from protlib.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from protlib.search import Explanation, Reason

Spans = Sequence[tuple[int, int]]
"""Where a text matches: (start, end), in order."""


# ---- for scripts: plain text, one record a line where the form has lines ----


def json_text(value: Any, *, indent: bool = True) -> str:
    """Return a value as JSON; a record as it is stored, with its year."""
    import orjson

    plain = value.to_json() if isinstance(value, Publication) else value
    text = orjson.dumps(
        plain,
        default=_json_of,
        option=orjson.OPT_PASSTHROUGH_DATACLASS | (orjson.OPT_INDENT_2 if indent else 0),
    ).decode()
    return _escape_controls(text)


def _json_of(value: Any) -> Any:
    return value.to_json() if isinstance(value, Publication) else str(value)


def _escape_controls(text: str) -> str:
    """Escape what JSON allows and a terminal obeys."""
    return text if text.isprintable() or printable(text) == text else "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    return char if printable(char) == char else f"\\u{ord(char):04x}"


def for_scripts(publications: Sequence[Publication], form: str) -> Iterator[str]:
    """Return the lines of publications as `json`, `jsonl`, `csv` or `keys`."""
    if form == "json":
        yield json_text(list(publications))
    elif form == "jsonl":
        yield from (json_text(publication, indent=False) for publication in publications)
    elif form == "csv":
        from protlib import formats

        if publications:  # a table of nothing is an empty line
            yield formats.write(publications, formats.named("csv")).decode().rstrip("\r\n")
    else:
        yield from (publication.key for publication in publications)


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Return rows as lines of CSV."""
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    yield from text.getvalue().splitlines()


def why(explanation: "Explanation") -> str:
    """Return why a publication was found: its score, and what each word matched where."""
    return "; ".join((f"{explanation.score:.2f}", *map(_reason, explanation.reasons)))


def _reason(reason: "Reason") -> str:
    typed = f"{reason.typed} ({reason.how}: {reason.matched})" if reason.how else reason.typed
    return f"{typed} in {reason.field} +{reason.points:.2f}"


def fields_text(publications: Iterable[Publication]) -> Iterator[str]:
    """Return the lines of every filled field, `field: value`, and a blank line between two publications."""
    for number, publication in enumerate(publications):
        if number:
            yield ""
        yield from (f"{label}: {value}" for label, value in filled(publication))


def filled(publication: Publication) -> Iterator[tuple[str, str]]:
    """Return the label and the text of each filled field, in the order of the record."""
    for name in publication.to_dict():
        value = getattr(publication, name)
        label = name.replace("_", " ")
        if name in NAME_LISTS:
            yield label, "; ".join(map(names.display, value))
        elif name in TEXT_LISTS:
            yield label, "; ".join(value)
        elif name == "extra":
            yield from (
                (str(extra), entry if isinstance(entry, str) else json_text(entry, indent=False))
                for extra, entry in value.items()
            )
        else:
            yield label, value


# ---- for people: Rich, which is imported only when there is a terminal to draw on ----

_WIDE: Final = 110  # columns from which authors have a column of their own
_CHUNK: Final = 200  # rows measured and drawn at once, so that a long list begins to show soon
_MATCH: Final = "bold yellow"


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)


def _text(text: str, style: str = "", spans: Spans = ()) -> "Text":
    """Return text that is shown as it is: no markup, no control codes."""
    from rich.text import Text

    shown = Text(printable(text), style=style)
    for start, end in spans:
        shown.stylize(_MATCH, start, end)
    return shown


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it shows of a publication, where the title matched, and what stands below the title."""

    summary: Summary
    spans: Spans = ()
    below: Sequence[tuple[str, Spans]] = ()


def table(rows: Sequence[Row]) -> None:
    """Draw the rows as a table as wide as the terminal: titles fold, keys never do."""
    from rich.cells import cell_len

    console = _console()
    key_width = max((cell_len(row.summary.key) for row in rows), default=3)
    for start in range(0, len(rows), _CHUNK):
        drawn = _table(console.width, key_width, header=not start)
        for row in rows[start : start + _CHUNK]:
            drawn.add_row(*_cells(row, wide=console.width >= _WIDE))
        console.print(drawn)


def _table(width: int, key_width: int, *, header: bool) -> "Table":
    from rich.table import Table

    drawn = Table(
        box=None, show_header=header, header_style="bold", expand=True, pad_edge=False, padding=(0, 2, 0, 0)
    )
    drawn.add_column("Key", no_wrap=True, width=max(key_width, 3), style="cyan")
    drawn.add_column("Year", no_wrap=True, width=4)
    if width >= _WIDE:
        drawn.add_column("Author", ratio=3)
    drawn.add_column("Title", ratio=8)
    drawn.add_column("Place", ratio=3, style="green")
    return drawn


def _cells(row: Row, *, wide: bool) -> "Iterator[Text]":
    yield _text(row.summary.key)
    yield _text(row.summary.year)
    if wide:
        yield _text(row.summary.authors)
    title = _text(row.summary.title, spans=row.spans)
    for text, spans in row.below:
        title.append("\n").append_text(_text(text, "dim", spans))
    yield title
    yield _text(row.summary.places)


def panels(publications: Iterable[Publication]) -> None:
    """Draw everything that is known of each publication in a panel; the abstract is wrapped."""
    from rich.panel import Panel
    from rich.table import Table

    console = _console()
    for publication in publications:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="bold", no_wrap=True)
        grid.add_column(overflow="fold")
        for label, value in filled(publication):
            grid.add_row(_text(label), _text(value))
        console.print(
            Panel(grid, title=_text(publication.key, "cyan"), title_align="left", border_style="dim")
        )


def bars(counts: Sequence[tuple[str, int]]) -> None:
    """Draw a count for each value, with a bar as long as its share of the greatest."""
    from rich.bar import Bar
    from rich.table import Table

    console = _console()
    grid = Table(box=None, show_header=False, expand=True, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column(ratio=2, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=3)
    most = max((count for _, count in counts), default=1)
    for value, count in counts:
        grid.add_row(_text(value), str(count), Bar(most, 0, count, color="cyan"))
    console.print(grid)
