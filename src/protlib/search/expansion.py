"""What a typed word may stand for: itself, words that begin with it, acronyms, a year, or a misspelt word."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import and_
from typing import Final

from protlib.index import bitmaps
from protlib.index.parts import (
    ACRONYM,
    CAPITALS,
    DERIVED,
    ORGANISATION,
    PERSONS,
    YEAR,
    grams,
    is_spelt,
)
from protlib.index.text_lines import TextLine
from protlib.index.word_forms import is_form, stems
from protlib.index.words import (
    ASKING,
    COUNTING,
    EMPTY,
    LONGER_NAMES,
    QUESTION_WORDS,
    STOP,
    beginnings,
    canonical_form,
    first_letters,
    fold_word,
    is_unspaced,
    over_small_words,
    split_words,
    threes,
)
from protlib.search.query import Phrase, Word
from protlib.search.term import Posting, Term, WordMeaning, Words, parts_of
from protlib.selection import Facet

_ACRONYM_PARTS: Final = frozenset((ACRONYM, CAPITALS))
_BEGINNING: Final = 0.8  # how much a match counts, from 0 to 1, as all that follow: less than the word itself
_ACRONYM: Final = 0.8  # the body's name is surely meant, but the record spells it out
_QUALITY_OVER_SMALL: Final = 0.5  # initials with a small word's letter: half of them are chance
_RUN: Final = 0.9  # words whose initials are an acronym, in a name of a body
_ANY_RUN: Final = 0.5  # the same elsewhere, where half of them are chance
_FORM: Final = 0.7  # another word of the same stem: further from what was typed than a beginning
_MISSPELT: Final = (1.0, 0.8, 0.5)  # by the number of mistakes
_SHORTEST_BEGINNING: Final = 3  # letters: with fewer, half of all words begin so
_LONGEST_ACRONYM: Final = 6  # letters
_SHORTEST_RUN: Final = 3  # words: two in a row have any initials
_LONGEST_RUN: Final = 6  # words: as many as an acronym has letters
_YEAR_DIGITS: Final = 4
_TWO_MISTAKES: Final = 8  # letters: in shorter words, two mistakes make another word
_MOST_SPELLINGS: Final = 12  # the nearest first: each costs a search, and the next ones are not meant
_SHORT_WORD: Final = 4  # letters: in longer words, a wrong first letter seldom makes another word


def are_two_words(typed_word: str, word: str) -> bool:
    """Tell whether two short words differ in their first letter alone, and are rather two words: “Nile” and “file”."""
    return len(typed_word) == len(word) <= _SHORT_WORD and typed_word[0] != word[0] and typed_word[1:] == word[1:]


def count_mistakes(typed_word: str, word: str, most: int) -> int | None:
    """Return the mistakes between two words, None where they are more than `most`.

    A letter that is wrong, missing or too much is a mistake, and so are two beside each other that changed places
    (optimal string alignment). rapidfuzz counts the same, but takes 12 ms to load, where a query has a hundred words
    to compare.
    """
    if abs(len(typed_word) - len(word)) > most:
        return None
    typed_word, word = _without_ends(typed_word, word)
    previous: list[int] = []
    row = list(range(len(word) + 1))
    for position, letter in enumerate(typed_word, 1):
        earlier, previous, row = previous, row, [position]
        for other_position, letter_of_word in enumerate(word, 1):
            fewest = min(
                previous[other_position] + 1, row[-1] + 1, previous[other_position - 1] + (letter != letter_of_word)
            )
            if (
                position > 1 < other_position
                and letter == word[other_position - 2]
                and typed_word[position - 2] == letter_of_word
            ):
                fewest = min(fewest, earlier[other_position - 2] + 1)
            row.append(fewest)
        if min(row) > most and min(previous) >= most:
            return None
    return row[-1] if row[-1] <= most else None


def _without_ends(first: str, second: str) -> tuple[str, str]:
    """Return two words without the letters with which both begin, and without those with which both end."""
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]


def expand(
    index: Words, words: Sequence[Word], add_other_names: Callable[[Sequence[Term]], list[Term]] = list, *, exact: bool
) -> list[Term]:
    """Return the meanings of the words of a query; only the words themselves with `exact`.

    `add_other_names` adds names that a library has unified.
    """
    is_question = is_asking(words)
    terms = [Term(word, _match_itself(index, word), _is_optional(word, words)) for word in words]
    terms = [
        term.add(_match_beginning(index, term.word))
        if term.word.is_open or not (exact or (is_question and term.is_itself()))  # a sentence has whole words
        else term
        for term in terms
    ]
    terms = add_other_names(terms)
    if exact:
        return terms
    return [_add_variants(index, term) for term in add_acronyms(index, terms, only_organisations=True)]


def _add_variants(index: Words, term: Term) -> Term:
    """Return a word with its other forms and the records of its acronym; an unknown one has similar spellings.

    A word in another case, such as "село" for "села", is known.
    """
    forms = _match_forms(index, term.word)
    term = term.add(forms)
    term = term.add(_match_acronym(index, term.word, is_rare=not term.is_itself()))
    is_known = term.is_known() or (forms and not canonical_form(term.word.text).isascii())
    return term if is_known or term.is_optional else add_spellings(index, term)


def match_phrase(index: Words, node: Phrase) -> Term:
    """Return the records in which words stand side by side, as typed or in other spellings."""
    typed_words = split_words(node.text)
    forms, plain = list(map(canonical_form, typed_words)), list(map(fold_word, typed_words))
    by_part = dict.fromkeys(set(parts_of(node.field)) - DERIVED, index.all() if typed_words else 0)
    for word, form in zip(plain, forms, strict=True):
        rows = find_by_part(index, word, form)
        for part in by_part:
            if form not in STOP or part in rows:  # the commonest words are not kept of all parts
                by_part[part] &= rows.get(part, 0)
        if not any(by_part.values()):
            return Term(Word(node.text, node.field), ())
    records = 0
    for words, kinds in ((forms, by_part.keys() - PERSONS), (plain, by_part.keys() & PERSONS)):
        records |= _filter_beside(index, words, {part: by_part[part] for part in kinds}, node.field)
    return Term(
        Word(node.text, node.field),
        make_match("phrase", 1.0, {part: bits & records for part, bits in by_part.items()}, node.field, tuple(forms)),
    )


def _filter_beside(index: Words, words: Sequence[str], by_part: Mapping[int, int], field: str) -> int:
    """Return the records among some in which the words stand side by side in these parts."""
    numbers = index.side_by_side(bitmaps.numbers(bitmaps.union(by_part.values())), words)
    if field:
        texts = index.texts(numbers)
        numbers = [number for number, lines in texts if _stands_in(by_part, words, lines)]
    return bitmaps.bits_of(numbers)


def _stands_in(candidates: Collection[int], words: Sequence[str], lines: Iterable[TextLine]) -> bool:
    return any(line.part in candidates and line.contains(words) for line in lines)


def _is_optional(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word need not match: a common word or a single letter, unless it looks like an acronym."""
    plain = fold_word(word.text)
    is_letter = len(plain) == 1 and plain.isalpha() and not is_unspaced(plain)
    is_empty = plain in EMPTY or (plain in QUESTION_WORDS and is_asking(words))
    if word.field or not (is_empty or is_letter):
        return False
    return is_letter or not word.text.isupper() or all(neighbour.text.isupper() for neighbour in words)


def asks_for_numbers(words: Iterable[Word]) -> bool:
    """Tell whether words ask how many or how much there is."""
    plain = [fold_word(word.text) for word in words]
    return not COUNTING.isdisjoint((*plain, *map(" ".join, pairwise(plain))))


def is_asking(words: Iterable[Word]) -> bool:
    """Tell whether a word of a query makes it a question."""
    return any(not word.field and not word.text.isupper() and fold_word(word.text) in ASKING for word in words)


def _match_itself(index: Words, word: Word) -> tuple[WordMeaning, ...]:
    plain, form = fold_word(word.text), canonical_form(word.text)
    by_part = find_by_part(index, plain, form)
    if len(plain) == _YEAR_DIGITS and plain.isdecimal():
        by_part[YEAR] = index.find_labelled(Facet.YEAR, plain, plain)
    return make_match("", 1.0, by_part, word.field, (form, plain))


def find_by_part(index: Words, plain: str, form: str) -> dict[int, int]:
    """Return the records of a word by part: names of persons have it folded, all else in its search form."""
    rows = index.words({plain, form})
    return _group_by_part(row for row in rows if row[0] == (plain if row[1] in PERSONS else form))


def _match_beginning(index: Words, word: Word) -> tuple[WordMeaning, ...]:
    plain = fold_word(word.text)
    if len(plain) < _SHORTEST_BEGINNING and not word.is_open:
        return ()
    forms = beginnings(plain)
    rows = (row for form in forms for row in index.words_from(form))
    if not word.is_open and (longer := LONGER_NAMES.get(plain)):
        rows = (row for row in rows if not row[0].startswith(longer))
    quality = 1.0 if word.is_open else _BEGINNING
    return make_match("beginning", quality, _group_by_part(rows), word.field, forms)


def _match_forms(index: Words, word: Word) -> tuple[WordMeaning, ...]:
    """Return the other forms of a verb, or of a noun made of it."""
    by_form = {stem: [row for row in index.words_from(stem) if is_form(row[0], stem)] for stem in stems(word.text)}
    rows = [row for same in by_form.values() for row in same if row[1] not in PERSONS]
    words = tuple(sorted({row[0] for row in rows}))
    return make_match("form", _FORM, _group_by_part(rows), word.field, words)


def _match_acronym(index: Words, word: Word, *, is_rare: bool) -> Iterator[WordMeaning]:
    """Yield the records in which a run of words, or an organisation, has a word as its acronym ("IDPs" as "IDP").

    With the letters of small words, almost any word becomes an acronym: only a word that is written as one, or means
    nothing else, may use these.
    """
    forms = {form for form in acronym_forms(word.text) if _may_be_acronym(form)}
    if not forms:
        return
    bits = _records_with_acronyms(index, [pieces for form in forms for pieces in ([form], threes(form))])
    yield from make_match("acronym", _ACRONYM, {ACRONYM: bits}, word.field, ())
    if sum(map(str.isupper, word.text)) > 1 or (is_rare and not bits):
        further_bits = (
            _records_with_acronyms(index, [pieces for form in forms for pieces in over_small_words(form)]) & ~bits
        )
        yield from make_match("acronym", _QUALITY_OVER_SMALL, {ACRONYM: further_bits}, word.field, ())


def _records_with_acronyms(index: Words, ways: Sequence[Sequence[str]]) -> int:
    """Return the records that have all the pieces of an acronym, for one of the ways to split it."""
    rows = index.words({piece for pieces in ways for piece in pieces})
    sets = {piece: bitmaps.unite_blobs((blob,)) for piece, part, blob in rows if part == ACRONYM}
    return bitmaps.union(reduce(and_, (sets.get(piece, 0) for piece in pieces)) for pieces in ways)


def acronym_forms(text: str) -> set[str]:
    """Return the possible acronyms of a word: without the "s" of a plural as well ("IDPs"), but not of "IDPS"."""
    return {fold_word(text), *(() if text.isupper() else (canonical_form(text),))}


def _may_be_acronym(form: str) -> bool:
    return 2 <= len(form) <= _LONGEST_ACRONYM and form.isalpha()


def add_acronyms(index: Words, terms: Sequence[Term], *, only_organisations: bool) -> list[Term]:
    """Return words with the acronym of three or more that stand side by side, where a record has it.

    Almost any words make some acronym; that of an organisation of the library is surely meant.
    """
    runs = _find_runs(
        [(position, term) for position, term in enumerate(terms) if not term.is_optional and not term.word.field]
    )
    rows: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for acronym, part, blob in index.words(runs.keys()):
        rows[acronym][part] = bitmaps.unite_blobs((blob,))
    added: defaultdict[int, list[WordMeaning]] = defaultdict(list)
    for acronym, by_part in rows.items():
        if CAPITALS not in by_part:
            continue
        organisations = by_part.get(ORGANISATION, 0)
        for position in runs[acronym]:
            organisations &= bitmaps.union(match.parts.get(ORGANISATION, 0) for match in terms[position].matches)
        if bool(organisations) is only_organisations:
            quality = _RUN if organisations else _ANY_RUN
            match = WordMeaning("acronym", quality, {CAPITALS: by_part[CAPITALS]}, (acronym,))
            for position in runs[acronym]:
                added[position].append(match)
    return [term.add(added[position]) for position, term in enumerate(terms)]


def _find_runs(terms: Sequence[tuple[int, Term]]) -> dict[str, Sequence[int]]:
    """Return the positions of the terms in a row that may stand for an acronym, by that acronym."""
    letters = [first_letters([fold_word(term.word.text)]) for _position, term in terms]
    positions = [position for position, _term in terms]
    return {
        "".join(letters[start:end]): positions[start:end]
        for start in range(len(terms))
        for end in range(start + _SHORTEST_RUN, min(start + _LONGEST_RUN, len(terms)) + 1)
    }


_I_AND_Y: Final = str.maketrans("iy", "yi")


def add_spellings(index: Words, term: Term) -> Term:
    """Return a word with similar words of the library: one mistake away, two from eight letters on."""
    if term.is_settled:
        return term
    spellings = {form for form in (fold_word(term.word.text), canonical_form(term.word.text)) if is_spelt(form)}
    close = _find_similar(index, spellings)
    for word in _find_similar(index, {form.translate(_I_AND_Y) for form in spellings if {"i", "y"} <= {*form}}):
        close.setdefault(word, 1)  # "Lybia", "Sirya"
    for spelling in spellings:
        close.pop(spelling, None)
    rows: dict[str, list[Posting]] = {word: [] for word in close}
    for row in index.words(close):
        rows[row[0]].append(row)
    matches = [
        match
        for word, mistakes in close.items()
        for match in make_match("spelling", _MISSPELT[mistakes], _group_by_part(rows[word]), term.word.field, (word,))
    ]
    matches.sort(key=lambda match: (-match.quality, -match.all_bits().bit_count(), match.words))
    return term.add(matches[:_MOST_SPELLINGS])


def _find_similar(index: Words, spellings: Iterable[str]) -> dict[str, int]:
    """Return the words of the library that are similar to any of the spellings, with the number of mistakes."""
    most = {spelling: 2 if len(spelling) >= _TWO_MISTAKES else 1 for spelling in spellings}
    # A wrong, missing or added letter changes two pairs of letters; two letters that change places change three.
    shared = {spelling: max(2, len(grams(spelling)) - 2 * mistakes - 1) for spelling, mistakes in most.items()}
    close: dict[str, int] = {}
    for spelling, words in index.spelt_like(shared).items():
        for word in words:
            mistakes = None if are_two_words(spelling, word) else count_mistakes(spelling, word, most[spelling])
            if mistakes is not None:
                close[word] = min(mistakes, close.get(word, mistakes))
    return close


def _group_by_part(rows: Iterable[Posting]) -> dict[int, int]:
    """Return the records of rows by part, without the parts that only have acronyms."""
    blobs: defaultdict[int, list[bytes]] = defaultdict(list)
    for _word, part, blob in rows:
        if part not in _ACRONYM_PARTS:
            blobs[part].append(blob)
    return {part: bitmaps.unite_blobs(blob) for part, blob in blobs.items()}


def make_match(
    manner: str, quality: float, bits_by_part: Mapping[int, int], field: str, words: tuple[str, ...]
) -> tuple[WordMeaning, ...]:
    """Return the match of a word, if there is any in the parts of its field; `words` are those of the library."""
    allowed = parts_of(field)
    by_part = {
        part: bits for part, bits in bits_by_part.items() if bits and (part in allowed or (part == YEAR and not field))
    }
    return (WordMeaning(manner, quality, by_part, words),) if by_part else ()
