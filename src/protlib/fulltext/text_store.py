"""The texts of files, kept by the checksum of the file: read once, and shared by all libraries of a user.

Each text is a file of its own in a folder that only the user can enter. It is written whole or not at all; one that is
damaged counts as missing, and is read from its source again. Its first line names what it is and who read it, the
second has the labels and marks of the pages as JSON; behind it stand the pages, compressed by eight, so that one is
read alone.
"""

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from protlib.frozen import NamedTuple
from protlib.fulltext.page_text import FileText, Page

if TYPE_CHECKING:
    from protlib.system.pdf.page import PdfMark

_MARK: Final = b"protlib text 1 "
_SUFFIX: Final = ".text"
_MOST_OF_HEAD: Final = 400
"""Bytes of the first line: a reader's name and version are short."""
_TOGETHER: Final = 8
"""Pages that are compressed together: as small as all in one within a tenth, and one is read in a fifth of the time."""
_BREAK: Final = "\0"
"""Between pages; no text has it."""
_PLAIN_HEAD: Final = (b'{"labels": ["', b'"], "sizes": [', b'], "is_paged": true, "pictures": [', b"]}")
"""What stands around the facts of most texts: their labels, the sizes of their blocks, and their pictures."""
_CHECKSUM: Final = r"[0-9a-f]{64}"
_PRIVATE_FILE: Final = 0o600  # the owner alone: texts may be confidential
_PRIVATE_FOLDER: Final = 0o700  # the owner alone: names tell, too


class Unreadable(NamedTuple):
    """A file of which the reader could read no text, and the problem."""

    reader: str
    problem: str


class KeptText:
    """A kept text, of which pages are decompressed on demand; a damaged one raises ValueError."""

    def __init__(self, data: bytes) -> None:
        first, _, sections = data.partition(b"\n")
        if not first.startswith(_MARK):
            raise ValueError("not a kept text")
        head, _, self._pages = sections.partition(b"\n")
        facts = _read_facts(head)
        self.reader = first[len(_MARK) :].decode()
        self.problem: str = facts.get("problem", "")
        self.labels: list[str] = facts.get("labels", [])
        self.is_paged: bool = facts.get("is_paged", True)
        self.pictures: tuple[int, ...] = tuple(facts.get("pictures", ()))
        self.nameless: tuple[int, ...] = tuple(facts.get("nameless", ()))
        self.half_pictures: tuple[int, ...] = tuple(facts.get("half_pictures", ()))
        marks: dict[str, list[list[str]]] = facts.get("marks", {})
        self.marks = _read_marks(marks) if marks else {}
        self._sizes: list[int] = facts.get("sizes", [])
        if sum(self._sizes) != len(self._pages) or len(self._sizes) != -(-len(self.labels) // _TOGETHER):
            raise ValueError("a part is missing")

    def page(self, number: int) -> Page:
        """Return the page at a place, from 0."""
        texts = self._read_block(number // _TOGETHER)
        return Page(texts[number % _TOGETHER], self.labels[number], self.marks.get(number, ()))

    def read_whole(self) -> FileText:
        """Return the whole text."""
        texts = [text for block in range(len(self._sizes)) for text in self._read_block(block)]
        pages = (
            Page(text, label, self.marks.get(number, ()))
            for number, (text, label) in enumerate(zip(texts, self.labels, strict=True))
        )
        return FileText(tuple(pages), self.reader, self.is_paged, self.pictures, self.nameless, self.half_pictures)

    def _read_block(self, block: int) -> list[str]:
        start = sum(self._sizes[:block])
        try:
            return zlib.decompress(self._pages[start : start + self._sizes[block]]).decode().split(_BREAK)
        except zlib.error as error:
            raise ValueError("damaged") from error


class TextStore:
    """The folder with the texts of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, sha256: str, text: FileText | Unreadable) -> None:
        """Keep the text of the file with a checksum, in the place of an older one; raises OSError."""
        import json  # which writes what orjson refuses: half of a pair of surrogates

        from protlib.system.atomic import write_whole  # which who only reads does not need

        path = self._path(sha256)
        self._make_folder(path.parent)
        reader = " ".join(text.reader.split()).encode("utf-8", "replace")[: _MOST_OF_HEAD - len(_MARK) - 1]
        head, blocks = _pack(text)
        facts = json.dumps(head, ensure_ascii=False).encode("utf-8", "replace")
        write_whole(path, [_MARK, reader, b"\n", facts, b"\n", *blocks], most=_PRIVATE_FILE, aside=True)

    def get(self, sha256: str) -> KeptText | None:
        """Return what is kept of a file, None where that is nothing, or not whole."""
        try:
            return KeptText(self._path(sha256).read_bytes())
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def reader(self, sha256: str) -> str | None:
        """Return the name and version of what read a file, None where nothing is kept; the text is not read."""
        try:
            with self._path(sha256).open("rb") as file:
                head, end, _ = file.read(_MOST_OF_HEAD).partition(b"\n")
        except OSError:
            return None
        return head[len(_MARK) :].decode("utf-8", "replace") if end and head.startswith(_MARK) else None

    def remove(self, sha256: str) -> None:
        """Forget the text of a file; raises OSError."""
        self._path(sha256).unlink(missing_ok=True)

    def contains(self, sha256: str) -> bool:
        """Tell whether something is kept of a file."""
        return self._path(sha256).exists()

    def checksums(self) -> Iterator[str]:
        """Yield the checksums of all files that something is kept of."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.glob(f"*{_SUFFIX}")):
                if re.fullmatch(_CHECKSUM, path.stem):
                    yield path.stem

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}{_SUFFIX}"

    def _make_folder(self, folder: Path) -> None:
        """Create a folder of texts that no other user may enter, for texts may be confidential."""
        if folder.is_dir():
            return
        from protlib.system.atomic import make_folder

        make_folder(self.folder.parent)
        for new_folder in (self.folder, folder):
            with suppress(FileExistsError):
                os.mkdir(new_folder, _PRIVATE_FOLDER)  # noqa: PTH102 - it has these rights from the first moment on


def _read_facts(head: bytes) -> dict[str, Any]:
    """Return the facts about a text: to load a reader of JSON takes as long as to find pages, and most need none."""
    beginning, before_sizes, before_pictures, end = _PLAIN_HEAD
    labels, _, number_text = head.removeprefix(beginning).partition(before_sizes)
    sizes, _, pictures = number_text.removesuffix(end).partition(before_pictures)
    is_plain = b"\\" not in head and b"]" not in pictures
    if is_plain and head == b"".join((beginning, labels, before_sizes, sizes, before_pictures, pictures, end)):
        own_labels = labels.decode().split('", "')
        return {"labels": own_labels, "sizes": _read_numbers(sizes), "pictures": _read_numbers(pictures)}
    import orjson

    facts: dict[str, Any] = orjson.loads(head)
    return facts


def _read_numbers(text: bytes) -> list[int]:
    return list(map(int, text.split(b", "))) if text else []


def _read_marks(marks: dict[str, list[list[str]]]) -> "dict[int, tuple[PdfMark, ...]]":
    from protlib.system.pdf.page import PdfMark  # which few texts need

    return {int(position): tuple(PdfMark(*mark) for mark in on_page) for position, on_page in marks.items()}


def _pack(text: FileText | Unreadable) -> tuple[dict[str, object], list[bytes]]:
    """Return the facts about a text, and its pages in compressed blocks."""
    if isinstance(text, Unreadable):
        return {"problem": text.problem}, []
    blocks = [
        zlib.compress(_join(text.pages[start : start + _TOGETHER]).encode("utf-8", "replace"))
        for start in range(0, len(text.pages), _TOGETHER)
    ]
    labels = [page.label for page in text.pages]
    facts = {"labels": labels, "sizes": list(map(len, blocks)), "is_paged": text.is_paged, "pictures": text.pictures}
    facts |= {name: rare for name in ("nameless", "half_pictures") if (rare := getattr(text, name))}
    if marks := {position: page.marks for position, page in enumerate(text.pages) if page.marks}:
        facts["marks"] = marks
    return facts, blocks


def _join(pages: Iterable[Page]) -> str:
    return _BREAK.join(page.text.replace(_BREAK, "") for page in pages)
