"""What a query asks for, thing by thing: what names a concept is one thing, and with the names the last to be left out."""

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import NamedTuple

from protlib.search.expansion import Term, union
from protlib.search.slices import at_least, summed
from protlib.search.vocabulary.concept_mentions import ConceptMention


class Unit(NamedTuple):
    """A word, or the words that name a concept, and the records that have it; `telling` those that are about it, 0 of any word."""

    text: str
    bits: int
    telling: int = 0


def units(terms: Sequence[Term], runs: Sequence[ConceptMention], about: Sequence[int]) -> list[Unit]:
    """Return the required words of a query; those of a run that names a concept are one, if any record is `about` that.

    A word with a capital beside a concept is taken for a name.
    """
    query_units: list[Unit] = []
    named_runs = {run.start: (run.end, bits) for run, bits in zip(runs, about, strict=True) if bits}
    place = 0
    while place < len(terms):
        end, telling = named_runs.get(place, (place + 1, 0))
        own = terms[place:end]
        text, bits = " ".join(term.word.text for term in own), reduce(and_, (term.bits() for term in own))
        is_name = bool(named_runs) and not telling and text[:1].isupper() and not text.isupper()
        query_units.append(Unit(text, bits, bits if is_name else telling))
        place = end
    return query_units


def with_most(query_units: Sequence[Unit], within: int, enough: int) -> tuple[int, int]:
    """Return those of some records that lack as few as any does, and one at least; and how many that is.

    As many may be lacking as it takes to have `enough` records, where so many have anything of it.
    """
    counts = summed([(1, unit.bits)] for unit in query_units)
    bits, lacking = 0, len(query_units) - 1
    for least in range(len(query_units) - 1, 0, -1):
        if more := within & at_least(counts, least):
            if more != bits:
                bits, lacking = more, len(query_units) - least
            if bits.bit_count() >= enough:
                break
    return bits, lacking


def telling(query_units: Sequence[Unit]) -> int:
    """Return the records that are about a concept which is asked for, or have a name that is; 0 where none is asked for."""
    return union(unit.telling for unit in query_units)
