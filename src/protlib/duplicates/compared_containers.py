"""Compares the journals and books that contain a publication, under full or abbreviated titles."""

import re
from functools import lru_cache
from typing import Final

from protlib.duplicates.common_letters import letters_alike
from protlib.duplicates.judgement import Agreement
from protlib.frozen import expression
from protlib.record.names.initials import are_inside, initials_of, is_short_for
from protlib.record.small_words import of_names
from protlib.text import without_markup, words

# Such as "ICIS : " in "ICIS : Transforming Society".
_ACRONYM: Final = expression(r"([A-Z]{3,8})\s?: ")
# Such as "Circulation. Conference: ...", "Zhonghua = Chinese Journal", "Lancet (London, England)".
_NAME_BORDER: Final = expression(
    r"(?<!\s)\s+[=/]\s+|\.\s+Conference\b|(?:(?<!\s)\s+)?[\[(][^\[\]()]*[\])]", re.IGNORECASE
)
_PERCENT_ALIKE: Final = 85  # of their letters, where two names of a journal differ by a slip
_LETTERS: Final = 12
"""An abbreviation in one word that is no acronym has at least so many letters."""
_MOST_WORDS_LEFT_OUT: Final = 3  # by an abbreviation: more, and it abbreviates nearly any long title


@lru_cache(maxsize=1 << 16)
def container_names(title: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of a journal or a book as distinctive words: the full title, then each of its parts."""
    title = without_markup(title)
    full_title = _distinctive_words(title)
    parts = [words_of_part for part in _NAME_BORDER.split(title) if (words_of_part := _distinctive_words(part))]
    if match := _ACRONYM.match(title):
        parts.append(_distinctive_words(match[1]))
    return tuple(dict.fromkeys((full_title, *parts))) if full_title else ()


def _distinctive_words(title: str) -> tuple[str, ...]:
    title_words = words(title)
    return tuple([word for word in title_words if word not in of_names()] or title_words)


@lru_cache(maxsize=1 << 16)
def containers_agree(title: str, other_title: str) -> Agreement:
    """Return how far two titles agree about the journal or book that they mean."""
    if "://" in title or "://" in other_title:  # an entry in a register of trials
        are_entries = "://" in title and "://" in other_title
        return Agreement.UNKNOWN if not are_entries else Agreement.AGREES if title == other_title else Agreement.DIFFERS
    first, second = container_names(title), container_names(other_title)
    if not first or not second:
        return Agreement.UNKNOWN
    if any(_is_same(first_name, second_name) for first_name in first for second_name in second):
        return Agreement.AGREES
    if _is_acronym(first, other_title) or _is_acronym(second, title):
        return Agreement.AGREES
    return Agreement.DIFFERS


def _is_same(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    short, full = sorted((first, second), key=lambda name_words: (len(name_words), sum(map(len, name_words))))
    compact = "".join(short), "".join(full)
    if compact[0] == compact[1] or full[: len(short)] == short:
        return True
    if _is_short_form(short, full) or _is_short_form(full, short):
        return True
    if len(short) == 1 and len(compact[0]) >= _LETTERS and compact[0][:1] == compact[1][:1] and are_inside(*compact):
        return True
    return letters_alike(*compact) >= _PERCENT_ALIKE


def _is_acronym(names: tuple[tuple[str, ...], ...], title: str) -> bool:
    """Tell whether a name consists of the initials of another title, or of a part of it."""
    bare = without_markup(title)
    runs = {run for part in (bare, *_NAME_BORDER.split(bare)) for run in initials_of(part)}
    return any("".join(name) in runs for name in names)


def _is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether each word of the short name abbreviates one of the full name, in order, with few left out."""
    if len(short) > len(full) or len(full) - len(short) > _MOST_WORDS_LEFT_OUT or len(short) == 1 < len(full):
        return False
    position = 0
    for word in short:
        while position < len(full) and not is_short_for(word, full[position]):
            position += 1
        if position == len(full):
            return False
        position += 1
    return True
