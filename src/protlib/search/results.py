"""A selection of publications, what it brings, and how it is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from protlib.errors import NothingFoundError, UsageError
from protlib.index import ORDERS, Index
from protlib.record.keys import told_missing
from protlib.record.model import Publication
from protlib.record.summary import Summary
from protlib.search import filters
from protlib.search import query as q
from protlib.search.evaluation import Matched, match
from protlib.search.expansion import union
from protlib.search.explanation import Explanation, Explanations, notes
from protlib.search.highlights import Hits, hits_of


@dataclass(frozen=True)
class Selection:
    """Which publications, in what order; all, in the order of the library, unless something is said.

    `query` is in the query language; if it is `exact`, its words stand for no others but their own spellings and
    numbers. The filters are as they are typed; a publication has to match one of each kind that is given. `keys` are a filter where
    they are not None: no keys select nothing. `sort` is one
    of SORTS; without it, what is searched for with words comes best first, and what is asked for by keys in their order.
    """

    query: str = ""
    exact: bool = False
    keys: tuple[str, ...] | None = None
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    worldwide: bool = False
    years: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    sort: str = ""
    reverse: bool = False
    limit: int | None = None


SORTS: Final = ("relevance", *ORDERS)
"""What a selection can be sorted by; year and modified put the newest first."""


@dataclass(frozen=True)
class Results:
    """What a selection brings.

    `total` is how many records match; `publications` are those that were asked for, in order, `summaries` the lines that
    lists show of them, and `explanations` say for each why it was found, by its own words where the publications are there.
    `notes` tell the person what was done to the
    query; `hits` is for `spans` and `snippet`.
    """

    total: int
    publications: Sequence[Publication]
    summaries: Sequence[Summary]
    explanations: Iterable[Explanation]
    notes: tuple[str, ...]
    hits: Hits


def select(
    index: Index, selection: Selection, *, publications: bool = True, summaries: bool = True
) -> Results:
    """Return what a selection brings; to leave out publications, or summaries, that nobody asks for saves time.

    Raises UsageError where the query or a filter is not understood, NothingFoundError where a key is not there.
    """
    found = found_by(index, selection)
    total = found.bits.bit_count()
    ranked = _ranked(index, selection, found, total)
    numbers = [number for number, _score in ranked]
    records = [record for _number, record in index.records(numbers)] if publications else []
    return Results(
        total,
        records,
        index.summaries(numbers) if summaries else (),
        Explanations(found, ranked, records),
        tuple(notes(index, found, numbers)),
        hits_of(found.wanted),
    )


def found_by(index: Index, selection: Selection) -> Matched:
    """Return the records that match a selection, and what its words matched; raises as `select` does."""
    within = _filtered(index, selection)
    if not selection.query.strip():
        return Matched(within, [], [], 0, None)

    def restrict(node: q.Filter) -> int:
        try:
            return filters.filtered(index, node.field, node.value, selection.worldwide)
        except ValueError as error:
            q.refuse(q.tidy(selection.query), node.at, f"“{node.value}”: {error}")

    return match(index, selection.query, within, exact=selection.exact, restrict=restrict)


def _filtered(index: Index, selection: Selection) -> int:
    """Return the records that the filters let through."""
    within = index.all()
    for field, values in (
        ("region", selection.regions),
        ("country", selection.countries),
        ("year", selection.years),
        ("author", selection.authors),
        ("category", selection.categories),
        ("type", selection.types),
        ("tag", selection.tags),
        ("language", selection.languages),
        ("has", selection.has),
        ("missing", selection.missing),
    ):
        if values:
            within &= union([_value(index, field, value, selection.worldwide) for value in values])
    return within if selection.keys is None else within & union(_with_keys(index, selection.keys))


def _value(index: Index, field: str, value: str, worldwide: bool) -> int:
    try:
        return filters.filtered(index, field, value, worldwide)
    except ValueError as error:
        raise UsageError(f"“{value}”: {error}") from error


def _with_keys(index: Index, keys: Sequence[str]) -> list[int]:
    found = [index.with_key(key) for key in keys]
    if missing := [key for key, bits in zip(keys, found, strict=True) if not bits]:
        raise NothingFoundError(told_missing(list(dict.fromkeys(missing)), index.keys()))
    return found


def _ranked(index: Index, selection: Selection, found: Matched, total: int) -> list[tuple[int, float]]:
    """Return the records that were asked for, in order, with their scores, 0 where there are none."""
    count = total if selection.limit is None else min(selection.limit, total)
    sort = selection.sort or (
        "relevance" if found.ranking else "keys" if selection.keys is not None else "added"
    )
    if sort not in {*SORTS, "keys"}:
        raise UsageError(f"“{sort}” is no order; there are {', '.join(SORTS)}")
    if sort == "relevance" and found.ranking:
        best = found.ranking.best(found.bits, total if selection.reverse else count)
        return best[::-1][:count] if selection.reverse else best
    if sort == "keys":
        order = [bits.bit_length() - 1 for bits in dict.fromkeys(_with_keys(index, selection.keys or ()))]
        numbers = [number for number in order if found.bits >> number & 1][:: -1 if selection.reverse else 1]
    else:
        numbers = index.ordered(
            sort if sort in ORDERS else "added", found.bits, count, reverse=selection.reverse
        )
    return [(number, 0.0) for number in numbers[:count]]
