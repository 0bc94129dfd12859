"""From the bytes of a file to its text, whatever program saved it."""

import codecs
import re
from contextlib import suppress
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BYTES_OF_A_HEAD: Final = 4096  # an XML declaration or a marked charset stands at once
# Decoded to see whether they can be: the text of a large file must not be in memory twice.
_BYTES_AT_ONCE: Final = 1 << 18
MIXED: Final = "utf-8 with windows-1252"
"""The encoding of a Western text of which nothing tells another one."""
# Such as "% Encoding: UTF-8" of JabRef, `<?xml version="1.0" encoding="UTF-8"`, and what BibDesk and editors write.
_DECLARATION: Final = re.compile(
    rb"""^%[^\r\n]*?coding *[:=] *([\w.-]+)|^%+ *saved with string encoding [^(\r\n]*\(([\w -]+)\)|"""
    rb"""<\?xml[^>]*\sencoding=["']([\w.-]+)|^Content: *text/plain; *charset="?([\w.-]+)""",
    re.IGNORECASE | re.MULTILINE,
)
_PYTHON_NAMES: Final = {
    "mac os roman": "mac-roman", "x-macroman": "mac-roman", "macroman": "mac-roman",
    "windows latin 1": "windows-1252", "ansi": "windows-1252",
}  # fmt: skip
_SUPERSETS: Final = {"iso8859-1": MIXED, "cp1252": MIXED}
# Between two small letters Windows-1252 would have a capital or a trade mark there, Mac Roman has ä ç é è ê ô ù ü.
_MAC_LETTERS: Final = re.compile(rb"[a-z][\x8a\x8d-\x90\x99\x9d\x9f][a-z]")
_UTF8_LETTER: Final = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
# In a text in an East Asian encoding, fewer bytes are UTF-8 by chance.
_PARTLY: Final = 0.5
_HIGH: Final = bytes(range(0x80, 0x100))
# Where there is none of these, no byte beyond ASCII is UTF-8.
_MAY_BE_UTF8: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xf4][\x80-\xbf]{2}")
_BAD_BYTES: Final = re.compile("[\udc80-\udcff]+")
_WIDE_LETTER: Final = 4  # bytes of a letter of UTF-32


def decode(data: bytes) -> str:
    """Return the text of a file's bytes, without a byte order mark; its last character may be cut off."""
    name = _read_mark(data)
    if not name:
        try:
            return data.decode("utf-8")  # as nearly all files are; to ask for the name first would decode them twice
        except UnicodeDecodeError as error:
            name = _detect_narrow(data, error)
    if name == MIXED:
        return _decode_mixed_text(data)
    return data.decode(name, "replace").removeprefix("\ufeff")


def in_utf8(data: bytes) -> bytes:
    """Return a file's bytes in UTF-8, without a byte order mark: nearly all are so, and need no copy."""
    return data if not _read_mark(data) and _is_utf8(data) else decode(data).encode()


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, piece by piece: the text of all of them may take twice their memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _BYTES_AT_ONCE):
            decoder.decode(data[start : start + _BYTES_AT_ONCE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def encoding(data: bytes) -> str:
    """Return the name of the encoding with which `decode` reads bytes.

    The signs, in order: a byte order mark, zero bytes, valid UTF-8, a declaration in the text, the letters. Without a
    sign, it is Windows-1252, a superset of Latin-1, or Mac Roman or code page 850 if line ends or letters suggest that.
    A file made of several sources may mix UTF-8 and Windows-1252.
    """
    if name := _read_mark(data):
        return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _detect_narrow(data, error)
    return "utf-8"


def _read_mark(data: bytes) -> str:
    """Return the encoding that a byte order mark or zero bytes show, else ""."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    return _detect_wide(data[:_BYTES_OF_A_HEAD])


def _detect_wide(head: bytes) -> str:
    """Return UTF-16 or UTF-32 if the positions of the zero bytes show one of them, else ""."""
    if head.count(0) * 10 < len(head) or not head:
        return ""
    zeros = [head[position::_WIDE_LETTER].count(0) for position in range(_WIDE_LETTER)]
    if sum(zeros) * 5 >= len(head) * 3:  # three of four bytes, but for some letters
        return "utf-32-le" if zeros[3] > zeros[0] else "utf-32-be"
    return "utf-16-le" if zeros[1] + zeros[3] > zeros[0] + zeros[2] else "utf-16-be"


def _detect_narrow(data: bytes, error: UnicodeDecodeError) -> str:
    """Return the encoding of bytes that are not UTF-8 as a whole; the error says why."""
    is_cut_off = error.reason == "unexpected end of data" and not data[: error.start].isascii()
    return "utf-8" if is_cut_off else _read_declaration(data) or _guess_legacy(data)


def _read_declaration(data: bytes) -> str:
    match = _DECLARATION.search(data[:_BYTES_OF_A_HEAD])
    if not match:
        return ""
    declared_charset = next(filter(None, match.groups())).decode("ascii").lower()
    try:
        name = codecs.lookup(_PYTHON_NAMES.get(declared_charset, declared_charset)).name
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    return "" if name.startswith("utf") else _SUPERSETS.get(name, name)


def _guess_legacy(data: bytes) -> str:
    from protlib.formats.common.charset_guess import guess, guess_western

    is_partly_utf8 = _is_partly_utf8(data)
    if not is_partly_utf8 and (name := guess(data)):
        return name
    is_mac = (b"\r" in data and b"\n" not in data) or _MAC_LETTERS.search(data) is not None
    if _UTF8_LETTER.search(data):
        return MIXED
    if is_partly_utf8:
        return "mac-roman" if is_mac else MIXED
    return guess_western(data, may_be_mac=is_mac) or MIXED


def _is_partly_utf8(data: bytes) -> bool:
    bad = sum(map(len, _BAD_BYTES.findall(data.decode("utf-8", "surrogateescape"))))
    return bad < (1 - _PARTLY) * (len(data) - len(data.translate(None, _HIGH)))


def _decode_mixed_text(data: bytes) -> str:
    if not _MAY_BE_UTF8.search(data):
        with suppress(UnicodeDecodeError):
            return data.decode("windows-1252")
    return _BAD_BYTES.sub(_windows_1252, data.decode("utf-8", "surrogateescape"))


def _windows_1252(bad: re.Match[str]) -> str:
    data = bad[0].encode("ascii", "surrogateescape")
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
