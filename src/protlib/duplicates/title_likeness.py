"""Measures how alike two titles are, and finds what makes them titles of two publications."""

from collections.abc import Collection, Sequence
from enum import IntEnum
from itertools import starmap
from pathlib import Path
from typing import Final

from protlib.duplicates.common_letters import letters_alike, letters_alike_each
from protlib.duplicates.compared_titles import Title, numbers_in
from protlib.frozen import NamedTuple
from protlib.record import places
from protlib.record.small_words import ARTICLE, CONJUNCTION, OF, words_of_kind
from protlib.record.tables import pairs_of, read_word_lists

_LEAST_OF_MISSPELT: Final = 0.9  # the likeness of titles that differ in a slip, however short they are
_WORDS_OF_SHORT: Final = 3  # so many distinctive words, at least, may be a title without its subtitle


class TitleRelation(IntEnum):
    """How two titles relate, from unlike to equal."""

    UNLIKE = 0
    LIKE = 1
    PART = 2
    MISSPELT = 3
    EQUAL = 4


class TitleLikeness(NamedTuple):
    """How alike two titles are, from 0 to 1, and how they differ.

    `why_different` says why they belong to two publications; `extra` are the distinctive words that only one title has.
    """

    kind: TitleRelation
    ratio: float
    why_different: str = ""
    extra: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether each title has a number, a letter or a country that the other lacks."""
        return self.why_different.endswith("differ")


EQUAL: Final = TitleLikeness(TitleRelation.EQUAL, 1.0)
UNLIKE: Final = TitleLikeness(TitleRelation.UNLIKE, 0.0)
NUMBERS_DIFFER: Final = "numbers in the titles differ"
COUNTRIES_DIFFER: Final = "countries in the titles differ"
FILED_APART: Final = TitleLikeness(TitleRelation.LIKE, 0.9, COUNTRIES_DIFFER)

# Without "before", "after", "without": these change what a title says.
_SMALL_WORDS: Final = words_of_kind(ARTICLE, CONJUNCTION, OF) | {
    "are", "by", "for", "from", "is", "its", "para", "por", "their", "with",
}  # fmt: skip
_TABLE: Final = read_word_lists(Path(__file__).with_suffix(".txt"))
_OPPOSITES: Final = pairs_of(_TABLE.pop("opposites"))
_OTHER_ENDINGS: Final = (*pairs_of(_TABLE.pop("other people")), *pairs_of(_TABLE.pop("other numbers")))
_NOTICES: Final = {word: kind for kind, kind_words in _TABLE.items() for word in kind_words}
"""Words that make a title another publication on the same subject if the other title lacks them."""
VERY_LIKE: Final = 0.9
"""Titles that are less alike are those of two publications, unless another field says that they are one."""
_LETTERS_OF_VERY_LIKE: Final = 100 * VERY_LIKE - 1  # of a hundred
_LEAST_PERCENT: Final = 70  # of letters in common: below it nothing makes two titles one, and the comparison may stop
_LIKE_TITLES: Final = TitleRelation.LIKE  # of a million pairs: a look at the class takes longer
_LEAST_SHARE_OF_WORDS: Final = 0.34
"""Titles are compared by their letters if they share at least this part of their words."""
_SEVERAL: Final = 4
"""So many titles are quicker compared at once; of fewer, each only where its words do not decide, which loads less."""
_SHARE_OF_WORDS: Final = 0.8  # of the shorter title, to begin the longer one
_FEW_WORDS: Final = 5  # of a title with fewer, one missing blank changes most
_SHARE_OF_LETTERS: Final = 0.8  # below it, two titles that each have words of their own are unlike
_PERCENT_OF_A_SLIP: Final = 80  # of letters in common: one slip in a word of five letters
_PERCENT_OF_LONG_WORDS: Final = 92  # one slip in thirteen letters
_LETTERS_OF_A_MISSPELT_WORD: Final = 4  # a slip in a shorter word makes another one
_PERCENT_OF_A_BEGINNING: Final = 95  # one slip in twenty letters
DISTINCTIVE_WORDS: Final = 4  # few publications share a title of so many, and hardly two of one author
DISTINCTIVE_LETTERS: Final = 12  # a shorter title or beginning, such as “Introduction”, is that of many


def compare_titles(first: Title, second: Title) -> TitleLikeness:
    """Measure how alike two titles are."""
    return tell_apart(first, second, _compare_pair(first, second, frozenset(second.words)))


def select_alike_titles(first_titles: Sequence[Title], second: Title) -> dict[int, TitleLikeness]:
    """Return by position how alike titles are to another one, if `VERY_LIKE` or if one may be in the other.

    A library of 100,000 records has more than a million pairs of titles to compare, and nearly all are unlike. Only
    `tell_apart` says why unlike ones are apart.
    """
    bag = frozenset(second.words)
    is_many = len(first_titles) >= _SEVERAL
    positions = _list_likely(first_titles, second, bag) if is_many else range(len(first_titles))
    pairs = [(position, _compare_pair(first_titles[position], second, bag)) for position in positions]
    return {position: pair for position, pair in pairs if pair.ratio >= VERY_LIKE or pair.kind > _LIKE_TITLES}


def _list_likely(first_titles: Sequence[Title], second: Title, bag: frozenset[str]) -> list[int]:
    """Return the positions of the titles that may be very like, or in part the same."""
    bits, compact, filed_under = second.bits, second.compact, second.filed_under
    excess = len(bag) - bits.bit_count()  # words that share a bit: so many more may be common than bits
    least_shared = _SHARE_OF_WORDS * len(bag) - excess
    shares = letters_alike_each([first.sorted_words for first in first_titles], second.sorted_words, _LEAST_PERCENT)
    return [
        position
        for position, (first, share) in enumerate(zip(first_titles, shares, strict=True))
        if (
            (
                share
                or (shared := (first.bits & bits).bit_count()) >= least_shared
                or shared + excess >= _SHARE_OF_WORDS * first.size
            )
            and (share >= _LETTERS_OF_VERY_LIKE or _may_be_alike(first, second, bag, share))
        )
        or first.compact == compact
        or (filed_under and first.filed_under)
    ]


def _may_be_alike(first: Title, second: Title, bag: frozenset[str], share: float) -> bool:
    """Tell whether one title may be in the other, or a series have both, though too few letters are common."""
    common_words = bag.intersection(first.words)
    if len(common_words) >= _SHARE_OF_WORDS * min(first.size, len(bag)) and (
        (first.figures and second.figures) or _opens_or_ends(first, second)
    ):
        return True
    return bool(share) and not _have_distinct_words(first, second, common_words)


def _have_distinct_words(first: Title, second: Title, common_words: frozenset[str]) -> bool:
    """Tell whether each title surely has a word that the other lacks, and that is no misspelt word of it."""
    first_only, second_only = _list_lacking(first, second, common_words), _list_lacking(second, first, common_words)
    if not (_has_distinct_word(first_only, second_only) and _has_distinct_word(second_only, first_only)):
        return False
    texts = "".join(first_only), "".join(second_only)
    return texts[0] != texts[1] and not letters_alike(*texts, _PERCENT_OF_LONG_WORDS)


def _has_distinct_word(words: Sequence[str], twins: Sequence[str]) -> bool:
    """Tell whether one of the words cannot be a twin misspelt: both begin alike, or one lacks its first letter."""
    letters = "".join([twin[:2] for twin in twins])
    for word in words:  # noqa: SIM110 - for a million pairs: a generator takes longer to begin than to look at a word
        if word[0] not in letters and word[1:] not in twins and word not in _SMALL_WORDS:
            return True
    return False


def _compare_pair(first: Title, second: Title, bag: frozenset[str]) -> TitleLikeness:
    """Measure how alike two titles are, given the words of the second; only `tell_apart` says why they are apart."""
    if second.filed_under and first.is_filed_apart(second):
        return FILED_APART
    if first.compact == second.compact and first.figures == second.figures:
        return EQUAL
    shared, size = len(bag.intersection(first.words)), first.size
    ratio = 2 * shared / (size + len(bag))
    if ratio < _LEAST_SHARE_OF_WORDS and not _may_be_joined(first, second):
        return UNLIKE
    if second.figures and first.figures and _are_of_series(frozenset(first.words), bag):
        return TitleLikeness(TitleRelation.LIKE, ratio, NUMBERS_DIFFER)
    share = letters_alike(first.sorted_words, second.sorted_words, _LEAST_PERCENT)
    have_one_edge = shared >= _SHARE_OF_WORDS * min(size, len(bag)) and _opens_or_ends(first, second)
    return _compare_words(first, second, share / 100, have_one_edge=have_one_edge) if share or have_one_edge else UNLIKE


def _may_be_joined(first: Title, second: Title) -> bool:
    """Tell whether two titles that share few words may be one, misspelt or with other spaces.

    One of them is short, or they begin alike.
    """
    is_short = len(second.words) < _FEW_WORDS or len(first.words) < _FEW_WORDS
    return is_short or first.compact[:DISTINCTIVE_LETTERS] == second.compact[:DISTINCTIVE_LETTERS]


def tell_apart(first: Title, second: Title, likeness: TitleLikeness) -> TitleLikeness:
    """Return a likeness from `select_alike_titles` with the reason why unlike titles are apart, which it leaves out."""
    if likeness is UNLIKE or likeness.kind is not TitleRelation.UNLIKE:
        return likeness
    return likeness._replace(
        why_different=_why_different(first, second, (_list_lacking(first, second), _list_lacking(second, first)))
    )


def _compare_words(first: Title, second: Title, ratio: float, *, have_one_edge: bool) -> TitleLikeness:
    """Measure how alike two titles are of which one may begin the other; `ratio` is the share of common letters."""
    own_words = _list_lacking(first, second), _list_lacking(second, first)
    extras = [[word for word in words if word not in _SMALL_WORDS] for words in _without_misspelt(own_words)]
    extra = (*extras[0], *extras[1])
    if all(extras) and not have_one_edge and ratio < _SHARE_OF_LETTERS:
        return TitleLikeness(TitleRelation.UNLIKE, ratio, "", extra)  # of a million pairs: a named value takes longer
    reason = _why_different(first, second, own_words)
    if not extra:
        return TitleLikeness(TitleRelation.MISSPELT, max(ratio, _LEAST_OF_MISSPELT), reason)
    if have_one_edge or not all(extras):
        return TitleLikeness(TitleRelation.PART, max(ratio, _SHARE_OF_LETTERS), reason, extra)
    return TitleLikeness(TitleRelation.LIKE, ratio, reason, extra)


def _list_lacking(first: Title, second: Title, common_words: frozenset[str] | None = None) -> list[str]:
    """Return the words that one title has and the other lacks, or has less often, in their order.

    `common_words` are the words of both, where they are at hand.
    """
    words = first.words
    if first.size == len(words):
        second_words = frozenset(second.words) if common_words is None else common_words
        return [word for word in words if word not in second_words]
    remaining = list(second.words)
    only_words: list[str] = []
    for word in words:
        if word in remaining:
            remaining.remove(word)
        else:
            only_words.append(word)
    return only_words


def _are_of_series(bag: frozenset[str], other_bag: frozenset[str]) -> bool:
    """Tell whether only numbers differ between the words of two titles: they need no closer look."""
    own_words = bag - other_bag, other_bag - bag
    return all(own_words) and all(word[0].isdecimal() for words in own_words for word in words)


def _opens_or_ends(first: Title, second: Title) -> bool:
    """Tell whether one title begins or ends the other, apart from a few wrong letters."""
    short, long_title = sorted((first, second), key=lambda title: len(title.compact))
    if len(short.compact) < DISTINCTIVE_LETTERS and len(short.words) < 2:
        return short.compact == long_title.main != ""
    size = len(short.words)
    if long_title.words[:size] == short.words or long_title.words[-size:] == short.words:
        return True
    if len(short.compact) < _WORDS_OF_SHORT * DISTINCTIVE_LETTERS or len(short.compact) == len(long_title.compact):
        return False
    return letters_alike(long_title.compact[: len(short.compact)], short.compact) >= _PERCENT_OF_A_BEGINNING


def _why_different(first: Title, second: Title, own_words: tuple[list[str], list[str]]) -> str:
    """Return why two titles belong to two publications, "" if nothing says so."""
    if (
        first.figures != second.figures
        and "".join(first.figures) != "".join(second.figures)
        and all(numbers_in(" ".join(words)) for words in own_words)
    ):
        return NUMBERS_DIFFER
    letters = [[word for word in words if len(word) == 1 and word.isalpha()] for words in own_words]
    if all(letters):
        return "letters in the titles differ"
    kinds = [{_NOTICES[word] for word in words if word in _NOTICES} for words in own_words]
    if differing_words := sorted(kinds[0] ^ kinds[1]):
        return f"one is {differing_words[0]}"
    if not (first.countries <= second.countries or second.countries <= first.countries):
        return COUNTRIES_DIFFER
    return ""


def _without_misspelt(own_words: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    """Return the words that only one title has, without words that the other misspells or divides differently."""
    first, second = "".join(own_words[0]), "".join(own_words[1])
    is_long = len(first) >= DISTINCTIVE_LETTERS and len(second) >= DISTINCTIVE_LETTERS
    if first == second:
        return [], []
    if is_long and is_misspelt(first, second, _PERCENT_OF_LONG_WORDS):
        are_others = any(starmap(_are_others, zip(*own_words, strict=False)))
        return own_words if are_others else ([], [])
    unlike_words, remaining = [], list(own_words[1])
    for word in own_words[0]:
        initial, tail = word[0], word[1:]
        for twin in remaining:
            may_be_one = initial == twin[0] or tail == twin or twin[1:] == word
            if may_be_one and is_misspelt(word, twin):
                remaining.remove(twin)
                break
        else:
            unlike_words.append(word)
    return unlike_words, remaining


def is_misspelt(first: str, second: str, least_percent: int = _PERCENT_OF_A_SLIP) -> bool:
    """Tell whether two words may be one with a few wrong letters; opposites and different numbers are not."""
    if len(first) < _LETTERS_OF_A_MISSPELT_WORD or len(second) < _LETTERS_OF_A_MISSPELT_WORD:
        return False
    if letters_alike(first, second, least_percent) < least_percent:
        return False
    if numbers_in(first) != numbers_in(second) or _are_others(first, second):
        return False
    return not (_are_opposite(first, second) or _are_opposite(second, first))


def _are_opposite(word: str, other_word: str) -> bool:
    return any(
        word.startswith(first) and other_word.startswith(second) and word[len(first) :] == other_word[len(second) :]
        for first, second in _OPPOSITES
    )


def _are_others(word: str, other_word: str) -> bool:
    """Tell whether two words differ in an ending that names others: "niños" and "niñas", "sixteen" and "sixty"."""
    pairs = ((word, other_word), (other_word, word))
    return any(
        first_word.endswith(first)
        and second_word.endswith(second)
        and first_word[: -len(first)] == second_word[: -len(second)]
        for first, second in _OTHER_ENDINGS
        for first_word, second_word in pairs
    )


def adds_what_tells(titles: TitleLikeness, years: Collection[int | None]) -> bool:
    """Tell whether only one title has a number or a country, apart from the year of both records."""
    if titles.kind is not TitleRelation.PART:
        return False
    numbers = {word for word in titles.extra if any(map(str.isdecimal, word))}
    if numbers and (len(years) > 1 or numbers != set(map(str, years))):
        return True
    return bool(places.find_countries(titles.extra))
