"""Measures how alike two titles are, and finds what makes them titles of two publications."""

from collections.abc import Collection
from enum import IntEnum
from typing import Final, NamedTuple

from protlib.duplicates.compared_titles import Title, numbers_in
from protlib.duplicates.letters import letters_alike
from protlib.record import places
from protlib.record.small_words import ARTICLE, CONJUNCTION, OF, words_of_kind


class Kind(IntEnum):
    """How two titles relate, from unlike to equal."""

    UNLIKE = 0
    LIKE = 1
    PART = 2
    MISSPELT = 3
    EQUAL = 4


class Likeness(NamedTuple):
    """How alike two titles are, from 0 to 1, and how they differ.

    `apart` says why they belong to two publications; `extra` are the telling words that only one title has.
    """

    kind: Kind
    ratio: float
    apart: str = ""
    extra: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether each title has a number, a letter or a country that the other lacks."""
        return self.apart.endswith("differ")


EQUAL: Final = Likeness(Kind.EQUAL, 1.0)
UNLIKE: Final = Likeness(Kind.UNLIKE, 0.0)
NUMBERS_DIFFER: Final = "numbers in the titles differ"
COUNTRIES_DIFFER: Final = "countries in the titles differ"
FILED_APART: Final = Likeness(Kind.LIKE, 0.9, COUNTRIES_DIFFER)

# Without "before", "after", "without": these change what a title says.
_SMALL: Final = words_of_kind(ARTICLE, CONJUNCTION, OF) | {
    "are", "by", "for", "from", "is", "its", "para", "por", "their", "with",
}  # fmt: skip
_NOTICES: Final = {
    **dict.fromkeys(
        ("erratum", "errata", "erratas", "corrigendum", "corrigenda", "correction", "corrections", "retraction",
        "retracted", "addendum",
         "addenda", "rectificatif", "berichtigung"),
        "a correction",
    ),
    **dict.fromkeys(("reply", "replies", "rejoinder", "response", "comment", "comments", "commentary"), "a reply"),
    **dict.fromkeys(
        ("summary", "summaries", "brief", "briefing", "factsheet", "infographic", "annex", "annexes", "appendix",
        "appendices", "annexe",
         "anexo", "anexos", "allegato", "anhang", "apendice", "resumo", "zusammenfassung",
         "highlights", "synthesis", "presentation", "dashboard", "resume", "resumen", "sintesis", "synthese", "toolkit",
         "introduction", "conclusion", "conclusions", "preface", "foreword"),
        "a summary or a part",
    ),
    **dict.fromkeys(("protocol", "proposal", "concept", "preliminary", "interim"), "an earlier state"),
    **dict.fromkeys(("supplement", "supplementary", "update", "updated", "revised", "followup"), "an update"),
}  # fmt: skip
"""Words that make a title another publication on the same subject if the other title lacks them."""
_OPPOSITES: Final = (
    ("hyper", "hypo"), ("inter", "intra"), ("micro", "macro"), ("pre", "pro"), ("pre", "post"), ("in", "out"),
    ("im", "em"),
    ("im", ""), ("re", ""), ("un", ""), ("non", ""), ("fe", ""), ("ante", "anti"), ("nigeria", "nigerie"),
    ("mali", "malawi"),
    ("austri", "australi"), ("mater", "pater"), ("ex", "in"), ("ab", "ad"),
)  # fmt: skip
"""Beginnings of words that look alike and differ in meaning: "hypertension", "hypotension"."""
_FEWEST: Final = 70
_SHARED: Final = 0.34
"""Titles are compared by their letters if they share at least this part of their words."""
_MOST: Final = 0.8
_FEW_WORDS: Final = 5
_LIKE: Final = 0.8
_MISSPELT: Final = 80
_DIVIDED: Final = 92
_SHORTEST_MISSPELT: Final = 4
_BEGINS_ALIKE: Final = 95
_TELLING_LETTERS: Final = 12


def compare_titles(first: Title, second: Title) -> Likeness:
    """Measure how alike two titles are."""
    if first.is_filed_apart(second):
        return FILED_APART
    if first.compact == second.compact and first.figures == second.figures:
        return EQUAL
    shared = len(first.bag & second.bag)
    alike = 2 * shared / (len(first.bag) + len(second.bag))
    if alike < _SHARED and not _joins(first, second):
        return UNLIKE
    if _are_of_series(first, second):
        return Likeness(Kind.LIKE, alike, NUMBERS_DIFFER)
    ratio = letters_alike(first.ordered, second.ordered, _FEWEST) / 100
    may_begin = shared >= _MOST * min(len(first.bag), len(second.bag))
    begins = may_begin and _begins(first, second)
    if not ratio and not begins:
        return UNLIKE
    only = _only(first, second), _only(second, first)
    apart = _apart(first, second, only)
    extras = [[word for word in words if word not in _SMALL] for words in _without_misspelt(only)]
    extra = (*extras[0], *extras[1])
    if not extra:
        return Likeness(Kind.MISSPELT, max(ratio, 0.9), apart)
    if begins or not all(extras):
        return Likeness(Kind.PART, max(ratio, _LIKE), apart, extra)
    return Likeness(Kind.LIKE if ratio >= _LIKE else Kind.UNLIKE, ratio, apart, extra)


def _only(first: Title, second: Title) -> list[str]:
    """Return the words that one title has and the other lacks, or has less often, in their order."""
    words = first.words
    if len(first.bag) == len(words):
        return [word for word in words if word not in second.bag]
    remaining = list(second.words)
    only_words: list[str] = []
    for word in words:
        if word in remaining:
            remaining.remove(word)
        else:
            only_words.append(word)
    return only_words


def _are_of_series(first: Title, second: Title) -> bool:
    """Tell whether only numbers differ between two titles: they need no closer look."""
    if not first.figures or not second.figures:
        return False
    only = first.bag - second.bag, second.bag - first.bag
    return all(only) and all(word[0].isdecimal() for words in only for word in words)


def _joins(first: Title, second: Title) -> bool:
    """Tell whether two titles may be one, misspelt or with other spaces: both short, or alike at first."""
    if len(first.words) < _FEW_WORDS or len(second.words) < _FEW_WORDS:
        return True
    return first.compact[:_TELLING_LETTERS] == second.compact[:_TELLING_LETTERS]


def _begins(first: Title, second: Title) -> bool:
    """Tell whether one title begins or ends the other, apart from a few wrong letters."""
    short, full = sorted((first, second), key=lambda title: len(title.compact))
    if len(short.compact) < _TELLING_LETTERS and len(short.words) < 2:
        return short.compact == full.main != ""
    size = len(short.words)
    if full.words[:size] == short.words or full.words[-size:] == short.words:
        return True
    if len(short.compact) < 3 * _TELLING_LETTERS or len(short.compact) == len(full.compact):
        return False
    return letters_alike(full.compact[: len(short.compact)], short.compact) >= _BEGINS_ALIKE


def _apart(first: Title, second: Title, only: tuple[list[str], list[str]]) -> str:
    """Return why two titles belong to two publications, "" if nothing says so."""
    if (
        first.figures != second.figures
        and "".join(first.figures) != "".join(second.figures)
        and all(numbers_in(" ".join(words)) for words in only)
    ):
        return NUMBERS_DIFFER
    letters = [[word for word in words if len(word) == 1 and word.isalpha()] for words in only]
    if all(letters):
        return "letters in the titles differ"
    kinds = [{_NOTICES[word] for word in words if word in _NOTICES} for words in only]
    if differing := sorted(kinds[0] ^ kinds[1]):
        return f"one is {differing[0]}"
    if not (first.countries <= second.countries or second.countries <= first.countries):
        return COUNTRIES_DIFFER
    return ""


def _without_misspelt(only: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    """Return the words that only one title has, without words that the other misspells or divides differently."""
    first, second = "".join(only[0]), "".join(only[1])
    is_long = len(first) >= _TELLING_LETTERS and len(second) >= _TELLING_LETTERS
    if first == second or (is_long and is_misspelt(first, second, _DIVIDED)):
        return [], []
    rest, remaining = [], list(only[1])
    for word in only[0]:
        for twin in remaining:
            may_be_one = word[0] == twin[0] or word[1:] == twin or twin[1:] == word
            if may_be_one and is_misspelt(word, twin):
                remaining.remove(twin)
                break
        else:
            rest.append(word)
    return rest, remaining


def is_misspelt(first: str, second: str, least: int = _MISSPELT) -> bool:
    """Tell whether two words may be one with a few wrong letters; opposites and different numbers are not."""
    if len(first) < _SHORTEST_MISSPELT or len(second) < _SHORTEST_MISSPELT:
        return False
    if letters_alike(first, second) < least:
        return False
    return not (numbers_in(first) != numbers_in(second) or _are_opposite(first, second) or _are_opposite(second, first))


def _are_opposite(word: str, other_word: str) -> bool:
    return any(
        word.startswith(first) and other_word.startswith(second) and word[len(first) :] == other_word[len(second) :]
        for first, second in _OPPOSITES
    )


def adds_what_tells(titles: Likeness, years: Collection[int | None]) -> bool:
    """Tell whether only one title has a number or a country, apart from the year of both records."""
    if titles.kind is not Kind.PART:
        return False
    numbers = {word for word in titles.extra if any(map(str.isdecimal, word))}
    if numbers and (len(years) > 1 or numbers != set(map(str, years))):
        return True
    return bool(places.find_countries(titles.extra))
