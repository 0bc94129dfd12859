"""What a selection of publications brings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from protlib.errors import NothingFoundError, UsageError
from protlib.index import Index
from protlib.record.model import Publication
from protlib.record.summary import Summary
from protlib.search import filters
from protlib.search import query as q
from protlib.search.evaluation import Matched, match
from protlib.search.expansion import union
from protlib.search.explanation import Explanation, Explanations, notes
from protlib.search.highlights import Hits, hits_of
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.search.own_fields import OwnFields
from protlib.selection import Selection, Sort


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
    index: Index,
    selection: Selection,
    own: Callable[[], Sequence[str]] = tuple,
    others: OtherNames = NO_OTHERS,
    *,
    publications: bool = True,
    summaries: bool = True,
) -> Results:
    """Return what a selection brings; to leave out publications, or summaries, that nobody asks for saves time.

    `own` returns the fields that the library has of its own; `others` are the names that it has decided are one. Raises
    UsageError where the query or a filter is not understood, NothingFoundError where a key is not there.
    """
    found = found_by(index, selection, OwnFields(index, own), others)
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


def found_by(index: Index, selection: Selection, own: OwnFields, others: OtherNames) -> Matched:
    """Return the records that match a selection, and what its words matched; raises as `select` does."""
    selection = others.asked(selection)
    filters.house(selection)  # one that is none is told, even where no region is asked for
    within = _filtered(index, selection, own)
    if not selection.query.strip():
        return Matched(within)

    def restrict(node: q.Filter) -> int:
        try:
            return filters.filtered(index, node.field, node.value, selection, own)
        except ValueError as error:
            q.refuse(q.tidy(selection.query), node.at, f"“{node.value}”: {error}")

    return match(
        index, selection.query, within, exact=selection.exact, restrict=restrict, own=own, others=others
    )


def _filtered(index: Index, selection: Selection, own: OwnFields) -> int:
    """Return the records that the filters let through."""
    within = index.all()
    for field, values in selection.filters():
        within &= union([_value(index, field, value, selection, own) for value in values])
    keys = _with_keys(index, selection)
    return within if keys is None else within & union(keys)


def _value(index: Index, field: str, value: str, selection: Selection, own: OwnFields) -> int:
    try:
        return filters.filtered(index, field, value, selection, own)
    except ValueError as error:
        raise UsageError(f"“{value}”: {error}") from error


def _with_keys(index: Index, selection: Selection) -> list[int] | None:
    """Return the record of each key that is asked for; None where none are."""
    keys = selection.asked_keys()
    if keys is None:
        return None
    cited = {each.key: each for each in selection.cited or ()}
    found = [_meant(index, key, cited[key].record if key in cited else None) for key in keys]
    if missing := [key for key, bits in zip(keys, found, strict=True) if not bits]:
        from protlib.record.keys import told_missing

        places = {each.key: each.place for each in cited.values()}
        held = dict.fromkeys(places[key] for key in missing if key in cited and cited[key].record)
        advice = f"\n  to take in what is there: protlib import {' '.join(held)}" if held else ""
        raise NothingFoundError(told_missing(missing, index.keys(), places) + advice)
    return found


def _meant(index: Index, key: str, record: object) -> int:
    """Return the record with a key; where a document holds the cited one itself, the same one, or that with its key."""
    if not isinstance(record, Publication):
        return index.with_key(key)
    from protlib.duplicates.compared import Compared
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.fingerprints import fingerprints
    from protlib.duplicates.judgement import Verdict

    cited = Compared(record)
    judged = [(known.key, compare(Compared(known), cited)) for known in index.candidates(fingerprints(cited))]
    same = [(key, judgement.score) for key, judgement in judged if judgement.verdict is Verdict.SAME]
    meant = max(same, key=lambda found: found[1])[0] if same else record.key
    return index.with_key(meant) if meant else 0


def _ranked(index: Index, selection: Selection, found: Matched, total: int) -> list[tuple[int, float]]:
    """Return the records that were asked for, in order, with their scores, 0 where there are none."""
    count = total if selection.limit is None else min(selection.limit, total)
    sort = _sort(selection, found)
    if sort is Sort.RELEVANCE and found.ranking:
        best = found.best(found.ranking, total if selection.reverse else count)
        return best[::-1][:count] if selection.reverse else best
    if sort is None:
        order = [bits.bit_length() - 1 for bits in dict.fromkeys(_with_keys(index, selection) or ())]
        numbers = [number for number in order if found.bits >> number & 1][:: -1 if selection.reverse else 1]
    else:
        numbers = index.ordered(sort, found.bits, count, reverse=selection.reverse)
    return [(number, 0.0) for number in numbers[:count]]


def _sort(selection: Selection, found: Matched) -> Sort | None:
    """Return the order that is asked for, or else meant; None for that of the keys. UsageError where there is no such order."""
    if not selection.sort:
        return Sort.RELEVANCE if found.ranking else Sort.ADDED if selection.asked_keys() is None else None
    try:
        return Sort(selection.sort)
    except ValueError:
        raise UsageError(f"“{selection.sort}” is no order; there are {', '.join(Sort)}") from None
