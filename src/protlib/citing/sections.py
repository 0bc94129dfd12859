"""A list of references in sections, with annotations below its entries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from protlib.citing.citation import Reference, Result, Runs
from protlib.frozen import NamedTuple
from protlib.record import access
from protlib.record.fields import labels
from protlib.record.model import Name, Publication
from protlib.selection import Facet
from protlib.text import fold


class Annotation(StrEnum):
    """The field of a record whose text stands below its entry."""

    ABSTRACT = "abstract"
    NOTE = "note"


class ListEntry(NamedTuple):
    """An entry of a list: its key, its margin ("" for nothing), its text, and the paragraphs below it."""

    key: str
    label: str
    runs: Runs
    paragraphs: tuple[str, ...] = ()


class Section(NamedTuple):
    """A part of a list with a title, "" for none."""

    title: str
    entries: tuple[ListEntry, ...]


def _heading(facet: Facet, value: str) -> str:
    return value or f"No {facet}"


class ListLayout(NamedTuple):
    """The layout of a list: its groups, the text below its entries, and whether they have numbers.

    `heading_of` returns the title of a group, from what it is grouped by and its value, "" for none.
    """

    group_by: Facet | None = None
    annotation: Annotation | None = None
    is_numbered: bool = False
    heading_of: Callable[[Facet, str], str] = _heading


_PLAIN: Final = ListLayout()


def sections(result: Result, publications: Iterable[Publication], layout: ListLayout = _PLAIN) -> tuple[Section, ...]:
    """Return the sections of a list, each in the order of its style.

    The latest years come first; other sections are in alphabetical order, and works without a value come last. A work
    with two values stands under both, with one number. A work without an entry in the style, such as a letter, is left
    out.
    """
    result = result._replace(bibliography=tuple(filter(_is_printed, result.bibliography)))
    by_key = {publication.key: publication for publication in publications}
    groups = _groups(result, by_key, layout)
    numbers: dict[str, str] = {}
    for keys in groups.values():
        for key in keys:
            numbers.setdefault(key, f"{len(numbers) + 1}.")
    entries = {
        reference.key: ListEntry(
            reference.key,
            numbers[reference.key] if layout.is_numbered else reference.label,
            reference.runs,
            _list_annotation_paragraphs(by_key[reference.key], layout.annotation),
        )
        for reference in result.bibliography
    }
    return tuple(Section(title, tuple(entries[key] for key in keys)) for title, keys in groups.items())


def _is_printed(reference: Reference) -> bool:
    return any(run.text.strip() for run in reference.runs)


def _list_annotation_paragraphs(publication: Publication, annotation: Annotation | None) -> tuple[str, ...]:
    text: str = getattr(publication, annotation) if annotation else ""
    return tuple(paragraph for paragraph in text.split("\n\n") if paragraph)


def _groups(result: Result, by_key: Mapping[str, Publication], layout: ListLayout) -> Mapping[str, Sequence[str]]:
    """Return the keys of each section by title, in the order of the sections."""
    facet = layout.group_by
    if facet is None:
        return {"": [reference.key for reference in result.bibliography]}
    groups: dict[str, list[str]] = {}
    unnamed: list[str] = []
    for reference in result.bibliography:
        values = _values(by_key[reference.key], facet)
        for value in values:
            groups.setdefault(layout.heading_of(facet, value), []).append(reference.key)
        if not values:
            unnamed.append(reference.key)
    order = sorted(groups, key=fold, reverse=facet is Facet.YEAR)
    groups_in_order = {title: groups[title] for title in order}
    return {**groups_in_order, layout.heading_of(facet, ""): unnamed} if unnamed else groups_in_order


def _values(publication: Publication, facet: Facet) -> list[str]:
    if facet is Facet.YEAR:
        return [str(publication.year)] if publication.year else []
    if facet is Facet.ACCESS:
        return [access.level(publication.access).capitalize()]
    value: str | tuple[str | Name, ...] = getattr(publication, facet.field)
    values = [value] if isinstance(value, str) else value
    return [labels.inverted_name(value) if isinstance(value, Name) else value for value in values if value]
