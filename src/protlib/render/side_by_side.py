"""Possible duplicates: for people, side by side or below each other, and for scripts."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.duplicates.groups import Group
from protlib.record.model import FIELDS, Publication
from protlib.render.differences import make_excerpts
from protlib.render.scripts import csv_lines, json_text, values_with_labels
from protlib.text import fold, make_printable, without_markup

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text


_SILENT: Final = frozenset({"key", "aliases", "created", "modified"})
_TITLE: Final = "title"
_MOST_LETTERS_SHOWN: Final = 240  # characters of a text that are shown
_FEWEST_CELLS: Final = 28  # cells of the terminal that a record has to have beside others
_COLUMNS_OF_A_LABEL: Final = 18  # the longest name of a field, with its gap
_BLANKS_BETWEEN: Final = 2  # columns
_NOTHING: Final = "–"
_KEY: Final = "magenta"
_EMPHASIS: Final = "bold"
_ROUNDING: Final = 1e-9  # so little may a sum of shares miss the whole


class Comparison(NamedTuple):
    """The labels in which records agree, and the others with the text of every record, "" for nothing."""

    same: list[str]
    different: list[tuple[str, tuple[str, ...]]]


def compare_records(records: Sequence[Publication]) -> Comparison:
    """Return where records agree and where not, in the order of the fields."""
    values = [dict(values_with_labels(record)) for record in records]
    positions = {name.replace("_", " "): position for position, name in enumerate(FIELDS)}
    labels = dict.fromkeys(label for row_values in values for label in row_values if label not in _SILENT)
    differences = Comparison([], [])
    for label in sorted(labels, key=lambda label: positions.get(label, len(positions))):
        texts = tuple(" ".join(row_values.get(label, "").split()) for row_values in values)
        if len({*texts}) == 1:
            differences.same.append(label)
        else:
            differences.different.append((label, texts))
    return differences


def percent(score: float) -> str:
    """Return a score as a percentage, rounded down, so that a score below a bound never looks like it."""
    return f"{floor(100 * score + _ROUNDING)} %"


def plain_lines(groups: Iterable[Group]) -> Iterator[str]:
    """Yield a line for each group: its score, its keys, its reasons, with tabs between them."""
    for group in groups:
        yield f"{group.score}\t{' '.join(group.keys)}\t{'; '.join(group.reasons)}"


def groups_for_scripts(groups: Sequence[Group], form: str) -> Iterator[str]:
    """Yield the lines of groups as `json`, `jsonl`, `csv` or `keys`."""
    if form == "json":
        yield json_text(list(map(_group_object, groups)))
    elif form == "jsonl":
        yield from (json_text(_group_object(group), indent=False) for group in groups)
    elif form == "csv":
        rows = ((group.score, "; ".join(group.keys), "; ".join(group.reasons)) for group in groups)
        yield from csv_lines([("score", "keys", "reasons"), *rows])
    else:
        yield from dict.fromkeys(key for group in groups for key in group.keys)


def _group_object(group: Group) -> dict[str, object]:
    return {"keys": group.keys, "score": group.score, "reasons": group.reasons}


def draw_group(group: Group, records: Sequence[Publication], screen: "Console") -> None:
    """Draw a group: its score, reasons and title, the differences of its records, and the equal fields in one line."""
    from rich.text import Text

    comparison = compare_records(records)
    screen.print(Text.assemble((percent(group.score), _EMPHASIS), f"  {make_printable('; '.join(group.reasons))}"))
    if _TITLE in comparison.same:
        comparison.same.remove(_TITLE)
        screen.print(Text(make_printable(without_markup(records[0].title))))
    width = (screen.width - _COLUMNS_OF_A_LABEL) // len(records) - _BLANKS_BETWEEN
    is_wide = width >= _FEWEST_CELLS and not _breaks_words(records, comparison, width, screen.width)
    screen.print(_draw_beside(records, comparison, width) if is_wide else _draw_below(records, comparison))
    if comparison.same:
        screen.print(Text(make_printable(f"same: {', '.join(comparison.same)}"), "dim"))


def _breaks_words(records: Sequence[Publication], comparison: Comparison, width: int, screen_width: int) -> bool:
    """Tell whether a column of this width breaks a word that the whole width of the terminal does not break."""
    from rich.cells import cell_len

    number_width = len(f"{len(records)} ")
    room = screen_width - _COLUMNS_OF_A_LABEL - number_width - _BLANKS_BETWEEN
    keys = (cell_len(record.key) + number_width for record in records)
    words = (cell_len(word) for _label, texts in comparison.different for text in texts for word in text.split())
    return any(width < columns <= room for columns in (*keys, *words))


def _draw_beside(records: Sequence[Publication], comparison: Comparison, width: int) -> "Table":
    """Return a table with a column for each record."""
    table = _make_grid()
    for _record in records:
        table.add_column(overflow="fold", width=width)
    table.add_row("", *(_format_key(number, record) for number, record in enumerate(records, 1)))
    for label, texts in comparison.different:
        table.add_row(make_printable(label), *_mark_differences(texts))
    return table


def _draw_below(records: Sequence[Publication], comparison: Comparison) -> "Table":
    """Return a table with the values of a field below each other, by the numbers of the records."""
    from rich.text import Text

    table = _make_grid()
    table.add_column()
    table.add_column(overflow="fold")
    keys = [Text(make_printable(record.key), _KEY) for record in records]
    cells_by_label = [("key", keys), *((label, [*_mark_differences(texts)]) for label, texts in comparison.different)]
    for label, cells in cells_by_label:
        for number, cell in enumerate(cells, 1):
            table.add_row("" if number > 1 else make_printable(label), str(number), cell)
    return table


def _make_grid() -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, _BLANKS_BETWEEN, 0, 0))
    table.add_column(overflow="fold", max_width=_COLUMNS_OF_A_LABEL - _BLANKS_BETWEEN)
    return table


def _format_key(number: int, record: Publication) -> "Text":
    from rich.text import Text

    return Text.assemble(f"{number} ", Text(make_printable(record.key), _KEY))


def _mark_differences(texts: Sequence[str]) -> "Iterator[Text]":
    """Yield the texts of records in a field, with words marked that not all of them have."""
    from rich.text import Text

    excerpts = make_excerpts(texts, _MOST_LETTERS_SHOWN)
    common_words = frozenset[str].intersection(*(frozenset(map(fold, text.split())) for text in excerpts if text))
    for text in excerpts:
        if not text:
            yield Text(_NOTHING, "dim")
            continue
        words = (
            Text(make_printable(word), "" if fold(word) in common_words or not common_words else _EMPHASIS)
            for word in text.split(" ")
        )
        yield Text(" ").join(words)
