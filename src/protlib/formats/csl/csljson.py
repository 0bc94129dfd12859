"""CSL-JSON, the exchange format of Zotero, Better BibTeX, Mendeley, pandoc and Crossref."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import orjson

from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.item_writer import lacks, make_item
from protlib.formats.csl.packed_item import HOLDS
from protlib.formats.csl.recognition import is_item
from protlib.formats.jsontext import first_object, objects, read_members
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "item_to_raw", "lacks", "loads", "sniff"]

# Such as `[` or `{"encoding": "utf-8", "items": [`.
_LIST: Final = re.compile(r'\s*(?:\[|\{(?:(?!\[)[^{])*?"(?:items|references)"\s*:\s*\[)')
# Such as `{"status":"ok","message-type":"work","message":` of Crossref, before the item or the list of items.
_ANSWER: Final = re.compile(r'\s*\{(?=[^\[]{0,200}"message-type"\s*:\s*"work(-list)?")[\s\S]{0,200}?"message"\s*:\s*')
_ITEMS: Final = re.compile(r'"items"\s*:\s*\[')
_EMPTY: Final = re.compile(r"\s*(?:\]\s*\}*\s*)?$")
_FIRST_MEMBERS: Final = 20
"""The number of list members to look at, because the first may be broken."""


def sniff(text: str) -> bool:
    """Tell whether one of the first members of a list, or the single object of a text, is a CSL item."""
    opening = _opening(text)
    if not opening:
        item, end = first_object(text)
        return _has_content(item) and not text[end:].strip()
    if _EMPTY.match(text, opening):
        return True
    return any(map(_has_content, islice(objects(text, opening), _FIRST_MEMBERS)))


def _has_content(value: object) -> bool:
    return is_item(value) and value.keys() != {"id"}


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text: a list of items, `{"items": [...]}` or one item."""
    problems: list[Problem] = []
    raws = ((line, item_to_raw(item)) for line, item in _items(text, problems))
    return gather(raws, options, text.count('"type"'), problems)


def _opening(text: str) -> int:
    """Return where the first item of a list stands, 0 where a text is no list."""
    if answer := _ANSWER.match(text):
        item_list = _ITEMS.search(text, answer.end()) if answer[1] else None
        return item_list.end() if item_list else answer.end()
    opening = _LIST.match(text)
    return opening.end() if opening else 0


def _items(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each item and its line; other members join the `problems`."""
    ends = "]}" if _ANSWER.match(text) else "]"
    for line, item in read_members(text, _opening(text), problems, ends):
        if is_item(item):
            yield line, item
        else:
            message = f"not a CSL item: {json.dumps(item, ensure_ascii=False)[:QUOTED_LETTERS]}; left out"
            problems.append(Problem(line, "", message, lost=True))


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a list of CSL items."""
    items = [make_item(publication, options) for publication in publications]
    return orjson.dumps(items, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
