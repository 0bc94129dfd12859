"""Counts the names of a library and groups them: a group has names that are likely one body's, the fullest first."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from protlib.record import names, places
from protlib.record.fields.labels import inverted_name
from protlib.record.fields.name_kinds import NameKind
from protlib.record.model import NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.record.names.known_bodies import is_short
from protlib.record.names.twins.organisation_twins import label_links, organisation_links
from protlib.record.names.twins.person_twins import person_links
from protlib.record.names.twins.twin import Form, Link, LinkedPlaces, Twin, chain_links
from protlib.text import words

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
    return sorted(forms, key=lambda form: (-form.record_count, form.text))


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
    values = publication.filled()
    for field in kind.fields:
        if not (value := values.get(field)):
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


def _link_places(forms: Sequence[Form]) -> LinkedPlaces:
    """Return the links between names of one place: of the gazetteer, or spelt alike."""
    links = LinkedPlaces(len(forms))
    positions_by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        place = places.resolve(form.text)
        positions_by_name[place.code if place else f" {''.join(words(form.text))}"].append(number)
    for members in positions_by_name.values():
        links.add(chain_links(members, "spelling"))
    return links


_LINKS: Final[Mapping[NameKind, Callable[[Sequence[Form]], LinkedPlaces]]] = {
    NameKind.ORGANISATION: organisation_links,
    NameKind.PUBLISHER: organisation_links,
    NameKind.PERSON: person_links,
    NameKind.PLACE: _link_places,
}
"""The linking functions by kind of name; other kinds are linked like tags."""


def group_names(forms: Sequence[Form], kind: NameKind, pairs: Iterable[tuple[str, str]]) -> list[list[Twin]]:
    """Return names in groups that are likely one, the most common group first; a group may have one name.

    `pairs` are pairs of names that users have unified.
    """
    linked_places = _LINKS.get(kind, label_links)(forms)
    by_text = {form.text: position for position, form in enumerate(forms)}
    linked_places.add(
        Link(by_text[old_name], by_text[new_name], "unified")
        for old_name, new_name in pairs
        if {old_name, new_name} <= by_text.keys()
    )
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for link in linked_places.links:
        links[link.first_position].append(link)
        links[link.second_position].append(link)
    groups = [_order_group(group, forms, links) for group in linked_places.groups()]
    return sorted(groups, key=lambda group: (-sum(twin.form.record_count for twin in group), group[0].form.text))


def _order_group(group: Sequence[int], forms: Sequence[Form], links: Mapping[int, Sequence[Link]]) -> list[Twin]:
    first, *twins = sorted(group, key=lambda position: _rank(forms[position]))
    return [Twin(forms[first]), *(_twin(position, first, forms, links[position]) for position in twins)]


def _rank(form: Form) -> tuple[bool, bool, bool, int, int, str]:
    """Return the order of a name in its group: full names with an acronym first, then common, then long ones."""
    name = form.name
    first = name.given.partition(" ")[0].rstrip(".")
    is_abbreviated = len(first) < 2 if name.family else is_short(name.literal)
    has_no_acronym = bool(name.literal) and not name.short
    return is_abbreviated, has_no_acronym, form.text.isupper(), -form.record_count, -len(form.text), form.text


def _twin(position: int, first: int, forms: Sequence[Form], links: Sequence[Link]) -> Twin:
    best_link = next((link for link in links if first in {link.first_position, link.second_position}), links[0])
    return Twin(forms[position], best_link.reason, best_link.is_sure)
