"""Advice after an empty result or an unknown place: the likely meaning, and other places to look."""

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.output import say
from protlib.errors import EmptyLibraryError, NothingFoundError
from protlib.system.shell import quoted
from protlib.text import fold, nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search import Results
    from protlib.selection import Selection

_FREE: Final = {"tags": "tag", "collections": "collection", "categories": "category"}
"""The filters that take any text, and what their values are counted by; the others refuse what they do not know."""


def unknown_place(name: str) -> str:
    """Return the message for an unknown place, with suggestions."""
    from protlib.record import places

    return f"no place “{name}”{suggestion(places.suggest(name))}"


def places_of(publication: "Publication") -> "list[str]":
    """Return the places that a publication names, in any of its fields."""
    from protlib.record.model import Kind, of_kind

    return [place for field in of_kind(Kind.PLACES) for place in getattr(publication, field)]


def tell_unknown_places(
    names: "Iterable[str]",
    most: int | None = None,
    lines: "Mapping[str, tuple[str, int]]" = MappingProxyType({}),
) -> None:
    """Warn once about each name that the gazetteer does not know, and about at most `most` names.

    A search by place will miss these names. Where the records come from files, `lines` has the file and the line of
    each name. Lines count from 1, and are where the record begins.
    """
    from protlib.record import places

    unknown = [(name, count) for name, count in Counter(names).items() if not places.resolve_all(name)]
    for name, count in unknown[:most]:
        often = f" (in {count} publications)" if count > 1 else ""
        file, line = lines.get(name, ("", 0))
        where = f"{file}:{line}: " if line else f"{file}: " if file else ""
        say(f"{where}kept unchanged: {unknown_place(name)}{often}")
    if rest := len(unknown[most:]) if most else 0:
        say(f"{rest} more unknown places; --verbose lists them all")


def select_with_notes(
    library: "Library",
    selection: "Selection",
    otherwise: str = "",
    *,
    summaries: bool = True,
    publications: bool = True,
) -> "Results":
    """Return the hits of a selection, and print how its words were read; a caller skips parts to save time.

    Raises NothingFoundError, with the text `otherwise`, if there are no hits.
    """
    return select_or_advise(
        library,
        selection,
        library.select(selection, summaries=summaries, publications=publications),
        otherwise,
    )


def select_for_export(library: "Library", selection: "Selection") -> "tuple[Sequence[Publication], list[str]]":
    """Return the publications that a selection finds, and the library's own fields.

    Both are read at the same moment. Prints and raises what `select_with_notes` does.
    """
    from protlib.library.one_moment import read_at_one_moment

    results, own = read_at_one_moment(
        library, lambda snapshot: (snapshot.select(selection, summaries=False), snapshot.own_fields())
    )
    return select_or_advise(library, selection, results, "nothing was exported").publications, own


def select_or_advise(library: "Library", selection: "Selection", results: "Results", otherwise: str = "") -> "Results":
    """Return the hits of a selection; prints and raises what `select_with_notes` does."""
    say_notes(library, selection, results)
    if not results.total:
        raise NothingFoundError("; ".join(filter(None, (nothing_found(library, selection), otherwise))))
    return results


def say_notes(library: "Library", selection: "Selection", results: "Results") -> None:
    """Print how the words of a selection were read, and the line to type if some of them name a region."""
    for note in results.notes:
        say(note)
    if results.total and results.lacking:
        from protlib.cli.advice.regions import region_line  # which reads the gazetteer

        if line := region_line(library, selection, results.lacking):
            say(line)


def nothing_of(library: "Library", selection: "Selection", what: str) -> str:
    """Return the message `what` for publications that lack something, or the message for an empty selection."""
    is_empty = not library.select(selection, summaries=False, publications=False).total
    return nothing_found(library, selection) if is_empty else what


def nothing_found(library: "Library", selection: "Selection") -> str:
    """Return the message for a selection that finds nothing, with the likely reason."""
    from protlib.selection import Selection

    if not library.select(Selection(limit=1)).total:
        return str(EmptyLibraryError(path=library.path))
    unknown = "".join(_unknown_values(library, selection)) or _keys_for_words(library, selection)
    words_alone = Selection(
        query=selection.query, exact=selection.exact, sort=selection.sort, limit=1, in_files=selection.in_files
    )
    total = library.select(words_alone).total if selection.query and not unknown else 0
    region_advice = "" if unknown else _as_drawn(library, selection)
    line = "" if unknown or region_advice else _region_line(library, selection)
    rest = region_advice or line or (f"; {total} without the filters" if total else "")
    return f"nothing found{unknown}{rest}"


def _region_line(library: "Library", selection: "Selection") -> str:
    from protlib.cli.advice.regions import region_line  # which reads the gazetteer

    line = region_line(library, selection, [selection.query])
    return f"; {line}" if line else ""


def _as_drawn(library: "Library", selection: "Selection") -> str:
    """Return how many publications the region has with any definition of it, as advice; "" for none."""
    if not (selection.house and selection.regions):
        return ""
    total = library.select(selection.changed(house="", limit=1)).total
    return f"; {total} with other definitions of the region: --as any" if total else ""


def _keys_for_words(library: "Library", selection: "Selection") -> str:
    """Return advice if the words of a query are citation keys, which no publication has all of; else ""."""
    from protlib.selection import Selection

    words = selection.query.split()
    if len(words) < 2:
        return ""
    try:
        library.select(Selection(keys=tuple(words), limit=1))
    except NothingFoundError:
        return ""
    return f"; to select by citation key: {' '.join(f'--key {quoted(word)}' for word in words)}"


def _unknown_values(library: "Library", selection: "Selection") -> "Iterator[str]":
    from protlib.selection import Selection

    for name, facet in _FREE.items():
        if values := getattr(selection, name):
            values_in_use = {fold(value) for value, _count in library.facets(Selection(), facet)}
            for value in values:
                alone: dict[str, Any] = {name: (value,)}
                if not library.facets(Selection(**alone), facet):
                    yield f"; no publication has the {facet} “{value}”{suggestion(nearest(fold(value), values_in_use))}"
