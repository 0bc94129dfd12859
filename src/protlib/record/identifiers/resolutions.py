"""Finds resolutions and decisions of the United Nations in words: "UNSCR 1325", "GA Res.

217 A (III)", "résolution 2331 (2016)".
`resolutions.txt` has the names of the organs in the United Nations languages and Portuguese, and their acronyms. A
resolution is named by an organ, a nature and a number, whose order depends on the language.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.tables import choices_of, read_rows

_ROWS: Final = read_rows(Path(__file__).with_suffix(".txt"))


def choices(kind: str, code: str = "") -> str:
    """Return the words of a kind, and of a code where there is one, as the choices of an expression."""
    return choices_of(
        word
        for row_kind, row_code, names in _ROWS
        if row_kind == kind and code in {"", row_code}
        for word in names.split("|")
    )


_PREFIXES: Final = tuple(code for kind, code, _names in _ROWS if kind == "organ")
_ORGAN: Final = choices("organ")
_NATURE: Final = rf"(?P<nature{{0}}>{choices('nature')})"
_UN: Final = rf"(?:(?:{choices('united nations')})\s*)"
# Such as "55/25", "S-27/2", "2005/20", "1325 (2000)", "3363 (XXX)", "217 A (III)", "217(III) A", and the Security
# Council's "1325".
_NUMBER: Final = (
    r"(?P<number{0}>(?:E?S-)?\d+/\d+|\d+(?:\s?(?-i:[A-ZА]))?\s?[(（](?:[IVXL]+[)）](?:\s?(?-i:[A-Z])(?!\w))?"
    r"|\d{{4}}[)）])|\d{{1,4}})"
)
_END: Final = r"(?![\w/])"
_OF_THE: Final = f"(?:{choices('of')})"
_NO: Final = f"(?:{choices('number')})"
# Such as "General Assembly resolution 55/25", "UNGA, Res. 46/182" and "Consejo de Seguridad, resolución 1325 (2000)".
_ORGAN_FIRST: Final = (
    rf"{_UN}?(?P<organ0>{_ORGAN})(?:['’]s)?,?\s+{_NATURE.format(0)},?\s*(?:{_NO}\s*)?{_NUMBER.format(0)}{_END}"
)
# Such as "resolution 55/25 of the General Assembly", and "resolution 3363 (XXX)", which needs no organ.
_ORGAN_LAST: Final = (
    rf"{_NATURE.format(1)}\s*(?:{_NO}\s*)?{_NUMBER.format(1)}{_END}"
    rf"(?:,?\s+(?:{_OF_THE}\s*)?{_UN}?(?P<organ1>{_ORGAN})(?!\w))?"
)
# Such as "resolución del Consejo de Seguridad 1325 (2000)" and "قرار مجلس الأمن 1325 (2000)".
_ORGAN_BETWEEN: Final = (
    rf"{_NATURE.format(2)}\s+(?:{_OF_THE}\s*)?(?P<organ2>{_ORGAN})(?:\s+{_UN})?"
    rf"\s*(?:{_NO}\s*)?{_NUMBER.format(2)}{_END}"
)
# Such as "安全理事会第2331(2016)号决议".
_NATURE_LAST: Final = rf"{_UN}?(?P<organ3>{_ORGAN})第?\s*{_NUMBER.format(3)}\s*号?\s*(?P<nature3>{choices('behind')})"
# Such as "UNSCR 1325" and "UN SCR 1820 (2008)".
_SHORT_FORM: Final = rf"(?:U\.?N\.?\s?SCR|SCR(?=\s*\d+\s*\(\d{{4}}\)))\s*(?:{_NO}\s*)?{_NUMBER.format(4)}{_END}"
_WAYS: Final = (_ORGAN_FIRST, _ORGAN_LAST, _ORGAN_BETWEEN, _NATURE_LAST, _SHORT_FORM)
_ADOPTION_WORDS: Final = rf"(?i)(?<![\w/])(?:{'|'.join(_WAYS)})"
_DECISION: Final = f"{choices('nature', 'DEC')}|{choices('behind', 'DEC')}"
_SCR: Final = 4  # the position of _SHORT_FORM among _WAYS, counted from 0
# A text that names a resolution has one of these in small letters, beside a number.
_HINTS: Final = tuple(hint for kind, _code, hints in _ROWS if kind == "hint" for hint in hints.split("|"))
_DIGIT: Final = expression(r"\d")
_FIGURES: Final = b"0123456789"
_MOST_LETTERS: Final = 120  # letters: a title that begins with a resolution has said so by then
_PLAIN: Final = str.maketrans("（）А", "()A")
_SHORTEST_NATURE: Final = 5  # letters: “resolution” or “decision”, not “res.”, which other bodies use with such numbers


def find_resolutions(text: str) -> Iterator[tuple[str, int]]:
    """Yield the symbols of resolutions and decisions that a text names in words, each with the end of its words."""
    if not may_name(text):
        return
    for match in re.finditer(_ADOPTION_WORDS, text):
        if symbol := _symbol(match):
            yield symbol, match.end()


def resolution_symbol(text: str) -> str:
    """Return the symbol of the resolution that a whole text names in words, "" for none."""
    match = re.fullmatch(rf"{_ADOPTION_WORDS}[.;,]?", text) if may_name(text) else None
    return _symbol(match) if match else ""


def find_leading_resolution(text: str) -> tuple[str, int]:
    """Return the symbol of the resolution that begins a text, and where its words end; ("", 0) for none."""
    match = re.match(_ADOPTION_WORDS, text) if may_name(text[:_MOST_LETTERS]) else None
    return (_symbol(match), match.end()) if match else ("", 0)


def may_name(text: str) -> bool:
    """Tell quickly whether a text may name a resolution or a decision: nearly none does."""
    # To count the bytes of a title without its figures takes a tenth of a search for one.
    if text.isascii() and len(text.encode().translate(None, _FIGURES)) == len(text):
        return False
    if _DIGIT.search(text) is None:
        return False
    lowered_text = text.lower()
    return any(map(lowered_text.__contains__, _HINTS))


def _symbol(match: re.Match[str]) -> str:
    """Return the symbol of a resolution in words, "" if unclear: many bodies number like the Security Council."""
    number = re.sub(r"\s", "", _group(match, "number")).translate(_PLAIN).upper()
    nature = _group(match, "nature").casefold()
    prefix = "S" if match[f"number{_SCR}"] else _prefix(_group(match, "organ"))
    if not prefix and re.search(r"\([IVXL]+\)", number) and len(nature) >= _SHORTEST_NATURE:
        prefix = "A"
    is_of_council = re.fullmatch(r"\d{1,4}(?:\(\d{4}\))?", number) is not None
    if not prefix or (prefix == "S") is not is_of_council:
        return ""
    if part := re.fullmatch(r"(\d+)([A-Z]?)(\([IVXL]+\))([A-Z]?)", number):
        number = f"{part[1]}{part[3]}{part[2]}{part[4]}"
    kind = "DEC" if nature and re.match(_DECISION, nature) else "RES"
    return f"{prefix}/{kind}/{number}"


def _prefix(organ: str) -> str:
    return next(
        (code for code in _PREFIXES if organ and re.fullmatch(choices("organ", code), organ, re.IGNORECASE)), ""
    )


def _group(match: re.Match[str], name: str) -> str:
    """Return the text of a group, whichever order of words matched."""
    return next((text for key, text in match.groupdict().items() if key.startswith(name) and text), "")
