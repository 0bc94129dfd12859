"""The organisations that protlib knows: their names in several languages, and their publications."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.record import authority
from protlib.record.authority import Body, BodyName

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.places import Place

TYPE: Final = "body"
PLURAL: Final = "organisations"
RELATION: Final = "by it"
_LABELS: Final = {"": "formerly", "xx": "also"}
"""The tag of former names, and of names in languages that reports are not written in."""


class BodyEntry(NamedTuple):
    """An organisation with its data."""

    body: Body

    @property
    def type(self) -> str:
        """The type, as `--type` names it."""
        return TYPE

    @property
    def name(self) -> str:
        """The name that it is listed by."""
        return self.body.name

    def names(self) -> Iterator[str]:
        """Yield its names and acronyms."""
        for name in self.body.names:
            yield name.text
            yield from name.shorts

    def cells(self) -> tuple[str, ...]:
        """Return its name with the acronym, and its kind."""
        return (_display_name(self.body.names[0]), self.body.kind)

    def lines(self) -> Iterator[str]:
        """Yield the bodies it may be confused with, its names by language, its parents, and its country."""
        from protlib.record import places

        yield f"{_display_name(self.body.names[0])}: {TYPE} ({self.body.kind})"
        if homonyms := [
            _display_name(confusable.names[0]) if isinstance(confusable, Body) else confusable.name
            for confusable in _list_confusable(self.body)
        ]:
            yield f"not to be taken for: {'; '.join(homonyms)}"
        for language, names in _group_by_language(self.body).items():
            yield f"{language}: {'; '.join(names)}"
        if parents := _parents(self.body):
            yield f"part of: {'; '.join(parents)}"
        if country := places.resolve(self.body.country) if self.body.country else None:
            yield f"country: {country.name}"

    def to_dict(self) -> dict[str, object]:
        """Return what is known of it, for a script."""
        body = self.body
        names = [
            {
                "name": name.text,
                "language": name.language,
                "acronyms": list(name.shorts),
                "years": name.years,
            }
            for name in body.names
        ]
        return {
            "type": TYPE,
            "name": body.name,
            "code": body.code,
            "kind": body.kind,
            "country": body.country,
            "names": names,
            "part_of": _parents(body),
            "not_to_be_taken_for": [confusable.name for confusable in _list_confusable(body)],
        }

    def publications(self, library: "Library") -> list[str]:
        """Return the keys of its publications, under any of its names."""
        from protlib.record.names.known_bodies import body_named, find_known_body
        from protlib.selection import Facet, Selection

        authors = [name for name, _count in library.facets(Selection(), Facet.AUTHOR, as_catalogued=True)]
        names = tuple(name for name in authors if body_named(name) == self.body)
        selection = Selection(authors=names, sort="key")
        records = library.select(selection, summaries=False).publications if names else ()
        return [record.key for record in records if any(find_known_body(name) == self.body for name in record.authors)]


def entries_named(text: str, _house: str) -> Sequence[BodyEntry]:
    """Return the organisations that a text names; several where they share an acronym."""
    from protlib.search.vocabulary import body_synonyms as known_bodies

    return [BodyEntry(body) for body in known_bodies.find_bodies(text)]


def all_entries() -> Sequence[BodyEntry]:
    """Return all organisations."""
    return [BodyEntry(body) for body in authority.all_bodies()]


in_list = all_entries


def _display_name(name: BodyName) -> str:
    short_names = f" ({', '.join(name.shorts)})" if name.shorts else ""
    return f"{name.text}{short_names}{f' {name.years}' if name.years else ''}"


def _group_by_language(body: Body) -> dict[str, list[str]]:
    """Return a body's names by language tag: "also" for other languages, "formerly" for former names."""
    names: dict[str, list[str]] = {}
    previous_acronyms: tuple[str, ...] = ()
    for name in body.names:
        language = _LABELS.get(name.language, name.language)
        if language not in names:
            previous_acronyms = ()
        names.setdefault(language, []).append(
            _display_name(name if name.shorts != previous_acronyms else name._replace(shorts=()))
        )
        previous_acronyms = name.shorts
    return names


def _parents(body: Body) -> list[str]:
    """Return the names of a body's parents, the nearest first."""
    parent = authority.body_with_code(body.parent)
    return [parent.name, *_parents(parent)] if parent else []


def _list_confusable(body: Body) -> "list[Body | Place]":
    """Return the bodies and countries that a body may be confused with."""
    from protlib.record import places

    bodies = [authority.body_with_code(code) or places.resolve(code) for code in body.homonyms]
    return [confusable for confusable in bodies if confusable]
