"""The things that a query asks for: the words of a concept are one, and with names they are left out last."""

from collections.abc import Sequence
from functools import reduce
from operator import and_

from protlib.frozen import NamedTuple
from protlib.index import bitmaps
from protlib.search.bit_scores import find_at_least, sum_levels
from protlib.search.term import Term
from protlib.search.vocabulary.concept_mentions import ConceptMention
from protlib.search.vocabulary.places import is_country, is_place_name


class Unit(NamedTuple):
    """A word or the words of a concept, and its records; `named_bits` are those about a concept or a name, else 0."""

    text: str
    bits: int
    named_bits: int = 0


def make_units(terms: Sequence[Term], runs: Sequence[ConceptMention], topics: Sequence[int]) -> list[Unit]:
    """Return the required words of a query as units; the words of a concept are one unit if a record is `topics` it.

    A word with a capital beside a concept is taken for a name, and so is that of a place in small letters.
    """
    query_units: list[Unit] = []
    name_runs = {run.start: (run.end, bits) for run, bits in zip(runs, topics, strict=True) if bits}
    position = 0
    while position < len(terms):
        end, named_bits = name_runs.get(position, (position + 1, 0))
        unit_terms = terms[position:end]
        text, bits = (
            " ".join(term.word.text for term in unit_terms),
            reduce(and_, (term.all_bits() for term in unit_terms)),
        )
        is_name = bool(name_runs) and not named_bits and _is_name(unit_terms[0])
        query_units.append(Unit(text, bits, bits if is_name else named_bits))
        position = end
    return query_units


def _is_name(term: Term) -> bool:
    text = term.word.text
    is_proper = text[:1].isupper() and not text.isupper()
    return is_proper or is_country(text) or (term.is_itself() and is_place_name(text))


def find_most(query_units: Sequence[Unit], scope: int, enough: int) -> tuple[int, int]:
    """Return the records among some that lack the fewest units, at least one, and how many they lack.

    More may be lacking where that is needed for `enough` records with at least one unit.
    """
    counts = sum_levels([(1, unit.bits)] for unit in query_units)
    bits, lacking = 0, len(query_units) - 1
    for least in range(len(query_units) - 1, 0, -1):
        if stricter_bits := scope & find_at_least(counts, least):
            if stricter_bits != bits:
                bits, lacking = stricter_bits, len(query_units) - least
            if bits.bit_count() >= enough:
                break
    return bits, lacking


def union_distinctive(query_units: Sequence[Unit]) -> int:
    """Return the records about a requested concept or with a requested name; 0 where none is requested."""
    return bitmaps.union(unit.named_bits for unit in query_units)
