"""Finds names in titles with capitals: places, bodies, treaties and people, by the tables and by their form.

Only a title that is to lose its capitals comes here, because the tables of bodies and areas are long.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.frozen import expression
from protlib.record.names.given_names import COMMON
from protlib.record.tables import choices_of, read_word_lists
from protlib.record.titles.common_words import is_common
from protlib.text import fold

_TOKEN: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NAME_BREAK: Final = expression(r"[:;.?!,–—|/()\[\]]")
"""Signs that no name contains, except the few commas in titles of treaties."""
_PLAIN: Final = frozenset(("", " ", ", "))
"""What stands between words that the tables know one by one."""
_JOINERS: Final = frozenset("-'’")
# Such as the "&" of "Care & Camps" and the space of "Care ,": what is neither a word, nor stands alone between words
# that the tables know one by one, nor parts names.
_ODD: Final = expression(r"[^\w ,:;.?!–—|/()\[\]'’-]|_|  |,(?! )| ,|[-'’](?!\w)|(?<!\w)[-'’]")
# The tables that may have a name, a bit for each.
_AREAS: Final = 0b001  # areas.txt
_BODIES: Final = 0b010  # authority.txt
_TREATIES: Final = 0b100  # instruments.txt
_TABLES: Final = _AREAS | _BODIES | _TREATIES
_MOST_WORDS_OF_A_NAME: Final = 12  # longer ones are treaties, whose titles have capitals of their own
_Tokens = Sequence["re.Match[str]"]
_FEWEST_LETTERS: Final = 3  # letters: a name of two is a word as well
_WORDS: Final = read_word_lists(Path(__file__).with_suffix(".txt"))
_NO_AREAS: Final = frozenset(_WORDS["no areas"])
_GIVEN_NAMES: Final = COMMON.difference(_WORDS["no given"])
_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_PORTFOLIO: Final = rf"(?:{choices_of(_WORDS['portfolios'])})(?: (?:{choices_of(_WORDS['of portfolios'])}))*"


def _list_phrases(section: str) -> list[str]:
    return [word.replace("_", " ") for word in _WORDS[section]]


def _choices(section: str) -> str:
    """Return the phrases of a section as the choices of an expression."""
    return f"(?:{choices_of(_list_phrases(section))})"


_FORMS: Final = "|".join(
    rf"\b(?:{form})\b"
    for form in (
        rf"(?:{_choices('courts')} )+(?:Court|Tribunal)(?: of {_choices('of courts')})?",
        rf"Courts? of {_choices('of courts')}",
        rf"(?:Ministry|Department) (?:of|for) (?:the )?{_PORTFOLIO}(?:(?:,| and|, and) {_PORTFOLIO})*",
        rf"Office of the {_choices('offices')}",
        rf"University of {_CAPITAL}|{_CAPITAL} University",
        rf"(?:World|International) (?:{_CAPITAL} ){{0,3}}Day",
        rf"(?:Global|World) (?:{_CAPITAL} ){{1,2}}{_choices('gatherings')}",
        rf"(?:United States|U\.?S\.?|European) {_choices('assemblies')}",
        _choices("whole names"),
    )
)
"""Forms of names that need no table: "Supreme Court", "Ministry of Foreign Affairs", "World Refugee Day"."""
_WORDS_OF_FORMS: Final = tuple(_list_phrases("words of forms"))
"""Each form has one of these; to look for them is quicker than to compile the forms, which takes 5 ms."""
# Such as "President Ouattara".
_PERSON: Final = re.compile(rf"\b{_choices('titles of people')}\.? ({_CAPITAL})")


def find_words_in_names(title: str, words: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of some capitalised words, by their positions, that are in a name there; most are in none.

    A look at what stands beside these words takes a fraction of the time of a search for all names.
    """
    words = [*words]
    if not (_may_have_some(title, words) or _may_have_form(title) or _PERSON.search(title)):
        return []
    names = [*find_names(title)]
    return [(start, end) for start, end in words if any(first <= start < last for first, last in names)]


def _may_have_some(title: str, words: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a name of the tables, or of a person, may have one of these words."""
    starts = [start for start, end in words if _may_be_in_name(title, start, end)]
    if not starts:
        return False
    if _ODD.search(title):
        return True
    tokens = [*_TOKEN.finditer(title)]
    ends = [token.end() for token in tokens]
    roles = [_ROLES_BY_WORD[token[0]] for token in tokens]
    return any(_may_have_token(title, tokens, roles, bisect_right(ends, start)) for start in starts)


def _may_be_in_name(title: str, start: int, end: int) -> bool:
    """Tell whether a word may be in a name: the tables have it, or it is part of a longer word, or of a person."""
    if _ROLES_BY_WORD[title[start:end]].within_bits or _is_given(title[start:end]):
        return True
    sign_before, sign_behind = title[start - 1 : start], title[end : end + 1]
    is_part = sign_before in _JOINERS or sign_behind in _JOINERS or sign_before.isalnum() or sign_behind.isalnum()
    return is_part or _is_given(title[: max(0, start - 1)].rpartition(" ")[2])


@lru_cache(maxsize=1 << 14)
def _is_given(word: str) -> bool:
    return any(fold(token) in _GIVEN_NAMES for token in _TOKEN.findall(word)[-1:])


def _may_have_token(title: str, tokens: _Tokens, roles: Sequence["_WordRoles"], number: int) -> bool:
    """Tell whether a name may have the token with this number; the title has no odd signs."""
    if any(roles[first].may_be_given and _is_person(title, tokens, first) for first in (max(0, number - 1), number)):
        return True
    table_bits = _TABLES
    for first in range(number, max(-1, number - _MOST_WORDS_OF_A_NAME), -1):
        table_bits &= roles[first].within_bits
        if not table_bits or (first < number and _are_apart(title, tokens[first], tokens[first + 1])):
            return False
        if (opening := table_bits & roles[first].opening) and _begins_name(
            title, tokens, roles, (first, number), opening
        ):
            return True
    return False


def _begins_name(
    title: str, tokens: _Tokens, roles: Sequence["_WordRoles"], span: tuple[int, int], table_bits: int
) -> bool:
    """Tell whether a name of these tables begins with the first token of a span, and has the last one."""
    first, last = span
    for number in range(last, min(first + _MOST_WORDS_OF_A_NAME, len(tokens))):
        if number > last:
            table_bits &= roles[number].within_bits
            if not table_bits or _are_apart(title, tokens[number - 1], tokens[number]):
                return False
        closing = table_bits & roles[number].closing
        if closing and _is_name(title[tokens[first].start() : tokens[number].end()], number - first + 1, closing):
            return True
    return False


def _are_apart(title: str, token: re.Match[str], next_token: re.Match[str]) -> bool:
    return title[token.end() : next_token.start()] not in _PLAIN


def find_names(title: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a title, taking the longest name from each word."""
    persons = (match for match in _PERSON.finditer(title) if not is_common(match[1]))
    forms = re.finditer(_FORMS, title) if _may_have_form(title) else ()
    name_spans = [match.span() for match in (*forms, *persons)]
    yield from name_spans
    tokens = [
        token for token in _TOKEN.finditer(title) if not any(start <= token.start() < end for start, end in name_spans)
    ]
    roles = [_ROLES_BY_WORD[token[0]] for token in tokens]
    ends = _ends_of_runs(title, tokens)
    number = 0
    while number < len(tokens):
        width = _width(title, tokens, roles, (number, min(number + _MOST_WORDS_OF_A_NAME, ends[number])))
        if width:
            yield tokens[number].start(), tokens[number + width - 1].end()
        number += width or 1


def _may_have_form(title: str) -> bool:
    """Tell whether a title may have a name that its form alone tells: "Supreme Court", "University of Sussex"."""
    return any(word in title for word in _WORDS_OF_FORMS)


def _ends_of_runs(title: str, tokens: list[re.Match[str]]) -> list[int]:
    """Return for each word the number of the first one behind it that stands behind a sign which ends any name."""
    ends = [len(tokens)] * len(tokens)
    for number in range(len(tokens) - 2, -1, -1):
        gap = title[tokens[number].end() : tokens[number + 1].start()]
        is_apart = gap != " " and _NAME_BREAK.search(gap.replace(",", "")) is not None
        ends[number] = number + 1 if is_apart else ends[number + 1]
    return ends


def _width(title: str, tokens: _Tokens, roles: Sequence["_WordRoles"], span: tuple[int, int]) -> int:
    """Return how many words the name that begins with the first token of a span has; 0 for none."""
    first = span[0]
    if not _may_be_name(tokens[first][0]):
        return 0
    for last, table_bits in reversed(_list_tables(title, tokens, roles, span)):
        if _is_name(title[tokens[first].start() : tokens[last].end()], last - first + 1, table_bits):
            return last - first + 1
    return 2 if roles[first].may_be_given and _is_person(title, tokens, first) else 0


def _list_tables(
    title: str, tokens: _Tokens, roles: Sequence["_WordRoles"], span: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the tokens that may end a name which begins with the first of a span, and the tables that may have it."""
    first, end = span
    table_bits, opening, may_end = _TABLES, roles[first].opening, list[tuple[int, int]]()
    for number in range(first, end):
        if number > first and _are_apart(title, tokens[number - 1], tokens[number]):
            # so words may be other ones, such as those of "A&E"
            return [(last, _TABLES) for last in range(first, end) if _may_be_name(tokens[last][0])]
        table_bits &= roles[number].within_bits
        if not table_bits:
            break
        if closing := table_bits & opening & roles[number].closing:
            may_end.append((number, closing))
    return may_end


class _WordRoles(NamedTuple):
    """What a word may be in a name: the tables, as bits, that may have it inside, at the beginning and at the end."""

    within_bits: int = _TABLES
    opening: int = 0
    closing: int = 0
    may_be_given: bool = False


class _RolesByWord(dict[str, _WordRoles]):
    """The roles of words; only sure ones are kept."""

    def __missing__(self, word: str) -> _WordRoles:
        may_be_given = fold(word) in _GIVEN_NAMES and not is_common(word)
        within_bits, opening, closing = _find_tables(word)
        if not _may_be_name(word):
            opening = closing = 0
        roles = _WordRoles(within_bits, opening, closing, may_be_given)
        if _knows_words():
            self[word] = roles
        return roles


_ROLES_BY_WORD: Final = _RolesByWord()


def _knows_words() -> bool:
    """Tell whether the tables are sure which words they have: their first answers are all yes."""
    from protlib.record import authority, instruments
    from protlib.record.places import areas

    return areas.knows_words() and authority.knows_words() and instruments.knows_words()


def _find_tables(word: str) -> tuple[int, int, int]:
    """Return the tables that may have a word in a name, as the first word of one, and as the last; all if unsure."""
    from protlib.record import authority, instruments
    from protlib.record.places import areas

    parts = word.split("-")
    if not (word.isascii() and all(map(str.isalnum, parts))):
        return _TABLES, _TABLES, _TABLES
    table_bits = _TABLES
    for form in map(str.lower, parts):
        table_bits &= (
            areas.may_have_word(form) * _AREAS
            | authority.may_have_word(form) * _BODIES
            | instruments.may_have_word(form) * _TREATIES
        )
    if not table_bits:  # as of most words
        return 0, 0, 0
    no_opening = 0 if authority.may_open_name(parts[0].lower()) else _BODIES
    no_closing = 0 if authority.may_close_name(parts[-1].lower()) else _BODIES
    return table_bits, table_bits & ~no_opening, table_bits & ~no_closing


def _is_person(title: str, tokens: _Tokens, first: int) -> bool:
    """Tell whether a family name stands behind a given name: "Nadia Murad", not "Grace Period"."""
    if first + 1 >= len(tokens):
        return False
    given, family = tokens[first], tokens[first + 1]
    is_beside = title[given.end() : family.start()] == " " and family[0][0].isupper()
    return is_beside and not is_common(family[0])


def _may_be_name(word: str) -> bool:
    return word[0].isupper() or word.isdigit()


@lru_cache(maxsize=1 << 14)  # titles of one field have many phrases in common
def _is_name(text: str, width: int, table_bits: int) -> bool:
    """Tell whether a text is a name that one of these tables has."""
    from protlib.record import authority, instruments

    may_be_body, may_be_area = bool(table_bits & _BODIES), bool(table_bits & _AREAS)
    if width == 1:
        is_body = may_be_body and authority.is_full_name(text) and not is_common(text)
        return len(text) >= _FEWEST_LETTERS and (is_body or (may_be_area and is_area(text)))
    may_be_treaty = (
        table_bits & _TREATIES and not text.startswith("The ") and not _NAME_BREAK.search(text.replace(",", ""))
    )
    if may_be_treaty and not text.isdigit() and instruments.find_instruments(text):
        return True
    return not _NAME_BREAK.search(text) and (
        (may_be_body and authority.is_full_name(text)) or (may_be_area and is_area(text))
    )


def is_area(text: str) -> bool:
    """Tell whether a text is an area's name and no common word; a shared name needs two words: "Upper Nile"."""
    from protlib.record.places import areas

    folded_text = fold(text)
    if folded_text in _NO_AREAS or is_common(text):
        return False
    if areas.find_area_by_full_name(text):
        return True
    parts = folded_text.split()
    return (
        len(parts) > 1
        and not all(map(is_common, parts))
        and (bool(areas.areas_sharing_name(text)) or areas.find_area(text) is not None)
    )


def find_spelling(text: str) -> str:
    """Return a body's or a treaty's name in its own letters, whatever the letters of the text; "" for none."""
    from protlib.record import authority, instruments

    body = authority.find_body(text) if authority.is_full_name(text) else None
    name_key = authority.key(text)
    body_names = body.names if body else ()
    titles = (title for instrument in instruments.find_instruments(text) for title in instrument.all_names())
    return next(
        (
            name_text
            for name_text in (*(name.text for name in body_names), *titles)
            if authority.key(name_text) == name_key
        ),
        "",
    )
