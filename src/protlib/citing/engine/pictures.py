"""The pictures of a report: embedded or named files of its folder, and those of the web on request."""

import os
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from protlib.citing.engine.inlines import Node, span
from protlib.citing.engine.report import Remark
from protlib.system.below import find_below

_EMBEDDERS: Final = frozenset({"docx", "odt", "pdf"})
"""The forms that embed pictures; others name the file."""
_FORMS_OF_FILES: Final[Mapping[str, str]] = {"latex": "LaTeX", "typst": "Typst"}
"""The forms that cannot embed pictures, with their names for people."""
_NAMES_FILES: Final = "names the files of its pictures; save it beside the report"
_UNFIT: Final = "not a picture, or a drawing that loads or runs something"
_MOST_BYTES: Final = 64 << 20  # of a picture: more than a camera makes, less than the memory of a small computer
_MOST_BYTES_ALTOGETHER: Final = 256 << 20  # all pictures are in memory at once, where the engine writes the report
_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".pdf")
_REMOTE: Final = frozenset({"http", "https", "ftp"})
# Such as "data:image/png;base64,iVBORw0KGgo=".
_DATA: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]*")
_KINDS: Final[Mapping[str, re.Pattern[bytes]]] = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "image/bmp": re.compile(rb"BM"),
    "image/tiff": re.compile(rb"II\*\x00|MM\x00\*"),
    "image/emf": re.compile(rb"\x01\x00\x00\x00.{36} EMF", re.DOTALL),
    "application/pdf": re.compile(rb"%PDF-"),
    "image/svg+xml": re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<(?:svg:)?svg\b"),
}
# What a drawing runs, or reads from elsewhere when it is shown, such as "<script>", "@import" and
# `<image href="https://`; links of its own are safe.
_LOADING: Final = re.compile(
    rb"""<(?:\w+:)?(?:script|foreignObject)\b"""
    rb"""|<(?:\w+:)?(?!a\b)\w+\b[^>]*\bhref\s*=\s*["'](?!\#|data:)"""
    rb"""|url\(\s*["']?(?!\#|data:)|@import|<!ENTITY""",
    re.IGNORECASE,
)


Fetch = Callable[[str], tuple[bytes, str]]
"""Returns a picture of the web, or nothing and the reason."""


def fetch_nothing(_address: str) -> tuple[bytes, str]:
    """Return no picture of the web: nobody asked for any."""
    return b"", "not fetched without --remote-pictures"


class Pictures:
    """The pictures of a report in a folder, while it becomes a document of a form in a target folder.

    `fetch` gets those of the web.
    """

    def __init__(self, folder: Path, form: str, target: Path | None, fetch: Fetch) -> None:
        self._folder = folder
        self._form = form
        self._target = target or folder
        self._fetch = fetch
        self._texts: dict[Path, str] = {}
        self._size = 0
        self.remarks: dict[Remark, None] = {}

    def put_picture(self, node: Node) -> Node:
        """Return a picture for the document, or its words if the picture is not allowed."""
        attributes, words, (url, title) = node["c"]
        if _DATA.fullmatch(url):
            return self._write_out(node)
        parts = _split_address(url)
        if parts is None or parts[0] not in {"", "file"}:
            return self._replace_foreign_picture(node, is_remote=parts is not None and parts[0] in _REMOTE)
        path, reason = self._file(parts[1])
        if path is None:
            self._tell(f"picture {unquote(url)[:200]} left out: {reason}", url)  # letters: a message is one line
            return span(words)
        if not path.is_file():
            self._tell(f"picture not found: {path}", url)
            return (
                span(words) if self._form in _EMBEDDERS else _picture_node(node, self._address_from_document(path, url))
            )
        if self._form not in _EMBEDDERS:
            return _picture_node(node, self._address_from_document(path, url)) if self._data(path, url) else span(words)
        data = self._data(path, url)
        return {"t": "Image", "c": [attributes, words, [data, title]]} if data else span(words)

    def _write_out(self, node: Node) -> Node:
        """Return what the document has for a picture that is embedded in the report."""
        words, (url, _) = node["c"][1:]
        data = _data_address(_decode_data(url))
        if data and self._form != "latex":
            return _picture_node(node, data)
        reason = f"{_FORMS_OF_FILES[self._form]} {_NAMES_FILES}" if data else _UNFIT
        self._tell(f"picture {url[:30]} left out: {reason}", url)  # letters: data, which nobody reads
        return span(words)

    def _replace_foreign_picture(self, node: Node, *, is_remote: bool) -> Node:
        words, (url, _) = node["c"][1:]
        if not is_remote:
            self._tell(f"picture {url[:200]} left out: not a file in the report's folder", url)
            return span(words)
        address = url if not url.startswith("//") else f"https:{url}"
        data, reason = self._embed_from_web(address)
        if data:
            return _picture_node(node, data)
        self._tell(f"picture {url[:200]} kept as a link: {reason}", url)  # letters: a message is one line
        return {"t": "Link", "c": [["", [], []], words or [{"t": "Str", "c": url}], [address, ""]]}

    def _embed_from_web(self, address: str) -> tuple[str, str]:
        """Return a picture of the web as a data address; or "" and why there is none."""
        if self._form in _FORMS_OF_FILES:
            return "", f"{_FORMS_OF_FILES[self._form]} {_NAMES_FILES}"
        if self._size > _MOST_BYTES_ALTOGETHER:
            return "", f"the pictures have more than {_MOST_BYTES_ALTOGETHER >> 20} MB without it"
        data, reason = self._fetch(address)
        data_address = _data_address(data)
        self._size += len(data_address)
        return data_address, reason or ("" if data_address else _UNFIT)

    def _file(self, relative_path: str) -> tuple[Path | None, str]:
        """Return the file of a picture, or none and why; links that lead out of the folder are never followed."""
        name = unquote(relative_path)
        path = find_below(self._folder, name)
        if path is not None and not path.suffix:
            candidates = (find_below(self._folder, name + suffix) for suffix in _SUFFIXES)
            path = next((candidate for candidate in candidates if candidate is not None and candidate.is_file()), path)
        if path is None:
            return None, f"it is outside the report's folder ({self._folder.absolute()}); copy it there"
        return path, ""

    def _data(self, path: Path, url: str) -> str:
        """Return a picture as a data address; "" where it is no picture, or too large."""
        if path not in self._texts:
            size = path.stat().st_size
            if size > _MOST_BYTES or self._size + size > _MOST_BYTES_ALTOGETHER:
                limit = _MOST_BYTES if size > _MOST_BYTES else _MOST_BYTES_ALTOGETHER
                self._tell(f"picture {path} left out: it takes the pictures over {limit >> 20} MB", url)
                return ""
            try:
                data = path.read_bytes()
            except OSError as error:
                self._tell(f"cannot read picture {path}: {error.strerror}", url)
                return ""
            self._texts[path] = _data_address(data)
        if not self._texts[path]:
            self._tell(f"picture {path} left out: {_UNFIT}", url)
        self._size += len(self._texts[path])
        return self._texts[path]

    def _address_from_document(self, path: Path, url: str) -> str:
        """Return the address of a picture, relative to the document's folder."""
        if self._target.absolute() == self._folder.absolute() and not Path(unquote(url)).is_absolute():
            return url
        try:
            relative_path = Path(os.path.relpath(path, self._target)).as_posix()
        except ValueError:  # on another drive of Windows
            relative_path = path.absolute().as_posix()
        return quote(relative_path) + _mark(url)

    def _tell(self, text: str, subject: str) -> None:
        self.remarks[Remark(text, subject)] = None


def _data_address(data: bytes) -> str:
    """Return a picture as a data address; "" where it may not be shown."""
    kind = next((kind for kind, form in _KINDS.items() if form.match(data)), "")
    if not kind or (kind == "image/svg+xml" and _LOADING.search(data)):
        return ""
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _decode_data(url: str) -> bytes:
    """Return the picture in a data address; nothing where its data are incomplete."""
    try:
        return b64decode(url.partition(",")[2])
    except ValueError:
        return b""


def _split_address(url: str) -> tuple[str, str] | None:
    """Return the scheme and the path of an address; None where it cannot be read."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.netloc and not parts.scheme:
        return "https", url
    if len(parts.scheme) == 1:  # a drive of Windows
        return "", url
    return parts.scheme.lower(), parts.path


def _mark(url: str) -> str:
    fragment = urlsplit(url).fragment
    return f"#{fragment}" if fragment else ""


def _picture_node(node: Node, url: str) -> Node:
    attributes, words, (_, title) = node["c"]
    return {"t": "Image", "c": [attributes, words, [url, title]]}
