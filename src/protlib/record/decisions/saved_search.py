"""A search that a library keeps under a name: its words, filters and order as the user typed them."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Self

from protlib.frozen import FrozenClass
from protlib.selection import Selection
from protlib.text import clean, fold

_MOST_LETTERS_OF_A_NAME: Final = 60  # letters of a name, which is typed
_OTHER_SIGNS: Final = frozenset("-_")
# These belong to a command, not to a search: a citing document is a file of one machine.
_UNSAVED_OPTIONS: Final = frozenset({"cited", "uncited", "unlimited"})
_DEFAULTS: Final = {name: spec.default for name, spec in Selection.specs.items() if name not in _UNSAVED_OPTIONS}
_NUMBER: Final = "limit"
FIELDS: Final[Mapping[str, type]] = {
    name: int if name == _NUMBER else tuple if default is None else type(default) for name, default in _DEFAULTS.items()
}
"""The criteria of a search, and the type of each."""


def is_search_name(text: str) -> bool:
    """Tell whether a saved search can have this name: letters of any script, digits, "-" and "_", no sign first."""
    return text[:1].isalnum() and len(text) <= _MOST_LETTERS_OF_A_NAME and all(map(_may_stand, text))


def _may_stand(char: str) -> bool:
    return char.isalnum() or char in _OTHER_SIGNS or unicodedata.category(char).startswith("M")


class SavedSearch(FrozenClass):
    """A search and its name."""

    name: str
    selection: Selection

    def is_called(self, name: str) -> bool:
        """Tell whether a name means this search, in any case and with any accents."""
        return fold(self.name) == fold(name)

    def document(self) -> dict[str, object]:
        """Return the name and the criteria as JSON, without criteria at their defaults."""
        values = {name: getattr(self.selection, name) for name in _DEFAULTS}
        values_beside_defaults = {name: value for name, value in values.items() if value != _DEFAULTS[name]}
        lists = {name: list(value) for name, value in values_beside_defaults.items() if isinstance(value, tuple)}
        return {"name": self.name, "asks": {**values_beside_defaults, **lists}}

    def rekey(self, keys: Mapping[str, str]) -> Self:
        """Return this search for records whose keys changed, by their old keys."""
        return self._with_keys(tuple(dict.fromkeys(keys.get(key, key) for key in self.selection.keys or ())))

    def without_records(self, removed_keys: Collection[str]) -> Self | None:
        """Return this search without the keys of removed records; None if it has no other key, and can find nothing."""
        remaining = self._with_keys(tuple(key for key in self.selection.keys or () if key not in removed_keys))
        return None if remaining.selection.keys == () else remaining

    def _with_keys(self, keys: tuple[str, ...]) -> Self:
        is_same = self.selection.keys is None or keys == self.selection.keys
        return self if is_same else self.changed(selection=self.selection.changed(keys=keys))


def strip_unsaved(selection: Selection) -> Selection:
    """Return the part of a selection to save."""
    return selection.changed(query=clean(selection.query), cited=None, uncited=(), unlimited=False)


def rename_same_names(searches: Sequence[SavedSearch]) -> tuple[list[SavedSearch], list[tuple[str, str]]]:
    """Return searches with different names, and the old and new names of renamed ones; the first of two keeps its name.

    A search that was renamed like this before, and is there under that name, does not come back twice.
    """
    unique: list[SavedSearch] = []
    new_names: list[tuple[str, str]] = []
    for search in searches:
        same_search = _find_by_name(unique, search.name)
        if same_search is None:
            unique.append(search)
        elif same_search.selection != search.selection and (name := _free_name(search, [*searches, *unique])):
            unique.append(search.changed(name=name))
            new_names.append((search.name, name))
    return unique, new_names


def _free_name(search: SavedSearch, searches: Sequence[SavedSearch]) -> str:
    """Return the name with the first free number; "" if a search with such a name asks the same."""
    for number in range(2, len(searches) + 3):
        end = f"-{number}"
        name = f"{search.name[: _MOST_LETTERS_OF_A_NAME - len(end)]}{end}"
        if (namesake := _find_by_name(searches, name)) is None:
            return name
        if namesake.selection == search.selection:
            break
    return ""


def _find_by_name(searches: Iterable[SavedSearch], name: str) -> SavedSearch | None:
    return next((search for search in searches if search.is_called(name)), None)


def search_from_document(document: Mapping[str, object]) -> SavedSearch | None:
    """Return the search of a document, None for one that is not understood."""
    match document:
        case {"name": str(name), "asks": dict(asks)} if is_search_name(name) and asks:
            if all(field in _DEFAULTS and _may_have_value(field, value) for field, value in asks.items()):
                return SavedSearch(name, Selection(**asks))
    return None


def _may_have_value(field: str, value: object) -> bool:
    """Tell whether a field of a selection can have this value."""
    if FIELDS[field] is tuple:
        return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
    return type(value) is FIELDS[field] and (field != _NUMBER or value != 0)
