"""The words of charts: the names of periods, and captions; other languages bring their own."""

from typing import Final, Protocol

from protlib.frozen import NamedTuple
from protlib.selection import MORE_COUNTS, Facet

_PLURALS: Final = {"country": "countries", "category": "categories", "access": "circles"}
_CAPTIONS: Final = {
    "more": "{count} more {values} not shown",
    "rest": "and {count} more",
    "scale": "one scale for all rows: the highest column is {count}",
    "lack": "{count} of {total} {has} no {field}",
    "overlap": "regions overlap: {outer} includes {inner}",
}


class Caption(Protocol):
    """What makes a caption of a kind: `more` values, the `rest`, one `scale`, a `lack` of a field, an `overlap`."""

    def __call__(self, kind: str, count: int = 0, field: str = "", **values: str | int) -> str:
        """Return the caption with a count, the name of a field, and other values in it."""


def _make_caption(kind: str, count: int = 0, field: str = "", **values: str | int) -> str:
    verb = "has" if count == 1 else "have"
    return _CAPTIONS[kind].format(count=count, field=field, values=noun(field, count), has=verb, **values)


class ChartWords(NamedTuple):
    """The words of a chart; without a word for a decade, it is a span of years."""

    earlier: str = "to {year}"
    decade: str = "{year}s"
    caption: Caption = _make_caption


ENGLISH: Final = ChartWords()


def noun(name: str, count: int) -> str:
    """Return the name for one value of a facet, or several: "region", "regions", "values of finding"."""
    if name not in {*Facet, *MORE_COUNTS}:
        return f"{'value' if count == 1 else 'values'} of {name}"
    return name if count == 1 else _PLURALS.get(name, f"{name}s")
