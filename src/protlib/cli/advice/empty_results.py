"""Why nothing was found: the likely meaning, and other places to look."""

import re
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.advice.missing_library import describe_lack
from protlib.errors import NothingFoundError, ProtlibError
from protlib.system.shell import quote
from protlib.text import fold, most_similar, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protlib.library import Library
    from protlib.selection import Selection

# Such as "author:jobe", 'title:"human trafficking"' and "-nigeria".
_SHUTTING: Final = r'(?<!\S)(?:[-–—−](?=["\w])|NOT |\w[\w-]*:(?=["\w]))(?:"[^"]*"|[^\s"()]+)'
_BARE_PHRASE: Final = r'(?<![\w:])"([^"]*)"'  # of no field
_EXCLUSION: Final = r"(?<!\S)(?:[-–—−]|NOT )\S+"  # such as "-nigeria"
_YEAR: Final = r"(?:19|20)\d\d"
_FREE: Final = {"tags": "tag", "collections": "collection", "categories": "category"}
"""The filters that take any text, and what their values are counted by; the others refuse what they do not know."""
_MOST_NAMED: Final = 5  # values in a message of one line


def nothing_of(library: "Library", selection: "Selection", message: str) -> str:
    """Return `message` for publications that lack something, or the message for an empty selection."""
    is_empty = not library.select(selection, summaries=False, publications=False).total
    return nothing_found(library, selection) if is_empty else message


def nothing_found(library: "Library", selection: "Selection") -> str:
    """Return the message for a selection that finds nothing, with the likely reason."""
    from protlib.selection import Selection

    if not library.select(Selection(limit=1)).total:
        return describe_lack(library.path)
    unknown = "".join(_unknown_values(library, selection)) or _likely_choice(library, selection)
    words_alone = Selection(
        query=selection.query, exact=selection.exact, sort=selection.sort, limit=1, in_files=selection.in_files
    )
    total = library.select(words_alone).total if selection.query and not unknown else 0
    region_advice = "" if unknown else _as_drawn(library, selection)
    line = "" if unknown or region_advice else _region_line(library, selection)
    advice = region_advice or line or ("" if unknown else _words_for_places(library, selection))
    if not advice and total:
        advice = f"; {total} without the filters"
    advice = advice or ("" if unknown else _place_line(library, selection))
    return f"nothing found{unknown}{advice or ('' if unknown else _describe_wider_query(library, selection))}"


def _describe_wider_query(library: "Library", selection: "Selection") -> str:
    """Return how many publications the query finds without one of its parts, the first that helps; "" for none."""
    for part, wider in _widen(selection):
        try:
            total = library.select(wider.changed(limit=1), publications=False, summaries=False).total
        except ProtlibError:  # what is left of it is no query
            continue
        if total:
            return f"; {total} without {part}"
    return ""


def _widen(selection: "Selection") -> "Iterator[tuple[str, Selection]]":
    """Yield a part of the query that shuts publications out, and the selection without it."""
    from protlib.search.query import tidy_query

    query = tidy_query(selection.query)
    if selection.uncited:
        yield "--not-cited-in", selection.changed(uncited=())
    if selection.exact:
        yield "--exact", selection.changed(exact=False)
    if (unquoted := re.sub(_BARE_PHRASE, r"\1", query).strip()) not in {query, ""}:
        yield "the quotation marks", selection.changed(query=unquoted)
    for part in re.finditer(_SHUTTING, query):
        words = f"{query[: part.start()]} {query[part.end() :]}".strip()
        if words:
            yield part[0], selection.changed(query=words)


def _likely_choice(library: "Library", selection: "Selection") -> str:
    """Return what to type in the place of words that are keys, of a year that ends a period, or of authors in one."""
    return _keys_for_words(library, selection) or _period_line(library, selection) or _authors_line(library, selection)


def _place_line(library: "Library", selection: "Selection") -> str:
    """Return that no publication is about a place that the words of a query name; "" elsewhere."""
    query = re.sub(_EXCLUSION, " ", selection.query)
    if not query.strip():
        return ""
    from protlib.cli.advice.place_advice import absent_places  # which reads the gazetteer

    names = absent_places(library, selection.changed(query=query), [query])
    return f"; no publication here is about {' or '.join(names)}" if names else ""


def _authors_line(library: "Library", selection: "Selection") -> str:
    """Return the options for several authors that stand in one, with a semicolon between them; "" elsewhere."""
    authors = [name.strip() for text in selection.authors for name in text.split(";") if name.strip()]
    if len(authors) == len(selection.authors):
        return ""
    total = library.select(
        selection.changed(authors=tuple(authors), limit=1), publications=False, summaries=False
    ).total
    options = " ".join(f"--author {quote(name)}" for name in authors)
    return f"; by any of them: {options} ({total})" if total else ""


def _period_line(library: "Library", selection: "Selection") -> str:
    """Return what to type where a year stands behind that of --year, as the end of a period would; "" elsewhere."""
    years = (*selection.years, selection.query.strip())
    if len(years) != len(("first", "last")) or not all(map(re.compile(_YEAR).fullmatch, years)) or years[0] > years[1]:
        return ""
    period = "..".join(years)
    total = library.select(selection.changed(query="", years=(period,), limit=1), publications=False).total
    return f"; for the period, type --year {period}: {total}" if total else ""


def _region_line(library: "Library", selection: "Selection") -> str:
    from protlib.cli.advice.place_advice import region_line  # which reads the gazetteer

    line = region_line(library, selection, [selection.query])
    return f"; {line}" if line else ""


def _words_for_places(library: "Library", selection: "Selection") -> str:
    """Return how many publications have the name of a place in their words, where filters found none; "" for none.

    Files of other programs seldom say which country a report is about.
    """
    names = (*selection.countries, *selection.regions)
    if len(names) != 1 or selection.in_files:
        return ""
    from protlib.record import places

    place = places.resolve(names[0])
    totals: dict[str, int] = {}
    for name in (names[0], *((place.name, *place.other_names) if place else ())):
        query = f'{selection.query} "{name}"'.strip()
        in_words = selection.changed(query=query, countries=(), regions=(), house="", limit=1)
        totals[query] = library.select(in_words, publications=False, summaries=False).total
    best = max(totals, key=totals.__getitem__)
    return f"; without the filter, the words {quote(best)} find {totals[best]}" if totals[best] else ""


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
    return f"; to select by citation key: {' '.join(f'--key {quote(word)}' for word in words)}"


def _unknown_values(library: "Library", selection: "Selection") -> "Iterator[str]":
    from protlib.selection import Selection

    for name, facet in _FREE.items():
        if values := getattr(selection, name):
            values_in_use = {fold(value) for value, _count in library.facets(Selection(), facet)}
            unknown_values = [value for value in values if not _counts_any(library, name, value, facet)]
            for value in unknown_values[:_MOST_NAMED]:
                similar_values = most_similar(fold(value), values_in_use)
                yield f"; no publication has the {facet} “{value}”{suggestion(similar_values)}"
            if len(unknown_values) > _MOST_NAMED:
                yield f"; and {len(unknown_values) - _MOST_NAMED} more"


def _counts_any(library: "Library", name: str, value: str, facet: str) -> bool:
    """Return whether a filter alone finds a publication."""
    from protlib.selection import Selection

    lone_filter: dict[str, Any] = {name: (value,)}
    return bool(library.facets(Selection(**lone_filter), facet))
