"""Names that offices give the fields of a record in German, French, Spanish and five more languages.

The table is `foreign_headings.txt`, which describes its rows.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.small_words import ARTICLE, ELIDED, OF, words_of_kind
from protlib.record.tables import read_rows
from protlib.text import without_umlauts, words

_ARABIC: Final = expression("^[\u0621-\u064a]")
_ARTICLE: Final = "ال"
_FEWEST_LETTERS: Final = 4
"""An Arabic word with an article has at least so many letters."""
# Such as "d'" in "Année d'édition", "·rice·s" in "Auteur·rice·s", "(URL)" in "Ссылка (URL)".
_ELISION: Final = expression(rf"\b{ELIDED}['’]", re.IGNORECASE)
_INCLUSIVE: Final = expression(r"[·•⋅‧]\w+")
_BRACKETS_AT_END: Final = expression(r"(?:(?<!\s)\s+)?\([^()]*\)$")
# "In" stands before a language, not before an author.
_SMALL_WORDS: Final = words_of_kind(ARTICLE, OF) - {"em", "en", "in"} | {"vers"}


def field_of_foreign_heading(heading: str) -> str:
    """Return the field, or part of a field, that a heading means in one of these languages, "" for none."""
    word_lists = [heading_words(heading), heading_words(_BRACKETS_AT_END.sub("", heading))]
    word_lists += [part[:-1] for part in word_lists if len(part) > 1 and part[-1] in heading_words_for("of what")]
    word_lists += [part[1:] for part in word_lists if len(part) > 1 and part[0] in heading_words_for("names of")]
    return next(filter(None, (_fields().get("".join(part), "") for part in word_lists)), "")


@cache
def _fields() -> Mapping[str, str]:
    return {
        "".join(heading_words(form)): field
        for field, names in read_rows(Path(__file__).with_suffix(".txt"))
        for name in names.split("|")
        for form in {name, without_umlauts(name)}
    }


@cache
def sorted_headings() -> list[tuple[str, str]]:
    """Return the headings as compared, each with its field, in order."""
    return sorted(_fields().items())


def heading_words(heading: str) -> list[str]:
    """Return the words of a heading for comparison, without small words unless there are no others."""
    word_list = [_without_article(word) for word in words(_INCLUSIVE.sub("", _ELISION.sub(" ", heading)))]
    return [word for word in word_list if word not in _SMALL_WORDS] or word_list


def _without_article(word: str) -> str:
    if not _ARABIC.match(word):
        return word
    return word.removeprefix(_ARTICLE) if len(word) >= _FEWEST_LETTERS else word
