"""Counts the names that occur in publications."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from protlib.record import names
from protlib.record.fields.labels import inverted_name
from protlib.record.fields.name_kinds import NameKind
from protlib.record.model import NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.record.names.twins.twin import Form

_PERSON_KIND: Final = NameKind.PERSON
_BODY_KINDS: Final = frozenset((NameKind.ORGANISATION, NameKind.PUBLISHER))


@dataclass(slots=True)
class _NameCount:
    name: Name
    key: str
    count: int = 0
    last: int = -1


def count_names(publications: Iterable[Publication], kind: NameKind) -> list[Form]:
    """Return the names of a kind, the most common first; a publication counts once for each name.

    Publishers have no acronym: they count with the authors of the same name, if these have an acronym.
    """
    counts: dict[str, _NameCount] = {}
    publications = list(publications)
    acronyms = _acronyms(publications) if kind is NameKind.ORGANISATION else {}
    for number, publication in enumerate(publications):
        for text, name in _names_of_kind(publication, kind, acronyms):
            entry = counts.get(text) or counts.setdefault(text, _NameCount(name, publication.key))
            entry.count += entry.last != number
            entry.last = number
    forms = [Form(text, entry.count, entry.key, entry.name) for text, entry in counts.items()]
    return sorted(forms, key=lambda form: (-form.records, form.text))


def _acronyms(publications: Iterable[Publication]) -> dict[str, Name]:
    """Return the organisations that records give exactly one acronym, by their names without it."""
    by_acronym = {
        name
        for publication in publications
        for field in NAME_LISTS
        for name in publication.filled().get(field, ())
        if name.short
    }
    times = Counter(name.literal for name in by_acronym)
    return {name.literal: name for name in by_acronym if times[name.literal] == 1}


def _names_of_kind(
    publication: Publication, kind: NameKind, acronyms: Mapping[str, Name]
) -> Iterator[tuple[str, Name]]:
    filled = publication.filled()
    for field in kind.fields:
        if not (value := filled.get(field)):
            continue
        if field in NAME_LISTS:
            yield from ((_plain(name), name) for name in value if bool(name.literal) != (kind is _PERSON_KIND))
        elif name := acronyms.get(value):
            yield _plain(name), name
        else:
            texts = value if field in TEXT_LISTS else (value,)
            yield from ((text, _parse_name(text, is_body=kind in _BODY_KINDS)) for text in texts)


_plain: Final = lru_cache(maxsize=1 << 14)(inverted_name)


@lru_cache(maxsize=1 << 14)
def _parse_name(text: str, *, is_body: bool) -> Name:
    return names.organisation(text) if is_body else Name(literal=text)
