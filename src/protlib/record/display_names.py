"""What countries and languages are called in a text for readers in English, French, Spanish or Arabic.

The table is `display_names.txt`: the code of a country (alpha-3) and its names in French, Spanish and Arabic, for its English one is
that of the gazetteer; then the tag of a language and its names in English and these three. They are those of Unicode's CLDR, and for
some countries those that the United Nations use.
"""

from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = "display_names.txt"
LANGUAGES: Final = ("en", "fr", "es", "ar")
"""The languages in which there are names, in the order of the table."""


def country(code: str, language: str) -> str:
    """Return the name of a country by its alpha-3 code, "" where it is not known, and in English."""
    return _names().get(code.upper(), {}).get(language, "")


def language(tag: str, language: str) -> str:
    """Return the name of a language by its BCP 47 tag, of a variety without a name that of the language; "" where it is not known."""
    translations_of = _names().get(tag) or _names().get(tag.lower().partition("-")[0], {})
    return translations_of.get(language, "")


@cache
def _names() -> dict[str, dict[str, str]]:
    names_by_tag: dict[str, dict[str, str]] = {}
    for row in Path(__file__).with_name(_TABLE).read_text(encoding="utf-8").splitlines():
        code, _, names = row.partition(" ")
        fields = names.split("|")
        names_by_tag[code] = dict(zip(LANGUAGES[-len(fields) :], fields, strict=True))
    return names_by_tag
