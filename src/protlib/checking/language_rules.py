"""Rules for the language of a publication: unknown, missing, or unlike that of its title."""

from collections.abc import Iterator
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record import languages
from protlib.record.model import Publication
from protlib.record.titles.prose import languages_of_prose

_ENGLISH: Final = "en"
_SIMILAR_LANGUAGES: Final = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"id", "ms"}),
    frozenset({"es", "ca", "gl", "an"}),
    frozenset({"pt", "gl"}),
    frozenset({"cs", "sk"}),
    frozenset({"nl", "af", "fy"}),
    frozenset({"it", "co", "sc"}),
    frozenset({"tr", "az", "tk"}),
    frozenset({"fr", "oc"}),
)
"""Languages whose small words are much the same."""


def language_unknown(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find languages without a tag."""
    text = publication.language
    if not text:
        return
    try:
        tag = languages.tag(text)
    except ValueError as error:
        yield Flaw("language", f"“{text}”: {error}")
        return
    if tag != text:
        yield Flaw("language", f"“{text}” is written as “{tag}”", {"language": tag})


def language_missing(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles in another language than English without a language: they are cited by the rules of English."""
    if publication.language:
        return
    title = languages_of_prose(publication.title)
    if not title or title[0] == _ENGLISH:
        return
    abstract = languages_of_prose(publication.abstract)
    if not abstract or abstract[0] in {title[0], _ENGLISH}:
        mended_values = {"language": title[0]} if len(title) == 1 else {}
        yield Flaw("language", f"no language, but the title seems to be {_language_list(title)}", mended_values)


def language_differs(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find languages that differ from that of the title; English may be a translation, and so may any abstract."""
    try:
        tag = languages.tag(publication.language).partition("-")[0] if publication.language else ""
    except ValueError:
        return
    title = languages_of_prose(publication.title)
    if tag in {"", "mul", "und"} or not title or title[0] == _ENGLISH or "original-title" in publication.extra:
        return
    if tag not in title and not any({tag, title[0]} <= close_languages for close_languages in _SIMILAR_LANGUAGES):
        yield Flaw("language", f"“{publication.language}”, but the title seems to be {_language_list(title)}")


def _language_list(languages: tuple[str, ...]) -> str:
    return languages[0] if len(languages) == 1 else f"one of {', '.join(languages[:3])}"  # a message names three
