"""Finds proper nouns in titles, which keep their capitals in every style, by the gazetteer, a list or their letters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from protlib.frozen import expression
from protlib.record import places
from protlib.record.titles.capitals import CAPITALISED, ENDS_OF_LAWS, ENDS_OF_SYSTEMS
from protlib.record.titles.part_answers import PartAnswers

# "N'Djamena" and "O'Connor" are one word; "Cox's" and "l'OUA" are two.
_WORD: Final = expression(r"[A-ZÀ-ÖØ-Þ]['’][A-ZÀ-ÖØ-Þ][^\W_]+|[^\W_]+")
# Such as "“Do No Harm”", with what is inside as its group.
_QUOTED_TEXT: Final = expression(r"[\"“„«‘](\b[^\"“”„«»‘<>{}]+?\b[?!.]?)(?:[\"”“»]|’(?!\w))")
# Such as "<i>The Wretched of the Earth</i>"; two words, such as "<i>In Situ</i>", are rather of another language.
_ITALIC: Final = expression(r"<i>(\b[^<>]+)</i>")
_MAY_BE_QUOTED: Final = frozenset('"“„«‘<')
"""What opens a quotation, or a title in italics."""
_CAPITAL: Final = r"[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*"
# Such as "IOM Human Trafficking Database", "EU Temporary Protection Directive": a body and its product.
_WORK_OF_BODY: Final = rf"(?:[A-Z]{{2,}} )(?:{_CAPITAL} )+(?:{ENDS_OF_SYSTEMS}|{ENDS_OF_LAWS})\b"
# Such as "Modern Slavery Act 2015", "Trafficking Victims Protection Act of 2000".
_LAW_OF_YEAR: Final = rf"(?:{_CAPITAL} )+(?:{ENDS_OF_LAWS})(?=,? (?:of )?\d{{4}}\b)"
# Such as "the Modern Slavery Act", after the article.
_NAMED_LAW: Final = rf"(?<=\bthe )(?:{_CAPITAL} )+(?:{ENDS_OF_LAWS})\b"
# "South-East Asia" is also written "South East Asia" and "Southeast Asia".
_COMPASS: Final = expression(r"\b(North|South)-(East|West)")
_ONE_WORD: Final = expression("^(North|South)(east|west)")
_RUNS: Final = expression(f"{_WORK_OF_BODY}|{_LAW_OF_YEAR}|{_NAMED_LAW}")
# Each of these ends in such a word; few titles have one, and to look for it is quicker.
_END_OF_RUN: Final = expression(rf" (?:{ENDS_OF_SYSTEMS}|{ENDS_OF_LAWS})\b")
_FEW_WORDS: Final = 50
"""So many words are looked up one by one, in 4 ms; for those of more titles, all proper nouns are read, in 5 ms."""


@lru_cache(maxsize=1 << 14)  # titles: a page needs those of its records twice
def find_proper_nouns(title: str) -> tuple[tuple[int, int], ...]:
    """Return the positions of names, acronyms and titles in quotation marks or italics; of overlaps the longest.

    A title all in capitals has none, because nothing shows them.
    """
    if title.isupper():
        return ()
    titles: list[tuple[int, int]] = []
    if _may_quote(title):
        titles = [match.span(1) for match in _QUOTED_TEXT.finditer(title) if _is_title(match.group(1))]
    if "<i>" in title:
        italics = [
            match.span(1) for match in _ITALIC.finditer(title) if _is_title(match[1]) and match[1].count(" ") > 1
        ]
        titles = sorted([*separate_spans(titles, italics), *italics])
    if _END_OF_RUN.search(title):
        titles += separate_spans([match.span() for match in _RUNS.finditer(title)], titles)
    return tuple(sorted([*titles, *separate_spans(_name_spans(title), titles)]) if titles else _name_spans(title))


def are_surely_found(title: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell quickly whether each of some spans of a title is a name that `find_proper_nouns` finds there, or in one.

    A span must stand between blanks or marks. False says nothing: few titles need a closer look.
    """
    if title.isupper() or _may_quote(title) or _END_OF_RUN.search(title):
        return False
    for start, end in spans:
        lead = title[:start].rstrip(" (").rpartition(" ")[2]
        if not _begins_name(lead, title[start:end]):
            return False
    return True


def _may_quote(title: str) -> bool:
    return any(map(title.__contains__, _MAY_BE_QUOTED))  # a seventh of the time of the search for quotations


@lru_cache(maxsize=1 << 14)
def _begins_name(lead: str, text: str) -> bool:
    """Tell whether a text is a name, and no name may begin in what stands before it, up to a blank."""
    words_before, words = _WORD.findall(lead), _WORD.findall(text)
    if not words or text not in _names_from(words[0]):
        return False
    return (words_before[-1], words[0]) not in _neighbours() if words_before else not lead


def separate_spans(spans: Sequence[tuple[int, int]], marked_spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that touch no marked span."""
    if not marked_spans:  # as in most titles
        return [*spans]
    return [(start, end) for start, end in spans if all(end <= first or last <= start for first, last in marked_spans)]


def _is_title(quotation: str) -> bool:
    """Tell whether a quotation has capitals like a title."""
    words = quotation.split()
    return words[0][0].isupper() and any(word[0].isupper() for word in words[1:])


def _name_spans(title: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position = end = 0
    for part in title.split(" "):
        for offset, names in _NAMES_IN_PART[part]:
            start = position + offset
            if start >= end and (name := _find_at(title, names, start)):
                end = start + len(name)
                spans.append((start, end))
        position += len(part) + 1
    return spans


def _find_at(title: str, names: tuple[str, ...], start: int) -> str:
    """Return the first of some names that stands at this position of a title as whole words, "" for none."""
    for name in names if title.startswith(names, start) else ():  # all at once: 250 names begin with "Republic"
        if title.startswith(name, start):
            end = start + len(name)
            if not title[end : end + 1].isalnum():
                return name
    return ""


def _find_names_in(part: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the offsets where names may begin in a text without spaces, and these names."""
    if part.islower():
        return ()
    if part.isalpha():  # one word, as most parts are
        names = _names_from(part)
        return ((0, names),) if names else ()
    starts = [(match.start(), _names_from(match.group())) for match in _WORD.finditer(part)]
    return tuple([(offset, names) for offset, names in starts if names])


_NAMES_IN_PART: Final = PartAnswers(_find_names_in)


def _names_from(word: str) -> tuple[str, ...]:
    """Return the names that begin with a word, the longest first; a word with a capital inside is a name itself."""
    if word.islower():
        return ()
    is_of_few = list_nouns_from.cache_info().currsize < _FEW_WORDS
    nouns = list_nouns_from(word) if is_of_few else list_nouns().get(word, ())
    return nouns if word[1:] == word[1:].lower() else (*nouns, word)


@cache
def list_nouns() -> Mapping[str, tuple[str, ...]]:
    """Return the proper nouns by their first word, the longest first."""
    return _group(CAPITALISED | places.proper_nouns())


@cache
def list_nouns_from(word: str) -> tuple[str, ...]:
    """Return the proper nouns that begin with a word, the longest first; only places that may have one are read."""
    with_hyphen = _ONE_WORD.sub(lambda points: f"{points[1]}-{points[2].capitalize()}", word)
    spellings = {word, word.replace("’", "'"), with_hyphen}
    rows, names = ({line for spelling in spellings for line in _lines_with(spelling, text)} for text in _tables())
    return _group(names.union(*map(places.nouns_of_row, rows))).get(word, ()) if rows or names else ()


def _group(all_nouns: AbstractSet[str]) -> Mapping[str, tuple[str, ...]]:
    """Return proper nouns in all their spellings by their first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    all_nouns |= {spelling for noun in all_nouns if _COMPASS.search(noun) for spelling in _without_hyphen(noun)}
    nouns = {noun.replace("'", mark) for noun in all_nouns for mark in "'’"}
    for noun in sorted(nouns, key=len, reverse=True):
        if match := _WORD.match(noun):
            by_word.setdefault(match.group(), []).append(noun)
    return {word: tuple(nouns) for word, nouns in by_word.items()}


@cache
def _tables() -> tuple[str, str]:
    """Return the names of places and the other names as two texts, with a place or a name in each line."""
    return "\n".join((*places.rows_of_proper_nouns(), "")), "\n".join((*CAPITALISED, ""))


def _lines_with(word: str, text: str) -> Iterator[str]:
    """Yield the lines of a text with a word in them."""
    position = text.find(word)
    while position >= 0:
        start, end = text.rfind("\n", 0, position) + 1, text.index("\n", position)
        yield text[start:end]
        position = text.find(word, end)


@cache
def _neighbours() -> AbstractSet[tuple[str, str]]:
    """Return the pairs of words that stand side by side in proper nouns."""
    return {pair for nouns in list_nouns().values() for noun in nouns for pair in pairwise(_WORD.findall(noun))}


def _without_hyphen(name: str) -> tuple[str, str]:
    """Return a name with two points of the compass as two words, and as one."""
    one_word = _COMPASS.sub(lambda points: f"{points[1]}{points[2].lower()}", name)
    return _COMPASS.sub(r"\1 \2", name), one_word
