"""One name for one body: applies the names to write as others, which a library remembers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.record import names
from protlib.record.fields.labels import inverted_name
from protlib.record.model import NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.record.names.organisations import is_braced, without_short
from protlib.text import clean, fold, words

if TYPE_CHECKING:
    from protlib.record.decisions import OneName

PUBLISHER: Final = "publisher"
WRITTEN_FIELDS: Final = (*NAME_LISTS, PUBLISHER)
"""The fields that name a body or a person."""


def key_of(field: str, text: str) -> str:
    """Return the common key of all spellings of a name in a field: any case, accents, points, acronym behind it."""
    if field in NAME_LISTS:
        return key_of_name(names.parse_name(text))
    return _key_of_body(without_braces(text)) if field == PUBLISHER else fold(clean(text))


def key_of_name(name: Name) -> str:
    """Return the common key of all spellings of a person or an organisation."""
    return _words(name.literal or inverted_name(name))


def _key_of_body(text: str) -> str:
    return _words(without_short(clean(text))[0])


def without_braces(text: str) -> str:
    """Return a name without the braces that mark it as one unit."""
    return text[1:-1] if is_braced(text) else text


def _words(text: str) -> str:
    return " ".join(words(text)) or fold(text)


class OneNames:
    """The names to write as others; a chain leads to its last name, and the latest of two decisions counts."""

    def __init__(self, decisions: "Iterable[OneName]") -> None:
        self._new_names: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._old_names: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for one_name in decisions:
            for field in one_name.fields:
                # A name in braces here comes in without them, and might then count as a person's.
                for old_name in dict.fromkeys((without_braces(one_name.old_name), one_name.old_name)):
                    key = key_of(field, old_name)
                    self._new_names[field][key] = one_name.new_name
                    self._old_names[field][key] = one_name.old_name

    def __bool__(self) -> bool:
        return bool(self._new_names)

    def final_name(self, field: str, text: str) -> str:
        """Return the name to write for a name in a field; the name itself if nothing is remembered about it."""
        return self._end(field, key_of(field, text)) or text

    def old_names(self, fields: Iterable[str]) -> list[str]:
        """Return the names to write as others in some fields, as they are shown."""
        return [without_braces(text) for field in fields for text in self._old_names.get(field, {}).values()]

    def bodies(self) -> dict[str, str]:
        """Return the name to compare organisations under, by their other names and short forms, folded."""
        body_names: dict[str, str] = {}
        for field in WRITTEN_FIELDS:
            for key, old_name in self._old_names.get(field, {}).items():
                target = names.organisation(self._end(field, key))
                for name in (names.organisation(old_name), target):
                    body_names |= dict.fromkeys(filter(None, map(fold, (name.literal, name.short))), target.literal)
        return body_names

    def apply_to_all(self, publications: Sequence[Publication]) -> Sequence[Publication]:
        """Return records with every remembered name replaced."""
        return list(map(self.apply, publications)) if self else publications

    def changes_in(self, publication: Publication) -> tuple[tuple[str, str], ...]:
        """Return the names to replace in a record, each with its new name."""
        return tuple(dict.fromkeys(self._changes_in(publication)))

    def _changes_in(self, publication: Publication) -> Iterator[tuple[str, str]]:
        for field in self._new_names:
            value = getattr(publication, field)
            for old_name in (value,) if isinstance(value, str) else value:
                new_name = self._name(field, old_name) if isinstance(old_name, Name) else self._text(field, old_name)
                if new_name != old_name:
                    yield _name_text(old_name), _name_text(new_name)

    def apply(self, publication: Publication) -> Publication:
        """Return a record with every remembered name replaced; a list keeps each name once."""
        changes: dict[str, object] = {}
        for field, targets in self._new_names.items():
            value = getattr(publication, field)
            if value and targets and (new_name := self._value(field, value)) != value:
                changes[field] = new_name
        return publication.changed(**changes) if changes else publication

    def _value(self, field: str, value: Any) -> Any:
        if field in NAME_LISTS:
            return tuple(dict.fromkeys(self._name(field, name) for name in value))
        if field in TEXT_LISTS:
            return tuple(dict.fromkeys(self._text(field, text) for text in value))
        return self._text(field, value)

    def _name(self, field: str, name: Name) -> Name:
        target = self._end(field, key_of_name(name))
        return names.parse_name(target) if target else name

    def _text(self, field: str, text: str) -> str:
        key = _key_of_body(text) if field == PUBLISHER else key_of(field, text)
        return without_braces(self._end(field, key)) or text

    def _end(self, field: str, key: str) -> str:
        """Return the last name of the chain from a key, "" if there is none."""
        targets = self._new_names.get(field, {})
        visited: set[str] = set()
        target = ""
        while key in targets and key not in visited:
            visited.add(key)
            target = targets[key]
            key = key_of(field, target)
        return target

    def leads_to(self, field: str, text: str, target_text: str) -> bool:
        """Tell whether a name leads to another, perhaps over further names."""
        targets = self._new_names.get(field, {})
        key, target_key, visited = key_of(field, text), key_of(field, target_text), set[str]()
        while key in targets and key not in visited:
            visited.add(key)
            key = key_of(field, targets[key])
            if key == target_key:
                return True
        return False


NO_NAMES: Final = OneNames(())
"""No names to write as others."""


def _name_text(name: Name | str) -> str:
    return name if isinstance(name, str) else inverted_name(name)
