"""The data for the search of a page: the words of its records from an index of their own, and tables to compare words.

The index is made only of displayed values: hidden ones are in none of its words.
"""

import functools
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import orjson

from protlib.index import Index, bitmaps, word_forms, words
from protlib.index.in_memory import index_documents
from protlib.index.parts import (
    ACRONYM,
    CAPITALS,
    DERIVED,
    KEY,
    ORGANISATION,
    PARTS,
    PARTS_BY_FIELD,
    PARTS_WITHOUT_STOP_WORDS,
    PERSONS,
    TITLE,
    WORD_PARTS,
    YEAR,
)
from protlib.index.words import tokens
from protlib.page.filter_values import FILTERS, filter_table
from protlib.page.name_data import body_table, make_unified_table, treaty_table
from protlib.page.packed_numbers import Sets, pack_numbers, pack_sections
from protlib.page.posting_data import LONG_PARTS, PagePostings
from protlib.page.record_rows import COLUMNS
from protlib.record.concepts import all_concepts, narrower_concepts
from protlib.record.fields.query_names import TRANSLATED_FIELDS
from protlib.record.model import Publication
from protlib.search.other_names import NO_OTHERS, OtherNames
from protlib.search.query import FIELDS_BY_OTHER_NAME, WORD_FIELDS
from protlib.search.vocabulary import places
from protlib.search.vocabulary.concept_mentions import label_keys
from protlib.search.vocabulary.concepts import find_all
from protlib.text import LETTERS, UNWANTED

_LAST_LETTER: Final = 0x30000
"""Where letters that are written end: behind it there are tags and private use."""


@functools.cache
def word_tables() -> dict[str, object]:
    """Return the tables (see `interface/search/words.js`); ranges are for classes of a regular expression."""
    rules = words.rules() | word_forms.rules()
    letters = [chr(code) for code in range(0x80, min(_LAST_LETTER, sys.maxunicode))]
    unspaced_ranges = ((ord(first), ord(end) - 1) for first, end in rules["unspaced"])
    return rules | {
        "letters": list(LETTERS.items()),
        "caseless": [
            (letter, letter.casefold()) for letter in letters if letter == letter.lower() != letter.casefold()
        ],
        "combining": "".join(map(_format_range, _find_runs(filter(unicodedata.combining, letters)))),
        "unwanted": UNWANTED[1:-1].replace("\ud800-\udfff", r"\ud800-\udfff"),
        "unspaced": "".join(map(_format_range, unspaced_ranges)),
    }


def _find_runs(letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the beginnings and ends of runs of letters, which come in the order of their codes."""
    codes = list(map(ord, letters))
    starts = [codes[0], *(next_code for code, next_code in pairwise(codes) if next_code != code + 1)]
    ends = [*(code for code, next_code in pairwise(codes) if next_code != code + 1), codes[-1]]
    return zip(starts, ends, strict=True)


def _format_range(run: tuple[int, int]) -> str:
    first, last = run
    return rf"\u{{{first:x}}}" + (rf"-\u{{{last:x}}}" if last > first else "")


def concept_table(index: Index, sets: Sets) -> dict[str, object]:
    """Return, for `interface/search/concepts.js`, the concepts with their names, and their positions by typed text.

    The text of a concept without records has no places, and is there only where a piece of it means another concept.
    Acronyms of all concepts show that a word is no other one misspelt.
    """
    concepts_with_records = list(find_all(index))
    positions = {concept.code: position for position, (concept, _labels) in enumerate(concepts_with_records)}
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    other_keys: set[str] = set()
    for concept in all_concepts():
        for key in sorted(label_keys(concept)):
            if concept.code in positions:
                by_key[key].append(positions[concept.code])
            else:
                other_keys.add(key)
    blocking = {key for key in other_keys - by_key.keys() if not by_key.keys().isdisjoint(pieces_of(key))}
    return {
        "concepts": [
            {
                "code": concept.code,
                "name": concept.name,
                "first": [" ".join(tokens(names[0])) for names in concept.languages().values()],
                "narrower": [
                    positions[narrower_concept.code]
                    for narrower_concept in narrower_concepts(concept)
                    if narrower_concept.code in positions
                ],
                "labels": [(label.text, label.is_acronym, sets.by_part(parts)) for label, parts in labels.items()],
            }
            for concept, labels in concepts_with_records
        ],
        "typed": [*by_key.items(), *((key, []) for key in sorted(blocking))],
        "acronyms": sorted({label.text for concept in all_concepts() for label in concept.labels if label.is_acronym}),
    }


def pieces_of(key: str) -> Iterable[str]:
    """Return the runs of words in a name, including the whole name."""
    words = key.split()
    ends = range(1, len(words) + 1)
    return (" ".join(words[start:end]) for end in ends for start in range(end))


def make_displayed_document(publication: Publication) -> dict[str, object]:
    """Return the document of a record without values that the page does not display."""
    document = publication.to_dict()
    return {name: document[name] for name in COLUMNS if name in document}


def index_page(publications: Iterable[Publication]) -> Index:
    """Return an index of the displayed values of records, numbered by their positions; closing it removes it."""
    return index_documents([make_displayed_document(publication) for publication in publications], only_words=True)


def make_search_data(index: Index, other_names: OtherNames = NO_OTHERS, house: str = "") -> bytes:
    """Return the data for the search of a page, from `index_page`, for `interface/search/library.js`.

    `other_names` are the names that the library unifies; `house` is whose regions are used, "" for any.
    """
    return pack_sections(_make_pieces(index, other_names, house))


def _make_pieces(index: Index, other_names: OtherNames, house: str) -> Iterable[bytes]:
    record_numbers = bitmaps.numbers(index.all())
    sets = Sets()
    postings = PagePostings.from_index(index)
    header = {
        "total": len(record_numbers),
        "words": word_tables(),
        "parts": _make_parts(),
        "fields": _make_fields(),
        "filters": filter_table(index, sets, house),
        "concepts": concept_table(index, sets),
        "places": _place_table(index, sets),
        "decided": make_unified_table(index, other_names, sets),
        "bodies": body_table(index, sets, postings.lines),
        "treaties": treaty_table(index, sets),
    }
    newest = {number: rank for rank, number in enumerate(index.sort_newest_first(record_numbers))}
    yield orjson.dumps(header)
    yield pack_numbers(newest[number] for number in record_numbers)
    yield from postings.pieces()
    yield bytes(sets)


def _make_parts() -> dict[str, object]:
    """Return the parts of a record: those that the script knows by name, and the weight of each number."""
    return {
        "title": TITLE,
        "organisation": ORGANISATION,
        "acronym": ACRONYM,
        "capitals": CAPITALS,
        "year": YEAR,
        "key": KEY,
        "every": list(WORD_PARTS),
        "long": sorted(LONG_PARTS),
        "persons": sorted(PERSONS),
        "derived": sorted(DERIVED),
        "withoutStop": sorted(PARTS_WITHOUT_STOP_WORDS),
        "withAcronyms": [part for part in WORD_PARTS if PARTS[part].has_acronyms],
        "weights": [(part, PARTS[part].weight) for part in PARTS],
        "asked": list(PARTS_BY_FIELD.items()),
    }


def _make_fields() -> dict[str, object]:
    """Return the fields of the query language on the page, and their other names."""
    words = [
        field for field in WORD_FIELDS if field not in PARTS_BY_FIELD or any(map(_is_shown, PARTS_BY_FIELD[field]))
    ]
    names = {**TRANSLATED_FIELDS, **FIELDS_BY_OTHER_NAME}
    other_names = [(other_name, field) for other_name, field in names.items() if field in {*words, *FILTERS}]
    return {"words": words, "filters": FILTERS, "otherNames": other_names}


def _is_shown(part: int) -> bool:
    return not {*PARTS[part].own_fields, *PARTS[part].shared_fields}.isdisjoint(COLUMNS)


def _place_table(index: Index, sets: Sets) -> dict[str, object]:
    """Return, for `interface/search/places.js`, the places with their records, and their numbers by typed text.

    The name of a place without records is there only where a piece of it means another place. English names of
    countries show that a word is no other one misspelt.
    """
    rows = list(places.iterate_keys())
    keys_of_places = [row for row in rows if row[1]]
    names = {code: name for _key, code, name in keys_of_places}
    codes_with_records = {code for code, name in names.items() if places.find_place_records(index, code, name)}
    searchable_keys = {key for key, code, _name in keys_of_places if code in codes_with_records}
    pairs = [
        (key, code)
        for key, code, _name in keys_of_places
        if code in codes_with_records or not searchable_keys.isdisjoint(pieces_of(key))
    ]
    codes = list(dict.fromkeys(code for _key, code in pairs))
    return {
        "places": [(names[code], sets.position_of_bits(index.find_labelled("place", code, code))) for code in codes],
        "typed": [(key, codes.index(code)) for key, code in pairs],
        "countries": [key for key, code, _name in rows if not code],
        "acronyms": [key for key, _code, _name in rows if key.isupper()],
        "words": sorted({word for word, _part, _blob in index.words({key for key, code, _name in rows if code})}),
        "areas": list(_areas_with_records(index)),
    }


def _areas_with_records(index: Index) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of areas that somebody may type, each with the other names that records have."""
    words_by_name = {name: tokens(name) for _key, names in places.iterate_areas() for name in names}
    typed_words = {word for area_words in words_by_name.values() for word in area_words}
    known_words = {word for word, _part, _blob in index.words(typed_words)}
    recorded_names = {
        name
        for name, area_words in words_by_name.items()
        if known_words.issuperset(area_words) and places.find_named(index, name).parts
    }
    for key, names in places.iterate_areas():
        if names_in_records := [name for name in names if name in recorded_names]:
            yield key, names_in_records
