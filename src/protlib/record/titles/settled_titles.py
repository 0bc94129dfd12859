"""Sets the titles of a record in sentence case for good, for the rule `sentence-case` of `check`."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.record.instruments import find_instruments
from protlib.record.model import LEGAL, NAME_LISTS, Publication
from protlib.record.places.spellings import find_place_by_name
from protlib.record.small_words import of_titles
from protlib.record.titles.all_capitals import lower_capitals
from protlib.record.titles.common_words import is_common
from protlib.record.titles.sentence_case import TYPES_IN_BOOKS, is_english, sentence_case
from protlib.record.titles.title_case import likely_language
from protlib.record.titles.title_names import is_area
from protlib.text import fold, without_markup

_LANGUAGES: Final = frozenset({"en", "fr", "es", "pt", "it"})
"""Languages whose titles have capitals only for names; German has them for every noun."""
_LETTER_BEYOND_LATIN: Final = re.compile(r"[^\W\d_\u0000-\u024f]")
# Such as "Boko Haram" inside a sentence, after a word in small letters or a comma.
_NAME_IN_SENTENCE: Final = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_ACRONYM: Final = r"\b[A-ZÀ-Þ]{2,}\b"
_WORD: Final = r"[^\W\d_]+"
_FEWEST_LETTERS: Final = 4  # letters: shorter words are written small in any style
# So many words with capitals inside a sentence are a name, unless all of them are common words.
_PHRASE: Final = 3


def settle_titles(publication: Publication) -> Publication:
    """Return the record with its title, and that of its book, in sentence case.

    This changes English titles in Title Case (APA 7, section 6.17), and titles all in capitals in English, French,
    Spanish, Portuguese or Italian. It leaves titles in other languages, of laws (by type, or known treaties), and in
    sentence case. Names keep their capitals: known ones, and those in the record's abstract or among its organisations.
    """
    if publication.type in LEGAL or _names_an_instrument(publication.title):
        return publication
    language = _language(publication)
    fields = ("title", "container_title") if publication.type in TYPES_IN_BOOKS else ("title",)
    titles = {name: getattr(publication, name) for name in fields}
    if language not in _LANGUAGES or any(map(_LETTER_BEYOND_LATIN.search, titles.values())):
        return publication
    names = frozenset(_names_elsewhere(publication))
    return publication.changed(**{name: _settle(title, language, names) for name, title in titles.items()})


def _names_an_instrument(title: str) -> bool:
    """Tell whether a title, not all in capitals, is the name of a known treaty or law."""
    text = without_markup(title)
    return not text.isupper() and bool(find_instruments(text))


def _language(publication: Publication) -> str:
    if publication.language:
        return publication.language.partition("-")[0]
    title = without_markup(publication.title)
    language = likely_language(title)
    return language if language != "en" or title.isupper() or is_english(publication) else ""


def _settle(title: str, language: str, names: frozenset[str]) -> str:
    if language == "en":
        return lower_capitals(sentence_case(title, capitalises_subtitle=True, names=names), language, names)
    if _is_in_title_case(title):  # as if it were all in capitals, except for its acronyms
        acronyms = frozenset(re.findall(_ACRONYM, title))
        return lower_capitals(title.upper(), language, names | acronyms)
    return lower_capitals(title, language, names)


def _is_in_title_case(title: str) -> bool:
    """Tell whether each longer word of a title, not in English, begins with a capital, and some are no names.

    One such word is enough if a small word inside has a capital, too: "Mineurs Non Accompagnés À Calais".
    """
    words = re.findall(_WORD, without_markup(title))
    long_words = [word for word in words if len(word) >= _FEWEST_LETTERS]
    plain = [word for word in long_words if not word.isupper() and not is_area(word) and not find_place_by_name(word)]
    is_clear = any(word[0].isupper() and fold(word) in of_titles() for word in words[1:])
    return (
        len(plain) >= (1 if is_clear else _PHRASE)
        and all(word[0].isupper() for word in long_words)
        and "<" not in title
    )


def _names_elsewhere(publication: Publication) -> Iterator[str]:
    """Yield the names in a record's other fields than its titles."""
    for name in (name for field in NAME_LISTS for name in getattr(publication, field)):
        yield from (text for text in (name.literal, name.short) if text and not is_common(text))
    for match in _NAME_IN_SENTENCE.findall(publication.abstract):
        are_common = list(map(is_common, re.split("[ -]", match)))
        if not (all(are_common) if len(are_common) >= _PHRASE else any(are_common)):
            yield match
