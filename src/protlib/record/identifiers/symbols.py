"""Symbols of United Nations documents: finds them in texts, and explains their elements.

The rules are those of the United Nations Editorial Manual and of the Dag Hammarskjöld Library's guide to document
symbols. Strokes separate the elements: organ, subsidiary organs, nature, session or year, number, and change to another
document.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.identifiers import resolutions
from protlib.record.model import Publication
from protlib.record.roman_numbers import value_of_roman
from protlib.record.small_words import choices_for
from protlib.record.tables import read_rows

_ROWS: Final = read_rows(Path(__file__).with_name("symbol_series.txt"))
BODIES: Final = {element: meaning for kind, element, meaning in _ROWS if kind == "body"}
"""The organs and bodies by the first elements of their documents' symbols."""
NATURES: Final = {element: meaning for kind, element, meaning in _ROWS if kind == "nature"}
CHANGES: Final = {element: meaning for kind, element, meaning in _ROWS if kind == "change"}
"""The changes to another document by their elements; only these have small letters."""
_LINK: Final = "https://docs.un.org/en/"
# Elements of a symbol: "HRC", "CN.4", "2004", "44", "S-27", "GC", "KEN", "3-5", "Rev.1".
_ELEMENT: Final = r"[A-Z0-9](?:[\w.-]*\w)?"
# Elements that may follow the one letter of the four main organs: "A/75/590" has a session from 1976 on, "A/2/3" has
# none.
_SERIES_OF_ALL: Final = r"RES|DEC|AC\.\d+|C\.\d{1,2}|CN\.\d+|CONF\.\d+|INF|BUR|NGO|PET|(?:PV|SR|L|WP|CRP)\.\d+"
_SECOND: Final = {
    "A": rf"{_SERIES_OF_ALL}|HRC|SPC|E?S-\d+|3[1-9]|[4-9]\d",
    "E": rf"{_SERIES_OF_ALL}|ECE|ECA|ECLAC|ESCAP|ESCWA|ICEF|INCB|HLPF|HLS|NL|SR|19[789]\d|20\d\d",
    "S": rf"{_SERIES_OF_ALL}|PRST|Agenda|NC|199[4-9]|20\d\d|\d{{3,5}}(?=/(?:Add|Corr|Rev)\.)",
    "T": rf"{_SERIES_OF_ALL}|\d{{3,4}}(?=/(?:Add|Corr|Rev)\.)",
}
_PREFIXES: Final = (
    r"ACC|AT|BWC|CAC|CAT|CBD|CCPR|CCW|CED|CEDAW|CERD|CMW|CRC|CRPD|CTOC|DP|EC|ECE|FCCC|HCR|HRI|HSP|ICCD|ID|IDB"
    r"|ITC|JIU|LC|LOS|NPT|PBC|"
    r"SPLOS|SPT|ST|TD|UNAT|UNEP|UNW|WHO"
)
_ORGAN_OF_ONE: Final = "|".join(rf"{letter}/(?:{second})(?![A-Za-z0-9])" for letter, second in _SECOND.items())
_RESOLVER: Final = "".join(
    rf"|(?<={re.escape(site)})" for site in (
        "undocs.org/", "undocs.org/en/", "docs.un.org/", "docs.un.org/ar/", "docs.un.org/en/", "docs.un.org/es/",
        "docs.un.org/fr/", "docs.un.org/ru/", "docs.un.org/zh/", "FinalSymbol=",
    )
)  # fmt: skip
# Such as "A/HRC/44/45", "S/RES/2388 (2017)", "CRC/C/GC/6", "E/CN.4/2004/76/Add.1", "S/PV.7585",
# "undocs.org/A/HRC/44/45"; not "A/C", "and/or", nor the path of any other link.
_SYMBOL: Final = (
    rf"(?:(?<![\w./\\-]){_RESOLVER})(?:{_ORGAN_OF_ONE}|(?:{_PREFIXES})/{_ELEMENT})(?:/{_ELEMENT})*"
    r"(?:\s?\((?:[IVXL]+|\d{4})\)(?:[A-Z](?![\w]))?)?"
)
_ONE_STROKE: Final = r"[AEST]/(?:PV|SR|INF)\.\d+|LC/[A-Z]+\.\d+"
# Such as "UN Doc. ", "U.N. Document No. ", "Symbol: ".
_LABEL: Final = (
    rf"(?i)^(?:U\.?N\.?\s+)?(?:{resolutions.choices('label')})"
    rf"(?:\s*(?:{resolutions.choices('number of document')}))?\s*[.:]?\s+"
)
# A year after any symbol; it only belongs to the symbols of Security Council resolutions and decisions.
_YEAR: Final = r"\(\d{4}\)$"
# Other spellings, "S/RES 1325 (2000)", "UNGA/RES/55/25", "GA/RES/55/25", and those of documents.
_SPELT: Final = (
    (r"(?i)\b([ASE]/(?:HRC/)?(?:RES|DEC))\s+(?=\d)", r"\1/"),
    (r"(?i)(?<![\w/])(?:UN)?GA/(?=(?:RES|DEC)/)", "A/"),
    (r"(?i)(?<![\w/])(?:UN)?SC/(?=(?:RES|DEC)/)", "S/"),
)
# Such as "A/810" in "UN Doc. A/810": after a label, one stroke is enough.
_LABELLED_SYMBOL: Final = r"[AEST]/\d{3,5}"
_FEWEST_SLASHES: Final = 2  # of a whole symbol at least: with one, it may be a date or “A/C”
_FIELDS: Final = ("number", "collection_number", "title")
_MOST_LETTERS: Final = 50  # letters: no symbol is longer; what is goes through no expression
_MOST_OF_A_SERIES: Final = 4  # elements of a symbol that name its series
_CENTURY: Final = 2000  # of a year of two digits


class Symbol(NamedTuple):
    """A document symbol and what it says by its rules, "" or None for what it does not say.

    `body` is the organ, `session` such as "64" or "S-27", `kind` the nature of the document, `change` its change to
    another document ("addendum 1").
    """

    text: str
    body: str = ""
    session: str = ""
    year: int | None = None
    kind: str = "document"
    change: str = ""

    @property
    def link(self) -> str:
        """The United Nations' link to the document."""
        return f"{_LINK}{self.text}"


def find_symbols(text: str) -> list[str]:
    """Return the document symbols of a text without repetition, and without a space before the session or year."""
    if "/" not in text:
        return []
    candidates = (_normalise_symbol(match[0]) for match in re.finditer(_SYMBOL, _unify_spelling(text)))
    return list(dict.fromkeys(filter(_is_whole, candidates)))


def comparable_symbols(text: str) -> list[str]:
    """Return the document symbols of a text for comparison, without repetition."""
    return list(dict.fromkeys(map(comparable_symbol, find_symbols(text))))


def comparable_symbol(symbol: str) -> str:
    """Return a symbol for comparison: without session and year, which many people leave out."""
    return set_capitals(re.sub(r"\([^)]*\)", "", symbol) if "(" in symbol else symbol)


def parse_symbol(text: str) -> str:
    """Return the symbol that a whole text is, in any case, with spaces and labels, or in words; "" for none."""
    if "/" not in text and not resolutions.may_name(text):
        return ""
    bare = re.sub(_LABEL, "", text.strip())
    if symbol := resolutions.resolution_symbol(bare):
        return symbol
    if bare != text.strip() and re.fullmatch(_LABELLED_SYMBOL, bare):
        return bare
    return next(
        (symbol for form in _list_spellings(bare) if find_symbols(form) == [symbol := _normalise_symbol(form)]), ""
    )


def correct_symbol(text: str) -> str:
    """Return a symbol in other letters, with spaces or a label, in the form of documents; any other text unchanged."""
    bare = re.sub(_LABEL, "", text.strip())
    return next((form for form in _list_spellings(bare) if find_symbols(form) == [_normalise_symbol(form)]), text)


def set_capitals(text: str) -> str:
    """Return a symbol with the capitals that documents use: "A/HRC/44/45/Add.1"."""
    return re.sub(r"[A-Za-z]+", _set_case, text)


def symbols_in(text: str) -> list[str]:
    """Return the symbols of all documents that a text names, also of resolutions in words, without repetition."""
    if only_symbol := parse_symbol(text):
        return [only_symbol]
    unique: dict[str, str] = {}
    for symbol in (*find_symbols(text), *(symbol for symbol, _end in resolutions.find_resolutions(text))):
        unique.setdefault(comparable_symbol(symbol), symbol)
    return list(unique.values())


def own_symbols(publication: Publication) -> list[str]:
    """Return the symbols of the document that a record describes, that of its number first.

    They stand in its number, its title or its link to the United Nations' documents, or fill a note or another field.
    """
    symbols: list[str] = []
    for name in _FIELDS:
        text = getattr(publication, name)
        if text and ("/" in text or resolutions.may_name(text)):
            symbols += find_symbols(text) or _find_leading_symbol(text, is_title=name == "title")
    if "un" in publication.url and "docs" in publication.url:
        symbols += find_symbols(publication.url)
    if publication.addendum or publication.extra or publication.note:
        symbols += filter(None, map(parse_symbol, _texts_of_other_fields(publication)))
    return list(dict.fromkeys(symbols)) if len(symbols) > 1 else symbols


def describe_symbol(symbol: str) -> Symbol:
    """Return a symbol with everything that the rules say about it."""
    elements = set_capitals(symbol.partition("(")[0]).split("/")
    kinds = [kind for element in elements if (kind := NATURES.get(re.sub(r"[.\d].*", "", element)))]
    changes = [
        f"{CHANGES[match[1]]} {match[2]}".strip()
        for element in elements[1:]
        if (match := re.fullmatch(r"([A-Za-z]+)\.?(\d*)", element)) and match[1] in CHANGES
    ]
    return Symbol(
        symbol,
        _body(elements),
        _session(symbol, elements),
        _year(symbol, elements),
        kinds[-1] if kinds else "document",
        ", ".join(changes),
    )


def _texts_of_other_fields(publication: Publication) -> Iterable[str]:
    """Yield short texts of other fields, into which a program without a field for numbers may have put a symbol."""
    for text in (publication.addendum, publication.note, *publication.extra.values()):
        if isinstance(text, str) and "/" in text and len(text) <= _MOST_LETTERS:
            yield text


def _find_leading_symbol(text: str, *, is_title: bool) -> list[str]:
    """Return the symbol of the resolution that begins a text; a title needs its year, or may only be about it."""
    symbol, end = resolutions.find_leading_resolution(text)
    if not symbol:
        return []
    is_number = end == len(text)
    is_whole = symbol.count("/") > _FEWEST_SLASHES or "(" in symbol
    is_own = is_whole and re.match(_text_behind_resolution(), text[end:]) if is_title else is_number
    return [symbol] if is_own else []


@cache
def _text_behind_resolution() -> str:
    """Return what may follow a resolution that begins a title: a date, the title's own words; not "ten years on"."""
    return rf"\s*(?:$|[:,.;/(\[–—-]|(?:{choices_for('genitive')})\s+\d)"


def _unify_spelling(text: str) -> str:
    """Return a text with the strokes and letters that documents use in symbols."""
    text = text.replace("‑", "-")
    for misspelling, spelling in _SPELT if "RES" in (upper := text.upper()) or "DEC" in upper else ():
        text = re.sub(misspelling, spelling, text)
    return text


def _normalise_symbol(text: str) -> str:
    symbol = re.sub(r"\s", "", text.rstrip(".-"))
    return symbol if symbol.startswith("S/") else re.sub(_YEAR, "", symbol)


def _is_whole(symbol: str) -> bool:
    """Tell whether a candidate has a number and two strokes; the record of a meeting needs only one stroke."""
    strokes = symbol.count("/")
    return (strokes >= _FEWEST_SLASHES and any(map(str.isdecimal, symbol.partition("/")[2]))) or bool(
        re.fullmatch(_ONE_STROKE, symbol)
    )


def _list_spellings(text: str) -> list[str]:
    """Return the ways to write a text as a symbol: without spaces at strokes, and with the capitals of documents."""
    compact_text = re.sub(r"\s*/\s*", "/", text.replace("‑", "-")).rstrip("./ ")
    return [compact_text, set_capitals(compact_text)] if "/" in compact_text else []


def _set_case(word: re.Match[str]) -> str:
    """Return a word of a symbol in capitals, except the few with small letters: "Add.1", "Sub.2"."""
    title = word[0].title()
    return title if title in CHANGES or title == "Sub" else word[0].upper()


def _body(elements: list[str]) -> str:
    for length in range(min(len(elements), _MOST_OF_A_SERIES), 0, -1):
        if body := BODIES.get("/".join(elements[:length])):
            return body
    return ""


def _session(symbol: str, elements: list[str]) -> str:
    if elements[0] != "A":
        return ""
    if roman := re.search(r"\(([IVXL]+)\)", symbol):
        return str(value_of_roman(roman[1]))
    session = next((element for element in elements[1:-1] if re.fullmatch(r"(?:E?S-)?\d{1,3}", element)), "")
    return "" if "CONF" in symbol or "AC." in symbol else session


def _year(symbol: str, elements: list[str]) -> int | None:
    if year_in_brackets := re.search(r"\((\d{4})\)", symbol):
        return int(year_in_brackets[1])
    if elements[:2] == ["HCR", "GIP"] and elements[2].isdecimal():
        return _CENTURY + int(elements[2])
    year_match = next(
        (match for element in elements[1:] if (match := re.fullmatch(r"(CONF\.)?((?:19[4-9]|20\d)\d)", element))), None
    )
    return int(year_match[2]) if year_match and (year_match[1] or year_match[0] != elements[-1]) else None
