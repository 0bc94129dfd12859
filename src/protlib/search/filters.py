"""Filters: the records that have a value, from the index alone."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from protlib.errors import UsageError
from protlib.index import Index, bitmaps
from protlib.index.date_periods import FIRST_DAY, LAST_DAY, period
from protlib.index.parts import AUTHOR, ORGANISATION, TITLE_PLACE
from protlib.index.text_lines import TextLine
from protlib.index.words import canonical_form, fold_word, split_words
from protlib.search.expansion import match_phrase
from protlib.search.own_fields import OwnFields
from protlib.search.query import Phrase, Word
from protlib.search.term import Term, WordMeaning
from protlib.selection import SAVED, Facet, Selection
from protlib.text import fold, most_similar, suggest_or_list, suggestion

if TYPE_CHECKING:
    from protlib.record.places import Place

Choice = TypeVar("Choice", bound=str)
_ONE_FIELD: Final = {
    "author": "authors", "editor": "editors", "translator": "translators", "country": "countries", "region": "regions",
    "topic": "topics", "tag": "tags", "collection": "collections",
    "alias": "aliases", "year": "date", "place": "publisher_place",
}  # fmt: skip

_ANY: Final = Selection()
_AUTHOR_FIELD: Final = "author"
_ACRONYM: Final = 0.8  # as in `expansion.py`: the name is surely meant, but the record has only its acronym
_SYMBOL: Final = "symbol:"
"""How the fingerprints of document symbols begin."""


def find_records(
    index: Index, field: str, text: str, selection: Selection = _ANY, own_fields: OwnFields | None = None
) -> int:
    """Return the records that a filter's value lets through; a selection says how to read places.

    `own_fields` are the library's. Raises ValueError with the reason where the value is not valid.
    """
    if field in {"region", "country"}:
        return _find_places(index, text, field, selection)
    if field in {"has", "missing"}:
        filled = _find_filled(index, text, own_fields)
        return filled if field == "has" else index.all() & ~filled
    return _FILTERS[field](index, text) if field in _FILTERS else _find_equal(index, field, text)


def choose_name(text: str, names: Iterable[Choice], other_names: Iterable[str] = ()) -> Choice:
    """Return the name for a text, perhaps in the plural; raises UsageError with a suggestion."""
    name = fold(text.strip())
    for singular in (name, name.removesuffix("s"), f"{name.removesuffix('ies')}y"):
        if choice := next((choice for choice in names if choice == singular), None):
            return choice
    from protlib.record.fields.field_words import suggest_fields  # which only a message needs

    all_names: list[str] = [*names, *other_names]
    raise UsageError(f"“{text}” is not one of {', '.join(all_names)}{suggestion(suggest_fields(name, all_names))}")


def _find_equal(index: Index, field: str, text: str) -> int:
    """Return the records with a value in a field, whatever its case and accents."""
    value = fold(text.strip())
    return index.find_labelled(field, value, value)


def _find_type(index: Index, text: str) -> int:
    """Return the records of a type; raises ValueError where there is no such type."""
    from protlib.record.fields import publication_types

    return _find_equal(index, "type", publication_types.parse_type(text))


def _find_topic(index: Index, text: str) -> int:
    """Return the records with a topic, or about a concept or narrower ones; raises ValueError for an unknown one."""
    from protlib.record.concepts import all_concepts
    from protlib.search.vocabulary import concepts

    records = _find_equal(index, "topic", text)
    if query_concepts := concepts.find_concepts(text):
        return records | concepts.find_subjects_under(index, query_concepts, index.all())
    if records:
        return records
    concept_names = {concept.name: None for concept in all_concepts()}
    raise ValueError(f"no such topic{suggestion(most_similar(text, concept_names))}")


def _find_collection(index: Index, text: str) -> int:
    """Return the records in a collection, or in one below it; a path may begin at any of its parts."""
    path = "/".join(map(str.strip, fold(text).split("/")))
    return index.find_values("collection", lambda value, _label: f"/{path}/" in f"/{value}/")


def _find_language(index: Index, text: str) -> int:
    """Return the records in a language, its varieties included; raises ValueError where it is not known."""
    from protlib.record import languages

    return find_language(index, fold(languages.tag(text)))


def _find_access(index: Index, text: str) -> int:
    """Return the records of a circle that no wider circle may see; raises ValueError for an unknown circle."""
    from protlib.record import access

    if not text.strip():
        raise ValueError("use public, internal or confidential")
    if value := access.level_of_word(text):
        return index.find_labelled(Facet.ACCESS, value, value)
    return index.all() & ~bitmaps.union(index.find_labelled(Facet.ACCESS, value, value) for value in access.RESTRICTED)


def find_language(index: Index, tag: str) -> int:
    """Return the records whose language has this folded tag, or is a variety of it."""
    return index.find_values("language", lambda value, _label: value == tag or value.startswith(f"{tag}-"))


def _find_years(index: Index, text: str) -> int:
    """Return the records of a year, a month, a day or a range ("2016", "2010..2020", "2015..", "..2010-06").

    A record that covers some time is found if any of it lies in the range; a year without a month is in a range of
    months only if all of it is. Raises ValueError where the text is not valid.
    """
    first, last = _parse_range(text)

    def surely_matches(begin: str, end: str) -> bool:
        return first[:4] < begin and end < last[:4]

    def may_match(begin: str, end: str) -> bool:
        return surely_matches(begin, end) or (bool(begin) and begin <= last[:4] and end >= first[:4])

    records = index.find_values(Facet.YEAR, may_match)
    if first[4:] == FIRST_DAY[4:] and last[4:] == LAST_DAY[4:]:
        return records
    sure = index.find_values(Facet.YEAR, surely_matches)
    dates = index.dates(bitmaps.numbers(records & ~sure))
    return sure | bitmaps.bits_of([number for number, date in dates if _lies_in(date, first, last)])


def _lies_in(date: str, first: str, last: str) -> bool:
    begin, end = period(date)
    return begin <= last and first <= end if "/" in date else first <= begin and end <= last


def _parse_range(text: str) -> tuple[str, str]:
    from protlib.search.periods import plain_range  # which few filters need

    first, dots, last = (part.strip() for part in plain_range(text).partition(".."))
    begin, end = period(first)[0] or FIRST_DAY, period(last if dots else first)[1] or LAST_DAY
    if begin > end:
        raise ValueError("the range ends before it begins")
    return begin, end


def _find_times(index: Index, column: str, text: str) -> int:
    """Return the records that were added or changed in a period; raises ValueError where the text names none."""
    from protlib.search.periods import parse_times

    return index.find_times(column, *parse_times(text))


def _find_places(index: Index, text: str, kind: str, selection: Selection) -> int:
    """Return the records under places (see `find_in_place`), or with a name that is no place's.

    Raises ValueError where there is neither.
    """
    from protlib.record import places

    if matching_places := places.resolve_all(text):
        return bitmaps.union(
            find_in_place(place, selection, lambda code: find_with_place(index, code)) for place in matching_places
        )
    if records := _find_equal(index, kind, text):
        return records
    raise ValueError(f"no such {kind}{suggestion(places.suggest(text))}")


def find_with_place(index: Index, code: str) -> int:
    """Return the records with the code of a place in a field, or in the title where no field has a place."""
    return index.find_labelled("place", code, code) | index.find_labelled(TITLE_PLACE, code, code)


def find_in_place(place: "Place", selection: Selection, with_code: Callable[[str], int]) -> int:
    """Return the records under a place; `with_code` returns the records with a place's code."""
    from protlib.record import places

    return bitmaps.union(
        map(with_code, places.search_codes(place, worldwide=selection.worldwide, house=find_house(selection)))
    )


def find_house(selection: Selection) -> str:
    """Return the house whose regions a selection uses, "" for any; raises UsageError for an unknown one."""
    if not selection.house:
        return ""
    from protlib.record import places

    try:
        return places.parse_house(selection.house)
    except ValueError as error:
        raise UsageError(f"unknown house “{selection.house}”; {error}") from error


def _find_author(index: Index, text: str) -> int:
    """Return the records of a person or an organisation, by any of its words, initials, its acronym or another name."""
    from protlib.search.vocabulary import body_synonyms

    records = _find_author_words(index, text)
    matches = body_synonyms.find_matches(index, text, _AUTHOR_FIELD, records)
    return records | bitmaps.union(match.all_bits() for match in matches)


def _find_author_words(index: Index, text: str) -> int:
    bare, short = _split_acronym(text)
    words = split_words(bare)
    plain, forms = list(map(fold_word, words)), list(map(canonical_form, words))
    if len(words) < 2:
        return _having_author_word(index, plain, forms)
    records = index.all()
    for word, form in zip(plain, forms, strict=True):
        if len(word) > 1:  # an initial is looked for among fewer records, below
            records &= _having_author_word(index, (word, word[0]), (form,))
    texts = index.texts(bitmaps.numbers(records))
    author_bits = bitmaps.bits_of([number for number, lines in texts if _is_by(lines, plain, forms)])
    return author_bits | _find_by_acronym(index, bare, short)


def match_name(index: Index, node: Phrase) -> Term:
    """Return the records in which words stand side by side; for an author, also those with only the acronym."""
    if node.field != _AUTHOR_FIELD:
        return match_phrase(index, node)
    bare, short = _split_acronym(node.text)
    term = match_phrase(index, node._replace(text=bare))._replace(word=Word(node.text, node.field))
    bits = _find_by_acronym(index, bare, short)
    return term.add((WordMeaning("acronym", _ACRONYM, {ORGANISATION: bits}, (node.text,)),)) if bits else term


def _split_acronym(text: str) -> tuple[str, str]:
    """Return a name without the acronym in brackets at its end, and that acronym as the index has it."""
    if not text.endswith(")"):
        return text, ""
    from protlib.record.names.organisations import without_short  # which most names never need

    bare, short = without_short(text)
    return bare, "".join(map(canonical_form, split_words(short)))


def _find_by_acronym(index: Index, name: str, short: str) -> int:
    """Return the records that name an organisation only by its acronym: initials of its name, or `short`."""
    acronyms = {*_initials([name]), short} - {""} if len(split_words(name)) >= 2 else set[str]()
    texts = index.texts(bitmaps.numbers(_having_author_word(index, (), acronyms)))
    alone = [[acronym] for acronym in acronyms]
    return bitmaps.bits_of(
        [
            number
            for number, lines in texts
            if any(line.part == ORGANISATION and line.words() in alone for line in lines)
        ]
    )


def _having_author_word(index: Index, of_persons: Collection[str], of_organisations: Collection[str]) -> int:
    """Return the records with an author of one of these words."""
    words = {AUTHOR: of_persons, ORGANISATION: of_organisations}
    rows = index.words({*of_persons, *of_organisations})
    return bitmaps.unite_blobs(blob for word, part, blob in rows if word in words.get(part, ()))


def _is_by(lines: Iterable[TextLine], plain: list[str], forms: list[str]) -> bool:
    """Tell whether one of the names in a record matches: a person with at least one word in full."""
    for line in lines:
        if line.part not in {AUTHOR, ORGANISATION}:
            continue
        words = line.words()
        if line.part == AUTHOR and all(_is_part(word, words) for word in plain):
            if any(len(word) > 1 and word in words for word in plain):
                return True
        elif line.part == ORGANISATION:
            name_forms = {*words, *_initials(words)}
            if name_forms.issuperset(forms):
                return True
    return False


def _initials(words: Iterable[str]) -> tuple[str, ...]:
    from protlib.record.names.initials import initials_of  # which few queries need

    return initials_of(" ".join(words))


def _is_part(word: str, names: list[str]) -> bool:
    """Tell whether a word is among the words of a name, or one of the two is the initial of the other."""
    from protlib.record.names.initials import may_be_one_word

    return any(may_be_one_word(word, name) for name in names)


def _find_filled(index: Index, text: str, own_fields: OwnFields | None) -> int:
    """Return the records in which a field is filled; raises ValueError where there is no such field."""
    from protlib.record.model import FIELDS

    name = fold(text.strip()).replace("-", "_").replace(" ", "_")
    name = _ONE_FIELD.get(name, name)
    if name not in FIELDS:
        if own_fields and (field := own_fields.find_field(name)):
            return own_fields.find_filled(field)
        from protlib.record.fields.field_words import suggest_fields

        fields = [*FIELDS, *(own_fields.names if own_fields else ())]
        raise ValueError(f"unknown field{suggest_or_list(suggest_fields(name, [*fields, *_ONE_FIELD]), fields)}")
    return index.find_values("has", lambda filled, _label: name in filled.split())


def find_identified(index: Index, text: str) -> int:
    """Return the records with a DOI, an ISBN, a link, a document symbol, or "@" and a key."""
    if text.startswith(SAVED):
        return index.find_key(text.removeprefix(SAVED))
    from protlib.index.stored_fields import lookup_texts
    from protlib.record import identifiers
    from protlib.record.model import Publication

    prints: list[str] = []
    for field, parse in (("doi", identifiers.doi), ("isbn", identifiers.isbn), ("url", identifiers.url)):
        try:
            record = Publication.from_dict({field: parse(text)})
        except ValueError:  # it is one of the others, or none
            continue
        prints += [print_ for print_ in lookup_texts(record) if print_.startswith(f"{field}:")]
    if "/" in text:
        from protlib.record.identifiers.symbols import comparable_symbol, parse_symbol

        prints += [f"{_SYMBOL}{comparable_symbol(symbol)}"] if (symbol := parse_symbol(text)) else []
    return index.find_fingerprints(prints)


def _find_symbol(index: Index, text: str) -> int:
    """Return the records of a United Nations document symbol, or of all that begin so where it ends in "*".

    Raises ValueError where the text is no symbol.
    """
    from protlib.record.identifiers.symbols import comparable_symbol, parse_symbol, set_capitals

    if text.endswith("*"):
        return index.find_fingerprints_from(_SYMBOL + set_capitals(re.sub(r"\s", "", text[:-1])))
    if not (symbol := parse_symbol(text)):
        raise ValueError("not a document symbol; write A/HRC/44/45, or A/HRC/* for all that begin like this")
    return index.find_fingerprints([_SYMBOL + comparable_symbol(symbol)])


_FILTERS: Final[Mapping[str, Callable[[Index, str], int]]] = {
    "year": _find_years,
    "added": lambda index, text: _find_times(index, "created", text),
    "changed": lambda index, text: _find_times(index, "modified", text),
    "type": _find_type,
    "language": _find_language,
    "topic": _find_topic,
    "collection": _find_collection,
    "author": _find_author,
    "access": _find_access,
    "key": lambda index, text: index.find_key(text.strip()),
    "doi": find_identified,
    "isbn": find_identified,
    "url": find_identified,
    "symbol": _find_symbol,
}
