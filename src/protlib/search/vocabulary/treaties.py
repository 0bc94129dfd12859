"""Treaties and laws in queries: a search for a short name also finds the full title and other names."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.index import Index, bitmaps
from protlib.index.parts import CAPITALS, TITLE
from protlib.index.words import fold_word, tokens
from protlib.record.small_words import words_for
from protlib.record.tables import words_by_section
from protlib.search.term import Term, WordMeaning, add_runs, parts_of
from protlib.search.vocabulary.places import find_side_by_side
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.instruments import Instrument

KINDS: Final = frozenset().union(*words_by_section(Path(__file__).with_name("treaty_words.txt")).values())
"""The names of treaties have one of these words, an acronym or a number; else the table is not loaded."""
PROVISIONS: Final = words_for("provision")
"""What stands before the number of a provision: "article 3"."""
_MOST_DIGITS: Final = 3  # of the number of a provision: four are a year
_QUALITY_OF_TREATY: Final = 0.85  # of a match, from 0 to 1: records may name a treaty without being about it
_LONGEST_TREATY: Final = 22  # words of a treaty's title: few have more
_FIELDS: Final = ("", "title")
_FEWEST_CAPITALS: Final = 2  # capitals of an acronym


def add_treaties(index: Index, terms: Sequence[Term]) -> list[Term]:
    """Return the words of a query with the treaties that they name, each word by itself or with those beside it."""
    if not any(map(_may_be_of_treaty, terms)):
        return list(terms)
    return add_runs(terms, _runs_of_names(index, terms))


def _runs_of_names(index: Index, terms: Sequence[Term]) -> Iterator[tuple[int, int, list[WordMeaning]]]:
    for start, first in enumerate(terms):
        for end in range(start + 1, min(start + _LONGEST_TREATY, len(terms)) + 1):
            run = terms[start:end]
            if end == start + 1 and fold(first.word.text) in KINDS:
                continue  # "convention" alone is no name
            if first.word.field not in _FIELDS or any(term.word.field != first.word.field for term in run):
                break
            yield start, end, match_treaty_names(index, " ".join(term.word.text for term in run), first.word.field)


def match_treaty_names(index: Index, text: str, field: str) -> list[WordMeaning]:
    """Return the records with another name of the treaty that a text names, without names of longer treaties."""
    if field not in _FIELDS:
        return []
    from protlib.record.instruments import find_instruments

    folded = fold(text)
    return [
        WordMeaning("name", _QUALITY_OF_TREATY, by_part, (name,))
        for instrument in find_instruments(text)
        for name in instrument.all_names()
        if fold(name) != folded and (by_part := find_name(index, name, field, instrument))
    ]


def find_titled(index: Index, terms: Sequence[Term]) -> tuple[int, int]:
    """Return the records whose title begins with the treaty of a query, and those that have it elsewhere in the title.

    A name asks for the treaty itself, before records that only have the same words.
    """
    provisions = _find_provisions(terms)
    text = " ".join(term.word.text for term in terms if term not in provisions)
    if any(term.word.field for term in terms) or not any(map(_may_be_of_treaty, terms)):
        return 0, 0
    from protlib.record.instruments import find_instruments, key

    first = having = 0
    for instrument in find_instruments(text):
        for name in instrument.all_names():
            bits = find_name(index, name, "title", instrument).get(TITLE, 0)
            having |= bits
            first |= bits if key(name) == key(text) else _filter_beginning(index, tokens(name), bits)
    return first, having


def release_provisions(terms: Sequence[Term]) -> tuple[tuple[Term, ...], str]:
    """Return the words of a query, of which those of a provision need not match, and the text of that, "" for none."""
    provisions = _find_provisions(terms)
    released_terms = (
        term._replace(is_optional=True, is_required=False) if term in provisions else term for term in terms
    )
    return tuple(released_terms), " ".join(term.word.text for term in provisions)


def _find_provisions(terms: Sequence[Term]) -> list[Term]:
    """Return the words of a query that number a provision, if others may name its treaty: "article 1A(2)"."""
    provisions: list[Term] = []
    for position, term in enumerate(terms):
        text = term.word.text
        is_number = provisions[-1:] == [terms[position - 1]] and _is_number(text, provisions[-1])
        if not term.word.field and (is_number or (fold(text) in PROVISIONS and not text.isupper())):
            provisions.append(term)
    has_number = any(term.word.text[:1].isdigit() for term in provisions)
    names_treaty = any(announces_treaty(term.word.text) for term in terms if term not in provisions)
    return provisions if has_number and names_treaty else []


def _is_number(text: str, previous: Term) -> bool:
    """Tell whether a text continues a provision: "1A" behind "article", "a" behind "3"."""
    is_letter = len(text) == 1 and fold(previous.word.text) not in PROVISIONS
    return is_letter or (text[0].isdigit() and sum(map(str.isdigit, text)) <= _MOST_DIGITS)


def _filter_beginning(index: Index, words: Sequence[str], candidates: int) -> int:
    """Return the records among some whose title begins with some words."""
    titles = index.titles(bitmaps.numbers(candidates)) if candidates else {}
    return bitmaps.bits_of([number for number, title in titles.items() if title[: len(words)] == list(words)])


def _may_be_of_treaty(term: Term) -> bool:
    text = term.word.text
    if term.word.field not in _FIELDS or len(text) < _FEWEST_CAPITALS:
        return False
    return announces_treaty(text) or not term.is_itself()


def announces_treaty(word: str) -> bool:
    """Tell whether a word shows that a treaty's name may follow: "Convention", "UNGPs", "C029"."""
    has_letters_and_figures = word.isalnum() and not word.isalpha() and not word.isdecimal()
    return fold(word) in KINDS or sum(map(str.isupper, word)) >= _FEWEST_CAPITALS or has_letters_and_figures


def find_name(index: Index, name: str, field: str, instrument: "Instrument") -> dict[int, int]:
    """Return the records that have a name, by part: an acronym in capitals, other words side by side."""
    from protlib.record.instruments import has_form_of_acronym

    if has_form_of_acronym(name) and not any(map(str.isdecimal, name)):
        return _find_in_capitals(index, name, field)
    by_part = find_side_by_side(index, name, field)
    if longer := list(_longer_names(name, instrument)) if by_part else []:
        in_longer = bitmaps.union(find_side_by_side(index, longer_name, field).get(TITLE, 0) for longer_name in longer)
        by_part = {part: own_bits for part, bits in by_part.items() if (own_bits := bits & ~in_longer)}
    return by_part


def _find_in_capitals(index: Index, name: str, field: str) -> dict[int, int]:
    sets = {word: bitmaps.unite_blobs([blob]) for word, part, blob in index.words(_words(name)) if part == CAPITALS}
    bits = reduce(and_, (sets.get(word, 0) for word in _words(name)))
    return {CAPITALS: bits} if bits and (not field or CAPITALS in parts_of(field)) else {}


def _words(name: str) -> list[str]:
    return [fold_word(word) for word in name.split("-")]


def _longer_names(name: str, treaty: "Instrument") -> Iterator[str]:
    """Yield the names of other treaties that contain this one: "Abolition of Forced Labour Convention"."""
    from protlib.record.instruments import all_instruments

    inner = f" {fold(name)} "
    for instrument in all_instruments():
        if instrument != treaty:
            yield from (name for name in instrument.names if inner in f" {fold(name)} ".replace(",", " "))
