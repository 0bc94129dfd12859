"""Rows of what is no publication as plain text, for scripts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from protlib.text import make_printable

_Item = TypeVar("_Item")


def rows_for_scripts(
    items: Iterable[_Item],
    form: str | None,
    columns: Sequence[str],
    cells: Callable[[_Item], Sequence[str]],
    to_json: Callable[[_Item], object],
) -> Iterator[str]:
    """Yield the lines of items as `json`, `jsonl`, `csv` or `tsv`, or as plain lines; `cells` fill the `columns`."""
    match form:
        case "json" | "jsonl" | "csv":
            from protlib.render import scripts  # which lines do not need

            if form == "json":
                yield scripts.json_text(list(map(to_json, items)))
            elif form == "jsonl":
                yield from (scripts.json_text(to_json(item), indent=False) for item in items)
            else:
                yield from scripts.csv_lines([columns, *map(cells, items)])
        case _:
            yield from ["\t".join(columns)] * (form == "tsv")
            for item in items:
                yield "\t".join(" ".join(make_printable(cell).split()) for cell in cells(item))
