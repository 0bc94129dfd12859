"""Records that may be one publication: as people compare them, side by side or below each other, and as scripts read them."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.duplicates.groups import Group
from protlib.record.model import FIELDS, Publication
from protlib.render.differences import excerpts
from protlib.render.scripts import csv_lines, json_text, labelled_values
from protlib.text import fold, printable, without_markup

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from protlib.render.shapes import Shape

_SILENT: Final = frozenset({"key", "aliases", "created", "modified"})
_TITLE: Final = "title"
_LONGEST: Final = 240  # characters of a text that are shown
_LEAST: Final = 28  # cells of the terminal that a record has to have beside others
_LABEL: Final = 18
_GAP: Final = 2
_NOTHING: Final = "–"
_KEY: Final = "magenta"
_OWN: Final = "bold"


class Comparison(NamedTuple):
    """What records agree in, by its labels, and what differs: each label with what every record has there, "" for nothing."""

    same: list[str]
    different: list[tuple[str, tuple[str, ...]]]


def comparison(records: Sequence[Publication]) -> Comparison:
    """Return what records agree in and what not, in the order of the fields."""
    values = [dict(labelled_values(record)) for record in records]
    places = {name.replace("_", " "): place for place, name in enumerate(FIELDS)}
    labels = dict.fromkeys(label for each in values for label in each if label not in _SILENT)
    found = Comparison([], [])
    for label in sorted(labels, key=lambda label: places.get(label, len(places))):
        texts = tuple(" ".join(each.get(label, "").split()) for each in values)
        if len({*texts}) == 1:
            found.same.append(label)
        else:
            found.different.append((label, texts))
    return found


def percent(score: float) -> str:
    """Return a score of 1 as people read it; one that is below a bound is not shown as that."""
    return f"{floor(100 * score + 1e-9)} %"


def plain(groups: Iterable[Group]) -> Iterator[str]:
    """Yield a line for each group: its score, its keys, its reasons, with tabs between them."""
    for group in groups:
        yield f"{group.score}\t{' '.join(group.keys)}\t{'; '.join(group.reasons)}"


def for_scripts(groups: Sequence[Group], form: str) -> Iterator[str]:
    """Yield the lines of groups as `json`, `jsonl`, `csv` or `keys`."""
    if form == "json":
        yield json_text(list(map(_object, groups)))
    elif form == "jsonl":
        yield from (json_text(_object(group), indent=False) for group in groups)
    elif form == "csv":
        rows = ((group.score, "; ".join(group.keys), "; ".join(group.reasons)) for group in groups)
        yield from csv_lines([("score", "keys", "reasons"), *rows])
    else:
        yield from dict.fromkeys(key for group in groups for key in group.keys)


def _object(group: Group) -> dict[str, object]:
    return {"keys": group.keys, "score": group.score, "reasons": group.reasons}


def draw(group: Group, records: Sequence[Publication], screen: "Console") -> None:
    """Draw a group: its score and reasons, its title, what differs between its records, and in one line what else is the same."""
    from rich.text import Text

    found = comparison(records)
    screen.print(Text.assemble((percent(group.score), _OWN), f"  {printable('; '.join(group.reasons))}"))
    if _TITLE in found.same:
        found.same.remove(_TITLE)
        screen.print(Text(printable(without_markup(records[0].title))))
    width = (screen.width - _LABEL) // len(records) - _GAP
    screen.print(_beside(records, found, width) if width >= _LEAST else _below(records, found))
    if found.same:
        screen.print(Text(printable(f"same: {', '.join(found.same)}"), "dim"))


def _beside(records: Sequence[Publication], found: Comparison, width: int) -> "Table":
    """Return a table that has a column for each record."""
    table = _grid()
    for _record in records:
        table.add_column(overflow="fold", width=width)
    table.add_row("", *(_key(number, record) for number, record in enumerate(records, 1)))
    for label, texts in found.different:
        table.add_row(printable(label), *_cells(texts))
    return table


def _below(records: Sequence[Publication], found: Comparison) -> "Table":
    """Return a table that has the values of a field below each other, by the numbers of the records."""
    table = _grid()
    table.add_column(overflow="fold")
    for number, record in enumerate(records, 1):
        table.add_row("" if number > 1 else "key", _key(number, record))
    for label, texts in found.different:
        for number, cell in enumerate(_cells(texts), 1):
            table.add_row("" if number > 1 else printable(label), _numbered(number, cell))
    return table


def _grid() -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(overflow="fold", max_width=_LABEL - _GAP)
    return table


def _key(number: int, record: Publication) -> "Text":
    from rich.text import Text

    return _numbered(number, Text(printable(record.key), _KEY))


def _numbered(number: int, text: "Text") -> "Text":
    from rich.text import Text

    return Text.assemble(f"{number} ", text)


def _cells(texts: Sequence[str]) -> "Iterator[Text]":
    """Yield what records have in a field, with the words marked that not all of them have."""
    from rich.text import Text

    shown = excerpts(texts, _LONGEST)
    common = frozenset[str].intersection(*(frozenset(map(fold, text.split())) for text in shown if text))
    for text in shown:
        if not text:
            yield Text(_NOTHING, "dim")
            continue
        words = (Text(printable(word), "" if fold(word) in common or not common else _OWN) for word in text.split(" "))
        yield Text(" ").join(words)


def shape() -> "Shape":
    """Return the shape of groups."""
    from protlib.render.shapes import closed, listed, score, texts

    group = {
        "keys": texts("of the publications that may be one"),
        "score": score("how sure it is"),
        "reasons": texts("why"),
    }
    return listed("groups, the surest first; with --format jsonl each on a line", closed("", group))
