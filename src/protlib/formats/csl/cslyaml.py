"""CSL-YAML: the items of CSL as pandoc and Better BibTeX have them in YAML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.csl import HOLDS, is_item, item_to_raw, lacking, write
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather
from protlib.formats.yamltext import NotReadError, dumped, loaded
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]

# Such as "references:", "- id: jobe2010" or "  - title: Caring".
_LIST: Final = re.compile(
    r"^(?:references:\s*(?:\[|$|#)| *- *[\"']?(?:id|type|title|author|issued)[\"']?: ?)", re.MULTILINE
)
# An item alone: that a text has a title and an author says nothing, for any that begins with YAML has these.
_ALONE: Final = re.compile(r"^(?:id|type|issued|container-title|DOI|URL): ?", re.MULTILINE)
_BESIDE: Final = re.compile(r"^(?:title|author|editor|publisher): ?", re.MULTILINE)
# Such as "[{", "@book{" or "TY  - RPRT".
_NOT_YAML: Final = re.compile(r"\s*[{<@%\[]|[ \t]*(?:TY|PMID) {0,2}- ?")
_REFERENCES: Final = re.compile(r"^references:[ \t]*(?:#.*)?$", re.MULTILINE)
_ITEM: Final = re.compile(r"^( *)- ?", re.MULTILINE)
# What may stand behind the list of items, and what begins an item where something has come between.
_BEHIND_LIST: Final = re.compile(r"[\w-]+:(?:\s|$)|---|\.\.\.")
_SURE_ITEM: Final = re.compile(r" *- +[\"']?(?:id|type|title)[\"']?:")


def sniff(head: str) -> bool:
    """Tell whether a text that begins like this has a list of references, or an item, in it."""
    if _NOT_YAML.match(head):
        return False
    return bool(_LIST.search(head) or (_ALONE.search(head) and _BESIDE.search(head)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of the items of a text: of a list, alone or under `references`, between `---` or not."""
    problems: list[Problem] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    raws = ((line, item_to_raw(item)) for line, item in _items(text, problems))
    parsed = gather(raws, options, len(_ITEM.findall(text)), problems)
    if not parsed.publications and not problems:
        problems.append(
            Problem(1, "", "no items found; expected a list, or “references:” with a list under it", lost=True)
        )
    return parsed


def _items(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each item with its line; each is parsed by itself, so that a broken one is the only one that is lost."""
    for line, part in _parts(text, problems):
        try:
            value = loaded(part, line, problems)
        except NotReadError as error:
            what = f"not YAML: {error}; the item was left out"
            problems.append(Problem(line + error.line, "", what, lost=True))
            continue
        for item in _listed(value):
            if is_item(item):
                yield line, item
            else:
                problems.append(Problem(line, "", f"not a CSL item: {str(item)[:40]}; left out", lost=True))


def _parts(text: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """Yield the items of the list in a text, each with its line; or all of the text, where it is no list of lines.

    What seems to stand behind the list may be a line of an item that lost its indentation: other items may follow.
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
    for place, line in enumerate(lines[1:], 1):
        depth = len(line) - len(line.lstrip(" "))
        is_item = depth == indent and line.startswith("-", indent) and not line.startswith("---")
        is_end = depth <= indent and _BEHIND_LIST.match(line, depth) is not None
        if is_inside and (is_item or is_end):
            yield number + start, "\n".join(lines[start:place])
            start, is_inside = place, is_item
        elif is_item and _SURE_ITEM.match(line):
            what = "text between two items; left out"
            problems.append(Problem(number + start, "", what))
            start, is_inside = place, True
    if is_inside:
        yield number + start, "\n".join(lines[start:])


def _listed(value: Any) -> list[Any]:
    if isinstance(value, dict) and "references" in value:
        value = value["references"]
    return value if isinstance(value, list) else [] if value is None else [value]


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as pandoc has them: a list under `references`."""
    items = [write(publication, options) for publication in publications]
    return f"---\n{dumped({'references': items})}...\n"


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return what of a record a plain file does not say."""
    return lacking(publication, options)
