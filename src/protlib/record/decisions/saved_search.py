"""A search that a library keeps under a name: its words, filters and order as they were typed."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

from protlib.selection import Selection
from protlib.text import clean, fold

_LONGEST: Final = 60
_OTHER_SIGNS: Final = frozenset("-_")
# What is said of a command and not of a search: a document that cites is a file of one machine.
_DEFAULTS: Final = {
    field.name: field.default for field in fields(Selection) if field.name not in {"cited", "unlimited"}
}
_NUMBER: Final = "limit"
FIELDS: Final[Mapping[str, type]] = {
    name: int if name == _NUMBER else tuple if default is None else type(default) for name, default in _DEFAULTS.items()
}
"""What a search may ask for, and the type of each."""


def is_name(text: str) -> bool:
    """Tell whether a saved search can have this name: letters of any script, digits, "-" and "_", a letter or a digit first."""
    return text[:1].isalnum() and len(text) <= _LONGEST and all(map(_may_stand, text))


def _may_stand(char: str) -> bool:
    return char.isalnum() or char in _OTHER_SIGNS or unicodedata.category(char).startswith("M")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search and its name."""

    name: str
    asks: Selection

    def is_called(self, name: str) -> bool:
        """Tell whether it is meant by a name, in whatever case and with whatever accents."""
        return fold(self.name) == fold(name)

    def document(self) -> dict[str, object]:
        """Return the name and what is asked for, as JSON has it; what is not asked for is left out."""
        values = {name: getattr(self.asks, name) for name in _DEFAULTS}
        asked_values = {name: value for name, value in values.items() if value != _DEFAULTS[name]}
        lists = {name: list(value) for name, value in asked_values.items() if isinstance(value, tuple)}
        return {"name": self.name, "asks": {**asked_values, **lists}}

    def rekeyed(self, keys: Mapping[str, str]) -> Self:
        """Return it for records that have other keys now, by the keys they had."""
        return self._with_keys(tuple(dict.fromkeys(keys.get(key, key) for key in self.asks.keys or ())))

    def without_records(self, gone_keys: Collection[str]) -> Self | None:
        """Return it without the keys of records that are gone; None where it asks for no other ones, and can find nothing."""
        remaining = self._with_keys(tuple(key for key in self.asks.keys or () if key not in gone_keys))
        return None if remaining.asks.keys == () else remaining

    def _with_keys(self, keys: tuple[str, ...]) -> Self:
        is_same = self.asks.keys is None or keys == self.asks.keys
        return self if is_same else replace(self, asks=replace(self.asks, keys=keys))


def saveable(selection: Selection) -> Selection:
    """Return what of a selection is kept."""
    return replace(selection, query=clean(selection.query), cited=None, unlimited=False)


def told_apart(searches: Sequence[SavedSearch]) -> tuple[list[SavedSearch], list[tuple[str, str]]]:
    """Return searches of which no two have one name, and the names that some had and have: the first one keeps its own.

    What was given another name so before, and is there under that, is not there twice.
    """
    unique: list[SavedSearch] = []
    renamed: list[tuple[str, str]] = []
    for search in searches:
        same = _called(unique, search.name)
        if same is None:
            unique.append(search)
        elif same.asks != search.asks and (name := _free_name(search, [*searches, *unique])):
            unique.append(replace(search, name=name))
            renamed.append((search.name, name))
    return unique, renamed


def _free_name(search: SavedSearch, among: Sequence[SavedSearch]) -> str:
    """Return a name with the first number that none of some searches has, "" where one that asks the same has such a name."""
    for number in range(2, len(among) + 3):
        end = f"-{number}"
        name = f"{search.name[: _LONGEST - len(end)]}{end}"
        if (there := _called(among, name)) is None:
            return name
        if there.asks == search.asks:
            break
    return ""


def _called(searches: Iterable[SavedSearch], name: str) -> SavedSearch | None:
    return next((search for search in searches if search.is_called(name)), None)


def saved_in(document: Mapping[str, Any]) -> SavedSearch | None:
    """Return the search that a document keeps, None where it is none that is understood."""
    match document:
        case {"name": str(name), "asks": dict(asks)} if is_name(name) and asks:
            if all(field in _DEFAULTS and _fits(field, value) for field, value in asks.items()):
                return SavedSearch(name, Selection(**asks))
    return None


def _fits(field: str, value: object) -> bool:
    """Tell whether a value is one that a field of a selection can have."""
    if FIELDS[field] is tuple:
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    return type(value) is FIELDS[field] and (field != _NUMBER or value != 0)
