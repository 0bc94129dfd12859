"""How alike two titles are, and what in them says that they are those of two publications."""

from collections.abc import Collection
from enum import IntEnum
from typing import Final, NamedTuple

from protlib.duplicates.compared_titles import Title, figures
from protlib.duplicates.letters import letters_alike
from protlib.record import places
from protlib.record.small_words import ARTICLE, CONJUNCTION, OF, words_of_kind


class Kind(IntEnum):
    """How two titles are to each other, from strangers to the same."""

    UNLIKE = 0
    LIKE = 1
    PART = 2
    MISSPELT = 3
    EQUAL = 4


class Likeness(NamedTuple):
    """How alike two titles are, of 1, and why not.

    `apart` is what says that they are those of two publications; `extra` are the telling words that only one has.
    """

    kind: Kind
    ratio: float
    apart: str = ""
    extra: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether both titles have a number, a letter or a country that the other has not."""
        return self.apart.endswith("differ")


EQUAL: Final = Likeness(Kind.EQUAL, 1.0)
UNLIKE: Final = Likeness(Kind.UNLIKE, 0.0)
NUMBERS_DIFFER: Final = "numbers in the titles differ"
COUNTRIES_DIFFER: Final = "countries in the titles differ"
FILED_APART: Final = Likeness(Kind.LIKE, 0.9, COUNTRIES_DIFFER)

# Not "before", "after", "without": of two titles that differ in one of these each says something else.
_SMALL: Final = words_of_kind(ARTICLE, CONJUNCTION, OF) | {
    "are", "by", "for", "from", "is", "its", "para", "por", "their", "with",
}  # fmt: skip
_NOTICES: Final = {
    **dict.fromkeys(
        ("erratum", "errata", "erratas", "corrigendum", "corrigenda", "correction", "corrections", "retraction", "retracted", "addendum",
         "addenda", "rectificatif", "berichtigung"),
        "a correction",
    ),
    **dict.fromkeys(("reply", "replies", "rejoinder", "response", "comment", "comments", "commentary"), "a reply"),
    **dict.fromkeys(
        ("summary", "summaries", "brief", "briefing", "factsheet", "infographic", "annex", "annexes", "appendix", "appendices", "annexe",
         "anexo", "anexos", "allegato", "anhang", "apendice", "resumo", "zusammenfassung",
         "highlights", "synthesis", "presentation", "dashboard", "resume", "resumen", "sintesis", "synthese", "toolkit",
         "introduction", "conclusion", "conclusions", "preface", "foreword"),
        "a summary or a part",
    ),
    **dict.fromkeys(("protocol", "proposal", "concept", "preliminary", "interim"), "an earlier state"),
    **dict.fromkeys(("supplement", "supplementary", "update", "updated", "revised", "followup"), "an update"),
}  # fmt: skip
"""Words that say, where only one title has them, that it is another publication about the same."""
_OPPOSITES: Final = (
    ("hyper", "hypo"), ("inter", "intra"), ("micro", "macro"), ("pre", "pro"), ("pre", "post"), ("in", "out"), ("im", "em"),
    ("im", ""), ("re", ""), ("un", ""), ("non", ""), ("fe", ""), ("ante", "anti"), ("nigeria", "nigerie"), ("mali", "malawi"),
    ("austri", "australi"), ("mater", "pater"), ("ex", "in"), ("ab", "ad"),
)  # fmt: skip
"""Beginnings of words that are alike and mean two things: "hypertension", "hypotension"; "immigrants", "migrants"."""
_FEWEST: Final = 70
_SHARED: Final = 0.34
"""So many of their words have two titles in common at least that are compared by their letters."""
_MOST: Final = 0.8
_FEW_WORDS: Final = 5
_LIKE: Final = 0.8
_MISSPELT: Final = 80
_DIVIDED: Final = 92
_SHORTEST_MISSPELT: Final = 4
_BEGINS_ALIKE: Final = 95
_TELLING_LETTERS: Final = 12


def likeness(one: Title, other: Title) -> Likeness:
    """Tell how alike two titles are."""
    if one.is_filed_apart(other):
        return FILED_APART
    if one.joined == other.joined and one.figures == other.figures:
        return EQUAL
    shared = len(one.bag & other.bag)
    alike = 2 * shared / (len(one.bag) + len(other.bag))
    if alike < _SHARED and not _joins(one, other):
        return UNLIKE
    if _are_of_series(one, other):
        return Likeness(Kind.LIKE, alike, NUMBERS_DIFFER)
    ratio = letters_alike(one.ordered, other.ordered, _FEWEST) / 100
    may_begin = shared >= _MOST * min(len(one.bag), len(other.bag))
    begins = may_begin and _begins(one, other)
    if not ratio and not begins:
        return UNLIKE
    only = _only(one, other), _only(other, one)
    apart = _apart(one, other, only)
    extras = [[word for word in words if word not in _SMALL] for words in _without_misspelt(only)]
    extra = (*extras[0], *extras[1])
    if not extra:
        return Likeness(Kind.MISSPELT, max(ratio, 0.9), apart)
    if begins or not all(extras):
        return Likeness(Kind.PART, max(ratio, _LIKE), apart, extra)
    return Likeness(Kind.LIKE if ratio >= _LIKE else Kind.UNLIKE, ratio, apart, extra)


def _only(one: Title, other: Title) -> list[str]:
    """Return the words that one title has and the other has not, or not as often, in their order."""
    words = one.words
    if len(one.bag) == len(words):
        return [word for word in words if word not in other.bag]
    left = list(other.words)
    found: list[str] = []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            found.append(word)
    return found


def _are_of_series(one: Title, other: Title) -> bool:
    """Tell whether all that tells two titles apart are numbers: then they need no closer look."""
    if not one.figures or not other.figures:
        return False
    only = one.bag - other.bag, other.bag - one.bag
    return all(only) and all(word[0].isdecimal() for words in only for word in words)


def _joins(one: Title, other: Title) -> bool:
    """Tell whether two titles of few words may be one whose words are divided otherwise, or are misspelt."""
    if len(one.words) < _FEW_WORDS or len(other.words) < _FEW_WORDS:
        return True
    return one.joined[:_TELLING_LETTERS] == other.joined[:_TELLING_LETTERS]


def _begins(one: Title, other: Title) -> bool:
    """Tell whether one title is the other without a subtitle, or stands at its end; a few letters may be wrong."""
    short, full = sorted((one, other), key=lambda title: len(title.joined))
    if len(short.joined) < _TELLING_LETTERS and len(short.words) < 2:
        return short.joined == full.main != ""
    size = len(short.words)
    if full.words[:size] == short.words or full.words[-size:] == short.words:
        return True
    if len(short.joined) < 3 * _TELLING_LETTERS or len(short.joined) == len(full.joined):
        return False
    return letters_alike(full.joined[: len(short.joined)], short.joined) >= _BEGINS_ALIKE


def _apart(one: Title, other: Title, only: tuple[list[str], list[str]]) -> str:
    """Return what says that two titles are not those of one publication, "" where nothing does."""
    if (
        one.figures != other.figures
        and "".join(one.figures) != "".join(other.figures)
        and all(figures(" ".join(words)) for words in only)
    ):
        return NUMBERS_DIFFER
    letters = [[word for word in words if len(word) == 1 and word.isalpha()] for words in only]
    if all(letters):
        return "letters in the titles differ"
    kinds = [{_NOTICES[word] for word in words if word in _NOTICES} for words in only]
    if told := sorted(kinds[0] ^ kinds[1]):
        return f"one is {told[0]}"
    if not (one.countries <= other.countries or other.countries <= one.countries):
        return COUNTRIES_DIFFER
    return ""


def _without_misspelt(only: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    """Return the words that only one of two titles has, without those that are one word misspelt or divided otherwise."""
    one, other = "".join(only[0]), "".join(only[1])
    is_long = len(one) >= _TELLING_LETTERS and len(other) >= _TELLING_LETTERS
    if one == other or (is_long and is_misspelt(one, other, _DIVIDED)):
        return [], []
    rest, left = [], list(only[1])
    for word in only[0]:
        for twin in left:
            may_be_one = word[0] == twin[0] or word[1:] == twin or twin[1:] == word
            if may_be_one and is_misspelt(word, twin):
                left.remove(twin)
                break
        else:
            rest.append(word)
    return rest, left


def is_misspelt(one: str, other: str, least: int = _MISSPELT) -> bool:
    """Tell whether two words may be one of which a few letters are wrong, and are not opposites or two numbers."""
    if len(one) < _SHORTEST_MISSPELT or len(other) < _SHORTEST_MISSPELT:
        return False
    if letters_alike(one, other) < least:
        return False
    return not (figures(one) != figures(other) or _are_opposite(one, other) or _are_opposite(other, one))


def _are_opposite(one: str, other: str) -> bool:
    return any(
        one.startswith(first) and other.startswith(second) and one[len(first) :] == other[len(second) :]
        for first, second in _OPPOSITES
    )


def adds_what_tells(titles: Likeness, years: Collection[int | None]) -> bool:
    """Tell whether a number or a country stands in one title only, other than the year that both are from."""
    if titles.kind is not Kind.PART:
        return False
    numbers = {word for word in titles.extra if any(map(str.isdecimal, word))}
    if numbers and (len(years) > 1 or numbers != set(map(str, years))):
        return True
    return bool(places.mentioned(titles.extra))
