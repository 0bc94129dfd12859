"""The words of pictures in documents of word processors, for those who do not see them; the engine leaves some out."""

import re
from base64 import b64decode
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from protlib.citing.citation import plain
from protlib.citing.engine import inlines
from protlib.citing.engine.inlines import Node

if TYPE_CHECKING:
    from zipfile import ZipFile

_PARTS: Final = {"docx": "word/document.xml", "odt": "content.xml"}
# In Word a picture has two descriptions; the engine writes the words into the first, and its address into the second.
_WORD: Final = re.compile(r'(<wp:docPr descr="([^"]*)"(?:(?!</w:drawing>).)*?<pic:cNvPr descr=")[^"]*"', re.DOTALL)
_QUOTES: Final = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
_OPEN: Final = re.compile(r'(<draw:image xlink:href="(Pictures/[^"]+)"[^>]*/>)(</draw:frame>)')


def described(data: bytes, to: str, blocks: Sequence[Node]) -> bytes:
    """Return a document in which each picture has its words, where it is one of a word processor; others as they are."""
    if to not in _PARTS or not any(True for _ in _images(blocks)):
        return data
    from zipfile import ZipFile

    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w") as new:
        change = _in_open(old, blocks) if to == "odt" else _in_word
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry, change(part.decode()).encode() if entry.filename == _PARTS[to] else part)
    return written.getvalue()


def _in_word(text: str) -> str:
    return _WORD.sub(r'\1\2"', text)


def _in_open(package: "ZipFile", blocks: Sequence[Node]) -> Callable[[str], str]:
    """Return what gives pictures their words; the bytes of each tell which it is."""
    words: Mapping[bytes, deque[tuple[str, str]]] = defaultdict(deque)
    for url, title, text in _images(blocks):
        words[b64decode(url.partition(",")[2])].append((title, text))

    def described_picture(picture: re.Match[str]) -> str:
        waiting = words[package.read(picture[2])]
        title, text = waiting.popleft() if waiting else ("", "")
        named = "".join(
            f"<svg:{name}>{escape(value, quote=False)}</svg:{name}>"
            for name, value in (("title", title), ("desc", text))
            if value
        )
        return f"{picture[1]}{named}{picture[3]}"

    return lambda text: _OPEN.sub(described_picture, text)


def _images(node: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the address, the title and the words of each picture that a document has in itself, in its order."""
    if isinstance(node, list):
        for each in node:
            yield from _images(each)
    elif isinstance(node, dict):
        if node.get("t") == "Image" and node["c"][2][0].startswith("data:"):
            attributes, words, (url, title) = node["c"]
            yield url, title, dict(attributes[2]).get("alt") or _text(words)
        for each in node.values():
            yield from _images(each)


def _text(nodes: Sequence[Node]) -> str:
    """Return words in plain letters, with the quotation marks that stand in them."""
    return "".join(
        f"{_QUOTES[node['c'][0]['t']][0]}{_text(node['c'][1])}{_QUOTES[node['c'][0]['t']][1]}"
        if node["t"] == "Quoted"
        else plain(inlines.runs([node]))
        for node in nodes
    )
