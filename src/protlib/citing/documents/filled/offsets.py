"""XML elements with the positions of their bytes, and edits there, which leave every other byte as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.word_processing.document_fields import PLAIN_HYPHENS
from protlib.word_processing.package import NO_ATTRIBUTES, Handler, Tag, new_parser, run_parser, short_name, short_names

# Such as `<w:t xml:space="preserve">`: a value may hold the sign that ends a tag.
_TAG: Final = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
# Such as `<?xml version="1.0" encoding="ISO-8859-1"`.
_ENCODING: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)")
# Such as "&amp;" and "&#8212;", or a character.
_CHARACTER: Final = re.compile(r"&[^;]+;|.", re.DOTALL)


class Edit(NamedTuple):
    """Bytes from `start` to before `end`, and the `new` ones that replace them."""

    start: int
    end: int
    new: bytes = b""


class OverlapError(ValueError):
    """Two edits change the same bytes; `position` is where the second begins."""

    def __init__(self, position: int) -> None:
        super().__init__("two citations stand within each other; delete both there, and type them anew")
        self.position = position


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the data with each edit made once; raises OverlapError where two edits change the same bytes.

    An insertion disappears where another edit removes the text on both sides of it.
    """
    pieces: list[bytes] = []
    position = 0
    for start, end, new in sorted(dict.fromkeys(edits), key=lambda edit: edit[:2]):
        if start == end < position:
            continue
        if start < position:
            raise OverlapError(start)
        pieces += (data[position:start], new)
        position = end
    return b"".join([*pieces, data[position:]])


def scan(data: bytes, handler: Handler, part: str) -> None:
    """Scan XML and call a handler for each element; raises ValueError where it is no XML, or not in UTF-8."""
    match = _ENCODING.match(data)
    if data.startswith(_UTF_16) or (match and match[1].lower() not in {b"utf-8", b"utf8", b"us-ascii"}):
        raise ValueError(f"{part} is not UTF-8")
    parser = new_parser(part)
    empty_end = -1

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal empty_end
        position = parser.CurrentByteIndex
        stop = tag_end(data, position)
        empty_end = stop if data.startswith(b"/>", stop - 2) else -1
        handler.start(Tag(short_name(name), short_names(attributes), position, stop))

    def end(name: str) -> None:
        nonlocal empty_end
        position = parser.CurrentByteIndex
        # For an element without an end tag, expat gives the place behind it, where another end tag may begin.
        stop = empty_end if empty_end >= 0 else data.index(b">", position) + 1
        handler.end(Tag(short_name(name), NO_ATTRIBUTES, stop if empty_end >= 0 else position, stop))
        empty_end = -1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.characters
    run_parser(parser, data, part)


def tag_end(data: bytes, start: int) -> int:
    """Return the end of the tag that begins at a position."""
    tag = _TAG.match(data, start)
    return tag.end() if tag else len(data)


@lru_cache(maxsize=4)  # an element with a thousand citations is asked for a thousand times
def characters(raw: bytes) -> Sequence[tuple[str, int, int]]:
    """Return the characters of an element's text, each with its first and last byte; none where it is not only text."""
    if b"<" in raw:
        return ()
    from html import unescape

    spans: list[tuple[str, int, int]] = []
    start = end = 0
    text = raw.decode()
    if text.isascii() and "&" not in text:
        return tuple(zip(text, range(len(text)), range(1, len(text) + 1), strict=True))
    for match in _CHARACTER.finditer(text):
        char = unescape(match[0]) if match[0].startswith("&") else match[0]
        end += len(match[0].encode())
        char = char if char.isascii() else char.translate(PLAIN_HYPHENS)
        if char:  # what is no text goes with the character behind it
            spans.append((char, start, end))
            start = end
    return tuple(spans)


def declare_prefixes(data: bytes, spaces: Mapping[str, str]) -> list[Edit]:
    """Return the edits that declare prefixes in XML's root; raises ValueError where a prefix means something else."""
    start = data.index(b"<", data.find(b"?>") + 1 if data.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") else 0)
    while data.startswith((b"<!--", b"<?"), start):
        start = data.index(b"<", tag_end(data, start))
    tag = data[start : tag_end(data, start)]
    position = start + len(tag) - (2 if tag.endswith(b"/>") else 1)
    declarations: list[str] = []
    for prefix, space in spaces.items():
        declaration = re.search(rf"\sxmlns:{prefix}\s*=\s*[\"']([^\"']*)".encode(), tag)
        if declaration is None:
            declarations.append(f' xmlns:{prefix}="{space}"')
        elif declaration[1].decode() != space:
            raise ValueError(f"it uses the XML prefix {prefix} for something else")
    return [Edit(position, position, "".join(declarations).encode())] if declarations else []
