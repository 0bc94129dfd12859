"""The titles of a record in sentence case for good: what `titles --sentence-case` makes of Title Case and of ALL CAPITALS."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.record.all_capitals import in_small_letters
from protlib.record.common_words import is_common
from protlib.record.instruments import named
from protlib.record.model import LEGAL, NAME_LISTS, Publication
from protlib.record.sentence_case import IN_BOOKS, sentence_case
from protlib.record.title_case import likely_language
from protlib.text import without_markup

_LANGUAGES: Final = frozenset({"en", "fr", "es", "pt", "it"})
"""The languages in which a title has capitals for names alone; German has them for every noun."""
_BEYOND_LATIN: Final = re.compile(r"[^\W\d_\u0000-\u024f]")
# Such as "Boko Haram" inside a sentence, behind a word in small letters or a comma.
_INSIDE: Final = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_PHRASE: Final = 3  # words with capitals inside a sentence are a name, common as all but one of them may be


def in_sentence_case(publication: Publication) -> Publication:
    """Return the record with its title, and that of the book that it is in, in sentence case.

    English titles in Title Case (APA 7, section 6.17), and what is all in capitals in English, French, Spanish, Portuguese or
    Italian. Titles in other languages, of laws (by their type, or as treaties that are known), and what is in sentence case already
    stay as they are; names keep their capitals: those that are known, and those that the record itself has in its abstract or
    among its organisations.
    """
    if publication.type in LEGAL or _names_an_instrument(publication.title):
        return publication
    language = _language(publication)
    fields = ("title", "container_title") if publication.type in IN_BOOKS else ("title",)
    titles = {name: getattr(publication, name) for name in fields}
    if language not in _LANGUAGES or any(map(_BEYOND_LATIN.search, titles.values())):
        return publication
    names = frozenset(_names(publication))
    return publication.changed(**{name: _settled(title, language, names) for name, title in titles.items()})


def _names_an_instrument(title: str) -> bool:
    """Tell whether a title is the name of a treaty or a law that is known, not all in capitals."""
    text = without_markup(title)
    return not text.isupper() and bool(named(text))


def _language(publication: Publication) -> str:
    if publication.language:
        return publication.language.partition("-")[0]
    return likely_language(without_markup(publication.title))


def _settled(title: str, language: str, names: frozenset[str]) -> str:
    settled = sentence_case(title, subtitle=True, names=names) if language == "en" else title
    return in_small_letters(settled, language, names)


def _names(publication: Publication) -> Iterator[str]:
    """Yield the names that a record has in other fields than its titles."""
    for name in (name for field in NAME_LISTS for name in getattr(publication, field)):
        yield from (text for text in (name.literal, name.short) if text and not is_common(text))
    for found in _INSIDE.findall(publication.abstract):
        common = list(map(is_common, re.split("[ -]", found)))
        if not (all(common) if len(common) >= _PHRASE else any(common)):
            yield found
