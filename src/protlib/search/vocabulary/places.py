"""Words of a query that name a place in other words than a record: in another language, by its people, as an acronym.

`place_keys.txt` has a line for each name with the code and the English name of its place, and one without a code for
each country whose English name is one word. Acronyms of regions are in capitals there. `area_names.txt` has one for
each name of an area that has several, with the other ones. `make docs` makes both from the gazetteer, so that a search
need not read that.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.index import Index
from protlib.index.parts import PARTS_BY_FIELD
from protlib.index.words import EMPTY, fold_word, split_words, tokens
from protlib.record.tables import find_line
from protlib.search.expansion import match_phrase
from protlib.search.query import Phrase
from protlib.search.term import Term, WordMeaning, add_runs

_KEYS: Final = Path(__file__).with_name("place_keys.txt")
_AREAS: Final = Path(__file__).with_name("area_names.txt")
AREA_NAME_SEPARATOR: Final = "|"
"""What stands between the other names of an area."""
_FIELD: Final = "place"
_FIELDS: Final = ("", _FIELD)
_LONGEST_PLACE: Final = 6  # words of a place's name: few have more
_SHORTEST_ACRONYM: Final = 3  # letters: fewer are words as well, or bodies ("EU")
_QUALITY_OF_PLACE: Final = 0.9  # of a match, from 0 to 1: another name of a place is nearly what was typed


class PlaceMention(NamedTuple):
    """Words from `start` up to `end` that name the place with a code; `name` is its English name."""

    start: int
    end: int
    code: str
    name: str
    is_acronym: bool = False


def add_places(index: Index, terms: Sequence[Term]) -> list[Term]:
    """Return the words of a query with the records of the places that they name; an unknown country has no others."""
    texts = [term.word.text if term.word.field in _FIELDS else "" for term in terms]
    mentions = list(find_place_mentions(texts))
    acronyms = {run.start for run in mentions if run.is_acronym}
    runs = (
        (run.start, run.end, [WordMeaning("name", _QUALITY_OF_PLACE, parts, (run.name, *tokens(run.name)))])
        for run in mentions
        if (parts := find_place_records(index, run.code, run.name, terms[run.start].word.field))
    )
    whole_terms = [_keep_whole(term) if position in acronyms else term for position, term in enumerate(terms)]
    with_places = add_runs(whole_terms, runs)
    with_areas = add_runs(with_places, _runs_of_areas(index, texts, terms))
    return [_settle_acronym(_mark_country(term)) for term in with_areas]


def _runs_of_areas(
    index: Index, texts: Sequence[str], terms: Sequence[Term]
) -> Iterator[tuple[int, int, Sequence[WordMeaning]]]:
    """Yield the runs of words that name areas, with the records that have another name of the area."""
    forms = [word_form(text) for text in texts]
    start = 0
    while start < len(forms):
        end, line = _find_line(_AREAS, forms, start)
        if line:
            field = terms[start].word.field
            matches = (find_named(index, name, field) for name in line.split(AREA_NAME_SEPARATOR))
            yield start, end, [match for match in matches if match.parts]
        start = end


def find_side_by_side(index: Index, text: str, field: str) -> dict[int, int]:
    """Return the records by the part in which the words of a text stand side by side."""
    return {
        part: bits for match in match_phrase(index, Phrase(text, field)).matches for part, bits in match.parts.items()
    }


def find_named(index: Index, name: str, field: str = "") -> WordMeaning:
    """Return the records that have a name of an area as it is spelt."""
    return WordMeaning("name", _QUALITY_OF_PLACE, find_side_by_side(index, name, field), tuple(tokens(name)))


def _keep_whole(term: Term) -> Term:
    """Return the acronym of a region without the words that begin with it, or are like it: "LAC" is no "Lacalle"."""
    matches = tuple(match for match in term.matches if match.relation != "beginning")
    return term._replace(matches=matches, is_settled=True)


def _mark_country(term: Term) -> Term:
    """Return a word, which `is_settled` if it is the English name of a country that no record has: "Iceland"."""
    if term.word.field not in _FIELDS or term.is_itself():
        return term
    return term._replace(is_settled=is_country(term.word.text))


def _settle_acronym(term: Term) -> Term:
    """Return a word, which is settled if it is the acronym of a concept that no record has: "WASH" is no "cash"."""
    text = term.word.text
    if term.word.field or not text.isupper() or term.is_known():
        return term
    from protlib.search.vocabulary.concepts import find_concepts  # which few queries need

    labels = (label for concept in find_concepts(text) for label in concept.labels)
    is_acronym = any(label.is_acronym and label.text == text for label in labels)
    return term._replace(is_settled=term.is_settled or is_acronym)


def find_place_records(index: Index, code: str, name: str, field: str = "") -> dict[int, int]:
    """Return the records about a place, or with its English name, by part; with a field, only those in it."""
    parts = defaultdict(int, find_side_by_side(index, name, field))
    parts[PARTS_BY_FIELD[_FIELD][0]] |= index.find_labelled(_FIELD, code, code)
    return {part: bits for part, bits in parts.items() if bits}


def find_place_mentions(words: Sequence[str]) -> Iterator[PlaceMention]:
    """Yield the longest runs of words that name places, without overlaps, ignoring very common words."""
    forms = [word_form(word) for word in words]
    start = 0
    while start < len(words):
        mention = _find_acronym(words[start], start) or _find_longest(forms, start)
        if mention:
            yield mention
        start = mention.end if mention else start + 1


def iterate_keys() -> Iterator[tuple[str, str, str]]:
    """Yield all keys of names, each with the code of its place, "" for an English name, and its English name."""
    for line in _KEYS.read_text(encoding="utf-8").splitlines():
        key_text, code, name = line.split("\t")
        yield key_text, code, name


def iterate_areas() -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the keys of names of areas, each with the other names of its area."""
    for line in _AREAS.read_text(encoding="utf-8").splitlines():
        key_text, _tab, names = line.partition("\t")
        yield key_text, names.split(AREA_NAME_SEPARATOR)


def place_name_key(name: str) -> str:
    """Return the key of a name."""
    return " ".join(filter(None, map(word_form, split_words(name))))


def word_form(word: str) -> str:
    """Return the form of a word in keys, "" for a common word."""
    plain = fold_word(word)
    return "" if plain in EMPTY else plain


def _find_acronym(word: str, start: int) -> PlaceMention | None:
    capitals = word.upper()
    if not is_region_acronym(word) or not (line := find_line(_KEYS, f"{capitals}\t")).startswith(f"{capitals}\t"):
        return None
    _key, code, name = line.split("\t")
    return PlaceMention(start, start + 1, code, name, is_acronym=True)


def is_region_acronym(name: str) -> bool:
    """Tell whether a name is written as the acronym of a region: "MENA", "EHoA"."""
    return name.isalpha() and len(name) >= _SHORTEST_ACRONYM and sum(map(str.isupper, name)) > 1


def is_country(text: str) -> bool:
    """Tell whether a word is the English name of a country, in small letters too."""
    return _is_in_keys(f"{word_form(text)}\t\t")


def is_place_name(text: str) -> bool:
    """Tell whether a word is a name of a country or a region, in any language, or of a people."""
    return _is_in_keys(f"{word_form(text)}\t")


def _is_in_keys(start: str) -> bool:
    return find_line(_KEYS, start).startswith(start)


def _find_longest(forms: Sequence[str], start: int) -> PlaceMention | None:
    end, place = _find_line(_KEYS, forms, start)
    code, _tab, name = place.partition("\t")
    return PlaceMention(start, end, code, name) if code else None


def _find_line(table: Path, forms: Sequence[str], start: int) -> tuple[int, str]:
    """Return the end of the longest run of words that is a key, and its value; one word and "" if none is a key."""
    if forms[start] and find_line(table, forms[start]).startswith(forms[start]):
        ends = [end for end in range(start + 1, min(start + _LONGEST_PLACE, len(forms)) + 1) if forms[end - 1]]
        for end in reversed(ends):
            text = " ".join(filter(None, forms[start:end]))
            matched_key, _tab, value = find_line(table, f"{text}\t").partition("\t")
            if matched_key == text:
                return end, value
    return start + 1, ""
