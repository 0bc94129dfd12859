"""What a typed word may stand for: itself, words that begin with it, acronyms, a year, what it was misspelt for."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import and_
from typing import Final, NamedTuple, Protocol, Self

from protlib.index import bitmaps
from protlib.index.parts import (
    ACRONYM,
    ASKED,
    CAPITALS,
    DERIVED,
    ORGANISATION,
    PERSONS,
    WORD_PARTS,
    YEAR,
    grams,
    is_spelt,
)
from protlib.index.text_lines import TextLine
from protlib.index.words import (
    ASKING,
    COUNTING,
    EMPTY,
    IN_QUESTIONS,
    STOP,
    beginnings,
    canonical,
    folded,
    initials,
    is_form,
    is_unspaced,
    over_small_words,
    stems,
    surface,
    threes,
)
from protlib.search.query import Phrase, Word
from protlib.selection import Facet

_OF_ACRONYMS: Final = frozenset((ACRONYM, CAPITALS))
_BEGINNING: Final = 0.8
_ACRONYM: Final = 0.8
_OVER_SMALL: Final = 0.5
_RUN: Final = 0.8
_ANY_RUN: Final = 0.5
_FORM: Final = 0.7
_MISSPELT: Final = (1.0, 0.8, 0.5)  # by the number of mistakes
_SHORTEST_BEGINNING: Final = 3
_LONGEST_ACRONYM: Final = 6
_SHORTEST_RUN: Final = 3
_LONGEST_RUN: Final = 6
_YEAR_DIGITS: Final = 4
_TWO_MISTAKES: Final = 8
_MOST_SPELLINGS: Final = 12

Posting = tuple[str, int, bytes]
"""A word of the library, the part in which it stands, and the records (packed)."""


class Words(Protocol):
    """The words of the records of a library, or of one of their fields: what an Index tells of them."""

    def all(self) -> int:
        """Return all records."""

    def labelled(self, field: str, first: str, last: str) -> int:
        """Return the records that have a value from `first` to `last`, both folded, in a field."""

    def words(self, words: Collection[str]) -> Iterator[Posting]:
        """Yield the parts in which each of these words stands, with the records."""

    def words_from(self, beginning: str) -> Iterator[Posting]:
        """Yield the words with this beginning, the parts in which each stands, and the records."""

    def spelt_like(self, word: str, shared: int) -> list[str]:
        """Return the words that share so many pairs of letters with a word."""

    def side_by_side(self, numbers: Collection[int], words: Iterable[str]) -> list[int]:
        """Return those of some records in which words stand side by side."""

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, Iterator[TextLine]]]:
        """Yield records, each with the words of its texts and names in order."""


class Match(NamedTuple):
    """One thing that a word may stand for: how far it is trusted (up to 1), and the records that have it, by part.

    `how` is "" for the word itself; `words` are those of the library that match, or, for a beginning, what they begin
    with. `labels` are the names of a concept that records have.
    """

    how: str
    quality: float
    parts: Mapping[int, int]
    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def bits(self) -> int:
        """Return all records that have it."""
        return union(self.parts.values())


class Wanted(NamedTuple):
    """A typed word and all that it may stand for, in the order in which that was looked up.

    It `is_optional` where it is too common to be insisted on; it `is_required` where a record must have it, if any does.
    """

    word: Word
    matches: tuple[Match, ...]
    is_optional: bool = False
    is_required: bool = False

    def also(self, matches: Iterable[Match]) -> Self:
        """Return the word with more that it may stand for."""
        return self._replace(matches=(*self.matches, *matches))

    def is_itself(self) -> bool:
        """Tell whether the library has the word."""
        return any(not match.how for match in self.matches)

    def is_known(self) -> bool:
        """Tell whether the library has the word, one that begins so, or another name of what it names."""
        return any(match.how in {"", "beginning", "name"} for match in self.matches)

    def bits(self) -> int:
        """Return all records that match."""
        return union(match.bits() for match in self.matches)


def parts(field: str) -> Sequence[int]:
    """Return the parts of a record that a field of the query language stands for."""
    return ASKED.get(field, WORD_PARTS)


def union(sets: Iterable[int]) -> int:
    """Return the records that are in any of the sets."""
    bits = 0
    for members in sets:
        bits |= members
    return bits


def expand(
    index: Words,
    words: Sequence[Word],
    exact: bool,
    also_named: Callable[[Sequence[Wanted]], list[Wanted]] = list,
) -> list[Wanted]:
    """Return what the words of a query may stand for; only for themselves if they are to be taken exactly.

    `also_named` adds what they stand for as names that a library has decided are those of one body.
    """
    is_question = asks(words)
    found = [Wanted(word, _itself(index, word), _is_optional(word, words)) for word in words]
    found = [
        one.also(_beginning(index, one.word))
        if one.word.is_open or not (exact or (is_question and one.is_itself()))  # a sentence has whole words
        else one
        for one in found
    ]
    found = also_named(found)
    if exact:
        return found
    return [_other(index, one) for one in with_acronyms(index, found, only_organisations=True)]


def _other(index: Words, one: Wanted) -> Wanted:
    """Return a word with its other forms, what it is an acronym of, and, where nothing has it, what it is misspelt for."""
    one = one.also(_forms(index, one.word))
    one = one.also(_acronym(index, one.word, is_rare=not one.is_itself()))
    return one if one.is_known() or one.is_optional else with_spellings(index, one)


def phrase(index: Words, wanted: Phrase) -> Wanted:
    """Return the records in which words stand side by side, as they are typed or in other spellings."""
    typed = surface(wanted.text)
    forms, plain = list(map(canonical, typed)), list(map(folded, typed))
    among = dict.fromkeys(set(parts(wanted.field)) - DERIVED, index.all() if typed else 0)
    for word, form in zip(plain, forms, strict=True):
        rows = _itself_by_part(index, word, form)
        for part in among:
            if form not in STOP or part in rows:  # the commonest words are not kept of all parts
                among[part] &= rows.get(part, 0)
    found = 0
    for words, own in ((forms, among.keys() - PERSONS), (plain, among.keys() & PERSONS)):
        found |= _beside(index, words, {part: among[part] for part in own}, wanted.field)
    return Wanted(
        Word(wanted.text, wanted.field),
        _matches("phrase", 1.0, {part: bits & found for part, bits in among.items()}, wanted.field, tuple(forms)),
    )


def _beside(index: Words, words: Sequence[str], among: Mapping[int, int], field: str) -> int:
    """Return those of the records that have the words in some parts in which they stand side by side there."""
    numbers = index.side_by_side(bitmaps.numbers(union(among.values())), words)
    if field:
        texts = index.texts(numbers)
        numbers = [number for number, lines in texts if _stands_in(among, words, lines)]
    return bitmaps.of(numbers)


def _stands_in(among: Collection[int], words: Sequence[str], lines: Iterable[TextLine]) -> bool:
    return any(line.part in among and line.has(words) for line in lines)


def _is_optional(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word need not match: one that carries nothing or a single letter, unless it looks like an acronym."""
    plain = folded(word.text)
    is_letter = len(plain) == 1 and plain.isalpha() and not is_unspaced(plain)
    is_empty = plain in EMPTY or (plain in IN_QUESTIONS and asks(words))
    if word.field or not (is_empty or is_letter):
        return False
    return is_letter or not word.text.isupper() or all(other.text.isupper() for other in words)


def asks_for_numbers(words: Iterable[Word]) -> bool:
    """Tell whether words ask how many or how much there is of something."""
    plain = [folded(word.text) for word in words]
    return not COUNTING.isdisjoint((*plain, *map(" ".join, pairwise(plain))))


def asks(words: Iterable[Word]) -> bool:
    """Tell whether one of the words of a query asks: it may be a question."""
    return any(not word.field and not word.text.isupper() and folded(word.text) in ASKING for word in words)


def _itself(index: Words, word: Word) -> tuple[Match, ...]:
    plain, form = folded(word.text), canonical(word.text)
    found = _itself_by_part(index, plain, form)
    if len(plain) == _YEAR_DIGITS and plain.isdecimal():
        found[YEAR] = index.labelled(Facet.YEAR, plain, plain)
    return _matches("", 1.0, found, word.field, (form, plain))


def _itself_by_part(index: Words, plain: str, form: str) -> dict[int, int]:
    rows = index.words({plain, form})
    return _by_part(row for row in rows if row[0] == (plain if row[1] in PERSONS else form))


def _beginning(index: Words, word: Word) -> tuple[Match, ...]:
    plain = folded(word.text)
    if len(plain) < _SHORTEST_BEGINNING and not word.is_open:
        return ()
    forms = beginnings(plain)
    rows = (row for form in forms for row in index.words_from(form))
    quality = 1.0 if word.is_open else _BEGINNING
    return _matches("beginning", quality, _by_part(rows), word.field, forms)


def _forms(index: Words, word: Word) -> tuple[Match, ...]:
    """Return the other forms of a verb, or of a noun made of it."""
    found = {stem: [row for row in index.words_from(stem) if is_form(row[0], stem)] for stem in stems(word.text)}
    rows = [row for same in found.values() for row in same if row[1] not in PERSONS]
    words = tuple(sorted({row[0] for row in rows}))
    return _matches("form", _FORM, _by_part(rows), word.field, words)


def _acronym(index: Words, word: Word, *, is_rare: bool) -> Iterator[Match]:
    """Yield the records of which a run of words, or a whole organisation, has a word as its acronym ("IDPs" as "IDP").

    Almost any word can be made with the letters of small words, too: only what is written as an acronym, or stands for
    nothing else, may have these.
    """
    forms = {form for form in acronym_forms(word.text) if _may_be_acronym(form)}
    if not forms:
        return
    bits = _with_acronyms(index, [pieces for form in forms for pieces in ([form], threes(form))])
    yield from _matches("acronym", _ACRONYM, {ACRONYM: bits}, word.field, ())
    if sum(map(str.isupper, word.text)) > 1 or (is_rare and not bits):
        more = _with_acronyms(index, [pieces for form in forms for pieces in over_small_words(form)]) & ~bits
        yield from _matches("acronym", _OVER_SMALL, {ACRONYM: more}, word.field, ())


def _with_acronyms(index: Words, ways: Sequence[Sequence[str]]) -> int:
    """Return the records that have all the pieces of an acronym, in one of the ways to take it apart."""
    rows = index.words({piece for pieces in ways for piece in pieces})
    sets = {found: bitmaps.unpack((blob,)) for found, part, blob in rows if part == ACRONYM}
    return union(reduce(and_, (sets.get(piece, 0) for piece in pieces)) for pieces in ways)


def acronym_forms(text: str) -> set[str]:
    """Return the letters of a word that may be an acronym: without the "s" of a plural as well ("IDPs"), but not of "IDPS"."""
    return {folded(text), *(() if text.isupper() else (canonical(text),))}


def _may_be_acronym(form: str) -> bool:
    return 2 <= len(form) <= _LONGEST_ACRONYM and form.isalpha()


def with_acronyms(index: Words, wanted: Sequence[Wanted], *, only_organisations: bool) -> list[Wanted]:
    """Return words of which three or more that stand side by side stand for their acronym, where a record has that.

    Some such acronym can be made of almost any words; that of an organisation of the library is surely meant.
    """
    runs = _runs([(place, one) for place, one in enumerate(wanted) if not one.is_optional and not one.word.field])
    rows: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for acronym, part, blob in index.words(runs.keys()):
        rows[acronym][part] = bitmaps.unpack((blob,))
    added: defaultdict[int, list[Match]] = defaultdict(list)
    for acronym, by_part in rows.items():
        if CAPITALS not in by_part:
            continue
        named = by_part.get(ORGANISATION, 0)
        for place in runs[acronym]:
            named &= union(match.parts.get(ORGANISATION, 0) for match in wanted[place].matches)
        if bool(named) is only_organisations:
            quality = _RUN if named else _ANY_RUN
            match = Match("acronym", quality, {CAPITALS: by_part[CAPITALS]}, (acronym,))
            for place in runs[acronym]:
                added[place].append(match)
    return [one.also(added[place]) for place, one in enumerate(wanted)]


def _runs(wanted: Sequence[tuple[int, Wanted]]) -> dict[str, Sequence[int]]:
    """Return the places of runs of words that may stand for an acronym, by that acronym."""
    letters = [initials([folded(one.word.text)]) for _place, one in wanted]
    places = [place for place, _one in wanted]
    return {
        "".join(letters[start:end]): places[start:end]
        for start in range(len(wanted))
        for end in range(start + _SHORTEST_RUN, min(start + _LONGEST_RUN, len(wanted)) + 1)
    }


def with_spellings(index: Words, one: Wanted) -> Wanted:
    """Return a word with those of the library that it may be misspelt for: by one mistake, from eight letters on two."""
    spellings = {form for form in (folded(one.word.text), canonical(one.word.text)) if is_spelt(form)}
    close = _close(index, spellings)
    for own in spellings:
        close.pop(own, None)
    rows: dict[str, list[Posting]] = {word: [] for word in close}
    for row in index.words(close):
        rows[row[0]].append(row)
    matches = [
        match
        for word, mistakes in close.items()
        for match in _matches("spelling", _MISSPELT[mistakes], _by_part(rows[word]), one.word.field, (word,))
    ]
    matches.sort(key=lambda match: (-match.quality, -match.bits().bit_count(), match.words))
    return one.also(matches[:_MOST_SPELLINGS])


def _close(index: Words, spellings: Iterable[str]) -> dict[str, int]:
    """Return the words of the library that are near to any of the spellings, and how many mistakes away."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    close: dict[str, int] = {}
    for spelling in spellings:
        most = 2 if len(spelling) >= _TWO_MISTAKES else 1
        # A letter that is wrong, missing or too much spoils two pairs, two that changed places spoil three.
        shared = max(2, len(grams(spelling)) - 2 * most - 1)
        for word, mistakes, _place in extract(
            spelling, index.spelt_like(spelling, shared), scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            close[word] = min(mistakes, close.get(word, mistakes))
    return close


def _by_part(rows: Iterable[Posting]) -> dict[int, int]:
    """Return the records of rows by part, but for what is only said of words that stand in others."""
    blobs: defaultdict[int, list[bytes]] = defaultdict(list)
    for _word, part, blob in rows:
        if part not in _OF_ACRONYMS:
            blobs[part].append(blob)
    return {part: bitmaps.unpack(found) for part, found in blobs.items()}


def _matches(
    how: str, quality: float, found: Mapping[int, int], field: str, words: tuple[str, ...]
) -> tuple[Match, ...]:
    """Return the match of a word, if there is any in the parts of a record that its field stands for."""
    allowed = parts(field)
    by_part = {part: bits for part, bits in found.items() if bits and (part in allowed or (part == YEAR and not field))}
    return (Match(how, quality, by_part, words),) if by_part else ()
