"""Sets titles in sentence case, as some styles want: "Caring for trafficked persons", with names kept."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from protlib.frozen import expression
from protlib.record.dates.months import MONTHS
from protlib.record.model import LEGAL, PARTS, Publication
from protlib.record.small_words import words_for
from protlib.record.titles.common_words import is_common
from protlib.record.titles.part_answers import PartAnswers
from protlib.record.titles.proper_nouns import find_proper_nouns
from protlib.record.titles.title_case import WORD, likely_language
from protlib.text import add_case_marks, fold, split_case_marks, without_markup

TYPES_IN_BOOKS: Final = PARTS | {"paper-conference"}
"""Types of parts of a book; names of journals keep their capitals."""
# A sentence begins after these; after a colon or a dash, a subtitle begins.
_ENDS: Final = (".", "?", "!")
# Such as "the U.S." and "Vol.": no sentence ends like this.
_ABBREVIATION: Final = expression(r"\b(?:(?<!\b\w\.)(?:\w\.){2,}|(?:v|vs|Drs?|Mrs?|Ms|St|Nos?|Vol|Art)\.)$")
_SUBTITLE: Final = (":", "–", "—", " -")
_OPENING: Final = " \t\"“„«'‘([¿¡"
# Such as "1951 Convention", since treaties are named by their year, "No. 7", and markup such as "<i>".
_FIXED_CAPITALS: Final = expression(
    r"\b\d{4} (?:Agreement|Conventions?|Covenants?|Declaration|Protocols?)\b|\bNos?\. ?\d|<[^<>]*>"
)
_TAG: Final = expression("<[^<>]*>")
# Endings of words that are no names: "Servitude" and "Statelessness" have one, "Entrepreneurs" and "Kobane" do not.
_NO_NAME: Final = expression(
    r"(?<=[a-z]{3})(?:ing|ions?|ness|ments?|ity|ities|ships?|isms?|ously|ively|ally|able|ible|less|ances?"
    r"|ences?|udes?|hood|ians)$"
)
_ARTICLE: Final = expression(r"\ban? $")
_SMALL_WORDS: Final = words_for("chicago")
_STOP: Final = words_for("csl")
_FEWEST_LETTERS: Final = 3
"""Title Case gives a capital to a word of so many letters, unless it is a small word."""
_NEVER_NAMES: Final = frozenset({"Is", "It", "Us", "We"})
"""Short words whose capital, inside a title, shows Title Case: "What We Do in Niger", and not "Am" of "Am Timan"."""
# Title Case begins at least this part of the longer words with a capital.
_ENOUGH: Final = 0.75
_FEW_WORDS: Final = 3
"""So many words with capitals may all be names, as in "Return from Kobane to Afrin", if none is a common word."""


def is_english(publication: Publication) -> bool:
    """Tell whether a record is in English: by its language, or without one by the words of its title."""
    if publication.language:
        return publication.language.partition("-")[0] == "en"
    title = without_markup(publication.title)
    return likely_language(title) == "en" and (title.isascii() or _has_english_words(title))


def _has_english_words(title: str) -> bool:
    """Tell whether a title has a word of English: "Migrants in Şırnak", but not "Göç ve Entegrasyon Raporu"."""
    title_words = {word.lower() for word in WORD.findall(title)}
    return not _SMALL_WORDS.isdisjoint(title_words) or any(map(is_common, title_words))


def titles_in_sentence_case(publication: Publication) -> dict[str, str]:
    """Return the titles of a record that sentence case changes, by field: its own, and that of its book.

    Titles in other languages and names of laws stay. Items of CSL have these titles, because a style can make Title
    Case of sentence case but not the reverse (CSL 1.0.2, "Text-case").
    """
    if publication.type in LEGAL or not is_english(publication):
        return {}
    fields = ("title", "container_title") if publication.type in TYPES_IN_BOOKS else ("title",)
    titles = {name: getattr(publication, name) for name in fields}
    changed = {name: sentence_case(title, capitalises_subtitle=True) for name, title in titles.items()}
    return {name: title for name, title in changed.items() if title != titles[name]}


@lru_cache(maxsize=2048)
def sentence_case(title: str, *, capitalises_subtitle: bool, names: frozenset[str] = frozenset()) -> str:
    """Return an English title in sentence case; one already in it, or all in capitals, keeps its words.

    Proper nouns, acronyms, months of dates, quoted titles and parts marked `nocase` keep their capitals. A subtitle
    begins with a capital if `capitalises_subtitle`, else without (APA 7, section 6.17; Citing Medicine 2, chapter 2);
    in a title already in sentence case, a possible name keeps its capital there. `names` are names that the title may
    have, in their own letters.
    """
    bare, marks = split_case_marks(title)
    if bare.isupper():
        return title
    spans = [
        *marks,
        *find_proper_nouns(bare),
        *(match.span() for match in _FIXED_CAPITALS.finditer(bare)),
        *_name_spans(bare, names),
    ]
    words = [word for word in WORD.finditer(bare) if not _stands_in(word, spans)]
    lowered_words = _find_in_title_case(bare, words)
    changed = {word.start(): word[0].lower() for word in lowered_words if _is_ordinary(word)}
    for word in words:
        if find_opening(bare, word.start()) != "subtitle" or not _is_ordinary(word):
            continue
        if capitalises_subtitle:
            changed[word.start()] = word[0].capitalize()
        elif lowered_words or _is_small(word) or is_common(word[0]):  # other words may be names
            changed[word.start()] = word[0].lower()
    return add_case_marks(_replace(bare, changed), marks)


def _find_in_title_case(title: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words inside sentences and subtitles whose capitals come from Title Case, without names.

    The whole title decides, or else the part before the subtitle: "Smuggling of Migrants in Libya: what we know". That
    part needs small words, and capitals only on common words, because it may be a name: "Doctors Abroad: a history". A
    subtitle with capitals after a title without them likely has a name: "Lung cancer: A Cancer Study Group trial".
    """
    inner = [word for word in words if not find_opening(title, word.start())]
    if _is_in_title_case(inner):
        return _without_names(title, inner)
    ends = [word.start() for word in words if find_opening(title, word.start()) == "subtitle"]
    first = [word for word in inner if ends and word.start() < ends[0]]
    if not _is_in_title_case(first) or not any(map(_is_small, first)):
        return []
    first = _without_names(title, first)
    return first if all(_is_no_name(word) for word in first if word[0][0].isupper()) else []


def _without_names(title: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    from protlib.record.titles.title_names import find_names

    spans = list(find_names(title))
    return [word for word in words if not _stands_in(word, spans)]


def with_small_words(title: str, *, length: int) -> str:
    """Return an English title in Title Case, marking its words in small letters so that no style changes them.

    These words have at most `length` letters, or follow the hyphen of a prefix, as in "Re-trafficking". The rule is
    that of the Chicago Manual of Style 18, sections 8.160 and 8.162.
    """
    bare, marks = split_case_marks(title)
    tags = [match.span() for match in _TAG.finditer(bare)]
    words = (word for word in WORD.finditer(bare) if not _stands_in(word, tags))
    inner = [word for word in words if not find_opening(bare, word.start())]
    if marks or not inner or not _is_in_title_case(inner):
        return title
    small_spans = [word.span() for word in inner if word[0].islower() and _must_stay_small(word, length)]
    return add_case_marks(bare, small_spans)


def _must_stay_small(word: re.Match[str], length: int) -> bool:
    is_prefixed = word.string[: word.start()].endswith("-")
    return is_prefixed or (len(word[0]) <= length and word[0] not in _STOP)


def _name_spans(title: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    for name in (name for name in names if name in title):
        yield from (match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", title))


def _stands_in(word: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= word.start() < end for start, end in spans)


def find_opening(text: str, position: int) -> str:
    """Return what the word at a place opens: a "sentence", a "subtitle" or "" for none."""
    if text[position - 1 : position] == " " and text[position - 2 : position - 1].isalnum():  # as most words stand
        return ""
    lead = without_markup(text[:position])
    trimmed = lead.rstrip(_OPENING)
    if not trimmed or (trimmed.endswith(_ENDS) and not _ABBREVIATION.search(trimmed)):
        return "sentence"
    is_subtitle = trimmed.endswith(_SUBTITLE) and lead[len(trimmed) :][:1].isspace()
    return "subtitle" if is_subtitle else ""


def shows_sentence_case(title: str) -> bool:
    """Tell whether a title is surely in sentence case: a longer word has no capital, and few others have one."""
    parts = title.split(" ")
    if not any(map(_HAS_LOWERED_WORD.__getitem__, parts)):  # as in most titles in Title Case
        return False
    position = long_count = lower_count = capitals = 0
    is_behind_word = False
    for part in parts:
        for start, is_lowered, is_capitalised in _LONGER_WORDS_IN_PART[part]:
            if (is_behind_word and not start) or not find_opening(title, position + start):
                long_count, lower_count, capitals = long_count + 1, lower_count + is_lowered, capitals + is_capitalised
        position += len(part) + 1
        is_behind_word = part[-1:].isalnum()
    if capitals < _ENOUGH * long_count:  # as in nearly all titles that come so far
        return lower_count > 0
    words = [word for word in WORD.finditer(title) if not find_opening(title, word.start())]
    return lower_count > 0 and not _is_in_title_case(words)


def _find_longer_words_in(part: str) -> tuple[tuple[int, bool, bool], ...]:
    """Return where a part of a title has longer words, with whether each is lowered, and whether it is capitalised."""
    if part.isalpha():  # one word, as most parts are
        is_longer = len(part) >= _FEWEST_LETTERS and part.lower() not in _SMALL_WORDS
        return ((0, part.islower(), part[0].isupper()),) if is_longer else ()
    words = [word for word in WORD.finditer(part) if _is_longer(word)]
    return tuple([(word.start(), word[0].islower(), word[0][0].isupper()) for word in words])


_LONGER_WORDS_IN_PART: Final = PartAnswers(_find_longer_words_in)


def _has_lowered_word(part: str) -> bool:
    """Tell whether a part of a title between two blanks has a longer word without a capital."""
    return any(is_lowered for _start, is_lowered, _is_capitalised in _LONGER_WORDS_IN_PART[part])


_HAS_LOWERED_WORD: Final = PartAnswers(_has_lowered_word)


def _is_longer(word: re.Match[str]) -> bool:
    return len(word[0]) >= _FEWEST_LETTERS and not _is_small(word)


def _is_in_title_case(words: list[re.Match[str]]) -> bool:
    """Tell whether most longer words have capitals; if only few have, one of them, or a short word, must be no name."""
    long_words = [word for word in words if _is_longer(word)]
    capitals = [word for word in long_words if word[0][0].isupper()]
    shows_title_case = any(word[0] in _NEVER_NAMES for word in words)
    if not (capitals or shows_title_case) or len(capitals) < _ENOUGH * len(long_words):
        return False
    return shows_title_case or len(capitals) > _FEW_WORDS or any(map(_is_no_name, capitals))


def _is_small(word: re.Match[str]) -> bool:
    """Tell whether Title Case gives a word no capital: a small word, or a word after a prefix ("Re-trafficking")."""
    is_second = word.string[: word.start()].endswith("-") and word[0].islower()
    return is_second or word[0].lower() in _SMALL_WORDS


def _is_no_name(word: re.Match[str]) -> bool:
    """Tell whether a word is common English, or follows "a" or "an", as no name does."""
    return (
        is_common(word[0])
        or _NO_NAME.search(word[0]) is not None
        or _ARTICLE.search(word.string, 0, word.start()) is not None
    )


def _is_ordinary(word: re.Match[str]) -> bool:
    """Tell whether a word owes its capital to the title: not "I", "B" in "Annex B", "March" in a date, "iPhone".

    Nor does "Şırnak": in an English title, letters beyond ASCII are those of names.
    """
    text = word[0]
    if text[0].isupper() and not text.replace("’", "").isascii():
        return False
    if len(text) == 1:
        return text in "Aa" and word.string[word.end() : word.end() + 1] == " "
    previous_letter, next_letter = word.string[: word.start()].rstrip()[-1:], word.string[word.end() :].lstrip()[:1]
    is_date = fold(text) in MONTHS and (previous_letter.isdecimal() or next_letter.isdecimal())
    return not is_date and text[1:] == text[1:].lower()


def _replace(text: str, changed: dict[int, str]) -> str:
    pieces: list[str] = []
    position = 0
    for start, word in sorted(changed.items()):
        pieces += text[position:start], word
        position = start + len(word)
    return "".join([*pieces, text[position:]])
