"""Alternative texts of pictures in documents of word processors; the engine leaves some out."""

import re
from base64 import b64decode
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Final

from protlib.citing.citation import plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.inlines import Node

if TYPE_CHECKING:
    from zipfile import ZipFile

_PARTS: Final = {"docx": "word/document.xml", "odt": "content.xml"}
# Such as `<wp:docPr descr="A map" id="1"/><pic:cNvPr descr="map.png"`: the engine puts the address in the second.
_WORD: Final = re.compile(r'(<wp:docPr descr="([^"]*)"(?:(?!</w:drawing>).)*?<pic:cNvPr descr=")[^"]*"', re.DOTALL)
_QUOTES: Final = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
# Such as `<draw:image xlink:href="Pictures/0.png"/></draw:frame>`.
_OPEN: Final = re.compile(r'(<draw:image xlink:href="(Pictures/[^"]+)"[^>]*/>)(</draw:frame>)')


def put_descriptions(data: bytes, form: str, blocks: Sequence[Node]) -> bytes:
    """Return a document of a word processor with words for each picture; other documents stay as they are."""
    if form not in _PARTS or not any(True for _ in _images(blocks)):
        return data
    from zipfile import ZipFile

    from protlib.system.zip_archive import with_changed_texts

    with ZipFile(BytesIO(data)) as package:
        change = _describe_in_open(package, blocks) if form == "odt" else _describe_in_word
        return with_changed_texts(data, {_PARTS[form]: change})


def _describe_in_word(text: str) -> str:
    return _WORD.sub(r'\1\2"', text)


def _describe_in_open(package: "ZipFile", blocks: Sequence[Node]) -> Callable[[str], str]:
    """Return a function that gives pictures their words; it recognises each picture by its bytes."""
    words: Mapping[bytes, deque[tuple[str, str]]] = defaultdict(deque)
    for url, title, text in _images(blocks):
        words[b64decode(url.partition(",")[2])].append((title, text))

    def describe_picture(picture: re.Match[str]) -> str:
        paragraph_words = words[package.read(picture[2])]
        title, text = paragraph_words.popleft() if paragraph_words else ("", "")
        description = "".join(
            f"<svg:{name}>{escape(value, quote=False)}</svg:{name}>"
            for name, value in (("title", title), ("desc", text))
            if value
        )
        return f"{picture[1]}{description}{picture[3]}"

    return lambda text: _OPEN.sub(describe_picture, text)


def _images(node: object) -> Iterator[tuple[str, str, str]]:
    """Yield the address, title and words of each embedded picture, in the order of the document."""
    if isinstance(node, list):
        for child in node:
            yield from _images(child)
    elif isinstance(node, dict):
        if node.get("t") == "Image" and node["c"][2][0].startswith("data:"):
            attributes, words, (url, title) = node["c"]
            yield url, title, dict(attributes[2]).get("alt") or _plain_text(words)
        for child in node.values():
            yield from _images(child)


def _plain_text(nodes: Sequence[Node]) -> str:
    """Return words in plain letters, with their quotation marks."""
    return "".join(
        f"{_QUOTES[node['c'][0]['t']][0]}{_plain_text(node['c'][1])}{_QUOTES[node['c'][0]['t']][1]}"
        if node["t"] == "Quoted"
        else plain_text(inlines.runs([node]))
        for node in nodes
    )
