"""A protlib library, the TinyDB file itself, as an exchange file; of a broken one, what can be saved."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from protlib.formats.jsontext import loads as loads_json
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.frozen import expression
from protlib.record import cleaning
from protlib.system import bigjson

# The tables, such as `"library": {"1": {"format":`; inside a string a backslash stands before the quotation mark.
_HEADER: Final = expression(r'(?<!\\)"library"\s*:\s*\{\s*(?:\}|"1"\s*:\s*\{[^{}]*"format"\s*:)')
_TABLE: Final = '"library"'  # a search for it takes a hundredth of a pattern's time
# Such as `"12": {`, as each record begins.
_RECORD_NUMBER: Final = expression(r'"\d+"\s*:\s*\{')
_RECORDS: Final = expression(r'(?<!\\)"publications"\s*:\s*\{')
_MOST_FIGURES: Final = 100  # of the number of a record: more are damage
_RECORDS_OF_A_STEP: Final = 200  # records from one message of progress to the next
_RECORD_TABLE: Final = re.compile(r'^[ \t]*"publications"\s*:\s*\{', re.MULTILINE)
_DOCUMENT: Final = re.compile(r'"(\d+)"\s*:\s*(?=\{)')
_CONFLICT: Final = re.compile(r"^<{7} ", re.MULTILINE)
_MOST_UNREADABLE: Final = 500  # each costs a search of all text before it
_TOO_DAMAGED: Final = (
    f"{_MOST_UNREADABLE} records are damaged; no record behind these was read: take an earlier copy of the library"
)


class _SavedDocument(NamedTuple):
    """A document of a broken library: its number, its line, and its content, None for one that cannot be read."""

    number: str
    line: int
    document: dict[str, Any] | None


def _has_conflict(text: str) -> bool:
    """Tell whether Git has left both sides of a merge in a text."""
    return _CONFLICT.search(text) is not None


def documents(text: str) -> Iterator[_SavedDocument]:
    """Yield the documents of a broken library; both versions of one that differs between the sides of a merge."""
    if not _has_conflict(text):
        yield from _documents(text)
        return
    by_number: dict[str, _SavedDocument] = {}
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


def _documents(text: str) -> Iterator[_SavedDocument]:
    decoder = json.JSONDecoder()
    begin = _RECORD_TABLE.search(text)
    position, line, counted, unreadable = begin.end() if begin else 0, 1, 0, 0
    while unreadable < _MOST_UNREADABLE and (match := _DOCUMENT.search(text, position)):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        try:
            document, position = decoder.raw_decode(text, match.end())
        except (json.JSONDecodeError, RecursionError):
            document, position = None, match.end()
            unreadable += 1
        if document is None or isinstance(document.get("key"), str):
            yield _SavedDocument(match[1], line, document)


def sniff(text: str) -> bool:
    """Tell whether a text has a library's header and its records, in any order and layout."""
    if text.lstrip()[:1] != "{" or _TABLE not in text:
        return False
    return _HEADER.search(text) is not None and _RECORDS.search(text) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a library's text, in the order of their addition; they keep their keys."""
    parsed = Parsed()
    try:
        entries = sorted(_entries(text, parsed), key=_number)
    except (json.JSONDecodeError, RecursionError, LookupError, TypeError, AttributeError):
        _salvage(text, parsed)
        return parsed
    for number, (name, document) in enumerate(entries, 1):
        _read_document(name, document, parsed)
        if not number % _RECORDS_OF_A_STEP:
            options.progress(number, len(entries))
    return parsed


def _entries(text: str, content: Parsed) -> list[tuple[str, Any]]:
    """Return all records by number, both where two share one; JSON readers would return only the last."""
    tables = loads_json(text, bigjson.load_json)
    documents: list[tuple[str, Any]] = [*tables["publications"].items()]
    document_count = sum(len(table) for table in tables.values() if isinstance(table, dict))
    if text.count("{") <= document_count or len(_RECORD_NUMBER.findall(text)) <= document_count:
        return documents
    unique_documents: list[tuple[str, Any]] = []
    for number, document in _list_pairs(text):
        if (number, document) not in unique_documents[-1:]:
            unique_documents.append((number, document))
    repeats = sorted(number for number, count in Counter(number for number, _ in unique_documents).items() if count > 1)
    content.problems.extend(
        Problem(0, f"document {number}", "two records have this number; both were read") for number in repeats
    )
    return unique_documents


def _list_pairs(text: str) -> list[tuple[str, Any]]:
    """Return each record of each table of records, with its number."""
    objects: dict[int, tuple[Any, list[tuple[str, Any]]]] = {}
    last: list[tuple[str, Any]] = []

    def notice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal last
        plain, last = dict(pairs), pairs
        if len(plain) < len(pairs):
            objects[id(plain)] = plain, pairs  # kept alive, so that no other object gets its id
        return plain

    json.loads(text, object_pairs_hook=notice, strict=False)
    tables = [table for name, table in last if name == "publications"]
    return [pair for table in tables for pair in objects.get(id(table), (table, list(table.items())))[1]]


def _salvage(text: str, content: Parsed) -> None:
    """Read the records of a library that is cut short, damaged or in the middle of a merge, each alone."""
    keys: dict[str, str] = {}
    saved_documents = sorted(documents(text), key=_number)
    if sum(saved.document is None for saved in saved_documents) >= _MOST_UNREADABLE:
        content.problems.append(Problem(0, "", _TOO_DAMAGED, lost=True))
    for number, line, document in saved_documents:
        if document is None:
            content.problems.append(Problem(line, f"document {number}", "is cut off or damaged", lost=True))
            continue
        if keys.get(number) == document["key"]:
            content.problems.append(Problem(line, keys[number], "differs on the two sides of a merge"))
        keys[number] = document["key"]
        _read_document(number, document, content, line)
    if not keys:
        content.problems.append(Problem(1, "", "not a protlib library, or the file is cut off", lost=True))
    elif not _has_conflict(text):
        content.problems.append(Problem(0, "", "the library is damaged; what could be read was kept"))


def _number(entry: tuple[object, ...]) -> int:
    """Return the sort key that puts a library's records in the order of their addition."""
    name = str(entry[0])
    return int(name) if name.isdecimal() and len(name) <= _MOST_FIGURES else -1


def _read_document(name: str, document: Any, content: Parsed, line: int = 0) -> None:
    """Read one document; its values are cleaned, because somebody may have edited the library by hand."""
    try:
        cleaned = cleaning.clean_record(document)
    except (TypeError, AttributeError, ValueError):
        content.problems.append(Problem(line, f"document {name}", "is not a record; left out", lost=True))
        return
    publication = cleaned.publication
    content.publications.append(publication)
    content.lines.append(line)
    content.problems.extend(Problem(line, publication.key, str(problem)) for problem in cleaned.problems)
