"""What the search of a page needs: the words of its records as their own index has them, and the tables by which words are compared.

The index is made of what the page shows and of nothing else: what stays behind is in none of its words.
"""

from collections.abc import Iterable

import orjson

from protlib.index import Index, bitmaps
from protlib.index.in_memory import of_documents
from protlib.index.parts import (
    ACRONYM,
    CAPITALS,
    DERIVED,
    KEY,
    ORGANISATION,
    PARTS,
    PARTS_BY_FIELD,
    PERSONS,
    TITLE,
    WITHOUT_STOP_WORDS,
    WORD_PARTS,
    YEAR,
)
from protlib.page.concept_data import concept_table
from protlib.page.filter_values import FILTERS, filter_table
from protlib.page.name_data import body_table, decided_table, treaty_table
from protlib.page.packed import Sets, packed, sections
from protlib.page.place_data import place_table
from protlib.page.posting_data import LONG_PARTS, Postings
from protlib.page.rows import COLUMNS
from protlib.page.word_tables import word_tables
from protlib.record.model import Publication
from protlib.search.query import BY_OTHER_NAME, WORD_FIELDS
from protlib.search.vocabulary.other_names import NO_OTHERS, OtherNames


def shown_index(publications: Iterable[Publication]) -> Index:
    """Return an index of what a page shows of records, whose numbers are their places; it is gone when it is closed."""
    return of_documents([_page_document(publication) for publication in publications])


def search_data(index: Index, other_names: OtherNames = NO_OTHERS, house: str = "") -> bytes:
    """Return the data of the search of a page, of its `shown_index`, as `interface/search/library.js` reads them.

    `others` are the names that the library of the records has decided are one; `house` is whose regions are meant, "" any's.
    """
    return sections(_pieces(index, other_names, house))


def _page_document(publication: Publication) -> dict[str, object]:
    """Return the document of a record without what the page does not show."""
    document = publication.to_dict()
    return {name: document[name] for name in COLUMNS if name in document}


def _pieces(index: Index, other_names: OtherNames, house: str) -> Iterable[bytes]:
    every = bitmaps.numbers(index.all())
    sets = Sets()
    header = {
        "total": len(every),
        "words": word_tables(),
        "parts": _parts(),
        "fields": _fields(),
        "filters": filter_table(index, sets, house),
        "concepts": concept_table(index, sets),
        "places": place_table(index, sets),
        "decided": decided_table(index, other_names, sets),
        "bodies": body_table(index, sets),
        "treaties": treaty_table(index, sets),
    }
    newest = {number: rank for rank, number in enumerate(index.newest_first(every))}
    yield orjson.dumps(header)
    yield packed(newest[number] for number in every)
    yield from Postings.of_index(index).pieces()
    yield bytes(sets)


def _parts() -> dict[str, object]:
    """Return the parts of a record: what the script knows by name, and of each by its number what it counts for."""
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
        "withoutStop": sorted(WITHOUT_STOP_WORDS),
        "withAcronyms": [part for part in WORD_PARTS if PARTS[part].acronyms],
        "weights": [(part, PARTS[part].weight) for part in PARTS],
        "asked": list(PARTS_BY_FIELD.items()),
    }


def _fields() -> dict[str, object]:
    """Return the fields of the query language that the page has, and their other names."""
    words = [
        field for field in WORD_FIELDS if field not in PARTS_BY_FIELD or any(map(_is_shown, PARTS_BY_FIELD[field]))
    ]
    other_names = [(other_name, field) for other_name, field in BY_OTHER_NAME.items() if field in {*words, *FILTERS}]
    return {"words": words, "filters": FILTERS, "otherNames": other_names}


def _is_shown(part: int) -> bool:
    return not {*PARTS[part].own, *PARTS[part].shared}.isdisjoint(COLUMNS)
