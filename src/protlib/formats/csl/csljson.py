"""CSL-JSON: what Zotero, Better BibTeX, Mendeley, pandoc and Crossref exchange."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import orjson

from protlib.formats.csl import HOLDS, is_item, item_to_raw, lacking, write
from protlib.formats.jsontext import DECODER, first_object, objects
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "item_to_raw", "lacks", "loads", "sniff"]

# Such as `[` or `{"encoding": "utf-8", "items": [`.
_LIST: Final = re.compile(r'\s*(?:\[|\{(?:(?!\[)[^{])*?"(?:items|references)"\s*:\s*\[)')
# Crossref's answers: the item or the list of items is in the message.
_ANSWER: Final = re.compile(r'\s*\{(?=[^\[]{0,200}"message-type"\s*:\s*"work(-list)?")[\s\S]{0,200}?"message"\s*:\s*')
_ITEMS: Final = re.compile(r'"items"\s*:\s*\[')
_BETWEEN: Final = re.compile(r"[\s,]*")
_SPACE: Final = re.compile(r"\s*")
_EMPTY: Final = re.compile(r"\s*(?:\]\s*\}*\s*)?$")
# Such as `{ "id"`.
_ITEM: Final = re.compile(r'\{\s*"')
# A broken item has no more objects in it, for names and dates; what has was made to take time.
_TRIES: Final = 1000
_FIRST: Final = 20
"""So many members of a list tell whether it is one of items: the first of them may be broken."""


def sniff(text: str) -> bool:
    """Tell whether one of the first members of a list in a text, or the one object that it is, is an item of CSL."""
    opening = _opening(text)
    if not opening:
        item, end = first_object(text)
        return _tells(item) and not text[end:].strip()
    if _EMPTY.match(text, opening):
        return True
    return any(map(_tells, islice(objects(text, opening), _FIRST)))


def _tells(value: Any) -> bool:
    return is_item(value) and value.keys() != {"id"}


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of the items of a text: of a list, of `{"items": [...]}` or of one item."""
    problems: list[Problem] = []
    raws = ((line, item_to_raw(item)) for line, item in _items(text, problems))
    return gather(raws, options, text.count('"type"'), problems)


def _opening(text: str) -> int:
    """Return where the first item of a list stands, 0 where a text is no list."""
    if answer := _ANSWER.match(text):
        listed = _ITEMS.search(text, answer.end()) if answer[1] else None
        return listed.end() if listed else answer.end()
    opening = _LIST.match(text)
    return opening.end() if opening else 0


def _items(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each item and its line; after one that is broken, go on with the next that is whole."""
    opening = position = _opening(text)
    line, counted = 1, 0
    while True:
        position = _end_of(_BETWEEN, text, position)
        line, counted = line + text.count("\n", counted, position), position
        if position == len(text) or _ends_list(text, position):
            break
        if text[position] == "]":
            what = "the list closes too early; reading went on with the next complete item"
            problems.append(Problem(line, "", what))
            position = _next_item(text, position + 1)
            continue
        try:
            item, position = DECODER.raw_decode(text, position)
        except (json.JSONDecodeError, RecursionError) as error:
            problems.append(_unreadable(error, line))
            position = _next_item(text, getattr(error, "pos", position) + 1)
            continue
        if is_item(item):
            yield line, item
        else:
            what = f"not a CSL item: {json.dumps(item, ensure_ascii=False)[:40]}; left out"
            problems.append(Problem(line, "", what, lost=True))
    if position == len(text) and opening and text.strip():
        problems.append(Problem(line, "", "the list has no end; all items before it were read"))


def _ends_list(text: str, position: int) -> bool:
    """Tell whether a list ends here: with the text, or before what stands beside it in an object."""
    if text[position] == "}":
        return _ANSWER.match(text) is not None
    if text[position] != "]":
        return False
    return text[_end_of(_SPACE, text, 0)] != "[" or _end_of(_SPACE, text, position + 1) == len(text)


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _unreadable(error: Exception, line: int) -> Problem:
    if isinstance(error, json.JSONDecodeError):
        return Problem(error.lineno, "", f"not JSON: {error.msg}; the item was left out", lost=True)
    return Problem(line, "", "nested too deeply; the item was left out", lost=True)


def _next_item(text: str, position: int) -> int:
    """Return where the next whole item begins, or the end of the text: a name or a date is an object, but no item."""
    for opening in islice(_ITEM.finditer(text, position), _TRIES):
        try:
            item, _ = DECODER.raw_decode(text, opening.start())
        except (json.JSONDecodeError, RecursionError):
            continue
        if "id" in item or "type" in item:
            return opening.start()
    return len(text)


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a list of CSL items."""
    items = [write(publication, options) for publication in publications]
    return orjson.dumps(items, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return what of a record a plain file does not say."""
    return lacking(publication, options)
