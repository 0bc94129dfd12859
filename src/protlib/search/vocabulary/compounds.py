"""Words that stand apart or joined in the library, but were typed the other way: "childsoldiers", "health care"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from protlib.index import Index, bitmaps
from protlib.index.parts import KEY
from protlib.index.words import STOP, canonical_form, fold_word, is_unspaced
from protlib.search.expansion import expand, find_by_part, make_match, match_phrase
from protlib.search.query import Phrase, Word
from protlib.search.term import Term, WordMeaning, add_runs
from protlib.selection import Facet

_RELATION: Final = "compound"
_QUALITY: Final = 0.9  # of a match, from 0 to 1: the letters are those that were typed
_SHORTEST: Final = 6  # letters of two words that were typed as one: fewer make words by chance
_LONGEST: Final = 40  # letters: no two words of a title have more
_FEW_RECORDS: Final = 5  # that have a word as it is: of a word of more, enough is found
_NAME_AND_YEAR: Final = r"([^\W\d_]{2,})((?:19|20)\d\d)[^\W\d_]*"  # such as "gallagher2010", "iom2009caring"
_MOST_KEYS: Final = 12  # that begin so: more say nothing
_SHORTEST_PART: Final = 2  # letters, as in "re-trafficking"


def add_compounds(index: Index, terms: Sequence[Term]) -> list[Term]:
    """Return words with the records that have two of them as one, or one of few records as two side by side."""
    joined = add_runs(terms, _find_joined(index, terms)) if len(terms) > 1 else terms
    return [term.add(_match_parts(index, term)) if _may_be_compound(term) else term for term in joined]


def _may_be_compound(term: Term) -> bool:
    """Tell whether a word may be two: it is no name of anything, and few records have it as it is."""
    is_named = any(match.relation == "name" for match in term.matches)
    records = bitmaps.union(match.all_bits() for match in term.matches if not match.relation)
    return not is_named and not term.word.is_open and not term.is_optional and records.bit_count() < _FEW_RECORDS


def _find_joined(index: Index, terms: Sequence[Term]) -> Iterator[tuple[int, int, Sequence[WordMeaning]]]:
    """Yield the runs of two words that the library has as one: "zam zam" as "Zamzam"."""
    texts = {
        start: first.word.text + second.word.text
        for start, (first, second) in enumerate(pairwise(terms))
        if _may_be_part(first) and _may_be_part(second)
    }
    forms = {start: (canonical_form(text), fold_word(text)) for start, text in texts.items()}
    known_forms = {form for form, _part, _blob in index.words({form for pair in forms.values() for form in pair})}
    for start, (form, plain) in forms.items():
        if not known_forms.isdisjoint((form, plain)):
            by_part = find_by_part(index, plain, form)
            yield start, start + 2, make_match(_RELATION, _QUALITY, by_part, "", (form, plain))


def _may_be_part(term: Term) -> bool:
    """Tell whether a word may be half of a longer one: no small word, and none of a script without spaces."""
    text = term.word.text
    is_whole = term.is_optional or term.word.is_open or bool(term.word.field) or is_unspaced(text)
    return not is_whole and len(text) >= _SHORTEST_PART


def _match_parts(index: Index, term: Term) -> Iterator[WordMeaning]:
    """Yield the records in which the letters of a word are two words, with at most a small one between them.

    A name before a year is rather the beginning of a key.
    """
    plain = fold_word(term.word.text)
    if not term.word.field and (name_and_year := re.fullmatch(_NAME_AND_YEAR, plain)):
        yield from _match_half_key(index, plain, *name_and_year.groups())
    if not (_SHORTEST <= len(plain) <= _LONGEST and plain.isalpha()) or is_unspaced(plain):
        return
    for text in _part_in_two(index, plain):
        for match in match_phrase(index, Phrase(text, term.word.field)).matches:
            yield match._replace(relation=_RELATION, quality=_QUALITY)


def _part_in_two(index: Index, plain: str) -> Iterator[str]:
    """Yield the ways to part a word in two that stand in one record, perhaps with a small word between them."""
    positions = range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1)
    heads = {stop: canonical_form(plain[:stop]) for stop in positions if plain[:stop] not in STOP}
    ends = {start: canonical_form(plain[start:]) for start in positions if plain[start:] not in STOP}
    having: dict[str, int] = {}
    for form, _part, blob in index.words({*heads.values(), *ends.values()}):
        having[form] = having.get(form, 0) | bitmaps.unite_blobs((blob,))
    for stop, start in product(heads, ends):
        between = plain[stop:start]
        is_parted = start == stop or (start > stop and between in STOP)
        if is_parted and having.get(heads[stop], 0) & having.get(ends[start], 0):
            yield " ".join(filter(None, (plain[:stop], between, plain[start:])))


def _match_half_key(index: Index, plain: str, name: str, year: str) -> Iterator[WordMeaning]:
    """Yield the records whose keys begin like a word; where none does, those of the author and the year in it."""
    if keys := index.keys(plain, _MOST_KEYS):
        yield WordMeaning("key", 1.0, {KEY: bitmaps.union(map(index.find_key, keys))})
        return
    records = index.find_labelled(Facet.YEAR, year, year)
    [author] = expand(index, [Word(name, "author")], exact=False)
    for match in author.matches:
        by_part = {part: year_bits for part, bits in match.parts.items() if (year_bits := bits & records)}
        yield from make_match(_RELATION, match.quality * _QUALITY, by_part, "author", (*match.words, year))
