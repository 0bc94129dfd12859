"""Exchange files of MARC 21 (ISO 2709, .mrc): a leader, a directory and the fields of each record, then one end byte.

The text is UTF-8 or MARC-8, else in the encoding that the bytes of all such records suggest, whatever the leader says:
a record alone may say too little. Records in other scripts of MARC-8, and those that may be in it, are read as far as
possible, and reported.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final

from protlib.formats.common.charset import MIXED, decode, encoding
from protlib.formats.marc.marc_fields import Marc, MarcField
from protlib.formats.marc.unimarc import is_unimarc
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.record.tables import read_rows

_USUAL_LETTERS: Final = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýœßłńśšžčřěůāīūḥṣṭḍʻʼ")
"""Letters that many texts of catalogues have; a text read in the wrong way has others."""
_ESCAPE: Final = b"\x1b"
_FIRST_LETTER: Final = 0x80  # those below ANSEL are of other encodings
_STRAY: Final = re.compile(rb"[\xe0-\xfe](?![A-Za-z\xa1-\xc8\xe0-\xfe])")  # a mark before no letter
_MOST_LOOSE: Final = 0.2
"""The share of marks that make no letter of their own with what they stand on: in Latin-1 most would."""

_END_OF_RECORD: Final = b"\x1d"
_END_OF_FIELD: Final = b"\x1e"
_FILLING_BYTES: Final = b"\r\n \0\x1a"
"""What programs write between records, and at the end of a file."""
_PART: Final = "\x1f"
_BYTES_OF_LEADER: Final = 24  # ISO 2709
_BYTES_OF_AN_ENTRY: Final = 12  # of the directory: a tag, a length of four figures, a start of five
_BYTES_OF_A_SAMPLE: Final = 1 << 20  # of text: more change no guess
_WESTERN: Final = frozenset({MIXED, "cp850", "mac-roman"})
"""Encodings that a few letters may suggest where the text is in another one."""
_HIGH: Final = bytes(range(0x80, 0x100))
_FEWEST_LETTERS: Final = 8  # that tell an encoding: fewer are letters of several languages
# Such as "\x1fa" before a title, and "\x1e10" before a field: no letters of the text.
_CODES: Final = re.compile(rb"\x1f.|\x1e[ \d]{0,2}", re.DOTALL)
_MARK_WITHIN_WORD: Final = re.compile(rb"[a-z][\xc1-\xd6][A-Za-z]")
"""An accent of ISO 5426 before its letter, the usual encoding of older UNIMARC; in Latin-1, a capital in a word."""
# The record's length and kind, the sizes of indicators and codes, the start of the fields, the size of an entry.
_HEAD: Final = re.compile(rb"\s*\d{5}[a-z ][a-z ][a-z\s]..22\d{5}.{3}45..", re.DOTALL)


def sniff(head: bytes) -> bool:
    """Tell whether a file with this head is one of MARC 21."""
    return _HEAD.match(head) is not None


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a file, with their positions instead of lines; a damaged or cut record is reported."""
    from protlib.formats.marc.record_reader import gather_works

    problems: list[Problem] = []
    return gather_works(_records(data, problems), options, data.count(_END_OF_RECORD), problems)


def _records(data: bytes, problems: list[Problem]) -> Iterator[tuple[int, Marc]]:
    contents = [content for block in data.split(_END_OF_RECORD) if (content := block.strip(_FILLING_BYTES))]
    charset = _find_charset(contents)
    is_ended = data.rstrip(_FILLING_BYTES).endswith(_END_OF_RECORD)
    for number, content in enumerate(contents, 1):
        is_cut = number == len(contents) and not is_ended and _is_cut(content)
        marc = None if is_cut else _marc(content, charset)
        if marc is None:
            message = f"record {number} is cut off or damaged; left out"
            problems.append(Problem(number, "", message, lost=True))
            continue
        if charset in _WESTERN and (message := _doubt_about_letters(content, marc)):
            problems.append(Problem(number, marc.first_text("245", "ab") or marc.first_text("200", "a"), message))
        yield number, marc


def _is_cut(content: bytes) -> bool:
    """Tell whether a record is shorter than its leader says, by more than the ends of its last field and itself."""
    return _HEAD.match(content) is not None and len(content) + len(_END_OF_FIELD + _END_OF_RECORD) < int(content[:5])


def _find_charset(contents: Sequence[bytes]) -> str:
    """Return the encoding of the records that are neither UTF-8 nor MARC-8."""
    sample = bytearray()
    for content in contents:
        if not _is_utf8(content) and b"\x1b" not in content and not is_marc8(content):
            sample += _CODES.sub(b"\n", content[_BYTES_OF_LEADER:])
        if len(sample) > _BYTES_OF_A_SAMPLE:
            break
    letters = len(sample) - len(sample.translate(None, _HIGH))
    return encoding(bytes(sample)) if letters >= _FEWEST_LETTERS else MIXED


def _doubt_about_letters(content: bytes, marc: Marc) -> str:
    """Return what to tell about the encoding of a record, "" where its letters are surely right."""
    if _is_utf8(content):
        return ""
    if is_unimarc(marc):
        is_read = _MARK_WITHIN_WORD.search(content) is None
        return "" if is_read else "the text is in ISO 5426, which protlib cannot read; export it in UTF-8"
    is_read = is_marc8(content)
    return (
        ""
        if is_read
        else "the text is in MARC-8, which protlib reads only in part, or in a code page; check letters with accents"
    )


def _reader_of(content: bytes, charset: str) -> Callable[[bytes], str]:
    """Return what reads the texts of a record."""
    if _is_utf8(content):
        return decode
    if is_marc8(content):
        return decode_marc8
    return decode if charset == MIXED else partial(str, encoding=charset, errors="replace")


def _is_utf8(content: bytes) -> bool:
    """Tell whether a record is UTF-8, or ASCII without an escape to another script in MARC-8."""
    try:
        return "\x1b" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _marc(content: bytes, charset: str) -> Marc | None:
    """Return a record, whose text is in this encoding if no other is sure; None where its directory does not fit."""
    if not _HEAD.match(content):
        return None
    begin = int(content[12:17])  # MARC 21, leader, positions 12 to 16
    directory = content[_BYTES_OF_LEADER : begin - 1]
    control: dict[str, str] = {}
    fields: list[MarcField] = []
    read_text = _reader_of(content, charset)
    if len(directory) % _BYTES_OF_AN_ENTRY or not re.fullmatch(rb"(?:[0-9A-Za-z]{3}\d{9})+", directory):
        return None
    for position in range(0, len(directory), _BYTES_OF_AN_ENTRY):
        tag = directory[position : position + 3].decode("ascii")
        length, offset = int(directory[position + 3 : position + 7]), int(directory[position + 7 : position + 12])
        text = read_text(content[begin + offset : begin + offset + length].rstrip(_END_OF_FIELD))
        if tag.startswith("00"):
            control[tag] = text
        else:
            head, *parts = text.split(_PART)
            fields.append(MarcField(tag, head[:2], tuple((part[:1], part[1:]) for part in parts)))
    return Marc(content[:_BYTES_OF_LEADER].decode("latin-1"), control, fields)


def is_marc8(data: bytes) -> bool:
    """Tell whether bytes are Latin letters of MARC-8: each mark stands before a letter, and most make one with it.

    "réfugiés" in Latin-1 would have a caron on "f", and "niñas" would be "niąs", with a letter of fewer languages. Text
    in other scripts has escapes, and is none.
    """
    letters, marks = _letters(), _marks()
    high_bytes = {byte for byte in data if byte >= _FIRST_LETTER}
    if _ESCAPE in data or _STRAY.search(data) or not high_bytes <= letters.keys() | marks.keys():
        return False
    count = sum(byte in marks for byte in data)
    text = decode_marc8(data)
    is_firm = sum(map(_is_loose, text)) <= _MOST_LOOSE * count
    return is_firm and _count_usual(text) >= _count_usual(data.decode("latin-1"))


def _count_usual(text: str) -> int:
    return sum(letter in _USUAL_LETTERS for letter in text.lower())


def _is_loose(sign: str) -> bool:
    """Tell whether a mark stands behind a letter without making another one; halves over two letters never do."""
    return unicodedata.combining(sign) > 0 and not unicodedata.name(sign).endswith("HALF")


def decode_marc8(data: bytes) -> str:
    """Return the text of bytes in MARC-8, its marks behind their letters."""
    text = data.decode("latin-1")
    marks = "".join(map(chr, _marks()))
    accented_text = re.sub(rf"([{marks}]+)([^{marks}])", r"\2\1", text)
    return unicodedata.normalize("NFC", accented_text.translate(_letters() | _marks()))


@cache
def _letters() -> dict[int, str]:
    return {int(byte, 16): letter for kind, byte, letter in _rows() if kind == "letter"}


@cache
def _marks() -> dict[int, str]:
    return {int(byte, 16): chr(int(mark, 16)) for kind, byte, mark in _rows() if kind == "mark"}


def _rows() -> tuple[tuple[str, ...], ...]:
    return read_rows(Path(__file__).with_name("marc8.txt"))
