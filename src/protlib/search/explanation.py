"""Why a record was found, and what the search did to a query."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS
from protlib.index.words import canonical_form, find_words, fold_word, tokens
from protlib.search.hit_list import MatchedRecords
from protlib.search.other_names import NAME_FIELDS
from protlib.search.query import FIELDS, FIELDS_BY_OTHER_NAME, WORD_FIELDS
from protlib.search.term import Term, WordMeaning
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.model import Publication

_RECORDS_LOOKED_AT: Final = 25  # records: one screen of results
_RECORDS_READ: Final = 10  # for a word that all of them share: more say the same
_NOT_PROSE: Final = frozenset({"key", "aliases", "doi", "url", "source"})
_MOST_NAMED: Final = 3  # words in a sentence
# Such as "year>=2010" and 'title="human trafficking"', and a quotation, within which nothing is one.
_ASSIGNMENT: Final = re.compile(r'"[^"]*"|(?<!\S)(\w+)([=<>~]=?)("[^"]+"|\w[^\s()]*)')
_COMPOUND: Final = "compound"
_OPEN_INSIDE: Final = r"(?<![^\s(])([^\W_]+)[*?][^\W_][\w*?]*(?![^\s)])"  # such as "traff*king", "m?grant"
_AS_WRITTEN: Final = frozenset({"spelling", "form"})


class Reason(NamedTuple):
    """What a typed word matched in a record.

    `relation` is "" where it matched itself, else "beginning", "form", "acronym", "spelling", "phrase", "name" (another
    name of a body, treaty or place), "concept" (another name of a concept), "compound" (joined, or apart) or "key";
    `matched` is the word of the library; `points` is its share of the score.
    """

    query_text: str
    relation: str
    matched: str
    field: str
    points: float


class Explanation(NamedTuple):
    """The score of a record, 0 to about 1.4 (1: all words in the title), and the share of each word."""

    score: float
    reasons: tuple[Reason, ...]


def explain_match(number: int, score: float, matched_query: MatchedRecords, record: "Publication") -> Explanation:
    """Return why the record with this number was found."""
    if not matched_query.ranking:
        return Explanation(score, ())
    reasons = []
    for term, weighed in zip(matched_query.terms, matched_query.ranking.weighed, strict=True):
        if best := next((level for level in weighed if level.bits >> number & 1), None):
            matched = _find_word_in_record(best.match, record)
            points = best.points / matched_query.ranking.most
            is_own = term.word.field not in ("", *WORD_FIELDS)
            place = term.word.field if is_own else PARTS[best.part].explanation
            reasons.append(Reason(term.word.text, best.match.relation, matched, place, points))
    return Explanation(score, tuple(reasons))


def _find_word_in_record(match: WordMeaning, record: "Publication") -> str:
    """Return the matched word as it stands in the record: the index keeps it without its ending."""
    if match.relation == "concept":
        return next(_find_labels(match, [record]), match.labels[0])
    if match.relation == _COMPOUND:
        return " ".join(dict.fromkeys(filter(None, (_find_form(word, [_join_prose(record)]) for word in match.words))))
    if match.relation not in _AS_WRITTEN:
        return match.words[0] if match.words else ""
    texts = [_join_prose(record)]
    return next((form for word in match.words if (form := _find_form(word, texts))), match.words[0])


def make_notes(index: Index, matched: MatchedRecords, numbers: Sequence[int]) -> Iterator[str]:
    """Yield what the search did to the words of a query: other meanings, and words left out."""
    displayed = bitmaps.bits_of(numbers[:_RECORDS_LOOKED_AT])
    yield from _note_concepts(index, matched, displayed)
    plain_texts = [term.word.text for term in matched.terms if not term.word.field]
    if any(map(str.isdecimal, plain_texts)):
        from protlib.search.periods import note_periods  # few queries have a year

        yield from note_periods(plain_texts, has_all_words=not matched.units.lacking_count)
    for term in matched.terms:
        yield from _note_spellings(index, term, displayed)
        is_name = term.word.field in NAME_FIELDS or any(match.relation == "name" for match in term.matches)
        if numbers and is_name and (doubt := _explain_acronym(term.word.text)):
            yield doubt
    if numbers:
        yield from _note_left_out(matched, displayed)


def _note_spellings(index: Index, term: Term, displayed: int) -> Iterator[str]:
    """Yield the other spellings that some displayed records have, and nothing else of the word."""
    elsewhere = displayed & ~bitmaps.union(match.all_bits() for match in term.matches if match.relation != "spelling")
    spelt = [match for match in term.matches if match.relation == "spelling" and match.all_bits() & elsewhere]
    if words := dict.fromkeys(_find_spelling(index, match, elsewhere) for match in spelt[:_MOST_NAMED]):
        yield f"{term.word.text}: {'also ' if term.is_known() else ''}showing {', '.join(words)}"


def _note_left_out(matched: MatchedRecords, displayed: int) -> Iterator[str]:
    """Yield which words no result has, and how many of the others are in each."""
    nowhere = [term.word.text for term in matched.required_terms() if not term.all_bits() & matched.bits]
    if nowhere:
        yield f"left out: {', '.join(nowhere)}"
    units = [unit for unit in matched.units.texts if unit not in nowhere]
    count = len(matched.units.texts) - matched.units.lacking_count
    if count < len(units):
        also = "also " if displayed & matched.units.full else ""
        yield f"{also}showing what has {count} of the words {', '.join(dict.fromkeys(units))}"


def note_signs(query: str) -> Iterator[str]:
    """Yield what to type for signs that mean nothing where they stand: "author=iom", "traff*king"."""
    yield from _note_open_words(query)
    for assignment in _ASSIGNMENT.finditer(query):
        field, sign, value = assignment.groups("")
        if field.lower() not in (*FIELDS, *FIELDS_BY_OTHER_NAME):
            continue
        if sign[0] in "<>":
            from protlib.search.periods import YEAR, write_side  # which few queries need

            if re.fullmatch(YEAR, value):
                value = write_side(sign, int(value))
        yield f"{assignment[0]}: a field takes a colon; type {field}:{value}"


def _note_open_words(query: str) -> Iterator[str]:
    """Yield what to type for a word with "*" or "?" inside it, of which neither stands for letters."""
    for word in re.finditer(_OPEN_INSIDE, query):
        yield f"{word[0]}: “*” stands for letters at the end of a word alone; type {word[1]}*"


def iterate_lacking(matched: MatchedRecords) -> Iterator[str]:
    """Yield the words and phrases of a query that some of the records lack, or only have in other spellings."""
    for term in matched.terms:
        having = bitmaps.union(match.all_bits() for match in term.matches if match.relation != "spelling")
        if not matched.bits or matched.bits & ~having:
            yield term.word.text


def _explain_acronym(text: str) -> str:
    from protlib.search.vocabulary.body_synonyms import acronym_note  # which few queries need

    return acronym_note(text)


def _note_concepts(index: Index, matched: MatchedRecords, displayed: int) -> Iterator[str]:
    """Yield the names of concepts that brought records without the typed words."""
    only = displayed & matched.concepts.bits & matched.bits
    records = [record for _number, record in index.records(bitmaps.first_numbers(only, _RECORDS_READ))] if only else []
    for query_text, match in matched.concepts.texts:
        if names := dict.fromkeys(islice(_find_labels(match, records), _MOST_NAMED)):
            also = "also " if displayed & ~only else ""
            yield f"{query_text}: {also}showing {', '.join(names)}"


def _find_labels(match: WordMeaning, records: "Iterable[Publication]") -> Iterator[str]:
    """Yield the names of a concept that stand in records, the longest of each record."""
    for record in records:
        text = f" {' '.join(tokens(_join_prose(record)))} "
        having = [label for label in match.labels if f" {' '.join(tokens(label))} " in text]
        yield from sorted(having, key=lambda label: -len(label))[:1]


def _find_spelling(index: Index, match: WordMeaning, candidates: int) -> str:
    """Return a matched word as it stands in records, the displayed ones first; in lower case if it stands so anywhere.

    A title may write any word with a capital, an abstract only a name.
    """
    matched = match.words[0]
    bits = match.all_bits()
    numbers = [
        *bitmaps.first_numbers(bits & candidates, _RECORDS_READ),
        *bitmaps.first_numbers(bits & ~candidates, _RECORDS_READ),
    ]
    return _find_form(matched, (_join_prose(record) for _number, record in index.records(numbers))) or matched


def _find_form(matched: str, texts: Iterable[str]) -> str:
    """Return an index word as it stands in texts, in lower case if it stands so anywhere; "" for no such word."""
    spellings = (match[0] for text in texts for match in find_words(text))
    similar_spellings = (word for word in spellings if _first_letter(word[0]) == matched[0])
    first = ""
    for form in (word for word in similar_spellings if matched in {canonical_form(word), fold_word(word)}):
        if form.islower():
            return form  # the texts behind it need not be read
        first = first or form
    return first


@cache  # records have thousands of words, which begin with few letters
def _first_letter(letter: str) -> str:
    return fold(letter)[:1]


def _join_prose(record: "Publication") -> str:
    return " ".join(str(value) for name, value in record.to_dict().items() if name not in _NOT_PROSE)
