"""What is changed in a style for a language that it was not written in: English dates, “&”, a comma before "and", bare terms."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple


class Language(NamedTuple):
    """What a language has: what stands between a day and its month, and the terms that its locale of CSL has not as they are said.

    The terms are by their names, and by a form behind a slash where they have one.
    """

    between: str
    terms: Mapping[str, str]


# The dates are those of the locales of CSL; "the 5 March 2026" has an article or a preposition before it in each of these.
_LANGUAGES: Final[Mapping[str, Language]] = {
    "ar": Language(" ", {}),
    "es": Language(" de ", {"accessed": "accedido el", "retrieved": "recuperado el"}),
    "es-mx": Language(" de ", {}),  # its dates have the article
    "fr": Language(" ", {"retrieved": "consulté le", "number/short": "nᵒ"}),
    "pt": Language(" de ", {"accessed": "acedido em", "retrieved": "obtido em"}),
    "pt-br": Language(" de ", {"accessed": "acessado em", "retrieved": "recuperado em"}),
}
# Such as `<date variable="issued"><date-part name="month"/><date-part name="day" prefix=" "/></date>`.
_MONTH_DAY: Final = re.compile(
    r'<date variable="([\w-]+)">\s*<date-part name="month"/>\s*<date-part name="day" prefix=" "/>\s*</date>'
)
# Such as `<name and="symbol" delimiter-precedes-last="always"/>`; and the whole style, which says what holds for all names.
_NAMES: Final = re.compile(r"<(?:name|style)\b[^>]*>")
_WHOLE: Final = re.compile(r'<style\b[^>]* and="')
# Such as "Accessed: 5 March 2026", where no article is before the colon.
_COLON: Final = re.compile(r'<group\b[^>]*delimiter=": "[^>]*>\s*<text term="accessed"')
_AND: Final = ' and="text"'
_COMMA: Final = " delimiter-precedes-last="


def in_language(style: str, locale: str) -> str:
    """Return the XML of a style as a language has it; one of another language, or of none that is known here, as it is."""
    language = _LANGUAGES.get(locale.lower()) or _LANGUAGES.get(locale.lower().partition("-")[0])
    if language is None:
        return style
    day_first = (
        rf'<date variable="\1" delimiter="{language.between}"><date-part name="day"/><date-part name="month"/></date>'
    )
    bare = "accessed" if _COLON.search(style) else ""
    terms = "".join(_term(name, said) for name, said in language.terms.items() if name != bare)
    # The first that has a term counts: what the style says of a language is before what is said here.
    head, mark, rest = _MONTH_DAY.sub(day_first, style).partition("<macro")
    joined = f"{head}<locale><terms>{terms}</terms></locale>{mark}{rest}" if mark else style
    has_and = _WHOLE.search(joined) is not None
    return _NAMES.sub(lambda tag: _without_comma(tag[0], has_and=has_and), joined)


def _term(name: str, said: str) -> str:
    bare, _, form = name.partition("/")
    told = f' form="{form}"' if form else ""
    return f'<term name="{bare}"{told}>{said}</term>'


def _without_comma(tag: str, *, has_and: bool) -> str:
    """Return the tag of names with the language's word for "and", where it `has_and` or says so itself, and no comma before it."""
    shown = tag.replace(' and="symbol"', _AND)
    if has_and or _AND in shown:
        shown = shown.replace(f'{_COMMA}"always"', f'{_COMMA}"never"')
    return shown if _COMMA in shown else shown.replace(_AND, f'{_AND}{_COMMA}"never"')
