"""The other names of a body or a tag, as a library remembers them: who asks for one name asks for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.index import Index
from protlib.search.expansion import Match, Wanted, union
from protlib.search.filters import by_name
from protlib.search.query import Phrase
from protlib.selection import Selection
from protlib.text import words

if TYPE_CHECKING:
    from protlib.record.decisions import OneName

_ASKED: Final[Mapping[str, str]] = {
    "authors": "author", "editors": "editor", "translators": "editor", "publisher": "publisher", "tags": "tag",
    "category": "category", "topics": "topic", "countries": "place", "regions": "place", "publisher_place": "publisher",
    "container_title": "container", "collection_title": "container", "event_title": "container",
}  # fmt: skip
"""The fields of the query language in which the names of a field are found."""
_FILTERED: Final[Mapping[str, str]] = {
    "authors": "author", "tags": "tag", "categories": "category", "topics": "topic",
}  # fmt: skip
_QUALITY: Final = 0.9
NAMED: Final = frozenset(("author", "editor", "publisher"))
"""The fields of the query language in which the names of bodies stand."""

_Key = tuple[str, ...]


class _Body(NamedTuple):
    """The names of one body, by their words in whatever order, and the fields of the query language for them.

    `written` has what is meant by the names that are written as another one.
    """

    fields: frozenset[str]
    names: Mapping[_Key, str]
    written: Mapping[_Key, str]

    def is_of(self, other: "_Body") -> bool:
        """Tell whether it has a name of another one in one of its fields."""
        return bool(self.fields & other.fields) and not self.names.keys().isdisjoint(other.names)

    def meant(self) -> str:
        """Return the name that is meant at last: the one that is written as no other."""
        every = self.written.values()
        return next((text for text in every if _key(_bare(text)) not in self.written), next(iter(every)))


class OtherNames:
    """The names that are those of one body, whatever is written for it in a record."""

    def __init__(self, decided: "Iterable[OneName]") -> None:
        self._bodies: list[_Body] = []
        self._of: defaultdict[_Key, list[int]] = defaultdict(list)
        for each in decided:
            self._add(each)
        for place, body in enumerate(self._bodies):
            for key in body.names:
                self._of[key].append(place)
        self._longest = max(map(len, self._of), default=0)

    def __bool__(self) -> bool:
        return bool(self._bodies)

    def _add(self, decided: "OneName") -> None:
        fields = frozenset(_ASKED[field] for field in decided.fields if field in _ASKED)
        meant, written = decided.meant.strip("{}"), _key(_bare(decided.written))
        body = _Body(fields, {_key(_bare(meant)): _bare(meant), written: _bare(decided.written)}, {written: meant})
        for known in [known for known in self._bodies if known.is_of(body)]:
            self._bodies.remove(known)
            body = _Body(body.fields | known.fields, {**known.names, **body.names}, {**known.written, **body.written})
        self._bodies.append(body)

    def bodies(self) -> Iterator[tuple[frozenset[str], Mapping[tuple[str, ...], str]]]:
        """Yield the fields in which the names of each body stand, and these names by their words in order."""
        yield from ((body.fields, body.names) for body in self._bodies)

    def meant(self, text: str, field: str) -> str:
        """Return the name that is meant by one that is found in a field; the name itself where nothing is decided of it."""
        for place in self._of.get(_key(_bare(text)), ()) if self else ():
            if field in (body := self._bodies[place]).fields:
                return body.meant()
        return text

    def asked(self, selection: Selection) -> Selection:
        """Return a selection whose filters ask for all names of what they ask for."""
        if not self:
            return selection
        changes: dict[str, Any] = {}
        for name, field in _FILTERED.items():
            given: tuple[str, ...] = getattr(selection, name)
            more = [other for text in given for _field, other in self._others(text, field)]
            if more:
                changes[name] = (*given, *more)
        return replace(selection, **changes) if changes else selection

    def _others(self, text: str, field: str) -> Iterator[tuple[str, str]]:
        """Yield the other names of what a text names in a field, or in any for "", and where they stand."""
        key = _key(_bare(text)) if self else ()
        for place in self._of.get(key, ()):
            body = self._bodies[place]
            for asked in sorted(body.fields):
                if not field or field == asked:
                    yield from ((asked, text) for other, text in body.names.items() if other != key)

    def matches(self, index: Index, text: str, field: str, found: int = 0) -> list[Match]:
        """Return what a text stands for as one of the names of a body: the records that have another one.

        What is decided of a name comes before what is known of it; `found` are the records that are found without.
        """
        others = list(self._others(text, field))
        named = [(other, by_name(index, Phrase(other, asked)).matches) for asked, other in others]
        decided = [Match("name", _QUALITY, each.parts, (other,)) for other, every in named for each in every]
        if field not in NAMED:
            return decided
        from protlib.search import known_bodies  # which few queries need

        found |= union(match.bits() for match in decided)
        for each in [other for _asked, other in others] or [text]:
            decided += known_bodies.matches(index, each, field, found, is_sure=bool(others))
        return decided

    def with_words(self, index: Index, wanted: Sequence[Wanted], *, exact: bool = False) -> list[Wanted]:
        """Return words with the other names of what they name, each by itself or with those beside it.

        A word without a field names a body that is known where it is written as an acronym, or stands nowhere itself.
        """
        added: defaultdict[int, list[Match]] = defaultdict(list)
        for place, one in enumerate(wanted):
            added[place] += self.matches(index, one.word.text, one.word.field, one.bits())
            if not (one.word.field or exact) and _may_be_acronym(one):
                from protlib.search import known_bodies

                added[place] += known_bodies.matches(index, one.word.text, "author", one.bits())
        for start in range(len(wanted) if self else 0):
            for end in range(start + 2, min(start + self._longest, len(wanted)) + 1):
                run = wanted[start:end]
                if any(one.word.field for one in run):
                    break
                found = self.matches(index, " ".join(one.word.text for one in run), "")
                for place in range(start, end):
                    added[place] += found
        return [one.also(added[place]) for place, one in enumerate(wanted)]


def _may_be_acronym(one: Wanted) -> bool:
    text = one.word.text
    return len(text) > 1 and text.isalpha() and (text.isupper() or not one.is_known())


def _key(text: str) -> _Key:
    return tuple(sorted(words(text)))


def _bare(text: str) -> str:
    """Return a name without braces and without an acronym behind it, by which the index finds it anyway."""
    from protlib.record.names.organisations import (
        without_short,  # which libraries that have decided nothing never need
    )

    return without_short(text.strip("{}"))[0]


NO_OTHERS: Final = OtherNames(())
"""Nothing is decided about names."""
