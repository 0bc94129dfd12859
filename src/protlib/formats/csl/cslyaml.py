"""CSL-YAML: CSL items in YAML, as pandoc and Better BibTeX write them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.item_writer import lacks, make_item
from protlib.formats.csl.packed_item import HOLDS
from protlib.formats.csl.recognition import is_item
from protlib.formats.jsontext import as_list
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import find_cut, gather
from protlib.formats.tagged_text import unify_line_ends
from protlib.formats.yamltext import dump, load_parts
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]

# Such as "references:", "- id: jobe2010" or "  - title: Caring".
_LIST: Final = re.compile(
    r"^(?:references:\s*(?:\[|$|#)| *- *[\"']?(?:id|type|title|author|issued)[\"']?: ?)", re.MULTILINE
)
# A lone item; title and author prove nothing, because any text with a YAML head has them.
_LONE_ITEM: Final = re.compile(r"^(?:id|type|issued|container-title|DOI|URL): ?", re.MULTILINE)
_ITEM_FIELD: Final = re.compile(r"^(?:title|author|editor|publisher): ?", re.MULTILINE)
# Such as "[{", "@book{" or "TY  - RPRT".
_NOT_YAML: Final = re.compile(r"\s*[{<@%\[]|[ \t]*(?:TY|PMID) {0,2}- ?")
_REFERENCES: Final = re.compile(r"^references:[ \t]*(?:#.*)?$", re.MULTILINE)
_ITEM: Final = re.compile(r"^( *)- ?", re.MULTILINE)
# The keys that may follow the list, and the beginning of an item after them.
_KEY_BEHIND_LIST: Final = re.compile(r"[\w-]+:(?:\s|$)|---|\.\.\.")
_NAMING: Final = frozenset({"title", "author"})
_SURE_ITEM: Final = re.compile(r" *- +[\"']?(?:id|type|title)[\"']?:")


def sniff(head: str) -> bool:
    """Tell whether a text with this head contains a list of references, or an item."""
    if _NOT_YAML.match(head):
        return False
    return bool(_LIST.search(head) or (_LONE_ITEM.search(head) and _ITEM_FIELD.search(head)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text: a list of items, alone or under `references`, with or without `---`."""
    problems: list[Problem] = []
    text = unify_line_ends(text)
    raws = ((line, item_to_raw(item)) for line, item in _items(text, problems))
    fault = "no items found; expected a list, or “references:” with a list under it"
    return gather(raws, options, len(_ITEM.findall(text)), problems, fault=fault)


def _items(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each item with its line; each is parsed alone, so that a broken one costs no other."""
    ends: list[tuple[int, str]] = []
    for line, value in load_parts(_split_items(text, problems), problems, "item"):
        references = value["references"] if isinstance(value, dict) and "references" in value else value
        for item in as_list(references):
            if is_item(item):
                ends.append((line, [*item][-1]))
                yield line, item
            else:
                problems.append(Problem(line, "", f"not a CSL item: {str(item)[:QUOTED_LETTERS]}; left out", lost=True))
    problems += find_cut(text, ends, _NAMING)


def _split_items(text: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """Yield the text of each item in a list, with its line; the whole text where it is no list.

    A line behind the list may belong to an item that lost its indentation: other items may follow.
    """
    heading = _REFERENCES.search(text)
    first = _ITEM.search(text, heading.end() if heading else 0)
    if first is None or (not heading and text[: first.start()].strip("-.\n ")):
        yield 1, text
        return
    indent = len(first[1])
    start, number = 0, text.count("\n", 0, first.start()) + 1
    is_inside = True
    lines = text[first.start() :].split("\n")
    for position, line in enumerate(lines[1:], 1):
        depth = len(line) - len(line.lstrip(" "))
        is_item = depth == indent and line.startswith("-", indent) and not line.startswith("---")
        is_end = depth <= indent and _KEY_BEHIND_LIST.match(line, depth) is not None
        if is_inside and (is_item or is_end):
            yield number + start, "\n".join(lines[start:position])
            start, is_inside = position, is_item
        elif is_item and _SURE_ITEM.match(line):
            message = "text between two items; left out"
            problems.append(Problem(number + start, "", message))
            start, is_inside = position, True
    if is_inside:
        yield number + start, "\n".join(lines[start:])


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records in pandoc's form: a list under `references`."""
    items = [make_item(publication, options) for publication in publications]
    return f"---\n{dump({'references': items})}...\n"
