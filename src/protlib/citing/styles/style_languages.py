"""Changes that adapt a style to another language: English dates, “&”, a comma before "and", bare terms."""

from collections.abc import Mapping
from typing import Final

from protlib.frozen import NamedTuple, expression


class Language(NamedTuple):
    """The dates and terms of a language: the separator of day and month, and terms that CSL's locale lacks.

    The terms have their names, followed by a slash and a form where they have one.
    """

    separator: str
    terms: Mapping[str, str]


# The dates are those of CSL's locales; each of these languages has an article or a preposition before the day.
_LANGUAGES: Final[Mapping[str, Language]] = {
    "ar": Language(" ", {}),
    "es": Language(" de ", {"accessed": "accedido el", "retrieved": "recuperado el"}),
    "es-mx": Language(" de ", {}),  # its dates include the article
    "fr": Language(" ", {"retrieved": "consulté le", "number/short": "nᵒ"}),
    "pt": Language(" de ", {"accessed": "acedido em", "retrieved": "obtido em"}),
    "pt-br": Language(" de ", {"accessed": "acessado em", "retrieved": "recuperado em"}),
}
# Such as `<date variable="issued"><date-part name="month"/><date-part name="day" prefix=" "/></date>`.
_MONTH_DAY: Final = expression(
    r'<date variable="([\w-]+)">\s*<date-part name="month"/>\s*<date-part name="day" prefix=" "/>\s*</date>'
)
# French says "1ᵉʳ mars", but "2 mars": in a day without a form of its own, and in the dates of the language.
_DAY: Final = expression(r'<date-part name="day"(?![^>]*\bform=)')
_FIRST_OF_MONTH: Final = (
    '<style-options limit-day-ordinals-to-day-1="true"/><date form="text">'
    '<date-part name="day" form="ordinal" suffix=" "/><date-part name="month" suffix=" "/>'
    '<date-part name="year"/></date>'
)
# Such as `<name and="symbol" delimiter-precedes-last="always"/>`; and the style element, which sets it for all names.
_NAMES: Final = expression(r"<(?:name|style)\b[^>]*>")
_STYLE_TAG: Final = expression(r'<style\b[^>]* and="')
# Such as "Accessed: 5 March 2026", without an article before the colon.
_COLON: Final = expression(r'<group\b[^>]*delimiter=": "[^>]*>\s*<text term="accessed"')
_AND_ATTRIBUTE: Final = ' and="text"'
_COMMA: Final = " delimiter-precedes-last="


def adapt_style(style: str, locale: str) -> str:
    """Return the XML of a style adapted to a language; with no change for its own or an unknown language."""
    language = _LANGUAGES.get(locale.lower()) or _LANGUAGES.get(locale.lower().partition("-")[0])
    if language is None:
        return style
    day_first = (
        rf'<date variable="\1" delimiter="{language.separator}"><date-part name="day"/><date-part name="month"/></date>'
    )
    bare = "accessed" if _COLON.search(style) else ""
    terms = "".join(_term(name, term) for name, term in language.terms.items() if name != bare)
    # The first definition of a term wins: the style's own comes before ours.
    new_style = _MONTH_DAY.sub(day_first, style)
    is_french = locale.lower().startswith("fr")
    head, mark, macros = (_DAY.sub(r'\g<0> form="ordinal"', new_style) if is_french else new_style).partition("<macro")
    dates = _FIRST_OF_MONTH if is_french else ""
    result = f"{head}<locale>{dates}<terms>{terms}</terms></locale>{mark}{macros}" if mark else style
    has_and = _STYLE_TAG.search(result) is not None
    return _NAMES.sub(lambda tag: _without_comma(tag[0], has_and=has_and), result)


def _term(name: str, term: str) -> str:
    bare, _, form = name.partition("/")
    form_attribute = f' form="{form}"' if form else ""
    return f'<term name="{bare}"{form_attribute}>{term}</term>'


def _without_comma(tag: str, *, has_and: bool) -> str:
    """Return the tag of names without a comma before "and"; `has_and` tells that the style says "and" elsewhere."""
    tag_text = tag.replace(' and="symbol"', _AND_ATTRIBUTE)
    if has_and or _AND_ATTRIBUTE in tag_text:
        tag_text = tag_text.replace(f'{_COMMA}"always"', f'{_COMMA}"never"')
    return tag_text if _COMMA in tag_text else tag_text.replace(_AND_ATTRIBUTE, f'{_AND_ATTRIBUTE}{_COMMA}"never"')
