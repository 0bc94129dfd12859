"""MarcEdit's mnemonic MARC (.mrk): one field on each line, and a blank line between records.

Such as "=245  10$aCaring for trafficked persons /$cIOM."
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from protlib.formats.marc.marc_fields import Marc, MarcField
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import find_cut

_LINE: Final = re.compile(r"=(LDR|[0-9A-Z]{3})(?:  ?|\t)(.*)")
_HEAD: Final = re.compile(r"\ufeff?\s*=(?:LDR|00\d|[0-9]{3})  ?\S")
_START: Final = re.compile(r"^=LDR ", re.MULTILINE)
_LEADER: Final = "LDR"
_BLANK: Final = "\\"
_LETTERS_OF_INDICATORS: Final = 2  # MARC 21 has two indicators
# Such as "{eacute}" and "{dollar}".
_MNEMONIC: Final = re.compile(r"\{([A-Za-z0-9]+)\}")
# Diacritics come before their letter, as in MARC-8.
_MARKS: Final = {
    "grave": "\u0300", "acute": "\u0301", "circ": "\u0302", "tilde": "\u0303", "macr": "\u0304", "breve": "\u0306",
    "dot": "\u0307", "uml": "\u0308", "ring": "\u030a", "dblac": "\u030b", "caron": "\u030c", "cedil": "\u0327",
    "ogon": "\u0328", "dotb": "\u0323",
}  # fmt: skip
_LETTERS: Final = {
    "dollar": "$", "lcub": "{", "rcub": "}", "bsol": "\\", "AElig": "Æ", "aelig": "æ", "OElig": "Œ", "oelig": "œ",
    "Ostrok": "Ø", "ostrok": "ø", "Lstrok": "Ł", "lstrok": "ł", "Dstrok": "Đ", "dstrok": "đ", "THORN": "Þ",
    "thorn": "þ", "eth": "ð", "inodot": "ı", "softsign": "ʹ", "hardsign": "ʺ", "mlrhring": "ʾ", "mllhring": "ʿ",
    "copy": "©", "deg": "°", "pound": "£", "iquest": "¿", "iexcl": "¡", "szlig": "ß", "reg": "®", "plusmn": "±",
    "middot": "·",
}  # fmt: skip
_MARKED_LETTER: Final = re.compile(rf"([{''.join(_MARKS.values())}]+)(\w)")


def sniff(head: str) -> bool:
    """Tell whether a text begins with the leader or a field of such a record."""
    return _HEAD.match(head) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; a line that is no field continues the one before."""
    from protlib.formats.marc.record_reader import gather_works

    problems: list[Problem] = []
    records = _records(text.removeprefix("\ufeff"), problems)
    return gather_works(records, options, len(_START.findall(text)), problems)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Marc]]:
    """Yield each record and the line where it begins; a blank line or another leader ends it."""
    start = 0
    fields: list[tuple[str, str]] = []
    ends: list[tuple[int, str]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        match = _LINE.match(line)
        if fields and (not line.strip() or (match and match[1] == _LEADER)):
            ends.append((start, fields[-1][0]))
            yield start, _marc(fields)
            fields = []
        if match:
            start = start if fields else number
            fields.append((match[1], match[2]))
        elif fields and line.strip():
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
        elif line.strip():
            problems.append(Problem(number, "", "not a MARC field; left out", lost=True))
    problems += find_cut(text, ends)


def _marc(lines: list[tuple[str, str]]) -> Marc:
    control = {tag: text.replace(_BLANK, " ") for tag, text in lines if tag == _LEADER or tag.startswith("00")}
    fields = [_field(tag, text) for tag, text in lines if tag not in control and len(text) > _LETTERS_OF_INDICATORS]
    return Marc(control.pop(_LEADER, ""), {tag: _replace_mnemonics(text) for tag, text in control.items()}, fields)


def _field(tag: str, text: str) -> MarcField:
    indicators, *parts = text.split("$")
    indicators = indicators.replace(_BLANK, " ")[:_LETTERS_OF_INDICATORS]
    return MarcField(
        tag,
        indicators.ljust(_LETTERS_OF_INDICATORS),
        tuple((part[:1], _replace_mnemonics(part[1:])) for part in parts if part),
    )


def _replace_mnemonics(text: str) -> str:
    """Return a text with characters in place of its mnemonics; unknown ones stay."""
    if "{" not in text:
        return text
    characters = {**_MARKS, **_LETTERS}
    text_with_letters = _MNEMONIC.sub(lambda match: characters.get(match[1], match[0]), text)
    return unicodedata.normalize("NFC", _MARKED_LETTER.sub(r"\2\1", text_with_letters))
