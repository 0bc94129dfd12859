"""A file of a record, and the text by which the record names it: "library.files/a.pdf#size=81204&sha256=9f86…"."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from protlib.frozen import NamedTuple
from protlib.record.raw_record import RawRecord
from protlib.text import clean

if TYPE_CHECKING:
    from protlib.record.model import Publication

FOLDER_SUFFIX: Final = ".files"
"""Behind the name of a library, the suffix of the folder with its files."""
_CHECKSUM: Final = r"[0-9a-f]{64}"
_MARKS: Final = r"[%#\x00-\x1f\x7f]"
_SIGNS_OF_VALUES: Final = r"[%#&\x00-\x1f\x7f]"
_POINTER: Final = b"version https://git-lfs.github.com/spec/v1"
LONGEST_POINTER: Final = 1024  # bytes
_LABELS: Final = {"label": "label", "language": "language"}


class AttachedFile(NamedTuple):
    """A file of a record.

    `path` has "/" between its parts. It is relative to the library's folder, or begins with "~/", or is absolute.
    `size` is in bytes, `sha256` in hexadecimal digits; 0 and "" are unknown. `label` tells it from others of the
    record, such as "annex"; `language` is a BCP 47 tag.
    """

    path: str
    size: int = 0
    sha256: str = ""
    label: str = ""
    language: str = ""

    def __str__(self) -> str:
        facts = [f"size={self.size}"] if self.size else []
        facts += [f"sha256={self.sha256}"] if self.sha256 else []
        facts += [f"{name}={_escape(value, _SIGNS_OF_VALUES)}" for name in _LABELS if (value := getattr(self, name))]
        return _escape(self.path, _MARKS) + (f"#{'&'.join(facts)}" if facts else "")

    @property
    def words(self) -> str:
        """The path, with label and language behind it, as people read it: "library.files/a.pdf (annex, fr)"."""
        return self.path + self._label_suffix

    @property
    def title(self) -> str:
        """The name, with label and language behind it: "a.pdf (annex, fr)"."""
        return self.name + self._label_suffix

    @property
    def _label_suffix(self) -> str:
        label_and_language = ", ".join(filter(None, (self.label, self.language)))
        return f" ({label_and_language})" if label_and_language else ""

    @property
    def identity(self) -> str:
        """What two equal files share: the checksum of their content, or without one their path."""
        return self.sha256 or self.path

    @property
    def name(self) -> str:
        """The name of the file, without its folders."""
        return self.path.rpartition("/")[2]

    def to_json(self) -> dict[str, object]:
        """Return what is known of the file, by name."""
        return {name: value for name, value in self._asdict().items() if value}

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the file that a text names; what the text says otherwise belongs to the path."""
        path, mark, facts_text = text.rpartition("#")
        facts = _facts(facts_text) if mark else None
        return cls(_unescape(text)) if facts is None else cls(_unescape(path), **facts)

    @classmethod
    def from_json(cls, facts: Mapping[str, object]) -> Self:
        """Return the file of an object, as `to_json` makes it; raises TypeError for another object."""
        path, size = facts.get("path"), facts.get("size", 0)
        if not isinstance(path, str) or not path or not isinstance(size, int):
            raise TypeError("not a file: it has no path")
        texts = {name: str(facts[name]) for name in ("sha256", *_LABELS) if facts.get(name)}
        return cls(path, max(0, size), **texts)


class FileState(StrEnum):
    """What became of a file: it is at its path, or elsewhere, or has other content, or was not fetched, or is gone."""

    HERE = "here"
    MOVED = "moved"
    CHANGED = "changed"
    POINTER = "pointer"
    MISSING = "missing"


PRESENT: Final = frozenset({FileState.HERE, FileState.MOVED})
"""The states of a file that is there with its content."""

FETCH_POINTERS: Final = "To fetch the file: git lfs pull"
"""What to do where there is only a pointer."""


def is_pointer(content: bytes) -> bool:
    """Tell whether this is the content of the pointer that Git LFS has where it did not fetch the file itself.

    The shape is of the specification of Git LFS: under 1,024 bytes, and the first line names the version. The first
    1,024 bytes of a file are enough.
    """
    return len(content) < LONGEST_POINTER and content.startswith(_POINTER)


class Whereabouts(NamedTuple):
    """What became of a file, and the path by which a record would name it now."""

    state: FileState
    path: str


def files_of(publication: "Publication") -> list[AttachedFile]:
    """Return the files of a record, in their order."""
    return list(map(AttachedFile.from_text, publication.files))


def file_texts(files: Iterable[AttachedFile]) -> tuple[str, ...]:
    """Return the texts by which a record names files; of two that are one, the first counts."""
    texts: dict[str, str] = {}
    for file in files:
        if file.path:
            texts.setdefault(file.identity, str(file))
    return tuple(texts.values())


def unite(*files: Iterable[str]) -> tuple[str, ...]:
    """Return the files of several lists, given as texts, each once."""
    return file_texts(AttachedFile.from_text(text) for texts in files for text in texts)


def _facts(text: str) -> RawRecord | None:
    """Return the facts behind a path by name; None where the text has others, or none."""
    facts: RawRecord = {}
    for fact in text.split("&"):
        name, _, value = fact.partition("=")
        if name == "size" and value.isdecimal():
            facts[name] = int(value)
        elif (name == "sha256" and re.fullmatch(_CHECKSUM, value)) or (name in _LABELS and value):
            facts[name] = _unescape(value)
        else:
            return None
    return facts


def _escape(text: str, marks: str) -> str:
    """Return a text without letters that have a meaning here, or that a clean text cannot have.

    Names of files may have bytes that are not UTF-8.
    """
    from urllib.parse import quote

    escaped = re.sub(marks, lambda match: quote(match[0], safe=""), text)
    if clean(escaped) == escaped:
        return escaped
    escaped = quote(text, safe="/~!$'()*+,;:@-._ ", errors="surrogateescape")
    return re.sub("^ +| +$| {2,}", lambda blanks: "%20" * len(blanks[0]), escaped)


def _unescape(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text, errors="surrogateescape")
