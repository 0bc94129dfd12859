"""Names of countries and languages for readers of English, French, Spanish or Arabic.

The table is `translated_names.txt`: first the alpha-3 codes of countries with names in French, Spanish and Arabic (the
gazetteer has the English ones); then the tags of languages with names in all four. Most names are those of Unicode's
CLDR, some those that the United Nations use.
"""

from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = "translated_names.txt"
LANGUAGES: Final = ("en", "fr", "es", "ar")
"""The languages of the table, in its order."""


def country(code: str, language: str) -> str:
    """Return the name of a country by its alpha-3 code, "" if unknown, and "" for English."""
    return _names_by_tag().get(code.upper(), {}).get(language, "")


def language(tag: str, language: str) -> str:
    """Return the name of a language by its BCP 47 tag, "" if unknown; a variety may share its language's name."""
    translations_of = _names_by_tag().get(tag) or _names_by_tag().get(tag.lower().partition("-")[0], {})
    return translations_of.get(language, "")


@cache
def _names_by_tag() -> dict[str, dict[str, str]]:
    names_by_tag: dict[str, dict[str, str]] = {}
    for row in Path(__file__).with_name(_TABLE).read_text(encoding="utf-8").splitlines():
        code, _, names = row.partition(" ")
        fields = names.split("|")
        names_by_tag[code] = dict(zip(LANGUAGES[-len(fields) :], fields, strict=True))
    return names_by_tag
