"""The other names of a body or a tag that a library has unified: a search for one name also finds the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.frozen import NamedTuple
from protlib.index import bitmaps
from protlib.selection import Selection
from protlib.text import words

if TYPE_CHECKING:
    from protlib.index import Index
    from protlib.record.decisions import OneName
    from protlib.search.term import Term, WordMeaning  # which a selection without words does not need

_QUERY_FIELDS: Final[Mapping[str, str]] = {
    "authors": "author", "editors": "editor", "translators": "editor", "publisher": "publisher", "tags": "tag",
    "category": "category", "topics": "topic", "countries": "place", "regions": "place", "publisher_place": "publisher",
    "container_title": "container", "collection_title": "container", "event_title": "container",
}  # fmt: skip
"""The fields of the query language in which the names of a field are found."""
_FILTERED_FIELDS: Final[Mapping[str, str]] = {
    "authors": "author", "tags": "tag", "categories": "category", "topics": "topic",
}  # fmt: skip
_LONGEST_BODY: Final = 8  # words of a body's name that a query has: few have more
_FEW_KNOWN_WORDS: Final = 2  # known words that no record has together are rarely a name
_QUALITY_OF_NAME: Final = 0.9  # of a match, from 0 to 1: another name is nearly what was typed
NAME_FIELDS: Final = frozenset(("author", "editor", "publisher"))
"""The fields of the query language in which the names of bodies stand."""

_Key = tuple[str, ...]


class _Body(NamedTuple):
    """The names of one body, by their words in whatever order, and the fields of the query language for them.

    `variants` maps the names that are written as another one to that one.
    """

    fields: frozenset[str]
    names: Mapping[_Key, str]
    variants: Mapping[_Key, str]

    def shares_name(self, body: "_Body") -> bool:
        """Tell whether it has a name of another one in one of its fields."""
        return bool(self.fields & body.fields) and not self.names.keys().isdisjoint(body.names)

    def final_name(self) -> str:
        """Return the name that stands for all others."""
        own_variants = self.variants.values()
        return next(
            (text for text in own_variants if _key(_strip_acronym(text)) not in self.variants), next(iter(own_variants))
        )


class OtherNames:
    """The names that a library has unified, whatever is written in a record."""

    def __init__(self, decided: "Iterable[OneName]") -> None:
        self._bodies: list[_Body] = []
        self._positions: defaultdict[_Key, list[int]] = defaultdict(list)
        for decision in decided:
            self._add(decision)
        for position, body in enumerate(self._bodies):
            for key in body.names:
                self._positions[key].append(position)
        self._longest = max(map(len, self._positions), default=0)

    def __bool__(self) -> bool:
        return bool(self._bodies)

    def _add(self, decided: "OneName") -> None:
        fields = frozenset(_QUERY_FIELDS[field] for field in decided.fields if field in _QUERY_FIELDS)
        final_name, variant = decided.new_name.strip("{}"), _key(_strip_acronym(decided.old_name))
        body = _Body(
            fields,
            {_key(_strip_acronym(final_name)): _strip_acronym(final_name), variant: _strip_acronym(decided.old_name)},
            {variant: final_name},
        )
        for earlier_body in [earlier_body for earlier_body in self._bodies if earlier_body.shares_name(body)]:
            self._bodies.remove(earlier_body)
            body = _Body(
                body.fields | earlier_body.fields,
                {**earlier_body.names, **body.names},
                {**earlier_body.variants, **body.variants},
            )
        self._bodies.append(body)

    def bodies(self) -> Iterator[tuple[frozenset[str], Mapping[tuple[str, ...], str]]]:
        """Yield the fields for the names of each body, and these names by their words in order."""
        yield from ((body.fields, body.names) for body in self._bodies)

    def final_name(self, text: str, field: str) -> str:
        """Return the name that users chose in place of this one in a field; the name itself without such a choice."""
        for position in self._positions.get(_key(_strip_acronym(text)), ()) if self else ():
            if field in (body := self._bodies[position]).fields:
                return body.final_name()
        return text

    def add_to_selection(self, selection: Selection) -> Selection:
        """Return a selection whose filters ask for all names of their bodies."""
        if not self:
            return selection
        changes: dict[str, Any] = {}
        for name, field in _FILTERED_FIELDS.items():
            texts: tuple[str, ...] = getattr(selection, name)
            alternatives = [alternative for text in texts for _field, alternative in self._alternatives(text, field)]
            if alternatives:
                changes[name] = (*texts, *alternatives)
        if not changes:
            return selection
        return selection.changed(**changes)

    def _alternatives(self, text: str, field: str) -> Iterator[tuple[str, str]]:
        """Yield the other names for a text in a field, or in any for "", with their fields."""
        key = _key(_strip_acronym(text)) if self else ()
        for position in self._positions.get(key, ()):
            body = self._bodies[position]
            for field_name in sorted(body.fields):
                if not field or field == field_name:
                    yield from ((field_name, text) for name_key, text in body.names.items() if name_key != key)

    def find_matches(self, index: "Index", text: str, field: str, excluded: int = 0) -> "list[WordMeaning]":
        """Return the records that have another name of a text's body.

        Decisions about a name come before general knowledge; `excluded` are records that are found anyway.
        """
        alternatives = list(self._alternatives(text, field))
        decided = list(_match_names(index, alternatives)) if alternatives else []
        if field not in NAME_FIELDS:
            return decided
        from protlib.search.vocabulary import body_synonyms as known_bodies

        excluded |= bitmaps.union(match.all_bits() for match in decided)
        for name in [alternative for _field, alternative in alternatives] or [text]:
            decided += known_bodies.find_matches(index, name, field, excluded, is_sure=bool(alternatives))
        return decided

    def add_to_terms(self, index: "Index", terms: "Sequence[Term]", *, exact: bool = False) -> "list[Term]":
        """Return words with the other names of their bodies, each word by itself or with those beside it.

        A word without a field names a known body where it is written as an acronym, or where no record has it; several
        words do where no record has all of them ("Ärzte ohne Grenzen").
        """
        added: defaultdict[int, list[WordMeaning]] = defaultdict(list)
        for position, term in enumerate(terms):
            added[position] += self.find_matches(index, term.word.text, term.word.field, term.all_bits())
            if not (term.word.field or exact) and _may_be_acronym(term):
                from protlib.search.vocabulary import body_synonyms as known_bodies

                added[position] += known_bodies.find_matches(index, term.word.text, "author", term.all_bits())
        for start in range(len(terms) if self else 0):
            for end in range(start + 2, min(start + self._longest, len(terms)) + 1):
                run = terms[start:end]
                if any(term.word.field for term in run):
                    break
                matches = self.find_matches(index, " ".join(term.word.text for term in run), "")
                for position in range(start, end):
                    added[position] += matches
        all_terms = [term.add(added[position]) for position, term in enumerate(terms)]
        return all_terms if exact else _add_bodies(index, all_terms)


def _match_names(index: "Index", alternatives: Sequence[tuple[str, str]]) -> "Iterator[WordMeaning]":
    """Yield the records with each of some names in the field before it."""
    from protlib.search.filters import match_name  # which a library that has decided nothing never needs
    from protlib.search.query import Phrase
    from protlib.search.term import WordMeaning

    for field, alternative in alternatives:
        for match in match_name(index, Phrase(alternative, field)).matches:
            yield WordMeaning("name", _QUALITY_OF_NAME, match.parts, (alternative,))


def _add_bodies(index: "Index", terms: "Sequence[Term]") -> "list[Term]":
    """Return words with the records of the known bodies that several of them name, if no record has all of these."""
    runs: list[tuple[int, int, Sequence[WordMeaning]]] = []
    for start, end in _runs_without_records(terms):
        from protlib.search.vocabulary import body_synonyms as known_bodies  # which most queries do not need

        text = " ".join(term.word.text for term in terms[start:end])
        if matches := known_bodies.find_matches(index, text, "author", is_sure=True):
            runs.append((start, end, matches))
    if not runs:
        return list(terms)
    from protlib.search.term import add_runs

    return add_runs(terms, runs)


def _runs_without_records(terms: "Sequence[Term]") -> Iterator[tuple[int, int]]:
    """Yield the runs of words without a field of which no record has all: two with an unknown one, or more."""
    for start in range(len(terms)):
        having = -1
        is_known = True
        for end in range(start + 1, min(start + _LONGEST_BODY, len(terms)) + 1):
            term = terms[end - 1]
            if term.word.field or term.word.is_open:
                break
            having &= -1 if term.is_optional else term.all_bits()
            is_known &= term.is_optional or term.is_known()
            if not having and end - start > (_FEW_KNOWN_WORDS if is_known else 1):
                yield start, end


def _may_be_acronym(term: "Term") -> bool:
    text = term.word.text
    return len(text) > 1 and text.isalpha() and (text.isupper() or not term.is_known())


def _key(text: str) -> _Key:
    return tuple(sorted(words(text)))


def _strip_acronym(text: str) -> str:
    """Return a name without braces and without an acronym behind it; the index finds it anyway."""
    # Libraries that have decided nothing never need it.
    from protlib.record.names.organisations import without_short

    return without_short(text.strip("{}"))[0]


NO_OTHERS: Final = OtherNames(())
"""Nothing is decided about names."""
