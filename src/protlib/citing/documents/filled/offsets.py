"""The elements of XML with the places of their bytes, so that what is not changed need not be written anew."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Protocol

from protlib.citing.documents.filled.edits import Edit
from protlib.formats.word.package import short_name

# Such as `<w:t xml:space="preserve">`: a value may hold the sign that ends a tag.
_TAG: Final = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
# Such as ' encoding="ISO-8859-1"' in the declaration.
_ENCODING: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)")
# Such as "&amp;" and "&#8212;", or a character.
_CHARACTER: Final = re.compile(r"&[^;]+;|.", re.DOTALL)


class Handler(Protocol):
    """What is told of the elements, in their order; names are "w:p", of other namespaces bare, places those of bytes."""

    def start(self, name: str, attributes: Mapping[str, str], at: int, behind: int) -> None:
        """Take the beginning of an element: where its start tag begins, and where that ends."""

    def end(self, name: str, at: int, behind: int) -> None:
        """Take the end of an element: where its end tag begins and ends; both are the same where it has none."""

    def characters(self, text: str) -> None:
        """Take text, which may come in pieces."""


def scan(data: bytes, handler: Handler, part: str) -> None:
    """Tell a handler of the elements of XML; ValueError where it is none, or in no UTF-8."""
    from xml.parsers import expat

    told = _ENCODING.match(data)
    if data.startswith(_UTF_16) or (told and told[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}):
        raise ValueError(f"{part} is not UTF-8")

    def refuse(*_: Any) -> None:
        raise ValueError(f"{part} has a DOCTYPE; save the document again")

    parser = expat.ParserCreate(namespace_separator=" ")
    empty_end = -1

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal empty_end
        at = parser.CurrentByteIndex
        behind = tag_end(data, at)
        empty_end = behind if data.startswith(b"/>", behind - 2) else -1
        handler.start(short_name(name), {short_name(key): value for key, value in attributes.items()}, at, behind)

    def end(name: str) -> None:
        nonlocal empty_end
        at = parser.CurrentByteIndex
        # Of an element without an end tag, expat tells the place behind it, where another end tag may begin.
        behind = empty_end if empty_end >= 0 else data.index(b">", at) + 1
        handler.end(short_name(name), behind if empty_end >= 0 else at, behind)
        empty_end = -1

    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"{part} is damaged or cut off at line {error.lineno}") from error


def tag_end(data: bytes, at: int) -> int:
    """Return where the tag ends that begins there."""
    tag = _TAG.match(data, at)
    return tag.end() if tag else len(data)


@lru_cache(maxsize=4)  # an element with a thousand citations is asked for a thousand times
def characters(raw: bytes) -> Sequence[tuple[str, int, int]]:
    """Return the characters of the text of an element, each with where its bytes begin and end; none where it is no mere text."""
    if b"<" in raw:
        return ()
    from html import unescape

    found: list[tuple[str, int, int]] = []
    position = 0
    for match in _CHARACTER.finditer(raw.decode()):
        end = position + len(match[0].encode())
        found.append((unescape(match[0]) if match[0].startswith("&") else match[0], position, end))
        position = end
    return tuple(found)


def declared(data: bytes, spaces: Mapping[str, str]) -> list[Edit]:
    """Return what makes the root of XML know these prefixes, each with its namespace; ValueError where one means another."""
    start = data.index(b"<", data.find(b"?>") + 1 if data.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") else 0)
    while data.startswith((b"<!--", b"<?"), start):
        start = data.index(b"<", tag_end(data, start))
    tag = data[start : tag_end(data, start)]
    place = start + len(tag) - (2 if tag.endswith(b"/>") else 1)
    missing: list[str] = []
    for prefix, space in spaces.items():
        known = re.search(rf"\sxmlns:{prefix}\s*=\s*[\"']([^\"']*)".encode(), tag)
        if known is None:
            missing.append(f' xmlns:{prefix}="{space}"')
        elif known[1].decode() != space:
            raise ValueError(f"it uses the XML prefix {prefix} for something else")
    return [Edit(place, place, "".join(missing).encode())] if missing else []
