"""The records of a broken library file: cut short, damaged, or with both sides of a merge in it."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_RECORDS: Final = re.compile(r'^[ \t]*"publications"\s*:\s*\{', re.MULTILINE)
_DOCUMENT: Final = re.compile(r'"(\d+)"\s*:\s*(?=\{)')
_CONFLICT: Final = re.compile(r"^<{7} ", re.MULTILINE)
_MOST_UNREADABLE: Final = 500  # each costs a search of all text before it


class SavedDocument(NamedTuple):
    """A document of a broken library: its number, its line, and its content, None for one that cannot be read."""

    number: str
    line: int
    document: dict[str, Any] | None


def has_conflict(text: str) -> bool:
    """Tell whether Git has left both sides of a merge in a text."""
    return _CONFLICT.search(text) is not None


def documents(text: str) -> Iterator[SavedDocument]:
    """Yield the documents of a broken library; both versions of one that differs between the sides of a merge."""
    if not has_conflict(text):
        yield from _documents(text)
        return
    by_number: dict[str, SavedDocument] = {}
    for side in ("ours", "theirs"):
        for document in _documents("".join(_lines(text, side))):
            twin = by_number.setdefault(document.number, document)
            if twin is document or twin.document != document.document:
                yield document


def _lines(text: str, side: str) -> Iterator[str]:
    """Yield the lines of one side of a merge, and the lines that both sides share."""
    section = "both"
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<< "):
            section = "ours"
        elif section == "ours" and line.startswith("|||||||"):
            section = "before"
        elif section in {"ours", "before"} and line.rstrip() == "=======":
            section = "theirs"
        elif section == "theirs" and line.startswith(">>>>>>>"):
            section = "both"
        elif section in {"both", side}:
            yield line


def _documents(text: str) -> Iterator[SavedDocument]:
    decoder = json.JSONDecoder()
    begin = _RECORDS.search(text)
    position, line, counted, unreadable = begin.end() if begin else 0, 1, 0, 0
    while unreadable < _MOST_UNREADABLE and (match := _DOCUMENT.search(text, position)):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        try:
            document, position = decoder.raw_decode(text, match.end())
        except (json.JSONDecodeError, RecursionError):
            document, position = None, match.end()
            unreadable += 1
        if document is None or isinstance(document.get("key"), str):
            yield SavedDocument(match[1], line, document)
