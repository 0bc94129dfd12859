"""Takes the words before the author of a footnote away: "See also", "Sur les camps, voir"."""

import re
from typing import Final

from protlib.record import names
from protlib.record.names.given_names import COMMON
from protlib.record.shared_words import wordings
from protlib.text import fold

# Such as "See also IOM" where a footnote cites a work; who is called See has an initial behind a comma.
_SIGNAL: Final = re.compile(rf"(?i:{wordings('signal')})(?:,(?!\s[^\W\d_]\.))?\s(?=(?P<author>[^\W\d_a-z][^,.:;(«“]*))")
# Such as "Sur les symboles, voir Anne Roe" and "On children in camps, see IOM".
_SIGNAL_BEHIND_WORDS: Final = re.compile(
    rf"[^\W\d_a-z][^\W\d_A-Z]*\s[^.,;:«“\"\d]{{3,120}},\s(?:{wordings('signal')}),?\s"
    r"(?=(?P<author>[^\W\d_a-z][^,.:;(«“]*))"
)
# Such as "Stanley Cohen, States of Denial" and "Fathallah Daghmi, Farid Toumi" behind a signal within a sentence.
_WHOLE_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z][^\W\d_A-Z][^\s,.;:]*\s){1,2}[^\W\d_a-z][^\W\d_A-Z][^\s,.;:]*,\s[^\W\d_a-z«“]"
)
# Such as "A. Jobe", "Jobe, A." and "Jobe, Anna: ", which no title is.
_AUTHOR_WITH_INITIALS: Final = re.compile(
    r"(?:[^\W\d_a-z]\.[\s-]?)+[^\W\d_a-z]"
    r"|(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w’'-]+"
    r"(?:,?\s[^\W\d_a-z]\.|,\s[^\W\d_a-z]{1,3}(?!\w)|,\s[^\W\d_a-z][\w’-]+:\s)"
)


def without_signal(text: str) -> str:
    """Return an entry without "See" before its author; "See No Evil" is a title."""
    behind_words = _SIGNAL_BEHIND_WORDS.match(text)
    match = _SIGNAL.match(text) or behind_words
    if not match:
        return text
    is_name = match is behind_words and _WHOLE_NAME.match(text, match.end())
    return text[match.end() :] if is_name or _begins_with_author(text, match.end(), match["author"]) else text


def _begins_with_author(text: str, start: int, name: str) -> bool:
    """Tell whether an author stands at a position of a text, whose `name` ends at the first sign."""
    if is_author(name) or _AUTHOR_WITH_INITIALS.match(text, start):
        return True
    is_person = " " in name.strip() and fold(re.split(r"[\s-]", name)[0]) in COMMON
    return is_person and text[start + len(name.rstrip()) :][:1] in {",", " ", ":"}


def is_author(text: str) -> bool:
    """Tell whether a text is certainly an author: a known body, or names with initials."""
    if _AUTHOR_WITH_INITIALS.match(text):
        return True
    bodies = names.several_bodies(text) or [names.parse_name(text)]
    return not re.search(r"[,.]\s", text) and all(name.literal and not name.guessed for name in bodies)
